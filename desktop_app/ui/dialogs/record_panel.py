"""One project beside the list, or over the whole page: stepper and sections; `record_actions` does the rest."""

from collections.abc import Callable, Sequence
from functools import partial

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
from desktop_app.ui.dialogs import record_sections as parts
from desktop_app.ui.dialogs.entry_forms import AgreementForm, CommitmentForm, FollowUpForm, FundForm, InvestorForm
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.record_actions import RecordActions
from desktop_app.ui.dialogs.record_gaps import RecordGaps
from desktop_app.ui.dialogs.record_lists import PRINTED, record_list
from desktop_app.ui.dialogs.record_marks import RecordMarks
from desktop_app.ui.dialogs.record_number import RecordNumber
from desktop_app.ui.dialogs.record_place import RecordPlace
from desktop_app.ui.dialogs.share_form import ShareForm
from desktop_app.ui.dialogs.support_forms import AssistForm, RecognitionForm, ReferralForm
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import Lookups, word
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.fact_grid import FactGrid
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
            ("support", self.tr("Support"), False),
            ("files", self.tr("Files"), False),
            ("history", self.tr("History"), False),
        ]
        self.print_buttons: dict[str, PrintButton] = {}
        self._links: list[QPushButton] = []
        for key, title, opened in titles:
            section = Section(title, self._body, open_=opened)
            self.sections[key] = section
            self._column.addWidget(section)
            if key in PRINTED:
                button = PrintButton(self.navigator, partial(self._list, key), section, small=True)
                section.add_to_head(button)
                self.print_buttons[key] = button
        self.facts = FactGrid(self.sections["overview"])
        self.sections["overview"].body.addWidget(self.facts)
        forms: list[tuple[str, str, str, Callable[..., FormDialog]]] = [
            ("investors", self.tr("Shares"), "pencil", ShareForm),
            ("investors", self.tr("Add"), "plus", InvestorForm),
            ("activities", self.tr("Add"), "plus", FollowUpForm),
            ("funds", self.tr("Add"), "plus", FundForm),
            ("agreements", self.tr("Add"), "plus", AgreementForm),
            ("commitments", self.tr("Add"), "plus", CommitmentForm),
            ("support", self.tr("Referral"), "plus", ReferralForm),
            ("support", self.tr("Help"), "plus", AssistForm),
        ]
        if self.navigator.actor.is_centre:
            forms.append(("support", self.tr("Recognition"), "plus", RecognitionForm))
        if not self.navigator.actor.may_change:
            return
        for key, words, picture, form in forms:
            link = self.sections[key].add_action(words, picture)
            link.clicked.connect(lambda _on=False, form=form: self.do.open_form(form))
            self._links.append(link)
        others = [("files", self.tr("Add"), self.do.attach)]
        if self.navigator.actor.is_centre:
            others.append(("reviews", self.tr("Bring to a meeting"), self.do.bring_to_review))
        for key, words, act in others:
            self._links.append(self.sections[key].add_action(words))
            self._links[-1].clicked.connect(lambda _on=False, act=act: act())

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
        for widget in (self.stepper, self._body, self._gaps):
            widget.setVisible(self.project is not None)
        for button in (self.follow_button, self.edit_button, self.more_button, *self._links):
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
        self._show_sections(project)
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

    def _show_sections(self, project: ProjectRecord) -> None:
        body = self._body
        self.marks.show_facts(self.facts, project, self.lookups)
        shown = project.activities[: None if self._all_follow_ups else FOLLOW_UPS_SHOWN]
        lookups, do = self.lookups, self.do
        contents: dict[str, tuple[int, Callable[[], Sequence[QWidget]]]] = {
            "investors": (len(project.investors), lambda: parts.investors(project, lookups, body)),
            "activities": (
                len(project.activities),
                lambda: parts.activities(project, body, len(shown), do.entry_links),
            ),
            "funds": (len(project.funds), lambda: parts.funds(project, lookups, body, do.fund_links)),
            "agreements": (len(project.agreements), lambda: parts.agreements(project, body, do.entry_links)),
            "reviews": (len(project.reviews), lambda: parts.reviews(project, body, do.review_links)),
            "commitments": (len(project.commitments), lambda: parts.commitments(project, body, do.commitment_links)),
            "support": (len(project.support), lambda: parts.support(project, body, do.support_links)),
            "files": (len(project.files), lambda: self._files(project)),
            "history": (len(project.history), lambda: parts.history(project, body)),
        }
        for key, (count, make) in contents.items():
            self.sections[key].set_count(count)
            if key in self.print_buttons:
                self.print_buttons[key].setVisible(count > 0)
            self.sections[key].fill(make)
        hidden = len(project.activities) - len(shown)
        if hidden > 0:
            more = QPushButton(self.tr("Show %n older follow-up(s)", "", hidden), body)
            more.setProperty("look", "link")
            more.clicked.connect(self._show_all_follow_ups)
            self.sections["activities"].body.addWidget(more)

    def _list(self, part: str) -> Wanted:
        assert self.project is not None
        return record_list(part, self.sections[part].accessibleName(), self.project, self.lookups)

    def _files(self, project: ProjectRecord) -> list[QWidget]:
        return [
            parts.entry(file.name, f"{file.size / 1024:,.0f} KB", self._body, self.do.file_links(file))
            for file in project.files
        ]

    def _show_all_follow_ups(self) -> None:
        self._all_follow_ups = True
        self.reload()
