"""The tables of the 双周专报."""

from collections.abc import Sequence

from desktop_app.documents import wording
from desktop_app.documents.fortnight_data import ActivityRow, FortnightlyData, Matter, OpenDuty, PlannedRow, StepRow
from desktop_app.documents.model import Align, Column, Table
from desktop_app.documents.monthly_tables import day_text
from desktop_app.domain.indicators import Light
from desktop_app.domain.money import yi_text

NUMBER, CENTRE = Align.RIGHT, Align.CENTRE
ORDER = Column("序号", 0.5, CENTRE)


def steps(data: FortnightlyData) -> Table:
    """What the fortnight brought, beside the one before and the year so far."""
    columns = (
        Column("事项", 2.0),
        Column("本期", 1.0, NUMBER),
        Column("上期", 1.0, NUMBER),
        Column("增减", 1.0, NUMBER),
        Column("今年累计", 1.2, NUMBER),
        Column("完成率", 1.0, NUMBER),
        Column("亮灯", 0.8, CENTRE),
    )
    rows = [_step_cells(row) for row in data.steps]
    funds = data.funds
    change = yi_text(funds.now - funds.before)
    rows.append(
        (
            "市外内资到位额（亿元）",
            yi_text(funds.now),
            yi_text(funds.before),
            change if change.startswith("-") else f"+{change}",
            yi_text(funds.year),
            wording.percent(funds.completion),
            wording.light(funds.light),
        )
    )
    note = "项目按录入、评审和中心确认的日期统计；到位额按到账日期统计，统计至本期末所在月份。"
    return Table(columns, tuple(_unsigned_zero(row) for row in rows), "本期主要情况表", note=note)


def _step_cells(row: StepRow) -> tuple[str, ...]:
    numbers = (f"{row.now:,}", f"{row.before:,}", f"{row.now - row.before:+,}", f"{row.year:,}")
    return (f"{row.name}（个）", *numbers, wording.NOTHING, wording.NOTHING)


def _unsigned_zero(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("0" if cell == "+0" else "0.00" if cell == "+0.00" else cell for cell in row)


def activities(lines: Sequence[ActivityRow]) -> Table:
    """The activities in the order of their days."""
    columns = (
        Column("日期", 0.9, CENTRE),
        Column("类型", 0.6, CENTRE),
        Column("单位", 1.3),
        Column("地点", 1.2),
        Column("内容", 4.2),
    )
    rows = tuple((f"{row.day.month}月{row.day.day}日", row.kind, row.unit, row.place, row.text) for row in lines)
    return Table(columns, rows, "主要招商活动")


def matters(lines: Sequence[Matter]) -> Table:
    """What waits to be coordinated."""
    columns = (
        ORDER,
        Column("类别", 1.2, CENTRE),
        Column("事项", 3.6),
        Column("等待天数", 0.9, NUMBER),
        Column("建议牵头", 1.8),
    )
    rows = tuple((str(n), row.kind, row.matter, str(row.days), row.lead) for n, row in enumerate(lines, 1))
    return Table(columns, rows, "需协调事项")


def duties(lines: Sequence[OpenDuty]) -> Table:
    """The duties that are still open and late or soon to be closed; of all others only how many there are."""
    urgent = [row for row in lines if row.light is not Light.GREEN] or lines
    later = len(lines) - len(urgent)
    columns = (
        ORDER,
        Column("事项", 3.4),
        Column("责任单位", 1.5),
        Column("期限", 1.2, CENTRE),
        Column("逾期天数", 0.9, NUMBER),
        Column("亮灯", 0.8, CENTRE),
    )
    rows = tuple(
        (
            str(n),
            row.matter,
            row.unit,
            f"{row.due:%Y-%m-%d}" if row.due else wording.NOTHING,
            str(row.days) if row.days else wording.NOTHING,
            wording.light(row.light),
        )
        for n, row in enumerate(urgent, 1)
    )
    return Table(columns, rows, "未销号事项", note=f"另有{later}项尚未临近期限，不再列出。" if later else "")


def planned(lines: Sequence[PlannedRow], year: int) -> Table:
    """What the next two weeks bring."""
    columns = (Column("日期", 1.0, CENTRE), Column("事项", 4.4), Column("责任单位", 1.5))
    rows = tuple((day_text(row.day, year), row.matter, row.unit) for row in lines)
    return Table(columns, rows, "下两周工作安排")
