"""A migrated database made once per test run and copied for each test."""

import atexit
import shutil
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from db.enums import UserRole
from desktop_app.paths import resources_folder
from desktop_app.services.load_sample import CENTRE, CLERK, load_sample
from desktop_app.services.office import Actor, Office, open_office


@cache
def template() -> Path:
    """An empty, migrated database file; its write-ahead log is folded in."""
    file = kept_folder("zst-template-") / "template.sqlite"
    office = open_office(file)
    with office.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    office.close()
    return file


def kept_folder(prefix: str, base: Path | None = None) -> Path:
    """A folder that goes when the program ends."""
    made = tempfile.mkdtemp(prefix=prefix, dir=base)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)


@cache
def _sample() -> Path:
    """The folder of an office with the sample year."""
    folder = kept_folder("zst-sample-")
    office = fresh_office(folder)
    load_sample(office, Actor(CLERK, CENTRE, UserRole.CENTRE), resources_folder())
    office.close()
    return folder


def sample_office(folder: Path) -> Office:
    """An office with the sample year in this folder, which is new or empty."""
    shutil.copytree(_sample(), folder, dirs_exist_ok=True)
    return open_office(folder / "office.sqlite")


def fresh_office(folder: Path) -> Office:
    """An empty office in this folder."""
    file = folder / "office.sqlite"
    shutil.copyfile(template(), file)
    return open_office(file)


def driver_of(office: Office) -> sqlite3.Connection:
    """SQLite's own connection to an office, for a statement while nothing else uses it."""
    connection = office.engine.raw_connection()
    found = connection.driver_connection
    connection.close()  # it goes back among the open ones
    assert isinstance(found, sqlite3.Connection)
    return found
