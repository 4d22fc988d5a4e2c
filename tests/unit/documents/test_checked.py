"""What a check answers for: figures and words by part, and not the number or the day that issuing gives."""

import datetime
from dataclasses import replace

from db.enums import Indicator
from desktop_app.documents import checked
from desktop_app.documents.model import (
    Annex,
    Block,
    Colophon,
    Column,
    Document,
    Heading,
    Masthead,
    Signature,
    Table,
    Title,
    text_paragraph,
)

DAY, LATER = datetime.date(2022, 12, 31), datetime.date(2023, 1, 4)


def document(
    words: str = "到位5亿元。", cell: str = "5", day: datetime.date = DAY, number: int = 1, *more: Block
) -> Document:
    blocks: tuple[Block, ...] = (
        Masthead("通报", f"第{number}期", "合作办", day),
        Title("12月通报"),
        text_paragraph("各单位："),
        Heading(1, "一、总体情况"),
        text_paragraph(words),
        *more,
        Signature("合作办", day),
        Annex(1, "指标表"),
        Table((Column("指标"),), ((cell,),)),
        Colophon((("报", "区委"),), "合作办", day),
    )
    return Document("12月通报", "合作办", day, blocks)


def figures(cumulative: str, unit: str | None = None) -> dict[str, object]:
    entry = {"indicator": Indicator.LANDED_BEIJING.value, "unit": unit, "month": "1", "cumulative": cumulative}
    return {"figures": [entry]}


def test_number_and_day_are_given_by_issuing_and_not_checked() -> None:
    first = checked.content(document(), figures("5"))
    assert checked.content(document(day=LATER, number=7), figures("5")).hash == first.hash
    assert list(first.parts) == ["", "总体情况", "指标表"]


def test_what_differs_is_told_by_figure_and_by_part() -> None:
    before = checked.content(document(), figures("5"))
    after = checked.content(document("到位6亿元。", cell="6"), figures("6"))
    found = checked.difference(before, after, {})
    assert [(one.unit, one.before, one.now) for one in found.figures] == [("", "5个", "6个")]
    assert found.parts == ("总体情况", "指标表")
    reworded = checked.difference(before, checked.content(document("到位五亿元。"), figures("5")), {})
    assert (reworded.figures, reworded.parts) == ((), ("总体情况",))


def test_a_units_figure_is_told_with_its_name_and_a_part_that_came_or_went_with_its_heading() -> None:
    before = checked.content(document(), figures("5", "HM"))
    more = document("到位5亿元。", "5", DAY, 1, Heading(1, "二、问题"), text_paragraph("供电未落实。"))
    found = checked.difference(before, checked.content(more, figures("6", "HM")), {"HM": "华明街道"})
    assert [one.unit for one in found.figures] == ["华明街道"] and found.parts == ("问题",)
    gone = checked.difference(checked.content(more, {}), checked.content(document(), {}), {})
    assert gone.parts == ("问题",)


def test_what_is_kept_is_read_back() -> None:
    content = checked.content(document(), figures("5"))
    assert checked.kept_content(content.text) == content
    found = checked.difference(content, checked.content(document("另写"), figures("7/2")), {})
    assert checked.kept_fallen(found.text) == found
    assert checked.kept_fallen("") == checked.Fallen() and checked.kept_content("").parts == {}


def test_a_headings_number_does_not_name_its_part() -> None:
    moved = replace(
        document(), blocks=tuple(Heading(1, "三、总体情况") if isinstance(b, Heading) else b for b in document().blocks)
    )
    assert list(checked.content(moved, {}).parts) == ["", "总体情况", "指标表"]


def test_the_text_to_be_searched_has_every_word_and_nothing_of_the_layout() -> None:
    text = checked.plain_text(document())
    assert text.splitlines()[3:5] == ["一、总体情况", "到位5亿元。"] and "指标 5" in text and "left" not in text


def test_what_a_block_is_called_in_the_program_is_not_checked() -> None:
    plain, named = (document("到位。", "5", DAY, 1, text_paragraph("另有一项。", key=key)) for key in ("", "others"))
    assert checked.content(plain, figures("5")).hash == checked.content(named, figures("5")).hash
