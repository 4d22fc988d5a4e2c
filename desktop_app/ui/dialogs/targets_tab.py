"""The targets of a year: units down, indicators across, written in like a spreadsheet and saved in one step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from db.enums import Indicator
from desktop_app.errors import in_one_line
from desktop_app.queries import targets as query
from desktop_app.queries.targets import TargetYear
from desktop_app.services import targets
from desktop_app.settings import TableLayout
from desktop_app.ui.dialogs.copy_targets import CopyTargets
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import listed, word
from desktop_app.ui.models.target_grid import DISTRICT, SUM, TargetGrid, shown_fields, target_columns, wrong_words
from desktop_app.ui.models.target_model import TargetModel
from desktop_app.ui.models.target_paste import read_block
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import CellEdit
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

KEY = "targets"


class TargetsTab(QWidget):
    """What is typed stays as a draft until it is saved or taken back. `changed` tells whether there is any."""

    changed = Signal(bool)

    def __init__(self, dialog: OfficeDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog
        self.navigator = dialog.navigator
        self.grid = TargetGrid()
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.year = QSpinBox(self)
        self.year.setRange(targets.FIRST_YEAR, targets.LAST_YEAR)
        self.year.setKeyboardTracking(False)
        self.year.setAccessibleName(self.tr("Year"))
        self.money = QComboBox(self)
        self.money.setAccessibleName(self.tr("Money in"))
        self.money.addItem(self.tr("Money in 亿元"), True)
        self.money.addItem(self.tr("Money in 万元"), False)
        self.copy = QPushButton(icon("copy"), self.tr("Copy the year before…"), self)
        self.restore = QPushButton(icon("undo-2"), self.tr("Take back what is not saved"), self)
        self.primary = QPushButton(self)
        self.primary.setProperty("look", "primary")
        self.primary.setToolTip("Ctrl+Enter")
        self.standing = QLabel(self)
        self.standing.setProperty("look", "muted")
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        for widget in (QLabel(self.tr("Year"), self), self.year, self.money, self.standing):
            head.addWidget(widget)
        head.addStretch(1)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self.dialog)
        head.addWidget(self.print_button)
        for button in (self.restore, self.copy, self.primary):
            button.setAutoDefault(False)
            button.setVisible(self.navigator.actor.is_centre)
            head.addWidget(button)
        self.source = ListSource()
        on_edit = self._edited if self.navigator.actor.is_centre else None
        self.model = TargetModel(target_columns(self.grid), self.source, on_edit)
        layout = self.navigator.settings.current.tables.get(KEY)
        self._chosen = layout.columns if layout else ()
        widths = TableLayout(widths=layout.widths if layout else {})
        self.table = TableView(self.model, self, name=self.tr("Targets"), dense=True, layout=widths, grows=True)
        triggers = self.table.grid.editTriggers() | QAbstractItemView.EditTrigger.AnyKeyPressed
        self.table.grid.setEditTriggers(triggers)
        self.wrong = QLabel(self)
        self.wrong.setProperty("look", "error")
        self.wrong.setAccessibleName(self.tr("Cells that cannot be saved"))
        self.show_wrong = QPushButton(self.tr("Show the cell"), self)
        self.show_wrong.setProperty("look", "link")
        self.show_wrong.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self.wrong)
        foot.addWidget(self.show_wrong)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.year.valueChanged.connect(lambda _year: self._go())
        self.money.activated.connect(lambda _place: self._show_unit())
        self.copy.clicked.connect(self._copy)
        self.restore.clicked.connect(self._take_back)
        self.primary.clicked.connect(self.save)
        self.show_wrong.clicked.connect(self._show_wrong)
        self.table.opened.connect(lambda _id: self.table.grid.edit(self.table.grid.currentIndex()))
        self.table.paste_asked.connect(self.paste)
        self.table.layout_changed.connect(self._keep_layout)
        delegate = self.table.grid.itemDelegate()
        delegate.closeEditor.connect(self._go_down)
        for key, act in ((QKeySequence.StandardKey.Delete, self._clear), (QKeySequence.StandardKey.Undo, self._back)):
            shortcut = QShortcut(QKeySequence(key), self.table.grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # showing

    def load(self) -> None:
        """Read the targets of the chosen year; at first of the newest one that has any."""
        chosen, today = self.grid.year, self.navigator.today()
        year = self.year.value() if chosen is not None else None

        def read(session: Any) -> TargetYear:
            wanted = year or max(query.years(session), default=today.year)
            return query.of_year(session, wanted)

        self.navigator.worker.read(read, self._show, self.dialog.show_error, owner=self, latest="targets")

    def _go(self) -> None:
        """To another year; what was typed for this one stays as its draft."""
        self.keep_draft()
        self.load()

    def _show(self, year: TargetYear) -> None:
        again = self.grid.year is not None and self.grid.year.year == year.year
        self.grid.show_year(year)
        self.year.blockSignals(True)
        self.year.setValue(year.year)
        self.year.blockSignals(False)
        self.model.show_columns(shown_fields(year, self._chosen))
        kept = self.navigator.settings.current.drafts.get(self._draft())
        if kept and not again and self.navigator.actor.is_centre:
            self.grid.take_draft(kept)
        self.source.set_rows(self.grid.lines)
        self.primary.setText(self.tr("Save the targets of {year}").format(year=year.year))
        self.copy.setVisible(self.navigator.actor.is_centre and year.before)
        self._say()

    def _say(self) -> None:
        """How much is not saved yet, and which cells cannot be."""
        self.source.rows_changed.emit(0, self.source.count() - 1)
        bad = self.grid.wrong()
        count = len(self.grid.changed()) + len(bad)
        empty = self.grid.year is not None and not self.grid.year.values
        nothing = self.tr("This year has no targets yet.") if empty else ""
        self.standing.setText(self.tr("%n cell(s) not saved yet", "", count) if count else nothing)
        self.restore.setEnabled(bool(count))
        self.primary.setEnabled(bool(count))
        self.wrong.setVisible(bool(bad))
        self.show_wrong.setVisible(bool(bad))
        if bad:
            line, indicator = bad[0]
            more = self.tr("%n more cell(s) cannot be saved.", "", len(bad) - 1) if len(bad) > 1 else ""
            text, why = self.grid.text(line, indicator), in_one_line((wrong_words(indicator), more))
            self.wrong.setText(f"■ {line.name} · {word(indicator)}: “{text}” — {why}")
        self.changed.emit(bool(count))

    def _show_unit(self) -> None:
        """Write money in 亿元 or in 万元."""
        self.grid.in_yi = bool(self.money.currentData())
        self.model.set_columns(target_columns(self.grid))

    def _show_wrong(self) -> None:
        """Go to the first cell that cannot be saved."""
        line, indicator = self.grid.wrong()[0]
        index = self.model.index(self.source.index_of(line.id), self.model.column_of(indicator.value))
        self.table.setFocus()
        self.table.grid.setCurrentIndex(index)
        self.table.grid.scrollTo(index)

    def _keep_layout(self, layout: TableLayout) -> None:
        self._chosen = layout.columns
        self.navigator.settings.change(tables={**self.navigator.settings.current.tables, KEY: layout})

    def wanted(self) -> Wanted:
        """The sheet as it stands, what is not saved yet told below the title."""
        title = self.tr("Targets of {year}").format(year=self.year.value())
        sheet = of_table(title, self.table, [self.standing.text()])
        return replace(sheet, numbered=lambda line: line.id not in (DISTRICT, SUM))

    # writing in it

    def _edited(self, edits: Sequence[CellEdit]) -> None:
        self.grid.remember()
        for edit in edits:
            self.grid.enter(edit.row_id, Indicator(edit.field), str(edit.value or ""))
        self._say()

    def paste(self, text: str) -> None:
        """Put a block from a spreadsheet where it belongs."""
        current = self.table.grid.currentIndex()
        shown = [Indicator(column.field) for column in self.model.columns[1:]]
        if not self.navigator.actor.is_centre or not shown:
            return
        pasted = read_block(text, self.grid.lines, shown, max(0, current.row()), max(0, current.column() - 1))
        self.grid.remember()
        for line_id, indicator, cell in pasted.cells:
            self.grid.enter(line_id, indicator, cell)
        hidden = {indicator.value for _line, indicator, _cell in pasted.cells} - {c.field for c in self.model.columns}
        if hidden:
            self.model.show_columns([*(c.field for c in self.model.columns), *hidden])
        self._say()
        if pasted.unknown:
            words = self.tr("%n line(s) of the block have no place here: {names}", "", len(pasted.unknown))
            self.dialog.bar.show_message("warning", words.format(names=listed(pasted.unknown[:5])))

    def _clear(self) -> None:
        column = self.table.grid.currentIndex().column()
        if self.model.on_edit is not None and column > 0:
            self.model.edit([(row, column, "") for row in self.table.grid.selected_rows()])

    def _back(self) -> None:
        """Ctrl+Z: as it was before the last cell, fill or block."""
        self.grid.back()
        self._say()

    def _go_down(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter saves a cell and goes on to the one below."""
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            current = self.table.grid.currentIndex()
            below = self.model.index(current.row() + 1, current.column())
            if below.isValid():
                self.table.grid.setCurrentIndex(below)

    def _take_back(self) -> None:
        self.grid.forget()
        self.keep_draft()
        self._say()

    # saving

    def save(self) -> None:
        """Save everything that was typed in one step; cells that cannot be read stop it and are shown."""
        self.table.setFocus()  # a cell that is still being written is taken
        if self.grid.wrong():
            self._show_wrong()
            return
        year, entered = self.grid.year, self.grid.changed()
        if year is None or not entered:
            return
        self.primary.setEnabled(False)
        office, actor, number = self.navigator.office, self.navigator.actor, year.year
        self.navigator.worker.write(
            lambda: targets.set_targets(office, actor, number, entered), self._saved, self._failed, owner=self
        )

    def _saved(self, result: Any) -> None:
        self.grid.forget()
        self.keep_draft()
        self.load()
        self.dialog.tell(result)

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        self.dialog.show_error(error)

    def _copy(self) -> None:
        if self.grid.year is not None:
            form = CopyTargets(self.navigator, self.grid.year.year, self)
            form.saved.connect(self._copied)
            form.open()

    def _copied(self, result: targets.Copied) -> None:
        words = self.tr("%n target(s) copied; those that were there stay as they are.", "", result.count)
        self.dialog.tell(result.changes, words)

    # drafts

    def _draft(self) -> str:
        return f"targets.{self.grid.year.year}" if self.grid.year else ""

    def keep_draft(self) -> None:
        """What was typed and is not saved is there again next time."""
        name, current = self._draft(), self.navigator.settings.current.drafts
        kept = self.grid.draft()
        if name and (kept or name in current):
            others = {key: value for key, value in current.items() if key != name}
            self.navigator.settings.change(drafts={**others, name: kept} if kept else others)
