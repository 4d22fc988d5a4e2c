"""The projects: views on the left, the list in the middle, the record on the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QInputDialog, QVBoxLayout, QWidget

from desktop_app.queries import projects as query
from desktop_app.services.office import Changes
from desktop_app.ui.dialogs.project_list import KEY, ProjectList
from desktop_app.ui.dialogs.view_list import ViewList
from desktop_app.ui.models.lookups import Lookups, language
from desktop_app.ui.models.lookups import load as load_lookups
from desktop_app.ui.models.project_filters import built_in_views
from desktop_app.ui.navigation import Criteria, Navigator, Page
from desktop_app.ui.theme import RECORD_WIDTH, VIEWS_WIDTH
from desktop_app.ui.widgets.splitter import Splitter

if TYPE_CHECKING:
    from desktop_app.services.projects import Created
    from desktop_app.ui.dialogs.record_panel import RecordPanel

AT_LEISURE_MS = 100
"""After the list stands: what only a record and forms need is made then, and does not keep the window waiting."""


class ProjectsPage(Page):
    """`show_list` knows chip names (stage, status, unit …), a `view`, `text`, `ids` with their `title`, and `new`."""

    kinds: ClassVar[frozenset[str]] = frozenset({
        "project", "project_investor", "investor", "credit", "milestone", "claim", "activity", "activity_link",
        "fund_entry", "fund_plan", "agreement", "commitment", "review_item", "task", "referral", "assist",
        "beijing_recognition", "attachment", "unit", "code_item",
    })  # fmt: skip

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self.lookups = Lookups()
        self._waiting: Callable[[], None] | None = None
        self._panel: RecordPanel | None = None
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        self.views = ViewList(self.navigator, KEY, self)
        self.views.setMinimumWidth(VIEWS_WIDTH)
        self.list = ProjectList(self.navigator, self)
        self.side = QWidget(self)
        self.side.setMinimumWidth(RECORD_WIDTH - 40)
        self.side.hide()
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(0, 0, 0, 0)
        self.splitter = Splitter(self.navigator.settings, KEY, 1, self)
        self.splitter.fill((self.views, self.list, self.side), (VIEWS_WIDTH, 0, RECORD_WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    def _connect(self) -> None:
        self.views.chosen.connect(self.list.show_view)
        self.views.saved_chosen.connect(self.list.show_saved)
        self.views.save_asked.connect(self._ask_view_name)
        self.list.current_changed.connect(self._current_changed)
        self.list.opened.connect(self._opened)
        self.list.created.connect(self._created)
        self.list.new_asked.connect(self.make_new)
        self.list.cleared.connect(lambda: self.views.choose("all"))
        self.list.source.was_reset.connect(self._prepare, Qt.ConnectionType.SingleShotConnection)

    def _prepare(self) -> None:
        QTimer.singleShot(AT_LEISURE_MS, self, lambda: self.panel)

    @property
    def panel(self) -> "RecordPanel":
        """The record, made when it is first asked for."""
        if self._panel is None:
            from desktop_app.ui.dialogs.record_panel import RecordPanel

            self._panel = RecordPanel(self.navigator, self.side)
            self._panel.lookups = self.lookups
            self._panel.closed.connect(self.close_record)
            self._panel.widened.connect(self.widen_record)
            layout = self.side.layout()
            assert layout is not None
            layout.addWidget(self._panel)
        return self._panel

    @property
    def _shown_id(self) -> str:
        """The project whose record is open, "" for none."""
        return self._panel.project_id if self._panel is not None else ""

    # loading

    def load(self) -> None:
        """Read the names, then the list, then at the start the pinyin of the names, which only forms need."""
        chosen, pinyin = language(), self.lookups.pinyin
        self.navigator.worker.read(
            lambda session: load_lookups(session, chosen, pinyin=pinyin), self._show_lookups, owner=self
        )

    def _show_lookups(self, lookups: Lookups) -> None:
        self._keep_lookups(lookups)
        self.list.set_lookups(lookups)
        self.views.show_views(built_in_views(self.navigator.actor, self.navigator.today()), self.list.view.key)
        self._count()
        if not lookups.pinyin:
            chosen = language()
            self.navigator.worker.read(lambda session: load_lookups(session, chosen), self._keep_lookups, owner=self)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting()

    def _keep_lookups(self, lookups: Lookups) -> None:
        self.lookups = self.list.lookups = lookups
        if self._panel is not None:
            self._panel.lookups = lookups
        if self.findChildren(QDialog):  # opened before the pinyin was read
            from desktop_app.ui.dialogs.project_form import ProjectForm

            for form in self.findChildren(ProjectForm):
                form.offer(lookups)

    def _when_ready(self, run: Callable[[], None]) -> None:
        """Do something that needs the list, now or as soon as it stands."""
        if self.list.table is None:
            self._waiting = run
        else:
            run()

    def _count(self) -> None:
        views = built_in_views(self.navigator.actor, self.navigator.today())
        self.navigator.worker.read(
            lambda session: query.counts(session, {view.key: view.filter for view in views}),
            self.views.show_counts,
            owner=self,
            latest="counts",
        )

    def refresh(self, changes: Sequence[Changes]) -> None:
        """Rows that changed are read again where they stand; new ones and bulk changes read the list anew."""
        kinds = frozenset().union(*(c.kinds for c in changes))
        if kinds & {"unit", "code_item"}:
            self.load()
            if self._shown_id:
                self.panel.reload()
            return
        projects = {id_ for c in changes for kind, id_ in c.records if kind == "project"}
        whole = any(c.count > len(c.records) for c in changes)
        if self._shown_id:
            projects.add(self._shown_id)
            self.panel.reload()
        if whole or not self.list.source.refresh(sorted(projects)):
            self.list.source.reload()
        self.list.sums.ask()
        self._count()

    # Page

    def show_list(self, criteria: Criteria) -> None:
        self._when_ready(lambda: self._show_list(criteria))

    def _show_list(self, criteria: Criteria) -> None:
        self.close_record()
        self.views.choose(str(criteria.get("view", "all")))
        self.list.show_criteria(criteria)
        if criteria.get("new"):
            self.make_new()

    def show_record(self, kind: str, record_id: str) -> None:
        if kind == "investor":
            self.show_list({"investor_id": record_id, "title": self.tr("Projects of this company")})
        elif kind == "project":
            self._when_ready(lambda: self._open_record(record_id))
        else:
            self._open_at(kind, record_id)

    def _open_at(self, kind: str, part_id: str) -> None:
        """The record of the project that an entry belongs to, at that entry."""
        from desktop_app.queries.project_parts import project_of

        self.navigator.worker.read(
            lambda session: project_of(session, kind, part_id) or part_id,
            lambda project: self._when_ready(lambda: self._open_record(project, kind, part_id)),
            owner=self,
            latest="part",
        )

    def _open_record(self, record_id: str, kind: str = "", part_id: str = "") -> None:
        self._show_panel(record_id, kind, part_id)
        if self.list.table is not None:
            self.list.table.select_id(record_id)

    def make_new(self) -> None:
        if not self.navigator.actor.may_change:
            self.navigator.show_message(
                "info", self.tr("With this account you can look at everything and change nothing.")
            )
            return

        def open_form() -> None:
            from desktop_app.ui.dialogs.project_form import ProjectForm

            form = ProjectForm(self.navigator, self.lookups, self)
            form.saved.connect(self._created)
            form.open()

        self._when_ready(open_form)

    def focus_search(self) -> bool:
        self.list.search.setFocus()
        self.list.search.selectAll()
        return True

    def _created(self, created: "Created") -> None:
        self.navigator.done(created.changes)
        if len(created.ids) == 1:
            self._show_panel(created.ids[0])
            if self.list.table is not None:
                self.list.table.await_id(created.ids[0])

    # views

    def _ask_view_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Save this view"))
        dialog.setLabelText(self.tr("Name of the view (columns, filter and order are kept)"))
        dialog.textValueSelected.connect(self.save_view)
        dialog.open()

    def save_view(self, name: str) -> None:
        """Keep columns, filter and sort under a name; one of the same name is replaced."""
        saved = self.list.as_saved(name.strip())
        if saved is not None and saved.name:
            self.views.keep(saved)

    # the record

    def _current_changed(self, project_id: str) -> None:
        if self._shown_id not in ("", project_id):
            self.panel.show_project(project_id)

    def _opened(self, project_id: str) -> None:
        if self._shown_id == project_id:
            self.widen_record()
        else:
            self._show_panel(project_id)

    def _show_panel(self, project_id: str, kind: str = "", part_id: str = "") -> None:
        self.panel.show_project(project_id, kind, part_id)
        self.side.show()

    def widen_record(self) -> None:
        """The record over the whole page, or back beside the list."""
        wide = self.list.isVisible()
        self.list.setVisible(not wide)
        self.views.setVisible(not wide)
        if wide:
            self.panel.setFocus()
        elif self.list.table is not None:
            self.list.table.setFocus()

    def close_record(self) -> None:
        """Back to the list, at the same row."""
        if not self.list.isVisible() and self.isVisible():
            self.widen_record()
            return
        self.side.hide()
        if self._panel is not None:
            self._panel.project_id = ""
        if self.list.table is not None:
            self.list.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.side.isVisible():
            self.close_record()
        else:
            super().keyPressEvent(event)
