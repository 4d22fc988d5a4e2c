import hashlib
import itertools
import re
from fractions import Fraction
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from desktop_app.documents import grid
from desktop_app.documents.breaks import NO_END, NO_START
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    ChartKind,
    Colophon,
    Column,
    Face,
    Figure,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    RedHeader,
    Run,
    Series,
    Signature,
    Spacer,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.errors import Cancelled, EnvironmentProblem
from tests.unit.documents import measure
from tests.unit.documents.samples import DAY, MASTHEAD, document, long_text

MM = grid.MM
SQUEEZED = "，。、；：）》”’〕"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "通报.pdf"


def render(fonts: FontBook, target: Path, *blocks: Block) -> None:
    render_pdf(document(*blocks), target, fonts)


def body_lines(path: Path, page: int) -> list[list[measure.Char]]:
    """The lines of the text area, without the page number."""
    return [line for line in measure.lines(path, page) if line[0].baseline < grid.BOTTOM]


def text(line: list[measure.Char]) -> str:
    return "".join(char.text for char in line)


def test_full_pages_have_22_rows_on_the_grid(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(12))
    for page in range(measure.page_count(target) - 1):
        lines = body_lines(target, page)
        assert len(lines) == 22
        for row, line in enumerate(lines):
            assert line[0].baseline == pytest.approx(104.882 + 0.88 * 15.793 + 29.619 * row, abs=0.1)
            assert all(char.size == pytest.approx(15.793, abs=0.05) for char in line)


def test_right_edges_are_exact(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(12))
    for page in range(measure.page_count(target)):
        for line in body_lines(target, page):
            last = line[-1]
            edge = last.x + fonts.width(last.text, Face.FANGSONG) * grid.SIZE
            if edge < grid.RIGHT - 1 and last.text == "。":
                continue  # the last line of a paragraph
            if last.text in SQUEEZED and edge > grid.RIGHT + 0.05:
                assert edge <= grid.RIGHT + grid.SIZE / 2 + 0.05
                assert last.box[2] <= grid.RIGHT + 0.05
            else:
                assert edge == pytest.approx(grid.RIGHT, abs=0.05)


def test_no_line_starts_or_ends_with_a_forbidden_mark_or_splits_a_number(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(40))
    lines = [text(line) for page in range(measure.page_count(target)) for line in body_lines(target, page)]
    assert len(lines) > 200
    for before, after in itertools.pairwise(lines):
        assert after[0] not in NO_START or after.startswith(("——", "……"))
        assert before[-1] not in NO_END
        assert not (before[-1] in "0123456789.,-" and after[0] in "0123456789.,%-")
        assert not (before[-1] == "—" and after[0] == "—")


def test_text_stays_inside_the_text_area(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(5))
    for line in body_lines(target, 0):
        assert line[0].box[0] >= grid.LEFT - 0.1
        assert line[-1].box[2] <= grid.RIGHT + 0.1
        assert line[0].box[1] >= grid.TOP - 0.1
        assert line[0].box[3] <= grid.BOTTOM + 1  # a comma hangs a little below its em


def test_first_lines_are_indented_by_two_characters(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(1))
    first, second = body_lines(target, 0)[:2]
    assert first[0].x - grid.LEFT == pytest.approx(31.59, abs=0.3)
    assert second[0].x == pytest.approx(grid.LEFT, abs=0.3)


def test_page_numbers_stand_outside(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(12))
    for page in (0, 1):
        number = measure.lines(target, page)[-1]
        assert text(number) == f"—{page + 1}—"
        assert {char.size for char in number} == {14.0}
        assert number[0].box[1] - grid.BOTTOM == pytest.approx(7 * MM, abs=0.5 * MM)
    odd, even = measure.lines(target, 0)[-1], measure.lines(target, 1)[-1]
    assert odd[-1].x + 14 == pytest.approx(grid.RIGHT - 14, abs=0.5 * MM)
    assert even[0].x == pytest.approx(grid.LEFT + 14, abs=0.5 * MM)


