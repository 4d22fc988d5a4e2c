"""Paragraphs that the clerk worded otherwise: each automatic paragraph of a bulletin by name, and edits put into it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.documents import edit_places
from desktop_app.documents.edit_places import Place
from desktop_app.documents.model import Annex, Block, Document, Heading, OwnPart, Paragraph, Signature, text_paragraph
from desktop_app.domain.edits import ChangedFigure, Edit, changed_figures, paragraphs, with_new_figures
from desktop_app.domain.report_parts import Part

NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.|（\d+）)")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph of a bulletin, or a `part` of it that is written as a whole, a line each.

    `key` is its section and which sentence it is there, so that edits outlive other figures and other headings; of a
    part its name. `older` is its heading and its place below it, by which older programs knew it.
    `automatic` is what the figures say now; None: the figures write no such paragraph any more.
    """

    key: str
    heading: str
    automatic: str | None
    edit: Edit | None = None
    part: Part | None = None
    older: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """What is printed."""
        return (self.automatic or "") if self.edit is None or self.automatic is None else self.edit.text

    @property
    def outdated(self) -> bool:
        """Whether the figures have changed since the clerk wrote."""
        return self.edit is not None and self.automatic is not None and self.edit.base != self.automatic

    @property
    def figures(self) -> tuple[ChangedFigure, ...]:
        """The numbers that have changed since."""
        if self.edit is None or self.automatic is None:
            return ()
        return changed_figures(self.edit.base, self.automatic)

    @property
    def renewed(self) -> str | None:
        """The clerk's text with the figures of today, where that can be told."""
        if self.edit is None or self.automatic is None:
            return None
        return with_new_figures(self.edit, self.automatic)


def apply(
    document: Document,
    edits: Mapping[str, Edit],
    texts: Mapping[Part, Sequence[str]] | None = None,
    bases: Mapping[str, str] | None = None,
) -> tuple[Document, tuple[TextBlock, ...]]:
    """The document with the clerk's wording, and all its paragraphs; edits without a paragraph come last.

    The words of a part that is written as a whole (`texts`, in place of `bases`) are one block, and kept nowhere else;
    they stand in the document already. What was once kept of its paragraphs one by one is taken for the part.
    """
    places = list(_placed(document.blocks))
    found_edits, left = edit_places.assigned([one for one in places if one.key], edits)
    blocks: list[Block] = []
    own = {one.part: _own(one, texts or {}, bases or {}) for one in document.own}
    found: dict[str, TextBlock] = {}
    for place in places:
        block = place.block
        if not place.key or not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        edit = found_edits.get(place.key)
        one = TextBlock(place.key, place.heading, block.text, edit, older=place.older)
        if block.part is not None:
            one = replace(found.get(block.part, own[block.part]), heading=place.heading)
            edit = edit if one.edit is None else None
            one = one if edit is None else replace(one, edit=edit)
        found[one.key] = one
        blocks += [block] if edit is None else [text_paragraph(line, part=block.part) for line in paragraphs(edit.text)]
    rest = [one for one in own.values() if one.key not in found]
    rest += [TextBlock(key, edit.heading or key.split("/")[0], None, edit) for key, edit in left.items()]
    return replace(document, blocks=tuple(blocks)), (*found.values(), *rest)


def _own(own: OwnPart, texts: Mapping[Part, Sequence[str]], bases: Mapping[str, str]) -> TextBlock:
    """A part as one block: what the records say, and what the clerk wrote in place of it."""
    said = "\n".join(own.automatic)
    written = texts.get(own.part)
    edit = None if written is None else Edit(bases.get(own.part, said), "\n".join(written))
    return TextBlock(own.part.value, "", said, edit, own.part)


def _placed(blocks: tuple[Block, ...]) -> Iterator[Place]:
    """Each block with what it is called; without a key what is no text of its own (annexes, what follows the end)."""
    path, titles, counts, body = ["", ""], ["", ""], Counter[str](), True
    for block in blocks:
        if isinstance(block, Heading) and block.level <= len(path):
            title = NUMBERED.sub("", block.text).rstrip("：")
            rest = [""] * (len(path) - block.level)
            titles[block.level - 1 :] = [title, *rest]
            path[block.level - 1 :] = [block.key or title, *rest]
        body = body and not isinstance(block, Signature | Annex)
        section, heading = (" · ".join(part for part in parts if part) for parts in (path, titles))
        if not (body and isinstance(block, Paragraph) and len(block.runs) == 1):
            yield Place(block, "", "", heading)
            continue
        counts[heading] += 1
        key = f"{section}/{block.key or counts[heading]}"
        yield Place(block, key, f"{heading}/{counts[heading]}", heading, block.text, block.part is not None)
