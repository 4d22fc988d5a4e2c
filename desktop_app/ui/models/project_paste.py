"""Rows pasted from a spreadsheet, read as new projects; each with what is wrong about it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.enums import NoUsccReason
from desktop_app.errors import InvalidInput
from desktop_app.services.projects import InvestorInput, NewProject, checked, valid_uscc
from desktop_app.ui.formats import parse_date, parse_money
from desktop_app.ui.messages import field_problem
from desktop_app.ui.models.lookups import Lookups

HEADERS: Mapping[str, Sequence[str]] = {
    "name": ("项目名称", "项目", "名称", "project", "name"),
    "codename": ("代号", "codename"),
    "summary": ("概述", "项目概况", "简介", "summary"),
    "host_unit_id": ("首报单位代码", "首报单位", "责任单位", "单位", "unit"),
    "region_code": ("来源地区划代码", "来源地", "来源", "注册地", "origin"),
    "industry_code": ("行业代码", "行业", "industry"),
    "campaign_code": ("专项行动", "campaign"),
    "source_code": ("来源渠道", "渠道", "source"),
    "total_investment_fen": ("总投资", "投资额", "total"),
    "fixed_investment_fen": ("固定资产投资", "fixed"),
    "handler": ("承办人", "负责人", "handler"),
    "next_step": ("下一步", "下一步工作", "next step"),
    "next_step_date": ("下一步日期", "时限", "due"),
    "investor": ("投资方名称", "投资方", "企业", "investor", "company"),
    "investor_uscc": ("统一社会信用代码", "信用代码", "uscc"),
}
"""What the first line of a spreadsheet may call each field; remarks in brackets do not matter."""

WITHOUT_HEADER = ("name", "investor", "host_unit_id", "total_investment_fen", "next_step", "next_step_date")
_CODED = {"region_code": "region", "industry_code": "industry", "campaign_code": "campaign", "source_code": "source"}


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A line: its number as the id, the texts by field, the project it makes, or what is wrong."""

    id: str
    texts: Mapping[str, str]
    project: NewProject | None
    problem: str


def read_pasted(text: str, lookups: Lookups, today: dt.date) -> tuple[Sequence[str], Sequence[PastedRow]]:
    """The fields in the order of the columns, and the rows. Empty lines are passed over."""
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if not lines:
        return (), ()
    fields = [_field_of(cell) for cell in lines[0]]
    if any(fields):
        lines = lines[1:]
    else:
        fields = list(WITHOUT_HEADER[: len(lines[0])])
    named = tuple(f for f in fields if f)
    rows = []
    for number, cells in enumerate(lines, start=1):
        texts = {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if field}
        rows.append(_read(str(number), texts, lookups, today))
    return named, rows


def _field_of(header: str) -> str:
    plain = header.split("(")[0].split("（")[0].strip().lower()
    return next((field for field, names in HEADERS.items() if plain in names), "")


def _read(number: str, texts: Mapping[str, str], lookups: Lookups, today: dt.date) -> PastedRow:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for field, text in texts.items():
        if not text or field in ("investor", "investor_uscc"):
            continue
        try:
            values[field] = _reader(field, lookups, today)(text)
        except ValueError:
            words = QCoreApplication.translate("Paste", "cannot be read: {text}")
            problems.append(words.format(text=text))
    if not values.get("name") and not values.get("codename"):
        problems.append(QCoreApplication.translate("Paste", "no name"))
    try:
        checked(values)
    except InvalidInput as error:
        problems += [field_problem(name, one) for name, one in error.fields.items()]
    uscc = texts.get("investor_uscc", "").upper()
    if uscc and not valid_uscc(uscc):
        problems.append(QCoreApplication.translate("Paste", "no valid credit code: {text}").format(text=uscc))
    if problems:
        return PastedRow(number, texts, None, "; ".join(problems))
    return PastedRow(number, texts, NewProject(values, _investor(texts, uscc, values)), "")


def _investor(texts: Mapping[str, str], uscc: str, values: Mapping[str, Any]) -> InvestorInput | None:
    if not texts.get("investor"):
        return None
    reason = None if uscc else NoUsccReason.UNREGISTERED
    return InvestorInput(texts["investor"], uscc, reason, values.get("region_code", ""))


def _reader(field: str, lookups: Lookups, today: dt.date) -> Callable[[str], Any]:
    """How a field's text is read. Raises ValueError when it cannot be."""
    if field.endswith("_fen"):
        return parse_money
    if field == "next_step_date":
        return lambda text: parse_date(text, today)
    if field == "host_unit_id":
        return lambda text: _find(text, [(c.value, c.label, c.code) for c in lookups.units])
    table = _CODED.get(field)
    if table is not None:
        choices = [(c.value, lookups.name(table, c.value), c.value) for c in lookups.tables.get(table, ())]
        return lambda text: _find(text, choices)
    return str


def _find(text: str, choices: Sequence[tuple[str, str, str]]) -> str:
    for value, label, other in choices:
        if text in (label, value) or text.lower() == other.lower():
            return value
    raise ValueError(text)
