"""份额与归属: who holds how much of a project, and which units it is credited to."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.enums import CreditRole
from db.models import Credit, JournalEntry, ProjectInvestor
from desktop_app.domain.shares import LINE_FIELDS, WHOLE
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import named


@dataclass(frozen=True, slots=True)
class InvestorShare:
    """The part of one of the project's investors (`id` of the ProjectInvestor), in millionths of a percent."""

    id: str
    share: int
    is_lead: bool


@dataclass(frozen=True, slots=True)
class CreditShare:
    """A unit's credit, in millionths of a percent."""

    unit_id: str
    role: CreditRole
    share: int


def set_shares(
    office: Office, actor: Actor, project_id: str, investors: Sequence[InvestorShare], credits: Sequence[CreditShare]
) -> Changes:
    """Set all shares and credits of a project at once.

    Raises InvalidInput (fields `investors`, `credits`) unless each comes to 100 %, there is one lead, and no unit
    stands twice in one role. Without credits the project counts for no unit.
    """
    wrong: dict[str, UserError] = {}
    if investors:
        if sum(line.is_lead for line in investors) != 1:
            wrong["investors"] = UserError(QT_TRANSLATE_NOOP("errors", "Choose one investor as the lead."))
        elif error := not_whole(line.share for line in investors):
            wrong["investors"] = error
    if credits:
        if len({(line.unit_id, line.role) for line in credits}) != len(credits):
            wrong["credits"] = UserError(QT_TRANSLATE_NOOP("errors", "A unit stands here twice in the same role."))
        elif error := not_whole(line.share for line in credits):
            wrong["credits"] = error
    if wrong:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Set shares and credit of {name}")), actor) as tx:
        named(tx, project_id)
        _set_investors(tx, project_id, investors)
        _set_credits(tx, project_id, credits)
    return tx.done()


def not_whole(shares: Iterable[int]) -> UserError | None:
    """What is wrong with all shares of a project, in millionths of a percent; None when they make 100 %."""
    total = sum(shares)
    if total == WHOLE:
        return None
    percent = f"{total / (WHOLE // 100):.6f}".rstrip("0").rstrip(".")
    return UserError(QT_TRANSLATE_NOOP("errors", "These come to {total} %, not to 100 %."), total=percent)


def _set_investors(tx: Transaction, project_id: str, investors: Sequence[InvestorShare]) -> None:
    entered = {line.id: line for line in investors}
    stored = tx.session.scalars(
        select(ProjectInvestor).where(ProjectInvestor.project_id == project_id, ProjectInvestor.deleted_at.is_(None))
    ).all()
    for row in stored:
        line = entered.get(row.id)
        if line is None:
            row.deleted_at = tx.now_ms
        else:
            row.share, row.is_lead = line.share, line.is_lead
    _set_together(tx, stored)


def _set_credits(tx: Transaction, project_id: str, credits: Sequence[CreditShare]) -> None:
    stored = tx.session.scalars(
        select(Credit).where(Credit.project_id == project_id, Credit.deleted_at.is_(None)).order_by(Credit.id)
    ).all()
    wanted = {(line.unit_id, line.role): line for line in credits}
    for row in stored:
        line = wanted.pop((row.unit_id, row.role), None)
        if line is None:
            row.deleted_at = tx.now_ms
        else:
            row.share = line.share
    for line in wanted.values():
        tx.session.add(Credit(project_id=project_id, unit_id=line.unit_id, role=line.role, share=line.share))
    _set_together(tx, stored)


def _set_together(tx: Transaction, stored: Sequence[Credit | ProjectInvestor]) -> None:
    """Note that what stays as it is was set with the rest: shares mean something only together, and whoever set others
    meanwhile, somewhere else, did not know of these."""
    changed = {id(row) for row in tx.session.dirty if tx.session.is_modified(row)}
    news = [row for row in tx.session.new if stored and type(row) is type(stored[0])]
    if not news and not any(id(row) in changed for row in stored):
        return
    for row in stored:
        if id(row) not in changed:
            table, step = row.__tablename__, tx.id
            values = {name: getattr(row, name) for name in LINE_FIELDS[table]}
            both = json.dumps({name: [int(one) if isinstance(one, bool) else one] * 2 for name, one in values.items()})
            tx.session.add(
                JournalEntry(transaction_id=step, table_name=table, row_id=row.id, op="U", before="", after=both)
            )
