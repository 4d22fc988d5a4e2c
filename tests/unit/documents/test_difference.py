"""The sentence on why a figure has changed."""

import re
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
        DifferenceRow(title, title, title, Fraction(str(before)) * scale, Fraction(str(now)) * scale)
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
            "6月新增落地市外优质项目4个，比5月增加3个。增加的有4项、合计4个，包括甲、乙、丙等；减少的是戊（1个）。",
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


def test_the_parts_come_to_the_change_as_they_are_printed() -> None:
    """Each rounded for itself: 23.754 less 17.608 is 6.146, told as 6.15, and 19.09 less 12.95 is 6.14."""
    less = [(f"减{n}", 4.773, 0.0) for n in range(4)]
    more = [(f"增{n}", 0.0, 3.2365) for n in range(4)]
    found_ = found(FUNDS, Month(2022, 12), ("留", 4.662, 4.662), *less, *more)
    assert (found_.before, found_.now) == (Fraction("23.754") * YI, Fraction("17.608") * YI)
    said = sentence(found_)
    assert said.startswith("12月市外内资到位额17.61亿元，比11月减少6.14亿元。减少的有4项、合计19.09亿元，")
    assert "增加的有4项、合计12.95亿元" in said

    less[0] = ("减", 4.771, 0.0)  # now 19.090 less 12.946 is 6.144, and 23.752 is printed as 23.75
    more[0] = ("增", 0.0, 3.2395)  # 12.949, and 17.611
    said = sentence(found(FUNDS, Month(2022, 12), ("留", 4.662, 4.662), *less, *more))
    told = [Fraction(number) for number in re.findall("(?:减少|合计)([0-9.]+)亿元", said)]
    assert told[0] == told[1] - told[2]


def test_a_difference_that_printing_hides_is_none() -> None:
    said = sentence(found(FUNDS, Month(2022, 12), ("甲", 1.001, 1.002)))
    assert said == "12月市外内资到位额1亿元，与11月持平。增加的是甲（10万元）。"


def test_activities_are_called_by_day_and_place() -> None:
    rows = tuple(
        DifferenceRow(title, "", title, Fraction(0), Fraction(1))
        for title in ("2022-12-02 华明高新区会议室", "2022-12-05 北京", "2022-12-09", "2022-12-10 上海")
    )
    assert sentence(Difference(Indicator.ACTIVITIES, None, Month(2022, 12), rows)) == (
        "12月招商活动4次，比11月增加4次。增加的有4项、合计4次，"
        "包括12月2日在华明高新区会议室的活动、12月5日在北京的活动、12月9日的活动等。"
    )
