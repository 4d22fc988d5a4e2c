"""Backups: one zip file with the database and the attachments, verified before it counts."""

import json
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem, UserError
from desktop_app.services import journal
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office

FORMAT = 1
_DATABASE, _MANIFEST, _ATTACHMENTS = "database.sqlite", "manifest.json", "attachments/"
_STORED = re.compile(r"attachments/[0-9a-f]{2}/[0-9a-f]{64}")


def backup(office: Office, target: Path) -> None:
    """Write a backup; the file appears whole or not at all. Work may go on meanwhile.

    Raises UserError on a server's database, EnvironmentProblem when the target cannot be written.
    """
    if office.file is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "A database on a server is backed up by the server."))
    journal.seal(office)
    partial = target.with_name(target.name + ".part")
    with _disk(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            copy = Path(folder) / _DATABASE
            _copy_database(office.file, copy)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                manifest = {"format": FORMAT, "made_at_ms": office.clock.now_ms()}
                archive.writestr(_MANIFEST, json.dumps(manifest))
                archive.write(copy, _DATABASE)
                if office.files is not None and office.files.is_dir():
                    for file in sorted(p for p in office.files.rglob("*") if p.is_file()):
                        archive.write(file, _ATTACHMENTS + file.relative_to(office.files).as_posix())
        _verify(partial)
        partial.replace(target)
    set_local(office, last_backup_ms=office.clock.now_ms())


def restore(source: Path, database: Path, attachments: Path) -> Path | None:
    """Put a backup in place of the database, which must not be open; what it replaces is kept beside it.

    Returns where the replaced database lies. Raises UserError for a file that is no sound backup: nothing changed.
    """
    _verify(source)
    with _disk(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=database.parent) as folder, zipfile.ZipFile(source) as archive:
            fresh = Path(archive.extract(_DATABASE, folder))
            for entry in archive.namelist():
                # Only the names that this program gives: two digits of the hash, then the hash.
                if _STORED.fullmatch(entry):
                    target = attachments / entry.removeprefix(_ATTACHMENTS)
                    if not target.exists():
                        target.parent.mkdir(parents=True, exist_ok=True)
                        shutil.copyfile(archive.extract(entry, folder), target)
            kept = _set_aside(database)
            fresh.replace(database)
    return kept


def daily_backup(office: Office, folder: Path, keep: int = 14) -> Path | None:
    """A backup if there is none of today yet; the oldest beyond `keep` go. None when nothing was to be done."""
    today = f"{office.clock.today():%Y%m%d}"
    target = folder / f"zhaoshangtong-{today}.zip"
    if office.file is None or target.exists():
        return None
    backup(office, target)
    for old in sorted(folder.glob("zhaoshangtong-????????.zip"))[:-keep]:
        old.unlink()
    return target


def _copy_database(source: Path, target: Path) -> None:
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        reading.backup(writing, pages=4096)
        writing.execute("PRAGMA journal_mode = DELETE")
    finally:
        reading.close()
        writing.close()


def _verify(file: Path) -> None:
    """Raises UserError unless the file is a whole backup with a sound database."""
    if not file.exists():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=file)
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory() as folder:
            manifest = json.loads(archive.read(_MANIFEST))
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


def _set_aside(database: Path) -> Path | None:
    """Move the present database and its write-ahead log away under the time's name."""
    if not database.exists():
        return None
    stem = f"{database.name}.before-restore-{datetime.now():%Y%m%d-%H%M%S-%f}"
    for suffix in ("-wal", "-shm", ""):
        file = database.with_name(database.name + suffix)
        if file.exists():
            Path(file).replace(database.with_name(stem + suffix))
    return database.with_name(stem)


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        with suppress(OSError):
            path.with_name(path.name + ".part").unlink(missing_ok=True)
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "{path} cannot be written: {detail}."),
            QT_TRANSLATE_NOOP("errors", "Choose another folder or free some space; nothing was lost."),
            path=path,
            detail=error.strerror or str(error),
        ) from error
