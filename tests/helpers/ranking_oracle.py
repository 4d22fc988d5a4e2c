"""The monthly ranking once more, from the rows of a data workbook: plain Python over tests/helpers/indicator_oracle."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from tests.helpers.counting import half_up, light
from tests.helpers.indicator_oracle import RATES, District

GROUPS = {"园区": "park", "街道": "subdistrict", "委办局": "bureau"}
_TERRITORIAL = {
    "outside_funds_in_place": 40, "landed_quality_projects": 15, "landed_over_100m": 15, "landed_beijing": 10,
    "signed_to_landed_rate": 10, "update_timeliness_rate": 10,
}  # fmt: skip
WEIGHTS = {
    "park": _TERRITORIAL,
    "subdistrict": _TERRITORIAL,
    "bureau": {
        "leads_accepted": 40, "referrals_made": 20, "landings_contributed": 20, "tasks_closed": 10,
        "update_timeliness_rate": 10,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A unit's place. Score and rank are None for 不参评. `parts`: indicator -> completion, uncapped."""

    group: str
    unit: str
    score: Decimal | None
    rank: int | None
    previous_rank: int | None
    light: str | None
    parts: dict[str, Fraction]


def ranking(district: District, year: int, month: int, centre: str) -> list[Line]:
    """The lines group by group in their order; the centre, which confirms, does not take part."""
    lines = _month(district, year, month, centre)
    before = {line.unit: line.rank for line in _month(district, year, month - 1, centre)} if month > 1 else {}
    return [replace(line, previous_rank=before.get(line.unit)) for line in lines]


def _month(district: District, year: int, month: int, centre: str) -> list[Line]:
    """Ranked on the displayed score as 1, 2, 2, 4; ties in the order of funds' completion, funds, code."""
    first = dt.date(year, month, 1)
    found = []
    for row in district.rows("责任单位"):
        if row["单位代码"] != centre and (row.get("停用日期") is None or row["停用日期"] >= first):
            found.append(_line(district, row["单位代码"], GROUPS[row["分组"]], year, month))
    ordered = sorted(found, key=lambda pair: pair[0])
    lines = [line for _, line in ordered]
    return [
        replace(line, rank=None if line.score is None else 1 + sum(_beats(other, line) for other in lines))
        for line in lines
    ]


def _beats(other: Line, line: Line) -> bool:
    """Of the same group, with a higher displayed score."""
    return other.group == line.group and other.score is not None and line.score is not None and other.score > line.score


def _line(district: District, unit: str, group: str, year: int, month: int) -> tuple[tuple[object, ...], Line]:
    weights, parts = WEIGHTS[group], {}
    for indicator in weights:
        figure = district.figure(indicator, year, month, unit)
        if figure.target:  # above zero; where nothing was due nothing was done
            parts[indicator] = (figure.cumulative or Fraction(0)) / figure.target
    whole = sum(weights[indicator] for indicator in parts)
    capped = {indicator: min(done, Fraction(12, 10)) for indicator, done in parts.items()}
    score = None
    if whole:
        points = sum((weights[indicator] * done for indicator, done in capped.items()), Fraction(0))
        score = half_up(100 * points / whole, 2)
    main = max(parts, key=lambda indicator: weights[indicator], default=None)
    funds = district.figure("outside_funds_in_place", year, month, unit)
    order = (
        list(WEIGHTS).index(group),
        score is None,
        -(score or 0),
        -(funds.completion or 0) if whole else 0,
        -(funds.cumulative or 0) if whole else 0,
        unit,
    )
    gone = Fraction(1) if main in RATES else Fraction(month, 12)
    return order, Line(group, unit, score, None, None, light(parts[main] / gone) if main else None, parts)
