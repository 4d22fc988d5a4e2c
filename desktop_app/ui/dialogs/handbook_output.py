"""What leaves the handbook: a bar that says what will be printed, and the real PDF before it goes to the printer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.documents.handbook_content import Choice, with_sections
from desktop_app.documents.handbook_press import Frozen, Order, Printed, freeze, make
from desktop_app.documents.produce import Press
from desktop_app.errors import in_one_line
from desktop_app.queries.handbook import Book, ChapterRow, EditionRow
from desktop_app.ui.dialogs.save_dialog import save_dialog
from desktop_app.ui.dialogs.save_pdf import ask_copy, lacking_words
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import listed
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.pdf_preview import PdfPreview

CHAPTER, BOOK = "chapter", "book"


class OutputBar(QWidget):
    """Choose what to print; the button says it. `print_asked` and `save_asked` want the present order."""

    print_asked = Signal()
    save_asked = Signal()
    visitor_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book: Book | None = None
        self._chapter: ChapterRow | None = None
        self.visitor = QPushButton(icon("handshake"), self.tr("Visitor's edition…"), self)
        self.scope = QComboBox(self)
        self.scope.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.scope.setAccessibleName(self.tr("What to print"))
        self.booklet = QCheckBox(self.tr("Booklet"), self)
        self.booklet.setToolTip(self.tr("Two pages on each side of A4 paper, to be folded and stapled."))
        self.save_as = QPushButton(icon("download"), self.tr("Save as PDF…"), self)
        self.print = QPushButton(icon("printer", lambda t: t.on_accent), "", self)
        self.print.setProperty("look", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for widget in (self.visitor, self.scope, self.booklet, self.save_as, self.print):
            row.addWidget(widget)
        self.visitor.clicked.connect(self.visitor_asked)
        self.save_as.clicked.connect(self.save_asked)
        self.print.clicked.connect(self.print_asked)
        self.scope.currentIndexChanged.connect(lambda _index: self._name_button())

    def show_choices(self, book: Book, chapter: ChapterRow | None, editions: Sequence[EditionRow]) -> None:
        """Offer this chapter, the whole book and every edition; what was chosen stays chosen if it is still there."""
        self._book, self._chapter = book, chapter
        before = self.scope.currentData()
        with QSignalBlocker(self.scope):
            self.scope.clear()
            if chapter is not None:
                self.scope.addItem(self.tr("This chapter"), CHAPTER)
            self.scope.addItem(self.tr("The whole handbook"), BOOK)
            for row in editions:
                self.scope.addItem(self.tr("Edition {number}").format(number=row.number), row.number)
            self.scope.setCurrentIndex(max(0, self.scope.findData(before)))
        for widget in (self.visitor, self.print, self.save_as):
            widget.setEnabled(bool(book.chapters) or isinstance(self.scope.currentData(), int))
        self._name_button()

    def offer(self, *, printing: bool) -> None:
        """Offer to print what is chosen, or leave that to the finished pages, which have buttons of their own."""
        for widget in (self.scope, self.booklet, self.save_as, self.print):
            widget.setVisible(printing)

    def choose_edition(self, number: int) -> None:
        """Make an edition the thing to print."""
        self.scope.setCurrentIndex(max(0, self.scope.findData(number)))

    def order(self) -> Order:
        """What is chosen."""
        chosen, booklet = self.scope.currentData(), self.booklet.isChecked()
        if isinstance(chosen, int):
            return Order(chosen, booklet=booklet)
        if chosen == CHAPTER and self._book is not None and self._chapter is not None:
            return Order(choice=Choice(with_sections(self._book, {self._chapter.id})), booklet=booklet)
        return Order(booklet=booklet)

    def _name_button(self) -> None:
        chosen = self.scope.currentData()
        if isinstance(chosen, int):
            words = self.tr("Print edition {number}").format(number=chosen)
        else:
            words = self.tr("Print this chapter") if chosen == CHAPTER else self.tr("Print the whole handbook")
        self.print.setText(words)


class OutputPane(QWidget):
    """The finished PDF: look at it, print it, save it, go back. `closed` when one goes back."""

    closed = Signal()

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._shown: Printed | None = None
        self.preview = PdfPreview(navigator.worker, self)
        self.preview.printed.connect(lambda words: navigator.show_message("success", words))
        self.back = QPushButton(icon("arrow-left"), self.tr("Back to the text"), self)
        self.back.setToolTip(self.tr("Back to the text  Esc"))
        self.back.setShortcut("Esc")
        self.save_as = QPushButton(icon("download"), self.tr("Save as PDF…"), self)
        self.print = QPushButton(icon("printer", lambda t: t.on_accent), self.tr("Print…"), self)
        self.print.setProperty("look", "primary")
        bar = QFrame(self)
        bar.setProperty("look", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.save_as)
        row.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.preview, 1)
        self.back.clicked.connect(self.close_pane)
        self.print.clicked.connect(self.preview.print)
        self.save_as.clicked.connect(self._save_shown)

    def make(self, order: Order) -> None:
        """Make the PDF in the background and show it."""
        path = self.navigator.paths.data / "preview" / "handbook.pdf"
        self.preview.close_document()
        self._run(order, path, self._show)

    def make_file(self, order: Order, title: str) -> None:
        """Ask for a name and write the PDF there."""
        dialog = save_dialog(self.navigator, self, self.tr("Save as PDF"), f"{title}.pdf", "PDF (*.pdf)")
        dialog.fileSelected.connect(lambda name: self._run(order, Path(name), self._saved))
        dialog.open()

    def freeze(self, note: str) -> None:
        """Freeze an edition in the background and show it."""
        office, actor, paths = self.navigator.office, self.navigator.actor, self.navigator.paths
        press = Press(paths.resources)
        self.preview.close_document()

        def work(progress: Progress) -> Frozen:
            folder = paths.data / "preview"
            report, stopped = _told(progress)
            return freeze(office, actor, press, folder, note, report, stopped)

        def done(frozen: Frozen) -> None:
            self._show(frozen.printed)
            self.navigator.done(frozen.changes)

        self.navigator.run(self.tr("Freezing the edition"), work, done)

    def close_pane(self) -> None:
        """Let go of the file and go back."""
        self.preview.close_document()
        self._shown = None
        self.closed.emit()

    def _run(self, order: Order, path: Path, done: Callable[[Printed], None]) -> None:
        office, press = self.navigator.office, Press(self.navigator.paths.resources)

        def work(progress: Progress) -> Printed:
            report, stopped = _told(progress)
            return make(office, press, order, path, report, stopped)

        self.navigator.run(self.tr("Making the handbook"), work, done)

    def _show(self, printed: Printed) -> None:
        self._shown = printed
        self.preview.show_file(printed.path, printed.title)
        self.show()
        self.print.setFocus()
        words = self.remarks(printed)
        if words:
            self.navigator.show_message("warning", words)

    def remarks(self, printed: Printed) -> str:
        """What a clerk should know before handing it out, in one or two sentences."""
        findings, characters = printed.findings, printed.rendered.missing_characters
        parts = (
            (self.tr("Pictures that cannot be printed: {names}."), printed.rendered.missing_pictures),
            (self.tr("Past their date, printed with it: {names}."), findings.aged),
            (self.tr("Past their date within 30 days: {names}."), findings.ending),
            (self.tr("Not in force, left out: {names}."), findings.left_out),
            (self.tr("Neither a fact nor a policy: {names}."), findings.unknown),
        )
        told = [words.format(names=listed(names)) for words, names in parts if names]
        return in_one_line((*told, lacking_words(characters)))

    def _saved(self, printed: Printed) -> None:
        said, words = self.tr("Saved as {path}").format(path=printed.path), self.remarks(printed)
        self.navigator.show_message("warning" if words else "success", f"{said}\n{words}".strip())

    def _save_shown(self) -> None:
        if self._shown is not None:
            ask_copy(self.navigator, self, self._shown.title, self._shown.path)


def _told(progress: Progress) -> tuple[Callable[[int, int], None], Callable[[], bool]]:
    """How printing tells its progress and asks whether to stop."""
    return lambda page, pages: progress.report(page / pages), lambda: progress.cancelled
