"""The page in Word: A4, the text area of GB/T 9704-2012, its grid, and page numbers outside."""

from dataclasses import dataclass
from typing import Any

from desktop_app.documents import grid
from desktop_app.documents.word.styles import LINE, SIZE, SQUEEZE
from desktop_app.documents.word.turned import NAMES, turned_box
from desktop_app.documents.word.xml import element, field, paragraph, run, twips

TEXT_WIDTH = twips(grid.CHARACTERS * (SIZE + SQUEEZE)) + 8
"""28 squeezed characters and a hair, so that LibreOffice, too, does not break a full line one too early: 156.2 mm."""

SHORT, LONG = twips(grid.PAGE_WIDTH), twips(grid.PAGE_HEIGHT)
TOP, LEFT = twips(grid.TOP), twips(grid.LEFT)
BOTTOM = LONG - twips(grid.BOTTOM)
RIGHT = SHORT - LEFT - TEXT_WIDTH
FOOTER = twips(24.0 * grid.MM)
"""From the lower edge of the paper to that of the page number, whose dash is 7 mm below the text area."""


def section(
    landscape: bool, footers: "Footers | None", next_page: bool = True, first: "FirstPage | None" = None
) -> str:
    """The properties of a section; without `footers` its pages bear no number.

    A landscape page is the upright one turned: its head at the binding edge, so that the margins turn with it.
    """
    if landscape:
        size = f'<w:pgSz w:w="{LONG}" w:h="{SHORT}" w:orient="landscape"/>'
        top, right, bottom, left = LEFT, TOP, RIGHT, BOTTOM
    else:
        size = f'<w:pgSz w:w="{SHORT}" w:h="{LONG}"/>'
        top, right, bottom, left = TOP, RIGHT, BOTTOM, LEFT
    header = first.header if first else 851
    footer = FOOTER if not landscape else twips(12 * grid.MM)
    return (
        "<w:sectPr>"
        + (first.references if first else "")
        + (footers.references if footers else "")
        + ('<w:type w:val="nextPage"/>' if next_page else "")
        + size
        + f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{header}" '
        f'w:footer="{footer}" w:gutter="0"/><w:cols w:space="425"/>'
        + ("<w:titlePg/>" if first else "")
        + f'<w:docGrid w:type="lines" w:linePitch="{int(LINE * 20)}"/>'
        "</w:sectPr>"
    )


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A first page unlike the others: what names its header and footer, and how deep its header stands, in twips."""

    references: str
    header: int


@dataclass(frozen=True, slots=True)
class Footers:
    """The relations of the footers of odd and even pages."""

    odd: str
    even: str

    @property
    def references(self) -> str:
        """What a section calls them by."""
        return (
            f'<w:footerReference w:type="default" r:id="{self.odd}"/>'
            f'<w:footerReference w:type="even" r:id="{self.even}"/>'
        )


def add_footers(document: Any, landscape: bool) -> Footers:
    """Page numbers: right on odd pages, left on even ones, one character in; on landscape pages at the same place."""
    from docx.oxml import parse_xml

    document.settings.odd_and_even_pages_header_footer = True
    relations = []
    indent = twips(grid.SMALL_SIZE)
    for align, name in zip(("right", "left"), NAMES, strict=True):
        part, relation = document.part.add_footer_part()
        for old in list(part.element):
            part.element.remove(old)
        inner = run("— ") + field("PAGE") + run(" —")
        number = paragraph("Footer", inner, f'<w:ind w:{align}="{indent}"/><w:jc w:val="{align}"/>')
        part.element.append(parse_xml(turned_box(number, name)) if landscape else element(number))
        relations.append(relation)
    return Footers(*relations)
