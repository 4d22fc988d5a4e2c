"""Forms of the training schedule: a session, which stands in the panel, and the plan of a year."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from db.enums import TrainingForm
from desktop_app.domain.training import CENTI_PER_HOUR, hours_text, read_hours
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.training import FormCount, SessionRecord, Year
from desktop_app.services import training
from desktop_app.services.training import PlanInput, SessionInput
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.clock_edit import ClockEdit
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph, set_value

NEW_DRAFT = "training.new"


class SessionForm(FormDialog):
    """A new session, or an existing one when a record is passed. It is a part of its parent, not a window."""

    def __init__(
        self,
        navigator: Navigator,
        units: list[Choice],
        parent: QWidget,
        record: SessionRecord | None = None,
        day: dt.date | None = None,
    ) -> None:
        title = self.tr("Change the training") if record else self.tr("New training")
        verb = self.tr("Save training") if record else self.tr("Enter training")
        super().__init__(navigator, title, verb, parent, f"training.{record.row.id}" if record else NEW_DRAFT)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._yield_save_key()
        self._record = record
        self._units = units
        self._filled_hours = ""
        self.add_heading(title)
        self._build_rows()
        self._fill(day)
        self.setAccessibleName(title)

    def _yield_save_key(self) -> None:
        """Ctrl+Enter belongs to the window, which asks its page to save; two owners of a key would cancel out."""
        for key in self.findChildren(QShortcut):
            key.setEnabled(False)

    def _build_rows(self) -> None:
        today = self.navigator.today
        self.starts, self.ends = ClockEdit(self), ClockEdit(self, "11:30")
        self.hours = line(self)
        self.add_row("topic", self.tr("Topic"), line(self), required=True, wide=True)
        self.add_row("form", self.tr("Form"), combo(self, word_choices(TrainingForm)))
        self.add_row("day", self.tr("Date"), DateEdit(self, today), required=True)
        self.add_row("starts", self.tr("Begins at"), self.starts, required=True)
        self.add_row("ends", self.tr("Ends at"), self.ends)
        self.add_row("end_day", self.tr("Last day"), DateEdit(self, today), hint=self.tr("If it takes several days"))
        self.add_row("hours_centi", self.tr("Hours"), self.hours)
        self.add_row("place", self.tr("Place"), line(self), wide=True)
        self.add_row("teacher", self.tr("Teacher"), line(self))
        self.add_row("unit_id", self.tr("Organised by"), CodeCombo(self._units, self))
        self.add_row("audience", self.tr("For whom"), line(self), wide=True)
        self.add_row("materials", self.tr("Materials"), paragraph(self, 2), wide=True)
        if self._record is not None:
            self.add_row("feedback", self.tr("Feedback"), paragraph(self, 2), wide=True)
        for edit in (self.starts, self.ends):
            edit.editingFinished.connect(self._fill_hours)

    def _fill(self, day: dt.date | None) -> None:
        if self._record is not None:
            for name, value in _shown(self._record).items():
                set_value(self.rows[name].editor, value)
        else:
            own = self.navigator.actor.unit_code.lower()
            set_value(self.rows["unit_id"].editor, next((u.value for u in self._units if u.words == own), ""))
            set_value(self.rows["starts"].editor, "09:00")
        self.load_draft()
        if day is not None:
            set_value(self.rows["day"].editor, day)

    def _fill_hours(self) -> None:
        """The length in hours, as long as nobody has written another number."""
        if self.hours.text() not in ("", self._filled_hours) or self._days():
            return
        try:
            begins, ends = self.starts.clock(), self.ends.clock()
        except ValueError:
            return
        if begins and ends and ends > begins:
            minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
            self._filled_hours = hours_text(round(minutes * CENTI_PER_HOUR / 60))
            self.hours.setText(self._filled_hours)

    def _days(self) -> bool:
        editor = self.rows["end_day"].editor
        return isinstance(editor, DateEdit) and bool(editor.text().strip())

    def action(self) -> Callable[[], Any]:
        values = self.values()
        wrong: dict[str, UserError] = {}

        def read(name: str, reader: Callable[[], Any], words: str) -> Any:
            try:
                return reader()
            except ValueError:
                wrong[name] = UserError(words)
                return None

        clock_words = QT_TRANSLATE_NOOP("errors", "Enter a time, for instance 9:00 or 14:30.")
        hours_words = QT_TRANSLATE_NOOP("errors", "Enter the hours as a number, for instance 2.5.")
        begins = read("starts", self.starts.clock, clock_words)
        ends = read("ends", self.ends.clock, clock_words)
        hours = read("hours_centi", lambda: read_hours(self.hours.text()), hours_words)
        if values["day"] is None:
            wrong["day"] = UserError(QT_TRANSLATE_NOOP("errors", "Enter the day of the training."))
        if begins is None and "starts" not in wrong:
            wrong["starts"] = UserError(QT_TRANSLATE_NOOP("errors", "Enter when the training begins."))
        if not values["topic"]:
            wrong["topic"] = UserError(QT_TRANSLATE_NOOP("errors", "Say what the training is about."))
        if values["end_day"] and ends is None and "ends" not in wrong:
            wrong["ends"] = UserError(QT_TRANSLATE_NOOP("errors", "Enter when the last day ends."))
        if wrong:
            wrong = {name: wrong[name] for name in self.rows if name in wrong}  # the cursor goes to the first of them
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
        return self._service(values, begins, ends, hours)

    def _service(
        self, values: dict[str, Any], begins: dt.time, ends: dt.time | None, hours: int | None
    ) -> Callable[[], Any]:
        entered = SessionInput(
            values["topic"],
            TrainingForm(values["form"]),
            dt.datetime.combine(values["day"], begins),
            dt.datetime.combine(values["end_day"] or values["day"], ends) if ends else None,
            values["place"],
            values["teacher"],
            values["unit_id"] or None,
            hours,
            values["audience"],
            values["materials"],
            values.get("feedback", ""),
        )
        office, actor, record = self.navigator.office, self.navigator.actor, self._record
        if record is None:
            return lambda: training.create_session(office, actor, entered)
        return lambda: training.change_session(office, actor, record.row.id, entered)


def _shown(record: SessionRecord) -> dict[str, Any]:
    """What the fields show of a session."""
    row = record.row
    return {
        "topic": row.topic,
        "form": row.form,
        "day": row.day,
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}" if row.ends else "",
        "end_day": row.ends.date() if row.ends and row.ends.date() != row.day else None,
        "hours_centi": hours_text(row.hours_centi),
        "place": row.place,
        "teacher": row.teacher,
        "unit_id": row.unit_id,
        "audience": row.audience,
        "materials": row.materials,
        "feedback": record.feedback,
    }


class PlanForm(FormDialog):
    """How many sessions of each form a year is to have, and what they are about."""

    def __init__(self, navigator: Navigator, year: Year, parent: QWidget) -> None:
        title = self.tr("Training plan of {year}").format(year=year.year)
        super().__init__(navigator, title, self.tr("Save the plan"), parent)
        self._year = year.year
        self.add_row("online_planned", self.tr("Sessions online"), line(self, whole=True))
        self.add_row("offline_planned", self.tr("Sessions offline"), line(self, whole=True))
        hint = self.tr("Stands under the title of the printed schedule")
        self.add_row("text", self.tr("About the plan"), paragraph(self, 4), wide=True, hint=hint)
        set_value(self.rows["text"].editor, year.text)
        for count in year.counts:
            set_value(self.rows[_field(count)].editor, count.planned)
        self.resize(520, 320)
        self.rows["online_planned"].editor.setFocus()

    def action(self) -> Callable[[], Any]:
        values = self.values()
        entered = PlanInput(self._year, values["online_planned"] or 0, values["offline_planned"] or 0, values["text"])
        office, actor = self.navigator.office, self.navigator.actor
        return lambda: training.save_plan(office, actor, entered)


def _field(count: FormCount) -> str:
    return "online_planned" if count.form is TrainingForm.ONLINE else "offline_planned"
