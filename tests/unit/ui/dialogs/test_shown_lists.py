"""Tables and simple lists as they stand on the screen, to be printed."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.shown_lists import notes, of_table, of_tree
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.widgets.table_view import TableView
from tests.helpers.printed import said


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    code: str


ROWS = [Row("1", "华明街道", "HM"), Row("2", "临空经济区", "KG"), Row("3", "新立街道", "XL")]


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    columns = (Column("name", "Name"), Column("code", "Code"), Column("id", "Id", shown=False))
    view = TableView(TableModel(columns, ListSource(ROWS)), name="Units")
    qtbot.addWidget(view)
    view.show()
    return view


@pytest.fixture
def tree(qtbot: QtBot) -> QTreeWidget:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    tree.setHeaderLabels(["Record", "Size"])
    for name, size in (("甲", "1"), ("乙", "22"), ("丙", "333")):
        item = QTreeWidgetItem([name, size])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        tree.addTopLevelItem(item)
    return tree


def test_a_table_is_printed_with_its_columns_in_its_order(table: TableView) -> None:
    table.sort_by("code", True)
    table.model.show_columns(["code", "name"])
    wanted = of_table("Units", table)
    assert said(wanted) == [["Code", "Name"], ["XL", "新立街道"], ["KG", "临空经济区"], ["HM", "华明街道"]]
    assert (wanted.title, wanted.notes) == ("Units", ())


def test_several_selected_rows_are_printed_alone_one_is_only_where_the_cursor_stands(table: TableView) -> None:
    table.grid.selectRow(1)
    assert len(said(of_table("Units", table))) == 4
    table.grid.selectAll()
    selection = table.grid.selectionModel()
    selection.select(table.model.index(1, 0), selection.SelectionFlag.Deselect | selection.SelectionFlag.Rows)
    wanted = of_table("Units", table, ["Active"], "街道")
    assert [row[0] for row in said(wanted)[1:]] == ["华明街道", "新立街道"]
    assert wanted.notes == ("Active · Search: 街道 · 2 selected",)


def test_a_simple_list_leaves_out_what_is_hidden(tree: QTreeWidget) -> None:
    hidden = tree.topLevelItem(1)
    assert hidden is not None
    hidden.setHidden(True)
    wanted = of_tree("Bin", tree)
    assert said(wanted) == [["Record", "Size"], ["甲", "1"], ["丙", "333"]]
    assert [column.align for column in wanted.columns] == ["left", "right"]
    assert [column.width for column in wanted.columns] == [tree.columnWidth(0), tree.columnWidth(1)]


def test_selected_rows_of_a_simple_list(tree: QTreeWidget) -> None:
    for place in (0, 2):
        item = tree.topLevelItem(place)
        assert item is not None
        item.setSelected(True)
    wanted = of_tree("Bin", tree)
    assert [row[0] for row in said(wanted)[1:]] == ["甲", "丙"]
    assert wanted.notes == ("2 selected",)


def test_nothing_narrows_a_whole_list() -> None:
    assert notes(["", "  "], "  ", 1) == ()
