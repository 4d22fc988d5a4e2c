"""From blocks to pages: every block becomes things of whole rows, and these are dealt out over the 22-row grid."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from math import ceil

from desktop_app.documents import charts, furniture, grid, letterhead, model
from desktop_app.documents.cells import with_dates_whole
from desktop_app.documents.endings import attachment_items, labelled_items, signature_items
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import PITCH, SIZE
from desktop_app.documents.items import (
    ANNEX_TITLE_SIZE,
    CAPTION_LEADING,
    CAPTION_SIZE,
    NOTE_SIZE,
    Draw,
    FigureBox,
    Head,
    Item,
    TableItem,
    blank,
    new_page,
)
from desktop_app.documents.model import Align, Face
from desktop_app.documents.paint import Painter
from desktop_app.documents.rowgrid import ALONE, Line, break_lines
from desktop_app.documents.table_layout import OFFICIAL
from desktop_app.documents.tables import lay_out
from desktop_app.documents.tagging import Part
from desktop_app.documents.titles import balanced, phrases
from desktop_app.documents.tokens import tokenise
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError

HEADING_FACES = {1: Face.HEI, 2: Face.KAI, 3: Face.FANGSONG, 4: Face.FANGSONG}
LANDSCAPE_WIDTH = grid.HEIGHT
LANDSCAPE_HEIGHT = grid.WIDTH
SMALLEST_TURNED = 9.0
"""小五: no table on turned pages is in smaller type so that it takes a page less."""
SHORT_END = grid.CHARACTERS / 3
"""The last line of a paragraph does not begin a page alone when it has no more than so many characters."""
CAPTION_GIVES = 0.5
"""By what part of a row a caption of a line may stand nearer to the text above it, where that fills its page."""
FOLLOWS = ("如下。", "如下：", "见下表。")
"""What says that a table follows: nothing else then stands before it."""


def all_items(blocks: Sequence[model.Block], fonts: FontBook) -> Iterator[Item | TableItem]:
    """The things of a document; an annex that is one landscape table carries its label on the turned page."""
    turned: model.Annex | None = None
    untold = not any(isinstance(block, model.Annex) or _is_told(block) for block in blocks)
    for number, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        if isinstance(block, model.Annex) and isinstance(following, model.Table) and following.landscape:
            turned = block
        elif isinstance(block, model.Table) and turned:
            yield _turned_item(replace(block, caption=turned.title), annex_label(turned), fonts, Part("Table", number))
            turned = None
        else:
            part = _part(block, number)
            for place, item in enumerate(to_items(block, fonts)):
                item.part = part
                if untold and place == 0 and isinstance(block, model.Title) and isinstance(item, Item):
                    item.draw = partial(_with_outline, block.text, 1, item.draw)  # the blank row above the title
                if isinstance(item, TableItem):
                    item.part, item.announced = Part("Table", number), number > 0 and _announces(blocks[number - 1])
                yield item


def _is_told(block: model.Block) -> bool:
    """Whether a block is a heading that the reader's contents tell."""
    return isinstance(block, model.Heading) and block.level <= 2


def _announces(block: model.Block) -> bool:
    """Whether a block is text that ends with what says that something follows."""
    return isinstance(block, model.Paragraph) and block.text.endswith(FOLLOWS)


def _part(block: model.Block, number: int) -> Part:
    """What a block is to who hears it read."""
    match block:
        case model.Title():
            return Part("H1", number)
        case model.Heading():
            return Part(f"H{block.level + 1}", number)
        case model.Annex():
            return Part("H2", number)
        case model.Table():
            return Part("Caption", number)
        case model.Figure():
            return Part("Figure", number, charts.figure_words(block))
        case _:
            return Part("P", number)


def annex_label(block: model.Annex) -> str:
    """附件1, or 附件 when there is only one."""
    return f"附件{block.number}" if block.number else "附件"


