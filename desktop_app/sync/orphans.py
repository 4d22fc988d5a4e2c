"""Records whose parents are not here yet: they wait outside their tables, and come in when the parents do."""

from collections.abc import Iterator

from db.models import Base
from db.wire import TABLES
from desktop_app.sync.store import HERE, WAITING, Store


class Orphans:
    """Looks after what a step brought in; `step` is its transaction."""

    def __init__(self, store: Store, step: int) -> None:
        self.store = store
        self.step = step

    def rows_waiting(self) -> list[bytes]:
        """The records that wait."""
        rows = self.store.all("SELECT row_id FROM exchange_row WHERE place = ? AND base IS NOT NULL", (WAITING,))
        return [row for (row,) in rows]

    def count(self) -> int:
        """How many records wait."""
        return int(self.store.all("SELECT count(*) FROM exchange_row WHERE place = ?", (WAITING,))[0][0])

    def settle(self) -> None:
        """Take out what refers to nothing, and then what refers to that."""
        while orphans := [*self._without_parent(), *self._left_behind()]:
            for table, row_id in dict.fromkeys(orphans):
                self.store.many(f'DELETE FROM "{table}" WHERE id = ?', [(row_id,)])
                self.store.many(
                    "UPDATE exchange_row SET place = ? WHERE row_id = ? AND place = ?",
                    [(WAITING, bytes.fromhex(row_id), HERE)],
                )

    def _without_parent(self) -> Iterator[tuple[str, str]]:
        """Records of this step that refer to nothing."""
        for table, column, parent in references():
            sql = (
                f'SELECT t.id FROM journal_entry e JOIN "{table}" t ON t.id = e.row_id WHERE e.transaction_id = ? '
                f'AND e.table_name = ? AND t."{column}" IS NOT NULL '
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = t."{column}")'
            )
            for (row_id,) in self.store.all(sql, (self.step, table)):
                yield table, row_id

    def _left_behind(self) -> Iterator[tuple[str, str]]:
        """Records that refer to one that this step took away."""
        if not self.store.all(
            "SELECT 1 FROM journal_entry WHERE transaction_id = ? AND op = 'D' LIMIT 1", (self.step,)
        ):
            return
        for table, column, parent in references():
            sql = (
                f'SELECT t.id FROM journal_entry e JOIN "{table}" t ON t."{column}" = e.row_id '
                f"WHERE e.transaction_id = ? AND e.table_name = ? AND e.op = 'D' "
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = e.row_id)'
            )
            for (row_id,) in self.store.all(sql, (self.step, parent)):
                yield table, row_id


def references() -> list[tuple[str, str, str]]:
    """(table, column, table that it refers to) of all exchanged tables."""
    return [
        (name, key.parent.name, key.column.table.name)
        for name in TABLES
        for key in sorted(Base.metadata.tables[name].foreign_keys, key=lambda key: key.parent.name)
    ]
