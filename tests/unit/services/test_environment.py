"""Each thing the machine does to the database is a sentence of its own; a bug stays a bug."""

import errno
import os
import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError

from db import session as storage
from desktop_app.errors import DamagedDatabase, EnvironmentProblem, UserError
from desktop_app.services.environment import environment


def sql(kind: type[DatabaseError], text: str) -> DatabaseError:
    """An error as SQLAlchemy passes it on."""
    return kind("SELECT 1", {}, sqlite3.DatabaseError(text))


@pytest.mark.parametrize(
    ("error", "words", "damaged"),
    [
        (storage.NotAFile("x"), "not the address of a database file", False),
        (storage.DatabaseTooNew("9999"), "newer version", False),
        (storage.DatabaseDamaged("malformed"), "damaged or is not one of this program", True),
        (storage.DatabaseLocked(), "in use by another program", False),
        (storage.CaptureAltered("journal_unit_u"), "journal_unit_u", True),
        (sql(OperationalError, "database is locked"), "in use by another program", False),
        (sql(OperationalError, "database or disk is full"), "disk is full", False),
        (sql(OperationalError, "attempt to write a readonly database"), "database file cannot be written", False),
        (sqlite3.OperationalError("disk I/O error"), "disk is full or cannot be written", False),
        (sqlite3.OperationalError("unable to open database file"), "database file cannot be written", False),
        (sql(DatabaseError, "database disk image is malformed"), "is damaged", True),
        (sqlite3.DatabaseError("database disk image is malformed"), "is damaged", True),
        (PermissionError(errno.EACCES, "Permission denied", "/a"), "no permission to write to /a", False),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory", "/a"), "/a cannot be used", False),
        (OSError(errno.EROFS, "Read-only file system", "/a"), r"/a cannot be used \(Read-only file system\)", False),
        (OSError(errno.EROFS, "Read-only file system"), "disk reports a fault: Read-only", False),
        (OSError(errno.EIO, os.strerror(errno.EIO)), "disk reports a fault", False),
    ],
)
def test_what_the_machine_does_is_a_sentence(error: Exception, words: str, damaged: bool) -> None:
    with pytest.raises(EnvironmentProblem, match=words) as caught, environment():
        raise error
    assert isinstance(caught.value, DamagedDatabase) is damaged


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError(),
        UserError("No."),
        BrokenPipeError(),
        sql(OperationalError, "no such column: x"),
        sqlite3.OperationalError("no such table: x"),
        sql(DatabaseError, "constraint failed"),
        sqlite3.IntegrityError("constraint failed"),
    ],
)
def test_everything_else_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, environment():
        raise error
    assert caught.value is error
