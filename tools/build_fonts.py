"""Build the faces the documents are set in from registry packages.

    python tools/build_fonts.py [--packages DIR]

Fetches the packages with their own clients (`npm pack`, `apt-get download`; so it runs on Debian), takes one font out
of each, keeps the characters an office needs, turns PostScript outlines into TrueType ones (ReportLab takes no other),
gives the marks and digits the widths of the document grid, renames what it changed, and writes the result with the
licence texts to resources/fonts/. The same packages give the same bytes.
"""

import argparse
import bz2
import gzip
import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SIZE_LIMIT = 35_000_000
OFL = "This Font Software is licensed under the SIL Open Font License, Version 1.1. See OFL.txt."
MIDDLE = 0.38
"""Em from the baseline to the middle of a Chinese character."""
GPL = "GNU General Public License, version 3, with font exception. See FANDOL-COPYING.txt."


@dataclass(frozen=True, slots=True)
class Package:
    """One package of a registry; `client` is npm or apt."""

    client: str
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Face:
    """One built font: where it comes from and what it is called afterwards. `whole` keeps every character.

    One that `supplements` another, built before it, has what that lacks and nothing else, `scale` times as large.
    """

    target: str
    family: str
    package: Package
    source: str
    sha256: str
    licence: str
    whole: bool = False
    supplements: str = ""
    scale: float = 1.0


SERIF = Package("npm", "@expo-google-fonts/noto-serif-sc", "0.4.3")
SANS = Package("npm", "@expo-google-fonts/noto-sans-sc", "0.4.3")
WENKAI = Package("apt", "fonts-lxgw-wenkai", "1.250+repack-1")
FANDOL = Package("apt", "texlive-lang-chinese", "2022.20230122-1")
UNIHAN = Package("apt", "unicode-data", "15.0.0-1")
UNIHAN_FILE = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
UNIHAN_SHA256 = "bdeef44d75d914e793b7f27ddc3bee01b2d11dd34f4e52de1a9fba74a1612dc2"

MAXP_FIELDS = [
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxComponentElements",
    "maxComponentDepth",
]
"""Fields a TrueType font has beyond a PostScript one; the real numbers are counted on saving."""

FACES = (
    Face(
        "zst-title.ttf",
        "Zhaoshangtong Title",
        SERIF,
        "package/700Bold/NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        OFL,
    ),
    Face(
        "zst-fangsong.ttf",
        "Zhaoshangtong FangSong",
        FANDOL,
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
        GPL,
    ),
    Face(
        "zst-hei.ttf",
        "Zhaoshangtong Hei",
        SANS,
        "package/400Regular/NotoSansSC_400Regular.ttf",
        "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
        OFL,
    ),
    Face(
        "zst-kai.ttf",
        "Zhaoshangtong Kai",
        WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        OFL,
    ),
    Face(
        "zst-song.ttf",
        "Zhaoshangtong Song",
        SERIF,
        "package/400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        OFL,
        True,
    ),
    Face(
        "zst-fangsong-more.ttf",
        "Zhaoshangtong FangSong More",
        WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Light.ttf",
        "e302f84a1967817f91fc4011de7c8c12489c41072a7f0605a1c7b1399352cb93",
        OFL,
        supplements="zst-fangsong.ttf",
        scale=0.94,
    ),
)
LICENCES = (
    (SERIF, "package/LICENSE_FONT", "OFL.txt"),
    (WENKAI, "usr/share/doc/fonts-lxgw-wenkai/copyright", "LXGW-WENKAI-COPYRIGHT.txt"),
    (FANDOL, "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz", "FANDOL-COPYING.txt"),
    (FANDOL, "usr/share/doc/texlive-doc/fonts/fandol/README", "FANDOL-README.txt"),
)


def fetch(package: Package, directory: Path) -> Path:
    """The unpacked tree of the package, fetched once into `directory`."""
    tree = directory / package.name.replace("/", "_").replace("@", "")
    if tree.exists():
        return tree
    unpacked = tree.with_name(tree.name + ".part")
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(parents=True)
    if package.client == "npm":
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
        archive = subprocess.run(command, cwd=unpacked, check=True, capture_output=True, text=True).stdout.split()[-1]
        subprocess.run(["tar", "xzf", archive], cwd=unpacked, check=True)
    else:
        command = ["apt-get", "download", "-q", f"{package.name}={package.version}"]
        subprocess.run(command, cwd=unpacked, check=True, capture_output=True)
        archive = next(unpacked.glob("*.deb")).name
        subprocess.run(["dpkg", "-x", archive, "."], cwd=unpacked, check=True)
    (unpacked / archive).unlink()
    unpacked.rename(tree)
    return tree


def checked(path: Path, sha256: str) -> Path:
    """The path, once the file there is known to be the one these settings were made for."""
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{path} is not the expected file: sha256 {found}")
    return path


