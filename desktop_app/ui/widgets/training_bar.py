"""The row above the training schedule: year, search, filter, list or calendar, output, a new session."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.filter_chips import Facet, FilterChips

SEARCH_WIDTH = 200


class TrainingBar(QWidget):
    """`save_asked` gives the suffix of the file that is wanted, `calendar_chosen` whether it is the calendar; what
    prints and saves the list itself is put into `print_menu` and `save_menu`."""

    year_chosen = Signal(int)
    filter_changed = Signal()
    calendar_chosen = Signal(bool)
    new_asked = Signal()
    print_asked = Signal()
    save_asked = Signal(str)

    def __init__(self, facets: Sequence[Facet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years = QComboBox(self)
        self.years.setAccessibleName(self.tr("Year"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search in this list  Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.chips = FilterChips(facets, self)
        self.list_button = self._switch("list", self.tr("As a list"))
        self.calendar_button = self._switch("calendar-days", self.tr("As a calendar"))
        self.list_button.setChecked(True)
        group = QButtonGroup(self)
        for button in (self.list_button, self.calendar_button):
            group.addButton(button)
        self._build_output()
        self._lay_out()
        self._connect()

    def _switch(self, picture: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        button.setCheckable(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _build_output(self) -> None:
        self.print_button = QPushButton(icon("printer"), self.tr("Print"), self)
        self.print_menu = QMenu(self.print_button)
        self.schedule_action = self.print_menu.addAction(self.tr("Print the schedule of the year…"))
        self.print_button.setMenu(self.print_menu)
        self.save_button = QPushButton(icon("download"), self.tr("Save as"), self)
        self.save_menu = QMenu(self.save_button)
        for picture, words, suffix in (
            ("file-text", self.tr("PDF document…"), ".pdf"),
            ("file-spreadsheet", self.tr("Spreadsheet…"), ".xlsx"),
            ("calendar", self.tr("Calendar entries (.ics)…"), ".ics"),
        ):
            entry = self.save_menu.addAction(icon(picture), words)
            entry.triggered.connect(lambda _on=False, s=suffix: self.save_asked.emit(s))
        self.save_button.setMenu(self.save_menu)
        self.new_button = QPushButton(icon("plus", lambda t: t.on_accent), self.tr("New training"), self)
        self.new_button.setProperty("look", "primary")
        self.new_button.setToolTip("Ctrl+N")

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, 0)
        row.setSpacing(SPACE_S)
        for widget in (self.years, self.search):
            row.addWidget(widget)
        row.addWidget(self.chips, 1)
        switch = QHBoxLayout()
        switch.setSpacing(SPACE_XS)
        switch.addWidget(self.list_button)
        switch.addWidget(self.calendar_button)
        row.addLayout(switch)
        for button in (self.print_button, self.save_button, self.new_button):
            row.addWidget(button)

    def _connect(self) -> None:
        self.years.activated.connect(lambda _place: self.year_chosen.emit(self.years.currentData()))
        self.search.textChanged.connect(lambda _text: self.filter_changed.emit())
        self.chips.changed.connect(lambda _values: self.filter_changed.emit())
        self.calendar_button.toggled.connect(self.calendar_chosen)
        self.new_button.clicked.connect(self.new_asked)
        self.schedule_action.triggered.connect(lambda: self.print_asked.emit())

    def show_years(self, years: Sequence[int], shown: int) -> None:
        """Offer these years, newest first."""
        self.years.clear()
        for year in years:
            self.years.addItem(self.tr("{year}").format(year=year), year)
        self.years.setCurrentIndex(self.years.findData(shown))

    def set_printable(self, printable: bool) -> None:
        """Whether there is anything to print."""
        self.print_button.setEnabled(printable)
        self.save_button.setEnabled(printable)

    def clear(self) -> None:
        """Show everything."""
        self.search.clear()
        self.chips.set_values({})
