from desktop_app.documents.model import Column, Table

COLUMNS = (Column("划分", joined=True), Column("小类", joined=True), Column("数量"))


def spans(*rows: tuple[str, ...], total_rows: int = 0) -> list[list[int]]:
    table = Table(COLUMNS, rows, total_rows=total_rows)
    return [[table.span(row, column) for column in range(3)] for row in range(len(rows))]


def test_equal_cells_below_each_other_are_one_in_a_joined_column() -> None:
    assert spans(("甲", "一", "1"), ("甲", "一", "1"), ("甲", "二", "1")) == [[3, 2, 1], [0, 0, 1], [0, 1, 1]]


def test_a_cell_ends_with_the_one_at_its_left() -> None:
    assert spans(("甲", "一", "1"), ("乙", "一", "2"), ("乙", "一", "3")) == [[1, 1, 1], [2, 2, 1], [0, 0, 1]]


def test_a_row_of_totals_is_joined_with_nothing() -> None:
    assert spans(("甲", "一", "1"), ("甲", "一", "2"), ("甲", "一", "3"), total_rows=1)[1:] == [[0, 0, 1], [1, 1, 1]]
