"""What no decision makes of a record, whoever takes it: nobody gets by a decision what the record itself refuses.

What the centre confirmed stays as the centre said it, what counts in a month whose bulletin is out stays there, and a
value that no office set passes what it would have to pass in its form.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session

from db.enums import FundState
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.audit import stored_values
from desktop_app.queries.closed_months import closed_months
from desktop_app.services.project_counting import refuse_counting
from desktop_app.services.project_entries import confirmed_stays
from desktop_app.services.review_meetings import counts_already
from desktop_app.sync.scopes import CONFIRMATION, TOGETHER
from desktop_app.sync.third_checks import check_third
from desktop_app.sync.third_values import SET_BY_MOVES
from desktop_app.sync.wire import Value

Values = Mapping[str, Value]

_DELETED = "deleted_at"
_STAYS_OPEN = {"review_item": frozenset({"conditions_closed"})}
"""What may still be said of a record after the meeting that it belongs to was confirmed."""


class Offered(Protocol):
    """One of the values to choose from."""

    @property
    def values(self) -> Values: ...
    @property
    def by_centre(self) -> bool: ...


def why_impossible(
    session: Session, table: str, row_id: str, offered: Sequence[Offered], taken: Values
) -> UserError | None:
    """Why a record cannot have the values `taken`, whoever decides so; None when it can."""
    now = stored_values(session, table, row_id)
    try:
        if now and taken.get(_DELETED) is not None:
            _refuse_deletion(session, table, row_id, now)
        elif now:
            _refuse_other_than_confirmed(session, table, now, offered, taken)
    except UserError as error:
        return error
    return None


def why_wrong(
    session: Session, table: str, row_id: str, offered: Sequence[Offered], taken: Values, today: date
) -> UserError | None:
    """Why `taken`, if no office set it so, cannot be what a record says on this day; None when it can."""
    now = stored_values(session, table, row_id)
    if not now or any(dict(taken) == dict(one.values) for one in offered):
        return None
    try:
        _refuse_mixture(table, offered, taken)
        check_third(session, table, row_id, now, taken, today)
    except UserError as error:
        return error
    return None


def _refuse_deletion(session: Session, table: str, row_id: str, now: Values) -> None:
    """Raises UserError for what counts, and for a month whose bulletin is out: that is never opened again."""
    if table == "fund_entry" and _confirms(table, now):
        raise confirmed_stays()
    if table == "project":
        name = str(now["name"] or now["codename"] or now["number"])
        refuse_counting(session, row_id, name, by_centre=True)
    if table == "milestone" and _confirms(table, now):
        raise _stage_stays()
    if table == "closed_month":
        raise UserError(QT_TRANSLATE_NOOP("errors", "The bulletin of this month is out; it is not opened again."))
    if title := _confirmed_meeting(session, table, now):
        raise counts_already(title)


def _refuse_other_than_confirmed(
    session: Session, table: str, now: Values, offered: Sequence[Offered], taken: Values
) -> None:
    """Raises UserError unless a record that the centre confirmed stays as one of the centre's own words has it: the one
    that counts in a month whose bulletin is out, if there is such."""
    by_centre = [one.values for one in offered if one.by_centre]
    if table in CONFIRMATION:
        confirmed = [one for one in by_centre if _confirms(table, {**now, **one})]
        closed = closed_months(session) if confirmed else ()
        locked = [one for one in confirmed if _month(table, {**now, **one}) in closed]
        fixed = taken.keys() & (set(TOGETHER[table]) if table == "fund_entry" else {"stage", *CONFIRMATION[table]})
        if (locked or confirmed) and not _is_one_of(taken, locked or confirmed, fixed):
            if table == "milestone":
                raise _stage_stays()
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "A confirmed entry is not changed any more."),
                QT_TRANSLATE_NOOP("errors", "Keep the centre's value; what is wrong in it is put right by a reversal."),
            )
        if table == "fund_entry" and not confirmed and taken.get("state") == FundState.CONFIRMED:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "Money is not confirmed by a decision between two values."),
                QT_TRANSLATE_NOOP("errors", "Decide first, then confirm it under its project."),
            )
    elif title := _confirmed_meeting(session, table, now):
        fixed = taken.keys() - _STAYS_OPEN.get(table, frozenset())
        if by_centre and not _is_one_of(taken, by_centre, fixed):
            raise counts_already(title)


def _is_one_of(taken: Values, allowed: Sequence[Values], fields: Collection[str]) -> bool:
    return any(all(taken[name] == one.get(name) for name in fields) for one in allowed)


def _confirms(table: str, values: Values) -> bool:
    if table == "fund_entry":
        return values.get("state") == FundState.CONFIRMED
    return values.get("confirmed_on") is not None


def _month(table: str, values: Values) -> str:
    """The month that a record counts in."""
    return str(values.get("count_month" if table == "fund_entry" else "confirmed_on") or "")[:7]


def _refuse_mixture(table: str, offered: Sequence[Offered], taken: Values) -> None:
    """Raises UserError unless what a confirmation or a move sets by its own rules is as one office set it."""
    fields = taken.keys() & SET_BY_MOVES.get(table, frozenset())
    if fields and not _is_one_of(taken, [one.values for one in offered], fields):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "State and what was noted with it go together."),
            QT_TRANSLATE_NOOP("errors", "Take them as one of the offices set them."),
        )


def _confirmed_meeting(session: Session, table: str, now: Values) -> str:
    """What the meeting is called that a record is or belongs to, if that counts."""
    if table == "score_card":
        table, now = "review_item", stored_values(session, "review_item", str(now["item_id"]))
    if table == "review_item" and now:
        table, now = "review_meeting", stored_values(session, "review_meeting", str(now["meeting_id"]))
    return str(now["title"]) if table == "review_meeting" and now and now["confirmed"] else ""


def _stage_stays() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "The stage is confirmed and counts as it is."),
        QT_TRANSLATE_NOOP("errors", "Keep the centre's value; the project itself can be moved back."),
    )
