"""One project beside the list, or over the whole page: stepper and sections; `record_actions` does the rest."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
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

from db.enums import ProjectStatus, Stage
from desktop_app.queries.project_numbers import SharedNumber, shared_numbers
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.sync.marks import Mark, marks_of
from desktop_app.ui.dialogs.entry_forms import FollowUpForm
from desktop_app.ui.dialogs.record_actions import RecordActions
from desktop_app.ui.dialogs.record_body import RecordBody
from desktop_app.ui.dialogs.record_gaps import RecordGaps
from desktop_app.ui.dialogs.record_marks import RecordMarks
from desktop_app.ui.dialogs.record_number import RecordNumber
from desktop_app.ui.dialogs.record_place import RecordPlace
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.stage_stepper import StageStepper, Step


class RecordPanel(QFrame):
    """`show_project` reads and shows one; `closed` and `widened` ask the page for room."""

    closed = Signal()
    widened = Signal()
    shown = Signal(str)

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.do = RecordActions(navigator, self)
        self.project_id = ""
        self._all_follow_ups = False
        self.setProperty("look", "surface")
        self.setAccessibleName(self.tr("Record"))
        self._build_ui()

    @property
    def project(self) -> ProjectRecord | None:
        """What is shown; None before the first read and for a record that is not in this office."""
        return self.do.project

    @property
    def lookups(self) -> Lookups:
        return self.do.lookups

    @lookups.setter
    def lookups(self, lookups: Lookups) -> None:
        self.do.lookups = lookups

    def _build_ui(self) -> None:
        self.title = QLabel(self)
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self._number = QLabel(self)
        self._number.setProperty("look", "muted")
        self.stepper = StageStepper(self)
        self.stepper.step_asked.connect(lambda value: self.do.move_to(Stage(value)))
        self._gaps = RecordGaps(self.navigator, self)
        self.marks = RecordMarks(self.navigator, self)
        self.shared_number = RecordNumber(self.navigator, self)
        self.body = RecordBody(self.do, self)
        self.body.all_wanted.connect(self._show_all_follow_ups)
        self.sections, self.print_buttons = self.body.sections, self.body.print_buttons
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.body)
        self._place = RecordPlace(scroll, self.sections)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 0)
        head.setSpacing(SPACE_XS)
        head.addLayout(self._top_row())
        head.addWidget(self._number)
        head.addWidget(self.stepper)
        head.addWidget(self._gaps)
        for notice in (self.shared_number, self.marks):
            head.addWidget(notice, 0, Qt.AlignmentFlag.AlignLeft)
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
        self.follow_button.clicked.connect(lambda: self.do.open_form(FollowUpForm))
        self.edit_button = QPushButton(icon("pencil"), self.tr("Edit"), self)
        self.edit_button.clicked.connect(self.do.edit)
        self.more_button = QPushButton(icon("ellipsis"), self.tr("More"), self)
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(lambda: self.do.fill_menu(self.menu))
        self.more_button.setMenu(self.menu)
        self.restore_button = QPushButton(self.tr("Restore"), self)
        self.restore_button.setProperty("look", "primary")
        self.restore_button.clicked.connect(self.do.restore)
        for button in (self.follow_button, self.edit_button, self.more_button, self.restore_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    # showing

    def show_project(self, project_id: str, kind: str = "", part_id: str = "") -> None:
        """Read a project and show it, at an entry of it if one is named; the one before stays until then."""
        self._all_follow_ups = kind == "activity" or (self._all_follow_ups and project_id == self.project_id)
        self._place.lead_to(kind, part_id)
        self._read(project_id)

    def _read(self, project_id: str) -> None:
        self.project_id = project_id
        self.navigator.worker.read(
            lambda session: (
                record(session, project_id),
                marks_of(session, [project_id]).get(project_id, ()),
                next(iter(shared_numbers(session, [project_id])), None),
            ),
            lambda found: self._show(*found),
            owner=self,
            latest="record",
        )

    def reload(self) -> None:
        """Read the shown project again."""
        if self.project_id:
            self._read(self.project_id)

    def _show_empty(self) -> None:
        self.marks.hide()
        self.shared_number.hide()
        for widget in (self.stepper, self.body, self._gaps):
            widget.setVisible(self.project is not None)
        for button in (self.follow_button, self.edit_button, self.more_button, *self.body.links):
            button.setVisible(self.do.may_change)
        deleted = self.project is not None and self.project.deleted
        self.restore_button.setVisible(deleted and self.navigator.actor.may_change)

    def _show(
        self, project: ProjectRecord | None, marks: Sequence[Mark] = (), shared: SharedNumber | None = None
    ) -> None:
        self.do.project = project
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
        self._gaps.show_gaps(project)
        self.shared_number.show_shared(project.id, shared)
        self.marks.show_marks(project.id, marks)
        self.marks.show_facts(self.body.facts, project, self.lookups)
        self.body.show_project(project, all_follow_ups=self._all_follow_ups)
        self._place.show()
        self.setUpdatesEnabled(True)
        self.shown.emit(project.id)

    def _status_words(self, project: ProjectRecord) -> str:
        if project.deleted:
            return self.tr("in the recycle bin")
        if project.merged_into:
            return self.tr("merged into {title}").format(title=project.merged_into)
        return "" if project.state.status is ProjectStatus.ACTIVE else word(project.state.status)

    def _steps(self, project: ProjectRecord) -> list[Step]:
        asks = project.next and self.do.may_change
        following = project.next[0] if asks else None
        steps = []
        for stage in Stage:
            now = project.state.stage.position - stage.position
            day = project.dates.get(stage)
            state = "done" if now > 0 else "current" if now == 0 else "next" if stage is following else "later"
            shown = day.isoformat() if day and now >= 0 else ""
            steps.append(Step(stage.value, word(stage), shown, state))  # type: ignore[arg-type]
        return steps

    def _show_all_follow_ups(self) -> None:
        self._all_follow_ups = True
        self.reload()
