"""The tables that are exchanged, as statements: field numbers on one side, columns on the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from sqlalchemy.sql.schema import ScalarElementColumnDefault

from db.models import Base
from db.types import Coded, IsoDate
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.wire import Value

_STAMPS = ("changed_at", "changed_by")


class Made(NamedTuple):
    """A record to be made: its values by field, when it was changed and by whom."""

    row: bytes
    values: Mapping[int, Value]
    at: int
    user: str


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

    def made(self, records: Sequence[Made]) -> tuple[str, list[tuple[Value, ...]]]:
        """The statement that makes records, and its values. A column that is empty in all of them is left out: many of
        a table's columns are, and naming them would take a quarter of the time."""
        stated = set[int]().union(*(one.values for one in records))
        least = {number: value for number, value in self._least.items() if value is not None or number in stated}
        columns = ", ".join(f'"{name}"' for name in ("id", *map(self.names.__getitem__, least), *_STAMPS))
        sql = f'INSERT INTO "{self.table}" ({columns}) VALUES ({", ".join("?" * (len(least) + 3))})'
        return sql, [self._row(one, least) for one in records]

    def _row(self, one: Made, least: Mapping[int, Value]) -> tuple[Value, ...]:
        values = one.values
        if None in values.values():
            values = {number: self.fitting(number, value) for number, value in values.items()}
        whole = {**least, **values}
        if len(whole) > len(least):
            whole = {number: whole[number] for number in least}
        return (one.row.hex(), *whole.values(), one.at, one.user)

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
