"""Shares and credits that offices set apart: all of a project are one thing, which makes 100 %, and is decided whole.

Each line is a record of its own, so what several offices entered without knowing of each other may come to more than
the project. That is noted at the line that comes first, like a field that waits for a decision, and told of wherever
such are. What only one office ever said stays as it said it.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from db.wire import FIELDS, TABLES
from desktop_app.domain.shares import is_whole
from desktop_app.sync.scopes import DELETED_AT, PARTS_OF_WHOLE, TOGETHER, TOGETHER_IDS
from desktop_app.sync.show import Show
from desktop_app.sync.store import Meta, Store, Tracked, chunks
from desktop_app.sync.wire import Value

LINES = "lines"
"""Stands for all shares of a project where fields are named."""

_KEYS = {"credit": ("unit_id", "role"), "project_investor": ("investor_id",)}
"""Tables of which all of a project make the whole -> what stands there once."""
TABLES_OF_SHARES = tuple(_KEYS)
_SHARE = {TABLES[table]: FIELDS[table]["share"] for table in _KEYS}

_PROJECTS_AT_ONCE = 500

Line = tuple[Value, ...]
"""The values of a line, as `TOGETHER` has its fields."""


@dataclass(frozen=True, slots=True)
class ShareSet:
    """All lines of a project as one office set them: record -> values. `whose`: who did so last."""

    lines: Mapping[str, Line]
    whose: Meta
    by_way_of_centre: bool

    def stored(self) -> str:
        """As a value to choose."""
        return stored(self.lines)


def is_of_set(table: int, number: int) -> bool:
    """Whether a field says what a share is, or whether there is one."""
    return table in PARTS_OF_WHOLE and (number == DELETED_AT or number in TOGETHER_IDS[table])


def is_sound(table: str, lines: Iterable[Line]) -> bool:
    """Whether lines are what the form takes, those that are alike counted once."""
    fields = TOGETHER[table]
    said = [dict(zip(fields, line, strict=True)) for line in dict.fromkeys(lines)]
    if not said:
        return True
    keys = {tuple(one[name] for name in _KEYS[table]) for one in said}
    leads = sum(bool(one["is_lead"]) for one in said) if "is_lead" in fields else 1
    return len(keys) == len(said) and leads == 1 and is_whole([int(one["share"] or 0) for one in said])


def projects_of(store: Store, table: str, rows: Iterable[bytes]) -> dict[bytes, str]:
    """Record -> project, of those that are here."""
    sql = f'SELECT id, project_id FROM "{table}" WHERE id IN (?)'
    return {bytes.fromhex(row_id): project for row_id, project in store.among(sql, [row.hex() for row in rows])}


# noting


def settle_shares(store: Store, show: Show, touched: Collection[tuple[int, bytes]]) -> None:
    """Note the projects whose shares are to be decided on, and no more those that are whole, as far as one of their
    lines is among these records (table and id)."""
    for table in _KEYS:
        rows = [row for number, row in touched if number == TABLES[table]]
        for some in chunks(sorted({*projects_of(store, table, rows).values()}), _PROJECTS_AT_ONCE):
            _settle(store, show, table, some)


def _settle(store: Store, show: Show, table: str, projects: Collection[str]) -> None:
    number = FIELDS[table]["share"]
    living: dict[str, dict[str, Line]] = {project: {} for project in projects}
    rows = list[bytes]()
    for row_id, project, deleted_at, line in lines_of(store, table, projects):
        rows.append(bytes.fromhex(row_id))
        if deleted_at is None:
            living[project][row_id] = line
    odd = [sorted(lines) for lines in living.values() if not is_sound(table, lines.values())]
    known = store.tracked(bytes.fromhex(row_id) for ids in odd for row_id in ids)
    wanted = set[bytes]()
    for ids in odd:
        records = [known[row] for row in map(bytes.fromhex, ids) if row in known]
        if records and len(_authors(store, records)) > 1:
            wanted.add(records[0].row)
    sql = f"SELECT row_id FROM exchange_conflict WHERE field = {number} AND row_id IN (?)"
    noted = {row for (row,) in store.among(sql, rows)}
    stale = store.tracked(noted - wanted).values()
    settled = [one.row for one in stale if not show.waits(one, number)]
    store.many(f"DELETE FROM exchange_conflict WHERE field = {number} AND row_id = ?", [(row,) for row in settled])
    store.many(
        "INSERT OR REPLACE INTO exchange_conflict (row_id, field, table_id, scope) VALUES (?, ?, ?, ?)",
        [(row, number, TABLES[table], known[row].scope) for row in sorted(wanted)],
    )


def _authors(store: Store, records: Iterable[Tracked]) -> set[str]:
    entries = {entry for one in records for number in TOGETHER_IDS[one.table] for entry in one.state.of(number)}
    meta = store.meta(entries)
    return {meta[entry].unit for entry in entries}


def lines_of(store: Store, table: str, projects: Iterable[str]) -> Iterator[tuple[str, str, int | None, Line]]:
    """Record, project, when it was deleted, and values, in the order of the records."""
    columns = ", ".join(TOGETHER[table])
    sql = f'SELECT id, project_id, deleted_at, {columns} FROM "{table}" WHERE project_id IN (?)'
    for row_id, project, deleted_at, *line in sorted(store.among(sql, projects), key=lambda row: str(row[0])):
        yield row_id, project, deleted_at, tuple(line)


# what there is to choose from


def sets_of(store: Store, table: str, project: str) -> tuple[list[ShareSet], list[Line]]:
    """The sets that offices left, as far as they are whole and all that they name is known here, each once; and what
    is shown now."""
    rows = {row_id: (deleted_at, line) for row_id, _, deleted_at, line in lines_of(store, table, [project])}
    shown = [line for deleted_at, line in rows.values() if deleted_at is None]
    by_step: dict[bytes, dict[str, Line | None]] = defaultdict(dict)
    whose: dict[bytes, tuple[Meta, bool]] = {}
    for record in store.tracked(map(bytes.fromhex, rows)).values():
        values = {entry for number in TOGETHER_IDS[record.table] for entry in record.state.of(number)}
        entries = values.union(record.state.of(DELETED_AT))
        meta, row_id = store.meta(entries), record.row.hex()
        for entry in entries:
            line = _said(store, record, entry, rows[row_id][1])
            if line is None or (line is not _NOTHING and entry in values):
                hash_ = meta[entry].hash
                by_step[hash_][row_id] = line
                whose[hash_] = meta[entry], entry < 0 or whose.get(hash_, (meta[entry], False))[1]
    in_order = sorted(by_step, key=lambda hash_: (whose[hash_][0].at, hash_))
    found = [ShareSet(_there(by_step[hash_]), *whose[hash_]) for hash_ in in_order]
    for unit in dict.fromkeys(whose[hash_][0].unit for hash_ in in_order):
        steps = [hash_ for hash_ in in_order if whose[hash_][0].unit == unit]
        joined: dict[str, Line | None] = {}
        for hash_ in steps:
            joined |= by_step[hash_]
        found.append(ShareSet(_there(joined), *whose[steps[-1]]))
    whole = [one for one in found if one.lines and is_sound(table, one.lines.values()) and _known(store, table, one)]
    return list({content(one.lines.values()): one for one in reversed(whole)}.values())[::-1], shown


_NOTHING: Line = ("nothing is said",)


def _said(store: Store, record: Tracked, entry: int, shown: Line) -> Line | None:
    """What an entry says of a line: its values, None for one that it deletes, and `_NOTHING`."""
    stated: dict[int, Value] = {}
    for change in store.said(entry, record.row)[0]:
        stated |= change.fields
    if stated.get(DELETED_AT) is not None:
        return None
    numbers = TOGETHER_IDS[record.table]
    if _SHARE[record.table] not in stated:
        return _NOTHING
    return tuple(_plain(stated.get(number, was)) for number, was in zip(numbers, shown, strict=True))


def _plain(value: Value) -> Value:
    return int(value) if isinstance(value, bool) else value


def _there(lines: Mapping[str, Line | None]) -> dict[str, Line]:
    """Without those that are deleted; of those that are alike the first."""
    alike: dict[Line, str] = {}
    for row_id, line in sorted(lines.items()):
        if line is not None:
            alike.setdefault(line, row_id)
    return {row_id: line for line, row_id in alike.items()}


def stored(lines: Mapping[str, Line]) -> str:
    """Lines by record as a value to choose."""
    return json.dumps(sorted([row_id, *line] for row_id, line in lines.items()))


def content(lines: Iterable[Line]) -> frozenset[Line]:
    """What lines say, whatever records they are."""
    return frozenset(lines)


def content_of(chosen: Value) -> frozenset[Line]:
    """The lines of a value to choose."""
    return content(tuple(line) for _row_id, *line in json.loads(str(chosen)))


def _known(store: Store, table: str, one: ShareSet) -> bool:
    """Whether all units or investors that a set names are here."""
    target = "unit" if table == "credit" else "investor"
    ids = {str(line[0]) for line in one.lines.values()}
    return len([*store.among(f'SELECT id FROM "{target}" WHERE id IN (?)', ids)]) == len(ids)


def is_shown(one: ShareSet, shown: Iterable[Line]) -> bool:
    """Whether a project shows just these lines."""
    return content(one.lines.values()) == content(shown)


# deciding


def as_decisions(
    store: Store, table: str, project: str, title: str, chosen: Value, now_ms: int
) -> list[tuple[str, str, str, dict[str, Value]]]:
    """What becomes of each line of a project when a set is chosen: it is as that has it, or it goes. Every one is
    stated, so that nothing of the others is left over."""
    lines = {row_id: tuple(line) for row_id, *line in json.loads(str(chosen))}
    found = []
    for row_id, _project, deleted_at, line in lines_of(store, table, [project]):
        if row_id not in lines and deleted_at is not None and not _is_open(store, row_id):
            continue
        values = dict(zip(TOGETHER[table], lines.get(row_id, line), strict=True))
        values["deleted_at"] = None if row_id in lines else deleted_at or now_ms
        found.append((table, row_id, title, values))
    return found


def _is_open(store: Store, row_id: str) -> bool:
    return bool(store.all("SELECT 1 FROM exchange_conflict WHERE row_id = ? LIMIT 1", (bytes.fromhex(row_id),)))
