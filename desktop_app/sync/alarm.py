"""Offices that know the same and yet show different records: it must never be, so it is said until it is over."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.sync.digests import compared

_DIFFERING = "exchange_differing"


def differing(session: Session) -> list[str]:
    """The codes of the offices that showed other records than this one when they were compared last."""
    return sorted({unit for unit, _scope in _kept(session)})


def look(office: Office, units: Collection[str] | None = None) -> list[str]:
    """Compare with all offices, or these, whose knowledge is the same; who differs. All steps are sealed before.

    Of an office that knows more or less by now nothing can be said: what was found of it last stands.
    """
    with office.read() as session:
        before = _kept(session)
        found = compared(session, units)
    now = {place for place, same in found.items() if not same} | (before - found.keys())
    if now != before:
        set_local(office, **{_DIFFERING: sorted(now)})
    return sorted({unit for unit, _scope in now})


def _kept(session: Session) -> set[tuple[str, str]]:
    return {(unit, scope) for unit, scope in local.setting(session, _DIFFERING) or []}
