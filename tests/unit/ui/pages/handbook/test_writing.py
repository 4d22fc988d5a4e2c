"""A chapter is written: saved, left, kept as a draft, given pictures."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.services import handbook
from desktop_app.services.office import Office
from desktop_app.ui.pages.handbook import HandbookPage
from tests.helpers.handbooks import CENTRE
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.handbook.acting import LONG, book, click, enter, open_page, row_of, settled, text_of


def test_a_chapter_is_written_and_saved(page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    editor = page.pane.editor.text
    assert editor.toPlainText() == "园区众多。"
    editor.selectAll()
    enter(editor, "有")
    page.panel.scope.setCurrentIndex(1)
    click(qtbot, row_of(page, "电价").insert_button)
    assert page.pane.text == "有{{电价}}\n"
    editor.selectAll()
    click(qtbot, next(one for one in page.pane.findChildren(QToolButton) if one.accessibleName() == "Bold"))
    assert page.pane.text == "**有{{电价}}**\n"
    click(qtbot, page.pane.save_button)
    settled(page, qtbot)
    assert text_of(office, ids["园区"]) == "**有{{电价}}**\n"
    assert not page.pane.editing
    assert page.pane.view.toPlainText().strip().startswith("0.68 元")
    assert "有0.68元" in page.pane.view.toPlainText()
    assert page.navigator.settings.current.drafts == {}


def test_escape_leaves_without_loss(
    page: HandbookPage, office: Office, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "新的")
    qtbot.keyClick(page.pane.editor.text, Qt.Key.Key_Escape)
    assert not page.pane.editing
    assert page.pane.notice.isVisible()
    assert text_of(office, ids["园区"]) == "园区众多。\n"
    page.tree.choose(ids["政策"])
    assert not page.pane.notice.isVisible()
    navigator.pages.clear()
    again = open_page(navigator, qtbot)
    again.tree.choose(ids["园区"])
    click(qtbot, again.pane.go_on)
    assert again.pane.text == "新的园区众多。\n"
    click(qtbot, again.pane.discard)
    assert again.pane.text == "园区众多。\n"
    assert navigator.settings.current.drafts == {}


def test_another_chapter_ends_the_writing_and_keeps_the_draft(
    page: HandbookPage, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "新的")
    page.tree.choose(ids["政策"])
    assert not page.pane.editing
    assert navigator.settings.current.drafts["handbook." + ids["园区"]]["text"] == "新的园区众多。\n"


def test_a_draft_keeps_itself_while_one_types(
    page: HandbookPage, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "甲")
    qtbot.waitUntil(lambda: bool(navigator.settings.current.drafts))
    assert navigator.settings.current.drafts["handbook." + ids["区情"]]["text"].startswith("## 甲概况")


def test_a_text_changed_meanwhile_is_not_overwritten_unasked(
    page: HandbookPage, office: Office, navigator: FakeNavigator, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "我的")
    handbook.save_text(office, CENTRE, ids["园区"], "别人的。")
    page.save()
    qtbot.waitUntil(lambda: bool(navigator.errors), timeout=LONG)
    assert "was changed while" in str(navigator.errors.pop())
    page.load()
    settled(page, qtbot)
    assert page.pane.editing
    assert page.pane.notice.isVisible()
    click(qtbot, page.pane.go_on)
    page.save()
    settled(page, qtbot)
    assert text_of(office, ids["园区"]) == "我的园区众多。\n"


def test_a_picture_is_put_into_the_text_and_shown(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "全景 1.png"))
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    page.pane.editor.picture_asked.emit()
    dialog = page.pane.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "全景 1.png"))
    settled(page, qtbot)
    assert page.pane.text.endswith("![全景 1](全景_1.png)\n")
    document = page.pane.editor.text.document()
    assert 400 < document.size().height() < 550  # a picture of 40 x 30, as wide as the text, with its caption
    for wanted in ("全景_1.png", "%E5%85%A8%E6%99%AF_1.png"):
        assert page.pane.editor.text.loadResource(2, wanted).width() == 40
    (tmp_path / "全景 1.png").unlink()  # the stick is pulled out
    assert page.pane.editor.text.loadResource(2, "全景_1.png").width() == 40
    page.save()
    settled(page, qtbot)
    settled(page, qtbot)
    assert [row.name for row in book(office).pictures] == ["全景_1.png"]
    shown = page.pane.view.loadResource(2, "%E5%85%A8%E6%99%AF_1.png")
    assert (shown.width(), shown.height()) == (40, 30)


def test_half_a_picture_is_refused_in_words_and_the_text_stays(
    page: HandbookPage, navigator: FakeNavigator, office: Office, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "坏图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 50)
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    page.pane.add_picture(tmp_path / "坏图.png")
    settled(page, qtbot)
    assert [type(error) for error in navigator.errors] == [UserError]
    assert page.pane.text == "园区众多。\n" and book(office).pictures == ()


def test_a_switch_of_language_or_theme_keeps_what_is_written(page: HandbookPage, qtbot: QtBot) -> None:
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "甲")
    for kind in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
        for widget in (page, page.pane, page.panel, page.output):
            QApplication.sendEvent(widget, QEvent(kind))
    assert page.pane.editing
    assert page.pane.text.startswith("## 甲概况")
    qtbot.keyClick(page.pane.editor.text, Qt.Key.Key_Escape)
    assert "全区有高企720家" in page.pane.view.toPlainText()
