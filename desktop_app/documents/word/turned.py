"""The page number of a landscape page, where it stands when the page lies upright between the others (7.6)."""

from desktop_app.documents import grid
from desktop_app.documents.word.xml import NAMESPACE, RELATIONS

EMU = 12_700
"""Units of DrawingML in a point."""

ACROSS = 7.0 * grid.MM
"""Room for the number across its line; its middle is the dash, 7 mm below the text area of the upright page."""

MIDDLE = grid.PAGE_HEIGHT - grid.BOTTOM - 7 * grid.MM

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": NAMESPACE,
        "r": RELATIONS,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)


def turned_box(number: str, name: str) -> str:
    """A paragraph with a box at the left edge of a landscape page, in which `number` (a paragraph) runs downwards.

    The left edge is the lower one of the upright page, its left corner the upper corner here.
    """
    left, top = round((MIDDLE - ACROSS / 2) * EMU), round(grid.LEFT * EMU)
    width, height = round(ACROSS * EMU), round(grid.WIDTH * EMU)
    shape = (
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{number}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr" anchorCtr="0">'
        "<a:noAutofit/></wps:bodyPr></wps:wsp>"
    )
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{NAMES.index(name) + 1001}" name="{name}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor>"
    )
    choice = f'<mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice>'
    return (
        f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><mc:AlternateContent>{choice}'
        "<mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    )


NAMES = ("页码（单页）", "页码（双页）")
