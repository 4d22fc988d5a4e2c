"""What of a project the centre has confirmed: it counts, and a project of which something counts is not deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Connection, Select, exists, or_, select
from sqlalchemy.orm import Session

from db.enums import FundState, Stage, UserRole
from db.models import BeijingRecognition, FundEntry, Milestone, Project
from desktop_app.domain.periods import Month
from desktop_app.domain.stages import may_confirm
from desktop_app.queries.closed_months import closed_months
from desktop_app.queries.prepared import AMONG

CENTRES_STAGES = tuple(stage for stage in Stage if not may_confirm(UserRole.CHECKER, stage))
"""The stages that nobody confirms but the centre."""

_MONEY = (FundEntry.state == FundState.CONFIRMED) & FundEntry.deleted_at.is_(None)
_STAGES = Milestone.stage.in_(CENTRES_STAGES) & Milestone.confirmed_on.is_not(None) & Milestone.deleted_at.is_(None)
_RECOGNISED = BeijingRecognition.deleted_at.is_(None)
_KINDS: tuple[tuple[type[FundEntry | Milestone | BeijingRecognition], ColumnElement[bool]], ...] = (
    (FundEntry, _MONEY),
    (Milestone, _STAGES),
    (BeijingRecognition, _RECOGNISED),
)

COUNTING = tuple(kind.__tablename__ for kind, _ in _KINDS)
"""The tables of what may count of a project."""

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class ConfirmedParts:
    """What counts of a project: how many `entries` of money and what they come to, in 分; the `stages` that the centre
    confirmed; whether the city recognised an amount. `locked`: a stage, or that, counts in a month whose bulletin is
    out."""

    fund_fen: int = 0
    entries: int = 0
    stages: tuple[Stage, ...] = ()
    recognised: bool = False
    locked: bool = False


def confirmed_parts(session: Session, project_id: str) -> ConfirmedParts | None:
    """What of a project is confirmed; None when nothing is."""
    money = session.scalars(select(FundEntry.amount_fen).where(FundEntry.project_id == project_id, _MONEY)).all()
    stages = session.execute(
        select(Milestone.stage, Milestone.confirmed_on).where(Milestone.project_id == project_id, _STAGES)
    ).all()
    recognised = session.scalars(
        select(BeijingRecognition.recognised_on).where(BeijingRecognition.project_id == project_id, _RECOGNISED)
    ).all()
    if not (money or stages or recognised):
        return None
    days = [*(day for _stage, day in stages), *recognised]
    months = {str(Month.of(day)) for day in days if day is not None}
    reached = tuple(sorted({stage for stage, _day in stages}, key=lambda stage: stage.position))
    locked = not months.isdisjoint(closed_months(session))
    return ConfirmedParts(sum(money), len(money), reached, bool(recognised), locked)


def held_by_confirmed(connection: Connection | Session, project_ids: Sequence[str]) -> set[str]:
    """Of these projects the ids of those of which something counts that is where the project is: whoever knows the
    project knows that, too."""
    found = set[str]()
    for start in range(0, len(project_ids), _AT_ONCE):
        found.update(connection.execute(_held(), {AMONG.key: project_ids[start : start + _AT_ONCE]}).scalars())
    return found


@cache
def _held() -> Select[str]:
    counts = [
        exists().where(kind.project_id == Project.id, kind.owner_code == Project.owner_code, is_confirmed)
        for kind, is_confirmed in _KINDS
    ]
    return select(Project.id).where(Project.id.in_(AMONG), or_(*counts))


def ids_of_confirmed(connection: Connection | Session, project_id: str) -> list[str]:
    """The ids of what counts of a project."""
    return [
        row_id
        for kind, is_confirmed in _KINDS
        for row_id in connection.execute(select(kind.id).where(kind.project_id == project_id, is_confirmed)).scalars()
    ]
