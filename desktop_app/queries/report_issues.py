"""Bulletins that were issued: their numbers and their archive."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import Indicator, ReportKind, ReportState
from db.models import Attachment, ReportIssue


def next_number(session: Session, kind: ReportKind, year: int) -> int:
    """The number after the last one taken in the year; a voided issue keeps its number."""
    last = session.scalar(
        select(func.max(ReportIssue.number)).where(ReportIssue.kind == kind, ReportIssue.year == year)
    )
    return (last or 0) + 1


def total_issued(session: Session, kind: ReportKind) -> int:
    """How many of the kind were ever issued."""
    return (
        session.scalar(
            select(func.count())
            .select_from(ReportIssue)
            .where(ReportIssue.kind == kind, ReportIssue.state.in_((ReportState.ISSUED, ReportState.VOIDED)))
        )
        or 0
    )


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A bulletin in the archive."""

    id: str
    kind: ReportKind
    period: str
    year: int
    number: int | None
    state: ReportState
    title: str
    issued_on: date | None
    content_hash: str | None
    """Under which the PDF is kept with the attachments."""
    corrects_id: str | None = None
    texts: str = "{}"

    @property
    def stands(self) -> bool:
        """Whether it was issued and not voided."""
        return self.state is ReportState.ISSUED

    @property
    def void_reason(self) -> str:
        """Why it does not stand any more."""
        return str(json.loads(self.texts or "{}").get("void_reason", ""))


def archive(session: Session, kind: ReportKind | None = None) -> list[IssueRow]:
    """All bulletins, the newest first."""
    kept = (
        select(Attachment.record_id, Attachment.content_hash)
        .where(Attachment.record_kind == "report_issue", Attachment.deleted_at.is_(None))
        .subquery()
    )
    query = (
        select(
            ReportIssue.id,
            ReportIssue.kind,
            ReportIssue.period,
            ReportIssue.year,
            ReportIssue.number,
            ReportIssue.state,
            ReportIssue.title,
            ReportIssue.issued_on,
            kept.c.content_hash,
            ReportIssue.corrects_id,
            ReportIssue.texts,
        )
        .outerjoin(kept, kept.c.record_id == ReportIssue.id)
        .where(ReportIssue.deleted_at.is_(None))
    )
    if kind is not None:
        query = query.where(ReportIssue.kind == kind)
    return [IssueRow(*row) for row in session.execute(query.order_by(ReportIssue.id.desc()))]


def latest_snapshot(session: Session, issue_id: str) -> dict[str, Any]:
    """The figures that hold for an issued bulletin: those of its newest correction, else its own."""
    newest = session.scalar(
        select(func.max(ReportIssue.id)).where(
            ReportIssue.corrects_id == issue_id,
            ReportIssue.state == ReportState.ISSUED,
            ReportIssue.deleted_at.is_(None),
        )
    )
    return snapshot(session, newest or issue_id)


def snapshot(session: Session, issue_id: str) -> dict[str, Any]:
    """The figures frozen with an issued bulletin; empty where none were kept."""
    kept = session.scalar(select(ReportIssue.snapshot).where(ReportIssue.id == issue_id))
    return dict(json.loads(kept)) if kept else {}


def district_figures(frozen: Mapping[str, Any]) -> dict[Indicator, Fraction | None]:
    """The district's own cumulative figures in a snapshot, exact; None = "—"."""
    return {
        Indicator(entry["indicator"]): None if entry["cumulative"] is None else Fraction(entry["cumulative"])
        for entry in frozen.get("figures", ())
        if entry["unit"] is None
    }
