"""Long work makes millions of small things that refer to each other one way only: looking for rings is in vain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Without the garbage collector, which looks again and again through all that there is; it is on again after."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
