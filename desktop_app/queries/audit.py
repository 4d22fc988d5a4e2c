"""The record of changes: who did what and when, and what each field was before and after."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from db import capture
from db.capture import before_and_after
from db.enums import Indicator
from db.models import Base, CodeItem, JournalEntry, JournalTransaction
from db.types import BigInt
from desktop_app.queries import search
from desktop_app.queries.codes import CODE_LISTS, CODE_TABLES
from desktop_app.queries.duties import JOINER
from desktop_app.queries.units import names_by_code

STEPS_SHOWN, ENTRIES_SHOWN = 300, 300
_HITS = 50
_STAMPS = {"id", "owner_code", "created_at", "created_by", "changed_at", "changed_by"}
_TITLES = (
    "name",
    "title",
    "topic",
    "matter",
    "clause",
    "text",
    "number",
    "evidence_number",
    "person",
    "judge",
    "month",
)
_DIALECT = sqlite.dialect()


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which steps: of this user, about records that a search finds, between two local days."""

    user: str = ""
    record: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step: its English template and values, how many rows it touched and of which tables; 0 = a note."""

    id: int
    at_ms: int
    user: str
    template: str
    values: Mapping[str, Any]
    undone: bool
    count: int
    kinds: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after: words of a vocabulary as StrEnum, dates, money in 分, names for references."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A year's target, which its indicator tells how to read."""

    indicator: Indicator
    stored: int


@dataclass(frozen=True, slots=True)
class SettingValue:
    """What an office-wide setting of this name holds: words, numbers, lists and tables of them."""

    name: str
    content: Any


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A record that a step added (I), changed (U) or removed (D)."""

    kind: str
    record_id: str
    op: str
    title: str
    fields: Sequence[FieldChange] = field(default_factory=tuple)


def users(session: Session) -> list[str]:
    """Everybody who ever did something here."""
    return list(session.scalars(select(JournalTransaction.user).distinct().order_by(JournalTransaction.user)))


def steps(session: Session, chosen: AuditFilter, before: int | None = None) -> list[StepRow]:
    """The newest 300 matching steps, or those that came before step `before`."""
    query = _filtered(session, chosen).order_by(JournalTransaction.id.desc()).limit(STEPS_SHOWN)
    if before is not None:
        query = query.where(JournalTransaction.id < before)
    found = session.scalars(query).all()
    touched: dict[int, dict[str, int]] = {}
    of_steps = JournalEntry.transaction_id.in_([step.id for step in found])
    for step_id, kind, count in session.execute(
        select(JournalEntry.transaction_id, JournalEntry.table_name, func.count())
        .where(of_steps)
        .group_by(JournalEntry.transaction_id, JournalEntry.table_name)
    ):
        touched.setdefault(step_id, {})[kind] = count
    return [
        StepRow(
            step.id,
            step.at,
            step.user,
            step.label,
            json.loads(step.values),
            step.undone_by is not None,
            sum(touched.get(step.id, {}).values()),
            tuple(sorted(touched.get(step.id, {}))),
        )
        for step in found
    ]


def entries(session: Session, step_id: int) -> list[EntryRow]:
    """What a step did, record by record; the first 300."""
    of_step = select(JournalEntry).where(JournalEntry.transaction_id == step_id).order_by(JournalEntry.id)
    names = Names(session)
    found = []
    for entry in session.scalars(of_step.limit(ENTRIES_SHOWN)).all():
        kind, row_id, op = entry.table_name, entry.row_id, entry.op
        old, new = before_and_after(kind, row_id, entry.before, entry.after)
        if op == "I" and not entry.after:
            new = _as_made(session, entry)
        title = names.title(kind, row_id) or _title_in(new) or _title_in(old)
        changes = tuple(
            FieldChange(name, *(names.value(kind, name, one.get(name), row_id) for one in (old, new)))
            for name in dict.fromkeys((*old, *new))
            if name not in _STAMPS and old.get(name) != new.get(name) and (new.get(name) != "" or old.get(name))
        )
        found.append(EntryRow(kind, row_id, op, title, changes))
    return found


def stored_values(session: Session, kind: str, record_id: str) -> dict[str, Any]:
    """The values of a record as they are stored; none when it is not there."""
    found = session.connection().exec_driver_sql(f'SELECT * FROM "{kind}" WHERE id = ?', (record_id,))
    row = found.mappings().first()
    return dict(row) if row else {}


def _as_made(session: Session, made: JournalEntry) -> dict[str, Any]:
    """The values that a record came with in a package: those it has, without what happened to it since."""
    values = stored_values(session, made.table_name, made.row_id)
    later = select(JournalEntry).where(JournalEntry.row_id == made.row_id, JournalEntry.id > made.id)
    for entry in session.scalars(later.order_by(JournalEntry.id.desc())):
        values |= before_and_after(entry.table_name, entry.row_id, entry.before, entry.after)[0]
    return values


class Names:
    """Names of records by table and id, each read once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[str, str], str] = {}
        self._units: Mapping[str, str] | None = None

    def title(self, kind: str, record_id: str) -> str:
        """What a record is called; "" when it is not there, or has no name of its own and belongs to nothing."""
        key = (kind, record_id)
        if key not in self._known:
            self._known[key] = ""  # a record that refers to itself ends here
            self._known[key] = self._read(kind, record_id)
        return self._known[key]

    def _read(self, kind: str, record_id: str) -> str:
        table = Base.metadata.tables.get(kind)
        if table is None:
            return ""
        row = self._session.execute(select(table).where(table.c.id == record_id)).mappings().first()
        if row is None:
            return ""
        own = _title_in(row)
        above = next((self.title(*target) for target in _references(kind, row) if target[0] in _OWNERS), "")
        return f"{above} · {own}" if own and above and kind not in _OWNERS else own or above

    def _code(self, table: str, code: str) -> str:
        """The name of a code; the code itself where it is in no table, as one that a newer program shipped."""
        key = (f"code {table}", code)
        if key not in self._known:
            found = select(CodeItem.name).where(CodeItem.table == table, CodeItem.code == code)
            self._known[key] = self._session.scalars(found.limit(1)).first() or code
        return self._known[key]

    def _city(self, digits: str) -> str:
        """The city whose region codes begin with these digits; they themselves where none does."""
        code = digits.ljust(6, "0")
        name = self._code("region", code)
        return digits if name == code else name

    def _unit(self, code: str) -> str:
        if self._units is None:
            self._units = names_by_code(self._session)
        return self._units.get(code, code)

    def _by_record(self, kind: str, name: str, stored: Any, record_id: str) -> Any:
        """A value that means something only beside another one of its record, which is never changed."""
        beside = _BESIDE[kind, name]
        told = stored_values(self._session, kind, record_id).get(beside)
        if told is None:
            return stored
        match kind:
            case "target":
                return TargetValue(Indicator(told), int(stored))
            case "setting":
                content = _content(stored)
                if told == "own_city":
                    return self._city(str(content))
                return SettingValue(told, content)
            case "code_item":
                return self._code(str(told), stored)
        return self.title(str(told), stored) or stored

    def value(self, kind: str, name: str, stored: Any, record_id: str = "") -> Any:
        """A stored value as the application knows it; the name of the record for a reference, the names of several
        codes one after the other. Of some fields the record itself tells what they mean."""
        table = Base.metadata.tables.get(kind)
        if stored is None or table is None or name not in table.c:
            return stored
        column = table.c[name]
        for key in column.foreign_keys:
            return self.title(key.column.table.name, str(stored)) or stored
        if (kind, name) in _BESIDE:
            return self._by_record(kind, name, stored, record_id)
        if name in CODE_TABLES and isinstance(stored, str):
            return self._code(CODE_TABLES[name], stored)
        if name in CODE_LISTS and isinstance(stored, str):
            return JOINER.join(self._code(CODE_LISTS[name], code) for code in stored.split(JOINER))
        if name in ("owner_code", "co_unit_codes") and isinstance(stored, str):
            return JOINER.join(self._unit(code) for code in stored.split(JOINER))
        if name.endswith("_at") and isinstance(column.type, type(BigInt)) and isinstance(stored, int):
            return datetime.fromtimestamp(stored / 1000, UTC).astimezone()
        convert = getattr(column.type, "process_result_value", None)
        return convert(stored, _DIALECT) if convert else stored


