"""A document as a Word file: its blocks in sections, upright and landscape."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from desktop_app.documents import flow, grid, model
from desktop_app.documents.charts import figure_words
from desktop_app.documents.cleaning import clean
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.items import NOTE_SIZE
from desktop_app.documents.model import Document, Face
from desktop_app.documents.output import write_atomically
from desktop_app.documents.pdf import lay_out_pages
from desktop_app.documents.picture import figure_png
from desktop_app.documents.word import letterhead, page
from desktop_app.documents.word.blocks import blank, paragraphs
from desktop_app.documents.word.package import finished
from desktop_app.documents.word.placing import Placed, PlacedTable, placed
from desktop_app.documents.word.styles import AROUND_FIGURE, LINE, define_styles
from desktop_app.documents.word.tables import squeezed, table_xml
from desktop_app.documents.word.xml import closer, element, paragraph, run, twips
from desktop_app.errors import Cancelled

SLACK = 2.0
"""Points that the room below a table lacks of a whole line, so that a page full of lines is not a hair too high."""

LONGEST_PROPERTY = 255
"""Characters that a property of a Word file, such as its title, may have."""

APART = 4.0
"""Points between a text and a table without a caption."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure still to be drawn, so many points high."""

    figure: model.Figure
    height: float


@dataclass(slots=True)
class Section:
    """What stands on upright or on landscape pages, in order: XML, or a figure still to be drawn."""

    landscape: bool
    parts: list[str | Picture] = field(default_factory=list)


def render_docx(
    document: Document, path: Path, fonts: FontBook, cancelled: Callable[[], bool] | None = None
) -> tuple[str, ...]:
    """Write the document to `path`, whole or not at all; the same document gives the same bytes.

    Returns the characters that our fonts do not have. Raises Cancelled (nothing is written) and EnvironmentProblem.
    """
    import docx

    fonts.missing.clear()
    made = docx.Document()
    define_styles(made)
    body = made.element.body
    for old in list(body):
        body.remove(old)
    parts = sections(placed(document.blocks, lay_out_pages(document, fonts, cancelled)), fonts)
    layouts = sorted({part.landscape for part in parts}) if document.numbered else ()
    footers = {landscape: page.add_footers(made, landscape) for landscape in layouts}
    for number, part in enumerate(parts):
        for content in part.parts:
            if cancelled and cancelled():
                raise Cancelled
            body.append(_figure(made, content, fonts) if isinstance(content, Picture) else element(content))
        first = None if number else _first_page(made, document, fonts)
        properties = page.section(part.landscape, footers.get(part.landscape), next_page=number > 0, first=first)
        last = number == len(parts) - 1
        body.append(element(properties if last else _end_of_section(properties)))
    _describe(made, document)
    buffer = io.BytesIO()
    made.save(buffer)
    write_atomically(path, finished(buffer.getvalue(), document.date))
    return tuple(sorted(filter(clean, fonts.missing)))


def _first_page(made: Any, document: Document, fonts: FontBook) -> page.FirstPage | None:
    """What sets the first page of a letter apart."""
    head = document.blocks[0] if document.blocks else None
    if not isinstance(head, model.LetterHeader):
        return None
    return page.FirstPage(letterhead.add(made, head, fonts), letterhead.header_distance(fonts, head))


def sections(blocks: Sequence[Placed], fonts: FontBook) -> list[Section]:
    """The sections of a document: every run of landscape tables is one."""
    result = [Section(False)]
    annex: model.Annex | None = None
    for one, after in zip_longest(blocks, blocks[1:]):
        block, following = one.block, after.block if after else None
        turned = isinstance(block, model.Table) and block.landscape
        opens = isinstance(block, model.Annex) and isinstance(following, model.Table) and following.landscape
        if opens and isinstance(block, model.Annex):
            annex = block
            continue
        if turned or turned is not result[-1].landscape:
            result.append(Section(turned))  # every landscape table begins a page
        if one.table:
            ends = following is None or isinstance(following, model.PageBreak | model.Annex)
            result[-1].parts += _table(one.table, annex, fonts, ends)
            annex = None
        else:
            result[-1].parts += _other(one, following, fonts)
    return [part for part in result if part.parts] or [Section(False, [blank()])]