def to_items(block: model.Block, fonts: FontBook) -> Iterator[Item | TableItem]:
    """The things a block is made of."""
    match block:
        case model.Masthead() | model.RedHeader():
            yield _head_item(block, fonts)
        case model.LetterHeader():
            yield Item(letterhead.rows(fonts, block), lambda p, _row: letterhead.draw(p, block), numbered=False)
        case model.Title():
            yield from _title_items(block, fonts)
        case model.Addressee():  # the blank row above it came with the title
            yield from _text_items([model.Run(block.text + "：")], Face.FANGSONG, 0, fonts)
        case model.Heading():
            face = HEADING_FACES[block.level]
            for place, item in enumerate(_text_items([model.Run(block.text)], face, 2, fonts)):
                told = _is_told(block) and not place
                draw = partial(_with_outline, block.text, block.level, item.draw) if told else item.draw
                yield Item(item.rows, draw, line=True, keep_next=True)
        case model.Paragraph():
            yield from _text_items(block.runs, Face.FANGSONG, block.indent, fonts, block.align)
        case model.Labelled():
            yield from labelled_items(block, fonts)
        case model.Banner():
            yield Item(2, partial(_draw_banner, block), keep_next=True)
        case model.Listing():
            for number, text in enumerate(block.items, 1):
                label = f"{number}. " if block.ordered else "· "
                yield from _text_items([model.Run(label + text)], Face.FANGSONG, 2, fonts)
        case model.AttachmentNote():
            yield from attachment_items(block, fonts)
        case model.Signature():
            yield from signature_items(block, fonts)
        case model.Annex():
            yield from _annex_items(block, fonts)
        case model.Colophon():
            rows = grid.rows_for(furniture.colophon_height(fonts, block))
            if rows > grid.ROWS - 1:
                raise _too_many_at_foot(block)
            yield Item(rows, lambda p, _row: furniture.draw_colophon(p, block), at_foot=True)
        case model.Figure():
            rows = charts.figure_rows(block, grid.WIDTH, fonts)
            yield FigureBox(block, rows).item()
        case model.Table():
            yield from _table_items(block, fonts)
        case model.Spacer():
            for _row in range(block.rows):
                yield blank(with_body=block.ending)
        case model.PageBreak():
            yield new_page()


def head_rows(block: model.Masthead | model.RedHeader, fonts: FontBook) -> int:
    """How many rows a head takes."""
    rule = furniture.head_rule(fonts, block)
    below = rule + 2.5 * grid.MM if isinstance(block, model.Masthead) else rule
    rows = int((below - grid.TOP + PITCH - 0.01) // PITCH)
    # the title of an official document stands two blank rows below the rule (7.3.1): one here, one with the title
    return rows if isinstance(block, model.Masthead) else rows + 1


def _head_item(block: model.Masthead | model.RedHeader, fonts: FontBook) -> Item:
    rows = head_rows(block, fonts)
    if isinstance(block, model.Masthead):
        return Item(rows, lambda painter, _row: furniture.draw_masthead(painter, block))
    return Item(rows, lambda painter, _row: furniture.draw_red_header(painter, block))


def _title_items(block: model.Title, fonts: FontBook) -> Iterator[Item]:
    """The balanced lines of a title with a blank row above and below."""
    yield blank(keep_next=True)
    for line in title_lines(block.text, fonts):
        yield Item(1, partial(_draw_centred, line, grid.TITLE_SIZE), line=True, keep_next=True)
    yield blank(keep_next=True)


def title_lines(
    text: str, fonts: FontBook, face: Face = Face.TITLE, width: float = grid.WIDTH / grid.TITLE_SIZE
) -> list[Line]:
    """The balanced lines of a title, at most so many em wide."""
    return balanced(phrases(text, face, fonts, width), width)


def _text_items(
    runs: tuple[model.Run, ...] | list[model.Run],
    face: Face,
    indent: float,
    fonts: FontBook,
    align: Align = Align.LEFT,
) -> Iterator[Item]:
    justify = align is Align.LEFT
    tokens, start = tokenise(runs, face, fonts), indent if justify else 0.0
    lines = break_lines(tokens, grid.CHARACTERS, start, justify, alone=ALONE)
    for number, line in enumerate(lines, 1):
        short_end = number == len(lines) > 1 and line.width <= SHORT_END
        yield Item(1, partial(_draw_line, line, align), body=True, short_end=short_end, line=True)


def _draw_banner(block: model.Banner, painter: Painter, row: float) -> None:
    top, height = grid.row_top(row) - 4, grid.height_of(1) + 16
    painter.box(grid.LEFT, top, grid.WIDTH, height, block.colour)
    middle = top + height / 2 + (grid.ASCENT - 0.5) * SIZE
    room = grid.WIDTH - 2 * SIZE
    painter.fitted(block.text, grid.LEFT + grid.WIDTH / 2, middle, SIZE, room, Face.HEI, Align.CENTRE, 0xFFFFFF)


def _annex_items(block: model.Annex, fonts: FontBook) -> Iterator[Item]:
    """附件 (7.3.7): a new page, 附件N in 黑体 on its first row, the title on the third."""
    label = annex_label(block)

    def draw_label(painter: Painter, row: float) -> None:
        painter.outline(f"{label}　{block.title}", 0)
        painter.text(label, grid.LEFT, grid.baseline(row), SIZE, Face.HEI)

    yield new_page()
    yield Item(1, draw_label, keep_next=True)
    yield from _title_items(model.Title(block.title), fonts)


def _table_items(block: model.Table, fonts: FontBook) -> Iterator[Item | TableItem]:
    if block.landscape:
        yield _turned_item(block, "", fonts)
        return
    width, height = grid.WIDTH, grid.HEIGHT
    if block.caption or block.unit:
        lines = _caption_lines(block, width, fonts)
        rows = ceil(max(len(lines), 1) * CAPTION_SIZE * CAPTION_LEADING / PITCH)
        height -= rows * PITCH  # the highest part of a row leaves room for the caption above it
        gives = CAPTION_GIVES if len(lines) <= 1 else 0.0
        yield Item(rows, partial(_draw_caption, block, lines, rows), gives=gives, keep_next=True)
    note = tuple(note_lines(block.note, width, fonts))
    yield TableItem(lay_out(block, width, height, fonts), note=note)


def _turned_item(block: model.Table, label: str, fonts: FontBook, part: Part | None = None) -> TableItem:
    """A table for turned pages, with its title for the first of them and for the others."""
    face, size = (Face.TITLE, ANNEX_TITLE_SIZE) if label else (Face.HEI, CAPTION_SIZE)
    room = LANDSCAPE_WIDTH - 2 * _unit_room(block, fonts)
    more = f"{block.caption}（续）" if block.caption else ""
    heads = [
        Head(tuple(title_lines(text, fonts, face, room / size)) if text else (), size, label)
        for text, face, size, label in ((block.caption, face, size, label), (more, Face.HEI, CAPTION_SIZE, ""))
    ]
    fitted = partial(lay_out, block, LANDSCAPE_WIDTH, LANDSCAPE_HEIGHT - max(head.height for head in heads), fonts)
    layout, note = fitted(), tuple(note_lines(block.note, LANDSCAPE_WIDTH, fonts))
    sizes = [one for one in OFFICIAL.sizes if SMALLEST_TURNED <= one < layout.size][:1] * 2
    smaller = partial(fitted, replace(OFFICIAL, sizes=tuple(sizes))) if sizes else None
    return TableItem(layout, part, note, tuple(heads), smaller=smaller)


def note_lines(note: str, width: float, fonts: FontBook) -> list[Line]:
    """The note below a table, wrapped to its width in points; no day is parted."""
    tokens = with_dates_whole(tokenise([model.Run(note)], Face.FANGSONG, fonts))
    return break_lines(tokens, width / NOTE_SIZE, alone=ALONE) if note else []


def _too_many_at_foot(foot: model.Colophon) -> UserError:
    """What is said of a foot that is longer than a page: it cannot be parted."""
    label, text = max(foot.copies_to, key=lambda one: len(one[1]))
    return UserError(
        QT_TRANSLATE_NOOP("errors", "“{label}” at the foot has {count} characters: it does not fit on a page."),
        QT_TRANSLATE_NOOP("errors", "Name groups in place of each office, as “各街道、园区，各委办局”."),
        label=label,
        count=len(text),
    )


def _with_outline(text: str, level: int, draw: Draw, painter: Painter, row: float) -> None:
    """Draw a heading, or the title of what has none, that the reader's contents tell."""
    painter.outline(text.replace(model.BREAK, "").replace("\n", ""), level - 1)
    draw(painter, row)


def _draw_line(line: Line, align: Align, painter: Painter, row: float) -> None:
    spare = grid.WIDTH - line.width * SIZE
    shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]
    painter.line(line, grid.LEFT + shift, grid.baseline(row), SIZE)


