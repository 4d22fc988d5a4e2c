import itertools
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents import brochure
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.grid import PAGE_HEIGHT, PAGE_WIDTH
from desktop_app.documents.handbook import FOLDED, imposition, render_handbook
from desktop_app.documents.handbook_covers import OPENER_HEIGHT
from desktop_app.documents.handbook_data import Chapter, FactBox, HandbookData, PolicyCard
from desktop_app.errors import Cancelled
from tests.unit.documents import measure
from tests.unit.documents.handbook_samples import TEXT, handbook
from tests.unit.documents.readback import told_parts


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "手册.pdf"


def test_the_contents_give_the_right_pages(fonts: FontBook, target: Path) -> None:
    result = render_handbook(handbook(), target, fonts)
    assert result.missing_characters == ()
    toc = [(title, page + 1) for title, page in measure.outline(target)]
    assert [title for title, _page in toc] == [
        "区情区貌",
        "历史沿革",
        "人口与城镇",
        "企业设立流程",
        "行业扶持办法",
        "制造业",
    ]
    contents = ["".join(char.text for char in line if char.text != ".") for line in measure.lines(target, 1)]
    for title, page in toc:
        assert any(line.endswith(f"{title}{page}") for line in contents)
        assert title in measure.text_of(target, page - 1)


def test_who_hears_the_handbook_read_is_told_its_parts(fonts: FontBook, target: Path) -> None:
    text = "## 由来\n\n设区于1992年。\n\n| 年份 | 人口 |\n| --- | --- |\n| 2022 | 85 |\n\n> 引言。"
    facts = (FactBox("人口", "85", "万人", "统计公报", "2022年"),)
    chapter = replace(handbook().chapters[0], text=text, facts=facts, sections=(), policies=())
    render_handbook(replace(handbook(), chapters=(chapter,)), target, fonts)
    found = told_parts(target)
    assert found[0] == ("H1", handbook().title)
    assert ("H2", chapter.title) in found and ("H2", "联系我们") in found
    at = found.index(("H5", "由来"))
    assert found[at + 1 : at + 7] == [
        ("P", "设区于1992年。"),
        ("TH", "年份"),
        ("TH", "人口"),
        ("TD", "2022"),
        ("TD", "85"),
        ("P", "引言。"),
    ]
    assert [text for kind, text in found[:at] if kind == "P" and "85" in text]


def test_the_contents_of_a_booklet_lead_to_its_sheets(fonts: FontBook, target: Path) -> None:
    render_handbook(handbook(), target, fonts)
    pages = {title: page + 1 for title, page in measure.outline(target)}
    count = measure.page_count(target)
    render_handbook(handbook(), target, fonts, booklet=True)
    sides = imposition(count)
    assert measure.outline(target) == [
        (title, next(side for side, numbers in enumerate(sides) if page in numbers)) for title, page in pages.items()
    ]


def test_the_dots_of_all_leaders_stand_below_each_other(fonts: FontBook, target: Path) -> None:
    render_handbook(handbook(), target, fonts)
    with pdfplumber.open(target) as pdf:
        dots = [curve for curve in pdf.pages[1].curves if curve["width"] == pytest.approx(1.0, abs=0.01)]
    middles = {round((dot["x0"] + dot["x1"]) / 2, 2) for dot in dots}
    assert len({round(dot["top"], 1) for dot in dots}) == 6
    assert {round((brochure.RIGHT - x) % 5, 1) % 5 for x in middles} == {0.0}


def test_pages_carry_running_heads_and_numbers_outside(fonts: FontBook, target: Path) -> None:
    render_handbook(handbook(), target, fonts)
    lines = measure.lines(target, 3)
    assert "".join(char.text for char in lines[0]) == "东丽区招商手册区情区貌"
    assert "".join(char.text for char in lines[-1]) == "4"
    assert lines[-1][0].x == pytest.approx(brochure.LEFT, abs=0.5)
    assert measure.lines(target, 4)[-1][0].x == pytest.approx(brochure.RIGHT - 4.75, abs=1)


def test_nothing_stands_outside_the_text_area(fonts: FontBook, target: Path) -> None:
    result = render_handbook(handbook(), target, fonts)
    for page in range(1, result.pages - 1):
        for char in measure.characters(target, page):
            if char.text.strip():
                assert char.box[0] >= brochure.LEFT - 1
                assert char.box[2] <= brochure.RIGHT + 1
                assert char.box[3] <= PAGE_HEIGHT - 30


def test_facts_and_policies_show_source_date_and_validity(fonts: FontBook, target: Path) -> None:
    result = render_handbook(handbook(), target, fonts)
    text = "".join(measure.text_of(target, page) for page in range(result.pages))
    for expected in (
        "200.5",
        "区合作交流办　2022年",
        "东丽政发〔2022〕8号",
        "2022年1月至2025年12月",
        "免申即享",
        "长期",
    ):
        assert expected in text


