"""Offices whose program is older: it knows fewer words, fields and tables than the others', until it is updated."""

from collections.abc import Iterator, MutableMapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from db.models import Base
from db.types import Coded
from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.domain.progress import Silent
from desktop_app.sync import apply
from desktop_app.sync.learn import learn
from desktop_app.sync.tables import columns_of
from tests.helpers.exchange import Peer

NEW_TABLE = "task"
NEW_FIELD = ("policy", "chapter_id")
NEW_WORDS = (("milestone", "stage", "production"), ("fund_entry", "state", "returned"))


@contextmanager
def older_program() -> Iterator[None]:
    """This program as it was before these came; every table keeps its order when they are back."""
    table, field = NEW_FIELD
    number, columns = FIELDS[table][field], columns_of(TABLES[table])
    changed: list[tuple[MutableMapping[Any, Any], Any, Any]] = [
        (TABLE_NAMES, TABLES[NEW_TABLE], None),
        (apply._READABLE, TABLES[NEW_TABLE], None),
        (FIELD_NAMES[table], number, None),
        (apply._READABLE, TABLES[table], apply._READABLE[TABLES[table]] - {number}),
        (_mutable(columns.names), number, None),
    ]
    for name, column, word in NEW_WORDS:
        words, of = _mutable(columns_of(TABLES[name]).words), FIELDS[name][column]
        changed.append((words, of, words[of] - {word}))
    before = [(some, dict(some)) for some, _, _ in changed]
    columns.__dict__.pop("_least", None)
    for name, *_ in NEW_WORDS:  # what the newer one knew at a glance
        columns_of(TABLES[name])._known.clear()
    for some, key, value in changed:
        if value is None:
            some.pop(key)
        else:
            some[key] = value
    try:
        yield
    finally:
        for some, kept in reversed(before):
            some.clear()
            some.update(kept)
        columns.__dict__.pop("_least", None)


def _mutable(some: Any) -> MutableMapping[Any, Any]:
    assert isinstance(some, MutableMapping)
    return some


class OldPeer(Peer):
    """An office with the older program. Its clerks enter nothing that they have no place for."""

    def program(self) -> AbstractContextManager[None]:
        return older_program()

    def insert(self, table: str, row_id: str, **values: Any) -> None:
        if table != NEW_TABLE:
            super().insert(table, row_id, **_known(table, values))

    def update(self, table: str, row_id: str, **values: Any) -> None:
        if table != NEW_TABLE and (known := _known(table, values)):
            super().update(table, row_id, **known)

    def updated(self) -> Peer:
        """The same office with the program of the others, which shows what the older one did not understand."""
        one = Peer(self.office, self.own)
        [(before,)] = one.query("SELECT max(id) FROM journal_transaction")
        learn(one.office, one.own, one.actor, Silent())
        if one.own.is_centre:
            one.follow(before)
        return one


def _known(table: str, values: dict[str, Any]) -> dict[str, Any]:
    """What has a place in the older program."""
    found = {name: value for name, value in values.items() if (table, name) != NEW_FIELD}
    for of, column, word in NEW_WORDS:
        if of == table and found.get(column) == word:
            kind = Base.metadata.tables[table].columns[column].type
            assert isinstance(kind, Coded)
            found[column] = next(iter(kind.enum.__members__.values())).value
    return found
