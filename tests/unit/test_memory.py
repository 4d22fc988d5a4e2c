"""The garbage collector leaves alone what a start makes, rests during long work, and looks after the rest."""

import gc
from collections.abc import Iterator

import pytest

from desktop_app.memory import begin_start, end_start, paused


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_what_a_start_makes_is_looked_through_no_more() -> None:
    gc.unfreeze()
    begin_start()
    assert not gc.isenabled()
    made: list[list[int]] = [[] for _ in range(1000)]
    end_start()
    assert gc.isenabled() and gc.get_freeze_count() >= len(made)
    assert not any(one is made for one in gc.get_objects())  # frozen ones are in no generation


def test_the_end_of_a_start_is_told_once() -> None:
    gc.unfreeze()
    end_start()  # another window of the same process
    assert gc.isenabled() and gc.get_freeze_count() == 0


def test_it_rests_meanwhile_and_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError), paused():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_within_each_other_the_outer_one_decides() -> None:
    with paused():
        with paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
