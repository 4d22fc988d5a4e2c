"""How the columns of a table share its width."""

from collections.abc import Sequence

from desktop_app.ui.table_model import Column

NARROWEST, WIDEST = 56, 320
YIELDING = 150
"""A column of text that is usually as wide as this can be cut, with a tooltip, to show a whole column more."""


def widest(column: Column, title: int) -> int:
    """How wide a column may get by its content: one long name shall not push the others away."""
    return min(WIDEST, max(2 * column.width, title))


def least(column: Column, wanted: int) -> int:
    """How narrow a column may get that wants so much; what names the row gives way to its usual width at most."""
    if column.align != "left" or column.width < YIELDING:
        return wanted
    return min(wanted, column.width if column.fixed else column.width * 3 // 4)


def shared(wanted: Sequence[int], least_of: Sequence[int], room: int) -> list[int]:
    """Widths at which as many of the first columns as can be are seen whole; those that follow have what they want.

    What is missing is taken from the columns that can give way, by how much they can.
    """
    whole, used = 0, 0
    while whole < len(wanted) and used + least_of[whole] <= room:
        used += least_of[whole]
        whole += 1
    spare = [want - need for want, need in zip(wanted[:whole], least_of[:whole], strict=True)]
    give = min(room - used, sum(spare))
    if not sum(spare):
        return list(wanted)
    kept = [need + part * give // sum(spare) for need, part in zip(least_of[:whole], spare, strict=True)]
    return kept + list(wanted[whole:])
