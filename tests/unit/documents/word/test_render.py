"""Word files as Word reads them: the page, the styles, the sections, the order that the schema demands."""

import hashlib
import re
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree

from desktop_app.documents import grid, monthly
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    ChartKind,
    Colophon,
    Column,
    Figure,
    Heading,
    Labelled,
    LetterHeader,
    Listing,
    PageBreak,
    RedHeader,
    Series,
    Signature,
    Spacer,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.templates import load_template
from desktop_app.documents.word.render import render_docx
from desktop_app.documents.word.xml import NAMESPACE
from desktop_app.errors import Cancelled, EnvironmentProblem
from desktop_app.paths import resources_folder
from tests.helpers.office_program import needs_office_program, pages_of
from tests.unit.documents import measure, readback
from tests.unit.documents.samples import DAY, MASTHEAD, document, long_text, monthly_data

W = f"{{{NAMESPACE}}}"
MM = 36_000
COLUMNS = (Column("序号", 0.5), Column("事项", 4.0))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "通报.docx"


def made(fonts: FontBook, target: Path, *blocks: Block) -> Any:
    render_docx(document(*blocks), target, fonts)
    return docx.Document(str(target))


def part(path: Path, name: str) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def test_the_page_is_that_of_the_standard(fonts: FontBook, target: Path) -> None:
    (section,) = made(fonts, target, *long_text(1)).sections
    assert section.page_width / MM == pytest.approx(210, abs=0.1)
    assert section.page_height / MM == pytest.approx(297, abs=0.1)
    assert section.top_margin / MM == pytest.approx(37, abs=0.1)
    assert section.left_margin / MM == pytest.approx(28, abs=0.1)
    assert (section.page_width - section.left_margin - section.right_margin) / MM == pytest.approx(156, abs=0.3)
    assert (section.page_height - section.top_margin - section.bottom_margin) / MM == pytest.approx(225, abs=0.1)


def test_22_lines_and_28_characters_fit(fonts: FontBook, target: Path) -> None:
    styles = made(fonts, target, *long_text(1)).styles
    body = styles["Normal"].element
    line = int(body.pPr.find(f"{W}spacing").get(f"{W}line")) / 20
    squeeze = int(body.rPr.find(f"{W}spacing").get(f"{W}val")) / 20
    assert 22 * line <= grid.HEIGHT < 22.1 * line
    assert 28 * (16 + squeeze) <= grid.WIDTH + 0.5


def test_styles_have_the_faces_by_their_windows_names(fonts: FontBook, target: Path) -> None:
    styles = made(fonts, target, *long_text(1)).styles
    faces = {
        name: styles[name].element.rPr.find(f"{W}rFonts").get(f"{W}eastAsia")
        for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "footer")
    }
    assert faces == {
        "Normal": "仿宋", "Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体", "Heading 3": "仿宋",
        "footer": "宋体",
    }  # fmt: skip
    table = part(target, "word/fontTable.xml")
    assert {font.get(f"{W}name") for font in table} == {"仿宋", "方正小标宋简体", "黑体", "楷体", "宋体"}
    assert "宋体" in table.find(f"{W}font/{W}altName").get(f"{W}val")


def test_page_numbers_stand_outside(fonts: FontBook, target: Path) -> None:
    opened = made(fonts, target, *long_text(1))
    assert opened.settings.odd_and_even_pages_header_footer
    odd, even = opened.sections[0].footer.paragraphs[0], opened.sections[0].even_page_footer.paragraphs[0]
    assert (odd.text, even.text) == ("— 1 —", "— 1 —")
    assert (str(odd.alignment), str(even.alignment)) == ("RIGHT (2)", "LEFT (0)")
    assert "PAGE" in etree.tostring(odd._p, encoding="unicode")


