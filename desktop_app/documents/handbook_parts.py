"""A handbook chapter as parts of a brochure page: text, fact boxes, policies."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from desktop_app.documents.brochure import (
    ACCENT,
    BORDER,
    HEIGHT,
    INK,
    LEADING,
    LEFT,
    MUTED,
    PALE,
    SIZE,
    SMALL,
    SMALL_LEADING,
    TABLE_STYLE,
    WIDTH,
    Draw,
    Part,
    coloured,
    line_parts,
    nothing,
    picture_part,
    tagged,
    text_lines,
)
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.handbook_data import Chapter, FactBox, PolicyCard
from desktop_app.documents.markdown import Head, Picture, Point, Text, parse
from desktop_app.documents.model import Align, Face, Run, Table
from desktop_app.documents.paint import Painter
from desktop_app.documents.photographs import Pictures
from desktop_app.documents.rowgrid import Line
from desktop_app.documents.tables import lay_out
from desktop_app.documents.tagging import Part as Tag

FACTS_IN_ROW = 3
GAP = 12.0
HEADS = {1: (17.0, 30.0, 16.0), 2: (15.0, 25.0, 12.0), 3: (13.0, 22.0, 8.0)}
"""Size, leading and space above of a heading inside the text, by level."""
QUOTE_INDENT = 14.0
POINT_INDENT = 26.0
NAME_SIZE = 11.5
UNIT_SIZE, LEAST_VALUE = 11.0, 14.0
"""A figure is not set smaller than that beside its unit; the unit then goes to the name."""
UNSPACED = frozenset("%‰％")
"""Units that stand right behind their figure."""
POLICY_CHAPTERS = frozenset({"适用政策", "政策一览"})
"""Chapters made of policies: their title says it, no heading is set above the list."""


def section_title(title: str, title_en: str, target: Part, fonts: FontBook) -> list[Part]:
    """The heading of a section with the accent mark before it; `target` is the invisible part links lead to."""
    lines = text_lines([coloured(title, INK, Face.HEI)], fonts, WIDTH - 14, 16, Face.HEI)
    parts = [
        Part(26.0, partial(_draw_section_line, line, i == 0), 22.0 if i == 0 else 0.0, True)
        for i, line in enumerate(lines)
    ]
    parts = tagged(parts, "H3", 0)
    parts.insert(0, replace(target, space=0.0, keep=True))
    if title_en:
        english = text_lines([coloured(title_en, MUTED, Face.HEI)], fonts, WIDTH - 14, SMALL, Face.HEI)
        parts += tagged(
            [replace(part, keep=True) for part in line_parts(english, LEFT + 14, SMALL, SMALL_LEADING)], "P", 0
        )
    parts.append(Part(6.0, nothing, keep=True))
    return parts


def _draw_section_line(line: Line, first: bool, painter: Painter, top: float) -> None:
    if first:
        painter.box(LEFT, top + 4, 4, 18, ACCENT)
    painter.line(line, LEFT + 14, top + 13 + 0.38 * 16, 16)


def chapter_text(chapter: Chapter, pictures: Pictures, fonts: FontBook) -> list[Part]:
    """The facts of a chapter, its text, and its policies."""
    parts, quoted = fact_parts(chapter.facts, fonts), False
    for number, block in enumerate(parse(chapter.text), len(parts) + 1):
        match block:
            case Head():
                parts += _head_parts(block, fonts, number)
            case Text() | Point():
                made = _text_parts(block, fonts) if isinstance(block, Text) else _point_parts(block, fonts)
                parts += tagged(_with_quote_bar(made, goes_on=quoted) if block.quoted else made, "P", number)
            case Table():
                table = lay_out(block, WIDTH, HEIGHT, fonts, TABLE_STYLE)
                parts += [Part(0.0, nothing, 8.0, table=table, tag=Tag("Table", number)), Part(8.0, nothing)]
            case Picture():
                parts += picture_part(block.source, block.caption, pictures, fonts, number)
        quoted = isinstance(block, Text | Point) and block.quoted
    return parts + policy_parts(chapter.policies, fonts, headed=chapter.title not in POLICY_CHAPTERS)


def see_part(title: str, number: int, pages: Mapping[int, int]) -> Part:
    """A line that leads to the chapter of this number; its page is known when the line is drawn."""
    return Part(LEADING, partial(_draw_see, title, number, pages), 10.0, tag=Tag("P", -1))


def _draw_see(title: str, number: int, pages: Mapping[int, int], painter: Painter, top: float) -> None:
    words = f"{title}见第{number}章（第{pages[number]}页）。"
    painter.fitted(words, LEFT + 2 * SIZE, top + LEADING / 2 + 0.38 * SIZE, SIZE, WIDTH - 2 * SIZE, Face.SONG)


def _head_parts(block: Head, fonts: FontBook, number: int) -> list[Part]:
    size, leading, space = HEADS[min(block.level, 3)]
    colour = ACCENT if block.level <= 2 else INK
    lines = text_lines([coloured(block.text, colour, Face.HEI)], fonts, WIDTH, size, Face.HEI)
    parts = [replace(part, keep=True) for part in line_parts(lines, LEFT, size, leading, space)]
    return tagged(parts, f"H{min(block.level, 3) + 3}", number)


def _text_parts(block: Text, fonts: FontBook) -> list[Part]:
    if not block.quoted:
        return line_parts(text_lines(block.runs, fonts, WIDTH, SIZE, indent=2), LEFT, space=4.0)
    lines = text_lines(_as_quoted(block.runs), fonts, WIDTH - QUOTE_INDENT, SIZE)
    return line_parts(lines, LEFT + QUOTE_INDENT, space=4.0)


def _as_quoted(runs: Sequence[Run]) -> list[Run]:
    return [replace(run, colour=MUTED, face=run.face or Face.KAI) for run in runs]


def _with_quote_bar(parts: Sequence[Part], *, goes_on: bool) -> list[Part]:
    """The parts beside a bar, which bridges the gap to the part above where the quotation `goes_on`."""
    first, *others = parts
    if goes_on:
        lower = partial(_draw_lower, first.draw, first.space)
        first = replace(first, height=first.height + first.space, draw=lower, space=0.0)
    return [replace(part, draw=partial(_draw_quote_bar, part)) for part in (first, *others)]


def _draw_lower(draw: Draw, by: float, painter: Painter, top: float) -> None:
    draw(painter, top + by)


def _draw_quote_bar(part: Part, painter: Painter, top: float) -> None:
    painter.box(LEFT + 2, top, 2.5, part.height, BORDER)
    part.draw(painter, top)


def _point_parts(block: Point, fonts: FontBook) -> list[Part]:
    """A point of a list; its number ends where that of every other point does, before its text."""
    x = LEFT + POINT_INDENT * (1 + block.depth) + (QUOTE_INDENT if block.quoted else 0.0)
    lines = text_lines(_as_quoted(block.runs) if block.quoted else block.runs, fonts, LEFT + WIDTH - x, SIZE)
    parts = line_parts(lines, x, space=2.0)
    if block.mark and parts:
        parts[0] = replace(parts[0], draw=partial(_draw_marked, parts[0], block.mark, x))
    return parts


def _draw_marked(part: Part, mark: str, x: float, painter: Painter, top: float) -> None:
    if mark == "•":
        painter.disc(x - 10, top + LEADING / 2, 2.0, ACCENT)
    else:
        painter.text(mark, x - 4, top + LEADING / 2 + 0.38 * SIZE, SIZE, Face.HEI, Align.RIGHT, ACCENT)
    part.draw(painter, top)


def fact_parts(facts: Sequence[FactBox], fonts: FontBook) -> list[Part]:
    """Boxes of figures, two or three in a row, each with its source and date."""
    parts = list[Part]()
    in_row = 2 if len(facts) in (1, 2, 4) else FACTS_IN_ROW
    width = (WIDTH - GAP * (in_row - 1)) / in_row
    for number, start in enumerate(range(0, len(facts), in_row), 1):
        row = [_with_room(fact, width, fonts) for fact in facts[start : start + in_row]]
        boxes = [_fact_lines(fact, width, fonts) for fact in row]
        height = max(52 + 15 * len(names) + 13 * len(sources) for names, sources in boxes)
        parts += tagged([Part(height, partial(_draw_facts, row, boxes, width, height), 10.0)], "P", number)
    if parts:
        parts.append(Part(8.0, nothing))
    return parts


def _with_room(fact: FactBox, width: float, fonts: FontBook) -> FactBox:
    """The fact as its box shows it: the unit goes to the name where it would leave the figure too little room."""
    figure, unit = (fonts.width(text, Face.HEI) for text in (fact.value, fact.unit))
    if not fact.unit or figure * LEAST_VALUE + unit * UNIT_SIZE <= width - 24:
        return fact
    return replace(fact, name=f"{fact.name}（{fact.unit}）", unit="")


def _fact_lines(fact: FactBox, width: float, fonts: FontBook) -> tuple[list[Line], list[Line]]:
    inner = width - 20
    names = text_lines([coloured(fact.name, INK)], fonts, inner, NAME_SIZE, Face.HEI)
    told = [text for text in (fact.source, fact.date) if text]
    sources = _small_lines("　".join(told), inner, fonts)
    if len(told) > 1 and not sources[-1].text.endswith(fact.date):  # the date is not broken
        sources = [line for text in told for line in _small_lines(text, inner, fonts)]
    return names, sources


def _small_lines(text: str, width: float, fonts: FontBook) -> list[Line]:
    return text_lines([coloured(text, MUTED)], fonts, width, SMALL, Face.HEI) if text else []


def _draw_facts(
    facts: Sequence[FactBox],
    boxes: Sequence[tuple[list[Line], list[Line]]],
    width: float,
    height: float,
    painter: Painter,
    top: float,
) -> None:
    for i, (fact, (names, sources)) in enumerate(zip(facts, boxes, strict=True)):
        x = LEFT + i * (width + GAP)
        painter.box(x, top, width, height, PALE, 4)
        painter.box(x, top, 3, height, ACCENT)
        room = width - 24 - painter.fonts.width(fact.unit, Face.HEI) * UNIT_SIZE
        size = min(22.0, room / max(painter.fonts.width(fact.value, Face.HEI), 0.1))
        used = painter.text(fact.value, x + 12, top + 32, size, Face.HEI, colour=ACCENT)
        painter.text(
            fact.unit, x + 12 + used + (0 if fact.unit in UNSPACED else 3), top + 32, UNIT_SIZE, Face.HEI, colour=MUTED
        )
        y = top + 40
        for line in names:
            painter.line(line, x + 12, y + 11, NAME_SIZE)
            y += 15
        y += 3
        for line in sources:
            painter.line(line, x + 12, y + 9, SMALL)
            y += 13


def policy_parts(policies: Sequence[PolicyCard], fonts: FontBook, *, headed: bool = True) -> list[Part]:
    """The policies of a chapter: name, number, level and validity, what they give; `headed` puts a heading above."""
    parts: list[Part] = []
    if policies and headed:
        parts += _head_parts(Head(2, "适用政策"), fonts, -1)
    for number, policy in enumerate(policies, 1):
        about = "　·　".join(text for text in (policy.level, policy.number, policy.valid) if text)
        block = line_parts(text_lines([coloured(policy.name, INK)], fonts, WIDTH - 16, SIZE, Face.HEI), LEFT + 14)
        block = [replace(part, keep=True) for part in block]
        if about:
            lines = text_lines([coloured(about, MUTED)], fonts, WIDTH - 16, SMALL, Face.HEI)
            block += [
                replace(part, keep=bool(policy.text)) for part in line_parts(lines, LEFT + 14, SMALL, SMALL_LEADING)
            ]
        for paragraph in policy.text.splitlines():
            if paragraph.strip():
                lines = text_lines([Run(paragraph.strip())], fonts, WIDTH - 16, SIZE)
                block += line_parts(lines, LEFT + 14)
        block[0] = replace(block[0], space=4.0 if headed and policy is policies[0] else 12.0)
        parts += tagged([replace(part, draw=partial(_draw_policy_bar, part)) for part in block], "P", -number)
    return parts


def _draw_policy_bar(part: Part, painter: Painter, top: float) -> None:
    painter.box(LEFT, top, 2.5, part.height, 0x9DBBDD)
    part.draw(painter, top)
