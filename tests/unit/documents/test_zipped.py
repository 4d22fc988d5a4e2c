"""Archives of office files: dated, in order, the same bytes every time."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from lxml import etree
from openpyxl.styles import Font

from desktop_app.documents.zipped import FONT_PARTS, rezipped, saved

MOMENT = datetime(2022, 12, 31, 9, 5)


def book(write_only: bool = False) -> Any:
    made = openpyxl.Workbook(write_only=write_only)
    sheet = made.create_sheet("名单")
    sheet.append(["甲", 1.5])
    if not write_only:
        sheet["A1"].font = Font(name="黑体", size=11, bold=True, italic=True, color="C62828", underline="single")
    return made


@pytest.mark.parametrize("write_only", [False, True])
def test_a_workbook_has_one_date_and_the_same_bytes(write_only: bool) -> None:
    data = saved(book(write_only), MOMENT)
    assert data == saved(book(write_only), MOMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2022, 12, 31, 0, 0, 0)}
        assert all(entry.compress_type == zipfile.ZIP_DEFLATED for entry in archive.infolist())
        assert archive.read("docProps/core.xml").count(b"2022-12-31T09:05:00Z") == 2
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data))["名单"][1]] == ["甲", 1.5]


def test_the_parts_of_a_font_stand_in_the_order_of_the_schema() -> None:
    with zipfile.ZipFile(io.BytesIO(saved(book(), MOMENT))) as archive:
        fonts = list(etree.fromstring(archive.read("xl/styles.xml")).iter("{*}font"))
    names = [[etree.QName(part).localname for part in font] for font in fonts]
    assert all(parts == sorted(parts, key=FONT_PARTS.index) for parts in names)
    assert {"b", "i", "u", "sz", "color", "name"} <= set(names[-1])


def test_a_workbook_without_sheets_gets_an_empty_one() -> None:
    made = openpyxl.Workbook(write_only=True)
    assert len(openpyxl.load_workbook(io.BytesIO(saved(made, MOMENT))).sheetnames) == 1


def test_parts_are_changed_left_out_and_dated() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("a", "b", "c"):
            archive.writestr(name, name)
    changes = {"a": b"A", "b": None, "c": b"c"}
    data = rezipped(packed.getvalue(), date(1977, 5, 4), lambda name, _content: changes[name])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {"a": b"A", "c": b"c"}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 5, 4, 0, 0, 0)}
