"""For which offices to write, and what each of them lacks."""

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.sync.overview import OfficeRow
from desktop_app.ui.models.exchange_words import day_words
from desktop_app.ui.models.office_search import is_found
from desktop_app.ui.models.office_words import excluded_words, waits_tip, waits_words
from desktop_app.ui.models.rights_words import only_looks_words
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.search_field import SearchField

_CODE = Qt.ItemDataRole.UserRole
OFFICE, TO_SEND, WRITTEN, CONFIRMED = range(4)
TO_SEND_WIDTH = 70
NARROW = 420
"""Below this width the days of what was written and confirmed are left to the list of all offices."""
MANY = 8
"""More offices than so many are searched."""


class WriteCard(QFrame):
    """`write_asked` gives the chosen offices as (code, name); `cards_asked` wants to get to know another one. Whoever
    may change nothing (`may_change`) only looks."""

    write_asked = Signal(list)
    cards_asked = Signal()

    def __init__(self, parent: QWidget | None = None, may_change: bool = True) -> None:
        super().__init__(parent)
        self._may_change = may_change
        self._rows: dict[str, OfficeRow] = {}
        self._by_hand: dict[str, bool] = {}
        self._suggested: frozenset[str] = frozenset()
        self._folder: Path | None = None
        self._excluded = False
        self.setProperty("look", "card")
        self._build_ui()
        self._count()

    def _build_ui(self) -> None:
        heading = QLabel(self.tr("Write"), self)
        heading.setProperty("look", "heading")
        self.all_link, self.none_link = QPushButton(self.tr("All"), self), QPushButton(self.tr("None"), self)
        for link, state in ((self.all_link, True), (self.none_link, False)):
            link.setProperty("look", "link")
            link.clicked.connect(lambda _checked=False, on=state: self._set_all(on))
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Offices to write for"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([self.tr("Office"), self.tr("To send"), self.tr("Written"), self.tr("Confirmed")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(TO_SEND, TO_SEND_WIDTH)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(OFFICE, QHeaderView.ResizeMode.Stretch)
        for days in (WRITTEN, CONFIRMED):  # those of another year take more room
            self.list.header().setSectionResizeMode(days, QHeaderView.ResizeMode.ResizeToContents)
        self.list.headerItem().setTextAlignment(TO_SEND, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.itemChanged.connect(self._changed)
        self.search = SearchField(self)
        self.search.setPlaceholderText(self.tr("Name, code or pinyin"))
        self.search.setAccessibleName(self.tr("Search the offices"))
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.waiting_only = QPushButton(self.tr("Something to send"), self)
        self.waiting_only.setProperty("look", "chip")
        self.waiting_only.setCheckable(True)
        self.waiting_only.toggled.connect(lambda _on: self._narrow())
        self.guide = self._guide()
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setProperty("look", "muted")
        self.first = QPushButton(self.tr("Exchange office cards first…"), self)
        self.first.setProperty("look", "primary")
        self.first.clicked.connect(self.cards_asked)
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(lambda: self.write_asked.emit(self.chosen()))
        head, sought, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (head, sought, foot):
            row.setSpacing(SPACE_S)
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.all_link)
        head.addWidget(self.none_link)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.first)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        sought.addWidget(self.search, 1)
        sought.addWidget(self.waiting_only)
        column.addLayout(head)
        column.addLayout(sought)
        column.addWidget(self.list, 1)
        column.addWidget(self.guide, 1)
        column.addLayout(foot)

    def _guide(self) -> QWidget:
        """What two offices do before the first file, in this order."""
        guide = QWidget(self)
        column = QVBoxLayout(guide)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_M)
        lines = (
            self.tr("Before the first file two offices get to know each other, once. The centre does so with every "
                    "unit, a unit with the centre alone:"),
            self.tr("1. Write this office's card onto a stick and give it to the other office."),
            self.tr("2. Take the other office's card from its stick."),
            self.tr("3. Telephone: both screens must show the same 30 digits."),
            self.tr("4. Then write here for the other office, and take in what it writes for you."),
        )  # fmt: skip
        for words in lines:
            line = QLabel(words, guide)
            line.setWordWrap(True)
            column.addWidget(line)
        column.addStretch(1)
        return guide

    def chosen(self) -> list[tuple[str, str]]:
        """(code, name) of the offices that are ticked."""
        return [
            (row.code, row.name)
            for item in self._items()
            if item.checkState(0) == Qt.CheckState.Checked
            for row in (self._rows[item.data(0, _CODE)],)
        ]

    def known(self) -> list[tuple[str, str]]:
        """(code, name) of all offices that can be written for."""
        return [(row.code, row.name) for row in self._rows.values()]

    def show_offices(self, rows: Sequence[OfficeRow], today: dt.date) -> None:
        """Show what each office lacks; what the user ticked for this stick stays ticked. A computer that was shut out
        writes nothing, and says so."""
        part = [row for row in rows if row.takes_part]
        self._excluded = any(row.standing == "excluded" for row in rows)
        self._rows = {row.code: row for row in part}
        self.list.blockSignals(True)
        self.list.clear()
        for row in part:
            lacks = waits_words(row.records_unsent, row.unsent, row.more_unsent)
            days = [day_words(at, today) for at in (row.told_ms, row.acknowledged_ms)]
            item = QTreeWidgetItem([row.name, lacks, *days])
            item.setData(0, _CODE, row.code)
            item.setTextAlignment(TO_SEND, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(OFFICE, self._days_words(row.name, days))
            item.setToolTip(TO_SEND, waits_tip(row.records_unsent, row.unsent, row.more_unsent))
            self.list.addTopLevelItem(item)
        self.list.blockSignals(False)
        self._tick()

    def suggest(self, units: Collection[str]) -> None:
        """Tick the offices whose files lie on the stick, unless the user has chosen already."""
        self._suggested = frozenset(units)
        self._tick()

    def set_folder(self, folder: Path | None) -> None:
        """Where it is written to; what was ticked for another stick is not meant for this one."""
        if self._folder not in (None, folder):
            self.forget_choice()
        self._folder = folder
        self._count()

    def forget_choice(self) -> None:
        """What was ticked has been written, or its stick is gone."""
        self._by_hand.clear()
        self._suggested = frozenset()
        self._tick()

    def _tick(self) -> None:
        """Tick whom the user chose for this stick, else whom it suggests, and who is to be written for anyway."""
        if self._excluded or not self._may_change:
            self._narrow()
            return
        suggested = frozenset[str]() if self._by_hand else self._suggested
        only = len(self._rows) == 1
        self.list.blockSignals(True)
        for item in self._items():
            row = self._rows[item.data(0, _CODE)]
            chosen = self._by_hand.get(row.code, only or row.write_first or row.code in suggested)
            item.setCheckState(0, Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        """List the offices that are sought; those that are ticked stay in view: a file is written for them."""
        many = len(self._rows) > MANY and not self._excluded
        for item in self._items():
            row = self._rows[item.data(0, _CODE)]
            waits = row.unsent or not self.waiting_only.isChecked()
            ticked = item.checkState(0) == Qt.CheckState.Checked
            item.setHidden(many and not ticked and not (waits and is_found(row, self.search.text())))
        self._count()

    def _days_words(self, name: str, days: Sequence[str]) -> str:
        """What a narrow list does not show."""
        words = self.tr("{office}\nWritten: {written}\nConfirmed: {confirmed}")
        return words.format(office=name, written=days[0], confirmed=days[1])

    def _items(self) -> list[QTreeWidgetItem]:
        items = [self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount())]
        return [item for item in items if item is not None]

    def _set_all(self, on: bool) -> None:
        """Tick all that are listed, or nobody."""
        for item in self._items():
            if not on or not item.isHidden():
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _changed(self, item: QTreeWidgetItem) -> None:
        """Whoever ticks has chosen: what is ticked otherwise stays so."""
        if not self._by_hand:
            self._by_hand = {code: True for code, _ in self.chosen()}
        self._by_hand[item.data(0, _CODE)] = item.checkState(0) == Qt.CheckState.Checked
        self._count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names have the room that is left: by them one office is told from another."""
        super().resizeEvent(event)
        for days in (WRITTEN, CONFIRMED):
            self.list.setColumnHidden(days, self.width() < NARROW)

    def _count(self) -> None:
        count, nobody = len(self.chosen()), not self._rows
        self.primary.setText(self.tr("Write for %n office(s)", "", count) if count else self.tr("Write"))
        self.primary.setEnabled(count > 0 and self._folder is not None and self._may_change and not self._excluded)
        self.primary.setVisible(not nobody)
        self.first.setVisible(nobody and self._may_change)
        self.list.setVisible(not nobody)
        self.guide.setVisible(nobody)
        several = len(self._rows) > 1 and not self._excluded
        self.all_link.setVisible(several)
        self.none_link.setVisible(several)
        many = len(self._rows) > MANY and not self._excluded
        self.search.setVisible(many)
        self.waiting_only.setVisible(many)
        if nobody:
            self.words.setText("")
        elif self._excluded:
            self.words.setText(excluded_words())
        elif not self._may_change:
            self.words.setText(only_looks_words())
        else:
            words = self.tr("Each file can only be opened by the office that it is for.")
            if self._folder is None:
                words = self.tr("Plug a stick in, or choose a folder.")
            first = sum(1 for row in self._rows.values() if row.write_first)
            why = self.tr(
                "A backup was put back here, or the data came from another computer: write once for %n office(s) "
                "first, then take in their files.",
                "",
                first,
            )
            self.words.setText("\n".join([why, words] if first else [words]))
