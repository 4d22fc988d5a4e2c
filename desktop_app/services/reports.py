"""Issuing bulletins: what was checked gets its number, figures and files are frozen, the month is closed; voiding."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind, ReportState
from db.models import ClosedMonth, ReportDraft, ReportIssue
from desktop_app.domain.quoting import within_title
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import office_settings, report_issues
from desktop_app.services import attachments, report_drafts
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.rights import require_centre, require_centres_office


class NumberTaken(UserError):
    """Somebody else issued meanwhile; made again, the bulletin has the next number."""


class NotChecked(UserError):
    """What is to be issued is not what somebody checked; `changes` if a draft says so now."""

    changes: Changes | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A bulletin that is made and waits for its number. `content_hash` is of the figures and words that it prints.

    `files` are kept beside the PDF, by what they are (`report_issues.FILES`); `corrects` is the id of another issue.
    """

    kind: ReportKind
    period: str
    year: int
    number: int
    title: str
    issued_on: date
    snapshot: Mapping[str, Any]
    content_hash: str
    pdf: Path
    pdf_hash: str
    files: Mapping[str, Path] = field(default_factory=dict)
    corrects: str = ""


def issue(office: Office, actor: Actor, ready: Ready, *, checks: bool = False) -> Changes:
    """Record an issued bulletin and keep its files. `checks`: the actor checks in this very step what nobody has.

    Raises NotChecked, NumberTaken; UserError when the period is issued already or lies ahead, when a file cannot be
    kept, and in the office of a unit.
    """
    require_centre(actor)
    report_drafts.require_begun(ready.kind, ready.period, ready.title, office.clock.today())
    label = Label(QT_TRANSLATE_NOOP("steps", "Issue {title}"), {"title": within_title(ready.title)})
    with office.write(label, actor) as tx:
        require_centres_office(tx.session)
        if ready.corrects:
            _standing(tx.session, ready.corrects)
        else:
            _refuse_second(tx.session, ready.kind, ready.period)
        if report_issues.next_number(tx.session, ready.kind, ready.year) != ready.number:
            raise NumberTaken(
                QT_TRANSLATE_NOOP("errors", "Number {number} is no longer the next one."),
                QT_TRANSLATE_NOOP("errors", "Make the bulletin again and issue it then."),
                number=ready.number,
            )
        record = _record(tx, ready, checks)
        tx.session.add(record)
        tx.session.flush()
        attachments.attach(office, tx, "report_issue", record.id, ready.pdf)
        for what, file in ready.files.items():
            attachments.attach(office, tx, "report_issue", record.id, file).note = what
        if ready.kind is ReportKind.MONTHLY:
            _close(tx.session, ready.period, ready.issued_on)
    return tx.done()


def _record(tx: Transaction, ready: Ready, checks: bool) -> ReportIssue:
    """The issue with those who drafted and checked it; the draft is done with."""
    draft = report_drafts.of(tx.session, ready.kind, ready.period, ready.corrects)
    record = ReportIssue(
        kind=ready.kind,
        period=ready.period,
        year=ready.year,
        number=ready.number,
        state=ReportState.ISSUED,
        title=ready.title,
        issued_on=ready.issued_on,
        snapshot=json.dumps(ready.snapshot, ensure_ascii=False, sort_keys=True),
        pdf_hash=ready.pdf_hash,
        corrects_id=ready.corrects or None,
        drafted_by=draft.created_by if draft else tx.actor.name,
    )
    record.checked_by, record.checked_at = _checked(tx, draft, ready.content_hash, checks)
    if draft is not None:
        draft.deleted_at = tx.now_ms
    return record


def _checked(tx: Transaction, draft: ReportDraft | None, content_hash: str, checks: bool) -> tuple[str, int]:
    """Who checked, and when. Raises NotChecked when nobody did, or nobody but the actor where two are asked for."""
    two = office_settings.load(tx.session).second_person
    if draft is not None and draft.state is ReportState.CHECKED and draft.content_hash == content_hash:
        if two and draft.checked_by == tx.actor.name:
            raise NotChecked(
                QT_TRANSLATE_NOOP("errors", "You checked this bulletin yourself, so somebody else has to issue it."),
                QT_TRANSLATE_NOOP("errors", "The rules of the office ask for two people."),
            )
        return draft.checked_by, draft.checked_at or tx.now_ms
    if checks and not two:
        return tx.actor.name, tx.now_ms
    raise NotChecked(
        QT_TRANSLATE_NOOP("errors", "Nobody has checked this bulletin as it stands now."),
        QT_TRANSLATE_NOOP("errors", "Make it, look through its pages and figures and check it; then issue it."),
    )


def _close(session: Session, month: str, day: date) -> None:
    """Lock the month, once."""
    closed = select(ClosedMonth.id).where(ClosedMonth.month == month, ClosedMonth.deleted_at.is_(None))
    if session.scalars(closed).first() is None:
        session.add(ClosedMonth(month=month, closed_on=day))


def void(office: Office, actor: Actor, issue_id: str, reason: str) -> Changes:
    """Declare an issued bulletin void, with the corrections made of it: they keep their numbers and their files.

    The period may then be issued anew. Raises UserError unless it stands, the actor is of the centre and says why.
    """
    require_centre(actor)
    require_reason(reason)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Void a bulletin")), actor) as tx:
        issued = _standing(tx.session, issue_id)
        named = {"title": within_title(issued.title), "number": issued.number}
        tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Void {title}, No. {number}"), named))
        for row in (issued, *_corrections(tx.session, issue_id)):
            row.state = ReportState.VOIDED
            row.texts = json.dumps({**json.loads(row.texts or "{}"), "void_reason": reason.strip()}, ensure_ascii=False)
        draft = report_drafts.of(tx.session, issued.kind, issued.period, issue_id)
        if draft is not None:  # nothing of it is left to be corrected
            draft.deleted_at = tx.now_ms
    return tx.done()


def require_reason(reason: str) -> None:
    """Raises InvalidInput when nobody says why something is void."""
    if not reason.strip():
        missing = UserError(QT_TRANSLATE_NOOP("errors", "Say why it is void."))
        raise InvalidInput(missing.message, fields={"reason": missing})


def _standing(session: Session, issue_id: str) -> ReportIssue:
    found = session.get(ReportIssue, issue_id)
    if found is None or found.deleted_at is not None or found.state is not ReportState.ISSUED:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This bulletin does not stand any more."))
    return found


def _corrections(session: Session, issue_id: str) -> Sequence[ReportIssue]:
    return session.scalars(
        select(ReportIssue).where(
            ReportIssue.corrects_id == issue_id,
            ReportIssue.state == ReportState.ISSUED,
            ReportIssue.deleted_at.is_(None),
        )
    ).all()


def _refuse_second(session: Session, kind: ReportKind, period: str) -> None:
    taken = report_issues.standing(session, kind, period)
    if taken is not None:
        title, number = taken
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{title} has been issued already, as number {number}."),
            QT_TRANSLATE_NOOP("errors", "An issued bulletin never changes; void it or issue a correction."),
            title=title,
            number=number,
        )
