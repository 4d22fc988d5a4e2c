"""Records that one unit hands over to another: from whom they came, to whom they went; at the centre, their way."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.models import JournalEntry
from db.wire import FIELDS, TABLE_NAMES, TABLES
from desktop_app.queries.audit import stored_values
from desktop_app.queries.units import all_units, names_by_code
from desktop_app.sync import wire
from desktop_app.sync.knowledge import Knowledge, untold
from desktop_app.sync.last_known import candidates_of
from desktop_app.sync.registers import Candidate
from desktop_app.sync.store import GONE, HERE, Store, Tracked
from desktop_app.sync.titles import name_in, title_of

_PROJECT, _DUTY = "project", "task"
_OWNER, _REASON = FIELDS[_PROJECT]["owner_code"], FIELDS[_PROJECT]["side_reason"]


@dataclass(frozen=True, slots=True)
class Handed:
    """A record that came from a unit, or went to one (its name). `reason`: of a project, what was given for it. `to`:
    at the centre, the office that it goes to. `untold`: of a project that went, how many records of it, with its parts,
    this office has changed without the centre knowing yet. `left_out`: the clerk did not take that in. `instead`: the
    unit had handed it over at the same time as the centre, whose word holds, and it goes to this one; at that unit, the
    one to which it was to go."""

    table: str
    record_id: str
    title: str
    unit: str
    came: bool
    reason: str
    to: str = ""
    untold: int = 0
    left_out: bool = False
    instead: str = ""


def handed_over(session: Session, step: int, scopes: Mapping[bytes, str]) -> list[Handed]:
    """What became of records that a unit was told to have been handed over in a step that is still open; `scopes`:
    where they came from or go. What neither came nor went by this step is left out, and what the centre itself entered
    on a project that is here already: that is news, and nobody handed it over."""
    if not scopes:
        return []
    store, units = Store(session), names_by_code(session)
    found = []
    records = store.tracked(scopes)
    came = {row.hex() for row, one in records.items() if one.table == TABLES[_PROJECT] and one.place == HERE}
    centres = {unit.code for unit in all_units(session) if unit.is_centre}
    for row, record in records.items():
        table = TABLE_NAMES.get(record.table, "")
        if scopes[row] in centres and record.place == HERE and not _came_with(store, table, row.hex(), came):
            continue
        title = _title(session, step, table, record) if table else None
        if title is not None:
            code = scopes[row]
            one = Handed(table, row.hex(), title, units.get(code, code), record.place == HERE, "")
            if table == _PROJECT:
                wished = [] if one.came else _wished(store, record, code)
                instead = units.get(str(wished[-1].value), str(wished[-1].value)) if wished else ""
                one = replace(one, reason=_reason(store, record), instead=instead)
            found.append(one)
    found += _duties_along(session, step, {one.record_id: one for one in found if one.table == _PROJECT})
    return sorted(found, key=lambda one: (one.came, one.table != _PROJECT, one.title))


def _duties_along(session: Session, step: int, projects: Mapping[str, Handed]) -> list[Handed]:
    """The duties that came or went by a step with these projects: they go from the same unit to the same one."""
    if not projects:
        return []
    entries = select(JournalEntry.row_id, JournalEntry.op, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.transaction_id == step, JournalEntry.table_name == _DUTY
    )
    found: dict[str, Handed] = {}
    was: dict[str, dict[str, Any]] = {}
    for row_id, op, *stored in session.execute(entries.order_by(JournalEntry.id)):
        was[row_id] = before_and_after(_DUTY, row_id, *stored)[0] | was.get(row_id, {})
        values = stored_values(session, _DUTY, row_id) if op == "I" else was[row_id]
        with_it = projects.get(str(values.get("project_id") or ""))
        if with_it is not None and with_it.came == (op == "I") and op != "U":
            found[row_id] = Handed(_DUTY, row_id, name_in(_DUTY, values), with_it.unit, with_it.came, "")
    return list(found.values())


def passed_on(session: Session, step: int, since: int, projects: Collection[str]) -> list[Handed]:
    """The projects that offices hand over by what a step brought to the centre; `since`: the entry of the journal
    before it."""
    if not projects:
        return []
    store, units = Store(session), names_by_code(session)
    owners: dict[str, list[str]] = {}
    entries = select(JournalEntry.row_id, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.transaction_id == step,
        JournalEntry.id > since,
        JournalEntry.table_name == _PROJECT,
        JournalEntry.op == "U",
        JournalEntry.row_id.in_(projects),
    )
    for row_id, *stored in session.execute(entries.order_by(JournalEntry.id)):
        before, after = before_and_after(_PROJECT, row_id, *stored)
        if "owner_code" in after:
            owners.setdefault(row_id, [str(before["owner_code"])]).append(str(after["owner_code"]))
    records = store.tracked(map(bytes.fromhex, owners))
    found = []
    for row_id, codes in owners.items():
        giver, taker = (units.get(code, code) for code in (codes[0], codes[-1]))
        reason = _reason(store, records[bytes.fromhex(row_id)])
        found.append(Handed(_PROJECT, row_id, title_of(session, _PROJECT, row_id), giver, True, reason, taker))
    return sorted(found, key=lambda one: one.title)


def overruled(session: Session, given: Collection[bytes]) -> list[Handed]:
    """Of the records that units gave away the projects which the centre had handed over to another unit meanwhile."""
    store, units = Store(session), names_by_code(session)
    found = []
    for row, record in store.tracked(given).items():
        if record.table != TABLES[_PROJECT] or record.place != HERE:
            continue
        owner = str(stored_values(session, _PROJECT, row.hex()).get("owner_code"))
        for one in _wished(store, record, owner):
            giver, wished, stays = (units.get(code, code) for code in (one.unit, str(one.value), owner))
            title = title_of(session, _PROJECT, row.hex())
            found.append(Handed(_PROJECT, row.hex(), title, giver, True, "", wished, instead=stays))
    return found


def _wished(store: Store, record: Tracked, owner: str) -> list[Candidate]:
    """What units said of where a record shall go, against the centre's word, which nobody has replaced."""
    said = [one for one in candidates_of(store, record, _OWNER) if one.stated]
    if not any(one.is_centre and one.value == owner for one in said):
        return []
    return [one for one in said if not one.is_centre and one.value not in (owner, one.unit)]


