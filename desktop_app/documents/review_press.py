"""Making the papers of a review meeting: read it, word it, write every paper as PDF and Word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from db.enums import TaskState
from desktop_app.documents import review_minutes, review_papers
from desktop_app.documents.model import Document
from desktop_app.documents.output import made_aside, move_beside
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Press
from desktop_app.documents.review_data import ReviewData, Reviewed, Slip
from desktop_app.documents.templates import Template
from desktop_app.documents.word.render import render_docx
from desktop_app.domain import duties as duty_rules
from desktop_app.domain import words
from desktop_app.domain.file_names import safe_name
from desktop_app.domain.indicators import Light
from desktop_app.domain.review import judge
from desktop_app.errors import QT_TRANSLATE_NOOP, Cancelled, InvalidInput, UserError
from desktop_app.queries import codes, duties, local, office_settings, review_meetings
from desktop_app.queries.duties import DutyRow
from desktop_app.queries.review_meetings import AgendaItem, MeetingRow
from desktop_app.services.office import Office

VETO_TABLE = "review_veto"


@dataclass(frozen=True, slots=True)
class Papers:
    """The files that were written, the characters no font had, and the number behind the files' names (1: none), which
    they have beside older files of the same names."""

    files: tuple[Path, ...]
    missing_characters: tuple[str, ...]
    number: int = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that was made to be looked at: its title, and the characters no font had."""

    title: str
    missing_characters: tuple[str, ...]


def find(session: Session, text: str) -> MeetingRow:
    """The one meeting that a text names: its id, its day or its title. Raises UserError for none or several."""
    found = review_meetings.matching(session, text)
    if len(found) == 1:
        return found[0]
    hint = QT_TRANSLATE_NOOP("errors", "Give its title, its day as 2022-03-15, or its id.")
    if not found:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no review meeting “{text}”."), hint, text=text)
    raise UserError(
        QT_TRANSLATE_NOOP("errors", "“{text}” names {count} review meetings: {titles}."),
        hint,
        text=text,
        count=len(found),
        titles="、".join(f"{row.title}（{row.held_on}）" for row in found[:5]),
    )


def review_data(session: Session, meeting: MeetingRow, given: date | None = None) -> ReviewData:
    """The meeting with its projects, judged by the office's own rules.

    Its minutes and slips bear the day on which they were given out (`given`, else as the meeting's record says, else
    the meeting's own), so that they come out the same whenever they are printed.

    Raises UserError at a unit: of the meeting it knows its own projects alone, and papers would pass for the centre's.
    """
    _require_all_of_it(
        session,
        QT_TRANSLATE_NOOP("errors", "The papers of a review meeting are printed by the centre."),
        QT_TRANSLATE_NOOP("errors", "This office knows its own projects of the meeting only."),
    )
    settings = office_settings.load(session)
    items = review_meetings.agenda(session, meeting.id)
    day = given or meeting.record.issued_on or meeting.held_on
    return ReviewData(
        meeting=meeting,
        projects=tuple(_reviewed(item, settings) for item in items),
        rules=settings.review,
        vetoes=tuple(code.name for code in codes.table(session, VETO_TABLE, pinyin=False) if not code.closed),
        slips=tuple(as_slip(row, day) for row in review_meetings.open_duties(session, items, day)),
        office=settings.office_name,
        given=day,
    )


def _require_all_of_it(session: Session, words: str, hint: str = "") -> None:
    """Raises UserError with these words at a unit: what the centre signs is not made there."""
    if local.holds_a_part(session):
        raise UserError(words, hint)


def _reviewed(item: AgendaItem, settings: office_settings.OfficeSettings) -> Reviewed:
    points = [card.points for card in item.cards if card.points is not None]
    return Reviewed(item, judge(points, bool(item.veto), settings.review))


def as_slip(row: DutyRow, day: date) -> Slip:
    """A duty as its slip tells it, as it stood on this day: what was closed later was still open."""
    state = duty_rules.state_on(row.state, row.closed_on, day)
    light = duty_rules.light(state, row.due_on, day) or Light.GREEN
    days = duty_rules.days_late(state, row.due_on, None if state is TaskState.OPEN else row.closed_on, day)
    helpers, source = "、".join(row.co_unit_names), words.label(row.source)
    return Slip(row.matter, row.project, row.unit_name, helpers, source, row.due_on, light, days)


