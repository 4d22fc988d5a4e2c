"""What belongs to a project goes where the project goes: the centre hands its parts over with it."""

from collections.abc import Iterator

from desktop_app.services.office import Transaction
from desktop_app.sync.orphans import references
from desktop_app.sync.store import Store


def follow(tx: Transaction, since: int) -> int:
    """Give the parts of projects to their projects' owners, as far as a step after `since` touched either.

    An ordinary step of the centre: it is sealed and told like any other. Returns how many records changed hands.
    """
    store = Store(tx.session)
    moved = 0
    for table, part, owner in _parts():
        found = store.all(
            f'SELECT t.id, p.owner_code FROM "{table}" t JOIN project p ON p.id = {part} '
            f"WHERE {owner} AND p.owner_code <> t.owner_code AND (t.id IN (SELECT row_id FROM journal_entry "
            "WHERE transaction_id > ? AND table_name = ?) OR p.id IN (SELECT row_id FROM journal_entry "
            "WHERE transaction_id > ? AND table_name = 'project'))",
            (since, table, since),
        )
        store.many(
            f'UPDATE "{table}" SET owner_code = ?, changed_at = ?, changed_by = ? WHERE id = ?',
            [(owner_code, tx.now_ms, tx.actor.name, row_id) for row_id, owner_code in found],
        )
        moved += len(found)
    return moved


def _parts() -> Iterator[tuple[str, str, str]]:
    """Tables that belong to a project: name, their reference to it, and which of their records."""
    for table, column, may_be_empty, parent in references():
        if parent == "project" and column == "project_id" and not may_be_empty:
            yield table, "t.project_id", "1"
    yield "attachment", "t.record_id", "t.record_kind = 'project'"
