"""Backups: one zip file with the database, the attachments and the office's own wording, verified before it counts."""

import json
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from db.session import DatabaseLocked
from desktop_app.domain.progress import Part, Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError
from desktop_app.queries import local
from desktop_app.services import journal
from desktop_app.services.backup_list import MANIFEST, Holding, look, open_elsewhere
from desktop_app.services.environment import environment
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Label, Office
from desktop_app.services.safe_files import beside, disk, removed, to_disk

FORMAT = 1
COPYING = QT_TRANSLATE_NOOP("progress", "Copying the data")
_BLOCK, _MONTHS = 1 << 20, 12
_DATABASE, _ATTACHMENTS = "database.sqlite", "attachments/"
_STORED = re.compile(r"attachments/[0-9a-f]{2}/[0-9a-f]{64}")
_TEMPLATES = "report_templates/"
_TEMPLATE = re.compile(r"report_templates/[a-z_]+\.txt")


Before = Callable[[], object]
"""What is done just before the data is copied, so that it is in the backup: sealing what other offices will get."""


def backup(office: Office, target: Path, progress: Progress | None = None, before: Before | None = None) -> None:
    """Write a backup; the file appears whole or not at all. Work may go on meanwhile.

    Raises UserError on a server's database, EnvironmentProblem when the target cannot be written or the database is
    damaged, Cancelled; what was there before stays.
    """
    progress = progress or Silent()
    if office.file is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "A database on a server is backed up by the server."))
    if before is not None:
        before()
    journal.seal(office)
    partial = target.with_name(target.name + ".part")
    with disk(target), removed(partial):
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside(target) as folder:
            copy = folder / _DATABASE
            progress.report(0, COPYING)
            _copy_database(office.file, copy)
            _pack(office, copy, partial, Part(progress, _size(office, copy), 0.2, 0.8))
        progress.report(0.8, QT_TRANSLATE_NOOP("progress", "Checking the backup"))
        verify(partial)
        progress.check()
        to_disk(partial)
        partial.replace(target)
    set_local(office, last_backup_ms=office.clock.now_ms())


def _size(office: Office, copy: Path) -> int:
    return copy.stat().st_size + sum(file.stat().st_size for file in (*_files(office), *_templates(office)))


def _files(office: Office) -> list[Path]:
    """The kept attachments; copies that were opened in other programs are none."""
    if office.files is None or not office.files.is_dir():
        return []
    return [
        file
        for file in sorted(office.files.rglob("*"))
        if file.is_file() and _STORED.fullmatch(_ATTACHMENTS + file.relative_to(office.files).as_posix())
    ]


def _templates(office: Office) -> list[Path]:
    """The templates that the office wrote itself."""
    folder = office.file.parent / _TEMPLATES if office.file is not None else None
    found = sorted(folder.glob("*.txt")) if folder is not None else []
    return [file for file in found if file.is_file() and _TEMPLATE.fullmatch(_TEMPLATES + file.name)]


def _pack(office: Office, copy: Path, partial: Path, part: Part) -> None:
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        manifest = {"format": FORMAT} | asdict(_holding(office, copy))
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False))
        _add(archive, copy, _DATABASE, part)
        for file in _files(office):
            assert office.files is not None
            _add(archive, file, _ATTACHMENTS + file.relative_to(office.files).as_posix(), part)
        for file in _templates(office):
            _add(archive, file, _TEMPLATES + file.name, part)


def _add(archive: zipfile.ZipFile, file: Path, name: str, part: Part) -> None:
    """Pack one file in blocks, so that a cancel need not wait for the whole of it."""
    entry = zipfile.ZipInfo.from_file(file, name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        while block := source.read(_BLOCK):
            target.write(block)
            part.add(len(block), COPYING)


def _holding(office: Office, copy: Path) -> Holding:
    connection = sqlite3.connect(copy)
    try:

        def one(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0] or 0)

        with office.read() as session:
            unit = local.unit_name(session)
        return Holding(
            made_at_ms=office.clock.now_ms(),
            unit=unit,
            projects=one("SELECT count(*) FROM project WHERE deleted_at IS NULL"),
            investors=one("SELECT count(*) FROM investor WHERE deleted_at IS NULL"),
            attachments=one("SELECT count(*) FROM attachment WHERE deleted_at IS NULL"),
            changed_at_ms=one("SELECT max(at) FROM journal_transaction"),
        )
    finally:
        connection.close()


