"""Leaving records of a package out: they are put back as they were by a step of this office's own, which travels.

The package itself is taken in whole, for what offices know has to be the same everywhere; what a clerk does not want of
it is the clerk's change of it, and can be undone like any other. It is noted before the package is taken in, so that it
is left out though the program ends in between.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select, text

from db.capture import before_and_after, captured_tables
from db.models import JournalEntry, JournalTransaction
from db.wire import FIELDS
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.local_settings import keep_local
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.sync import ledger
from desktop_app.sync.orphans import references
from desktop_app.sync.store import Store
from desktop_app.sync.tally import is_handover

Record = tuple[str, str]
"""A table and an id."""

Entry = tuple[int, str, str, str, dict[str, object], dict[str, object]]
"""The step, a table, an id, what was done (I, U, D), and the fields before and after."""

LEAVE_OUT = QT_TRANSLATE_NOOP("steps", "Leave out {count} records of a package")

PUT_BACK_STEPS = f"t.exchange = 0 AND t.undone_by IS NULL AND t.label = '{LEAVE_OUT}'"
"""Of steps `t`, those that left records out and were not undone."""

_COMPANIONS = ("investor", "review_meeting", "activity")
"""Tables whose records may come for the sake of others that refer to them."""

_BELONGS = ("contact", "investor_name", "investor_tag")
"""Tables whose records mean nothing without the investor that they refer to."""

_INTENDED = "leaving_out"
"""The local setting with what is to be left out of the packages that are being taken in."""

_KINDS = ("created", "deleted", "moved", "changed")

_STAMPS = {"created_at", "created_by", "changed_at", "changed_by"}


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was put back: for each import that brought any, how many of the records that it `created`, which are in the
    recycle bin now, `changed` and `deleted`, and of the projects that it handed over (`moved`)."""

    changes: Changes
    by_step: Mapping[int, Mapping[str, int]]

    @property
    def created(self) -> int:
        """How many of them were new."""
        return sum(counts["created"] for counts in self.by_step.values())

    @property
    def count(self) -> int:
        """How many in all."""
        return sum(sum(counts.values()) for counts in self.by_step.values())


def intend(office: Office, records: Collection[Record]) -> None:
    """Note what is to be left out of all that is taken in from now on; nothing, to forget it."""
    with office.read() as session:
        last = session.scalar(select(func.max(JournalTransaction.id))) or 0
    set_local(office, **{_INTENDED: {"after": last, "records": [*records]} if records else None})


def leave_intended_out(office: Office, actor: Actor) -> PutBack | None:
    """Leave out what was noted, which is forgotten then; None when nothing was, or nothing was taken in since, or the
    actor may not."""
    with office.read() as session:
        if not actor.may_change or not (noted := local.setting(session, _INTENDED)):
            return None
        taken_in = select(JournalTransaction.id).where(
            JournalTransaction.exchange, JournalTransaction.id > noted["after"]
        )
        steps = session.scalars(taken_in).all()
    if not steps:
        intend(office, ())
        return None
    return leave_out(office, actor, steps, {(table, row) for table, row in noted["records"]})


def leave_out(office: Office, actor: Actor, steps: Collection[int], records: Collection[Record]) -> PutBack:
    """Put records back as they were before these imports: what was new goes to the recycle bin with its parts, and with
    the new investors, meetings and follow-ups that nothing else refers to.

    What went to another unit stays there: it is no longer this office's. What refers to it says so again, though it
    cannot be shown here; a reference that must be shown stays as the package has it.
    """
    came: dict[int, dict[str, set[Record]]] = defaultdict(lambda: {kind: set() for kind in _KINDS})
    label = Label(LEAVE_OUT, {"count": len(records)})
    with office.write(label, actor) as tx:
        wanted = set(records)
        entries = list(_entries(tx, steps))
        new = {(table, row) for _step, table, row, op, *_ in entries if op == "I"}
        projects = {row for table, row in new & wanted if table == "project"}
        joined = {(table, row) for _step, table, row, _op, _before, after in entries if "project_id" in after}
        wanted |= (new | joined) & set(_parts(tx, projects))
        while alone := _came_alone_for(tx, wanted, new):
            wanted |= alone
        for table, row in sorted(new & wanted):
            _put(tx, table, row, {"deleted_at": tx.now_ms})
        for step, table, row, op, before, after in reversed(entries):
            if (table, row) in wanted:
                came[step][_kind(table, op, before, after)].add((table, row))
            if op == "U" and (table, row) in wanted - new:
                _put(tx, table, row, {name: value for name, value in before.items() if name not in _STAMPS})
        counts = {step: _counted(kinds) for step, kinds in came.items()}
        ledger.note_left_out(tx.session, tx.id, counts)
        keep_local(tx.session, **{_INTENDED: None})
    return PutBack(tx.done(), counts)


