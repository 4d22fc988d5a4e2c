"""The tables of the 双周专报."""

from collections.abc import Sequence

from desktop_app.documents import wording
from desktop_app.documents.fortnight_data import ActivityRow, FortnightlyData, Matter, OpenDuty, PlannedRow
from desktop_app.documents.model import Align, Column, Table
from desktop_app.domain.indicators import Light

NUMBER, CENTRE = Align.RIGHT, Align.CENTRE
ORDER = Column("序号", 0.5, CENTRE)
STEPS_NOTE = "项目按录入、评审、确认日期，到位额按到账日期统计（不早于计入月份）；各数四舍五入。"
"""A line of the note: with a second one page 1 has no room for a paragraph of five lines."""


def steps(data: FortnightlyData, caption: str) -> Table:
    """What the fortnight brought, the one before, and the year so far: a column each, so that it is low."""
    funds = data.funds
    money, size = wording.money_unit(funds.now, funds.before, funds.year)
    change = wording.as_printed(funds.now, size) - wording.as_printed(funds.before, size)
    lines = (
        ("本期", [wording.grouped(row.now) for row in data.steps], wording.money_figure(funds.now, size)),
        ("上期", [wording.grouped(row.before) for row in data.steps], wording.money_figure(funds.before, size)),
        (
            "增减",
            [_signed(wording.grouped(row.now - row.before)) for row in data.steps],
            _signed(wording.money_figure(change, size)),
        ),
        (
            f"{funds.this_year}累计",
            [wording.grouped(row.year) for row in data.steps],
            wording.money_figure(funds.year, size),
        ),
    )
    heads = (*(row.name for row in data.steps), f"市外内资到位额（{money}）")
    columns = (Column("时期", 1.0, CENTRE), *(Column(head, 1.0, NUMBER) for head in heads))
    rows = tuple((name, *counts, told) for name, counts, told in lines)
    return Table(columns, rows, caption, unit="个", note=STEPS_NOTE)


def _signed(text: str) -> str:
    """A difference with its sign; none for nothing."""
    return text if text.startswith("-") or not text.strip("0.,") else f"+{text}"


def activities(lines: Sequence[ActivityRow], caption: str) -> Table:
    """The activities in the order of their days."""
    columns = (
        Column("日期", 0.9, CENTRE),
        Column("类型", 0.6, CENTRE),
        Column("单位", 1.3),
        Column("地点", 1.2),
        Column("内容", 4.2),
    )
    rows = tuple((f"{row.day.month}月{row.day.day}日", row.kind, row.unit, row.place, row.text) for row in lines)
    return Table(columns, rows, caption)


def matters(lines: Sequence[Matter], caption: str) -> Table:
    """What waits to be coordinated."""
    columns = (
        ORDER,
        Column("类别", 1.2, CENTRE),
        Column("事项", 3.6),
        Column("等待天数", 0.9, NUMBER),
        Column("建议牵头", 1.8),
    )
    rows = tuple((str(n), row.kind, row.matter, str(row.days), row.lead) for n, row in enumerate(lines, 1))
    return Table(columns, rows, caption)


def duties(lines: Sequence[OpenDuty], caption: str, first: int, year: int) -> Table:
    """The duties that are still open and late or soon to be closed; of all others only how many there are.

    Where none is late or near, the `first` so many stand for them.
    """
    urgent = [row for row in lines if row.light is not Light.GREEN]
    shown = urgent or lines[:first]
    later, why = len(lines) - len(shown), "尚未临近期限" if urgent else "期限较晚"
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
            wording.day_in(row.due, year) if row.due else wording.NOTHING,
            str(row.days) if row.days else wording.NOTHING,
            wording.light(row.light),
        )
        for n, row in enumerate(shown, 1)
    )
    return Table(columns, rows, caption, note=f"另有{later}项{why}，不再列出。" if later else "")


def planned(lines: Sequence[PlannedRow], year: int, caption: str) -> Table:
    """What the next two weeks bring."""
    columns = (Column("日期", 1.0, CENTRE), Column("事项", 4.4), Column("责任单位", 1.5))
    rows = tuple((wording.day_in(row.day, year), row.matter, row.unit) for row in lines)
    return Table(columns, rows, caption)
