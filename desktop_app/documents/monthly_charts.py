"""The figures of a 月度通报: each chart one definition, printed if the template asks for it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.data import OTHERS, MonthlyData, RankGroup, portions
from desktop_app.documents.model import Block, ChartKind, Figure, Series
from desktop_app.documents.templates import Template
from desktop_app.domain.indicators import Measure

PART = "charts"
GROUP, INDICATOR = "{group}", "{indicator}"
"""Where a title has the group and the indicator, which are filled in for each chart."""

CHARTS = ("completion", "months", "ranking", "funnel", "origin")

TALLEST = 13


def wanted(template: Template) -> Mapping[str, str]:
    """The charts that the template asks for, with their titles."""
    return template.settings(PART, {"group": GROUP, "indicator": INDICATOR}, CHARTS)


def overall(data: MonthlyData, titles: Mapping[str, str]) -> list[Block]:
    """Completion against pace, and money by month."""
    found: list[Block] = []
    year_gone = Fraction(data.month, 12)
    rows = [
        (row.name, row.completion, year_gone if row.pace_gap is None else row.completion - row.pace_gap)
        for row in data.indicators
        if row.completion is not None
    ]
    if rows and "completion" in titles:
        found.append(_completion(titles["completion"], rows))
    if "months" in titles and len(data.funds_by_month) > 1 and any(data.funds_by_month):
        found.append(_months(titles["months"], data))
    return found


def ranking(group: RankGroup, month: int, titles: Mapping[str, str], most: int) -> list[Block]:
    """The completion of the units of a group, best placed first; of a larger group the first so many."""
    pace = Fraction(1) if group.measure is Measure.RATE else Fraction(month, 12)
    placed = [row for row in group.rows if row.rank is not None]
    rows = [(row.unit, row.completion, pace) for row in placed if row.completion is not None]
    if "ranking" not in titles or len(rows) < 2:
        return []
    shown = f"{group.name}前{most}家" if len(rows) > most else group.name
    title = titles["ranking"].replace(GROUP, shown).replace(INDICATOR, group.indicator)
    return [_completion(title, rows[:most])]


def funnel(data: MonthlyData, titles: Mapping[str, str]) -> list[Block]:
    """How far the projects entered in the year have come."""
    if "funnel" not in titles or not any(count for _name, count in data.funnel):
        return []
    names, counts = zip(*data.funnel, strict=True)
    series = (Series("项目", tuple(Fraction(count) for count in counts)),)
    return [Figure(ChartKind.FUNNEL, titles["funnel"], names, series, "个，右侧为占上一阶段的百分比", rows=7)]


def origin(data: MonthlyData, titles: Mapping[str, str]) -> list[Block]:
    """Where the money came from, most first and what has no slice of its own last; no ring of shares that are none."""
    shares = sorted(data.structure.origin, key=lambda share: (share.name == OTHERS, -share.amount_fen))
    if "origin" not in titles or not shares or None in portions(shares):
        return []
    names = tuple(share.name for share in shares)
    unit, size = wording.money_unit(*(share.amount_fen for share in shares), digits=1)
    amounts = tuple(share.amount_fen / size for share in shares)
    return [Figure(ChartKind.PIE, titles["origin"], names, (Series("到位额", amounts),), unit, rows=7)]


def _completion(title: str, rows: Sequence[tuple[str, Fraction, Fraction]]) -> Figure:
    """A gauge of names with their completion and the pace that they should keep."""
    names, done, paces = zip(*rows, strict=True)
    height = min(2 + (len(rows) + 1) // 2, TALLEST)
    return Figure(ChartKind.GAUGE, title, names, (Series("完成率", done),), rows=height, marks=paces)


def _months(title: str, data: MonthlyData) -> Figure:
    unit, size = wording.money_unit(*data.funds_by_month, *data.funds_last_year, digits=1)

    def told(values: tuple[int | None, ...]) -> tuple[Fraction | None, ...]:
        return tuple(None if value is None else Fraction(value, size) for value in values)

    count = len(data.funds_by_month)
    series = [Series(f"{data.year}年", told(data.funds_by_month))]
    if any(value is not None for value in data.funds_last_year):
        earlier = (*data.funds_last_year, *([None] * count))[:count]
        series.append(Series(f"{data.year - 1}年", told(earlier)))
    categories = tuple(f"{month}月" for month in range(1, count + 1))
    return Figure(ChartKind.BAR, title, categories, tuple(series), unit, rows=8)
