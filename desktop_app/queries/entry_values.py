"""What stands in an entry of a project, for the form that changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from db.models import Activity, Agreement, Commitment, FundEntry, Record

TABLES: Mapping[str, type[Record]] = {
    "activity": Activity,
    "fund_entry": FundEntry,
    "agreement": Agreement,
    "commitment": Commitment,
}


@dataclass(frozen=True, slots=True)
class EntryValues:
    """An entry and its columns by name."""

    kind: str
    id: str
    values: Mapping[str, Any]


def entry_values(session: Session, kind: str, entry_id: str) -> EntryValues:
    """The entry as it is stored."""
    entry = session.get_one(TABLES[kind], entry_id)
    names = [attribute.key for attribute in inspect(TABLES[kind]).column_attrs]
    return EntryValues(kind, entry_id, {name: getattr(entry, name) for name in names})
