"""Projects that went to another unit and are not here any more: what they were called on the day they went."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.enums import Stage
from db.models import ExchangeHeld, JournalEntry, Project
from db.wire import FIELDS
from desktop_app.queries.project_titles import shown_name


def left_projects(session: Session, table: str, ids: Collection[str]) -> dict[str, str]:
    """Of records of a table that show no project: their ids -> what the project is called that they are about, if it
    was here once. One that only its own unit ever knew is not among them."""
    if not ids:
        return {}
    held = select(ExchangeHeld.row_id, ExchangeHeld.target).where(ExchangeHeld.field == FIELDS[table]["project_id"])
    wanted = set(ids)
    projects = {row.hex(): target for row, target in session.execute(held) if target and row.hex() in wanted}
    names = _names(session, set(projects.values()))
    return {row_id: names[target] for row_id, target in projects.items() if target in names}


def _names(session: Session, projects: Collection[str]) -> dict[str, str]:
    """As the journal has them from when they were taken out, the last time if it was several times."""
    if not projects:
        return {}
    query = select(JournalEntry.row_id, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.row_id.in_(projects),
        JournalEntry.table_name == Project.__tablename__,
        JournalEntry.op == "D",
    )
    names = {}
    for row_id, *stored in session.execute(query.order_by(JournalEntry.id)):
        before, _after = before_and_after(Project.__tablename__, row_id, *stored)
        names[row_id] = shown_name(str(before["name"]), str(before["codename"]), Stage(str(before["stage"])))
    return names
