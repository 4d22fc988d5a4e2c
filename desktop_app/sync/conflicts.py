"""What offices set differently without knowing of each other: looking at it, and deciding, which travels."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from db.wire import FIELD_NAMES, TABLE_NAMES, TABLES
from desktop_app.domain.clock import can_be
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync.confirmed import that_stay
from desktop_app.sync.decision_limits import why_impossible, why_wrong
from desktop_app.sync.decision_rights import why_not
from desktop_app.sync.decisions import Decision, decide_on, pending
from desktop_app.sync.deletions import confirming_entry
from desktop_app.sync.drafts import Drafts, Own
from desktop_app.sync.duties import TASK, Duties
from desktop_app.sync.echo import Said, repeat
from desktop_app.sync.last_known import candidates_of, hidden, is_known
from desktop_app.sync.orphans import Orphans
from desktop_app.sync.scopes import DELETED_AT, PROJECT, TOGETHER_IDS, register_of, told_in
from desktop_app.sync.seal import seal
from desktop_app.sync.share_sets import (
    LINES,
    TABLES_OF_SHARES,
    as_decisions,
    is_of_set,
    is_shown,
    projects_of,
    sets_of,
    settle_shares,
)
from desktop_app.sync.show import Outcome, Show, Touched
from desktop_app.sync.store import Meta, Store, Tracked
from desktop_app.sync.tables import columns_of
from desktop_app.sync.texts import MERGED, together
from desktop_app.sync.titles import Titles
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.keys import replica_of
from desktop_app.sync.wire import CHANGED, Change, Value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values: field -> value, and whose they are. `at`: ms UTC by the author's clock.

    `together`: a text with the changes of several, which none of them has; unit and user are those of the newest.
    `computer`: the mark of the computer on which it was set, "" where that is not known; `by_way_of_centre`: where it
    is known only as the centre passed it on. `clock_is_wrong`: nothing that is known here can have been done then.
    """

    values: dict[str, Value]
    unit: str
    user: str
    at: int
    shown: bool
    together: bool = False
    computer: str = ""
    by_way_of_centre: bool = False
    clock_is_wrong: bool = False
    by_centre: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Fields of a record to decide on, together. `id` names it until it is decided."""

    id: str
    table: str
    record_id: str
    title: str
    fields: tuple[str, ...]
    choices: tuple[Choice, ...]

    @property
    def is_of_shares(self) -> bool:
        """Whether all shares of a project are decided on, which is its record then; their `table` is that of the lines,
        and there may be nothing to choose: they are set under the project then."""
        return self.fields == (LINES,)


def conflicts(session: Session) -> list[Conflict]:
    """All that waits for a decision, by table and title; the shares of a project as one."""
    store, titles = Store(session), Titles(session)
    open_ = _open(store)
    found = [_of_shares(titles, store, *whole) for whole in _take_shares(store, open_)]
    return _in_order([*found, *_of_fields(titles, store, open_)])


def field_conflicts(session: Session, only: Collection[bytes] | None = None) -> list[Conflict]:
    """Fields that several offices set, record by record, of all or of these records."""
    store = Store(session)
    found = _of_fields(Titles(session), store, _open(store, only))
    return _in_order(one for one in found if len(one.choices) > 1 or one.table not in TABLES_OF_SHARES)


def _in_order(found: Iterable[Conflict]) -> list[Conflict]:
    return sorted(found, key=lambda one: (one.table, one.title, one.id))


def _open(store: Store, only: Collection[bytes] | None = None) -> dict[bytes, list[int]]:
    """Record -> the fields that wait and were not decided on here."""
    decided = pending(store)
    open_: dict[bytes, list[int]] = {}
    for row, number, _table in store.undecided():
        if (only is None or row in only) and (row, number) not in decided:
            open_.setdefault(row, []).append(number)
    return open_


def _of_fields(titles: Titles, store: Store, open_: Mapping[bytes, Sequence[int]]) -> list[Conflict]:
    records = store.tracked(open_)
    return [
        _conflict(titles, store, records[row], group)
        for row, numbers in open_.items()
        for group in _groups(records[row].table, numbers)
    ]


def _take_shares(store: Store, open_: dict[bytes, list[int]]) -> list[tuple[str, str]]:
    """The projects, with the table, of which all shares are decided on; their fields are no questions of their own."""
    records, found = store.tracked(open_), set[tuple[str, str]]()
    for table in TABLES_OF_SHARES:
        rows = [row for row in open_ if records[row].table == TABLES[table]]
        for row, project in projects_of(store, table, rows).items():
            rest = [number for number in open_[row] if not is_of_set(TABLES[table], number)]
            if len(rest) < len(open_[row]):
                found.add((table, project))
            open_[row] = rest
    return sorted(found)


def _of_shares(titles: Titles, store: Store, table: str, project: str) -> Conflict:
    sets, shown = sets_of(store, table, project)
    now = store.last_step_at()
    choices = [
        Choice(
            {LINES: one.stored()},
            one.whose.unit,
            one.whose.user,
            one.whose.at,
            is_shown(one, shown),
            computer=computer_mark(replica_of(one.whose.actor)) if one.whose.actor else "",
            by_way_of_centre=one.by_way_of_centre,
            clock_is_wrong=not can_be(one.whose.at, now),
            by_centre=one.whose.is_centre,
        )
        for one in sets
    ]
    title = titles.of(TABLE_NAMES[PROJECT], project)
    return Conflict(f"{project}-{table}", table, project, title, (LINES,), tuple(choices))


def decide(office: Office, own: Own, actor: Actor, conflict_id: str, take: int) -> Changes:
    """Take one of the values (counted from 1); it replaces all others here and, with the next package, everywhere.

    Raises UserError when there is no such conflict or value.
    """
    with office.read() as session:
        every = (*conflicts(session), *field_conflicts(session))
        conflict = next((one for one in every if one.id == conflict_id), None)
    if conflict is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is nothing to decide under this number any more."))
    if not 1 <= take <= len(conflict.choices):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There are {count} values to choose from."), count=len(conflict.choices)
        )
    return settle(office, own, actor, conflict, conflict.choices[take - 1].values)


def why_refused(
    session: Session, actor: Actor, conflict: Conflict, taken: Mapping[str, Value] | None = None
) -> UserError | None:
    """Why somebody may not decide on it, with the values that are taken if these are known; None when they may."""
    values = [*(one.values for one in conflict.choices), taken or {}]
    return why_not(session, actor, conflict.table, conflict.record_id, values)


def refuse(session: Session, actor: Actor, conflict: Conflict, taken: Mapping[str, Value], today: date) -> None:
    """Raises UserError for who may not decide on it, or not so."""
    given = conflict.table, conflict.record_id, conflict.choices, taken
    if conflict.is_of_shares and all(taken != one.values for one in conflict.choices):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The shares are taken as one of the offices set them."),
            QT_TRANSLATE_NOOP("errors", "Other shares are set under the project itself, all together."),
        )
    refused = why_refused(session, actor, conflict, taken) or why_impossible(session, *given)
    if refused := refused or why_wrong(session, *given, today):
        raise refused


def settle(office: Office, own: Own, actor: Actor, conflict: Conflict, values: dict[str, Value]) -> Changes:
    """Decide with these values, the clerk's own or one of the choices. Raises UserError for who may not."""
    with office.read() as session:
        refuse(session, actor, conflict, values, office.clock.today())
        if conflict.is_of_shares:
            decisions = decisions_of(session, conflict, values, office.clock.now_ms())
    if conflict.is_of_shares:
        return decide_on(office, actor, decisions)
    label = Label(QT_TRANSLATE_NOOP("steps", "Decide on {title}"), {"title": conflict.title})
    with office.write(label, actor, exchange=True) as tx:
        store = Store(tx.session)
        seal(tx.session, own)
        row = bytes.fromhex(conflict.record_id)
        record = store.tracked([row])[row]
        columns = columns_of(record.table)
        numbers = {name: number for number, name in columns.names.items()}
        fields = {numbers[name]: value for name, value in values.items()}
        fields = _rest_of_group(store, record, fields) | fields
        drafts = Drafts(store, own)
        draft = drafts.of(told_in(record.scope, own.unit_code, own.is_centre))
        known = store.identities(record.state.commits())
        unseen = {n: hidden(store, record, n) for n in fields}
        replaces = {n: [draft.ref(known[one]) for one in record.state.of(n) if one not in unseen[n]] for n in fields}
        seen = []
        if fields.get(DELETED_AT) is not None:
            seen = [draft.ref(hash_) for hash_ in sorted(known.values())]
        elif DELETED_AT not in fields and _shown(store, record, [DELETED_AT])[DELETED_AT] is not None:
            seen = [draft.ref(known[entry]) for entry in record.state.of(DELETED_AT)]
        change = Change(record.table, row, CHANGED, fields, replaces, seen)
        draft.changes.append(change)
        for number in fields:
            stay = that_stay(store, own, record, number)
            record.state.put(number, [*stay, *(unseen[number] - {*stay}), draft.number])
        written = drafts.write(tx.id, tx.now_ms, actor.name)
        if own.is_centre:
            meta = Meta(own.unit_code, True, tx.now_ms, b"", actor.name)
            said = Said(written[draft.number], meta, record.scope, change, list(draft.refs))
            for scope in store.mirrors([row]).get(row, []):
                if scope != record.scope:
                    repeat(drafts.of(scope), said)
            drafts.write(tx.id, tx.now_ms, actor.name)
        store.keep([record])
        last = {number: (draft.number, value) for number, value in fields.items()}
        show = Show(store, Outcome())
        show.write({row: Touched(record, False, set(fields), last, record.place)})
        Orphans(store, show, tx.id).settle()  # it may refer to what only the other office knows
        settle_shares(store, show, show.parts)
        if own.is_centre and record.table == TASK:
            duties = Duties(store, drafts)
            duties.look([row])
            duties.tell(tx)
    return tx.done()


