"""Where the numbers of bulletins and letters go on, of an office that issued before it had this program."""

import json
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind
from db.models import Setting

SETTING = "numbering"
COUNTED = (ReportKind.FORTNIGHTLY, ReportKind.MONTHLY)
"""The kinds that print how many there ever were (总第×期)."""

KINDS = (*COUNTED, ReportKind.NOTICE, ReportKind.LETTER)
"""The kinds that print a number."""


class Start(NamedTuple):
    """What was issued elsewhere: so many of the year, and so many ever. Of letters those of one 机关代字."""

    year: int = 0
    before: int = 0
    total_before: int = 0
    prefix: str = ""


def starts(session: Session) -> dict[ReportKind, Start]:
    """By kind, as far as the office has said so."""
    value = session.scalar(select(Setting.value).where(Setting.name == SETTING, Setting.deleted_at.is_(None)))
    kept: dict[str, dict[str, Any]] = json.loads(value) if value else {}
    return {kind: Start(**kept[kind.value]) for kind in KINDS if kind.value in kept}


def before(session: Session, kind: ReportKind, year: int, prefix: str = "") -> int:
    """The last number of the year that was taken elsewhere."""
    start = starts(session).get(kind, Start())
    return start.before if (start.year, start.prefix) == (year, prefix) else 0


def total_before(session: Session, kind: ReportKind) -> int:
    """How many of the kind were ever issued elsewhere."""
    return starts(session).get(kind, Start()).total_before
