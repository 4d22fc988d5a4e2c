"""The menu bar. What an entry does is handed in; nothing here knows the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_app.settings import Settings
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.step_commands import Named


@dataclass(frozen=True, slots=True)
class Command:
    """An entry that others put into a menu. `menu` is file, data or help; `separate` draws a line before it."""

    menu: str
    label: str
    run: Callable[[Navigator], None]
    shortcut: str = ""
    separate: bool = False


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the fixed entries do. `choose(setting, value)` takes a language, a theme, or narrow rows."""

    new: Callable[[], None]
    undo: Callable[[], None]
    redo: Callable[[], None]
    steps_shown: Callable[[], None]
    search_here: Callable[[], None]
    search_all: Callable[[], None]
    save: Callable[[], None]
    choose: Callable[[str, Any], None]
    manual: Callable[[], None]
    quit: Callable[[], None]


def add_entry(menu: QMenu, label: str, run: Callable[[], object], shortcut: str = "") -> QAction:
    """An entry with its key; `run` is called without the state of the entry."""
    entry = menu.addAction(label)
    if shortcut:
        entry.setShortcut(QKeySequence(shortcut))
    entry.triggered.connect(lambda _checked=False: run())
    return entry


def _step(bar: QMenuBar, menu: QMenu, label: str, run: Callable[[], None], key: str) -> tuple[QAction, QAction]:
    """An entry, and a line below it for why it cannot be done. Its key works all the same: it tells why in the bar."""
    entry, obstacle = add_entry(menu, label, run, key), menu.addAction("")
    entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    QShortcut(QKeySequence(key), bar).activated.connect(run)
    obstacle.setEnabled(False)
    obstacle.setVisible(False)
    return entry, obstacle


def _entry(words: str) -> str:
    """Words of the clerk's in a menu, where & would mark a key."""
    return words.replace("&", "&&")


class WindowMenus(QObject):
    """File, Edit, Data, View, Help."""

    def __init__(
        self, bar: QMenuBar, do: Handlers, settings: Settings, commands: Sequence[Command], navigator: Navigator
    ) -> None:
        super().__init__(bar)
        file = bar.addMenu(self.tr("&File"))
        edit = bar.addMenu(self.tr("&Edit"))
        data = bar.addMenu(self.tr("&Data"))
        view = bar.addMenu(self.tr("&View"))
        help_ = bar.addMenu(self.tr("&Help"))
        add_entry(file, self.tr("New"), do.new, "Ctrl+N")
        self.undo, self.undo_obstacle = _step(bar, edit, self.tr("Undo"), do.undo, "Ctrl+Z")
        self.redo, self.redo_obstacle = _step(bar, edit, self.tr("Redo"), do.redo, "Ctrl+Y")
        edit.aboutToShow.connect(do.steps_shown)
        edit.addSeparator()
        add_entry(edit, self.tr("Search here"), do.search_here, "Ctrl+F")
        add_entry(edit, self.tr("Search everything"), do.search_all, "Ctrl+K")
        edit.addSeparator()
        add_entry(edit, self.tr("Save"), do.save, "Ctrl+Return")
        languages = [("system", self.tr("As the system")), ("zh_CN", "简体中文"), ("en", "English")]
        self._choices(view.addMenu(self.tr("Language")), "language", settings.language, languages, do.choose)
        themes = [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        self._choices(view.addMenu(self.tr("Appearance")), "theme", settings.theme, themes, do.choose)
        view.addSeparator()
        self.dense = view.addAction(self.tr("Narrow rows"))
        self.dense.setCheckable(True)
        self.dense.setChecked(settings.dense_rows)
        self.dense.triggered.connect(lambda on: do.choose("dense_rows", on))
        add_entry(help_, self.tr("Manual"), do.manual, "F1")
        places = {"file": file, "data": data, "help": help_}
        for command in commands:
            self._command(places[command.menu], command, navigator)
        data.menuAction().setVisible(not data.isEmpty())
        file.addSeparator()
        add_entry(file, self.tr("Quit"), do.quit, "Ctrl+Q")

    def name_steps(self, undo: Named, redo: Named) -> None:
        """Say what Ctrl+Z would take back and Ctrl+Y do again, or why they cannot."""
        self.undo.setText(self.tr("Undo: {step}").format(step=_entry(undo.name)) if undo.name else self.tr("Undo"))
        self.redo.setText(self.tr("Redo: {step}").format(step=_entry(redo.name)) if redo.name else self.tr("Redo"))
        for entry, obstacle, step in ((self.undo, self.undo_obstacle, undo), (self.redo, self.redo_obstacle, redo)):
            entry.setEnabled(bool(step.name) and not step.obstacle)
            obstacle.setText(_entry(step.obstacle))
            obstacle.setVisible(bool(step.obstacle))

    def _command(self, menu: QMenu, command: Command, navigator: Navigator) -> None:
        if command.separate:
            menu.addSeparator()
        add_entry(menu, command.label, lambda: command.run(navigator), command.shortcut)

    def _choices(
        self, menu: QMenu, what: str, now: str, choices: list[tuple[str, str]], choose: Callable[[str, Any], None]
    ) -> None:
        group = QActionGroup(menu)
        for value, label in choices:
            entry = menu.addAction(label)
            entry.setCheckable(True)
            entry.setChecked(value == now)
            entry.setData(value)
            group.addAction(entry)
        group.triggered.connect(lambda entry: choose(what, entry.data()))
