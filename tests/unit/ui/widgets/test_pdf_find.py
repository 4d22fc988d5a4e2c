"""Words are found in the PDF on the screen, and gone to."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.pdf_preview import PdfPreview


def test_enter_goes_from_place_to_place_and_round(preview: PdfPreview, file: Path, qtbot: QtBot) -> None:
    assert preview.show_file(file)
    qtbot.keyClicks(preview.finder.box, "alpha")
    qtbot.waitUntil(lambda: preview.finder.found.text() == "1 of 3")
    shown = [preview.view.currentSearchResultIndex()]
    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
    ):
        qtbot.keyClick(preview.finder.box, key, modifier)
        shown.append(preview.view.currentSearchResultIndex())
    assert shown == [0, 1, 2, 0, 2]
    assert preview.view.pageNavigator().currentPage() == 2
    assert "3 of 4" in preview.pages.text()
    qtbot.mouseClick(preview.finder.before, Qt.MouseButton.LeftButton)
    assert preview.finder.found.text() == "2 of 3"
    preview.finder.box.setText("omega")
    qtbot.waitUntil(lambda: preview.finder.found.text() == "Not found")
    assert not preview.finder.next.isEnabled()
    qtbot.keyClick(preview.finder.box, Qt.Key.Key_Escape)
    assert preview.finder.found.text() == ""


def test_another_document_begins_on_its_first_page_and_the_same_one_stays(
    preview: PdfPreview, file: Path, qtbot: QtBot
) -> None:
    assert preview.show_file(file, "Monthly")
    preview.finder.box.setText("omega")
    assert preview.finder.found.text() == "Searching…"
    qtbot.waitUntil(lambda: preview.finder.found.text() == "Not found")
    preview.finder.box.setText("alpha")
    qtbot.waitUntil(lambda: preview.finder.found.text() == "1 of 3")
    preview.finder.go(-1)
    assert "3 of 4" in preview.pages.text()
    assert preview.show_file(file, "Monthly")  # made again
    assert "3 of 4" in preview.pages.text() and preview.finder.box.text() == "alpha"
    assert preview.show_file(file, "Fortnightly")
    assert "1 of 4" in preview.pages.text() and preview.finder.box.text() == ""
    assert preview.view.verticalScrollBar().value() == 0


def test_a_place_that_is_found_is_in_sight_however_large_the_page_is_shown(
    preview: PdfPreview, file: Path, qtbot: QtBot
) -> None:
    preview.show_file(file)
    for _time in range(8):
        preview.larger.click()
    qtbot.keyClicks(preview.finder.box, "alpha")
    qtbot.waitUntil(lambda: preview.finder.found.text() == "1 of 3")
    for _place in range(3):
        place = preview.finder.search.resultAtIndex(preview.finder.place)
        scale = preview.view.scale(place.page())
        left = preview.view.page_rects()[place.page()].left() + place.location().x() * scale
        assert 0 <= left - preview.view.horizontalScrollBar().value() <= preview.view.viewport().width()
        preview.finder.next.click()
