"""Values are read in words, not as they are stored."""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from db.enums import Indicator, Stage, UnitGroup
from db.models import Attachment, Base, CodeItem, InvestorTag, Setting, Target, Unit
from db.types import Coded, Flag, IsoDate
from db.wire import FIELDS
from desktop_app.queries.audit import FieldChange, Names, SettingValue, TargetValue
from desktop_app.queries.codes import CODE_TABLES
from desktop_app.services.office import Label
from desktop_app.sync.preview import PreviewRow
from desktop_app.sync.titles import Titles
from desktop_app.ui.models.exchange_columns import looked_columns
from desktop_app.ui.models.value_words import title_words, value_words
from tests.helpers.stick_offices import StickOffice, stick_office


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("record_kind", "project", "Project"),
        ("record_kind", "chapter", "Handbook chapter"),
        ("owner_code", "shared", "all offices"),
        ("owner_code", "华明街道", "华明街道"),
        ("amount_fen", 1_234_500_000, "1,234.5 万元"),
        ("is_lead", True, "yes"),
        ("table", "source", "Source channel"),
        ("table", "region", "Region"),
        ("table", "of a newer program", "of a newer program"),
        ("stage", Stage.SIGNED, "Signed"),
        ("value", TargetValue(Indicator.OUTSIDE_FUNDS_IN_PLACE, 2_000_000_000_000), "200 亿元"),
        ("value", TargetValue(Indicator.OUTSIDE_FUNDS_IN_PLACE, 3_500_000_000), "3,500 万元"),
        ("value", TargetValue(Indicator.LANDED_CENTRAL_SOE, 12_000), "12"),
        (
            "value",
            SettingValue("report_texts/annual/2022", {"central": ["国家电网", "中国华电"], "bases": {"x": "y"}}),
            "Central enterprises: 国家电网, 中国华电",
        ),
        (
            "value",
            SettingValue("report_edits/annual/2022", {"a/1": {"base": "甲", "text": "乙", "heading": "一"}}),
            "a/1: 乙",
        ),
        ("value", SettingValue("issuing", {"second_person": True}), "A second person issues: yes"),
        ("value", SettingValue("code_table_versions", {"region": 3}), "Region: 3"),
        ("value", SettingValue("weights", {"park": {"leads_sourced": 20}}), "Park: Leads sourced: 20"),
        ("score", 8829, "88.29"),
        ("size", 2048, "2 KB"),
        ("energy_tce", 1200, "1,200 tce"),
        ("flags", "countable", "Counts"),
        ("origin", "shipped", "Of the program"),
        ("pdf_hash", "0123456789abcdef", "01234567…"),
        ("texts", '{"a": 1}', "as kept in the record"),
        ("texts", "{}", "—"),
        ("record_id", "ab" * 16, "a record without a name"),
        ("at", dt.datetime(2022, 3, 2, 9, 30), "2022-03-02 09:30"),
    ],
)
def test_a_value_is_read_in_words(field: str, value: object, words: str) -> None:
    assert value_words(field, value) == words


def test_a_new_order_is_said_without_its_numbers() -> None:
    [column] = [one for one in looked_columns(()) if one.field == "fields"]
    changes = (FieldChange("sort_order", 10, 0), FieldChange("title", "区位", "区位优势"))
    row = PreviewRow("chapter", "1", "changed", "区位优势", ("sort_order", "title"), changes)
    assert column.of(row) == "Order: changed; Title: 区位 → 区位优势"


def test_a_setting_is_called_as_clerks_call_it() -> None:
    [column] = [one for one in looked_columns(()) if one.field == "title"]
    assert column.of(PreviewRow("setting", "1", "changed", "own_city", ())).startswith("Own city")
    of_bulletin = PreviewRow("setting", "1", "changed", "report_texts/annual/2022", ())
    assert column.of(of_bulletin) == "Texts of a bulletin (Annual report 2022)"
    assert column.of(PreviewRow("project", "1", "changed", "own_city", ())) == "own_city"


def test_a_target_is_called_by_its_unit_and_indicator() -> None:
    [column] = [one for one in looked_columns(()) if one.field == "title"]
    said = [
        column.of(PreviewRow("target", "1", "new", title, ()))
        for title in ("华明街道 · leads_sourced", "leads_sourced")
    ]
    assert said == ["华明街道 · Leads sourced", "Whole district · Leads sourced"]


def test_of_what_nobody_reads_only_that_it_changed_is_said() -> None:
    [column] = [one for one in looked_columns(()) if one.field == "fields"]
    change = FieldChange("snapshot", '{"a": 1}', '{"a": 2}')
    assert column.of(PreviewRow("report_issue", "1", "changed", "", ("snapshot",), (change,))) == "Snapshot: changed"


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[StickOffice]:
    made = stick_office(tmp_path / "ZX", "ZX", "中心", centre=True)
    yield made
    made.close()