def _counted(came: Mapping[str, Collection[Record]]) -> dict[str, int]:
    """How many records there are of each kind; of what several are true the first counts."""
    counts, seen = dict[str, int](), set[Record]()
    for kind in _KINDS:
        counts[kind] = len({*came[kind]} - seen)
        seen |= {*came[kind]}
    return counts


def _parts(tx: Transaction, projects: Collection[str]) -> Iterator[Record]:
    """The records that belong to projects."""
    for table in captured_tables():
        if "project_id" in table.columns:
            sql = f'SELECT id FROM "{table.name}" WHERE project_id IN'
            yield from ((table.name, row) for (row,) in _rows(tx, sql, projects))


def _came_alone_for(tx: Transaction, wanted: Collection[Record], new: Collection[Record]) -> set[Record]:
    """New records that some of those to be left out refer to and no other record does, and what belongs to them."""
    found: set[Record] = set()
    for target in _COMPANIONS:
        keys = [(table, column) for table, column, _, parent in references() if parent == target]
        users = [key for key in keys if key[0] not in _BELONGS]
        named: set[str] = set()
        for table, column in users:
            rows = [row for of, row in wanted if of == table]
            named |= {row for (row,) in _rows(tx, f'SELECT "{column}" FROM "{table}" WHERE id IN', rows)}
        alone = {row for row in named if (target, row) in new and (target, row) not in wanted}
        for table, column in users:
            alone -= {row for user, row in _referring(tx, table, column, alone) if (table, user) not in wanted}
        found |= {(target, row) for row in alone}
        for table, column in set(keys) - set(users):
            found |= {(table, part) for part, _ in _referring(tx, table, column, alone)} & set(new)
    return found


def _referring(tx: Transaction, table: str, column: str, targets: Collection[str]) -> list[tuple[str, str]]:
    """Records of a table that are not deleted and refer to one of the targets, and that."""
    sql = f'SELECT id, "{column}" FROM "{table}" WHERE deleted_at IS NULL AND "{column}" IN'
    return [(user, row) for user, row in _rows(tx, sql, targets)]


def _rows(tx: Transaction, sql: str, among: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a query that ends with the ids it is for."""
    if not among:
        return
    found = tx.session.connection().exec_driver_sql(f"{sql} (SELECT value FROM json_each(?))", (json.dumps([*among]),))
    yield from (tuple(row) for row in found)


def _kind(table: str, op: str, before: Mapping[str, object], after: Mapping[str, object]) -> str:
    if op == "I":
        return "created"
    if after.get("deleted_at") is not None:
        return "deleted"
    return "moved" if is_handover(table, before, after) else "changed"


def _entries(tx: Transaction, steps: Collection[int]) -> Iterator[Entry]:
    rows = tx.session.execute(
        select(
            JournalEntry.transaction_id,
            JournalEntry.table_name,
            JournalEntry.row_id,
            JournalEntry.op,
            JournalEntry.before,
            JournalEntry.after,
        )
        .where(JournalEntry.transaction_id.in_(steps))
        .order_by(JournalEntry.id)
    )
    for step, table, row, op, before, after in rows:
        yield step, table, row, op, *before_and_after(table, row, before, after)


def _put(tx: Transaction, table: str, row: str, values: dict[str, object]) -> None:
    values = _shown(tx, table, row, values)
    if not values:
        return
    given = values | {"changed_at": tx.now_ms, "changed_by": tx.actor.name}
    sets = ", ".join(f'"{name}" = :{name}' for name in given)
    tx.session.execute(text(f'UPDATE "{table}" SET {sets} WHERE id = :_id'), given | {"_id": row})


def _shown(tx: Transaction, table: str, row: str, values: dict[str, object]) -> dict[str, object]:
    """The values as they can be shown, without references to what left: they are held, as `orphans` does, and said by
    the commit of this step."""
    store, shown = Store(tx.session), dict(values)
    for of, column, may_be_empty, parent in references():
        target = values.get(column) if of == table else None
        if target is None or store.all(f'SELECT 1 FROM "{parent}" WHERE id = ?', (target,)):
            continue
        del shown[column]
        replaced = store.all(f'SELECT 1 FROM "{table}" WHERE id = ? AND "{column}" IS NOT NULL', (row,))
        if may_be_empty and replaced:
            shown[column] = None
            store.many(
                "INSERT OR REPLACE INTO exchange_held (row_id, field, target) VALUES (?, ?, ?)",
                [(bytes.fromhex(row), FIELDS[table][column], str(target))],
            )
    return shown
