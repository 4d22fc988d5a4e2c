"""The sentence on why a figure has changed."""

from fractions import Fraction

import pytest

from db.enums import Indicator
from desktop_app.documents.difference import sentence
from desktop_app.domain.periods import Month
from desktop_app.queries.differences import Difference, DifferenceRow

FUNDS, LANDED = Indicator.OUTSIDE_FUNDS_IN_PLACE, Indicator.LANDED_QUALITY_PROJECTS
YI = 10_000_000_000


def found(indicator: Indicator, month: Month, *rows: tuple[str, float, float]) -> Difference:
    scale = YI if indicator is FUNDS else 1
    parts = [
        DifferenceRow(title, title, title, Fraction(str(before)) * scale, Fraction(str(now)) * scale, 1)
        for title, before, now in rows
    ]
    parts.sort(key=lambda row: -abs(row.change))
    return Difference(indicator, None, month, tuple(parts))


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (
            found(FUNDS, Month(2022, 12), ("甲", 2, 0.5), ("乙", 0, 0.3)),
            "12月市外内资到位额0.8亿元，比11月减少1.2亿元。减少的是甲（1.5亿元）；增加的是乙（0.3亿元）。",
        ),
        (
            found(FUNDS, Month(2022, 1), ("甲", 0, 0.05)),
            "1月市外内资到位额500万元，比上年12月增加500万元。增加的是甲（500万元）。",
        ),
        (
            found(LANDED, Month(2022, 6), *((name, 0, 1) for name in "甲乙丙丁"), ("戊", 1, 0)),
            "6月新增落地市外优质项目4个，比5月增加3个。"
            "增加的有4项、合计4个，主要是甲（1个）、乙（1个）、丙（1个）；减少的是戊（1个）。",
        ),
        (
            found(LANDED, Month(2022, 6), ("甲", 0, 0.5), ("乙", 0.5, 0)),
            "6月新增落地市外优质项目0.5个，与5月持平。增加的是甲（0.5个）；减少的是乙（0.5个）。",
        ),
        (found(FUNDS, Month(2022, 6)), "6月市外内资到位额为零，与5月持平。"),
        (found(LANDED, Month(2022, 6), ("甲", 1, 0)), "6月新增落地市外优质项目为零，比5月减少1个。减少的是甲（1个）。"),
        (
            found(Indicator.TRAINING_ATTENDANCES, Month(2022, 6), ("评审培训", 0, 84)),
            "6月培训84人次，比5月增加84人次。增加的是评审培训（84人次）。",
        ),
    ],
)
def test_the_figures_and_what_made_the_difference(difference: Difference, words: str) -> None:
    assert sentence(difference) == words


def test_a_units_figure_bears_its_name() -> None:
    assert sentence(found(LANDED, Month(2022, 6), ("甲", 0, 1)), "华明").startswith("6月华明新增落地市外优质项目1个")
