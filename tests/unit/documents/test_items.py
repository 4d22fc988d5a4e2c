from functools import partial

import pytest

from desktop_app.documents import grid
from desktop_app.documents.items import Item, Page, blank
from desktop_app.documents.paint import Painter


def _draw(_painter: Painter, _row: float) -> None:
    """Nothing."""


line = partial(Item, 1, _draw, line=True)
firm = partial(Item, draw=_draw)


def page(*items: Item) -> Page:
    result = Page()
    for item in items:
        result.items.append((result.row, item))
        result.row += item.rows
    return result


def test_things_stand_on_the_grid_where_they_have_room() -> None:
    filled = page(line(), firm(3), line())
    assert [row for row, _item in filled.placed()] == [0.0, 1.0, 4.0]


def test_lines_stand_closer_where_there_are_more_than_rows() -> None:
    rows = [row for row, _item in page(*[line() for _ in range(24)]).placed()]
    assert rows[0] == 0.0
    assert rows[-1] == pytest.approx(21.0)
    assert rows[1] == pytest.approx(21 / 23)


def test_only_lines_give_way() -> None:
    filled = page(*[line() for _ in range(10)], firm(10), line(), blank(), line())
    rows = [row for row, _item in filled.placed()]
    assert rows[-1] == pytest.approx(21.0)
    assert rows[11] - rows[10] == pytest.approx(10.0)


def test_what_stands_at_the_foot_has_a_row_above_it() -> None:
    filled = page(*[line() for _ in range(20)])
    foot = Item(3, _draw, at_foot=True)
    assert filled.holds([], foot.rows + 1)
    filled.items.append((grid.ROWS - foot.rows, foot))
    filled.row += foot.rows + 1
    rows = [row for row, _item in filled.placed()]
    assert rows[-1] == 19.0
    assert rows[-2] == pytest.approx(17.0)


@pytest.mark.parametrize(("lines", "held"), [(22, True), (25, True), (26, False)])
def test_a_page_holds_three_lines_more_than_it_has_rows(lines: int, held: bool) -> None:
    filled = page(*[line() for _ in range(lines - 3)])
    assert filled.holds([line() for _ in range(3)]) is held


def test_what_nothing_gives_way_to_stays_where_it_is() -> None:
    filled = page(firm(20), firm(4))
    assert not filled.holds([])
    assert [row for row, _item in filled.placed()] == [0.0, 20.0]
