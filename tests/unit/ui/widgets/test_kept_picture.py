"""Pictures of a chapter on the screen: the file, or a box with words, never an empty image."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.kept_picture import BOX_HEIGHT, PICTURE_WIDTH, kept_picture


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_picture_is_found_by_its_name_in_an_address(widget: QWidget, tmp_path: Path) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "kept.png"))
    pictures = {"全景.png": tmp_path / "kept.png"}
    for source in ("全景.png", "%E5%85%A8%E6%99%AF.png"):
        assert kept_picture(source, pictures, widget).pixelColor(1, 1) == QColor("red")


def test_a_picture_that_is_not_to_be_had_is_a_box_with_its_name(widget: QWidget, tmp_path: Path) -> None:
    (tmp_path / "half").write_bytes(b"\x89PNG\r\n\x1a\n")
    pictures = {"half.png": tmp_path / "half", "gone.png": tmp_path / "gone"}
    boxes = [kept_picture(name, pictures, widget) for name in ("half.png", "gone.png", "nobody.png", "x" * 400)]
    for box in boxes:
        assert box.deviceIndependentSize().toSize().toTuple() == (PICTURE_WIDTH, BOX_HEIGHT)
    assert boxes[0] != boxes[1] != boxes[2]
