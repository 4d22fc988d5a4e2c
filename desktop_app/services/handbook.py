"""What a clerk does to the handbook's chapters, and freezing an edition. Each function is one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from db.models import Attachment, Chapter, Edition
from desktop_app.domain.handbook import DEEPEST, Node, Place, descendants, height, reading_order
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import handbook
from desktop_app.queries.handbook import PICTURES, Book
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.pictures import check_picture
from desktop_app.services.projects import Created


@dataclass(frozen=True, slots=True)
class Titles:
    """What a chapter is called; English is optional."""

    title: str
    title_en: str = ""


def add_chapter(
    office: Office, actor: Actor, titles: Titles, *, parent_id: str | None = None, after: str | None = None
) -> Created:
    """Add an empty chapter below `parent_id` (None = a chapter of its own), behind `after` or last.

    Raises InvalidInput for an empty title or a place too deep in the tree.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Add the handbook chapter {title}"), {"title": titles.title.strip()})
    with office.write(label, actor) as tx:
        title, title_en = _titles(titles)
        places = _places(tx)
        if parent_id is not None and _depth(places, parent_id) + 1 >= DEEPEST:
            raise _too_deep()
        siblings = _siblings(tx, parent_id)
        chapter = Chapter(parent_id=parent_id, title=title, title_en=title_en)
        tx.session.add(chapter)
        place = next((i + 1 for i, one in enumerate(siblings) if one.id == after), len(siblings))
        _number([*siblings[:place], chapter, *siblings[place:]])
        tx.session.flush()
    return Created((chapter.id,), tx.done())


def rename_chapter(office: Office, actor: Actor, chapter_id: str, titles: Titles) -> Changes:
    """Give a chapter other titles. Raises InvalidInput for an empty one."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Rename the handbook chapter {title}")), actor) as tx:
        chapter = _named(tx, chapter_id)
        chapter.title, chapter.title_en = _titles(titles)
    return tx.done()


def move_chapter(office: Office, actor: Actor, chapter_id: str, parent_id: str | None, position: int) -> Changes:
    """Put a chapter with all its sections below `parent_id` as number `position` (from 0) of its siblings there.

    Raises UserError when it would stand below itself or too deep.
    """
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Move the handbook chapter {title}")), actor) as tx:
        chapter = _named(tx, chapter_id)
        places = _places(tx)
        if parent_id in descendants(places, chapter_id):
            raise UserError(QT_TRANSLATE_NOOP("errors", "A chapter cannot stand below itself."))
        depth = 0 if parent_id is None else _depth(places, parent_id) + 1
        if depth + height(places, chapter_id) > DEEPEST:
            raise _too_deep()
        siblings = [one for one in _siblings(tx, parent_id) if one.id != chapter_id]
        place = max(0, min(position, len(siblings)))
        chapter.parent_id = parent_id
        _number([*siblings[:place], chapter, *siblings[place:]])
    return tx.done()


def delete_chapter(office: Office, actor: Actor, chapter_id: str) -> Changes:
    """A chapter with all its sections into the recycle bin; its facts and policies stay, without a chapter."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Move the handbook chapter {title} to the recycle bin"))
    with office.write(label, actor) as tx:
        _named(tx, chapter_id)
        below = descendants(_places(tx), chapter_id)
        for chapter in tx.session.scalars(
            select(Chapter).where(Chapter.id.in_(below), Chapter.deleted_at.is_(None))
        ).all():
            chapter.deleted_at = tx.now_ms
    return tx.done()