def wanted_characters(unihan: Path) -> set[int]:
    """GB 2312, the 8,105 characters of the standard table (Unihan kTGH), and the marks of office texts."""
    wanted = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0x2460, 0x2474)) | set(range(0xFF01, 0xFF5F))
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                wanted.add(ord(bytes((high, low)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        wanted |= {int(line.split()[0][2:], 16) for line in lines if "\tkTGH\t" in line}
    marks = "‐‑–—―‘’“”•…‰′″€℃№←↑→↓≈≠≤≥■□▲△▼●○◆◇★☆〇〈〉《》「」『』【】〔〕〖〗㎡㎥㎞✓✔¥￥"
    return wanted | {ord(mark) for mark in marks}


def to_truetype(font: TTFont) -> None:
    """Replace the PostScript outlines of the font by quadratic ones, within half a unit of an em of 1000."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=0.5, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    for name in order:
        table.glyphs[name].recalcBounds(table)
    font["loca"], font["glyf"] = newTable("loca"), table
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in MAXP_FIELDS:
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\000\001\000\000"


def reshape(font: TTFont, character: str, scale: float, shift: float, advance: int) -> None:
    """Redraw one character as x * scale + shift, with a new advance (font units)."""
    name = font.getBestCmap()[ord(character)]
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, (scale, 0, 0, 1, shift, 0)))
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (advance, glyph.xMin)


def shrink(font: TTFont, scale: float) -> None:
    """Redraw every character so many times as large about the middle of its em; the advances stay."""
    glyphs, middle, redrawn = font.getGlyphSet(), MIDDLE * font["head"].unitsPerEm, {}
    for name in font.getGlyphOrder():
        recording, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[name].draw(recording)
        across, up = (1 - scale) * font["hmtx"][name][0] / 2, (1 - scale) * middle
        recording.replay(TransformPen(pen, (scale, 0, 0, scale, across, up)))
        redrawn[name] = pen.glyph()
    for name, glyph in redrawn.items():
        glyph.recalcBounds(font["glyf"])
        font["glyf"][name] = glyph
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))


def normalise(font: TTFont) -> None:
    """A dash fills its em so that two of them join, quotes and the middle dot take an em, digits half of one."""
    names, metrics, glyphs = font.getBestCmap(), font["hmtx"], font["glyf"]
    em = font["head"].unitsPerEm
    for digit in "0123456789":
        advance = metrics[names[ord(digit)]][0]
        if advance != em // 2:
            reshape(font, digit, em / 2 / advance, 0, em // 2)
    dash = glyphs[names[ord("—")]]
    scale = em / (dash.xMax - dash.xMin)
    reshape(font, "—", scale, -dash.xMin * scale, em)
    for mark in "“‘”’":
        advance = metrics[names[ord(mark)]][0]
        if advance != em:
            reshape(font, mark, 1, em - advance if mark in "“‘" else 0, em)
    dot = glyphs[names[ord("·")]]
    reshape(font, "·", 1, (em - dot.xMin - dot.xMax) / 2, em)


def subset(font: TTFont, characters: set[int] | None) -> None:
    """Keep these characters (None: all), without hints, layout tables and glyph names."""
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, recalc_timestamp=False)
    options.layout_features = []
    options.name_IDs = [0]
    options.drop_tables += ["DSIG", "VORG", "vhea", "vmtx", "BASE", "GSUB", "GPOS", "GDEF", "STAT"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if characters is None else characters)
    subsetter.subset(font)


def rename(font: TTFont, face: Face) -> None:
    """Names of our own (the licences ask for it), with the copyright of the original kept."""
    table = font["name"]
    copyright_text = next((str(record) for record in table.names if record.nameID == 0 and record.platformID == 3), "")
    table.names = []
    postscript = face.family.replace(" ", "") + "-Regular"
    texts = {
        0: f"{copyright_text} Changed (subset, widths, names) for Zhaoshangtong from {Path(face.source).stem}.",
        1: face.family,
        2: "Regular",
        3: f"1.0;{postscript}",
        4: face.family,
        5: "Version 1.0",
        6: postscript,
        13: face.licence,
    }
    for number, text in texts.items():
        table.setName(text, number, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.fsType, os2.usWeightClass, os2.fsSelection = 0, 400, 0x40
    font["head"].macStyle = 0


def build(face: Face, tree: Path, characters: set[int]) -> bytes:
    """Write one face to the target directory and give its bytes."""
    font = TTFont(checked(tree / face.source, face.sha256), recalcTimestamp=False)
    subset(font, None if face.whole else characters - _held(face.supplements))
    if "CFF " in font:
        to_truetype(font)
    if face.supplements:
        shrink(font, face.scale)
    else:
        normalise(font)
    rename(font, face)
    path = TARGET / face.target
    font.save(path)
    return path.read_bytes()


def _held(target: str) -> set[int]:
    """The characters of a face that was built before; none without a name."""
    if not target:
        return set()
    with TTFont(TARGET / target, lazy=True) as font:
        return set(font.getBestCmap())


def main() -> None:
    """Build every face, copy the licences, and check the sizes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--packages", type=Path, default=Path.home() / ".cache" / "zhaoshangtong-fonts")
    directory: Path = parser.parse_args().packages
    directory.mkdir(parents=True, exist_ok=True)
    TARGET.mkdir(parents=True, exist_ok=True)
    characters = wanted_characters(checked(fetch(UNIHAN, directory) / UNIHAN_FILE, UNIHAN_SHA256))
    total = 0
    for face in FACES:
        built = build(face, fetch(face.package, directory), characters)
        total += len(built)
        print(f"{face.target:22} {len(built) / 1e6:5.1f} MB  {hashlib.sha256(built).hexdigest()}")
    for package, source, target in LICENCES:
        data = (fetch(package, directory) / source).read_bytes()
        (TARGET / target).write_bytes(gzip.decompress(data) if source.endswith(".gz") else data)
    if total > SIZE_LIMIT:
        sys.exit(f"The fonts take {total / 1e6:.1f} MB; the limit is {SIZE_LIMIT / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