def test_landscape_tables_are_sections_of_their_own(fonts: FontBook, target: Path) -> None:
    table = Table(COLUMNS, (("1", "甲"),), landscape=True)
    opened = made(
        fonts, target, text_paragraph("正文。"), Annex(1, "清单"), table, Annex(2, "口径"), text_paragraph("口径。")
    )
    assert [section.orientation for section in opened.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT
    ]  # fmt: skip
    turned = opened.sections[1]
    assert turned.top_margin / MM == pytest.approx(28, abs=0.1)  # the head is at the binding edge
    assert turned.left_margin / MM == pytest.approx(35, abs=0.1)
    for footer, align in ((turned.footer, "right"), (turned.even_page_footer, "left")):
        xml = etree.tostring(footer._element, encoding="unicode")
        assert 'vert="vert"' in xml and "PAGE" in xml and f'w:jc w:val="{align}"' in xml
        left, top = (int(offset) / MM for offset in re.findall(r"posOffset>(\d+)<", xml))
        assert left == pytest.approx(28 - 3.5, abs=0.1)  # its middle 7 mm beyond the text area
        assert top == pytest.approx(28, abs=0.1)


ORDER = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd",
        "tabs", "kinsoku", "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind",
        "jc", "textDirection", "outlineLvl", "rPr", "sectPr",
    ),
    "rPr": ("rFonts", "b", "i", "color", "spacing", "w", "kern", "position", "sz", "szCs", "lang"),
    "trPr": ("cantSplit", "trHeight", "tblHeader"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "vAlign"),
    "tblPr": ("tblStyle", "tblpPr", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar"),
    "sectPr": ("footerReference", "type", "pgSz", "pgMar", "cols", "docGrid"),
    "style": (
        "name", "basedOn", "next", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat", "pPr", "rPr", "tblPr",
    ),
}  # fmt: skip
"""The order of elements that ECMA-376 demands; Word asks to repair a file that does not keep it."""


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_elements_stand_in_the_order_of_the_schema(fonts: FontBook, target: Path, name: str) -> None:
    template = load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])
    render_docx(monthly.build(monthly_data(), template), target, fonts)
    checked = 0
    for parent in part(target, name).iter():
        wanted = ORDER.get(etree.QName(parent).localname)
        if wanted is None or etree.QName(parent).namespace != NAMESPACE:
            continue
        names = [etree.QName(child).localname for child in parent]
        assert set(names) <= set(wanted), (parent.tag, names)
        assert names == sorted(names, key=wanted.index), (parent.tag, names)
        checked += 1
    assert checked > 20


