"""What is entered at a part of a project (a follow-up, money, an agreement) counts as a change of the project.

Who deletes the project meanwhile has not seen it, so that the deletion is a question for a clerk and buries nothing.
The project's change says again who entered it, which is no question whatever comes of it.
"""

from collections.abc import Iterable, Mapping

from db.wire import COMMON, FIELDS
from desktop_app.sync.drafts import Drafts
from desktop_app.sync.scopes import PROJECT, told_in
from desktop_app.sync.store import HERE, Store, Tracked
from desktop_app.sync.wire import CHANGED, Change, Value

_CREATED_BY = COMMON["created_by"]
_PARTS = frozenset(table for table, fields in FIELDS.items() if "project_id" in fields)


def projects_of(store: Store, parts: Mapping[str, Iterable[bytes]]) -> set[bytes]:
    """The projects that some records belong to, which are given by their tables."""
    found = set[bytes]()
    for table in parts.keys() & _PARTS:
        sql = f'SELECT DISTINCT project_id FROM "{table}" WHERE project_id IS NOT NULL AND id IN (?)'
        found |= {bytes.fromhex(id_) for (id_,) in store.among(sql, [row.hex() for row in parts[table]])}
    return found


def change_projects(store: Store, drafts: Drafts, rows: Iterable[bytes]) -> list[Tracked]:
    """Let the projects that are not deleted here be changed by the step that is being sealed; to be kept."""
    records = [one for one in store.tracked(rows).values() if one.table == PROJECT and one.place == HERE]
    ids = (one.row.hex() for one in records)
    by = dict(map(tuple, store.among("SELECT id, created_by FROM project WHERE deleted_at IS NULL AND id IN (?)", ids)))
    hashes = store.identities(entry for one in records for entry in one.state.of(_CREATED_BY))
    changed = [one for one in records if one.row.hex() in by]
    for record in changed:
        draft = drafts.of(told_in(record.scope, drafts.own.unit_code, drafts.own.is_centre))
        replaced = [draft.ref(hashes[entry]) for entry in sorted(record.state.of(_CREATED_BY))]
        fields: dict[int, Value] = {_CREATED_BY: by[record.row.hex()]}
        draft.changes.append(Change(PROJECT, record.row, CHANGED, fields, replaced))
        record.state.put(_CREATED_BY, [draft.number])
    return changed
