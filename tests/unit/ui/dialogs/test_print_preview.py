"""From the button of a list through the system's print dialog onto paper; the only fake is the printer, a file."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.print_button import PrintButton
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.shown_lists import of_rows
from desktop_app.ui.table_model import Column
from tests.helpers.navigator import FakeNavigator
from tests.helpers.paper import difference, picture, sizes

LONG = 30_000
LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the dialog is the system's own")


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    place: int


def previewed(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, width: int) -> PrintPreview:
    """The pages of a list of 90 rows, shown by its button."""
    columns = [Column("name", "Name", width=width), Column("place", "Place", str, "right", 200)]
    rows = [Row(f"Park {n}", n * 1000) for n in range(90)]
    button = PrintButton(navigator, lambda: of_rows("Parks", columns, rows), host)
    button.printer.print_action.trigger()
    qtbot.waitUntil(lambda: bool(host.findChildren(PrintPreview)), timeout=LONG)
    (preview,) = host.findChildren(PrintPreview)
    return preview


def asked(qtbot: QtBot, preview: PrintPreview, file: Path) -> QPrintDialog:
    """The system's dialog, with a file in place of the printer."""
    qtbot.mouseClick(preview.print_button, LEFT)
    (dialog,) = preview.findChildren(QPrintDialog)
    child(dialog, QLineEdit, "filename").setText(str(file))
    return dialog


def child(dialog: QPrintDialog, kind: type, name: str):  # type: ignore[no-untyped-def]
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def agree(qtbot: QtBot, dialog: QPrintDialog, file: Path, navigator: FakeNavigator) -> None:
    ok = next(button for button in dialog.findChildren(QPushButton) if button.text() == "&Print")
    qtbot.mouseClick(ok, LEFT)
    qtbot.waitUntil(lambda: file.exists() and not navigator.worker.busy, timeout=LONG)
    qtbot.waitUntil(lambda: file.read_bytes().rstrip().endswith(b"%%EOF"), timeout=LONG)


def test_a_wide_list_comes_out_on_its_side_page_for_page(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tmp_path: Path
) -> None:
    preview, out = previewed(qtbot, navigator, host, 900), tmp_path / "out.pdf"
    assert preview.focusWidget() is preview.print_button, "Enter prints"
    meant = tmp_path / "preview" / "list.pdf"
    dialog = asked(qtbot, preview, out)
    assert (dialog.minPage(), dialog.maxPage()) == (1, len(sizes(meant)))
    assert dialog.printer().docName() == "Parks"
    assert child(dialog, QSpinBox, "to").value() == len(sizes(meant))
    agree(qtbot, dialog, out, navigator)
    assert sizes(out) == sizes(meant) == [(842, 595)] * len(sizes(meant)) and len(sizes(out)) > 2
    for page in range(len(sizes(out))):
        assert difference(picture(out, page), picture(meant, page)) < 1
    preview.reject()
    preview.deleteLater()


def test_chosen_pages_in_copies_upright(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tmp_path: Path) -> None:
    preview, out = previewed(qtbot, navigator, host, 300), tmp_path / "out.pdf"
    meant = tmp_path / "preview" / "list.pdf"
    dialog = asked(qtbot, preview, out)
    child(dialog, QRadioButton, "printRange").setChecked(True)
    child(dialog, QSpinBox, "from").setValue(2)
    child(dialog, QSpinBox, "to").setValue(3)
    child(dialog, QSpinBox, "copies").setValue(2)
    child(dialog, QCheckBox, "collate").setChecked(True)
    agree(qtbot, dialog, out, navigator)
    assert sizes(out) == [(595, 842)] * 4
    for place, page in enumerate((1, 2, 1, 2)):
        assert difference(picture(out, place), picture(meant, page)) < 1
    assert difference(picture(out, 0), picture(meant, 2)) > difference(picture(out, 0), picture(meant, 1))
    preview.reject()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_of_in_the_preview(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tmp_path: Path
) -> None:
    preview = previewed(qtbot, navigator, host, 300)
    before = preview.preview.geometry()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))  # other paper than the document's is painted
    preview.preview.print_to(printer)
    qtbot.waitUntil(lambda: "nothing was printed" in preview.bar.text, timeout=LONG)
    assert navigator.errors == [] and preview.preview.geometry() == before
    preview.bar.close_message()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    progress = preview.preview.print_to(printer)
    assert progress is not None
    progress.cancel()
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert preview.bar.text == ""
    preview.reject()
