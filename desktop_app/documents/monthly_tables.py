"""The tables of the 月度通报; money in 亿元 unless a column says otherwise."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from db.enums import Ownership
from desktop_app.documents import wording
from desktop_app.documents.data import (
    IndicatorRow,
    KeyProject,
    MonthlyData,
    RankGroup,
    RankRow,
    Share,
    portions,
)
from desktop_app.documents.model import SISTERS, Align, Column, Table
from desktop_app.documents.monthly_words import gap
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure
from desktop_app.domain.money import yi_text

NUMBER = Align.RIGHT
CENTRE = Align.CENTRE
SIZES_NOTE = "投资规模按协议额划分，各档含下限、不含上限。"
INVESTORS_NOTE = (
    "投资方性质、来源地按牵头投资方自身情况划分，央企下属企业按其自身性质列入；"
    "央企项目指标则含任一投资方为央企或央企下属企业的项目。"
)
OF_MONTH = "本月"
"""The column of the figures of a single month."""

ABROAD = (Ownership.FOREIGN, Ownership.HK_MACAO_TAIWAN)
"""Whose own money is not counted."""


def indicators(lines: Sequence[IndicatorRow], caption: str) -> Table:
    """The overall table: target, month, cumulative, completion, gap to pace, year on year, light."""
    columns = (
        Column("指标", 2.6),
        Column("全年目标", 1.1, NUMBER),
        Column(OF_MONTH, 1.0, NUMBER),
        Column("累计", 1.1, NUMBER),
        Column("完成率", 1.0, NUMBER),
        Column("较序时进度\n（百分点）", 1.0, NUMBER),
        Column("同比", 1.0, NUMBER),
        Column("亮灯", 0.8, CENTRE),
    )
    rows = []
    for row in lines:
        unit, figures = _own_unit(row)
        rows.append(
            (
                f"{row.name}（{unit}）" if unit and not row.name.endswith(unit) else row.name,
                *figures,
                wording.percent_cell(row.completion),
                wording.points(gap(row)),
                wording.points(row.growth) if row.measure is Measure.RATE else wording.signed_percent(row.growth),
                wording.light(row.light),
            )
        )
    rates = [row for row in lines if row.measure is Measure.RATE]
    notes = [
        ("“较序时进度”一栏为实际值与全年目标之差", any(row.pace_gap is not None for row in rates)),
        ("“同比”一栏为增减百分点", any(row.growth is not None for row in rates)),
    ]
    told = "，".join(text for text, so in notes if so)
    note = f"比率类指标的{told}。" if told else ""
    if lines and all(row.growth is None for row in lines):
        note += "同比因上年未印发从略。"
    return Table(columns, tuple(rows), caption, note=note)


def _own_unit(row: IndicatorRow) -> tuple[str, tuple[str, ...]]:
    """The unit of an indicator, money in 万元 or 元 where 亿元 would show nothing of it, and target, month and year."""
    values = (row.target, row.month, row.cumulative)
    if row.measure is not Measure.MONEY:
        return wording.unit(row.measure, row.word), tuple(wording.figure(value, row.measure) for value in values)
    name, size = wording.money_unit(row.month, row.cumulative)
    return name, tuple(wording.money_figure(value, size) for value in values)


def ranking(group: RankGroup, caption: str) -> Table:
    """A group's ranking with its movement since last month, and the indicator that weighs most in it.

    A note says why one that is placed well may have a red light, and whose money is less than the month before.
    """
    unit, done = wording.column([row.done for row in group.rows], group.measure)
    columns = (
        Column("名次", 0.6, CENTRE),
        Column("单位", 2.2),
        Column("得分", 0.9, NUMBER),
        Column("较上月", 0.8, CENTRE),
        Column(f"{group.indicator}\n（{unit}）" if unit else group.indicator, 1.2, NUMBER),
        Column("完成率", 1.0, NUMBER),
        Column("亮灯", 0.8, CENTRE),
    )
    rows = tuple(
        (
            place(group, row),
            row.unit,
            wording.score(row.score_centi),
            wording.movement(None if group.level else row.movement),
            figure,
            wording.percent_cell(row.completion),
            wording.light(row.light),
        )
        for row, figure in zip(group.rows, done, strict=True)
    )
    lit = any(row.light is not None for row in group.rows)
    note = f"得分、名次按各项考核指标综合确定，亮灯只看{group.indicator}完成情况。" if lit else ""
    return Table(columns, rows, caption, note=note + _taken_back(group), largest=SISTERS)


def _taken_back(group: RankGroup) -> str:
    """The sentence about the units whose cumulative money fell in the month."""
    if not group.fallen:
        return ""
    units = wording.listed([row.unit for row in group.fallen])
    less = wording.listed([wording.money(-row.month) for row in group.fallen])
    return f"{units}累计{group.indicator}较上月底{'分别' * (len(group.fallen) > 1)}减少{less}，系本月冲销大于新增所致。"


def place(group: RankGroup, row: RankRow) -> str:
    """A unit's place as it is printed: none where no unit of its group has a point."""
    return wording.NOTHING if group.level and row.rank is not None else wording.rank(row.rank)


