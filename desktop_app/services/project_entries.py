"""What is entered under a project: follow-ups, money, agreements, promises, files, investors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from db.enums import ActivityKind, AgreementKind, CommitmentSide, CommitmentState, FundState
from db.models import (
    Activity,
    ActivityLink,
    Agreement,
    Assist,
    Attachment,
    BeijingRecognition,
    Commitment,
    FundEntry,
    Project,
    Record,
    Referral,
)
from desktop_app.domain.money import wan_from_fen
from desktop_app.domain.periods import Month
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.closed_months import counting_day
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import InvestorInput, named, take_investor, wrong
from desktop_app.services.rights import require_for_money, require_for_recognition


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A contact: what was done and what comes next; the project's next step follows it."""

    held_on: date
    text: str
    kind: ActivityKind = ActivityKind.FOLLOW_UP
    people: str = ""
    next_step: str = ""
    next_step_date: date | None = None


@dataclass(frozen=True, slots=True)
class FundInput:
    """Money that arrived, in 分."""

    amount_fen: int
    arrived_on: date
    form_code: str
    investor_id: str | None = None
    evidence_code: str = ""
    evidence_number: str = ""


@dataclass(frozen=True, slots=True)
class AgreementInput:
    """A signed contract; `scan` is a file to keep with it."""

    kind: AgreementKind
    number: str = ""
    signed_on: date | None = None
    amount_fen: int | None = None
    legal_review_number: str = ""
    legal_review_date: date | None = None
    fair_competition_number: str = ""
    fair_competition_date: date | None = None
    scan: Path | None = None


@dataclass(frozen=True, slots=True)
class CommitmentInput:
    """A promise."""

    side: CommitmentSide
    clause: str
    condition: str = ""
    amount_fen: int | None = None
    due_on: date | None = None
    unit_id: str | None = None


Entered = FollowUp | FundInput | AgreementInput | CommitmentInput


def check(entered: Entered, today: date) -> None:
    """Whether it can be entered as it is on this day. Raises InvalidInput naming the field that cannot."""
    match entered:
        case FollowUp() if not entered.text.strip():
            raise wrong("text", QT_TRANSLATE_NOOP("errors", "Say in a few words what was done."))
        case FundInput() if entered.amount_fen <= 0:
            raise wrong("amount_fen", QT_TRANSLATE_NOOP("errors", "The amount must be more than nothing."))
        case FundInput() if entered.arrived_on > today:
            raise wrong(
                "arrived_on",
                QT_TRANSLATE_NOOP("errors", "This day is still to come; money counts once it has really arrived."),
            )
        case AgreementInput() if entered.amount_fen is not None and entered.amount_fen < 0:
            raise wrong("amount_fen", QT_TRANSLATE_NOOP("errors", "This cannot be less than nothing."))
        case CommitmentInput() if not entered.clause.strip():
            raise wrong("clause", QT_TRANSLATE_NOOP("errors", "Write down what was promised."))


def refuse_confirmed(entry: FundEntry) -> None:
    """Raises UserError for money that is confirmed: a correction is a reversal."""
    if entry.state is FundState.CONFIRMED:
        raise confirmed_stays()


def confirmed_stays() -> UserError:
    """The sentence about money that is confirmed."""
    return UserError(
        QT_TRANSLATE_NOOP("errors", "A confirmed entry is not changed any more."),
        QT_TRANSLATE_NOOP("errors", "Enter a reversal instead."),
    )


def add_follow_up(office: Office, actor: Actor, project_id: str, entered: FollowUp) -> Changes:
    """Record a contact and, if given, the next step of the project."""
    label = QT_TRANSLATE_NOOP("steps", "Record a follow-up of {name}")
    with office.write(Label(label), actor) as tx:
        project = named(tx, project_id)
        put_follow_up(tx, project, entered)
    return tx.done()


def put_follow_up(tx: Transaction, project: Project, entered: FollowUp) -> None:
    """The same inside a running step. Raises InvalidInput when there is no text."""
    check(entered, tx.today)
    activity = Activity(
        held_on=entered.held_on,
        kind=entered.kind,
        unit_id=project.landing_unit_id or project.host_unit_id,
        people=entered.people,
        text=entered.text.strip(),
        next_step=entered.next_step,
        next_step_date=entered.next_step_date,
    )
    tx.session.add(activity)
    tx.session.flush()
    tx.session.add(ActivityLink(activity_id=activity.id, project_id=project.id))
    if entered.next_step or entered.next_step_date:
        project.next_step = entered.next_step
        project.next_step_date = entered.next_step_date


