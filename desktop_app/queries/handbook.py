"""The handbook: its chapters in reading order with the facts and policies they use, and its frozen editions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Attachment, Chapter, CodeItem, Edition, Fact, Policy, Unit
from desktop_app.domain.handbook import Node, Place, references
from desktop_app.domain.handbook import reading_order as in_reading_order
from desktop_app.domain.industry import codes_meant
from desktop_app.queries import local, office_settings

PICTURES = "chapter"
"""The kind of record that pictures are attached to."""


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A chapter with its place in the book; `text` is Markdown."""

    id: str
    parent_id: str | None
    number: str
    depth: int
    title: str
    title_en: str
    text: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A figure; `chapter_id` None = of the whole book."""

    id: str
    chapter_id: str | None
    name: str
    value: str
    unit: str
    source: str
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy; `level` is the Chinese name of its level, no industries = all, money in 分."""

    id: str
    chapter_id: str | None
    name: str
    number: str
    level_code: str
    level: str
    valid_from: date | None
    valid_until: date | None
    industries: tuple[str, ...]
    min_investment_fen: int | None
    text: str


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A picture of a chapter by the name its text calls it."""

    chapter_id: str
    name: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Used:
    """What a chapter uses: its own facts and policies and those its text names; `unknown` names mean nothing."""

    facts: tuple[FactRow, ...]
    policies: tuple[PolicyRow, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The whole handbook as it stands, or as an edition froze it; `contacts` are (label, text) for the back cover."""

    title: str
    office: str
    contacts: tuple[tuple[str, str], ...]
    chapters: tuple[ChapterRow, ...]
    facts: tuple[FactRow, ...]
    policies: tuple[PolicyRow, ...]
    pictures: tuple[PictureRow, ...]

    def chapter(self, chapter_id: str) -> ChapterRow | None:
        """The chapter with this id."""
        return next((chapter for chapter in self.chapters if chapter.id == chapter_id), None)

    def chapter_of(self, record_id: str) -> str:
        """The id of the chapter that a fact or policy belongs to, "" for none."""
        owners = {row.id: row.chapter_id for row in self.facts} | {row.id: row.chapter_id for row in self.policies}
        return owners.get(record_id) or ""

    def places(self) -> list[Place]:
        """The chapters as places of the tree."""
        return [Place(c.number, c.depth, c.id, c.parent_id, c.title, c.title_en) for c in self.chapters]

    def named(self) -> Mapping[str, FactRow | PolicyRow]:
        """Facts and policies by name; a fact goes before a policy."""
        known: dict[str, FactRow | PolicyRow] = {row.name: row for row in reversed(self.policies)}
        return known | {row.name: row for row in reversed(self.facts)}

    def used(self, chapter: ChapterRow, text: str | None = None) -> Used:
        """What a chapter uses, with its stored text or another one (a draft)."""
        names = references(chapter.text if text is None else text)
        known = self.named()
        return Used(
            tuple(row for row in self.facts if row.chapter_id == chapter.id or _means(known, row, names)),
            tuple(row for row in self.policies if row.chapter_id == chapter.id or _means(known, row, names)),
            tuple(name for name in names if name not in known),
        )


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A frozen edition; `content_hash` finds its kept PDF ("" = none), whose SHA-256 is `pdf_hash`."""

    id: str
    number: int
    issued_on: date
    note: str
    content_hash: str
    pdf_hash: str = ""


def book(session: Session) -> Book:
    """The handbook as it stands now."""
    chapters = _chapters(session)
    known = {chapter.id for chapter in chapters}
    settings = office_settings.load(session)
    return Book(
        f"{settings.district_name}招商手册",
        settings.office_name,
        _contacts(session),
        chapters,
        _facts(session, known),
        _policies(session, known),
        _pictures(session, known),
    )


def editions(session: Session) -> list[EditionRow]:
    """All editions, newest first."""
    kept = (
        select(func.max(Attachment.content_hash))
        .where(Attachment.record_kind == "edition", Attachment.record_id == Edition.id, Attachment.deleted_at.is_(None))
        .correlate(Edition)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Edition.id, Edition.number, Edition.issued_on, Edition.note, func.coalesce(kept, ""), Edition.pdf_hash)
        .where(Edition.deleted_at.is_(None))
        .order_by(Edition.number.desc())
    )
    return [EditionRow(*row) for row in rows]


def edition(session: Session, number: int) -> tuple[EditionRow, Book] | None:
    """An edition with the book as it was frozen; None when there is no such number."""
    row = next((one for one in editions(session) if one.number == number), None)
    if row is None:
        return None
    content = session.scalars(select(Edition.content).where(Edition.id == row.id)).one()
    return row, thawed(content)


def next_edition(session: Session) -> int:
    """The number after the last one taken; one that was taken back keeps its number."""
    return (session.scalar(select(func.max(Edition.number))) or 0) + 1


def frozen(content: Book) -> str:
    """A book as the text an edition keeps; the same book gives the same text."""
    return msgspec.json.encode(content, order="deterministic").decode()


def thawed(content: str) -> Book:
    """The book an edition keeps."""
    return msgspec.json.decode(content.encode(), type=Book)


def industry_parents(session: Session) -> dict[str, str]:
    """Every industry code with the code above it."""
    rows = session.execute(
        select(CodeItem.code, CodeItem.parent_code).where(CodeItem.table == "industry", CodeItem.deleted_at.is_(None))
    )
    return dict(rows.all())


def industry(session: Session, written: str) -> tuple[str, str] | None:
    """Code and Chinese name of an industry; a group or class is taken as its division. None when it is not known."""
    for code in codes_meant(written):
        name = session.scalars(
            select(CodeItem.name).where(
                CodeItem.table == "industry", CodeItem.code == code, CodeItem.deleted_at.is_(None)
            )
        ).first()
        if name is not None:
            return code, name
    return None


def _chapters(session: Session) -> tuple[ChapterRow, ...]:
    rows = session.execute(
        select(Chapter.id, Chapter.parent_id, Chapter.sort_order, Chapter.title, Chapter.title_en, Chapter.text).where(
            Chapter.deleted_at.is_(None)
        )
    ).all()
    texts = {row.id: row.text for row in rows}
    places = in_reading_order(Node(r.id, r.parent_id, r.sort_order, r.title, r.title_en) for r in rows)
    return tuple(ChapterRow(p.id, p.parent_id, p.number, p.depth, p.title, p.title_en, texts[p.id]) for p in places)


def _facts(session: Session, chapters: set[str]) -> tuple[FactRow, ...]:
    rows = session.scalars(select(Fact).where(Fact.deleted_at.is_(None)).order_by(Fact.sort_order, Fact.id))
    return tuple(
        FactRow(
            row.id,
            row.chapter_id if row.chapter_id in chapters else None,
            row.name,
            row.value,
            row.unit,
            row.source,
            row.valid_until,
        )
        for row in rows
    )


def _policies(session: Session, chapters: set[str]) -> tuple[PolicyRow, ...]:
    levels: dict[str, str] = dict(
        session.execute(
            select(CodeItem.code, CodeItem.name).where(CodeItem.table == "policy_level", CodeItem.deleted_at.is_(None))
        ).all()
    )
    rows = session.scalars(select(Policy).where(Policy.deleted_at.is_(None)).order_by(Policy.id))
    return tuple(
        PolicyRow(
            row.id,
            row.chapter_id if row.chapter_id in chapters else None,
            row.name,
            row.document_number,
            row.level_code,
            levels.get(row.level_code, row.level_code),
            row.valid_from,
            row.valid_until,
            tuple(code for code in row.industry_codes.split("、") if code),
            row.min_investment_fen,
            row.text,
        )
        for row in rows
    )


def _pictures(session: Session, chapters: set[str]) -> tuple[PictureRow, ...]:
    rows = session.execute(
        select(Attachment.record_id, Attachment.name, Attachment.content_hash)
        .where(Attachment.record_kind == PICTURES, Attachment.deleted_at.is_(None))
        .order_by(Attachment.id)
    )
    return tuple(PictureRow(*row) for row in rows if row[0] in chapters)


def _contacts(session: Session) -> tuple[tuple[str, str], ...]:
    """How to reach the centre: its own unit's entry."""
    code = local.unit_code(session)
    unit = session.scalars(
        select(Unit)
        .where(Unit.deleted_at.is_(None), Unit.is_centre if not code else Unit.code == code)
        .order_by(Unit.code)
    ).first()
    if unit is None:
        return ()
    pairs = (("联系人", unit.contact), ("电话", unit.phone))
    return tuple((label, text) for label, text in pairs if text)


def _means(known: Mapping[str, FactRow | PolicyRow], row: FactRow | PolicyRow, names: Sequence[str]) -> bool:
    return row.name in names and known[row.name] is row