def test_a_bulletin_has_its_red_head(fonts: FontBook, target: Path) -> None:
    render(fonts, target, MASTHEAD, Title("关于2022年12月招商引资工作完成情况的通报"), *long_text(3))
    lines = measure.lines(target, 0)
    assert text(lines[0]) == "内部资料编号：0001"
    name = lines[1]
    assert text(name) == "招商引资月度通报"
    assert 42 <= name[0].size <= 72
    assert min(char.box[1] for char in name) - grid.TOP == pytest.approx(20 * MM, abs=0.5 * MM)
    assert (name[0].box[0] + name[-1].box[2]) / 2 == pytest.approx((grid.LEFT + grid.RIGHT) / 2, abs=2)
    assert text(lines[2]) == "第12期（总第36期）"
    assert text(lines[3]) == "东丽区合作交流办公室2022年12月31日"
    with pdfplumber.open(target) as pdf:
        (rule,) = pdf.pages[0].lines
        assert (rule["x0"], rule["x1"]) == (pytest.approx(grid.LEFT, abs=0.1), pytest.approx(grid.RIGHT, abs=0.1))
        bottom = lines[3][0].baseline + 0.12 * grid.SIZE
        assert rule["top"] - bottom == pytest.approx(4 * MM, abs=0.3 * MM)
        assert rule["stroking_color"] == pytest.approx((0xE6 / 255, 0, 0x12 / 255), abs=0.01)
        red = [char for char in pdf.pages[0].chars if char["size"] > 40]
        assert {char["text"] for char in red} == set("招商引资月度通报")
        assert all(char["non_stroking_color"][0] > 0.8 for char in red)
        assert all("Title" in char["fontname"] for char in red)
    title = next(line for line in lines if line[0].size == 22)
    assert (title[0].box[0] + title[-1].box[2]) / 2 == pytest.approx((grid.LEFT + grid.RIGHT) / 2, abs=2)


def test_an_official_document_has_its_head(fonts: FontBook, target: Path) -> None:
    header = RedHeader("东丽区合作交流办公室文件", "合作交流办〔2022〕3号", "000001", "秘密", "特急")
    render(fonts, target, header, Title("关于印发年度培训计划的通知"), Addressee("各街道、园区"), *long_text(2))
    lines = measure.lines(target, 0)
    assert [text(line) for line in lines[:3]] == ["000001", "秘密", "特急"]
    name = next(line for line in lines if line[0].size > 30)
    assert min(char.box[1] for char in name) - grid.TOP == pytest.approx(35 * MM, abs=0.5 * MM)
    assert any(text(line) == "各街道、园区：" for line in lines)
    with pdfplumber.open(target) as pdf:
        (rule,) = pdf.pages[0].lines
    number = next(line for line in lines if "〔2022〕3号" in text(line))
    assert rule["top"] - (number[0].baseline + 0.12 * grid.SIZE) == pytest.approx(4 * MM, abs=0.3 * MM)


def test_heading_levels_have_their_faces(fonts: FontBook, target: Path) -> None:
    headings = [
        Heading(1, "一、总体情况"),
        Heading(2, "（一）筹措资金"),
        Heading(3, "1. 完成"),
        Heading(4, "（1）分解"),
    ]
    render(fonts, target, *headings, *long_text(1))
    with pdfplumber.open(target) as pdf:
        names = {char["text"]: char["fontname"] for char in pdf.pages[0].chars}
    assert "Hei" in names["总"]
    assert "Kai" in names["筹"]
    assert "FangSong" in names["解"]
    assert measure.outline(target) == [("一、总体情况", 0), ("（一）筹措资金", 0)]


def test_a_long_heading_has_one_entry_and_the_title_one_where_there_are_none(fonts: FontBook, target: Path) -> None:
    long = "一、" + "全区招商引资工作" * 6
    render(fonts, target, Title("通报"), Heading(1, long), text_paragraph("正文。"))
    assert measure.outline(target) == [(long, 0)]
    sheets = [
        block for title in ("评分表", "汇总表") for block in (Title(title), text_paragraph("正文。"), PageBreak())
    ]
    render(fonts, target, *sheets[:-1])
    assert measure.outline(target) == [("评分表", 0), ("汇总表", 1)]


def test_a_heading_does_not_end_a_page(fonts: FontBook, target: Path) -> None:
    render(fonts, target, Spacer(21), Heading(1, "一、总体情况"), text_paragraph("正文。"))
    assert "总体情况" not in measure.text_of(target, 0)
    assert "总体情况" in measure.text_of(target, 1)


def test_signature_and_date(fonts: FontBook, target: Path) -> None:
    render(fonts, target, text_paragraph("特此通报。"), Signature("东丽区合作交流办公室", DAY))
    _body, unit, day = body_lines(target, 0)
    assert unit[-1].x + grid.SIZE == pytest.approx(grid.RIGHT - 2 * grid.SIZE, abs=0.3)
    assert day[0].x - unit[0].x == pytest.approx(2 * grid.SIZE, abs=0.3)
    assert unit[0].baseline == pytest.approx(grid.baseline(2), abs=0.3)


def test_a_date_longer_than_the_signature_moves_the_signature(fonts: FontBook, target: Path) -> None:
    render(fonts, target, text_paragraph("特此通报。"), Signature("招商办", DAY))
    _body, unit, day = body_lines(target, 0)
    assert day[-1].x + grid.SIZE == pytest.approx(grid.RIGHT - 2 * grid.SIZE, abs=0.3)
    assert day[0].x - unit[0].x == pytest.approx(2 * grid.SIZE, abs=0.3)


