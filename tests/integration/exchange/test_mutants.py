"""The checks have teeth: an exchange with one rule broken is found out by what the real one passes.

`python -m tests.mutants` says what finds each of them.
"""

from collections.abc import Callable

from tests.mutants import BY_STORIES, BY_TESTS, look


def test_every_broken_rule_is_found_out(counted: Callable[[int, str], None]) -> None:
    every = look([*BY_STORIES, *BY_TESTS])
    assert [name for name, by in every.items() if not by] == []
    counted(len(every), "mutants")
