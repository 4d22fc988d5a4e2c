"""What is sealed, repeated and told to whom, with one rule broken."""

from typing import Any

import pytest

from db.wire import TABLES
from desktop_app.sync import echo, follow, knowledge, orphans, passing, seal, streams
from desktop_app.sync.drafts import Draft, Drafts
from desktop_app.sync.held import Held
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.regained import Regained
from desktop_app.sync.registers import State
from desktop_app.sync.store import Store
from desktop_app.sync.wire import CREATED, Change
from tests.helpers import exchange
from tests.helpers.mutants import Patch


def nothing_is_repeated(patch: Patch) -> None:
    patch.setattr(passing, "repeat", lambda *_: None)
    patch.setattr(seal, "repeat", lambda *_: None)


def the_centre_repeats_only_others(patch: Patch) -> None:
    patch.setattr(seal, "repeat", lambda *_: None)


def investors_are_not_shown_elsewhere(patch: Patch) -> None:
    patch.setattr(echo.Mirrors, "show", lambda _self: None)


def an_investor_is_not_shown_for_a_contact(patch: Patch) -> None:
    patch.delitem(echo._REFERS, TABLES["contact"])


def meetings_are_not_shown_elsewhere(patch: Patch) -> None:
    real = echo.Mirrors.show

    def show(self: echo.Mirrors) -> None:
        self.wanted = {where: table for where, table in self.wanted.items() if table != TABLES["review_meeting"]}
        real(self)

    patch.setattr(echo.Mirrors, "show", show)


def points_go_where_the_project_goes(patch: Patch) -> None:
    real = follow._parts
    where = "review_item i ON i.id = t.item_id JOIN project p ON p.id = i.project_id"
    patch.setattr(follow, "_parts", lambda: [*real(), ("score_card", where, "1")])


def parents_are_not_shown_along(patch: Patch) -> None:
    patch.setattr(echo.Mirrors, "along", lambda *_: None)


def a_moved_record_is_not_told_to_its_new_unit(patch: Patch) -> None:
    patch.setattr(seal, "snapshot", lambda *_: None)


def a_moved_record_shows_only_its_making(patch: Patch) -> None:
    snapshot = echo.snapshot

    def short(store: Store, draft: Draft, record: Any) -> None:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(State, "commits", lambda self: {self.base})
            snapshot(store, draft, record)

    patch.setattr(seal, "snapshot", short)


def a_snapshot_tells_no_heads(patch: Patch) -> None:
    patch.setattr(streams, "heads_of_scope", lambda *_: [])


def a_second_making_says_only_what_it_states(patch: Patch) -> None:
    numbers = Change.numbers
    patch.setattr(
        Change, "numbers", lambda self, every: numbers(self, every) if self.kind == CREATED else self.fields.keys()
    )


def parts_stay_behind(patch: Patch) -> None:
    patch.setattr(exchange, "follow", lambda *_: 0)


def what_units_write_stays_with_them(patch: Patch) -> None:
    patch.setattr(follow, "_adopt", lambda *_: 0)


def what_is_adopted_is_told_as_a_change(patch: Patch) -> None:
    patch.setattr(seal, "ADOPTED", frozenset())


def orphans_stay_in_view(patch: Patch) -> None:
    patch.setattr(orphans.Orphans, "_without_parent", lambda _self: iter(()))


def who_waits_is_not_brought_back(patch: Patch) -> None:
    patch.setattr(Orphans, "_bring_back", lambda _self: None)


def what_referred_to_the_departed_stays(patch: Patch) -> None:
    patch.setattr(Orphans, "_left_behind", lambda _self: iter(()))


def the_last_step_is_not_sealed(patch: Patch) -> None:
    real = seal._touched
    patch.setattr(seal, "_touched", lambda entries: dict(list(real(entries).items())[1:]))


def steps_are_sealed_as_they_ended(patch: Patch) -> None:
    patch.setattr(seal._Sealing, "_before_later_steps", lambda *_: None)


def one_of_a_group_is_told_alone(patch: Patch) -> None:
    patch.setattr(seal, "TOGETHER_IDS", {})