def _other(one: Placed, following: model.Block | None, fonts: FontBook) -> Iterator[str | Picture]:
    """Text, its lines as close as on paper, with what is signed on one page with the signature (GB/T 9704-2012, 7.3.5)
    and what announces a table on one with it; and figures."""
    match one.block:
        case model.Figure() as figure:
            yield Picture(figure, one.rows * LINE - 2 * AROUND_FIGURE - SLACK)
        case model.PageBreak() if following is None or _begins_page(following):
            pass  # or a page would be empty
        case model.PageBreak():
            yield paragraph(
                "Normal", "", '<w:pageBreakBefore/><w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'
            )
        case block:
            stays = one.stays or _ends_text(following)
            for text in paragraphs(block, fonts, stays):
                yield closer(text, one.line * LINE) if one.line < 1.0 else text


def _ends_text(block: model.Block | None) -> bool:
    """Whether a block stands with the end of the text above it."""
    if isinstance(block, model.Labelled | model.Spacer):
        return block.ending
    return isinstance(block, model.AttachmentNote | model.Signature)


def _begins_page(block: model.Block) -> bool:
    return isinstance(block, model.PageBreak | model.Annex) or (isinstance(block, model.Table) and block.landscape)


def _table(placed: PlacedTable, annex: model.Annex | None, fonts: FontBook, ends: bool) -> Iterator[str]:
    """The table with its caption above and its note below; in an annex of its own with label and title.

    What follows begins on the next line of the grid, or as close below as on paper, unless the table `ends` its page.
    """
    table = placed.layout.table
    width = flow.LANDSCAPE_WIDTH if table.landscape else grid.WIDTH
    caption, unit = table.caption, f"单位：{table.unit}" if table.unit else ""
    if annex is not None:
        yield paragraph("AnnexLabel", run(flow.annex_label(annex)))
        yield paragraph("Title", run(annex.title, size=18.0))
        caption = ""  # it has the title
    apart = 0.0 if caption or unit or table.landscape else APART
    if caption or unit:
        yield from _caption(caption, unit, twips(width))
    elif apart:
        yield blank(apart)
    yield table_xml(placed)
    if table.note:
        spread = squeezed(flow.note_lines(table.note, width, fonts), width / NOTE_SIZE, NOTE_SIZE)
        yield paragraph("TableNote", run(table.note, spread=spread), "<w:keepLines/>")
    room = 0.0 if table.landscape or ends else min(-(apart + placed.last) % LINE, placed.below)
    yield blank(max(room - SLACK, 1.0))


def _caption(caption: str, unit: str, width: int) -> Iterator[str]:
    """The caption in the middle, the unit at the right end of its line."""
    if not unit:
        yield paragraph("Caption", run(caption))
        return
    tabs = f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    inner = tab + run(caption) + tab + run(unit, Face.FANGSONG, size=10.5)
    yield paragraph("Caption", inner, f'{tabs}<w:jc w:val="left"/>')


def _figure(made: Any, picture: Picture, fonts: FontBook) -> Any:
    """The chart as a picture, with its values as the text that stands for it."""
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    holder = Paragraph(element(paragraph("FigureBox", "")), made._body)
    drawn = io.BytesIO(figure_png(picture.figure, grid.WIDTH, picture.height, fonts))
    shape = holder.add_run().add_picture(drawn, Pt(grid.WIDTH), Pt(picture.height))
    shape._inline.docPr.set("descr", figure_words(picture.figure))
    for side in "TBLR":  # some programs leave an eighth of an inch at the sides unless told not to
        shape._inline.set(f"dist{side}", "0")
    return holder._p


def _end_of_section(properties: str) -> str:
    """A paragraph too low to be seen that ends a section."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:snapToGrid w:val="0"/>'
        f'<w:spacing w:line="20" w:lineRule="exact"/>{properties}</w:pPr></w:p>'
    )


def _describe(made: Any, document: Document) -> None:
    about = made.core_properties
    about.title, about.author, about.subject = (
        text[:LONGEST_PROPERTY] for text in (document.title, document.author, document.subject)
    )
    about.last_modified_by, about.comments, about.keywords = about.author, "", ""
    about.language, about.revision = "zh-CN", 1
    about.created = about.modified = datetime(document.date.year, document.date.month, document.date.day)
