"""Bulletins in work: what was drafted, who checked it, and why a check does not hold any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import ReportKind, ReportState
from db.models import JournalEntry, JournalTransaction, ReportDraft

PRINTED = frozenset({
    "activity", "activity_link", "agreement", "assist", "attendance", "beijing_recognition", "claim", "code_item",
    "commitment", "credit", "fund_entry", "investor", "investor_tag", "milestone", "project", "project_investor",
    "ranking_adjustment", "referral", "review_item", "review_meeting", "score_card", "setting", "target", "task",
    "training_session", "unit",
})  # fmt: skip
"""The tables whose records bulletins print."""


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


def last_step(session: Session) -> int:
    """The number of the last step of the journal; 0 before any."""
    return session.scalar(select(func.max(JournalTransaction.id))) or 0


def outdated(session: Session, drafts: Iterable[DraftRow], compared: Mapping[str, int]) -> frozenset[str]:
    """The ids of those that have to be made again: records of bulletins were changed since they were last looked at.

    That is since they were checked, or since the step up to which one was `compared`, by its id; one that is neither
    has nothing to hold against. Whether what it prints has changed, making it tells.
    """
    return frozenset(
        draft.id
        for draft in drafts
        if (draft.checked or draft.id in compared)
        and _changed_since(session, compared[draft.id] if draft.id in compared else _step_of(session, draft))
    )


def _step_of(session: Session, draft: DraftRow) -> int:
    """The last step that changed the draft itself: of a checked one its check."""
    return session.scalar(select(func.max(JournalEntry.transaction_id)).where(JournalEntry.row_id == draft.id)) or 0


def _changed_since(session: Session, step: int) -> bool:
    later = select(JournalEntry.id).where(JournalEntry.transaction_id > step, JournalEntry.table_name.in_(PRINTED))
    return session.scalar(later.limit(1)) is not None