def restore(source: Path, database: Path, attachments: Path) -> Path | None:
    """Put a backup in place of the database, which must not be open; what it replaces is kept beside it.

    Returns where the replaced database lies. Raises UserError for a file that is no sound backup: nothing changed.
    """
    verify(source)
    if open_elsewhere(database.parent):
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The window of this office is open, so its data cannot be replaced."),
            QT_TRANSLATE_NOOP("errors", "Close the window, or restore the backup in its menu File."),
        )
    _settle(database)
    with disk(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        with beside(database) as folder, zipfile.ZipFile(source) as archive:
            fresh = Path(archive.extract(_DATABASE, folder))
            to_disk(fresh)
            for entry in archive.namelist():
                # Only the names that this program gives: two digits of the hash, then the hash.
                if _STORED.fullmatch(entry):
                    target = attachments / entry.removeprefix(_ATTACHMENTS)
                    if not target.exists():
                        target.parent.mkdir(parents=True, exist_ok=True)
                        shutil.copyfile(archive.extract(entry, folder), target)
                elif _TEMPLATE.fullmatch(entry):
                    _put_template(Path(archive.extract(entry, folder)), database.parent / entry)
            kept = _keep(database)
            fresh.replace(database)
    return kept


def _put_template(made: Path, place: Path) -> None:
    """Put a template back; another one that stands there stays beside it."""
    place.parent.mkdir(exist_ok=True)
    if place.is_file() and place.read_bytes() != made.read_bytes():
        place.replace(place.with_name(place.name + ".bak"))
    shutil.copyfile(made, place)


def daily_backup(
    office: Office,
    folder: Path,
    keep: int = 14,
    progress: Progress | None = None,
    before: Before | None = None,
) -> Path | None:
    """A backup if there is none of today yet. None when nothing was to be done.

    Of this office's daily backups the newest `keep` stay, and the last of each of the twelve newest months.
    """
    stem = _stem(office)
    target = folder / f"{stem}-{office.clock.today():%Y%m%d}.zip"
    if office.file is None or target.exists():
        return None
    backup(office, target, progress, before)
    daily = sorted(folder.glob(f"{stem}-????????.zip"))
    last_of_month = {file.stem[:-2]: file for file in daily}
    months = sorted(last_of_month)[-_MONTHS:]
    for old in set(daily) - set(daily[-keep:]) - {last_of_month[month] for month in months}:
        with suppress(OSError):
            old.unlink()
    return target


def backup_now(office: Office, folder: Path, progress: Progress | None = None, before: Before | None = None) -> Path:
    """A backup under the present time, which no rotation removes."""
    target = folder / f"{_stem(office)}-{office.clock.now():%Y%m%d-%H%M%S}.zip"
    backup(office, target, progress, before)
    return target


def _stem(office: Office) -> str:
    """Offices that share a stick do not take each other's backups for their own."""
    with office.read() as session:
        code = re.sub(r"[^0-9A-Za-z一-鿿]", "", local.unit_code(session))
    return f"zhaoshangtong-{code}" if code else "zhaoshangtong"


def note_restored(office: Office, source: Path) -> None:
    """Write into the journal of a restored database where it came from, and that this backup is its last one."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Restore the backup {name}"), {"name": source.name})
    with office.maintain() as session:
        journal.note(session, office.clock.now_ms(), "admin", label)
    holding = look(source).holding
    if holding is not None:
        set_local(office, last_backup_ms=holding.made_at_ms)


def _copy_database(source: Path, target: Path) -> None:
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reading.backup(writing, pages=4096)
        writing.execute("PRAGMA journal_mode = DELETE")
        if writing.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("integrity check")
    finally:
        reading.close()
        writing.close()


def verify(file: Path) -> None:
    """Raises UserError unless the file is a whole backup with a sound database."""
    if not file.exists():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=file)
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as folder:
            manifest = json.loads(archive.read(MANIFEST))
            if manifest["format"] > FORMAT:
                raise UserError(
                    QT_TRANSLATE_NOOP("errors", "This backup was made by a newer version of the program."),
                    QT_TRANSLATE_NOOP("errors", "Install the newer version; nothing was changed."),
                )
            if archive.testzip() is not None:
                raise zipfile.BadZipFile
            connection = sqlite3.connect(archive.extract(_DATABASE, folder))
            try:
                sound = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                known = connection.execute("SELECT count(*) FROM alembic_version").fetchone()[0] == 1
            finally:
                connection.close()
            if not sound or not known:
                raise zipfile.BadZipFile
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, sqlite3.DatabaseError) as error:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{path} is not a backup of this program, or it is damaged."),
            QT_TRANSLATE_NOOP("errors", "Choose another backup; nothing was changed."),
            path=file,
        ) from error


def _settle(database: Path) -> None:
    """Take a write-ahead log that a crash left into its database; one that cannot be read stays with the damaged file.

    Raises EnvironmentProblem while another program has the file open.
    """
    if not database.is_file():
        return
    try:
        connection = sqlite3.connect(database, timeout=2, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            in_use = bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        in_use = "locked" in str(error)
    if in_use:
        with environment():
            raise DatabaseLocked


def _keep(database: Path) -> Path | None:
    """Give the present database a second name, by the time: until another takes its place it stays where it is."""
    if not database.exists():
        return None
    kept = database.with_name(f"{database.name}.before-restore-{datetime.now():%Y%m%d-%H%M%S-%f}")
    try:
        os.link(database, kept)
    except OSError:  # a drive without second names, as most sticks are
        shutil.copyfile(database, kept)
    for suffix in ("-wal", "-shm"):
        file = database.with_name(database.name + suffix)
        if file.exists():
            file.replace(kept.with_name(kept.name + suffix))
    return kept
