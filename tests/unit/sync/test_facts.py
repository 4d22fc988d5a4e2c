"""A new record is told from others by a few of its values."""

import pytest

from db.enums import Stage
from db.models import Base
from db.types import new_id
from db.wire import TABLES
from desktop_app.queries.audit import Names
from desktop_app.sync.facts import facts_of
from desktop_app.sync.titles import Titles
from tests.helpers.stick_offices import StickOffice

Pair = tuple[StickOffice, StickOffice]


def test_a_record_without_a_name_is_told_by_what_it_belongs_to(pair: Pair) -> None:
    _centre, unit = pair
    project = unit.add_project("氢能项目")
    with unit.office.read() as session:
        names = Names(session)
        titles = Titles(session, {("investor", "ab"): {"name": "国能智深"}, ("chapter", "cd"): {"title": "区情"}})

        def told(table: str, /, **values: object) -> dict[str, object]:
            return dict(facts_of(names, titles, table, values))

        share = told("project_investor", project_id=project, investor_id="ab", share=100_000_000, is_lead=1)
        assert share == {"investor_id": "国能智深", "share": 100_000_000, "is_lead": True}
        attached = {"name": "合同.pdf", "record_kind": "project", "record_id": project, "content_hash": "9f", "size": 9}
        assert told("attachment", **attached) == {"record_id": "氢能项目"}
        assert told("code_item", table="source", code="Z1", name="自主") == {"table": "source", "code": "Z1"}
        chapter = {"parent_id": "cd", "title": "产业", "text": "第一句。\n第二句。", "sort_order": 5}
        assert told("chapter", **chapter) == {"parent_id": "区情", "text": "第一句。…"}
        assert told("chapter", title="产业", text="字" * 50) == {"text": "字" * 40 + "…"}
        assert told("unit", code="HM", name="华明街道", short_name="华明", sort_order=3) == {
            "code": "HM", "short_name": "华明",
        }  # fmt: skip


@pytest.mark.parametrize("stage", ["lead", "negotiation"])
def test_what_counts_most_is_said_first_and_no_more_than_three(pair: Pair, stage: str) -> None:
    _centre, unit = pair
    values = {
        "number": "HM-1", "name": "甲", "codename": "乙", "stage": stage, "total_investment_fen": 100, "summary": "丙",
        "fixed_investment_fen": 0, "created_by": "x", "entered_on": "2022-03-02",
    }  # fmt: skip
    with unit.office.read() as session:
        found = facts_of(Names(session), Titles(session), "project", values)
    assert [name for name, _ in found] == ["total_investment_fen", "stage", "entered_on"]
    assert found[1][1] is Stage(stage)


def test_no_record_is_told_by_its_own_id_or_by_one_that_is_not_here(pair: Pair) -> None:
    _centre, unit = pair
    with unit.office.read() as session:
        names, titles = Names(session), Titles(session)
        for table in TABLES:
            columns = Base.metadata.tables[table].columns
            values = {one.name: new_id() for one in columns if one.name == "id" or one.name.endswith("_id")}
            assert facts_of(names, titles, table, values | {"record_kind": "project"}) == (), table