def decisions_of(session: Session, conflict: Conflict, values: Mapping[str, Value], now_ms: int) -> list[Decision]:
    """What is decided of each record by deciding so."""
    if not conflict.is_of_shares:
        return [(conflict.table, conflict.record_id, conflict.title, values)]
    given = conflict.table, conflict.record_id, conflict.title, values[LINES]
    return [*as_decisions(Store(session), *given, now_ms)]


def _rest_of_group(store: Store, record: Tracked, fields: dict[int, Value]) -> dict[int, Value]:
    """The present values of what goes with the fields, so that no mixture can arise; not of references unknown here."""
    together = TOGETHER_IDS.get(record.table, ())
    if fields.keys().isdisjoint(together):
        return {}
    sql = "SELECT field FROM exchange_held WHERE row_id = ? AND target <> ''"
    unknown = {number for (number,) in store.all(sql, (record.row,))}
    return _shown(store, record, [one for one in together if one not in unknown])


def _groups(table: int, numbers: Sequence[int]) -> list[list[int]]:
    """Fields that mean something only together are decided together."""
    together = [number for number in numbers if number in TOGETHER_IDS.get(table, ())]
    alone = [[number] for number in numbers if number not in together]
    return [together, *alone] if together else alone


def _conflict(titles: Titles, store: Store, record: Tracked, numbers: Sequence[int]) -> Conflict:
    table = TABLE_NAMES[record.table]
    names = FIELD_NAMES[table]
    by_entry: dict[int, dict[int, Value]] = {}
    for number in numbers:
        for candidate in candidates_of(store, record, number):
            if candidate.stated and is_known(store, record, candidate.entry, register_of(record.table, number)):
                by_entry.setdefault(candidate.entry, {})[number] = candidate.value
    if list(numbers) == [DELETED_AT]:
        for entry in _against_deletion(store, record, by_entry.keys()):
            by_entry[entry] = {DELETED_AT: None}
    row_id = record.row.hex()
    shown = _shown(store, record, numbers)
    meta, now = store.meta(by_entry), store.last_step_at()
    choices = [
        Choice(
            {names[number]: values.get(number, shown[number]) for number in numbers},
            meta[entry].unit,
            meta[entry].user,
            meta[entry].at,
            all(values.get(number, shown[number]) == shown[number] for number in numbers),
            computer=computer_mark(replica_of(meta[entry].actor)) if meta[entry].actor else "",
            by_way_of_centre=entry < 0,
            clock_is_wrong=not can_be(meta[entry].at, now),
            by_centre=meta[entry].is_centre,
        )
        for entry, values in sorted(by_entry.items(), key=lambda item: meta[item[0]].hash)
    ]
    fields = tuple(names[number] for number in numbers)
    choices = list({tuple(choice.values.items()): choice for choice in reversed(choices)}.values())[::-1]
    if (record.table, numbers[0]) in MERGED:
        choices += _together(store, record, numbers[0], choices, shown[numbers[0]])
    return Conflict(f"{row_id}-{numbers[0]}", table, row_id, titles.of(table, row_id), fields, tuple(choices))