_PLAIN = """
addressee audience batch_number chair checked_by clause code codename company_address company_name company_uscc
condition conditions confirmed_by construction contact count_month document_number drafted_by email ends_at environment
evidence evidence_number fair_competition_number feedback funding handler investor_text judge land_use leader
legal_review_number market materials matter minutes month name name_en next_step note number opinion overview
park_operator people period person phone place prefix reason review_exemption risks safety short_name side_approver
side_reason source starts_at summary support teacher text title title_en topic unit uscc
year sort_order direction economic industry online_planned offline_planned social staff value
"""
PLAIN = set(_PLAIN.split())
"""Texts that somebody typed, and plain counts: these are read as they are stored."""
STORED_OTHERWISE = {
    "table": "region", "owner_code": "HM", "co_unit_codes": "HM、XL", "origin": "shipped", "flags": "key countable",
    "record_kind": "project", "industry_codes": "03、04", "snapshot": '{"a": 1}', "texts": '{"a": 1}',
    "content": '{"a": 1}', "fallen": '["leads"]', "content_hash": "ab" * 32, "pdf_hash": "ab" * 32,
}  # fmt: skip
BY_RECORD = {("target", "value"), ("setting", "value"), ("code_item", "parent_code"), ("attachment", "record_id")}


def _stored(session: Session, column: Column[Any]) -> Any:
    """Something that a column may hold."""
    if column.foreign_keys:
        return "ab" * 16
    if isinstance(column.type, Coded):
        words: type[StrEnum] = column.type.enum
        return next(iter(words)).value
    if isinstance(column.type, IsoDate):
        return "2022-03-15"
    if isinstance(column.type, Flag):
        return 1
    if column.name in CODE_TABLES:
        of_table = select(CodeItem.code).where(CodeItem.table == CODE_TABLES[column.name])
        return session.scalars(of_table.order_by(CodeItem.code)).first()
    if column.type.python_type is int:
        return 1_650_000_000_000 if column.name.endswith("_at") else 88_290_000
    return STORED_OTHERWISE.get(column.name, "as typed")


def test_no_field_is_shown_as_it_is_stored(chinese: None, centre: StickOffice) -> None:
    with centre.office.write(Label("Know"), centre.actor) as tx:
        tx.session.add(Unit(code="HM", name="华明街道", group=UnitGroup.SUBDISTRICT))
        tx.session.add(Unit(code="XL", name="新立街道", group=UnitGroup.SUBDISTRICT))
    raw = []
    with centre.office.read() as session:
        names = Names(session)
        for table, fields in FIELDS.items():
            for name in fields:
                if (table, name) in BY_RECORD or name in ("created_by", "deleted_at"):
                    continue
                stored = _stored(session, Base.metadata.tables[table].c[name])
                words = value_words(name, names.value(table, name, stored))
                is_day = isinstance(Base.metadata.tables[table].c[name].type, IsoDate)
                is_coded = re.search(r"[0-9a-f]{16}|[a-z]_[a-z]|[{}]", words) is not None
                if is_coded or not (is_day or name in PLAIN or words.replace(",", "") != str(stored)):
                    raw.append((table, name, words))
    assert raw == []


def test_what_a_record_itself_tells_is_said_in_words(chinese: None, centre: StickOffice) -> None:
    project = centre.add_project("氢能项目")
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        target = Target(year=2022, indicator=Indicator.OUTSIDE_FUNDS_IN_PLACE, value=2_000_000_000_000)
        texts = Setting(name="report_texts/annual/2022", value='{"central": ["国家电网"]}')
        file = Attachment(record_kind="project", record_id=project, content_hash="ab" * 32, name="照片", size=1)
        tx.session.add_all((target, texts, file))
        tx.session.flush()
        ids = target.id, texts.id, file.id
        tag = InvestorTag(investor_id="ab" * 16, tag="high_tech")
    with centre.office.read() as session:
        names, titles = Names(session), Titles(session)
        district = session.scalars(select(CodeItem).where(CodeItem.table == "region", CodeItem.code == "120110")).one()
        city = session.scalars(select(Setting).where(Setting.name == "own_city")).one()
        said = [
            value_words(name, names.value(table, name, stored, row_id))
            for table, name, stored, row_id in (
                ("target", "value", 2_000_000_000_000, ids[0]),
                ("setting", "value", '{"central": ["国家电网"]}', ids[1]),
                ("setting", "value", city.value, city.id),
                ("setting", "value", "what another office kept", ids[1]),
                ("attachment", "record_id", project, ids[2]),
                ("code_item", "parent_code", district.parent_code, district.id),
                ("investor_tag", "tag", tag.tag, ""),
            )
        ]
        called = [title_words(table, titles.of(table, one)) for table, one in (("target", ids[0]), ("setting", ids[1]))]
    assert said == [
        "200 亿元",
        "央企：国家电网",
        "天津市",
        "what another office kept",
        "氢能项目",
        "天津市",
        "国高新",
    ]
    assert called == ["全区 · 市外内资到位额", "通报文字（年度报告 2022）"]
