import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.markdown_editor import MarkdownEditor


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    return editor


def select(editor: MarkdownEditor, start: int, end: int) -> None:
    cursor = editor.text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.text.setTextCursor(cursor)


def press(editor: MarkdownEditor, qtbot: QtBot, name: str) -> None:
    button = next(one for one in editor.findChildren(QToolButton) if one.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bold", "𠮷**区情**"),
        ("Emphasis", "𠮷*区情*"),
        ("Heading", "## 𠮷区情"),
        ("Small heading", "### 𠮷区情"),
        ("Points", "- 𠮷区情"),
        ("Numbered points", "1. 𠮷区情"),
        ("Quotation", "> 𠮷区情"),
    ],
)
def test_a_button_pressed_twice_leaves_the_text_as_it_was(
    editor: MarkdownEditor, qtbot: QtBot, name: str, expected: str
) -> None:
    """The first character takes two of Qt's units, and the selection still falls where it should."""
    editor.text.setPlainText("𠮷区情")
    select(editor, 2, 4)
    press(editor, qtbot, name)
    assert editor.text.toPlainText() == expected
    press(editor, qtbot, name)
    assert editor.text.toPlainText() == "𠮷区情"


def test_a_table_is_put_in_and_taken_back_by_one_undo(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.text.setPlainText("前")
    press(editor, qtbot, "Table")
    assert editor.text.toPlainText().startswith("前\n\n| Item | Figure |\n| --- | ---: |")
    editor.text.undo()
    assert editor.text.toPlainText() == "前"


def test_escape_leaves_and_a_picture_is_asked_for(editor: MarkdownEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.text, Qt.Key.Key_Escape)
    with qtbot.waitSignal(editor.picture_asked):
        press(editor, qtbot, "Picture…")
