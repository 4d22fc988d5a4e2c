"""Small forms for decisions: money returned with a reason, a promise settled, a project merged into another."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from db.enums import CommitmentState, FundState
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries.project_parts import CommitmentLine
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.queries.search import find
from desktop_app.services import project_entries as entries
from desktop_app.services.project_hand_over import hand_over
from desktop_app.services.project_side_moves import merge
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.models.lookups import Lookups, word_choices
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.editors import combo, paragraph, set_value
from desktop_app.ui.widgets.money_edit import MoneyEdit

ID = Qt.ItemDataRole.UserRole
SHOWN = 20
TYPING_MS = 120


class ReturnForm(FormDialog):
    """Money goes back to the unit; the reason goes with it."""

    def __init__(self, navigator: Navigator, entry_id: str, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Return the money to the unit"), self.tr("Return"), parent)
        self._entry_id = entry_id
        self.add_row("note", self.tr("Reason"), paragraph(self), required=True, wide=True)
        self.resize(480, 260)
        self.rows["note"].editor.setFocus()

    def action(self) -> Callable[[], Any]:
        office, actor, entry_id = self.navigator.office, self.navigator.actor, self._entry_id
        note = self.values()["note"]
        return lambda: entries.move_funds(office, actor, entry_id, FundState.RETURNED, note)


class HandOverForm(FormDialog):
    """Another unit keeps the project from now on."""

    def __init__(self, navigator: Navigator, lookups: Lookups, project: ProjectRecord, parent: QWidget) -> None:
        title = self.tr("Hand {name} over to another unit").format(name=project.title)
        super().__init__(navigator, title, self.tr("Hand over"), parent)
        self._id = project.id
        at_centre = self.tr(
            "Until now {unit} keeps it. With the next files of the exchange the project and all that belongs to it "
            "leaves {unit} and is with the new one, which its open duties are given to at once. Who reported it and "
            "how it counts stays as it is."
        )
        at_unit = self.tr(
            "The project and all that belongs to it goes to the centre with your next file, and from there to the "
            "other unit; with the file that the centre gives you back, it leaves this computer with its open duties. "
            "Who reported it and how it counts stays as it is."
        )
        words = (at_centre if navigator.actor.is_centre else at_unit).format(unit=project.keeper)
        self.add_row("unit_id", self.tr("To unit"), CodeCombo(lookups.units, self), required=True, wide=True)
        self.add_row("reason", self.tr("Reason"), paragraph(self), required=True, hint=words, wide=True)
        self.resize(560, 320)
        self.rows["unit_id"].editor.setFocus()

    def action(self) -> Callable[[], Any]:
        values = self.values()
        office, actor, project_id = self.navigator.office, self.navigator.actor, self._id
        return lambda: hand_over(office, actor, project_id, values["unit_id"] or None, values["reason"])


class SettleForm(FormDialog):
    """How far a promise is kept."""

    def __init__(self, navigator: Navigator, commitment: CommitmentLine, parent: QWidget) -> None:
        super().__init__(navigator, commitment.clause, self.tr("Save"), parent)
        self._id = commitment.id
        states = combo(self, word_choices(CommitmentState))
        set_value(states, commitment.state)
        paid, day = MoneyEdit(self), DateEdit(self, navigator.today)
        set_value(paid, commitment.paid_fen)
        set_value(day, commitment.fulfilled_on)
        self.add_row("state", self.tr("State"), states)
        self.add_row("fulfilled_on", self.tr("Fulfilled on"), day)
        self.add_row("paid_fen", self.tr("Paid so far (万元)"), paid)
        self.resize(480, 240)
        states.setFocus()

    def action(self) -> Callable[[], Any]:
        values = self.values()
        state = CommitmentState(values["state"])
        office, actor, id_ = self.navigator.office, self.navigator.actor, self._id
        return lambda: entries.settle_commitment(office, actor, id_, state, values["paid_fen"], values["fulfilled_on"])


class MergeForm(FormDialog):
    """Look for the project that stays; the other one goes into it."""

    def __init__(self, navigator: Navigator, project: ProjectRecord, parent: QWidget) -> None:
        title = self.tr("Merge")
        super().__init__(navigator, f"{title} · {project.title}", self.tr("Merge into this project"), parent)
        self._project_id = project.id
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.found = QListWidget(self)
        self.add_row("search", self.tr("Look for the project that stays"), self.search, wide=True)
        self.add_row("into", self.tr("Project that stays"), self.found, required=True, wide=True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.resize(520, 460)
        self.search.setFocus()

    def _look(self) -> None:
        text = self.search.text().strip()
        if text:
            self.navigator.worker.read(
                lambda session: find(session, text, SHOWN, ("project",)), self._show, owner=self, latest="merge"
            )

    def _show(self, hits: Sequence[Any]) -> None:
        self.found.clear()
        for hit in hits:
            if hit.record_id != self._project_id:
                item = QListWidgetItem(hit.title, self.found)
                item.setData(ID, hit.record_id)

    def values(self) -> dict[str, Any]:
        item = self.found.currentItem()
        return {"into": item.data(ID) if item else ""}

    def action(self) -> Callable[[], Any]:
        into = self.values()["into"]
        if not into:
            chosen = UserError(QT_TRANSLATE_NOOP("errors", "Choose another project."))
            raise InvalidInput(
                QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields={"into": chosen}
            )
        office, actor, project_id = self.navigator.office, self.navigator.actor, self._project_id
        return lambda: merge(office, actor, project_id, into)
