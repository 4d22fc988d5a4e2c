"""Values that nobody replaced, and what is shown of them, with one rule broken."""

from typing import Any

from db.wire import TABLES
from desktop_app.sync import confirmed, last_known, merging, registers, seal, settling, share_sets, show, streams
from desktop_app.sync.merging import Merging
from desktop_app.sync.registers import Settled, State
from desktop_app.sync.scopes import CENTRE_DECIDES, TOGETHER_IDS
from desktop_app.sync.store import HERE, Store
from desktop_app.sync.wire import Change
from tests.helpers.mutants import Patch


def replaces_nothing(patch: Patch) -> None:
    patch.setattr(Change, "replaced", lambda self, field: [])


def replaces_only_the_first(patch: Patch) -> None:
    real = Merging._replaced

    def replaced(commit: Any, record: Any, indexes: Any, echoes: Any) -> Any:
        return real(commit, record, indexes[:1], echoes)

    patch.setattr(Merging, "_replaced", staticmethod(replaced))


def the_short_way_replaces_what_it_does_not_name(patch: Patch) -> None:
    real = Merging._replace

    def replace(record: Any, change: Any, entry: int, replaced: set[int]) -> bool:
        return real(record, change, entry, replaced | record.state.commits())

    patch.setattr(Merging, "_replace", staticmethod(replace))


def the_short_way_replaces_nothing(patch: Patch) -> None:
    real = Merging._replace
    patch.setattr(
        Merging, "_replace", staticmethod(lambda record, change, entry, _: real(record, change, entry, set()))
    )


def the_short_way_takes_all_for_settled(patch: Patch) -> None:
    real = Merging._replace

    def replace(*arguments: Any) -> bool:
        real(*arguments)
        return True

    patch.setattr(Merging, "_replace", staticmethod(replace))


def a_made_record_says_only_what_it_states(patch: Patch) -> None:
    numbers = Change.numbers
    patch.setattr(Change, "numbers", lambda self, _every: numbers(self, set()))


def what_came_early_is_forgotten(patch: Patch) -> None:
    patch.setattr(Merging, "_replaced_already", lambda *_: {})


def what_the_centre_replaced_early_counts_as_a_units(patch: Patch) -> None:
    real = Merging._replaced_already

    def replaced_already(self: Merging, rows: Any) -> Any:
        return {key: dict.fromkeys(fields, False) for key, fields in real(self, rows).items()}

    patch.setattr(Merging, "_replaced_already", replaced_already)


def known_commits_count_again(patch: Patch) -> None:
    real = Store.add_echo

    def add_echo(self: Store, row: bytes, origin: Any, commit: int) -> int:
        other = type(origin)(commit.to_bytes(16, "big"), origin.unit, origin.is_centre, origin.at, origin.user)
        return real(self, row, other, commit)

    patch.setattr(Store, "add_echo", add_echo)


def what_comes_itself_stays_beside_its_echo(patch: Patch) -> None:
    patch.setattr(Merging, "_is_itself", lambda *_: None)


def the_base_that_came_late_stays_beside_its_own_values(patch: Patch) -> None:
    patch.setattr(State, "found", lambda self, entry: setattr(self, "base", entry))


def a_base_of_which_nothing_is_left_counts(patch: Patch) -> None:
    patch.setattr(State, "alive", lambda self, _numbers: self.commits())


def nothing_comes_back(patch: Patch) -> None:
    patch.setattr(Merging, "_come_back", lambda *_: None)


def what_is_shown_whole_is_merged_like_anything(patch: Patch) -> None:
    patch.setattr(Merging, "_is_shown_anew", lambda *_: False)


def what_comes_back_forgets_the_units_work(patch: Patch) -> None:
    patch.setattr(streams, "later_than", lambda *_: set())


def what_comes_back_brings_replaced_values_along(patch: Patch) -> None:
    real = Merging._come_back
    patch.setattr(Merging, "_come_back", lambda self, one, commit, _replaced: real(self, one, commit, {}))


def leaving_is_ignored(patch: Patch) -> None:
    patch.setattr(merging, "GONE", HERE)
    patch.setattr(merging, "MOVED", 77)


# the centre's word


def nothing_is_confirmed(patch: Patch) -> None:
    patch.setattr(merging, "is_confirmed", lambda *_: False)


def a_unit_overrules_at_home(patch: Patch) -> None:
    patch.setattr(seal, "that_stay", lambda *_: [])


def units_decide_on_their_reviews(patch: Patch) -> None:
    patch.delitem(CENTRE_DECIDES, "review_meeting")
    patch.delitem(CENTRE_DECIDES, "review_item")


