"""试排: a template's text printed with the office's figures before it is kept; nothing of it stays."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from db.enums import ReportKind
from desktop_app.documents import (
    correcting,
    correction,
    duty_letter,
    own_wording,
    produce,
    review_minutes,
    review_papers,
    trial,
)
from desktop_app.documents.letter_press import about_duties
from desktop_app.documents.model import Document
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Press
from desktop_app.documents.review_data import Slip
from desktop_app.documents.review_press import MAKERS, as_slip, review_data
from desktop_app.domain.periods import Fortnight
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import duties, office_settings, overview, report_issues, review_meetings
from desktop_app.services.office import Office

SLIPS = "slips"
PAPERS = tuple(MAKERS)
"""The papers of a meeting, which share a template: one of them is tried at a time."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What was printed for a look: the title of the document, and the characters no font had."""

    title: str
    missing_characters: tuple[str, ...]


def try_out(
    office: Office,
    press: Press,
    name: str,
    text: str,
    out: Path,
    paper: str = PAPERS[0],
    cancelled: Callable[[], bool] | None = None,
) -> Tried:
    """Write to `out` what this text of a template would print, marked as a trial; `paper` of a meeting.

    Raises UserError for a mistake, with its line, and where there is nothing to print with the template yet; Cancelled.
    """
    tried = own_wording.tried(press, name, text)
    with office.read(sparing=True) as session:
        made = _makers(paper)[name](session, tried, office.clock.today())
    rendered = render_pdf(trial.marked(made, trial.OF_WORDING), out, press.fonts(), None, cancelled)
    return Tried(made.title, rendered.missing_characters)


Maker = Callable[[Session, Press, date], Document]


def _makers(paper: str) -> Mapping[str, Maker]:
    bulletins = {f"{kind.value}.txt": partial(_bulletin, kind) for kind in produce.KINDS}
    review = partial(_paper, paper)
    return {
        **bulletins,
        correction.TEMPLATE: _correction,
        duty_letter.TEMPLATE: _letter,
        review_papers.TEMPLATE: review,
    }


def _bulletin(kind: ReportKind, session: Session, press: Press, today: date) -> Document:
    """Of the newest period that has figures, in the template's words: those a clerk wrote for the period are left
    out."""
    return produce.COMPOSERS[kind](session, press, _period(kind, session, today), today).document


def _period(kind: ReportKind, session: Session, today: date) -> str:
    month = overview.newest_month(session, today)
    if kind is ReportKind.ANNUAL:
        return str(month.year)
    if kind is not ReportKind.FORTNIGHTLY:
        return str(month)
    fortnight = Fortnight.of(month.last_day)
    return str(fortnight if fortnight.last_day <= today else Fortnight.of(today).before)


def _correction(session: Session, press: Press, today: date) -> Document:
    """Of the newest issue that stands and is none itself."""
    rows = (row for row in report_issues.archive(session) if row.kind in produce.KINDS and row.stands)
    issued = next((row for row in rows if not row.corrects_id), None)
    if issued is None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Nothing has been issued yet that could be corrected."),
            QT_TRANSLATE_NOOP("errors", "Issue a bulletin first; then this template can be tried."),
        )
    return correcting.example(session, press, issued, today)


def _letter(session: Session, press: Press, today: date) -> Document:
    """To the unit that has the most open duties."""
    found = [row for row in duties.rows(session, duties.Which.OPEN, today) if row.unit_code]
    counts = Counter(row.unit_code for row in found)
    most = max(counts, key=counts.__getitem__, default="")
    asked = about_duties([row.id for row in found if row.unit_code == most])
    return asked(session, press, today).letters(None)[0].document


def _paper(paper: str, session: Session, press: Press, today: date) -> Document:
    """Of the newest meeting that has projects and something on this paper; of all open duties a slip for each light."""
    template = press.template(review_papers.TEMPLATE)
    if paper == SLIPS and (slips := _slips(session, today)):
        return review_minutes.slip_pages(slips, template, office_settings.load(session).office_name, today)
    for meeting in review_meetings.meetings(session):
        data = review_data(session, meeting)
        if data.projects and (made := MAKERS[paper](data, template)).blocks:
            return made
    raise UserError(
        QT_TRANSLATE_NOOP("errors", "There is no review meeting yet for which this paper could be printed."),
        QT_TRANSLATE_NOOP("errors", "Enter a meeting and its projects first; then this template can be tried."),
    )


def _slips(session: Session, today: date) -> list[Slip]:
    slips = [as_slip(row, today) for row in duties.rows(session, duties.Which.OPEN, today)]
    return list({slip.light: slip for slip in reversed(slips)}.values())
