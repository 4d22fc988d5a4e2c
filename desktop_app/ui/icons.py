"""The one set of line icons (Lucide), drawn in the colour the palette has at the moment of painting.

The files are found through Qt's search path `icons:`, which `add_icon_folder` fills once at start.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop_app.ui.theme import Tokens, tokens_for

Tint = Callable[[Tokens], str]


def add_icon_folder(folder: Path) -> None:
    """Make the files of `folder` reachable as `icons:name.svg`."""
    if str(folder) not in QDir.searchPaths("icons"):
        QDir.addSearchPath("icons", str(folder))


@lru_cache(maxsize=256)
def _drawing(name: str) -> bytes:
    """The SVG text. Raises FileNotFoundError when the set has no such icon."""
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(f"icon {name}")
    return bytes(file.readAll().data())


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, width: int, ratio: float = 1.0) -> QPixmap:
    """The icon `width` logical pixels wide in one colour (#RRGGBB), for a screen of the given pixel ratio."""
    side = max(1, round(width * ratio))
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    drawing = _drawing(name).replace(b"currentColor", colour.encode("ascii"))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _text_colour(tokens: Tokens) -> str:
    return tokens.text


class _TintedEngine(QIconEngine):
    """Asks the application's palette for its colour each time, so a change of theme needs no new icons."""

    def __init__(self, name: str, tint: Tint) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._tint)

    def _image(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        palette: QPalette = QGuiApplication.palette()
        tokens = tokens_for(palette)
        colour = tokens.disabled if mode == QIcon.Mode.Disabled else self._tint(tokens)
        return pixmap(self._name, colour, min(size.width(), size.height()), ratio)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        image = self._image(rect.size(), mode, painter.device().devicePixelRatioF())
        side = min(rect.width(), rect.height())
        painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, image)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._image(size, mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        return self._image(size, mode, scale)  # the size is in logical pixels


def icon(name: str, tint: Tint = _text_colour) -> QIcon:
    """The icon `name` of the set; `tint` picks its colour from the tokens (text unless told otherwise)."""
    _drawing(name)
    return QIcon(_TintedEngine(name, tint))
