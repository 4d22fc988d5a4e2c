"""Which of the differences between an issue and the records its correction puts right.

Some were wrong on the day it was issued. Others are ordinary later life of what keeps no day (a next step, a name, a
hold): they are put right only where the clerk says that they were wrong already then.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from desktop_app.documents.compared import WHOLE, Change, Difference, differences, taken_over
from desktop_app.documents.printed import Content, Kind


@dataclass(frozen=True, slots=True)
class Choice:
    """The clerk's ticks, by name (`named`): what was wrong and is `left` as printed; what is later and put right
    `also`."""

    left: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Differences:
    """An issue as it was `printed`, as the records say it should have been `then`, and as they would say it `today`.

    `errors` are what was wrong then, `later` what is otherwise only since.
    """

    printed: Content
    then: Content
    today: Content
    errors: tuple[Difference, ...] = ()
    later: tuple[Difference, ...] = ()

    def chosen(self, choice: Choice) -> tuple[Difference, ...]:
        """What is put right, place by place."""
        found: dict[tuple[Kind, str], Difference] = {}
        for one in (*self._wrong(choice), *self._also(choice)):
            before = found.get(one.key)
            found[one.key] = one if before is None else replace(one, changes=(*before.changes, *one.changes))
        return tuple(found.values())

    def standing(self, choice: Choice) -> Content:
        """What holds of the issue from then on."""
        wrong, also = self._wrong(choice), self._also(choice)
        meant = {(one.key, change) for one in wrong for change in one.changes}
        content = taken_over(self.printed, self.then, lambda kind, place, change: ((kind, place), change) in meant)
        if not also:
            return content
        ends = {(one.key, change.row, change.column, change.now) for one in also for change in one.changes}
        return taken_over(
            content,
            self.today,
            lambda kind, place, change: ((kind, place), change.row, change.column, change.now) in ends,
        )

    def _wrong(self, choice: Choice) -> list[Difference]:
        """Without what is put right as it is today: of a cell or a sentence one of both holds."""
        today = {(one.key, change.where) for one in self._also(choice) for change in one.changes if any(change.where)}
        return list(
            _those(
                self.errors,
                lambda one, change: not _among(choice.left, one, change) and (one.key, change.where) not in today,
            )
        )

    def _also(self, choice: Choice) -> list[Difference]:
        return list(_those(self.later, lambda one, change: _among(choice.also, one, change)))


def compare(printed: Content, then: Content, today: Content, *, corrected: bool = False) -> Differences:
    """What was wrong and what is later. Where the issue was `corrected` before, what was said to have been wrong of the
    later is as it is today, and no error."""
    wrong, all_today = differences(printed, then), differences(printed, today)
    if corrected:
        open_still = {(one.key, change.where) for one in all_today for change in one.changes}
        wrong = tuple(_those(wrong, lambda one, change: (one.key, change.where) in open_still))
    known = {(one.key, _told(change)) for one in wrong for change in one.changes}
    later = tuple(_those(all_today, lambda one, change: (one.key, _told(change)) not in known))
    return Differences(printed, then, today, wrong, later)


def named(one: Difference, change: Change | None = None) -> str:
    """The name under which a place, or one change in it, is chosen."""
    if change is None:
        return one.name
    told = "\0".join((*change.where, change.before, change.now))
    return f"{one.name}#{hashlib.blake2b(told.encode(), digest_size=6).hexdigest()}"


def _told(change: Change) -> Change:
    """The change without the name of a row that is told whole: it may be called otherwise since."""
    return replace(change, row="") if change.column == WHOLE else change


def _among(names: Collection[str], one: Difference, change: Change) -> bool:
    return bool(names) and (named(one) in names or named(one, change) in names)


def _those(places: Iterable[Difference], wanted: Callable[[Difference, Change], bool]) -> Iterator[Difference]:
    """The places with only the changes that are wanted, as far as they have any."""
    for one in places:
        changes = tuple(change for change in one.changes if wanted(one, change))
        if changes:
            yield replace(one, changes=changes)
