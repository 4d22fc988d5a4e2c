from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Column, Table, text_paragraph
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.table_layout import LEADING
from tests.unit.documents import measure
from tests.unit.documents.samples import document


def test_a_high_row_fills_its_page_and_goes_on_on_the_next(fonts: FontBook, tmp_path: Path) -> None:
    text = "".join(f"第{n:03}句话，写得很长很长。" for n in range(130))
    rows = (("概述", "短。"), ("规划", text), ("安全", "短。"))
    form = Table((Column("项目", 0, whole=True), Column("名称", 5)), rows)
    path = tmp_path / "t.pdf"
    render_pdf(document(*[text_paragraph("正文。")] * 8, form), path, fonts)
    found = [measure.lines(path, page) for page in range(measure.page_count(path))]
    cells = [[line for line in lines if line[0].size == pytest.approx(10.5)] for lines in found]
    assert len(cells) == 2 and grid.BOTTOM - cells[0][-1][0].baseline < 5 * 10.5 * LEADING
    told = "".join("".join(char.text for char in line) for lines in cells for line in lines)
    assert [told.count(f"第{n:03}句话") for n in range(130)] == [1] * 130
    assert [told.count(name) for name in ("概述", "规划", "安全")] == [1, 2, 1]  # its name stands on both pages
    for lines in cells:
        of_text = [line[-1].baseline for line in lines if len(line) > 12]
        assert {round(below - above, 2) for above, below in pairwise(of_text)} == {round(10.5 * LEADING, 2)}
    with pdfplumber.open(path) as pdf:
        across = [sorted({round(rule["top"], 1) for rule in page.lines if rule["width"] > 100}) for page in pdf.pages]
    assert [len(rules) for rules in across] == [4, 4]
