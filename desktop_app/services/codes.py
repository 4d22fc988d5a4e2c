"""The shipped code tables (resources/codes): read them, and bring `code_item` up to date with them."""

import csv
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from db.models import CodeItem, Setting
from db.types import natural_id

VERSIONS = "code_table_versions"
"""Name of the setting that holds, as JSON, table name -> version loaded last."""

SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class CodeTable:
    """A shipped table as the manifest describes it; `rows` is the number of rows it must have, `released` its date."""

    name: str
    title: str
    title_en: str
    version: int
    released: date
    rows: int
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class ShippedCode:
    """One row of a shipped table. `flags` are words joined by a space."""

    code: str
    name: str
    name_en: str
    parent: str
    flags: str
    valid_from: date | None
    valid_to: date | None
    sort: int


def read_manifest(resources: Path) -> list[CodeTable]:
    """The shipped tables, in the order of the manifest. `resources` is the application's resource folder."""
    with (resources / "codes" / "manifest.toml").open("rb") as file:
        return [CodeTable(**table) for table in tomllib.load(file)["table"]]


def read_table(resources: Path, name: str) -> Iterator[ShippedCode]:
    """The rows of one shipped table."""
    with (resources / "codes" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield ShippedCode(
                code=row["code"],
                name=row["name"],
                name_en=row["name_en"],
                parent=row["parent"],
                flags=row["flags"],
                valid_from=_day(row["valid_from"]),
                valid_to=_day(row["valid_to"]),
                sort=int(row["sort"]),
            )


def load_code_tables(session: Session, resources: Path) -> int:
    """Bring `code_item` up to date with the shipped tables; the number of rows added or changed.

    Tables whose version is already loaded are skipped, so calling it again does nothing. In a newer version new codes
    are added, changed ones follow, and codes no longer shipped stay but are closed as of the version's date, so that
    old records keep their names. Rows the office added or changed itself (`origin` "office") and rows in the recycle
    bin are left alone. Shipped rows have the same id and stamps in every office: they never collide in an exchange.
    """
    setting = session.scalars(select(Setting).where(Setting.name == VERSIONS)).first()
    loaded: dict[str, int] = json.loads(setting.value) if setting else {}
    due = [table for table in read_manifest(resources) if table.version > loaded.get(table.name, 0)]
    if not due:
        return 0
    changed = sum(_load_table(session, resources, table) for table in due)
    value = json.dumps(loaded | {table.name: table.version for table in due}, sort_keys=True)
    if setting:
        setting.value = value
    else:
        session.add(Setting(id=code_id("setting", VERSIONS), name=VERSIONS, value=value))
    session.flush()
    return changed


def _load_table(session: Session, resources: Path, table: CodeTable) -> int:
    name = table.name
    existing = {item.code: item for item in session.scalars(select(CodeItem).where(CodeItem.table == name))}
    added, changed, shipped = [], [], set()
    released = int(datetime.combine(table.released, time(), UTC).timestamp()) * 1000
    for row in read_table(resources, name):
        shipped.add(row.code)
        values = _values(row)
        item = existing.get(row.code)
        if item is None:
            key = {"id": code_id(name, row.code), "table": name, "code": row.code, "origin": SHIPPED}
            added.append(key | {"created_at": released, "changed_at": released} | values)
        elif _ours(item) and any(getattr(item, field) != value for field, value in values.items()):
            changed.append({"id": item.id, **values})
    for code, item in existing.items():
        if code not in shipped and _ours(item) and item.valid_until is None:
            changed.append({"id": item.id, "valid_until": table.released})
    if added:
        session.execute(insert(CodeItem), added)
    for values in changed:
        session.execute(update(CodeItem).where(CodeItem.id == values.pop("id")).values(**values))
    return len(added) + len(changed)


def _values(row: ShippedCode) -> dict[str, object]:
    return {
        "name": row.name,
        "name_en": row.name_en,
        "parent_code": row.parent,
        "flags": row.flags,
        "sort_order": row.sort,
        "valid_from": row.valid_from,
        "valid_until": row.valid_to,
    }


def _ours(item: CodeItem) -> bool:
    return item.origin == SHIPPED and item.deleted_at is None


def code_id(table: str, code: str) -> str:
    """The id of a code, the same in every office."""
    return natural_id(table, code)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
