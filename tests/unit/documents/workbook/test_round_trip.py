"""Export, import into an empty database, export again: the same cells."""

import tempfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.documents.workbook.files import export_file, import_file
from desktop_app.documents.workbook.reader import read_file
from desktop_app.domain import words
from desktop_app.domain.workbook.columns import Column, Kind, Sheet
from desktop_app.domain.workbook.schema import FUNDS, SHEETS
from desktop_app.paths import resources_folder
from desktop_app.services.load_sample import raw_sheets
from desktop_app.services.office import Office
from desktop_app.services.sample_year import sample_year
from desktop_app.services.workbook.importing import import_workbook
from tests.helpers.workbook import ACTOR, Rows, coded_office, reasons, take

UNIT_CODES, INVESTOR_NAMES = ("A1", "乙２"), ("=甲公司", "#N/A", "_x0041_公司")
NUMBERS = ("P-1", "P-2")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
cells: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: texts,
    Kind.CODE: texts,
    Kind.YEAR: st.integers(2000, 2030),
    Kind.MONEY: st.integers(0, 2**62).map(lambda fen: Decimal(fen).scaleb(-6)),
    Kind.AREA: st.integers(0, 10**12).map(lambda milli: Decimal(milli).scaleb(-3)),
    Kind.HOURS: st.integers(0, 10_000).map(lambda centi: Decimal(centi).scaleb(-2)),
    Kind.DATE: st.dates(date(1890, 1, 1), date(2199, 12, 31)),
    Kind.MOMENT: st.datetimes(),
    Kind.MONTH: st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    Kind.FLAG: st.booleans(),
    Kind.UNITS: st.lists(st.sampled_from(UNIT_CODES)).map("、".join),
    Kind.REFS: st.lists(st.sampled_from(NUMBERS)).map("、".join),
    Kind.TARGET: st.integers(0, 100_000).map(lambda thousandths: Decimal(thousandths).scaleb(-3)),
    Kind.PERCENT: st.just(100),
    Kind.TERMS: st.lists(st.sampled_from(("上市公司", "新标签", "a b"))).map("、".join),
}
TERMS = {"region": ("120110", "990840"), "industry": ("C", "35"), "fund_form": ("货币",)}
REFERRED: dict[str, Sequence[str]] = {"责任单位": UNIT_CODES, "投资方": INVESTOR_NAMES, "项目": NUMBERS}


def cell(column: Column) -> st.SearchStrategy[Any]:
    if column.kind is Kind.WORD:
        assert column.words is not None
        found = st.sampled_from(words.labels(column.words))
    elif column.kind is Kind.TERM:
        found = st.sampled_from(TERMS.get(column.terms, ("其他", "自造词")))
    elif column.kind is Kind.REF:
        found = st.sampled_from(REFERRED[column.target])
    else:
        found = cells[column.kind]
    return found if column.required else st.one_of(st.none(), found)


def rows_of(sheet: Sheet) -> st.SearchStrategy[Rows]:
    return st.lists(st.fixed_dictionaries({column.header: cell(column) for column in sheet.columns}), max_size=3)


def _keyed(sheet: Sheet, keys: Sequence[str]) -> st.SearchStrategy[Rows]:
    """A row for each key, without parents and credit codes."""
    header = sheet.columns[0].header
    left_out = {"统一社会信用代码", *(column.header for column in sheet.columns if column.field == sheet.parent)}
    row = {column.header: cell(column) for column in sheet.columns if column.header not in left_out}
    return st.tuples(*(st.fixed_dictionaries({**row, header: st.just(key)}) for key in keys)).map(list)


@st.composite
def workbooks(draw: st.DrawFn) -> dict[str, Rows]:
    book = {sheet.name: draw(rows_of(sheet)) for sheet in SHEETS[3:]}
    for sheet, keys in zip(SHEETS[:3], REFERRED.values(), strict=True):
        book[sheet.name] = draw(_keyed(sheet, keys))
    entry = (
        {**book[FUNDS.name][0], "项目编号": "P-1", "凭证编号": "E", "冲销凭证编号": None} if book[FUNDS.name] else None
    )
    if entry:
        reversal = {**entry, "到位金额": Decimal("-0.5"), "凭证编号": "R", "冲销凭证编号": "E"}
        book[FUNDS.name] += [reversal, entry]
    return book


def _cells(path: Path) -> dict[str, list[list[Any]]]:
    return {raw.name: [list(row) for row in raw.rows] for raw in read_file(path)}


def _again(office: Office, folder: Path) -> None:
    first, second = folder / "first.xlsx", folder / "second.xlsx"
    export_file(office, first)
    other = coded_office(folder / "other")
    try:
        report = import_file(other, ACTOR, first)
        assert reasons(report) == {}
        assert (report.unknown_sheets, report.unknown_columns) == ([], [])
        export_file(other, second)
    finally:
        other.close()
    assert _cells(first) == _cells(second)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(workbooks())
def test_any_workbook_comes_back_as_it_was(book: dict[str, Rows]) -> None:
    with tempfile.TemporaryDirectory() as name:
        office = coded_office(Path(name))
        try:
            take(office, book)
            _again(office, Path(name))
        finally:
            office.close()


def test_the_sample_year_comes_back_as_it_was(office: Office, tmp_path: Path) -> None:
    report = import_workbook(office, ACTOR, raw_sheets(sample_year(resources_folder()).rows))
    assert reasons(report) == {}
    _again(office, tmp_path)
