"""A unit's deletion of a project of which something counts is a request: the project stays in view until the centre
decides. What counts are other records than the project, so whatever becomes known of them is looked at afterwards."""

from collections.abc import Collection

from desktop_app.queries.confirmed_parts import COUNTING, held_by_confirmed, ids_of_confirmed
from desktop_app.sync.confirmed import ask
from desktop_app.sync.scopes import DELETED_AT, PROJECT
from desktop_app.sync.show import Outcome, Show, Touched
from desktop_app.sync.store import HERE, Store, Tracked


def settle_deletions(store: Store, show: Show, since: int) -> None:
    """Show the projects that stay in view so by what steps after `since` did, and put those in the recycle bin of which
    nothing counts any more."""
    records = [*_asked(store), *_in_bin(store, since)]
    show.write({one.row: Touched(one, False, {DELETED_AT}, was=one.place) for one in records if one.place == HERE})


def ask_for_deletions(store: Store, since: int) -> None:
    """Note those that are in the recycle bin here by steps after `since`: they are shown again as soon as something is
    taken in."""
    show = Show(store, Outcome())
    ask(
        store,
        [(one, DELETED_AT) for one in _in_bin(store, since) if show.settled(one, [DELETED_AT])[DELETED_AT] is None],
    )


def _in_bin(store: Store, since: int) -> list[Tracked]:
    """The projects in the recycle bin of which something counts, if these steps touched one or the other."""
    joined = {"project": "p.id = e.row_id"}
    joined |= {table: f"p.id = (SELECT t.project_id FROM {table} t WHERE t.id = e.row_id)" for table in COUNTING}
    touched = [
        f"SELECT p.id FROM journal_entry e CROSS JOIN project p ON {same} "
        f"WHERE e.transaction_id > ? AND e.table_name = '{table}' AND p.deleted_at IS NOT NULL"
        for table, same in joined.items()
    ]
    sql = " UNION ".join(touched)
    gone = [row_id for (row_id,) in store.all(sql, (since,) * len(touched))]
    found = held_by_confirmed(store.connection, gone)
    return [one for one in store.tracked(map(bytes.fromhex, sorted(found))).values() if DELETED_AT in one.state.heads]


def _asked(store: Store) -> list[Tracked]:
    """The projects of which is to be decided whether they go."""
    sql = "SELECT row_id FROM exchange_conflict WHERE table_id = ? AND field = ?"
    return [*store.tracked(row for (row,) in store.all(sql, (PROJECT, DELETED_AT))).values()]


def confirming_entry(store: Store, record: Tracked, besides: Collection[int]) -> int | None:
    """The newest word of the centre on what counts of a project, `besides` these; None when units alone speak of it."""
    parts = store.tracked(map(bytes.fromhex, ids_of_confirmed(store.connection, record.row.hex())))
    entries = {entry for part in parts.values() for entry in part.state.commits()}.difference(besides)
    meta = store.meta(entries)
    return max((one for one in entries if meta[one].is_centre), key=lambda one: (meta[one].at, one), default=None)
