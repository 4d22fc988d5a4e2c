"""What chosen projects come to in the columns of money that the list shows."""

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Project
from desktop_app.queries import projects
from desktop_app.queries.prepared import AMONG, Statement, ask

CHUNK = 5_000
"""So many ids are asked for at once."""


def sums(session: Session, ids: Sequence[str]) -> Mapping[str, int]:
    """Column -> 分, over all these projects whether their rows were ever read or not; they add up what `rows` tells."""
    found = dict.fromkeys(("total_investment_fen", "fixed_investment_fen", "agreement_fen", "in_place_fen"), 0)
    for start in range(0, len(ids), CHUNK):
        among = list(ids[start : start + CHUNK])
        total, fixed = ask(session, _own(), among=among).one()
        found["total_investment_fen"] += total or 0
        found["fixed_investment_fen"] += fixed or 0
        found["agreement_fen"] += sum(projects.agreed(session, among).values())
        found["in_place_fen"] += sum(projects.in_place(session, among).values())
    return found


@cache
def _own() -> Statement:
    return select(func.sum(Project.total_investment_fen), func.sum(Project.fixed_investment_fen)).where(
        Project.id.in_(AMONG)
    )