def _against_deletion(store: Store, record: Tracked, deletions: Collection[int]) -> list[int]:
    """The entry that stands against the deletion of a record: the centre's that confirmed something of a project, else
    that of whoever went on with the record."""
    if record.table == PROJECT and (confirming := confirming_entry(store, record, deletions)) is not None:
        return [confirming]
    others = record.state.commits().difference(deletions, {record.state.base})
    meta = store.meta((*others, *deletions))
    units = {meta[entry].unit for entry in deletions}
    foreign = [entry for entry in others if meta[entry].unit not in units]  # who deleted it had done with it
    return sorted(foreign or others)[-1:] or [
        entry for entry in (record.state.base,) if entry and record.table == PROJECT
    ]


def _together(store: Store, record: Tracked, number: int, choices: Sequence[Choice], shown: Value) -> Iterator[Choice]:
    """The text that is shown, if nobody wrote it so, and the one with the changes of all."""
    name = FIELD_NAMES[TABLE_NAMES[record.table]][number]
    newest = max(choices, key=lambda choice: choice.at)
    every = together(store, record, number, candidates_of(store, record, number))
    for text in dict.fromkeys((shown, every)):
        if text is not None and text not in [choice.values[name] for choice in choices]:
            yield replace(newest, values={name: text}, shown=text == shown, together=True)


def _shown(store: Store, record: Tracked, numbers: Sequence[int]) -> dict[int, Value]:
    columns = columns_of(record.table)
    names = ", ".join(f'"{columns.names[number]}"' for number in numbers)
    row = store.all(f'SELECT {names} FROM "{columns.table}" WHERE id = ?', (record.row.hex(),))
    return dict(zip(numbers, row[0], strict=True)) if row else dict.fromkeys(numbers)
