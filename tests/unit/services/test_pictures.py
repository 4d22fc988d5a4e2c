"""What is kept as a picture can be shown and printed."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.errors import UserError
from desktop_app.services import pictures
from desktop_app.services.pictures import check_picture


def drawn(kind: str) -> bytes:
    """A picture whose bytes cannot be guessed, so that a half of it is no whole one."""
    buffer = io.BytesIO()
    Image.effect_noise((200, 150), 90).save(buffer, kind)
    return buffer.getvalue()


def a_document() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"), [("全景.png", "PNG"), ("a.JPG", "JPEG"), ("a.jpeg", "JPEG"), ("b.jpg", "PNG")]
)
def test_whole_pictures_pass_whatever_they_are_called(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(drawn(kind))
    check_picture(tmp_path / name)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_damaged(tmp_path: Path, kind: str) -> None:
    whole, file = drawn(kind), tmp_path / "坏图.png"
    for size in (len(whole) // 2, len(whole) * 9 // 10):
        file.write_bytes(whole[:size])
        with pytest.raises(UserError, match=r"坏图\.png is damaged and cannot be shown"):
            check_picture(file)


@pytest.mark.parametrize(
    ("name", "content"),
    [("合同.jpg", a_document()), ("空.png", b""), ("a.gif", drawn("GIF")), ("a.png", drawn("GIF")), ("a.txt", b"x")],
)
def test_what_is_no_picture_is_refused_by_its_content(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError, match="is not a PNG or JPEG picture"):
        check_picture(tmp_path / name)


def test_a_picture_larger_than_the_window_loads_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(drawn("PNG"))
    monkeypatch.setattr(pictures, "MOST_POINTS", 200 * 150)
    check_picture(tmp_path / "a.png")
    monkeypatch.setattr(pictures, "MOST_POINTS", 200 * 150 - 1)
    with pytest.raises(UserError, match=r"too large \(200×150 points\)"):
        check_picture(tmp_path / "a.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(UserError, match="too large"):
        check_picture(tmp_path / "a.png")


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        check_picture(tmp_path / "a.png")
