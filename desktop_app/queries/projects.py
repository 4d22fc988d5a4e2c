"""The list of projects: which ones, in which order, and what a row shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, Select, TextClause, and_, bindparam, case, func, or_, select, tuple_
from sqlalchemy.orm import Session

from db.enums import FundState, Ownership, ProjectStatus, Stage
from db.models import Agreement, CodeItem, FundEntry, Investor, InvestorTag, Project, ProjectInvestor, Unit
from db.search import finds_more_than, matches, matching_ids
from desktop_app.queries.prepared import AMONG, Statement, ask
from desktop_app.queries.project_order import COUNTED_AGREEMENTS, NEWEST_FIRST, ordered

LARGE_FEN = 100_000_000 * 100
"""1 亿元, the threshold of a large project (district's indicator 3), inclusive."""

BEFORE_SIGNING = tuple(stage for stage in Stage if stage.position < Stage.SIGNED.position)
FIRST, NEWEST, FEW = 64, 10_000, 1_000
"""So many rows are shown at once if they are among so many that were changed last, and more than so many match."""

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


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A line of the list. `title` is the codename before signing if there is one; `undecided`: its fields, and the
    tables of its parts, that two offices set differently; `number_twice`: another project has its number, too."""

    id: str
    number: str
    title: str
    stage: Stage
    status: ProjectStatus
    unit: str
    landing_unit: str
    investors: str
    region_code: str
    industry_code: str
    campaign_code: str
    total_investment_fen: int | None
    fixed_investment_fen: int | None
    agreement_fen: int | None
    in_place_fen: int | None
    is_quality: bool
    handler: str
    next_step: str
    next_step_date: date | None
    entered_on: date
    changed_at: int
    undecided: tuple[str, ...] = ()
    number_twice: bool = False


def shown_name(name: str, codename: str, stage: Stage) -> str:
    """The codename hides the name in lists until signing (district's rule on codenames)."""
    return codename if codename and stage in BEFORE_SIGNING else name or codename


def shown_title() -> ColumnElement[str]:
    """The same inside a query over Project."""
    hidden = and_(Project.codename != "", or_(Project.name == "", Project.stage.in_(BEFORE_SIGNING)))
    return case((hidden, Project.codename), else_=Project.name)


def ids(session: Session, chosen: ProjectFilter, sort: str = "", descending: bool = False) -> list[str]:
    """All ids in order; without a sort the records changed last come first."""
    statement = select(Project.id).where(*_conditions(chosen))
    return list(session.scalars(ordered(statement, sort, descending)))


def first_ids(session: Session, chosen: ProjectFilter, sort: str = "") -> list[str] | None:
    """The beginning of `ids` where it can be told long before all of them, else None."""
    if sort or chosen.ids is not None:
        return None
    edge = ask(session, _edge(), newest=NEWEST).first()
    if edge is None:
        return None
    if chosen.text.strip() and not finds_more_than(session.connection(), "project", chosen.text, FEW):
        return None
    conditions = _conditions(replace(chosen, text=""))
    if chosen.text.strip():
        conditions.append(matches("project", chosen.text, "project.id"))
    newest = tuple_(Project.changed_at, Project.id) > tuple_(*edge)
    beginning = select(Project.id).where(newest, *conditions).order_by(*NEWEST_FIRST).limit(FIRST + 1)
    found = list(ask(session, beginning).scalars())
    return found[:FIRST] if len(found) > FIRST else None


@cache
def _edge() -> Statement:
    """The project after those that were changed last."""
    return select(Project.changed_at, Project.id).order_by(*NEWEST_FIRST).offset(bindparam("newest")).limit(1)


def matching(session: Session, chosen: ProjectFilter, among: Sequence[str]) -> list[str]:
    """Those of `among` that the filter lets through."""
    return list(session.scalars(select(Project.id).where(Project.id.in_(among), *_conditions(chosen))))


def count(session: Session, chosen: ProjectFilter) -> int:
    """How many there are."""
    return session.scalar(select(func.count()).select_from(Project).where(*_conditions(chosen))) or 0


def counts(session: Session, filters: Mapping[str, ProjectFilter]) -> dict[str, int]:
    """How many each filter lets through, in one walk over the projects."""
    totals = [func.count().filter(and_(*_conditions(chosen))) for chosen in filters.values()]
    return dict(zip(filters, session.execute(select(*totals).select_from(Project)).one(), strict=True))


def rows(session: Session, among: Sequence[str]) -> list[ProjectRow]:
    """The rows of these projects in their order, those in the recycle bin too; one that is gone has none."""
    if not among:
        return []
    among = list(among)
    units = {id_: short or name for id_, short, name in ask(session, _units())}
    investors, origins = _investors(session, among)
    agreements, money = agreed(session, among), in_place(session, among)
    read = {
        r.id: ProjectRow(
            id=r.id,
            number=r.number,
            title=shown_name(r.name, r.codename, r.stage),
            stage=r.stage,
            status=r.status,
            unit=units.get(r.host_unit_id or "", ""),
            landing_unit=units.get(r.landing_unit_id or "", ""),
            investors="、".join(investors.get(r.id, [])),
            region_code=origins.get(r.id) or r.region_code,
            industry_code=r.industry_code,
            campaign_code=r.campaign_code,
            total_investment_fen=r.total_investment_fen,
            fixed_investment_fen=r.fixed_investment_fen,
            agreement_fen=agreements.get(r.id),
            in_place_fen=money.get(r.id),
            is_quality=r.is_quality,
            handler=r.handler,
            next_step=r.next_step,
            next_step_date=r.next_step_date,
            entered_on=r.entered_on,
            changed_at=r.changed_at,
        )
        for r in ask(session, _own_fields(), among=among)
    }
    return [read[id_] for id_ in among if id_ in read]


@cache
def _units() -> Statement:
    return select(Unit.id, Unit.short_name, Unit.name)


@cache
def _own_fields() -> Statement:
    p = Project
    return select(
        p.id, p.number, p.name, p.codename, p.stage, p.status, p.host_unit_id, p.landing_unit_id, p.region_code,
        p.industry_code, p.campaign_code, p.total_investment_fen, p.fixed_investment_fen, p.is_quality, p.handler,
        p.next_step, p.next_step_date, p.entered_on, p.changed_at,
    ).where(p.id.in_(AMONG))  # fmt: skip


def _investors(session: Session, among: list[str]) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Names per project with the lead first, and the lead's origin (frozen one, else the investor's region)."""
    names: dict[str, list[str]] = defaultdict(list)
    origins: dict[str, str] = {}
    for project_id, is_lead, origin, name, region in ask(session, _investing(), among=among):
        names[project_id].append(name)
        if is_lead:
            origins[project_id] = origin or region
    return names, origins


@cache
def _investing() -> Statement:
    i, p = Investor, ProjectInvestor
    return (
        select(p.project_id, p.is_lead, p.origin_code, i.name, i.region_code)
        .join(i, i.id == p.investor_id)
        .where(p.project_id.in_(AMONG), p.deleted_at.is_(None))
        .order_by(p.is_lead.desc(), p.share.desc(), i.name)
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


def _conditions(f: ProjectFilter) -> list[ColumnElement[bool] | TextClause]:
    p = Project
    found: list[ColumnElement[bool] | TextClause] = [p.deleted_at.is_not(None) if f.deleted else p.deleted_at.is_(None)]
    if f.text.strip():
        found.append(p.id.in_(matching_ids("project", f.text)))
    if f.ids is not None:
        found.append(p.id.in_(f.ids))
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
