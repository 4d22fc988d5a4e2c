"""The centre's word stays until the centre itself says otherwise: a unit's change stands beside it as a request."""

from collections.abc import Iterable

from db.wire import TABLE_NAMES
from desktop_app.sync.drafts import Own
from desktop_app.sync.scopes import SHARED, SHARED_TABLES, TOGETHER_IDS, centre_first, confirms, is_request
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.wire import Change


def confirmed_by(record: Tracked, change: Change, number: int) -> bool:
    """Whether a change by the centre confirms a field: with a record that has a deciding field, what goes with that; of
    what it keeps for all, everything."""
    if record.scope == SHARED:
        return True
    table = TABLE_NAMES[record.table]
    together = TOGETHER_IDS.get(record.table)
    return confirms(table, change.fields) and (table in SHARED_TABLES or not together or number in together)


def is_confirmed(store: Store, record: Tracked, entry: int, number: int) -> bool:
    """Whether a field's value by this entry is one that no unit replaces."""
    if not centre_first(TABLE_NAMES[record.table]) or not store.meta([entry])[entry].is_centre:
        return False
    return any(confirmed_by(record, change, number) for change in store.said(entry, record.row)[0])


def that_stay(store: Store, own: Own, record: Tracked, number: int) -> list[int]:
    """The entries of a field that stay beside what this office says now."""
    if own.is_centre or not centre_first(TABLE_NAMES[record.table]):
        return []
    return [entry for entry in record.state.of(number) if is_confirmed(store, record, entry, number)]


def ask(store: Store, requests: Iterable[tuple[Tracked, int]]) -> None:
    """Note fields that wait for the centre; they show its word again as soon as something is taken in."""
    store.many(
        "INSERT OR REPLACE INTO exchange_conflict (row_id, field, table_id, scope) VALUES (?, ?, ?, ?)",
        [(record.row, number, record.table, record.scope) for record, number in requests],
    )


def asked(store: Store) -> dict[bytes, set[int]]:
    """Record -> fields that may wait for the centre."""
    found: dict[bytes, set[int]] = {}
    for row, number, table in store.all("SELECT row_id, field, table_id FROM exchange_conflict"):
        if table in TABLE_NAMES and is_request(table, number):
            found.setdefault(row, set()).add(number)
    return found
