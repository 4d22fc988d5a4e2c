"""The bulletins that were issued, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from db.enums import ReportKind
from desktop_app.domain import words
from desktop_app.queries.report_issues import IssueRow
from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.theme import ROW_HEIGHT, SPACE_M

LINE = ROW_HEIGHT + SPACE_M
"""Two lines of text and the room between two entries."""


class ReportArchive(QListWidget):
    """`chosen` gives the row of a bulletin that was clicked, or gone to with the keys."""

    chosen = Signal(object)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.rows: Sequence[IssueRow] = ()
        self.setAccessibleName(self.tr("Archive"))
        self.setProperty("look", "views")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.itemClicked.connect(self._choose)

    def show_rows(self, rows: Sequence[IssueRow]) -> None:
        """List them; none is chosen."""
        self.rows = rows
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                name = words.label(row.kind, self._language)
                number = self.tr("No. {number}").format(number=row.number or NOTHING)
                state = "" if row.stands else f" · {words.label(row.state, self._language)}"
                correction = self.tr("Correction")
                state = f" · {correction}{state}" if row.corrects_id else state
                item = QListWidgetItem(f"{name} {row.period}\n{number} · {date_text(row.issued_on)}{state}")
                item.setToolTip("\n".join(part for part in (row.title, row.void_reason) if part))
                item.setSizeHint(QSize(0, LINE))
                item.setData(Qt.ItemDataRole.UserRole, row)
                self.addItem(item)

    def show_only(self, typed: str) -> None:
        """Leave those with every typed word in what is written of them or in their titles."""
        wanted = typed.lower().split()
        for place in range(self.count()):
            item = self.item(place)
            text = f"{item.text()} {item.toolTip()}".lower()
            item.setHidden(not all(word in text for word in wanted))

    def issued(self, kind: ReportKind, period: str) -> IssueRow | None:
        """The bulletin that stands for a period; its corrections are issues of their own."""
        standing = (row for row in self.rows if row.kind is kind and row.period == period and row.stands)
        return next((row for row in standing if row.corrects_id is None), None)

    def mark(self, row: IssueRow | None) -> None:
        """Show which one is on the page, without choosing it."""
        with QSignalBlocker(self):
            self.setCurrentRow(-1 if row is None else next(n for n, r in enumerate(self.rows) if r.id == row.id))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
