"""Which projects the list shows: conditions of the user, and what they are in SQL."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, TextClause, and_, case, or_, select

from db.enums import Ownership, ProjectStatus, Stage
from db.models import CodeItem, Investor, InvestorTag, Project, ProjectInvestor, Unit
from db.search import among, matching_ids

LARGE_FEN = 100_000_000 * 100
"""1 亿元, the threshold of a large project (district's indicator 3), inclusive."""

KEY_TAG = "key"
"""The flag of those investor tags that make a project a key project."""


@dataclass(frozen=True, slots=True)
class ProjectFilter:
    """Conditions that all must hold; within one tuple any may. Money in 分; region and industry codes by prefix.

    `ids` limits to records found elsewhere (behind a figure). `mine` is (person, unit code): the person handles it or
    the unit reported or lands it. `key` means at least 1 亿元, or with an investor that is a central
    state-owned enterprise or bears a tag flagged as key (500强, 国高新, 上市公司).
    """

    text: str = ""
    stages: tuple[Stage, ...] = ()
    statuses: tuple[ProjectStatus, ...] = ()
    unit_ids: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    minimum_fen: int | None = None
    quality: bool | None = None
    key: bool = False
    mine: tuple[str, str] | None = None
    entered_from: date | None = None
    entered_until: date | None = None
    due_until: date | None = None
    investor_id: str = ""
    ids: tuple[str, ...] | None = None
    deleted: bool = False


def conditions(f: ProjectFilter) -> list[ColumnElement[bool] | TextClause]:
    """What holds of a project that the filter lets through."""
    p = Project
    found: list[ColumnElement[bool] | TextClause] = [p.deleted_at.is_not(None) if f.deleted else p.deleted_at.is_(None)]
    if f.text.strip():
        found.append(p.id.in_(matching_ids("project", f.text)))
    if f.ids is not None:
        found.append(among(p.id.expression, f.ids))
    for column, values in ((p.stage, f.stages), (p.status, f.statuses), (p.campaign_code, f.campaigns)):
        if values:
            found.append(column.in_(values))
    if f.unit_ids:
        found.append(or_(p.host_unit_id.in_(f.unit_ids), p.landing_unit_id.in_(f.unit_ids)))
    if f.industries:
        found.append(or_(*(p.industry_code.startswith(code, autoescape=True) for code in f.industries)))
    if f.regions:
        found.append(_from_regions(f.regions))
    if f.minimum_fen is not None:
        found.append(p.total_investment_fen >= f.minimum_fen)
    if f.quality is not None:
        found.append(p.is_quality.is_(f.quality))
    if f.key:
        found.append(_is_key())
    if f.mine is not None:
        found.append(_is_mine(*f.mine))
    if f.investor_id:
        found.append(p.id.in_(_of_investor(ProjectInvestor.investor_id == f.investor_id)))
    if f.entered_from is not None:
        found.append(p.entered_on >= f.entered_from)
    if f.entered_until is not None:
        found.append(p.entered_on <= f.entered_until)
    if f.due_until is not None:
        found.append(and_(p.next_step_date.is_not(None), p.next_step_date <= f.due_until, p.status == "active"))
    return found


def _of_investor(condition: ColumnElement[bool]) -> Select[str]:
    return select(ProjectInvestor.project_id).where(condition, ProjectInvestor.deleted_at.is_(None))


def _from_regions(prefixes: Iterable[str]) -> ColumnElement[bool]:
    """By the lead investor's origin where there is one, else by the region entered with the lead."""
    prefixes = tuple(prefixes)
    origin = case((ProjectInvestor.origin_code != "", ProjectInvestor.origin_code), else_=Investor.region_code)
    leads = (
        select(ProjectInvestor.project_id)
        .join(Investor, Investor.id == ProjectInvestor.investor_id)
        .where(
            ProjectInvestor.is_lead.is_(True),
            ProjectInvestor.deleted_at.is_(None),
            or_(*(origin.startswith(prefix, autoescape=True) for prefix in prefixes)),
        )
    )
    own = or_(*(Project.region_code.startswith(prefix, autoescape=True) for prefix in prefixes))
    return or_(Project.id.in_(leads), own)


def _is_key() -> ColumnElement[bool]:
    central = select(Investor.id).where(Investor.ownership == Ownership.CENTRAL_SOE)
    key_tags = select(CodeItem.code).where(
        CodeItem.table == "investor_tag", CodeItem.flags.contains(KEY_TAG), CodeItem.deleted_at.is_(None)
    )
    tagged = select(InvestorTag.investor_id).where(InvestorTag.tag.in_(key_tags), InvestorTag.deleted_at.is_(None))
    return or_(
        Project.total_investment_fen >= LARGE_FEN,
        Project.id.in_(_of_investor(ProjectInvestor.investor_id.in_(central))),
        Project.id.in_(_of_investor(ProjectInvestor.investor_id.in_(tagged))),
    )


def _is_mine(person: str, unit_code: str) -> ColumnElement[bool]:
    own = select(Unit.id).where(Unit.code == unit_code)
    of_unit = or_(Project.host_unit_id.in_(own), Project.landing_unit_id.in_(own))
    return or_(Project.handler == person, of_unit) if unit_code else Project.handler == person
