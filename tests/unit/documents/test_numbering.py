from desktop_app.documents.model import Block, Heading, text_paragraph
from desktop_app.documents.numbering import renumbered


def headings(*texts: str) -> list[Block]:
    """（…） is of the second level, all else of the first, each with a paragraph below it."""
    made: list[Block] = []
    for text in texts:
        made += [Heading(2 if text.startswith("（") else 1, text), text_paragraph("一、文字")]
    return made


def told(*texts: str) -> list[str]:
    return [block.text for block in renumbered(headings(*texts)) if isinstance(block, Heading)]


def test_what_was_left_out_leaves_no_gap() -> None:
    assert told("二、甲", "（二）乙", "（四）丙", "五、丁") == ["一、甲", "（一）乙", "（二）丙", "二、丁"]


def test_a_heading_that_stands_alone_has_no_number() -> None:
    assert told("一、甲") == ["甲"]
    assert told("一、甲", "（一）乙", "二、丙", "（一）丁", "（二）戊") == [
        "一、甲",
        "乙",
        "二、丙",
        "（一）丁",
        "（二）戊",
    ]


def test_one_that_stands_alone_above_counted_ones_begins_the_count() -> None:
    assert told("一、甲", "（一）乙", "（二）丙") == ["一、甲", "（一）乙", "（二）丙"]
    assert told("一、甲", "（一）乙") == ["甲", "乙"]


def test_what_is_not_counted_stays_as_it_is() -> None:
    assert told("附则", "一、甲", "十二、乙") == ["附则", "一、甲", "二、乙"]
    assert renumbered(headings("一、甲"))[1] == text_paragraph("一、文字")
