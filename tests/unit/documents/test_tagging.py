"""What a PDF tells who hears it read: its parts in order, each with its own text."""

from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    Block,
    ChartKind,
    Column,
    Figure,
    Heading,
    Series,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.pdf import render_pdf
from tests.unit.documents.readback import told_parts
from tests.unit.documents.samples import SENTENCE, document

COLUMNS = (Column("名称"), Column("数量"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "t.pdf"


def tree(fonts: FontBook, target: Path, *blocks: Block) -> list[tuple[str, str]]:
    """The parts of a document on paper."""
    render_pdf(document(*blocks), target, fonts)
    return told_parts(target)


def test_title_headings_and_paragraphs_are_told_apart(fonts: FontBook, target: Path) -> None:
    found = tree(
        fonts, target, Title("关于完成情况的通报"), Heading(1, "一、情况"), text_paragraph("到位额200.5亿元。")
    )
    assert found == [("H1", "关于完成情况的通报"), ("H2", "一、情况"), ("P", "到位额200.5亿元。")]


def test_a_paragraph_of_many_lines_is_one(fonts: FontBook, target: Path) -> None:
    found = tree(fonts, target, text_paragraph(SENTENCE), text_paragraph("完。"))
    assert [kind for kind, _text in found] == ["P", "P"]
    assert found[0][1].replace(" ", "") == SENTENCE


def test_a_table_has_rows_and_cells_also_on_the_next_page(fonts: FontBook, target: Path) -> None:
    rows = tuple((f"项目{number}", str(number)) for number in range(1, 41))
    found = tree(fonts, target, Table(COLUMNS, rows, "项目表"))
    assert found[0] == ("Caption", "项目表")
    cells = [text for kind, text in found if kind == "TD"]
    assert cells == [text for row in rows for text in row]
    assert [text for kind, text in found if kind == "TH"] == ["名称", "数量"] * 2


def test_a_turned_annex_and_a_figure_with_its_words(fonts: FontBook, target: Path) -> None:
    table = Table(COLUMNS, (("甲", "1"),), "", landscape=True)
    figure = Figure(ChartKind.BAR, "到位额", ("1月", "2月"), (Series("2022年", (Fraction(3), None)),), "亿元")
    found = tree(fonts, target, figure, Annex(0, "附表"), table)
    figures = [text for kind, text in found if kind == "Figure"]
    assert figures and "到位额" in figures[0]
    assert ("TD", "甲") in found and any(kind == "H2" and "附件" in text for kind, text in found)


def test_a_cell_of_many_rows_says_of_how_many(fonts: FontBook, target: Path) -> None:
    columns = (Column("划分", joined=True), Column("数量"))
    found = tree(fonts, target, Table(columns, (("规模", "1"), ("规模", "2"), ("来源地", "3"))))
    assert [text for kind, text in found if kind == "TD"] == ["规模", "1", "2", "来源地", "3"]
    assert target.read_bytes().count(b"/RowSpan 2") == 1
