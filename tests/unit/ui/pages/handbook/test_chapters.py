"""Chapters are made, renamed, moved and deleted."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from desktop_app.services import journal
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.handbook_forms import ChapterForm
from desktop_app.ui.pages.handbook import HandbookPage
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.handbook.acting import LONG, click, enter, form_of, outline, settled


def test_chapters_move_by_keyboard_and_undo(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    page.tree.choose(ids["园区"])
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, alt)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 园区", "3 政策"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Right, alt)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "1.3 园区", "2 政策"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Left, alt)
    settled(page, qtbot)
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, alt)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 政策", "3 园区"]
    assert page.tree.current_id == ids["园区"]
    qtbot.keyClick(page.tree, Qt.Key.Key_Down, alt)
    settled(page, qtbot)
    navigator = page.navigator
    assert isinstance(navigator, FakeNavigator)
    assert len(navigator.changes) == 4
    journal.undo(office, navigator.actor, navigator.changes[-1].transaction_id)
    assert outline(office)[3] == "2 园区"


@pytest.mark.parametrize(
    ("moved", "target", "where", "expected"),
    [
        ("园区", "区情", "AboveItem", ["1 园区", "2 区情", "2.1 历史", "2.2 人口", "3 政策"]),
        ("区情", "政策", "BelowItem", ["1 政策", "2 区情", "2.1 历史", "2.2 人口", "3 园区"]),
        ("园区", "政策", "OnItem", ["1 区情", "1.1 历史", "1.2 人口", "2 政策", "2.1 园区"]),
        ("区情", "", "OnViewport", ["1 政策", "2 园区", "3 区情", "3.1 历史", "3.2 人口"]),
    ],
)
def test_chapters_are_dragged(
    page: HandbookPage,
    office: Office,
    ids: dict[str, str],
    qtbot: QtBot,
    moved: str,
    target: str,
    where: str,
    expected: list[str],
) -> None:
    page.tree.choose(ids[moved])
    titles = page.tree.findItems(target or "nothing", Qt.MatchFlag.MatchContains)
    index = page.tree.indexFromItem(titles[0]) if titles else QModelIndex()
    page.tree.drop_on(index, QAbstractItemView.DropIndicatorPosition[where])
    settled(page, qtbot)
    assert outline(office) == expected


def test_a_chapter_is_renamed_and_deleted_by_keyboard(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["人口"])
    qtbot.keyClick(page.tree, Qt.Key.Key_F2)
    form = form_of(page, ChapterForm)
    form.rows["title"].editor.setProperty("text", "人口与人才")
    click(qtbot, form.primary)
    settled(page, qtbot)
    assert "1.2 人口与人才" in outline(office)
    qtbot.keyClick(page.tree, Qt.Key.Key_Delete)
    settled(page, qtbot)
    assert outline(office) == ["1 区情", "1.1 历史", "2 政策", "3 园区"]
    assert page.pane.chapter is not None


def test_a_new_chapter_becomes_a_section_and_is_shown(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["政策"])
    page.make_new()
    form = form_of(page, ChapterForm)
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: form.rows["title"].error != "", timeout=LONG)
    enter(form.rows["title"].editor, "税收")
    place = form.rows["place"].editor
    place.setProperty("currentIndex", 1)
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.pane.title.text() == "2.1  税收", timeout=LONG)
    assert "2.1 税收" in outline(office)
    settled(page, qtbot)
