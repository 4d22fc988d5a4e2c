"""What the page of the handbook shows, read from the office on the worker's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.domain.handbook import fill
from desktop_app.queries import codes
from desktop_app.queries import handbook as query
from desktop_app.queries.handbook import Book, ChapterRow, EditionRow
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from desktop_app.ui.widgets.code_combo import Choice


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows, read in one go."""

    book: Book
    editions: Sequence[EditionRow]
    next_edition: int
    pictures: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Tables:
    """Codes the forms offer: industries to choose from with their names, those above each, and policy levels."""

    industries: Sequence[Choice] = ()
    industry_names: Mapping[str, str] = field(default_factory=dict)
    industry_parents: Mapping[str, str] = field(default_factory=dict)
    levels: Sequence[tuple[str, str]] = ()


def read(session: Any, office: Office) -> Found:
    """Everything the page shows; on the worker's thread."""
    book = query.book(session)
    pictures = {row.name: stored_file(office, row.content_hash) for row in book.pictures} if office.files else {}
    return Found(book, query.editions(session), query.next_edition(session), pictures)


def read_tables(session: Any, chosen: str) -> Tables:
    """The codes the forms offer; on the worker's thread."""
    industries = codes.table(session, "industry")
    return Tables(
        [Choice(code.code, f"{code.code} {code.label(chosen)}", code.words) for code in industries if not code.closed],
        {code.code: code.label(chosen) for code in industries},
        {code.code: code.parent for code in industries},
        [(code.code, code.label(chosen)) for code in codes.table(session, "policy_level", pinyin=False)],
    )


def as_read(book: Book, chapter: ChapterRow) -> str:
    """A chapter's words as they stand on the page."""
    named = book.named()

    def word(name: str) -> str:
        row = named.get(name)
        return f"{getattr(row, 'value', name)}{getattr(row, 'unit', '')}"

    used = book.used(chapter)
    own = [f"{fact.name} {fact.value}{fact.unit} {fact.source}" for fact in used.facts]
    own += [f"{policy.name} {policy.number} {policy.text}" for policy in used.policies]
    return "\n".join((chapter.title, chapter.title_en, fill(chapter.text, word), *own))
