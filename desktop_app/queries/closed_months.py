"""Months whose bulletin has been issued: nothing more counts in them."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.enums import FundState
from db.models import ClosedMonth, FundEntry
from desktop_app.domain.periods import Month


def closed_months(session: Session) -> set[str]:
    """`2022-05` and so on."""
    return set(session.scalars(select(ClosedMonth.month).where(ClosedMonth.deleted_at.is_(None))))


def counting_day(session: Session, today: date) -> date:
    """The day on which what is confirmed today counts: today, or the first day of the next month that is open."""
    closed = closed_months(session)
    day = today
    while str(Month.of(day)) in closed:
        day = Month.of(day).plus(1).first_day
    return day


def reversed_after(session: Session, first: Month, last: Month) -> dict[str, int]:
    """What was counted from the first to the last month and reversed in a later one: 分 by the month of reversal."""
    reversal, entry = aliased(FundEntry), aliased(FundEntry)
    rows = session.execute(
        select(reversal.count_month, func.sum(-reversal.amount_fen))
        .join(entry, entry.id == reversal.reverses_id)
        .where(
            reversal.deleted_at.is_(None),
            reversal.state == FundState.CONFIRMED,
            reversal.count_month > str(last),
            entry.count_month.between(str(first), str(last)),
        )
        .group_by(reversal.count_month)
        .order_by(reversal.count_month)
    )
    return {month: int(amount) for month, amount in rows}
