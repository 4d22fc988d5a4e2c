from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents import grid
from desktop_app.documents.breaks import NO_END, NO_START
from desktop_app.documents.brochure import HEIGHT, TABLE_STYLE, WIDTH
from desktop_app.documents.cells import Cutter
from desktop_app.documents.flow import note_lines
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Align, Annex, Column, Face, Heading, Table, text_paragraph
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.table_layout import LEADING, OFFICIAL
from desktop_app.documents.tables import _Wrapped, lay_out
from desktop_app.documents.terms import WITHIN, seams
from tests.unit.documents import measure
from tests.unit.documents.samples import document

COLUMNS = (Column("序号", 0.5, Align.CENTRE), Column("项目名称", 3), Column("金额", 1, Align.RIGHT))


def rows(count: int) -> tuple[tuple[str, ...], ...]:
    return tuple((str(n), f"国能智深控制技术研发项目{n}期", f"{n * 1.05:,.2f}") for n in range(1, count + 1))


def test_the_head_is_repeated_and_no_row_is_lost(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(Table(COLUMNS, rows(90), "项目名单", "亿元")), path, fonts)
    pages = measure.page_count(path)
    assert pages >= 3
    text = [measure.text_of(path, page) for page in range(pages)]
    assert all("项目名称" in part for part in text)
    joined = "".join(text)
    assert all(f"项目{n}期" in joined for n in range(1, 91))


def test_a_high_head_is_not_repeated(fonts: FontBook, tmp_path: Path) -> None:
    name, text = "年产二十万套新能源汽车电驱系统及配套充换电设施智能制造基地项目", "很长的说明，" * 200
    for times, repeated in ((1, True), (13, False)):
        form = Table((Column("名称", 0, whole=True), Column(name * times, 5)), (("概况", text), ("规划", text)) * 3)
        path, layout = tmp_path / f"{times}.pdf", lay_out(form, grid.WIDTH, grid.HEIGHT, fonts)
        render_pdf(document(form), path, fonts)
        pages = [measure.text_of(path, page) for page in range(measure.page_count(path))]
        assert [name[-6:] in page for page in pages] == [True] + [repeated] * (len(pages) - 1) and len(pages) > 2
        assert layout.height(0, 1) - layout.rows[0].height == pytest.approx(layout.head.height)
        second = next(place for place, row in enumerate(layout.rows) if place and not row.continued)
        above = layout.height(second, second + 1) - layout.rows[second].height
        assert above == pytest.approx(layout.head.height if repeated else 0)
        assert "".join("".join(pages).split()).count("很长") == 1200


def test_rows_that_fit_a_third_of_a_page_are_not_parted(fonts: FontBook) -> None:
    form = Table((Column("项目"), Column("名称", 5)), (("概述", "很长。" * 100), ("规划", "很长。" * 400)))
    low, *parts = lay_out(form, grid.WIDTH, grid.HEIGHT, fonts).rows
    assert len(low.cells[1]) == 8 and [part.continued for part in parts] == [False] + [True] * (len(parts) - 1)
    assert all(len(part.cells[1]) >= 4 for part in parts) and len(parts) > 5
    whole = lay_out(form, grid.WIDTH, grid.HEIGHT, fonts, replace(OFFICIAL, parted=False))
    assert not any(row.continued for row in whole.rows)


def test_a_table_stays_in_the_text_area(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(text_paragraph("甲"), Table(COLUMNS, rows(60))), path, fonts)
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            assert min(rule["x0"] for rule in page.lines) == pytest.approx(grid.LEFT, abs=0.1)
            assert max(rule["x1"] for rule in page.lines) == pytest.approx(grid.RIGHT, abs=0.1)
            assert max(rule["bottom"] for rule in page.lines) <= grid.BOTTOM + 0.1


