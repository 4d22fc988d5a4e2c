"""What a document says, apart from how it looks: one model that feeds paper and the editable formats.

Texts are Chinese and plain; lengths are in rows and characters of the document grid; nothing here knows a file.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from desktop_app.domain.report_parts import Part


class Face(StrEnum):
    """The five faces of GB/T 9704-2012."""

    TITLE = "title"  # 小标宋
    FANGSONG = "fangsong"  # 仿宋
    HEI = "hei"  # 黑体
    KAI = "kai"  # 楷体
    SONG = "song"  # 宋体


class Align(StrEnum):
    """Where text stands in its cell or line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class ChartKind(StrEnum):
    """How the values of a figure are drawn."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"
    GAUGE = "gauge"
    FUNNEL = "funnel"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face; None is the face of its block. `colour` is 0xRRGGBB."""

    text: str
    face: Face | None = None
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of a bulletin: red name, issue, who made it and when."""

    name: str
    issue: str
    maker: str
    date: datetime.date
    total_issue: str = ""
    classification: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class RedHeader:
    """The head of an official document: 发文机关标志, 发文字号 (合作交流办〔2022〕3号) and the left upper corner."""

    agency: str
    number: str
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class LetterHeader:
    """The head of a letter (信函): 发文机关标志, 发文字号 at the right, what else there is at the left.

    It begins a document; the first page then has a rule at its foot and no page number.
    """

    agency: str
    number: str
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""


BREAK = "\u200b"
"""A zero-width space: where a title may be broken."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title; a line end or a BREAK in it is a place where it may be broken."""

    text: str

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Title":
        """The title made of phrases, none of which is broken if that can be helped."""
        return cls(BREAK.join(phrases))


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关, without the colon."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1-4 (一、 （一） 1. （1）), its number in the text; `key`: which section, however called."""

    level: int
    text: str
    key: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text; `indent` characters before the first line. `part`: that whose words it is, to be written whole;
    `key`: which sentence of its section it is, whatever it says."""

    runs: tuple[Run, ...]
    indent: int = 2
    align: Align = Align.LEFT
    part: Part | None = None
    key: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """The text without its faces."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in 黑体 two characters in, and a text hung beside it: 出席：甲、乙, which is `ending` minutes."""

    label: str
    text: str
    ending: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """A coloured band over the whole width with white words in it; `colour` is 0xRRGGBB."""

    text: str
    colour: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Points under each other, numbered 1. 2. 3. when `ordered`."""

    items: tuple[str, ...]
    ordered: bool = True


SISTERS = 10.5
"""五号, the type of tables that stand beside others of their kind, or come again and again: a short one would have room
for more, and look like another kind."""
WRITING_ROOM = "\n"
WRITING_LINE = "\u3000"
"""What stands in a cell to be written in by hand: it is two lines high, or one where more rows have to find room."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `weight` is its share of the width, beyond what it needs. Equal cells below each other are
    one when `joined`; no cell is broken when the column is kept `whole`, as what the fields of a form are called. What
    is `passing` tells how things are on the day it is made: later it is another, and was not wrong. Columns that are
    `alike`, as what was and what is right, are equally wide."""

    title: str
    weight: float = 1.0
    align: Align = Align.LEFT
    joined: bool = False
    whole: bool = False
    passing: bool = False
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head repeated on every page; `total_rows` at its end are set off, `landscape` turns it, one that
    is kept `together` is not divided when a page has room for it.

    `unit` stands right above the table (单位：亿元). ● ▲ ■ in cells are drawn green, yellow and red. Its letter is no
    larger than `largest` points (0: as large as has room), so that a short one looks as a long one does.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    unit: str = ""
    total_rows: int = 0
    landscape: bool = False
    note: str = ""
    together: bool = False
    largest: float = 0.0

    def span(self, row: int, column: int) -> int:
        """How many rows the cell takes: 1, more with equal ones below it in a joined column, 0 as one of the above."""
        if not self.columns[column].joined:
            return 1
        if self._goes_on(row, column):
            return 0
        end = row + 1
        while self._goes_on(end, column):
            end += 1
        return end - row

    def _goes_on(self, row: int, column: int) -> bool:
        """Whether the joined cell is one with that above it, which it is within a joined cell at its left only."""
        if not 0 < row < len(self.rows) - self.total_rows:
            return False
        joined = [place for place in range(column + 1) if self.columns[place].joined]
        return all(self.rows[row][place] == self.rows[row - 1][place] for place in joined)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values of a figure, exact, in the unit of the figure; None is no value."""

    name: str
    values: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart as data. `rows` is its height in rows of the grid; a gauge reads values of 0-1, `marks` are the paces."""

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    rows: int = 8
    marks: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """附件说明: the names of what is attached."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """Starts an attachment on a new page; `number` 0 prints 附件 without one."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and date, without a seal."""

    unit: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记: (报/送/发/抄送, text) lines, then who printed it, when, and how many.

    Not `ruled` it is that of a letter: who gets copies, and nothing else.
    """

    copies_to: tuple[tuple[str, str], ...]
    issuer: str
    date: datetime.date | None = None
    copies: int = 0
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on on a new page."""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Blank rows, above what is `ending` the text."""

    rows: int = 1
    ending: bool = False


Block = (
    Masthead
    | RedHeader
    | LetterHeader
    | Title
    | Addressee
    | Heading
    | Paragraph
    | Labelled
    | Banner
    | Listing
    | Table
    | Figure
    | AttachmentNote
    | Annex
    | Signature
    | Colophon
    | PageBreak
    | Spacer
)


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A part that may be written as a whole, and what the records say there by themselves, a line each."""

    part: Part
    automatic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what it is, and its blocks in reading order. `date` is the document's own date.

    Sheets that are handed out one by one are not `numbered`.

    `tables_behind` are figures that its text tells and that go along as tables in a workbook only. `own` are the parts
    that a clerk may write.
    """

    title: str
    author: str
    date: datetime.date
    blocks: tuple[Block, ...] = field(default=())
    subject: str = ""
    tables_behind: tuple[Table, ...] = ()
    numbered: bool = True
    own: tuple[OwnPart, ...] = ()


def text_paragraph(text: str, indent: int = 2, part: Part | None = None, key: str = "") -> Paragraph:
    """A paragraph in the body face."""
    return Paragraph((Run(text),), indent, part=part, key=key)
