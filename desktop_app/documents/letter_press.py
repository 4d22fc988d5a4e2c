"""Letters, about open duties or written freely: looked at without numbers, issued with the next ones and kept."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from db.enums import TaskState
from desktop_app.documents import duty_letter
from desktop_app.documents.freezing import keep_beside, with_next_number
from desktop_app.documents.letter_text import letter_blocks
from desktop_app.documents.model import Document, LetterHeader
from desktop_app.documents.output import made_aside
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Press
from desktop_app.documents.review_data import Slip
from desktop_app.documents.review_press import Papers, as_slip, write_all
from desktop_app.documents.templates import Template
from desktop_app.domain.numbering import document_number
from desktop_app.errors import QT_TRANSLATE_NOOP, Cancelled, InvalidInput, UserError
from desktop_app.queries import duties, office_settings, report_issues
from desktop_app.queries.report_issues import WORD
from desktop_app.services import letters
from desktop_app.services.letters import ReadyLetter
from desktop_app.services.office import Actor, Changes, Office

BLANK = "　"
"""Where the number of a letter stands that has none yet."""

NUMBER = re.compile(r"(.+)〔(\d{4})〕([1-9]\d*)号")
EXAMPLE = "number = 合作交流函〔{year}〕{number}号"


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that a clerk wrote: to whom, about what, its text as `letter_blocks` reads it, and who gets copies."""

    addressee: str
    title: str
    text: str
    copies: str = ""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A letter: to whom it goes, the name of its files, and what it says."""

    addressee: str
    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class IssuedLetters:
    """The letters with their numbers as printed (合作交流函〔2022〕3号), their files, and what was recorded."""

    papers: Papers
    numbers: tuple[str, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Waiting:
    """Letters that are read and have no number: to whom, and what makes the document of a serial (`BLANK`: none)."""

    said: str
    builds: Sequence[tuple[str, Callable[[str], Document]]]
    template: Template
    today: date

    def letters(self, first: int | None) -> list[Lettered]:
        """All of them, numbered from `first`; None: without numbers."""
        return [
            Lettered(to, f"{self.said}-{_file_name(to)}", build(BLANK if first is None else str(first + place)))
            for place, (to, build) in enumerate(self.builds)
        ]

    def prefix(self) -> str:
        """机关代字 as the template has it. Raises UserError when it gives the letters no number."""
        return _numbered(self.letters(1)[0].document, self.template)[0]


Source = Callable[[Session, Press, date], Waiting]
"""Reads what letters are made from. Raises UserError when there is nothing to write."""


def about_duties(duty_ids: Sequence[str]) -> Source:
    """A letter to every unit about those of these duties it has still open."""

    def read(session: Session, press: Press, today: date) -> Waiting:
        of_unit: dict[tuple[str, str], list[Slip]] = {}
        for row in duties.some(session, duty_ids):
            if row.state is TaskState.OPEN and row.unit_id:
                of_unit.setdefault((row.unit_id, row.unit_name), []).append(as_slip(row, today))
        if not of_unit:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "None of these duties is open and has a unit to write to."),
                QT_TRANSLATE_NOOP("errors", "Choose duties that are still open, and enter their unit."),
            )
        template, name = press.template(duty_letter.TEMPLATE), office_settings.load(session).office_name
        every = duties.open_by_unit(session)
        builds = []
        for (unit_id, unit), of in of_unit.items():
            others = every[unit_id] - len(of)
            builds.append((unit, partial(duty_letter.letter, unit, of, template, name, today, others=others)))
        return Waiting(template.text("file", {}), builds, template, today)

    return read


def written(letter: WrittenLetter) -> Source:
    """The letter that a clerk wrote. What it lacks is an InvalidInput naming `addressee`, `title` or `text`."""

    def read(session: Session, press: Press, today: date) -> Waiting:
        empty = [name for name in ("addressee", "title", "text") if not getattr(letter, name).strip()]
        if empty:
            missing = UserError(QT_TRANSLATE_NOOP("errors", "This is needed."))
            message = QT_TRANSLATE_NOOP("errors", "The letter is not complete.")
            raise InvalidInput(message, fields=dict.fromkeys(empty, missing))
        template, name = press.template(duty_letter.TEMPLATE), office_settings.load(session).office_name
        body = letter_blocks(letter.text)
        to, others = letter.addressee.strip().rstrip("：:"), letter.copies.strip().rstrip("。")
        copies = [("抄送", others)] if others else []

        def build(number: str) -> Document:
            values = {"office": name, "year": today.year, "number": number}
            return duty_letter.framed(to, [letter.title.strip()], body, template, values, today, copies)

        return Waiting("函", [(to, build)], template, today)

    return read


def prefix_now(session: Session, press: Press, today: date) -> str:
    """机关代字 of the letters as the template has it; "" when it gives them no number, or cannot be read."""
    try:
        return written(WrittenLetter("—", "—", "—"))(session, press, today).prefix()
    except UserError:
        return ""


def write_letters(
    office: Office,
    press: Press,
    source: Source,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Papers:
    """Write the letters without numbers as PDF and Word, all or none.

    Raises UserError when there is nothing to write, Cancelled, EnvironmentProblem.
    """
    with office.read() as session:
        waiting = source(session, press, office.clock.today())
    papers = [(one.name, one.document) for one in waiting.letters(None)]
    return write_all(papers, press, folder, progress, cancelled)


def issue_letters(
    office: Office,
    press: Press,
    actor: Actor,
    source: Source,
    folder: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> IssuedLetters:
    """Give every letter the next number, keep it in the archive and write it to the folder as PDF and Word.

    Numbers that another process takes meanwhile are given up for the next. Raises UserError, Cancelled,
    EnvironmentProblem; no number is taken then.
    """

    def attempt() -> IssuedLetters:
        with office.read() as session:
            waiting = source(session, press, office.clock.today())
            ready = waiting.letters(report_issues.next_letter(session, waiting.prefix(), waiting.today.year))
        return _freeze(office, press, actor, ready, waiting.template, folder, progress, cancelled)

    return with_next_number(attempt)


def _freeze(
    office: Office,
    press: Press,
    actor: Actor,
    ready: Sequence[Lettered],
    template: Template,
    folder: Path,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> IssuedLetters:
    """Write all files beside their place, take the numbers, and put the files there."""
    fonts, missing = press.fonts(), set[str]()
    waiting: list[ReadyLetter] = []
    with made_aside(folder, folder) as aside:
        for place, one in enumerate(ready, 1):
            if cancelled and cancelled():
                raise Cancelled
            pdf = aside / f"{one.name}.pdf"
            rendered = render_pdf(one.document, pdf, fonts)
            missing.update(rendered.missing_characters)
            files = keep_beside(one.document, pdf, aside, fonts, cancelled)
            prefix, year, number = _numbered(one.document, template)
            title, day = one.document.title, one.document.date
            waiting.append(ReadyLetter(prefix, year, number, title, one.addressee, day, pdf, rendered.sha256, files))
            if progress:
                progress(place, len(ready))
        changes = letters.issue(office, actor, waiting)
        written = [file for one in waiting for file in (one.pdf, one.files[WORD])]
        placed = tuple(file.replace(folder / file.name) for file in written)
    numbers = tuple(document_number(one.prefix, one.year, one.number) for one in waiting)
    return IssuedLetters(Papers(placed, tuple(sorted(missing))), numbers, changes)


def _file_name(addressee: str) -> str:
    return re.sub(r'[/\\:*?"<>|\s]', "-", addressee)[:40]


def _numbered(document: Document, template: Template) -> tuple[str, int, int]:
    """机关代字, year and number as printed."""
    head = document.blocks[0]
    match = NUMBER.fullmatch(head.number) if isinstance(head, LetterHeader) else None
    if match is None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{file} gives its letters no number, so they cannot be issued."),
            QT_TRANSLATE_NOOP("errors", "Write “{example}” under [letterhead], with your own words before the year."),
            file=str(template.path),
            example=EXAMPLE,
        )
    return match[1], int(match[2]), int(match[3])
