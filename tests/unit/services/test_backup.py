"""Backup, restore and check: whole or not at all, and damage is found."""

import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from db.enums import UserRole
from db.models import Project
from desktop_app.domain.progress import Silent
from desktop_app.errors import Cancelled, EnvironmentProblem, UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import local
from desktop_app.services import backup, check, dump
from desktop_app.services.attachments import attach, stored_file
from desktop_app.services.backup_list import WINDOW_LOCK, list_backups, look, open_elsewhere, same_drive
from desktop_app.services.init_office import init_office, set_local
from desktop_app.services.office import Actor, Label, Office, open_office
from tests.helpers.database import fresh_office

ACTOR = Actor("管理员", role=UserRole.ADMIN)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with a project that has an attachment."""
    office = fresh_office(tmp_path)
    scan = tmp_path / "协议.pdf"
    scan.write_bytes(b"%PDF-1.7 sample")
    with office.write(Label("Add"), ACTOR) as tx:
        project = Project(number="DL01-2022-0001", name="示例项目", entered_on=date(2022, 1, 1))
        tx.session.add(project)
        tx.session.flush()
        attach(office, tx, "project", project.id, scan)
    yield office
    office.close()


def digest(office: Office) -> str:
    with office.read() as session:
        return dump.digest(session)


def test_a_backup_restores_to_the_same_digest(office: Office, tmp_path: Path) -> None:
    assert office.file is not None
    target = tmp_path / "备份" / "backup.zip"
    backup.backup(office, target)
    assert target.stat().st_size < office.file.stat().st_size / 2
    before = digest(office)
    with office.write(Label("Spoil"), ACTOR) as tx:
        tx.session.query(Project).update({"name": "改坏了"})
    assert digest(office) != before
    office.close()
    elsewhere = tmp_path / "other" / "office.sqlite"
    assert backup.restore(target, elsewhere, elsewhere.parent / "attachments") is None
    restored = open_office(elsewhere)
    try:
        assert digest(restored) == before
        assert check.check(restored).ok
    finally:
        restored.close()


def test_the_offices_own_wording_comes_back_and_what_stood_there_stays_beside_it(
    office: Office, tmp_path: Path
) -> None:
    assert office.file is not None and office.files is not None
    own = office.file.parent / "report_templates"
    own.mkdir()
    (own / "letter.txt").write_text("; 甲", encoding="utf-8")
    (own / "letter.txt.bak").write_text("; 更早的", encoding="utf-8")
    target = tmp_path / "backup.zip"
    backup.backup(office, target)
    office.close()
    elsewhere = tmp_path / "other" / "office.sqlite"
    backup.restore(target, elsewhere, elsewhere.parent / "attachments")
    back = elsewhere.parent / "report_templates"
    assert {file.name: file.read_text(encoding="utf-8") for file in back.iterdir()} == {"letter.txt": "; 甲"}
    (own / "letter.txt").write_text("; 乙", encoding="utf-8")
    for _ in range(2):  # the second finds nothing to replace
        backup.restore(target, office.file, office.files)
    found = {file.name: file.read_text(encoding="utf-8") for file in own.iterdir()}
    assert found == {"letter.txt": "; 甲", "letter.txt.bak": "; 乙"}


def test_a_restore_keeps_what_it_replaces(office: Office, tmp_path: Path) -> None:
    assert office.file is not None
    assert office.files is not None
    target = tmp_path / "backup.zip"
    backup.backup(office, target)
    shutil.rmtree(office.files)
    office.close()
    kept = backup.restore(target, office.file, office.files)
    assert kept is not None
    assert kept.exists()
    again = open_office(office.file)
    try:
        assert check.check(again).ok
    finally:
        again.close()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF"])
def test_what_is_no_backup_is_refused(office: Office, tmp_path: Path, content: bytes) -> None:
    assert office.file is not None
    before = digest(office)
    wrong = tmp_path / "wrong.zip"
    wrong.write_bytes(content)
    with pytest.raises(UserError, match="not a backup"):
        backup.restore(wrong, office.file, tmp_path / "attachments")
    with pytest.raises(UserError, match="no file"):
        backup.restore(tmp_path / "none.zip", office.file, tmp_path / "attachments")
    assert digest(office) == before


def test_a_truncated_backup_is_refused(office: Office, tmp_path: Path) -> None:
    assert office.file is not None
    target = tmp_path / "backup.zip"
    backup.backup(office, target)
    whole = target.read_bytes()
    for length in (len(whole) // 3, len(whole) - 10):
        target.write_bytes(whole[:length])
        with pytest.raises(UserError, match="not a backup"):
            backup.restore(target, office.file, tmp_path / "attachments")


def test_a_target_that_cannot_be_written_is_a_sentence(office: Office, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        backup.backup(office, tmp_path / "file" / "backup.zip")


def test_one_backup_a_day_and_the_oldest_go(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"zhaoshangtong-2022010{day}.zip").write_bytes(b"")
    made = backup.daily_backup(office, folder, keep=3)
    assert made is not None
    assert backup.daily_backup(office, folder, keep=3) is None
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["zhaoshangtong-20220103.zip", "zhaoshangtong-20220104.zip", made.name]


def test_check_finds_damage(office: Office) -> None:
    assert check.check(office).ok
    assert office.files is not None
    with office.read() as session:
        content_hash = session.scalar(text("SELECT content_hash FROM attachment"))
    stored_file(office, str(content_hash)).write_bytes(b"other")
    with office.engine.begin() as connection:
        connection.execute(text("UPDATE journal_entry SET after = '{}' WHERE id = 1"))
        connection.execute(text("DROP TRIGGER journal_unit_d"))
    health = check.check(office)
    assert (health.ok, health.attachments, health.journal_chain, health.triggers) == (False, False, False, False)
    assert (health.integrity, health.foreign_keys) == (True, True)
    assert len(health.problems) == 3


def test_an_office_is_set_up_with_its_unit_and_codes(tmp_path: Path) -> None:
    office = open_office(tmp_path / "a.db")
    try:
        init_office(office, ACTOR, resources_folder(), code="HM01", name="华明街道")
        with office.read() as session:
            from desktop_app.queries import local, units

            assert local.unit_name(session) == "华明街道"
            assert list(units.codes(session)) == ["HM01"]
        with pytest.raises(UserError, match="unit code"):
            init_office(office, ACTOR, resources_folder(), code=" ", name="x")
    finally:
        office.close()


def test_a_backup_says_what_it_holds(office: Office, tmp_path: Path) -> None:
    set_local(office, unit_code="HM/01")
    folder = tmp_path / "backups"
    made = backup.backup_now(office, folder)
    assert made.name.startswith("zhaoshangtong-HM01-")
    daily = backup.daily_backup(office, folder)
    (folder / "other.zip").write_bytes(b"PK")
    (folder / "foreign.zip").write_bytes(made.read_bytes()[:100])
    listed = list_backups(folder)
    assert {b.path for b in listed[:2]} == {made, daily} and [b.holding for b in listed[2:]] == [None, None]
    holding = listed[0].holding
    assert holding is not None
    assert (holding.unit, holding.projects, holding.attachments) == ("HM/01", 1, 1)
    assert 0 < holding.changed_at_ms <= holding.made_at_ms
    assert list_backups(tmp_path / "none") == []


def test_the_last_of_each_month_stays(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in ("20210115", "20210131", "20210228", "20220101", "20220102"):
        (folder / f"zhaoshangtong-{day}.zip").write_bytes(b"")
    (folder / "zhaoshangtong-20210115-120000.zip").write_bytes(b"")
    made = backup.daily_backup(office, folder, keep=1)
    assert made is not None
    days = sorted(file.stem.removeprefix("zhaoshangtong-") for file in folder.iterdir())
    assert days == ["20210115-120000", "20210131", "20210228", "20220102", made.stem.removeprefix("zhaoshangtong-")]


def test_a_cancelled_backup_leaves_the_old_one(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "b" / "backup.zip"
    backup.backup(office, target)
    before = target.read_bytes()

    class Stops(Silent):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        backup.backup(office, target, Stops())
    assert [file.name for file in target.parent.iterdir()] == ["backup.zip"]
    assert target.read_bytes() == before


def test_a_full_disk_leaves_the_old_one(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "b" / "backup.zip"
    backup.backup(office, target)
    before = target.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "_add", full)
    with pytest.raises(EnvironmentProblem, match="nothing was lost"):
        backup.backup(office, target)
    assert [file.name for file in target.parent.iterdir()] == ["backup.zip"]
    assert target.read_bytes() == before


def test_a_damaged_database_is_not_taken_for_a_backup(office: Office, tmp_path: Path) -> None:
    assert office.file is not None
    office.close()
    with office.file.open("r+b") as file:
        file.seek(office.file.stat().st_size // 2)
        file.write(b"\x55" * 40_000)
    damaged = Office(office.engine, files=office.files)
    with pytest.raises(EnvironmentProblem, match="damaged"):
        backup.backup(damaged, tmp_path / "b" / "backup.zip")
    assert list_backups(tmp_path / "b") == []


def test_a_restored_database_knows_where_it_came_from(office: Office, tmp_path: Path) -> None:
    source = tmp_path / "backup.zip"
    backup.backup(office, source)
    set_local(office, last_backup_ms=1)
    backup.note_restored(office, source)
    held = look(source).holding
    with office.read() as session:
        assert held is not None and local.instant(session, "last_backup_ms") == held.made_at_ms
        last = session.execute(text('SELECT label, "values" FROM journal_transaction ORDER BY id DESC LIMIT 1')).one()
    assert last == ("Restore the backup {name}", '{"name": "backup.zip"}')


def test_what_a_killed_backup_left_is_swept_away_a_day_later(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    for name, age in (("unfinished-backup-old", 90_000), ("unfinished-backup-new", 60), ("photos", 90_000)):
        (folder / name).mkdir(parents=True)
        (folder / name / "database.sqlite").write_bytes(b"x")
        os.utime(folder / name, (time.time() - age,) * 2)
    backup.backup(office, folder / "backup.zip")
    assert sorted(file.name for file in folder.iterdir()) == ["backup.zip", "photos", "unfinished-backup-new"]


def test_a_restore_without_second_names_keeps_a_copy(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert office.file is not None and office.files is not None
    source = tmp_path / "backup.zip"
    backup.backup(office, source)
    office.close()
    before = office.file.read_bytes()

    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    kept = backup.restore(source, office.file, office.files)
    assert kept is not None and kept.read_bytes() == before


def test_a_restore_takes_the_log_of_a_crash_into_what_it_keeps(office: Office, tmp_path: Path) -> None:
    assert office.file is not None and office.files is not None
    source = tmp_path / "backup.zip"
    backup.backup(office, source)
    set_local(office, left="over")
    crashed = tmp_path / "crashed" / office.file.name
    crashed.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(office.file.with_name(office.file.name + suffix), crashed.with_name(crashed.name + suffix))
    assert crashed.with_name(crashed.name + "-wal").stat().st_size > 0
    kept = backup.restore(source, crashed, crashed.parent / "attachments")
    assert kept is not None
    assert sorted(file.name for file in crashed.parent.iterdir() if file.is_file()) == [crashed.name, kept.name]
    for file, value in ((kept, [('"over"',)]), (crashed, [])):
        connection = sqlite3.connect(file)
        try:
            assert connection.execute("SELECT value FROM local_setting WHERE name = 'left'").fetchall() == value
        finally:
            connection.close()


def test_places_on_one_drive(tmp_path: Path) -> None:
    assert same_drive(tmp_path, tmp_path / "not" / "there")


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses to replace an open file by itself")
def test_data_under_an_open_window_is_not_replaced(office: Office, tmp_path: Path) -> None:
    assert office.file is not None and office.files is not None
    source = tmp_path / "backup.zip"
    backup.backup(office, source)
    office.close()
    lock = tmp_path / WINDOW_LOCK
    lock.write_text(f"{os.getppid()}\nzhaoshangtong\nhost\n", encoding="utf-8")
    before = office.file.read_bytes()
    with pytest.raises(EnvironmentProblem, match="window of this office is open"):
        backup.restore(source, office.file, office.files)
    assert office.file.read_bytes() == before
    for harmless in (f"{os.getpid()}\n", "999999999\n", "", "?"):
        lock.write_text(harmless, encoding="utf-8")
        assert not open_elsewhere(tmp_path)
    assert backup.restore(source, office.file, office.files) is not None