def test_every_part_that_is_named_is_there_and_every_style_defined(fonts: FontBook, target: Path) -> None:
    head = replace(MASTHEAD, name="“招商”双周专报")
    made(fonts, target, head, Title("通报"), *long_text(1), Colophon((("报", "区委"),), "办", DAY, 9))
    with zipfile.ZipFile(target) as archive:
        names = set(archive.namelist())
        types = archive.read("[Content_Types].xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
        used = set(re.findall(r'<w:pStyle w:val="([^"]+)"', archive.read("word/document.xml").decode()))
        defined = set(re.findall(r'w:styleId="([^"]+)"', archive.read("word/styles.xml").decode()))
    assert {f"/{name}" for name in names} >= set(re.findall(r'PartName="([^"]+)"', types))
    assert {f"word/{target}" for target in re.findall(r'Target="([^"./][^"]*)"', relations)} <= names
    assert used <= defined
    for run in part(target, "word/document.xml").iter(f"{W}r"):
        assert [child.tag for child in run].count(f"{W}rPr") <= 1
    assert not any(re.search("customXml|thumbnail|numbering", name) for name in names)


def test_red_heads_and_foot_are_there(fonts: FontBook, target: Path) -> None:
    head = RedHeader("东丽区合作交流办公室文件", "合作交流办〔2022〕3号", "000001", "秘密", "特急")
    colophon = Colophon((("抄送", "各街道"),), "区合作交流办", DAY, 80)
    blocks = (head, Title("关于印发计划的通知"), Addressee("各单位"), *long_text(1), Signature("合作办", DAY), colophon)
    opened = made(fonts, target, *blocks)
    said = [paragraph.text for paragraph in opened.paragraphs if paragraph.text]
    assert said[:6] == ["000001", "秘密", "特急", head.agency, head.number, "关于印发计划的通知"]
    assert "各单位：" in said and said[-2:] == ["合作办", "2022年12月31日"]
    foot = [cell.text for row in opened.tables[-1].rows for cell in row.cells]
    assert foot == ["抄送：各街道。", "区合作交流办\t2022年12月31日印发　共印80份"]
    place = opened.tables[-1]._tbl.tblPr.find(f"{W}tblpPr")
    assert (place.get(f"{W}vertAnchor"), place.get(f"{W}tblpYSpec")) == ("margin", "bottom")
    assert int(place.get(f"{W}tblpX")) / 20 == pytest.approx(grid.LEFT, abs=0.05)


def test_the_first_page_of_a_letter_is_unlike_the_others(fonts: FontBook, target: Path) -> None:
    head = LetterHeader("东丽区合作交流办公室", "合作交流函〔2022〕3号", "000001", "秘密")
    foot = Colophon((("抄送", "各街道"),), "", ruled=False)
    opened = made(fonts, target, head, Title("关于办理事项的函"), *long_text(1), foot)
    section = opened.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == head.agency
    assert section.first_page_footer.paragraphs[0].text == ""
    rules = [
        round(int(place.text) / 36_000, 1)
        for part_ in (section.first_page_header, section.first_page_footer)
        for place in part_._element.iter("{*}posOffset")
    ]
    assert rules[::2] == [20.0] * 4 and rules[5] == 277.0
    said = [paragraph.text for paragraph in opened.paragraphs if paragraph.text]
    assert said[:3] == [f"000001\t{head.number}", "秘密", "关于办理事项的函"]
    (row,) = opened.tables[-1].rows
    assert row.cells[0].text == "抄送：各街道。"
    assert {border.get(f"{W}val") for border in row._tr.iter(f"{W}top", f"{W}bottom")} == {"nil"}


def test_all_other_blocks(fonts: FontBook, target: Path) -> None:
    figure = Figure(ChartKind.BAR, "分月情况", ("1月", "2月"), (Series("本年", (Fraction(1), None)),), "亿元")
    opened = made(
        fonts, target, Heading(3, "1. 完成"), Listing(("甲", "乙")), Spacer(2), PageBreak(),
        Labelled("出席", "王某、李某"), figure,
    )  # fmt: skip
    assert [one.text for one in opened.paragraphs if one.text] == ["1. 完成", "1. 甲", "2. 乙", "出席：王某、李某"]
    (shape,) = opened.inline_shapes
    assert shape._inline.docPr.get("descr") == "分月情况（亿元）。本年：1月 1，2月 —。"
    assert shape.width / MM == pytest.approx(156, abs=0.5)


def test_the_same_input_gives_the_same_bytes(fonts: FontBook, font_folder: Path, tmp_path: Path) -> None:
    digests = set()
    for number, book in enumerate((fonts, FontBook(font_folder))):
        render_docx(document(MASTHEAD, *long_text(1)), tmp_path / f"{number}.docx", book)
        digests.add(hashlib.sha256((tmp_path / f"{number}.docx").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_what_xml_cannot_hold_is_left_out_and_what_no_font_has_is_told(fonts: FontBook, target: Path) -> None:
    missing = render_docx(document(text_paragraph("甲\x00\x0b乙<&>\ud800丙\ue123"), Title("通\ue124报")), target, fonts)
    assert readback.word_text(target) == "甲乙<&>丙\ue123通\ue124报"
    assert missing == ("\ue123", "\ue124")


def test_cancelled_and_refused_leave_nothing(fonts: FontBook, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        render_docx(document(*long_text(1)), tmp_path / "a.docx", fonts, cancelled=lambda: True)
    (tmp_path / "taken").mkdir()
    with pytest.raises(EnvironmentProblem, match="could not be written"):
        render_docx(document(*long_text(1)), tmp_path / "taken", fonts)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@needs_office_program
@pytest.mark.parametrize("units", [70, 76])
def test_an_office_program_opens_it_and_breaks_pages_alike(fonts: FontBook, tmp_path: Path, units: int) -> None:
    template = load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])
    pages, printed_file = pages_of(monthly.build(monthly_data(units), template), fonts, tmp_path)
    count = measure.page_count(printed_file)
    assert abs(count - pages) <= 1
    *_body, printed, _number = measure.lines(printed_file, count - 1)
    assert "".join(char.text for char in printed).endswith("份")  # the colophon
    assert grid.BOTTOM - 25 < printed[0].baseline < grid.BOTTOM


@needs_office_program
def test_an_office_program_fills_a_page_as_it_is_filled_on_paper(fonts: FontBook, tmp_path: Path) -> None:
    """A chart before its table, rows lower than they are, and a signature on a page whose lines stand closer."""
    columns = (Column("日期", 1.0), Column("事项", 3.0), Column("金额", 1.0))
    rows = tuple((f"{n}月{n + 10}日", f"国能智深项目{n}期到位{n}.5亿元", "0.35亿元") for n in range(1, 13))
    figure = Figure(ChartKind.BAR, "分月情况", ("1月",), (Series("本年", (Fraction(1),)),), "亿元", 7)
    lines = (text_paragraph("到位0.35亿元，完成全年目标200亿元的10.1%，快于序时进度2.5个百分点。" * 2),) * 3
    table = Table(columns, rows, "情况表")
    made = document(
        *lines, table, figure, Heading(1, "二、下一步工作"), *lines, *lines, table, *lines, Signature("办", DAY)
    )
    pages, printed = pages_of(made, fonts, tmp_path)
    assert measure.page_count(printed) == pages
    on_paper, in_word = (
        ["".join(measure.text_of(path, page).split()) for page in range(pages)]
        for path in (tmp_path / "paper.pdf", printed)
    )
    for word in ("情况表", "二、下一步工作", "2022年12月31日"):
        assert [word in page for page in in_word] == [word in page for page in on_paper]


@needs_office_program
def test_an_office_program_fills_a_line_as_it_is_filled_on_paper(fonts: FontBook, tmp_path: Path) -> None:
    """A line holds 28 characters there, not one less; what is divided on paper is divided there where it is."""
    columns = (Column("划分", 1.0, joined=True), Column("类别", 3.0))
    rows = tuple(("投资规模" if n < 4 else "来源地", f"第{n}类") for n in range(12))
    text = text_paragraph("进一步做好全区招商引资各项工作" * 9)
    made = document(*[text] * 3, Table(columns, rows, "结构表"), text)
    pages, printed = pages_of(made, fonts, tmp_path)
    assert measure.page_count(printed) == pages
    for page in range(pages):
        on_paper, in_word = (
            ["".join(char.text for char in line) for line in measure.lines(path, page)]
            for path in (tmp_path / "paper.pdf", printed)
        )
        assert in_word == on_paper


@needs_office_program
def test_a_title_of_many_lines_begins_below_its_head(fonts: FontBook, tmp_path: Path) -> None:
    made = document(MASTHEAD, Title("关于进一步做好招商引资工作的通知" * 25), *long_text(1))
    pages, printed = pages_of(made, fonts, tmp_path)
    assert abs(measure.page_count(printed) - pages) <= 1
    assert measure.text_of(printed, 0).count("招商引资工作") > 3


def test_what_stands_before_a_signature_stays_with_it(fonts: FontBook, target: Path) -> None:
    blocks = (text_paragraph("上文。"), text_paragraph("末段。"), AttachmentNote(("清单",)), Signature("办", DAY))
    opened = made(fonts, target, *blocks)
    kept = {paragraph.text: bool(paragraph.paragraph_format.keep_with_next) for paragraph in opened.paragraphs}
    assert kept["末段。"] and kept["附件：清单"] and kept["办"]
    assert not kept["上文。"] and not kept["2022年12月31日"]


def test_words_stay_with_the_table_that_they_announce_where_they_do_on_paper(fonts: FontBook, target: Path) -> None:
    table = Table((Column("序号", 1), Column("项目", 3)), (("1", "国能智深"),) * 11, "项目名单")
    words = (Heading(1, "二、名单"), text_paragraph("名单如下。"), table, text_paragraph("后文。"))
    for before, stays in ((17, True), (3, False)):
        opened = made(fonts, target, *[text_paragraph("上文。")] * before, *words)
        kept = {paragraph.text: bool(paragraph.paragraph_format.keep_with_next) for paragraph in opened.paragraphs}
        assert kept["名单如下。"] is stays and not kept["上文。"] and not kept["后文。"]


def test_a_chart_fills_the_width_of_the_text(fonts: FontBook, target: Path) -> None:
    chart = Figure(ChartKind.BAR, "到位额", ("1月",), (Series("金额", (Fraction(1),)),), "亿元", rows=6)
    (shape,) = made(fonts, target, chart).inline_shapes
    assert shape.width.pt == pytest.approx(grid.WIDTH, abs=0.1)
    assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_marks_stay_within_the_margins_and_at_their_side_of_a_line(fonts: FontBook, target: Path) -> None:
    normal = made(fonts, target, *long_text(1)).styles["Normal"].element.pPr
    assert {normal.find(f"{W}{name}").get(f"{W}val") for name in ("overflowPunct", "autoSpaceDE", "autoSpaceDN")} == {
        "0"
    }
    settings = part(target, "word/settings.xml")
    ends, begins = (settings.find(f"{W}noLineBreaks{side}") for side in ("After", "Before"))
    assert {ends.get(f"{W}lang"), begins.get(f"{W}lang")} == {"zh-CN"}
    assert set("“（《") <= set(ends.get(f"{W}val")) and set("，。、”）》…—") <= set(begins.get(f"{W}val"))


def test_a_file_says_what_made_it_and_nothing_of_another_program(fonts: FontBook, target: Path) -> None:
    made(fonts, target, *long_text(1))
    about = part(target, "docProps/app.xml")
    assert [(etree.QName(one).localname, one.text) for one in about] == [("Application", "招商通")]


def test_names_too_long_for_their_line_stand_on_two(fonts: FontBook, target: Path) -> None:
    def told(maker: str) -> list[tuple[str, float]]:
        colophon = Colophon((), maker, DAY, 9)
        opened = made(fonts, target, replace(MASTHEAD, maker=maker), *long_text(1), colophon)
        lines = [*opened.paragraphs, *opened.tables[-1].rows[0].cells[0].paragraphs]
        runs = [one for line in lines for one in line.runs if one.text.strip() and one.text.strip() in maker]
        return [(one.text, one.font.size.pt if one.font.size else 0.0) for one in runs]

    assert told("区合作交流办公室") == [("区合作交流办公室", 0.0)] * 2  # in the size of the style
    long = "天津市东丽区招商引资和合作交流工作领导小组办公室"
    assert told(long) == [(long[:13], 0.0), (long[13:], 0.0), (f"{long}\n", 0.0)]
    first, second, *_foot = told("办" * 90)
    assert first == second == ("办" * 45, 9.0)


def test_a_long_red_name_and_a_long_signer_stand_on_two_lines_as_on_paper(fonts: FontBook, target: Path) -> None:
    name, unit = (
        "全区招商引资和对外经济技术合作月度通报",
        "东丽区合作交流和招商引资工作领导小组办公室（区经济促进中心）",
    )
    opened = made(fonts, target, replace(MASTHEAD, name=name), *long_text(1), Signature(unit, DAY))
    (head,) = [one for one in opened.paragraphs if one.style.name == "红色标志"]
    assert head.text == "全区招商引资和对外\n经济技术合作月度通报"
    assert head.runs[0].font.size.pt >= 42
    signed = [one for one in opened.paragraphs if one.style.name == "署名"]
    assert "".join(one.text for one in signed) == f"{unit}{chinese_date(DAY)}" and len(signed) == 3
    assert all(one.paragraph_format.keep_with_next for one in signed[:2])


def test_a_document_without_blocks_is_an_empty_page(fonts: FontBook, target: Path) -> None:
    opened = made(fonts, target)
    assert len(opened.sections) == 1 and not readback.word_text(target)


@pytest.mark.parametrize(
    "last", [(), (PageBreak(),), (Annex(1, "清单"),), (Table(COLUMNS, (("1", "甲"),), landscape=True),)]
)
def test_no_page_is_left_empty(fonts: FontBook, target: Path, last: tuple[Block, ...]) -> None:
    made(fonts, target, text_paragraph("文。"), PageBreak(), *last)
    breaks = list(part(target, "word/document.xml").iter(f"{W}pageBreakBefore"))
    assert len(breaks) == (1 if last and isinstance(last[0], Annex) else 0)
