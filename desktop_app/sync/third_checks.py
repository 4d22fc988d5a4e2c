"""A value that no office set passes what it would have to pass where such records are entered."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from db.enums import AgreementKind, CommitmentSide, FundState
from db.models import Base, Project
from desktop_app.domain.review import DIMENSIONS
from desktop_app.domain.shares import WHOLE
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import office_settings
from desktop_app.services.project_entries import (
    AgreementInput,
    CommitmentInput,
    Entered,
    FollowUp,
    FundInput,
    check,
)
from desktop_app.services.projects import EDITABLE, bad_uscc, checked, day_to_come, valid_uscc
from desktop_app.services.review_results import refuse_beyond
from desktop_app.sync.wire import Value

Values = Mapping[str, Value]

_MOST = {
    "share": (WHOLE, QT_TRANSLATE_NOOP("errors", "A share is between 0 and 100 %.")),
    "score": (10_000, QT_TRANSLATE_NOOP("errors", "A score is between 0 and 100.")),
}


def check_third(session: Session, table: str, row_id: str, now: Values, taken: Values, today: date) -> None:
    """Raises UserError for values that a record, which is as `now`, cannot have."""
    try:
        _check(session, table, row_id, {**now, **taken}, taken, today)
    except InvalidInput as error:
        raise next(iter(error.fields.values()), error) from error


def _check(session: Session, table: str, row_id: str, whole: Values, taken: Values, today: date) -> None:
    if table == "project":
        project = session.get(Project, row_id)
        checked({name: value for name, value in taken.items() if name in EDITABLE}, project)
        return
    if entered := _entered(table, whole, today):
        check(entered, today)
    if table == "fund_entry" and (whole["state"] == FundState.CONFIRMED) is not bool(whole["count_month"]):
        raise UserError(QT_TRANSLATE_NOOP("errors", "Money counts in a month when it is confirmed, and only then."))
    if table == "score_card":
        refuse_beyond([_number(whole[name]) for name in DIMENSIONS], office_settings.load(session).review)
    for name, value in taken.items():
        _check_field(table, name, value, today)


def _entered(table: str, whole: Values, today: date) -> Entered | None:
    """A record as its form would enter it, as far as the form looks at it."""
    if table == "fund_entry" and whole["reverses_id"] is None:
        return FundInput(_number(whole["amount_fen"]) or 0, _day(whole["arrived_on"]) or today, str(whole["form_code"]))
    if table == "agreement":
        return AgreementInput(AgreementKind(str(whole["kind"])), amount_fen=_number(whole["amount_fen"]))
    if table == "commitment":
        return CommitmentInput(CommitmentSide(str(whole["side"])), str(whole["clause"]))
    if table == "activity":
        return FollowUp(_day(whole["held_on"]) or today, str(whole["text"]))
    return None


def _check_field(table: str, name: str, value: Value, today: date) -> None:
    if isinstance(value, int) and table != "fund_entry":  # of that, reversals are below nothing
        most, words = _MOST.get(name, (value, QT_TRANSLATE_NOOP("errors", "This cannot be less than nothing.")))
        if not 0 <= value <= most:
            raise UserError(words)
    if name == "uscc" and value and not valid_uscc(str(value)):
        raise bad_uscc()
    column = Base.metadata.tables[table].c[name]
    needed = column.type.python_type is str and not column.nullable and column.default is None
    if needed and not str(value or "").strip():
        raise UserError(QT_TRANSLATE_NOOP("errors", "This cannot be empty."))
    if (table, name) == ("milestone", "business_date") and isinstance(value, str) and value > today.isoformat():
        raise day_to_come()


def _number(value: Value) -> int | None:
    return int(value) if value is not None else None


def _day(value: Value) -> date | None:
    return date.fromisoformat(str(value)) if value else None