def test_the_page_with_the_signature_has_text(fonts: FontBook, target: Path) -> None:
    blocks = [text_paragraph("招商引资工作。") for _row in range(20)]
    attached = AttachmentNote(("名单", "清单", "口径"))
    render(fonts, target, *blocks, attached, Signature("东丽区合作交流办公室", DAY))
    assert measure.page_count(target) == 2
    assert measure.text_of(target, 1).count("招商引资工作。") == 2


@pytest.mark.parametrize("before", [19, 20, 21, 22])
def test_the_rows_of_a_page_stand_closer_for_a_signature(fonts: FontBook, target: Path, before: int) -> None:
    """GB/T 9704-2012, 7.3.5.4: the distance of rows is changed where what is left does not hold the signature."""
    blocks = [text_paragraph("招商引资工作。") for _row in range(before)]
    render(fonts, target, *blocks, Signature("东丽区合作交流办公室", DAY))
    assert measure.page_count(target) == 1
    lines = body_lines(target, 0)
    assert lines[0][0].baseline == pytest.approx(grid.baseline(0), abs=0.1)
    assert lines[-1][0].baseline == pytest.approx(grid.baseline(21), abs=0.1)
    steps = {round(after[0].baseline - line[0].baseline, 1) for line, after in itertools.pairwise(lines[:before])}
    assert len(steps) == 1 and steps.pop() == pytest.approx(grid.PITCH * 21 / (before + 2), abs=0.1)


def test_a_colophon_does_not_stand_alone(fonts: FontBook, target: Path) -> None:
    blocks = [text_paragraph("招商引资工作。") for _row in range(19)]
    render(fonts, target, *blocks, Signature("东丽区合作交流办公室", DAY), Colophon((), "区合作交流办", DAY))
    assert measure.page_count(target) == 2
    last = [text(line) for line in body_lines(target, 1)]
    assert last[:4] == ["招商引资工作。", "招商引资工作。", "东丽区合作交流办公室", "2022年12月31日"]


def test_what_is_too_high_to_be_taken_along_stays_and_a_table_is_divided(fonts: FontBook, target: Path) -> None:
    table = Table((Column("序号"), Column("事项")), tuple((str(n), "事项") for n in range(25)))
    render(fonts, target, text_paragraph("正文。"), table, Signature("合作办", DAY), Colophon((), "合作办", DAY))
    pages = [measure.text_of(target, page) for page in range(measure.page_count(target))]
    assert len(pages) == 2 and "18 事项" in pages[0] and "24 事项" in pages[1] and "2022年12月31日" in pages[1]
    lowest = max(line[0].baseline for line in body_lines(target, 1) if line[0].size > 15)
    assert lowest < grid.BOTTOM
    chart = Figure(ChartKind.BAR, "到位额", ("1月",), (Series("金额", (Fraction(1),)),), "亿元", rows=26)
    render(fonts, target, text_paragraph("正文。"), chart, Signature("合作办", DAY), Colophon((), "合作办", DAY))
    pages = [measure.text_of(target, page) for page in range(measure.page_count(target))]
    assert len(pages) == 2 and "到位额" in pages[0] and "2022年12月31日" in pages[1]
    lowest = max(line[0].baseline for line in body_lines(target, 1) if line[0].size > 15)
    assert lowest < grid.BOTTOM


def test_colophon_stands_on_the_lower_edge(fonts: FontBook, target: Path) -> None:
    colophon = Colophon((("报", "区委、区政府领导"), ("送", "各街道、园区，各委办局" * 5)), "区合作交流办", DAY, 80)
    render(fonts, target, *long_text(1), colophon)
    with pdfplumber.open(target) as pdf:
        rules = sorted(pdf.pages[0].lines, key=lambda rule: rule["top"])
    assert [rule["linewidth"] for rule in rules] == pytest.approx([0.35 * MM, 0.25 * MM, 0.35 * MM], abs=0.03 * MM)
    assert rules[-1]["top"] == pytest.approx(262 * MM, abs=0.3 * MM)
    assert all(rule["x0"] == pytest.approx(28 * MM, abs=0.3) for rule in rules)
    lines = [line for line in body_lines(target, 0) if line[0].size == 14]
    assert text(lines[0]) == "报：区委、区政府领导。"
    assert lines[0][0].x == pytest.approx(grid.LEFT + 14, abs=0.3)
    assert text(lines[-1]) == "区合作交流办2022年12月31日印发共印80份"
    assert lines[-1][-1].x + 14 == pytest.approx(grid.RIGHT - 14, abs=0.3)


def test_attachment_note_hangs_under_the_name(fonts: FontBook, target: Path) -> None:
    render(fonts, target, text_paragraph("正文。"), AttachmentNote(("各单位指标完成情况表", "到位资金名单" * 6)))
    _body, first, second, turnover = body_lines(target, 0)
    assert text(first) == "附件：1.各单位指标完成情况表"
    assert first[0].x == pytest.approx(grid.LEFT + 2 * grid.SIZE, abs=0.3)
    assert turnover[0].x == pytest.approx(second[2].x, abs=0.3)


