"""The form of a responsible unit; it stands beside the list, as a part of its parent."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from db.enums import UnitGroup
from desktop_app.queries.units import UnitRecord
from desktop_app.services import units
from desktop_app.services.units import UnitInput
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import unit_choice, word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, set_value

NEW_DRAFT = "unit.new"
_FIELDS = (
    "name", "code", "short_name", "group", "parent_id", "leader", "contact", "phone", "active_from", "active_to",
    "sort_order",
)  # fmt: skip


class UnitForm(FormDialog):
    """A new unit, or an existing one when a record is passed. Whoever is not of the centre only reads it."""

    def __init__(
        self, navigator: Navigator, others: Sequence[UnitRecord], parent: QWidget, record: UnitRecord | None = None
    ) -> None:
        title = self.tr("Change the unit") if record else self.tr("New unit")
        verb = self.tr("Save the unit") if record else self.tr("Enter the unit")
        super().__init__(navigator, title, verb, parent, f"unit.{record.id}" if record else NEW_DRAFT)
        self.setWindowFlags(Qt.WindowType.Widget)
        for key in self.findChildren(QShortcut):  # Ctrl+Enter belongs to the dialog around it
            key.setEnabled(False)
        self.cancel.hide()
        self.record = record
        self.add_heading(record.name if record else title)
        self.setAccessibleName(title)
        self._build_rows(others)
        for name in _FIELDS if record else ():
            set_value(self.rows[name].editor, getattr(record, name))
        if navigator.actor.is_centre:
            self.load_draft()
        else:
            self._lock()

    def _build_rows(self, others: Sequence[UnitRecord]) -> None:
        today, record = self.navigator.today, self.record
        self.add_row("name", self.tr("Name"), line(self), required=True, wide=True)
        code = line(self)
        hint = self.tr("Never changes; project numbers contain it") if record is None else ""
        self.add_row("code", self.tr("Code"), code, required=True, hint=hint)
        self.add_row("short_name", self.tr("Short name"), line(self))
        self.add_row("group", self.tr("Group"), combo(self, word_choices(UnitGroup)), required=True)
        above = [unit_choice(unit) for unit in others if record is None or unit.id != record.id]
        self.add_row("parent_id", self.tr("Stands under"), CodeCombo(above, self))
        self.add_row("leader", self.tr("Leader"), line(self))
        self.add_row("contact", self.tr("Contact"), line(self))
        self.add_row("phone", self.tr("Phone"), line(self))
        order = self.tr("Place in the list")
        self.add_row("sort_order", order, line(self, whole=True), hint="" if record else self.tr("Empty = last"))
        self.add_row("active_from", self.tr("Takes part from"), DateEdit(self, today))
        self.add_row("active_to", self.tr("Until"), DateEdit(self, today))
        code.setReadOnly(record is not None)
        code.setEnabled(record is None)

    def _lock(self) -> None:
        for row in self.rows.values():
            if isinstance(row.editor, QLineEdit):
                row.editor.setReadOnly(True)
            row.editor.setEnabled(False)
        self.primary.hide()
        self.note.setText(self.tr("Only the centre changes units."))

    def action(self) -> Callable[[], Any]:
        values = self.values()
        values["group"] = UnitGroup(values["group"])
        values["parent_id"] = values["parent_id"] or None
        entered = UnitInput(**values)
        office, actor, record = self.navigator.office, self.navigator.actor, self.record
        if record is None:
            return lambda: units.add_unit(office, actor, entered)
        return lambda: units.change_unit(office, actor, record.id, entered)
