"""What can be done to the project that the record panel shows: forms, links beside its entries, the menu."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from db.enums import FundState, Stage
from desktop_app.domain.stages import Move, may_confirm, moves
from desktop_app.queries import review_list
from desktop_app.queries.entry_values import EntryValues, entry_values
from desktop_app.queries.project_parts import CommitmentLine, FundLine, ReviewLine, SupportLine
from desktop_app.queries.project_record import ProjectRecord
from desktop_app.queries.review_list import MeetingLine
from desktop_app.services import project_entries as entries
from desktop_app.services import project_side_moves as side
from desktop_app.services.attachments import opened_copy
from desktop_app.services.office import Changes
from desktop_app.services.project_hand_over import may_hand_over
from desktop_app.services.project_stages import confirm_stage
from desktop_app.services.project_support import accept_referral
from desktop_app.services.projects import delete, restore
from desktop_app.services.review_results import close_conditions
from desktop_app.ui.dialogs.decision_forms import HandOverForm, MergeForm, ReturnForm, SettleForm
from desktop_app.ui.dialogs.entry_forms import AgreementForm, CommitmentForm, EntryForm, FollowUpForm, FundForm
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.project_form import ProjectForm
from desktop_app.ui.dialogs.record_sections import Link
from desktop_app.ui.dialogs.stage_move import SideMove, StageMove
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.navigation import Navigator

ENTRY_FORMS: Mapping[str, Callable[..., EntryForm]] = {
    "activity": FollowUpForm,
    "fund_entry": FundForm,
    "agreement": AgreementForm,
    "commitment": CommitmentForm,
}


class RecordActions(QObject):
    """`project` and `lookups` are what the panel shows; dialogs open over `window`."""

    def __init__(self, navigator: Navigator, window: QWidget) -> None:
        super().__init__(window)
        self.navigator = navigator
        self.window = window
        self.lookups = Lookups()
        self.project: ProjectRecord | None = None

    @property
    def may_change(self) -> bool:
        """Whether this user may change what is shown; nobody changes a project in the recycle bin."""
        return self.navigator.actor.may_change and self.project is not None and not self.project.deleted

    def restore(self) -> None:
        """Take the project out of the recycle bin."""
        if self.project is not None:
            office, actor, project_id = self.navigator.office, self.navigator.actor, self.project.id
            self._write(lambda: restore(office, actor, [project_id]))

    # forms

    def open_form(self, form: Callable[..., FormDialog]) -> FormDialog | None:
        """Open one of the entry forms for the shown project."""
        if self.project is None:
            return None
        return self._open(form(self.navigator, self.lookups, self.project, self.window))

    def _open(self, dialog: FormDialog) -> FormDialog:
        dialog.saved.connect(self._saved)
        dialog.open()
        return dialog

    def _saved(self, result: Any) -> None:
        self.navigator.done(result if isinstance(result, Changes) else result.changes)

    def edit(self) -> FormDialog | None:
        """Open the form with all fields."""
        if self.project is None:
            return None
        values = dict(self.project.values)
        return self._open(ProjectForm(self.navigator, self.lookups, self.window, self.project.id, values))

    def move_to(self, stage: Stage) -> FormDialog | None:
        """Open the move to a stage."""
        if self.project is None:
            return None
        return self._open(StageMove(self.navigator, self.lookups, self.project, stage, self.window))

    def hand_over(self) -> FormDialog | None:
        """Ask which unit keeps the project from now on."""
        if self.project is None:
            return None
        return self._open(HandOverForm(self.navigator, self.lookups, self.project, self.window))

    # files

    def attach(self) -> None:
        """Ask for files and keep them with the project."""
        dialog = QFileDialog(self.window, self.tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach_files)
        dialog.open()

    def attach_files(self, names: Sequence[str]) -> None:
        if self.project is not None:
            project_id, files = self.project.id, [Path(name) for name in names]
            self._write(lambda: entries.add_files(self.navigator.office, self.navigator.actor, project_id, files))

    def file_links(self, file: Any) -> list[Link]:
        """Open a file kept with the project, or take it away."""
        return [Link(self.tr("Open"), partial(self._open_file, file)), *self._remove("attachment", file.id)]

    def _open_file(self, file: Any) -> None:
        target = opened_copy(self.navigator.office, file.content_hash, file.name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    # links beside entries

    def entry_links(self, kind: str, record_id: str) -> list[Link]:
        """Change something entered under the project, or take it to the recycle bin."""
        if not self.may_change:
            return []
        return [Link(self.tr("Edit"), lambda: self.change_entry(kind, record_id)), *self._remove(kind, record_id)]

    def change_entry(self, kind: str, record_id: str) -> None:
        """Open the form of an entry with what stands in it."""
        self.navigator.worker.read(
            lambda session: entry_values(session, kind, record_id), self._open_entry, owner=self.window
        )

    def _open_entry(self, entry: EntryValues) -> None:
        if self.project is not None:
            form = ENTRY_FORMS[entry.kind]
            self._open(form(self.navigator, self.lookups, self.project, self.window, entry))

    def _remove(self, kind: str, record_id: str) -> list[Link]:
        office, actor = self.navigator.office, self.navigator.actor
        if not self.may_change:
            return []
        return [Link(self.tr("Remove"), lambda: self._write(lambda: entries.remove(office, actor, kind, record_id)))]

    def review_links(self, line: ReviewLine) -> list[Link]:
        """The meeting that dealt with the project, and its papers; at the centre also what it says to a unit's report
        that the conditions are met."""

        def show() -> None:  # with it comes all of printing, which a start can do without
            from desktop_app.ui.dialogs.review_meetings import ReviewMeetings

            ReviewMeetings(self.navigator, self.window, line.meeting_id).open()

        def ask() -> None:
            from desktop_app.ui.dialogs.review_output import ask_papers

            ask_papers(self.navigator, self.window, line.meeting_id)

        return [*self._condition_links(line), Link(self.tr("Meeting…"), show), Link(self.tr("Papers…"), ask)]

    def _condition_links(self, line: ReviewLine) -> list[Link]:
        office, actor = self.navigator.office, self.navigator.actor
        if line.reported is None or not (self.may_change and actor.is_centre):
            return []

        def say(closed: bool) -> Callable[[], None]:
            return lambda: self._write(lambda: close_conditions(office, actor, line.id, closed=closed))

        return [Link(self.tr("Confirm: met"), say(True)), Link(self.tr("Not met yet"), say(False))]

    def bring_to_review(self) -> None:
        """Ask to which review meeting the project comes."""
        from desktop_app.ui.dialogs.review_forms import ComesTo

        today = self.navigator.today()

        def open_form(lines: Sequence[MeetingLine]) -> None:
            if self.project is not None:
                self._open(ComesTo(self.navigator, self.project.id, lines, self.window))

        self.navigator.worker.read(lambda session: review_list.lines(session, today), open_form, owner=self.window)

    def fund_links(self, entry: FundLine) -> list[Link]:
        """What this user may do with an entry of the ledger."""
        office, actor = self.navigator.office, self.navigator.actor
        if not self.may_change:
            return []

        def to(target: FundState) -> Callable[[], None]:
            return lambda: self._write(lambda: entries.move_funds(office, actor, entry.id, target))

        if entry.state is FundState.CONFIRMED:
            reverse = Link(
                self.tr("Reverse"), lambda: self._write(lambda: entries.reverse_funds(office, actor, entry.id))
            )
            return [reverse] if actor.is_centre and not (entry.reverses or entry.reversed) else []
        links = self.entry_links("fund_entry", entry.id)
        if actor.is_centre:
            give_back = Link(self.tr("Return…"), lambda: self._open(ReturnForm(self.navigator, entry.id, self.window)))
            back = [] if entry.state is FundState.RETURNED else [give_back]
            return [Link(self.tr("Confirm"), to(FundState.CONFIRMED)), *back, *links]
        if entry.state in (FundState.DRAFT, FundState.RETURNED):
            return [Link(self.tr("Checked"), to(FundState.CHECKED)), *links]
        return links

    def commitment_links(self, commitment: CommitmentLine) -> list[Link]:
        """Say how far a promise is kept, change it, or take it away."""
        if not self.may_change:
            return []
        settle = Link(self.tr("Settle…"), lambda: self._open(SettleForm(self.navigator, commitment, self.window)))
        return [settle, *self.entry_links("commitment", commitment.id)]

    def support_links(self, line: SupportLine) -> list[Link]:
        """Accept a referral that waits, or take the entry away."""
        office, actor = self.navigator.office, self.navigator.actor
        links = self._remove(line.kind, line.id)
        if self.may_change and line.kind == "referral" and line.accepted_on is None:
            accept = partial(self._write, partial(accept_referral, office, actor, line.id))
            links.insert(0, Link(self.tr("Accept"), accept))
        return links

    def _write(self, action: Callable[[], Changes]) -> None:
        self.navigator.write(action, self.navigator.done)

    # the menu

    def fill_menu(self, menu: QMenu) -> None:
        """What is open to the project now, and to this user."""
        menu.clear()
        project = self.project
        if project is None:
            return
        office, actor, project_id = self.navigator.office, self.navigator.actor, project.id
        for stage in project.next[1:]:
            words = self.tr("Go straight to {stage}").format(stage=word(stage))
            menu.addAction(words, partial(self.move_to, stage))
        if may_confirm(actor.role, project.state.stage):
            stage = project.state.stage
            menu.addAction(
                self.tr("Confirm the stage"),
                lambda: self._write(lambda: confirm_stage(office, actor, project_id, stage)),
            )
        self._add_side_moves(menu, project)
        menu.addSeparator()
        if may_hand_over(actor, project.values["owner_code"]):
            menu.addAction(self.tr("Hand over to another unit…"), self.hand_over)
        words = self.tr("Move to the recycle bin")
        menu.addAction(words, lambda: self._write(lambda: delete(office, actor, [project_id])))

    def _add_side_moves(self, menu: QMenu, project: ProjectRecord) -> None:
        office, actor, project_id = self.navigator.office, self.navigator.actor, project.id
        opened = moves(project.state, actor.role)
        asking = [
            (Move.HOLD, self.tr("Put on hold…")),
            (Move.BACK, self.tr("One stage back…")),
            (Move.TERMINATE, self.tr("Terminate…")),
        ]
        for move, words in asking:
            if move in opened:
                menu.addAction(words, partial(self._side_move, move))
        if Move.MERGE in opened:
            menu.addAction(
                self.tr("Merge into another project…"),
                lambda: self._open(MergeForm(self.navigator, project, self.window)),
            )
        at_once = [
            (Move.RESUME, self.tr("Take up again"), side.resume),
            (Move.REOPEN, self.tr("Reopen"), side.reopen),
            (Move.SEPARATE, self.tr("Separate again"), side.separate),
        ]
        for move, words, run in at_once:
            if move in opened:
                menu.addAction(words, partial(self._write, partial(run, office, actor, project_id)))

    def _side_move(self, move: Move) -> None:
        assert self.project is not None
        self._open(SideMove(self.navigator, self.project, move, self.window))
