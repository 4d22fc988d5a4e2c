"""The responsible units: their list, and the form of one of them beside it."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.queries import units as query
from desktop_app.queries.units import UnitRecord
from desktop_app.services import units
from desktop_app.services.projects import Created
from desktop_app.settings import TableLayout
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.shown_lists import of_table
from desktop_app.ui.dialogs.unit_form import UnitForm
from desktop_app.ui.formats import date_text
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import word
from desktop_app.ui.row_source import ListSource
from desktop_app.ui.table_model import Column, TableModel
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.table_view import TableView

KEY = "units"
FORM_WIDTH = 380


def unit_columns(today: dt.date) -> list[Column]:
    """In the order of the table."""
    translate = QCoreApplication.translate

    def state(unit: UnitRecord) -> str:
        if unit.is_active(today):
            return translate("UnitsTab", "Takes part")
        return translate("UnitsTab", "Ended") if unit.active_to else translate("UnitsTab", "Not yet")

    return [
        Column("name", translate("UnitsTab", "Name"), width=190, fixed=True),
        Column("code", translate("UnitsTab", "Code"), width=76),
        Column("short_name", translate("UnitsTab", "Short name"), width=110),
        Column("group", translate("UnitsTab", "Group"), value=lambda unit: word(unit.group), width=84),
        Column("parent", translate("UnitsTab", "Stands under"), width=110, shown=False),
        Column("leader", translate("UnitsTab", "Leader"), width=80),
        Column("contact", translate("UnitsTab", "Contact"), width=80),
        Column("phone", translate("UnitsTab", "Phone"), width=110),
        Column("state", translate("UnitsTab", "State"), value=state, width=84),
        Column("active_from", translate("UnitsTab", "Takes part from"), date_text, width=100, shown=False),
        Column("active_to", translate("UnitsTab", "Until"), date_text, width=100, shown=False),
        Column("sort_order", translate("UnitsTab", "Place in the list"), align="right", width=80, shown=False),
    ]


class UnitsTab(QWidget):
    """`left` tells that Esc was pressed in the form."""

    left = Signal()

    def __init__(self, dialog: OfficeDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog
        self.navigator = dialog.navigator
        self.form: UnitForm | None = None
        self._units: Sequence[UnitRecord] = ()
        self._wanted = ""
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Name, code or person"))
        self.search.setAccessibleName(self.tr("Search the units"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.ended = QCheckBox(self.tr("Also those that have ended"), self)
        self.new_button = QPushButton(icon("plus"), self.tr("New unit"), self)
        self.new_button.setToolTip("Ctrl+N")
        self.active = QPushButton(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE_M)
        for widget in (self.search, self.ended):
            head.addWidget(widget)
        head.addStretch(1)
        self.print_button = PrintButton(self.navigator, self.wanted, self, self.dialog)
        head.addWidget(self.print_button)
        for button in (self.active, self.new_button):
            button.setAutoDefault(False)
            head.addWidget(button)
            button.setVisible(self.navigator.actor.is_centre)
        self.source = ListSource()
        layout = self.navigator.settings.current.tables.get(KEY)
        model = TableModel(unit_columns(self.navigator.today()), self.source)
        self.table = TableView(model, self, name=self.tr("Units"), layout=layout)
        self.side = QFrame(self)
        self.side.setProperty("look", "card")
        self.side.setFixedWidth(FORM_WIDTH)
        self._place = QVBoxLayout(self.side)
        self._place.setContentsMargins(0, 0, 0, 0)
        body = QHBoxLayout()
        body.setSpacing(SPACE_M)
        body.addWidget(self.table, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addLayout(body, 1)
        self._say_active(None)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._fill())
        self.ended.toggled.connect(lambda _on: self._fill())
        self.new_button.clicked.connect(self.new)
        self.active.clicked.connect(self._switch)
        self.table.current_changed.connect(self._show_unit)
        self.table.opened.connect(lambda _id: self._focus_form())
        self.table.layout_changed.connect(self._keep_layout)

    # showing

    def load(self) -> None:
        """Read the units; the one that is shown stays."""
        self.navigator.worker.read(query.records, self._show, self.dialog.show_error, owner=self, latest="units")

    def _show(self, found: Sequence[UnitRecord]) -> None:
        self._units = found
        self._fill()

    def _fill(self) -> None:
        today, wanted = self.navigator.today(), self.search.text().lower().split()
        rows = [
            unit
            for unit in self._units
            if (self.ended.isChecked() or unit.active_to is None or unit.active_to >= today or unit.id == self._wanted)
            and all(part in _text(unit) for part in wanted)
        ]
        self.source.set_rows(rows)
        self.table.set_empty(self.tr("No unit matches."))
        if self._wanted:
            self.table.select_id(self._wanted)
            self._wanted = ""
        shown = self.form.record.id if self.form is not None and self.form.record is not None else ""
        if self.form is None or (shown and self._record(shown) != self.form.record):
            self._show_unit(shown or self.table.current_id() or (rows[0].id if rows else ""))

    def _record(self, unit_id: str) -> UnitRecord | None:
        return next((unit for unit in self._units if unit.id == unit_id), None)

    def _show_unit(self, unit_id: str) -> None:
        record = self._record(unit_id)
        if record is not None:
            self.leave()
            self._set_form(UnitForm(self.navigator, self._units, self.side, record))
            self._say_active(record)

    def new(self) -> None:
        """The form of a new unit."""
        if not self.navigator.actor.is_centre:
            return
        self.table.grid.clearSelection()
        self.leave()
        self._set_form(UnitForm(self.navigator, self._units, self.side))
        self._say_active(None)
        self._focus_form()

    def _set_form(self, form: UnitForm) -> None:
        self.form = form
        form.saved.connect(self._saved)
        form.finished.connect(partial(self._form_left, form))
        self._place.addWidget(form)
        form.show()

    def _form_left(self, form: UnitForm, result: int) -> None:
        if self.form is form and not result:
            self.form = None
            self.left.emit()

    def _focus_form(self) -> None:
        if self.form is not None:
            self.form.rows["name"].editor.setFocus()

    def _say_active(self, record: UnitRecord | None) -> None:
        ended = record is not None and record.active_to is not None
        self.active.setText(self.tr("Reactivate") if ended else self.tr("Deactivate from tomorrow"))
        self.active.setIcon(icon("rotate-ccw" if ended else "pause"))
        self.active.setEnabled(record is not None and not record.is_centre)

    def _keep_layout(self, layout: TableLayout) -> None:
        self.navigator.settings.change(tables={**self.navigator.settings.current.tables, KEY: layout})

    def wanted(self) -> Wanted:
        """The units that are shown, to be printed."""
        ended = self.ended.text() if self.ended.isChecked() else ""
        return of_table(self.tr("Units"), self.table, [ended], self.search.text())

    # doing

    def save(self) -> None:
        """Save the form."""
        if self.form is not None and self.form.primary.isEnabled() and self.form.primary.isVisible():
            self.form.save()

    def leave(self) -> None:
        """Leave the form; what was typed stays as its draft, for the next form of the same unit."""
        form, self.form = self.form, None
        if form is not None:
            form.reject()
            self._place.removeWidget(form)

    def _saved(self, result: Any) -> None:
        assert self.form is not None
        record = self.form.record
        self._wanted = result.ids[0] if isinstance(result, Created) else record.id if record else ""
        self.form = None
        self.load()
        self.dialog.tell(result.changes if isinstance(result, Created) else result)

    def _switch(self) -> None:
        """End the shown unit today, or let it take part again."""
        record = self.form.record if self.form is not None else None
        if record is None:
            return
        self._wanted = record.id
        office, actor, today = self.navigator.office, self.navigator.actor, self.navigator.today()
        if record.active_to is not None:
            self.dialog.write(lambda: units.reactivate(office, actor, record.id))
        else:
            self.dialog.write(lambda: units.deactivate(office, actor, record.id, today))


def _text(unit: UnitRecord) -> str:
    return " ".join((unit.code, unit.name, unit.short_name, unit.leader, unit.contact, unit.phone)).lower()
