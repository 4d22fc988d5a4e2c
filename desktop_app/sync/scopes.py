"""Who shares which records, and who decides on them.

A *scope* is what an exchange is cut by: `shared` (what the centre keeps for everybody), or a unit's code (that unit's
projects and what belongs to them; the centre's own code for what only the centre has). The centre receives all.
"""

from collections.abc import Mapping

from db.wire import COMMON, FIELDS, TABLE_NAMES, TABLES
from desktop_app.domain import shares
from desktop_app.queries.report_issues import BEHIND

SHARED = "shared"

SHARED_TABLES = frozenset(
    {
        "unit",
        "setting",
        "code_item",
        "chapter",
        "fact",
        "policy",
        "edition",
        "training_plan",
        "training_session",
        "attendance",
        "target",
        "report_issue",
        "closed_month",
    }
)
"""Kept by the centre for every office; a unit's change to them is a request."""

FILES = "attachment"
"""Files belong to records of all kinds; those of what all share are kept for every office, too (owner `shared`)."""

OF_ALL = "(t.record_kind IN ({}) AND t.note <> '{}')".format(
    ", ".join(f"'{table}'" for table in sorted(SHARED_TABLES)), BEHIND
)
"""Of a file `t`: whether it is one of those. Which projects are behind the figures of a bulletin, and with how much, is
the centre's to know."""

ADOPTED = frozenset({"chapter", "fact", "policy", FILES})
"""What a unit writes for the handbook: once the centre has it, the centre keeps it, for every office."""

TOGETHER: dict[str, tuple[str, ...]] = {
    "fund_entry": (
        "investor_id",
        "amount_fen",
        "arrived_on",
        "form_code",
        "evidence_code",
        "evidence_number",
        "state",
        "count_month",
        "reverses_id",
    ),
    "milestone": ("stage", "business_date", "confirmed_on", "confirmed_by"),
    "claim": ("unit_id", "state", "received_at", "valid_until"),
    "beijing_recognition": ("batch_number", "recognised_on", "amount_fen"),
    "referral": ("from_unit_id", "to_unit_id", "accepted_on"),
    "project": ("status", "merged_into_id", "hold_review_date", "side_reason", "side_approver"),
    **shares.LINE_FIELDS,
}
"""Fields that mean something only together: who changes one states all, so that no mixture can arise."""

CENTRE_DECIDES: dict[str, tuple[str, frozenset[str]]] = {
    "fund_entry": ("state", frozenset({"confirmed"})),
    "milestone": ("confirmed_on", frozenset()),
    "claim": ("received_at", frozenset()),
    "beijing_recognition": ("", frozenset()),
    "review_meeting": ("", frozenset()),
    "review_item": ("", frozenset()),
    "score_card": ("", frozenset()),
    FILES: ("owner_code", frozenset({SHARED})),
}
"""What only the centre confirms, and by which field (one of these values; any, when none is named): once it has, a
unit's change stands beside the centre's word as a request and never in its place."""

CONFIRMATION: dict[str, dict[str, frozenset[str]]] = {
    "fund_entry": {"state": frozenset({"confirmed"}), "count_month": frozenset()},
    "milestone": {"confirmed_on": frozenset(), "confirmed_by": frozenset()},
}
"""Fields that a confirmation alone sets, by these values (any, when none is named). Once the centre has confirmed, what
a unit says of them at the same time is no question: there is one outcome, and the unit is told of it."""

PARTS_OF_WHOLE = frozenset(TABLES[table] for table in shares.LINE_FIELDS)
"""Tables of which all records of a project make 100 % together (`share_sets`)."""

PROJECT, DELETED_AT = TABLES["project"], COMMON["deleted_at"]

TOGETHER_IDS = {TABLES[table]: tuple(FIELDS[table][name] for name in names) for table, names in TOGETHER.items()}


def register_of(table: int, number: int) -> tuple[int, ...]:
    """The fields whose values are one with this one's: those that mean something only together, or it alone."""
    together = TOGETHER_IDS.get(table, ())
    return together if number in together else (number,)


def scope_of(table: str, owner_code: str, own_code: str, is_centre: bool) -> str:
    """Where a record is exchanged. Whatever a unit enters goes to the centre alone, in the unit's scope: of shared
    tables, and what is another's already, too."""
    if not is_centre:
        return own_code
    return SHARED if table in SHARED_TABLES else owner_code or own_code


def owner_of_adopted(table: str, own_code: str) -> str:
    """The owner that the centre gives to what it keeps for every office."""
    return SHARED if table == FILES else own_code


def told_in(scope: str, own_code: str, is_centre: bool) -> str:
    """Where an office says what it changes in a record of a scope: a unit never speaks to others than the centre."""
    return scope if is_centre else own_code


def centre_first(table: str) -> bool:
    """Whether the centre's value stands until it decides otherwise."""
    return table in SHARED_TABLES or table in CENTRE_DECIDES


def is_request(table: int, number: int) -> bool:
    """Whether what a unit says of a field may have to wait for the centre: of what that decides on, and whether a
    project goes."""
    return centre_first(TABLE_NAMES[table]) or (table, number) == (PROJECT, DELETED_AT)


def is_confirmation(table: str, name: str, value: int | str | None) -> bool:
    """Whether the centre confirms by this value of a field."""
    values = CONFIRMATION.get(table, {}).get(name)
    return values is not None and (value in values if values else value not in (None, ""))


def confirms(table: str, fields: Mapping[int, int | str | None]) -> bool:
    """Whether these values, set by the centre, confirm the record."""
    if table in SHARED_TABLES:
        return True
    if table not in CENTRE_DECIDES:
        return False
    name, values = CENTRE_DECIDES[table]
    if not name:
        return True
    value = fields.get(FIELDS[table][name])
    return value in values if values else value is not None


def visible(scope: str, unit_code: str, is_centre: bool) -> bool:
    """Whether an office may know the changes of a scope."""
    return is_centre or scope in (SHARED, unit_code)