def money_that_was_returned_is_the_centres_word(patch: Patch) -> None:
    patch.setitem(CENTRE_DECIDES, "fund_entry", ("state", frozenset({"confirmed", "returned"})))


def units_confirm_their_stages(patch: Patch) -> None:
    patch.delitem(CENTRE_DECIDES, "milestone")


def money_goes_in_pieces(patch: Patch) -> None:
    patch.delitem(TOGETHER_IDS, TABLES["fund_entry"])


def a_unit_decides_for_the_centre(patch: Patch) -> None:
    patch.setattr(settling, "that_stay", lambda *_: [])


def all_of_the_centre_is_confirmed(patch: Patch) -> None:
    patch.setattr(confirmed, "confirmed_by", lambda *_: True)


def a_request_is_not_noted(patch: Patch) -> None:
    patch.setattr(seal, "ask", lambda *_: None)


def a_decision_mixes_what_goes_together(patch: Patch) -> None:
    patch.setattr(settling, "_rest_of_group", lambda *_: {})


def an_unknown_word_parts_what_goes_together(patch: Patch) -> None:
    patch.setattr(last_known, "register_of", lambda _table, number: (number,))


def a_unit_asks_about_what_the_centre_confirmed(patch: Patch) -> None:
    patch.setattr(show, "is_confirmation", lambda *_: False)


def a_unit_deletes_what_counts(patch: Patch) -> None:
    patch.setattr(show.Show, "_counts_still", lambda *_: False)


def shares_set_apart_are_not_noted(patch: Patch) -> None:
    patch.setattr(share_sets, "_settle", lambda *_: None)


# what is shown


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


def what_a_unit_asks_for_stands_against_the_centres_deletion(patch: Patch) -> None:
    real = show.Show._stays_deleted
    patch.setattr(show.Show, "_stays_deleted", lambda self, record, by_centre=False: real(self, record))


BY_STORIES = (
    replaces_nothing,
    the_short_way_replaces_what_it_does_not_name,
    the_short_way_replaces_nothing,
    the_short_way_takes_all_for_settled,
    known_commits_count_again,
    nothing_comes_back,
    what_is_shown_whole_is_merged_like_anything,
    what_comes_back_forgets_the_units_work,
    what_comes_back_brings_replaced_values_along,
    leaving_is_ignored,
    nothing_is_confirmed,
    units_decide_on_their_reviews,
    money_goes_in_pieces,
    a_unit_overrules_at_home,
    a_request_is_not_noted,
    the_latest_clock_wins,
    the_first_that_came_is_shown,
    equal_values_conflict,
    the_unit_comes_first_everywhere,
    conflicts_are_not_noted,
    shares_set_apart_are_not_noted,
    deletions_always_hold,
    deletions_never_hold,
    deletions_see_nothing,
)
UNIT = "tests/unit/sync"
BY_TESTS = {
    what_a_unit_asks_for_stands_against_the_centres_deletion: f"{UNIT}/test_attached.py::test_the_centres_deletion",
    replaces_only_the_first: f"{UNIT}/test_apply.py::test_a_record_made_twice_is_one_whatever_comes_first",
    a_made_record_says_only_what_it_states: f"{UNIT}/test_follow.py::test_what_an_older_centre",
    what_came_early_is_forgotten: f"{UNIT}/test_apply.py::test_a_change_may_come_before_what_it_replaces",
    what_the_centre_replaced_early_counts_as_a_units: f"{UNIT}/test_apply.py::test_what_comes_before_the_centres_word",
    what_comes_itself_stays_beside_its_echo: f"{UNIT}/test_regained.py::test_a_project_that_came_and_went_on",
    the_base_that_came_late_stays_beside_its_own_values: f"{UNIT}/test_registers.py",
    a_base_of_which_nothing_is_left_counts: f"{UNIT}/test_registers.py::test_the_base_counts",
    all_of_the_centre_is_confirmed: f"{UNIT}/test_seal.py::test_money_that_the_centre_entered",
    a_unit_decides_for_the_centre: f"{UNIT}/test_conflicts.py::test_a_unit_that_decides",
    money_that_was_returned_is_the_centres_word: f"{UNIT}/test_scopes.py::test_the_program_decides",
    units_confirm_their_stages: f"{UNIT}/test_scopes.py::test_the_program_decides",
    a_decision_mixes_what_goes_together: f"{UNIT}/test_conflicts.py::test_a_decision_on_one",
    a_unit_asks_about_what_the_centre_confirmed: f"{UNIT}/test_decision_limits.py",
    a_unit_deletes_what_counts: f"{UNIT}/test_deletions.py",
    an_unknown_word_parts_what_goes_together: f"{UNIT}/test_last_known.py::test_what_",
}
