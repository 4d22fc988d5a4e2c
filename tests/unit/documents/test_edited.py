"""Paragraphs by name, and the clerk's wording in their place."""

from datetime import date

import pytest

from desktop_app.documents.edited import apply
from desktop_app.documents.model import (
    Annex,
    Block,
    Document,
    Heading,
    OwnPart,
    Paragraph,
    Signature,
    Title,
    text_paragraph,
)
from desktop_app.domain.edits import ChangedFigure, Edit
from desktop_app.domain.report_parts import Part

BLOCKS = (
    Title("通报"),
    text_paragraph("现将情况通报如下。"),
    Heading(1, "一、完成情况"),
    text_paragraph("到位额200.5亿元。"),
    text_paragraph("落地1007个。"),
    Heading(1, "二、排名"),
    Heading(2, "（一）园区"),
    text_paragraph("甲位列第一。"),
    Heading(2, "（二）街道"),
    text_paragraph("乙位列第一。"),
    Signature("合作交流办", date(2023, 1, 5)),
    Annex(0, "说明"),
    text_paragraph("口径说明。"),
)
DOCUMENT = Document("通报", "合作交流办", date(2023, 1, 5), BLOCKS, "")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_paragraphs_are_named_by_their_heading_and_annexes_are_left_alone() -> None:
    document, blocks = apply(DOCUMENT, {})
    assert document == DOCUMENT
    assert [block.key for block in blocks] == ["/1", "完成情况/1", "完成情况/2", "排名 · 园区/1", "排名 · 街道/1"]
    assert all(block.text == block.automatic and not block.outdated for block in blocks)


def test_an_edit_stands_in_its_place_also_with_other_numbers_before_the_heading() -> None:
    edits = {"完成情况/1": Edit("到位额200.5亿元。", "全年到位200.5亿元。\n同比增长。"), "排名 · 街道/1": Edit("x", "")}
    moved = Document("通报", "", DOCUMENT.date, (Heading(1, "一、概况"), text_paragraph("略。"), *BLOCKS[1:]), "")
    moved_blocks = tuple(Heading(1, "三、完成情况") if b == Heading(1, "一、完成情况") else b for b in moved.blocks)
    document, blocks = apply(Document("通报", "", DOCUMENT.date, moved_blocks, ""), edits)
    assert "全年到位200.5亿元。" in texts(document) and "同比增长。" in texts(document)
    assert "到位额200.5亿元。" not in texts(document)
    assert "乙位列第一。" not in texts(document), "an empty wording leaves the paragraph out"
    assert [block.key for block in blocks if block.edit] == ["完成情况/1", "排名 · 街道/1"]


def test_a_wording_for_other_figures_is_kept_and_marked() -> None:
    edits = {"完成情况/1": Edit("到位额199.0亿元。", "全年到位199.0亿元。"), "旧节/1": Edit("甲。", "乙。")}
    document, blocks = apply(DOCUMENT, edits)
    assert "全年到位199.0亿元。" in texts(document)
    (block,) = [block for block in blocks if block.outdated]
    assert (block.figures, block.renewed) == ((ChangedFigure("199.0", "200.5"),), "全年到位200.5亿元。")
    assert (blocks[-1].key, blocks[-1].automatic, blocks[-1].text) == ("旧节/1", None, "")


def test_a_colon_at_the_end_of_a_heading_is_no_part_of_a_name() -> None:
    edits = {"概况：/1": Edit("略。", "从略。")}
    for heading in ("一、概况", "一、概况："):
        made = Document("通报", "", DOCUMENT.date, (Heading(1, heading), text_paragraph("略。")), "")
        document, (block,) = apply(made, edits)
        assert texts(document) == ["从略。"] and block.key == "概况/1"


def whole(*own: str) -> Document:
    """A document whose section on problems is written as a whole; `own` are its paragraphs."""
    section: list[Block] = [text_paragraph(line, part=Part.PROBLEMS) for line in own]
    section = [Heading(1, "一、存在的问题"), *section] if own else []
    parts = (OwnPart(Part.PROBLEMS, ("进度落后。",)), OwnPart(Part.NEXT_STEPS))
    return Document("通报", "", DOCUMENT.date, (text_paragraph("如下。"), *section), "", own=parts)


def test_a_part_written_as_a_whole_is_one_entry_with_what_the_records_say_of_it() -> None:
    document, blocks = apply(whole("甲。", "乙。"), {}, {Part.PROBLEMS: ("甲。", "乙。")}, {"problems": "进度领先。"})
    assert texts(document) == ["如下。", "甲。", "乙。"]
    assert [block.key for block in blocks] == ["/1", "problems", "next_steps"]
    problems, steps = blocks[1:]
    assert (problems.heading, problems.automatic, problems.text) == ("存在的问题", "进度落后。", "甲。\n乙。")
    assert problems.outdated and not steps.outdated
    assert (steps.automatic, steps.edit) == ("", None)


