"""What the clerk wrote for a bulletin, kept as office-wide settings: names to mention, paragraphs, other wordings."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind
from db.models import Setting
from desktop_app.domain.edits import Edit

PARTS: Mapping[ReportKind, tuple[str, ...]] = {
    ReportKind.FORTNIGHTLY: ("matters", "next_steps"),
    ReportKind.MONTHLY: ("problems", "next_steps"),
    ReportKind.ANNUAL: ("central", "key_projects", "landed", "topics", "measures", "problems", "next_year"),
}
"""The parts that may be written, in the order in which they are printed."""


def setting_name(kind: ReportKind, period: str) -> str:
    """The setting that keeps the texts of this bulletin."""
    return f"report_texts/{kind.value}/{period}"


def edits_name(kind: ReportKind, period: str) -> str:
    """The setting that keeps the other wordings of this bulletin's paragraphs."""
    return f"report_edits/{kind.value}/{period}"


def load(session: Session, kind: ReportKind, period: str) -> dict[str, tuple[str, ...]]:
    """The lines written for each part; a part without any is left out."""
    stored = _stored(session, setting_name(kind, period))
    return {part: tuple(stored[part]) for part in PARTS.get(kind, ()) if stored.get(part)}


def load_edits(session: Session, kind: ReportKind, period: str) -> dict[str, Edit]:
    """The paragraphs that were worded otherwise, by their keys."""
    stored = _stored(session, edits_name(kind, period))
    return {key: Edit(edit["base"], edit["text"]) for key, edit in stored.items()}


def _stored(session: Session, name: str) -> dict[str, Any]:
    value = session.scalars(
        select(Setting.value).where(Setting.name == name, Setting.deleted_at.is_(None)).order_by(Setting.id)
    ).first()
    return dict(json.loads(value)) if value else {}
