"""The faces on this machine: Windows' own where they are installed, ours otherwise, and a face for every character."""

import logging
import os
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop_app.documents.model import Face
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem

log = logging.getLogger(__name__)

BUNDLED = {
    Face.TITLE: "zst-title.ttf",
    Face.FANGSONG: "zst-fangsong.ttf",
    Face.HEI: "zst-hei.ttf",
    Face.KAI: "zst-kai.ttf",
    Face.SONG: "zst-song.ttf",
}
"""Our own files; built by tools/build_fonts.py."""

MORE = {Face.FANGSONG: "zst-fangsong-more.ttf"}
"""Further files of ours with what these lack, as light as they are: 宋体 would stand out in a line of 仿宋."""

SYSTEM = {
    Face.TITLE: ("FZXBSJW.TTF", "FZXBSK.TTF", "FZXBSJW--GB1-0.ttf", "方正小标宋简体.ttf", "方正小标宋_GBK.ttf"),
    Face.FANGSONG: ("simfang.ttf",),
    Face.HEI: ("simhei.ttf",),
    Face.KAI: ("simkai.ttf",),
    Face.SONG: ("simsun.ttc",),
}
"""What the same faces are called where Windows has them; the first font of a collection is taken."""

MISSING_MARK = "〓"
"""Printed in place of a character no face has, as printers do."""

INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\r")


def system_font_directories() -> tuple[Path, ...]:
    """Where Windows keeps its fonts, for all users and for this one; nothing on other systems."""
    found = []
    if windows := os.environ.get("WINDIR"):
        found.append(Path(windows) / "Fonts")
    if local := os.environ.get("LOCALAPPDATA"):
        found.append(Path(local) / "Microsoft" / "Windows" / "Fonts")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Glyph:
    """How a character is set: ReportLab's font name, the text to write, and its advance in em."""

    font: str
    text: str
    width: float


@dataclass(slots=True)
class FontBook:
    """Finds the font and the width of every character of a face; fonts are read when first needed.

    `bundled` is resources/fonts; `system` are directories whose fonts are preferred (none: ours only).
    One book serves one thread at a time; `missing` collects the characters no font has.
    """

    bundled: Path
    system: Sequence[Path] = ()
    missing: set[str] = field(default_factory=set)
    memo: dict[tuple[Face, int], dict[str, Any]] = field(default_factory=dict, repr=False)
    """What the text engine remembers of single characters, by face and colour."""
    _chains: dict[Face, list[tuple[str, Any]]] = field(default_factory=dict, repr=False)
    _glyphs: dict[Face, dict[str, Glyph]] = field(default_factory=dict, repr=False)

    def glyph(self, character: str, face: Face) -> Glyph:
        """The font and width for a character: of the face, else of ours, else of 宋体, else a mark."""
        known = self._glyphs.setdefault(face, {})
        if found := known.get(character):
            return found
        code = ord(character)
        result = None
        for name, font in self._chain(face):
            if code in font.face.charToGlyph:
                result = Glyph(name, character, font.face.charWidths[code] / 1000)
                break
        if result is None:
            mark = self.glyph(MISSING_MARK, Face.SONG)
            self.missing.add(character)
            return Glyph(mark.font, mark.text, mark.width)
        known[character] = result
        return result

    def pieces(self, text: str, face: Face) -> list[tuple[str, str, float]]:
        """The text as (font name, text, width in em), cut where the font changes."""
        result: list[tuple[str, str, float]] = []
        for character in text:
            if character in INVISIBLE:
                continue
            glyph = self.glyph(character, face)
            if result and result[-1][0] == glyph.font:
                font, before, width = result[-1]
                result[-1] = (font, before + glyph.text, width + glyph.width)
            else:
                result.append((glyph.font, glyph.text, glyph.width))
        return result

    def width(self, text: str, face: Face) -> float:
        """Width of the text in em."""
        return sum(width for _font, _text, width in self.pieces(text, face))

    def ink_top(self, text: str, face: Face) -> float:
        """Height of the highest ink of the text above the baseline, in em."""
        return max(self._ink(self.glyph(character, face))[1] for character in text if not character.isspace())

    def ink_bottom(self, text: str, face: Face) -> float:
        """The lowest ink of the text, in em above the baseline (mostly negative)."""
        return min(self._ink(self.glyph(character, face))[0] for character in text if not character.isspace())

    def first_font(self) -> str:
        """The name of the body font, to begin a canvas with."""
        return self._chain(Face.FANGSONG)[0][0]

    def _ink(self, glyph: Glyph) -> tuple[float, float]:
        from reportlab.pdfbase import pdfmetrics

        face = pdfmetrics.getFont(glyph.font).face
        start = face.get_table_pos("glyf")[0] + face.glyphPos[face.charToGlyph[ord(glyph.text)]]
        _contours, _left, bottom, _right, top = struct.unpack(">5h", face._ttf_data[start : start + 10])
        return bottom / face.unitsPerEm, top / face.unitsPerEm

    def _chain(self, face: Face) -> list[tuple[str, Any]]:
        if face not in self._chains:
            patch_unicode_maps()
            ours = [BUNDLED[face], *([MORE[face]] if face in MORE else []), BUNDLED[Face.SONG]]
            fonts = [self._system_font(face), *(self._bundled_font(name) for name in dict.fromkeys(ours))]
            self._chains[face] = [font for font in fonts if font]
        return self._chains[face]

    def _system_font(self, face: Face) -> tuple[str, Any] | None:
        for directory in self.system:
            for name in SYSTEM[face]:
                path = directory / name
                if path.is_file():
                    try:
                        return register(path)
                    except Exception:  # a face of the machine's that cannot be used is no reason to stop
                        log.warning("font %s cannot be used", path, exc_info=True)
        return None

    def _bundled_font(self, name: str) -> tuple[str, Any]:
        path = self.bundled / name
        try:
            return register(path)
        except Exception as error:
            raise EnvironmentProblem(
                QT_TRANSLATE_NOOP("errors", "The font {path} is missing or damaged."),
                QT_TRANSLATE_NOOP("errors", "Install the program again; your data stay as they are."),
                path=str(path),
            ) from error


def register(path: Path) -> tuple[str, Any]:
    """Make the font file known to ReportLab (once in a process) and give its name there and the font."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    name = f"zst:{path}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(path), shapable=False))
    return name, pdfmetrics.getFont(name)


def patch_unicode_maps() -> None:
    """Let ReportLab write code points above U+FFFF as UTF-16 in its maps to Unicode, so that copied text is right."""
    from reportlab.pdfbase import ttfonts

    ttfonts.makeToUnicodeCMap = to_unicode_map


def to_unicode_map(font_name: str, subset: Iterable[int]) -> str:
    """The ToUnicode CMap of a subset: code i stands for code point subset[i] (PDF 32000-1, 9.10.3)."""
    codes = list(subset)
    lines = [
        f"<{index:02X}> <{chr(code).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for index, code in enumerate(codes)
    ]
    blocks: list[str] = []
    for start in range(0, len(lines), 100):
        part = lines[start : start + 100]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    head = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    head += f"/CIDSystemInfo\n<< /Registry ({font_name})\n/Ordering ({font_name})\n/Supplement 0\n>> def\n"
    head += f"/CMapName /{font_name} def\n/CMapType 2 def\n"
    head += f"1 begincodespacerange\n<00> <{len(codes) - 1:02X}>\nendcodespacerange\n"
    return head + "\n".join(blocks) + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
