"""What stands above a preview: of each file what it would do, and whether its clock can be right."""

import datetime as dt
from pathlib import Path

from desktop_app.sync.preview import Removal
from desktop_app.sync.rounds import Result
from desktop_app.sync.stick import PackageOnStick
from desktop_app.sync.taken import Taken
from desktop_app.ui.models.look_words import looked_lines, removed_words

TODAY = dt.date(2022, 3, 2)


def result(day: dt.datetime) -> Result:
    package = PackageOnStick((Path("/stick/a.zstpack"),), "华明街道", 1, 1)
    return Result(package, Taken("华明街道", int(day.timestamp() * 1000)))


def test_a_clock_that_cannot_be_right_is_said_where_one_decides() -> None:
    right, wrong = result(dt.datetime(2022, 3, 1, 9)), result(dt.datetime(2029, 3, 1, 9))
    lines = looked_lines([right, wrong], TODAY)
    assert [light for light, _ in lines][-1] == "yellow" and len(lines) == 3
    assert lines[2][1].startswith("Made on 2029-03-01 by that computer's clock, and here it is 2022-03-02:")


def test_a_unit_is_named_once_and_what_goes_with_its_projects_is_said_with_them() -> None:
    much = [
        Removal("project", "华明街道", 1, 2, along=36),
        Removal("investor", "新立街道", 1, 4),
        Removal("activity", "华明街道", 3, 4),
    ]
    assert removed_words(much).partition(": ")[2] == (
        "Project of 华明街道: 1 of 2 (with 36 records of theirs), Activity: 3 of 4, Investor of 新立街道: 1 of 4."
    )
