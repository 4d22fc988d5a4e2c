from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents import grid
from desktop_app.documents.flow import all_items
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.items import TableItem
from desktop_app.documents.model import (
    Align,
    AttachmentNote,
    Block,
    ChartKind,
    Colophon,
    Column,
    Figure,
    Heading,
    Series,
    Signature,
    Table,
    text_paragraph,
)
from desktop_app.documents.paginate import Paginator
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.tables import lay_out
from tests.unit.documents import measure
from tests.unit.documents.samples import DAY, document

COLUMNS = (Column("序号", 0.5, Align.CENTRE), Column("项目名称", 3), Column("金额", 1, Align.RIGHT))
NOTE = "数据截至2022年12月31日。"


def table(count: int, note: str = "", high: bool = False) -> Table:
    name = "国能智深控制技术研发项目" * (12 if high else 1)
    rows = tuple((f"{n:03}", name, f"{n}.00") for n in range(1, count + 1))
    return Table(COLUMNS, rows, "项目名单", note=note)


def pages(path: Path) -> list[str]:
    return [measure.text_of(path, page) for page in range(measure.page_count(path))]


def rows_of_tables(fonts: FontBook, *blocks: Block) -> list[list[tuple[int, int]]]:
    """The rows of tables on each page, filled one after the other."""
    filled = Paginator.pages_of(all_items(document(*blocks).blocks, fonts))
    return [[(item.table.start, item.table.end) for _row, item in page.items if item.table] for page in filled]


@pytest.mark.parametrize(("before", "first"), [(14, 0), (19, 1), (20, 1)])
def test_a_short_table_is_not_divided(fonts: FontBook, tmp_path: Path, before: int, first: int) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(*[text_paragraph("正文。")] * before, table(7)), path, fonts)
    assert ["项目名单" in page for page in pages(path)].index(True) == first
    assert ["007" in page for page in pages(path)].index(True) == first


@pytest.mark.parametrize(("before", "count"), [(14, 11), (16, 7)])
def test_a_short_table_is_divided_before_more_than_three_rows_are_left_blank(
    fonts: FontBook, before: int, count: int
) -> None:
    blocks: list[Block] = [text_paragraph("正文。")] * before
    ((first,), (second,)) = rows_of_tables(fonts, *blocks, table(count))
    assert first[0] == 0 and first[1] >= 3
    assert second == (first[1], count) and count - first[1] >= 2


@pytest.mark.parametrize(("before", "count", "first"), [(10, 11, 0), (10, 18, 1), (2, 40, 0)])
def test_a_table_kept_together_is_divided_only_when_no_page_has_room_for_it(
    fonts: FontBook, tmp_path: Path, before: int, count: int, first: int
) -> None:
    path = tmp_path / "t.pdf"
    kept = replace(table(count), together=True)
    render_pdf(document(*[text_paragraph("正文。")] * before, kept), path, fonts)
    found = pages(path)
    assert ["001" in page for page in found].index(True) == first
    assert [f"{count:03}" in page for page in found].index(True) == (1 if count > 30 else first)


