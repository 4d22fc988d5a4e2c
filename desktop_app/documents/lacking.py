"""Where in a document the characters stand that no font has, so that they are found and written otherwise."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.documents.edited import NUMBERED
from desktop_app.documents.fonts import MISSING_MARK
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    Block,
    Colophon,
    Document,
    Figure,
    Heading,
    Labelled,
    LetterHeader,
    Listing,
    Masthead,
    Paragraph,
    RedHeader,
    Signature,
    Table,
    Title,
)

AROUND = 8
"""So many characters before and after it are told."""


class Kind(StrEnum):
    """What a character stands in."""

    HEAD = "head"
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    FIGURE = "figure"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Place:
    """The first place of a character: below which heading ("" at the beginning), the how manieth paragraph there or row
    of a table (0: its head or a note), the words around it with 〓 as printed. `more` are its other places."""

    character: str
    kind: Kind
    heading: str
    number: int
    words: str
    more: int = 0


def places(document: Document, characters: Sequence[str]) -> list[Place]:
    """Where each of them stands; one that is in no text of the document is left out."""
    texts = list(_texts(document))
    found = []
    for character in characters:
        inside = [one for one in texts if character in one[3]]
        if inside:
            kind, heading, number, text = inside[0]
            more = sum(text.count(character) for *_place, text in inside) - 1
            words = _around(text, text.index(character), characters)
            found.append(Place(character, kind, heading, number, words, more))
    return found


def named(character: str) -> str:
    """A character with its number, for the screen may not have it either, and how it is read as far as that is known:
    `𪚥 (U+2A6A5 zhé)`."""
    from pypinyin import Style, pinyin

    read = pinyin(character, style=Style.TONE, errors="ignore")
    return f"{character} ({' '.join((f'U+{ord(character):04X}', *(one[0] for one in read)))})"


def _around(text: str, place: int, characters: Collection[str]) -> str:
    """The words about a place of a text; what no font has is 〓 there."""
    start, end = max(0, place - AROUND), place + AROUND + 1
    words = "".join(MISSING_MARK if one in characters else one for one in text[start:end])
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"


def _texts(document: Document) -> Iterator[tuple[Kind, str, int, str]]:
    """Every text: what it is, the heading above it, its number there, itself."""
    heading, paragraphs = "", 0
    for block in document.blocks:
        if isinstance(block, Heading | Annex):
            text = block.text if isinstance(block, Heading) else block.title
            heading, paragraphs = NUMBERED.sub("", text).rstrip("："), 0
            yield Kind.HEADING, heading, 0, text
        elif isinstance(block, Table):
            above = block.caption or heading
            heads = (block.caption, block.unit, *(column.title for column in block.columns), block.note)
            for number, row in enumerate((heads, *block.rows)):
                yield from ((Kind.TABLE, above, number, cell) for cell in row)
        else:
            kind, texts = _said(block)
            for text in texts:
                paragraphs += kind is Kind.PARAGRAPH
                yield kind, heading, paragraphs if kind is Kind.PARAGRAPH else 0, text


def _said(block: Block) -> tuple[Kind, tuple[str, ...]]:
    """The texts of a block that stands alone."""
    match block:
        case Masthead():
            return Kind.HEAD, (block.name, block.issue, block.total_issue, block.maker, block.classification)
        case RedHeader() | LetterHeader():
            return Kind.HEAD, (block.agency, block.number, block.secrecy, block.urgency)
        case Title():
            return Kind.TITLE, (block.text,)
        case Paragraph():
            return Kind.PARAGRAPH, (block.text,)
        case Labelled():
            return Kind.PARAGRAPH, (f"{block.label}：{block.text}",)
        case Listing():
            return Kind.PARAGRAPH, block.items
        case Figure():
            return Kind.FIGURE, (block.title, *block.categories, *(one.name for one in block.series), block.unit)
        case AttachmentNote():
            return Kind.FOOT, block.names
        case Signature():
            return Kind.FOOT, (block.unit,)
        case Colophon():
            return Kind.FOOT, (*(text for _label, text in block.copies_to), block.issuer)
    return Kind.PARAGRAPH, (block.text,) if hasattr(block, "text") else ()
