from pathlib import Path

import pytest

from desktop_app.documents import grid
from desktop_app.documents.endings import attachment_items, attachments, labelled_items, signature_items
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    Block,
    Face,
    Heading,
    Labelled,
    Signature,
    Spacer,
    text_paragraph,
)
from desktop_app.documents.pdf import render_pdf
from tests.unit.documents import measure
from tests.unit.documents.samples import DAY, document

NAMES = "、".join(f"欧阳某{number:02}" for number in range(1, 12))
WHO = (
    Spacer(1, ending=True),
    Labelled("主持", "王某", ending=True),
    Labelled("出席", NAMES, ending=True),
    Labelled("列席", "华明高新区、无瑕街道、区应急管理局、轨交园、无瑕园、东丽湖园", ending=True),
    Labelled("记录", "李某", ending=True),
)


def pages(path: Path, fonts: FontBook, *blocks: Block) -> list[str]:
    render_pdf(document(*blocks), path, fonts)
    return [measure.text_of(path, page) for page in range(measure.page_count(path))]


def test_a_single_attachment_has_no_number(fonts: FontBook) -> None:
    (one,) = attachments(AttachmentNote(("名单",)), fonts)
    assert one == ("附件：", 5 - fonts.width("附件：", Face.FANGSONG), "名单", 5.0)


def test_names_of_attachments_begin_below_each_other(fonts: FontBook) -> None:
    first, second = attachments(AttachmentNote(("名单", "清单")), fonts)
    assert (first[0], second[0]) == ("附件：1. ", "2. ")
    assert first[3] == second[3]


def test_an_ending_is_of_single_lines_below_a_blank_row(fonts: FontBook) -> None:
    items = [
        *attachment_items(AttachmentNote(("各" * 40, "清单")), fonts),
        *signature_items(Signature("办公室", DAY), fonts),
    ]
    assert len(items) == 1 + 3 + 1 + 2
    assert all(item.rows == 1 and item.line and item.with_body for item in items)


def test_no_line_ends_within_a_name(fonts: FontBook, tmp_path: Path) -> None:
    (label, *_names) = labelled_items(WHO[3], fonts)
    assert label.with_body and not label.body
    pages(tmp_path / "t.pdf", fonts, text_paragraph("正文。"), *WHO)
    lines = ["".join(char.text for char in line) for line in measure.lines(tmp_path / "t.pdf", 0)]
    assert any(line.startswith("列席：") and line.endswith("、轨交园、") for line in lines), lines
    assert any(line.startswith("无瑕园") for line in lines), lines


def test_the_long_name_of_an_office_is_kept_whole_too(fonts: FontBook, tmp_path: Path) -> None:
    long = [f"{name}产业园管理委员会" for name in ("东丽经济技术开发区", "绿色装备", "军粮城智造")]
    pages(tmp_path / "t.pdf", fonts, text_paragraph("正文。"), Labelled("列席", "、".join(long), ending=True))
    lines = ["".join(char.text for char in line) for line in measure.lines(tmp_path / "t.pdf", 0)]
    assert [line for line in lines if "委员会" in line] == [f"列席：{long[0]}、", f"{long[1]}、", long[2]]


def test_a_name_wider_than_a_line_is_parted_all_the_same(fonts: FontBook) -> None:
    assert len([*labelled_items(Labelled("列席", "区" * 60, ending=True), fonts)]) == 3


@pytest.mark.parametrize("before", range(8, 24))
def test_who_met_does_not_stand_alone_on_a_page(fonts: FontBook, tmp_path: Path, before: int) -> None:
    text = [text_paragraph(f"第{number}项议定事项。") for number in range(before)]
    found = pages(tmp_path / "t.pdf", fonts, Heading(1, "一、议定事项"), *text, AttachmentNote(("评分汇总表",)), *WHO)
    (who,) = [page for page in found if "主持" in page]
    assert who.index("议定事项。") < who.index("附件") < who.index("主持") < who.index("记录")
    assert len(found) <= 2


def test_a_list_of_names_longer_than_a_page_goes_on(fonts: FontBook, tmp_path: Path) -> None:
    many = Labelled("列席", "、".join(f"单位{number:03}" for number in range(150)), ending=True)
    blocks: tuple[Block, ...] = (
        *[text_paragraph("正文。")] * 10,
        Spacer(1, ending=True),
        many,
        Annex(0, "名单"),
        text_paragraph("附文。"),
    )
    first, second, *_rest = pages(tmp_path / "t.pdf", fonts, *blocks)
    assert "单位000" in first and "单位149" in first + second
    lines = measure.lines(tmp_path / "t.pdf", 0)
    assert len([line for line in lines if line[0].baseline < grid.BOTTOM]) == grid.ROWS - 1, "one of them is blank"
