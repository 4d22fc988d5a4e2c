"""What two contents of a bulletin say otherwise: every number and name, with where it stands."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from desktop_app.documents.printed import Content, Kind, Printed
from desktop_app.domain.edits import NUMBER, changed_figures

WHOLE = "整行"
LISTED, UNLISTED, DROPPED = "列入", "未列入", "删去"
SENTENCE = re.compile(r"[^。；！？]*[。；！？]|[^。；！？]+$")
CLAUSE = re.compile(r"[^，：]*[，：]|[^，：]+$")
LONGEST = 60
"""A longer sentence is told from the first to the last of its clauses that are others, with `MORE` for the rest."""

MORE = "……"
MOST_PAIRS = 250_000
"""Rows under other names are compared each with each up to so many pairs."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell as it was printed and as it is now, by row and column; of a text both are empty and it is a sentence."""

    row: str
    column: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said otherwise in one table or chart, or under one heading."""

    kind: Kind
    place: str
    changes: tuple[Change, ...]

    @property
    def key(self) -> tuple[Kind, str]:
        """Where it is."""
        return self.kind, self.place

    @property
    def name(self) -> str:
        """The same as one text."""
        return f"{self.kind}:{self.place}"


def differences(before: Content, now: Content) -> tuple[Difference, ...]:
    """In the order of the document. With another template only numbers are compared in texts: its words are no data."""
    old = {(one.kind, one.place): one for one in before.blocks}
    new = {(one.kind, one.place): one for one in now.blocks}
    found = []
    for key in dict.fromkeys((*new, *old)):
        first, then = old.get(key), new.get(key)
        if key[0] is Kind.TEXT:
            changes = tuple(_sentences(first, then, before.worded == now.worded))
        else:
            changes = tuple(_cells(first or _emptied(then), then or _emptied(first)))
        if changes:
            found.append(Difference(*key, changes))
    return tuple(found)


def drawn_again(found: Sequence[Difference]) -> frozenset[tuple[Kind, str]]:
    """The charts among them that draw what tables or texts tell: all their numbers change there, too."""
    told = {pair for one in found if one.kind is not Kind.FIGURE for change in one.changes for pair in _pairs(change)}
    drawn = (one for one in found if one.kind is Kind.FIGURE)
    return frozenset(one.key for one in drawn if all(set(_pairs(change)) <= told for change in one.changes))


def _pairs(change: Change) -> Iterator[tuple[str, str]]:
    """The numbers of a change, without their signs of percent."""
    old, new = (NUMBER.findall(text.replace(",", "")) for text in (change.before, change.now))
    same = len(old) == len(new) and change.column != WHOLE
    for first, then in zip(old, new, strict=True) if same else [(change.before, change.now)]:
        if first != then:
            yield _plain(first), _plain(then)


def _plain(number: str) -> str:
    number = number.rstrip("%％")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _emptied(block: Printed | None) -> Printed:
    assert block is not None
    return replace(block, rows=())


def _sentences(before: Printed | None, now: Printed | None, words: bool) -> Iterator[Change]:
    """The sentences that are others; without `words` only those whose numbers are."""
    old, new = (
        [sentence for row in (block.rows if block else ()) for sentence in SENTENCE.findall(row[0])]
        for block in (before, now)
    )
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        pairs = list(zip(old[first:last], new[start:end], strict=False))
        if last - first != end - start:
            pairs = [("".join(old[first:last]), "".join(new[start:end]))]
        for one, other in pairs:
            if words or changed_figures(one, other):
                yield Change("", "", *_shortened(one, other))


def _shortened(before: str, now: str) -> tuple[str, str]:
    """Two sentences; of long ones the clauses from the first to the last that are others."""
    before, now = (one.rstrip("；。") for one in (before, now))
    if max(len(before), len(now)) <= LONGEST or not before or not now:
        return before, now
    old, new = CLAUSE.findall(before), CLAUSE.findall(now)
    shortest = min(len(old), len(new))
    start = next((i for i in range(shortest) if old[i] != new[i]), shortest)
    end = next((i for i in range(shortest - start) if old[-1 - i] != new[-1 - i]), shortest - start)
    return _between(old, start, end), _between(new, start, end)


def _between(clauses: Sequence[str], start: int, end: int) -> str:
    """The clauses without so many at the start and at the end, and a mark for these."""
    head, tail = MORE if start else "", MORE if end else ""
    return f"{head}{''.join(clauses[start : len(clauses) - end]).rstrip('，：')}{tail}"


def _cells(before: Printed, now: Printed) -> Iterator[Change]:
    """The cells that are others in the columns that both have, row by row; rows that only one of them has whole."""
    titles = [title for title in now.columns if title in before.columns]
    old, new = (_of_columns(block, titles) for block in (before, now))
    named = titles.index(now.columns[now.named]) if now.columns[now.named] in titles else 0
    names = [Counter(row[named] for row in rows) for rows in (old, new)]
    for one, other in _paired(old, new, named):
        row = one or other or ()
        label = row[named]
        if any(count[label] > 1 for count in names):
            label = " ".join(row[: named + 1])
        cells = [f"{title}：{_in_a_line(cell)}" for title, cell in zip(titles, row, strict=True)]
        told = "；".join(cells[:named] + cells[named + 1 :])
        if one is None:
            yield Change(label, WHOLE, UNLISTED, f"{LISTED}（{told}）" if told else LISTED)
        elif other is None:  # what stands before its name may tell it from others: a day
            yield Change(label, WHOLE, f"{LISTED}（{told}）" if named else LISTED, DROPPED)
        else:
            for title, first, then in zip(titles, one, other, strict=True):
                if first != then:
                    yield Change(label, title, _in_a_line(first), _in_a_line(then))


def _of_columns(block: Printed, titles: Sequence[str]) -> list[Row]:
    places = [block.columns.index(title) for title in titles]
    return [tuple(row[place] for place in places) for row in block.rows]


def _in_a_line(cell: str) -> str:
    return "、".join(cell.split("\n"))


def _paired(old: Sequence[Row], new: Sequence[Row], named: int) -> list[tuple[Row | None, Row | None]]:
    """Rows that are the same thing, where they are not equal: of one name, else alike in all but one of the others."""
    same = Counter(old) & Counter(new)
    before, after = _without(old, same), _without(new, same)
    found: dict[int, Row] = {}
    for place, row in enumerate(after):
        alike = [one for one in before if one[named] == row[named]]
        if alike:
            found[place] = max(alike, key=lambda one: _alike(one, row))
            before.remove(found[place])
    if len(before) * len(after) <= MOST_PAIRS:
        for place, row in enumerate(after):
            nearest = max(before, key=lambda one: _alike(one, row), default=None)
            if place not in found and nearest is not None and _alike(nearest, row) >= max(len(row) - 2, 1):
                found[place] = nearest
                before.remove(nearest)
    return [*((found.get(place), row) for place, row in enumerate(after)), *((row, None) for row in before)]


def _without(rows: Sequence[Row], same: Counter[Row]) -> list[Row]:
    left, found = Counter(same), []
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            found.append(row)
    return found


def _alike(one: Row, other: Row) -> int:
    return sum(first == then for first, then in zip(one, other, strict=True))