def save_text(office: Office, actor: Actor, chapter_id: str, text: str, *, base: str | None = None) -> Changes:
    """Store a chapter's Markdown. With `base`, the text it was written from, raises UserError if that has changed."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Write the handbook chapter {title}")), actor) as tx:
        chapter = _named(tx, chapter_id)
        if base is not None and chapter.text != base:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "The chapter {title} was changed while you were writing."),
                QT_TRANSLATE_NOOP("errors", "Your text is kept as a draft; compare it and save again."),
                title=chapter.title,
            )
        chapter.text = text.replace("\r\n", "\n").rstrip() + "\n" if text.strip() else ""
    return tx.done()


def add_picture(office: Office, actor: Actor, chapter_id: str, path: Path) -> Created:
    """Keep a picture with a chapter; `ids` of the answer holds the name the text calls it by.

    Raises UserError when the file is no PNG or JPEG, is damaged, or cannot be taken.
    """
    check_picture(path)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Add a picture to the handbook chapter {title}")), actor) as tx:
        _named(tx, chapter_id)
        kept = attachments.attach(office, tx, PICTURES, chapter_id, path)
        tx.session.flush()
        kept.name = _free_name(tx, kept)
    return Created((kept.name,), tx.done())


def freeze(office: Office, actor: Actor, content: Book, number: int, note: str, pdf: Path, pdf_hash: str) -> Changes:
    """Freeze the book as edition `number` and keep its PDF, whose SHA-256 is `pdf_hash`.

    Raises UserError when the book has changed since `content` was read, the number is taken, or nothing is in it.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Freeze edition {number} of the handbook"), {"number": number})
    with office.write(label, actor) as tx:
        if not content.chapters:
            raise empty_book()
        if handbook.next_edition(tx.session) != number or handbook.book(tx.session) != content:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "The handbook was changed while the edition was being made."),
                QT_TRANSLATE_NOOP("errors", "Freeze it again."),
            )
        edition = Edition(
            number=number,
            issued_on=tx.today,
            note=" ".join(note.split()),
            content=handbook.frozen(content),
            pdf_hash=pdf_hash,
        )
        tx.session.add(edition)
        tx.session.flush()
        attachments.attach(office, tx, "edition", edition.id, pdf)
    return tx.done()


def empty_book() -> UserError:
    """There is no chapter to print or to freeze."""
    return UserError(
        QT_TRANSLATE_NOOP("errors", "The handbook has no chapters yet."),
        QT_TRANSLATE_NOOP("errors", "Write a chapter first."),
    )


def _titles(titles: Titles) -> tuple[str, str]:
    title, title_en = " ".join(titles.title.split()), " ".join(titles.title_en.split())
    if not title:
        words = UserError(QT_TRANSLATE_NOOP("errors", "Give the chapter a title."))
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields={"title": words}
        )
    return title, title_en


def _too_deep() -> InvalidInput:
    return InvalidInput(QT_TRANSLATE_NOOP("errors", "The handbook has chapters, sections and subsections, no deeper."))


def _named(tx: Transaction, chapter_id: str) -> Chapter:
    """The chapter, its title put into the step's label."""
    chapter = tx.session.get_one(Chapter, chapter_id)
    tx.rename(Label(tx.label.template, {"title": chapter.title}))
    return chapter


def _places(tx: Transaction) -> list[Place]:
    rows = tx.session.scalars(select(Chapter).where(Chapter.deleted_at.is_(None))).all()
    return reading_order(Node(row.id, row.parent_id, row.sort_order, row.title, row.title_en) for row in rows)


def _depth(places: Sequence[Place], chapter_id: str) -> int:
    return next((place.depth for place in places if place.id == chapter_id), 0)


def _siblings(tx: Transaction, parent_id: str | None) -> list[Chapter]:
    """The chapters below a parent as the tree shows them; those whose own parent is gone stand at the top."""
    ids = [place.id for place in _places(tx) if place.parent_id == parent_id]
    rows = {row.id: row for row in tx.session.scalars(select(Chapter).where(Chapter.id.in_(ids)))}
    return [rows[id_] for id_ in ids]


def _number(chapters: Sequence[Chapter]) -> None:
    for order, chapter in enumerate(chapters, 1):
        if chapter.sort_order != order:
            chapter.sort_order = order


def _free_name(tx: Transaction, kept: Attachment) -> str:
    """A name no other picture of the handbook has, without what Markdown would take for its own marks."""
    path = Path("".join("_" if char in " ()[]<>\\*`%\"'" else char for char in kept.name))
    taken = set(
        tx.session.scalars(
            select(Attachment.name).where(
                Attachment.record_kind == PICTURES, Attachment.id != kept.id, Attachment.deleted_at.is_(None)
            )
        )
    )
    name, number = path.name, 1
    while name in taken:
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name
