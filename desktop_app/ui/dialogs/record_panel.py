"""One project beside the list, or over the whole page: stepper, sections, and everything one can do to it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.enums import FundState, ProjectStatus, Stage
from desktop_app.domain.stages import Move, may_confirm, moves
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services import project_entries as entries
from desktop_app.services import project_side_moves as side
from desktop_app.services.attachments import opened_copy
from desktop_app.services.office import Changes
from desktop_app.services.project_stages import confirm_stage
from desktop_app.services.projects import delete, restore
from desktop_app.ui.dialogs import record_sections as parts
from desktop_app.ui.dialogs.entry_forms import AgreementForm, CommitmentForm, FollowUpForm, FundForm, InvestorForm
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.project_form import ProjectForm
from desktop_app.ui.dialogs.stage_move import SideMove, StageMove
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.section import Section
from desktop_app.ui.widgets.stage_stepper import StageStepper, Step

FOLLOW_UPS_SHOWN = 8


class RecordPanel(QFrame):
    """`show_project` reads and shows one; `closed` and `widened` ask the page for room."""

    closed = Signal()
    widened = Signal()
    shown = Signal(str)

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.lookups = Lookups()
        self.project: ProjectRecord | None = None
        self.project_id = ""
        self._all_follow_ups = False
        self.setProperty("look", "surface")
        self.setAccessibleName(self.tr("Record"))
        self._build_ui()

    def _build_ui(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self._number = QLabel(self)
        self._number.setProperty("look", "muted")
        self.stepper = StageStepper(self)
        self.stepper.step_asked.connect(lambda value: self.move_to(Stage(value)))
        self._gaps = QLabel(self)
        self._gaps.setWordWrap(True)
        self._gaps.setProperty("look", "caption")
        self._body = QWidget(self)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self._column.setSpacing(SPACE_S)
        self._build_sections()
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._body)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 0)
        head.setSpacing(SPACE_XS)
        head.addLayout(self._top_row())
        head.addWidget(self._number)
        head.addWidget(self.stepper)
        head.addWidget(self._gaps)
        head.addLayout(self._action_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self._show_empty()

    def _tool(self, icon_name: str, words: str, run: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name, lambda t: t.muted))
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: run())
        return button

    def _top_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        row.addWidget(self.title, 1)
        self.wide_button = self._tool("maximize-2", self.tr("Widen (Enter)"), self.widened.emit)
        row.addWidget(self.wide_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._tool("x", self.tr("Close (Esc)"), self.closed.emit), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _action_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        self.follow_button = QPushButton(icon("plus", lambda t: t.on_accent), self.tr("Follow-up"), self)
        self.follow_button.setProperty("look", "primary")
        self.follow_button.clicked.connect(lambda: self.open_form(FollowUpForm))
        self.edit_button = QPushButton(icon("pencil"), self.tr("Edit"), self)
        self.edit_button.clicked.connect(self.edit)
        self.more_button = QPushButton(icon("ellipsis"), self.tr("More"), self)
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.more_button.setMenu(self.menu)
        for button in (self.follow_button, self.edit_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_sections(self) -> None:
        self.sections: dict[str, Section] = {}
        titles = [
            ("overview", self.tr("Overview"), True),
            ("investors", self.tr("Investors and credit"), True),
            ("activities", self.tr("Follow-ups"), True),
            ("funds", self.tr("Money"), True),
            ("agreements", self.tr("Agreements"), False),
            ("reviews", self.tr("Review"), False),
            ("commitments", self.tr("Commitments"), False),
            ("files", self.tr("Files"), False),
            ("history", self.tr("History"), False),
        ]
        for key, title, opened in titles:
            section = Section(title, self._body, open_=opened)
            self.sections[key] = section
            self._column.addWidget(section)
        forms: list[tuple[str, Callable[[], object]]] = [
            ("investors", lambda: self.open_form(InvestorForm)),
            ("activities", lambda: self.open_form(FollowUpForm)),
            ("funds", lambda: self.open_form(FundForm)),
            ("agreements", lambda: self.open_form(AgreementForm)),
            ("commitments", lambda: self.open_form(CommitmentForm)),
            ("files", self.attach),
        ]
        for key, run in forms:
            link = self.sections[key].add_action(self.tr("Add"))
            link.clicked.connect(lambda _on=False, action=run: action())

    # showing

    def show_project(self, project_id: str) -> None:
        """Read a project and show it; the one before stays until then."""
        if project_id != self.project_id:
            self._all_follow_ups = False
        self.project_id = project_id
        self.navigator.worker.read(lambda session: record(session, project_id), self._show, owner=self, latest="record")

    def reload(self) -> None:
        """Read the shown project again."""
        if self.project_id:
            self.show_project(self.project_id)

    def _show_empty(self) -> None:
        for widget in (self.stepper, self._body, self.follow_button, self.edit_button, self.more_button, self._gaps):
            widget.setVisible(self.project is not None)

    def _show(self, project: ProjectRecord | None) -> None:
        self.project = project
        self._show_empty()
        if project is None:
            self.title.setText(self.tr("This record is not in this office."))
            self._number.setText("")
            return
        self.setUpdatesEnabled(False)
        self.title.setText(project.title)
        tags = [project.number, project.unit, self._status_words(project)]
        self._number.setText(" · ".join(tag for tag in tags if tag))
        self.stepper.show_steps(self._steps(project))
        self._show_gaps(project)
        self._show_sections(project)
        self.setUpdatesEnabled(True)
        self.shown.emit(project.id)

    def _status_words(self, project: ProjectRecord) -> str:
        if project.deleted:
            return self.tr("in the recycle bin")
        return "" if project.state.status is ProjectStatus.ACTIVE else word(project.state.status)

    def _steps(self, project: ProjectRecord) -> list[Step]:
        following = project.next[0] if project.next and not project.deleted else None
        steps = []
        for stage in Stage:
            now = project.state.stage.position - stage.position
            day = project.dates.get(stage)
            state = "done" if now > 0 else "current" if now == 0 else "next" if stage is following else "later"
            shown = day.isoformat() if day and now >= 0 else ""
            steps.append(Step(stage.value, word(stage), shown, state))  # type: ignore[arg-type]
        return steps

    def _show_gaps(self, project: ProjectRecord) -> None:
        count = len(project.gaps)
        self._gaps.setVisible(bool(count))
        if count:
            self._gaps.setText(self.tr("Incomplete for its stage: %n field(s) missing.", "", count))

    def _show_sections(self, project: ProjectRecord) -> None:
        body = self._body
        shown = project.activities[: None if self._all_follow_ups else FOLLOW_UPS_SHOWN]
        lookups = self.lookups
        contents: dict[str, tuple[int, Callable[[], Sequence[QWidget]]]] = {
            "overview": (0, lambda: [parts.facts(parts.overview(project, lookups), body)]),
            "investors": (len(project.investors), lambda: parts.investors(project, lookups, body)),
            "activities": (len(project.activities), lambda: parts.activities(project, body, len(shown), self.remove)),
            "funds": (len(project.funds), lambda: parts.funds(project, lookups, body, self._fund_links)),
            "agreements": (len(project.agreements), lambda: parts.agreements(project, body, self.remove)),
            "reviews": (len(project.reviews), lambda: parts.reviews(project, body)),
            "commitments": (len(project.commitments), lambda: parts.commitments(project, body, self.remove)),
            "files": (len(project.files), lambda: self._files(project)),
            "history": (len(project.history), lambda: parts.history(project, body)),
        }
        for key, (count, make) in contents.items():
            self.sections[key].set_count(count)
            self.sections[key].fill(make)
        hidden = len(project.activities) - len(shown)
        if hidden > 0:
            more = QPushButton(self.tr("Show %n older follow-up(s)", "", hidden), body)
            more.setProperty("look", "link")
            more.clicked.connect(self._show_all_follow_ups)
            self.sections["activities"].body.addWidget(more)

    def _files(self, project: ProjectRecord) -> list[QWidget]:
        found = []
        for file in project.files:
            links = [
                parts.Link(self.tr("Open"), partial(self._open_file, file)),
                parts.Link(self.tr("Remove"), partial(self.remove, "attachment", file.id)),
            ]
            found.append(parts.entry(file.name, f"{file.size / 1024:,.0f} KB", self._body, links))
        return found

    def _show_all_follow_ups(self) -> None:
        self._all_follow_ups = True
        self.reload()

    # doing

    def open_form(self, form: Callable[..., FormDialog]) -> FormDialog | None:
        """Open one of the entry forms for the shown project."""
        if self.project is None:
            return None
        return self._open(form(self.navigator, self.lookups, self.project, self))

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
        return self._open(ProjectForm(self.navigator, self.lookups, self, self.project.id, dict(self.project.values)))

    def move_to(self, stage: Stage) -> FormDialog | None:
        """Open the move to a stage."""
        if self.project is None:
            return None
        return self._open(StageMove(self.navigator, self.lookups, self.project, stage, self))

    def attach(self) -> None:
        """Ask for files and keep them with the project."""
        dialog = QFileDialog(self, self.tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach_files)
        dialog.open()

    def attach_files(self, names: Sequence[str]) -> None:
        project_id, files = self.project_id, [Path(name) for name in names]
        self._write(lambda: entries.add_files(self.navigator.office, self.navigator.actor, project_id, files))

    def remove(self, kind: str, record_id: str) -> None:
        """Something entered under the project, into the recycle bin."""
        self._write(lambda: entries.remove(self.navigator.office, self.navigator.actor, kind, record_id))

    def _open_file(self, file: Any) -> None:
        target = opened_copy(self.navigator.office, file.content_hash, file.name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _write(self, action: Callable[[], Changes]) -> None:
        self.navigator.write(action, self.navigator.done)

    def _fund_links(self, entry_id: str, state: FundState, reverses: bool) -> Sequence[parts.Link]:
        office, actor = self.navigator.office, self.navigator.actor

        def to(target: FundState) -> Callable[[], None]:
            return lambda: self._write(lambda: entries.move_funds(office, actor, entry_id, target))

        if state is FundState.CONFIRMED:
            reverse = parts.Link(
                self.tr("Reverse"), lambda: self._write(lambda: entries.reverse_funds(office, actor, entry_id))
            )
            return [reverse] if actor.is_centre and not reverses else []
        links = [parts.Link(self.tr("Remove"), lambda: self.remove("fund_entry", entry_id))]
        if actor.is_centre:
            return [parts.Link(self.tr("Confirm"), to(FundState.CONFIRMED)), *links]
        if state in (FundState.DRAFT, FundState.RETURNED):
            return [parts.Link(self.tr("Checked"), to(FundState.CHECKED)), *links]
        return links

    def fill_menu(self) -> None:
        """What is open to the project now, and to this user."""
        self.menu.clear()
        project = self.project
        if project is None:
            return
        office, actor, project_id = self.navigator.office, self.navigator.actor, project.id
        add = self.menu.addAction
        if project.deleted:
            add(self.tr("Restore"), lambda: self._write(lambda: restore(office, actor, [project_id])))
            return
        open_moves = moves(project.state, actor.role)
        for stage in project.next[1:]:
            words = self.tr("Go straight to {stage}").format(stage=word(stage))
            add(words, partial(self.move_to, stage))
        if may_confirm(actor.role, project.state.stage):
            stage = project.state.stage
            add(
                self.tr("Confirm the stage"),
                lambda: self._write(lambda: confirm_stage(office, actor, project_id, stage)),
            )
        asks = [
            (Move.HOLD, self.tr("Put on hold…")),
            (Move.BACK, self.tr("One stage back…")),
            (Move.TERMINATE, self.tr("Terminate…")),
        ]
        for move, words in asks:
            if move in open_moves:
                add(words, partial(self._side_move, move))
        if Move.RESUME in open_moves:
            add(self.tr("Take up again"), lambda: self._write(lambda: side.resume(office, actor, project_id)))
        if Move.REOPEN in open_moves:
            add(self.tr("Reopen"), lambda: self._write(lambda: side.reopen(office, actor, project_id)))
        self.menu.addSeparator()
        add(self.tr("Move to the recycle bin"), lambda: self._write(lambda: delete(office, actor, [project_id])))

    def _side_move(self, move: Move) -> None:
        assert self.project is not None
        self._open(SideMove(self.navigator, self.project, move, self))
