"""What lies on the stick, and which of it to look at."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

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

from desktop_app.sync.problems import sizes
from desktop_app.sync.stick import CardOnStick, PackageOnStick
from desktop_app.sync.trust.card import computer_mark
from desktop_app.ui.formats import NOTHING, minute
from desktop_app.ui.icons import icon
from desktop_app.ui.models.exchange_words import from_words, package_light, package_state, package_words
from desktop_app.ui.models.rights_words import only_looks_words
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S, Tokens
from desktop_app.ui.widgets.flow_layout import FlowLayout

_PACKAGE, _WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ICONS = {"green": "circle-check", "yellow": "clock", "red": "circle-x", "": "info"}
FROM, MADE, SIZE, STATE, FILE = range(5)
WIDTHS = {FROM: 150, MADE: 120, SIZE: 60, FILE: 160}
NARROW, TIGHT = 640, 540
"""Below these widths the names of files, and their sizes, are left to the line that tells of the chosen one."""


class TakeCard(QFrame):
    """`look_asked` gives the chosen packages, or one that was opened, `tidy_asked` own files that nobody needs any
    more, `card_asked` an office card that lies beside them. Whoever may change nothing (`may_change`) sees what is
    there and goes no further."""

    look_asked = Signal(list)
    tidy_asked = Signal(list)
    card_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None, may_change: bool = True) -> None:
        super().__init__(parent)
        self._may_change = may_change
        self._packages: dict[str, PackageOnStick] = {}
        self.setProperty("look", "card")
        self._build_ui()
        self.show_packages([], [], dt.date.today())

    def _build_ui(self) -> None:
        heading = QLabel(self.tr("Take in"), self)
        heading.setProperty("look", "heading")
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Files on the stick"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(
            [self.tr("From"), self.tr("Made"), self.tr("Size"), self.tr("State"), self.tr("File")]
        )
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        for place, width in WIDTHS.items():
            self.list.setColumnWidth(place, width)
        self.list.itemChanged.connect(lambda _item, _column: self._count())
        self.list.currentItemChanged.connect(self._explain)
        self.list.itemActivated.connect(self._open)
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setProperty("look", "muted")
        self.words.setAccessibleName(self.tr("About the file"))
        self._outlived: Sequence[PackageOnStick] = ()
        self.tidy = QPushButton(icon("trash-2"), "", self)
        self.tidy.setProperty("look", "link")
        self.tidy.clicked.connect(lambda: self.tidy_asked.emit(list(self._outlived)))
        self._links = QWidget(self)
        self._flow = FlowLayout(self._links)
        self.rights = QLabel("" if self._may_change else only_looks_words(), self)
        self.rights.setWordWrap(True)
        self.rights.setProperty("look", "muted")
        self.rights.setVisible(not self._may_change)
        self.about_rest = QLabel(self)
        self.about_rest.setWordWrap(True)
        self.about_rest.setProperty("look", "muted")
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.clicked.connect(lambda: self.look_asked.emit(self.chosen()))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(heading)
        column.addWidget(self._links)
        column.addWidget(self.about_rest)
        column.addWidget(self.list, 1)
        column.addWidget(self.tidy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rights)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The state is what one reads: it has the room that is left."""
        super().resizeEvent(event)
        self.list.setColumnHidden(FILE, self.width() < NARROW)
        self.list.setColumnHidden(SIZE, self.width() < TIGHT)

    def chosen(self) -> list[PackageOnStick]:
        """The packages that are ticked, the older before the newer."""
        items = [self.list.topLevelItem(n) for n in range(self.list.topLevelItemCount())]
        return [
            self._packages[item.data(0, _PACKAGE)]
            for item in items
            if item is not None and item.checkState(0) == Qt.CheckState.Checked
        ]

    def show_packages(self, packages: Sequence[PackageOnStick], cards: Sequence[CardOnStick], today: dt.date) -> None:
        """Show what was found; what can be taken in is ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        self._packages = {one.id: one for one in packages}
        items = [self._item(one, today) for one in packages]
        self.list.addTopLevelItems(items)
        self.list.blockSignals(False)
        self.list.setColumnHidden(MADE, bool(items) and all(item.text(MADE) == NOTHING for item in items))
        self._show_cards([card for card in cards if not card.trusted and self._may_change])
        self.offer_tidying(())
        self.say_of_rest(())
        self.words.setText("")
        self._count()
        if items:
            self.list.setCurrentItem(items[0])

    def offer_tidying(self, outlived: Sequence[PackageOnStick]) -> None:
        """Own files that were confirmed, or have newer ones beside them."""
        self._outlived = outlived
        self.tidy.setText(self.tr("Remove %n old file(s) of this office from the stick…", "", len(outlived)))
        self.tidy.setVisible(bool(outlived) and self._may_change)

    def say_of_rest(self, lines: Sequence[str]) -> None:
        """What lies beside the packages: cards that cannot be taken, files that nobody looked into."""
        self.about_rest.setText("\n".join(lines))
        self.about_rest.setVisible(bool(lines))

    @property
    def has_cards(self) -> bool:
        """Whether the card of an office that is not trusted yet lies there."""
        return self._flow.count() > 0

    def say(self, words: str) -> None:
        """A line under the list."""
        self.words.setText(words)

    def _item(self, one: PackageOnStick, today: dt.date) -> QTreeWidgetItem:
        have, whole = sizes(one.have, one.whole)
        made = minute(one.found.made_at) if one.found is not None and one.found.made_at else NOTHING
        item = QTreeWidgetItem([from_words(one), made, whole, package_state(one, today), one.files[0].name])
        item.setData(FROM, _PACKAGE, one.id)
        item.setData(STATE, _WORDS, package_words(one, today))
        light = package_light(one, today)
        item.setIcon(STATE, icon(_ICONS[light], lambda t: _tint(t, light)))
        item.setToolTip(FROM, item.text(FROM))
        item.setToolTip(SIZE, have)
        item.setToolTip(STATE, package_words(one, today))
        item.setToolTip(FILE, "\n".join(file.name for file in one.files))
        if one.refused is None and self._may_change:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked if one.brings_nothing else Qt.CheckState.Checked)
        return item

    def _show_cards(self, cards: Sequence[CardOnStick]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        offices = Counter(card.card.unit_code for card in cards)
        for card in cards:
            words = self.tr("Office card of {unit}: compare the digits…")
            if offices[card.card.unit_code] > 1:
                words = self.tr("Office card of {unit}, computer {mark}: compare the digits…")
            words = words.format(unit=card.card.unit_name, mark=computer_mark(card.card.replica))
            link = QPushButton(icon("link", lambda t: t.accent), words, self._links)
            link.setProperty("look", "link")
            link.clicked.connect(lambda _checked=False, one=card: self.card_asked.emit(one))
            self._flow.addWidget(link)
            link.show()
        self._links.setVisible(bool(cards))

    def _count(self) -> None:
        count = len(self.chosen())
        self.primary.setText(self.tr("Look at %n file(s)", "", count) if count else self.tr("Look at the files"))
        self.primary.setEnabled(count > 0 and self._may_change)

    def _open(self, item: QTreeWidgetItem) -> None:
        """Enter or a double click: look at this one, if it can be looked at."""
        package = self._packages[item.data(FROM, _PACKAGE)]
        if package.refused is None and self._may_change:
            self.look_asked.emit([package])

    def _explain(self, item: QTreeWidgetItem | None) -> None:
        """All that can be said of the chosen one, with its name: several may look alike."""
        words = self.tr("{file} ({size}): {words}")
        told = {} if item is None else {"file": item.text(FILE), "size": item.text(SIZE)}
        self.words.setText(words.format(**told, words=item.data(STATE, _WORDS)) if item is not None else "")


def _tint(tokens: Tokens, light: str) -> str:
    return tokens.light_colour(light)
