"""报表: choose a kind and a period, read the real PDF, print or save it, issue it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.enums import ReportKind, ReportState
from desktop_app.documents import produce
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.domain import words
from desktop_app.domain.periods import Month
from desktop_app.queries.overview import newest_month
from desktop_app.queries.report_issues import IssueRow, archive
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.report_texts import open_texts
from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import confirm
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.tasks import Progress
from desktop_app.ui.theme import ICON_SMALL, ROW_HEIGHT, SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.form_row import FormRow
from desktop_app.ui.widgets.pdf_preview import PdfPreview

LEFT_WIDTH, RIGHT_WIDTH = 220, 260


class ReportsPage(Page):
    """Kinds and archive left, the PDF in the middle, what is made and issued on the right."""

    kinds: ClassVar[frozenset[str]] = frozenset({"report_issue"})

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self._made: tuple[Bulletin, RenderResult, Path] | None = None
        self._shown: tuple[str, Path] | None = None
        self._begun = False
        self._build_ui()
        self._connect()
        self._show_made(None)

    def _build_ui(self) -> None:
        self.kind_list = QListWidget(self)
        self.kind_list.setAccessibleName(self.tr("Kinds of reports"))
        self.kind_list.setProperty("look", "views")
        self.kind_list.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        for kind in produce.KINDS:
            item = QListWidgetItem(icon("file-text"), words.label(kind, self._language()))
            item.setData(Qt.ItemDataRole.UserRole, kind.value)
            self.kind_list.addItem(item)
        self.kind_list.setFixedHeight((ROW_HEIGHT + SPACE_XS) * len(produce.KINDS))
        self.archive = QListWidget(self)
        self.archive.setAccessibleName(self.tr("Archive"))
        self.archive.setProperty("look", "views")
        self.archive.setWordWrap(True)
        self.archive_empty = QLabel(self.tr("Nothing has been issued yet."), self)
        self.archive_empty.setProperty("look", "muted")
        self.archive_empty.setWordWrap(True)
        self.preview = PdfPreview(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self.preview, 1)
        row.addWidget(self._right())

    def _left(self) -> QWidget:
        panel = QFrame(self)
        panel.setProperty("look", "surface")
        panel.setFixedWidth(LEFT_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        for title, widget in ((self.tr("Reports"), self.kind_list), (self.tr("Archive"), self.archive)):
            heading = QLabel(title, panel)
            heading.setProperty("look", "heading")
            column.addWidget(heading)
            column.addWidget(widget)
        column.insertWidget(column.count() - 1, self.archive_empty)
        column.setStretchFactor(self.archive, 1)
        return panel

    def _right(self) -> QWidget:
        panel = QFrame(self)
        panel.setProperty("look", "surface")
        panel.setFixedWidth(RIGHT_WIDTH)
        self.title = QLabel(panel)
        self.title.setProperty("look", "heading")
        self.title.setWordWrap(True)
        self.year = QSpinBox(panel)
        self.year.setRange(2000, 2099)
        self.month = QComboBox(panel)
        for number in range(1, 13):
            self.month.addItem(self.tr("Month {number}").format(number=number), number)
        self._set_month(Month.of(self.navigator.today()).plus(-1))
        self.month_row = FormRow(self.tr("Month"), self.month, panel)
        self.texts = QPushButton(icon("pencil"), self.tr("Write texts…"), panel)
        self.make = QPushButton(self.tr("Make the report"), panel)
        self.issue = QPushButton(panel)
        self.save_as = QPushButton(icon("download"), self.tr("Save as PDF…"), panel)
        self.print = QPushButton(icon("printer"), self.tr("Print…"), panel)
        self.facts = QLabel(panel)
        self.facts.setProperty("look", "muted")
        self.facts.setWordWrap(True)
        column = QVBoxLayout(panel)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        year = FormRow(self.tr("Year"), self.year, panel)
        for widget in (self.title, year, self.month_row, self.texts, self.make, self.facts):
            column.addWidget(widget)
        column.addStretch(1)
        for button in (self.print, self.save_as, self.issue):
            column.addWidget(button)
        return panel

    def _connect(self) -> None:
        self.kind_list.currentRowChanged.connect(lambda _row: self._choose_kind())
        self.year.valueChanged.connect(lambda _value: self._show_made(None))
        self.month.currentIndexChanged.connect(lambda _index: self._show_made(None))
        self.texts.clicked.connect(
            lambda: open_texts(self.navigator, self.kind, self.period, self, self._texts_written)
        )
        self.make.clicked.connect(lambda: self.save())
        self.issue.clicked.connect(self._ask_issue)
        self.save_as.clicked.connect(self._save_as)
        self.archive.itemActivated.connect(self._show_issued)
        self.archive.itemClicked.connect(self._show_issued)
        self.print.clicked.connect(self.preview.print)
        self.kind_list.setCurrentRow(0)

    def _language(self) -> str:
        return "zh_CN" if self.locale().language() == self.locale().Language.Chinese else "en"

    @property
    def kind(self) -> ReportKind:
        """The kind chosen on the left."""
        item = self.kind_list.currentItem()
        return ReportKind(item.data(Qt.ItemDataRole.UserRole)) if item else produce.KINDS[0]

    @property
    def period(self) -> str:
        """The period chosen on the right."""
        if self.kind is ReportKind.ANNUAL:
            return str(self.year.value())
        return str(self._month_chosen())

    def load(self) -> None:
        if not self._begun:
            self._begun = True
            today, shown = self.navigator.today(), self._month_chosen()
            self.navigator.worker.read(
                lambda session: newest_month(session, today),
                lambda month: self._offer_month(month, shown),
                owner=self,
                latest="month",
            )
        self.navigator.worker.read(archive, self._show_archive, owner=self, latest="archive")

    def _offer_month(self, month: Month, shown: Month) -> None:
        """Begin with the newest month, unless another was chosen meanwhile."""
        if self._month_chosen() == shown:
            self._set_month(month)

    def _month_chosen(self) -> Month:
        return Month(self.year.value(), self.month.currentIndex() + 1)

    def _set_month(self, month: Month) -> None:
        self.year.setValue(month.year)
        self.month.setCurrentIndex(month.month - 1)

    def save(self) -> None:
        """Make the report of the chosen period (also Ctrl+Enter)."""
        kind, period, paths = self.kind, self.period, self.navigator.paths
        out = paths.data / "preview" / f"{kind.value}-{period}.pdf"
        press = Press(paths.resources, paths.data / "report_templates")

        def work(progress: Progress) -> tuple[Bulletin, RenderResult, Path]:
            out.parent.mkdir(parents=True, exist_ok=True)
            made = produce.produce(
                self.navigator.office,
                press,
                kind,
                period,
                out,
                lambda page, pages: progress.report(page / pages),
                lambda: progress.cancelled,
            )
            return *made, out

        self.preview.close_document()
        self.make.setEnabled(False)
        progress = self.navigator.run(self.tr("Making the report"), work, self._show_made)
        progress.ended.connect(lambda: self.make.setEnabled(True))

    def _texts_written(self, changes: Changes) -> None:
        self._show_made(None)
        self.navigator.done(changes)

    def _choose_kind(self) -> None:
        self.month_row.setVisible(self.kind is ReportKind.MONTHLY)
        self.title.setText(words.label(self.kind, self._language()))
        self._show_made(None)

    def _show_made(self, made: tuple[Bulletin, RenderResult, Path] | None) -> None:
        self._made = made
        self._shown = None if made is None else (made[0].title, made[2])
        for button in (self.issue, self.save_as, self.print):
            button.setEnabled(made is not None)
        self.make.setProperty("look", "primary" if made is None else "")
        self.issue.setProperty("look", "" if made is None else "primary")
        for button in (self.make, self.issue):
            button.style().unpolish(button)
            button.style().polish(button)
        if made is None:
            self.preview.close_document()
            self.issue.setText(self.tr("Issue"))
            self.facts.setText(self.tr("Choose the period and make the report; nothing is frozen before it is issued."))
            return
        bulletin, rendered, path = made
        self.preview.show_file(path)
        self.issue.setText(self.tr("Issue No. {number}").format(number=bulletin.number))
        lines = [bulletin.title, self.tr("%n page(s)", "", rendered.pages)]
        if rendered.missing_characters:
            lines.append(self.tr("No font has: {characters}").format(characters=" ".join(rendered.missing_characters)))
        self.facts.setText("\n".join(lines))

    def _show_archive(self, rows: Sequence[IssueRow]) -> None:
        self.archive.clear()
        self.archive_empty.setVisible(not rows)
        for row in rows:
            name = words.label(row.kind, self._language())
            number = self.tr("No. {number}").format(number=row.number or "—")
            state = "" if row.state is ReportState.ISSUED else f" · {words.label(row.state, self._language())}"
            item = QListWidgetItem(f"{name} {row.period}\n{number} · {row.issued_on or '—'}{state}")
            item.setToolTip(row.title)
            item.setData(Qt.ItemDataRole.UserRole, row)
            self.archive.addItem(item)

    def _show_issued(self, item: QListWidgetItem) -> None:
        """Show the very file that was issued; it can be printed and saved again, byte for byte."""
        row = item.data(Qt.ItemDataRole.UserRole)
        file = stored_file(self.navigator.office, row.content_hash) if row.content_hash else None
        self._show_made(None)
        if file is None or not file.is_file():
            self.navigator.show_message("error", self.tr("The file of “{title}” is missing.").format(title=row.title))
            return
        self.preview.show_file(file)
        self._shown = (row.title, file)
        for button in (self.save_as, self.print):
            button.setEnabled(True)
        number = self.tr("No. {number}").format(number=row.number or NOTHING)
        self.facts.setText(f"{row.title}\n{number} · {date_text(row.issued_on)}")

    def _ask_issue(self) -> None:
        if self._made is None:
            return
        bulletin = self._made[0]
        confirm(
            self,
            self.tr("Issue “{title}” as No. {number}?").format(title=bulletin.title, number=bulletin.number),
            self.tr("The number is taken and the figures are frozen; later edits never change this report."),
            self.tr("Issue No. {number}").format(number=bulletin.number),
            self._issue,
        )

    def _issue(self) -> None:
        if self._made is None:
            return
        office, actor, (bulletin, rendered, path) = self.navigator.office, self.navigator.actor, self._made
        self.navigator.write(lambda: produce.issue(office, actor, bulletin, rendered, path), self._issued)

    def _issued(self, changes: Changes) -> None:
        self.issue.setEnabled(False)
        self.navigator.done(changes)

    def _save_as(self) -> None:
        if self._shown is None:
            return
        title, path = self._shown
        dialog = QFileDialog(self, self.tr("Save as PDF"), f"{title}.pdf", "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(lambda name: self._copy_to(path, Path(name)))
        dialog.open()

    def _copy_to(self, source: Path, target: Path) -> None:
        try:
            target.write_bytes(source.read_bytes())
        except OSError as error:
            self.navigator.show_error(error)
        else:
            self.navigator.show_message("success", self.tr("Saved as {path}").format(path=target))
