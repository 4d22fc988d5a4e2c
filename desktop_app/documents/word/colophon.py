"""版记 in Word: a table of one column that floats on the lower edge of the text area."""

from desktop_app.documents import furniture, grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Colophon
from desktop_app.documents.word.xml import TAB, paragraph, run, twips

WIDTH, INDENT = twips(grid.WIDTH), twips(grid.SMALL_SIZE)
THICK, THIN = 8, 6
"""Rules in eighths of a point: 0.35 and 0.25 mm."""

PLACE = (
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" '
    f'w:tblpX="{twips(grid.LEFT)}" w:tblpYSpec="bottom"/>'
)
"""Of the page, not of its margin: LibreOffice would let a table as wide as the text follow it."""
NO_MARGINS = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


def colophon_xml(colophon: Colophon, fonts: FontBook) -> str:
    """The table, its rules as on paper: who gets copies, who printed it and when."""
    copies = "".join(_copies(label, text) for label, text in colophon.copies_to)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - INDENT}"/></w:tabs>'
    printed = furniture.printed_on(colophon)
    line = run("\n".join(furniture.issuer_lines(fonts, colophon))) + TAB + run(printed)
    last = paragraph("Colophon", line, f'{tab}<w:ind w:left="{INDENT}"/>')
    rows = [_row(copies, THICK, THIN) if colophon.ruled else _row(copies, 0, 0)] if copies else []
    if colophon.ruled:
        rows.append(_row(last, THIN if copies else THICK, THICK))
    properties = (
        f'{PLACE}<w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{NO_MARGINS}</w:tblCellMar>"
    )
    columns = f'<w:tblGrid><w:gridCol w:w="{WIDTH}"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{columns}{''.join(rows)}</w:tbl>"


def _copies(label: str, text: str) -> str:
    """报：…。 with turnovers below the text's first character."""
    hang = (len(label) + 1) * INDENT
    ended = text if text.endswith("。") else text + "。"
    place = f'<w:keepNext/><w:ind w:left="{INDENT + hang}" w:right="{INDENT}" w:hanging="{hang}"/>'
    return paragraph("Colophon", run(f"{label}：{ended}"), place)


def _row(inner: str, top: int, bottom: int) -> str:
    sides = "".join(
        f'<w:{side} w:val="{"single" if width else "nil"}" w:sz="{width}" w:space="0"/>'
        for side, width in (("top", top), ("bottom", bottom))
    )
    borders = f"<w:tcBorders>{sides}</w:tcBorders>"
    cell = f'<w:tcPr><w:tcW w:w="{WIDTH}" w:type="dxa"/>{borders}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>{cell}{inner}</w:tc></w:tr>"
