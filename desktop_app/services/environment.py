"""The boundary at which what the machine does to the database becomes words."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

from db import session as storage
from desktop_app.errors import QT_TRANSLATE_NOOP, DamagedDatabase, EnvironmentProblem, reason_of

_UNFIT = (NotADirectoryError, IsADirectoryError, FileExistsError)


@contextmanager
def environment() -> Iterator[None]:
    """Turn what the machine does to us into sentences; let everything else through as the bug it is."""
    try:
        yield
    except storage.NotAFile as error:
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "This is not the address of a database file: {detail}."),
            QT_TRANSLATE_NOOP("errors", "Write it as sqlite:///FILE; database servers are not supported."),
            detail=str(error),
        ) from error
    except storage.DatabaseTooNew as error:
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "This database was written by a newer version of the program."),
            QT_TRANSLATE_NOOP("errors", "Install the newer version; nothing was changed."),
        ) from error
    except storage.DatabaseDamaged as error:
        raise _damaged(str(error)) from error
    except storage.DatabaseLocked as error:
        raise _locked() from error
    except storage.CaptureAltered as error:
        raise DamagedDatabase(
            QT_TRANSLATE_NOOP("errors", "Another tool has changed the database: the record of changes is not intact."),
            QT_TRANSLATE_NOOP("errors", "Restore the last backup or ask the administrator. ({detail})"),
            detail=str(error),
        ) from error
    except OperationalError as error:
        raise _operational(error, str(error.orig)) from error
    except sqlite3.OperationalError as error:
        raise _operational(error, str(error)) from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        found = str(error.orig if isinstance(error, DatabaseError) else error)
        if "malformed" in found or "not a database" in found:
            raise _damaged(found) from error
        raise
    except BrokenPipeError:
        raise  # whoever read our output has gone; that is no fault of the disk
    except PermissionError as error:
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "There is no permission to write to {path}."),
            QT_TRANSLATE_NOOP("errors", "Choose another folder or ask the administrator."),
            path=error.filename,
        ) from error
    except OSError as error:
        if isinstance(error, _UNFIT) or (error.errno == errno.EROFS and error.filename):
            raise EnvironmentProblem(
                QT_TRANSLATE_NOOP("errors", "The file or folder {path} cannot be used ({reason})."),
                QT_TRANSLATE_NOOP("errors", "Choose another folder or ask the administrator."),
                path=error.filename,
                reason=reason_of(error),
            ) from error
        raise EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The disk reports a fault: {detail}."),
            QT_TRANSLATE_NOOP("errors", "Nothing was changed. Check the disk and try again."),
            detail=reason_of(error),
        ) from error


def _damaged(detail: str) -> DamagedDatabase:
    return DamagedDatabase(
        QT_TRANSLATE_NOOP("errors", "The database file is damaged or is not one of this program."),
        QT_TRANSLATE_NOOP("errors", "Restore the last backup; the file was left as it is. ({detail})"),
        detail=detail,
    )


def _locked() -> EnvironmentProblem:
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "The database is in use by another program."),
        QT_TRANSLATE_NOOP("errors", "Close the other window and try again; nothing was changed."),
    )


def _operational(error: Exception, text: str) -> Exception:
    if "locked" in text or "busy" in text:
        return _locked()
    if "disk is full" in text or "disk I/O" in text:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The disk is full or cannot be written."),
            QT_TRANSLATE_NOOP("errors", "Free some space and try again; nothing was changed."),
        )
    if "readonly" in text or "unable to open" in text:
        return EnvironmentProblem(
            QT_TRANSLATE_NOOP("errors", "The database file cannot be written."),
            QT_TRANSLATE_NOOP("errors", "Check that the folder exists and may be written to."),
        )
    return error
