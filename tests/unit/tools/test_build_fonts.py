from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools.build_fonts import FACES, SIZE_LIMIT, TARGET, Face, checked, normalise, shrink


@pytest.fixture
def kai() -> TTFont:
    return TTFont(TARGET / "zst-kai.ttf")


@pytest.mark.parametrize("face", FACES, ids=[face.target for face in FACES])
def test_a_built_font_has_its_own_name_and_its_licence(face: Face) -> None:
    with TTFont(TARGET / face.target, lazy=True) as font:
        names = {record.nameID: str(record) for record in font["name"].names}
        assert names[1] == face.family
        assert names[13] == face.licence
        assert "Changed" in names[0]
        assert font["OS/2"].fsType == 0
        assert "glyf" in font


def test_the_whole_face_holds_every_common_character() -> None:
    with TTFont(TARGET / "zst-song.ttf", lazy=True) as font:
        codes = font.getBestCmap()
        assert all(code in codes for code in range(0x4E00, 0x9FA6))


def test_normalising_again_changes_nothing(kai: TTFont) -> None:
    names = kai.getBestCmap()
    before = {mark: kai["hmtx"][names[ord(mark)]] for mark in "—“”·0"}
    normalise(kai)
    assert {mark: kai["hmtx"][names[ord(mark)]] for mark in "—“”·0"} == before
    dash = kai["glyf"][names[ord("—")]]
    assert (dash.xMin, dash.xMax) == (0, kai["head"].unitsPerEm)


def test_another_source_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "font.ttf").write_bytes(b"other")
    with pytest.raises(SystemExit, match="not the expected file"):
        checked(tmp_path / "font.ttf", "0" * 64)


def test_all_fonts_are_under_the_limit() -> None:
    assert sum((TARGET / face.target).stat().st_size for face in FACES) < SIZE_LIMIT


def test_a_face_that_supplements_another_has_only_what_that_lacks() -> None:
    (more,) = [face for face in FACES if face.supplements]
    with TTFont(TARGET / more.target, lazy=True) as font, TTFont(TARGET / more.supplements, lazy=True) as other:
        own, others = set(font.getBestCmap()), set(other.getBestCmap())
        assert not own & others
        assert set(map(ord, "璟玥珺祎琤镕喆")) <= own


def test_shrinking_keeps_the_middle_and_the_advance(kai: TTFont) -> None:
    name = kai.getBestCmap()[ord("国")]
    before, advance = kai["glyf"][name], kai["hmtx"][name][0]
    height, middle = before.yMax - before.yMin, (before.xMin + before.xMax) / 2
    shrink(kai, 0.9)
    after = kai["glyf"][name]
    assert after.yMax - after.yMin == pytest.approx(0.9 * height, abs=1.5)
    assert (after.xMin + after.xMax) / 2 - advance / 2 == pytest.approx(0.9 * (middle - advance / 2), abs=1.5)
    assert kai["hmtx"][name] == (advance, after.xMin)
