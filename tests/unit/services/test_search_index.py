"""The index follows every step: what is found of a record is what it says now."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import search
from db.models import Investor, Project, ProjectInvestor
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

ACTOR = Actor("甲", "JD05")
STEP = Label("Step")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = fresh_office(tmp_path)
    yield opened
    opened.close()


def found(office: Office, query: str) -> list[tuple[str, str, str]]:
    with office.read() as session:
        return [(hit.kind, hit.title, hit.field) for hit in search.search(session.connection(), query)]


def test_a_project_is_found_by_all_that_it_says_and_by_its_investors(office: Office) -> None:
    with office.write(STEP, ACTOR) as tx:
        project = Project(
            number="JD05-2022-1", name="重庆路电池厂", codename="北斗", summary="占地120亩", next_step="赴厂考察",
            handler="张伟", company_name="天成新能源", entered_on=dt.date(2022, 3, 1),
        )  # fmt: skip
        investor = Investor(name="辉腾未来")
        tx.session.add_all([project, investor])
        tx.session.flush()
        tx.session.add(ProjectInvestor(project_id=project.id, investor_id=investor.id, share=1))
    for query in ("JD05-2022-1", "北斗", "120亩", "考察", "张伟", "天成新"):
        assert found(office, query) == [("project", "重庆路电池厂", "body")], query
    assert found(office, "cql") == [("project", "重庆路电池厂", "pinyin")]
    assert set(found(office, "辉腾")) == {("project", "重庆路电池厂", "body"), ("investor", "辉腾未来", "title")}


def test_a_project_without_a_name_has_its_codename_as_title(office: Office) -> None:
    with office.write(STEP, ACTOR) as tx:
        tx.session.add(Project(number="1", codename="北斗", entered_on=dt.date(2022, 3, 1)))
    assert found(office, "bd") == [("project", "北斗", "pinyin")]


def test_what_is_deleted_and_renamed_is_found_so_no_more(office: Office) -> None:
    with office.write(STEP, ACTOR) as tx:
        first = Project(number="1", name="旧名", entered_on=dt.date(2022, 3, 1))
        second = Project(number="2", name="别的", entered_on=dt.date(2022, 3, 1))
        tx.session.add_all([first, second])
    with office.write(STEP, ACTOR) as tx:
        tx.session.get_one(Project, first.id).name = "新名"
        tx.session.get_one(Project, second.id).deleted_at = 1
    assert [found(office, query) for query in ("旧名", "jm", "别的", "bd")] == [[], [], [], []]
    assert found(office, "xm") == [("project", "新名", "pinyin")]
