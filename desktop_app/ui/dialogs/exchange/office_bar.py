"""Above the list of all offices: those alone that are overdue, that have not confirmed, or that are sought."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop_app.sync.overview import OfficeRow
from desktop_app.ui.formats import number_text
from desktop_app.ui.models.office_search import is_found
from desktop_app.ui.theme import SPACE_S
from desktop_app.ui.widgets.search_field import SearchField

ALL, OVERDUE, UNCONFIRMED = "", "overdue", "unconfirmed"


class OfficeBar(QWidget):
    """`changed` when other offices are asked for: `shows` tells of each."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = ALL
        self.chips = {which: QPushButton(self) for which in (ALL, OVERDUE, UNCONFIRMED)}
        self.nobody = QLabel(self.tr("Nobody is overdue."), self)
        self.nobody.setProperty("look", "muted")
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Search the offices  Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search the offices"))
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        row, group = QHBoxLayout(self), QButtonGroup(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for which, chip in self.chips.items():
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _checked=False, w=which: self.choose(w))
            group.addButton(chip)
            row.addWidget(chip)
        row.addWidget(self.nobody)
        row.addStretch(1)
        row.addWidget(self.search, 2)
        self.show_offices(())

    def show_offices(self, rows: Sequence[OfficeRow]) -> None:
        """Count them; what none of them is any more is not asked for either."""
        counts = {which: sum(1 for row in rows if _is(which, row)) for which in self.chips}
        every, unconfirmed = self.tr("All"), self.tr("Not confirmed")
        self.chips[ALL].setText(f"{every} {number_text(counts[ALL])}")
        self.chips[OVERDUE].setText(self.tr("%n office(s) overdue", "", counts[OVERDUE]))
        self.chips[UNCONFIRMED].setText(f"{unconfirmed} {number_text(counts[UNCONFIRMED])}")
        if not counts[self._which]:
            self._which = ALL
        for which, chip in self.chips.items():
            chip.setVisible(counts[which] > 0 and counts[ALL] > 1)
            chip.setChecked(which == self._which)
        self.nobody.setVisible(bool(rows) and not counts[OVERDUE])
        self.search.setVisible(len(rows) > 1)

    def choose(self, which: str) -> None:
        """Ask for some of them; "" for all."""
        self._which = which
        self.chips[which].setChecked(True)
        self.changed.emit()

    def shows(self, row: OfficeRow) -> bool:
        """Whether an office is asked for."""
        return _is(self._which, row) and is_found(row, self.search.text())

    def words(self) -> list[str]:
        """What is asked for, to stand on a printed list."""
        if self._which != ALL:
            return [self.chips[self._which].text()]
        overdue = self.chips[OVERDUE]
        return [self.nobody.text() if not self.nobody.isHidden() else overdue.text()]


def _is(which: str, row: OfficeRow) -> bool:
    if which == OVERDUE:
        return row.standing in ("silent", "unanswered") and row.takes_part
    return which == ALL or (row.unacknowledged > 0 and row.takes_part)
