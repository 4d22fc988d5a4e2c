"""The frame of the window. It only navigates: pages are made when they are first shown."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.errors import Cancelled, reason_of
from desktop_app.paths import Paths
from desktop_app.services.office import Actor, Changes, Office
from desktop_app.settings import SettingsFile
from desktop_app.ui.closing import Closing
from desktop_app.ui.messages import Action, Kind
from desktop_app.ui.navigation import Criteria, Page, done_words
from desktop_app.ui.step_commands import StepCommands
from desktop_app.ui.tasks import DatabaseWorker, ErrorHandler, Progress
from desktop_app.ui.widgets.lock_overlay import IdleWatch, LockOverlay
from desktop_app.ui.widgets.progress_panel import ProgressStack
from desktop_app.ui.widgets.room_dialog import fitted, room_of, visible_enough
from desktop_app.ui.window_context import Leave, WindowContext
from desktop_app.ui.window_menus import Handlers, WindowMenus, add_entry
from desktop_app.ui.window_parts import StatusBar, TabRow

R = TypeVar("R")
SEARCH_LIMIT = 40


LEAST_SIZE = (880, 480)
"""What a screen of 1366x768 leaves to a window when everything on it is half as large again."""


class MainWindow(QMainWindow):
    """Implements Navigator for the pages."""

    closed = Signal()
    _settings_refused = Signal(str)

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[str, Page] = {}
        self.left = Leave()
        self._closing = Closing(self, context.worker)
        self.steps = StepCommands(self, self)
        self._build_ui()
        self._build_menus()
        self._connect()
        self._restore()

    @property
    def office(self) -> Office:
        return self._context.office

    @property
    def actor(self) -> Actor:
        return self._context.actor

    @property
    def worker(self) -> DatabaseWorker:
        return self._context.worker

    @property
    def settings(self) -> SettingsFile:
        return self._context.settings

    @property
    def paths(self) -> Paths:
        return self._context.paths

    def _build_ui(self) -> None:
        self.setWindowTitle(self.tr("Zhaoshangtong"))
        self.setMinimumSize(*LEAST_SIZE)
        titles = [(spec.title, spec.icon) for spec in self._context.pages if spec.tab]
        self.row = TabRow(titles, self.actor.name, self)
        self.stack = QStackedWidget(self)
        for _ in self._context.pages:
            self.stack.addWidget(QWidget(self.stack))
        self.status = StatusBar(self)
        self.bar = self.status.bar
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)
        self._panels = ProgressStack(self.stack)

    def _build_menus(self) -> None:
        handlers = Handlers(
            new=lambda: self._page().make_new(),
            undo=self.steps.undo,
            redo=self.steps.redo,
            steps_shown=lambda: self.steps.name(self._menus.name_steps),
            search_here=self._search_here,
            search_all=self._search_all,
            save=lambda: self._page().save(),
            choose=self._choose,
            manual=lambda: self._context.open_manual(self, self.page_key()),
            quit=self._quit,
        )
        self._menus = WindowMenus(self.menuBar(), handlers, self.settings.current, self._context.commands, self)
        add_entry(self.row.user_menu, self.tr("Lock now"), self.lock, "Ctrl+L")
        add_entry(self.row.user_menu, self.tr("Switch user"), lambda: self.leave(Leave("switch")))
        for command in self._context.user_commands:
            add_entry(self.row.user_menu, command.label, partial(command.run, self), command.shortcut)
        for place in range(self.row.tabs.count()):
            key = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self)
            key.activated.connect(partial(self._turn_to, place))

    def _quit(self) -> None:
        self.close()

    def _choose(self, what: str, value: Any) -> None:
        self.settings.change(**{what: value})
        if what == "theme":
            self._context.choose_theme(value)
        else:
            self.leave(Leave("again"))

    def _connect(self) -> None:
        self.row.tabs.currentChanged.connect(self._show)
        self.row.tabs.tabBarClicked.connect(self._turn_to)
        self.row.search.asked.connect(self._search)
        self.row.search.chosen.connect(self.open_record)
        self.worker.changed.connect(self._note)
        self.worker.default_error = self.show_error
        self._settings_refused.connect(self._tell_refused)
        self.settings.on_refused = lambda error: self._settings_refused.emit(reason_of(error))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._idle = IdleWatch(app, self.settings.current.lock_minutes, self)
        self._idle.idle.connect(self.lock)
        self.read_standing()

    def _restore(self) -> None:
        self.resize(1366, 728)
        if self.settings.current.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.current.geometry.encode("ascii", "ignore")))
        reachable = visible_enough(self.frameGeometry(), [s.availableGeometry() for s in QGuiApplication.screens()])
        room = room_of(self)
        if not reachable or (not self.isMaximized() and self.size() != self.size().boundedTo(room.size())):
            self.setGeometry(fitted(self.size(), room))
        keys = [spec.key for spec in self._context.pages if spec.tab]
        last = self.settings.current.last_page
        place = keys.index(last) if last in keys else 0
        self.row.tabs.setCurrentIndex(place)
        self._show(place)

    def _show(self, place: int) -> None:
        spec = self._context.pages[place]
        if spec.key not in self._pages:
            page = spec.make(self)
            page.setAccessibleName(spec.title)
            self._pages[spec.key] = page
            empty = self.stack.widget(place)
            self.stack.insertWidget(place, page)
            if empty is not None:
                self.stack.removeWidget(empty)
                empty.deleteLater()
        self.status.show_selection("")
        self.row.set_aside(not spec.tab)
        self.stack.setCurrentIndex(place)
        self.bar.turn_to(spec.key)

    def show_page(self, key: str) -> Page:
        """Go to a page by its key."""
        place = next(n for n, spec in enumerate(self._context.pages) if spec.key == key)
        self.show_tab(place)
        return self._pages[key]

    def _turn_to(self, place: int) -> None:
        """The user goes to a tab: what was done on another page is over."""
        if 0 <= place != self.stack.currentIndex():
            self.bar.close_success()
        self.show_tab(place)

    def show_tab(self, place: int = -1) -> None:
        """Go to a page by its place; without one, back to the tab that was shown last."""
        place = place if place >= 0 else self.row.tabs.currentIndex()
        if place < self.row.tabs.count():
            self.row.tabs.setCurrentIndex(place)
        self._show(place)

    def page_key(self) -> str:
        """Which page is shown."""
        return self._context.pages[self.stack.currentIndex()].key

    def _page(self) -> Page:
        return self._pages[self.page_key()]

    def _page_of(self, kind: str) -> Page | None:
        spec = next((s for s in self._context.pages if kind in s.kinds), None)
        return self.show_page(spec.key) if spec else None

    def _search_here(self) -> None:
        if not self._page().focus_search():
            self._search_all()

    def _search_all(self) -> None:
        self.row.search.setFocus()
        self.row.search.selectAll()

    def _search(self, text: str) -> None:
        if text:
            self.worker.read(
                lambda session: self._context.search(session, text, SEARCH_LIMIT),
                lambda hits: self.row.search.show_hits(text, hits),
                owner=self.row.search,
                latest="search",
            )

    # Navigator

    def today(self) -> dt.date:
        return self.office.clock.today()

    def open_list(self, kind: str, criteria: Criteria) -> None:
        page = self._page_of(kind)
        if page is not None:
            page.show_list(criteria)

    def open_record(self, kind: str, record_id: str) -> None:
        page = self._page_of(kind)
        if page is not None:
            page.show_record(kind, record_id)

    def show_message(self, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        self.bar.show_message(kind, text, actions)

    def show_error(self, error: Exception) -> None:
        self.bar.show_error(error)

    def begin_anew(self) -> None:
        self.bar.begin_anew()

    def done(self, changes: Changes, text: str = "", actions: Sequence[Action] = ()) -> None:
        if changes.transaction_id == 0:
            self.show_message("info", text or self.tr("Nothing had to be changed."), actions)
            return
        undo = Action(self.tr("Undo"), lambda: self.steps.take_back(changes.transaction_id))
        said = text or done_words(changes.label)
        self.show_message("success", said, (*actions, undo))

    def write(self, action: Callable[[], R], on_done: Callable[[R], None] | None = None) -> None:
        self.worker.write(action, on_done, owner=self)

    def run(self, title: str, work: Callable[[Progress], R], on_done: Callable[[R], None] | None = None) -> Progress:
        self.begin_anew()
        progress = self.worker.run(work, on_done, self._work_failed, owner=self)
        self._panels.show_work(title, progress)
        return progress

    def show_selection(self, text: str) -> None:
        self.status.show_selection(text)

    # end of Navigator

    def _work_failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.show_message("info", self.tr("Cancelled; nothing was changed."))
        else:
            self.show_error(error)

    def _note(self, changes: Changes) -> None:
        if changes.count:  # not when the index is ready, or a file was written
            self.status.show_saved(self.office.clock.now().strftime("%H:%M"))
        self.read_standing()
        for page in self._pages.values():
            page.note(changes)

    def show_indexing(self, waiting: int) -> None:
        """Say of how many changes the search knows nothing yet."""
        self.status.show_indexing(waiting)
        self.row.search.show_waiting(waiting)

    def read_standing(self) -> None:
        """Bring the status bar up to date: the unit, the last backup, the last exchange."""
        self.worker.read(
            self._context.standing,
            lambda standing: self.status.show_standing(self.actor.name, standing, self.today()),
            owner=self,
            latest="standing",
        )

    def lock(self) -> None:
        """Cover the window until its user comes back."""
        if self.findChild(LockOverlay) is None:
            check = self._context.password_check
            cover = LockOverlay(self, self.actor.name, partial(self._unlock, check) if check else None)
            cover.leave.connect(lambda: self.leave(Leave("switch")))

    def _unlock(
        self, check: Callable[[str], object], password: str, opened: Callable[[object], None], wrong: ErrorHandler
    ) -> None:
        self.worker.write(lambda: check(password), opened, wrong)

    def take_options(self) -> None:
        """Follow what was chosen for this machine."""
        self._idle.set_minutes(self.settings.current.lock_minutes)

    def _tell_refused(self, reason: str) -> None:
        words = self.tr("Drafts and settings cannot be kept on this computer ({reason}); they hold until you close.")
        self.show_message("warning", words.format(reason=QCoreApplication.translate("errors", reason)))

    def leave(self, then: Leave) -> None:
        """Close the window and tell whoever opened it what comes next."""
        self.left = then
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing.lets_go():
            event.ignore()
            return
        place = self.row.tabs.currentIndex()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.settings.on_refused = None  # where the window stood is not worth keeping it open
        self.settings.change(geometry=geometry, last_page=self._context.pages[place].key)
        super().closeEvent(event)
        self.closed.emit()
