"""The tables of the 月度通报; money in 亿元 unless a column says otherwise."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.data import MonthlyData, RankGroup, Share
from desktop_app.documents.model import Align, Column, Table
from desktop_app.domain.indicators import Measure
from desktop_app.domain.money import yi_text

NUMBER = Align.RIGHT
CENTRE = Align.CENTRE


def indicators(data: MonthlyData) -> Table:
    """The overall table: target, month, cumulative, completion, gap to pace, year on year, light."""
    columns = (
        Column("指标", 2.6),
        Column("全年目标", 1.1, NUMBER),
        Column("本月", 1.0, NUMBER),
        Column("累计", 1.1, NUMBER),
        Column("完成率", 1.0, NUMBER),
        Column("较序时\n百分点", 1.0, NUMBER),
        Column("同比", 1.0, NUMBER),
        Column("亮灯", 0.8, CENTRE),
    )
    rows = []
    for row in data.indicators:
        unit = wording.UNITS[row.measure]
        rows.append(
            (
                f"{row.name}（{unit}）" if unit else row.name,
                *(wording.figure(value, row.measure) for value in (row.target, row.month, row.cumulative)),
                wording.percent(row.completion),
                wording.points(row.pace_gap),
                wording.signed_percent(row.growth),
                wording.light(row.light),
            )
        )
    return Table(columns, tuple(rows), "主要指标完成情况")


def ranking(group: RankGroup) -> Table:
    """A group's ranking with its movement since last month."""
    columns = (
        Column("名次", 0.6, CENTRE),
        Column("单位", 2.2),
        Column("得分", 0.9, NUMBER),
        Column("较上月", 0.8, CENTRE),
        Column("到位额（亿元）", 1.2, NUMBER),
        Column("到位完成率", 1.1, NUMBER),
        Column("亮灯", 0.8, CENTRE),
    )
    rows = tuple(
        (
            str(row.rank) if row.rank is not None else "不参评",
            row.unit,
            f"{row.score_centi / 100:.2f}" if row.score_centi is not None else wording.NOTHING,
            wording.movement(row.movement),
            yi_text(row.funds_fen),
            wording.percent(row.funds_completion),
            wording.light(row.light),
        )
        for row in group.rows
    )
    return Table(columns, rows, f"{group.name}排名")


def key_projects(data: MonthlyData) -> Table:
    """Key projects: progress, next step, deadline."""
    columns = (
        Column("序号", 0.5, CENTRE),
        Column("项目", 2.0),
        Column("责任单位", 1.1),
        Column("类别", 1.0),
        Column("阶段", 0.6, CENTRE),
        Column("协议额\n（亿元）", 0.8, NUMBER),
        Column("进展", 6.0),
        Column("下一步及时限", 2.4),
    )
    rows = tuple(
        (
            str(number),
            row.name,
            row.unit,
            row.kinds,
            row.stage,
            yi_text(row.amount_fen) if row.amount_fen is not None else wording.NOTHING,
            row.progress,
            f"{row.next_step}（{row.due.month}月{row.due.day}日前）" if row.due else row.next_step,
        )
        for number, row in enumerate(data.projects, 1)
    )
    return Table(columns, rows, "重点项目推进情况")


def structure(cuts: Sequence[tuple[str, Sequence[Share]]]) -> Table:
    """The landed projects by size, industry, ownership and origin."""
    columns = (
        Column("划分", 1.2),
        Column("类别", 2.4),
        Column("项目（个）", 1, NUMBER),
        Column("到位额（亿元）", 1.2, NUMBER),
        Column("占比", 0.8, NUMBER),
    )
    rows = []
    for name, shares in cuts:
        total = sum((share.amount_fen for share in shares), Fraction(0))
        for share in shares:
            portion = share.amount_fen / total if total > 0 else None
            rows.append(
                (
                    name,
                    share.name,
                    wording.figure(share.count, Measure.COUNT),
                    yi_text(share.amount_fen),
                    wording.percent(portion),
                )
            )
    return Table(columns, tuple(rows), "落地项目结构")


def quality(data: MonthlyData) -> Table:
    """Reporting per unit."""
    columns = (
        Column("单位", 2.2),
        Column("应更新", 1, NUMBER),
        Column("按时更新", 1, NUMBER),
        Column("及时率", 1, NUMBER),
        Column("退回（条）", 1, NUMBER),
        Column("无下一步（个）", 1.2, NUMBER),
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
        for row in data.quality
    )
    return Table(columns, rows, "填报质量情况")


def units(data: MonthlyData, note: str) -> Table:
    """Every unit's figures on turned pages, with the reconciliation to the district's line below."""
    heads = tuple(
        Column(f"{name}\n（{wording.UNITS[measure]}）" if wording.UNITS[measure] else name, 1.0, NUMBER)
        for name, measure in data.unit_columns
    )
    columns = (Column("序号", 0.5, CENTRE), Column("单位", 2.0), Column("类别", 0.8, CENTRE), *heads)
    rows = tuple(
        (
            str(number),
            row.unit,
            row.group,
            *(
                wording.figure(value, measure)
                for value, (_name, measure) in zip(row.values, data.unit_columns, strict=True)
            ),
        )
        for number, row in enumerate(data.units, 1)
    )
    return Table(columns, rows, landscape=True, note=f"{data.reconciliation}{note}")


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
    return Table(columns, rows, unit="亿元", landscape=True, note=note)


def overdue(data: MonthlyData) -> Table:
    """Duties and promises past their day, the longest first as given."""
    columns = (
        Column("序号", 0.5, CENTRE),
        Column("事项", 3.0),
        Column("责任单位", 1.4),
        Column("期限", 1.2, CENTRE),
        Column("逾期天数", 0.9, NUMBER),
        Column("备注", 1.4),
    )
    rows = tuple(
        (str(number), row.matter, row.unit, f"{row.due:%Y-%m-%d}", str(row.days), row.note)
        for number, row in enumerate(data.overdue, 1)
    )
    return Table(columns, rows)
