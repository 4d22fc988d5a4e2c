"""Filters, columns and pasted rows without a window."""

import datetime as dt

import pytest

from db.enums import ProjectStatus, Stage
from desktop_app.queries.project_filter import LARGE_FEN, ProjectFilter
from desktop_app.queries.projects import ProjectRow
from desktop_app.services.office import Actor
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.project_columns import columns
from desktop_app.ui.models.project_filters import BIN, built_in_views, facets, with_values
from desktop_app.ui.models.project_paste import read_pasted
from desktop_app.ui.widgets.code_combo import Choice
from tests.helpers.projects import USCC

TODAY = dt.date(2022, 3, 15)
LOOKUPS = Lookups(
    [Choice("u1", "华明", code="HM")],
    {"region": [Choice("110000", "北京市"), Choice("110101", "北京市 东城区")], "industry": [Choice("I", "信息服务")]},
    {"region": {"110000": "北京市"}, "industry": {"I": "信息服务"}},
)


def row(**values: object) -> ProjectRow:
    given = dict.fromkeys(ProjectRow.__slots__, "") | {
        "status": ProjectStatus.ACTIVE, "stage": Stage.LEAD, "next_step_date": None, "entered_on": TODAY,
        "total_investment_fen": None,
    }  # fmt: skip
    return ProjectRow(**(given | values))  # type: ignore[arg-type]


def test_a_week_ends_on_sunday() -> None:
    views = {view.key: view.filter for view in built_in_views(Actor("Wang", "HM"), TODAY)}
    assert views["week"].due_until == dt.date(2022, 3, 20)
    assert views["mine"].mine == ("Wang", "HM")
    assert views[BIN].deleted and views["all"] == ProjectFilter()


def test_chips_become_conditions() -> None:
    values = {
        "stage": ["signed"], "unit": ["u1"], "industry": ["C", "64"], "region": ["11"], "amount": [str(LARGE_FEN)],
        "quality": ["no"], "entered": ["last_year"], "status": ["on_hold"], "campaign": ["chain"],
    }  # fmt: skip
    found = with_values(ProjectFilter(), values, "gn", TODAY)
    assert found.stages == (Stage.SIGNED,) and found.statuses == (ProjectStatus.ON_HOLD,)
    assert {"C", "13", "43", "64"} <= set(found.industries) and "44" not in found.industries
    assert (found.minimum_fen, found.quality, found.text) == (LARGE_FEN, False, "gn")
    assert (found.entered_from, found.entered_until) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    assert with_values(ProjectFilter(), {"entered": ["month"]}, "", TODAY).entered_from == dt.date(2022, 3, 1)


def test_facets_offer_provinces_and_sections() -> None:
    offered = {facet.name: [value for value, _ in facet.options] for facet in facets(LOOKUPS)}
    assert offered["region"] == ["11"] and offered["industry"] == ["I"] and offered["unit"] == ["u1"]


@pytest.mark.parametrize(("late", "light"), [(0, ""), (1, "yellow"), (8, "red")])
def test_a_late_step_has_a_light(late: int, light: str) -> None:
    due = next(c for c in columns(LOOKUPS, TODAY) if c.field == "next_step_date")
    one = row(next_step_date=TODAY - dt.timedelta(days=late))
    assert due.light is not None and due.light(one) == light
    assert due.tooltip is not None and bool(due.tooltip(one)) == bool(late)


def test_every_column_writes_a_row_without_values() -> None:
    for column in columns(LOOKUPS, TODAY):
        assert isinstance(column.text(column.of(row())), str)


def test_pasted_lines_are_read_by_their_headers() -> None:
    text = (
        "项目名称\t企业\t信用代码\t来源地\t投资额（万元）\t下一步日期\t备注\n甲\t甲公司\t"
        + USCC
        + "\t北京市\t1200\t3-20\tx\n"
    )
    fields, (first,) = read_pasted(text, LOOKUPS, TODAY)
    assert fields[:2] == ("name", "investor")
    assert first.project is not None and first.project.investor is not None
    assert first.project.values == {
        "name": "甲", "region_code": "110000", "total_investment_fen": 1_200_000_000,
        "next_step_date": dt.date(2022, 3, 20),
    }  # fmt: skip
    assert first.project.investor.uscc == USCC


def test_pasted_lines_without_headers_have_a_usual_order() -> None:
    _, rows = read_pasted("甲\t甲公司\tHM\n\n乙\t\t没有\n", LOOKUPS, TODAY)
    assert rows[0].project is not None and rows[0].project.values["host_unit_id"] == "u1"
    assert rows[1].project is None and "没有" in rows[1].problem


def test_each_problem_is_named() -> None:
    text = "项目名称\t统一社会信用代码\t总投资\t固定资产投资\n\t1\t1\t2\n"
    _, (bad,) = read_pasted(text, LOOKUPS, TODAY)
    assert bad.problem.count(";") == 2
    _, (negative, point) = read_pasted("项目名称\t总投资\n甲\t-5\n乙\t3，5亿\n", LOOKUPS, TODAY)
    assert negative.problem == "Total investment: This cannot be less than nothing."
    assert point.problem == "cannot be read: 3，5亿" and negative.project is point.project is None
    assert read_pasted(" \n", LOOKUPS, TODAY) == ((), ())


def test_a_mark_leaves_the_name_in_view() -> None:
    [title] = [column for column in columns(LOOKUPS, TODAY) if column.field == "title"]
    assert title.light is not None and title.tooltip is not None
    marked = row(title="蓝鲸计划", undecided=("summary",))
    assert title.of(marked) == "蓝鲸计划 · To decide" and title.light(marked) == "yellow"
    assert title.tooltip(marked).startswith("蓝鲸计划\nTwo offices set these differently: ")
    plain = row(title="蓝鲸计划", undecided=())
    assert (title.of(plain), title.light(plain), title.tooltip(plain)) == ("蓝鲸计划", "", "")
