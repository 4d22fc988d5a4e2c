from fractions import Fraction
from functools import partial

import pytest

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.items import FigureBox, Item, TableItem, TablePart, blank
from desktop_app.documents.model import ChartKind, Column, Figure, Series, Table
from desktop_app.documents.page import Page, _given
from desktop_app.documents.paint import Painter
from desktop_app.documents.tables import lay_out


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


def test_what_stands_at_the_foot_has_half_a_row_above_it() -> None:
    filled = page(*[line() for _ in range(20)])
    foot = Item(3, _draw, at_foot=True)
    assert filled.holds([], foot.rows + 1)
    filled.items.append((grid.ROWS - foot.rows, foot))
    filled.row += foot.rows + 1
    rows = [row for row, _item in filled.placed()]
    assert rows[-1] == 19.0
    assert rows[-2] == pytest.approx(17.5)


@pytest.mark.parametrize(("lines", "held"), [(22, True), (25, True), (26, False)])
def test_a_page_holds_three_lines_more_than_it_has_rows(lines: int, held: bool) -> None:
    filled = page(*[line() for _ in range(lines - 3)])
    assert filled.holds([line() for _ in range(3)]) is held


def test_what_nothing_gives_way_to_stays_where_it_is() -> None:
    filled = page(firm(20), firm(4))
    assert not filled.holds([])
    assert [row for row, _item in filled.placed()] == [0.0, 20.0]


def part(fonts: FontBook, count: int) -> TablePart:
    table = Table((Column("序号"), Column("项目")), tuple((str(n), "中交筑航检测") for n in range(count)))
    return TablePart(TableItem(lay_out(table, grid.WIDTH, grid.HEIGHT, fonts)), 0, count)


def test_tables_and_charts_give_way_and_nothing_else(fonts: FontBook) -> None:
    table = part(fonts, 14).item()
    assert (table.rows, table.lowest, table.sized(11).rows) == (12, 11, 11)
    assert table.least < 11
    chart = FigureBox(Figure(ChartKind.BAR, "图", ("甲",), (Series("乙", (Fraction(1),)),), rows=7), 7).item()
    assert (chart.rows, chart.lowest, chart.sized(6).rows, chart.sized(6).lowest) == (7, 5, 6, 5)
    assert line().lowest == 1 and firm(5).lowest == 5 and line().sized(0.9).rows == 1


def test_tables_and_charts_may_be_higher_and_nothing_else(fonts: FontBook) -> None:
    shown = part(fonts, 14)
    table = shown.item()
    assert (table.rows, table.highest, table.sized(11).highest) == (12, 13, 13)
    assert shown.lower_by(12) == 0
    assert shown.lower_by(13) == pytest.approx(-grid.PITCH / 15), "the head is a row, too"
    chart = FigureBox(Figure(ChartKind.BAR, "图", ("甲",), (Series("乙", (Fraction(1),)),), rows=7), 7).item()
    assert (chart.highest, chart.sized(9).highest) == (9, 9)
    assert line().highest == 1 and firm(5).highest == 5


def test_on_a_page_that_is_filled_closer_tables_are_lower_and_lines_as_far_apart_as_ever(fonts: FontBook) -> None:
    filled = page(*[line() for _ in range(10)], part(fonts, 14).item(), line())
    rows = [row for row, _item in filled.placed()]
    assert rows[-1] == pytest.approx(21.0)
    assert rows[-1] - rows[-2] == pytest.approx(11.0)
    assert rows[1] - rows[0] == 1.0


def test_blank_rows_are_lower_before_lines_stand_closer(fonts: FontBook) -> None:
    table = part(fonts, 14)
    over = 12 - table.least + 0.5
    filled = page(blank(), line(), blank(), *[line() for _ in range(8)], table.item())
    filled.row = grid.ROWS + 1
    steps = dict(zip("bltm", given(filled, over), strict=False))
    assert steps == {"b": pytest.approx(0.25), "l": 0.0, "t": pytest.approx(0.25), "m": 0.0}
    signed = page(line(), blank(with_body=True), line(), table.item())
    first, above, *_rest = given(signed, 12 - table.least + 0.1)
    assert above == pytest.approx(first), "all rows of a page with a signature stand closer alike"
    assert first > 0


def given(filled: Page, over: float) -> list[float]:
    return _given([item for _row, item in filled.items], over, False)


def test_what_a_page_ends_with_is_lower_and_its_caption_nearer_so_that_text_stays_on_the_grid(fonts: FontBook) -> None:
    caption = Item(1, _draw, gives=0.5, keep_next=True)
    table = part(fonts, 14)
    most = 12 - table.least
    text = [line() for _ in range(9)]
    assert page(*text, caption, table.item()).holds([]), "there is room on the grid"
    assert not page(*text, line(), line(), caption, table.item()).closed_up
    over = [0.0] * 10
    ended = page(*[line() for _ in range(10)], caption, table.item())
    assert given(ended, most - 0.1) == [*over, 0.0, pytest.approx(most - 0.1)], "first the table"
    assert given(ended, most + 0.2) == [*over, pytest.approx(0.2), pytest.approx(most)], "then its caption"
    assert given(page(*ended_items(ended), line()), most + 0.2)[10] == 0.0, "text below it would not stand on the grid"
    assert page(*[line() for _ in range(24)]).closed_up


def test_a_caption_is_drawn_so_much_higher_as_it_gives() -> None:
    rows = list[float]()
    caption = Item(1, lambda _painter, row: rows.append(row), gives=0.5)
    caption.sized(0.6).draw(None, 4.0)  # type: ignore[arg-type]
    assert rows == [pytest.approx(3.6)]


def ended_items(shown: Page) -> list[Item]:
    return [item for _row, item in shown.items]