def key_projects(lines: Sequence[KeyProject], caption: str, year: int, now: date = date.min) -> Table:
    """Key projects: progress, next step, and on a line of its own until when, and whether that is over `now`.

    A note explains steps that are to be confirmed.
    """
    columns = (
        Column("序号", 0.5, CENTRE),
        Column("项目", 2.6),
        Column("责任单位", 1.1),
        Column("类别", 1.0, whole=True),
        Column("阶段", 0.6, CENTRE),
        Column("协议额", 0.8, NUMBER),
        Column("进展", 5.0),
        Column("下一步及时限", 2.4, passing=True),
    )
    rows = tuple(
        (
            str(number),
            row.name,
            row.unit,
            row.kinds.replace("、", "\n"),
            row.stage,
            yi_text(row.amount_fen) if row.amount_fen is not None else wording.NOTHING,
            row.progress or wording.NOTHING,
            "\n".join(filter(None, (row.next_step, wording.deadline(row.due, year, now)))) or wording.NOTHING,
        )
        for number, row in enumerate(lines, 1)
    )
    unsure = any(wording.TO_BE_CONFIRMED in row.progress for row in lines)
    note = f"标明“{wording.TO_BE_CONFIRMED}”的，该项进展截至统计月末尚未经确认，不计入主要指标。" if unsure else ""
    return Table(columns, rows, caption, unit="亿元", note=note)


def structure(cuts: Sequence[tuple[str, Sequence[Share]]], caption: str) -> Table:
    """The landed projects by size, industry, ownership and origin."""
    money, size = wording.money_unit(*(share.amount_fen for _name, shares in cuts for share in shares))
    columns = (
        Column("划分", 1.2, CENTRE, joined=True),
        Column("类别", 2.4),
        Column("项目（个）", 1, NUMBER),
        Column(f"到位额（{money}）", 1.2, NUMBER),
        Column("到位额占比", 0.8, NUMBER),
    )
    rows = []
    for name, shares in cuts:
        for share, portion in zip(shares, portions(shares), strict=True):
            rows.append(
                (
                    name,
                    share.name,
                    wording.figure(share.count, Measure.COUNT),
                    wording.money_figure(share.amount_fen, size),
                    wording.percent_cell(portion),
                )
            )
    return Table(columns, tuple(rows), caption, note=f"{SIZES_NOTE}{_investors_note(cuts)}{_reversed_note(cuts)}")


def _reversed_note(cuts: Sequence[tuple[str, Sequence[Share]]]) -> str:
    """Why some shares are not told."""
    negative = any(share.amount_fen < 0 for _cut, shares in cuts for share in shares)
    return "到位额因冲销有负数的，不列占比。" if negative else ""


def _investors_note(cuts: Sequence[tuple[str, Sequence[Share]]]) -> str:
    """By whom of the investors projects are cut, and why that is not what the indicators say."""
    paid = {share.name for _cut, shares in cuts for share in shares if share.amount_fen}
    abroad = [name for name in map(words.label, ABROAD) if name in paid]
    return INVESTORS_NOTE + (f"{wording.listed(abroad)}项目的到位额是其中内资投资方的出资。" if abroad else "")


def quality(data: MonthlyData, caption: str) -> Table:
    """Reporting per unit, what is to be completed only as far as there is any."""
    found = data.quality.rows
    rows: list[tuple[str, ...]]
    columns = [
        Column("单位", 2.2),
        Column("应更新（次）", 1.1, NUMBER),
        Column("按时更新（次）", 1.2, NUMBER),
        Column("及时率", 0.9, NUMBER),
    ]
    rows = [
        (
            row.unit,
            str(row.due),
            str(row.on_time),
            wording.percent_cell(Fraction(row.on_time, row.due) if row.due else None),
        )
        for row in found
    ]
    lacking = (
        (Column("退回（条）", 1, NUMBER, passing=True), [row.returned for row in found]),
        (Column("未填下一步（个）", 1.2, NUMBER, passing=True), [row.without_next_step for row in found]),
    )
    for column, counts in lacking:
        if any(counts):
            columns.append(column)
            rows = [(*row, str(count)) for row, count in zip(rows, counts, strict=True)]
    return Table(tuple(columns), tuple(rows), caption)
