"""What of a project and of the office may be told to the public: nothing else is read here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from db.enums import UnitGroup
from db.models import Unit
from desktop_app.domain.phones import landlines
from desktop_app.queries.bulletins import names_of


@dataclass(frozen=True, slots=True)
class PublicProject:
    """A landed project. `name` is empty when only a codename is known; `agreement_fen` serves to class it by size."""

    name: str
    unit: str
    industry: str
    agreement_fen: int


_NAME = "CASE WHEN p.name <> p.codename AND p.name <> '' THEN p.name ELSE p.company_name END"
_GROUPS = 'CASE u."group" ' + " ".join(f"WHEN '{group}' THEN {n}" for n, group in enumerate(UnitGroup)) + " END"
"""As the rankings stand."""

_PUBLIC = text(
    f"""
    SELECT {_NAME} AS name,
        coalesce(u.name, '') AS unit, p.industry_code AS industry,
        (SELECT coalesce(sum(a.amount_fen), 0) FROM agreement a WHERE a.project_id = p.id
            AND a.kind IN ('investment', 'supplement') AND coalesce(a.signed_on, '') <= :end
            AND a.deleted_at IS NULL) AS agreed
    FROM project p LEFT JOIN unit u ON u.id = coalesce(p.landing_unit_id, p.host_unit_id)
    WHERE p.id IN :ids AND p.deleted_at IS NULL AND p.stage IN ('landed', 'construction', 'production')
    ORDER BY {_GROUPS}, u.sort_order, unit, name
    """
).bindparams(bindparam("ids", expanding=True))


_GOING_ON = text(
    f"SELECT p.id, {_NAME} AS name FROM project p WHERE p.id IN :ids AND p.status = 'active' AND p.deleted_at IS NULL"
).bindparams(bindparam("ids", expanding=True))
_CHUNK = 10_000


def names_going_on(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Those of the projects that are neither held nor given up: by id the name the public may know, "" if none."""
    parts = (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))
    return {row.id: row.name for part in parts for row in session.execute(_GOING_ON, {"ids": list(part)})}


def office_phone(session: Session) -> str:
    """The centre's own telephone, "" where none is entered; mobile telephones are persons' and not told."""
    found = session.scalars(select(Unit.phone).where(Unit.is_centre, Unit.deleted_at.is_(None)).order_by(Unit.code))
    return next((phone for one in found if (phone := landlines(one))), "")


def public_projects(session: Session, ids: Sequence[str], end: date) -> list[PublicProject]:
    """Those of the projects that have landed, unit by unit as these are ranked, with what was agreed by the day."""
    industries = names_of(session, "industry")
    rows = session.execute(_PUBLIC, {"ids": list(ids), "end": end.isoformat()})
    return [PublicProject(r.name, r.unit, industries.get(r.industry, ""), r.agreed) for r in rows]