def test_the_visitors_edition_names_the_company(fonts: FontBook, target: Path) -> None:
    render_handbook(handbook("国能智深控制技术有限公司"), target, fonts)
    assert "国能智深控制技术有限公司" in measure.text_of(target, 0)
    render_handbook(handbook(), target, fonts)
    assert "谨呈" not in measure.text_of(target, 0)


def test_a_picture_lost_or_damaged_leaves_a_placeholder(fonts: FontBook, target: Path) -> None:
    data = handbook()
    damaged = replace(data, pictures={"park.png": data.pictures["park.png"][:200]})
    render_handbook(damaged, target, fonts)
    text = "".join(measure.text_of(target, page) for page in range(measure.page_count(target)))
    assert text.count("图片无法显示") == 12
    assert "park.png" in text
    with pdfplumber.open(target) as pdf:
        assert not any(page.images for page in pdf.pages)


def test_pictures_fit_and_have_captions(fonts: FontBook, target: Path) -> None:
    render_handbook(replace(handbook(), cover_picture="park.png"), target, fonts)
    with pdfplumber.open(target) as pdf:
        assert pdf.pages[0].images
        for page in pdf.pages[2:]:
            for image in page.images:
                assert image["x0"] >= brochure.LEFT - 0.1
                assert image["x1"] <= brochure.RIGHT + 0.1
                assert "华明高新区全景" in page.extract_text()


@pytest.mark.parametrize("damaged", [False, True])
def test_a_long_caption_is_wrapped_below_its_picture(fonts: FontBook, target: Path, damaged: bool) -> None:
    caption = ("华明高新技术产业区标准厂房一期工程全景，左侧为研发楼，右侧为人才公寓，" * 4)[:120]
    data = handbook()
    picture = data.pictures["park.png"]
    text = f"正文。\n\n![{caption}](park.png)\n\n后文。"
    chapters = (replace(data.chapters[0], text=text, facts=(), policies=(), sections=()),)
    pictures = {"park.png": picture[:200] if damaged else picture}
    render_handbook(replace(data, chapters=chapters, pictures=pictures), target, fonts)
    lines = [line for line in measure.lines(target, 1) if line[0].baseline < brochure.BOTTOM]
    small = [line for line in lines if line[0].size == pytest.approx(brochure.CAPTION, abs=0.1)]
    assert "".join(char.text for line in small for char in line) == caption
    assert len(small) == 3
    for line in small:
        middle = (line[0].x + line[-1].x + line[-1].size) / 2
        assert line[0].box[0] >= brochure.LEFT and middle == pytest.approx((brochure.LEFT + brochure.RIGHT) / 2, abs=6)


def test_the_same_handbook_gives_the_same_bytes(fonts: FontBook, target: Path) -> None:
    first = render_handbook(handbook(), target, fonts)
    assert render_handbook(handbook(), target, fonts).sha256 == first.sha256


def test_contacts_stand_on_the_back(fonts: FontBook, target: Path) -> None:
    result = render_handbook(handbook(), target, fonts)
    text = measure.text_of(target, result.pages - 1)
    assert "022-84375000" in text
    assert "先锋东路6号" in text


