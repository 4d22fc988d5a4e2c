from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.documents.model import Heading, Paragraph
from desktop_app.documents.templates import Template, load_template
from desktop_app.documents.wording import amount
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


@pytest.fixture
def own(tmp_path: Path) -> Callable[[str], Template]:
    """An office's own file beside one that came with the program and has the parts [opening] and [title]."""

    def load(text: str) -> Template:
        for folder, words in (("own", text), ("supplied", "[opening]\n甲\n[title]\n乙")):
            (tmp_path / folder).mkdir(exist_ok=True)
            (tmp_path / folder / "t.txt").write_text(words, encoding="utf-8")
        return load_template("t.txt", [tmp_path / "own", tmp_path / "supplied"])

    return load


def test_a_part_that_the_program_does_not_know_is_refused_with_the_one_that_may_be_meant(own: Make) -> None:
    with pytest.raises(
        UserError, match=r"line 3: there is no part called \[openning\]; \[opening\] may be meant\."
    ) as told:
        own("[title]\n丙\n[openning]\n丁")
    assert told.value.hint.startswith("Correct the file, or delete it")
    with pytest.raises(UserError, match=r"line 1: there is no part called \[foo\]\. Correct"):
        own("[foo]")
    assert own("[title]\n丙").text("title", {}) == "丙", "parts may be left out"


@pytest.mark.parametrize("head", ["[opening", "opening]", "［opening］", "[ opening ]", "[opening］"])
def test_a_bracket_that_is_missing_or_another_is_told_with_its_line(own: Make, head: str) -> None:
    with pytest.raises(UserError, match=r"line 2: the name of a part is written as \[name\]"):
        own(f"; 说明\n{head}\n甲")


@pytest.mark.parametrize("text", ["", "; 说明\n\n"])
def test_a_file_without_anything_is_called_empty(own: Make, text: str) -> None:
    with pytest.raises(UserError, match=r"t\.txt is empty: it has no \[part\]"):
        own(text)


def test_a_file_that_came_with_the_program_is_not_to_be_deleted(make: Make) -> None:
    with pytest.raises(UserError, match=r"part \[title\] is missing\. This file came with the program: install"):
        make("[text]\n甲").text("title", {})
    with pytest.raises(UserError) as told:
        make("甲")
    assert "delete" not in told.value.hint


def test_brackets_within_a_text_are_text(own: Make) -> None:
    assert own("[title]\n【特此通报】\n见[附件]。").lines("title", {}) == ("【特此通报】", "见[附件]。")


def test_an_amount_brings_its_own_unit_where_the_one_behind_its_place_would_show_nothing(own: Make) -> None:
    template = own("[title]\n到位{now}亿元，占{year}亿元；{now}（亿元）。")
    small, large = amount(20_000_000), amount(12_000_000_000)
    assert template.text("title", {"now": small, "year": large}) == "到位20万元，占1.2亿元；0（亿元）。"
    assert template.text("title", {"now": large, "year": amount(0)}) == "到位1.2亿元，占0亿元；1.2（亿元）。"