def test_cells_wrap_inside_their_column(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    long = "这是一个名称特别长的项目" * 8
    render_pdf(document(Table(COLUMNS, (("1", long, "1,234.56"),))), path, fonts)
    layout = lay_out(Table(COLUMNS, (("1", long, "1,234.56"),)), grid.WIDTH, grid.HEIGHT, fonts)
    left = grid.LEFT + layout.widths[0]
    for char in measure.characters(path, 0):
        if char.text in long and char.baseline < grid.BOTTOM:
            assert left <= char.x <= left + layout.widths[1] - char.size + 0.1


def test_numbers_in_narrow_columns_stay_whole_by_a_smaller_face(fonts: FontBook) -> None:
    columns = tuple(Column(f"指标{n}") for n in range(12))
    layout = lay_out(Table(columns, (("1,234,567.89",) * 12,)), grid.WIDTH, grid.HEIGHT, fonts)
    assert layout.size < 12
    assert all(len(cell) == 1 for cell in layout.rows[0].cells)


def test_a_light_stays_beside_its_word(fonts: FontBook) -> None:
    columns = tuple(Column(f"指标{n}") for n in range(9))
    layout = lay_out(Table(columns, (("■ 2022-12-31",) * 9,)), grid.WIDTH, grid.HEIGHT, fonts)
    assert {tuple(line.text for line in cell) for cell in layout.rows[0].cells} == {("■2022-12-31",)}
    narrow = lay_out(Table(columns, (("■ 逾期很多很多天",) * 9,)), grid.WIDTH, grid.HEIGHT, fonts)
    assert all(len(line.text) > 1 for cell in narrow.rows[0].cells for line in cell[:1])


def test_right_aligned_figures_line_up(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(Table(COLUMNS, (("1", "甲", "8.00"), ("2", "乙", "1,234.00")))), path, fonts)
    ends = [line[-1].x for line in measure.lines(path, 0) if line[-1].text == "0"]
    assert len(ends) == 2
    assert ends[0] == pytest.approx(ends[1], abs=0.05)


def test_lights_have_colour_and_the_total_is_set_off(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    table = Table((Column("单位"), Column("亮灯")), (("华明街道", "● 正常"), ("合计", "■ 预警")), total_rows=1)
    render_pdf(document(table), path, fonts)
    with pdfplumber.open(path) as pdf:
        chars = {char["text"]: char for char in pdf.pages[0].chars}
    assert chars["●"]["non_stroking_color"] == pytest.approx((0x1A / 255, 0x7F / 255, 0x37 / 255), abs=0.01)
    assert "Hei" in chars["合"]["fontname"]
    assert "FangSong" in chars["华"]["fontname"]


def test_the_total_is_not_left_alone(fonts: FontBook) -> None:
    table = Table(COLUMNS, rows(10), total_rows=1)
    layout = lay_out(table, grid.WIDTH, grid.HEIGHT, fonts)
    almost = layout.height(0, 10) - 1
    assert layout.fit(0, almost) == 7


def test_a_row_higher_than_the_page_is_continued(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(Table(COLUMNS, (("1", "招商引资" * 900, "1.00"),))), path, fonts)
    assert measure.page_count(path) > 1
    pages = range(measure.page_count(path))
    assert sum(measure.text_of(path, page).count("招") for page in pages) == 900


def test_a_heading_and_caption_stay_with_their_table(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    blocks = [text_paragraph("正文。") for _row in range(20)]
    render_pdf(document(*blocks, Heading(1, "一、名单"), Table(COLUMNS, rows(3), "项目名单")), path, fonts)
    assert "名单" not in measure.text_of(path, 0)
    assert "一、名单" in measure.text_of(path, 1)


def test_a_landscape_annex_is_turned(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    table = Table(tuple(Column(f"列{n}") for n in range(12)), (tuple("数据" for _ in range(12)),) * 60, landscape=True)
    blocks = (text_paragraph("正文。"), Annex(1, "各单位指标完成情况表"), table, text_paragraph("尾。"))
    render_pdf(document(*blocks), path, fonts)
    with pdfplumber.open(path) as pdf:
        assert not any(char["upright"] for char in pdf.pages[1].chars if char["text"] in "附件列数据")
        assert all(rule["x0"] >= grid.LEFT - 0.1 and rule["x1"] <= grid.RIGHT + 0.1 for rule in pdf.pages[1].lines)
        assert all(rule["top"] >= grid.TOP - 0.1 for rule in pdf.pages[1].lines)
        heads = [char["x0"] for char in pdf.pages[1].chars if char["text"] == "列"]
        body = [char["x0"] for char in pdf.pages[1].chars if char["text"] == "数"]
        assert max(heads) < min(body)
        numbers = [char for char in pdf.pages[1].chars if char["upright"]]
        assert "".join(char["text"] for char in numbers).replace(" ", "") == "—2—"
    assert "续" in measure.text_of(path, 2)
    assert "尾。" in measure.text_of(path, measure.page_count(path) - 1)


def test_an_empty_table_shows_its_head(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(Table(COLUMNS, ())), path, fonts)
    assert "项目名称" in measure.text_of(path, 0)


def test_a_word_longer_than_any_column_is_cut(fonts: FontBook) -> None:
    columns = (Column("项目"), Column("进展"), Column("下一步"))
    words = ("Zhaoshangtong-Holdings-International-Cooperation-Centre", "厂房改造完成七成" * 4, "协调供电增容" * 4)
    layout = lay_out(Table(columns, (words,)), grid.WIDTH, grid.HEIGHT, fonts)
    assert layout.size >= 10.5
    assert min(layout.widths) > 8 * layout.size


def test_the_lines_of_a_head_are_even(fonts: FontBook) -> None:
    columns = tuple(Column(f"新增落地市外优质项目{n}\n（个）") for n in range(6))
    layout = lay_out(Table(columns, (("1",) * 6,)), grid.WIDTH, grid.HEIGHT, fonts)
    assert [line.text for line in layout.head.cells[0]] == ["新增落地市外", "优质项目0", "（个）"]


def test_a_unit_in_a_head_is_broken_only_where_it_does_not_fit(fonts: FontBook) -> None:
    layout = lay_out(Table((Column("税收（万元）"),) * 8, (("12,345.67",) * 8,)), grid.WIDTH, grid.HEIGHT, fonts)
    assert [line.text for line in layout.head.cells[-1]] == ["税收", "（万元）"]


def test_a_table_of_the_handbook_is_set_smaller_rather_than_break_the_units_in_its_head(fonts: FontBook) -> None:
    heads = (
        "序号",
        "园区名称（全称）",
        "主导产业（前三位）",
        "面积（平方公里）",
        "产值（亿元）",
        "税收（万元）",
        "联系电话",
    )
    row = ("1", "华明高新技术产业区", "高端装备制造、医疗器械", "11.50", "1,234.56", "123,456.78", "022-84900000")
    columns = tuple(Column(head) for head in heads)
    for count, last in ((1, 4), (2, 3)):
        extra, cells = (Column("企业数（家）"),) * last, ("128",) * last
        layout = lay_out(Table(columns * count + extra, (row * count + cells,)), WIDTH, HEIGHT, fonts, TABLE_STYLE)
        lines = [line.text for cell in layout.head.cells for line in cell]
        whole = all(line.count("（") == line.count("）") for line in lines)
        assert (whole, layout.size >= 7) == ((True, True) if count == 1 else (False, False))


def test_no_cell_ends_with_a_line_of_one_character(fonts: FontBook) -> None:
    names = ("国能智深控制技术研发", "中交筑航检测认证中心", "天海达北斗导航通讯产品")
    columns = (Column("项目", 1), *(Column(f"指标完成{n}", 1, Align.RIGHT) for n in range(8)))
    rows = tuple((name, *["1,234.56"] * 8) for name in names)
    layout = lay_out(Table(columns, rows), grid.WIDTH, grid.HEIGHT, fonts)
    cells = [row.cells[0] for row in layout.rows]
    assert any(len(cell) > 1 for cell in cells)
    assert all(cell[-1].width >= 2 for cell in cells)


GROUPS = (Column("划分", 1, joined=True), Column("类别", 2), Column("数量", 1, Align.RIGHT))


def grouped(*counts: int) -> Table:
    return Table(GROUPS, tuple((f"组{n}", f"类{i}", str(i)) for n, count in enumerate(counts) for i in range(count)))


def test_a_cell_of_many_rows_is_printed_once_in_the_middle_of_them(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(grouped(5, 3)), path, fonts)
    names = {line[0].baseline: "".join(char.text for char in line) for line in measure.lines(path, 0)}
    assert "".join(names.values()).count("组0") == "".join(names.values()).count("组1") == 1
    beside = [name for name in names.values() if "组" in name]
    assert beside == ["组0类22", "组1类11"]
    with pdfplumber.open(path) as pdf:
        inner = sorted({round(rule["top"], 1): rule["x0"] for rule in pdf.pages[0].lines if rule["width"] > 1}.items())
    left, edge = grid.LEFT, lay_out(grouped(5, 3), grid.WIDTH, grid.HEIGHT, fonts).widths[0] + grid.LEFT
    starts = [left, left, *[edge] * 4, left, *[edge] * 2, left]
    assert [x for _y, x in inner] == pytest.approx(starts, abs=0.1)


def test_a_cell_that_goes_on_on_the_next_page_is_told_there_again(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_pdf(document(grouped(70)), path, fonts)
    assert measure.page_count(path) == 3
    assert [measure.text_of(path, page).count("组0") for page in range(3)] == [1, 1, 1]


def named(name: str, *counts: int) -> Table:
    rows = tuple((f"{name}{n}", f"类{i}", str(i)) for n, count in enumerate(counts) for i in range(count))
    return Table(GROUPS, rows)


LONG_NAME = "按投资方性质和来源地划分" * 6


def test_a_name_of_many_lines_fits_beside_the_rows_it_is_told_for(fonts: FontBook) -> None:
    layout = lay_out(named(LONG_NAME, 2), grid.WIDTH, grid.HEIGHT, fonts)
    lines = len(layout.rows[0].cells[0])
    assert lines > 2 and sum(row.height for row in layout.rows) == pytest.approx(
        lines * layout.size * LEADING + 2 * layout.style.padding
    )


def test_a_name_of_some_lines_makes_no_row_beside_it_higher(fonts: FontBook) -> None:
    layout = lay_out(named(LONG_NAME, 5), grid.WIDTH, grid.HEIGHT, fonts)
    assert len(layout.rows[0].cells[0]) > 2
    line = layout.size * LEADING + 2 * layout.style.padding
    assert [row.height for row in layout.rows] == [pytest.approx(line)] * 5


@pytest.mark.parametrize("count", [2, 3, 4, 7])
def test_no_part_of_a_name_is_lower_than_its_lines_wherever_a_page_ends(fonts: FontBook, count: int) -> None:
    layout = lay_out(named(LONG_NAME, *[count] * 8), grid.WIDTH, grid.HEIGHT, fonts)
    needed = len(layout.rows[0].cells[0]) * layout.size * LEADING
    for room in range(120, 640, 7):
        end = layout.fit(0, room)
        begun = next(row for row in range(end - 1, -1, -1) if not layout.rows[row].joined)
        assert sum(row.height for row in layout.rows[begun:end]) >= needed - 0.1, room
        if end < len(layout.rows) and layout.rows[end].joined:
            rest = next((row for row in range(end, len(layout.rows)) if not layout.rows[row].joined), len(layout.rows))
            assert sum(row.height for row in layout.rows[end:rest]) >= needed - 0.1, room


@pytest.mark.parametrize(
    ("counts", "fitting", "taken"),
    [
        ((6, 4), 7, 6),  # the first row of a cell would stay behind
        ((6, 4), 8, 8),
        ((6, 4), 9, 8),  # its last row would go alone
        ((6, 3), 8, 6),  # neither can be helped but by moving the cell
        ((4, 6), 4, 4),  # a page ends with a cell
        ((3, 4), 4, 3),
    ],
)
def test_no_row_of_a_cell_is_left_alone(fonts: FontBook, counts: tuple[int, ...], fitting: int, taken: int) -> None:
    layout = lay_out(grouped(*counts, 9), grid.WIDTH, grid.HEIGHT, fonts)
    assert layout.fit(0, layout.height(0, fitting)) == taken


def test_no_character_stands_alone_on_the_last_line_of_a_cell(fonts: FontBook) -> None:
    columns = (Column("进展", 1.0), Column("说明", 9.0))
    for length in range(20, 40):
        table = Table(columns, (("字" * length + "。", "很长" * 150),))
        (cell, _other) = lay_out(table, grid.WIDTH, grid.HEIGHT, fonts).rows[0].cells
        assert len(cell[-1].text) > 2, [line.text for line in cell]


def test_no_line_of_a_narrow_cell_begins_with_a_closing_mark(fonts: FontBook) -> None:
    columns = (Column("序号", 0.5), Column("进展", 5.0), Column("下一步及时限", 2.4), Column("责任单位", 2.0))
    days = ("3月2日前", "12月28日前", "2023年1月5日前", "2023年12月31日前")
    rows = tuple(
        (str(n), "累计到位0.26亿元。" * 9, f"{'协助申报入统'[: n % 7]}（{days[n % 4]}）", "军粮城街道办事处")
        for n in range(28)
    )
    for row in lay_out(Table(columns, rows), grid.WIDTH, grid.HEIGHT, fonts).rows:
        for line in (line for cell in row.cells for line in cell):
            assert line.text[0] not in NO_START and line.text[-1] not in NO_END, line.text


def test_a_table_whose_rows_are_low_tells_the_same_in_less_height(fonts: FontBook) -> None:
    whole = lay_out(Table(COLUMNS, rows(10)), grid.WIDTH, grid.HEIGHT, fonts)
    low = whole.low()
    assert whole.give == pytest.approx(2.4) and low.give == 0
    assert low.height(0, 10) == pytest.approx(whole.height(0, 10) - 11 * 2.4)
    assert low.height(0, 10) == pytest.approx(whole.least_height(0, 10)) == pytest.approx(low.least_height(0, 10))
    assert [row.cells for row in low.rows] == [row.cells for row in whole.rows]


def test_a_cell_has_a_line_more_rather_than_a_broken_word(fonts: FontBook) -> None:
    texts = ("淇川生物制剂生产项目", "霁穗光电模组生产项目", "岚微航空结构件加工项目增资扩产", "皓算信息安全服务项目")
    table = Table((Column("项目"), Column("情况", 5)), tuple((text, "很长的说明，" * 6) for text in texts))
    layout = lay_out(table, 150, grid.HEIGHT, fonts)
    for row in layout.rows:
        lines = [line.text for line in row.cells[0]]
        assert len(lines) > 2
        ends = [len("".join(lines[:count])) for count in range(1, len(lines))]
        assert all(seams("".join(lines))[end] < WITHIN for end in ends), lines


def test_a_narrow_cell_takes_a_line_more_rather_than_break_a_word(fonts: FontBook) -> None:
    def told(text: str, room: float = 5.0) -> list[str]:
        return [line.text for line in _Wrapped(Cutter(fonts), True).lines(text, Face.FANGSONG, room)]

    assert told("减速器传感器，服务器") == ["减速器", "传感器，", "服务器"]
    assert told("减速器传感器和服务器") == ["减速器", "传感器", "和服务器"]


@pytest.mark.parametrize("width", [200.0, 300.0, 442.0])
def test_columns_that_are_alike_are_equally_wide(fonts: FontBook, width: float) -> None:
    columns = (Column("行"), Column("更正前", alike=True), Column("更正后", alike=True))
    rows = (("到位额", "3.05", "12.50"), ("排名", "第一", "新立街道位列第一，华明高新区位列第二，其余从略。"))
    layout = lay_out(Table(columns, rows), width, 480, fonts)
    _row, before, now = layout.widths
    assert before == pytest.approx(now)
    assert sum(layout.widths) == pytest.approx(width)


@pytest.mark.parametrize("before", range(24, 36))
def test_no_day_is_parted_in_a_note(fonts: FontBook, before: int) -> None:
    lines = [line.text for line in note_lines("注" * before + "截至2022年10月31日。", grid.WIDTH, fonts)]
    assert any("10月31日。" in line for line in lines), lines


def test_cells_of_a_long_list_end_their_lines_between_words_too(fonts: FontBook) -> None:
    names = ("国能智深控制技术研发项目", "北京市 石景山区", "DL07-2022-0007", "2022-02-17", "软件和信息技术服务业")
    columns = tuple(Column(title) for title in ("项目", "来源地", "编号", "录入日期", "行业", "说明"))
    listed = Table(columns, tuple((*names, f"第{n}项说明，写得很长很长很长") for n in range(1500)))
    last = lay_out(listed, 360, 480, fonts).rows[-1]
    told = [[line.text for line in cell] for cell in last.cells]
    assert told[1] == ["北京市", "石景山区"] and told[4] == ["软件和信息", "技术服务业"]
    assert "".join(told[0]) == names[0] and not any(line.endswith("控") for line in told[0])
