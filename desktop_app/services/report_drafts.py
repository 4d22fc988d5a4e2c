"""Bulletins in work: kept as drafts, checked by somebody, back to draft when something changes, given up."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from db.enums import ReportKind, ReportState
from db.models import ReportDraft
from desktop_app.domain.periods import days_of
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import report_drafts
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.rights import require_centre


def keep(
    office: Office,
    actor: Actor,
    kind: ReportKind,
    period: str,
    title: str,
    *,
    corrects_id: str = "",
    reason: str = "",
) -> Changes:
    """Keep a bulletin as a draft of the one who made it; one that is kept already changes in its title and reason only.

    Other drafts stay, until they are issued or given up. Raises UserError unless the actor is of the centre.
    """
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Draft {title}"), {"title": title})
    with office.write(label, actor) as tx:
        row = of(tx.session, kind, period, corrects_id)
        if row is None:
            row = ReportDraft(kind=kind, period=period, corrects_id=corrects_id or None)
            tx.session.add(row)
        row.title, row.reason = title, reason
    return tx.done()


def check(office: Office, actor: Actor, draft_id: str, content: str, content_hash: str) -> Changes:
    """Say that figures and words are right: who, when and of which content is kept with the draft.

    Raises UserError unless the actor is of the centre, the draft is still in work and its period has begun.
    """
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Check a bulletin")), actor) as tx:
        row = _in_work(tx, draft_id)
        require_begun(row.kind, row.period, row.title, office.clock.today())
        tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Check {title}"), {"title": row.title}))
        row.state, row.checked_by, row.checked_at = ReportState.CHECKED, actor.name, tx.now_ms
        row.content, row.content_hash, row.fallen = content, content_hash, ""
    return tx.done()


def fall_back(office: Office, actor: Actor, draft_id: str, fallen: str = "") -> Changes:
    """Take the check back: `fallen` tells what has changed since; empty, somebody wants to look again.

    Who had checked it stays with the draft, to be told.
    """
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Back to draft")), actor) as tx:
        row = _in_work(tx, draft_id)
        tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Back to draft: {title}"), {"title": row.title}))
        row.state, row.content, row.content_hash, row.fallen = ReportState.DRAFT, "", "", fallen
    return tx.done()


def discard(office: Office, actor: Actor, draft_id: str) -> Changes:
    """Give a draft up; its texts stay for the next one. Raises UserError unless it is in work."""
    require_centre(actor)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Give up a draft")), actor) as tx:
        row = _in_work(tx, draft_id)
        tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Give up the draft {title}"), {"title": row.title}))
        row.deleted_at = tx.now_ms
    return tx.done()


def reworded(tx: Transaction, kind: ReportKind, period: str, parts: Sequence[str]) -> None:
    """In a running step: the words under these headings were changed, so a check of them does not hold any more."""
    row = of(tx.session, kind, period)
    if parts and row is not None and row.state is ReportState.CHECKED:
        row.state, row.content, row.content_hash = ReportState.DRAFT, "", ""
        row.fallen = json.dumps({"parts": list(parts)}, ensure_ascii=False)


def of(session: Session, kind: ReportKind, period: str, corrects_id: str = "") -> ReportDraft | None:
    """The draft in work of a bulletin, or of a correction of it; a checked one before others."""
    found = report_drafts.find(session, kind, period, corrects_id)
    return None if found is None else session.get(ReportDraft, found.id)


def require_begun(kind: ReportKind, period: str, title: str, today: date) -> None:
    """Raises UserError when the period of a bulletin lies ahead: nothing in it can be right yet."""
    first, last = days_of(kind, period)
    if first > today:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The period of “{title}” begins only on {first} and ends on {last}."),
            QT_TRANSLATE_NOOP("errors", "Until then it can be made and printed as a trial, not checked or issued."),
            title=title,
            first=first.isoformat(),
            last=last.isoformat(),
        )


def _in_work(tx: Transaction, draft_id: str) -> ReportDraft:
    row = tx.session.get(ReportDraft, draft_id)
    if row is None or row.deleted_at is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This draft is no longer in work."),
            QT_TRANSLATE_NOOP("errors", "It was issued or given up meanwhile; look in the archive."),
        )
    return row
