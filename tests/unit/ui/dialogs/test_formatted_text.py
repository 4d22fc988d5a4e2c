"""Writing in the formatted field: keys in lists and tables, references as one sign, the clipboard."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.formatted_text import FormattedText
from desktop_app.ui.widgets.kept_picture import BOX_HEIGHT


@pytest.fixture
def field(qtbot: QtBot) -> FormattedText:
    field = FormattedText()
    qtbot.addWidget(field)
    field.show_words(lambda name: {"面积": "477平方公里"}.get(name, name), {})
    field.resize(600, 400)
    field.show()
    return field


def at(field: FormattedText, words: str, *, end: bool = True) -> None:
    """Put the cursor behind these words, or before them."""
    found = field.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionEnd() if end else found.selectionStart())
    field.setTextCursor(found)


def press(field: FormattedText, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(field, key)


def test_an_untouched_text_is_given_back_to_the_last_sign(field: FormattedText) -> None:
    field.show_markdown("* 甲\n\n\n乙  \n")
    assert field.markdown() == "* 甲\n\n\n乙  \n"
    assert not field.document().isUndoAvailable()


def test_enter_goes_on_behind_a_heading_and_ends_a_list(field: FormattedText, qtbot: QtBot) -> None:
    field.show_markdown("## 概况\n\n- 一\n")
    at(field, "概况")
    press(field, qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "text")
    at(field, "一")
    press(field, qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "two")
    press(field, qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "end")
    assert field.markdown() == "## 概况\n\ntext\n\n- 一\n- two\n\nend\n"


def test_backspace_takes_the_form_before_the_line(field: FormattedText, qtbot: QtBot) -> None:
    field.show_markdown("> 引\n\n1. 点\n")
    for words in ("引", "点"):
        at(field, words, end=False)
        press(field, qtbot, Qt.Key.Key_Backspace)
    assert field.markdown() == "引\n\n点\n"
    field.undo()
    assert field.markdown() == "引\n\n1. 点\n"


def test_tab_moves_a_point_in_and_out(field: FormattedText, qtbot: QtBot) -> None:
    field.show_markdown("- 甲\n- 乙\n- 丙\n")
    for words in ("乙", "丙"):
        at(field, words)
        press(field, qtbot, Qt.Key.Key_Tab)
    assert field.markdown() == "- 甲\n  - 乙\n  - 丙\n"
    press(field, qtbot, Qt.Key.Key_Backtab)
    assert field.markdown() == "- 甲\n  - 乙\n- 丙\n"


def test_tab_walks_through_a_table_and_adds_a_row(field: FormattedText, qtbot: QtBot) -> None:
    field.show_markdown("| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n")
    at(field, "一")
    press(field, qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    qtbot.keyClicks(field, "new")
    assert field.markdown() == "| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 |\n| new |  |\n"
    menu = {action.text(): action for action in field.menu_at(QPoint(1, 1)).actions()}
    menu["Column to the right"].trigger()
    menu["Delete row"].trigger()
    assert field.markdown() == "| 甲 |  | 乙 |\n| --- | --- | --- |\n| 一 |  | 二 |\n"
    at(field, "一")
    next(a for a in field.menu_at(QPoint(1, 1)).actions() if a.text() == "Delete table").trigger()
    assert field.markdown() == ""


def test_a_reference_is_one_sign_that_reads_as_its_value(field: FormattedText, qtbot: QtBot) -> None:
    field.show_markdown("面积{{面积}}。\n")
    assert field.document().characterCount() == len("面积x。\n")
    chip = field.loadResource(2, "ref:" + "面积".encode().hex())
    wider = field.loadResource(2, "ref:" + "不知道的很长很长的名称的数据".encode().hex())
    assert 0 < chip.width() < wider.width()
    at(field, "。", end=False)
    press(field, qtbot, Qt.Key.Key_Backspace)
    assert field.markdown() == "面积。\n"
    field.put("{{面积}}")
    assert field.markdown() == "面积{{面积}}。\n"
    field.draw_again()
    assert field.markdown() == "面积{{面积}}。\n"


def test_copying_keeps_the_form_here_and_the_words_elsewhere(field: FormattedText) -> None:
    field.show_markdown("**重**{{面积}}\n\n- 点\n")
    field.selectAll()
    field.copy()
    assert QGuiApplication.clipboard().text() == "重\n点"
    field.show_markdown("前\n")
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.paste()
    assert field.markdown() == "前**重**{{面积}}\n\n- 点\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("甲\t乙\r\n一\t2\r\n", "| 甲 | 乙 |\n| --- | --- |\n| 一 | 2 |\n"),
        ("# 不是标题\n第二行\n", "\\# 不是标题\n\n第二行\n"),
    ],
)
def test_cells_of_a_spreadsheet_become_a_table_and_all_else_is_text(field: FormattedText, text: str, made: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml("<h1 style='color: red'>x</h1>")
    assert field.canInsertFromMimeData(mime)
    field.show_markdown("")
    field.insertFromMimeData(mime)
    assert field.markdown() == made


def test_a_picture_nobody_knows_is_a_box_and_the_text_stays(field: FormattedText) -> None:
    field.show_markdown("前文\n\n![全景](gone.png)\n\n后文\n")
    layout = field.document().documentLayout()
    heights = []
    block = field.document().begin()
    while block.isValid():
        heights.append(layout.blockBoundingRect(block).height())
        block = block.next()
    assert len(heights) == 3
    assert BOX_HEIGHT < heights[1] < 3 * BOX_HEIGHT and heights[0] < 60 and heights[2] < 60
    assert field.markdown() == "前文\n\n![全景](gone.png)\n\n后文\n"


def test_escape_leaves(field: FormattedText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
