"""Handbook text (Markdown) as blocks to set: headings, paragraphs, points, tables, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from desktop_app.documents.model import Align, Column, Face, Run, Table

LEAST_WEIGHT, MOST_WEIGHT = 2.0, 12.0
"""Between these a column's share of the room to spare grows with its longest cell, in em."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading inside a chapter, level 1-6."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `quoted` for one set off from the rest."""

    runs: tuple[Run, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a list: how deep (0 is the outermost), its mark (• or 1.), and whether it stands in a quotation."""

    depth: int
    mark: str
    runs: tuple[Run, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by name, with its caption."""

    source: str
    caption: str


MarkdownBlock = Head | Text | Point | Picture | Table


def parse(text: str) -> list[MarkdownBlock]:
    """The blocks of a text. Raw HTML is shown as it is written; nothing in it is run."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    reader = _Reader()
    for token in tokens:
        reader.read(token)
    return reader.blocks


class TokenReader:
    """Follows the token stream: a method `_kind` takes each kind of token, and what has none is passed over."""

    def __init__(self) -> None:
        self._quotes = 0
        self._heading = 0

    def read(self, token: Token) -> None:
        """Take the next token."""
        handler = getattr(self, "_" + token.type, None)
        if handler is not None:
            handler(token)

    def _heading_open(self, token: Token) -> None:
        self._heading = int(token.tag[1:])

    def _heading_close(self, _token: Token) -> None:
        self._heading = 0

    def _blockquote_open(self, _token: Token) -> None:
        self._quotes += 1

    def _blockquote_close(self, _token: Token) -> None:
        self._quotes -= 1


class _Reader(TokenReader):
    """Collects blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[MarkdownBlock] = []
        self._lists: list[int | None] = []
        self._mark = ""
        self._rows: list[list[str]] = []
        self._aligns: list[Align] = []

    def _bullet_list_open(self, _token: Token) -> None:
        self._lists.append(None)

    def _ordered_list_open(self, token: Token) -> None:
        self._lists.append(int(token.attrGet("start") or 1))

    def _bullet_list_close(self, _token: Token) -> None:
        self._lists.pop()

    _ordered_list_close = _bullet_list_close

    def _list_item_open(self, _token: Token) -> None:
        number = self._lists[-1]
        self._mark = "•" if number is None else f"{number}."
        if number is not None:
            self._lists[-1] = number + 1

    def _fence(self, token: Token) -> None:
        self._add((Run(token.content.rstrip("\n")),))

    _code_block = _fence

    def _table_open(self, _token: Token) -> None:
        self._rows, self._aligns = [], []

    def _tr_open(self, _token: Token) -> None:
        self._rows.append([])

    def _cell(self, token: Token) -> None:
        if len(self._rows) == 1:
            style = str(token.attrGet("style") or "")
            right, centre = "right" in style, "center" in style
            self._aligns.append(Align.RIGHT if right else Align.CENTRE if centre else Align.LEFT)
        self._rows[-1].append("")

    _th_open = _td_open = _cell

    def _table_close(self, _token: Token) -> None:
        head, *rows = self._rows
        texts = zip(*self._rows, strict=True)
        columns = tuple(
            Column(title, _weight(column), align)
            for title, align, column in zip(head, self._aligns, texts, strict=True)
        )
        self._rows = []
        self.blocks.append(Table(columns, tuple(tuple(row) for row in rows)))

    def _inline(self, token: Token) -> None:
        children = token.children or []
        if self._rows:
            self._rows[-1][-1] = "".join(run.text for run in _runs(children))
            return
        if self._heading:
            self.blocks.append(Head(self._heading, "".join(run.text for run in _runs(children))))
            return
        gathered: list[Token] = []
        for child in children:
            if child.type == "image":
                self._add(_runs(gathered))
                gathered = []
                self.blocks.append(Picture(unquote(str(child.attrGet("src") or "")), child.content))
            else:
                gathered.append(child)
        self._add(_runs(gathered))

    def _add(self, runs: tuple[Run, ...]) -> None:
        if not any(run.text.strip() for run in runs):
            return
        if self._lists:
            self.blocks.append(Point(len(self._lists) - 1, self._mark, runs, self._quotes > 0))
            self._mark = ""
        else:
            self.blocks.append(Text(runs, self._quotes > 0))


def _weight(texts: Sequence[str]) -> float:
    """A column's share of the room that a table has to spare: by its longest cell in em, within limits."""
    longest = max(sum(0.5 if character.isascii() else 1.0 for character in text) for text in texts)
    return min(max(longest, LEAST_WEIGHT), MOST_WEIGHT)


def _runs(tokens: Sequence[Token]) -> tuple[Run, ...]:
    """Bold in the heavy face, emphasis in 楷体; a soft line end joins Chinese lines and parts Latin ones."""
    runs: list[Run] = []
    face: Face | None = None
    for token in tokens:
        if token.type == "strong_open":
            face = Face.TITLE
        elif token.type == "em_open":
            face = Face.KAI
        elif token.type in ("strong_close", "em_close"):
            face = None
        elif token.type == "hardbreak":
            runs.append(Run("\n"))
        elif token.type == "softbreak":
            before = runs[-1].text[-1:] if runs else ""
            runs.append(Run(" " if before.isascii() and before else ""))
        elif token.content:
            runs.append(Run(token.content, face))
    return tuple(run for run in runs if run.text)
