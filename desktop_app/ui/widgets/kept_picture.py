"""A picture of a chapter as the screen shows it: its file, or a quiet box that says which picture is not to be had."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QImageIOHandler, QImageReader, QPainter
from PySide6.QtWidgets import QWidget

from desktop_app.ui.theme import RADIUS, SPACE_L, tokens_for

PICTURE_WIDTH = 520
"""How wide pictures stand in a text."""
BOX_HEIGHT = 84


def kept_picture(source: str, pictures: Mapping[str, Path], widget: QWidget) -> QImage:
    """The picture that a text calls `source`, never an empty image: Qt lays a text out wrongly around one."""
    name = QUrl.fromPercentEncoding(source.encode())
    file = pictures.get(name)
    image = _read(file, widget.devicePixelRatioF()) if file is not None and file.is_file() else QImage()
    return _box(name, widget) if image.isNull() else image


def _read(file: Path, ratio: float) -> QImage:
    """The picture turned the way it was taken, no larger than it is shown."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size, turns = reader.size(), QImageIOHandler.Transformation.TransformationRotate90
    wide = size.height() if reader.transformation() & turns else size.width()
    if wide > PICTURE_WIDTH * ratio:
        reader.setScaledSize(size * (PICTURE_WIDTH * ratio / wide))
    return reader.read()


def _box(name: str, widget: QWidget) -> QImage:
    tokens, ratio = tokens_for(widget.palette()), widget.devicePixelRatioF()
    size = QSize(PICTURE_WIDTH, BOX_HEIGHT)
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    words = QCoreApplication.translate("KeptPicture", "This picture cannot be shown: {name}").format(name=name)
    room = QRectF(SPACE_L, 0, size.width() - 2 * SPACE_L, size.height())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(tokens.border))
    painter.setBrush(QColor(tokens.window))
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), RADIUS, RADIUS)
    painter.setFont(widget.font())
    painter.setPen(QColor(tokens.muted))
    shown = QFontMetricsF(widget.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
    painter.end()
    return image
