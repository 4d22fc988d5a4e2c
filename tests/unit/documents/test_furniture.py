"""Long names in what stands around the text: in two lines rather than small, and never cut."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents import furniture, grid
from desktop_app.documents.flow import head_rows
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.letterhead import place_name
from desktop_app.documents.model import Colophon, Face, LetterHeader, Masthead, RedHeader, Signature, text_paragraph
from desktop_app.documents.pdf import render_pdf
from tests.unit.documents import measure
from tests.unit.documents.samples import document

DAY = date(2022, 12, 31)
OFFICE = "东丽区合作交流和招商引资工作领导小组办公室（区对外经济技术合作促进中心）"
HALVES = ("东丽区合作交流和招商引资工作领导小组", "办公室（区对外经济技术合作促进中心）")
HEAD = Masthead("招商引资双周专报", "第3期", "东丽区合作交流办", DAY, "总第3期", "内部资料")
FOOT = Colophon((("报", "区委、区政府领导"),), "东丽区合作交流办", DAY, 30)


def lines(path: Path) -> dict[str, measure.Char]:
    """The lines of a page with their first characters."""
    return {"".join(char.text for char in line): line[0] for line in measure.lines(path, 0)}


def test_a_long_red_name_stands_in_two_lines_that_end_between_words(fonts: FontBook) -> None:
    place = furniture.red_name(fonts, replace(HEAD, name="全区招商引资和对外经济技术合作月度通报"))
    assert place.lines == ("全区招商引资和对外", "经济技术合作月度通报") and place.size >= furniture.LEAST_NAME
    agency = furniture.red_name(fonts, RedHeader(f"{OFFICE}公示", ""))
    assert agency.lines == (HALVES[0], f"{HALVES[1]}公示") and agency.size >= furniture.LEAST_AGENCY
    assert place_name(fonts, LetterHeader(OFFICE, "函〔2022〕3号")).lines == HALVES


@pytest.mark.parametrize("name", ["招商引资双周专报", "简报", "招" * 10])
def test_a_name_that_fills_a_line_at_a_good_size_stands_on_one(fonts: FontBook, name: str) -> None:
    assert furniture.red_name(fonts, replace(HEAD, name=name)).lines == (name,)


def test_both_lines_of_a_red_name_and_of_the_maker_stand_above_the_rule(fonts: FontBook, tmp_path: Path) -> None:
    path, head = tmp_path / "t.pdf", replace(HEAD, name="招" * 19, maker=OFFICE)
    render_pdf(document(head, text_paragraph("正文。")), path, fonts)
    found, rule = lines(path), furniture.head_rule(fonts, head)
    issue, first = (found[text].baseline for text in ("第3期（总第3期）", HALVES[0]))
    last = next(char.baseline for text, char in found.items() if text == f"{HALVES[1]}2022年12月31日")
    assert issue + grid.SIZE < first < last < rule - 4 * grid.MM
    size = found[HALVES[0]].size
    assert size >= furniture.LEAST_MAKER
    assert last - first == pytest.approx(size * furniture.MAKER_PITCH, abs=0.1)
    assert grid.row_top(head_rows(head, fonts)) >= rule
    assert max(char.box[2] for char in measure.characters(path, 0)) <= grid.RIGHT + 0.1


def test_a_long_signer_stands_on_two_lines_centred_to_each_other(fonts: FontBook) -> None:
    (first, x), (second, below), (day, day_x) = furniture.signed_lines(fonts, Signature(OFFICE, DAY))
    assert (first, second, day) == (*HALVES, "2022年12月31日")
    ends = [at + fonts.width(text, Face.FANGSONG) * grid.SIZE for text, at in ((first, x), (second, below))]
    assert x + ends[0] == pytest.approx(below + ends[1])
    assert max(ends) == pytest.approx(grid.RIGHT - 2 * grid.SIZE)
    assert day_x == pytest.approx(min(x, below) + 2 * grid.SIZE)


def test_a_long_printer_goes_on_below_and_the_day_stands_on_the_last_line(fonts: FontBook, tmp_path: Path) -> None:
    assert furniture.issuer_lines(fonts, FOOT) == ["东丽区合作交流办"]
    long = replace(FOOT, issuer=OFFICE)
    first, last = furniture.issuer_lines(fonts, long)
    assert first + last == OFFICE
    assert furniture.colophon_height(fonts, long) - furniture.colophon_height(fonts, FOOT) == furniture.COLOPHON_PITCH
    path = tmp_path / "t.pdf"
    render_pdf(document(text_paragraph("正文。"), long), path, fonts)
    assert {first, f"{last}2022年12月31日印发共印30份"} <= {text.replace("　", "") for text in lines(path)}


def test_the_day_has_a_line_of_its_own_where_the_last_of_the_name_leaves_no_room(fonts: FontBook) -> None:
    assert furniture.issuer_lines(fonts, replace(FOOT, issuer="办" * 26)) == ["办" * 26, ""]
    assert furniture.issuer_lines(fonts, replace(FOOT, issuer="办" * 26, date=None, copies=0)) == ["办" * 26]
