"""The editor of a chapter: its buttons, and the marks for those who ask for them."""

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
    editor.show()
    return editor


def select(editor: MarkdownEditor, start: int, end: int) -> None:
    cursor = editor.text.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.text.setTextCursor(cursor)


def tool(editor: MarkdownEditor, name: str) -> QToolButton:
    return next(one for one in editor.findChildren(QToolButton) if one.accessibleName() == name)


def press(editor: MarkdownEditor, qtbot: QtBot, name: str) -> None:
    qtbot.mouseClick(tool(editor, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bold", "𠮷**区情**\n"),
        ("Emphasis", "𠮷*区情*\n"),
        ("Heading", "## 𠮷区情\n"),
        ("Small heading", "### 𠮷区情\n"),
        ("Points", "- 𠮷区情\n"),
        ("Numbered points", "1. 𠮷区情\n"),
        ("Quotation", "> 𠮷区情\n"),
    ],
)
def test_a_button_pressed_twice_leaves_the_text_as_it_was(
    editor: MarkdownEditor, qtbot: QtBot, name: str, expected: str
) -> None:
    editor.show_text("𠮷区情\n")
    select(editor, 2, 4)  # Qt counts the first character twice
    press(editor, qtbot, name)
    assert editor.markdown == expected
    assert tool(editor, name).isChecked()
    press(editor, qtbot, name)
    assert editor.markdown == "𠮷区情\n"
    assert not tool(editor, name).isChecked()
    editor.text.undo()
    assert editor.markdown == expected


def test_several_lines_become_one_list_and_change_their_kind(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.show_text("甲\n\n乙\n\n丙\n")
    editor.text.selectAll()
    press(editor, qtbot, "Numbered points")
    assert editor.markdown == "1. 甲\n2. 乙\n3. 丙\n"
    press(editor, qtbot, "Points")
    assert editor.markdown == "- 甲\n- 乙\n- 丙\n"
    press(editor, qtbot, "Heading")
    assert editor.markdown == "## 甲\n\n## 乙\n\n## 丙\n"


def test_bold_without_a_selection_holds_for_what_is_typed_next(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.show_text("")
    press(editor, qtbot, "Bold")
    qtbot.keyClicks(editor.text, "ab")
    press(editor, qtbot, "Bold")
    qtbot.keyClicks(editor.text, "c")
    assert editor.markdown == "**ab**c\n"


def test_a_table_is_put_in_and_taken_back_by_one_undo(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.show_text("前\n")
    press(editor, qtbot, "Table")
    qtbot.keyClicks(editor.text, "Name")
    assert editor.markdown == "前\n\n| Name | Figure |\n| --- | ---: |\n|  |  |\n|  |  |\n"
    press(editor, qtbot, "Table")  # no table in a table
    assert editor.markdown.count("| ---: |") == 1
    editor.text.undo()
    assert "Item" in editor.markdown
    editor.text.undo()
    assert editor.markdown == "前\n"


def test_a_picture_stands_in_a_block_of_its_own(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.show_text("- 前\n\n后\n")
    select(editor, 1, 1)
    with qtbot.waitSignal(editor.picture_asked):
        press(editor, qtbot, "Picture…")
    editor.put_block("![全景](a.png)")
    qtbot.keyClicks(editor.text, "x")
    assert editor.markdown == "- 前\n\n![全景](a.png)\n\nx\n\n后\n"


def test_the_marks_are_shown_to_those_who_ask(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.show_text("## 概况\n")
    press(editor, qtbot, "Markdown")
    assert editor.in_source and not tool(editor, "Bold").isEnabled()
    assert editor.source.toPlainText() == "## 概况\n"
    editor.source.selectAll()
    editor.put("**新**")
    editor.put_block("> 引")
    press(editor, qtbot, "Markdown")
    assert not editor.in_source
    assert editor.text.toPlainText().split() == ["新", "引"]
    assert editor.markdown == "**新**\n\n> 引\n"


def test_marks_without_a_form_stay_marks(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.show_text("[网站](a)\n")
    assert editor.in_source and "links" in editor.note.text()
    assert editor.markdown == "[网站](a)\n"
    press(editor, qtbot, "Markdown")
    assert editor.in_source and tool(editor, "Markdown").isChecked()
    editor.source.setPlainText("网站\n")
    press(editor, qtbot, "Markdown")
    assert not editor.in_source and editor.note.text() == ""


def test_escape_leaves_the_marks_too(editor: MarkdownEditor, qtbot: QtBot) -> None:
    press(editor, qtbot, "Markdown")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor.source, Qt.Key.Key_Escape)
