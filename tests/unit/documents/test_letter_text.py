import pytest

from desktop_app.documents.letter_text import letter_blocks
from desktop_app.documents.model import AttachmentNote, Heading, text_paragraph


def test_a_line_is_a_paragraph_and_a_short_one_with_its_number_a_heading() -> None:
    text = "我区拟申报三个项目。\n\n一、项目情况\n（一）总体情况\n三个项目均已落地。\n1. 国能智深控制技术\n二、有关请求"
    assert letter_blocks(text) == [
        text_paragraph("我区拟申报三个项目。"),
        Heading(1, "一、项目情况"),
        Heading(2, "（一）总体情况"),
        text_paragraph("三个项目均已落地。"),
        text_paragraph("1. 国能智深控制技术"),
        Heading(1, "二、有关请求"),
    ]


@pytest.mark.parametrize("line", ["一、请于3月15日前反馈。", "（二）" + "很长的话" * 7, "一是加强领导；二是明确责任"])
def test_a_sentence_with_a_number_is_no_heading(line: str) -> None:
    assert letter_blocks(line) == [text_paragraph(line)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("附件：项目清单", ("项目清单",)),
        ("附件： 1. 项目清单。\n2．联系表；", ("项目清单", "联系表")),
        ("附件:1、项目清单\n　2、联系表", ("项目清单", "联系表")),
        ("附件：\n1. 项目清单\n2. 联系表", ("项目清单", "联系表")),
    ],
)
def test_what_is_attached_is_listed_by_name(text: str, names: tuple[str, ...]) -> None:
    assert letter_blocks(f"请予支持。\n{text}") == [text_paragraph("请予支持。"), AttachmentNote(names)]


def test_what_follows_the_attachments_is_text_again() -> None:
    assert letter_blocks("附件：清单\n（联系人：张三，电话：022-84375000）") == [
        AttachmentNote(("清单",)),
        text_paragraph("（联系人：张三，电话：022-84375000）"),
    ]
    assert letter_blocks("附件：") == []
