"""Months whose bulletin has been issued: nothing more counts in them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import ClosedMonth
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
