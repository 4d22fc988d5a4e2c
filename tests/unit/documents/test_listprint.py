import datetime
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents import listprint
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.listprint import READABLE, ListData, render_list
from desktop_app.documents.model import Align, Column, Table
from desktop_app.errors import Cancelled
from tests.unit.documents import measure


def listing(count: int, landscape: bool = True) -> ListData:
    columns = (Column("编号", 1), Column("项目", 3), Column("投资方", 2), Column("总投资（万元）", 1, Align.RIGHT))
    rows = tuple(
        (f"HM-2022-{n:04d}", f"国能智深控制技术研发项目{n}", "国家能源集团", f"{n * 1234.5:,.2f}") for n in range(count)
    )
    notes = ("筛选：阶段为落地；责任单位为华明高新区",)
    return ListData(
        "项目清单", Table(columns, rows), datetime.date(2022, 12, 31), notes, "张三　2022-12-31", "", landscape
    )


@pytest.mark.parametrize("landscape", [True, False])
def test_a_list_runs_over_pages_with_its_head(fonts: FontBook, tmp_path: Path, landscape: bool) -> None:
    path = tmp_path / "l.pdf"
    result = render_list(listing(120, landscape), path, fonts)
    with pdfplumber.open(path) as pdf:
        assert (pdf.pages[0].width > pdf.pages[0].height) == landscape
        for page in pdf.pages:
            assert all(rule["bottom"] < page.height - 40 and rule["x1"] < page.width - 40 for rule in page.lines)
    texts = [measure.text_of(path, page) for page in range(result.pages)]
    assert all("投资方" in text for text in texts)
    assert f"第 {result.pages} 页　共 {result.pages} 页" in texts[-1]
    assert all(f"HM-2022-{n:04d}" in "".join(texts) for n in range(120))
    assert "筛选：阶段为落地" in texts[0]


def test_a_list_in_english_has_no_chinese_word(fonts: FontBook, tmp_path: Path) -> None:
    table = Table((Column("No."), Column("Unit", 3)), tuple((str(n), f"Park {n}") for n in range(60)))
    data = ListData("Units", table, datetime.date(2022, 12, 31), language="en", paging="Page {page} of {pages}")
    path = tmp_path / "l.pdf"
    result = render_list(data, path, fonts)
    texts = [measure.text_of(path, page) for page in range(result.pages)]
    assert all(f"Page {n} of {result.pages}" in text for n, text in enumerate(texts, 1))
    assert not re.search("[\u4e00-\u9fff]", "".join(texts))
    with pdfplumber.open(path) as pdf:
        assert pdf.doc.catalog["Lang"] == b"en"


def test_the_same_list_gives_the_same_bytes(fonts: FontBook, tmp_path: Path) -> None:
    first = render_list(listing(5), tmp_path / "1.pdf", fonts)
    assert first.sha256 == render_list(listing(5), tmp_path / "2.pdf", fonts).sha256


def test_cancel_leaves_nothing(fonts: FontBook, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        render_list(listing(5), tmp_path / "l.pdf", fonts, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_pages(fonts: FontBook, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    result = render_list(listing(80), tmp_path / "l.pdf", fonts, lambda done, total: seen.append((done, total)))
    assert seen[-1] == (result.pages, result.pages)


def wide(columns: int, rows: int, first: str = "东丽经济技术开发区管理委员会") -> ListData:
    """A list of long English heads, which cannot be set on one sheet."""
    heads = (Column("No.", 44), Column("Unit", 150), *(Column(f"Commitments contributed {n}") for n in range(columns)))
    cells = tuple((str(n), first, *(f"{n}.{place}" for place in range(columns))) for n in range(1, rows + 1))
    return ListData("Targets", Table(heads, cells), datetime.date(2022, 12, 31), part="{title} {part} of {parts}")


def sheets(path: Path) -> list[tuple[list[list[str]], list[float]]]:
    """The cells of each page, and where its rows end."""
    found = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            [table] = page.find_tables()
            cells = [[(cell or "").replace("\n", "") for cell in row] for row in table.extract()]
            found.append((cells, [row.bbox[3] for row in table.rows]))
    return found


def test_columns_too_many_for_a_sheet_go_on_on_sheets_beside_it(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    result = render_list(wide(24, 60), path, fonts)
    found = sheets(path)
    parts = next(n for n in range(2, 9) if f"Targets {n} of {n}" in measure.text_of(path, n - 1))
    assert len(found) == result.pages and result.pages % parts == 0
    shown: dict[str, str] = {}
    for block in range(0, len(found), parts):
        beside = found[block : block + parts]
        assert len({tuple(ends) for _cells, ends in beside}) == 1  # laid side by side the rows go on
        assert len({tuple(tuple(row[:2]) for row in cells) for cells, _ends in beside}) == 1
        for cells, _ends in beside:
            for row in cells[1:]:
                shown |= dict.fromkeys(row[2:], row[0])
    assert shown == {f"{n}.{place}": str(n) for n in range(1, 61) for place in range(24)}
    assert min(char.size for char in measure.characters(path, 1)) >= READABLE
    assert all("Targets" not in measure.text_of(path, page) for page in range(parts, result.pages))


def test_what_can_be_read_on_a_sheet_is_not_divided(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    result = render_list(wide(7, 10), path, fonts)
    assert result.pages == 1 and "of" not in measure.text_of(path, 0)


def test_a_row_higher_than_a_sheet_keeps_its_list_together(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    result = render_list(wide(24, 2, first="很长的说明" * 400), path, fonts)
    text = "".join(measure.text_of(path, page) for page in range(result.pages))
    assert "2.23" in text and "2 of 2" not in text
    assert render_list(wide(24, 0), path, fonts).pages >= 2


def test_a_long_title_and_footer_are_wrapped_or_made_smaller(fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "l.pdf"
    long = "高端装备制造与新一代信息技术融合发展示范基地" * 8
    render_list(replace(listing(3), title=long, footer=long), path, fonts)
    lines = measure.lines(path, 0)
    title = [line for line in lines if line[0].size == pytest.approx(18)]
    assert "".join(char.text for line in title for char in line) == long and len(title) > 1
    assert max(char.box[2] for line in lines for char in line) < 842 - 40
    with pdfplumber.open(path) as pdf:
        assert min(rule["top"] for rule in pdf.pages[0].lines) > max(line[0].baseline for line in title) + 12
    foot = [char for line in lines for char in line if char.baseline > 595 - 40]
    assert min(b.x - a.x for a, b in itertools.pairwise(foot)) > 0


def test_a_list_of_very_many_rows_is_told_to_nobody(
    fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.pdf"
    render_list(listing(10), path, fonts)
    assert b"/StructTreeRoot" in path.read_bytes()
    monkeypatch.setattr(listprint, "TAGGED", 9)
    render_list(listing(10), path, fonts)
    assert b"/StructTreeRoot" not in path.read_bytes()


def test_the_letter_of_a_list_that_fits_a_sheet_grows_until_it_fills_it(fonts: FontBook, tmp_path: Path) -> None:
    def size(rows: int) -> float:
        heads = tuple(Column(f"栏目{n}", 1) for n in range(listprint.MANY + 1))
        cells = tuple((str(number), *(f"内容{n}" for n in range(listprint.MANY))) for number in range(rows))
        path = tmp_path / f"{rows}.pdf"
        render_list(ListData("清单", Table(heads, cells), datetime.date(2022, 12, 31)), path, fonts)
        return next(char.size for line in measure.lines(path, 0) for char in line if char.text == "容")

    assert size(5) == pytest.approx(10, abs=0.01)
    assert size(100) == pytest.approx(8, abs=0.01)
