"""Numbers that more than one project has: two computers of a unit, or one put back from a backup, gave the same."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Project
from db.search import rows_of
from desktop_app.domain.numbering import next_serial, project_number
from desktop_app.queries.project_titles import shown_title


@dataclass(frozen=True, slots=True)
class SharedNumber:
    """A number and the projects that have it, the one that was entered first at the head: it keeps the number."""

    number: str
    ids: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def younger(self) -> str:
        """The project that is to get another number next; the same at every office."""
        return self.ids[-1]

    @property
    def younger_title(self) -> str:
        """What that one is called."""
        return self.titles[-1]


_TWICE = """
SELECT p.id FROM json_each(?) j CROSS JOIN project p ON p.id = j.value
WHERE p.number <> '' AND p.deleted_at IS NULL AND EXISTS (
    SELECT 1 FROM project q WHERE q.number = p.number AND q.id <> p.id AND q.deleted_at IS NULL
)
"""


def with_shared_number(session: Session, among: Collection[str]) -> set[str]:
    """Those of these projects of which others have the number; asked with every page of the list."""
    return {row_id for (row_id,) in rows_of(session.connection(), _TWICE, list(among))} if among else set()


def shared_numbers(session: Session, among: Collection[str] | None = None) -> list[SharedNumber]:
    """Of the numbers of these projects (or of all) those that others have, too; what lies in the recycle bin needs
    none."""
    if among is not None:
        among = with_shared_number(session, among)
        if not among:
            return []
    alive = Project.deleted_at.is_(None)
    twice = select(Project.number).where(Project.number != "", alive).group_by(Project.number)
    if among is not None:
        theirs = select(Project.number).where(Project.id.in_(list(among)), Project.number != "", alive)
        twice = twice.where(Project.number.in_(theirs))
    found = session.execute(
        select(Project.number, Project.id, shown_title())
        .where(Project.number.in_(twice.having(func.count() > 1)), alive)
        .order_by(Project.number, Project.id)
    )
    projects: dict[str, list[tuple[str, str]]] = {}
    for number, row_id, title in found:
        projects.setdefault(number, []).append((row_id, title))
    return [
        SharedNumber(number, tuple(row_id for row_id, _ in rows), tuple(title for _, title in rows))
        for number, rows in projects.items()
    ]


def next_number(session: Session, unit_code: str, year: int) -> str:
    """The number after the greatest one that is known here, whoever has it."""
    taken = session.scalars(select(Project.number).where(Project.number.startswith(f"{unit_code}-{year:04d}-")))
    return project_number(unit_code, year, next_serial(taken, unit_code, year))
