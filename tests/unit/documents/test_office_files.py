"""Word files and workbooks as Word, Excel and WPS read them: every kind opens without a repair, and a broken file is
told (or the check would be worth nothing)."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from desktop_app.documents import correction, duty_letter, review_press
from desktop_app.documents.annex_workbook import sheets, write_workbook
from desktop_app.documents.bulletin import Issue
from desktop_app.documents.correction import CorrectedFigure, CorrectionData
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Annex, Column, Document, PageBreak, Table, text_paragraph
from desktop_app.documents.produce import Press
from desktop_app.documents.review_minutes import slip_pages
from desktop_app.documents.review_papers import TEMPLATE
from desktop_app.documents.training import SessionRow, Signature, TrainingData
from desktop_app.documents.training_workbook import write_workbook as write_training
from desktop_app.documents.word.render import render_docx
from desktop_app.documents.workbook.files import export_template
from desktop_app.documents.zipped import rezipped
from desktop_app.paths import resources_folder
from tests.helpers.office_files import complaints
from tests.helpers.workbook import coded_office
from tests.unit.documents.review_samples import empty_meeting
from tests.unit.documents.samples import DAY, document, long_text
from tests.unit.documents.test_bad_input import CASES
from tests.unit.documents.test_duty_letter import AHEAD, LATE, NOW
from tests.unit.documents.test_three_outputs import KINDS, template


def letter() -> Document:
    made = duty_letter.letter("金钟商务产业园", [LATE, AHEAD], template(duty_letter.TEMPLATE), "合作办", DAY, "3")
    return replace(made, blocks=(*made.blocks[:-1], *long_text(3), made.blocks[-1]))


def joined() -> Document:
    """Cells that are one, turned pages and upright ones in turn, and breaks at every place."""
    columns = (Column("划分", joined=True), Column("类别", joined=True), Column("数"))
    rows = tuple(("规模" if n < 9 else "来源地", f"类{n // 3}", str(n)) for n in range(30))
    table = Table(columns, rows, "构成", "个", 1, note="说明。")
    turned = replace(table, landscape=True)
    return document(
        table, PageBreak(), turned, turned, Annex(1, "甲"), turned, text_paragraph("文。"), Annex(2, "乙"), table
    )


def slips() -> Document:
    return slip_pages((LATE, NOW, AHEAD), template(TEMPLATE), "合作办", DAY)


def corrected() -> Document:
    figures = (CorrectedFigure("市外内资到位额（累计）", "", "200.50亿元", "199.30亿元"),) * 9
    issue, reason = Issue(13, 40, DAY), "一笔资金重复计入"
    data = CorrectionData("招商引资月度通报", "通报", 12, DAY, issue, figures, reason, "合作办", ("通报",))
    return correction.build(data, template(correction.TEMPLATE))


def papers() -> dict[str, Document]:
    made = review_press.documents(empty_meeting(), Press(resources_folder()).template(TEMPLATE))
    return {name: paper for name, paper in made if paper.blocks}


DOCUMENTS: dict[str, Callable[[], Document]] = {
    **KINDS,
    "letter": letter,
    "slips": slips,
    "correction": corrected,
    "joined": joined,
    **{name: partial(document, *blocks) for name, blocks in CASES.items()},
    "nothing": document,
}


@pytest.mark.parametrize("kind", list(DOCUMENTS))
def test_word_files_and_workbooks_open_without_a_word(kind: str, fonts: FontBook, tmp_path: Path) -> None:
    made = DOCUMENTS[kind]()
    render_docx(made, tmp_path / "a.docx", fonts)
    assert complaints(tmp_path / "a.docx") == []
    if sheets(made):
        write_workbook(made, tmp_path / "a.xlsx")
        assert complaints(tmp_path / "a.xlsx") == []


def test_the_papers_of_a_meeting_open_without_a_word(fonts: FontBook, tmp_path: Path) -> None:
    for name, paper in papers().items():
        render_docx(paper, tmp_path / f"{name}.docx", fonts)
        assert complaints(tmp_path / f"{name}.docx") == [], name


def test_schedule_and_data_workbook_open_without_a_word(tmp_path: Path) -> None:
    held = SessionRow(
        "f" * 32, "项目评审", "线下", datetime(2022, 1, 5, 14, 0), people=(Signature("=办", "张三", True),)
    )
    write_training(TrainingData(2022, "办公室", DAY, (held,)), tmp_path / "t.xlsx")
    office = coded_office(tmp_path / "office")
    export_template(office, tmp_path / "d.xlsx")
    office.close()
    assert complaints(tmp_path / "t.xlsx") == complaints(tmp_path / "d.xlsx") == []


BODY = "word/document.xml"
FAULTS = {
    "order": ("docx", BODY, r"(<w:pStyle [^>]*/>)(<w:keepNext/>)", r"\2\1", "pStyle"),
    "word": ("docx", BODY, '<w:jc w:val="center"/>', '<w:jc w:val="middle"/>', "middle"),
    "style": ("docx", BODY, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Nothing"/>', "Nothing"),
    "empty cell": ("docx", BODY, "(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>", "content"),
    "cells": ("docx", BODY, "<w:tc>.*?</w:tc>", "", "columns"),
    "joined cells": ("docx", BODY, '<w:vMerge w:val="restart"/>', "", "has not begun"),
    "end": ("docx", BODY, "(</w:tbl>)<w:p>.*?</w:p>(<w:sectPr>)", r"\1\2", "behind the last table"),
    "picture": ("docx", BODY, 'r:embed="rId[0-9]+"', 'r:embed="rId999"', "rId999"),
    "foot": ("docx", BODY, 'w:type="even" r:id="rId[0-9]+"', 'w:type="even" r:id="rId998"', "rId998"),
    "size": ("docx", BODY, '<w:sz w:val="[0-9]+"/>', '<w:sz w:val="12.5"/>', "no size"),
    "drawing": ("docx", "word/footer4.xml", 'docPr id="[0-9]+"', 'docPr id="1001"', "drawing 1001"),
    "prefix": ("docx", "word/footer3.xml", 'Requires="wps"', 'Requires="wpq"', "prefix wpq"),
    "settings": ("docx", "word/settings.xml", "(<w:zoom [^>]*/>)(<w:border[^>]*/>)", r"\2\1", "zoom"),
    "type": ("docx", "[Content_Types].xml", "<Override [^>]*footer1[^>]*/>", "", "no type"),
    "relation": ("docx", "word/_rels/document.xml.rels", "footer1.xml", "footer9.xml", "footer9"),
    "moment": ("docx", "docProps/core.xml", "(<dcterms:created[^>]*>)[^<]*", r"\1yesterday", "no moment"),
    "sheet": ("xlsx", "xl/workbook.xml", 'name="[^"]+" sheetId', 'name="a:b" sheetId', "name of a sheet"),
    "place": ("xlsx", "xl/worksheets/sheet1.xml", 'r="B3"', 'r="A3"', "wrong place"),
    "cell style": ("xlsx", "xl/worksheets/sheet1.xml", 's="[0-9]+"', 's="999"', "style"),
    "shared place": ("xlsx", "xl/worksheets/sheet1.xml", "</mergeC", '<mergeCell ref="A1:B2"/></mergeC', "join"),
    "font": ("xlsx", "xl/styles.xml", "(<sz [^>]*/>)(<name [^>]*/>)", r"\2\1", "styles.xml"),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(FAULTS))
def test_what_an_office_program_would_repair_is_told(fault: str, fonts: FontBook, tmp_path: Path) -> None:
    suffix, part, pattern, change, said = FAULTS[fault]
    made, path = KINDS["monthly"]() if fault == "picture" else joined(), tmp_path / f"a.{suffix}"
    if suffix == "docx":
        render_docx(made, path, fonts)
    else:
        write_workbook(made, path)

    changed = []

    def broken(name: str, content: bytes) -> bytes:
        if name == part:
            content, count = re.subn(pattern.encode(), change.encode(), content, count=1, flags=re.DOTALL)
            changed.append(count)
        return content

    path.write_bytes(rezipped(path.read_bytes(), DAY, broken))
    assert changed == [1]
    assert any(said in complaint for complaint in complaints(path)), complaints(path)
