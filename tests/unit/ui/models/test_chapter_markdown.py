"""Markdown goes into the formatted document and comes out saying the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument

from desktop_app.paths import resources_folder
from desktop_app.ui.models.chapter_document import paragraph, read_into
from desktop_app.ui.models.chapter_markdown import keeps, to_markdown
from desktop_app.ui.theme import Theme


def through(text: str) -> str:
    document = QTextDocument()
    read_into(document, text)
    return to_markdown(document)


def words(text: str) -> str:
    """What is read on the page, blanks aside."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    return "".join("".join(child.content for child in token.children or []) for token in tokens if token.children)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 一级\n\n## 概况\n\n### 小标题\n\n面积{{区域面积}}，**重点{{街道数}}个**，*说明*。\n",
        "- 甲\n- 乙\n  - 乙一\n    1. 深处\n- 丙\n\n正文\n",
        "3. 第三\n4. 第四\n   - 其中\n5. 第五\n",
        "> 示例。\n\n一行\\\n换行\n",
        "| 名称 | 数 | 位置 |\n| --- | ---: | :---: |\n| **园区** | {{面积}} | a\\|b |\n",
        "![全景 图](全景_1.png)\n\n![](<b c.png>)\n",
        "***又重又斜***，**重**文\n",
    ],
)
def test_what_the_editor_writes_stays_as_it_is(text: str) -> None:
    assert keeps(text)
    assert through(text) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("* 甲\n* 乙\n\n\n文\n", "- 甲\n- 乙\n\n文\n"),
        ("标题\n===\n\n上行\n下行\n", "# 标题\n\n上行下行\n"),
        ("one\ntwo\n", "one two\n"),
        ("- 甲\n\n- 乙\n", "- 甲\n- 乙\n"),
    ],
)
def test_other_ways_of_writing_it_become_one(text: str, made: str) -> None:
    assert keeps(text)
    assert through(text) == made


@pytest.mark.parametrize("text", ["[网站](https://example.org)\n", "`代码`\n", "```\n代码\n```\n", "---\n"])
def test_what_has_no_form_in_the_editor_is_known(text: str) -> None:
    assert not keeps(text)


def test_every_chapter_of_the_sample_can_be_written() -> None:
    files = sorted((resources_folder() / "sample" / "handbook").glob("*.md"))
    assert len(files) == 7
    for file in files:
        text = file.read_text(encoding="utf-8").split("\n", 2)[2]
        assert keeps(text), file.name
        assert through(through(text)) == through(text)


@pytest.mark.parametrize(
    ("strong", "behind", "made"),
    [
        ("区情。", "面积", "**区情**。面积\n"),
        ("“引用”", "文字", "**“引用**”文字\n"),
        (" 空格 ", "文", "**空格** 文\n"),
        ("区情。", "", "**区情。**\n"),
        ("。", "文", "。文\n"),
    ],
)
def test_strong_words_end_where_markdown_can_end_them(strong: str, behind: str, made: str) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor.insertText(strong, bold)
    cursor.insertText(behind, QTextCharFormat())
    assert to_markdown(document) == made
    assert through(made) == made


SIGNS = st.text(alphabet="区情ab1. #*_-+>`[]()!|\\<&=~，。“”{}\u2028", max_size=14)


@given(st.lists(SIGNS, max_size=4))
def test_whatever_is_typed_is_read_as_it_was_typed(theme: Theme, lines: list[str]) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for place, line in enumerate(lines):
        if place:
            cursor.insertBlock(paragraph())
        cursor.insertText(line)
    text = to_markdown(document)
    typed = "".join(document.toPlainText().split())
    assert "".join(words(text).split()) == typed
    assert through(text) == text
