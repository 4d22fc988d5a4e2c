"""Where paper has put blocks and how high they are there, for the Word file."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    Block,
    ChartKind,
    Column,
    Figure,
    Heading,
    Paragraph,
    Series,
    Signature,
    Table,
    text_paragraph,
)
from desktop_app.documents.pdf import lay_out_pages
from desktop_app.documents.tables import lay_out
from desktop_app.documents.word.placing import Placed, PlacedTable, placed
from tests.unit.documents.samples import DAY, document

COLUMNS = (Column("序号", 0.5), Column("项目名称", 3))
TEXT = text_paragraph("正文。")
FIGURE = Figure(ChartKind.BAR, "分月情况", ("1月",), (Series("本年", (Fraction(3),)),), "个", 8)
HIGH = replace(FIGURE, rows=12)


def table(count: int, landscape: bool = False) -> Table:
    rows = tuple((f"{n:03}", "国能智深控制技术研发项目") for n in range(1, count + 1))
    return Table(COLUMNS, rows, "项目名单", landscape=landscape)


def on_paper(fonts: FontBook, *blocks: Block) -> list[Placed]:
    return placed(blocks, lay_out_pages(document(*blocks), fonts))


def only_table(found: list[Placed]) -> PlacedTable:
    (one,) = [one.table for one in found if one.table]
    return one


def test_blocks_stand_in_the_order_of_paper(fonts: FontBook) -> None:
    blocks: tuple[Block, ...] = (*[TEXT] * 3, table(14), HIGH, Heading(1, "二、"), *[TEXT] * 10)
    found = [type(one.block) for one in on_paper(fonts, *blocks)]
    assert found == [*[Paragraph] * 3, Figure, Table, Heading, *[Paragraph] * 10]
    plain = (TEXT, table(5), FIGURE, TEXT)
    assert [one.block for one in on_paper(fonts, *plain)] == [*plain]


def test_words_that_begin_a_page_with_their_table_stay_with_it(fonts: FontBook) -> None:
    words = text_paragraph("名单如下。")
    found = on_paper(fonts, *[TEXT] * 17, Heading(1, "二、"), words, table(11), TEXT)
    assert [one.stays for one in found] == [False] * 17 + [True, True, False, False]
    assert not any(one.stays for one in on_paper(fonts, *[TEXT] * 3, Heading(1, "二、"), words, table(11), TEXT))


def test_a_chart_is_as_high_as_it_stands_there(fonts: FontBook) -> None:
    found = {type(one.block): one.rows for one in on_paper(fonts, *[TEXT] * 3, FIGURE)}
    assert found[Figure] == 8
    lowered = [one.rows for one in on_paper(fonts, *[TEXT] * 15, FIGURE) if isinstance(one.block, Figure)]
    assert lowered == [7]


def test_rows_are_as_low_as_the_page_made_them(fonts: FontBook) -> None:
    plain = only_table(on_paper(fonts, table(10)))
    least = plain.layout.rows[0].height - plain.layout.give
    for before in range(grid.ROWS):
        found = only_table(on_paper(fonts, *[TEXT] * before, table(10)))
        heights = {round(row.height, 3) for row in found.layout.rows}
        assert least - 0.001 <= min(heights) <= max(heights) <= plain.layout.rows[0].height + 0.001
        if min(heights) < plain.layout.rows[0].height - 0.01:
            return
    pytest.fail("no page made the table lower")


def test_a_table_of_many_pages_is_told_in_one_piece(fonts: FontBook) -> None:
    found = only_table(on_paper(fonts, table(70)))
    assert found.parts == 3 and len(found.layout.rows) == 70
    assert found.last < found.layout.height(0, 70) / 2
    turned = only_table(on_paper(fonts, Annex(1, "名单"), table(60, landscape=True)))
    assert turned.parts > 2 and len(turned.layout.rows) == 60
    few = only_table(on_paper(fonts, Annex(1, "名单"), table(3, landscape=True)))
    heights = {round(row.height, 3) for row in (*turned.layout.rows, *few.layout.rows)}
    plain = lay_out(table(3), grid.HEIGHT, grid.WIDTH, fonts).rows[0].height
    assert heights == {round(plain, 3)}, "none is higher to fill a page"


def test_a_row_that_paper_parts_is_one_again(fonts: FontBook) -> None:
    high = Table(COLUMNS, (("1", "招商引资工作" * 200), ("2", "项目")))
    found = only_table(on_paper(fonts, high))
    assert len(found.layout.rows) == 2
    assert "".join(line.text for line in found.layout.rows[0].cells[1]) == "招商引资工作" * 200


def test_lines_stand_closer_where_a_signature_needs_the_room(fonts: FontBook) -> None:
    blocks: tuple[Block, ...] = (*[TEXT] * 20, Signature("办", DAY))
    found = on_paper(fonts, *blocks)
    assert all(grid.CLOSEST <= one.line < 1.0 for one in found)
    assert all(one.line == 1.0 for one in on_paper(fonts, *[TEXT] * 10, Signature("办", DAY)))
