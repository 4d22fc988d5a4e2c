"""What a unit learns of its own entries from a package: what the centre confirmed, what it returned and why, what it
deleted or did not take, and what it made of values that the unit had set against its own."""

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.capture import before_and_after
from db.enums import ClaimState, FundState, ReviewConclusion, Stage, TaskState
from db.models import (
    Claim,
    ExchangeFile,
    FundEntry,
    JournalEntry,
    Milestone,
    Project,
    Record,
    ReviewItem,
    ReviewMeeting,
    Task,
)
from db.wire import FIELDS
from desktop_app.queries import local
from desktop_app.queries.audit import Names
from desktop_app.sync.answers import kept
from desktop_app.sync.handed import Handed
from desktop_app.sync.ledger import left_out_of, outcome_of
from desktop_app.sync.store import Store
from desktop_app.sync.titles import title_of

_DECIDING = {
    FundEntry.__tablename__: ("state",),
    Milestone.__tablename__: ("confirmed_on",),
    Claim.__tablename__: ("state", "received_at"),
    ReviewItem.__tablename__: ("conclusion", "conditions", "conditions_closed"),
}
_PASSES = (ReviewConclusion.PASSED, ReviewConclusion.CONDITIONAL)
_MEETING = ReviewMeeting.__tablename__
_PROJECT = Project.__tablename__
_DUTY = Task.__tablename__
_R = TypeVar("_R", bound=Record)
_P = TypeVar("_P", FundEntry, Milestone, Claim, ReviewItem)


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """An entry that was decided on. `kind` is its table; `amount_fen` of money, `stage` of a milestone; `why`: the
    reason for which it was returned. `deleted`: the centre deleted it, or left it out of a package. `asked` and
    `stands`: fields with the values that the unit had asked for, and with those that are there since it was decided.
    `joined`: that is a text with the changes of several; `by`: who decided so.
    `conclusion` and `conditions`: of a review that counts, and whether these are `met`. `opened`: it is a duty that the
    unit had closed and that is to be done again."""

    kind: str
    project: str
    accepted: bool
    amount_fen: int | None = None
    stage: Stage | None = None
    why: str = ""
    deleted: bool = False
    asked: tuple[tuple[str, Any], ...] = ()
    stands: tuple[tuple[str, Any], ...] = ()
    joined: bool = False
    by: str = ""
    conclusion: ReviewConclusion | None = None
    conditions: str = ""
    met: bool = False
    opened: bool = False


def handed_of(session: Session, file_id: str) -> list[Handed]:
    """The projects that one package of the history brought from another unit, or took away to one; of those that were
    left out it is said that they were."""
    outcome = outcome_of(session, file_id)
    handed = [Handed(**one) for one in outcome.get("handed", ())]
    left_out = left_out_of(session, outcome) if handed else set()
    return [replace(one, left_out=(one.table, one.record_id) in left_out) for one in handed]


def receipt_of(session: Session, file_id: str) -> list[ReceiptRow]:
    """The same of one package of the history, as things stand now; at the centre nothing."""
    step = outcome_of(session, file_id).get("step")
    return receipt(session, [step]) if step and not local.setting(session, "is_centre") else []


def receipt(session: Session, steps: Collection[int]) -> list[ReceiptRow]:
    """What came of the entries that these steps (imports) touched, what was returned first.

    Of projects that came with them, from another unit or to a computer that begins, this office has reported nothing.
    """
    decided, deleted, came = _touched(session, steps)
    rows = [*_deleted(session, deleted), *_answers(session, steps), *_opened(session, steps)]
    for entry in _alive(session, FundEntry, decided, came):
        if entry.state in (FundState.CONFIRMED, FundState.RETURNED):
            good = entry.state is FundState.CONFIRMED
            name = title_of(session, _PROJECT, entry.project_id)
            rows.append(ReceiptRow("fund_entry", name, good, entry.amount_fen, why="" if good else entry.note))
    for step in _alive(session, Milestone, decided, came):
        if step.confirmed_on is not None and step.stage is not Stage.LEAD:  # a lead needs nobody's confirmation
            name = title_of(session, _PROJECT, step.project_id)
            rows.append(ReceiptRow("milestone", name, True, stage=step.stage))
    for claim in _alive(session, Claim, decided, came):
        if claim.received_at is not None and claim.state in (ClaimState.VALID, ClaimState.DISPUTED):
            name = title_of(session, _PROJECT, claim.project_id)
            rows.append(ReceiptRow("claim", name, claim.state is ClaimState.VALID))
    rows += _reviews(session, decided, came)
    return sorted(dict.fromkeys(rows), key=lambda row: (row.accepted, not row.deleted, row.kind, row.project))


def _reviews(session: Session, decided: dict[str, set[str]], came: set[str]) -> list[ReceiptRow]:
    """What meetings decided on projects, once the centre has confirmed them."""
    of_meetings = select(ReviewItem.id).where(ReviewItem.meeting_id.in_(decided[_MEETING]))
    decided[ReviewItem.__tablename__] |= set(session.scalars(of_meetings))
    rows = []
    for item in _alive(session, ReviewItem, decided, came):
        meeting = session.get(ReviewMeeting, item.meeting_id)
        if meeting is None or not meeting.confirmed or item.conclusion is ReviewConclusion.PENDING:
            continue
        conditions = item.conditions if item.conclusion is ReviewConclusion.CONDITIONAL else ""
        name, good = title_of(session, _PROJECT, item.project_id), item.conclusion in _PASSES
        row = ReceiptRow("review_item", name, good, conclusion=item.conclusion, conditions=conditions.strip())
        rows.append(replace(row, met=bool(conditions) and item.conditions_closed))
    return rows


