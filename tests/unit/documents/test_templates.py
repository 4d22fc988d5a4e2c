from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.documents.model import Heading, Paragraph
from desktop_app.documents.templates import Template, load_template
from desktop_app.errors import EnvironmentProblem, UserError

Make = Callable[[str], Template]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def write(text: str) -> Template:
        (tmp_path / "t.txt").write_text(text, encoding="utf-8")
        return load_template("t.txt", [tmp_path])

    return write


def test_places_are_filled_and_remarks_left_out(make: Make) -> None:
    template = make("; 说明\n[text]\n完成{funds}亿元，\n\n同比增长{growth}。\n")
    assert template.text("text", {"funds": "200.5", "growth": "8%"}) == "完成200.5亿元，同比增长8%。"
    assert template.lines("text", {"funds": "1", "growth": "2"}) == ("完成1亿元，", "同比增长2。")


def test_settings_keep_their_order(make: Make) -> None:
    assert list(make("[sections]\nb = 乙\na = 甲 = 丙\n").settings("sections").items()) == [
        ("b", "乙"),
        ("a", "甲 = 丙"),
    ]


def test_blocks_have_headings_and_many_paragraphs(make: Make) -> None:
    blocks = make("[text]\n# 一、{year}\n{*texts}\n# 二、空\n{*none}\n## （一）空\n").blocks(
        "text", {"year": 2022, "texts": ("甲", "乙"), "none": ()}
    )
    assert isinstance(blocks[0], Heading)
    assert blocks[0].text == "2022"
    assert [block.text for block in blocks[1:] if isinstance(block, Paragraph)] == ["甲", "乙"]
    assert len(blocks) == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [("[text]\n\n完成{fund}亿元", 3), ("[text]\n完成{funds", 2), ("[text]\n{funds!r}", 2), ("[text]\n{*fund}", 2)],
)
def test_a_mistake_names_file_and_line(make: Make, text: str, line: int) -> None:
    template = make(text)
    with pytest.raises(UserError) as error:
        template.blocks("text", {"funds": "1"})
    assert "t.txt" in str(error.value)
    assert f"line {line}" in str(error.value)


def test_other_mistakes_are_told_too(make: Make, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="line 1: text stands before"):
        make("无主之文")
    with pytest.raises(UserError, match=r"part \[other\] is missing"):
        make("[text]\n甲").text("other", {})
    with pytest.raises(UserError, match="line 2: “key = value”"):
        make("[text]\n甲").settings("text")
    (tmp_path / "g.txt").write_bytes("[text]\n中文".encode("gbk"))
    with pytest.raises(UserError, match=r"g\.txt was saved with an encoding.*Notepad, choose Save As"):
        load_template("g.txt", [tmp_path])
    with pytest.raises(EnvironmentProblem, match=r"none\.txt cannot be opened"):
        load_template("none.txt", [tmp_path])


def test_the_offices_own_template_comes_first(tmp_path: Path) -> None:
    own, supplied = tmp_path / "own", tmp_path / "supplied"
    for folder, text in ((own, "自己的"), (supplied, "原来的")):
        folder.mkdir()
        (folder / "t.txt").write_text(f"\ufeff[text]\n{text}", encoding="utf-8")
    assert load_template("t.txt", [own, supplied]).text("text", {}) == "自己的"
    (own / "t.txt").unlink()
    assert load_template("t.txt", [own, supplied]).text("text", {}) == "原来的"
