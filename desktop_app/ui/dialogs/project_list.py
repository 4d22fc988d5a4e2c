"""The list of projects with what narrows it; what can be done with its rows is in `list_actions`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.queries import projects as query
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.settings import SavedView, TableLayout
from desktop_app.sync.marks import marked_rows
from desktop_app.ui.dialogs.counted_line import CountedLine
from desktop_app.ui.dialogs.list_actions import ListActions
from desktop_app.ui.dialogs.print_button import PrintButton, Wanted
from desktop_app.ui.dialogs.selection_sums import SelectionSums
from desktop_app.ui.dialogs.shown_lists import notes
from desktop_app.ui.icons import icon
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.project_columns import columns
from desktop_app.ui.models.project_filters import BIN, View, built_in_views, facets, with_values
from desktop_app.ui.navigation import Criteria, Navigator
from desktop_app.ui.table_model import TableModel
from desktop_app.ui.theme import SPACE_M, SPACE_S
from desktop_app.ui.widgets.filter_chips import FilterChips
from desktop_app.ui.widgets.table_view import TableView
from desktop_app.ui.windowed_source import WindowedSource

KEY = "projects"
TYPING_MS = 0
"""Every key is looked for at once: a read that is still waiting gives way to the newer one."""
FILTER_LEAST, FILTER_WIDTH, NARROW = 120, 220, 700
LARGE = "000,000+"
"""No count in a list is wider."""


class ProjectList(QWidget):
    """A view, chips and the search field narrow the list; `behind` limits it to the records of a figure.

    The table is made with the first `set_lookups`; until then `table` is None.
    """

    current_changed = Signal(str)
    opened = Signal(str)
    created = Signal(object)
    new_asked = Signal()
    cleared = Signal()

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.lookups = Lookups()
        self.do = ListActions(navigator, self)
        self.do.opened.connect(self.opened)
        self.do.created.connect(self.created)
        self.view = built_in_views(navigator.actor, navigator.today())[0]
        self.table: TableView | None = None
        self.source = WindowedSource(
            navigator.worker,
            lambda session, sort, descending: self._ids(session, self._filter, sort, descending),
            marked_rows,
            lambda session, ids: query.matching(session, self._filter, ids),
            lambda session, sort: query.first_ids(session, self._filter, sort),
        )
        self._filter = ProjectFilter()
        self._behind: tuple[str, ...] | None = None
        self._investor = ""
        self.sums = SelectionSums(navigator, self)
        self.line = CountedLine(self.source, self)
        self._build_ui()

    def _build_ui(self) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search in this list  Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search in this list"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(FILTER_LEAST)
        self.search.setMaximumWidth(FILTER_WIDTH)
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
        self.new_button.clicked.connect(self.new_asked)
        self.new_button.setVisible(self.navigator.actor.may_change)
        self.count = self._count_label()
        self.source.was_reset.connect(self._show_count)
        self.source.has_grown.connect(self._show_count)
        self.columns_button = QPushButton(icon("columns-3"), self.tr("Columns"), self)
        self.print_button = PrintButton(self.navigator, self.wanted, self)
        top = QHBoxLayout()
        top.setSpacing(SPACE_S)
        top.addWidget(self.search, 3, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.chips, 1)
        top.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.columns_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignTop)
        self._words = {button: button.text() for button in (self.columns_button, self.print_button, self.new_button)}
        for button, words in self._words.items():
            button.setAccessibleName(words)
            button.setToolTip(" ".join(part for part in (words, button.toolTip()) if part))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        self._column.setSpacing(SPACE_S)
        self._column.addLayout(top)
        self._column.addWidget(self.line)

    def _count_label(self) -> QLabel:
        """With room for a large office's count: nothing else moves, or is laid out anew, when another one is shown."""
        label = QLabel(self._in_list(LARGE), self)
        label.setProperty("look", "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setFixedSize(label.sizeHint())
        label.clear()
        return label

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside a record in a small window the buttons show their icons alone, and the count makes room."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow == self.count.isHidden():
            return
        self.count.setHidden(narrow)
        for button, words in self._words.items():
            button.setText("" if narrow else words)

    def set_lookups(self, lookups: Lookups) -> None:
        """Take the names of units and codes, and read the list with them."""
        self.lookups = self.do.lookups = lookups
        self.chips.set_facets(facets(lookups))
        first = self.table is None
        if first:
            self._build_table()
        self.source.reload(quick=first)

    def _build_table(self) -> None:
        model = TableModel(
            columns(self.lookups, self.navigator.today()),
            self.source,
            self.do.edit if self.navigator.actor.may_change else None,
        )
        settings = self.navigator.settings.current
        layout = settings.tables.get(KEY)
        self.table = TableView(model, self, name=self.tr("Projects"), dense=settings.dense_rows, layout=layout)
        self.table.current_changed.connect(self.current_changed)
        self.table.opened.connect(self.opened)
        self.table.selection_changed.connect(self._selection_changed)
        self.table.menu_asked.connect(self._show_menu)
        self.table.grid.refused.connect(lambda words: self.navigator.show_message("error", words))
        self.table.grid.copied.connect(
            lambda count: self.navigator.show_message("success", self.tr("Copied: %n project(s).", "", count))
        )
        if self.navigator.actor.may_change:
            self.table.paste_asked.connect(self.do.paste)
        self.table.layout_changed.connect(self._keep_layout)
        self.columns_button.clicked.connect(self.table.choose_columns)
        self._column.addWidget(self.table, 1)
        self._say_empty()
        self.table.setFocus()

    @property
    def waits(self) -> bool:
        """Whether something was typed that the list does not look for yet."""
        return self._typing.isActive()

    # what is shown

    def show_view(self, view: View) -> None:
        """A view of the list on the left, without further conditions."""
        self.view = view
        self._limit()
        self.chips.set_values({})
        self._apply()

    def show_saved(self, saved: SavedView) -> None:
        """Columns, conditions and order as they were kept."""
        views = built_in_views(self.navigator.actor, self.navigator.today())
        self.view = next((v for v in views if v.key == saved.filter.get("view")), views[0])
        self._limit()
        self.search.setText(str(saved.filter.get("text", "")))
        self.chips.set_values(saved.filter.get("values", {}))
        if self.table is not None and saved.columns:
            self.table.apply_layout(TableLayout(saved.columns, {}, saved.sort, saved.descending))
        self._apply()

    def as_saved(self, name: str) -> SavedView | None:
        """Columns, conditions and order as they are now; None before the table stands."""
        if self.table is None:
            return None
        layout = self.table.layout_now()
        values = {"view": self.view.key, "values": self.chips.values, "text": self.search.text()}
        return SavedView(name, values, layout.columns, layout.sort, layout.descending)

    def show_criteria(self, criteria: Criteria) -> None:
        """Chips by name, `text`, an `investor_id`, or `ids` with their `title` and the figure `counted` from them."""
        ids = criteria.get("ids")
        self._limit(ids, str(criteria.get("investor_id", "")), criteria.get("counted"))
        if self.table is not None:
            self.table.start_over()
        names = {facet.name for facet in facets(self.lookups)}
        values = {name: [str(v) for v in chosen] for name, chosen in criteria.items() if name in names}
        title = criteria.get("title") or (self.tr("Chosen projects") if ids is not None or self._investor else "")
        self.chips.set_values(values, str(title))
        self.search.setText(str(criteria.get("text", "")))
        self._apply()

    def _apply(self) -> None:
        narrowed = with_values(self.view.filter, self.chips.values, self.search.text(), self.navigator.today())
        self._filter = replace(narrowed, ids=self._behind, investor_id=self._investor)
        self.source.reload(quick=True)
        self._say_empty()

    def _chips_changed(self, _values: object) -> None:
        if not self.chips.has_extra:
            self._limit()
        self._apply()

    def _limit(self, ids: Sequence[str] | None = None, investor: str = "", counted: Counted | None = None) -> None:
        """Show these only, or the projects of an investor; `counted` is the figure that they come to."""
        self._behind, self._investor = None if ids is None else tuple(ids), investor
        if self.table is not None:
            self.line.show_counted(counted, self.table.model, columns(self.lookups, self.navigator.today()))

    def _ids(self, session: Any, chosen: ProjectFilter, sort: str, descending: bool) -> Sequence[str]:
        return self.line.ordered(query.ids(session, chosen, sort, descending), sort, descending)

    def _say_empty(self) -> None:
        if self.table is None:
            return
        if self._filter == ProjectFilter():
            words = self.tr("Projects stand here, from the first lead to production.")
            button = self.tr("Enter the first project") if self.navigator.actor.may_change else ""
            self.table.set_empty(words, button, self.new_asked.emit)
        elif self.view.key == BIN:
            self.table.set_empty(self.tr("The recycle bin is empty."))
        else:
            self.table.set_empty(self.tr("No project matches."), self.tr("Clear the filter"), self._clear)

    def _show_count(self) -> None:
        """How many the view, the chips and the search let through, for lists of more than a glance."""
        self.count.setText(self._in_list(f"{self.source.count():,}{'' if self.source.whole else '+'}"))

    def _in_list(self, count: str) -> str:
        return self.tr("{count} in the list").format(count=count)

    def _clear(self) -> None:
        self.search.clear()
        self.chips.set_values({})
        self.cleared.emit()

    def wanted(self) -> Wanted:
        """The list as it stands, or the rows of it that are selected, to be printed; under the view's name if nothing
        else narrows it."""
        assert self.table is not None
        layout, selected, chosen = self.table.layout_now(), self.table.selected_ids(), self._filter

        def ids(session: Any) -> Sequence[str]:
            every = self._ids(session, chosen, layout.sort, layout.descending)
            among = set(selected)
            return [one for one in every if one in among] if len(among) > 1 else every

        below = notes(self.chips.words, self.search.text(), len(selected))
        altered = bool(below) or self._behind is not None or self._investor != ""
        title = self.tr("List of projects") if altered else self.view.title
        count = self.tr("{count} in all") if altered and len(selected) < 2 else ""
        return Wanted(title, self.table.model.columns, ids, marked_rows, below, count=count)

    # the rows

    def _selection_changed(self, ids: list[str]) -> None:
        if self.table is not None:
            self.sums.show(ids, self.table.model.columns, self.line.counted)

    def _keep_layout(self, layout: TableLayout) -> None:
        tables = {**self.navigator.settings.current.tables, KEY: layout}
        self.navigator.settings.change(tables=tables)

    def _show_menu(self, spot: QPoint) -> None:
        menu = self.row_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(spot)

    def row_menu(self) -> QMenu:
        """What this user can do with the selected rows."""
        assert self.table is not None
        ids = self.table.selected_ids()
        row = self.source.row(self.source.index_of(ids[0])) if len(ids) == 1 else None
        return self.do.menu(ids, row, self.table.grid.copy_selection, in_bin=self.view.key == BIN)
