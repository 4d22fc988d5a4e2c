"""Mutants: the exchange with one rule broken, to see whether the checks find it.

Each function breaks one rule by a patch; its name says what goes wrong. They are gathered in tests/mutants.py.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

Patch = pytest.MonkeyPatch
Mutate = Callable[[Patch], None]


@contextmanager
def broken(mutate: Mutate) -> Iterator[None]:
    """A protocol with one rule broken."""
    with pytest.MonkeyPatch.context() as patch:
        mutate(patch)
        yield
