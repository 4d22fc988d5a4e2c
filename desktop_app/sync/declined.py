"""What another office did not take over of what this one had done: it left it out of the package that brought it, and
says so in its commit (`wire.Body.put_back`)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from db.models import Base
from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync import wire
from desktop_app.sync.drafts import Own
from desktop_app.sync.ledger import outcome_of
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.titles import title_of

_DELETED_AT = "deleted_at"


@dataclass(frozen=True, slots=True)
class Declined:
    """A record, the fields of it that `unit` (its name) has put back, and what it was that it did not take: that they
    were "changed", that the record was "deleted", or that it is "new", so that it is in the recycle bin now.
    `of_centre`: it was the centre's doing, else this unit's."""

    unit: str
    table: str
    record_id: str
    title: str
    what: str
    fields: tuple[str, ...] = ()
    of_centre: bool = True


def declined(session: Session, own: Own, names: Mapping[str, str], commits: Collection[int]) -> tuple[Declined, ...]:
    """What others (`names` by their codes) say, in new `commits` that put something back, of this office's doing. What
    was changed since once more is nobody's refusal.

    Who lost its keys says under its new card once more what it had said: that counts as an echo of what it repeats.
    """
    store = Store(session)
    units = {commit: store.meta([commit])[commit].unit for commit in sorted(commits)}
    others = {commit: unit for commit, unit in units.items() if unit != own.unit_code}
    rows = {row for commit in others for row in wire.rows(store.body(commit))}
    others |= {entry: others[commit] for entry, commit in store.echoed_by(rows).items() if commit in others}
    found: list[Declined] = []
    for record in store.tracked(rows).values() if rows else ():
        for entry in sorted(others.keys() & record.state.commits()):
            unit = others[entry]
            found += _of_entry(session, store, record, entry, own, names.get(unit, unit))
    return tuple(_without_parts(session, found))


def declined_of(session: Session, file_id: str) -> list[Declined]:
    """The same of one package of the history."""
    kept = outcome_of(session, file_id).get("declined", ())
    return [Declined(**(one | {"fields": tuple(one["fields"])})) for one in kept]


def _of_entry(session: Session, store: Store, record: Tracked, entry: int, own: Own, unit: str) -> Iterable[Declined]:
    """What an entry that puts back says of a record."""
    table, row_id = TABLE_NAMES[record.table], record.row.hex()
    changed: list[str] = []
    changes, refs = store.said(entry, record.row)
    for change in changes:
        for number, value in change.fields.items():
            name = FIELD_NAMES[table].get(number, "")
            if not name or not _is_ours(store, record, [refs[index] for index in change.replaced(number)], own):
                continue
            if name != _DELETED_AT:
                changed.append(name)
            elif value is None or own.is_centre:  # a unit is told by its receipt of what went to the recycle bin
                what = "deleted" if value is None else "new"
                yield Declined(unit, table, row_id, title_of(session, table, row_id), what, (), own.is_centre)
    if changed:
        title = title_of(session, table, row_id)
        yield Declined(unit, table, row_id, title, "changed", tuple(sorted(changed)), own.is_centre)


def _is_ours(store: Store, record: Tracked, hashes: Collection[bytes], own: Own) -> bool:
    """Whether one of the values of a record that these commits hold is this office's own, which may have said it again
    under a new card."""
    again = store.echoes([record.row])
    entries = [*store.known(hashes).values(), *(again[record.row, one] for one in hashes if (record.row, one) in again)]
    meta = store.meta(entries)
    return any(meta[one].unit == own.unit_code for one in entries)


def _without_parts(session: Session, found: Iterable[Declined]) -> list[Declined]:
    """What belongs to a new project goes without saying."""
    every = list(found)
    projects = {one.record_id for one in every if one.table == "project" and one.what == "new"}
    return [one for one in every if not (projects and one.what == "new" and _project_of(session, one) in projects)]


def _project_of(session: Session, one: Declined) -> str | None:
    if "project_id" not in Base.metadata.tables[one.table].columns:
        return None
    found = session.execute(text(f'SELECT project_id FROM "{one.table}" WHERE id = :id'), {"id": one.record_id})
    return found.scalar()
