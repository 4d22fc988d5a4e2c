"""Issuing bulletins: the number is taken, figures and PDF are frozen, the month is closed."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db.enums import ReportKind, ReportState
from db.models import ClosedMonth, ReportIssue
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import report_issues
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office


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
) -> Changes:
    """Record an issued bulletin and keep its PDF, whose SHA-256 is `pdf_hash`.

    Raises UserError when the period is issued already, the number is not the next, or the file cannot be kept.
    """
    label = Label(QT_TRANSLATE_NOOP("steps", "Issue {title}"), {"title": title})
    with office.write(label, actor) as tx:
        taken = tx.session.scalars(
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
