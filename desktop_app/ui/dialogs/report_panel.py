"""The right side of the reports: the period, how far the bulletin is, its figures to check, what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.enums import ReportKind
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.produce import Bulletin
from desktop_app.domain import words
from desktop_app.domain.periods import Fortnight, Month
from desktop_app.queries.report_issues import IssueRow
from desktop_app.queries.report_texts import PARTS
from desktop_app.ui.dialogs.report_blocks import outdated
from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.icons import icon
from desktop_app.ui.models.bulletin_figures import FigureLine, counted_month
from desktop_app.ui.models.lookups import language
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.form_row import FormRow

WIDTH = 280


class ReportPanel(QFrame):
    """One primary button at a time: make, then issue, then print. `period_chosen` when the period is another one;
    `figure_chosen` gives the line whose list is wanted."""

    period_chosen = Signal()
    figure_chosen = Signal(object)

    def __init__(self, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ReportKind.MONTHLY
        self._build_ui()
        self.set_month(month)
        self.year.valueChanged.connect(lambda _value: self._choose_year())
        for choice in (self.month, self.fortnight):
            choice.currentIndexChanged.connect(lambda _index: self.period_chosen.emit())

    def _build_ui(self) -> None:
        self.setProperty("look", "surface")
        self.setFixedWidth(WIDTH)
        self.title = QLabel(self)
        self.title.setProperty("look", "heading")
        self.steps = QLabel(self)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.steps.setAccessibleName(self.tr("How far it is"))
        self.year = QSpinBox(self)
        self.year.setRange(2000, 2099)
        self.year.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)
        self.month = QComboBox(self)
        for number in range(1, 13):
            self.month.addItem(self.tr("Month {number}").format(number=number), number)
        self.month_row = FormRow(self.tr("Month"), self.month, self)
        self.fortnight = QComboBox(self)
        self.fortnight_row = FormRow(self.tr("Fortnight"), self.fortnight, self)
        self.texts = QPushButton(icon("pencil"), self.tr("Write texts…"), self)
        self.paragraphs = QPushButton(self.tr("Paragraphs…"), self)
        self.paragraphs.setToolTip(self.tr("Word the paragraphs of the report otherwise"))
        self.make = QPushButton(self)
        self.issue = QPushButton(self)
        self.save_as = QPushButton(icon("download"), self.tr("Save as PDF…"), self)
        self.word = QPushButton(self.tr("Word…"), self)
        self.word.setAccessibleName(self.tr("Save as a Word file, to be edited"))
        self.excel = QPushButton(self.tr("Excel…"), self)
        self.excel.setAccessibleName(self.tr("Save the tables as a workbook"))
        for button in (self.word, self.excel):
            button.setToolTip(button.accessibleName())
        self.print = QPushButton(self.tr("Print…"), self)
        self.correct = QPushButton(self.tr("Correct…"), self)
        self.void = QPushButton(self.tr("Void…"), self)
        self.facts = QLabel(self)
        self.facts.setWordWrap(True)
        self.hint = QLabel(self)
        self.hint.setProperty("look", "muted")
        self.hint.setWordWrap(True)
        self._figures = QWidget(self)
        self._lines = QGridLayout(self._figures)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(SPACE_S)
        self._lines.setVerticalSpacing(SPACE_XS)
        self._lines.setColumnStretch(0, 1)
        told = QWidget(self)
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for widget in (self.facts, self.hint, self._figures):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        year = FormRow(self.tr("Year"), self.year, self)
        period = QHBoxLayout()
        period.setSpacing(SPACE_M)
        period.addWidget(year, 1, Qt.AlignmentFlag.AlignTop)
        period.addWidget(self.month_row, 1, Qt.AlignmentFlag.AlignTop)
        period.addWidget(self.fortnight_row, 2, Qt.AlignmentFlag.AlignTop)
        for widget in (self.title, self.steps):
            column.addWidget(widget)
        column.addLayout(period)
        writing = QHBoxLayout()
        writing.setSpacing(SPACE_S)
        writing.addWidget(self.texts, 1)
        writing.addWidget(self.paragraphs, 1)
        column.addLayout(writing)
        column.addWidget(scroll, 1)
        editable = QHBoxLayout()
        editable.setSpacing(SPACE_S)
        editable.addWidget(self.word, 1)
        editable.addWidget(self.excel, 1)
        decisions = QHBoxLayout()
        decisions.setSpacing(SPACE_S)
        decisions.addWidget(self.correct, 1)
        decisions.addWidget(self.void, 1)
        column.addLayout(decisions)
        column.addWidget(self.make)
        column.addWidget(self.save_as)
        column.addLayout(editable)
        for button in (self.print, self.issue):
            column.addWidget(button)

    # the period

    @property
    def period(self) -> str:
        """The period chosen: 2022-12; 2022 for the kinds of a year, 2022-20 for those of a fortnight."""
        if self._kind is ReportKind.FORTNIGHTLY:
            return str(self.fortnight.currentData())
        return str(self.year.value()) if self._kind is ReportKind.ANNUAL else str(self.month_chosen)

    @property
    def month_chosen(self) -> Month:
        return Month(self.year.value(), self.month.currentIndex() + 1)

    def set_kind(self, kind: ReportKind) -> None:
        self._kind = kind
        self.month_row.setVisible(kind in (ReportKind.MONTHLY, ReportKind.NOTICE))
        self.fortnight_row.setVisible(kind is ReportKind.FORTNIGHTLY)
        self.texts.setVisible(bool(PARTS.get(kind)))
        self.title.setText(words.label(kind, language()))

    def set_month(self, month: Month) -> None:
        """Choose a month without telling."""
        with QSignalBlocker(self.year), QSignalBlocker(self.month):
            self.year.setValue(month.year)
            self.month.setCurrentIndex(month.month - 1)
        self._offer_fortnights()
        self._choose_fortnight(Fortnight.of(month.last_day))

    def set_period(self, kind: ReportKind, period: str) -> None:
        """Choose the period of a bulletin without telling; the month of a kind without one stays."""
        month = counted_month(kind, period)
        if kind is ReportKind.FORTNIGHTLY:
            chosen = Fortnight.parse(period)
            self.set_month(Month(chosen.year, self.month.currentIndex() + 1))
            self._choose_fortnight(chosen)
            return
        self.set_month(Month(month.year, self.month.currentIndex() + 1) if kind is ReportKind.ANNUAL else month)

    def _choose_year(self) -> None:
        """Another year has fortnights of its own; the same one of it is offered."""
        self._offer_fortnights()
        self.period_chosen.emit()

    def _offer_fortnights(self) -> None:
        year, before = self.year.value(), max(self.fortnight.currentIndex(), 0)
        with QSignalBlocker(self.fortnight):
            self.fortnight.clear()
            for one in Fortnight.all_of(year):
                days = f"{one.first_day:%m-%d} – {one.last_day:%m-%d}"
                self.fortnight.addItem(f"{one.number} ({days})", str(one))
            self.fortnight.setCurrentIndex(min(before, self.fortnight.count() - 1))

    def _choose_fortnight(self, chosen: Fortnight) -> None:
        with QSignalBlocker(self.fortnight):
            self.fortnight.setCurrentIndex(max(self.fortnight.findData(str(chosen)), 0))

    # how far it is

    def show_nothing(self, other: IssueRow | None = None) -> None:
        """Nothing is made for this period; an `other` bulletin may be on the page all the same."""
        self._show_step(0)
        self._show_buttons(shown=other is not None)
        self.make.setText(self.tr("Make the report"))
        self._primary(self.make)
        self.facts.setText(
            "" if other is None else self.tr("On the page: {title}").format(title=self._described(other))
        )
        self.hint.setText(self.tr("Choose the period and make the report; nothing is frozen before it is issued."))
        self._show_figures(())

    def show_made(
        self, bulletin: Bulletin, rendered: RenderResult, figures: Sequence[FigureLine], standing: IssueRow | None
    ) -> None:
        """It is made and waits to be checked; `standing` is the one that was issued for the period before."""
        self._show_step(1)
        self._show_buttons(shown=True)
        for button in (self.word, self.excel, self.paragraphs):
            button.setEnabled(True)
        self.make.setText(self.tr("Make it again"))
        lines = [bulletin.title, self.tr("%n page(s)", "", rendered.pages)]
        if rendered.missing_characters:
            lines.append(self.tr("No font has: {characters}").format(characters=" ".join(rendered.missing_characters)))
        if old := outdated(bulletin.blocks):
            lines.append(self.tr("▲ Worded for other figures: %n paragraph(s)", "", old))
        self.facts.setText("\n".join(lines))
        if standing is None or bulletin.corrects:
            self.issue.setText(self.tr("Issue No. {number}").format(number=bulletin.number))
            self.issue.setVisible(True)
            self.issue.setEnabled(True)
            self._primary(self.issue)
            self.hint.setText(self.tr("Check the pages and these figures; a click shows the list behind a figure."))
        else:
            self._primary(self.print)
            words_ = self.tr("A trial print: No. {number} of {day} stands for this period and never changes.")
            self.hint.setText(words_.format(number=standing.number or NOTHING, day=date_text(standing.issued_on)))
        self._show_figures(figures)

    def show_issued(self, row: IssueRow, figures: Sequence[FigureLine], *, may_decide: bool) -> None:
        """The issued bulletin itself is on the page; `may_decide` whether to correct it or declare it void."""
        self._show_step(2)
        self._show_buttons(shown=True)
        self.make.setText(self.tr("Make it again"))
        self._primary(self.print)
        self.facts.setText(self._described(row))
        words_ = self.tr("This is the very file that was issued, and these are its frozen figures.")
        reason = self.tr("Void: {reason}").format(reason=row.void_reason)
        self.hint.setText(words_ if row.stands else f"{reason}\n{words_}")
        self.correct.setVisible(may_decide and row.stands and row.corrects_id is None)
        self.void.setVisible(may_decide and row.stands)
        self._show_figures(figures)

    def _show_step(self, now: int) -> None:
        names = (self.tr("Make"), self.tr("Check"), self.tr("Issue"))
        parts = [f"<b>{name}</b>" if place == now else name for place, name in enumerate(names)]
        self.steps.setText(" → ".join(parts))

    def _show_buttons(self, *, shown: bool) -> None:
        for button in (self.issue, self.correct, self.void):
            button.setVisible(False)
        self.issue.setEnabled(False)
        for button in (self.save_as, self.print):
            button.setEnabled(shown)
        for button in (self.word, self.excel, self.paragraphs):
            button.setEnabled(False)

    def _primary(self, chosen: QPushButton) -> None:
        for button in (self.make, self.issue, self.print):
            button.setProperty("look", "primary" if button is chosen else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self.print.setIcon(icon("printer", (lambda t: t.on_accent) if chosen is self.print else (lambda t: t.text)))

    def _show_figures(self, figures: Sequence[FigureLine]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, line in enumerate(figures):
            name = QLabel(line.name, self._figures)
            name.setProperty("look", "muted")
            name.setWordWrap(True)
            value = QPushButton(line.value, self._figures)
            value.setProperty("look", "link")
            value.setCursor(Qt.CursorShape.PointingHandCursor)
            value.setAccessibleName(f"{line.name} {line.value}")
            value.setToolTip(self.tr("Show the list behind this figure"))
            value.clicked.connect(lambda _checked=False, wanted=line: self.figure_chosen.emit(wanted))
            self._lines.addWidget(name, place, 0)
            self._lines.addWidget(value, place, 1, Qt.AlignmentFlag.AlignRight)

    def _described(self, row: IssueRow) -> str:
        number = self.tr("No. {number}").format(number=row.number or NOTHING)
        return f"{row.title}\n{number} · {date_text(row.issued_on)}"