def what_is_held_is_said_to_be_empty(patch: Patch) -> None:
    patch.setattr(Held, "leave_unsaid", lambda *_: None)


def all_is_told_to_all(patch: Patch) -> None:
    patch.setattr(knowledge, "visible", lambda *_: True)


def branches_are_told_like_one_stream(patch: Patch) -> None:
    patch.setattr(knowledge, "_after_forks", knowledge._after)


def a_deletion_names_nothing(patch: Patch) -> None:
    real = Drafts.write

    def write(self: Drafts, *arguments: Any, **named: Any) -> Any:
        for draft in self.open.values():
            draft.changes = [
                Change(one.table, one.row, one.kind, one.fields, one.replaces, [], one.echo) for one in draft.changes
            ]
        return real(self, *arguments, **named)

    patch.setattr(Drafts, "write", write)


def a_change_in_the_recycle_bin_brings_the_record_back(patch: Patch) -> None:
    patch.setattr(seal._Sealing, "_is_deleted", lambda *_: False)


def what_the_centre_lost_is_not_said_again(patch: Patch) -> None:
    patch.setattr(Regained, "look", lambda *_: None)


def what_is_repeated_late_hides_what_replaced_it(patch: Patch) -> None:
    patch.setattr(echo.Present, "repeat_instead", lambda *_: None)


def what_a_unit_gives_away_stays_where_it_is(patch: Patch) -> None:
    patch.setattr(Regained, "look_for_owner", lambda *_: None)


def what_is_told_again_is_passed_on_to_nobody(patch: Patch) -> None:
    patch.setattr(passing, "_was_heard", lambda _commit, change: change.echo >= 0)


def what_is_told_again_is_lost_when_a_record_comes_back(patch: Patch) -> None:
    patch.setattr(Store, "retold", lambda *_: {})


BY_STORIES = (
    nothing_is_repeated,
    investors_are_not_shown_elsewhere,
    meetings_are_not_shown_elsewhere,
    points_go_where_the_project_goes,
    parents_are_not_shown_along,
    a_moved_record_is_not_told_to_its_new_unit,
    a_moved_record_shows_only_its_making,
    parts_stay_behind,
    what_units_write_stays_with_them,
    what_is_adopted_is_told_as_a_change,
    orphans_stay_in_view,
    what_referred_to_the_departed_stays,
    the_last_step_is_not_sealed,
    one_of_a_group_is_told_alone,
    all_is_told_to_all,
    branches_are_told_like_one_stream,
    a_deletion_names_nothing,
    a_change_in_the_recycle_bin_brings_the_record_back,
    what_a_unit_gives_away_stays_where_it_is,
)
UNIT = "tests/unit/sync"
BY_TESTS = {
    an_investor_is_not_shown_for_a_contact: (
        "tests/integration/exchange/test_joined_investors.py::test_a_contact_stays_in_its_units_view"
    ),
    the_centre_repeats_only_others: f"{UNIT}/test_echo.py::test_each_sees",
    a_snapshot_tells_no_heads: f"{UNIT}/test_echo.py::test_what_a_unit_said_before_it_left",
    a_second_making_says_only_what_it_states: f"{UNIT}/test_echo.py::test_a_second_making_counts",
    who_waits_is_not_brought_back: f"{UNIT}/test_orphans.py::test_a_part_whose_project",
    what_is_held_is_said_to_be_empty: f"{UNIT}/test_orphans.py::test_a_reference_that_is_not_shown",
    what_the_centre_lost_is_not_said_again: f"{UNIT}/test_regained.py::test_what_only_one_unit_had_heard",
    what_is_repeated_late_hides_what_replaced_it: f"{UNIT}/test_regained.py::test_what_the_centre_had_replaced",
    what_is_told_again_is_passed_on_to_nobody: f"{UNIT}/test_new_card.py::test_what_is_told_again_goes",
    what_is_told_again_is_lost_when_a_record_comes_back: f"{UNIT}/test_new_card.py::test_a_record_that_went_away",
    steps_are_sealed_as_they_ended: f"{UNIT}/test_seal.py::test_steps_sealed_together_keep_their_own_values",
}
