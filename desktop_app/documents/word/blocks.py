"""Every block of a document as paragraphs of Word."""

from collections.abc import Iterator

from desktop_app.documents import endings, flow, furniture, grid, model
from desktop_app.documents.cleaning import clean
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import Align, Face
from desktop_app.documents.tokens import tokenise
from desktop_app.documents.word import letterhead
from desktop_app.documents.word.colophon import colophon_xml
from desktop_app.documents.word.styles import INDENT, LINE, RED, SQUEEZE
from desktop_app.documents.word.widening import closer_by, closest
from desktop_app.documents.word.xml import SMALLEST, TAB, fitted, paragraph, run, twips

WIDTH = twips(grid.WIDTH)
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
RULE_ROOM, RULE = 9.0, 13
"""Points between the last line of a head and its red rule, and the eighths of a point that this is high."""


def paragraphs(block: model.Block, fonts: FontBook, stay: bool = False) -> Iterator[str]:
    """The paragraphs of a block that is text; tables, figures and breaks are not. They `stay` with what follows."""
    kept = KEEP_NEXT if stay else ""
    match block:
        case model.Masthead() | model.RedHeader():
            yield from _head(block, fonts)
        case model.LetterHeader():
            yield from letterhead.first_lines(block)
        case model.Title():
            yield from title(block.text, fonts)
        case model.Addressee():
            yield paragraph("Addressee", run(block.text + "："))
        case model.Heading():
            yield paragraph(f"Heading{block.level}", run(block.text))
        case model.Paragraph():
            yield _text(block, kept, fonts)
        case model.Labelled():
            width = _label_width(block, fonts)
            place = f'<w:ind w:left="{INDENT + width}" w:firstLineChars="0" w:hanging="{width}"/>'
            yield paragraph("Normal", run(f"{block.label}：", Face.HEI) + run(block.text), kept + place)
        case model.Banner():
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{block.colour:06X}"/>'
            place = '<w:spacing w:before="60" w:after="360"/><w:jc w:val="center"/>'
            yield paragraph("Normal", run(block.text, Face.HEI, 0xFFFFFF), f"<w:keepNext/>{shade}{place}")
        case model.Listing():
            for number, text in enumerate(block.items, 1):
                yield paragraph("BodyText", run((f"{number}. " if block.ordered else "· ") + text))
        case model.AttachmentNote():
            yield blank(properties=kept)
            for label, label_start, name, begun in endings.attachments(block, fonts):
                left, hang = twips(begun * grid.SIZE), twips((begun - label_start) * grid.SIZE)
                yield paragraph("Attached", run(label + name), f'{kept}<w:ind w:left="{left}" w:hanging="{hang}"/>')
        case model.Signature():
            yield from _signature(block, fonts)
        case model.Annex():
            yield paragraph("AnnexLabel", run(flow.annex_label(block)), "<w:pageBreakBefore/>")
            yield from title(block.title, fonts)
        case model.Colophon():
            yield colophon_xml(block, fonts)
            yield blank(1.0)  # a table needs a paragraph after it
        case model.Spacer():
            for _row in range(block.rows):
                yield blank(properties=kept)


KEEP_NEXT = "<w:keepNext/>"


def blank(height: float = LINE, properties: str = "") -> str:
    """An empty line of this height in points, off the grid unless it is a whole one."""
    own = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{twips(max(height, 1.0))}" w:lineRule="exact"/>'
    return paragraph("Normal", "", properties + (own if height != LINE else ""))


LONGEST_TITLE = 8
"""A title of more lines does not stay with what follows: the page of its head would have nothing else on it."""


def title(text: str, fonts: FontBook) -> Iterator[str]:
    """The balanced lines of a title with a blank one above and below."""
    lines = flow.title_lines(text, fonts)
    above, own = (KEEP_NEXT, "") if len(lines) <= LONGEST_TITLE else ("", '<w:keepNext w:val="0"/>')
    yield blank(properties=above)
    shown = "\n".join(line.text for line in lines)
    yield paragraph("Title", run(shown, spread=-closest(lines, grid.WIDTH / grid.TITLE_SIZE, grid.TITLE_SIZE)), own)
    yield blank(properties=KEEP_NEXT)


