"""Merging texts that were changed apart from each other, sentence by sentence. Pure, and the same in every order.

A text is cut into sentences; headings, rows of tables and lines of code stay whole, and so does every break between
lines. What one changed and the others left is taken, also where it stands beside a change of theirs; where two changed
the same sentence, or put something at the same place, or where a table would lose its head or have rows of different
widths, there is no merged text and people decide.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_LINE = re.compile(r"[^\n]+|\n\s*\n|\n")
_CLOSING = r"[”’」』）》】\)\]\"'*_~]*"
_SENTENCE = re.compile(rf".+?(?:[。！？；…]+{_CLOSING}\s*|[.!?;]+{_CLOSING}\s+|\Z)", re.DOTALL)
_WHOLE = re.compile(r"\s*(\||#|```|~~~|!\[)|\s{4}|\t")
_TABLE = re.compile(r"(?:^[ ]{0,3}\|.*(?:\n|\Z))+", re.MULTILINE)
_DASHES = re.compile(r"[\s|:-]*-[\s|:-]*")
_CELL_ENDS = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"\s*(```|~~~)")


@dataclass(frozen=True, slots=True, order=True)
class _Edit:
    """In place of the base's units from `start` to `end` stand others."""

    start: int
    end: int
    units: tuple[str, ...]

    def bars(self, other: "_Edit") -> bool:
        """Whether both cannot be: they change the same units, or both put something more at one place."""
        if self == other:
            return False
        if self.start < other.end and other.start < self.end:
            return True
        touch = self.start <= other.end and other.start <= self.end
        return touch and any(
            one.start == one.end and not rest.keeps_places for one, rest in ((self, other), (other, self))
        )

    @property
    def keeps_places(self) -> bool:
        """Whether it puts one unit for each, or takes units away: what is inserted beside it stands where it did."""
        return self.start < self.end and len(self.units) in (0, self.end - self.start)


def units(text: str) -> list[str]:
    """The parts that are kept or changed as a whole; together they are the text."""
    found: list[str] = []
    fenced = False
    for line in _LINE.findall(text):
        if not line.strip():
            found.append(line)
        elif fenced or _WHOLE.match(line):
            found.append(line)
            fenced ^= bool(_FENCE.match(line))
        else:
            found += _SENTENCE.findall(line)
    return found


def merge(base: str, texts: Sequence[str]) -> str | None:
    """What the texts come to together, each of them made from `base`; None when they contradict each other.

    The order of the texts does not matter. What all of them kept is in it, and all that any of them added.
    """
    changed = sorted(set(texts) - {base})
    if len(changed) < 2:
        return changed[0] if changed else base
    old = units(base)
    edits = sorted({edit for text in changed for edit in _edits(old, units(text))})
    if any(one.bars(other) for at, one in enumerate(edits) for other in edits[at + 1 :]):
        return None
    merged: list[str] = []
    at = 0
    for edit in edits:
        merged += [*old[at : edit.start], *edit.units]
        at = max(at, edit.end)
    result = "".join([*merged, *old[at:]])
    return result if _keeps_all(result, texts) and _tables_stand(result, texts) else None


def holds(base: str, made: str, text: str) -> bool:
    """Whether a text has what `made` added to `base`, and nothing of what it took out."""
    old, new, found = ({part for part in units(one) if part.strip()} for one in (base, made, text))
    return old != new and new - old <= found and found.isdisjoint(old - new)


def _edits(old: Sequence[str], new: Sequence[str]) -> list[_Edit]:
    """How the one became the other. What was inserted or deleted stands as late as it can, so that a break between
    lines goes with the line before it and not with the line after it."""
    found = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (kind, start, end, first, last) in enumerate(codes):
        room = codes[number + 1][2] - 1 if number + 2 < len(codes) else len(old)  # short of the next change
        put = list(new[first:last])
        if kind == "insert":
            while start < room and put[0] == old[start]:
                put.append(put.pop(0))
                start, end = start + 1, end + 1
        elif kind == "delete":
            while end < room and old[start] == old[end]:
                start, end = start + 1, end + 1
        if kind != "equal":
            found.append(_Edit(start, end, tuple(put)))
    return found


def _keeps_all(result: str, texts: Sequence[str]) -> bool:
    """Whether no line and no sentence that all texts have is missing, as one that two moved different ways would be."""
    return all(
        {part for part in set.intersection(*(set(cut(text)) for text in texts)) if part.strip()} <= set(cut(result))
        for cut in (units, str.splitlines)
    )


def _tables_stand(result: str, texts: Sequence[str]) -> bool:
    """Whether every table is as whole as it was: changes of its rows may fit each other line by line and make none."""
    return _broken(result) <= set().union(*map(_broken, texts))


def _broken(text: str) -> set[str]:
    """The tables (GitHub Flavored Markdown, 4.10) without a row of dashes below their heads, or with rows of other
    widths."""
    found = set()
    for table in _TABLE.findall(text):
        rows = table.splitlines()
        widths = {len(_CELL_ENDS.findall(row.strip().removeprefix("|").removesuffix("|"))) for row in rows}
        if len(rows) < 2 or not _DASHES.fullmatch(rows[1]) or len(widths) > 1:
            found.add(table)
    return found
