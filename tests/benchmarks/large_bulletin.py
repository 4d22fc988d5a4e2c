"""The December of the largest office, composed from its records and set as PDF."""

import tempfile
import time
from datetime import date
from pathlib import Path

from db.enums import ReportKind
from desktop_app.documents import produce
from desktop_app.paths import resources_folder
from desktop_app.services.office import open_office

DECEMBER, DAY = "2022-12", date(2023, 1, 4)


def composing(file: Path, times: int = 4) -> float:
    """The least processor time of some runs after one to warm up."""
    opened, press, taken = open_office(file), produce.Press(resources_folder()), []
    for _time in range(times + 1):
        begun = time.process_time()
        with opened.read(sparing=True) as session:
            produce.compose(session, press, ReportKind.MONTHLY, DECEMBER, DAY)
        taken.append(time.process_time() - begun)
    opened.close()
    return min(taken[1:])


def set_twice(file: str) -> None:
    """Compose and set it; the second time everything is warm."""
    opened = open_office(Path(file))
    with tempfile.TemporaryDirectory() as folder:
        press, out = produce.Press(resources_folder()), Path(folder) / "m.pdf"
        for _time in range(2):
            produce.produce(opened, press, ReportKind.MONTHLY, DECEMBER, out)
    opened.close()
