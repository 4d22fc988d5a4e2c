"""Forms for what the centre does for a project: referral, assist, recognition by the city."""

from collections.abc import Callable
from typing import Any

from desktop_app.services import project_support as support
from desktop_app.ui.dialogs.entry_forms import EntryForm
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import line, paragraph
from desktop_app.ui.widgets.money_edit import MoneyEdit


class ReferralForm(EntryForm):
    """推荐 to a unit."""

    def words(self) -> tuple[str, str]:
        return self.tr("Referral"), self.tr("Refer the project")

    def build_rows(self) -> None:
        self.add_row("to_unit_id", self.tr("To unit"), CodeCombo(self.lookups.units, self), required=True)
        self.add_row("from_unit_id", self.tr("From unit"), CodeCombo(self.lookups.units, self))
        self.add_row("referred_on", self.tr("Referred on"), self.day(), required=True)
        self.add_row("accepted_on", self.tr("Accepted on"), DateEdit(self, self.navigator.today))
        self.add_row("note", self.tr("Remark"), line(self), wide=True)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        for name in ("to_unit_id", "from_unit_id"):
            values[name] = values[name] or None
        entered = support.ReferralInput(**values)
        office, actor, project_id = self.navigator.office, self.navigator.actor, self.project.id
        return lambda: support.add_referral(office, actor, project_id, entered)


class AssistForm(EntryForm):
    """攻坚 with a unit."""

    def words(self) -> tuple[str, str]:
        return self.tr("Help"), self.tr("Record the help")

    def build_rows(self) -> None:
        self.add_row("unit_id", self.tr("Unit"), CodeCombo(self.lookups.units, self))
        self.add_row("assisted_on", self.tr("Date"), self.day(), required=True)
        self.add_row("note", self.tr("What was done"), paragraph(self), wide=True)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        values["unit_id"] = values["unit_id"] or None
        entered = support.AssistInput(**values)
        office, actor, project_id = self.navigator.office, self.navigator.actor, self.project.id
        return lambda: support.add_assist(office, actor, project_id, entered)


class RecognitionForm(EntryForm):
    """北京认定."""

    def words(self) -> tuple[str, str]:
        return self.tr("Recognised by the city"), self.tr("Enter the amount")

    def build_rows(self) -> None:
        self.add_row("amount_fen", self.tr("Amount (万元)"), MoneyEdit(self), required=True)
        self.add_row("recognised_on", self.tr("Recognised on"), self.day(), required=True)
        self.add_row("batch_number", self.tr("Number of the document"), line(self), wide=True)

    def action(self) -> Callable[[], Any]:
        entered = support.RecognitionInput(**self.values())
        office, actor, project_id = self.navigator.office, self.navigator.actor, self.project.id
        return lambda: support.add_recognition(office, actor, project_id, entered)
