"""Issuing bulletins: the number is taken, figures and PDF are frozen, the month is closed; correcting and voiding."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind, ReportState
from db.models import ClosedMonth, ReportIssue
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import report_issues
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.rights import require_centre


def issue(
    office: Office,
    actor: Actor,
    *,
    kind: ReportKind,
    period: str,
    year: int,
    number: int,
    title: str,
    issued_on: date,
    snapshot: Mapping[str, Any],
    pdf: Path,
    pdf_hash: str,
    corrects: str = "",
) -> Changes:
    """Record an issued bulletin and keep its PDF, whose SHA-256 is `pdf_hash`; `corrects` is the id of another.

    Raises UserError when the period is issued already, the number is not the next, or the file cannot be kept.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Issue {title}"), {"title": title})
    with office.write(label, actor) as tx:
        if corrects:
            _standing(tx.session, corrects)
        else:
            _refuse_second(tx.session, kind, period)
        if report_issues.next_number(tx.session, kind, year) != number:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "Number {number} is no longer the next one."),
                QT_TRANSLATE_NOOP("errors", "Make the bulletin again and issue it then."),
                number=number,
            )
        record = ReportIssue(
            kind=kind,
            period=period,
            year=year,
            number=number,
            state=ReportState.ISSUED,
            title=title,
            issued_on=issued_on,
            snapshot=json.dumps(snapshot, ensure_ascii=False, sort_keys=True),
            pdf_hash=pdf_hash,
            corrects_id=corrects or None,
        )
        tx.session.add(record)
        tx.session.flush()
        attachments.attach(office, tx, "report_issue", record.id, pdf)
        if (
            kind is ReportKind.MONTHLY
            and not tx.session.scalars(
                select(ClosedMonth.id).where(ClosedMonth.month == period, ClosedMonth.deleted_at.is_(None))
            ).first()
        ):
            tx.session.add(ClosedMonth(month=period, closed_on=issued_on))
    return tx.done()


def void(office: Office, actor: Actor, issue_id: str, reason: str) -> Changes:
    """Declare an issued bulletin void, with the corrections made of it: they keep their numbers and their files.

    The period may then be issued anew. Raises UserError unless it stands, the actor is of the centre and says why.
    """
    require_centre(actor)
    if not reason.strip():
        missing = UserError(QT_TRANSLATE_NOOP("errors", "Say why it is void."))
        raise InvalidInput(missing.message, fields={"reason": missing})
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Void a bulletin")), actor) as tx:
        issued = _standing(tx.session, issue_id)
        named = {"title": issued.title, "number": issued.number}
        tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Void {title}, No. {number}"), named))
        for row in (issued, *_corrections(tx.session, issue_id)):
            row.state = ReportState.VOIDED
            row.texts = json.dumps({**json.loads(row.texts or "{}"), "void_reason": reason.strip()}, ensure_ascii=False)
    return tx.done()


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
    taken = session.scalars(
        select(ReportIssue).where(
            ReportIssue.kind == kind,
            ReportIssue.period == period,
            ReportIssue.state == ReportState.ISSUED,
            ReportIssue.deleted_at.is_(None),
        )
    ).first()
    if taken is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{title} has been issued already, as number {number}."),
            QT_TRANSLATE_NOOP("errors", "An issued bulletin never changes; void it or issue a correction."),
            title=taken.title,
            number=taken.number,
        )
