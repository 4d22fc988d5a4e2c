"""Records that one unit hands over to another: from whom they came, and to whom they went."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.models import JournalEntry
from db.wire import FIELDS, TABLE_NAMES
from desktop_app.queries.units import names_by_code
from desktop_app.sync.last_known import candidates_of
from desktop_app.sync.store import GONE, HERE, Store, Tracked
from desktop_app.sync.titles import name_in, title_of

_REASON = FIELDS["project"]["side_reason"]


@dataclass(frozen=True, slots=True)
class Handed:
    """A record that came from a unit, or went to one (its name). `reason`: of a project, what was given for it."""

    table: str
    record_id: str
    title: str
    unit: str
    came: bool
    reason: str


def handed_over(session: Session, step: int, scopes: Mapping[bytes, str]) -> list[Handed]:
    """What became of records that a unit was told to have been handed over in a step that is still open; `scopes`:
    where they came from or go. What neither came nor went by this step is left out."""
    if not scopes:
        return []
    store, units = Store(session), names_by_code(session)
    found = []
    for row, record in store.tracked(scopes).items():
        table = TABLE_NAMES.get(record.table, "")
        title = _title(session, step, table, record) if table else None
        if title is not None:
            code = scopes[row]
            reason = _reason(store, record) if table == "project" else ""
            found.append(Handed(table, row.hex(), title, units.get(code, code), record.place == HERE, reason))
    return sorted(found, key=lambda one: (one.came, one.table != "project", one.title))


def _title(session: Session, step: int, table: str, record: Tracked) -> str | None:
    """What it is called, or was; None when the step did not bring or take it."""
    entry = session.execute(
        select(JournalEntry.before, JournalEntry.after)
        .where(
            JournalEntry.transaction_id == step,
            JournalEntry.row_id == record.row.hex(),
            JournalEntry.op == ("D" if record.place == GONE else "I"),
        )
        .limit(1)
    ).first()
    if entry is None:
        return None
    if record.place == HERE:
        return title_of(session, table, record.row.hex())
    return name_in(table, before_and_after(table, record.row.hex(), *entry)[0])


def _reason(store: Store, record: Tracked) -> str:
    said = [one for one in candidates_of(store, record, _REASON) if one.value]
    return str(max(said, key=lambda one: (one.at, one.hash)).value) if said else ""
