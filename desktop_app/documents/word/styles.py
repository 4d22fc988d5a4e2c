"""The styles of an official document, so that what is typed later looks like what was made."""

from dataclasses import dataclass
from typing import Any

from desktop_app.documents import grid
from desktop_app.documents.items import NOTE_GAP, NOTE_LEADING, NOTE_SIZE
from desktop_app.documents.model import Face
from desktop_app.documents.word.xml import NAMESPACE, STAND_INS, WINDOWS_FACES, element, fonts, twips

LINE = int(grid.HEIGHT / grid.ROWS * 20) / 20
"""Points from line to line in Word: 22 whole lines fill the text area (on paper the last has no room below it)."""

SIZE = 16.0
"""三号."""

SQUEEZE = -0.2
"""Points added to each character of 三号, so that 28 of them fill the line: 15.8 of them are wanted, 16 they have.

The page's own grid of characters would do it too, but not every program sets that grid alike.
"""

AROUND_FIGURE = 4.0
"""Points above and below a figure."""

INDENT = twips(2 * grid.SIZE)
RED = "E60012"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: its id, its name in the list of styles, its face and size, its paragraph properties.

    `outline` is the level in the outline (0 is the highest), `line` its pitch, `before` and `after` the room above and
    below it in points.
    """

    id: str
    name: str
    face: Face
    size: float = SIZE
    align: str = "both"
    indent: str = ""
    outline: int | None = None
    keep_next: bool = False
    line: float = LINE
    exact: bool = True
    colour: str = ""
    grid: bool = True
    before: float = 0.0
    after: float = 0.0


FIRST = f'<w:ind w:firstLineChars="200" w:firstLine="{INDENT}"/>'

NORMAL = Style("Normal", "Normal", Face.FANGSONG)
BODY = Style("BodyText", "Body Text", Face.FANGSONG, indent=FIRST)
TITLE = Style("Title", "Title", Face.TITLE, grid.TITLE_SIZE, "center", keep_next=True, grid=False)
HEADINGS = tuple(
    Style(f"Heading{level}", f"heading {level}", face, indent=FIRST, outline=level - 1, keep_next=True)
    for level, face in ((1, Face.HEI), (2, Face.KAI), (3, Face.FANGSONG), (4, Face.FANGSONG))
)
RED_NAME = Style("RedName", "红色标志", Face.TITLE, 42.0, "center", exact=False, colour=RED, grid=False)
HEAD_LINE = Style("HeadLine", "版头", Face.FANGSONG, align="left")
ADDRESSEE = Style("Addressee", "主送机关", Face.FANGSONG, align="left")
ATTACHED = Style("Attached", "附件说明", Face.FANGSONG, align="left")
SIGNED = Style("Signed", "署名", Face.FANGSONG, align="right")
ANNEX = Style("AnnexLabel", "附件标识", Face.HEI, align="left", keep_next=True, outline=0)
CAPTION = Style("Caption", "caption", Face.HEI, 14.0, "center", keep_next=True, grid=False)
CELL = Style("TableText", "表格文字", Face.FANGSONG, 10.5, "left", line=0, exact=False, grid=False)
NOTE = Style(
    "TableNote", "表注", Face.FANGSONG, NOTE_SIZE, "both", line=NOTE_SIZE * NOTE_LEADING, grid=False, before=NOTE_GAP
)
FIGURE = Style(
    "FigureBox", "图", Face.FANGSONG, align="center", line=0, exact=False, grid=False, before=AROUND_FIGURE,
    after=AROUND_FIGURE,
)  # fmt: skip
COLOPHON = Style("Colophon", "版记", Face.FANGSONG, 14.0, "left", line=23.2, grid=False)
FOOTER = Style("Footer", "footer", Face.SONG, 14.0, "left", line=0, exact=False, grid=False)

STYLES = (
    NORMAL, BODY, TITLE, *HEADINGS, RED_NAME, HEAD_LINE, ADDRESSEE, ATTACHED, SIGNED, ANNEX, CAPTION, CELL, NOTE,
    FIGURE, COLOPHON, FOOTER,
)  # fmt: skip


def define_styles(document: Any) -> None:
    """Put our styles in the place of those of python-docx's own template."""
    styles = document.styles.element
    for old in list(styles.style_lst):
        if old.type is not None and old.styleId not in KEPT:
            styles.remove(old)
    for defaults in styles.findall(_tag("docDefaults")):
        styles.remove(defaults)
    styles.insert(0, element(DEFAULTS))
    for style in STYLES:
        styles.append(element(_style_xml(style)))


NO_EXTRA_SPACE = "<w:overflowPunct w:val='0'/><w:autoSpaceDE w:val='0'/><w:autoSpaceDN w:val='0'/>"
"""Word would set marks beyond the margin, and part digits and Chinese by a quarter of a character, so that no line
would hold 28 of them."""

KEPT = frozenset({"DefaultParagraphFont", "TableNormal", "NoList"})

DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(Face.FANGSONG)}<w:sz w:val='32'/><w:szCs w:val='32'/>"
    "<w:lang w:val='en-US' w:eastAsia='zh-CN' w:bidi='ar-SA'/></w:rPr></w:rPrDefault>"
    f"<w:pPrDefault><w:pPr>{NO_EXTRA_SPACE}</w:pPr></w:pPrDefault></w:docDefaults>"
)


def _style_xml(style: Style) -> str:
    base = "" if style is NORMAL else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="BodyText"/>' if style.outline is not None or style is TITLE else ""
    quick = "" if style in (FOOTER, CELL, COLOPHON) else "<w:qFormat/>"
    default = ' w:default="1"' if style is NORMAL else ""
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    rule = f' w:line="{twips(style.line)}" w:lineRule="exact"' if style.exact else ' w:line="240" w:lineRule="auto"'
    room = f'w:before="{twips(style.before)}" w:after="{twips(style.after)}"'
    squeeze = f'<w:spacing w:val="{twips(SQUEEZE)}"/>' if style.size == SIZE else ""
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{base}{following}{quick}<w:pPr>"
        + ("<w:keepNext/>" if style.keep_next else "")
        + ("<w:widowControl w:val='0'/>" if style is NORMAL else "")
        + (NO_EXTRA_SPACE if style is NORMAL else "")
        + ("" if style.grid else "<w:snapToGrid w:val='0'/>")
        + f'<w:spacing {room}{rule}/>{style.indent}<w:jc w:val="{style.align}"/>'
        + (f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "")
        + f"</w:pPr><w:rPr>{fonts(style.face)}{colour}{squeeze}{size}</w:rPr></w:style>"
    )


def font_table() -> bytes:
    """fontTable.xml: the faces by their names, and what may stand for them."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{STAND_INS[face]}"/><w:charset w:val="86"/>'
        f'<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face, name in WINDOWS_FACES.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{NAMESPACE}">{entries}</w:fonts>'.encode()


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
