"""The menu bar. What an entry does is handed in; nothing here knows the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop_app.settings import Settings
from desktop_app.ui.navigation import Navigator


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
        self.undo = add_entry(edit, self.tr("Undo"), do.undo, "Ctrl+Z")
        self.redo = add_entry(edit, self.tr("Redo"), do.redo, "Ctrl+Y")
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

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what Ctrl+Z would take back and Ctrl+Y do again; "" = nothing."""
        self.undo.setText(self.tr("Undo: {step}").format(step=undo) if undo else self.tr("Undo"))
        self.redo.setText(self.tr("Redo: {step}").format(step=redo) if redo else self.tr("Redo"))
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))

    def steps_changed(self) -> None:
        """Something was done: the names may be out of date, the keys must work."""
        self.undo.setEnabled(True)
        self.redo.setEnabled(True)

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
