"""Bulletins and letters that were issued: their numbers and their archive."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.enums import Indicator, ReportKind, ReportState
from db.models import Attachment, Letter, ReportIssue
from desktop_app.queries import report_starts


def next_number(session: Session, kind: ReportKind, year: int) -> int:
    """The number after the last one taken in the year, here or before; a voided issue keeps its number."""
    return max(last_number(session, kind, year), report_starts.before(session, kind, year)) + 1


def last_number(session: Session, kind: ReportKind, year: int, prefix: str = "") -> int:
    """The last number of the year that was taken here, 0 for none; of letters with this 机关代字."""
    if kind is ReportKind.LETTER:
        letters = select(func.max(Letter.number)).where(Letter.prefix == prefix, Letter.year == year)
        return session.scalar(letters) or 0
    taken = select(func.max(ReportIssue.number)).where(ReportIssue.kind == kind, ReportIssue.year == year)
    return session.scalar(taken) or 0


def next_total(session: Session, kind: ReportKind) -> int:
    """Which one the next issue is of all there ever were, here or before."""
    return report_starts.total_before(session, kind) + total_issued(session, kind) + 1


def total_issued(session: Session, kind: ReportKind) -> int:
    """How many of the kind were ever issued here."""
    return (
        session.scalar(
            select(func.count())
            .select_from(ReportIssue)
            .where(ReportIssue.kind == kind, ReportIssue.state.in_((ReportState.ISSUED, ReportState.VOIDED)))
        )
        or 0
    )


PDF, WORD, WORKBOOK, TEXT, BEHIND = "", "word", "workbook", "text", "behind"
FILES = (WORD, WORKBOOK, TEXT, BEHIND)
"""What is kept with an issue beside its PDF: the note of the attachment says which it is.

BEHIND is JSON: what each project counts for in each of the district's figures (in 分, or projects), by indicator (or
name in COUNTED) and project; older programs kept the ids of the projects alone. It stays with the centre.
"""
COUNTED = "counted"
"""Under this a snapshot of a fortnight keeps its figures by name; of a draft with their projects."""


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A bulletin or a letter in the archive; `period` of a letter is the day it was issued.

    `prefix` (机关代字, the beginning of its number) and `addressee` are a letter's.

    `files`: under which hash each file is kept, by what it is (PDF, WORD ...). `checked_at` is milliseconds UTC.
    """

    id: str
    kind: ReportKind
    period: str
    year: int
    number: int | None
    state: ReportState
    title: str
    issued_on: date | None
    corrects_id: str | None = None
    void_reason: str = ""
    issued_by: str = ""
    drafted_by: str = ""
    checked_by: str = ""
    checked_at: int | None = None
    prefix: str = ""
    addressee: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def stands(self) -> bool:
        """Whether it was issued and not voided."""
        return self.state is ReportState.ISSUED

    @property
    def content_hash(self) -> str | None:
        """Under which the PDF is kept with the attachments."""
        return self.files.get(PDF)


def archive(session: Session, kind: ReportKind | None = None) -> list[IssueRow]:
    """All bulletins, and the letters among them, the newest first."""
    found = [] if kind is ReportKind.LETTER else _bulletins(session, kind)
    if kind in (None, ReportKind.LETTER):
        found += _letters(session)
    return sorted(found, key=lambda row: row.id, reverse=True)


def _bulletins(session: Session, kind: ReportKind | None) -> list[IssueRow]:
    query = select(
        ReportIssue.id,
        ReportIssue.kind,
        ReportIssue.period,
        ReportIssue.year,
        ReportIssue.number,
        ReportIssue.state,
        ReportIssue.title,
        ReportIssue.issued_on,
        ReportIssue.corrects_id,
        ReportIssue.texts,
        ReportIssue.created_by,
        ReportIssue.drafted_by,
        ReportIssue.checked_by,
        ReportIssue.checked_at,
    ).where(ReportIssue.deleted_at.is_(None))
    if kind is not None:
        query = query.where(ReportIssue.kind == kind)
    kept = _files(session, "report_issue")
    return [
        IssueRow(*row[:9], json.loads(row.texts or "{}").get("void_reason", ""), *row[10:], files=kept.get(row.id, {}))
        for row in session.execute(query)
    ]


