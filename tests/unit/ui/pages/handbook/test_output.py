"""The handbook as PDF and on paper: chapters, booklets, editions, a visitor's edition."""

from pathlib import Path

import pdfplumber
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.queries import handbook as query
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.handbook_forms import FreezeForm
from desktop_app.ui.dialogs.visitor_form import VisitorForm
from desktop_app.ui.pages.handbook import HandbookPage
from desktop_app.ui.tasks import Progress
from desktop_app.ui.widgets.pdf_print import print_file
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.handbook.acting import LONG, click, enter, form_of, settled, text_of


def primary(page: HandbookPage) -> list[str]:
    """The words of the primary buttons that are seen."""
    return [b.text() for b in page.findChildren(QPushButton) if b.property("look") == "primary" and b.isVisible()]


def test_the_button_says_what_is_printed_and_shows_the_real_pdf(
    page: HandbookPage, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    page.tree.choose(ids["园区"])
    assert page.output.print.text() == "Print this chapter"
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    chapter = page.printed.preview.document.pageCount()
    assert page.middle.currentWidget() is page.printed
    assert primary(page) == ["Print…"]
    click(qtbot, page.printed.back)
    assert page.middle.currentWidget() is page.pane
    assert primary(page) == ["Print this chapter"]
    page.output.scope.setCurrentIndex(1)
    assert page.output.print.text() == "Print the whole handbook"
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > chapter, timeout=LONG)
    navigator = page.navigator
    assert isinstance(navigator, FakeNavigator)
    assert "旧办法" in navigator.messages[-1]
    click(qtbot, page.printed.save_as)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    settled(page, qtbot)
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "preview" / "handbook.pdf").read_bytes()


def test_a_booklet_is_printed_lying(page: HandbookPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.booklet.setChecked(True)
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = page.printed.preview.document.pageCount()
    assert print_file(page.navigator.paths.data / "preview" / "handbook.pdf", printer, Progress()) == pages
    with pdfplumber.open(tmp_path / "printed.pdf") as pdf:
        assert all(sheet.width > sheet.height for sheet in pdf.pages)


def test_printing_saves_what_is_being_written(
    page: HandbookPage, office: Office, ids: dict[str, str], qtbot: QtBot
) -> None:
    page.tree.choose(ids["园区"])
    click(qtbot, page.pane.edit)
    enter(page.pane.editor.text, "新的")
    click(qtbot, page.output.print)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    assert text_of(office, ids["园区"]) == "新的园区众多。\n"
    assert page.middle.currentWidget() is page.printed


def test_it_is_saved_as_a_booklet(page: HandbookPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.output.booklet.setChecked(True)
    click(qtbot, page.output.save_as)
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "booklet.pdf"))
    qtbot.waitUntil((tmp_path / "booklet.pdf").exists, timeout=LONG)
    settled(page, qtbot)
    assert (tmp_path / "booklet.pdf").read_bytes().startswith(b"%PDF")


def test_an_edition_is_frozen_and_can_be_printed(page: HandbookPage, office: Office, qtbot: QtBot) -> None:
    assert page.panel.freeze.text() == "Freeze edition 1"
    click(qtbot, page.panel.freeze)
    form = form_of(page, FreezeForm)
    enter(form.rows["note"].editor, "迎接考察")
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.output.scope.count() == 3, timeout=LONG)
    with office.read() as session:
        assert [(row.number, row.note) for row in query.editions(session)] == [(1, "迎接考察")]
    assert page.panel.freeze.text() == "Freeze edition 2"
    links = page.panel.editions.findChildren(type(page.panel.freeze))
    click(qtbot, next(link for link in links if link.text() == "Edition 1 · 2022-06-20 · 迎接考察"))
    assert page.output.print.text() == "Print edition 1"
    assert primary(page) == ["Print edition 1"]
    settled(page, qtbot)


def test_a_visitors_edition_ticks_what_fits(page: HandbookPage, qtbot: QtBot, tmp_path: Path) -> None:
    click(qtbot, page.output.visitor)
    form = form_of(page, VisitorForm)
    assert isinstance(form, VisitorForm)

    def ticked() -> list[str]:
        items = [form.policies.item(n) for n in range(form.policies.count())]
        return [item.text().split("\n")[0] for item in items if item.checkState() == Qt.CheckState.Checked]

    assert ticked() == ["装备办法", "信息办法", "通用办法"]
    form.industry.set_value("348")
    form.industry.value_changed.emit("348")
    assert ticked() == ["装备办法", "通用办法"]
    qtbot.keyClicks(form.amount, "100")
    assert ticked() == ["通用办法"]
    click(qtbot, form.primary)
    assert form.rows["name"].error != ""
    form.chapters.item(0).setCheckState(Qt.CheckState.Unchecked)
    sections = [form.chapters.item(n).checkState() for n in (1, 2)]
    assert sections == [Qt.CheckState.Unchecked] * 2
    enter(form.rows["name"].editor, "国能智深")
    click(qtbot, form.primary)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    assert page.printed.preview.document.getAllText(0).text().count("国能智深") == 1
    assert primary(page) == ["Print…"] and not page.output.save_as.isVisible()
    assert page.middle.currentWidget() is page.printed
    settled(page, qtbot)


def test_one_key_prints_what_is_read_then_the_pages_that_came_of_it(page: HandbookPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.middle.currentWidget() is page.printed, timeout=LONG)
    qtbot.waitUntil(lambda: page.printed.preview.document.pageCount() > 0, timeout=LONG)
    settled(page, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)))
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.reject()