def test_a_short_last_line_does_not_begin_a_page_alone(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    short = text_paragraph("推" * 26 + "动" * 28 + "项目落地。")
    render_pdf(document(*[text_paragraph("正文。")] * 20, short, text_paragraph("下文。")), path, fonts)
    first, second = pages(path)
    assert first.count("推") == 26 and "动" not in first
    assert second.splitlines()[:3] == ["动" * 28, "项目落地。", "下文。"]


def test_the_heading_above_goes_along_with_a_paragraph_of_two_lines(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    blocks = [text_paragraph("正文。")] * 20
    render_pdf(document(*blocks, Heading(1, "一、安排"), text_paragraph("推" * 26 + "项目落地。")), path, fonts)
    first, second = pages(path)
    assert "安排" not in first
    assert second.splitlines()[:3] == ["一、安排", "推" * 26, "项目落地。"]


def test_a_last_line_of_a_third_and_more_may_begin_a_page(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    long = text_paragraph("推" * 26 + "动" * 28 + "项目落地" * 3 + "。")
    render_pdf(document(*[text_paragraph("正文。")] * 20, long), path, fonts)
    first, second = pages(path)
    assert "动" in first
    assert second.startswith("项目落地项目")


def test_a_long_table_begins_with_three_rows_or_on_the_next_page(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    for before in range(14, 22):
        render_pdf(document(*[text_paragraph("正文。")] * before, table(60)), path, fonts)
        first = pages(path)[0]
        assert ("项目名单" in first) == ("003" in first)


def test_rows_of_many_lines_do_not_leave_a_quarter_of_a_page_blank(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(table(12, high=True)), path, fonts)
    first, *_others, last = pages(path)
    lowest = max(char.baseline for char in measure.characters(path, 0) if char.baseline < grid.BOTTOM)
    assert "001" in first
    assert lowest > grid.BOTTOM - 0.2 * grid.HEIGHT
    assert sum(f"{n:03}" in last for n in range(1, 13)) >= 2


def test_a_note_stands_right_below_its_table(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(table(5, NOTE), text_paragraph("下文。")), path, fonts)
    lines = ["".join(char.text for char in line) for line in measure.lines(path, 0)]
    tops = [line[0].baseline for line in measure.lines(path, 0)]
    note, last = lines.index(NOTE), next(i for i, text in enumerate(lines) if text.startswith("005"))
    assert tops[note] - tops[last] < 26
    assert tops[lines.index("下文。")] > tops[note] + 10


@pytest.mark.parametrize("after", [0, 20])
@pytest.mark.parametrize("count", range(20, 34))
def test_a_note_stands_once_and_never_below_the_text_area(
    fonts: FontBook, tmp_path: Path, count: int, after: int
) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(table(count, NOTE), *[text_paragraph("下文。")] * after), path, fonts)
    said = [page for page in pages(path) if NOTE in page]
    assert len(said) == 1
    assert f"{count:03}" in said[0]
    for page in range(measure.page_count(path)):
        marks = [char for char in measure.characters(path, page) if char.text in NOTE and char.text not in "0123456789"]
        assert all(char.baseline <= grid.BOTTOM for char in marks)


def test_a_row_as_high_as_a_page_has_its_note_on_the_next(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    for length in range(960, 1020, 6):
        one = Table(COLUMNS, (("1", "商" * length, "1"),), note=NOTE)
        render_pdf(document(one), path, fonts)
        text = "".join(pages(path))
        assert text.count(NOTE) == 1
        assert text.count("商") == length


def test_a_note_goes_along_with_a_table_that_a_signature_takes_over(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    for before in range(8, 20):
        blocks: list[Block] = [text_paragraph("正文。")] * before
        blocks += [table(3, NOTE), Signature("东丽区合作交流办", DAY)]
        render_pdf(document(*blocks), path, fonts)
        (page,) = [number for number, text in enumerate(pages(path)) if NOTE in text]
        assert "003" in pages(path)[page]
        lines = {"".join(char.text for char in line): line[0].baseline for line in measure.lines(path, page)}
        last = next(at for text, at in lines.items() if text.startswith("003"))
        assert 0 < lines[NOTE] - last < 26


@pytest.mark.parametrize("count", [12, 15, 18])
def test_a_colophon_takes_the_last_rows_of_a_table_along_and_no_more(fonts: FontBook, count: int) -> None:
    colophon = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)
    filled = 22 - grid.rows_for(lay_out(table(count), grid.WIDTH, grid.HEIGHT, fonts).height(0, count)) - 1
    blocks: list[Block] = [text_paragraph("正文。")] * filled
    found = rows_of_tables(fonts, *blocks, table(count), colophon)
    assert found == [[(0, count - 3)], [(count - 3, count)]]


@pytest.mark.parametrize("start", [0, 9, 25])
def test_a_table_goes_on_from_any_of_its_rows(fonts: FontBook, start: int) -> None:
    _caption, item = all_items([table(40)], fonts)
    paginator = Paginator()
    paginator.add(item, start)
    parts = [placed.table for page in paginator.finish() for _row, placed in page.items]
    assert [row for part in parts if part for row in range(part.start, part.end)] == [*range(start, 40)]


def test_after_its_last_row_only_the_note_of_a_table_is_left(fonts: FontBook) -> None:
    _caption, item = all_items([table(5, NOTE)], fonts)
    assert isinstance(item, TableItem)
    paginator = Paginator()
    paginator.add(item, 5)
    (page,) = paginator.finish()
    ((_row, note),) = page.items
    assert note.table is None and note.rows == grid.rows_for(item.note_height)


def test_tables_and_charts_of_a_dense_page_are_low(fonts: FontBook) -> None:
    chart = Figure(ChartKind.BAR, "分月情况", ("1月",), (Series("本年", (Fraction(3),)),), "个", 8)
    things = list(all_items([chart, table(30), chart], fonts))
    plain, dense = Paginator(), Paginator(dense=True)
    for thing in things:
        plain.add(thing)
        dense.add(thing)
    (first, *_others), (low, *others) = plain.finish(), dense.finish()
    rows = [[item.rows for _row, item in page.items if item.figure] for page in (first, low, others[-1])]
    assert rows == [[8], [6], [8]], "only the first page is dense"
    (more,), (fewer,) = ([i.table for _row, i in page.items if i.table] for page in (low, first))
    assert more.end > fewer.end and low.row <= grid.ROWS


def test_a_short_table_goes_whole_to_the_page_of_the_colophon(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    colophon = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)
    blocks: list[Block] = [text_paragraph("正文。")] * 15
    render_pdf(document(*blocks, Heading(1, "六、安排"), text_paragraph("如下。"), table(3), colophon), path, fonts)
    first, second = pages(path)
    assert "正文。" in first and "六、安排" not in first and "项目名单" not in first
    assert all(word in second for word in ("六、安排", "如下。", "项目名单", "001", "003", "印发"))


def test_a_foot_stands_alone_before_much_of_a_page_is_left_blank(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    colophon = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)
    height = lay_out(table(3, high=True), grid.WIDTH, grid.HEIGHT, fonts).height(0, 3)
    blocks: list[Block] = [text_paragraph("正文。")] * (grid.ROWS - 1 - grid.rows_for(height))
    render_pdf(document(*blocks, table(3, high=True), colophon), path, fonts)
    first, second = pages(path)
    assert "001" in first and "003" in first
    assert "印发" in second and "正文" not in second and "项目名称" not in second


@pytest.mark.parametrize("before", [0, 22])
def test_a_foot_takes_a_short_table_along_rather_than_stand_alone(fonts: FontBook, tmp_path: Path, before: int) -> None:
    path = tmp_path / "t.pdf"
    colophon = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)
    blocks: list[Block] = [text_paragraph("正文。")] * (before + 16)
    render_pdf(document(*blocks, table(5), colophon), path, fonts)
    *_others, second, third = pages(path)
    assert "正文。" in second and "001" not in second
    assert "001" in third and "005" in third and "印发" in third


@pytest.mark.parametrize("count", [7, 10])
def test_a_table_is_a_row_lower_rather_than_divided_and_all_text_stays_on_the_grid(
    fonts: FontBook, tmp_path: Path, count: int
) -> None:
    path = tmp_path / "t.pdf"
    layout = lay_out(table(count), grid.WIDTH, grid.HEIGHT, fonts)
    rows = grid.rows_for(layout.height(0, count))
    before = grid.ROWS - rows  # the caption is the row too many
    render_pdf(document(*[text_paragraph("正文。")] * before, table(count)), path, fonts)
    (only,) = pages(path)
    assert f"{count:03}" in only
    lines = [line[0].baseline for line in measure.lines(path, 0) if "".join(char.text for char in line) == "正文。"]
    assert lines == [pytest.approx(grid.baseline(row), abs=0.1) for row in range(before)]
    lowest = max(char.baseline for char in measure.characters(path, 0) if char.baseline < grid.BOTTOM + 5)
    assert lowest < grid.BOTTOM


def test_a_foot_stands_on_the_page_where_its_rows_may_stand_closer(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    colophon = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)
    render_pdf(document(*[text_paragraph("正文。")] * 20, colophon), path, fonts)
    (only,) = pages(path)
    assert only.count("正文。") == 20 and "印发" in only
    text = [line[0].baseline for line in measure.lines(path, 0) if "".join(char.text for char in line) == "正文。"]
    assert text[0] == pytest.approx(grid.baseline(0), abs=0.1)
    assert text[-1] == pytest.approx(grid.baseline(22 - 1 - 3 - 0.5), abs=0.1)


def test_a_long_list_of_attachments_goes_on_on_the_next_page(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    names = AttachmentNote(tuple(f"第{n:02}个附件" for n in range(1, 31)))
    render_pdf(document(text_paragraph("正文。"), names, Signature("东丽区合作交流办", DAY)), path, fonts)
    told = pages(path)
    assert "第30个附件" in told[-1] and "东丽区合作交流办" in told[-1]
    assert sum("第01个附件" in page for page in told) == 1
    for page in range(len(told)):
        marks = [char for char in measure.characters(path, page) if char.size > 15]
        assert max(char.baseline for char in marks) <= grid.baseline(21) + 0.1


def test_a_table_of_few_rows_is_never_divided(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    for before in range(10, 22):
        render_pdf(document(*[text_paragraph("正文。")] * before, table(4), text_paragraph("下文。")), path, fonts)
        (page,) = [number for number, text in enumerate(pages(path)) if "001" in text]
        assert "004" in pages(path)[page]


def test_rows_of_a_page_stand_closer_for_a_table_of_few_rows(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(*[text_paragraph("正文。")] * 17, table(4)), path, fonts)
    (only,) = pages(path)
    assert "004" in only
    lowest = max(char.baseline for char in measure.characters(path, 0) if char.baseline < grid.BOTTOM + 5)
    assert lowest < grid.BOTTOM
