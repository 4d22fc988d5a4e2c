"""Small forms for what is entered under a project: follow-up, money, agreement, promise, investor."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from db.enums import ActivityKind, AgreementKind, CommitmentSide, NoUsccReason, Ownership
from desktop_app.queries.entry_values import EntryValues
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.services import project_entries as entries
from desktop_app.services.entry_changes import change_entry
from desktop_app.services.office import Actor, Changes, Office
from desktop_app.services.projects import InvestorInput
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import Lookups, word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_XS
from desktop_app.ui.widgets.code_combo import Choice, CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, line, paragraph, set_value
from desktop_app.ui.widgets.money_edit import MoneyEdit

WIDTH, HIGHEST, FOOT = 620, 560, 104
"""Pixels; the foot has the buttons and leaves room for a line of error."""
T = TypeVar("T", bound=entries.Entered)


class FileField(QLineEdit):
    """A path and a button that asks for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._button = QPushButton(self.tr("Choose…"), self)
        self._button.setProperty("look", "link")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE_XS, 0)
        row.addStretch(1)
        row.addWidget(self._button)
        self.setTextMargins(0, 0, self._button.sizeHint().width() + SPACE_XS, 0)

    def ask(self) -> None:
        """Open the system's file dialog without stopping the window."""
        dialog = QFileDialog(self, self.tr("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.setText)
        dialog.open()

    def file(self) -> Path | None:
        return Path(self.text().strip()) if self.text().strip() else None


class EntryForm(FormDialog):
    """A form about one project: for a new entry, or with the values of `entry` for one that is to be changed."""

    def __init__(
        self,
        navigator: Navigator,
        lookups: Lookups,
        project: ProjectRecord,
        parent: QWidget,
        entry: EntryValues | None = None,
    ) -> None:
        title, verb = self.words()
        draft = f"{type(self).__name__}.{entry.id if entry else project.id}"
        super().__init__(navigator, f"{title} · {project.title}", verb, parent, draft)
        self.lookups = lookups
        self.project = project
        self.entry = entry
        self.build_rows()
        self.resize(WIDTH, min(HIGHEST, self.grid.sizeHint().height() + FOOT))
        if entry is not None:
            self.primary.setText(self.tr("Save the change"))
            for name in self.rows.keys() & entry.values.keys():
                set_value(self.rows[name].editor, entry.values[name])
        self.load_draft()
        next(iter(self.rows.values())).editor.setFocus()

    def words(self) -> tuple[str, str]:
        """What the form is about, and the verb on its button for a new entry."""
        raise NotImplementedError

    def build_rows(self) -> None:
        """Add the rows of this form."""
        raise NotImplementedError

    def saving(self, entered: T, add: Callable[[Office, Actor, str, T], Changes]) -> Callable[[], Changes]:
        """The service call: `add`, or the change of the entry that is open."""
        office, actor, project_id, entry = self.navigator.office, self.navigator.actor, self.project.id, self.entry
        if entry is not None:
            return lambda: change_entry(office, actor, project_id, entry.id, entered)
        return lambda: add(office, actor, project_id, entered)

    def day(self) -> DateEdit:
        """A field for a day, today at first."""
        editor = DateEdit(self, self.navigator.today)
        editor.set_day(self.navigator.today())
        return editor


class FollowUpForm(EntryForm):
    """What was done, and what comes next."""

    def words(self) -> tuple[str, str]:
        return self.tr("Follow-up"), self.tr("Record the follow-up")

    def build_rows(self) -> None:
        self.add_row("text", self.tr("What was done"), paragraph(self, 4), required=True, wide=True)
        self.add_row("held_on", self.tr("Date"), self.day(), required=True)
        kinds = combo(self, [*word_choices(ActivityKind)])
        set_value(kinds, ActivityKind.FOLLOW_UP)
        self.add_row("kind", self.tr("Kind"), kinds)
        self.add_row("people", self.tr("People"), line(self), wide=True)
        self.add_row("next_step", self.tr("Next step"), line(self))
        self.add_row("next_step_date", self.tr("Next step due"), DateEdit(self, self.navigator.today))

    def action(self) -> Callable[[], Any]:
        values = self.values()
        values["kind"] = ActivityKind(values["kind"])
        values["held_on"] = values["held_on"] or self.navigator.today()
        return self.saving(entries.FollowUp(**values), entries.add_follow_up)


class FundForm(EntryForm):
    """Money that arrived."""

    def words(self) -> tuple[str, str]:
        return self.tr("Money in place"), self.tr("Enter the money")

    def build_rows(self) -> None:
        self.add_row("amount_fen", self.tr("Amount (万元)"), MoneyEdit(self), required=True)
        self.add_row("arrived_on", self.tr("Arrived on"), self.day(), required=True)
        investors = CodeCombo([Choice(i.investor_id, i.name) for i in self.project.investors], self)
        if self.project.investors:
            investors.set_value(self.project.investors[0].investor_id)
        self.add_row("investor_id", self.tr("Investor"), investors, wide=True)
        self.add_row("form_code", self.tr("Form"), self._codes("form"), required=True)
        self.add_row("evidence_code", self.tr("Evidence"), self._codes("evidence"))
        self.add_row("evidence_number", self.tr("Number of the evidence"), line(self), wide=True)

    def _codes(self, which: str) -> QWidget:
        choices: Sequence[Choice] = self.lookups.tables.get("fund_form" if which == "form" else "evidence", ())
        editor = combo(self, [(c.value, c.label) for c in choices], "—" if which == "evidence" else None)
        editor.setCurrentIndex(editor.count() - len(choices))
        return editor

    def action(self) -> Callable[[], Any]:
        values = self.values()
        values["investor_id"] = values["investor_id"] or None
        values["amount_fen"] = values["amount_fen"] or 0
        values["arrived_on"] = values["arrived_on"] or self.navigator.today()
        values["form_code"] = values["form_code"] or ""
        values["evidence_code"] = values["evidence_code"] or ""
        return self.saving(entries.FundInput(**values), entries.add_funds)


class AgreementForm(EntryForm):
    """A signed contract with its reviews and its scan."""

    def words(self) -> tuple[str, str]:
        return self.tr("Agreement"), self.tr("Enter the agreement")

    def build_rows(self) -> None:
        kinds = combo(self, word_choices(AgreementKind))
        set_value(kinds, AgreementKind.INVESTMENT)
        self.add_row("kind", self.tr("Kind"), kinds)
        self.add_row("number", self.tr("Number"), line(self))
        self.add_row("signed_on", self.tr("Signed on"), self.day())
        self.add_row("amount_fen", self.tr("Amount (万元)"), MoneyEdit(self))
        today = self.navigator.today
        self.add_row("legal_review_number", self.tr("Legal review: number"), line(self))
        self.add_row("legal_review_date", self.tr("Legal review: date"), DateEdit(self, today))
        self.add_row("fair_competition_number", self.tr("Fair-competition review: number"), line(self))
        self.add_row("fair_competition_date", self.tr("Fair-competition review: date"), DateEdit(self, today))
        self.add_row("scan", self.tr("Scan"), FileField(self), wide=True)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        values["kind"] = AgreementKind(values["kind"])
        values["scan"] = Path(values["scan"]) if values["scan"] else None
        return self.saving(entries.AgreementInput(**values), entries.add_agreement)


class CommitmentForm(EntryForm):
    """A promise by one side."""

    def words(self) -> tuple[str, str]:
        return self.tr("Commitment"), self.tr("Enter the commitment")

    def build_rows(self) -> None:
        self.add_row("clause", self.tr("What was promised"), paragraph(self), required=True, wide=True)
        self.add_row("side", self.tr("By whom"), combo(self, word_choices(CommitmentSide)))
        self.add_row("condition", self.tr("On condition that"), line(self))
        self.add_row("amount_fen", self.tr("Amount (万元)"), MoneyEdit(self))
        self.add_row("due_on", self.tr("Due"), DateEdit(self, self.navigator.today))
        self.add_row("unit_id", self.tr("Unit in charge"), CodeCombo(self.lookups.units, self), wide=True)

    def action(self) -> Callable[[], Any]:
        values = self.values()
        values["side"] = CommitmentSide(values["side"])
        values["unit_id"] = values["unit_id"] or None
        return self.saving(entries.CommitmentInput(**values), entries.add_commitment)


class InvestorForm(EntryForm):
    """A company or person that invests."""

    def words(self) -> tuple[str, str]:
        return self.tr("Investor"), self.tr("Add the investor")

    def build_rows(self) -> None:
        self.add_row("name", self.tr("Company name"), line(self), required=True, wide=True)
        self.add_row("investor_uscc", self.tr("Unified social credit code"), line(self))
        self.add_row("no_uscc_reason", self.tr("Why there is no code"), combo(self, word_choices(NoUsccReason), "—"))
        self.add_row("region_code", self.tr("Origin"), CodeCombo(self.lookups.tables.get("region", ()), self))
        self.add_row("ownership", self.tr("Ownership"), combo(self, word_choices(Ownership), "—"))

    def action(self) -> Callable[[], Any]:
        values = self.values()
        reason, ownership = values["no_uscc_reason"], values["ownership"]
        entered = InvestorInput(
            values["name"],
            values["investor_uscc"].upper(),
            NoUsccReason(reason) if reason else None,
            values["region_code"],
            Ownership(ownership) if ownership else None,
        )
        office, actor, project_id = self.navigator.office, self.navigator.actor, self.project.id
        return lambda: entries.add_investor(office, actor, project_id, entered)