def _draw_centred(line: Line, size: float, painter: Painter, row: float) -> None:
    painter.line(line, grid.LEFT + (grid.WIDTH - line.width * size) / 2, grid.baseline(row, size), size)


def _unit_text(table: model.Table) -> str:
    return f"单位：{table.unit}" if table.unit else ""


def _unit_room(table: model.Table, fonts: FontBook) -> float:
    """What the unit takes of the line of the caption, in points, a character before it included."""
    return (fonts.width(_unit_text(table), Face.FANGSONG) + 1) * NOTE_SIZE if table.unit else 0.0


def _caption_lines(table: model.Table, width: float, fonts: FontBook) -> list[Line]:
    """The even lines of a caption, between the unit at the right and as much room at the left."""
    taken = _unit_room(table, fonts)
    return title_lines(table.caption, fonts, Face.HEI, (width - 2 * taken) / CAPTION_SIZE) if table.caption else []


def _draw_caption(block: model.Table, lines: Sequence[Line], rows: int, painter: Painter, row: float) -> None:
    base = grid.row_top(row + rows) - 6
    for below, line in enumerate(lines, 1 - len(lines)):
        x = grid.LEFT + (grid.WIDTH - line.width * CAPTION_SIZE) / 2
        painter.line(line, x, base + below * CAPTION_SIZE * CAPTION_LEADING, CAPTION_SIZE)
    if block.unit:
        painter.text(_unit_text(block), grid.RIGHT, base, NOTE_SIZE, align=Align.RIGHT)