def test_what_was_kept_of_a_paragraph_of_such_a_part_is_taken_for_the_part() -> None:
    edits = {"存在的问题/1": Edit("进度落后。", "进度稍慢。\n供电未落实。")}
    document, blocks = apply(whole("进度落后。"), edits)
    assert texts(document) == ["如下。", "进度稍慢。", "供电未落实。"]
    assert blocks[1].edit == edits["存在的问题/1"] and blocks[1].part is Part.PROBLEMS
    document, blocks = apply(whole("甲。"), edits, {Part.PROBLEMS: ("甲。",)})
    assert texts(document) == ["如下。", "甲。"] and blocks[1].text == "甲。", "what was written last holds alone"
    assert [block.key for block in blocks] == ["/1", "problems", "next_steps"]


def test_a_part_that_is_not_to_be_printed_can_be_taken_up_again() -> None:
    document, blocks = apply(whole(), {}, {Part.PROBLEMS: ()})
    assert texts(document) == ["如下。"]
    assert (blocks[1].key, blocks[1].automatic, blocks[1].text) == ("problems", "进度落后。", "")


REVIEWS = text_paragraph("召开项目评审会1次。", key="reviews")
COMMITMENTS = text_paragraph("到期的承诺事项2项，均未按期兑现。", key="commitments")


def reviewed(*told: Paragraph, heading: str = "评审与承诺") -> Document:
    blocks: tuple[Block, ...] = (
        Heading(1, f"一、{heading}", "reviews"),
        *told,
        Heading(1, "二、其他", "others"),
        text_paragraph("另有一项。"),
    )
    return Document("通报", "", DOCUMENT.date, blocks, "")


def test_the_wording_of_a_sentence_stays_with_it_whatever_comes_before_and_above() -> None:
    _document, (block, _other) = apply(reviewed(COMMITMENTS), {})
    assert (block.key, block.older, block.heading) == ("reviews/commitments", "评审与承诺/1", "评审与承诺")
    edits = {block.key: Edit(block.automatic or "", "承诺正在办理。", block.heading)}
    document, blocks = apply(reviewed(REVIEWS, COMMITMENTS, heading="评审会与承诺"), edits)
    assert texts(document) == [REVIEWS.text, "承诺正在办理。", "另有一项。"]
    assert [one.key for one in blocks if one.edit] == ["reviews/commitments"]
    document, blocks = apply(reviewed(REVIEWS), edits)
    assert texts(document) == [REVIEWS.text, "另有一项。"], "what the figures do not write is worded by nobody"
    assert (blocks[-1].heading, blocks[-1].automatic, blocks[-1].edit) == ("评审与承诺", None, edits[block.key])


@pytest.mark.parametrize(
    ("base", "told"),
    [
        ("到期的承诺事项5项，均未按期兑现。", "reviews/commitments"),
        ("到期的承诺事项5项，按期兑现1项。", "reviews/commitments"),
        ("召开项目评审会3次。", "reviews/reviews"),
        ("本月没有什么可说。", "评审与承诺/1"),
    ],
)
def test_what_an_older_program_kept_by_place_goes_to_the_sentence_that_it_words(base: str, told: str) -> None:
    edits = {"评审与承诺/1": Edit(base, "正在办理。")}
    document, blocks = apply(reviewed(REVIEWS, COMMITMENTS), edits)
    (worded,) = [one for one in blocks if one.edit]
    assert worded.key == told and worded.edit == edits["评审与承诺/1"], (
        "what is not certain is kept, and printed nowhere"
    )
    assert ("正在办理。" in texts(document)) is (worded.automatic is not None)


def test_sentences_that_only_their_place_names_are_found_by_what_they_say() -> None:
    lines = ("一是组织出访5次。", "二是开展培训2次。")
    edits = {"成效/2": Edit(lines[1], "二是办好培训2次。")}
    heading = Heading(1, "一、成效")
    both = Document("", "", DOCUMENT.date, (heading, *map(text_paragraph, lines)), "")
    assert texts(apply(both, edits)[0]) == [lines[0], "二是办好培训2次。"]
    alone = Document(
        "", "", DOCUMENT.date, (heading, text_paragraph("开展培训3次。"), text_paragraph("还有一项。")), ""
    )
    assert texts(apply(alone, edits)[0]) == ["二是办好培训2次。", "还有一项。"]
