"""Lines that each begin with a light: what became of one thing after the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, SPACE_S, SPACE_XS, Tokens
from desktop_app.ui.widgets.picture import Picture

_ICONS = {"green": "circle-check", "yellow": "clock", "red": "circle-x"}
LINES_SHOWN = 6


class ResultList(QScrollArea):
    """As high as its lines, up to six of them, or, with `grows`, to the room there is; more are scrolled."""

    def __init__(self, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(parent)
        self._grows = grows
        self._wanted = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Results"))
        self._lines: list[QLabel] = []
        self.shown: tuple[tuple[str, str], ...] = ()

    @property
    def texts(self) -> list[str]:
        return [line.text() for line in self._lines]

    def show_lines(self, lines: Sequence[tuple[str, str]]) -> None:
        """(light, words) each; an unknown light is a plain note."""
        self.shown = tuple(lines)
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        grid.setColumnStretch(1, 1)
        self._lines = []
        for place, (light, words) in enumerate(lines):

            def tint(tokens: Tokens, light: str = light) -> str:
                return tokens.light_colour(light)

            mark = Picture(ICON_SMALL, holder, icon(_ICONS.get(light, "info"), tint))
            line = QLabel(words, holder)
            mark.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(mark, place, 0)
            grid.addWidget(line, place, 1)
            self._lines.append(line)
        grid.setRowStretch(len(lines), 1)
        self.setWidget(holder)
        self.setVisible(bool(lines))
        self._fit()

    def _fit(self) -> None:
        """As high as the lines are at this width: a long one takes two."""
        holder = self.widget()
        grid = holder.layout() if holder is not None and self._lines else None
        if grid is None:
            return
        row = self.fontMetrics().height() + SPACE_S
        wanted = grid.totalHeightForWidth(self.viewport().width())
        if not (self._grows and self.isVisible()):  # until it is seen its lines have not got their font
            wanted = max(wanted, len(self._lines) * row)
        self._wanted = wanted
        self.setMinimumHeight(min(wanted, LINES_SHOWN * row))
        self.setMaximumHeight(wanted if self._grows else self.minimumHeight())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(self._wanted, self.maximumHeight()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
