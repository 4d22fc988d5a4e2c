"""When the garbage collector rests.

What a start makes stays for as long as the program. Python would look at every module, class and table again and again
while they are made, and later with every large answer of the database; that takes a tenth of a start. Long work makes
millions of small things that refer to each other one way only, and looking for rings among them is in vain.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def begin_start() -> None:
    """From now on what is made stays."""
    gc.disable()


def end_start() -> None:
    """What was made until now stays; what comes is looked after again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


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