def add_funds(office: Office, actor: Actor, project_id: str, entered: FundInput) -> Changes:
    """Enter money as a draft; it counts only once the centre has confirmed it. A day to come is refused."""
    check(entered, office.clock.today())
    label = Label(
        QT_TRANSLATE_NOOP("steps", "Enter money of {name}: {amount} 万元"), {"amount": _wan(entered.amount_fen)}
    )
    with office.write(label, actor) as tx:
        named(tx, project_id)
        tx.session.add(
            FundEntry(
                project_id=project_id,
                investor_id=entered.investor_id,
                amount_fen=entered.amount_fen,
                arrived_on=entered.arrived_on,
                form_code=entered.form_code,
                evidence_code=entered.evidence_code,
                evidence_number=entered.evidence_number,
                state=FundState.DRAFT,
            )
        )
    return tx.done()


def move_funds(office: Office, actor: Actor, entry_id: str, state: FundState, note: str = "") -> Changes:
    """草稿 → 单位核 → 确认 or 退回. Only the centre confirms or returns; a confirmed entry is never changed again.

    Confirmation sets the month it counts in: the present one, or the next if its bulletin is out. Raises InvalidInput
    when it is returned without `note`, UserError when money that is still to arrive is confirmed.
    """
    if state is FundState.RETURNED and not note.strip():
        raise wrong("note", QT_TRANSLATE_NOOP("errors", "Give the reason."))
    with office.write(Label(_MOVES[state]), actor) as tx:
        entry = tx.session.get_one(FundEntry, entry_id)
        counted = _counted(tx) if state is FundState.CONFIRMED else {}
        tx.rename(Label(tx.label.template, {"amount": _wan(entry.amount_fen), **counted}))
        named(tx, entry.project_id)
        refuse_confirmed(entry)
        if state in (FundState.CONFIRMED, FundState.RETURNED):
            require_for_money(actor)
        if state is FundState.CONFIRMED and entry.arrived_on is not None and entry.arrived_on > tx.today:
            message = QT_TRANSLATE_NOOP("errors", "The money is to arrive on {day}, which is still to come.")
            hint = QT_TRANSLATE_NOOP("errors", "Confirm it when it has arrived, or put the day right.")
            raise UserError(message, hint, day=entry.arrived_on)
        entry.state, entry.note = state, note.strip()
        if state is FundState.CONFIRMED:
            entry.count_month = _count_month(tx)
    return tx.done()


_MOVES = {
    FundState.DRAFT: QT_TRANSLATE_NOOP("steps", "Make money of {name} a draft again: {amount} 万元"),
    FundState.CHECKED: QT_TRANSLATE_NOOP("steps", "Check money of {name}: {amount} 万元"),
    FundState.CONFIRMED: QT_TRANSLATE_NOOP(
        "steps", "Confirm money of {name}: {amount} 万元, counted in {month}/{year}"
    ),
    FundState.RETURNED: QT_TRANSLATE_NOOP("steps", "Return money of {name}: {amount} 万元"),
}
_FORMERLY = (
    QT_TRANSLATE_NOOP("steps", "Enter money of {name}"),
    QT_TRANSLATE_NOOP("steps", "Make money of {name} a draft again"),
    QT_TRANSLATE_NOOP("steps", "Check money of {name}"),
    QT_TRANSLATE_NOOP("steps", "Confirm money of {name}"),
    QT_TRANSLATE_NOOP("steps", "Return money of {name}"),
    QT_TRANSLATE_NOOP("steps", "Confirm or return money of {name}"),
    QT_TRANSLATE_NOOP("steps", "Reverse money of {name}"),
)
"""What these steps were called once: the record of changes still has such."""


