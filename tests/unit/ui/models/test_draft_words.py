"""How far a draft is, in words."""

from dataclasses import replace
from datetime import date

from db.enums import ReportKind, ReportState
from desktop_app.documents.checked import Fallen
from desktop_app.documents.correction import CorrectedFigure
from desktop_app.documents.edited import TextBlock
from desktop_app.documents.model import Column, Document, Heading, Masthead, Table, text_paragraph
from desktop_app.documents.produce import Bulletin
from desktop_app.domain.edits import Edit
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.ui.formats import minute
from desktop_app.ui.models.draft_words import SHOWN, cautions, checked_words, fallen_words

AT = 1_672_000_000_000
DRAFT = DraftRow(
    "d", ReportKind.MONTHLY, "2022-12", None, "", "通报", ReportState.DRAFT, "张三", AT, "李四", AT, "", "", ""
)


def figures(count: int) -> tuple[CorrectedFigure, ...]:
    return tuple(CorrectedFigure(f"指标{n}", "华明街道" if n else "", str(n), str(n + 1)) for n in range(count))


def test_who_checked_and_when() -> None:
    assert checked_words("李四", AT) == f"Checked by 李四, {minute(AT)}"
    assert checked_words("", None) == "" and checked_words("李四", None) == "Checked by 李四, —"


def test_nothing_is_told_of_a_draft_whose_check_was_not_taken_back() -> None:
    assert fallen_words(DRAFT) == ""


def test_figures_and_parts_that_changed_have_a_line_each() -> None:
    lines = fallen_words(replace(DRAFT, fallen=Fallen(figures(2), ("", "存在的问题")).text)).split("\n")
    assert lines[0] == f"李四 had checked it ({minute(AT)}). Since then has changed:"
    assert lines[1:3] == ["▲ 指标0：0 → 1", "▲ 华明街道 指标1：1 → 2"]
    assert lines[3] == "▲ Words or tables under: the beginning, 存在的问题"


def test_of_many_figures_the_rest_is_counted() -> None:
    lines = fallen_words(replace(DRAFT, fallen=Fallen(figures(SHOWN + 3)).text)).split("\n")
    assert len(lines) == 1 + SHOWN + 1 and "3 more figure" in lines[-1]


def test_what_to_think_of_before_a_bulletin_is_issued() -> None:
    day = date(2022, 12, 31)
    document = Document("通报", "办公室", day, ())
    made = Bulletin(ReportKind.MONTHLY, "2022-12", 2022, 1, "通报", document, {})
    assert cautions(made, (), day) == []
    assert "ends only on 2022-12-31; the figures go up to 2022-12-30" in cautions(made, (), date(2022, 12, 30))[0]
    early, fonts = cautions(made, ("😀", "𠮷"), date(2022, 11, 30))
    assert "begins only on 2022-12-01 and ends on 2022-12-31" in early and "a trial only" in early
    head, *lines = fonts.split("\n")
    assert head == "No font has these characters, 〓 is printed in their place. Write the words otherwise:"
    assert lines == ["😀 (U+1F600)", "𠮷 (U+20BB7)"], "they stand in no text, as in a picture"


def test_a_character_that_no_font_has_is_told_with_its_places() -> None:
    day = date(2022, 12, 31)
    blocks = (
        Heading(1, "七、存在的问题"),
        text_paragraph("一是个别单位重视不够。"),
        text_paragraph("二是𪚥字牌供电“未”落实，𪚥字牌供水未落实。"),
        Table((Column("项目"),), (("甲",), ("𠮷野家",)), caption="重点项目"),
    )
    made = Bulletin(ReportKind.MONTHLY, "2022-12", 2022, 1, "通报", Document("通报", "办公室", day, blocks), {})
    (told,) = cautions(made, ("𪚥", "𠮷"), day)
    _head, twice, once = told.split("\n")
    assert twice.startswith("𪚥 (U+2A6A5 zhé): “存在的问题”, paragraph 2: “二是〓字牌供电‘未’落…”, and 1 place")
    assert once == "𠮷 (U+20BB7): in the table “重点项目”, row 2: “〓野家”"
    (many,) = cautions(made, tuple("𠀀𠀁𠀂𠀃𠀄𠀅𠀆"), day)
    assert len(many.split("\n")) == 1 + SHOWN + 1 and "and 2 more character" in many


def test_a_notice_without_a_phone_is_told_of() -> None:
    day = date(2022, 12, 31)
    made = Bulletin(ReportKind.NOTICE, "2022-12", 2022, 1, "公示", Document("公示", "办公室", day, ()), {})
    (told,) = cautions(replace(made, without_phone=True), (), day)
    assert "no telephone" in told and "Units and targets" in told


def test_a_head_that_is_too_long_is_told_of() -> None:
    day = date(2022, 12, 31)
    document = Document("通报", "办公室", day, (Masthead("通" * 34, "第1期", "办公室", day),))
    (told,) = cautions(Bulletin(ReportKind.MONTHLY, "2022-12", 2022, 1, "通报", document, {}), (), day)
    assert "it has 34 characters, 20 are printed well" in told


def worded(heading: str, base: str, now: str | None, text: str = "到位很好。") -> TextBlock:
    return TextBlock(f"{heading}/1", heading, now, Edit(base, text))


def cautioned(*blocks: TextBlock) -> list[str]:
    day = date(2022, 12, 31)
    document = Document("通报", "办公室", day, ())
    return cautions(Bulletin(ReportKind.MONTHLY, "2022-12", 2022, 1, "通报", document, {}, "", blocks), (), day)


def test_paragraphs_that_were_written_for_other_figures_are_told_before_issuing() -> None:
    assert cautioned(worded("甲", "到位1亿元。", "到位1亿元。"), TextBlock("乙/1", "乙", "没有。")) == []
    figures_, words, gone = cautioned(
        worded("甲", "到位1亿元，增3%。", "到位2亿元，增4%。"),
        worded("", "甲领先。", "乙领先。"),
        worded("丙", "逾期3项。", None),
    )
    assert figures_ == "Your paragraph under “甲” was written for other figures: 1 → 2, 3% → 4%."
    assert words == "Your paragraph under “the beginning” is printed, but the figures would word it otherwise now."
    assert gone == "Your paragraph under “丙” is not printed: the figures write none there any more."


def test_of_many_such_paragraphs_and_figures_the_rest_is_not_told() -> None:
    many = "、".join(str(n) for n in range(10, 10 + SHOWN + 2))
    other = "、".join(str(n) for n in range(30, 30 + SHOWN + 2))
    told = cautioned(*(worded(f"第{n}部分", many, other) for n in range(SHOWN + 2)))
    assert told[0].endswith("13 → 33, 14 → 34, ….") and len(told) == SHOWN + 1
    assert told[-1] == "The same holds for 2 more paragraphs of your own."
