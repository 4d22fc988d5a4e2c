from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.table_model import Column
from desktop_app.ui.widgets.column_widths import WIDEST, YIELDING, least, shared, widest

WIDTHS = st.lists(st.tuples(st.integers(40, 320), st.integers(0, 100)), max_size=12)


def test_what_has_room_has_what_it_wants() -> None:
    assert shared([200, 320, 100], [200, 150, 100], 620) == [200, 320, 100]


def test_wide_columns_give_way_until_one_more_is_whole() -> None:
    assert shared([200, 320, 100, 90], [200, 150, 100, 90], 560) == [200, 170, 100, 90]
    assert shared([200, 320, 200, 90], [200, 150, 150, 90], 612) == [200, 167, 155, 90]  # by how much each can give


def test_a_column_that_cannot_be_whole_has_what_it_wants() -> None:
    assert shared([200, 320, 100], [200, 150, 100], 400) == [200, 200, 100]
    assert shared([200, 320], [200, 150], 120) == [200, 320]
    assert shared([], [], 500) == []


@given(WIDTHS, st.integers(0, 2000))
def test_never_more_than_wanted_nor_less_than_needed(columns: list[tuple[int, int]], room: int) -> None:
    wanted = [width for width, _ in columns]
    needed = [max(0, width - spare) for width, spare in columns]
    widths = shared(wanted, needed, room)
    assert all(need <= width <= want for need, width, want in zip(needed, widths, wanted, strict=True))
    fitting = sum(sum(needed[: n + 1]) <= room for n in range(len(needed)))
    assert sum(widths[:fitting]) <= room


def test_only_wide_texts_give_way_and_names_to_their_usual_width() -> None:
    assert least(Column("investors", "", width=200), 320) == 150
    assert least(Column("investors", "", width=200), 120) == 120
    assert least(Column("title", "", width=240, fixed=True), 320) == 240
    assert least(Column("amount", "", align="right", width=200), 320) == 320
    assert least(Column("stage", "", width=YIELDING - 1), 200) == 200


def test_one_long_name_does_not_push_the_others_away() -> None:
    assert widest(Column("unit", "", width=110), 40) == 220
    assert widest(Column("unit", "", width=110), 260) == 260  # a title is never cut
    assert widest(Column("investors", "", width=200), 40) == WIDEST
