"""What the clerk wrote for a bulletin: names to mention and paragraphs, kept as an office-wide setting."""

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind
from db.models import Setting

PARTS: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.FORTNIGHTLY: ("matters", "next_steps"),
    ReportKind.MONTHLY: ("problems", "next_steps"),
    ReportKind.ANNUAL: ("central", "key_projects", "landed", "topics", "measures", "problems", "next_year"),
}
"""The parts that may be written, in the order in which they are printed."""


def setting_name(kind: ReportKind, period: str) -> str:
    """The setting that keeps the texts of this bulletin."""
    return f"report_texts/{kind.value}/{period}"


def load(session: Session, kind: ReportKind, period: str) -> dict[str, tuple[str, ...]]:
    """The lines written for each part; a part without any is left out."""
    value = session.scalars(
        select(Setting.value)
        .where(Setting.name == setting_name(kind, period), Setting.deleted_at.is_(None))
        .order_by(Setting.id)
    ).first()
    stored = json.loads(value) if value else {}
    return {part: tuple(stored[part]) for part in PARTS.get(kind, ()) if stored.get(part)}
