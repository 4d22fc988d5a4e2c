"""The stories have teeth: a protocol with one rule broken is found out by the stories that the real one passes.

Each mutant breaks one rule; the numbers are stories that find it (the first of them in every run, all with `--long`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop_app.sync import (
    confirmed,
    conflicts,
    echo,
    follow,
    knowledge,
    merging,
    orphans,
    passing,
    registers,
    seal,
    show,
)
from desktop_app.sync.drafts import Draft, Drafts
from desktop_app.sync.registers import Settled, State
from desktop_app.sync.store import HERE, Store
from desktop_app.sync.wire import Change
from tests.helpers import exchange
from tests.helpers.exchange import Peer
from tests.helpers.exchange_checks import Violation
from tests.helpers.exchange_telling import tell
from tests.unit.sync import test_apply, test_seal

Patch = pytest.MonkeyPatch
Mutate = Callable[[Patch], None]


def replaces_nothing(patch: Patch) -> None:
    patch.setattr(Change, "replaced", lambda self, field: [])


def replaces_only_the_first(patch: Patch) -> None:
    real = merging.Merging._replaced

    def replaced(commit: Any, record: Any, indexes: Any, echoes: Any) -> Any:
        return real(commit, record, indexes[:1], echoes)

    patch.setattr(merging.Merging, "_replaced", staticmethod(replaced))


def nothing_is_confirmed(patch: Patch) -> None:
    patch.setattr(merging, "is_confirmed", lambda *_: False)


def a_unit_overrules_at_home(patch: Patch) -> None:
    patch.setattr(seal, "that_stay", lambda *_: [])


def a_unit_decides_for_the_centre(patch: Patch) -> None:
    patch.setattr(conflicts, "that_stay", lambda *_: [])


def all_of_the_centre_is_confirmed(patch: Patch) -> None:
    patch.setattr(confirmed, "confirmed_by", lambda *_: True)


def the_latest_clock_wins(patch: Patch) -> None:
    real = registers.settle

    def settle(candidates: Any, **options: Any) -> Settled:
        some = list(candidates)
        return real(some, **options) if len(some) < 2 else real([max(some, key=lambda one: one.at)], **options)

    patch.setattr(show, "settle", settle)


def the_first_that_came_is_shown(patch: Patch) -> None:
    real = registers.settle

    def settle(candidates: Any, **options: Any) -> Settled:
        some = [one for one in candidates if one.stated]
        found = real(some, **options)
        return Settled(some[0].value, True) if found.conflict else found

    patch.setattr(show, "settle", settle)


def equal_values_conflict(patch: Patch) -> None:
    real = registers.settle

    def settle(candidates: Any, **options: Any) -> Settled:
        some = list(candidates)
        quiet = options["name"] in registers.QUIET
        return Settled(real(some, **options).value, not quiet and len([one for one in some if one.stated]) > 1)

    patch.setattr(show, "settle", settle)


def the_unit_comes_first_everywhere(patch: Patch) -> None:
    patch.setattr(show, "centre_first", lambda _table: False)


def conflicts_are_not_noted(patch: Patch) -> None:
    patch.setattr(show.Show, "_note", lambda *_: None)


def deletions_always_hold(patch: Patch) -> None:
    patch.setattr(show, "settle_deletion", lambda *_: True)


def deletions_never_hold(patch: Patch) -> None:
    patch.setattr(show, "settle_deletion", lambda *_: False)


def deletions_see_nothing(patch: Patch) -> None:
    patch.setattr(Store, "seen", lambda *_: frozenset())


def what_came_early_is_forgotten(patch: Patch) -> None:
    patch.setattr(merging.Merging, "_replaced_already", lambda *_: {})


def known_commits_count_again(patch: Patch) -> None:
    real = Store.add_echo

    def add_echo(self: Store, row: bytes, origin: Any, commit: int) -> int:
        return real(self, row, replace_hash(origin, commit), commit)

    patch.setattr(Store, "add_echo", add_echo)


def replace_hash(origin: Any, commit: int) -> Any:
    return type(origin)(commit.to_bytes(16, "big"), origin.unit, origin.is_centre, origin.at, origin.user)


def nothing_is_repeated(patch: Patch) -> None:
    patch.setattr(passing, "repeat", lambda *_: None)
    patch.setattr(seal, "repeat", lambda *_: None)


def the_centre_repeats_only_others(patch: Patch) -> None:
    patch.setattr(seal, "repeat", lambda *_: None)


def investors_are_not_shown_elsewhere(patch: Patch) -> None:
    patch.setattr(echo.Mirrors, "show", lambda _self: None)


def parents_are_not_shown_along(patch: Patch) -> None:
    patch.setattr(echo.Mirrors, "along", lambda *_: None)


def a_moved_record_is_not_told_to_its_new_unit(patch: Patch) -> None:
    patch.setattr(seal, "snapshot", lambda *_: None)


def a_moved_record_shows_only_its_making(patch: Patch) -> None:
    real = State.commits
    snapshot = echo.snapshot

    def short(store: Store, draft: Draft, record: Any) -> None:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(State, "commits", lambda self: {self.base})
            snapshot(store, draft, record)
        assert State.commits is real

    patch.setattr(seal, "snapshot", short)


def a_snapshot_tells_no_heads(patch: Patch) -> None:
    patch.setattr(Store, "heads_of_scope", lambda *_: [])


def nothing_comes_back(patch: Patch) -> None:
    patch.setattr(merging.Merging, "_come_back", lambda *_: None)


def what_comes_back_forgets_the_units_work(patch: Patch) -> None:
    patch.setattr(Store, "later_than", lambda *_: set())


def leaving_is_ignored(patch: Patch) -> None:
    patch.setattr(merging, "GONE", HERE)
    patch.setattr(merging, "MOVED", 77)


def parts_stay_behind(patch: Patch) -> None:
    patch.setattr(exchange, "follow", follow_nothing)


def what_units_write_stays_with_them(patch: Patch) -> None:
    patch.setattr(follow, "_adopt", lambda *_: 0)


def what_is_adopted_is_told_as_a_change(patch: Patch) -> None:
    patch.setattr(seal, "ADOPTED", frozenset())


def follow_nothing(_tx: Any, _since: int) -> int:
    return 0


def orphans_stay_in_view(patch: Patch) -> None:
    patch.setattr(orphans.Orphans, "_without_parent", lambda _self: iter(()))


def the_last_step_is_not_sealed(patch: Patch) -> None:
    real = seal._touched
    patch.setattr(seal, "_touched", lambda entries: dict(list(real(entries).items())[1:]))


def steps_are_sealed_as_they_ended(patch: Patch) -> None:
    patch.setattr(seal._Sealing, "_before_later_steps", lambda *_: None)


def one_of_a_group_is_told_alone(patch: Patch) -> None:
    patch.setattr(seal, "TOGETHER_IDS", {})


def all_is_told_to_all(patch: Patch) -> None:
    patch.setattr(knowledge, "visible", lambda *_: True)


def a_deletion_names_nothing(patch: Patch) -> None:
    real = Drafts.write

    def write(self: Drafts, *arguments: Any) -> Any:
        for draft in self.open.values():
            draft.changes = [_without_seen(change) for change in draft.changes]
        return real(self, *arguments)

    patch.setattr(Drafts, "write", write)


def _without_seen(change: Change) -> Change:
    return Change(change.table, change.row, change.kind, change.fields, change.replaces, [], change.echo)


STEPS = 80

MUTANTS: dict[Mutate, tuple[int, ...]] = {
    replaces_nothing: (0, 1),
    nothing_is_confirmed: (2, 6),
    a_unit_overrules_at_home: (5, 16),
    a_unit_decides_for_the_centre: (72, 108),
    all_of_the_centre_is_confirmed: (0, 40),
    the_latest_clock_wins: (0, 1),
    the_first_that_came_is_shown: (1, 17),
    equal_values_conflict: (0, 1),
    the_unit_comes_first_everywhere: (0, 5),
    conflicts_are_not_noted: (0, 1),
    deletions_always_hold: (13, 28),
    deletions_never_hold: (1, 3),
    deletions_see_nothing: (1, 3),
    known_commits_count_again: (0, 5),
    nothing_is_repeated: (0, 8),
    the_centre_repeats_only_others: (13, 27),
    investors_are_not_shown_elsewhere: (0, 7),
    parents_are_not_shown_along: (8, 13),
    a_moved_record_is_not_told_to_its_new_unit: (0, 5),
    a_moved_record_shows_only_its_making: (0, 5),
    a_snapshot_tells_no_heads: (9,),
    nothing_comes_back: (7, 9),
    what_comes_back_forgets_the_units_work: (7, 32),
    leaving_is_ignored: (0, 1),
    orphans_stay_in_view: (41, 43),
    the_last_step_is_not_sealed: (0, 1),
    all_is_told_to_all: (0, 1),
    a_deletion_names_nothing: (0, 1),
    parts_stay_behind: (0, 1),
    what_units_write_stays_with_them: (0, 1),
    what_is_adopted_is_told_as_a_change: (0, 1),
    one_of_a_group_is_told_alone: (0, 3),
}

OTHERWISE: dict[Mutate, Callable[[Peer], None]] = {
    replaces_only_the_first: lambda one: test_apply.test_a_record_made_twice_is_one_whatever_comes_first(
        one, (0, 1, 2, 3), True
    ),
    what_came_early_is_forgotten: lambda one: test_apply.test_a_change_may_come_before_what_it_replaces(one, False),
    steps_are_sealed_as_they_ended: test_seal.test_steps_sealed_together_keep_their_own_values,
}
"""What takes so rare a chance that no short story has it."""


@contextmanager
def broken(mutate: Mutate) -> Iterator[None]:
    """A protocol with one rule broken."""
    with pytest.MonkeyPatch.context() as patch:
        mutate(patch)
        yield


@pytest.mark.parametrize("mutate", MUTANTS, ids=lambda mutate: mutate.__name__)
def test_a_broken_rule_is_found_out(mutate: Mutate, times: Callable[[int, int], int]) -> None:
    seeds = MUTANTS[mutate]
    for seed in seeds[: times(1, len(seeds))]:
        with broken(mutate), pytest.raises(Violation):
            tell(seed, STEPS)


@pytest.mark.parametrize("mutate", OTHERWISE, ids=lambda mutate: mutate.__name__)
def test_a_broken_rule_is_found_out_otherwise(mutate: Mutate, tmp_path: Path) -> None:
    one = exchange.peer(tmp_path, "ZX", centre=True)
    try:
        with broken(mutate), pytest.raises(AssertionError):
            OTHERWISE[mutate](one)
    finally:
        one.office.close()


def test_there_are_enough_mutants(counted: Callable[[int, str], None]) -> None:
    assert len(MUTANTS) >= 25
    counted(len(MUTANTS) + len(OTHERWISE), "mutants")
