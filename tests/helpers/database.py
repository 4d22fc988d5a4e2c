"""A migrated database made once per test run and copied for each test."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

from desktop_app.services.office import Office, open_office


@cache
def template() -> Path:
    """An empty, migrated database file; its write-ahead log is folded in."""
    folder = Path(tempfile.mkdtemp(prefix="zst-template-"))
    office = open_office(folder / "template.sqlite")
    with office.engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
    office.close()
    return folder / "template.sqlite"


def fresh_office(folder: Path) -> Office:
    """An empty office in this folder."""
    file = folder / "office.sqlite"
    shutil.copyfile(template(), file)
    return open_office(file)
