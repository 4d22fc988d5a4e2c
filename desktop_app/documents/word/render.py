"""A document as a Word file: its blocks in sections, upright and landscape."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from desktop_app.documents import flow, grid, model
from desktop_app.documents.charts import figure_rows, figure_words
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.items import NOTE_GAP, NOTE_LEADING, NOTE_SIZE
from desktop_app.documents.model import Document, Face
from desktop_app.documents.output import write_atomically
from desktop_app.documents.picture import figure_png
from desktop_app.documents.word import letterhead, page
from desktop_app.documents.word.blocks import blank, paragraphs
from desktop_app.documents.word.package import finished
from desktop_app.documents.word.styles import LINE, define_styles
from desktop_app.documents.word.tables import height_of, squeezed, table_xml
from desktop_app.documents.word.xml import element, paragraph, run, twips
from desktop_app.errors import Cancelled

SLACK = 2.0
"""Points that the room below a table lacks of a whole line, so that a page full of lines is not a hair too high."""

LONGEST_PROPERTY = 255
"""Characters that a property of a Word file, such as its title, may have."""

APART = 4.0
"""Points between a text and a table without a caption."""


@dataclass(slots=True)
class Section:
    """What stands on upright or on landscape pages, in order: XML, or a figure still to be drawn."""

    landscape: bool
    parts: list[str | model.Figure] = field(default_factory=list)


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
    parts = sections(document, fonts)
    layouts = sorted({part.landscape for part in parts}) if document.numbered else ()
    footers = {landscape: page.add_footers(made, landscape) for landscape in layouts}
    for number, part in enumerate(parts):
        for content in part.parts:
            if cancelled and cancelled():
                raise Cancelled
            body.append(_figure(made, content, fonts) if isinstance(content, model.Figure) else element(content))
        first = None if number else _first_page(made, document, fonts)
        properties = page.section(part.landscape, footers.get(part.landscape), next_page=number > 0, first=first)
        last = number == len(parts) - 1
        body.append(element(properties if last else _end_of_section(properties)))
    _describe(made, document)
    buffer = io.BytesIO()
    made.save(buffer)
    write_atomically(path, finished(buffer.getvalue(), document.date))
    return tuple(sorted(fonts.missing))


def _first_page(made: Any, document: Document, fonts: FontBook) -> page.FirstPage | None:
    """What sets the first page of a letter apart."""
    head = document.blocks[0] if document.blocks else None
    if not isinstance(head, model.LetterHeader):
        return None
    return page.FirstPage(letterhead.add(made, head, fonts), letterhead.header_distance(fonts, head))


def sections(document: Document, fonts: FontBook) -> list[Section]:
    """The sections of a document: every run of landscape tables is one."""
    result = [Section(False)]
    annex: model.Annex | None = None
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        turned = isinstance(block, model.Table) and block.landscape
        opens = isinstance(block, model.Annex) and isinstance(following, model.Table) and following.landscape
        if opens and isinstance(block, model.Annex):
            annex = block
            continue
        if turned or turned is not result[-1].landscape:
            result.append(Section(turned))  # every landscape table begins a page
        if isinstance(block, model.Table):
            ends = following is None or isinstance(following, model.PageBreak | model.Annex)
            result[-1].parts += _table(block, annex, fonts, ends)
            annex = None
        else:
            result[-1].parts += _other(block, following, fonts)
    return [part for part in result if part.parts] or [Section(False, [blank()])]


def _other(block: model.Block, following: model.Block | None, fonts: FontBook) -> Iterator[str | model.Figure]:
    """Text, with what is signed on one page with the signature (GB/T 9704-2012, 7.3.5)."""
    match block:
        case model.Figure():
            yield block
        case model.PageBreak() if following is None or _begins_page(following):
            pass  # or a page would be empty
        case model.PageBreak():
            yield paragraph(
                "Normal", "", '<w:pageBreakBefore/><w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>'
            )
        case _:
            yield from paragraphs(block, fonts, signed=isinstance(following, model.AttachmentNote | model.Signature))


def _begins_page(block: model.Block) -> bool:
    return isinstance(block, model.PageBreak | model.Annex) or (isinstance(block, model.Table) and block.landscape)


def _table(table: model.Table, annex: model.Annex | None, fonts: FontBook, ends: bool) -> Iterator[str]:
    """The table with its caption above and its note below; in an annex of its own with label and title.

    What follows begins on the next line of the grid, unless the table `ends` its page.
    """
    width = flow.LANDSCAPE_WIDTH if table.landscape else grid.WIDTH
    room = flow.LANDSCAPE_HEIGHT - 60 if table.landscape else grid.HEIGHT
    if annex is not None:
        yield paragraph("AnnexLabel", run(flow.annex_label(annex)))
        yield paragraph("Title", run(annex.title, size=18.0))
    lines = flow.note_lines(table.note, width, fonts)
    note = NOTE_GAP + len(lines) * NOTE_SIZE * NOTE_LEADING if lines else 0.0
    apart = 0.0 if table.caption or table.unit or table.landscape else APART
    height = 0.0 if table.landscape or ends else apart + height_of(table, width, room, fonts) + note
    if table.caption or table.unit:
        unit = f"单位：{table.unit}" if table.unit else ""
        yield from _caption(table.caption, unit, twips(width))
    elif apart:
        yield blank(apart)
    yield table_xml(table, width, room, fonts)
    if table.note:
        spread = squeezed(lines, width / NOTE_SIZE, NOTE_SIZE)
        yield paragraph("TableNote", run(table.note, spread=spread), "<w:keepLines/>")
    yield blank(max(-height % LINE - SLACK, 1.0))


def _caption(caption: str, unit: str, width: int) -> Iterator[str]:
    """The caption in the middle, the unit at the right end of its line."""
    if not unit:
        yield paragraph("Caption", run(caption))
        return
    tabs = f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    tab = "<w:r><w:tab/></w:r>"
    inner = tab + run(caption) + tab + run(unit, Face.FANGSONG, size=10.5)
    yield paragraph("Caption", inner, f'{tabs}<w:jc w:val="left"/>')


def _figure(made: Any, figure: model.Figure, fonts: FontBook) -> Any:
    """The chart as a picture, with its values as the text that stands for it."""
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    width, height = grid.WIDTH, grid.height_of(figure_rows(figure, grid.WIDTH, fonts))
    holder = Paragraph(element(paragraph("FigureBox", "")), made._body)
    picture = io.BytesIO(figure_png(figure, width, height, fonts))
    shape = holder.add_run().add_picture(picture, Pt(width), Pt(height))
    shape._inline.docPr.set("descr", figure_words(figure))
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
