"""Who is on a session's list, with a tick for everybody who signed in. The list only tells what was asked for."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.queries.training import PersonLine
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ROW_HEIGHT_DENSE, SPACE_S
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo

ID = Qt.ItemDataRole.UserRole


class PeopleTree(QTreeWidget):
    """Space ticks all selected persons, Delete takes them off the list, Ctrl+V brings names in."""

    ticked = Signal(list, bool)
    removed = Signal(list)
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderLabels([self.tr("Name"), self.tr("Unit")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Attendance"))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._item_changed)

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show these; when only ticks differ the list stands still under the cursor."""
        blocked = self.blockSignals(True)
        if [one.id for one in people] != self.ids():
            self._fill(people)
        for place, one in enumerate(people):
            item = self.topLevelItem(place)
            assert item is not None
            item.setCheckState(0, Qt.CheckState.Checked if one.attended else Qt.CheckState.Unchecked)
        self.blockSignals(blocked)
        self.viewport().update()

    def ids(self) -> list[str]:
        """The persons in their order."""
        return [self._id(self.topLevelItem(place)) for place in range(self.topLevelItemCount())]

    def selected(self) -> list[str]:
        """The selected persons."""
        return [self._id(item) for item in self.selectedItems()]

    def _fill(self, people: Iterable[PersonLine]) -> None:
        current, place = self._id(self.currentItem()), self.verticalScrollBar().value()
        self.clear()
        for one in people:
            item = QTreeWidgetItem([one.person, one.unit or NOTHING])
            item.setData(0, ID, one.id)
            item.setToolTip(1, one.unit)
            item.setSizeHint(0, QSize(0, ROW_HEIGHT_DENSE))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addTopLevelItem(item)
            if one.id == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(place)

    def _id(self, item: QTreeWidgetItem | None) -> str:
        return str(item.data(0, ID)) if item is not None else ""

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.ticked.emit([self._id(item)], item.checkState(0) == Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and self.selectedItems():
            self.removed.emit(self.selected())
        elif event.key() == Qt.Key.Key_Space and (item := self.currentItem()) is not None:
            self.ticked.emit(self.selected() or [self._id(item)], item.checkState(0) != Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class AttendanceList(QWidget):
    """The list, what can be done with all of it above, and a line to add a person below; `head` takes more."""

    added = Signal(str, str)
    contacts_asked = Signal()
    paste_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = PeopleTree(self)
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.all_button = QPushButton(self.tr("All were here"), self)
        self.paste_button = QPushButton(icon("clipboard-paste"), self.tr("Paste names…"), self)
        self.contacts_button = QPushButton(icon("users"), self.tr("Contacts"), self)
        self.contacts_button.setToolTip(self.tr("Put the contact person of every unit on the list"))
        self.note = QLabel(self)
        self.note.setProperty("look", "caption")
        self.note.setWordWrap(True)
        self.person = QLineEdit(self)
        self.person.setPlaceholderText(self.tr("Name"))
        self.person.setAccessibleName(self.tr("Name of the person"))
        self.unit = CodeCombo((), self)
        self.unit.setPlaceholderText(self.tr("Unit"))
        self.unit.setAccessibleName(self.tr("Unit of the person"))
        self.add_button = QPushButton(icon("plus"), self.tr("Add"), self)
        self.add_button.setEnabled(False)
        self.remove_button = QPushButton(icon("trash-2"), "", self)
        self.remove_button.setAccessibleName(self.tr("Take off the list"))
        self.remove_button.setToolTip(self.tr("Take the selected persons off the list  Delete"))
        self.remove_button.setEnabled(False)
        self.head = top = QHBoxLayout()
        foot = QHBoxLayout()
        for widget in (self.paste_button, self.contacts_button, self.all_button):
            top.addWidget(widget)
        top.addStretch(1)
        foot.addWidget(self.person, 2)
        foot.addWidget(self.unit, 3)
        foot.addWidget(self.add_button)
        foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(top)
        column.addWidget(self.note)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.person.textChanged.connect(lambda text: self.add_button.setEnabled(bool(text.strip())))
        self.person.returnPressed.connect(self._add)
        self.unit.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.all_button.clicked.connect(lambda: self.tree.ticked.emit(self.tree.ids(), True))
        self.remove_button.clicked.connect(lambda: self.tree.removed.emit(self.tree.selected()))
        self.tree.itemSelectionChanged.connect(lambda: self.remove_button.setEnabled(bool(self.tree.selectedItems())))
        self.paste_button.clicked.connect(self.paste_asked)
        self.contacts_button.clicked.connect(self.contacts_asked)

    def set_units(self, units: Sequence[Choice]) -> None:
        """The units to choose from."""
        self.unit.set_choices(units)

    def show_people(self, people: Sequence[PersonLine], note: str) -> None:
        """Show these, with a line above them."""
        self.tree.show_people(people)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.all_button.setEnabled(any(not one.attended for one in people))

    def _add(self) -> None:
        """Hand the person over; the unit stays, because the next person is often of the same."""
        try:
            unit = self.unit.chosen()
        except ValueError:
            self.unit.setFocus()
            return
        if self.person.text().strip():
            self.added.emit(self.person.text(), unit)
            self.person.clear()
            self.person.setFocus()
