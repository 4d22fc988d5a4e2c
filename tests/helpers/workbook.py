"""Small data workbooks for tests: a district of two units and two investors, to which a test adds what it is about."""

import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from db.enums import UserRole
from desktop_app.domain.workbook.cells import Cell
from desktop_app.domain.workbook.layout import RawSheet
from desktop_app.paths import resources_folder
from desktop_app.services.codes import load_code_tables
from desktop_app.services.office import Actor, Label, Office, open_office
from desktop_app.services.workbook.exporting import export_sheets
from desktop_app.services.workbook.importing import import_workbook
from desktop_app.services.workbook.report import ImportReport, Options
from tests.helpers.database import fresh_office, kept_folder

ACTOR = Actor("管理员", "A1", UserRole.ADMIN)

Rows = list[dict[str, Any]]

UNITS: Rows = [
    {"单位代码": "A1", "单位名称": "甲街道", "分组": "街道"},
    {"单位代码": "B2", "单位名称": "乙园区", "简称": "乙园", "分组": "园区", "上级单位代码": "A1"},
]
INVESTORS: Rows = [
    {"投资方名称": "北京示例一公司", "无代码原因": "未注册", "注册地区划代码": "110105", "所有制": "央企"},
    {
        "投资方名称": "上海示例二公司",
        "无代码原因": "未注册",
        "注册地区划代码": "310104",
        "上级投资方": "北京示例一公司",
    },
]
PROJECT: dict[str, Any] = {"项目编号": "A1-2022-0001", "项目名称": "示例项目", "录入日期": "2022-01-05"}
NUMBER = PROJECT["项目编号"]


@cache
def _template() -> Path:
    folder = kept_folder("zst-coded-")
    office = fresh_office(folder)
    with office.write(Label("Load"), ACTOR) as tx:
        load_code_tables(tx.session, resources_folder())
    with office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    office.close()
    return folder / "office.sqlite"


def coded_office(folder: Path) -> Office:
    """An office with the shipped code tables and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_template(), folder / "office.sqlite")
    return open_office(folder / "office.sqlite")


def book(**sheets: Rows) -> dict[str, Rows]:
    """Units, investors and one project, with these sheets added or in place."""
    return {"责任单位": UNITS, "投资方": INVESTORS, "项目": [PROJECT], **sheets}


def from_records(records: Mapping[str, Sequence[Mapping[str, Cell]]]) -> list[RawSheet]:
    """The sheets of a workbook: sheet name -> rows as header -> cell."""
    sheets = []
    for name, rows in records.items():
        headers = list(dict.fromkeys(header for row in rows for header in row))
        sheets.append(RawSheet(name, [headers, *([row.get(header) for header in headers] for row in rows)]))
    return sheets


def fund(amount: object, number: str, reverses: str = "", **more: object) -> dict[str, object]:
    """Confirmed money of the project, with the number of its evidence and of what it reverses."""
    base = {"项目编号": NUMBER, "投资方名称": "北京示例一公司", "到位金额": amount, "凭证编号": number}
    return {**base, "冲销凭证编号": reverses, "状态": "确认", "形式": "货币", "计入月份": "2022-03", **more}


def take(office: Office, sheets: Mapping[str, Rows], **options: Any) -> ImportReport:
    """Import rows."""
    return import_workbook(office, ACTOR, from_records(sheets), Options(name="test.xlsx", **options))


def counts(report: ImportReport, sheet: str) -> tuple[int, int, int, int]:
    """Added, updated, unchanged, rejected."""
    count = report.counts[sheet]
    return count.added, count.updated, count.unchanged, count.rejected


def reasons(report: ImportReport) -> dict[tuple[str, int], str]:
    """Why rows were refused: (sheet, row in the file) -> words."""
    return {
        (sheet.sheet, row.number): "; ".join(reason.words() for reason in row.reasons)
        for sheet in report.rejected
        for row in sheet.rows
    }


def remarks(report: ImportReport) -> list[str]:
    """What was said about rows that were taken."""
    return [remark.reason.words() for remark in report.remarks]


def cells(office: Office) -> dict[str, list[dict[str, Any]]]:
    """All filled cells of a full export."""
    with office.read() as session:
        return {part.sheet.name: _records(part.sheet.headers, part.rows) for part in export_sheets(session)}


def _records(headers: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    return [{header: cell for header, cell in zip(headers, row, strict=True) if cell not in (None, "")} for row in rows]
