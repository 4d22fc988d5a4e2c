"""Files of pages and the preview that shows them; a table with a column of every kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.tasks import DatabaseWorker, NoOffice
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.table_view import TableView
from tests.unit.ui.widgets.table_rows import COLUMNS, ROWS, Saved

WORDS = ("alpha one", "beta", "alpha two alpha", "gamma")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Four pages, the third lying on its side."""
    path = tmp_path / "pages.pdf"
    canvas = Canvas(str(path))
    for number, words in enumerate(WORDS):
        canvas.setPageSize(landscape(A4) if number == 2 else A4)
        canvas.drawString(72, 400, words)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[PdfPreview]:
    worker = DatabaseWorker(NoOffice())
    preview = PdfPreview(worker)
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    yield preview
    worker.close()


@pytest.fixture
def dense(tmp_path: Path) -> Path:
    """Two pages with lines up to their edges, the second lying on its side."""
    path = tmp_path / "dense.pdf"
    canvas = Canvas(str(path))
    for size in (A4, landscape(A4)):
        canvas.setPageSize(size)
        for step in range(12, 560, 24):
            canvas.line(step, 6, step, size[1] - 6)
            canvas.line(6, step, size[0] - 6, step)
        canvas.rect(6, 6, size[0] - 12, size[1] - 12)
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def saved() -> Saved:
    return Saved()


@pytest.fixture
def view(qtbot: QtBot, saved: Saved) -> TableView:
    view = TableView(TableModel(COLUMNS, ListSource(ROWS), saved), name="Projects")
    qtbot.addWidget(view)
    view.resize(700, 300)
    view.show()
    return view
