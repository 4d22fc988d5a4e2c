"""What a template would print, beside its text: the real pages, looked at before the text is kept."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.documents import review_papers, tried_wording
from desktop_app.documents.produce import Press
from desktop_app.documents.tried_wording import Tried
from desktop_app.errors import Cancelled
from desktop_app.ui.dialogs.save_pdf import tell_lacking
from desktop_app.ui.navigation import Navigator, Surface
from desktop_app.ui.tasks import ErrorHandler, Progress
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.icon_button import icon_button
from desktop_app.ui.widgets.pdf_preview import PdfPreview
from desktop_app.ui.widgets.progress_panel import ProgressStack

Typed = Callable[[], tuple[str, str]]


class WordingTrial(QWidget):
    """Hidden until there is a trial; its file goes with it. `typed` gives the template that is being written and its
    text. `button` begins; of meeting papers it asks which one."""

    def __init__(
        self,
        navigator: Navigator,
        press: Press,
        typed: Typed,
        surface: Surface,
        on_error: ErrorHandler,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._press = press
        self._typed = typed
        self._surface = surface
        self._on_error = on_error
        self._tried = ("", "")
        self._work: Progress | None = None
        self._panels = ProgressStack(parent)
        self.file = navigator.paths.data / "preview" / "wording.pdf"
        self._anew = self.file.with_stem("wording-anew")  # written while the pages before are still read
        self._build_ui()
        self.button.clicked.connect(self._ask)
        self.leave.clicked.connect(self.end)
        self.hide()

    def _build_ui(self) -> None:
        self.button = QPushButton(self.tr("Trial print"), self.parentWidget())
        self.button.setToolTip(self.tr("See the pages with the words just typed, before they are saved"))
        self.papers = QMenu(self)
        for key, name in self._paper_names().items():
            self.papers.addAction(name, partial(self.make, key))
        self.told = QLabel(self)
        self.told.setProperty("look", "caption")
        self.told.setWordWrap(True)
        self.leave = icon_button("x", self.tr("Close the trial print"), self)
        self.preview = PdfPreview(self.navigator.worker, self)
        self.preview.on_error = self._on_error
        self.preview.printed.connect(lambda words: self._surface.show_message("success", words))
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.told, 1)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self.preview, 1)

    def _paper_names(self) -> dict[str, str]:
        """The papers of a meeting, which are tried one at a time."""
        return {
            "agenda": self.tr("Agenda"),
            "sheets": self.tr("Project sheets"),
            "cards": self.tr("Score cards"),
            "sign_in": self.tr("Sign-in sheet"),
            "minutes": self.tr("Minutes"),
            "slips": self.tr("Task slips"),
        }

    def _ask(self) -> None:
        name, _text = self._typed()
        if name == review_papers.TEMPLATE:
            self.papers.popup(self.button.mapToGlobal(QPoint(0, -self.papers.sizeHint().height())))
        else:
            self.make()

    def make(self, paper: str = tried_wording.PAPERS[0]) -> Progress:
        """Make the pages that the text as it stands would print; a mistake is told as when it is saved."""
        tried, office, press, file = self._typed(), self.navigator.office, self._press, self._anew

        def work(progress: Progress) -> Tried:
            made = tried_wording.try_out(office, press, *tried, file, paper, lambda: progress.cancelled)
            if progress.cancelled:  # given up while the file was written
                file.unlink(missing_ok=True)
                raise Cancelled
            return made

        self._work = progress = self.navigator.worker.aside(
            work, partial(self._show, tried), self._on_error, owner=self
        )
        self.button.setEnabled(False)
        progress.ended.connect(self._let_go)
        self._panels.show_work(self.button.text(), progress)
        return progress

    def _let_go(self) -> None:
        """It is over, so another may begin."""
        self._work = None
        self.button.setEnabled(True)

    def _show(self, tried: tuple[str, str], made: Tried) -> None:
        if self._typed()[0] != tried[0]:  # another template was chosen meanwhile
            self.end()
            return
        self._tried = tried
        self.preview.close_document()
        self._anew.replace(self.file)
        self.preview.show_file(self.file, made.title)
        self.compare()
        self.show()
        tell_lacking(self._surface, made.missing_characters)

    def compare(self) -> None:
        """Say whether the pages are those of the text as it stands now."""
        if self._typed() == self._tried:
            self.told.setText(self.tr("Trial print with the newest figures; neither the text nor the pages are kept."))
        else:
            self.told.setText(self.tr("The text was changed since this trial print."))

    def end(self) -> None:
        """Give it up, also one that is being made."""
        if self._work is not None:
            self._work.cancel()
        self.preview.close_document()
        for file in (self.file, self._anew):
            file.unlink(missing_ok=True)
        self.hide()
