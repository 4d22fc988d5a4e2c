"""Which value a field shows: pure rules."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync.registers import Candidate, Settled, State, settle, settle_deletion


def said(
    value: int | str | None, *, unit: str = "HM", centre: bool = False, at: int = 1, stated: bool = True
) -> Candidate:
    """A value by somebody; who and when tell it from others."""
    return Candidate(1, value, stated, unit, centre, at, f"{value}{unit}{centre}{at}".encode())


def shown(*candidates: Candidate, centre_first: bool = False, name: str = "name", empty: str | None = "") -> Settled:
    """The same in every order."""
    found = {settle(some, centre_first=centre_first, name=name, empty=empty) for some in permutations(candidates)}
    assert len(found) == 1
    return found.pop()


def test_one_value_is_settled() -> None:
    assert shown(said("a")) == Settled("a", False)
    assert shown() == Settled("", False)


def test_equal_values_do_not_conflict_and_different_ones_do() -> None:
    assert shown(said("a", at=1), said("a", at=2)) == Settled("a", False)
    assert shown(said("a", at=1), said("b", at=2), said("a", at=3)) == Settled("a", True)


def test_who_says_nothing_does_not_conflict() -> None:
    assert shown(said("a"), said(None, stated=False)) == Settled("a", False)


def test_a_units_value_is_shown_before_the_centres_where_the_centre_does_not_decide() -> None:
    assert shown(said("z", centre=True, at=9), said("a", at=1)) == Settled("a", True)


def test_where_the_centre_decides_its_word_is_shown_even_if_it_left_the_field_empty() -> None:
    assert shown(said("z", centre=True, at=1), said("a", at=9), centre_first=True) == Settled("z", True)
    nothing = said(None, centre=True, stated=False)
    assert shown(nothing, said("a", at=9), centre_first=True, empty=None) == Settled(None, True)
    assert shown(nothing, said("", at=9), centre_first=True) in (Settled(None, False), Settled("", False))


def test_who_owns_and_made_a_record_is_no_question() -> None:
    assert shown(said("XL", at=1), said("HM", at=2), name="owner_code") == Settled("HM", False)
    assert shown(said("XL", at=1, centre=True), said("HM", at=2), name="owner_code") == Settled("XL", False)
    assert shown(said("first", at=1), said("second", at=2), name="created_by") == Settled("first", False)


def test_deletions_at_two_times_are_one_deletion() -> None:
    assert shown(said(5, at=1), said(6, at=2), name="deleted_at", empty=None) == Settled(6, False)
    assert shown(said(5, at=1), said(None, at=2), name="deleted_at", empty=None).conflict


def test_a_deletion_holds_against_what_it_had_seen_and_what_knew_of_it() -> None:
    seen = {1: frozenset({b"b", b"c"}), 4: frozenset({b"a"})}.get
    entries = {1: b"a", 2: b"b", 3: b"c", 4: b"d"}
    assert settle_deletion(entries, [1], lambda entry: seen(entry, frozenset()))
    assert not settle_deletion(entries | {5: b"e"}, [1], lambda entry: seen(entry, frozenset()))


@given(st.lists(st.sampled_from([1, 2, 3]), max_size=3, unique=True), st.sampled_from([None, 1, 2]))
def test_a_field_whose_commits_are_those_of_the_base_is_not_kept_apart(commits: list[int], base: int | None) -> None:
    state = State(base)
    state.put(7, commits)
    assert state.of(7) == commits
    assert (7 in state.heads) == (commits != ([] if base is None else [base]))
    assert state.commits() == {*commits, *([] if base is None else [base])}


def test_the_base_counts_as_long_as_anything_of_it_is_left() -> None:
    state = State(1, {10: [2], 11: [3, 4]})
    assert state.alive([10, 11, 12]) == {1, 2, 3, 4}
    assert state.alive([10]) == {2, 3, 4}, "a field that only others have counts, too"
    assert state.commits() == {1, 2, 3, 4}


def test_the_making_found_later_becomes_the_base() -> None:
    state = State(None, {1: [4], 2: [4, 5], 3: [6]})
    state.found(4)
    assert (state.base, state.heads) == (4, {2: [4, 5], 3: [6]})
    state.clear()
    assert state.commits() == set()
