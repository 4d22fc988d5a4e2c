"""Bulletins in work: what was drafted, who checked it, and why a check does not hold any more."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind, ReportState
from db.models import ReportDraft


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A bulletin, or a correction (`corrects_id`, with its `reason`), that is not issued yet.

    Instants are milliseconds UTC. `content` and `content_hash` are of what was checked, `fallen` of what took it back.
    """

    id: str
    kind: ReportKind
    period: str
    corrects_id: str | None
    reason: str
    title: str
    state: ReportState
    drafted_by: str
    drafted_at: int
    checked_by: str
    checked_at: int | None
    content_hash: str
    content: str
    fallen: str

    @property
    def checked(self) -> bool:
        """Whether somebody checked it and nothing has changed since, as far as that was looked at."""
        return self.state is ReportState.CHECKED

    @property
    def checked_on(self) -> date | None:
        """The day of the check."""
        return None if self.checked_at is None else datetime.fromtimestamp(self.checked_at / 1000).date()


_COLUMNS: tuple[Any, ...] = (
    ReportDraft.id,
    ReportDraft.kind,
    ReportDraft.period,
    ReportDraft.corrects_id,
    ReportDraft.reason,
    ReportDraft.title,
    ReportDraft.state,
    ReportDraft.created_by,
    ReportDraft.created_at,
    ReportDraft.checked_by,
    ReportDraft.checked_at,
    ReportDraft.content_hash,
    ReportDraft.content,
    ReportDraft.fallen,
)


def find(session: Session, kind: ReportKind, period: str, corrects_id: str = "") -> DraftRow | None:
    """The draft of a bulletin, or of the correction of one; of several (entered on two computers) a checked one."""
    rows = session.execute(
        select(*_COLUMNS)
        .where(ReportDraft.kind == kind, ReportDraft.period == period, ReportDraft.deleted_at.is_(None))
        .where(ReportDraft.corrects_id == corrects_id if corrects_id else ReportDraft.corrects_id.is_(None))
        .order_by(ReportDraft.state != ReportState.CHECKED, ReportDraft.id.desc())
    )
    return next((DraftRow(*row) for row in rows), None)


def in_work(session: Session) -> list[DraftRow]:
    """All drafts, the newest first."""
    rows = session.execute(select(*_COLUMNS).where(ReportDraft.deleted_at.is_(None)).order_by(ReportDraft.id.desc()))
    return [DraftRow(*row) for row in rows]
