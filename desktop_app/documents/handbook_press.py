"""Printing the handbook: as it stands, one of its editions, chosen chapters, or for a visitor; freezing an edition."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_app.documents.handbook import render_handbook
from desktop_app.documents.handbook_content import Choice, Findings, compose, with_sections
from desktop_app.documents.handbook_data import HandbookData
from desktop_app.documents.output import write_atomically
from desktop_app.documents.paint import Progress, RenderResult
from desktop_app.documents.produce import Press
from desktop_app.domain.handbook import find_chapter
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.queries import handbook as query
from desktop_app.queries.handbook import Book, EditionRow
from desktop_app.services import handbook as service
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Actor, Changes, Office

_PAGE = re.compile(rb"/Type\s*/Page\b")
"""A page in a file of our own: its page objects are not compressed."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: the book as it stands or edition number `edition`, which part of it, folded or not."""

    edition: int | None = None
    choice: Choice = field(default_factory=Choice)
    booklet: bool = False

    @property
    def whole(self) -> bool:
        """The whole of it on plain pages."""
        return not self.booklet and self.choice == Choice()


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file."""

    title: str
    path: Path
    rendered: RenderResult
    findings: Findings


@dataclass(frozen=True, slots=True)
class Frozen:
    """A new edition."""

    number: int
    printed: Printed
    changes: Changes


def make(
    office: Office,
    press: Press,
    order: Order,
    out: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Printed:
    """Write what is ordered to `out`. The whole of an edition is the very file that was frozen, byte for byte.

    Raises InvalidInput for an edition or industry that is not there, UserError when there is nothing to print or the
    file cannot be written, Cancelled; nothing is written then.
    """
    with office.read() as session:
        book, edition = _wanted(session, order.edition)
        data, findings = _composed(session, book, edition, order, office)
    title = _title(data, edition)
    if edition is not None and order.whole:
        kept = _kept(office, edition)
        if kept is not None:
            digest = write_atomically(out, kept)
            return Printed(title, out, RenderResult(len(_PAGE.findall(kept)), (), digest), findings)
    rendered = render_handbook(data, out, press.fonts(), booklet=order.booklet, progress=progress, cancelled=cancelled)
    return Printed(title, out, rendered, findings)


def freeze(
    office: Office,
    actor: Actor,
    press: Press,
    folder: Path,
    note: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Frozen:
    """Freeze the book as the next edition: its content, and its PDF, made in `folder`. Raises as `make` does."""
    with office.read() as session:
        book, number = query.book(session), query.next_edition(session)
        edition = EditionRow("", number, office.clock.today(), note, "")
        data, findings = _composed(session, book, edition, Order(), office)
    title = _title(data, edition)
    path = folder / f"{title}.pdf"
    rendered = render_handbook(data, path, press.fonts(), progress=progress, cancelled=cancelled)
    changes = service.freeze(office, actor, book, number, note, path, rendered.sha256)
    return Frozen(number, Printed(title, path, rendered, findings), changes)


def chosen_chapters(book: Book, names: Sequence[str]) -> frozenset[str]:
    """Ids of the chapters called by title or number, with their sections.

    Raises InvalidInput for a name that is none of them.
    """
    places = book.places()
    found = set()
    for name in names:
        place = find_chapter(places, name)
        if place is None:
            raise InvalidInput(
                QT_TRANSLATE_NOOP("errors", "The handbook has no chapter “{name}”."),
                QT_TRANSLATE_NOOP("errors", "It has: {chapters}."),
                name=name.strip(),
                chapters="、".join(f"{one.number} {one.title}" for one in places),
            )
        found.add(place.id)
    return with_sections(book, found)


def book_of(session: Session, edition: int | None) -> Book:
    """The book as it stands, or as an edition froze it. Raises InvalidInput when there is no such edition."""
    return _wanted(session, edition)[0]


def _wanted(session: Session, number: int | None) -> tuple[Book, EditionRow | None]:
    if number is None:
        return query.book(session), None
    found = query.edition(session, number)
    if found is None:
        known = "、".join(str(row.number) for row in reversed(query.editions(session)))
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "There is no edition {number} of the handbook."),
            QT_TRANSLATE_NOOP("errors", "Frozen editions: {known}.")
            if known
            else QT_TRANSLATE_NOOP("errors", "No edition has been frozen yet."),
            number=number,
            known=known,
        )
    return found[1], found[0]


def _composed(
    session: Session, book: Book, edition: EditionRow | None, order: Order, office: Office
) -> tuple[HandbookData, Findings]:
    choice, industry = order.choice, ""
    visitor = choice.visitor
    if visitor is not None and not visitor.name.strip():
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Say which company the visitor's edition is for."))
    if visitor is not None and visitor.industry:
        known = query.industry(session, visitor.industry)
        if known is None:
            raise InvalidInput(
                QT_TRANSLATE_NOOP("errors", "There is no industry with the code {code}."), code=visitor.industry
            )
        code, industry = known
        choice = replace(choice, visitor=replace(visitor, industry=code))
    data, findings = compose(
        book,
        choice,
        edition.issued_on if edition else office.clock.today(),
        query.industry_parents(session) if visitor else {},
        edition=f"第{edition.number}版" if edition else "",
        industry=industry,
    )
    if not data.chapters:
        raise service.empty_book()
    return replace(data, pictures=_pictures(book, office)), findings


class _Kept(Mapping[str, bytes]):
    """The pictures that are there, each read when it is wanted: all of them at once may be too much to hold."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def __getitem__(self, name: str) -> bytes:
        return self._files[name].read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _pictures(book: Book, office: Office) -> Mapping[str, bytes]:
    """The pictures that are there; one that is lost leaves a placeholder."""
    if not office.files:
        return {}
    files = {picture.name: stored_file(office, picture.content_hash) for picture in book.pictures}
    return _Kept({name: file for name, file in files.items() if file.is_file()})


def _kept(office: Office, edition: EditionRow) -> bytes | None:
    """The frozen file, if it is still what it was."""
    path = stored_file(office, edition.content_hash) if office.files and edition.content_hash else None
    if path is None or not path.is_file():
        return None
    data = path.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == edition.pdf_hash else None


def _title(data: HandbookData, edition: EditionRow | None) -> str:
    parts = [f"第{edition.number}版"] if edition else []
    if data.visitor:
        parts.append(data.visitor)
    return data.title + (f"（{' '.join(parts)}）" if parts else "")
