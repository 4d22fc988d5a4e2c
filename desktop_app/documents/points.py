"""Figures below each other: as many decimals in all, so that their points stand below each other."""

import re
from collections.abc import Iterable, Sequence

_FIGURE = re.compile(r"(?:[●▲■] )?[-+]?[\d,]+(?:\.(\d+))?%?")
_NONE = frozenset(("", "—"))


def in_line(texts: Sequence[str]) -> list[str]:
    """The texts of a column, its figures with as many decimals as the one that has most; no figures are left alone."""
    found = [_FIGURE.fullmatch(text) for text in texts]
    if not all(match or text in _NONE for match, text in zip(found, texts, strict=True)):
        return list(texts)
    most = max((len(match[1] or "") for match in found if match), default=0)
    return [_with(text, match[1] or "", most) if match else text for text, match in zip(texts, found, strict=True)]


def columns_in_line(rows: Iterable[Sequence[str]], places: Iterable[int]) -> list[list[str]]:
    """The rows of a table, those of its columns at these places in line."""
    made = [list(row) for row in rows]
    for place in places:
        for row, text in zip(made, in_line([row[place] for row in made]), strict=True):
            row[place] = text
    return made


def _with(text: str, decimals: str, most: int) -> str:
    """The figure with zeros added behind its decimals, before its %."""
    if len(decimals) == most:
        return text
    figure, percent = text.removesuffix("%"), "%" if text.endswith("%") else ""
    return figure + ("" if decimals else ".") + "0" * (most - len(decimals)) + percent
