"""The projects: views on the left, filter and list in the middle, the record on the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.queries import projects as query
from desktop_app.queries.projects import ProjectFilter
from desktop_app.services.office import Changes
from desktop_app.services.projects import Created, FieldEdit, delete, restore, update_fields
from desktop_app.settings import SavedView, TableLayout
from desktop_app.ui.dialogs.bulk_edit import BulkEdit
from desktop_app.ui.dialogs.paste_preview import PastePreview
from desktop_app.ui.dialogs.project_form import ProjectForm
from desktop_app.ui.dialogs.record_panel import RecordPanel
from desktop_app.ui.dialogs.view_list import ViewList
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import Lookups, language
from desktop_app.ui.models.lookups import load as load_lookups
from desktop_app.ui.models.project_columns import columns
from desktop_app.ui.models.project_filters import BIN, View, built_in_views, facets, with_values
from desktop_app.ui.navigation import Criteria, Navigator, Page
from desktop_app.ui.row_source import WindowedSource
from desktop_app.ui.table_model import CellEdit, TableModel
from desktop_app.ui.theme import RECORD_WIDTH, SPACE_M, SPACE_S, VIEWS_WIDTH
from desktop_app.ui.widgets.filter_chips import FilterChips
from desktop_app.ui.widgets.table_view import TableView

KEY = "projects"
TYPING_MS = 120
FILTER_WIDTH = 220


class ProjectsPage(Page):
    """`show_list` understands chip names (stage, status, unit …), a `view`, `text`, and `ids` with their `title`."""

    kinds: ClassVar[frozenset[str]] = frozenset({
        "project", "project_investor", "investor", "credit", "milestone", "claim", "activity", "activity_link",
        "fund_entry", "fund_plan", "agreement", "commitment", "review_item", "attachment", "unit", "code_item",
    })  # fmt: skip

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self.lookups = Lookups()
        self._view = built_in_views(navigator.actor, navigator.today())[0]
        self._behind: tuple[str, ...] | None = None
        self._investor = ""
        self._waiting: Callable[[], None] | None = None
        self.table: TableView | None = None
        self.source = WindowedSource(
            navigator.worker,
            lambda session, sort, descending: query.ids(session, self._filter, sort, descending),
            query.rows,
            lambda session, ids: query.matching(session, self._filter, ids),
        )
        self._filter = ProjectFilter()
        self._build_ui()

    def _build_ui(self) -> None:
        self.views = ViewList(self.navigator, KEY, self)
        self.views.setMinimumWidth(VIEWS_WIDTH)
        self.views.chosen.connect(self._choose_view)
        self.views.saved_chosen.connect(self._choose_saved)
        self.views.save_asked.connect(self._ask_view_name)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search in this list  Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(FILTER_WIDTH)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._apply)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.chips = FilterChips((), self)
        self.chips.changed.connect(self._chips_changed)
        self.new_button = QPushButton(icon("plus", lambda t: t.on_accent), self.tr("New project"), self)
        self.new_button.setProperty("look", "primary")
        self.new_button.setToolTip("Ctrl+N")
        self.new_button.clicked.connect(self.make_new)
        self.columns_button = QPushButton(icon("columns-3"), self.tr("Columns"), self)
        self.panel = RecordPanel(self.navigator, self)
        self.panel.setMinimumWidth(RECORD_WIDTH - 40)
        self.panel.closed.connect(self.close_record)
        self.panel.widened.connect(self.widen_record)
        self.panel.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.chips, 1)
        top.addWidget(self.columns_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignTop)
        self.middle = QWidget(self)
        self._middle_column = QVBoxLayout(self.middle)
        self._middle_column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        self._middle_column.setSpacing(SPACE_S)
        self._middle_column.addLayout(top)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (self.views, self.middle, self.panel):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([VIEWS_WIDTH, 10_000, RECORD_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    # loading

    def load(self) -> None:
        """Read the names, then the list, then the pinyin of the names, which nobody needs before a form is open."""
        chosen, read = language(), self.navigator.worker.read
        read(lambda session: load_lookups(session, chosen, pinyin=False), self._show_lookups, owner=self)

    def _show_lookups(self, lookups: Lookups) -> None:
        self.lookups = lookups
        self.panel.lookups = lookups
        self.chips.set_facets(facets(lookups))
        if self.table is None:
            self._build_table()
        self.views.show_views(built_in_views(self.navigator.actor, self.navigator.today()), self._view.key)
        self.source.reload()
        self._count()
        chosen = language()
        self.navigator.worker.read(lambda session: load_lookups(session, chosen), self._keep_lookups, owner=self)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting()

    def _keep_lookups(self, lookups: Lookups) -> None:
        self.lookups = lookups
        self.panel.lookups = lookups

    def _build_table(self) -> None:
        model = TableModel(columns(self.lookups, self.navigator.today()), self.source, self._edited)
        layout = self.navigator.settings.current.tables.get(KEY)
        dense = self.navigator.settings.current.dense_rows
        self.table = TableView(model, self.middle, name=self.tr("Projects"), dense=dense, layout=layout)
        self.table.current_changed.connect(self._current_changed)
        self.table.opened.connect(self._opened)
        self.table.selection_changed.connect(self._selection_changed)
        self.table.menu_asked.connect(self._show_menu)
        self.table.paste_asked.connect(self.paste)
        self.table.layout_changed.connect(self._keep_layout)
        self.columns_button.clicked.connect(self.table.choose_columns)
        self._middle_column.addWidget(self.table, 1)
        self._say_empty()
        self.table.setFocus()

    def _when_ready(self, run: Callable[[], None]) -> None:
        """Do something that needs the list, now or as soon as it stands."""
        if self.table is None:
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
            return
        projects = {id_ for c in changes for kind, id_ in c.records if kind == "project"}
        whole = any(c.count > len(c.records) for c in changes)
        if self.panel.project_id:
            projects.add(self.panel.project_id)
            self.panel.reload()
        if whole or not self.source.refresh(sorted(projects)):
            self.source.reload()
        self._count()

    # the filter

    def _apply(self) -> None:
        narrowed = with_values(self._view.filter, self.chips.values, self.search.text(), self.navigator.today())
        self._filter = replace(narrowed, ids=self._behind, investor_id=self._investor)
        self.source.reload()
        self._say_empty()

    def _chips_changed(self, _values: object) -> None:
        if not self.chips.has_extra:
            self._behind, self._investor = None, ""
        self._apply()

    def _choose_view(self, view: View) -> None:
        self._view = view
        self._behind, self._investor = None, ""
        self.chips.set_values({})
        self._apply()

    def _choose_saved(self, saved: SavedView) -> None:
        views = built_in_views(self.navigator.actor, self.navigator.today())
        self._view = next((v for v in views if v.key == saved.filter.get("view")), views[0])
        self._behind, self._investor = None, ""
        self.search.setText(str(saved.filter.get("text", "")))
        self.chips.set_values(saved.filter.get("values", {}))
        if self.table is not None and saved.columns:
            self.table.apply_layout(TableLayout(saved.columns, {}, saved.sort, saved.descending))
        self._apply()

    def _ask_view_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Save this view"))
        dialog.setLabelText(self.tr("Name of the view (columns, filter and order are kept)"))
        dialog.textValueSelected.connect(self.save_view)
        dialog.open()

    def save_view(self, name: str) -> None:
        """Keep columns, filter and sort under a name; one of the same name is replaced."""
        if not name.strip() or self.table is None:
            return
        layout = self.table.layout_now()
        values = {"view": self._view.key, "values": self.chips.values, "text": self.search.text()}
        self.views.keep(SavedView(name.strip(), values, layout.columns, layout.sort, layout.descending))

    def _say_empty(self) -> None:
        if self.table is None:
            return
        if self._filter == ProjectFilter():
            words = self.tr("Projects stand here, from the first lead to production.")
            self.table.set_empty(words, self.tr("Enter the first project"), self.make_new)
        elif self._view.key == BIN:
            self.table.set_empty(self.tr("The recycle bin is empty."))
        else:
            self.table.set_empty(self.tr("No project matches."), self.tr("Clear the filter"), self._clear)

    def _clear(self) -> None:
        self.search.clear()
        self.chips.set_values({})
        self.views.choose("all")

    # Page

    def show_list(self, criteria: Criteria) -> None:
        self._when_ready(lambda: self._show_list(criteria))

    def _show_list(self, criteria: Criteria) -> None:
        self.close_record()
        self.views.choose(str(criteria.get("view", "all")))
        ids = criteria.get("ids")
        self._behind = tuple(ids) if ids is not None else None
        self._investor = str(criteria.get("investor_id", ""))
        names = {facet.name for facet in facets(self.lookups)}
        values = {name: [str(v) for v in chosen] for name, chosen in criteria.items() if name in names}
        title = criteria.get("title") or (self.tr("Chosen projects") if ids is not None or self._investor else "")
        self.chips.set_values(values, str(title))
        self.search.setText(str(criteria.get("text", "")))
        self._apply()

    def show_record(self, kind: str, record_id: str) -> None:
        if kind == "investor":
            self.show_list({"investor_id": record_id, "title": self.tr("Projects of this company")})
        else:
            self._when_ready(lambda: self._open_record(record_id))

    def _open_record(self, record_id: str) -> None:
        if self.table is not None:
            self.table.select_id(record_id)
        self._show_panel(record_id)

    def make_new(self) -> None:
        def open_form() -> None:
            form = ProjectForm(self.navigator, self.lookups, self)
            form.saved.connect(self._created)
            form.open()

        self._when_ready(open_form)

    def focus_search(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    def _created(self, created: Created) -> None:
        self.navigator.done(created.changes)
        if len(created.ids) == 1:
            self._show_panel(created.ids[0])

    # the record

    def _current_changed(self, project_id: str) -> None:
        if self.panel.isVisible():
            self.panel.show_project(project_id)

    def _opened(self, project_id: str) -> None:
        if self.panel.isVisible() and self.panel.project_id == project_id:
            self.widen_record()
        else:
            self._show_panel(project_id)

    def _show_panel(self, project_id: str) -> None:
        self.panel.show()
        self.panel.show_project(project_id)

    def widen_record(self) -> None:
        """The record over the whole page, or back beside the list."""
        wide = self.middle.isVisible()
        self.middle.setVisible(not wide)
        self.views.setVisible(not wide)
        if wide:
            self.panel.setFocus()
        elif self.table is not None:
            self.table.setFocus()

    def close_record(self) -> None:
        """Back to the list, at the same row."""
        if not self.middle.isVisible() and self.isVisible():
            self.widen_record()
            return
        self.panel.hide()
        self.panel.project_id = ""
        if self.table is not None:
            self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_record()
        else:
            super().keyPressEvent(event)

    # the list

    def _selection_changed(self, ids: list[str]) -> None:
        if self.table is None or len(ids) < 2:
            self.navigator.show_selection("")
            return
        words = self.tr("%n selected", "", len(ids))
        sums = [f"{title} {total}" for title, total in self.table.selection_sums()]
        self.navigator.show_selection(" · ".join([words, *sums]))

    def _edited(self, edits: Sequence[CellEdit]) -> None:
        changes = [FieldEdit(edit.row_id, edit.field, edit.value) for edit in edits]
        office, actor = self.navigator.office, self.navigator.actor
        many = len({edit.row_id for edit in edits}) > 1
        self.navigator.write(lambda: update_fields(office, actor, changes), self.navigator.done if many else None)

    def _keep_layout(self, layout: TableLayout) -> None:
        tables = {**self.navigator.settings.current.tables, KEY: layout}
        self.navigator.settings.change(tables=tables)

    def _show_menu(self, spot: QPoint) -> None:
        menu = self.row_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    def row_menu(self) -> QMenu:
        """What can be done with the selected rows."""
        assert self.table is not None
        ids, menu, table = self.table.selected_ids(), QMenu(self), self.table
        office, actor = self.navigator.office, self.navigator.actor
        if len(ids) == 1:
            menu.addAction(self.tr("Open"), lambda: self._opened(ids[0]))
        if ids and self._view.key != BIN:
            menu.addAction(self.tr("Change %n project(s)…", "", len(ids)), lambda: self.bulk_edit(ids))
        if ids:
            menu.addAction(self.tr("Copy"), table.grid.copy_selection)
        menu.addAction(self.tr("Paste from a spreadsheet…"), self.paste_clipboard)
        if ids:
            menu.addSeparator()
            if self._view.key == BIN:
                menu.addAction(self.tr("Restore"), lambda: self._write(lambda: restore(office, actor, ids)))
            else:
                words = self.tr("Move to the recycle bin")
                menu.addAction(words, lambda: self._write(lambda: delete(office, actor, ids)))
        return menu

    def _write(self, action: Callable[[], Any]) -> None:
        self.navigator.write(action, self.navigator.done)

    def bulk_edit(self, ids: Sequence[str]) -> BulkEdit:
        """One field of all of them."""
        dialog = BulkEdit(self.navigator, self.lookups, ids, self)
        dialog.saved.connect(self.navigator.done)
        dialog.open()
        return dialog

    def paste_clipboard(self) -> None:
        self.paste(QGuiApplication.clipboard().text())

    def paste(self, text: str) -> PastePreview:
        """Show what was pasted; good lines become projects."""
        dialog = PastePreview(self.navigator, self.lookups, text, self)
        dialog.saved.connect(self._created)
        dialog.open()
        return dialog
