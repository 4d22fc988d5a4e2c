"""What an import did or would do: rows per sheet, and every row that was refused, with its reason."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QLabel, QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.workbook.report import ImportReport
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.theme import SPACE_S, tokens_for

SHOWN = 2000
"""Rows that are listed; the file of refused rows has them all."""

SHEET_WIDTH, LINES = 150, 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ImportFindings(QWidget):
    """Counts above, findings below. Rows with faults come before remarks on rows that are taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = _table(
            self,
            self.tr("Rows per sheet"),
            [
                self.tr("Sheet"),
                self.tr("New"),
                self.tr("Changed"),
                self.tr("There already"),
                self.tr("Refused"),
            ],
        )
        self.counts.header().setStretchLastSection(False)
        self.counts.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, 5):
            self.counts.headerItem().setTextAlignment(place, _RIGHT)
        self.findings = _table(
            self, self.tr("What was found"), [self.tr("Sheet"), self.tr("Row"), "", self.tr("What is the matter")]
        )
        self.findings.setWordWrap(True)
        self.findings.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.note = QLabel(self)
        self.note.setProperty("look", "muted")
        self.note.setWordWrap(True)
        self._lower = lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE_S)
        below.addWidget(self.findings, 1)
        below.addWidget(self.note)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.counts)
        split.addWidget(lower)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def show_report(self, report: ImportReport) -> None:
        """Show what came of an import, or what would come of it."""
        self.counts.clear()
        for name, count in report.counts.items():
            figures = (count.added, count.updated, count.unchanged, count.rejected)
            if any(figures):
                item = QTreeWidgetItem([name, *(f"{figure:,}" if figure else NOTHING for figure in figures)])
                for place in range(1, 5):
                    item.setTextAlignment(place, _RIGHT)
                if count.rejected:
                    item.setForeground(4, QColor(tokens_for(self.palette()).red))
                self.counts.addTopLevelItem(item)
        self.findings.clear()
        lines = [*self._refused(report), *self._remarks(report)]
        self.findings.addTopLevelItems([self._item(*line) for line in lines[:SHOWN]])
        more = len(lines) - SHOWN
        self.note.setText(self.tr("{count} more are not listed here.").format(count=f"{more:,}") if more > 0 else "")
        self.note.setVisible(more > 0)
        self._lower.setVisible(bool(lines))
        for place in range(3):
            self.findings.resizeColumnToContents(place)

    def _item(self, sheet: str, row: str, mark: str, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([sheet, row, mark, words])
        item.setToolTip(3, words)
        item.setTextAlignment(1, _RIGHT)
        return item

    def _refused(self, report: ImportReport) -> Iterator[tuple[str, str, str, str]]:
        mark = self.tr("refused")
        for sheet in report.rejected:
            for row in sheet.rows:
                reasons = "；".join(reason.words(QCoreApplication.translate) for reason in row.reasons)
                yield sheet.source, str(row.number), mark, reasons

    def _remarks(self, report: ImportReport) -> Iterator[tuple[str, str, str, str]]:
        mark = self.tr("note")
        for name in report.unknown_sheets:
            yield name, "", mark, self.tr("This sheet is not known; it is passed over.")
        for sheet, header in report.unknown_columns:
            yield sheet, "", mark, self.tr("The column {header} is not known; it is passed over.").format(header=header)
        for remark in report.remarks:
            row = str(remark.number) if remark.number else ""
            yield remark.sheet, row, mark, remark.reason.words(QCoreApplication.translate)


def _table(parent: QWidget, name: str, headers: list[str]) -> QTreeWidget:
    table = QTreeWidget(parent)
    table.setAccessibleName(name)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setHeaderLabels(headers)
    table.setMinimumHeight(LINES * table.fontMetrics().height() * 2)
    table.header().setStretchLastSection(True)
    table.setColumnWidth(0, SHEET_WIDTH)
    return table
