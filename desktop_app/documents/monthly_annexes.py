"""The tables of the annexes of the 月度通报, on turned pages: units, projects of 1 亿元 or more, what is overdue."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents import wording
from desktop_app.documents.data import MonthlyData, OverdueRow
from desktop_app.documents.model import Align, Column, Table
from desktop_app.domain.indicators import Measure
from desktop_app.domain.money import yi_text

NUMBER = Align.RIGHT
CENTRE = Align.CENTRE
ROUNDED, ROUNDED_PROJECTS = (f"各数四舍五入，所列{of}数相加与合计可能略有出入。" for of in ("各单位", "各项目"))
BIG_NOTE = "所列即“亿元以上大项目”所计项目，不含本市来源、未认定为优质、追加投资、往年落地和落地尚未确认的。"


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
    note = f"各项为{wording.months(data.month)}累计数。{reconciliation(data)}{_shared(data)}{_not_ranked(data)}{note}"
    return Table(columns, rows, landscape=True, total_rows=2 if data.district else 0, note=note)


def _shared(data: MonthlyData) -> str:
    """Why projects are counted with decimals, where they are."""
    counts = [place for place, (_name, kind) in enumerate(data.unit_columns) if kind is Measure.COUNT]
    values = [row.values[place] for row in data.units for place in counts]
    shared = any(value is not None and value.denominator != 1 for value in values)
    return "几家单位共有的项目按归属比例计入各单位，项目数因此有小数。" if shared else ""


def _not_ranked(data: MonthlyData) -> str:
    """Who has figures and stands in no ranking: the office that makes it."""
    names = [row.unit for row in data.units if not row.ranked]
    return f"{wording.listed(names)}不参加排名。" if names else ""


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
        return f"各单位合计与全区数一致。{ROUNDED}"
    return f"全区数与各单位合计之差为未划定归属的项目：{wording.listed(parts)}。{ROUNDED}"


def big_projects(data: MonthlyData, note: str) -> Table:
    """Projects of 1 亿元 or more with their sum, on turned pages."""
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
    agreed = sum(row.agreement_fen or 0 for row in data.big_projects)
    arrived = sum(row.funds_fen for row in data.big_projects)
    total = ("", "合计", *[""] * 5, yi_text(agreed), yi_text(arrived))
    several = len(rows) > 1
    note = f"{BIG_NOTE}到位额为签约以来经确认的到位资金累计数。{ROUNDED_PROJECTS if several else ''}{note}"
    table = Table(columns, rows, unit="亿元", landscape=True, note=note)
    return replace(table, rows=(*rows, total), total_rows=1) if several else table


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
