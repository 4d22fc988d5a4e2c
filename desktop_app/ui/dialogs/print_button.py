"""A button above a list that prints it; what prints is loaded when it is pressed, for lists come with the start."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.navigation import Navigator, Surface
from desktop_app.ui.table_model import Column
from desktop_app.ui.tasks import Progress

if TYPE_CHECKING:
    from desktop_app.ui.dialogs.list_output import ListOutput


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed: `ids` gives the rows' ids in their order, `rows` reads some of them in that order,
    `notes` stand below the title, and with them `count`, the words with the number of rows as {count}; `numbered` tells
    which rows count (None: the list has numbers of its own)."""

    title: str
    columns: Sequence[Column]
    ids: Callable[[Any], Sequence[str]]
    rows: Callable[[Any, Sequence[str]], Sequence[Any]]
    notes: tuple[str, ...] = ()
    numbered: Callable[[Any], bool] | None = lambda _row: True
    count: str = ""


class ListPrinter(QObject):
    """Two entries for a menu: print what `wanted` says when it is asked for, or save it as a file.

    `surface` shows the work and its result where that is not the main window.
    """

    def __init__(
        self, navigator: Navigator, wanted: Callable[[], Wanted], parent: QWidget, surface: Surface | None = None
    ) -> None:
        super().__init__(parent)
        self.navigator = navigator
        self._wanted = wanted
        self._parent = parent
        self._surface = surface or navigator
        self.print_action = QAction(self.tr("Print the list…"), self)
        self.save_action = QAction(self.tr("Save the list as PDF…"), self)
        self.print_action.triggered.connect(lambda: self.print())
        self.save_action.triggered.connect(lambda: self.save_as())

    def take_key(self, on: bool = True) -> None:
        """Print with Ctrl+P wherever `parent` is seen; not any more when another list there takes the key."""
        self.print_action.setShortcut("Ctrl+P" if on else "")
        self._parent.addAction(self.print_action)

    def print(self) -> Progress:
        """Show the list as it will be printed."""
        return self.output().print(self._wanted())

    def save_as(self) -> QFileDialog:
        """Ask for a name, then write the list."""
        return self.output().save_as(self._wanted())

    def output(self) -> "ListOutput":
        """What lays lists out."""
        from desktop_app.ui.dialogs.list_output import ListOutput

        return ListOutput(self.navigator, self._parent, self._surface)


class PrintButton(QPushButton):
    """A button for a list, with Ctrl+P; a `small` one, beside the title of one list among several, has no key."""

    def __init__(
        self,
        navigator: Navigator,
        wanted: Callable[[], Wanted],
        parent: QWidget,
        surface: Surface | None = None,
        *,
        small: bool = False,
    ) -> None:
        super().__init__(icon("printer", (lambda t: t.muted) if small else (lambda t: t.text)), "", parent)
        self.printer = ListPrinter(navigator, wanted, parent, surface)
        self.setAutoDefault(False)
        menu = QMenu(self)
        menu.addActions([self.printer.print_action, self.printer.save_action])
        self.setMenu(menu)
        if small:
            self.setProperty("look", "link")
            self.setAccessibleName(self.tr("Print this list"))
            self.setToolTip(self.tr("Print this list"))
        else:
            self.setText(self.tr("Print"))
            self.printer.take_key()
