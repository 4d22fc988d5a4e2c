"""Keep Python 3.11 alive under a PySide6 that is built for Python 3.12.

PySide6 6.12 returns None, True and False without counting the reference: from Python 3.12 on these objects are
immortal (PEP 683) and need no counting. Python 3.11 counts down to nothing and aborts the process after some ten
thousand calls ("none_dealloc: deallocating None"). The counts are therefore set beyond reach once, as 3.12 does.
"""

import ctypes
import sys

_BEYOND_REACH = 1 << 40


def keep_singletons() -> None:
    """Call before the first Qt object is made; calling it again does no harm."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for singleton in (None, True, False, Ellipsis, NotImplemented):
        # the reference count is the first field of every object of CPython
        count = ctypes.c_ssize_t.from_address(id(singleton))
        if count.value < _BEYOND_REACH:
            count.value += 2 * _BEYOND_REACH