def _letters(session: Session) -> list[IssueRow]:
    kept = _files(session, "letter")
    return [
        IssueRow(
            row.id,
            ReportKind.LETTER,
            row.issued_on.isoformat(),
            row.year,
            row.number,
            row.state,
            f"{row.title}（{row.addressee}）" if row.addressee else row.title,
            row.issued_on,
            void_reason=row.reason,
            issued_by=row.created_by,
            drafted_by=row.created_by,
            prefix=row.prefix,
            addressee=row.addressee,
            files=kept.get(row.id, {}),
        )
        for row in session.scalars(select(Letter).where(Letter.deleted_at.is_(None)))
    ]


def _files(session: Session, record_kind: str) -> dict[str, dict[str, str]]:
    """Hashes of the kept files by record and by what they are."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows = session.execute(
        select(Attachment.record_id, Attachment.note, Attachment.content_hash).where(
            Attachment.record_kind == record_kind, Attachment.deleted_at.is_(None)
        )
    )
    for record_id, note, content_hash in rows:
        found[record_id][note] = content_hash
    return found


def one(session: Session, issue_id: str) -> IssueRow | None:
    """A bulletin of the archive by its id."""
    return next((row for row in _bulletins(session, None) if row.id == issue_id), None)


def corrections(session: Session, issue_id: str) -> list[IssueRow]:
    """The corrections of a bulletin that stand, the oldest first."""
    found = (row for row in _bulletins(session, None) if row.corrects_id == issue_id and row.stands)
    return sorted(found, key=lambda row: row.id)


def standing(session: Session, kind: ReportKind, period: str) -> tuple[str, int | None] | None:
    """Title and number of the bulletin that stands for a period; its corrections are issues of their own."""
    row = session.execute(
        select(ReportIssue.title, ReportIssue.number).where(
            ReportIssue.kind == kind,
            ReportIssue.period == period,
            ReportIssue.state == ReportState.ISSUED,
            ReportIssue.corrects_id.is_(None),
            ReportIssue.deleted_at.is_(None),
        )
    ).first()
    return None if row is None else (row.title, row.number)


class Numbered(NamedTuple):
    """The number of an issue among those of a year."""

    year: int
    number: int


def voided(session: Session, kind: ReportKind, period: str) -> list[Numbered]:
    """The issues of a period that were declared void, with their corrections, in the order of their numbers."""
    rows = session.execute(
        select(ReportIssue.id, ReportIssue.corrects_id, ReportIssue.year, ReportIssue.number)
        .where(
            ReportIssue.kind == kind,
            ReportIssue.period == period,
            ReportIssue.state == ReportState.VOIDED,
            ReportIssue.deleted_at.is_(None),
        )
        .order_by(ReportIssue.year, ReportIssue.number)
    ).all()
    issues = {row.id for row in rows if row.corrects_id is None}
    return [Numbered(row.year, row.number) for row in rows if row.number and (row.corrects_id or row.id) in issues]


def voided_corrections(session: Session, issue_id: str) -> list[Numbered]:
    """The corrections of a bulletin that were declared void, and that none since has replaced, in their order."""
    newest = max((row.id for row in corrections(session, issue_id)), default="")
    void = (row for row in _bulletins(session, None) if row.corrects_id == issue_id and row.state is ReportState.VOIDED)
    since = sorted((row for row in void if row.id > newest), key=lambda row: row.id)
    return [Numbered(row.year, row.number) for row in since if row.number]


def next_letter(session: Session, prefix: str, year: int) -> int:
    """The number after the last one that a letter of this 机关代字 took in the year; a voided one keeps its number."""
    taken = last_number(session, ReportKind.LETTER, year, prefix)
    return max(taken, report_starts.before(session, ReportKind.LETTER, year, prefix)) + 1


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
