"""What belongs to a project goes where the project goes: the centre hands its parts over with it, and what is still to
be done for it.

What units write for the handbook, the centre takes over for everybody; so it does with the files of what all share.
"""

from collections.abc import Iterable, Iterator

from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries.local import steps_since
from desktop_app.services.office import Actor, Label, Office, Transaction
from desktop_app.services.project_duties import hand_duties_over_since
from desktop_app.sync.drafts import Drafts, Own
from desktop_app.sync.duties import Duties, unshown
from desktop_app.sync.orphans import references
from desktop_app.sync.parents import FOLLOW
from desktop_app.sync.scopes import ADOPTED, FILES, OF_ALL, SHARED, owner_of_adopted
from desktop_app.sync.seal import seal
from desktop_app.sync.store import Store, Tracked

_FOLLOWED = "followed_transaction"


def hand_parts_over(office: Office, own: Own, name: str) -> dict[str, int]:
    """Let parts follow as far as steps since the last time touched them or their projects, whoever took those.

    At the centre, before anything is told to others; `name` is the office's, which does this by itself. Returns how far
    it has looked, for the caller to keep.
    """
    if not own.is_centre:
        return {}
    with office.read() as session:
        since, newest = steps_since(session, _FOLLOWED)
    if newest <= since:
        return {}
    with office.write(Label(FOLLOW), Actor(name, own.unit_code)) as tx:
        moved = follow(tx, since)
    _show_duties(office, own, name)
    return {_FOLLOWED: tx.id if moved else newest}


def _show_duties(office: Office, own: Own, name: str) -> None:
    """Show duties to their units that an earlier program had kept to the centre, or of which the unit was unknown."""
    with office.read() as session:
        rows = unshown(Store(session), own.unit_code)
    if not rows:
        return
    label = Label(QT_TRANSLATE_NOOP("steps", "Show duties to their units"))
    with office.write(label, Actor(name, own.unit_code), exchange=True) as tx:
        store = Store(tx.session)
        seal(tx.session, own)
        duties = Duties(store, Drafts(store, own))
        duties.look(rows)
        duties.tell(tx)


def follow(tx: Transaction, since: int) -> int:
    """Give the parts of projects to their projects' owners, as far as a step after `since` touched either, and the open
    duties to the units that took the projects; and to the centre, for everybody, what units wrote for the handbook.

    An ordinary step of the centre: it is sealed and told like any other. Returns how many records changed hands.
    """
    store = Store(tx.session)
    moved = _adopt(tx, store)
    for table, which, where in _parts():
        found = store.all(
            f'SELECT DISTINCT t.id, p.owner_code FROM "{table}" t JOIN {which} '
            f"WHERE {where} AND p.owner_code <> t.owner_code AND (t.id IN (SELECT row_id FROM journal_entry "
            "WHERE transaction_id > ? AND table_name = ?) OR p.id IN (SELECT row_id FROM journal_entry "
            "WHERE transaction_id > ? AND table_name = 'project'))",
            (since, table, since),
        )
        store.many(
            f'UPDATE "{table}" SET owner_code = ?, changed_at = ?, changed_by = ? WHERE id = ?',
            [(owner_code, tx.now_ms, tx.actor.name, row_id) for row_id, owner_code in found],
        )
        moved += len(found)
    moved += hand_duties_over_since(tx.session, tx.actor.unit_code, since)
    tx.session.flush()
    return moved


def parts_to_follow(store: Store, projects: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of projects that were handed over the parts that are still to follow, each after its project."""
    wanted = list(projects)
    for table, which, where in _parts() if wanted else ():
        sql = f'SELECT DISTINCT p.id, t.id FROM "{table}" t JOIN {which} WHERE {where} AND p.owner_code <> t.owner_code'
        yield from store.among(f"{sql} AND p.id IN (?)", wanted)


def _adopt(tx: Transaction, store: Store) -> int:
    """Keep what units wrote for the handbook. What somebody has to decide on first, or what refers to something that is
    not known here yet, comes later; what was deleted stays its unit's."""
    own = tx.actor.unit_code
    adopted = 0
    waits = {row for (row,) in store.all("SELECT row_id FROM exchange_conflict UNION SELECT row_id FROM exchange_held")}
    for table in sorted(ADOPTED):
        owner = owner_of_adopted(table, own)
        sql = f'SELECT t.id, t.owner_code FROM "{table}" t WHERE t.owner_code <> ? AND t.deleted_at IS NULL'
        sql += f" AND {OF_ALL}" if table == FILES else ""
        rows = {bytes.fromhex(row_id): made_by for row_id, made_by in store.all(sql, (owner,))}
        known = store.tracked(rows)
        found = [
            row.hex()
            for row, made_by in rows.items()
            if row not in waits and _is_ripe(known.get(row), made_by in ("", own))
        ]
        store.many(
            f'UPDATE "{table}" SET owner_code = ?, changed_at = ?, changed_by = ? WHERE id = ?',
            [(owner, tx.now_ms, tx.actor.name, row_id) for row_id in found],
        )
        adopted += len(found)
    return adopted


def _is_ripe(record: Tracked | None, is_own: bool) -> bool:
    """Whether a record can be kept for everybody: who made it is known; it may be the present step here."""
    if record is None:
        return is_own
    return record.scope != SHARED and record.state.base is not None


def _parts() -> Iterator[tuple[str, str, str]]:
    """Tables that belong to a project: name, how their records `t` find their project `p`, and which of them do.

    A follow-up goes with its project unless it is one of another unit's project, too.
    """
    for table, column, may_be_empty, parent in references():
        if parent == "project" and column == "project_id" and not may_be_empty:
            yield table, "project p ON p.id = t.project_id", "1"
    yield FILES, "project p ON p.id = t.record_id", "t.record_kind = 'project'"
    agreed = "agreement a ON a.id = t.record_id JOIN project p ON p.id = a.project_id"
    yield FILES, agreed, "t.record_kind = 'agreement'"
    yield "activity_link", "project p ON p.id = t.project_id", "1"
    link = "activity_link k ON k.activity_id = {}.id AND k.deleted_at IS NULL JOIN project {} ON {}.id = k.project_id"
    elsewhere = f"SELECT 1 FROM activity o JOIN {link.format('o', 'q', 'q')} WHERE o.id = t.id AND q.owner_code"
    yield "activity", link.format("t", "p", "p"), f"NOT EXISTS ({elsewhere} <> p.owner_code)"
