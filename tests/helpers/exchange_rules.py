"""Who decides on what, and what goes together, written down once more from the rules of the exchange and not read from
the program: a table of the program that is wrong differs from what the oracle expects."""

FOR_ALL = "shared"
"""The scope of what the centre keeps for every office."""

KEPT_FOR_ALL = frozenset(
    {"unit", "setting", "code_item", "target", "closed_month", "report_issue", "chapter", "fact", "policy", "edition"}
    | {"training_plan", "training_session", "attendance"}
)
"""Handbook, training, units, code tables and bulletins: the centre's word holds, and a unit's is a request."""

CONFIRMED_BY: dict[str, tuple[str, frozenset[str]]] = {
    # money counts once the centre has confirmed it; what was returned is the unit's again
    "fund_entry": ("state", frozenset({"confirmed"})),
    # a stage, once it has a day of confirmation; a claim, once it has one of receipt at the centre
    "milestone": ("confirmed_on", frozenset()),
    "claim": ("received_at", frozenset()),
    # recognitions of the city's office and review meetings are the centre's from their first word on
    "beijing_recognition": ("", frozenset()),
    "review_meeting": ("", frozenset()),
    "review_item": ("", frozenset()),
    "score_card": ("", frozenset()),
    # a file, once the centre keeps it for all
    "attachment": ("owner_code", frozenset({FOR_ALL})),
}
"""What only the centre confirms: by which field and with which of its values (any, when none is named; without a
field, by whatever it says)."""

ONE_REGISTER: dict[str, frozenset[str]] = {
    table: frozenset(fields.split())
    for table, fields in {
        "fund_entry": "investor_id amount_fen arrived_on form_code evidence_code evidence_number state count_month "
        "reverses_id",
        "milestone": "stage business_date confirmed_on confirmed_by",
        "claim": "unit_id state received_at valid_until",
        "project_investor": "investor_id share is_lead",
        "credit": "unit_id role share",
        "beijing_recognition": "batch_number recognised_on amount_fen",
        "referral": "from_unit_id to_unit_id accepted_on",
        "project": "status merged_into_id hold_review_date side_reason side_approver",
    }.items()
}
"""Fields that mean something only together, so that nobody ever shows half of what one office said and half of
another's."""

SAID_BY_CONFIRMING: dict[tuple[str, str], frozenset[str]] = {
    ("fund_entry", "state"): frozenset({"confirmed"}),
    ("fund_entry", "count_month"): frozenset(),
    ("milestone", "confirmed_on"): frozenset(),
    ("milestone", "confirmed_by"): frozenset(),
}
"""Fields, with the values by which the centre confirms (any but nothing, when none is named): against that no unit's
value is a question."""

COUNTS: dict[str, dict[str, frozenset[str]]] = {
    "fund_entry": {"state": frozenset({"confirmed"})},
    "milestone": {
        "confirmed_on": frozenset(),
        "stage": frozenset({"review", "signed", "landed", "construction", "production"}),
    },
    "beijing_recognition": {},
}
"""Parts of a project, with what they say when they count: a unit does not delete such a project, it asks for that."""

PARTS_OF_A_WHOLE = {"credit": ("unit_id", "role"), "project_investor": ("investor_id",)}
"""Parts of a project that make 100 % together, with what each has for itself."""
