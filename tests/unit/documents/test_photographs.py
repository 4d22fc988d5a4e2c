"""Pictures made ready for paper: as fine as their place shows, turned as they were taken, lost ones told."""

import io
from collections.abc import Iterator, Mapping

import pytest
from PIL import Image, ImageDraw

from desktop_app.documents.photographs import DPI, Pictures, Placed

ROOM = (450.0, 260.0)


def photograph(size: tuple[int, int], kind: str = "JPEG", mode: str = "RGB", held: int = 1) -> bytes:
    """A picture with the noise of a camera, its left half red, taken with the camera held in this way."""
    image = Image.merge("RGB", [Image.effect_noise(size, 60) for _band in range(3)])
    image.paste((200, 20, 20), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x0112] = held
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, kind, exif=exif)
    return buffer.getvalue()


def placed(data: bytes, dpi: float = DPI) -> Placed:
    pictures = Pictures({"a": data}, dpi)
    found = pictures.within("a", *ROOM)
    assert found is not None and not pictures.missing
    return found


def dots(picture: Placed) -> tuple[int, int]:
    width, height = picture.reader.getSize()
    return width, height


def bytes_of(picture: Placed) -> bytes:
    picture.reader.fp.seek(0)
    return bytes(picture.reader.fp.read())


def test_a_large_picture_is_as_fine_as_its_place_shows() -> None:
    picture = placed(photograph((3000, 2000)))
    assert (picture.width, picture.height) == pytest.approx((390.0, 260.0))
    assert dots(picture) == pytest.approx((390 * DPI / 72, 260 * DPI / 72), abs=1.1)
    assert dots(placed(photograph((3000, 2000)), 150)) == pytest.approx((390 * 150 / 72, 260 * 150 / 72), abs=1.1)


@pytest.mark.parametrize(("size", "kind"), [((900, 600), "JPEG"), ((1900, 1200), "JPEG"), ((60, 40), "PNG")])
def test_a_picture_that_is_hardly_finer_is_printed_as_it_is(size: tuple[int, int], kind: str) -> None:
    data = photograph(size, kind)
    assert bytes_of(placed(data)) == data


def test_a_small_picture_is_not_blown_up() -> None:
    picture = placed(photograph((60, 40)))
    assert (picture.width, picture.height) == (60.0, 40.0)


@pytest.mark.parametrize("size", [(600, 400), (3000, 2000)])
@pytest.mark.parametrize(
    ("held", "red"),
    [(1, "left"), (2, "right"), (3, "right"), (4, "left"), (5, "top"), (6, "top"), (7, "bottom"), (8, "bottom")],
)
def test_a_picture_is_turned_the_way_it_was_taken(size: tuple[int, int], held: int, red: str) -> None:
    picture = placed(photograph(size, held=held))
    assert (picture.width < picture.height) == (held >= 5)
    image = Image.open(io.BytesIO(bytes_of(picture))).convert("RGB")
    assert (image.width < image.height) == (held >= 5)
    assert image.getexif().get(0x0112, 1) == 1
    wide, high = image.size
    places = {"left": (0.2, 0.5), "right": (0.8, 0.5), "top": (0.5, 0.2), "bottom": (0.5, 0.8)}
    for side, (x, y) in places.items():
        colour = image.getpixel((int(wide * x), int(high * y)))
        assert isinstance(colour, tuple)
        if side in {red, {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[red]}:
            assert (colour[0] > 150 and colour[1] < 90) == (side == red), side


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = photograph((3000, 2000), held=6)
    assert bytes_of(placed(data)) == bytes_of(placed(data))


def test_a_drawing_stays_without_loss_and_a_photograph_kept_so_becomes_small() -> None:
    drawing = Image.new("P", (4000, 2400))
    drawing.putpalette([255, 255, 255, 31, 95, 168, 0, 0, 0])
    ImageDraw.Draw(drawing).ellipse((400, 400, 3000, 2000), 1, 2, 20)
    buffer = io.BytesIO()
    drawing.save(buffer, "PNG")
    assert bytes_of(placed(buffer.getvalue())).startswith(b"\x89PNG")
    assert bytes_of(placed(photograph((3000, 2000), "PNG"))).startswith(b"\xff\xd8")


def test_what_is_clear_stays_clear() -> None:
    image = Image.new("RGBA", (3000, 2000), (255, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, 1500, 2000), (0, 0, 255, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    made = Image.open(io.BytesIO(bytes_of(placed(buffer.getvalue()))))
    assert made.mode == "RGBA" and made.width < 2000
    assert made.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "1"), ("PNG", "I;16")])
def test_every_kind_of_colour_can_be_made_smaller(kind: str, mode: str) -> None:
    image = Image.new(mode, (3000, 2000))
    buffer = io.BytesIO()
    image.save(buffer, kind)
    assert max(dots(placed(buffer.getvalue()))) < 1700


def test_a_cover_is_filled() -> None:
    for size in ((3000, 1000), (1000, 3000)):
        picture = Pictures({"a": photograph(size)}).covering("a", 595, 425)
        assert picture is not None
        assert picture.width >= 594.9 and picture.height >= 424.9
        assert picture.width == pytest.approx(595) or picture.height == pytest.approx(425)


class Gone(Mapping[str, bytes]):
    """Files on a disk that was pulled out."""

    def __getitem__(self, name: str) -> bytes:
        raise OSError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def test_pictures_that_cannot_be_shown_are_remembered_once_each() -> None:
    whole = photograph((900, 600))
    pictures = Pictures({"half": whole[: len(whole) // 2], "empty": b"", "none": b"PK\x03\x04", "whole": whole})
    for name in ("half", "lost", "empty", "whole", "none", "half"):
        assert (pictures.within(name, *ROOM) is None) == (name != "whole")
    assert list(pictures.missing) == ["half", "lost", "empty", "none"]
    gone = Pictures(Gone())
    assert gone.within("a", *ROOM) is None and list(gone.missing) == ["a"]
