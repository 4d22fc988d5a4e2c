"""Words are found in the PDF on the screen, and gone to."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

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
    qtbot.waitUntil(lambda: preview.finder.found.text() == "2 of 3")  # the first on this page
    assert "3 of 4" in preview.pages.text()
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
        page, point = preview.finder.search.where(preview.finder.place)
        left = preview.view.page_rects()[page].left() + point.x() * preview.view.scale(page)
        assert 0 <= left - preview.view.horizontalScrollBar().value() <= preview.view.viewport().width()
        preview.finder.next.click()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Two pages: a phrase goes on in the next line, another on the next page, behind the page's number."""
    path = tmp_path / "broken.pdf"
    canvas = Canvas(str(path))
    for lines in (("see the annual", "report below", "signed by the", "- 1 -"), ("new director today", "- 2 -")):
        for number, words in enumerate(lines):
            canvas.drawString(72, 700 - 40 * number, words)
        canvas.showPage()
    canvas.save()
    return path


def framed(preview: PdfPreview) -> list[int]:
    """The heights of the boxes around the place that one has gone to."""
    return [rect.top() for rect, chosen in preview.view.marks() if chosen]


def test_a_phrase_that_goes_on_in_the_next_line_or_page_is_found_and_all_of_it_marked(
    preview: PdfPreview, broken: Path, qtbot: QtBot
) -> None:
    assert preview.show_file(broken)
    preview.finder.box.setText("annual report")
    qtbot.waitUntil(lambda: preview.finder.found.text() == "1 of 1")
    assert len(framed(preview)) == 2 and len(set(framed(preview))) == 2
    preview.finder.box.setText("by the new director")
    qtbot.waitUntil(lambda: preview.finder.found.text() == "1 of 1")
    preview.view.fit(QPdfView.ZoomMode.FitInView)
    preview.view.bring_up(0, 842 * 0.9)
    first, second = framed(preview)
    pages = [rect.translated(0, -preview.view.verticalScrollBar().value()) for rect in preview.view.page_rects()]
    assert pages[0].top() < first < pages[0].bottom() < pages[1].top() < second < pages[1].bottom()
    preview.finder.box.setText("the 1 new")
    assert preview.finder.found.text() == "Not found"
