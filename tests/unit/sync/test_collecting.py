"""The garbage collector rests during long work, and only then."""

import gc

import pytest

from desktop_app.sync.collecting import paused


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