def test_an_annex_begins_a_page(fonts: FontBook, target: Path) -> None:
    render(fonts, target, text_paragraph("正文。"), Annex(1, "各单位完成情况"), text_paragraph("内容。"))
    lines = body_lines(target, 1)
    assert text(lines[0]) == "附件1"
    assert lines[0][0].baseline == pytest.approx(grid.baseline(0), abs=0.1)
    assert lines[1][0].size == 22
    assert lines[1][0].baseline == pytest.approx(grid.baseline(2, 22), abs=0.1)


def test_lists_breaks_and_coloured_runs(fonts: FontBook, target: Path) -> None:
    mixed = Paragraph((Run("完成率"), Run("100.3%", colour=0x1A7F37)))
    render(fonts, target, Listing(("甲", "乙")), PageBreak(), mixed)
    assert [text(line) for line in body_lines(target, 0)] == ["1.甲", "2.乙"]
    assert "完成率100.3%" in measure.text_of(target, 1)


def test_the_same_input_gives_the_same_bytes(fonts: FontBook, font_folder: Path, tmp_path: Path) -> None:
    blocks = (MASTHEAD, *long_text(3), Signature("东丽区合作交流办公室", DAY))
    first = render_pdf(document(*blocks), tmp_path / "1.pdf", fonts)
    again = render_pdf(document(*blocks), tmp_path / "2.pdf", fonts)
    fresh = render_pdf(document(*blocks), tmp_path / "3.pdf", FontBook(font_folder))
    assert first.sha256 == again.sha256 == fresh.sha256
    assert hashlib.sha256((tmp_path / "1.pdf").read_bytes()).hexdigest() == first.sha256
    assert b"D:20221231" in (tmp_path / "1.pdf").read_bytes()


def test_the_file_tells_title_language_and_headings(fonts: FontBook, target: Path) -> None:
    render_pdf(document(Title("关于完成情况的通报"), Heading(1, "一、情况"), Heading(2, "（一）园区")), target, fonts)
    content = target.read_bytes()
    assert b"/Lang (zh-CN)" in content and re.search(rb"/DisplayDocTitle\s+true", content)
    with pypdfium2.PdfDocument(target) as pdf:
        assert pdf.get_metadata_dict()["Title"] == "招商引资月度通报"
        assert [(entry.level, entry.get_title()) for entry in pdf.get_toc()] == [(0, "一、情况"), (1, "（一）园区")]


def test_rare_characters_are_embedded_and_copied_out(fonts: FontBook, target: Path) -> None:
    result = render_pdf(document(text_paragraph("负责人王玥珺、李𫖯，年终")), target, fonts)
    assert result.missing_characters == ()
    assert "负责人王玥珺、李𫖯，年终" in measure.text_of(target, 0)
    with pdfplumber.open(target) as pdf:
        names = {char["text"]: char["fontname"] for char in pdf.pages[0].chars}
        assert "Song" in names["玥"]
        assert "FangSong" in names["王"]


def test_a_missing_character_is_reported(fonts: FontBook, target: Path) -> None:
    result = render_pdf(document(text_paragraph("甲\ue123乙")), target, fonts)
    assert result.missing_characters == ("\ue123",)
    assert "甲〓乙" in measure.text_of(target, 0)
    assert render_pdf(document(text_paragraph("甲乙")), target, fonts).missing_characters == ()


def test_no_helvetica_and_only_subsets(fonts: FontBook, target: Path) -> None:
    render(fonts, target, *long_text(1))
    data = target.read_bytes()
    assert b"Helvetica" not in data
    assert len(data) < 400_000


def test_progress_and_cancel(fonts: FontBook, target: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = render_pdf(document(*long_text(12)), target, fonts, lambda done, pages: seen.append((done, pages)))
    assert seen == [(page, result.pages) for page in range(1, result.pages + 1)]
    target.unlink()
    with pytest.raises(Cancelled):
        render_pdf(document(*long_text(12)), target, fonts, cancelled=lambda: True)
    assert list(target.parent.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told_in_words(fonts: FontBook, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(EnvironmentProblem, match="could not be written"):
        render_pdf(document(text_paragraph("甲")), tmp_path / "taken", fonts)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize("length", range(24, 32))
def test_no_character_of_a_paragraph_stands_alone_on_its_last_line(fonts: FontBook, target: Path, length: int) -> None:
    render(fonts, target, text_paragraph("字" * length + "。"))
    lines = [text(line) for line in body_lines(target, 0)]
    assert "".join(lines) == "字" * length + "。"
    assert len(lines[-1]) > 2
