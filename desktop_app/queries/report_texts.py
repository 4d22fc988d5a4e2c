"""What the clerk wrote for a bulletin, kept as office-wide settings: names to mention, paragraphs, other wordings."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind
from db.models import Setting
from desktop_app.domain.edits import Edit
from desktop_app.domain.report_parts import PARTS, Part

BASES = "bases"
"""Under this the setting of the texts keeps what the figures said in place of them."""


def setting_name(kind: ReportKind, period: str) -> str:
    """The setting that keeps the texts of this bulletin."""
    return f"report_texts/{kind.value}/{period}"


def edits_name(kind: ReportKind, period: str) -> str:
    """The setting that keeps the other wordings of this bulletin's paragraphs."""
    return f"report_edits/{kind.value}/{period}"


def load(session: Session, kind: ReportKind, period: str) -> dict[Part, tuple[str, ...]]:
    """The lines written for each part: none where nothing is to be printed. A part nobody wrote is left out."""
    stored = _stored(session, setting_name(kind, period))
    return {part: tuple(stored[part]) for part in PARTS.get(kind, ()) if part in stored}


def load_bases(session: Session, kind: ReportKind, period: str) -> dict[str, str]:
    """What the figures said of the parts when they were written, as far as it was kept."""
    return dict(_stored(session, setting_name(kind, period)).get(BASES, {}))


def load_edits(session: Session, kind: ReportKind, period: str) -> dict[str, Edit]:
    """The paragraphs that were worded otherwise, by their keys."""
    stored = _stored(session, edits_name(kind, period))
    return {key: Edit(edit["base"], edit["text"], edit.get("heading", "")) for key, edit in stored.items()}


def _stored(session: Session, name: str) -> dict[str, Any]:
    value = session.scalars(
        select(Setting.value).where(Setting.name == name, Setting.deleted_at.is_(None)).order_by(Setting.id)
    ).first()
    return dict(json.loads(value)) if value else {}
