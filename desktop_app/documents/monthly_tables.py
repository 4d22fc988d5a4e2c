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
    OverdueRow,
    RankGroup,
    RankRow,
    Share,
    portions,
)
from desktop_app.documents.model import Align, Column, Table
from desktop_app.documents.monthly_words import gap
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure
from desktop_app.domain.money import yi_text

NUMBER = Align.RIGHT
CENTRE = Align.CENTRE
SIZES_NOTE = "投资规模按协议额划分，各档含下限、不含上限。"
BIG_NOTE = "所列即“亿元以上大项目”所计项目，不含追加投资和往年落地的。"
ABROAD = (Ownership.FOREIGN, Ownership.HK_MACAO_TAIWAN)
"""Whose own money is not counted."""


def indicators(lines: Sequence[IndicatorRow], caption: str) -> Table:
    """The overall table: target, month, cumulative, completion, gap to pace, year on year, light."""
    columns = (
        Column("指标", 2.6),
        Column("全年目标", 1.1, NUMBER),
        Column("本月", 1.0, NUMBER),
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
                wording.percent(row.completion),
                wording.points(gap(row)),
                wording.points(row.growth) if row.measure is Measure.RATE else wording.signed_percent(row.growth),
                wording.light(row.light),
            )
        )
    rates = [row for row in lines if row.measure is Measure.RATE]
    notes = [
        ("较序时进度为与全年目标之差", any(row.pace_gap is not None for row in rates)),
        ("同比为增减百分点", any(row.growth is not None for row in rates)),
    ]
    told = "，".join(text for text, so in notes if so)
    return Table(columns, tuple(rows), caption, note=f"比率类指标的{told}。" if told else "")


def _own_unit(row: IndicatorRow) -> tuple[str, tuple[str, ...]]:
    """The unit of an indicator, money in 万元 or 元 where 亿元 would show nothing of it, and target, month and year."""
    values = (row.target, row.month, row.cumulative)
    if row.measure is not Measure.MONEY:
        return wording.unit(row.measure, row.word), tuple(wording.figure(value, row.measure) for value in values)
    name, size = wording.money_unit(row.month, row.cumulative)
    return name, tuple(wording.money_figure(value, size) for value in values)


def ranking(group: RankGroup, caption: str) -> Table:
    """A group's ranking with its movement since last month, and the indicator that weighs most in it."""
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
            wording.percent(row.completion),
            wording.light(row.light),
        )
        for row, figure in zip(group.rows, done, strict=True)
    )
    return Table(columns, rows, caption)


def place(group: RankGroup, row: RankRow) -> str:
    """A unit's place as it is printed: none where no unit of its group has a point."""
    return wording.NOTHING if group.level and row.rank is not None else wording.rank(row.rank)


def key_projects(lines: Sequence[KeyProject], caption: str, year: int, now: date = date.min) -> Table:
    """Key projects: progress, next step, and on a line of its own until when, and whether that is over `now`."""
    columns = (
        Column("序号", 0.5, CENTRE),
        Column("项目", 2.6),
        Column("责任单位", 1.1),
        Column("类别", 1.0),
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
            "\n".join(part for part in (row.next_step, wording.deadline(row.due, year, now)) if part) or wording.NOTHING,
        )
        for number, row in enumerate(lines, 1)
    )
    return Table(columns, rows, caption, unit="亿元")


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
                    wording.percent(portion),
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
    note = "投资方性质、来源地按牵头投资方划分，央企项目指标则含任一投资方为央企的项目。"
    return f"{note}{wording.listed(abroad)}项目的到位额是其中内资投资方的出资。" if abroad else note


def quality(data: MonthlyData, caption: str) -> Table:
    """Reporting per unit."""
    columns = (
        Column("单位", 2.2),
        Column("应更新", 1, NUMBER),
        Column("按时更新", 1, NUMBER),
        Column("及时率", 1, NUMBER),
        Column("退回（条）", 1, NUMBER, passing=True),
        Column("未填下一步（个）", 1.2, NUMBER, passing=True),
    )
    rows = tuple(
        (
            row.unit,
            str(row.due),
            str(row.on_time),
            wording.percent(Fraction(row.on_time, row.due) if row.due else None),
            str(row.returned),
            str(row.without_next_step),
        )
        for row in data.quality.rows
    )
    return Table(columns, rows, caption)


