"""What chosen projects come to in the columns of money that the list shows: each of them, and all together."""

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import FundState
from db.models import Agreement, FundEntry, Project
from desktop_app.queries.prepared import AMONG, Statement, ask
from desktop_app.queries.project_order import COUNTED_AGREEMENTS

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
        found["agreement_fen"] += sum(agreed(session, among).values())
        found["in_place_fen"] += sum(in_place(session, among).values())
    return found


@cache
def _own() -> Statement:
    return select(func.sum(Project.total_investment_fen), func.sum(Project.fixed_investment_fen)).where(
        Project.id.in_(AMONG)
    )


def agreed(session: Session, among: list[str]) -> dict[str, int]:
    """Sum of the agreements that count, by project."""
    found = ask(session, _agreement_sums(), among=among)
    return {project_id: int(total) for project_id, total in found if total is not None}


@cache
def _agreement_sums() -> Statement:
    a = Agreement
    return (
        select(a.project_id, func.sum(a.amount_fen))
        .where(a.project_id.in_(AMONG), a.kind.in_(COUNTED_AGREEMENTS), a.deleted_at.is_(None))
        .group_by(a.project_id)
    )


def in_place(session: Session, among: list[str]) -> dict[str, int]:
    """Sum of the confirmed money, by project.

    The state is looked at here and not in the WHERE: SQLite would take the index on the state and read nearly all.
    """
    return {
        project_id: int(total)
        for project_id, state, deleted_at, total in ask(session, _fund_sums(), among=among)
        if state is FundState.CONFIRMED and deleted_at is None
    }


@cache
def _fund_sums() -> Statement:
    f = FundEntry
    return (
        select(f.project_id, f.state, f.deleted_at, func.sum(f.amount_fen))
        .where(f.project_id.in_(AMONG))
        .group_by(f.project_id, f.state, f.deleted_at)
    )