_BESIDE = {
    ("target", "value"): "indicator",
    ("setting", "value"): "name",
    ("code_item", "parent_code"): "table",
    ("attachment", "record_id"): "record_kind",
}
"""Table and field -> the field of the same record that tells what it means."""

_OWNERS = ("project", "investor", "training_session", "review_meeting", "chapter", "activity")
"""Records whose name says where a nameless one belongs."""


def _references(kind: str, row: Mapping[Any, Any]) -> Iterable[tuple[str, str]]:
    for column in Base.metadata.tables[kind].c:
        for key in column.foreign_keys:
            if row[column.name] is not None:
                yield key.column.table.name, str(row[column.name])


def _content(stored: str) -> Any:
    try:
        return json.loads(stored)
    except ValueError:  # another office may have kept anything
        return stored


def _title_in(values: Mapping[Any, Any]) -> str:
    texts = (str(values[name]) for name in _TITLES if values.get(name))
    lines = next(texts, "").strip().splitlines()
    return lines[0][:60] if lines else ""


def _filtered(session: Session, chosen: AuditFilter) -> Select[JournalTransaction]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.user:
        conditions.append(JournalTransaction.user == chosen.user)
    if chosen.since is not None:
        conditions.append(JournalTransaction.at >= _midnight_ms(chosen.since, 0))
    if chosen.until is not None:
        conditions.append(JournalTransaction.at < _midnight_ms(chosen.until, 1))
    if chosen.record.strip():
        touched = select(JournalEntry.transaction_id).where(JournalEntry.row_id.in_(_about(session, chosen.record)))
        as_stored = json.dumps(chosen.record.strip())[1:-1]  # names stand in the step's values as JSON
        named = JournalTransaction.values.contains(as_stored, autoescape=True)
        conditions.append(or_(JournalTransaction.id.in_(touched), named))
    return select(JournalTransaction).where(*conditions)


def _about(session: Session, text: str) -> list[str]:
    """Ids of the records that a search finds, and of everything that belongs to the first few of them."""
    hits = search.find(session, text, _HITS)
    ids = [hit.record_id for hit in hits]
    for table in capture.captured_tables():
        for column in table.c:
            if any(key.column.table.name in _OWNERS for key in column.foreign_keys):
                ids += session.scalars(select(table.c.id).where(column.in_([hit.record_id for hit in hits[:10]]))).all()
    return ids[:5000]


def _midnight_ms(day: date, later: int) -> int:
    """The beginning of a local day, or of one that is `later` days later, as milliseconds UTC."""
    start = datetime.combine(date.fromordinal(day.toordinal() + later), datetime.min.time())
    return int(start.timestamp() * 1000)
