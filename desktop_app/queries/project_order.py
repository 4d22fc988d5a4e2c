"""The orders of the list of projects, by the names of its columns."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from db.enums import AgreementKind, FundState, Stage
from db.models import Agreement, FundEntry, Investor, Project, ProjectInvestor, Unit
from db.search import titles_of

NEWEST_FIRST = (Project.changed_at.desc(), Project.id.desc())
COUNTED_AGREEMENTS = (AgreementKind.INVESTMENT, AgreementKind.SUPPLEMENT)


def ordered(statement: Select[str], sort: str, descending: bool) -> Select[str]:
    """A statement over Project in the order of a column; without one the records changed last come first.

    Names come in the order of how they are spoken, in the recycle bin in that in which they were entered.
    """
    if sort == "title":
        kept, same = titles_of("project", Project.id.expression)
        spoken = kept.c.spoken.desc() if descending else kept.c.spoken
        return statement.outerjoin(kept, same).order_by(spoken, Project.id)
    if sort in PARTS:
        part = PARTS[sort]().subquery()
        statement = statement.outerjoin(part, part.c.project_id == Project.id)
        column: ColumnElement[Any] | None = part.c.value
        if sort == "region_code":
            column = func.coalesce(func.nullif(part.c.value, ""), Project.region_code)
    else:
        column = columns().get(sort)
    if column is None:
        return statement.order_by(*NEWEST_FIRST)
    direction = column.desc().nulls_last() if descending else column.asc().nulls_last()
    return statement.order_by(direction, Project.id)


def _sum_of(model: type[Agreement] | type[FundEntry], *conditions: ColumnElement[bool]) -> Select[str, Any]:
    total = func.sum(model.amount_fen).label("value")
    return select(model.project_id, total).where(*conditions).group_by(model.project_id)


def _leads() -> Select[str, Any]:
    """How the name of the investor that leads is spoken."""
    kept, same = titles_of("investor", Investor.id.expression)
    return _of_lead(kept.c.spoken).outerjoin(kept, same)


def _of_lead(value: ColumnElement[Any]) -> Select[str, Any]:
    """Something of the investor that leads."""
    return (
        select(ProjectInvestor.project_id, func.min(value).label("value"))
        .join(Investor, Investor.id == ProjectInvestor.investor_id)
        .where(ProjectInvestor.is_lead.is_(True), ProjectInvestor.deleted_at.is_(None))
        .group_by(ProjectInvestor.project_id)
    )


PARTS: Mapping[str, Callable[[], Select[str, Any]]] = {
    "agreement_fen": lambda: _sum_of(Agreement, Agreement.kind.in_(COUNTED_AGREEMENTS), Agreement.deleted_at.is_(None)),
    "in_place_fen": lambda: _sum_of(FundEntry, FundEntry.state == FundState.CONFIRMED, FundEntry.deleted_at.is_(None)),
    "investors": _leads,
    "region_code": lambda: _of_lead(
        case((ProjectInvestor.origin_code != "", ProjectInvestor.origin_code), else_=Investor.region_code)
    ),
}
"""What a list is sorted by that stands in records of their own: a value a project, read in one walk over them."""


def columns() -> dict[str, ColumnElement[Any]]:
    """What a list is sorted by that stands in the project's own record."""
    p = Project
    stages = case({stage: stage.position for stage in Stage}, value=p.stage)
    unit = select(Unit.sort_order).where(Unit.id == p.host_unit_id).scalar_subquery()
    landing = select(Unit.sort_order).where(Unit.id == p.landing_unit_id).scalar_subquery()
    return {
        "number": p.number.expression,
        "stage": stages,
        "status": p.status.expression,
        "unit": unit,
        "landing_unit": landing,
        "industry_code": p.industry_code.expression,
        "campaign_code": p.campaign_code.expression,
        "total_investment_fen": p.total_investment_fen.expression,
        "fixed_investment_fen": p.fixed_investment_fen.expression,
        "is_quality": p.is_quality.expression,
        "handler": p.handler.expression,
        "next_step": p.next_step.expression,
        "next_step_date": p.next_step_date.expression,
        "entered_on": p.entered_on.expression,
        "changed_at": p.changed_at.expression,
    }
