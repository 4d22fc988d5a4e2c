"""Forms of the duties: one to enter or change, and one to close."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from db.enums import TaskSource
from desktop_app.queries.duties import JOINER, DutyRow
from desktop_app.queries.units import UnitRecord
from desktop_app.services import duties
from desktop_app.services.duties import DutyInput
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import unit_choice, word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph, set_value

NEW_DRAFT = "duty.new"


def unit_choices(units: Sequence[UnitRecord], day: dt.date, also: str | None = None) -> list[Choice]:
    """The units that take part on a day, and the one that is chosen already."""
    return [unit_choice(unit) for unit in units if unit.is_active(day) or unit.id == also]


class DutyForm(FormDialog):
    """A new duty, or an existing one when a row is passed."""

    def __init__(
        self, navigator: Navigator, units: Sequence[UnitRecord], parent: QWidget, row: DutyRow | None = None
    ) -> None:
        title = self.tr("Change the duty") if row else self.tr("New duty")
        verb = self.tr("Save the duty") if row else self.tr("Enter the duty")
        super().__init__(navigator, title, verb, parent, f"duty.{row.id}" if row else NEW_DRAFT)
        self._row = row
        self._units = units
        self.resize(620, 500)
        self._build_rows()
        self._fill()
        self.rows["matter"].editor.setFocus()

    def _build_rows(self) -> None:
        today, row = self.navigator.today, self._row
        choices = unit_choices(self._units, today(), row.unit_id if row else None)
        self.add_row("matter", self.tr("Matter"), paragraph(self, 3), required=True, wide=True)
        self.add_row("source", self.tr("Source"), combo(self, word_choices(TaskSource)))
        self.add_row("due_on", self.tr("Due"), DateEdit(self, today))
        self.add_row("unit_id", self.tr("Unit in charge"), CodeCombo(choices, self), required=True)
        self._helper = CodeCombo(choices, self)
        self._helper.value_changed.connect(self._add_helper)
        self.add_row("helper", self.tr("Add a unit that helps"), self._helper)
        self._helpers = line(self)
        hint = self.tr("Names or codes, joined by 、")
        self.add_row("co_unit_codes", self.tr("Units that help"), self._helpers, wide=True, hint=hint)
        self.add_row("evidence", self.tr("Evidence"), paragraph(self, 2), wide=True)

    def _fill(self) -> None:
        if self._row is None:
            own = next((u.id for u in self._units if u.code == self.navigator.actor.unit_code), "")
            set_value(self.rows["source"].editor, TaskSource.MEETING)
            if not self.navigator.actor.is_centre:
                set_value(self.rows["unit_id"].editor, own)
        else:
            row = self._row
            shown = {"matter": row.matter, "source": row.source, "due_on": row.due_on, "unit_id": row.unit_id}
            for name, value in {**shown, "evidence": row.evidence}.items():
                set_value(self.rows[name].editor, value)
            self._helpers.setText(JOINER.join(row.co_units))
        self.load_draft()

    def _add_helper(self, unit_id: str) -> None:
        """The chosen unit goes into the list, and the field is free for the next."""
        unit = next((u for u in self._units if u.id == unit_id), None)
        if unit is None:
            return
        names = [part for part in re.split(r"[、,，;；]", self._helpers.text()) if part.strip()]
        label = unit.short_name or unit.name
        if label not in names:
            self._helpers.setText(JOINER.join([*names, label]))
        self._helper.set_value("")

    def _codes(self, text: str) -> list[str]:
        """The codes of what stands in the list; an unknown name stays as it is, for the service to name it."""
        known = {name: unit.code for unit in self._units for name in (unit.name, unit.short_name, unit.code) if name}
        parts = [part.strip() for part in re.split(r"[、,，;；]", text)]
        return [known.get(part, known.get(part.upper(), part)) for part in parts if part]

    def action(self) -> Callable[[], Any]:
        values = self.values()
        entered = DutyInput(
            TaskSource(values["source"]),
            values["matter"],
            values["unit_id"] or None,
            self._codes(values["co_unit_codes"]),
            values["due_on"],
            values["evidence"],
        )
        office, actor, row = self.navigator.office, self.navigator.actor, self._row
        if row is None:
            return lambda: duties.add_duty(office, actor, entered)
        return lambda: duties.change_duty(office, actor, row.id, entered)


class CloseForm(FormDialog):
    """销号: the day, and what shows that it is done."""

    def __init__(self, navigator: Navigator, rows: Sequence[DutyRow], parent: QWidget) -> None:
        title = self.tr("Close the duty") if len(rows) == 1 else self.tr("Close %n duties", "", len(rows))
        super().__init__(navigator, title, title, parent)
        self._ids = [row.id for row in rows]
        self.resize(460, 300)
        if len(rows) == 1:
            self.add_heading(rows[0].matter).setWordWrap(True)
        day = DateEdit(self, navigator.today)
        day.set_day(navigator.today())
        self.add_row("closed_on", self.tr("Closed on"), day, required=True)
        self.add_row("evidence", self.tr("Evidence"), paragraph(self, 3), wide=True)
        if len(rows) == 1:
            set_value(self.rows["evidence"].editor, rows[0].evidence)
        self.rows["evidence"].editor.setFocus()

    def action(self) -> Callable[[], Any]:
        values = self.values()
        day = values["closed_on"] or self.navigator.today()
        office, actor, ids = self.navigator.office, self.navigator.actor, self._ids
        return lambda: duties.close_duties(office, actor, ids, day, values["evidence"])
