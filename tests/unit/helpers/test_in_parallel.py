"""Work spread over processes."""

import os

from tests.helpers.in_parallel import spread


def where(number: int, word: str) -> tuple[int, str, int]:
    """The arguments, and the process that got them."""
    return number, word, os.getpid()


def test_results_come_in_the_order_of_the_calls_from_other_processes() -> None:
    found = spread(where, [(number, str(number)) for number in range(6)], at_once=2)
    assert [(number, word) for number, word, _ in found] == [(number, str(number)) for number in range(6)]
    assert os.getpid() not in {process for *_, process in found}


def test_few_calls_are_not_worth_a_process() -> None:
    assert spread(where, [(1, "a"), (2, "b")], from_on=3) == [(1, "a", os.getpid()), (2, "b", os.getpid())]
