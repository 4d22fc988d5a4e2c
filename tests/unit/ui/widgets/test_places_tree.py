"""What would be printed otherwise today, to be chosen from."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.documents.chosen import Choice, named
from desktop_app.documents.compared import Change, Difference
from desktop_app.documents.printed import Kind
from desktop_app.ui.widgets.places_tree import OPEN, PlacesTree

CELL, SENTENCE = Change("到位额", "累计", "200.50", "201.70"), Change("", "", "", "另有一项")
PLACES = (
    Difference(Kind.TABLE, "指标表", (CELL, CELL)),
    Difference(Kind.FIGURE, "分月情况", (CELL,)),
    Difference(Kind.TEXT, "完成情况", (SENTENCE,)),
)


@pytest.fixture
def tree(qtbot: QtBot) -> PlacesTree:
    tree = PlacesTree()
    qtbot.addWidget(tree)
    tree.resize(800, 300)
    tree.show()
    return tree


def top(tree: PlacesTree, place: int) -> QTreeWidgetItem:
    item = tree.topLevelItem(place)
    assert item is not None
    return item


def told(item: QTreeWidgetItem | None) -> list[str]:
    assert item is not None
    return [item.text(column) for column in range(3)]


def test_each_place_has_its_changes_below_it(tree: PlacesTree) -> None:
    tree.show_places(PLACES)
    titles = [top(tree, place).text(0) for place in range(3)]
    assert titles == ["“指标表”: 2 changes", "Chart “分月情况”: 1 change", "“完成情况”: 1 change"]
    assert told(top(tree, 0).child(0)) == ["到位额 · 累计", "200.50", "201.70"]
    assert told(top(tree, 2).child(0)) == ["", "—", "另有一项"]
    assert top(tree, 0).isExpanded() and tree.choice() == Choice()
    tree.show_places((Difference(Kind.TABLE, "指标表", (CELL,) * (OPEN + 1)),))
    assert not top(tree, 0).isExpanded(), "many are opened one by one"


def test_what_is_not_ticked_stays_as_it_was_printed(tree: PlacesTree, qtbot: QtBot) -> None:
    tree.show_places(PLACES)
    top(tree, 1).setCheckState(0, Qt.CheckState.Unchecked)
    assert tree.choice().left == {"figure:分月情况"}
    tree.selectAll()
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tree.choice().left == set(), "one was not ticked, so all are"
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tree.choice().left == {one.name for one in PLACES}


def test_each_change_has_a_tick_and_one_that_came_later_has_none_at_first(tree: PlacesTree) -> None:
    two = Difference(Kind.TABLE, "指标表", (CELL, replace(CELL, column="本月")))
    since = Difference(Kind.TABLE, "指标表", (replace(CELL, row="下一步"), replace(CELL, row="名称")))
    tree.show_places((two,), (since,))
    assert top(tree, 1).text(0) == "“指标表”: 2 changes since it was issued" and tree.choice() == Choice()
    wrong, later = top(tree, 0).child(0), top(tree, 1).child(1)
    assert wrong is not None and later is not None
    wrong.setCheckState(0, Qt.CheckState.Unchecked)
    later.setCheckState(0, Qt.CheckState.Checked)
    assert top(tree, 0).checkState(0) is Qt.CheckState.PartiallyChecked
    assert tree.choice() == Choice(frozenset({named(two, CELL)}), frozenset({named(since, since.changes[1])}))
    top(tree, 1).setCheckState(0, Qt.CheckState.Checked)
    assert tree.choice().also == {since.name}, "all of a place is told by its name"


def test_what_cannot_be_chosen_from_has_no_ticks(tree: PlacesTree, qtbot: QtBot) -> None:
    tree.show_changes([CELL])
    assert told(top(tree, 0)) == ["到位额 · 累计", "200.50", "201.70"]
    tree.selectAll()
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tree.choice() == Choice()
