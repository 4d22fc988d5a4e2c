"""Change one field of many projects in one step."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop_app.services.projects import FieldEdit, update_fields
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, value_of
from desktop_app.ui.widgets.form_row import FormRow


class BulkEdit(FormDialog):
    """Choose the field, give the value; all or none of the projects change."""

    def __init__(self, navigator: Navigator, lookups: Lookups, ids: Sequence[str], parent: QWidget) -> None:
        title = self.tr("Change %n project(s)", "", len(ids))
        super().__init__(navigator, title, title, parent)
        self._ids = ids
        self._lookups = lookups
        self._value_row: FormRow | None = None
        fields = [
            ("handler", self.tr("Handler")),
            ("next_step", self.tr("Next step")),
            ("next_step_date", self.tr("Next step due")),
            ("campaign_code", self.tr("Campaign")),
            ("host_unit_id", self.tr("Unit that reported it")),
            ("landing_unit_id", self.tr("Landing unit")),
            ("industry_code", self.tr("Industry")),
            ("is_quality", self.tr("Quality project")),
        ]
        self._labels = dict(fields)
        self.choice: QComboBox = combo(self, list(fields))
        self.add_row("field", self.tr("Field"), self.choice, wide=True)
        self.choice.currentIndexChanged.connect(self._show_editor)
        self.resize(460, 240)
        self._show_editor()

    def _editor(self, field: str) -> QWidget:
        if field == "next_step_date":
            return DateEdit(self, self.navigator.today)
        if field == "is_quality":
            return QCheckBox(self.tr("yes"), self)
        if field.endswith("unit_id"):
            return CodeCombo(self._lookups.units, self)
        if field.endswith("_code"):
            return CodeCombo(self._lookups.tables.get(field.removesuffix("_code"), ()), self)
        return line(self)

    def _show_editor(self) -> None:
        if self._value_row is not None:
            self.grid.removeWidget(self._value_row)
            self._value_row.hide()
            self._value_row.deleteLater()
        field = self.choice.currentData()
        self._place = (1, 0)
        self._value_row = self.add_row("value", self._labels[field], self._editor(field), wide=True)

    def action(self) -> Callable[[], Any]:
        self.values()
        assert self._value_row is not None
        field, value = self.choice.currentData(), value_of(self._value_row.editor)
        if field.endswith("unit_id"):
            value = value or None
        edits = [FieldEdit(one, field, value) for one in self._ids]
        office, actor = self.navigator.office, self.navigator.actor
        return lambda: update_fields(office, actor, edits)
