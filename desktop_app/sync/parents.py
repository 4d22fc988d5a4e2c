"""What is entered at a part of a project (a follow-up, money, an agreement) counts as a change of the project, and who
is at a training session as one of the session.

Who deletes the whole meanwhile has not seen it, so that the deletion is a question for a clerk and buries nothing. The
change says again who entered the whole, which is no question whatever comes of it. That parts follow their project is
the program's doing: whoever entered them has said so already, and stays the one who is named.
"""

from collections.abc import Iterable, Mapping

from db.wire import COMMON, FIELDS, TABLES
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.sync.confirmed import that_stay
from desktop_app.sync.drafts import Drafts
from desktop_app.sync.scopes import told_in
from desktop_app.sync.store import HERE, Store, Tracked
from desktop_app.sync.wire import CHANGED, Change, Value

FOLLOW = QT_TRANSLATE_NOOP("steps", "Hand parts over with their projects")

FOLLOWING_STEPS = f"t.exchange = 0 AND t.label = '{FOLLOW}'"
"""Of steps `t`, those by which parts follow their projects."""

_CREATED_BY = COMMON["created_by"]
_WHOLES = {"project_id": "project", "session_id": "training_session"}
"""Columns by which a record is a part of another -> the table of that."""


def wholes_of(store: Store, parts: Mapping[str, Iterable[bytes]]) -> set[bytes]:
    """What some records are parts of, which are given by their tables."""
    found = set[bytes]()
    for table, rows in parts.items():
        for column in FIELDS[table].keys() & _WHOLES:
            sql = f'SELECT DISTINCT {column} FROM "{table}" WHERE {column} IS NOT NULL AND id IN (?)'
            found |= {bytes.fromhex(id_) for (id_,) in store.among(sql, [row.hex() for row in rows])}
    return found


def change_wholes(store: Store, drafts: Drafts, rows: Iterable[bytes]) -> list[Tracked]:
    """Let those of the records that are not deleted here be changed by the step that is being sealed; to be kept."""
    own, records = drafts.own, [one for one in store.tracked(rows).values() if one.place == HERE]
    hashes = store.identities(entry for one in records for entry in one.state.of(_CREATED_BY))
    changed = []
    for table in _WHOLES.values():
        of_table = [one for one in records if one.table == TABLES[table]]
        sql = f"SELECT id, created_by FROM {table} WHERE deleted_at IS NULL AND id IN (?)"
        by = dict(map(tuple, store.among(sql, (one.row.hex() for one in of_table))))
        for record in (one for one in of_table if one.row.hex() in by):
            draft = drafts.of(told_in(record.scope, own.unit_code, own.is_centre))
            replaced = [draft.ref(hashes[entry]) for entry in sorted(record.state.of(_CREATED_BY))]
            fields: dict[int, Value] = {_CREATED_BY: by[record.row.hex()]}
            draft.changes.append(Change(record.table, record.row, CHANGED, fields, replaced))
            record.state.put(_CREATED_BY, [*that_stay(store, own, record, _CREATED_BY), draft.number])
            changed.append(record)
    return changed