def with_untold(session: Session, step: int, theirs: Knowledge, handed: Sequence[Handed]) -> list[Handed]:
    """With what this office has changed of the projects that go to another unit and the centre, which knows so much,
    has not heard of: it still goes there."""
    went = {one.record_id for one in handed if one.table == _PROJECT and not one.came}
    if not went:
        return list(handed)
    store = Store(session)
    belongs = _parts_that_went(session, step)
    counts = Counter[str]()
    for row in {row for sent in untold(store, theirs, "", True) for row in wire.rows(sent.body)}:
        row_id = row.hex()
        counts[row_id if row_id in went else belongs.get(row_id, "")] += 1
    return [replace(one, untold=counts[one.record_id]) if one.record_id in went else one for one in handed]


def _parts_that_went(session: Session, step: int) -> dict[str, str]:
    """Records that left by a step -> the project that they belonged to."""
    found = {}
    entries = select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.transaction_id == step, JournalEntry.op == "D"
    )
    for table, row_id, *stored in session.execute(entries):
        found[row_id] = str(before_and_after(table, row_id, *stored)[0].get("project_id") or "")
    return found


def _came_with(store: Store, table: str, row_id: str, projects: Collection[str]) -> bool:
    """Whether a record is one of these projects, or came with one."""
    if not projects or not table:
        return False
    if table == _PROJECT or "project_id" not in FIELDS[table]:
        return True
    return any(one in projects for (one,) in store.all(f'SELECT project_id FROM "{table}" WHERE id = ?', (row_id,)))


def _title(session: Session, step: int, table: str, record: Tracked) -> str | None:
    """What it is called, or was; None when the step did not bring or take it."""
    entry = session.execute(
        select(JournalEntry.before, JournalEntry.after)
        .where(
            JournalEntry.transaction_id == step,
            JournalEntry.row_id == record.row.hex(),
            JournalEntry.op == ("D" if record.place == GONE else "I"),
        )
        .limit(1)
    ).first()
    if entry is None:
        return None
    if record.place == HERE:
        return title_of(session, table, record.row.hex())
    return name_in(table, before_and_after(table, record.row.hex(), *entry)[0])


def _reason(store: Store, record: Tracked) -> str:
    said = [one for one in candidates_of(store, record, _REASON) if one.value]
    return str(max(said, key=lambda one: (one.is_centre, one.at, one.hash)).value) if said else ""