def units(data: MonthlyData, note: str) -> Table:
    """Every unit's figures on turned pages, their sums, and the district's figures with what explains a difference."""
    labels = [(str(number), row.unit, row.group) for number, row in enumerate(data.units, 1)]
    lines = [row.values for row in data.units]
    totals = [("各单位合计", data.unit_sums), ("全区", data.district)]
    for name, values in totals if data.district else ():
        labels.append(("", name, ""))
        lines.append(values)
    told = [
        wording.column(values, measure)
        for values, (_name, measure) in zip(zip(*lines, strict=True), data.unit_columns, strict=True)
    ]
    heads = tuple(
        Column(f"{name}\n（{unit}）" if unit else name, 1.0, NUMBER)
        for (name, _measure), (unit, _cells) in zip(data.unit_columns, told, strict=True)
    )
    columns = (Column("序号", 0.5, CENTRE), Column("单位", 2.0), Column("类别", 0.8, CENTRE), *heads)
    cells = [texts for _unit, texts in told]
    rows = tuple((*label, *figures) for label, *figures in zip(labels, *cells, strict=True))
    note = f"{reconciliation(data)}{_shared(data)}{note}"
    return Table(columns, rows, landscape=True, total_rows=2 if data.district else 0, note=note)


def _shared(data: MonthlyData) -> str:
    """Why projects are counted with decimals, where they are."""
    counts = [place for place, (_name, kind) in enumerate(data.unit_columns) if kind is Measure.COUNT]
    values = [row.values[place] for row in data.units for place in counts]
    shared = any(value is not None and value.denominator != 1 for value in values)
    return "几家单位共有的项目按归属比例计入各单位，项目数因此有小数。" if shared else ""


def reconciliation(data: MonthlyData) -> str:
    """Why the units' sums and the district's figures differ: what no unit's credit covers."""
    if not data.district:
        return ""
    parts = []
    for (name, measure), ours, theirs in zip(data.unit_columns, data.district, data.unit_sums, strict=True):
        rest = wording.plain_figure(ours - theirs, measure)
        if rest.strip("-") != "0":
            parts.append(f"{name}{rest}{wording.unit(measure)}")
    if not parts:
        return "各单位合计与全区数一致。"
    return f"全区数与各单位合计之差为未划定归属的项目：{wording.listed(parts)}。"


def big_projects(data: MonthlyData, note: str) -> Table:
    """Projects of 1 亿元 or more, on turned pages."""
    columns = (
        Column("序号", 0.5, CENTRE),
        Column("项目", 2.6),
        Column("责任单位", 1.4),
        Column("投资方", 2.4),
        Column("来源地", 0.8, CENTRE),
        Column("行业", 1.6),
        Column("阶段", 0.6, CENTRE),
        Column("协议额", 0.8, NUMBER),
        Column("到位额", 0.8, NUMBER),
    )
    rows = tuple(
        (
            str(number),
            row.name,
            row.unit,
            row.investor,
            row.origin,
            row.industry,
            row.stage,
            yi_text(row.agreement_fen) if row.agreement_fen is not None else wording.NOTHING,
            yi_text(row.funds_fen),
        )
        for number, row in enumerate(data.big_projects, 1)
    )
    note = f"{BIG_NOTE}到位额为签约以来经确认的到位资金累计数。{note}"
    return Table(columns, rows, unit="亿元", landscape=True, note=note)


def overdue(entries: Sequence[OverdueRow], note: str) -> Table:
    """Duties and promises past their day, the longest first as given, on turned pages."""
    columns = (
        Column("序号", 0.5, CENTRE),
        Column("类别", 0.9, CENTRE),
        Column("事项", 3.0),
        Column("责任单位", 1.7),
        Column("期限", 1.2, CENTRE),
        Column("逾期天数", 0.9, NUMBER),
    )
    rows = tuple(
        (str(number), row.kind, row.matter, row.unit, f"{row.due:%Y-%m-%d}", str(row.days))
        for number, row in enumerate(entries, 1)
    )
    return Table(columns, rows, landscape=True, note=note)
