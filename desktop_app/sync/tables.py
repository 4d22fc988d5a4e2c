"""The tables that are exchanged, as statements: field numbers on one side, columns on the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache

from sqlalchemy.sql.schema import ScalarElementColumnDefault

from db.models import Base
from db.types import Coded, IsoDate
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.wire import Value


@dataclass(frozen=True)
class Columns:
    """One table. `names`: field number -> column, of those that there are; `empties`: what a field has at least.

    `words`: what fields of a closed vocabulary can be; `dates`: fields that hold a date; `needed`: those of both that
    have nothing to begin with.
    """

    table: str
    names: Mapping[int, str]
    empties: Mapping[int, Value]
    words: Mapping[int, frozenset[Value]]
    dates: frozenset[int]
    needed: frozenset[int]
    _known: set[tuple[Value, ...]] = field(default_factory=set, compare=False)

    @cached_property
    def _least(self) -> dict[int, Value]:
        return {number: self.empty(number) for number in self.names}

    def empty(self, number: int) -> Value:
        """The value of a field that nobody has stated."""
        return self.empties.get(number)

    @cached_property
    def choosy(self) -> frozenset[int]:
        """The fields that do not take every value."""
        return self.dates.union(self.words)

    def knows(self, number: int, value: Value) -> bool:
        """Whether this program can read a value: a newer one may have further words, and dates that are none are left
        unread, for nothing could be listed with them."""
        if number in self.dates:
            return value is None or _is_date(value)
        words = self.words.get(number)
        return words is None or value in words

    def knows_all(self, values: Mapping[int, Value]) -> bool:
        """The same of several fields; most records have the same few words, so what was known once is kept."""
        said = tuple(map(values.get, self.words))
        if said not in self._known:
            if not all(map(self.knows, self.words, said)):
                return False
            self._known.add(said)
        return all(map(self.knows, dates := self.dates & values.keys(), map(values.__getitem__, dates)))

    def fitting(self, number: int, value: Value) -> Value:
        """A value as the column takes it: a field that must have one is never NULL."""
        return self.empty(number) if value is None else value

    @property
    def insert(self) -> str:
        """The statement for whole records, as `row` gives them."""
        columns = ", ".join(f'"{name}"' for name in ("id", *self.names.values(), "changed_at", "changed_by"))
        return f'INSERT INTO "{self.table}" ({columns}) VALUES ({", ".join("?" * (len(self.names) + 3))})'

    def row(self, row: bytes, values: Mapping[int, Value], at: int, user: str) -> tuple[Value, ...]:
        """A whole record."""
        if None in values.values():
            values = {number: self.fitting(number, value) for number, value in values.items()}
        whole = {**self._least, **values}
        if len(whole) > len(self.names):
            whole = {number: whole[number] for number in self.names}
        return (row.hex(), *whole.values(), at, user)

    def takes(self, values: Mapping[int, Value]) -> bool:
        """Whether all of these fields are columns and take the values as they are."""
        return self.names.keys() >= values.keys() and None not in values.values()

    def update(self, numbers: Sequence[int]) -> str:
        """The statement that sets some fields: their values, who and when, id."""
        sets = ", ".join(f'"{self.names[number]}" = ?' for number in numbers)
        return f'UPDATE "{self.table}" SET {sets}, "changed_at" = ?, "changed_by" = ? WHERE "id" = ?'


@cache
def columns_of(table_id: int) -> Columns:
    """A table by its permanent number."""
    table = Base.metadata.tables[TABLE_NAMES[table_id]]
    names = {number: name for number, name in FIELD_NAMES[table.name].items() if name in table.columns}
    empties: dict[int, Value] = {}
    words: dict[int, frozenset[Value]] = {}
    dates: set[int] = set()
    needed: set[int] = set()
    for number, name in names.items():
        column = table.columns[name]
        if not column.nullable:
            empties[number] = "" if column.type.compile() == "TEXT" else 0
        if isinstance(column.type, Coded):
            words[number] = frozenset({None, "", *(word.value for word in column.type.enum)})
            if isinstance(column.default, ScalarElementColumnDefault):
                empties[number] = str(column.default.arg)
            elif not column.nullable:
                needed.add(number)
        elif isinstance(column.type, IsoDate):
            dates.add(number)
            if not column.nullable:
                needed.add(number)
    return Columns(table.name, names, empties, words, frozenset(dates), frozenset(needed))


@lru_cache(maxsize=1 << 16)
def _is_date(value: Value) -> bool:
    """Whether this is a date as one is kept, `2022-03-15`."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