def write_slips(
    office: Office, press: Press, duty_ids: Sequence[str], out: Path, given: date | None = None
) -> tuple[str, ...]:
    """Write a slip for each of these duties to one PDF, given out on this day (None: today); returns the characters no
    font had. With the same day they come out the same.

    Raises UserError at a unit, for it is the centre that urges and signs, and InvalidInput for a day to come.
    """
    day = given or office.clock.today()
    if day > office.clock.today():
        later = UserError(QT_TRANSLATE_NOOP("errors", "This day is still to come."))
        raise InvalidInput(later.message, fields={"given": later})
    with office.read() as session:
        _require_all_of_it(session, QT_TRANSLATE_NOOP("errors", "Task slips are printed by the centre."))
        slips = [as_slip(row, day) for row in duties.some(session, duty_ids)]
        name = office_settings.load(session).office_name
    document = review_minutes.slip_pages(slips, press.template(review_papers.TEMPLATE), name, day)
    return render_pdf(document, out, press.fonts()).missing_characters


Maker = Callable[[ReviewData, Template], Document]
MAKERS: dict[str, Maker] = {
    "agenda": review_papers.agenda,
    "sheets": review_papers.sheets,
    "cards": review_papers.cards,
    "sign_in": review_papers.sign_in,
    "minutes": review_minutes.minutes,
    "slips": review_minutes.slips,
}


def paper_names(press: Press) -> dict[str, str]:
    """The papers the template asks for: by key what they are called, in their order."""
    return press.template(review_papers.TEMPLATE).settings("papers", known=MAKERS)


def documents(data: ReviewData, template: Template) -> list[tuple[str, Document]]:
    """The papers the template asks for, with their file names; one that would be empty is left out."""
    made = [(name, MAKERS[key](data, template)) for key, name in template.settings("papers", known=MAKERS).items()]
    return [(f"{number}-{name}", document) for number, (name, document) in enumerate(made, 1) if document.blocks]


def write_paper(office: Office, press: Press, meeting: str, key: str, out: Path) -> Paper:
    """Write one paper of the meeting as PDF. Raises UserError when there is nothing to print."""
    with office.read() as session:
        data = review_data(session, find(session, meeting))
    document = MAKERS[key](data, press.template(review_papers.TEMPLATE))
    if not document.blocks:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There is nothing to print on this paper yet."),
            QT_TRANSLATE_NOOP("errors", "Put projects on the agenda first."),
        )
    return Paper(document.title, render_pdf(document, out, press.fonts()).missing_characters)


def write_papers(
    office: Office,
    press: Press,
    meeting: str,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Papers:
    """Write every paper of the meeting that `meeting` names into the folder, all or none, under its title and day.

    Raises UserError for a meeting that is none or a mistake in the template, Cancelled, EnvironmentProblem.
    """
    with office.read() as session:
        data = review_data(session, find(session, meeting))
    held = f"{safe_name(data.meeting.title)}（{data.meeting.held_on}）"
    papers = [(f"{held}-{name}", paper) for name, paper in documents(data, press.template(review_papers.TEMPLATE))]
    return write_all(papers, press, folder, progress, cancelled)


def write_all(
    papers: Sequence[tuple[str, Document]],
    press: Press,
    folder: Path,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Papers:
    """Write each as PDF and Word, all of them or none, and over no file that is there."""
    fonts, missing = press.fonts(), set[str]()
    with made_aside(folder, folder) as aside:
        for number, (name, document) in enumerate(papers, 1):
            if cancelled and cancelled():
                raise Cancelled
            rendered = render_pdf(document, aside / f"{name}.pdf", fonts)
            missing.update(rendered.missing_characters)
            render_docx(document, aside / f"{name}.docx", fonts, cancelled)
            if progress:
                progress(number, len(papers))
        files, behind = move_beside(aside.iterdir(), folder)
    return Papers(files, tuple(sorted(missing)), behind)
