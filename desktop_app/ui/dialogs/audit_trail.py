"""The record of changes: who did what and when, what it was before and after, and whether nobody tampered with it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.queries import audit
from desktop_app.queries.audit import STEPS_SHOWN, AuditFilter, EntryRow, StepRow
from desktop_app.services import journal
from desktop_app.services.office import Label
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_tree
from desktop_app.ui.formats import NOTHING, minute
from desktop_app.ui.models.lookups import language, listed
from desktop_app.ui.models.value_words import value_words
from desktop_app.ui.navigation import Navigator, label_words
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.date_edit import DateEdit

_STEP = Qt.ItemDataRole.UserRole
WIDTHS, DETAIL_WIDTHS = (130, 90, 380), (260, 140, 190)


class AuditTrail(OfficeDialog):
    """Steps above, newest first; below what the selected one changed."""

    def __init__(self, navigator: Navigator, parent: QWidget, record: str = "") -> None:
        super().__init__(navigator, self.tr("Record of changes"), parent)
        self._more_before: int | None = None
        self._narrowed: tuple[Sequence[str], str] = (), ""
        self.resize(900, 600)
        self._build_ui()
        self.record.setText(record)
        self._connect()
        navigator.worker.read(audit.users, self._show_users, owner=self)
        self.load()

    def _build_ui(self) -> None:
        self.record, self.user = QLineEdit(self), QComboBox(self)
        self.record.setPlaceholderText(self.tr("Project, company … (characters or pinyin)"))
        self.record.setAccessibleName(self.tr("Record"))
        self.record.setClearButtonEnabled(True)
        self.user.addItem(self.tr("Everybody"), "")
        self.user.setAccessibleName(self.tr("User"))
        self.since, self.until = DateEdit(self, self.navigator.today), DateEdit(self, self.navigator.today)
        self.since.setAccessibleName(self.tr("From"))
        self.until.setAccessibleName(self.tr("Until"))
        self.show_button = QPushButton(self.tr("Show"), self)
        self.list, self.details = self._tree(WIDTHS), self._tree(DETAIL_WIDTHS)
        self.list.setHeaderLabels([self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Records")])
        self.list.setAccessibleName(self.tr("Steps"))
        self.list.setRootIsDecorated(False)
        self.details.setHeaderLabels([self.tr("Record"), self.tr("Field"), self.tr("Before"), self.tr("After")])
        self.details.setAccessibleName(self.tr("Changed fields"))
        self.more = QPushButton(self.tr("Earlier steps"), self)
        self.verify = QPushButton(self.tr("Verify the record"), self)
        self.close_button = QPushButton(self.tr("Close"), self)
        for button in (self.show_button, self.more, self.verify, self.close_button):
            button.setAutoDefault(False)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "muted")
        top, foot = QHBoxLayout(), QHBoxLayout()
        for line in (top, foot):
            line.setSpacing(SPACE_S)
        top.addWidget(self.record, 2)
        top.addWidget(self.user, 1)
        for words, editor in ((self.tr("From"), self.since), (self.tr("Until"), self.until)):
            top.addWidget(QLabel(words, self))
            top.addWidget(editor)
        top.addWidget(self.show_button)
        for widget in (self.more, self.verify):
            foot.addWidget(widget)
        foot.addWidget(self.print_button)
        self.add_bar(foot, self.note)
        foot.addWidget(self.close_button)
        halves = QSplitter(Qt.Orientation.Vertical, self)
        halves.addWidget(self.list)
        halves.addWidget(self.details)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(top)
        column.addWidget(halves, 1)
        column.addLayout(foot)

    def _tree(self, widths: tuple[int, ...]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setColumnCount(len(widths) + 1)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        tree.header().setStretchLastSection(True)
        for place, width in enumerate(widths):
            tree.setColumnWidth(place, width)
        return tree

    def _connect(self) -> None:
        self.show_button.clicked.connect(self.load)
        self.record.returnPressed.connect(self.load)
        self.user.activated.connect(self.load)
        self.list.currentItemChanged.connect(self._chosen)
        self.more.clicked.connect(lambda: self._read(self._more_before))
        self.verify.clicked.connect(self._verify)
        self.close_button.clicked.connect(self.reject)

    def load(self) -> None:
        """Show the newest steps that match."""
        self._read(None)

    def _read(self, before: int | None) -> None:
        try:
            chosen = AuditFilter(
                str(self.user.currentData() or ""), self.record.text(), self.since.day(), self.until.day()
            )
        except ValueError:
            self.note.setText(self.tr("Enter a day, for instance 2022-03-15."))
            return
        self.note.setText("")
        ends = ((self.tr("From"), chosen.since), (self.tr("Until"), chosen.until))
        days = [f"{words} {day}" for words, day in ends if day is not None]
        self._narrowed = [chosen.user, *days], chosen.record
        self.navigator.worker.read(
            lambda session: audit.steps(session, chosen, before),
            lambda rows: self._show(rows, before is not None),
            owner=self,
            latest="steps",
        )

    def _show_users(self, names: list[str]) -> None:
        for name in names:
            self.user.addItem(name, name)

    def _show(self, rows: list[StepRow], add: bool) -> None:
        if not add:
            self.list.clear()
            self.details.clear()
        items = [self._step(row) for row in rows]
        self.list.addTopLevelItems(items)
        self._more_before = rows[-1].id if len(rows) == STEPS_SHOWN else None
        self.more.setVisible(self._more_before is not None)
        if items and not add:
            self.list.setCurrentItem(items[0])
        if not rows and not add:
            self.note.setText(self.tr("No step matches."))

    def _step(self, row: StepRow) -> QTreeWidgetItem:
        what = label_words(Label(row.template, dict(row.values)))
        if row.undone:
            what = self.tr("{step} (undone)").format(step=what)
        spoken = language()
        kinds = listed(kind_word(kind, spoken) for kind in row.kinds)
        records = self.tr("{kinds} ({count})").format(kinds=kinds, count=f"{row.count:,}") if row.count else NOTHING
        item = QTreeWidgetItem([minute(row.at_ms), row.user, what, records])
        item.setData(0, _STEP, row.id)
        item.setToolTip(2, what)
        item.setToolTip(3, kinds)
        return item

    def _chosen(self) -> None:
        item = self.list.currentItem()
        self.details.clear()
        if item is None:
            return
        step = int(item.data(0, _STEP))
        self.navigator.worker.read(
            lambda session: audit.entries(session, step), self._show_entries, owner=self, latest="entries"
        )

    def _show_entries(self, rows: list[EntryRow]) -> None:
        self.details.clear()
        spoken = language()
        for row in rows:
            name = f"{_op_words(row.op)} · {kind_word(row.kind, spoken)} {row.title}".strip()
            top = QTreeWidgetItem([name, "", "", ""])
            top.setToolTip(0, name)
            for change in row.fields:
                texts = [value_words(change.field, value) for value in (change.before, change.after)]
                child = QTreeWidgetItem(["", field_word(change.field, spoken, row.kind), *texts])
                for place, text in enumerate(texts, 2):
                    child.setToolTip(place, text)
                top.addChild(child)
            self.details.addTopLevelItem(top)
            top.setFirstColumnSpanned(True)
            top.setExpanded(len(rows) <= 20)

    def wanted(self) -> Wanted:
        """The steps that are listed, to be printed."""
        return of_tree(self.windowTitle(), self.list, *self._narrowed)

    def _verify(self) -> None:
        self.verify.setEnabled(False)
        self.note.setText(self.tr("Verifying…"))
        office = self.navigator.office
        self.navigator.worker.write(lambda: journal.verify(office), self._verified, self._failed, owner=self)

    def _verified(self, broken: int | None) -> None:
        self.verify.setEnabled(True)
        if broken is None:
            self.note.setText(self.tr("The record is whole: no step was changed afterwards."))
        else:
            words = self.tr("Step {number} was changed from outside the program, or one before it is missing.")
            self.note.setText(words.format(number=broken))

    def _failed(self, error: Exception) -> None:
        self.verify.setEnabled(True)
        self.note.setText("")
        self.show_error(error)


def _op_words(op: str) -> str:
    words = {
        "I": QCoreApplication.translate("AuditTrail", "added"),
        "U": QCoreApplication.translate("AuditTrail", "changed"),
        "D": QCoreApplication.translate("AuditTrail", "removed"),
    }
    return words.get(op, op)
