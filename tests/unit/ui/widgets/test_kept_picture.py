"""Pictures of a chapter on the screen: the file, or a box with words, never an empty image."""

from pathlib import Path

import pytest
from PIL import Image
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


@pytest.mark.parametrize("size", [(400, 300), (4000, 3000)])
@pytest.mark.parametrize("held", [1, 3, 6, 8])
def test_a_picture_is_turned_as_it_was_taken_and_no_larger_than_it_is_shown(
    widget: QWidget, tmp_path: Path, size: tuple[int, int], held: int
) -> None:
    """Held 6 the left edge of what the camera wrote is the top, 8 the foot, 3 the right edge."""
    image = Image.new("RGB", size, (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = held
    image.save(tmp_path / "a", "JPEG", exif=exif)
    shown = kept_picture("a", {"a": tmp_path / "a"}, widget)
    wide, high = shown.width(), shown.height()
    assert (wide < high) == (held > 4)
    assert wide <= PICTURE_WIDTH
    assert wide / high == pytest.approx(3 / 4 if held > 4 else 4 / 3, abs=0.01)
    red = {1: (0.2, 0.5), 3: (0.8, 0.5), 6: (0.5, 0.2), 8: (0.5, 0.8)}[held]
    colour = shown.pixelColor(int(wide * red[0]), int(high * red[1]))
    assert colour.red() > 200 and colour.blue() < 60
