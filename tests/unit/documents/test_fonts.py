from pathlib import Path

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont

from desktop_app.documents.fonts import BUNDLED, FontBook, register, to_unicode_map
from desktop_app.documents.model import Face
from desktop_app.errors import EnvironmentProblem


@pytest.mark.parametrize("face", list(Face))
def test_widths_are_those_of_the_grid(fonts: FontBook, face: Face) -> None:
    assert {fonts.width(mark, face) for mark in "—“”‘’·…，。"} == {1.0}
    assert {fonts.width(digit, face) for digit in "0123456789"} == {0.5}


@pytest.mark.parametrize("face", list(Face))
def test_every_face_holds_gb2312(fonts: FontBook, face: Face) -> None:
    level_one = bytes(b for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA) for b in (high, low)).decode(
        "gb2312"
    )
    assert {fonts.glyph(character, face).font for character in level_one} == {fonts.glyph("东", face).font}
    assert not fonts.missing


def test_a_character_the_face_lacks_comes_from_song(fonts: FontBook) -> None:
    glyph = fonts.glyph("龘", Face.KAI)
    assert glyph.font == fonts.glyph("龘", Face.SONG).font
    assert glyph.text == "龘"
    assert not fonts.missing


@pytest.mark.parametrize("character", "璟玥珺祎琤镕喆堃")
def test_names_in_fangsong_do_not_stand_out_of_their_line(fonts: FontBook, character: str) -> None:
    glyph = fonts.glyph(character, Face.FANGSONG)
    assert "zst-fangsong-more.ttf" in glyph.font and glyph.width == 1.0
    assert _ink(glyph.font, character) < 1.3 * _ink(fonts.glyph("璋", Face.FANGSONG).font, "璋")
    assert not fonts.missing


def _ink(font: str, character: str) -> float:
    """What part of its em the strokes of a character cover."""
    with TTFont(font.removeprefix("zst:"), lazy=True) as file:
        glyphs = file.getGlyphSet()
        pen = AreaPen(glyphs)
        glyphs[file.getBestCmap()[ord(character)]].draw(pen)
        return float(abs(pen.value) / file["head"].unitsPerEm ** 2)


def test_pieces_change_font_only_where_needed(fonts: FontBook) -> None:
    assert [text for _font, text, _width in fonts.pieces("王玥珺12", Face.FANGSONG)] == ["王", "玥珺", "12"]


def test_a_character_no_face_has_is_reported_and_marked(fonts: FontBook) -> None:
    assert fonts.glyph("\ue000", Face.KAI).text == "〓"
    assert fonts.missing == {"\ue000"}


def test_the_machines_own_face_is_preferred(font_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "simfang.ttf").write_bytes((font_folder / BUNDLED[Face.KAI]).read_bytes())
    book = FontBook(font_folder, (tmp_path,))
    assert "simfang.ttf" in book.glyph("东", Face.FANGSONG).font
    assert "zst-hei.ttf" in book.glyph("东", Face.HEI).font


def test_a_damaged_face_of_the_machine_is_passed_over(
    font_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "simhei.ttf").write_bytes(b"not a font")
    assert "zst-hei.ttf" in FontBook(font_folder, (tmp_path,)).glyph("东", Face.HEI).font
    assert "simhei.ttf cannot be used" in caplog.text


def test_a_missing_bundled_face_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="missing or damaged"):
        FontBook(tmp_path).glyph("东", Face.HEI)


def test_registering_twice_gives_the_same_font(font_folder: Path) -> None:
    path = font_folder / BUNDLED[Face.HEI]
    assert register(path) == register(path)


def test_code_points_above_ffff_are_written_as_utf16() -> None:
    text = to_unicode_map("F", [0x4E1C, 0x2B5AF])
    assert "<00> <4E1C>" in text
    assert "<01> <D86DDDAF>" in text


def test_ink_of_a_character_lies_inside_its_em(fonts: FontBook) -> None:
    assert 0.7 < fonts.ink_top("东丽", Face.TITLE) < 1.0
    assert -0.3 < fonts.ink_bottom("东丽", Face.TITLE) < 0.1


def test_fonts_fit_in_the_package(font_folder: Path) -> None:
    assert sum(path.stat().st_size for path in font_folder.iterdir()) < 35_000_000
    assert {"OFL.txt", "FANDOL-COPYING.txt", "LXGW-WENKAI-COPYRIGHT.txt"} <= {p.name for p in font_folder.iterdir()}
