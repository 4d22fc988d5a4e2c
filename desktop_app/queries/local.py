"""What is true of this machine only: its unit, its user, its last backup."""

import json
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import JournalTransaction, LocalSetting, Unit


def setting(session: Session, name: str) -> Any:
    """A local setting's value, None if it is not set."""
    value = session.scalar(select(LocalSetting.value).where(LocalSetting.name == name))
    return None if value is None else json.loads(value)


def unit_code(session: Session) -> str:
    """Code of the unit this machine belongs to; empty before the office is set up."""
    return str(setting(session, "unit_code") or "")


def unit_name(session: Session) -> str:
    """Name of the unit this machine belongs to."""
    code = unit_code(session)
    name = session.scalar(select(Unit.name).where(Unit.code == code, Unit.deleted_at.is_(None))) if code else None
    return name or code


def of_a_unit(session: Session) -> bool:
    """Whether this machine is a unit's."""
    return setting(session, "is_centre") is False


def holds_a_part(session: Session) -> bool:
    """Whether this machine is a unit's that exchanges with a centre: it holds the unit's own records, not the
    district's. An office that exchanges with nobody is its own centre."""
    return of_a_unit(session) and instant(session, "last_exchange_ms") is not None


def instant(session: Session, name: str) -> int | None:
    """When something was last done here (`last_backup_ms`, `last_exchange_ms`), milliseconds UTC; None = never."""
    at = setting(session, name)
    return int(at) if at else None


def steps_since(session: Session, name: str) -> tuple[int, int]:
    """The step up to which this office has looked for something, as the local setting `name` says, and its newest."""
    newest = session.scalar(select(func.coalesce(func.max(JournalTransaction.id), 0)))
    return int(setting(session, name) or 0), int(newest or 0)
