import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.domain.handbook import Place
from desktop_app.ui.widgets.chapter_tree import ChapterTree

PLACES = [
    Place("1", 0, "a", None, "区情", "The district"),
    Place("1.1", 1, "a1", "a", "历史", ""),
    Place("2", 0, "b", None, "政策", ""),
]


@pytest.fixture
def tree(qtbot: QtBot) -> ChapterTree:
    tree = ChapterTree()
    qtbot.addWidget(tree)
    tree.show_chapters(PLACES, "a1", {"a": "red", "b": "yellow"})
    return tree


def top(tree: ChapterTree, place: int) -> QTreeWidgetItem:
    item = tree.topLevelItem(place)
    assert item is not None
    return item


def test_chapters_stand_under_each_other_with_their_marks(tree: ChapterTree) -> None:
    first = top(tree, 0)
    assert first.text(0) == "1  区情"
    section = first.child(0)
    assert section is not None
    assert section.text(0) == "1.1  历史"
    assert tree.current_id == "a1"
    assert not first.icon(0).isNull()
    assert first.toolTip(0) == "Uses what is no longer valid."
    assert section.icon(0).isNull()


def test_what_is_folded_stays_folded_and_a_search_opens_it(tree: ChapterTree) -> None:
    top(tree, 0).setExpanded(False)
    tree.show_chapters(PLACES, "b", {})
    assert not top(tree, 0).isExpanded()
    tree.show_chapters(PLACES, "b", {}, {"a1"})
    assert top(tree, 0).isExpanded()
    assert not top(tree, 0).isHidden()
    assert top(tree, 1).isHidden()


def test_filling_chooses_nothing_anew(tree: ChapterTree, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tree.chosen):
        tree.show_chapters(PLACES, "b", {})
    with qtbot.waitSignal(tree.chosen) as chosen:
        tree.choose("a")
    assert chosen.args == ["a"]
