"""Steps, undo and redo, the sealed chain, and what the triggers see."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from db.capture import before_and_after
from db.enums import ReportKind, ReportState, Stage, UserRole
from db.models import JournalEntry, JournalTransaction, Project, ReportIssue
from db.search import search
from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.services import journal
from desktop_app.services.office import Actor, Label, Office, open_office
from tests.helpers.database import fresh_office

CLERK = Actor("张示例", "DL01", UserRole.CLERK)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def add_project(office: Office, name: str = "国能智深控制技术", number: str = "DL01-2022-0001") -> str:
    with office.write(Label("Add project"), CLERK) as tx:
        project = Project(number=number, name=name, entered_on=date(2022, 3, 15))
        tx.session.add(project)
        tx.session.flush()
        id_ = project.id
    assert tx.done().kinds == {"project"}
    assert tx.done().records == {("project", id_)}
    return id_


def titles(office: Office, query: str) -> list[str]:
    with office.read() as session:
        return [hit.title for hit in search(session.connection(), query)]


def test_a_step_stamps_who_and_when_and_is_searchable(office: Office) -> None:
    add_project(office)
    with office.read() as session:
        project = session.scalars(select(Project)).one()
        assert (project.created_by, project.changed_by, project.owner_code) == ("张示例", "张示例", "DL01")
    for query in ("智深", "国能", "gnzs", "zhishen", "DL01", "dl01-2022"):
        assert titles(office, query) == ["国能智深控制技术"], query
    assert titles(office, "深智") == []


def test_an_update_records_only_the_changed_fields(office: Office) -> None:
    id_ = add_project(office)
    with office.write(Label("Rename"), CLERK) as tx:
        tx.session.get_one(Project, id_).name = '引号"与\n换行'
    with office.read() as session:
        entry = session.scalars(select(JournalEntry).where(JournalEntry.op == "U")).one()
    assert before_and_after(entry.table_name, entry.row_id, entry.before, entry.after) == (
        {"name": "国能智深控制技术"},
        {"name": '引号"与\n换行'},
    )


def test_undo_and_redo_of_an_edit(office: Office) -> None:
    id_ = add_project(office)
    with office.write(Label("Rename {old}", {"old": "x"}), CLERK) as tx:
        project = tx.session.get_one(Project, id_)
        project.name, project.stage = "坤鼎大健康产业园", Stage.NEGOTIATION
    with office.read() as session:
        step = journal.last_step(session, CLERK.name)
    assert step is not None
    assert step.label == Label("Rename {old}", {"old": "x"})
    journal.undo(office, CLERK, step.transaction_id)
    assert titles(office, "坤鼎") == []
    assert titles(office, "国能") == ["国能智深控制技术"]
    with office.read() as session:
        again = journal.last_undone(session, CLERK.name)
        before = journal.last_step(session, CLERK.name)
    assert again is not None
    assert before is not None
    assert before.label.template == "Add project"
    journal.undo(office, CLERK, again.transaction_id)
    assert titles(office, "坤鼎") == ["坤鼎大健康产业园"]
    with office.read() as session:
        repeated = journal.last_step(session, CLERK.name)
    assert repeated == step


def test_steps_are_redone_in_turn_until_something_new_is_done(office: Office) -> None:
    id_ = add_project(office)
    for stage in (Stage.NEGOTIATION, Stage.REVIEW):
        with office.write(Label("Move to {stage}", {"stage": stage.value}), CLERK) as tx:
            tx.session.get_one(Project, id_).stage = stage

    def last(redo: bool) -> journal.Step | None:
        with office.read() as session:
            return (journal.last_undone if redo else journal.last_step)(session, CLERK.name)

    def go(redo: bool) -> tuple[str, object, Stage]:
        step = last(redo)
        assert step is not None
        label = journal.undo(office, CLERK, step.transaction_id).label
        with office.read() as session:
            return label.template, label.values["values"], session.get_one(Project, id_).stage

    back, again = "Undo {step}", "Redo {step}"
    assert last(redo=True) is None
    assert go(redo=False) == (back, {"stage": "review"}, Stage.NEGOTIATION)
    assert go(redo=False) == (back, {"stage": "negotiation"}, Stage.LEAD)
    assert go(redo=True) == (again, {"stage": "negotiation"}, Stage.NEGOTIATION)
    assert go(redo=True) == (again, {"stage": "review"}, Stage.REVIEW)
    assert last(redo=True) is None
    assert go(redo=False) == (back, {"stage": "review"}, Stage.NEGOTIATION)
    with office.write(Label("Rename"), CLERK) as tx:
        tx.session.get_one(Project, id_).name = "新名"
    assert last(redo=True) is None


def test_undo_of_an_addition_moves_it_to_the_recycle_bin(office: Office) -> None:
    id_ = add_project(office)
    with office.read() as session:
        step = journal.last_step(session, CLERK.name)
    assert step is not None
    journal.undo(office, CLERK, step.transaction_id)
    with office.read() as session:
        assert session.get_one(Project, id_).deleted_at is not None
    assert titles(office, "国能") == []


def test_undo_is_refused_when_the_field_changed_again(office: Office) -> None:
    id_ = add_project(office)
    steps = []
    for name in ("甲项目", "乙项目"):
        with office.write(Label("Rename"), CLERK) as tx:
            tx.session.get_one(Project, id_).name = name
        steps.append(tx.id)
    with pytest.raises(UserError, match="changed again"):
        journal.undo(office, CLERK, steps[0])
    assert titles(office, "乙项目") == ["乙项目"]


def test_an_issued_bulletin_cannot_be_undone(office: Office) -> None:
    with office.write(Label("Issue"), CLERK) as tx:
        issued = ReportIssue(kind=ReportKind.ANNUAL, period="2022", year=2022, number=1, state=ReportState.ISSUED)
        tx.session.add(issued)
    with pytest.raises(UserError, match="was issued cannot be undone"):
        journal.undo(office, CLERK, tx.done().transaction_id)
    with office.read() as session:
        step = journal.last_step(session, CLERK.name)
        assert step is not None and step.transaction_id == tx.done().transaction_id
        assert session.scalars(select(ReportIssue.deleted_at)).all() == [None]


def test_a_failed_step_leaves_nothing(office: Office) -> None:
    with pytest.raises(RuntimeError), office.write(Label("Add"), CLERK) as tx:
        tx.session.add(Project(number="A", name="半途", entered_on=date(2022, 1, 1)))
        tx.session.flush()
        raise RuntimeError
    with office.read() as session:
        assert session.scalars(select(Project)).all() == []
        assert session.scalars(select(JournalTransaction)).all() == []


def test_an_empty_step_is_no_step(office: Office) -> None:
    with office.write(Label("Nothing"), CLERK) as tx:
        pass
    assert tx.done().transaction_id == 0
    with office.read() as session:
        assert journal.last_step(session, CLERK.name) is None


def test_a_stray_tool_is_refused(office: Office) -> None:
    add_project(office)
    with office.engine.connect() as connection, pytest.raises(IntegrityError, match="outside a journal"):
        connection.execute(text("UPDATE project SET name = 'x'"))


def test_the_sealed_chain_finds_an_altered_step(office: Office) -> None:
    add_project(office)
    add_project(office, "辉腾未来", "DL01-2022-0002")
    first = journal.seal(office)
    add_project(office, "普利方舟", "DL01-2022-0003")
    assert journal.seal(office) not in ("", first)
    with office.read() as session:
        assert journal.broken_seal(session) is None
    with office.engine.begin() as connection:
        connection.execute(text("UPDATE journal_entry SET after = '{}' WHERE id = 2"))
    with office.read() as session:
        assert journal.broken_seal(session) == 2


def test_a_step_that_an_older_program_wrote_is_sealed_and_undone_like_any(office: Office) -> None:
    id_ = add_project(office)
    with office.write(Label("Rename"), CLERK) as tx:
        tx.session.get_one(Project, id_).name = "辉腾未来"
    with office.engine.begin() as connection:  # as it was written before pairs of old and new
        connection.execute(
            text("UPDATE journal_entry SET before = :before, after = :after WHERE op = 'U'"),
            {
                "before": '{"name":"国能智深控制技术","changed_at":1,"changed_by":"李四"}',
                "after": '{"name":"辉腾未来","changed_at":2,"changed_by":"张示例"}',
            },
        )
    journal.seal(office)
    journal.undo(office, CLERK, tx.id)
    with office.read() as session:
        assert session.get_one(Project, id_).name == "国能智深控制技术"
        assert journal.broken_seal(session) is None
    with pytest.raises(UserError, match="changed again later"):
        with office.write(Label("Rename"), CLERK) as later:
            later.session.get_one(Project, id_).name = "普利方舟"
        journal.undo(office, CLERK, later.id - 2)


def test_altered_triggers_refuse_to_open(office: Office, tmp_path: Path) -> None:
    with office.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER journal_project_u"))
    office.close()
    with pytest.raises(EnvironmentProblem, match="not intact"):
        open_office(tmp_path / "office.sqlite")


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_damaged_file_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "office.sqlite"
    file.write_bytes(content)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        open_office(file)
    assert file.read_bytes() == content


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite"
    office = open_office(file)
    with office.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    office.close()
    with pytest.raises(EnvironmentProblem, match="newer"):
        open_office(file)


def test_a_locked_file_is_a_sentence(office: Office, tmp_path: Path) -> None:
    import sqlite3

    other = sqlite3.connect(tmp_path / "office.sqlite")
    other.execute("BEGIN IMMEDIATE")
    with office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 50")  # type: ignore[union-attr]
    try:
        with pytest.raises(EnvironmentProblem, match="in use"):
            add_project(office)
    finally:
        other.close()
