"""The list of projects: which ones, in which order, and what a row shows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from sqlalchemy import ColumnElement, TextClause, and_, bindparam, func, select, tuple_
from sqlalchemy.orm import Session

from db.enums import ProjectStatus, Stage
from db.models import Investor, Project, ProjectInvestor, Unit
from db.search import few_matching, matches, matching_of
from desktop_app.queries.prepared import AMONG, Statement, ask
from desktop_app.queries.project_filter import ProjectFilter, conditions
from desktop_app.queries.project_order import NEWEST_FIRST, ordered
from desktop_app.queries.project_sums import agreed, in_place
from desktop_app.queries.project_titles import is_hidden, shown_name

FIRST, NEWEST, FEW = 64, 10_000, 1_000
"""So many rows are shown at once if they are among so many that were changed last, and more than so many match."""
LOOKED_AT, AT_ONCE = 256, 64
"""So many of those that were changed last are looked at before the index is asked, so many in one read."""


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


def ids(session: Session, chosen: ProjectFilter, sort: str = "", descending: bool = False) -> list[str]:
    """All ids in order; without a sort the records changed last come first."""
    statement = select(Project.id).where(*conditions(chosen))
    return list(session.scalars(ordered(statement, sort, descending)))


def first_ids(session: Session, chosen: ProjectFilter, sort: str = "") -> tuple[list[str], bool] | None:
    """The beginning of `ids` where it can be told long before all of them, and whether that is all; else None."""
    if sort or chosen.ids is not None:
        return None
    if not chosen.text.strip():
        return _begun(_newest(session, conditions(chosen), NEWEST, FIRST + 1))
    narrowed = replace(chosen, text="")
    few = few_matching(session.connection(), "project", chosen.text, FEW)
    if few is not None:
        return ids(session, replace(narrowed, ids=tuple(few))), True
    seen = _looked_at(session, chosen.text, narrowed)
    if len(seen) > FIRST:
        return _begun(seen)
    found = [*conditions(narrowed), matches("project", chosen.text, "project.id")]
    return _begun(_newest(session, found, NEWEST, FIRST + 1))


def _begun(found: list[str]) -> tuple[list[str], bool] | None:
    return (found[:FIRST], False) if len(found) > FIRST else None


def _looked_at(session: Session, text: str, narrowed: ProjectFilter) -> list[str]:
    """Those of the newest projects that match, looked at one by one as long as many of them do."""

    def many_of(newest: Sequence[str]) -> list[str]:
        some = matching_of(session.connection(), "project", text, newest) or []
        return some if len(some) * LOOKED_AT >= FIRST * AT_ONCE else []

    found: list[str] = []
    if many_of(ask(session, _last_changed(), most=AT_ONCE).scalars().all()):
        newest = _newest(session, conditions(narrowed), LOOKED_AT, LOOKED_AT)
        for start in range(0, len(newest), AT_ONCE):
            some = many_of(newest[start : start + AT_ONCE])
            found += some
            if not some or len(found) > FIRST:
                break
    return found


@cache
def _last_changed() -> Statement:
    return select(Project.id).order_by(*NEWEST_FIRST).limit(bindparam("most"))


def _newest(session: Session, narrowed: Sequence[ColumnElement[bool] | TextClause], among: int, most: int) -> list[str]:
    """The ids of up to so many projects that pass, of those that were changed last; none when there are fewer projects
    in all."""
    edge = ask(session, _edge(), newest=among).first()
    if edge is None:
        return []
    newest = tuple_(Project.changed_at, Project.id) > tuple_(*edge)
    return list(
        ask(session, select(Project.id).where(newest, *narrowed).order_by(*NEWEST_FIRST).limit(most)).scalars().all()
    )


@cache
def _edge() -> Statement:
    """The project after those that were changed last."""
    return select(Project.changed_at, Project.id).order_by(*NEWEST_FIRST).offset(bindparam("newest")).limit(1)


def matching(session: Session, chosen: ProjectFilter, among: Sequence[str]) -> list[str]:
    """Those of `among` that the filter lets through."""
    return list(session.scalars(select(Project.id).where(Project.id.in_(among), *conditions(chosen))))


def count(session: Session, chosen: ProjectFilter) -> int:
    """How many there are."""
    return session.scalar(select(func.count()).select_from(Project).where(*conditions(chosen))) or 0


def counts(session: Session, filters: Mapping[str, ProjectFilter]) -> dict[str, int]:
    """How many each filter lets through, in one walk over the projects."""
    totals = [func.count().filter(and_(*conditions(chosen))) for chosen in filters.values()]
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
            investors="" if is_hidden(r.codename, r.stage) else "、".join(investors.get(r.id, [])),
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