def _text(block: model.Paragraph, kept: str, fonts: FontBook) -> str:
    closer = closer_by(tokenise(block.runs, Face.FANGSONG, fonts), grid.CHARACTERS, block.indent, grid.SIZE)
    spread = SQUEEZE - closer if closer else 0.0
    runs = "".join(run(part.text, part.face, part.colour, spread=spread) for part in block.runs)
    if block.align is not Align.LEFT:
        align = {Align.CENTRE: "center", Align.RIGHT: "right"}[block.align]
        return paragraph("Normal", runs, f'{kept}<w:jc w:val="{align}"/>')
    if block.indent == 2:
        return paragraph("BodyText", runs, kept)
    return paragraph("Normal", runs, f'{kept}<w:ind w:firstLine="{twips(block.indent * grid.SIZE)}"/>')


def _label_width(block: model.Labelled, fonts: FontBook) -> int:
    return twips(min(fonts.width(clean(block.label) + "：", Face.HEI), endings.WIDEST_LABEL) * grid.SIZE)


def _signature(block: model.Signature, fonts: FontBook) -> Iterator[str]:
    """署名 and date, indented from the right so that a longer name moves to the left."""
    yield blank(properties=KEEP_NEXT)
    lines = furniture.signed_lines(fonts, block)
    for left, (text, start) in zip(range(len(lines) - 1, -1, -1), lines, strict=True):
        end = start + fonts.width(text, Face.FANGSONG) * grid.SIZE
        indent = f'<w:ind w:right="{max(twips(grid.RIGHT - end), 0)}"/>'
        yield paragraph("Signed", run(text), (KEEP_NEXT if left else "") + indent)


def _head(block: model.Masthead | model.RedHeader, fonts: FontBook) -> Iterator[str]:
    """A red head in as many lines as it has rows on paper: what stands above the name, the name, what stands below."""
    above, below = _masthead_lines(block, fonts) if isinstance(block, model.Masthead) else _header_lines(block, fonts)
    place = furniture.red_name(fonts, block)
    size = int(place.size * 2) / 2
    height = size * furniture.NAME_PITCH
    rows = flow.head_rows(block, fonts)
    blanks = rows - len(above) - len(below)
    room = blanks * LINE - height * len(place.lines) - RULE_ROOM - RULE / 8
    share = 0.55 if isinstance(block, model.Masthead) else 0.6
    yield from above
    spacing = (
        f'<w:spacing w:before="{twips(max(room * share, 0))}" w:after="{twips(max(room * (1 - share), 0))}" '
        f'w:line="{twips(height)}" w:lineRule="exact"/>'
    )
    yield paragraph("RedName", run("\n".join(place.lines), size=size, spread=place.spread), spacing)
    yield from below


def _masthead_lines(head: model.Masthead, fonts: FontBook) -> tuple[list[str], list[str]]:
    above = []
    if head.classification or head.number:
        number = f"编号：{head.number}" if head.number else ""
        inner = run(head.classification, Face.HEI) + (TAB + run(number) if number else "")
        above.append(paragraph("HeadLine", inner, RIGHT_TAB))
    issue = f"{head.issue}（{head.total_issue}）" if head.total_issue else head.issue
    side = twips(grid.SIZE)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - side}"/></w:tabs>'
    day = chinese_date(head.date)
    lines, size = furniture.maker_lines(fonts, head)
    *first, last = (run(text, size=None if size == grid.SIZE else max(int(size * 2) / 2, SMALLEST)) for text in lines)
    indent = f'<w:ind w:firstLine="{side}"/>'
    return above, [
        paragraph("HeadLine", fitted(issue, _width(issue, fonts), grid.SIZE, grid.WIDTH), '<w:jc w:val="center"/>'),
        *(paragraph("HeadLine", line, indent) for line in first),
        _ruled(last + TAB + run(day), tab, indent),
    ]


def _header_lines(head: model.RedHeader, fonts: FontBook) -> tuple[list[str], list[str]]:
    above = [paragraph("HeadLine", run(head.copy_number))] if head.copy_number else []
    above += [paragraph("HeadLine", run(text, Face.HEI)) for text in (head.secrecy, head.urgency) if text]
    number = fitted(head.number, _width(head.number, fonts), grid.SIZE, grid.WIDTH)
    return above, [_ruled(number, "", '<w:jc w:val="center"/>'), blank()]


def _width(text: str, fonts: FontBook) -> float:
    return fonts.width(clean(text), Face.FANGSONG)


def _ruled(inner: str, tabs: str, place: str) -> str:
    """The last line of a head with the red rule below it."""
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="{RULE}" w:space="{round(RULE_ROOM)}" w:color="{RED}"/></w:pBdr>'
    return paragraph("HeadLine", inner, border + tabs + place)