def reverse_funds(office: Office, actor: Actor, entry_id: str) -> Changes:
    """Take back what is left of a confirmed entry by one of that amount below nothing, in the open month."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Reverse money of {name}: {amount} 万元, counted in {month}/{year}"))
    with office.write(label, actor) as tx:
        entry = tx.session.get_one(FundEntry, entry_id)
        named(tx, entry.project_id)
        if entry.state is not FundState.CONFIRMED or entry.reverses_id is not None or not actor.is_centre:
            raise UserError(QT_TRANSLATE_NOOP("errors", "Only the centre reverses, and only a confirmed entry."))
        reversals = tx.session.scalars(
            select(FundEntry.amount_fen).where(FundEntry.reverses_id == entry.id, FundEntry.deleted_at.is_(None))
        ).all()
        left = entry.amount_fen + sum(reversals)
        if left <= 0:
            raise UserError(QT_TRANSLATE_NOOP("errors", "The entry has been reversed already."))
        tx.rename(Label(tx.label.template, {**tx.label.values, "amount": _wan(left), **_counted(tx)}))
        tx.session.add(
            FundEntry(
                project_id=entry.project_id,
                investor_id=entry.investor_id,
                amount_fen=-left,
                arrived_on=tx.today,
                form_code=entry.form_code,
                evidence_code=entry.evidence_code,
                evidence_number=f"{entry.evidence_number}-R{len(reversals) + 1 if reversals else ''}",
                state=FundState.CONFIRMED,
                count_month=_count_month(tx),
                reverses_id=entry.id,
            )
        )
    return tx.done()


def _count_month(tx: Transaction) -> str:
    return str(Month.of(counting_day(tx.session, tx.today)))


def _counted(tx: Transaction) -> dict[str, int]:
    """The month that money counts in which is confirmed now, for the name of a step."""
    month = Month.parse(_count_month(tx))
    return {"month": month.month, "year": month.year}


def _wan(fen: int) -> str:
    """An amount in 万元 to the last 分, for the name of a step."""
    return f"{wan_from_fen(fen):,f}"


def add_agreement(office: Office, actor: Actor, project_id: str, entered: AgreementInput) -> Changes:
    """Enter a contract, with its scan if there is one."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Enter an agreement of {name}")), actor) as tx:
        named(tx, project_id)
        put_agreement(office, tx, project_id, entered)
    return tx.done()


def put_agreement(office: Office, tx: Transaction, project_id: str, entered: AgreementInput) -> Agreement:
    """The same inside a running step."""
    check(entered, tx.today)
    values: dict[str, Any] = {name: getattr(entered, name) for name in entered.__slots__ if name != "scan"}
    agreement = Agreement(project_id=project_id, **values)
    tx.session.add(agreement)
    tx.session.flush()
    if entered.scan is not None:
        attachments.attach(office, tx, "agreement", agreement.id, entered.scan)
    return agreement


def add_commitment(office: Office, actor: Actor, project_id: str, entered: CommitmentInput) -> Changes:
    """Enter a promise by the government or the enterprise."""
    check(entered, office.clock.today())
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Enter a commitment of {name}")), actor) as tx:
        named(tx, project_id)
        values: dict[str, Any] = {name: getattr(entered, name) for name in entered.__slots__}
        tx.session.add(Commitment(project_id=project_id, **values))
    return tx.done()


def settle_commitment(
    office: Office, actor: Actor, commitment_id: str, state: CommitmentState, paid_fen: int | None, day: date | None
) -> Changes:
    """Say how far a promise is kept. `day` is when it was fulfilled; `paid_fen` the money so far, in 分."""
    if paid_fen is not None and paid_fen < 0:
        raise wrong("paid_fen", QT_TRANSLATE_NOOP("errors", "This cannot be less than nothing."))
    fulfilled = state is CommitmentState.FULFILLED
    if fulfilled and day is None:
        raise wrong("fulfilled_on", QT_TRANSLATE_NOOP("errors", "Say when it was fulfilled."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Settle a commitment of {name}")), actor) as tx:
        commitment = tx.session.get_one(Commitment, commitment_id)
        named(tx, commitment.project_id)
        commitment.state, commitment.paid_fen = state, paid_fen
        commitment.fulfilled_on = day if fulfilled else None
    return tx.done()


def add_investor(office: Office, actor: Actor, project_id: str, entered: InvestorInput) -> Changes:
    """Add an investor to a project."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Add an investor to {name}")), actor) as tx:
        named(tx, project_id)
        take_investor(tx, project_id, entered)
    return tx.done()


def add_files(office: Office, actor: Actor, project_id: str, files: Sequence[Path]) -> Changes:
    """Keep files with a project."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Attach files to {name}")), actor) as tx:
        named(tx, project_id)
        for path in files:
            attachments.attach(office, tx, "project", project_id, path)
    return tx.done()


_KINDS: dict[str, type[Record]] = {
    "activity": Activity,
    "fund_entry": FundEntry,
    "agreement": Agreement,
    "commitment": Commitment,
    "referral": Referral,
    "assist": Assist,
    "beijing_recognition": BeijingRecognition,
    "attachment": Attachment,
}


def remove(office: Office, actor: Actor, kind: str, record_id: str) -> Changes:
    """Move something entered under a project to the recycle bin. A confirmed money entry stays, and what the city
    recognised only the centre takes away."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Remove an entry")), actor) as tx:
        entry = tx.session.get_one(_KINDS[kind], record_id)
        if isinstance(entry, FundEntry):
            refuse_confirmed(entry)
        if isinstance(entry, BeijingRecognition):
            require_for_recognition(actor)
        entry.deleted_at = tx.now_ms
    return tx.done()
