"""Where the characters stand that no font has."""

from datetime import date

import pytest

from desktop_app.documents.lacking import Kind, Place, named, places
from desktop_app.documents.model import (
    Annex,
    Block,
    ChartKind,
    Colophon,
    Column,
    Document,
    Figure,
    Heading,
    Labelled,
    Listing,
    Masthead,
    RedHeader,
    Signature,
    Spacer,
    Table,
    Title,
    text_paragraph,
)

DAY = date(2022, 12, 31)
SIGN = "𪚥"


def found(*blocks: Block) -> list[Place]:
    return places(Document("通报", "办公室", DAY, blocks), (SIGN,))


@pytest.mark.parametrize(
    "block, kind, number, words",
    [
        (Masthead("通报", "第1期", f"{SIGN}办公室", DAY), Kind.HEAD, 0, "〓办公室"),
        (RedHeader(f"{SIGN}区", "函〔2022〕1号"), Kind.HEAD, 0, "〓区"),
        (Title(f"关于{SIGN}的通报"), Kind.TITLE, 0, "关于〓的通报"),
        (Heading(1, f"一、{SIGN}区"), Kind.HEADING, 0, "一、〓区"),
        (Annex(1, f"{SIGN}区"), Kind.HEADING, 0, "〓区"),
        (Labelled("出席", f"{SIGN}某"), Kind.PARAGRAPH, 1, "出席：〓某"),
        (Listing(("甲", f"{SIGN}某")), Kind.PARAGRAPH, 2, "〓某"),
        (Table((Column(f"{SIGN}区"),), ()), Kind.TABLE, 0, "〓区"),
        (Table((Column("区"),), (("甲",), (SIGN,))), Kind.TABLE, 2, "〓"),
        (Figure(ChartKind.BAR, "图", ("甲", SIGN), ()), Kind.FIGURE, 0, "〓"),
        (Signature(f"{SIGN}区", DAY), Kind.FOOT, 0, "〓区"),
        (Colophon((("报", f"{SIGN}区"),), "办公室"), Kind.FOOT, 0, "〓区"),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, str | int) else "",
)
def test_what_it_stands_in_is_told(block: Block, kind: Kind, number: int, words: str) -> None:
    (place,) = found(Spacer(), block)
    assert (place.kind, place.number, place.words) == (kind, number, words)


def test_paragraphs_are_counted_below_each_heading() -> None:
    text = "前面说了很多很多的话之后才是" + SIGN + "字，后面又说了很多很多的话。"
    (place,) = found(
        text_paragraph("开头。"),
        Heading(1, "三、存在的问题："),
        text_paragraph("一。"),
        text_paragraph(text),
        text_paragraph(SIGN + SIGN),
    )
    assert place == Place(SIGN, Kind.PARAGRAPH, "存在的问题", 2, "…很多的话之后才是〓字，后面又说了很…", more=2)


def test_the_caption_of_a_table_tells_more_than_the_heading_above() -> None:
    rows = ((SIGN,),)
    (above,) = found(Heading(1, "一、进度"), Table((Column("区"),), rows))
    (captioned,) = found(Heading(1, "一、进度"), Table((Column("区"),), rows, caption="进度表"))
    assert (above.heading, captioned.heading) == ("进度", "进度表")


def test_what_stands_in_no_text_has_no_place() -> None:
    assert found(text_paragraph("都有")) == []


@pytest.mark.parametrize(
    "character, words", [(SIGN, "𪚥 (U+2A6A5 zhé)"), ("😀", "😀 (U+1F600)"), ("璟", "璟 (U+749F jǐng)")]
)
def test_a_character_is_told_by_its_number_and_how_it_is_read(character: str, words: str) -> None:
    assert named(character) == words