def _opened(session: Session, steps: Collection[int]) -> list[ReceiptRow]:
    """The duties that were closed here and that the centre has opened again."""
    entries = select(JournalEntry.row_id, JournalEntry.before, JournalEntry.after).where(
        JournalEntry.transaction_id.in_(steps), JournalEntry.table_name == _DUTY, JournalEntry.op == "U"
    )
    closed = set()
    for row, *stored in session.execute(entries):
        if before_and_after(_DUTY, row, *stored)[0].get("state") == TaskState.CLOSED:
            closed.add(row)
    query = select(Task.id).where(Task.id.in_(closed), Task.state == TaskState.OPEN, Task.deleted_at.is_(None))
    by_centre = [one for one in session.scalars(query.order_by(Task.id)) if _is_by_centre(session, one)]
    return [ReceiptRow(_DUTY, title_of(session, _DUTY, one), False, opened=True) for one in by_centre]


def _is_by_centre(session: Session, duty: str) -> bool:
    """Whether it is the centre that has opened a duty again, and not another computer of the unit."""
    store, row = Store(session), bytes.fromhex(duty)
    entries = store.tracked([row])[row].state.of(FIELDS[_DUTY]["state"])
    meta = store.meta(entries)
    return any(meta[entry].is_centre for entry in entries)


def _answers(session: Session, steps: Collection[int]) -> list[ReceiptRow]:
    """What was decided of values that this office had set against others, as it was kept with the packages."""
    names = Names(session)
    outcomes = session.scalars(select(ExchangeFile.outcome).where(ExchangeFile.direction == "in"))
    found = []
    for outcome in map(json.loads, outcomes):
        if not outcome or outcome.get("step") not in steps:
            continue
        for one in kept(outcome):
            asked, table = one.asked, one.asked.table
            title = title_of(session, table, asked.record_id)
            said, stands = (
                tuple((name, names.value(table, name, value)) for name, value in values.items())
                for values in (asked.values, one.stands)
            )
            good = one.accepted or one.joined
            found.append(ReceiptRow(table, title, good, asked=said, stands=stands, joined=one.joined, by=one.by))
    return found


def _touched(session: Session, steps: Collection[int]) -> tuple[dict[str, set[str]], dict[str, set[str]], set[str]]:
    """The entries on which was decided in these steps, and those that were deleted, by their tables; and the projects
    that came with them."""
    came: set[str] = set()
    decided: dict[str, set[str]] = {table: set() for table in (*_DECIDING, _MEETING)}
    deleted: dict[str, set[str]] = {table: set() for table in (_PROJECT, *_DECIDING)}
    entries = select(
        JournalEntry.table_name, JournalEntry.row_id, JournalEntry.op, JournalEntry.before, JournalEntry.after
    ).where(JournalEntry.transaction_id.in_(steps), JournalEntry.table_name.in_((*deleted, _MEETING)))
    for table, row, op, *stored in session.execute(entries):
        after = before_and_after(table, row, *stored)[1]
        if op == "I" and table == _PROJECT:
            came.add(row)
        if table == _MEETING:
            if after.get("confirmed"):
                decided[table].add(row)
        elif op == "U" and after.get("deleted_at") is not None:
            deleted[table].add(row)
        elif table in decided and (op == "I" or any(name in after for name in _DECIDING[table])):
            decided[table].add(row)
    return decided, deleted, came


def _deleted(session: Session, found: dict[str, set[str]]) -> list[ReceiptRow]:
    """Projects, and parts of projects that are still there."""
    gone = _in_bin(session, Project, found)
    rows = [ReceiptRow(_PROJECT, title_of(session, _PROJECT, one.id), False, deleted=True) for one in gone]
    parts: list[FundEntry | Milestone | Claim] = [
        *_in_bin(session, FundEntry, found),
        *_in_bin(session, Milestone, found),
        *_in_bin(session, Claim, found),
    ]
    for part in parts:
        if all(part.project_id != project.id for project in gone):
            amount = part.amount_fen if isinstance(part, FundEntry) else None
            stage = part.stage if isinstance(part, Milestone) else None
            name = title_of(session, _PROJECT, part.project_id)
            rows.append(ReceiptRow(part.__tablename__, name, False, amount, stage, deleted=True))
    return rows


def _alive(session: Session, model: type[_P], found: dict[str, set[str]], came: set[str]) -> list[_P]:
    """The entries among them, of projects that were here before; none of what lies in the recycle bin."""
    query = (
        select(model)
        .join(Project, Project.id == model.project_id)
        .where(model.id.in_(found[model.__tablename__]), model.deleted_at.is_(None), Project.deleted_at.is_(None))
    )
    return [one for one in session.scalars(query) if one.project_id not in came]


def _in_bin(session: Session, model: type[_R], found: dict[str, set[str]]) -> list[_R]:
    ids = found[model.__tablename__]
    return list(session.scalars(select(model).where(model.id.in_(ids), model.deleted_at.is_not(None))))
