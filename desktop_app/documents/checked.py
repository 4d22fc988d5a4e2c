"""What is checked in a bulletin: its figures and its words, without number and day; and what differs later."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from desktop_app.documents.correction import CorrectedFigure, changed
from desktop_app.documents.edited import NUMBERED
from desktop_app.documents.model import Annex, Block, Colophon, Document, Heading, Masthead, RedHeader, Signature

NOT_CHECKED = (Masthead, RedHeader, Signature, Colophon)
"""They tell the number and the day, which issuing gives."""


@dataclass(frozen=True, slots=True)
class Content:
    """The figures as they would be frozen, and a hash of what is said in each part of the document, by its heading."""

    figures: Mapping[str, Any]
    parts: Mapping[str, str]

    @property
    def text(self) -> str:
        """As it is kept with the draft."""
        return json.dumps({"figures": self.figures, "parts": self.parts}, ensure_ascii=False, sort_keys=True)

    @property
    def hash(self) -> str:
        """SHA-256 of figures and words."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Fallen:
    """What is no longer as it was checked: figures that are printed otherwise, and parts whose words are others."""

    figures: tuple[CorrectedFigure, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """As it is kept with the draft."""
        return json.dumps(asdict(self), ensure_ascii=False)


def content(document: Document, snapshot: Mapping[str, Any]) -> Content:
    """What a checker answers for."""
    figures = json.loads(json.dumps(snapshot))
    return Content(figures, {name: _hash(blocks) for name, blocks in _parts(document).items()})


def plain_text(document: Document) -> str:
    """All words of a document, to be searched: a line for each block, the cells of tables apart."""
    return "\n".join(" ".join(_said(block)) for block in document.blocks).replace("\u200b", "")


def kept_content(text: str) -> Content:
    """The content that was kept with a draft."""
    kept = json.loads(text) if text else {"figures": {}, "parts": {}}
    return Content(kept["figures"], kept["parts"])


def kept_fallen(text: str) -> Fallen:
    """What was kept of the change that took a check back."""
    kept = json.loads(text) if text else {}
    figures = tuple(CorrectedFigure(**figure) for figure in kept.get("figures", ()))
    return Fallen(figures, tuple(kept.get("parts", ())))


def difference(before: Content, now: Content, units: Mapping[str, str]) -> Fallen:
    """What has changed, in the order of the document; `units` names units by code."""
    names = dict.fromkeys((*now.parts, *before.parts))
    parts = tuple(name for name in names if before.parts.get(name) != now.parts.get(name))
    return Fallen(changed(before.figures, now.figures, units), parts)


def _parts(document: Document) -> dict[str, list[Block]]:
    """The blocks by the heading of the first level, or the annex, that they stand under; "" is the beginning."""
    found: dict[str, list[Block]] = {}
    name = ""
    for block in document.blocks:
        if isinstance(block, NOT_CHECKED):
            continue
        if isinstance(block, Heading) and block.level == 1:
            name = NUMBERED.sub("", block.text)
        elif isinstance(block, Annex):
            name = block.title
        found.setdefault(name, []).append(block)
    return found


def _hash(blocks: Iterable[Block]) -> str:
    digest = hashlib.blake2b(digest_size=8)
    for block in blocks:
        for text in _said(block):
            digest.update(f"{text}\0".encode())
    return digest.hexdigest()


def _said(value: Any) -> Iterator[str]:
    """Every text and number in a block, in order."""
    if is_dataclass(value) and not isinstance(value, type):
        for name, one in value.__dataclass_fields__.items():
            if one.compare:  # a key tells which block it is, and is not said
                yield from _said(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif isinstance(value, str | Fraction) and value != "" and not isinstance(value, Enum):
        yield str(value)
