"""What two contents of a bulletin say otherwise: every number and name, with where it stands."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import partial
from itertools import chain

from desktop_app.documents.printed import Content, Kind, Printed
from desktop_app.domain.edits import NUMBER, changed_figures

WHOLE = "整行"
LISTED, UNLISTED, DROPPED = "列入", "未列入", "删去"
SENTENCE = re.compile(r"[^。；！？]*[。；！？]|[^。；！？]+$")
CLAUSE = re.compile(r"[^，：]*[，：]|[^，：]+$")
LONGEST = 60
"""A longer sentence is told from the first to the last of its clauses that are others, with `MORE` for the rest."""

MORE = "……"
GROUPS = re.compile(r"(?<=\d),(?=\d{3})")
MOST_PAIRS = 250_000
"""Rows under other names are compared each with each up to so many pairs."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A cell as it was printed and as it is now, by row and column; of a text both are empty and it is a sentence.

    `said` is the sentence as it was printed, whole where `before` is shortened.
    """

    row: str
    column: str
    before: str
    now: str
    said: str = field(default="", compare=False)

    @property
    def where(self) -> tuple[str, str, str]:
        """What of its place it is, whatever it is now."""
        return self.row, self.column, self.said


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


Wanted = Callable[[Kind, str, Change], bool]
"""Whether a change of a place is one of those that are meant."""


def differences(before: Content, now: Content) -> tuple[Difference, ...]:
    """In the order of the document. With another template only numbers are compared in texts: its words are no data."""
    found = []
    for kind, place, first, then in _both(before, now):
        if kind is Kind.TEXT:
            changes = tuple(one for _old, _new, one in _passages(first, then, before.worded == now.worded) if one)
        else:
            changes = tuple(chain.from_iterable(told for _old, _new, told in _rows(first, then)))
        if changes:
            found.append(Difference(kind, place, changes))
    return tuple(found)


def taken_over(before: Content, now: Content, wanted: Wanted) -> Content:
    """What is printed when, of all that is otherwise `now`, only what is wanted is put right; in the words of `now`, as
    far as these are no data."""
    blocks, same = [], before.worded == now.worded
    changed = {one.key: one.changes for one in differences(before, now)}
    for kind, place, first, then in _both(before, now):
        answers = {wanted(kind, place, change) for change in changed.get((kind, place), ())}
        if False not in answers:
            blocks.append(then)
        elif kind is Kind.TEXT and (True in answers or not same):
            blocks.append(_mixed_text(first, then, partial(wanted, kind, place), same))
        else:
            blocks.append(_mixed_table(first, then, partial(wanted, kind, place)) if True in answers else first)
    return Content(tuple(one for one in blocks if one.rows), now.worded)


def _both(before: Content, now: Content) -> Iterator[tuple[Kind, str, Printed, Printed]]:
    """Each place with what stood there and what stands there; nothing has no rows.

    With another template a table may stand under another title, which its columns tell; what else stands under a
    title that only one of both has, its author put there or took out.
    """
    old = {(one.kind, one.place): one for one in before.blocks}
    new = {(one.kind, one.place): one for one in now.blocks}
    same = before.worded == now.worded
    gone = [one for key, one in old.items() if key not in new]
    for (kind, place), then in new.items():
        first = old.get((kind, place))
        if first is None and not same:
            first = next((one for one in gone if kind is not Kind.TEXT and _alike_titled(one, then)), None)
            if first is not None:
                gone.remove(first)
            elif kind is Kind.TEXT or any(one.kind is kind for one in gone):
                first = then
        yield kind, place if first is None else first.place, first or replace(then, rows=()), then
    for one in gone:
        yield one.kind, one.place, one, replace(one, rows=()) if same else one


def _alike_titled(one: Printed, other: Printed) -> bool:
    return (one.kind, one.columns) == (other.kind, other.columns)


def drawn_again(found: Sequence[Difference]) -> frozenset[tuple[Kind, str]]:
    """The charts among them that draw what tables or texts tell: all their numbers change there, too."""
    told = {pair for one in found if one.kind is not Kind.FIGURE for change in one.changes for pair in _pairs(change)}
    drawn = (one for one in found if one.kind is Kind.FIGURE)
    return frozenset(one.key for one in drawn if all(set(_pairs(change)) <= told for change in one.changes))


def _pairs(change: Change) -> Iterator[tuple[str, str]]:
    """The numbers of a change, without their signs of percent."""
    old, new = (NUMBER.findall(_ungrouped(text)) for text in (change.before, change.now))
    same = len(old) == len(new) and change.column != WHOLE
    for first, then in zip(old, new, strict=True) if same else [(change.before, change.now)]:
        if first != then:
            yield _plain(first), _plain(then)


def _plain(number: str) -> str:
    number = number.rstrip("%％")
    return number.rstrip("0").rstrip(".") if "." in number else number


def _passages(
    before: Printed, now: Printed, words: bool
) -> Iterator[tuple[Sequence[str], Sequence[str], Change | None]]:
    """All sentences; those that are others with the change, which without `words` is one of numbers only."""
    old, new = ([told for row in block.rows for told in SENTENCE.findall(row[0])] for block in (before, now))
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield old[first:last], new[start:end], None
            continue
        even = last - first == end - start
        pairs = list(zip(old[first:last], new[start:end], strict=True)) if even else []
        for one, other in pairs or [("".join(old[first:last]), "".join(new[start:end]))]:
            change = Change("", "", *_shortened(one, other), one)
            yield [one], [other], change if words or changed_figures(one, other) else None


def _mixed_text(before: Printed, now: Printed, wanted: Callable[[Change], bool], words: bool) -> Printed:
    told = (
        old if change is not None and not wanted(change) else new for old, new, change in _passages(before, now, words)
    )
    return replace(now, rows=tuple((sentence,) for sentence in chain.from_iterable(told) if sentence))


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


def _rows(before: Printed, now: Printed) -> Iterator[tuple[Row | None, Row | None, tuple[Change, ...]]]:
    """The rows that are others in the columns that both have: each as it was and is, with the cells that changed, or
    told whole where only one of both has it."""
    titles = _titles(before, now)
    old, new = (_of_columns(block, titles) for block in (before, now))
    named = titles.index(now.columns[now.named]) if now.columns[now.named] in titles else 0
    names = [Counter(row[named] for row in rows) for rows in (old, new)]
    for one, other in _paired(old, new, named):
        row = one or other or ()
        label, in_label = row[named], range(named, named + 1)
        if any(count[label] > 1 for count in names) or not label:
            in_label = range(named + 1)
            label = " ".join(row[place] for place in in_label if row[place])
        cells = enumerate(zip(titles, row, strict=True))
        told = "；".join(f"{title}：{in_a_line(cell)}" for n, (title, cell) in cells if n not in in_label and cell)
        changes: tuple[Change, ...]
        if one is None:
            changes = (Change(label, WHOLE, UNLISTED, f"{LISTED}（{told}）" if told else LISTED),)
        elif other is None:  # what stands before its name may tell it from others: a day
            changes = (Change(label, WHOLE, f"{LISTED}（{told}）" if named else LISTED, DROPPED),)
        else:
            changes = tuple(
                Change(label, title, in_a_line(first), in_a_line(then))
                for title, first, then in zip(titles, one, other, strict=True)
                if _ungrouped(first) != _ungrouped(then)
            )
        yield one, other, changes


def _mixed_table(before: Printed, now: Printed, wanted: Callable[[Change], bool]) -> Printed:
    titles = _titles(before, now)
    old, new = (_of_columns(block, titles) for block in (before, now))
    rows = list((Counter(old) & Counter(new)).elements())
    for one, other, changes in _rows(before, now):
        right = {change.column for change in changes if wanted(change)}
        if one is None or other is None:
            kept = other if right else one
        else:
            kept = tuple(cells[title in right] for title, *cells in zip(titles, one, other, strict=True))
        rows += [kept] if kept else []
    return Printed(now.kind, now.place, tuple(rows), tuple(titles), min(now.named, len(titles) - 1))


def _titles(before: Printed, now: Printed) -> list[str]:
    return [title for title in now.columns if title in before.columns]


def _of_columns(block: Printed, titles: Sequence[str]) -> list[Row]:
    places = [block.columns.index(title) for title in titles]
    return [tuple(row[place] for place in places) for row in block.rows]


def _ungrouped(cell: str) -> str:
    """A cell with its figures in one piece: 1,007 and 1007 say the same."""
    return GROUPS.sub("", cell)


def in_a_line(cell: str) -> str:
    """A cell as changes tell it."""
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
