"""Input beyond all reason: a sensible page or a plain sentence, never an overprint or a traceback."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import docx
import pytest

from desktop_app.documents import fortnightly, grid, monthly, notice, review_papers, review_press
from desktop_app.documents.annex_workbook import write_workbook
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Align,
    Annex,
    Banner,
    Block,
    ChartKind,
    Colophon,
    Column,
    Document,
    Figure,
    Labelled,
    Masthead,
    RedHeader,
    Series,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Press
from desktop_app.documents.templates import Template, check, load_template
from desktop_app.documents.word.render import render_docx
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from tests.unit.documents import measure, readback
from tests.unit.documents.review_samples import empty_meeting
from tests.unit.documents.samples import DAY, document, long_text, monthly_data
from tests.unit.documents.test_fortnightly import data as fortnightly_data
from tests.unit.documents.test_notice import data as notice_data

SHIPPED = resources_folder() / "report_templates"
LONG = ("关于全区招商引资工作完成情况和下一步安排的通报" * 18)[:400]
TABLE = Table(
    (Column("序号", 0.5), Column("内容" * 10, 4.0), Column("数", 1.0, Align.RIGHT)),
    (("1", "很长" * 1000, "1"), ("2", "短", "12345678901234567890.12"), ("3", "W" * 300, "—")),
    caption="标题" * 60,
    unit="亿元",
    note="注" * 400,
)
CASES: dict[str, tuple[Block, ...]] = {
    "bulletin": (
        Masthead("招商引资双周专报" * 6, "第1期", "东丽区合作交流办公室" * 6, DAY, "总第1期", "内部资料", "0001"),
        Title(LONG),
        *long_text(1),
        Signature("办" * 60, DAY),
        Colophon((("报", "领导" * 100),), "办" * 50, DAY, 9),
    ),
    "official": (RedHeader("东丽区合作交流办公室文件" * 5, "合作交流办〔2022〕3号" * 4), Title(LONG), *long_text(1)),
    "table": (TABLE, text_paragraph("后文。"), Labelled("出" * 40, "甲" * 100), Banner("红" * 60, 0xC62828)),
    "titles": (
        Figure(ChartKind.BAR, LONG, ("甲", "乙"), (Series("数", (Fraction(1), Fraction(2))),), "个"),
        replace(TABLE, caption=LONG, rows=TABLE.rows[1:2], unit="", note=""),
        Annex(1, "各单位主要指标完成情况表" * 8),
        replace(TABLE, rows=TABLE.rows[1:2] * 40, landscape=True),
    ),
}


@pytest.mark.parametrize("name", list(CASES))
def test_nothing_leaves_the_text_area_or_prints_over_another(name: str, fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    pages = render_pdf(document(*CASES[name]), path, fonts).pages
    for page in range(pages):
        for line in measure.lines(path, page):
            if line[0].baseline > grid.BOTTOM + 2:
                continue  # the page number
            assert line[0].box[0] >= grid.LEFT - 2 and line[-1].box[2] <= grid.RIGHT + 2, measure.text_of(path, page)
            for before, after in itertools.pairwise(line):
                assert after.x - before.x > 0.25 * before.size, (before, after)


def test_every_title_of_a_chart_and_a_table_is_printed_whole_and_readable(fonts: FontBook, tmp_path: Path) -> None:
    pages = render_pdf(document(*CASES["titles"]), tmp_path / "a.pdf", fonts).pages
    said = "".join(measure.text_of(tmp_path / "a.pdf", page) for page in range(pages))
    assert readback.squeezed(said).count(LONG) == 2
    turned = [char for char in measure.characters(tmp_path / "a.pdf", 2) if char.text in "各单位主要指标完成情况表"]
    assert len(turned) >= 96 and min(char.size for char in turned) >= 8


def test_a_title_longer_than_a_page_begins_below_the_head(fonts: FontBook, tmp_path: Path) -> None:
    render_pdf(document(*CASES["bulletin"]), tmp_path / "a.pdf", fonts)
    assert "关于全区招商引资" in measure.text_of(tmp_path / "a.pdf", 0)


@pytest.mark.parametrize("name", list(CASES))
def test_word_holds_all_of_it(name: str, fonts: FontBook, tmp_path: Path) -> None:
    render_docx(document(*CASES[name]), tmp_path / "a.docx", fonts)
    said = readback.word_text(tmp_path / "a.docx")
    assert (LONG in said) is (name != "table")
    assert ("很长" * 1000 in said) is (name == "table")


def test_a_table_whose_rows_are_higher_than_a_page_begins_below_its_caption(fonts: FontBook, tmp_path: Path) -> None:
    render_pdf(document(TABLE), tmp_path / "a.pdf", fonts)
    first = measure.text_of(tmp_path / "a.pdf", 0)
    assert "标题" in first and "很长很长" in first


def test_the_workbook_keeps_a_cell_of_2000_characters(tmp_path: Path) -> None:
    write_workbook(document(TABLE), tmp_path / "a.xlsx")
    (rows,) = readback.workbook_tables(tmp_path / "a.xlsx")
    assert rows == readback.expected(TABLE)


def test_a_unit_without_a_target_and_without_figures_is_printed(fonts: FontBook, tmp_path: Path) -> None:
    data = monthly_data(10)
    bare = replace(data, units=tuple(replace(row, values=(None,) * 6) for row in data.units))
    made = monthly.build(bare, load_template(monthly.TEMPLATE, [SHIPPED]))
    assert render_pdf(made, tmp_path / "a.pdf", fonts).missing_characters == ()


def test_a_character_no_face_has_is_told_and_marked(fonts: FontBook, tmp_path: Path) -> None:
    data = replace(fortnightly_data(), office="办\ue123公室")
    made = fortnightly.build(data, load_template(fortnightly.TEMPLATE, [SHIPPED]))
    assert render_pdf(made, tmp_path / "a.pdf", fonts).missing_characters == ("\ue123",)
    assert "办〓公室" in measure.text_of(tmp_path / "a.pdf", 0)


@pytest.mark.parametrize("name", [fortnightly.TEMPLATE, notice.TEMPLATE, review_papers.TEMPLATE])
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("{nichts}", "nothing called “nichts”"),
        ("{", "a brace is missing"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_file_and_line(tmp_path: Path, name: str, wrong: str, said: str) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    part = "[agenda]" if name == review_papers.TEMPLATE else "[opening]"
    (tmp_path / name).write_text(text.replace(part, f"{part}\n{wrong}"), encoding="utf-8")
    line = text.split(part)[0].count("\n") + 2
    template = Press(resources_folder(), tmp_path).template(name)
    with pytest.raises(UserError, match=rf"{name}, line {line}: .*{said}"):
        _build(name, template)


@pytest.mark.parametrize("name", [fortnightly.TEMPLATE, notice.TEMPLATE, review_papers.TEMPLATE])
def test_a_part_that_is_missing_is_told(tmp_path: Path, name: str) -> None:
    first = next(line for line in (SHIPPED / name).read_text(encoding="utf-8").splitlines() if line.startswith("["))
    with pytest.raises(UserError, match=r"the part \[\w+\] is missing"):
        _build(name, check(f"{first}\n", tmp_path / name, tmp_path / name))


@pytest.mark.parametrize(
    ("name", "line", "wrong"),
    [
        (fortnightly.TEMPLATE, "figures = 本期主要情况", "figurs"),
        (fortnightly.TEMPLATE, "copies = 90", "份数"),
        (notice.TEMPLATE, "projects = 落地项目名单", "project"),
        (notice.TEMPLATE, "phone =", "telephone"),
        (review_papers.TEMPLATE, "agenda = 会议议程", "议程"),
    ],
)
def test_a_key_that_is_misspelt_is_told_with_those_there_are(tmp_path: Path, name: str, line: str, wrong: str) -> None:
    text = (SHIPPED / name).read_text(encoding="utf-8")
    key, _sign, value = line.partition("=")
    (tmp_path / name).write_text(text.replace(line, f"{wrong} ={value}"), encoding="utf-8")
    number = text.split(line)[0].count("\n") + 1
    template = Press(resources_folder(), tmp_path).template(name)
    with pytest.raises(UserError) as told:
        _build(name, template)
    assert (told.value.values["line"], told.value.values["key"]) == (number, wrong)
    assert key.strip() in str(told.value.values["known"]).split("、")


def test_a_number_of_copies_that_is_none_is_told_and_may_be_left_out(tmp_path: Path) -> None:
    text = (SHIPPED / fortnightly.TEMPLATE).read_text(encoding="utf-8")
    press = Press(resources_folder(), tmp_path)
    (tmp_path / fortnightly.TEMPLATE).write_text(text.replace("copies = 90", "copies = 三十"), encoding="utf-8")
    with pytest.raises(UserError, match="a number from 1 to 99999 is expected"):
        _build(fortnightly.TEMPLATE, press.template(fortnightly.TEMPLATE))
    (tmp_path / fortnightly.TEMPLATE).write_text(text.replace("copies = 90", "copies ="), encoding="utf-8")
    made = fortnightly.build(fortnightly_data(), press.template(fortnightly.TEMPLATE))
    assert isinstance(made.blocks[-1], Colophon) and made.blocks[-1].copies == 0


def _build(name: str, template: Template) -> None:
    if name == fortnightly.TEMPLATE:
        fortnightly.build(fortnightly_data(), template)
    elif name == notice.TEMPLATE:
        notice.build(notice_data(), template)
    else:
        review_papers.agenda(empty_meeting(), template)
        review_press.documents(empty_meeting(), template)


def test_a_title_longer_than_a_word_file_may_name_is_cut_in_its_properties_only(
    fonts: FontBook, tmp_path: Path
) -> None:
    made = replace(document(Title(LONG), *long_text(1)), title=LONG, author="办" * 300, subject=LONG)
    render_docx(made, tmp_path / "long.docx", fonts)
    about = docx.Document(str(tmp_path / "long.docx")).core_properties
    assert (about.title, len(about.author), about.last_modified_by) == (LONG[:255], 255, "办" * 255)
    assert LONG in readback.word_text(tmp_path / "long.docx").replace("\n", "")


@pytest.mark.parametrize("write", [render_pdf, render_docx])
def test_a_foot_longer_than_a_page_is_told(write: Callable[..., object], fonts: FontBook, tmp_path: Path) -> None:
    """It cannot be parted: all seventy offices by name where the standard has groups."""
    text = "、".join(f"第{number}街道办事处" for number in range(100))
    blocks = (text_paragraph("正文。" * 30), Colophon((("报", "区委"), ("送", text)), "办公室", DAY, 80))
    with pytest.raises(UserError, match=rf"“送” at the foot has {len(text)} characters: it does not fit on a page"):
        write(Document("题", "办公室", DAY, blocks), tmp_path / "foot", fonts)
    assert list(tmp_path.iterdir()) == []
