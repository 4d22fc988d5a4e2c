import datetime
import re
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.listprint import ListData, render_list
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
