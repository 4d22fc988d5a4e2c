"""What `check` looks at, one fault at a time."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import UserRole
from db.models import Investor, Project
from desktop_app.queries.investor_twins import Twins
from desktop_app.services.attachments import attach, stored_file
from desktop_app.services.check import Health, check, unreadable
from desktop_app.services.office import Actor, Label, Office, open_office
from tests.helpers.database import fresh_office


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An office with a project that has an attachment, sealed and closed."""
    office = fresh_office(tmp_path)
    scan = tmp_path / "协议.pdf"
    scan.write_bytes(b"%PDF-1.7 sample")
    with office.write(Label("Add"), Actor("管理员", role=UserRole.ADMIN)) as tx:
        project = Project(number="A-2022-0001", name="示例项目", entered_on=date(2022, 1, 1))
        tx.session.add(project)
        tx.session.flush()
        attach(office, tx, "project", project.id, scan)
    assert check(office).ok
    office.close()
    assert office.file is not None
    return office.file


@pytest.fixture
def looked_at(file: Path) -> Iterator[Callable[[], Health]]:
    """Open the file for looking at and check it."""
    opened: list[Office] = []

    def look() -> Health:
        opened.append(open_office(file, intact=False))
        return check(opened[-1])

    yield look
    for office in opened:
        office.close()


def change(file: Path, *statements: str) -> None:
    """What another tool would do: past the triggers."""
    connection = sqlite3.connect(file)
    for sql in statements:
        connection.execute(sql)
    connection.commit()
    connection.close()


def faults(health: Health) -> set[str]:
    names = ("integrity", "foreign_keys", "triggers", "journal_chain", "attachments")
    return {name for name in names if not getattr(health, name)}


def test_a_whole_office(looked_at: Callable[[], Health]) -> None:
    health = looked_at()
    assert (health.ok, faults(health), len(health.digest)) == (True, set(), 64)


def test_a_trigger_that_is_gone(file: Path, looked_at: Callable[[], Health]) -> None:
    change(file, "DROP TRIGGER journal_project_u")
    health = looked_at()
    assert faults(health) == {"triggers"}
    assert health.problems == ["journal_project_u"]
    assert health.digest


def test_a_record_of_changes_that_was_rewritten(file: Path, looked_at: Callable[[], Health]) -> None:
    change(file, "UPDATE journal_transaction SET \"user\" = '别人' WHERE id = 1")
    health = looked_at()
    assert faults(health) == {"journal_chain"}
    assert health.problems == ["journal step 1"]


def test_a_reference_to_nothing(file: Path, looked_at: Callable[[], Health]) -> None:
    change(
        file,
        "INSERT INTO capture (id, transaction_id) VALUES (1, 1)",
        "UPDATE project SET host_unit_id = 'nobody'",
        "DELETE FROM capture",
    )
    health = looked_at()
    assert "foreign_keys" in faults(health)
    assert "project refers to a missing unit" in health.problems


@pytest.mark.parametrize(("content", "words"), [(None, "is missing"), (b"something else", "is damaged")])
def test_an_attachment_that_is_not_what_it_was(
    file: Path, looked_at: Callable[[], Health], content: bytes | None, words: str
) -> None:
    (kept,) = [path for path in (file.parent / "attachments").rglob("*") if path.is_file()]
    kept.unlink()
    if content is not None:
        kept.write_bytes(content)
    health = looked_at()
    assert faults(health) == {"attachments"}
    assert health.problems == [f"attachment {kept.name} {words}"]


def test_an_investor_that_was_entered_twice_is_told_and_nothing_broken(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    with office.write(Label("Add"), Actor("管理员")) as tx:
        tx.session.add_all(Investor(id=id_, name=f"国能{id_}", uscc="91110000100011743X") for id_ in "ab")
    try:
        health = check(office)
        assert (health.twins, health.ok) == ([Twins("code", ("a", "b"))], True)
    finally:
        office.close()


def test_pages_that_are_damaged_leave_nothing_else_to_say(file: Path, looked_at: Callable[[], Health]) -> None:
    connection = sqlite3.connect(file)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'project'").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xff" * size)
    health = looked_at()
    assert faults(health) == {"integrity", "foreign_keys", "triggers", "journal_chain", "attachments"}
    assert (health.ok, health.digest, bool(health.problems)) == (False, "", True)


def test_a_file_that_cannot_be_read_at_all() -> None:
    health = unreadable("It is damaged.")
    assert faults(health) == {"integrity", "foreign_keys", "triggers", "journal_chain", "attachments"}
    assert (health.ok, health.problems) == (False, ["It is damaged."])


def test_where_an_attachment_lies(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    try:
        assert stored_file(office, "ab" * 32) == tmp_path / "attachments" / "ab" / ("ab" * 32)
    finally:
        office.close()
