"""Shares and credits that several offices entered alike: one line is enough, and nobody has to decide on that.

The one that was entered first stays. Every office does so by itself, all the same, so it comes to one result.
"""

from desktop_app.domain.shares import LINE_FIELDS
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries.local import steps_since
from desktop_app.services.office import Actor, Label, Office
from desktop_app.sync.drafts import Own
from desktop_app.sync.store import Store

_SAME = {
    "credit": ("project_id", *LINE_FIELDS["credit"]),
    "project_investor": ("project_id", *LINE_FIELDS["project_investor"], "origin_code"),
}
"""Tables -> what lines have in common that are alike."""
_JOINED = "joined_transaction"


def join_alike(office: Office, own: Own, name: str) -> dict[str, int]:
    """Put lines that are there already into the recycle bin, as far as steps since the last time touched them, whoever
    took those. `name` is the office's, which does this by itself. Returns how far it has looked, for the caller to
    keep."""
    with office.read() as session:
        store = Store(session)
        since, newest = steps_since(session, _JOINED)
        found = {table: _twice(store, table, since) for table in _SAME} if newest > since else {}
    if any(found.values()):
        label = Label(QT_TRANSLATE_NOOP("steps", "Keep once what several offices entered of shares alike"))
        with office.write(label, Actor(name, own.unit_code)) as tx:
            for table, rows in found.items():
                Store(tx.session).many(
                    f'UPDATE "{table}" SET deleted_at = ?, changed_at = ?, changed_by = ? WHERE id = ?',
                    [(tx.now_ms, tx.now_ms, tx.actor.name, row_id) for row_id in rows],
                )
        newest = tx.id
    return {_JOINED: newest} if newest > since else {}


def _twice(store: Store, table: str, since: int) -> list[str]:
    """The later ones of lines that are alike; not those on which somebody has to decide."""
    same = " AND ".join(f"o.{name} = t.{name}" for name in _SAME[table])
    touched = "SELECT row_id FROM journal_entry WHERE transaction_id > ? AND table_name = ?"
    sql = (
        f'SELECT DISTINCT t.id FROM "{table}" n JOIN "{table}" t ON t.project_id = n.project_id '
        f'JOIN "{table}" o ON {same} AND o.id < t.id AND o.deleted_at IS NULL '
        f"WHERE n.id IN ({touched}) AND t.deleted_at IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM exchange_conflict c WHERE lower(hex(c.row_id)) IN (t.id, o.id))"
    )
    return sorted(row_id for (row_id,) in store.all(sql, (since, table)))
