"""Which period a report is of: year and month, year and fortnight, or the year alone.

What is offered by itself is over already, as far as the year has such a period: of a fortnight that runs, or has not
begun, nothing can be told yet. Whoever wants one of these all the same chooses it.
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from db.enums import ReportKind
from desktop_app.domain.periods import Fortnight, Month
from desktop_app.ui.models.bulletin_figures import counted_month
from desktop_app.ui.theme import SPACE_M, SPACE_XS
from desktop_app.ui.widgets.form_row import FormRow


class ReportPeriod(QWidget):
    """`chosen` when the user takes another one; what is set from outside is not told."""

    chosen = Signal()

    def __init__(self, month: Month, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._kind = ReportKind.MONTHLY
        self._build_ui()
        self.set_month(month)
        self.year.valueChanged.connect(lambda _value: self._choose_year())
        for choice in (self.month, self.fortnight):
            choice.currentIndexChanged.connect(lambda _index: self.chosen.emit())

    def _build_ui(self) -> None:
        self.year = QSpinBox(self)
        self.year.setRange(2000, 2099)
        self.year.lineEdit().setTextMargins(SPACE_XS, 0, 0, 0)
        self.month = QComboBox(self)
        for number in range(1, 13):
            self.month.addItem(self.tr("Month {number}").format(number=number), number)
        self.month_row = FormRow(self.tr("Month"), self.month, self)
        self.fortnight = QComboBox(self)
        self.fortnight_row = FormRow(self.tr("Fortnight"), self.fortnight, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(FormRow(self.tr("Year"), self.year, self), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.month_row, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.fortnight_row, 2, Qt.AlignmentFlag.AlignTop)

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
        """Offer the periods that this kind has."""
        self._kind = kind
        self.month_row.setVisible(kind in (ReportKind.MONTHLY, ReportKind.NOTICE))
        self.fortnight_row.setVisible(kind is ReportKind.FORTNIGHTLY)

    def set_month(self, month: Month) -> None:
        """Choose a month without telling."""
        with QSignalBlocker(self.year), QSignalBlocker(self.month):
            self.year.setValue(month.year)
            self.month.setCurrentIndex(month.month - 1)
        self._offer_fortnights()
        self._choose_fortnight(self._over(Fortnight.of(month.last_day)))

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
        """Another year has fortnights of its own; the same one of it is offered, and the same month."""
        self._offer_fortnights()
        today = self._today()
        if self.month_chosen.year == today.year and self.month_chosen > Month.of(today):
            with QSignalBlocker(self.month):
                self.month.setCurrentIndex(max(today.month - 2, 0))
        self.chosen.emit()

    def _over(self, wanted: Fortnight) -> Fortnight:
        """This one, or in its place the last one of this year that is over."""
        today = self._today()
        if wanted.year != today.year or wanted.last_day <= today:
            return wanted
        running = Fortnight.of(today)
        return running if running.last_day <= today or running.number == 1 else running.before

    def _offer_fortnights(self) -> None:
        year, before = self.year.value(), max(self.fortnight.currentIndex(), 0)
        with QSignalBlocker(self.fortnight):
            self.fortnight.clear()
            for one in Fortnight.all_of(year):
                days = f"{one.first_day:%m-%d} – {one.last_day:%m-%d}"
                self.fortnight.addItem(f"{one.number} ({days})", str(one))
            same = Fortnight(year, min(before, self.fortnight.count() - 1) + 1)
            self.fortnight.setCurrentIndex(self._over(same).number - 1)

    def _choose_fortnight(self, chosen: Fortnight) -> None:
        with QSignalBlocker(self.fortnight):
            self.fortnight.setCurrentIndex(max(self.fortnight.findData(str(chosen)), 0))
