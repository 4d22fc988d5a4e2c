"""The left side of the reports: the kinds that can be made, and what was issued."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.enums import ReportKind
from desktop_app.domain import words
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import IssueRow
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, ROW_HEIGHT, SPACE_M, SPACE_S
from desktop_app.ui.widgets.report_archive import ReportArchive

WIDTH = 220
PAUSE_MS = 250
MANY = 6
"""From so many bulletins on there is a field to find one."""


class ReportShelf(QFrame):
    """`kind_chosen` when the user takes another kind; `sought` gives what was typed to be found in the archive;
    `archive_head` takes what stands at the right of its title."""

    kind_chosen = Signal()
    sought = Signal(str)

    def __init__(
        self, kinds: Sequence[ReportKind], first: ReportKind, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kinds, self._kind = tuple(kinds), first
        self._language = language
        self._build_ui()
        self.set_kind(first)
        self._inside: tuple[str, frozenset[str]] = ("", frozenset())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.sought.emit(self.search.text()))
        self.search.textChanged.connect(self._seek)
        self.search.installEventFilter(self)
        self.kinds.currentRowChanged.connect(self._choose)

    def _build_ui(self) -> None:
        self.setProperty("look", "surface")
        self.setFixedWidth(WIDTH)
        self.kinds = QListWidget(self)
        self.kinds.setAccessibleName(self.tr("Kinds of reports"))
        self.kinds.setProperty("look", "views")
        self.kinds.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        for kind in self._kinds:
            item = QListWidgetItem(icon("file-text"), words.label(kind, self._language))
            item.setData(Qt.ItemDataRole.UserRole, kind.value)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
            self.kinds.addItem(item)
        self.kinds.setFixedHeight(ROW_HEIGHT * len(self._kinds))
        self.archive = ReportArchive(self._language, self)
        self.empty = QLabel(self)
        self.empty.setProperty("look", "muted")
        self.empty.setWordWrap(True)
        self.search = QLineEdit(self)
        self.search.setAccessibleName(self.tr("Find in the archive"))
        self.search.setPlaceholderText(self.tr("Title, period, number, text"))
        self.search.setClearButtonEnabled(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for title, widget in ((self.tr("Reports"), self.kinds), (self.tr("Archive"), self.archive)):
            heading = QLabel(title, self)
            heading.setProperty("look", "heading")
            self.archive_head = QHBoxLayout()
            self.archive_head.addWidget(heading, 1)
            column.addLayout(self.archive_head)
            column.addWidget(widget)
        for above in (self.search, self.empty):
            column.insertWidget(column.count() - 1, above)
        column.setStretchFactor(self.archive, 1)

    @property
    def kind(self) -> ReportKind:
        """The kind that was chosen last."""
        return self._kind

    def set_kind(self, kind: ReportKind) -> None:
        """Choose a kind without telling; one that cannot be made here marks none, and the last stays to be taken."""
        self._kind = kind if kind in self._kinds else self._kind
        with QSignalBlocker(self.kinds):
            self.kinds.setCurrentRow(self._kinds.index(kind) if kind in self._kinds else -1)

    def _choose(self, row: int) -> None:
        self._kind = self._kinds[row]
        self.kind_chosen.emit()

    def show_rows(self, rows: Sequence[IssueRow], drafts: Sequence[DraftRow] = ()) -> None:
        """List what is in work and what was issued; what was typed to be found stays."""
        self.archive.show_rows(rows, drafts)
        self.search.setVisible(len(rows) + len(drafts) >= MANY)
        self._leave()

    def show_inside(self, typed: str, ids: frozenset[str]) -> None:
        """Leave those, too, in whose text the words were found."""
        self._inside = (typed, ids)
        self._leave()

    def _seek(self, typed: str) -> None:
        """What stands in the list at once; the texts once nothing more is typed."""
        self._leave()
        self._pause.stop()
        if typed.strip():
            self._pause.start()

    def _leave(self) -> None:
        typed, ids = self._inside
        now = self.search.text()
        self.archive.show_only(now, ids if typed == now else frozenset())
        sought = now.strip() != ""
        nothing = self.tr("Nothing has been issued yet.")
        if sought:
            nothing = self.tr("Nothing in the archive has “{words}”, neither its title nor its text.").format(words=now)
        self.empty.setText(nothing)
        listed = any(not self.archive.item(place).isHidden() for place in range(self.archive.count()))
        self.empty.setVisible(
            not listed and (not sought or typed == now)
        )  # the texts are looked through a moment later

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field of the archive: Esc empties it, the arrow goes down to what is listed."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.archive.enter()
                return True
        return super().eventFilter(watched, event)
