"""What is typed over a year's targets, and where the parts of a pasted block go."""

from dataclasses import replace

import pytest

from db.enums import Indicator, UnitGroup
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.targets import Place
from desktop_app.queries.targets import TargetYear
from desktop_app.queries.units import UnitRecord
from desktop_app.services.targets import TargetInput
from desktop_app.ui.models.target_grid import DISTRICT, SUM, TargetGrid, shown_fields, target_columns, title
from desktop_app.ui.models.target_paste import read_block

MONEY, LANDED, RATE = (
    Indicator.OUTSIDE_FUNDS_IN_PLACE,
    Indicator.LANDED_QUALITY_PROJECTS,
    Indicator.UPDATE_TIMELINESS_RATE,
)
SHOWN = (MONEY, LANDED, RATE)
HM = UnitRecord("u1", "HM", "华明街道", "华明", UnitGroup.SUBDISTRICT, False, None, "", "", "", "", None, None, 1)
KG = replace(HM, id="u2", code="KG", name="临空经济区", short_name="临空", sort_order=2)
KEPT = {Place(None, MONEY): 10 * FEN_PER_YI, Place("u1", MONEY): 3 * FEN_PER_YI, Place("u2", RATE): 90_000}
YEAR = TargetYear(2022, (HM, KG), KEPT, (MONEY, LANDED), before=False)


@pytest.fixture
def grid() -> TargetGrid:
    grid = TargetGrid()
    grid.show_year(YEAR)
    return grid


def texts(grid: TargetGrid, indicator: Indicator) -> list[str]:
    return [grid.text(line, indicator) for line in grid.lines]


def test_the_district_stands_on_top_and_the_sum_of_its_units_beside_it(grid: TargetGrid) -> None:
    assert [line.id for line in grid.lines] == [DISTRICT, SUM, "u1", "u2"]
    assert texts(grid, MONEY) == ["10", "3", "3", ""]
    assert texts(grid, RATE) == ["", "", "", "90"]
    grid.in_yi = False
    assert texts(grid, MONEY) == ["100,000", "30,000", "30,000", ""]


def test_the_sum_says_how_much_is_missing(grid: TargetGrid) -> None:
    total = grid.lines[1]
    assert grid.light(total, MONEY) == "yellow" and "7" in grid.remark(total, MONEY)
    grid.enter("u2", MONEY, "7")
    assert grid.light(total, MONEY) == "green" and grid.remark(total, MONEY) == ""
    assert grid.light(total, LANDED) == ""


def test_only_what_differs_is_to_be_saved(grid: TargetGrid) -> None:
    grid.enter("u1", MONEY, "3.0")
    assert grid.draft() == {}
    grid.enter("u1", MONEY, "")
    grid.enter(DISTRICT, LANDED, "12")
    grid.enter(SUM, LANDED, "99")
    assert grid.changed() == [TargetInput("u1", MONEY, None), TargetInput(None, LANDED, 12_000)]
    grid.forget()
    assert grid.draft() == {} and texts(grid, MONEY) == ["10", "3", "3", ""]


def test_what_cannot_be_read_stays_in_its_cell_and_is_not_saved(grid: TargetGrid) -> None:
    for text in ("abc", "-3"):
        grid.enter("u1", LANDED, text)
        assert grid.text(grid.lines[2], LANDED) == text
        assert grid.light(grid.lines[2], LANDED) == "red" and grid.remark(grid.lines[2], LANDED)
    assert grid.changed() == [] and grid.wrong() == [(grid.lines[2], LANDED)]
    grid.enter("u1", LANDED, "3")
    assert grid.wrong() == []


def test_each_thing_typed_can_be_taken_back(grid: TargetGrid) -> None:
    for text in ("4", "abc"):
        grid.remember()
        grid.enter("u1", LANDED, text)
    grid.back()
    assert texts(grid, LANDED) == ["", "4", "4", ""]
    grid.back()
    grid.back()
    assert grid.draft() == {}


def test_what_was_typed_outlives_a_reading_of_the_same_year_and_not_of_another(grid: TargetGrid) -> None:
    grid.enter("u1", LANDED, "4")
    grid.show_year(replace(YEAR, values={**KEPT, Place("u2", LANDED): 1_000}))
    assert texts(grid, LANDED) == ["", "5", "4", "1"]
    grid.show_year(replace(YEAR, year=2023, values={}))
    assert grid.draft() == {}


def test_a_draft_comes_back_in_whatever_unit_money_is_shown(grid: TargetGrid) -> None:
    grid.enter("u1", MONEY, "4.5")
    grid.enter("u2", LANDED, "x")
    grid.enter(DISTRICT, MONEY, "")
    kept = grid.draft()
    other = TargetGrid()
    other.in_yi = False
    other.show_year(YEAR)
    other.take_draft({**kept, "gone.landed_beijing": "1", "u1.no_indicator": "1"})
    assert texts(other, MONEY) == ["", "45,000", "45,000", ""]
    assert other.wrong() == [(other.lines[3], LANDED)]


def test_columns_name_their_unit_and_none_with_a_target_is_hidden(grid: TargetGrid) -> None:
    assert title(MONEY, in_yi=True).endswith("(亿元)") and title(MONEY, in_yi=False).endswith("(万元)")
    assert title(RATE, in_yi=True).endswith("(%)")
    assert len(target_columns(grid)) == 1 + len(Indicator)
    assert shown_fields(YEAR, ()) == ["name", *(i.value for i in SHOWN)]
    assert shown_fields(YEAR, ["name", "activities"]) == ["name", MONEY.value, RATE.value, "activities"]


def test_a_block_without_names_lies_where_the_cursor_is(grid: TargetGrid) -> None:
    pasted = read_block("5\t6\n7\t8\n9\t9\n", grid.lines, SHOWN, 0, 1)
    assert pasted.cells == (
        (DISTRICT, LANDED, "5"),
        (DISTRICT, RATE, "6"),
        ("u1", LANDED, "7"),
        ("u1", RATE, "8"),
        ("u2", LANDED, "9"),
        ("u2", RATE, "9"),
    )
    beyond = read_block("1\t2\t3\t4\r\n5\r\n", grid.lines, SHOWN, 3, 2)
    assert beyond.cells == (("u2", RATE, "1"),) and beyond.unknown == ("5",)


def test_names_and_headers_decide_where_a_block_goes(grid: TargetGrid) -> None:
    text = (
        "代码\t单位\t亿元以上大项目\t市外内资到位额（万元）\n"
        "\t合计\t9\t9\nkg\t临空经济区\t2\t1,200\n\t全区\t5\t\nXX\t某单位\t1\t1\n"
    )
    pasted = read_block(text, grid.lines, SHOWN, 0, 0)
    assert pasted.cells == (
        ("u2", Indicator.LANDED_OVER_100M, "2"),
        ("u2", MONEY, "1,200万"),
        (DISTRICT, Indicator.LANDED_OVER_100M, "5"),
        (DISTRICT, MONEY, ""),
    )
    assert pasted.unknown == ("XX",)


def test_names_alone_put_the_figures_from_the_cursor_s_column_on(grid: TargetGrid) -> None:
    pasted = read_block("华明\t4\t50\nKG\t5\t60", grid.lines, SHOWN, 3, 1)
    assert pasted.cells == (("u1", LANDED, "4"), ("u1", RATE, "50"), ("u2", LANDED, "5"), ("u2", RATE, "60"))


def test_nothing_pasted_is_nothing_entered(grid: TargetGrid) -> None:
    assert read_block(" \n", grid.lines, SHOWN, 0, 0).cells == ()
