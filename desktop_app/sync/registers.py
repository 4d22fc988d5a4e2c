"""Which value a field has when offices changed it without knowing of each other. Pure rules, no database.

Every field keeps all commits that nobody replaced. One is settled; several with different values are a conflict, and
the record shows one of them, the same at every office, until a clerk decides.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.sync.wire import Value

Seen = Callable[[int], frozenset[bytes]]

QUIET = frozenset({"owner_code", "created_at", "created_by", ""})
"""Fields that are never a clerk's question: the same one is taken everywhere. "" is one that this program does not know
yet: whether there is anything to decide it finds out when it knows the field."""


@dataclass(slots=True)
class State:
    """The commits a record's values come from: `base` made it, `heads` are the fields with others."""

    base: int | None = None
    heads: dict[int, list[int]] = field(default_factory=dict)

    def of(self, number: int) -> list[int]:
        """The commits of one field."""
        found = self.heads.get(number)
        return found if found is not None else [] if self.base is None else [self.base]

    def put(self, number: int, commits: Sequence[int]) -> None:
        """Set the commits of one field; what is as in the base is not kept apart."""
        if list(commits) == ([] if self.base is None else [self.base]):
            self.heads.pop(number, None)
        else:
            self.heads[number] = list(commits)

    def found(self, entry: int) -> None:
        """The entry that made the record is what its fields come from, but for those that have others."""
        self.base = entry
        self.heads = {number: heads for number, heads in self.heads.items() if heads != [entry]}

    def rename(self, entry: int, known_as: int) -> None:
        """An entry has another number now."""
        self.base = known_as if self.base == entry else self.base
        for entries in self.heads.values():
            entries[:] = [known_as if one == entry else one for one in entries]

    def clear(self) -> None:
        """Know nothing."""
        self.base, self.heads = None, {}

    def alive(self, numbers: Iterable[int]) -> set[int]:
        """The commits that values come from, of a record with these fields: not of the base once nothing is left of
        what it said."""
        return {commit for number in {*numbers, *self.heads} for commit in self.of(number)}

    def commits(self) -> set[int]:
        """All commits that some value comes from, and the base."""
        found = {commit for commits in self.heads.values() for commit in commits}
        return found if self.base is None else found | {self.base}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of a field, by one entry. `stated` is false when the entry says nothing of the field."""

    entry: int
    value: Value
    stated: bool
    unit: str
    is_centre: bool
    at: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Settled:
    """What a field shows; `conflict` when there are other values to decide on."""

    value: Value
    conflict: bool


def settle(
    candidates: Iterable[Candidate],
    *,
    centre_first: bool,
    name: str,
    empty: Value,
    confirms: Callable[[Value], bool] = lambda _value: False,
) -> Settled:
    """Choose the value to show: the centre's where it decides, else a unit's, and of those the latest by its own clock.

    Equal values do not conflict. A deletion counts as one value whenever it was made. Where the centre decides, what
    it left empty is its word, too; where it `confirms`, no unit's value stands against that.
    """
    stated = [candidate for candidate in candidates if candidate.stated or (centre_first and candidate.is_centre)]
    if not stated:
        return Settled(empty, False)
    if any(candidate.is_centre and confirms(candidate.value) for candidate in stated):
        stated = [candidate for candidate in stated if candidate.is_centre]

    def rank(candidate: Candidate) -> tuple[bool, int, bytes]:
        return candidate.is_centre == centre_first, candidate.at, candidate.hash

    best = max(stated, key=rank)
    if name in QUIET:
        by_centre = [candidate for candidate in stated if candidate.is_centre] or stated
        choose = max if name == "owner_code" else min
        return Settled(choose(by_centre, key=lambda candidate: (candidate.at, candidate.hash)).value, False)
    if name == "deleted_at":
        values: set[Value] = {candidate.value is None for candidate in stated}
    else:
        values = {empty if candidate.value is None else candidate.value for candidate in stated}
    return Settled(best.value, len(values) > 1)


def settle_deletion(entries: Mapping[int, bytes], deletions: Iterable[int], seen: Seen) -> bool:
    """Whether a deleted record stays deleted: every value of it was seen by a deletion, or was set knowing of one.

    `entries`: what its values come from -> their hashes; `deletions`: those that delete it; `seen(entry)`: the hashes
    that a deletion had seen, or of the deletions that another change knew of.
    """
    by = {entries[entry] for entry in deletions}
    gone = by.union(*(seen(entry) for entry in deletions))
    return all(hash_ in gone or not by.isdisjoint(seen(entry)) for entry, hash_ in entries.items())