def test_a_booklet_folds_in_order(fonts: FontBook, target: Path) -> None:
    pages = render_handbook(handbook(), target, fonts).pages
    result = render_handbook(handbook(), target, fonts, booklet=True)
    assert result.pages == -(-pages // 4) * 2
    with pdfplumber.open(target) as pdf:
        assert pdf.pages[0].width == pytest.approx(PAGE_HEIGHT)
        assert pdf.pages[0].height == pytest.approx(PAGE_WIDTH)
    cover = measure.text_of(target, 0)
    assert "联系我们" in cover
    assert "东丽区招商手册" in cover


@pytest.mark.parametrize(
    ("count", "sides"),
    [(4, [(4, 1), (2, 3)]), (6, [(6, 1), (2, 0), (0, 3), (4, 5)]), (8, [(8, 1), (2, 7), (6, 3), (4, 5)])],
)
def test_imposition(count: int, sides: list[tuple[int, int]]) -> None:
    assert imposition(count) == sides


def test_long_contents_go_on_on_a_second_page(fonts: FontBook, target: Path) -> None:
    chapters = tuple(Chapter(f"第{n}章内容", "", "正文。") for n in range(1, 31))
    render_handbook(replace(handbook(), chapters=chapters), target, fonts)
    assert "第1章内容" in measure.text_of(target, 1)
    assert "第30章内容" in measure.text_of(target, 2)
    assert "正文" in measure.text_of(target, 3)


def test_a_single_chapter_has_no_list_of_contents(fonts: FontBook, target: Path) -> None:
    data = handbook()
    alone = replace(data, chapters=(Chapter("企业设立流程", "", "正文。"),))
    assert render_handbook(alone, target, fonts).pages == 4
    assert "目录" not in "".join(measure.text_of(target, page) for page in range(4))
    assert said(measure.lines(target, 1)[-1]) == "2"
    assert "目录" in text_with(data, data.chapters[:1], target, fonts)  # it has sections


def text_with(data: HandbookData, chapters: tuple[Chapter, ...], target: Path, fonts: FontBook) -> str:
    render_handbook(replace(data, chapters=chapters), target, fonts)
    return measure.text_of(target, 1)


@pytest.mark.parametrize("chapters", [1, 2, 3, 4])
def test_the_back_cover_is_the_back_of_a_leaf(fonts: FontBook, target: Path, chapters: int) -> None:
    many = tuple(Chapter(f"第{n}章", "", "正文。") for n in range(1, chapters + 1))
    pages = render_handbook(replace(handbook(), chapters=many), target, fonts).pages
    assert pages % 2 == 0 and "联系我们" in measure.text_of(target, pages - 1)
    before = measure.text_of(target, pages - 2)
    noted = bool((chapters + (chapters > 1)) % 2)
    assert ("记事" in before, "正文" in before) == (noted, not noted)
    assert str(pages - 1) in before


def test_a_heading_is_not_left_at_the_foot(fonts: FontBook, target: Path) -> None:
    text = "".join(f"正文第{n}段。\n\n" for n in range(1, 60)) + "### 小标题\n\n跟随的文字。\n"
    render_handbook(replace(handbook(), chapters=(Chapter("章", "", text + TEXT),)), target, fonts)
    for page in range(measure.page_count(target)):
        if "小标题" in measure.text_of(target, page):
            assert "跟随的文字" in measure.text_of(target, page)


def test_progress_and_cancel(fonts: FontBook, target: Path) -> None:
    seen: list[int] = []
    result = render_handbook(handbook(), target, fonts, progress=lambda done, _pages: seen.append(done))
    assert seen == list(range(1, result.pages + 1))
    target.unlink()
    with pytest.raises(Cancelled):
        render_handbook(handbook(), target, fonts, cancelled=lambda: True)
    assert not target.exists()


def test_a_long_title_goes_on_two_lines_and_stays_large(fonts: FontBook, target: Path) -> None:
    title = "营商环境与要素保障（含水电气热及用工、金融、物流等各项成本的详细说明）"
    render_handbook(replace(handbook(), chapters=(Chapter(title, "Costs", "正文。"),)), target, fonts)
    found = [line for line in measure.lines(target, 1) if len(line) > 5 and line[0].text in title]
    assert "".join(char.text for line in found for char in line) == title
    assert len(found) == 2
    assert all(char.box[2] <= brochure.RIGHT - 60 for line in found for char in line)
    assert min(char.size for line in found for char in line) > 18


def test_a_single_fact_is_as_wide_as_one_of_a_pair(fonts: FontBook, target: Path) -> None:
    fact = FactBox("企业设立办理时限", "1", "个工作日", "政务服务事项清单（示例）", "有效至2029年12月")

    def box(*facts: FactBox) -> float:
        data = handbook()
        render_handbook(replace(data, chapters=(replace(data.chapters[0], facts=facts),)), target, fonts)
        with pdfplumber.open(target) as pdf:
            shapes = [*pdf.pages[2].rects, *pdf.pages[2].curves]
            return float(max(shape["width"] for shape in shapes if 150 < shape["width"] < 400))

    assert box(fact) == pytest.approx(box(fact, fact))


def test_a_percent_sign_stands_right_behind_its_figure(fonts: FontBook, target: Path) -> None:
    def gap(unit: str) -> float:
        figure, *_ = set_lines(fonts, target, "", FactBox("占比", "31.5", unit))
        return figure[4].x - figure[3].x

    assert gap("家") - gap("%") > 2


def test_small_print_can_be_read_on_the_half_sheets_of_a_booklet(fonts: FontBook, target: Path) -> None:
    fact = FactBox("面积", "477", "平方公里", "区情资料，2021年末")
    policy = PolicyCard("办法", "政发〔2021〕12号", "区级", "长期有效", "给予扶持。")
    chapter = Chapter("章", "Chapter", "正文。", (fact,), (policy,))
    render_handbook(replace(handbook(), chapters=(chapter,)), target, fonts)
    sizes = {char.text: char.size * FOLDED for line in measure.lines(target, 1) for char in line}
    assert min(sizes.values()) >= 7
    assert sizes["正"] >= 9 and sizes["扶"] >= 9


def test_policies_that_would_begin_a_page_of_their_own_take_their_heading_along(fonts: FontBook, target: Path) -> None:
    policy = PolicyCard("办法", "政发〔2021〕12号", "区级", "长期有效", "给予扶持。")
    chapter = Chapter("章", "", "正文。\n\n" * 16, (), (policy,) * 4)
    render_handbook(replace(handbook(), chapters=(chapter,)), target, fonts)
    assert "适用政策" not in measure.text_of(target, 1)
    assert measure.text_of(target, 2).count("给予扶持") == 4


def test_a_chapter_leads_to_the_policies_that_stand_in_another(fonts: FontBook, target: Path) -> None:
    chapters = (Chapter("扶持", "", "正文。", elsewhere="适用政策"), Chapter("园区", "", "正文。"), Chapter("适用政策"))
    render_handbook(replace(handbook(), chapters=chapters), target, fonts)
    assert "适用政策见第3章（第5页）。" in measure.text_of(target, 2)
    assert "见第" not in measure.text_of(target, 3)


def set_lines(fonts: FontBook, target: Path, text: str, *facts: FactBox) -> list[list[measure.Char]]:
    """The lines below the band of a chapter that has this text and these facts."""
    render_handbook(replace(handbook(), chapters=(Chapter("章", "", text, facts),)), target, fonts)
    return [line for line in measure.lines(target, 1) if OPENER_HEIGHT < line[0].baseline < PAGE_HEIGHT - 60]


def said(line: list[measure.Char]) -> str:
    return "".join(char.text for char in line)


def test_numbers_of_points_end_in_line_and_never_touch_their_text(fonts: FontBook, target: Path) -> None:
    lines = set_lines(fonts, target, "".join(f"{n}. 点\n" for n in range(98, 102)))
    assert [said(line) for line in lines] == [f"{n}.点" for n in range(98, 102)]
    ends, begins = [line[-2].box[2] for line in lines], [line[-1].x for line in lines]
    assert max(ends) - min(ends) < 0.01 and max(begins) - min(begins) < 0.01
    assert begins[0] - ends[0] > 3
    assert min(char.box[0] for line in lines for char in line) >= brochure.LEFT - 3


def test_points_of_a_quotation_stand_at_its_bar(fonts: FontBook, target: Path) -> None:
    plain, quoted, last = set_lines(fonts, target, "- 平常\n\n> 引文\n>\n> - 引用\n")
    assert last[0].x > plain[0].x + 10
    with pdfplumber.open(target) as pdf:
        bars = [shape for shape in pdf.pages[1].rects if shape["width"] == pytest.approx(2.5)]
    assert all(bar["top"] < line[0].baseline < bar["bottom"] for bar, line in zip(bars, (quoted, last), strict=True))
    assert bars[0]["bottom"] == pytest.approx(bars[1]["top"])  # one bar, without a gap between paragraph and point


def test_no_character_stands_alone_on_a_last_line(fonts: FontBook, target: Path) -> None:
    for count in range(36, 46):
        lines = set_lines(fonts, target, "招" * count + "。")
        assert len(lines) == 1 or len(lines[-1]) >= 3
        assert all(line[-1].box[2] == pytest.approx(brochure.RIGHT, abs=1.5) for line in lines[:-1])


def test_a_long_figure_stays_large_and_its_unit_goes_to_the_name(fonts: FontBook, target: Path) -> None:
    long = FactBox("参考租金", "1,234,567.89", "元/平方米·天")
    lines = set_lines(fonts, target, "", FactBox("面积", "477", "平方公里"), long, FactBox("街道", "11", "个"))
    figures, *names = lines
    assert said(figures) == "477平方公里1,234,567.8911个"
    assert [said(line) for line in names] == ["面积参考租金（元/平方街道", "米·天）"]
    assert min(char.size for char in figures if char.text in "0123456789") > 14


def test_whatever_is_too_long_is_wrapped_or_cut_and_never_printed_over_something(fonts: FontBook, target: Path) -> None:
    long = "高端装备制造与新一代信息技术融合发展示范基地" * 18
    chapters = (
        Chapter(long, "A long title " * 20, "正文。", (), (), (Chapter(long, "", "正文。"),)),
        Chapter("短", "", ""),
    )
    contacts = (("地址", long), ("电话", "022-84375000"))
    data = replace(handbook(), title=long[:70], office=long[:70], visitor=long, contacts=contacts, chapters=chapters)
    result = render_handbook(data, target, fonts)
    for page in range(result.pages):
        chars = [char for char in measure.characters(target, page) if char.text.strip()]
        assert all(char.box[0] > brochure.LEFT - 4 and char.box[2] < brochure.RIGHT + 4 for char in chars)
        assert min(char.size for char in chars) > 6
        large = [char for char in chars if char.size < 80]  # the number of the chapter is a ground for its title
        for one, other in itertools.combinations(large, 2):
            across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
            down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
            assert across < 2 or down < 2, (page, one.text, other.text)
