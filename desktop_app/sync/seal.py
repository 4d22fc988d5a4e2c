"""Making commits of what was done here since the last time: before an export or import, never at a clerk's save."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy.orm import Session

from db.capture import before_and_after, numbers_after
from db.models import NATURAL_KEYS, Base
from db.wire import FIELDS, TABLE_NAMES, TABLES
from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.memory import paused
from desktop_app.sync.confirmed import ask, that_stay
from desktop_app.sync.decisions import OWN_STEPS
from desktop_app.sync.deletions import ask_for_deletions
from desktop_app.sync.drafts import Drafts, Own
from desktop_app.sync.duties import TASK, Duties
from desktop_app.sync.echo import Mirrors, Said, leave, repeat, snapshot
from desktop_app.sync.held import Held
from desktop_app.sync.last_known import hidden, unread_of
from desktop_app.sync.leave_out import PUT_BACK_STEPS
from desktop_app.sync.parents import FOLLOWING_STEPS, change_wholes, wholes_of
from desktop_app.sync.registers import State
from desktop_app.sync.scopes import (
    ADOPTED,
    DELETED_AT,
    PARTS_OF_WHOLE,
    SHARED,
    SHARED_TABLES,
    TOGETHER_IDS,
    centre_first,
    owner_of_adopted,
    scope_of,
    told_in,
)
from desktop_app.sync.share_sets import settle_shares
from desktop_app.sync.show import Outcome, Show
from desktop_app.sync.store import HERE, Meta, Store, Tracked, chunks
from desktop_app.sync.wire import CHANGED, CREATED, MOVED, Change, Value

_ROWS_AT_ONCE = 4_000

SEALING = QT_TRANSLATE_NOOP("progress", "Gathering what was done here")

_OWNER = 1


@dataclass(slots=True)
class _Touched:
    """One record in a step: its last values of the fields that the step set."""

    table: str
    created: bool = False
    fields: dict[int, Value] = field(default_factory=dict)


def seal(session: Session, own: Own, progress: Progress | None = None) -> int:
    """Make commits of all steps that are none yet; the number of commits. Within `Office.maintain`.

    Raises Cancelled; the transaction is to be given up then.
    """
    progress = progress or Silent()
    store = Store(session)
    newest = store.all("SELECT coalesce(max(id), 0) FROM journal_transaction")[0][0]
    work = _Sealing(store, own, newest)
    last = work.store.all("SELECT value FROM local_setting WHERE name = 'sealed_transaction'")
    begin = int(json.loads(last[0][0])) if last else 0
    sql = "SELECT id FROM journal_transaction t WHERE id > ? AND "
    work.put_back = {step for (step,) in store.all(sql + PUT_BACK_STEPS, (begin,))}
    work.enters_nothing = work.put_back | {step for (step,) in store.all(sql + FOLLOWING_STEPS, (begin,))}
    total = work.store.all("SELECT count(*) FROM journal_entry WHERE transaction_id > ?", (begin,))[0][0]
    entries = work.store.connection.exec_driver_sql(
        "SELECT e.transaction_id, t.at, t.user, e.table_name, e.row_id, e.op, e.before, e.after FROM journal_entry e "
        "JOIN journal_transaction t ON t.id = e.transaction_id "
        f"WHERE t.id > ? AND {OWN_STEPS} ORDER BY e.transaction_id, e.id",
        (begin,),
    )
    # closed, or an error would leave it half read, and its connection with an old view of the data
    with paused(), closing(entries):
        done = 0
        for (step, at, user), of_step in groupby(entries, key=lambda row: (row[0], row[1], row[2])):
            for some in chunks(of_step, _ROWS_AT_ONCE):
                progress.report(done / total, SEALING)
                progress.check()
                work.take(step, at, user, _touched(some))
                done += len(some)
        if done and own.is_centre:
            work.show_duties(step, at, user)
        if done:
            ask_for_deletions(store, begin)
        work.held.forget_replaced()
    work.store.many(
        "INSERT INTO local_setting (name, value) VALUES ('sealed_transaction', ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(str(newest),)],
    )
    return work.drafts.made


def unsealed(store: Store) -> set[str]:
    """The ids of the records that steps touched which are in no commit yet."""
    last = store.all("SELECT value FROM local_setting WHERE name = 'sealed_transaction'")
    sql = (
        "SELECT DISTINCT e.row_id FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id "
        f"WHERE t.id > ? AND {OWN_STEPS}"
    )
    return {row_id for (row_id,) in store.all(sql, (int(json.loads(last[0][0])) if last else 0,))}


def _touched(entries: list[tuple[int, int, str, str, str, str, str, str]]) -> dict[bytes, _Touched]:
    """The records of some entries, each once."""
    found: dict[bytes, _Touched] = {}
    for _step, at, _user, table, row_id, op, before, after in entries:
        one = found.setdefault(bytes.fromhex(row_id), _Touched(table))
        one.created = one.created or op == "I"
        if op == "D":
            one.fields[DELETED_AT] = at
        else:
            one.fields |= numbers_after(table, row_id, before, after)
    return found


class _Sealing:
    def __init__(self, store: Store, own: Own, newest: int) -> None:
        self.store = store
        self.own = own
        self._newest = newest
        self.drafts = Drafts(store, own)
        self._hashes: Mapping[int, bytes] = {}
        self.held = Held(store)
        self._moved: list[tuple[Tracked, str, str]] = []
        self._requests: list[tuple[Tracked, int]] = []
        self._duties = Duties(store, self.drafts)
        self.put_back = set[int]()
        """The steps that left records of a package out."""
        self.enters_nothing = set[int]()
        """These, and those by which parts follow their projects."""
        self._step = 0
        self._changed = set[bytes]()
        """The records that the step changed so far, which may come in several portions."""

    def take(self, step: int, at: int, user: str, touched: dict[bytes, _Touched]) -> None:
        """One commit a scope for what a step touched, and the centre's echoes in other scopes."""
        known = self.store.tracked(touched)
        self._hashes = self.store.identities({entry for record in known.values() for entry in record.state.commits()})
        self.held.read(known)
        if step in self.put_back:
            self.held.say_again({row: one.fields for row, one in touched.items()})
        self._moved = []
        kept: list[Tracked] = []
        whole = self._as_of(step, touched, known)
        for row, one in touched.items():
            record = known.get(row)
            if record is None:
                record = self._begin(row, one)
            elif one.created and record.state.base is None and not self._is_everywhere(one):
                record = self._begin(row, one, record.state.heads)
            else:
                self._go_on(record, one, whole.get(row, {}))
            kept.append(record)
        if step not in self.enters_nothing:
            kept += self._wholes_of(step, touched)
        said = self.drafts.all()
        written = self.drafts.write(step, at, user, put_back=step in self.put_back)
        self.store.keep(kept)
        decided = [(change.row, number) for _, draft in said for change in draft.changes for number in change.fields]
        if self.store.all("SELECT 1 FROM exchange_conflict LIMIT 1"):
            self.store.many("DELETE FROM exchange_conflict WHERE row_id = ? AND field = ?", decided)
            # where the centre decides, a unit still has to show its word again
            mine = [one for one in kept if self.own.is_centre or not centre_first(TABLE_NAMES[one.table])]
            Show(self.store, Outcome()).close_deletions(mine)
        if shares := [(one.table, one.row) for one in kept if one.table in PARTS_OF_WHOLE]:
            settle_shares(self.store, Show(self.store, Outcome()), shares)
        ask(self.store, self._requests)
        self._requests = []
        if self.own.is_centre:
            self._duties.look(one.row for one in kept if one.table == TASK)
            meta = Meta(self.own.unit_code, True, at, b"", user)
            self._echo(
                [
                    Said(written[draft.number], meta, scope, change, list(draft.refs))
                    for scope, draft in said
                    for change in draft.changes
                ]
            )
            self.drafts.write(step, at, user)

    def show_duties(self, step: int, at: int, user: str) -> None:
        """Show the duties of all the steps to the units that have to do with them, as they are after the last one."""
        self._duties.show()
        self.drafts.write(step, at, user)

    def _begin(self, row: bytes, one: _Touched, others: Mapping[int, list[int]] | None = None) -> Tracked:
        """A record that the exchange does not know yet; `others` are what was said of it before it was made here."""
        owner = str(one.fields.get(_OWNER) or "")
        scope = scope_of(one.table, owner, self.own.unit_code, self.own.is_centre)
        record = Tracked(row, TABLES[one.table], scope, State(), HERE)
        if self._is_everywhere(one):
            return record
        draft = self.drafts.of(scope)
        if one.created:
            fields: dict[int, Value] = {number: value for number, value in one.fields.items() if value is not None}
            draft.changes.append(Change(record.table, row, CREATED, fields))
            record.state.base = draft.number
            record.state.heads = {number: [*entries, draft.number] for number, entries in (others or {}).items()}
            self._requests += [(record, number) for number in record.state.heads]
        else:
            draft.changes.append(Change(record.table, row, CHANGED, one.fields))
            record.state.heads = {number: [draft.number] for number in one.fields}
        return record

    def _is_everywhere(self, one: _Touched) -> bool:
        """Whether every office makes this record by itself: the shipped code tables, and a unit's own set-up."""
        if not one.created:
            return False
        if one.table == "code_item":
            return one.fields.get(FIELDS["code_item"]["origin"]) == "shipped"
        return not self.own.is_centre and one.table in SHARED_TABLES and one.table in NATURAL_KEYS

    def _go_on(self, record: Tracked, one: _Touched, whole: dict[int, Value]) -> None:
        """A record that was exchanged before."""
        keeps = one.fields.get(_OWNER) == owner_of_adopted(one.table, self.own.unit_code)
        if keeps and self._may_adopt(record, one.table):
            self._adopt(record, whole | one.fields)
            return
        fields = dict(one.fields)
        together = TOGETHER_IDS.get(record.table, ())
        if not fields.keys().isdisjoint(together):
            fields |= {number: whole[number] for number in together if number in whole and number not in fields}
        if not fields:
            return
        draft = self.drafts.of(told_in(record.scope, self.own.unit_code, self.own.is_centre))

        def named(entries: Iterable[int]) -> list[int]:
            return [draft.ref(self._hashes[entry]) for entry in sorted(entries)]

        unseen = {number: self._unseen(record, number) for number in fields}
        replaced = {number: named(set(record.state.of(number)) - unseen[number]) for number in fields}
        first = next(iter(replaced.values()))
        seen: list[int] = []
        if fields.get(DELETED_AT) is not None:
            seen = named(record.state.commits())
        elif DELETED_AT not in fields and self._is_deleted(record, one.table):
            seen = named(record.state.heads[DELETED_AT])
        same = all(refs == first for refs in replaced.values())
        draft.changes.append(Change(record.table, record.row, CHANGED, fields, first if same else replaced, seen))
        self.held.note(record.row, fields)
        for number in fields:
            stay = that_stay(self.store, self.own, record, number)
            record.state.put(number, [*stay, *(unseen[number] - {*stay}), draft.number])
            if stay:
                self._requests.append((record, number))
        owner = fields.get(_OWNER)
        if owner is not None and one.table not in SHARED_TABLES and self.own.is_centre:
            to = scope_of(one.table, str(owner), self.own.unit_code, self.own.is_centre)
            if to != record.scope:
                self._moved.append((record, record.scope, to))
                leave(draft, record, to)

    def _wholes_of(self, step: int, touched: Mapping[bytes, _Touched]) -> list[Tracked]:
        """The projects and the like that are changed by what was entered at their parts."""
        if step != self._step:
            self._step, self._changed = step, set()
        self._changed |= touched.keys()
        parts = defaultdict[str, list[bytes]](list)
        for row, one in touched.items():
            if one.fields.get(DELETED_AT) is None:
                parts[one.table].append(row)
        changed = change_wholes(self.store, self.drafts, wholes_of(self.store, parts) - self._changed)
        self._changed.update(record.row for record in changed)
        return changed

    def _unseen(self, record: Tracked, number: int) -> frozenset[int]:
        """The entries of a field whose word only a newer program shows, so that nobody here replaces it."""
        return hidden(self.store, record, number) if self.held.has(record.row, number) else frozenset()

    def _may_adopt(self, record: Tracked, table: str) -> bool:
        """Whether a unit made it for the handbook, or it is a file, and not every office knows it."""
        return self.own.is_centre and table in ADOPTED and record.scope != SHARED

    def _adopt(self, record: Tracked, values: Mapping[int, Value]) -> None:
        """State all of a record for everybody, in place of what its unit said."""
        draft = self.drafts.of(SHARED)
        fields = unread_of(self.store, record)  # what a newer program said of it goes along
        fields |= {number: value for number, value in values.items() if value is not None}
        replaced = [draft.ref(self._hashes[entry]) for entry in sorted(record.state.commits())]
        draft.changes.append(Change(record.table, record.row, CREATED, fields, replaced))
        record.state = State(draft.number)
        record.scope = SHARED

    def _is_deleted(self, record: Tracked, table: str) -> bool:
        """Whether the record was changed in the recycle bin, and not while it stays in view against a deletion."""
        if DELETED_AT not in record.state.heads:
            return False
        found = self.store.all(f'SELECT deleted_at FROM "{table}" WHERE id = ?', (record.row.hex(),))
        return bool(found) and found[0][0] is not None

    def _echo(self, said: list[Said]) -> None:
        """What the centre did, in the other scopes that know the record."""
        self._duties.call_back()
        mirrors = self.store.mirrors({one.change.row for one in said})
        told = [(one.change, one.scope) for one in said]
        for one in said:
            for scope in mirrors.get(one.change.row, []):
                if scope != one.scope and one.change.kind != MOVED:
                    repeat(self.drafts.of(scope), one)
                    told.append((one.change, scope))
        for record, before, scope in self._moved:
            snapshot(self.store, self.drafts.of(scope), record, before)
        watch = Mirrors(self.store, self.drafts)
        watch.look(told)
        moved = {(record.row, scope) for record, _, scope in self._moved}
        for scope, draft in self.drafts.all():
            watch.look((change, scope) for change in draft.changes if (change.row, scope) in moved)
        watch.show()

    def _as_of(
        self, step: int, touched: dict[bytes, _Touched], known: dict[bytes, Tracked]
    ) -> dict[bytes, dict[int, Value]]:
        """The values after a step of the records that need more than what the step set."""
        wanted: dict[str, list[bytes]] = {}
        for row, one in touched.items():
            together = one.fields.keys() & TOGETHER_IDS.get(TABLES[one.table], ())
            if row in known and (together or self._may_adopt(known[row], one.table)):
                wanted.setdefault(one.table, []).append(row)
        found: dict[bytes, dict[int, Value]] = {}
        for table, rows in wanted.items():
            numbers = {name: n for name, n in FIELDS[table].items() if name in Base.metadata.tables[table].columns}
            columns = ", ".join(f'"{name}"' for name in numbers)
            sql = f'SELECT id, {columns} FROM "{table}" WHERE id IN (?)'
            for values in self.store.among(sql, (row.hex() for row in rows)):
                found[bytes.fromhex(values[0])] = dict(zip(numbers.values(), values[1:], strict=True))
        if step < self._newest:
            self._before_later_steps(step, found)
        stated = {row: one.fields for row, one in touched.items()}
        for table, rows in wanted.items():
            self.held.leave_unsaid({row: found[row] for row in rows if row in found}, TABLES[table], stated)
        return found

    def _before_later_steps(self, step: int, found: dict[bytes, dict[int, Value]]) -> None:
        """Take back what steps did since, of those that are sealed together with this one."""
        sql = (
            "SELECT id, table_name, row_id, before, after FROM journal_entry "
            f"WHERE transaction_id > {step} AND row_id IN (?)"
        )
        for _id, table, row_id, *texts in sorted(self.store.among(sql, [row.hex() for row in found]), reverse=True):
            numbers = FIELDS[table]
            values, _after = before_and_after(table, row_id, *texts)
            found[bytes.fromhex(row_id)] |= {numbers[name]: values[name] for name in values.keys() & numbers.keys()}
