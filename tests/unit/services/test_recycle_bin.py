"""The recycle bin and the record of changes: what lies in it, what comes back, what is told of a step."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import FundState, Stage, UserRole
from db.models import Chapter, Fact, FundEntry, Investor, Milestone, Project, Unit
from desktop_app.errors import UserError
from desktop_app.queries import audit
from desktop_app.queries.audit import AuditFilter
from desktop_app.queries.recycle_bin import BinRow, deleted
from desktop_app.services import journal, projects, recycle_bin, users
from desktop_app.services.office import Actor, Changes, Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, furnish

OTHER = Actor("李四", "HM")
DAY = dt.date(2022, 3, 15)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    with office.write(Label("Add"), CENTRE) as tx:
        tx.session.add(Investor(id="i1", name="国能智深"))
        tx.session.add(Project(id="p1", number="HM-2022-0001", name="智能制造基地", entered_on=DAY, host_unit_id="u1"))
        tx.session.add(Milestone(id="m1", project_id="p1", stage=Stage.LEAD, business_date=DAY))
        tx.session.add(
            FundEntry(
                id="f1", project_id="p1", investor_id="i1", amount_fen=1_000_000, arrived_on=DAY, form_code="cash",
                evidence_code="bank", state=FundState.DRAFT, evidence_number="0001",
            )
        )  # fmt: skip
    yield office
    office.close()


def delete(office: Office, model: type[Project] | type[FundEntry] | type[Fact] | type[Unit], id_: str) -> Changes:
    with office.write(Label("Delete"), OTHER) as tx:
        tx.session.get_one(model, id_).deleted_at = tx.now_ms
    return tx.done()


def in_bin(office: Office) -> list[BinRow]:
    with office.read() as session:
        return deleted(session)


def test_the_bin_names_what_lies_in_it_and_who_put_it_there(office: Office) -> None:
    delete(office, FundEntry, "f1")
    projects.delete(office, CENTRE, ["p1"])
    assert [(row.kind, row.title, row.by) for row in in_bin(office)] == [
        ("project", "智能制造基地", "Wang"),
        ("fund_entry", "智能制造基地 · 0001", "李四"),
    ]
    with office.read() as session:
        assert [row.record_id for row in deleted(session, ["fund_entry"])] == ["f1"]


def test_a_record_comes_back_with_what_it_belongs_to_and_can_be_undone(office: Office) -> None:
    delete(office, FundEntry, "f1")
    projects.delete(office, CENTRE, ["p1"])
    changes = recycle_bin.restore(office, CENTRE, [("fund_entry", "f1")])
    assert changes.records == {("fund_entry", "f1"), ("project", "p1")}
    assert in_bin(office) == []
    journal.undo(office, CENTRE, changes.transaction_id)
    assert {row.record_id for row in in_bin(office)} == {"f1", "p1"}


def test_what_is_not_deleted_stays_as_it_is(office: Office) -> None:
    assert recycle_bin.restore(office, CENTRE, [("project", "p1"), ("project", "none")]).transaction_id == 0


def test_a_name_that_was_taken_meanwhile_is_refused(office: Office) -> None:
    with office.write(Label("Add"), CENTRE) as tx:
        tx.session.add(Chapter(id="c1", title="区情"))
        tx.session.add(Fact(id="a", name="人口", value="90", unit="万人", source="统计局", chapter_id="c1"))
    delete(office, Fact, "a")
    with office.write(Label("Add"), CENTRE) as tx:
        tx.session.add(Fact(id="b", name="人口", value="91", unit="万人", source="统计局", chapter_id="c1"))
    with pytest.raises(UserError, match="another 人口"):
        recycle_bin.restore(office, CENTRE, [("fact", "a"), ("project", "p1")])
    assert [row.record_id for row in in_bin(office)] == ["a"]


def test_a_step_tells_each_field_before_and_after(office: Office) -> None:
    with office.write(Label("Change {name}", {"name": "智能制造基地"}), OTHER) as tx:
        project = tx.session.get_one(Project, "p1")
        project.host_unit_id, project.total_investment_fen, project.stage = "u2", 5_000_000, Stage.NEGOTIATION
    with office.read() as session:
        (step,) = audit.steps(session, AuditFilter(user="李四"))
        assert (step.template, step.values, step.count, step.kinds) == (
            "Change {name}", {"name": "智能制造基地"}, 1, ("project",)
        )  # fmt: skip
        (entry,) = audit.entries(session, step.id)
    assert (entry.kind, entry.op, entry.title) == ("project", "U", "智能制造基地")
    assert {change.field: (change.before, change.after) for change in entry.fields} == {
        "host_unit_id": ("华明街道", "合作交流办"),
        "total_investment_fen": (None, 5_000_000),
        "stage": (Stage.LEAD, Stage.NEGOTIATION),
    }


def test_steps_are_found_by_record_user_and_day(office: Office) -> None:
    delete(office, FundEntry, "f1")
    users.add_user(office, users.SYSTEM, "赵六", UserRole.ADMIN)
    today = office.clock.today()

    def templates(**chosen: object) -> list[str]:
        with office.read() as session:
            return [step.template for step in audit.steps(session, AuditFilter(**chosen))]  # type: ignore[arg-type]

    assert templates() == ["Add the user {name}", "Delete", "Add", "Set up"]
    assert templates(record="zhizao") == ["Delete", "Add"]
    assert templates(record="赵六") == ["Add the user {name}"]
    assert templates(record="不存在的") == []
    assert templates(user="李四") == ["Delete"]
    assert templates(since=today, until=today) == templates()
    assert templates(until=today - dt.timedelta(days=1)) == [] == templates(since=today + dt.timedelta(days=1))
    with office.read() as session:
        assert audit.users(session) == ["Wang", "admin", "李四"]
        second = audit.steps(session, AuditFilter())[1].id
        assert [step.template for step in audit.steps(session, AuditFilter(), second)] == ["Add", "Set up"]


def test_an_undone_step_is_marked(office: Office) -> None:
    changes = delete(office, FundEntry, "f1")
    journal.undo(office, OTHER, changes.transaction_id)
    with office.read() as session:
        assert [step.undone for step in audit.steps(session, AuditFilter(user="李四"))] == [False, True]
        assert session.scalar(select(FundEntry.deleted_at)) is None


def test_verifying_finds_a_step_that_was_altered(office: Office) -> None:
    assert journal.verify(office) is None
    with office.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE journal_entry SET after = '{}' WHERE id = 1")
    assert journal.verify(office) == 1
