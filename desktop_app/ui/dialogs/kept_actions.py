"""What can be done with an issued bulletin or letter: its frozen files, a correction, declaring it void."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from db.enums import ReportKind
from desktop_app.documents.produce import Press
from desktop_app.domain.quoting import within_title
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem
from desktop_app.queries import report_issues
from desktop_app.queries.report_issues import BEHIND, PDF, WORD, WORKBOOK, IssueRow
from desktop_app.services.attachments import hash_of, stored_file
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.report_decisions import CorrectionForm, VoidForm
from desktop_app.ui.dialogs.report_work import Made
from desktop_app.ui.dialogs.save_pdf import ask_file, copy
from desktop_app.ui.models.bulletin_figures import Behind
from desktop_app.ui.navigation import Navigator


@dataclass(frozen=True, slots=True)
class Kept:
    """An issued bulletin as it lies in the archive; `file` None = its bytes are gone, or no longer those issued.

    `behind` are the projects behind its frozen figures, by indicator, as they were kept.
    """

    file: Path | None
    frozen: Mapping[str, Any]
    behind: Mapping[str, Behind] = field(default_factory=dict)


def read_kept(office: Office, session: Any, row: IssueRow) -> Kept:
    """The pages of an issued bulletin, its frozen figures and what is behind them."""
    behind = whole(office, row, BEHIND)
    records = json.loads(behind.read_text(encoding="utf-8")) if behind else {}
    return Kept(whole(office, row), report_issues.snapshot(session, row.id), records)


SUFFIXES = {PDF: ".pdf", WORD: ".docx", WORKBOOK: ".xlsx"}


class KeptActions(QWidget):
    """Acts for `host`, and is never seen itself. `corrected` gives the correction that was made, to be checked."""

    corrected = Signal(object)

    def __init__(self, navigator: Navigator, press: Press, host: QWidget) -> None:
        super().__init__(host)
        self.hide()
        self._host = host
        self.navigator = navigator
        self._press = press

    @property
    def may_decide(self) -> bool:
        """Whether the user corrects and voids."""
        return self.navigator.actor.is_centre and self.navigator.actor.may_change

    def menu(self, row: IssueRow, place: QPoint) -> QMenu:
        """Everything that can be done with one of the archive, at a place of the screen."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        offers: list[tuple[str, bool, Callable[[], object]]] = [
            (self.tr("Print…"), PDF in row.files, lambda: self.print(row)),
            (self.tr("Save as PDF…"), PDF in row.files, lambda: self.save(row, PDF)),
            (self.tr("Save as a Word file…"), WORD in row.files, lambda: self.save(row, WORD)),
            (self.tr("Save the tables as a workbook…"), WORKBOOK in row.files, lambda: self.save(row, WORKBOOK)),
        ]
        for words, possible, act in offers:
            entry = menu.addAction(words)
            entry.setEnabled(possible)
            if not possible and (why := pages_only(row)):
                entry.setToolTip(why)
            entry.triggered.connect(lambda _checked=False, do=act: do())
        if self.may_decide and row.stands:
            menu.addSeparator()
            if row.corrects_id is None and row.kind is not ReportKind.LETTER:
                menu.addAction(self.tr("Correct…")).triggered.connect(lambda: self.correct(row))
            menu.addAction(self.tr("Void…")).triggered.connect(lambda: self.void(row))
        menu.popup(place)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def save(self, row: IssueRow, what: str) -> QFileDialog | None:
        """Ask where a copy of one of the frozen files goes; byte for byte what was issued."""
        file = self._file(row, what)
        if file is None:
            return None
        words = {PDF: self.tr("Save as PDF"), WORD: self.tr("Save as a Word file")}
        title = words.get(what, self.tr("Save the tables as a workbook"))
        kinds = {PDF: "PDF (*.pdf)", WORD: "Word (*.docx)"}.get(what, "Excel (*.xlsx)")
        name = f"{row.title}{SUFFIXES[what]}"
        return ask_file(
            self.navigator, self._host, title, name, kinds, lambda target: copy(self.navigator, file, target)
        )

    def print(self, row: IssueRow) -> None:
        """Look at the frozen pages, and print them from there."""
        file = self._file(row, PDF)
        if file is not None:
            PrintPreview(self.navigator.worker, row.title, file, self._host).open()

    def correct(self, row: IssueRow) -> None:
        """Say why, look at what would be printed; issuing it takes the next number."""
        out = self.navigator.paths.data / "preview" / f"{row.kind.value}-{row.period}-correction.pdf"
        form = CorrectionForm(self.navigator, self._press, row, out, self._host)
        form.saved.connect(lambda made: self.corrected.emit(Made(*made)))
        form.open()

    def void(self, row: IssueRow) -> None:
        """Say why; number and files stay."""
        form = VoidForm(self.navigator, row, self._host)
        form.saved.connect(self.navigator.done)
        form.open()

    def _file(self, row: IssueRow, what: str) -> Path | None:
        """The frozen file; None, and a sentence, when it is gone or no longer the one that was kept."""
        file = whole(self.navigator.office, row, what)
        if file is None:
            self.navigator.show_error(missing(row))
        return file


def missing(row: IssueRow) -> EnvironmentProblem:
    """A frozen file is gone, or no longer the one that was kept."""
    return EnvironmentProblem(
        QT_TRANSLATE_NOOP("errors", "The file of “{title}” is missing, or it is no longer the one that was issued."),
        QT_TRANSLATE_NOOP("errors", "Put it back from a backup (File, Restore a backup)."),
        title=within_title(row.title),
    )


def pages_only(row: IssueRow) -> str:
    """Why there is no file of it to be edited, in a sentence; "" where there is one."""
    if WORD in row.files or PDF not in row.files:
        return ""
    return QCoreApplication.translate(
        "KeptActions", "An older program issued it and kept its pages as PDF only: there is no Word file of it."
    )


def whole(office: Office, row: IssueRow, what: str = PDF) -> Path | None:
    """Where a frozen file lies; None when it is not there with the bytes that were kept."""
    content_hash = row.files.get(what)
    file = stored_file(office, content_hash) if content_hash else None
    return file if file is not None and file.is_file() and hash_of(file) == content_hash else None
