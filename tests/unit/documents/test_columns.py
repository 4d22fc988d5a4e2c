import pytest

from desktop_app.documents import grid
from desktop_app.documents.columns import WASTE, ColumnNeed, column_widths
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Column, Table
from desktop_app.documents.tables import lay_out

SIZE, PADDING = 10.0, 7.0
DISTRICT = "丰年村街道办事处"


def need(*cells: float, word: float = 2.0, head: float = 2.0) -> ColumnNeed:
    return ColumnNeed(word, head, ((head,), *((cell,) for cell in cells)))


def test_where_all_cells_fit_unbroken_the_rest_goes_by_weight() -> None:
    needs = [need(3.0), need(10.0)]
    widths = column_widths((1.0, 3.0), 400.0, SIZE, PADDING, (2.0, 2.0), needs)
    assert sum(widths) == pytest.approx(400.0)
    assert widths[0] == pytest.approx(37.0 + (400.0 - 37.0 - 107.0) / 4)


def test_no_column_is_narrower_than_its_least() -> None:
    needs = [need(*[4.0] * 8, word=4.0), need(*[60.0] * 8)]
    widths = column_widths((0.1, 9.0), 240.0, SIZE, PADDING, (4.0, 2.0), needs)
    assert widths[0] >= 4.0 * SIZE + PADDING - 0.01
    assert sum(widths) == pytest.approx(240.0)


def test_a_column_whose_cells_nearly_fit_is_widened_before_one_that_wraps_anyway() -> None:
    """Eight cells of eight characters need a character more; the text beside them wraps at any width."""
    needs = [need(*[8.0] * 8), need(*[21.0] * 8)]
    widths = column_widths((1.0, 2.5), 8 * SIZE + 11.5 * SIZE + 2 * PADDING, SIZE, PADDING, (2.0, 2.0), needs)
    assert (widths[0] - PADDING) / SIZE >= 8.0


def test_a_few_long_cells_take_no_room_that_others_need() -> None:
    """One name of 22 characters among forty of 10 to 15; what is left over goes to the trades, few of which have 20."""
    names = need(*[10.0] * 30, *[15.0] * 9, 22.0)
    trades = need(*[7.0] * 30, *[16.0] * 6, *[20.0] * 4)
    widths = column_widths((2.9, 1.8), 32.5 * SIZE + 2 * PADDING, SIZE, PADDING, (2.0, 2.0), [names, trades])
    assert (widths[0] - PADDING) / SIZE < 16
    assert (widths[1] - PADDING) / SIZE >= 16


def test_short_cells_are_broken_where_that_makes_the_table_much_lower() -> None:
    """A unit of five characters has two lines beside names that then have three instead of four."""
    unit, name = ColumnNeed(2.0, 5.0, ((4.0,), *[(5.0,)] * 8)), need(*[26.0] * 8)

    def first(room: float) -> float:
        widths = column_widths((1.0, 2.0), room * SIZE + 2 * PADDING, SIZE, PADDING, (5.0, 2.0), [unit, name])
        return (widths[0] - PADDING) / SIZE

    assert first(15.5) == pytest.approx(5.0), "it would save nothing"
    assert 4.0 <= first(14.0) < 5.0, "the head stays whole"


def test_one_long_cell_does_not_take_the_room_of_a_column_of_names() -> None:
    needs = [need(*[8.0] * 30), need(*[4.0] * 29, 90.0)]
    widths = column_widths((1.0, 5.0), 200.0, SIZE, PADDING, (2.0, 2.0), needs)
    assert (widths[0] - PADDING) / SIZE >= 8.0


def test_a_cell_of_many_lines_takes_the_room_of_a_column_that_may_wrap() -> None:
    """240 characters beside a name of 20: a second line of the name saves a dozen of the text."""
    needs = [need(240.0), need(20.0)]
    widths = column_widths((3.6, 1.8), 280.0, SIZE, PADDING, (2.0, 2.0), needs)
    assert widths[0] > widths[1] + 4 * SIZE


def test_a_cell_of_lines_needs_the_widest_of_them() -> None:
    assert ColumnNeed(2.0, 2.0, ((2.0,), (4.0, 7.5), ())).cell == 7.5
    assert ColumnNeed(2.0, 2.0, ((0.0,),)).cell == 2.0


def test_the_names_of_streets_stay_on_a_line_beside_a_long_trade(fonts: FontBook) -> None:
    columns = (
        Column("序号", 0.5, Align.CENTRE),
        Column("项目名称", 2.9),
        Column("落地单位", 1.8),
        Column("行业", 1.8),
        Column("投资规模", 2.3, Align.CENTRE),
    )
    trades = ("互联网和相关服务", "铁路、船舶、航空航天和其他运输设备制造业", "软件和信息技术服务业")
    rows = tuple((str(n), f"国能智深控制技术{n}期", DISTRICT, trades[n % 3], "1000万元以下") for n in range(40))
    layout = lay_out(Table(columns, rows), grid.WIDTH, grid.HEIGHT, fonts)
    assert {len(row.cells[2]) for row in layout.rows} == {1}


def test_a_line_more_than_the_fewest_is_tried_as_well() -> None:
    """In two lines these names would leave the column beside them room for four, in three lines for two."""
    needs = [need(*(30.0,) * 20), need(*(9.0,) * 20)]
    names, _others = column_widths((1.0, 1.0), 19.0, 1.0, 0.0, (2.0, 2.0), needs)
    assert 30.0 / 3 + WASTE <= names < 30.0 / 2


@pytest.mark.parametrize("count", [1, 12])
def test_two_columns_of_texts_alike_are_as_wide_as_each_other(count: int) -> None:
    """Either of them in one line leaves the other three; both in two lines make the row lower."""
    needs = [need(*[33.0] * count), need(*[33.0] * count)]
    one, other = column_widths((1.0, 1.0), 44.0, 1.0, 0.0, (2.0, 2.0), needs)
    assert one == pytest.approx(other) and one >= 33.0 / 2 + WASTE


@pytest.mark.parametrize(("text", "room"), [(20.0, 9.5), (30.0, 14.5), (40.0, 18.0)])
def test_a_narrow_column_ends_its_lines_between_words(text: float, room: float) -> None:
    """Names of four words take four lines where a line has room for one word, and two where it has for two."""
    needs = [need(*[8.0] * 12), need(*[text] * 12)]
    widths = column_widths((1.0, 2.0), room * SIZE + 2 * PADDING, SIZE, PADDING, (2.0, 2.0), needs)
    assert (widths[0] - PADDING) / SIZE >= 4.0


def test_short_cells_are_broken_for_the_sake_of_a_few_long_ones() -> None:
    unit, name = ColumnNeed(2.0, 5.0, ((4.0,), *[(5.0,)] * 20)), need(*[26.0] * 2, *[10.0] * 18)
    widths = column_widths((1.0, 2.0), 12 * SIZE + 2 * PADDING, SIZE, PADDING, (5.0, 2.0), [unit, name])
    assert 4.0 <= (widths[0] - PADDING) / SIZE + 1e-6 < 5.0
