"""What records said when a bulletin was issued, of that which keeps no day: names, next steps, holds, targets.

The journal of this computer knows. What has a day (money, contracts, steps, activities) needs none of it: it is read
as of the period's end, so that what was entered too late is found.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.earlier import Rows
from db.models import JournalEntry

UNDATED: Mapping[str, tuple[str, ...]] = {
    "project": (
        "name",
        "codename",
        "summary",
        "stage",
        "status",
        "hold_review_date",
        "next_step",
        "next_step_date",
        "host_unit_id",
        "landing_unit_id",
    ),
    "investor": ("name",),
    "investor_tag": ("deleted_at",),
    "unit": ("name", "short_name"),
    "target": ("value",),
    "claim": ("state",),
    "commitment": ("clause", "due_on", "state"),
    "task": ("matter", "due_on", "state"),
    "review_meeting": ("title", "held_on"),
}

_ALL = "1 = 1"
NEW: Mapping[str, str] = {
    "unit": _ALL,
    "target": _ALL,
    "investor_tag": _ALL,
    "project": "t.entered_on > :end",
    "task": "t.due_on > :end",
    "review_meeting": "t.held_on > :end",
}
"""Which of the records `t` that were entered since were not there yet, and not planned: others were forgotten."""

_LATER_STEP = (
    "EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = t.id AND m.deleted_at IS NULL"
    " AND coalesce(m.business_date, m.confirmed_on) > :end)"
)
ONLY_WHERE: Mapping[tuple[str, str], str] = {
    ("project", "stage"): _LATER_STEP,
    ("project", "status"): "t.status <> 'merged'",
    ("commitment", "state"): "t.state = 'released'",
    ("task", "state"): "t.state = 'cancelled'",
    ("review_meeting", "title"): "t.held_on > :end",
    ("review_meeting", "held_on"): "t.held_on > :end",
}
"""Of the record `t` as it is now: other changes have a day of their own, or, as two projects that are one, were so
already."""


def values_at_issue(session: Session, issue_id: str, end: date) -> dict[str, Rows]:
    """Records whose undated fields were others when the bulletin, of a period up to `end`, was issued, by table.

    Empty where the journal does not know: the bulletin was issued on another computer.
    """
    made = select(func.min(JournalEntry.id)).where(JournalEntry.row_id == issue_id, JournalEntry.op == "I")
    issued = session.scalar(made)
    if issued is None:
        return {}
    later = (
        select(JournalEntry.table_name, JournalEntry.row_id, JournalEntry.op, JournalEntry.before, JournalEntry.after)
        .where(JournalEntry.id > issued, JournalEntry.table_name.in_(list(UNDATED)), JournalEntry.op != "D")
        .order_by(JournalEntry.id)
    )
    found: dict[str, dict[str, dict[str, Any]]] = {}
    new: dict[str, set[str]] = {}
    for table, row_id, op, before, after in session.execute(later):
        if op == "I":
            new.setdefault(table, set()).add(row_id)
            continue
        values = found.setdefault(table, {}).setdefault(row_id, {})
        was = before_and_after(table, row_id, before, after)[0]
        values |= {name: value for name, value in was.items() if name in UNDATED[table] and name not in values}
    return {table: _wanted(session, table, found.get(table, {}), new.get(table, set()), end) for table in UNDATED}


def _wanted(
    session: Session, table: str, changed: Mapping[str, dict[str, Any]], new: AbstractSet[str], end: date
) -> Rows:
    """Without what has a day of its own."""

    def where(condition: str) -> AbstractSet[str]:
        asked = text(f'SELECT t.id FROM "{table}" t WHERE {condition}')
        return set(session.scalars(asked, {"end": end.isoformat()} if ":end" in condition else {}))

    kept = dict(changed)
    for (of, column), condition in ONLY_WHERE.items():
        if of == table and any(column in values for values in changed.values()):
            holds = where(condition)
            for id_, values in kept.items():
                if id_ not in holds:
                    kept[id_] = {name: value for name, value in values.items() if name != column}
    absent = new & where(NEW[table]) if new and table in NEW else set()
    return {id_: values for id_, values in kept.items() if values and id_ not in new} | dict.fromkeys(absent)
