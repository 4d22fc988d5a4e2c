"""A few values by which a new record is told from others, besides its name."""

from collections.abc import Iterator, Mapping
from typing import Any

from db.models import Base
from desktop_app.queries.audit import Names
from desktop_app.sync.tally import STAMPS
from desktop_app.sync.titles import Titles, name_in

MOST = 3
_LONGEST = 40
_KINDS = (
    ("_fen",), ("conclusion", "stage", "status", "state", "kind", "role", "side", "indicator", "group", "table"),
    ("conditions",), ("_id",), ("share", "year", "value"), ("_on", "_date"), ("_code", "handler"),
    ("code", "number", "uscc"), ("",),
)  # fmt: skip
"""What is said first: amounts, words, conditions, what it belongs to, shares, days, codes, numbers, then anything."""
_UNSAID = {
    "id", "name", "codename", "project_id", "owner_code", "deleted_at", "sort_order", "record_kind", "snapshot",
    "content", "texts", "flags", "origin", "size", "fallen", "name_en", "title_en", "minutes", *STAMPS,
}  # fmt: skip


def facts_of(names: Names, titles: Titles, table: str, values: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Up to three fields with their values as the application knows them: the names of records for references."""
    found = []
    for name in _in_order(table, values):
        value = _value(names, titles, table, name, values)
        if value not in (None, ""):
            found.append((name, value))
        if len(found) == MOST:
            break
    return tuple(found)


def _in_order(table: str, values: Mapping[str, Any]) -> Iterator[str]:
    title = name_in(table, values)
    told = [
        name
        for name, value in values.items()
        if value not in (None, "", 0) and name not in _UNSAID and not name.endswith(("_hash", "_at")) and value != title
    ]
    seen = set[str]()
    for ends in _KINDS:
        for name in told:
            if name.endswith(ends) and name not in seen:
                seen.add(name)
                yield name


def _value(names: Names, titles: Titles, table: str, name: str, values: Mapping[str, Any]) -> Any:
    stored = values[name]
    if name == "record_id":  # an attachment may belong to a record of any kind
        return titles.of(str(values.get("record_kind") or ""), str(stored))
    column = Base.metadata.tables[table].c.get(name)
    for key in column.foreign_keys if column is not None else ():
        return titles.of(key.column.table.name, str(stored))
    value = names.value(table, name, stored, str(values.get("id", "")))
    if isinstance(value, str) and (len(value) > _LONGEST or "\n" in value):
        return f"{value.strip().splitlines()[0][:_LONGEST]}…"
    return value
