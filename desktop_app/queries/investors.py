"""Investors as lists show them, and what is known of one beside another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.models import CodeItem, Contact, Investor, InvestorName, InvestorTag, Project, ProjectInvestor
from desktop_app.queries.audit import Names
from desktop_app.queries.project_titles import shown_title
from desktop_app.queries.units import names_by_code

SHOWN = 1000
FIELDS = ("name", "uscc", "no_uscc_reason", "region_code", "ownership", "parent_id", "note")
"""What two investors may have differently, in the order of the forms."""


@dataclass(frozen=True, slots=True)
class InvestorRow:
    """An investor of the list. `unit`: the name of the one that it belongs to; `region`: its name; `former`: names that
    it had; `projects` and `contacts`: how many. Instants are ms UTC."""

    id: str
    name: str
    uscc: str
    region: str
    ownership: Any
    unit: str
    former: tuple[str, ...]
    projects: int
    contacts: int
    entered_at: int
    entered_by: str
    deleted: bool


@dataclass(frozen=True, slots=True)
class InvestorSide:
    """An investor beside another. `values` by field, as people read them (words as StrEnum, names for references);
    `projects`, `contacts` and `tags` by their names."""

    row: InvestorRow
    values: dict[str, Any] = field(default_factory=dict)
    projects: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def find(session: Session, typed: str = "") -> tuple[list[InvestorRow], int]:
    """The living investors with all typed words in their name, a former name or their code: the first 1,000 by name,
    and how many there are."""
    query = select(Investor).where(Investor.deleted_at.is_(None))
    for part in typed.split():
        former = select(InvestorName.investor_id).where(
            InvestorName.name.contains(part, autoescape=True), InvestorName.deleted_at.is_(None)
        )
        query = query.where(
            or_(
                Investor.name.contains(part, autoescape=True),
                Investor.uscc.contains(part.upper(), autoescape=True),
                Investor.id.in_(former),
            )
        )
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    return _rows(session, query.order_by(Investor.name, Investor.id).limit(SHOWN)), total


def of_ids(session: Session, ids: Sequence[str]) -> list[InvestorRow]:
    """These, in their order, those in the recycle bin too."""
    found = {row.id: row for row in _rows(session, select(Investor).where(Investor.id.in_(ids)))}
    return [found[one] for one in ids if one in found]


def side(session: Session, investor_id: str) -> InvestorSide:
    """All that is known of one that is here."""
    investor = session.get_one(Investor, investor_id)
    names = Names(session)
    [row] = of_ids(session, [investor_id])
    values = {name: names.value("investor", name, getattr(investor, name)) for name in FIELDS}
    projects = session.scalars(
        select(shown_title())
        .join(ProjectInvestor, ProjectInvestor.project_id == Project.id)
        .where(ProjectInvestor.investor_id == investor_id, ProjectInvestor.deleted_at.is_(None))
        .where(Project.deleted_at.is_(None))
        .order_by(Project.number, Project.id)
    )
    contacts = session.execute(
        select(Contact.name, Contact.title)
        .where(Contact.investor_id == investor_id, Contact.deleted_at.is_(None))
        .order_by(Contact.id)
    )
    tags = session.scalars(
        select(func.coalesce(CodeItem.name, InvestorTag.tag))
        .select_from(InvestorTag)
        .outerjoin(CodeItem, (CodeItem.table == "investor_tag") & (CodeItem.code == InvestorTag.tag))
        .where(InvestorTag.investor_id == investor_id, InvestorTag.deleted_at.is_(None))
    )
    return InvestorSide(
        row,
        values,
        tuple(projects),
        tuple(f"{name} {title}".strip() for name, title in contacts),
        tuple(sorted(set(tags))),
    )


def _rows(session: Session, query: Select[Investor]) -> list[InvestorRow]:
    found = session.scalars(query).all()
    ids = [one.id for one in found]
    units, names = names_by_code(session), Names(session)
    projects = _counts(
        session,
        select(ProjectInvestor.investor_id, func.count(ProjectInvestor.project_id.distinct()))
        .join(Project, Project.id == ProjectInvestor.project_id)
        .where(ProjectInvestor.deleted_at.is_(None), Project.deleted_at.is_(None))
        .where(ProjectInvestor.investor_id.in_(ids))
        .group_by(ProjectInvestor.investor_id),
    )
    contacts = _counts(
        session,
        select(Contact.investor_id, func.count())
        .where(Contact.deleted_at.is_(None), Contact.investor_id.in_(ids))
        .group_by(Contact.investor_id),
    )
    former = defaultdict[str, list[str]](list)
    alive = InvestorName.deleted_at.is_(None), InvestorName.investor_id.in_(ids)
    for investor, name in session.execute(
        select(InvestorName.investor_id, InvestorName.name).where(*alive).order_by(InvestorName.id)
    ):
        former[investor].append(name)
    return [
        InvestorRow(
            one.id,
            one.name,
            one.uscc,
            str(names.value("investor", "region_code", one.region_code) or ""),
            one.ownership,
            units.get(one.owner_code, one.owner_code),
            tuple(former[one.id]),
            projects.get(one.id, 0),
            contacts.get(one.id, 0),
            one.created_at,
            one.created_by,
            one.deleted_at is not None,
        )
        for one in found
    ]


def _counts(session: Session, query: Select[str, int]) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(query)}
