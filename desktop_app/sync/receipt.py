"""What a unit learns of its own entries from a package: what the centre confirmed, and what it returned and why."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ClaimState, FundState, Stage
from db.models import Claim, ExchangeFile, FundEntry, JournalEntry, Milestone
from desktop_app.queries import local
from desktop_app.sync.handed import Handed
from desktop_app.sync.titles import title_of

_TABLES = (FundEntry.__tablename__, Milestone.__tablename__, Claim.__tablename__)


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """An entry that was decided on. `kind` is its table; `amount_fen` of money, `stage` of a milestone; `why`: the
    reason for which it was returned."""

    kind: str
    project: str
    accepted: bool
    amount_fen: int | None = None
    stage: Stage | None = None
    why: str = ""


def handed_of(session: Session, file_id: str) -> list[Handed]:
    """The projects that one package of the history brought from another unit, or took away to one."""
    outcome = session.scalar(select(ExchangeFile.outcome).where(ExchangeFile.id == int(file_id or 0)))
    return [Handed(**one) for one in (json.loads(outcome) or {}).get("handed", ())] if outcome else []


def receipt_of(session: Session, file_id: str) -> list[ReceiptRow]:
    """The same of one package of the history, as things stand now; at the centre nothing."""
    outcome = session.scalar(select(ExchangeFile.outcome).where(ExchangeFile.id == int(file_id or 0)))
    step = (json.loads(outcome) or {}).get("step") if outcome else None
    return receipt(session, [step]) if step and not local.setting(session, "is_centre") else []


def receipt(session: Session, steps: Collection[int]) -> list[ReceiptRow]:
    """What came of the entries that these steps (imports) touched, what was returned first."""
    touched: dict[str, set[str]] = {table: set() for table in _TABLES}
    for table, row in session.execute(
        select(JournalEntry.table_name, JournalEntry.row_id).where(
            JournalEntry.transaction_id.in_(steps), JournalEntry.table_name.in_(_TABLES)
        )
    ):
        touched[table].add(row)
    rows: list[ReceiptRow] = []
    for entry in session.scalars(select(FundEntry).where(FundEntry.id.in_(touched[FundEntry.__tablename__]))):
        if entry.state in (FundState.CONFIRMED, FundState.RETURNED):
            good = entry.state is FundState.CONFIRMED
            name = title_of(session, "project", entry.project_id)
            rows.append(ReceiptRow("fund_entry", name, good, entry.amount_fen, why="" if good else entry.note))
    for step in session.scalars(select(Milestone).where(Milestone.id.in_(touched[Milestone.__tablename__]))):
        if step.confirmed_on is not None:
            name = title_of(session, "project", step.project_id)
            rows.append(ReceiptRow("milestone", name, True, stage=step.stage))
    for claim in session.scalars(select(Claim).where(Claim.id.in_(touched[Claim.__tablename__]))):
        if claim.received_at is not None and claim.state in (ClaimState.VALID, ClaimState.DISPUTED):
            name = title_of(session, "project", claim.project_id)
            rows.append(ReceiptRow("claim", name, claim.state is ClaimState.VALID))
    return sorted(rows, key=lambda row: (row.accepted, row.kind, row.project))
