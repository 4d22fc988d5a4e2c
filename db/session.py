"""Opening the database: engine, pragmas, migrations, and the checks before anything is touched.

Everything that is true of SQLite only stands here, in capture.py and in search.py.
"""

import gc
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

MIGRATIONS = Path(__file__).parent / "migrations"

GENEROUS = ("cache_size = -65536", "mmap_size = 268435456")
"""For lists and searches, which must answer at once; a large office then holds 300 MB of its file."""

SPARING = ("cache_size = -16384", "mmap_size = 0")
"""For long reading, such as a bulletin, which takes as long without them."""


class DatabaseTooNew(Exception):
    """The file was written by a newer program."""


class DatabaseDamaged(Exception):
    """The file is not a sound database of this program; `detail` says what SQLite found."""


class DatabaseLocked(Exception):
    """Another program holds the file."""


class NotAFile(Exception):
    """The address names a server: changes are recorded by SQLite's triggers, so nothing else can hold the records."""


class CaptureAltered(Exception):
    """The triggers that record every change are missing or were changed."""


def sqlite_url(path: Path) -> URL:
    """The database URL of a file."""
    return URL.create("sqlite", database=str(path))


def file_of(address: str) -> Path:
    """The file that an address `sqlite:///FILE` names. Raises NotAFile for every other address."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise NotAFile(str(error)) from error
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise NotAFile(address)
    return Path(url.database)


def revisions() -> list[str]:
    """All migration ids, oldest first (the file names begin with their number)."""
    names = sorted(p.name for p in (MIGRATIONS / "versions").iterdir() if p.name[:4].isdigit())
    return [name[:4] for name in names]


def file_revision(path: Path) -> str | None:
    """The migration a file stands at; None for a new file.

    Raises DatabaseDamaged, DatabaseLocked; changes nothing.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise DatabaseDamaged("not a database")
        # mode=rw, not ro: a read-only connection cannot recover a write-ahead log left by a crash.
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=2)
        try:
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if "alembic_version" not in tables:
                if tables:
                    raise DatabaseDamaged("a database of another program")
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise DatabaseLocked(str(error)) from error
        raise
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(str(error)) from error


def make_engine(url: URL | str) -> Engine:
    """An engine with the pragmas every connection needs. One writer at a time: BEGIN IMMEDIATE on request.

    What is read with the option `zst_sparing` keeps little of the file in memory: none of it mapped, a small cache.
    """
    engine = create_engine(
        url,
        hide_parameters=True,  # an error goes into the log, and values do not: names may be confidential
        connect_args={"timeout": 5, "check_same_thread": False, "cached_statements": 512},
        pool_use_lifo=True,  # a connection that another one wrote past throws all away that it keeps of the file
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's begin event starts transactions, not the driver
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "temp_store = MEMORY",
            "wal_autocheckpoint = 4000",  # 16 MB: what package after package changes is copied once and not each time
            *GENEROUS,
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("zst_sparing", False):
            connection.info["sparing"] = True
            for pragma in SPARING:
                connection.exec_driver_sql(f"PRAGMA {pragma}")
        if not connection.get_execution_options().get("zst_write", False):
            connection.exec_driver_sql("BEGIN")
            return
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as error:
            # a query that broke off lives on in what tells of it, and keeps this connection's view of the data old
            if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_BUSY_SNAPSHOT":
                raise
            gc.collect()
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def roll_back(connection: Any, record: Any) -> None:
        # a commit that fails (full disk, a reference to nothing) leaves its transaction open, and SQLAlchemy takes it
        # for ended: whoever got the connection next would go on with it, and everybody else would find it locked
        if connection is not None and connection.in_transaction:
            connection.rollback()
        if connection is not None and record.info.pop("sparing", False):
            for pragma in GENEROUS:
                connection.execute(f"PRAGMA {pragma}")

    return engine


def migrate(engine: Engine) -> None:
    """Bring the database to the newest revision, all or nothing; makes a new one where there is none.

    Foreign keys are off meanwhile (a batch migration drops and remakes tables) and checked before the commit; the
    capture triggers are made anew and record nothing of it.
    """
    from alembic import command
    from alembic.config import Config

    from db import capture

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.rollback()
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        connection = connection.execution_options(zst_write=True)
        with connection.begin():
            for name in capture.installed_triggers(connection):
                connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            capture.install_triggers(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise DatabaseDamaged(f"foreign keys broken in {broken[0][0]}")
        connection.invalidate()


def open_database(url: URL | str, *, intact: bool = True) -> Engine:
    """Open (and if needed make or migrate) the database of this program.

    Raises DatabaseTooNew, DatabaseDamaged, DatabaseLocked or, unless `intact` is False, CaptureAltered; the file is
    untouched then.
    """
    engine = make_engine(url)
    file = engine.url.database
    try:
        if file and file != ":memory:":
            _open_file(engine, Path(file), intact)
        else:
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _open_file(engine: Engine, path: Path, intact: bool) -> None:
    from db import capture

    known = revisions()
    found = file_revision(path)
    if found is not None and found not in known:
        raise DatabaseTooNew(found)
    try:
        if found != known[-1]:
            migrate(engine)
        with engine.connect() as connection:
            altered = capture.altered_triggers(connection)
            if altered and intact:
                raise CaptureAltered(", ".join(altered))
    except sqlite3.OperationalError:
        raise  # the disk or another program; the file may be sound
    except sqlite3.DatabaseError as error:
        raise DatabaseDamaged(str(error)) from error
