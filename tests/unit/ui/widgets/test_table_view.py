from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.settings import TableLayout
from desktop_app.ui.formats import money_wan
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.theme import LIGHT, style_sheet
from desktop_app.ui.widgets.table_view import ENOUGH, TableView
from tests.unit.ui.widgets.table_rows import COLUMNS, ROWS, Row


def test_the_header_sorts_up_down_and_not(qtbot: QtBot, view: TableView) -> None:
    header = view.grid.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(1) + 20, 10)
    orders = []
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        orders.append([view.model.source.id_at(n) for n in range(3)])
    assert orders == [["3", "1", "2"], ["1", "3", "2"], ["1", "2", "3"]]


def test_the_mark_of_the_sorted_column_covers_no_title(qtbot: QtBot, view: TableView) -> None:
    header = view.grid.horizontalHeader()
    header.setStyleSheet(style_sheet(LIGHT))
    view.sort_by("total_fen", False)
    marked = header.grab().toImage()
    view.sort_by("", False)
    plain = header.grab().toImage()
    places = ((x, y) for y in range(plain.height()) for x in range(plain.width()))
    rows = {y for x, y in places if plain.pixel(x, y) != marked.pixel(x, y)}
    text = header.fontMetrics().tightBoundingRect("Total (万元)").height()
    assert rows and max(rows) < (plain.height() - text) // 2


def test_sorting_keeps_the_record_current(qtbot: QtBot, view: TableView) -> None:
    view.select_id("1")
    view.sort_by("total_fen", False)
    assert view.current_id() == "1"
    assert view.grid.currentIndex().row() == 1


def test_a_list_read_anew_keeps_its_row_without_a_word(qtbot: QtBot, view: TableView) -> None:
    view.select_id("1")
    with qtbot.assertNotEmitted(view.current_changed):
        view.model.source.sort("total_fen", True, lambda row: row.total_fen)
    assert view.current_id() == "1"
    with qtbot.assertNotEmitted(view.current_changed):
        view.await_id("3")
        view.model.source.sort("", False, lambda row: None)
    assert view.current_id() == "3"


def test_columns_are_chosen_in_a_list(qtbot: QtBot, view: TableView) -> None:
    chooser = view.choose_columns()
    titles = [chooser.list.item(n).text() for n in range(chooser.list.count())]
    assert titles == ["Name", "Total (万元)", "Stage", "Due", "Light", "Number"]
    chooser.list.item(5).setCheckState(Qt.CheckState.Checked)
    chooser.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    show = next(b for b in chooser.findChildren(QPushButton) if b.text() == "Show these columns")
    with qtbot.waitSignal(view.layout_changed) as told:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0].columns == ("name", "total_fen", "due", "light", "id")


def test_a_layout_comes_back(qtbot: QtBot, view: TableView) -> None:
    layout = TableLayout(("name", "due", "stage"), {"due": 222}, "name", True)
    view.apply_layout(layout)
    assert view.grid.columnWidth(1) == 222
    assert view.layout_now() == layout


def test_a_dragged_width_is_told_to_be_remembered(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.layout_changed) as told:
        view.grid.setColumnWidth(2, 99)
    assert told.args is not None and told.args[0].widths["stage"] == 99


def test_columns_grow_with_later_rows_unless_somebody_chose_their_width(qtbot: QtBot) -> None:
    source, long = ListSource(), "东丽区智能传感器研发生产基地项目"
    short = [Row(str(number), "甲", None, "lead", None) for number in range(ENOUGH)]
    for first, grows in ((short, False), (short[:-1], True), (short, True)):
        source.set_rows([])
        view = TableView(TableModel(COLUMNS, source), name="Offices", grows=grows and first is short)
        qtbot.addWidget(view)
        view.resize(900, 300)
        view.show()
        source.set_rows(first)
        narrow = view.grid.columnWidth(0)
        view.grid.setColumnWidth(2, 60)
        source.set_rows([Row("1", long, 123_456_789_000_000, "signed", None)])
        wide = view.grid.fontMetrics().horizontalAdvance(long)
        assert view.grid.columnWidth(0) == narrow if not grows else view.grid.columnWidth(0) > wide
        assert view.grid.columnWidth(2) == 60 and view.layout_now().widths == {"stage": 60}
        grown = view.grid.columnWidth(0)
        source.set_rows(first)
        assert view.grid.columnWidth(0) == grown


def test_one_long_name_does_not_push_the_other_columns_away(qtbot: QtBot) -> None:
    columns = (Column("name", "Name", width=160), Column("stage", "Unit", width=90), Column("total_fen", "Total"))
    view = TableView(TableModel(columns, ListSource()), name="Offices")
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    source = view.model.source
    assert isinstance(source, ListSource)
    source.set_rows([Row("1", "甲" * 60, 1, "丁字沽街道办事处" * 4, None)])
    assert [view.grid.columnWidth(place) for place in (0, 1)] == [320, 180]


