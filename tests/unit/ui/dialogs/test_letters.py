"""Letters in the window: looked at, issued with their numbers, saved, and found again in the archive."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from db.enums import ReportKind
from desktop_app.documents.letter_press import about_duties
from desktop_app.queries.report_issues import archive
from desktop_app.ui.dialogs.letters import Letters, open_letters
from desktop_app.ui.dialogs.report_decisions import VoidForm
from desktop_app.ui.pages.reports import ReportsPage
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.districts import CLERK, enter_duties
from tests.helpers.navigator import FakeNavigator

LEFT = Qt.MouseButton.LeftButton
LONG = 30_000


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> Letters:
    dialog = open_letters(navigator, host, about_duties(enter_duties(navigator.office)))
    qtbot.waitUntil(lambda: dialog.list.count() == 2 and dialog.preview.document.pageCount() == 1, timeout=LONG)
    return dialog


def test_letters_are_looked_at_issued_saved_and_void_in_the_archive(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tmp_path: Path
) -> None:
    dialog = opened(qtbot, navigator, host)
    assert dialog.list.item(0).text() == "临空经济区" or dialog.list.item(0).text() == "华明街道"
    assert dialog.issue.text() == "Issue 2 letters" and "Without numbers" in dialog.note.text()
    dialog.list.setCurrentRow(1)
    assert dialog.preview.document.pageCount() == 1

    qtbot.mouseClick(dialog.issue, LEFT)
    box = dialog.findChildren(QMessageBox)[-1]
    qtbot.mouseClick(next(b for b in box.buttons() if b.text() == "Issue 2 letters"), LEFT)
    qtbot.waitUntil(lambda: "〔2022〕" in dialog.list.item(0).text(), timeout=LONG)
    assert {dialog.list.item(n).text().split("\n")[1] for n in range(2)} == {
        "合作交流函〔2022〕1号",
        "合作交流函〔2022〕2号",
    }
    assert not dialog.issue.isVisible() and "archive" in dialog.note.text()

    told: list[str] = []
    dialog.preview.printed.connect(told.append)
    assert dialog.print.text() == "Print all…" and dialog.print_one.isVisible()
    qtbot.mouseClick(dialog.print, LEFT)
    (asked,) = dialog.preview.findChildren(QPrintDialog)
    assert not asked.options() & QPrintDialog.PrintDialogOption.PrintPageRange
    asked.reject()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "all.pdf"))
    dialog.preview.print_all_to(dialog.pages, "Letters", printer)
    qtbot.waitUntil(lambda: told == [f"Saved as {tmp_path / 'all.pdf'}"], timeout=LONG)
    document = QPdfDocument()
    document.load(str(tmp_path / "all.pdf"))
    assert document.pageCount() == 2, "one page for each letter"

    dialog.ask_folder()
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "saved"))
    chooser.reject()
    qtbot.waitUntil(lambda: "4 files" in dialog.bar.text, timeout=LONG)
    assert navigator.messages == [] and not dialog.note.isVisible()
    assert {file.suffix for file in (tmp_path / "saved").iterdir()} == {".pdf", ".docx"}
    dialog.reject()

    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.archive.count() == 2, timeout=LONG)
    page.archive.itemClicked.emit(page.archive.item(0))
    qtbot.waitUntil(lambda: page.panel.void.isVisible() and page.preview.document.pageCount() == 1, timeout=LONG)
    assert not page.panel.correct.isVisible() and not page.panel.make.isEnabled()
    assert "合作交流函〔2022〕2号" in page.archive.item(0).text()
    qtbot.mouseClick(page.panel.void, LEFT)
    form = page.findChildren(VoidForm)[0]
    set_value(form.rows["reason"].editor, "收件单位有误")
    form.save()
    navigator.pages.append(page)
    page.load()
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    with navigator.office.read() as session:
        assert [row.stands for row in archive(session, ReportKind.LETTER)] == [False, True]


def test_a_unit_looks_at_its_letters_and_issues_none(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    navigator.actor = CLERK
    dialog = opened(qtbot, navigator, host)
    assert not dialog.issue.isVisible() and dialog.print.property("look") == "primary"
    dialog.reject()


def test_letters_about_nothing_open_are_refused_in_words(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = open_letters(navigator, host, about_duties(["gone"]))
    qtbot.waitUntil(lambda: "None of these duties is open" in dialog.note.text(), timeout=LONG)
    assert dialog.list.count() == 0 and not dialog.issue.isEnabled()
    dialog.reject()
