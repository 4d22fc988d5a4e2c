"""The training schedule of a year as a file: read from the office, written as paper, workbook or calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db.enums import TrainingForm, TrainingState
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.paint import Progress
from desktop_app.documents.training import (
    CANCELLED,
    WAITING,
    SessionRow,
    Signature,
    TrainingData,
    render_training,
    write_calendar,
)
from desktop_app.domain import words
from desktop_app.domain.periods import YEARS
from desktop_app.domain.training import hours_text
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import office_settings, training
from desktop_app.services.office import Office

PDF, WORKBOOK, CALENDAR = ".pdf", ".xlsx", ".ics"
SUFFIXES = (PDF, WORKBOOK, CALENDAR)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: sessions in the file, pages of a PDF (else 0), characters that no font has."""

    path: Path
    sessions: int
    pages: int = 0
    missing_characters: tuple[str, ...] = ()


def training_data(session: Session, year: int, day: date) -> TrainingData:
    """The schedule of a year as of `day`, in plain values and Chinese words."""
    found = training.load(session, year)
    people = training.people(session, [row.id for row in found.sessions])
    counts = {count.form: count for count in found.counts}
    online, offline = counts[TrainingForm.ONLINE], counts[TrainingForm.OFFLINE]
    return TrainingData(
        year,
        office_settings.load(session).office_name,
        day,
        tuple(_session(row, people[row.id], day) for row in found.sessions),
        online.planned,
        offline.planned,
        online.held,
        offline.held,
        found.text,
        found.attendances,
    )


def write_training(
    office: Office,
    fonts: Callable[[], FontBook],
    year: int,
    path: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write the schedule of a year to `path`; its suffix says what: .pdf, .xlsx or .ics.

    Raises UserError for another suffix, for a year with nothing planned or held (for a calendar: without a session),
    and when the file cannot be written; nothing is written then.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The schedule cannot be written as {name}."),
            QT_TRANSLATE_NOOP("errors", "Choose a name that ends with .pdf, .xlsx or .ics."),
            name=path.name,
        )
    if year not in YEARS:
        raise _nothing(year)
    with office.read() as session:
        data = training_data(session, year, office.clock.today())
    planned = data.online_planned is not None or data.offline_planned is not None
    if not data.sessions and (suffix == CALENDAR or not planned):
        raise _nothing(year)
    count = len(data.sessions)
    if suffix == PDF:
        rendered = render_training(data, path, fonts(), progress=progress, cancelled=cancelled)
        return Written(path, count, rendered.pages, rendered.missing_characters)
    if suffix == WORKBOOK:
        from desktop_app.documents.training_workbook import write_workbook

        write_workbook(data, path)
    else:
        write_calendar(data, path)
    return Written(path, count)


def _nothing(year: int) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "There is no training in {year}."),
        QT_TRANSLATE_NOOP("errors", "Enter the year's sessions first."),
        year=year,
    )


def _session(row: training.SessionRow, people: list[training.PersonLine], today: date) -> SessionRow:
    gone = row.state is TrainingState.PLANNED and row.day < today
    cancelled = row.state is TrainingState.CANCELLED
    return SessionRow(
        id=row.id,
        topic=row.topic,
        form=words.label(row.form),
        starts=row.starts,
        ends=row.ends,
        teacher=row.teacher,
        place=row.place,
        unit=row.unit,
        audience=row.audience,
        hours=hours_text(row.hours_centi),
        # only what counts: a sign-in before the session is held is no attendance yet
        attended=row.attended if row.state is TrainingState.HELD else None,
        state=WAITING if gone else CANCELLED if cancelled else words.label(row.state),
        materials=row.materials,
        cancelled=cancelled,
        people=tuple(Signature(one.unit, one.person, one.attended) for one in people),
    )
