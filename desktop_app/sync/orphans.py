"""Records that refer to what is not here: a field that may be empty shows nothing meanwhile, and a record that cannot
be without its parent waits outside its table. Both come back when what they refer to does."""

from collections.abc import Iterator
from functools import cache

from db.models import Base
from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.sync.show import Show, Touched
from desktop_app.sync.store import HERE, WAITING, Store, chunks

_WAITS = f"place = {WAITING} AND place > 0"
"""Said so that the index of the few that are not in their tables serves it."""

Reference = tuple[str, str, bool, str]
"""A table, a column, whether it may be empty, the table that it refers to."""


class Orphans:
    """Looks after what a step brought in; `step` is its transaction."""

    def __init__(self, store: Store, show: Show, step: int) -> None:
        self.store = store
        self.show = show
        self.step = step

    def count(self) -> int:
        """How many records wait."""
        return int(self.store.all(f"SELECT count(*) FROM exchange_row WHERE {_WAITS}")[0][0])

    def settle(self) -> None:
        """Take in what waited, then take out again what still refers to nothing, and what refers to that."""
        self._bring_back()
        while found := [*self._without_parent(), *self._left_behind()]:
            for table, column, may_be_empty, row_id, target in dict.fromkeys(found):
                row = bytes.fromhex(row_id)
                if may_be_empty:
                    self.store.many(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', [(row_id,)])
                    self.store.many(
                        "INSERT OR REPLACE INTO exchange_held (row_id, field, target) VALUES (?, ?, ?)",
                        [(row, FIELDS[table][column], target)],
                    )
                else:
                    self.show.part_goes(TABLES[table], row)
                    self.store.many(f'DELETE FROM "{table}" WHERE id = ?', [(row_id,)])
                    self.store.many(
                        "UPDATE exchange_row SET place = ? WHERE row_id = ? AND place = ?", [(WAITING, row, HERE)]
                    )

    def _bring_back(self) -> None:
        waiting = self.store.all(f"SELECT row_id FROM exchange_row WHERE {_WAITS} AND base IS NOT NULL")
        for some in chunks((row for (row,) in waiting), 500):
            touched = {}
            for row, record in self.store.tracked(some).items():
                record.place = HERE
                touched[row] = Touched(record, True, set(FIELD_NAMES[TABLE_NAMES[record.table]]))
            self.show.write(touched)
            self.store.keep(one.record for one in touched.values())
        held: dict[bytes, set[int]] = {}
        for row, number in self.store.all("SELECT row_id, field FROM exchange_held"):
            held.setdefault(row, set()).add(number)
        self.store.many("DELETE FROM exchange_held WHERE row_id = ?", [(row,) for row in held])
        records = self.store.tracked(held)
        self.show.write({row: Touched(record, False, held[row], was=record.place) for row, record in records.items()})

    def _without_parent(self) -> Iterator[tuple[str, str, bool, str, str]]:
        """Records of this step that refer to nothing."""
        touched = self.store.all("SELECT DISTINCT table_name FROM journal_entry WHERE transaction_id = ?", (self.step,))
        of_table: dict[str, list[Reference]] = {table: [] for (table,) in touched}
        for reference in references():
            of_table.get(reference[0], []).append(reference)
        for table, found in of_table.items():
            if not found:
                continue
            lacking = [
                f'iif(t."{column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = t."{column}"), '
                f't."{column}", NULL)'
                for _table, column, _may_be_empty, parent in found
            ]
            sql = (
                f'SELECT t.id, {", ".join(lacking)} FROM journal_entry e JOIN "{table}" t ON t.id = e.row_id '
                f"WHERE e.transaction_id = ? AND e.table_name = ? AND coalesce({', '.join(lacking)}, NULL) IS NOT NULL"
            )
            for row_id, *targets in self.store.all(sql, (self.step, table)):
                for (_table, column, may_be_empty, _parent), target in zip(found, targets, strict=True):
                    if target is not None:
                        yield table, column, may_be_empty, row_id, target

    def _left_behind(self) -> Iterator[tuple[str, str, bool, str, str]]:
        """Records that refer to one that this step took away."""
        sql = "SELECT 1 FROM journal_entry WHERE transaction_id = ? AND op = 'D' LIMIT 1"
        if not self.store.all(sql, (self.step,)):
            return
        for table, column, may_be_empty, parent in references():
            sql = (
                f'SELECT t.id, t."{column}" FROM journal_entry e JOIN "{table}" t ON t."{column}" = e.row_id '
                "WHERE e.transaction_id = ? AND e.table_name = ? AND e.op = 'D' "
                f'AND NOT EXISTS (SELECT 1 FROM "{parent}" p WHERE p.id = e.row_id)'
            )
            for row_id, target in self.store.all(sql, (self.step, parent)):
                yield table, column, may_be_empty, row_id, target


@cache
def references() -> list[Reference]:
    """Those of all exchanged tables."""
    return [
        (name, key.parent.name, bool(key.parent.nullable), key.column.table.name)
        for name in TABLES
        for key in sorted(Base.metadata.tables[name].foreign_keys, key=lambda key: key.parent.name)
    ]
