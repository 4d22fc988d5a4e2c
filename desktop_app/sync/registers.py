"""Which value a field has when offices changed it without knowing of each other. Pure rules, no database.

Every field keeps all commits that nobody replaced. One is settled; several with different values are a conflict, and
the record shows one of them, the same at every office, until a clerk decides.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.sync.wire import Value

Seen = Callable[[int], frozenset[int]]

QUIET = frozenset({"owner_code", "created_at", "created_by"})
"""Fields that are never a clerk's question: the same one is taken everywhere."""


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

    def commits(self) -> set[int]:
        """All commits that some value comes from."""
        found = {commit for commits in self.heads.values() for commit in commits}
        return found if self.base is None else found | {self.base}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value of a field, by one commit. `stated` is false when the commit says nothing of the field."""

    commit: int
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


def settle(candidates: Iterable[Candidate], owner: str, *, centre_first: bool, name: str, empty: Value) -> Settled:
    """Choose the value to show: the centre's where it decides, else the owner's, else the latest by its own clock.

    Equal values do not conflict. A deletion counts as one value whenever it was made.
    """
    stated = [candidate for candidate in candidates if candidate.stated]
    if not stated:
        return Settled(empty, False)

    def rank(candidate: Candidate) -> tuple[bool, bool, int, bytes]:
        return (
            centre_first and candidate.is_centre,
            candidate.unit == owner,
            candidate.at,
            candidate.hash,
        )

    best = max(stated, key=rank)
    if name in QUIET:
        best = min(stated, key=lambda candidate: (not candidate.is_centre, candidate.at, candidate.hash))
        return Settled(best.value, False)
    if name == "deleted_at":
        values: set[Value] = {candidate.value is None for candidate in stated}
    else:
        values = {candidate.value for candidate in stated}
    return Settled(best.value, len(values) > 1)


def settle_deletion(commits: Iterable[int], deletions: Mapping[int, frozenset[int]], seen: Seen) -> bool:
    """Whether a deleted record stays deleted: every value of it was seen by a deletion, or was set knowing of one.

    `deletions`: the commits that delete it -> those that each had seen; `seen(commit)` tells it of the others.
    """
    deleted = frozenset().union(*deletions.values()) | deletions.keys()
    return all(commit in deleted or not deletions.keys().isdisjoint(seen(commit)) for commit in commits)
