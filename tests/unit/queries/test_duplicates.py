"""What may be the record being entered: by name, by the beginning of a name, by code, by parent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import Stage
from db.models import Investor, Project
from desktop_app.queries import duplicates
from desktop_app.services.office import Label, Office
from desktop_app.services.project_entries import add_investor
from desktop_app.services.projects import InvestorInput
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, USCC, enter, furnish

NAME, OTHER = "国能智深华北总部", "中车研发中心"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def ids(office: Office) -> list[str]:
    return enter(office, NAME, OTHER)


def test_a_similar_name_is_recognised_but_not_the_project_itself(office: Office, ids: list[str]) -> None:
    with office.read() as session:
        found = duplicates.similar(session, "国能智深华北总部项目")
        assert [(d.kind, d.id, d.title, d.reason) for d in found] == [("project", ids[0], NAME, "name")]
        assert duplicates.similar(session, NAME, leave_out=ids[0]) == []
        assert duplicates.similar(session, "另外一家企业的投资") == []


@pytest.mark.parametrize(("typed", "found"), [("国能智", 0), ("国能智深", 1), ("国能智深公司", 1), ("深华北总", 0)])
def test_the_beginning_of_a_name_is_enough_while_typing(office: Office, ids: list[str], typed: str, found: int) -> None:
    with office.read() as session:
        assert [d.id for d in duplicates.similar(session, typed)] == ids[:found]


def test_a_company_is_recognised_by_its_code_and_by_its_name(office: Office, ids: list[str]) -> None:
    add_investor(office, CENTRE, ids[0], InvestorInput("国能信控互联技术有限公司", USCC))
    with office.read() as session:
        assert [(d.kind, d.reason) for d in duplicates.similar(session, "", USCC)] == [("investor", "uscc")]
        assert [d.reason for d in duplicates.similar(session, "", "", "国能信控互联技术")] == ["name"]


def test_projects_of_the_same_parent_company_are_named(office: Office, ids: list[str]) -> None:
    add_investor(office, CENTRE, ids[0], InvestorInput("国能信控互联技术有限公司", USCC))
    with office.write(Label("Parent"), CENTRE) as tx:
        parent = Investor(name="国能集团有限公司")
        tx.session.add(parent)
        tx.session.flush()
        tx.session.query(Investor).filter_by(uscc=USCC).one().parent_id = parent.id
    with office.read() as session:
        found = duplicates.similar(session, "", "", "国能集团")
    assert [(d.title, d.reason) for d in found if d.kind == "project"] == [(NAME, "parent")]


def test_a_hidden_name_is_recognised_and_stays_hidden(office: Office, ids: list[str]) -> None:
    with office.write(Label("Hide"), CENTRE) as tx:
        project = tx.session.get_one(Project, ids[0])
        project.codename, project.stage = "春笋", Stage.NEGOTIATION
    with office.read() as session:
        assert [d.title for d in duplicates.similar(session, NAME)] == ["春笋"]


def test_a_code_is_the_same_in_full_width(office: Office, ids: list[str]) -> None:
    wide = USCC.translate({ord(sign): ord(sign) + 0xFEE0 for sign in USCC})
    add_investor(office, CENTRE, ids[0], InvestorInput("国能集团", wide.lower()))
    with office.read() as session:
        kept = session.scalars(select(Investor.uscc).where(Investor.name == "国能集团")).one()
        found = [duplicates.similar(session, "", code) for code in (USCC, wide)]
    assert kept == USCC
    assert [[one.reason for one in each] for each in found] == [["uscc"], ["uscc"]]
