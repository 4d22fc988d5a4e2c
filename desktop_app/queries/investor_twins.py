"""Investors that were entered more than once: no index across offices forbids it, so it is told.

What is found depends on the records alone, so offices that know the same find the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from db.enums import NoUsccReason
from db.models import ActivityLink, Claim, Contact, FundEntry, Investor, InvestorName, Project, ProjectInvestor, Unit
from desktop_app.queries import local

Why = Literal["code", "gone", "name"]


@dataclass(frozen=True, slots=True)
class Twins:
    """Investors that are one. `ids`: the one that is kept by default comes first. `why`: they have one unified social
    credit code; or the last one is in the recycle bin and still referred to (it may be alone then: nothing here is the
    same); or, which is but a hint, they have one name and not each a code."""

    why: Why
    ids: tuple[str, ...]


def twins(session: Session, *, hints: bool = True) -> list[Twins]:
    """Those with one code, what lies in the recycle bin and is still referred to, and hints, in this order."""
    by_code, gone = _by_code(session), _gone(session)
    centre = _centre(session)
    found: list[Twins] = []
    shown = set[str]()
    for ids in by_code:
        rows = _rows(session, ids)
        alive = [row.id for row in rows if row.deleted_at is None]
        wanted = {row.id for row in rows if row.deleted_at is None or row.id in gone}
        if len(alive) < 2 and not wanted - set(alive):
            continue
        members = [row for row in rows if row.id in wanted or len(wanted) == 1]
        found.append(Twins("code" if len(alive) > 1 else "gone", _in_order(members, centre)))
        shown |= wanted
    for row_id in sorted(gone - shown):
        same = _same_name(session, row_id)
        found.append(Twins("gone", (*_in_order(_rows(session, same), centre), row_id)))
        shown.add(row_id)
    same_name = [Twins("name", _in_order(rows, centre)) for rows in _by_name(session)] if hints else []
    found += [one for one in same_name if shown.isdisjoint(one.ids)]
    return sorted(found, key=lambda one: (_ORDER.index(one.why), one.ids))


def told(found: Iterable[Twins]) -> list[Twins]:
    """Without the hints: what a clerk has to settle."""
    return [one for one in found if one.why != "name"]


def told_here(session: Session) -> list[Twins]:
    """Those that this office settles: a unit only what is wholly its own."""
    found = twins(session, hints=False)
    if not found or not local.holds_a_part(session):
        return found
    own = {"", local.unit_code(session)}
    return [one for one in found if all(row.owner_code in own for row in _rows(session, one.ids))]


_ORDER: tuple[Why, ...] = ("code", "gone", "name")
_AT_ONCE = 500


def default_order(session: Session, ids: Sequence[str]) -> tuple[str, ...]:
    """Investors, the one that is kept by default first: one that is no deleted one, of the centre, the oldest."""
    return _in_order(_rows(session, ids), _centre(session))


def _in_order(rows: Iterable[Investor], centre: str) -> tuple[str, ...]:
    ordered = sorted(rows, key=lambda row: (row.deleted_at is not None, row.owner_code != centre, row.id))
    return tuple(row.id for row in ordered)


def _centre(session: Session) -> str:
    codes = session.scalars(select(func.min(Unit.code)).where(Unit.is_centre.is_(True), Unit.deleted_at.is_(None)))
    return codes.one() or ""


def _rows(session: Session, ids: Sequence[str]) -> list[Investor]:
    return list(session.scalars(select(Investor).where(Investor.id.in_(ids)))) if ids else []


def _by_code(session: Session) -> list[list[str]]:
    """Ids by code, of codes that stand in several records; the deleted ones among them. The index answers it."""
    twice = select(Investor.uscc).where(Investor.uscc != "").group_by(Investor.uscc).having(func.count() > 1)
    found = defaultdict[str, list[str]](list)
    for codes in _chunks(session.scalars(twice).all()):
        for code, row_id in session.execute(select(Investor.uscc, Investor.id).where(Investor.uscc.in_(codes))):
            found[code].append(row_id)
    return [found[code] for code in sorted(found)]


def _by_name(session: Session) -> list[list[Investor]]:
    """Living investors of one name, one of them at least without a code; persons may well have one name."""
    twice = select(Investor.name).group_by(Investor.name).having(func.count() > 1)
    found = defaultdict[str, list[Investor]](list)
    for names in _chunks(session.scalars(twice).all()):
        alive = select(Investor).where(Investor.name.in_(names), Investor.deleted_at.is_(None))
        for row in session.scalars(alive):
            if row.name and row.no_uscc_reason is not NoUsccReason.PERSON:
                found[row.name].append(row)
    several = [rows for _name, rows in sorted(found.items()) if len(rows) > 1]
    return [rows for rows in several if any(not row.uscc for row in rows)]


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def _gone(session: Session) -> set[str]:
    """Investors in the recycle bin that something refers to which is not."""
    line = exists().where(
        ProjectInvestor.investor_id == Investor.id,
        ProjectInvestor.deleted_at.is_(None),
        Project.id == ProjectInvestor.project_id,
        Project.deleted_at.is_(None),
    )
    others = [
        exists().where(table.investor_id == Investor.id, table.deleted_at.is_(None)).correlate(Investor)
        for table in (FundEntry, Claim, ActivityLink, Contact)
    ]
    query = select(Investor.id).where(Investor.deleted_at.is_not(None), or_(line, *others))
    return set(session.scalars(query))


def _same_name(session: Session, row_id: str) -> list[str]:
    """The living investors that are called, or were called, as one in the recycle bin and do not have another code."""
    row = session.get_one(Investor, row_id)
    if not row.name:
        return []
    former = select(InvestorName.investor_id).where(InvestorName.name == row.name, InvestorName.deleted_at.is_(None))
    called_so = or_(Investor.name == row.name, Investor.id.in_(former))
    found = session.scalars(select(Investor).where(Investor.deleted_at.is_(None), called_so))
    return [one.id for one in found if not (one.uscc and row.uscc and one.uscc != row.uscc)]