def test_an_empty_list_says_what_to_do(qtbot: QtBot, view: TableView) -> None:
    begun: list[bool] = []
    view.set_empty("No projects yet.", "Enter the first one", lambda: begun.append(True))
    assert not view.empty.isVisible()
    source = view.model.source
    assert isinstance(source, ListSource)
    source.set_rows([])
    assert view.empty.isVisible()
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert begun == [True]


class Slow(ListSource):
    """Is being read anew as long as a test says so."""

    coming = False

    @property
    def loading(self) -> bool:
        return self.coming


def test_what_is_said_of_an_empty_list_stays_until_another_list_is_there(qtbot: QtBot) -> None:
    source = Slow()
    view = TableView(TableModel(COLUMNS, source), name="Projects")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    source.coming = True
    view.set_empty("No project matches.")
    assert not view.empty.isVisible()
    source.coming = False
    source.set_rows([])
    assert view.empty.isVisible() and view.empty.accessibleName() == "No project matches."
    source.coming = True
    view.set_empty("The recycle bin is empty.")
    assert view.empty.isVisible() and view.empty.accessibleName() == "No project matches."
    source.coming = False
    source.set_rows([])
    assert view.empty.isVisible() and view.empty.accessibleName() == "The recycle bin is empty."
    source.set_rows(ROWS)
    assert not view.empty.isVisible()


class Paintings(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_list_with_a_scroll_bar_after_one_without_is_painted_once(qtbot: QtBot) -> None:
    many = [Row(str(n), "甲", n, "lead", None) for n in range(60)]
    source = ListSource(many)
    view = TableView(TableModel(COLUMNS, source), name="Projects")
    qtbot.addWidget(view)
    view.set_empty("No project matches.")
    view.resize(420, 300)  # not all of its columns are seen
    with qtbot.waitExposed(view):
        view.show()
    qtbot.wait(50)
    paintings = Paintings(view.grid.viewport())
    for rows in (ROWS, many, [], many, [], ROWS):
        paintings.count = 0
        source.set_rows(rows)
        qtbot.waitUntil(lambda: paintings.count > 0)
        qtbot.wait(20)
        assert paintings.count == 1, len(rows)
        assert view.grid.verticalScrollBar().isVisible() == (len(rows) > 10)


def test_slow_loading_shows_a_thin_bar(qtbot: QtBot, view: TableView) -> None:
    view.model.source.loading_changed.emit(True)
    assert not view._bar.isVisible()
    qtbot.waitUntil(view._bar.isVisible)
    view.model.source.loading_changed.emit(False)
    assert not view._bar.isVisible()


def test_a_list_that_has_room_does_not_scroll_sideways(qtbot: QtBot) -> None:
    source = ListSource([])
    view = TableView(TableModel(COLUMNS, source), name="Projects")
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show()
    source.set_rows(ROWS)
    for again in (False, True):
        if again:
            view.size_to_content()
        qtbot.waitUntil(lambda: view.grid.horizontalHeader().length() == view.grid.viewport().width())
        assert not view.grid.horizontalScrollBar().isVisible()


def wide_view(qtbot: QtBot, width: int, layout: TableLayout | None = None) -> TableView:
    """Names, two long texts, and a day at the end."""
    columns = (
        Column("name", "Name", fixed=True, width=160),
        Column("stage", "Long", lambda _: "国" * 40, width=200),
        Column("light", "Longer", lambda _: "国" * 60, width=200),
        Column("due", "Due", lambda _: "2022-03-15", width=90),
        Column("id", "Number", width=100),
        Column("total_fen", "Total", money_wan, align="right", width=100),
    )
    source = ListSource([])
    view = TableView(TableModel(columns, source), name="Wide", layout=layout)
    qtbot.addWidget(view)
    view.resize(width, 400)
    view.show()
    source.set_rows(ROWS)
    return view


def edges(view: TableView) -> dict[str, int]:
    """Where each column ends."""
    return {
        column.field: view.grid.columnViewportPosition(n) + view.grid.columnWidth(n)
        for n, column in enumerate(view.model.columns)
    }


def test_long_texts_give_way_to_a_column_that_would_be_cut(qtbot: QtBot) -> None:
    roomy, small = wide_view(qtbot, 1600), wide_view(qtbot, 590)
    assert roomy.grid.columnWidth(1) == roomy.grid.columnWidth(2) == 320
    assert 150 <= small.grid.columnWidth(1) < 320 and 150 <= small.grid.columnWidth(2) < 320
    assert edges(small)["due"] <= small.grid.viewport().width() < edges(small)["id"]
    assert small.grid.columnWidth(0) == roomy.grid.columnWidth(0)
    assert small.grid.columnWidth(3) == roomy.grid.columnWidth(3)


def test_a_width_that_was_chosen_gives_way_to_nothing(qtbot: QtBot) -> None:
    view = wide_view(qtbot, 760, TableLayout(widths={"stage": 310}))
    assert view.grid.columnWidth(1) == 310 and 150 <= view.grid.columnWidth(2) < 320
    assert view.layout_now().widths == {"stage": 310}  # what was made to fit is nobody's choice
