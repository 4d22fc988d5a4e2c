"""Paragraphs that the clerk worded otherwise: each automatic paragraph of a bulletin by name, and edits put into it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop_app.documents.model import Annex, Block, Document, Heading, Paragraph, Signature, text_paragraph
from desktop_app.domain.edits import Edit, changed_figures, paragraphs, with_new_figures

NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）)")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph of a bulletin. `key` is its heading and its place below it, so that edits outlive other figures.

    `automatic` is what the figures say now; None: the figures write no such paragraph any more.
    """

    key: str
    heading: str
    automatic: str | None
    edit: Edit | None = None

    @property
    def text(self) -> str:
        """What is printed."""
        return (self.automatic or "") if self.edit is None or self.automatic is None else self.edit.text

    @property
    def outdated(self) -> bool:
        """Whether the figures have changed since the clerk wrote."""
        return self.edit is not None and self.automatic is not None and self.edit.base != self.automatic

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The numbers that have changed since, as (before, now)."""
        if self.edit is None or self.automatic is None:
            return ()
        return changed_figures(self.edit.base, self.automatic)

    @property
    def renewed(self) -> str | None:
        """The clerk's text with the figures of today, where that can be told."""
        if self.edit is None or self.automatic is None:
            return None
        return with_new_figures(self.edit, self.automatic)


def apply(document: Document, edits: Mapping[str, Edit]) -> tuple[Document, tuple[TextBlock, ...]]:
    """The document with the clerk's wording, and all its paragraphs; edits without a paragraph come last."""
    blocks: list[Block] = []
    found: list[TextBlock] = []
    edits = {key.replace("：/", "/"): edit for key, edit in edits.items()}  # headings once ended with a colon
    for block, key, heading in _keyed(document.blocks):
        if not key or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        one = TextBlock(key, heading, block.text, edits.get(key))
        found.append(one)
        blocks += [block] if one.edit is None else [text_paragraph(line) for line in paragraphs(one.text)]
    known = {one.key for one in found}
    found += [TextBlock(key, key.split("/")[0], None, edit) for key, edit in edits.items() if key not in known]
    return replace(document, blocks=tuple(blocks)), tuple(found)


def _keyed(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str, str]]:
    """Each block with its key and heading; without a key what is no text of its own (annexes, what follows the end)."""
    path, places, body = ["", ""], Counter[str](), True
    for block in blocks:
        if isinstance(block, Heading) and block.level <= len(path):
            path[block.level - 1 :] = [NUMBERED.sub("", block.text).rstrip("："), *[""] * (len(path) - block.level)]
        body = body and not isinstance(block, Signature | Annex)
        key, heading = "", " · ".join(part for part in path if part)
        if body and isinstance(block, Paragraph) and len(block.runs) == 1:
            places[heading] += 1
            key = f"{heading}/{places[heading]}"
        yield block, key, heading
