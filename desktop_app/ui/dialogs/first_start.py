"""The first start: a few questions, then the office is made in the background, whole or not at all."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import Cancelled, InvalidInput, UserError
from desktop_app.paths import Paths
from desktop_app.services.set_up import Plan
from desktop_app.ui.dialogs.first_start_pages import BackupPage, DataPage, OfficePage, PersonPage, SetUpPage
from desktop_app.ui.messages import error_line, report_bug
from desktop_app.ui.tasks import DatabaseWorker, Progress
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL
from desktop_app.ui.widgets.code_combo import Choice
from desktop_app.ui.widgets.progress_panel import ProgressPanel

WIDTH, HEIGHT = 620, 480


class FirstStart(QDialog):
    """`make(plan, progress)` makes the office, on the worker's thread. Accepted once it is there; `plan` tells what.

    `other_language` asks for the same questions in the other language.
    """

    other_language = Signal()

    def __init__(
        self,
        worker: DatabaseWorker,
        paths: Paths,
        cities: Sequence[Choice],
        make: Callable[[Plan, Progress], None],
        language_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._make = make
        self._progress: Progress | None = None
        self._leaving = False
        self.plan: Plan | None = None
        self.setWindowTitle(self.tr("Zhaoshangtong: first start"))
        self.setMinimumSize(WIDTH, HEIGHT)
        self.pages: list[SetUpPage] = [
            OfficePage(cities, self),
            PersonPage(self),
            DataPage(self),
            BackupPage(paths.data, paths.backups, self),
        ]
        self._build_ui(language_name)
        self._show(0)

    def _build_ui(self, language_name: str) -> None:
        self._step = QLabel(self)
        self._step.setProperty("look", "caption")
        self.language = QPushButton(language_name, self)
        self.language.setProperty("look", "link")
        self.language.setAutoDefault(False)
        policy = self.language.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.language.setSizePolicy(policy)
        self.language.clicked.connect(self.other_language)
        self.stack = QStackedWidget(self)
        for page in self.pages:
            self.stack.addWidget(page)
        self._wait = QWidget(self)
        self._wait_column = QVBoxLayout(self._wait)
        self._wait_column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        self._wait_column.addStretch(1)
        self.stack.addWidget(self._wait)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "error")
        self.note.setContentsMargins(SPACE_XL, 0, SPACE_XL, 0)
        self.back, self.next, self.cancel = QPushButton(self.tr("Back"), self), QPushButton(self), QPushButton(self)
        self.cancel.setText(self.tr("Cancel"))
        self.next.setProperty("look", "primary")
        self.next.setDefault(True)
        for button in (self.back, self.cancel):
            button.setAutoDefault(False)
        self.back.clicked.connect(lambda: self._show(self.stack.currentIndex() - 1))
        self.next.clicked.connect(self._next)
        self.cancel.clicked.connect(self.reject)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, 0)
        top.addWidget(self._step, 1)
        top.addWidget(self.language)
        foot.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_L)
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        column.addWidget(self.note)
        column.addLayout(foot)

    def _show(self, place: int) -> None:
        self.note.setText("")
        self.stack.setCurrentIndex(place)
        last = place == len(self.pages) - 1
        self._step.setText(self.tr("Step {n} of {total}").format(n=place + 1, total=len(self.pages)))
        self.back.setVisible(place > 0)
        self.next.setText(self.tr("Make the office") if last else self.tr("Next"))
        for button in (self.back, self.next, self.cancel, self.language):
            button.setEnabled(True)
        self.language.setVisible(place == 0)
        self.pages[place].begin()

    def _next(self) -> None:
        place = self.stack.currentIndex()
        page = self.pages[place]
        if page.show_problems(page.problems()):
            return
        if place + 1 < len(self.pages):
            self._show(place + 1)
        else:
            self._begin()

    def _begin(self) -> None:
        values: dict[str, Any] = {}
        for page in self.pages:
            values |= page.values()
        self.plan = plan = Plan(**values)
        self.stack.setCurrentWidget(self._wait)
        for button in (self.back, self.next, self.cancel):
            button.setEnabled(False)
        self._step.setText("")
        self.note.setText("")
        self._progress = self._worker.run(
            lambda progress: self._make(plan, progress), lambda _: self._made(), self._failed, owner=self
        )
        panel = ProgressPanel(self.tr("Making the office {name}").format(name=plan.name), self._progress, self._wait)
        panel.finished.connect(panel.deleteLater)
        self._wait_column.insertWidget(0, panel)
        panel.cancel_button.setFocus()

    def _made(self) -> None:
        self._progress = None
        self.accept()

    def _failed(self, error: Exception) -> None:
        """Back to the page it is about, with what to do; after a cancel, back to the last one."""
        self._progress = None
        if self._leaving:
            super().reject()
            return
        last = len(self.pages) - 1
        if isinstance(error, Cancelled):
            self._show(last)
            self.note.setText(self.tr("Cancelled; nothing was made."))
        elif isinstance(error, UserError):
            self._show_problem(error)
        else:
            self._show(last)
            report_bug(self, error)

    def _show_problem(self, error: UserError) -> None:
        fields = error.fields if isinstance(error, InvalidInput) else {}
        for place, page in enumerate(self.pages):
            if fields.keys() & page.rows.keys():
                self._show(place)
                page.show_errors(fields)
                return
        self._show(len(self.pages) - 1)
        self.note.setText(error_line(error))

    def reject(self) -> None:
        """Leave; what is being made is taken back first."""
        if self._progress is None:
            super().reject()
        else:
            self._leaving = True
            self._progress.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._progress is None:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()
