"""The head of a letter in Word: the name with its rule in the header of the first page, the other rule at its foot."""

from collections.abc import Iterator
from typing import Any

from desktop_app.documents import grid, letterhead
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face, LetterHeader
from desktop_app.documents.word.styles import RED
from desktop_app.documents.word.turned import EMU, NAMESPACES
from desktop_app.documents.word.xml import TAB, paragraph, run, twips

WIDTH = twips(grid.WIDTH)
LINE_HEIGHT = 1.3
"""Of the name's line, in its size; 0.19 of the size stands above the ink, 0.16 below it."""

DOUBLE = letterhead.THICK + letterhead.GAP + letterhead.THIN
SMALL = '<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'


def first_lines(head: LetterHeader) -> Iterator[str]:
    """What stands below the first rule: 发文字号 at the right, 份号, 密级 and 紧急程度 at the left, a blank row."""
    left = letterhead.left_lines(head) or [("", Face.FANGSONG)]
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    for number, (text, face) in enumerate(left):
        if number:
            yield paragraph("HeadLine", run(text, face))
        else:
            yield paragraph("HeadLine", run(text, face) + TAB + run(head.number), tabs)
    yield paragraph("Normal", "")


def add(document: Any, head: LetterHeader, fonts: FontBook) -> str:
    """Add header and footer of the first page; returns what names them in the section's properties."""
    place = letterhead.place_name(fonts, head)
    size = int(place.size * 2) / 2
    after = letterhead.BELOW_NAME - 0.16 * size + DOUBLE + letterhead.CLEARANCE - (grid.PITCH - grid.SIZE) / 2
    spacing = f'<w:spacing w:after="{twips(max(after, 0))}" w:line="{twips(size * LINE_HEIGHT)}" w:lineRule="exact"/>'
    upper, lower = letterhead.upper_rule(fonts, head), letterhead.LOWER_RULE
    name = run("\n".join(place.lines), size=size, spread=place.spread)
    rules = _double_rule(upper, letterhead.THICK, letterhead.THIN, 1)
    header = _part(document, "header", _paragraph("RedName", spacing, name + rules))
    rules = _double_rule(lower, letterhead.THIN, letterhead.THICK, 3)
    footer = _part(document, "footer", _paragraph("Normal", SMALL, rules))
    return f'<w:headerReference w:type="first" r:id="{header}"/><w:footerReference w:type="first" r:id="{footer}"/>'


def header_distance(fonts: FontBook, head: LetterHeader) -> int:
    """From the upper edge of the paper to the header, in twips."""
    return twips(letterhead.INK_TOP - 0.19 * letterhead.place_name(fonts, head).size)


def _paragraph(style: str, properties: str, inner: str) -> str:
    return f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'


def _double_rule(y: float, above: float, below: float, number: int) -> str:
    """Two bars of these heights, the upper edge of the first at `y` points from the top of the paper."""
    return _bar(y, above, number) + _bar(y + above + letterhead.GAP, below, number + 1)


def _bar(y: float, height: float, number: int) -> str:
    size = f'cx="{round((letterhead.RULE_RIGHT - letterhead.RULE_LEFT) * EMU)}" cy="{round(height * EMU)}"'
    shape = (
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{RED}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>"
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{round(letterhead.RULE_LEFT * EMU)}</wp:posOffset>'
        f'</wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{round(y * EMU)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{1100 + number}" name="红线{number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent></w:r>"
    )


def _part(document: Any, kind: str, content: str) -> str:
    from docx.oxml import parse_xml

    part, relation = document.part.add_header_part() if kind == "header" else document.part.add_footer_part()
    for old in list(part.element):
        part.element.remove(old)
    part.element.append(parse_xml(content))
    return str(relation)
