"""The filter above a list: a chip for each condition that is set, each with a cross; one chip adds another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import SPACE_XS
from desktop_app.ui.widgets.flow_layout import FlowLayout

CROSS = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by: its name in the filter, its title, and its options as (value, label)."""

    name: str
    title: str
    options: Sequence[tuple[Any, str]] = ()
    many: bool = True
    """Several options may be chosen together; otherwise a new one replaces the old."""


class FilterChips(QWidget):
    """`values` is {facet name: [chosen values]}; `changed` tells each change a user makes."""

    changed = Signal(dict)

    def __init__(self, facets: Sequence[Facet] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = {f.name: f for f in facets}
        self._values: dict[str, list[Any]] = {}
        self._extra = ""
        self._flow = FlowLayout(self, SPACE_XS)
        self.setAccessibleName(self.tr("Filter"))
        self.setProperty("look", "chips")
        self._show()

    @property
    def values(self) -> dict[str, list[Any]]:
        return {name: list(chosen) for name, chosen in self._values.items()}

    @property
    def has_extra(self) -> bool:
        """Whether the records were chosen elsewhere and that choice still stands."""
        return bool(self._extra)

    @property
    def words(self) -> list[str]:
        """What the chips say, in their order."""
        return [*([self._extra] if self._extra else []), *(words for _, words in self._conditions())]

    def set_facets(self, facets: Sequence[Facet]) -> None:
        """Offer other facets or options; what is chosen stays."""
        self._facets = {f.name: f for f in facets}
        self._show()

    def set_values(self, values: dict[str, list[Any]], extra: str = "") -> None:
        """Show a filter without telling it as a change. `extra` is a chip for records chosen elsewhere."""
        self._values = {name: list(chosen) for name, chosen in values.items() if chosen}
        self._extra = extra
        self._show()

    def toggle(self, name: str, value: Any) -> None:
        """Choose an option, or drop it when it is chosen."""
        chosen = self._values.setdefault(name, [])
        if value in chosen:
            chosen.remove(value)
        elif self._facets[name].many:
            chosen.append(value)
        else:
            chosen[:] = [value]
        if not chosen:
            del self._values[name]
        self._tell()

    def clear(self) -> None:
        """Drop every condition."""
        self._values = {}
        self._extra = ""
        self._tell()

    def drop(self, name: str) -> None:
        """Drop one facet's condition."""
        self._values.pop(name, None)
        self._tell()

    def facet_menu(self, name: str) -> QMenu:
        """The options of a facet, ticked where chosen."""
        facet = self._facets[name]
        menu = QMenu(facet.title, self)
        for value, label in facet.options:
            entry = menu.addAction(label)
            entry.setCheckable(True)
            entry.setChecked(value in self._values.get(name, []))
            entry.triggered.connect(lambda _on=False, v=value: self.toggle(name, v))
        return menu

    def _tell(self) -> None:
        self._show()
        self.changed.emit(self.values)

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self._extra:
            self._chip(self._extra, self._drop_extra)
        for name, words in self._conditions():
            self._chip(words, lambda name=name: self.drop(name), name)
        self._add_button()
        if self._values or self._extra:
            self._clear_button()
        self.updateGeometry()

    def _conditions(self) -> list[tuple[str, str]]:
        """Name and words of every facet that narrows the list."""
        found = []
        for name, chosen in self._values.items():
            facet = self._facets.get(name)
            if facet is not None:
                labels = dict(facet.options)
                words = self.tr(", ").join(str(labels.get(v, v)) for v in chosen)
                found.append((name, self.tr("{name}: {chosen}").format(name=facet.title, chosen=words)))
        return found

    def _drop_extra(self) -> None:
        self._extra = ""
        self._tell()

    def _chip(self, words: str, drop: Any, facet: str = "") -> None:
        chip = QPushButton(icon("x", lambda t: t.accent), words, self)
        chip.setProperty("look", "chip")
        chip.setIconSize(QSize(CROSS, CROSS))
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setToolTip(self.tr("Click to remove; right click to change"))
        chip.setAccessibleName(words)
        chip.clicked.connect(lambda: drop())
        if facet:
            chip.setContextMenuPolicy(chip.contextMenuPolicy().CustomContextMenu)
            chip.customContextMenuRequested.connect(
                lambda _spot: self.facet_menu(facet).popup(chip.mapToGlobal(QPoint(0, chip.height())))
            )
        self._put(chip)

    def _add_button(self) -> None:
        add = QPushButton(icon("filter", lambda t: t.muted), self.tr("Filter"), self)
        add.setProperty("look", "chip")
        add.setIconSize(QSize(CROSS, CROSS))
        menu = QMenu(add)
        for facet in self._facets.values():
            menu.addMenu(self.facet_menu(facet.name))
        add.setMenu(menu)
        self._put(add)

    def _clear_button(self) -> None:
        clear = QPushButton(self.tr("Clear filter"), self)
        clear.setProperty("look", "link")
        clear.clicked.connect(self.clear)
        self._put(clear)

    def _put(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()
