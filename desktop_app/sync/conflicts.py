"""What offices set differently without knowing of each other, and which values there are to choose from."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from db.wire import FIELD_NAMES, TABLE_NAMES, TABLES
from desktop_app.domain.clock import can_be
from desktop_app.sync.decisions import pending
from desktop_app.sync.deletions import confirming_entry
from desktop_app.sync.last_known import candidates_of, is_known
from desktop_app.sync.scopes import DELETED_AT, PROJECT, TOGETHER_IDS, centre_first, register_of
from desktop_app.sync.share_sets import LINES, TABLES_OF_SHARES, is_of_set, is_shown, projects_of, sets_of
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.tables import columns_of
from desktop_app.sync.texts import MERGED, together
from desktop_app.sync.titles import Titles
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.keys import replica_of
from desktop_app.sync.wire import Value

Records = Mapping[bytes, Tracked]


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
    records = store.tracked(open_)
    found = [_of_shares(titles, store, *whole) for whole in _take_shares(store, records, open_)]
    return _in_order([*found, *_of_fields(titles, store, records, open_)])


def field_conflicts(session: Session, only: Collection[bytes] | None = None) -> list[Conflict]:
    """Fields that several offices set, record by record, of all or of these records."""
    store = Store(session)
    open_ = _open(store, only)
    found = _of_fields(Titles(session), store, store.tracked(open_), open_)
    return _in_order(one for one in found if len(one.choices) > 1 or one.table not in TABLES_OF_SHARES)


def share_conflicts(session: Session, only: Collection[bytes]) -> list[Conflict]:
    """The projects whose shares offices set apart, as far as one of these records is a line of theirs."""
    store, titles = Store(session), Titles(session)
    open_ = _open(store, only)
    return [_of_shares(titles, store, *whole) for whole in _take_shares(store, store.tracked(open_), open_)]


def to_decide(store: Store, is_centre: bool) -> int:
    """How many of all `conflicts` an office decides on: on some only the centre does."""
    open_ = _open(store)
    records = store.tracked(open_)
    if not is_centre:
        open_ = {row: found for row, found in open_.items() if not centre_first(TABLE_NAMES[records[row].table])}
    shares = _take_shares(store, records, open_)
    return len(shares) + sum(len(_groups(records[row].table, numbers)) for row, numbers in open_.items())


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


def _of_fields(titles: Titles, store: Store, records: Records, open_: Mapping[bytes, Sequence[int]]) -> list[Conflict]:
    return [
        _conflict(titles, store, records[row], group)
        for row, numbers in open_.items()
        for group in _groups(records[row].table, numbers)
    ]


def _take_shares(store: Store, records: Records, open_: dict[bytes, list[int]]) -> list[tuple[str, str]]:
    """The projects, with the table, of which all shares are decided on; their fields are no questions of their own."""
    found = set[tuple[str, str]]()
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
    shown = shown_values(store, record, numbers)
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


def shown_values(store: Store, record: Tracked, numbers: Sequence[int]) -> dict[int, Value]:
    """What fields of a record show now; nothing where it is not here."""
    columns = columns_of(record.table)
    names = ", ".join(f'"{columns.names[number]}"' for number in numbers)
    row = store.all(f'SELECT {names} FROM "{columns.table}" WHERE id = ?', (record.row.hex(),))
    return dict(zip(numbers, row[0], strict=True)) if row else dict.fromkeys(numbers)
