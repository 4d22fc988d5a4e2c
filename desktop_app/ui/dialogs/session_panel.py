"""One training session beside the schedule: what is known of it, who was there, its materials, or its form."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.enums import TrainingState
from desktop_app.domain.training import hours_text
from desktop_app.queries.training import SessionRecord, record
from desktop_app.services import training
from desktop_app.services.office import Changes
from desktop_app.services.projects import Created
from desktop_app.ui.dialogs.attendance_tab import AttendanceTab
from desktop_app.ui.dialogs.materials_tab import MaterialsTab, refill
from desktop_app.ui.dialogs.session_form import SessionForm
from desktop_app.ui.dialogs.session_menu import add_actions
from desktop_app.ui.formats import NOTHING
from desktop_app.ui.icons import icon
from desktop_app.ui.models.lookups import word
from desktop_app.ui.models.session_columns import day_words, time_words
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.code_combo import Choice
from desktop_app.ui.widgets.fact_grid import FactGrid


class SessionPanel(QFrame):
    """`show_session` reads and shows one; `closed` asks the page for the room; `entered` tells of a new one."""

    closed = Signal()
    entered = Signal(object)

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.units: list[Choice] = []
        self.session: SessionRecord | None = None
        self.session_id = ""
        self.form: SessionForm | None = None
        self.setProperty("look", "surface")
        self.setAccessibleName(self.tr("Training"))
        self._build_ui()

    def _build_ui(self) -> None:
        self.stack = QStackedWidget(self)
        self.view = QWidget(self.stack)
        self.stack.addWidget(self.view)
        self.title = QLabel(self.view)
        self.title.setProperty("look", "title")
        self.title.setWordWrap(True)
        self.when = QLabel(self.view)
        self.when.setProperty("look", "muted")
        self.tabs = QTabWidget(self.view)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Parts of the training"))
        self.facts = FactGrid(self.tabs)
        refill(self._scrolled(self.tr("Details")), [self.facts])
        self.attendance = AttendanceTab(self.navigator, self.tabs)
        self.tabs.addTab(self.attendance, self.tr("Attendance"))
        self.materials = MaterialsTab(self.navigator, self._scrolled(self.tr("Materials")), self.tabs)
        column = QVBoxLayout(self.view)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(self._top_row())
        column.addWidget(self.when)
        column.addLayout(self._action_row())
        column.addWidget(self.tabs, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def _scrolled(self, title: str) -> QVBoxLayout:
        """A tab that scrolls; its widgets go into the layout."""
        holder = QWidget(self.tabs)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        scroll = QScrollArea(self.tabs)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        self.tabs.addTab(scroll, title)
        return column

    def _top_row(self) -> QHBoxLayout:
        close = QToolButton(self.view)
        close.setIcon(icon("x", lambda t: t.muted))
        close.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close (Esc)"))
        close.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(SPACE_XS)
        row.addWidget(self.title, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _action_row(self) -> QHBoxLayout:
        self.held_button = QPushButton(icon("check", lambda t: t.on_accent), self.tr("Mark as held"), self.view)
        self.held_button.setProperty("look", "primary")
        self.held_button.clicked.connect(self._mark_held)
        self.edit_button = QPushButton(icon("pencil"), self.tr("Edit"), self.view)
        self.edit_button.clicked.connect(self.edit)
        self.more_button = QPushButton(icon("ellipsis"), self.tr("More"), self.view)
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.more_button.setMenu(self.menu)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        for button in (self.held_button, self.edit_button, self.more_button):
            row.addWidget(button)
        row.addStretch(1)
        return row

    # showing

    def set_units(self, units: list[Choice]) -> None:
        """The units to choose from."""
        self.units = units
        self.attendance.set_units(units)

    def show_session(self, session_id: str) -> None:
        """Read a session and show it; a form that is open keeps its draft and gives way."""
        self.leave_form()
        self.session_id = session_id
        self.reload()

    def reload(self) -> None:
        """Read the shown session again; a form stays open over it."""
        if session_id := self.session_id:
            self.navigator.worker.read(
                lambda session: record(session, session_id), self._show, owner=self, latest="one"
            )

    def _show(self, found: SessionRecord | None) -> None:
        self.session = found
        for widget in (self.tabs, self.held_button, self.edit_button, self.more_button, self.when):
            widget.setVisible(found is not None)
        if found is None:
            self.title.setText(self.tr("This record is not in this office."))
            return
        row = found.row
        state = self.tr("in the recycle bin") if found.deleted else word(row.state)
        self.title.setText(row.topic)
        self.when.setText(" · ".join((f"{day_words(row.day)}  {time_words(row)}", word(row.form), state)))
        self.held_button.setVisible(row.state is TrainingState.PLANNED and not found.deleted)
        self._show_facts(found)
        self.attendance.show_session(found)
        self.materials.show_session(found)
        people, files = f" {row.attended}/{row.invited}" if row.invited else "", f" {len(found.files)}"
        self.tabs.setTabText(1, self.tr("Attendance") + people)
        self.tabs.setTabText(2, self.tr("Materials") + (files if found.files else ""))

    def _show_facts(self, found: SessionRecord) -> None:
        row = found.row
        pairs = [
            (self.tr("Place"), row.place),
            (self.tr("Teacher"), row.teacher),
            (self.tr("Hours"), hours_text(row.hours_centi)),
            (self.tr("Organised by"), row.unit),
            (self.tr("For whom"), row.audience),
            (self.tr("Materials"), row.materials),
            (self.tr("Feedback"), found.feedback),
        ]
        self.facts.show_facts([(name, text or NOTHING) for name, text in pairs])

    # the form

    def new(self, day: date | None = None) -> None:
        """The form of a new session."""
        self._open_form(SessionForm(self.navigator, self.units, self.stack, None, day))

    def edit(self) -> None:
        """The form of the shown session."""
        if self.session is not None:
            self._open_form(SessionForm(self.navigator, self.units, self.stack, self.session))

    def _open_form(self, form: SessionForm) -> None:
        self.leave_form()
        self.form = form
        form.saved.connect(self._saved)
        form.finished.connect(partial(self._form_left, form))
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.show()
        form.rows["topic"].editor.setFocus()

    def leave_form(self) -> None:
        """Leave a form that is open; what was entered stays as its draft."""
        if self.form is not None:
            self.form.reject()

    def save(self) -> None:
        """Save the form that is open."""
        if self.form is not None and self.form.primary.isEnabled():
            self.form.save()

    def _form_left(self, form: SessionForm, _result: int) -> None:
        if self.form is form:
            self.form = None
            self.stack.setCurrentWidget(self.view)
            if not self.session_id:
                self.closed.emit()

    def _saved(self, result: Created | Changes) -> None:
        if isinstance(result, Created):
            self.session_id = result.ids[0]
        self.entered.emit(result)
        self.reload()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # doing

    def fill_menu(self) -> None:
        """What can be done with the session now."""
        self.menu.clear()
        found = self.session
        if found is None:
            return
        add_actions(self.menu, self.navigator, [found.row.id], found.row.state, deleted=found.deleted)

    def _mark_held(self) -> None:
        office, actor, session_id = self.navigator.office, self.navigator.actor, self.session_id
        self.navigator.write(lambda: training.mark_held(office, actor, session_id), self.navigator.done)
