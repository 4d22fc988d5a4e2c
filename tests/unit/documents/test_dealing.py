"""Ways of dealing things out: what is tried when the plain one leaves much blank."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from desktop_app.documents import dealing, grid, page_ends
from desktop_app.documents.dealing import dealt
from desktop_app.documents.filling import EVEN, filled
from desktop_app.documents.flow import all_items
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    Block,
    ChartKind,
    Colophon,
    Column,
    Figure,
    Heading,
    PageBreak,
    Series,
    Table,
    text_paragraph,
)
from desktop_app.documents.page import Page, Turned
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.table_layout import SIZES
from desktop_app.errors import Cancelled
from tests.unit.documents import measure
from tests.unit.documents.samples import DAY, document

COLUMNS = (Column("序号", 0.5), Column("项目名称", 3))
FOOT = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)
TEXT = text_paragraph("正文。")


def table(count: int) -> Table:
    return Table(COLUMNS, tuple((f"{n:03}", "国能智深控制技术研发项目") for n in range(1, count + 1)), "项目名单")


def figure(rows: int = 8) -> Figure:
    return Figure(ChartKind.BAR, "分月情况", ("1月", "2月"), (Series("本年", (Fraction(3), Fraction(4))),), "个", rows)


def pages(fonts: FontBook, *blocks: Block) -> list[Page]:
    return dealt(list(all_items(document(*blocks).blocks, fonts)))


def shown(page: Page) -> list[str]:
    """What stands on a page, in its order."""
    return ["table" if item.table else "figure" if item.figure else "text" for _row, item in page.items]


def test_a_chart_stands_before_its_table_rather_than_after_much_blank(fonts: FontBook) -> None:
    first, second = pages(fonts, *[TEXT] * 3, table(14), figure(12), Heading(1, "二、"), *[TEXT] * 10)
    assert shown(first)[3:] == ["figure", "text", "table"]
    assert shown(second)[:2] == ["table", "text"]
    assert first.row == grid.ROWS


def test_a_chart_stands_behind_the_paragraph_that_follows_it_rather_than_after_much_blank(fonts: FontBook) -> None:
    words = text_paragraph("正文" * 60 + "。")
    first, second = pages(fonts, *[TEXT] * 15, figure(12), words, TEXT)
    assert shown(first) == ["text"] * 20
    assert shown(second) == ["figure", "text"]
    first, second = pages(fonts, *[TEXT] * 15, figure(12), TEXT)
    assert (shown(first), shown(second)) == (["text"] * 15, ["figure", "text"]), "a row less is not worth it"


@pytest.mark.parametrize("words", ["进展如下。", "进展如下：", "进展见下表。"])
def test_no_chart_comes_between_a_table_and_the_words_that_it_follows(fonts: FontBook, words: str) -> None:
    first, second = pages(fonts, *[TEXT] * 2, text_paragraph(words), table(14), figure(12), Heading(1, "二、"), TEXT)
    assert shown(first)[3:] == ["text", "table"]
    assert shown(second)[0] == "figure"


def test_a_chart_stays_where_it_is_when_nothing_is_won_by_moving_it(fonts: FontBook) -> None:
    (only,) = pages(fonts, *[TEXT] * 3, table(5), figure())
    assert shown(only)[3:] == ["text", "table", "figure"]
    first, _second = pages(fonts, *[TEXT] * 19, figure(), TEXT)
    assert "figure" not in shown(first)


def test_tables_and_charts_are_higher_where_rows_would_be_blank(fonts: FontBook) -> None:
    blocks: list[Block] = [*[TEXT] * 3, figure(), table(7), Heading(1, "二、"), *[TEXT] * 3, table(14)]
    first, _second = pages(fonts, *blocks, PageBreak(), TEXT)[:2]
    assert first.row == grid.ROWS
    (plain,) = pages(fonts, *[TEXT] * 3, figure(), table(7))
    assert [item.rows for _row, item in plain.items if item.figure] == [8], "a last page ends where it ends"


def test_a_chart_is_higher_before_a_table_is(fonts: FontBook) -> None:
    blocks: list[Block] = [figure(), *[TEXT] * 3, table(10)]
    (plain,) = pages(fonts, *blocks)
    made = filled(replace(plain, row=grid.ROWS - 1))
    chart, *_texts, shown_table = (item for _row, item in made.items)
    assert (chart.rows, shown_table.rows) == (9, shown_table.natural)


def test_all_text_of_a_page_that_is_filled_stays_on_the_grid(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(*[TEXT] * 3, figure(), TEXT, figure(), TEXT, figure(20)), path, fonts)
    lines = [line[0].baseline for line in measure.lines(path, 0) if "正文" in "".join(char.text for char in line)]
    rows = [(baseline - grid.baseline(0)) / grid.PITCH for baseline in lines]
    assert rows == [pytest.approx(round(row), abs=0.01) for row in rows]
    assert round(rows[-1]) == grid.ROWS - 1


def test_the_order_in_the_file_is_that_on_paper(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(*[TEXT] * 3, table(14), figure(12), Heading(1, "二、"), *[TEXT] * 10), path, fonts)
    first = measure.text_of(path, 0)
    assert first.index("分月情况") < first.index("项目名单") < first.index("001")
    assert "014" in measure.text_of(path, 1)


@pytest.mark.parametrize("before", range(12))
def test_no_foot_stands_alone_where_tables_and_charts_before_it_may_be_lower(fonts: FontBook, before: int) -> None:
    blocks: list[Block] = [*[TEXT] * before, table(14), figure(), Heading(1, "二、"), TEXT, table(12), FOOT]
    *_others, last = pages(fonts, *blocks)
    assert any(not item.at_foot for _row, item in last.items)


def test_everything_is_there_once_whichever_way_is_chosen(fonts: FontBook) -> None:
    for before in range(22):
        found = pages(fonts, *[TEXT] * before, table(18), figure(), figure(7), TEXT, table(12), FOOT)
        items = [item for page in found for _row, item in page.items]
        rows = [(item.table.start, item.table.end) for item in items if item.table]
        assert sum(end - start for start, end in rows) == 18 + 12
        assert sum(item.figure is not None for item in items) == 2
        assert sum(item.body for item in items) == before + 1
        assert sum(item.at_foot for item in items) == 1
        assert all(page.row <= grid.ROWS or page.holds([]) for page in found)


def parts(found: list[Page]) -> list[tuple[int, int]]:
    """Which rows of the table each page has."""
    return [(item.table.start, item.table.end) for page in found for _row, item in page.items if item.table]


def test_a_table_does_not_go_on_for_a_few_rows(fonts: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def blocks(rows: int) -> list[Block]:
        return [*[TEXT] * 5, table(rows), *[TEXT] * 12]

    assert parts(pages(fonts, *blocks(21))) == [(0, 21)], "all rows are lower"
    assert parts(pages(fonts, *blocks(23))) == [(0, 18), (18, 23)], "more of them go to the next page"
    monkeypatch.setattr(dealing, "TAIL", 0.0)
    assert parts(pages(fonts, *blocks(21))) == [(0, 18), (18, 21)]
    assert parts(pages(fonts, *blocks(23))) == [(0, 19), (19, 23)]


def test_a_page_is_full_below_a_table_that_goes_on_rather_than_below_its_end(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def section(number: str, shown: Table) -> list[Block]:
        return [Heading(1, number), TEXT, TEXT, shown]

    def blank_below_parts() -> list[int]:
        rows = tuple((f"{n:03}", "国能智深控制技术研发项目" * (7 if n % 3 else 3)) for n in range(7))
        high: list[Block] = [
            figure(10),
            Heading(1, "二、"),
            text_paragraph("进展如下。"),
            Table(COLUMNS, rows, "项目名单"),
        ]
        others = (*section("三、", table(7)), *section("四、", table(9)), *section("五、", table(9)))
        found = pages(fonts, *[TEXT] * 4, *high, *others, FOOT)
        assert len(found) == 4
        last = [(page.row, page.items[-1][1].table) for page in found]
        return [grid.ROWS - row for row, part in last if part and part.end < len(part.whole.layout.rows)]

    assert blank_below_parts() == [0, 1]
    monkeypatch.setattr(dealing, "BROKEN", 0.0)
    assert blank_below_parts() == [0, 3]


def test_a_heading_does_not_end_a_page_with_one_line_of_its_text(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_paragraph("正文很长，" * 14 + "。")
    blocks: list[Block] = [*[TEXT] * 3, table(8), *[TEXT] * 8, Heading(1, "二、"), text, *[TEXT] * 12]
    _first, second = pages(fonts, *blocks)
    assert second.items[0][1].keep_next, "the heading"
    monkeypatch.setattr(dealing, "LONE", 0.0)
    _first, second = pages(fonts, *blocks)
    assert second.items[0][1].body


def test_words_that_announce_a_table_begin_the_page_that_has_it(fonts: FontBook) -> None:
    first, second = pages(fonts, *[TEXT] * 17, Heading(1, "二、"), TEXT, table(11), TEXT)
    assert shown(first) == ["text"] * 17
    assert shown(second) == ["text", "text", "text", "table", "text"]
    assert not second.ended and not first.ended, "nobody asked for that page"


def test_words_of_two_lines_are_not_parted_from_each_other_before_their_table(fonts: FontBook) -> None:
    words = text_paragraph("正文" * 20 + "。")
    first, second = pages(fonts, *[TEXT] * 20, Heading(1, "二、"), words, table(11), TEXT)
    assert shown(first) == ["text"] * 20 and shown(second)[:5] == ["text"] * 4 + ["table"]


def test_headings_and_words_that_announce_a_table_leave_rows_blank_rather_than_stand_without_it(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = text_paragraph("各单位名次，" * 12 + "如下。")
    headings = (Heading(1, "二、"), Heading(2, "（一）"))
    blocks: list[Block] = [*[TEXT] * 5, table(8), *headings, said, table(14), *[TEXT] * 12]
    _first, second, _third = pages(fonts, *blocks)
    assert second.items[0][1].keep_next and "table" in shown(second)
    monkeypatch.setattr(dealing, "PARTED", 6.0)
    first, _second, _third = pages(fonts, *blocks)
    assert shown(first)[-3:] == ["text"] * 3


def test_words_between_two_tables_announce_the_second(fonts: FontBook) -> None:
    first, second = pages(fonts, *[TEXT] * 11, table(8), TEXT, table(11), TEXT)
    assert shown(first)[-1] == "table" and shown(second)[:3] == ["text", "text", "table"]
    first, second = pages(fonts, *[TEXT] * 11, table(8), TEXT, figure(11), TEXT)
    assert shown(first)[-1] == "table" and shown(second)[:2] == ["text", "figure"], "or a figure"
    many: list[Block] = [*[TEXT] * 20, table(11), TEXT]
    first, second = pages(fonts, *many)
    assert shown(first) == ["text"] * 20, "of many paragraphs none is known to announce it"


def test_words_of_many_lines_may_end_a_page(fonts: FontBook) -> None:
    many = [text_paragraph("正文" * 14 * (dealing.ANNOUNCING + 1))]
    first, second = pages(fonts, *[TEXT] * 14, *many, table(11), TEXT)
    assert len(shown(first)) > 14 and shown(second)[:2] == ["text", "table"]


def test_words_stay_where_a_page_more_would_be_the_price(fonts: FontBook) -> None:
    blocks: list[Block] = [*[TEXT] * 17, Heading(1, "二、"), TEXT, table(14), *[TEXT] * 8]
    assert len(pages(fonts, *blocks)[0].items) == 17
    first, second = pages(fonts, *blocks, *[TEXT] * 2)
    assert len(first.items) == 19 and second.row == grid.ROWS


def test_a_page_ends_earlier_so_that_a_chart_leaves_less_of_the_next_one_blank(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tuple((f"{n:03}", "国能智深控制技术研发项目" * 6) for n in range(17))
    words = text_paragraph("进展如下。")
    blocks: list[Block] = [*[TEXT] * 2, figure(), Heading(1, "二、"), words, Table(COLUMNS, rows, "项目名单")]
    blocks += [figure(16), Heading(1, "三、"), *[TEXT] * 3]
    first, second, _last = pages(fonts, *blocks)
    assert min(first.row, second.row) >= grid.ROWS - 3
    monkeypatch.setattr(page_ends, "EARLIER", 0)
    first, second, _last = pages(fonts, *blocks)
    assert (first.row, second.row < grid.ROWS - 6) == (grid.ROWS, True)


def test_a_few_rows_above_the_foot_make_no_page_of_their_own(fonts: FontBook) -> None:
    first, second = pages(fonts, *[TEXT] * 14, table(14), TEXT, table(14), FOOT)
    assert first.row == grid.ROWS
    assert shown(second)[-2:] == ["table", "text"] and second.items[-1][1].at_foot


def test_no_other_way_is_looked_for_where_nothing_is_wrong(fonts: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(*blocks: Block) -> int:
        found = list[int]()
        dealt(list(all_items(document(*blocks).blocks, fonts)), lambda: found.append(1))
        return len(found)

    assert looks(table(44)) == 2, "one for each page"
    assert looks(table(60)) > 3, "the last page would be there for few rows"
    monkeypatch.setattr(dealing, "WELL", -1.0)
    assert looks(table(44)) > 2


def test_few_rows_of_a_turned_table_make_no_page_of_their_own(fonts: FontBook, monkeypatch: pytest.MonkeyPatch) -> None:
    def turned(count: int) -> list[tuple[int, int]]:
        found = [page.landscape for page in pages(fonts, replace(table(count), landscape=True))]
        return [(part.start, part.end) for part in found if part]

    (_begin, middle), (begin, end) = turned(37)
    assert middle == begin and end == 37
    assert len(turned(45)) == 3, "more rows have a page"
    monkeypatch.setattr(dealing, "LITTLE", -1)
    *_others, (begin, end) = turned(37)
    assert len(_others) == 2 and end - begin == 3


def test_a_turned_table_is_in_smaller_type_rather_than_end_with_few_rows(fonts: FontBook) -> None:
    def turned(count: int) -> list[Turned]:
        found = [page.landscape for page in pages(fonts, Annex(0, "名单"), replace(table(count), landscape=True))]
        return [part for part in found if part]

    plain, (smaller, *no_more) = turned(14), turned(17)
    assert [part.whole.layout.size for part in plain] == [SIZES[0]]
    assert (smaller.end, no_more) == (17, [])
    assert smaller.whole.layout.size == SIZES[1]
    *_others, last = turned(19)
    assert last.whole.layout.size == SIZES[0], "smaller type would take as many pages"
    assert last.end - last.start <= dealing.LITTLE
    *others, last = turned(134)
    assert (len(others), last.end - last.start) == (6, 6), "lower rows alone would take seven pages and four rows"


def test_a_page_that_was_asked_for_counts_as_no_blank(fonts: FontBook) -> None:
    first, second = pages(fonts, TEXT, table(16), PageBreak(), figure())
    assert first.ended and not second.ended
    assert "figure" not in shown(first)


def test_a_long_document_is_not_dealt_out_without_end(fonts: FontBook) -> None:
    blocks: list[Block] = [TEXT, figure(18)] * (dealing.MOST + 50)
    items, looks = list(all_items(document(*blocks).blocks, fonts)), list[int]()
    found = dealt(items, lambda: looks.append(1))
    assert len(found) == dealing.MOST + 50
    assert len(looks) <= 2 * (dealing.MOST_ORDERS + 1) * (dealing.MOST + len(found))


def test_looking_for_another_way_can_be_cancelled(fonts: FontBook) -> None:
    def look() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        dealt(list(all_items(document(TEXT).blocks, fonts)), look)


@pytest.mark.parametrize("before", range(2, 8))
def test_the_rows_of_a_table_are_as_high_on_all_its_pages(fonts: FontBook, before: int) -> None:
    rows = tuple((f"{n:03}", "国能智深控制技术研发项目" * 6) for n in range(18))
    blocks: list[Block] = [
        *[TEXT] * before,
        figure(),
        Table(COLUMNS, rows, "项目名单"),
        Heading(1, "二、"),
        *[TEXT] * 3,
    ]
    found = pages(fonts, *blocks, figure(16), *[TEXT] * 9)
    divided = [(item.table, item.rows) for page in found for _row, item in page.items if item.table]
    lower = [part.lower_by(high) for part, high in divided]
    assert len(lower) > 1
    assert max(lower) - min(lower) <= EVEN * divided[0][0].whole.layout.rows[0].height + 0.01
    assert all(page.row <= grid.ROWS for page in found)


def test_a_chart_is_as_high_as_it_would_be_where_no_page_more_is_the_price(
    fonts: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def charts(before: int) -> tuple[int, list[int]]:
        rows = tuple((f"{n:03}", "国能智深控制技术研发项目" * 6) for n in range(12))
        found = pages(fonts, *[TEXT] * before, figure(), Table(COLUMNS, rows, "项目名单"), *[TEXT] * 5, table(9), FOOT)
        return len(found), [item.rows for page in found for _row, item in page.items if item.figure]

    high = [charts(before) for before in range(10)]
    monkeypatch.setattr(dealing, "LOW_CHART", 0.0)
    low = [charts(before) for before in range(10)]
    assert [count for count, _rows in high] == [count for count, _rows in low]
    assert all(one >= other for (_count, one), (_number, other) in zip(high, low, strict=True))
    assert high != low


@pytest.mark.parametrize(("count", "before", "after"), [(6, 8, 5), (9, 8, 3), (9, 9, 5)])
def test_a_chart_stays_lower_where_a_page_would_end_with_more_rows_blank(
    fonts: FontBook, count: int, before: int, after: int
) -> None:
    rows = tuple((f"{n:03}", "国能智深控制技术研发项目" * 12) for n in range(count))
    blocks: list[Block] = [*[TEXT] * before, figure(), Table(COLUMNS, rows, "项目名单"), *[TEXT] * after]
    found = pages(fonts, *blocks, table(9), FOOT)
    assert max(grid.ROWS - page.row for page in found[:-1]) <= dealing.BLANK_BEFORE
