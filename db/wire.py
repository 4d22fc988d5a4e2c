"""Permanent numbers of tables and fields in what offices exchange.

A number is given once and never again: new tables and fields are added at the end, a dropped one keeps its place, a
renamed one its number. Who changed a record last and when (changed_at, changed_by) is told by the exchange itself.
"""

COMMON = {"owner_code": 1, "created_at": 2, "created_by": 3, "deleted_at": 4}
"""The fields that every table has."""

_FIRST = 10

_TABLES = """
unit: code name short_name group is_centre parent_id leader contact phone active_from active_to sort_order
setting: name value
code_item: table code name name_en parent_code flags sort_order valid_from valid_until origin
investor_name: investor_id name
contact: investor_id name title phone email note
investor_tag: investor_id tag
investor: name uscc no_uscc_reason region_code ownership parent_id note
claim: project_id investor_id unit_id claimed_at received_at state valid_until
project_investor: project_id investor_id share is_lead origin_code
referral: project_id from_unit_id to_unit_id referred_on accepted_on note
project: number name codename summary stage status track kind parent_id merged_into_id industry_code is_emerging
    campaign_code source_code is_centre_lead region_code host_unit_id landing_unit_id total_investment_fen
    total_settled_by fixed_investment_fen land_area_milli building_area_milli is_quality park_operator handler
    next_step next_step_date entered_on environment_code energy_tce veto_checked review_exemption no_commitments
    planned_start planned_production company_name company_uscc registered_capital_fen company_address staff
    first_revenue_fen first_tax_fen side_reason side_approver hold_review_date
milestone: project_id stage business_date basis confirmed_on confirmed_by
assist: project_id unit_id assisted_on note
credit: project_id unit_id role share
agreement: project_id kind number signed_on amount_fen legal_review_number legal_review_date fair_competition_number
    fair_competition_date
beijing_recognition: project_id batch_number recognised_on amount_fen
fund_plan: project_id year amount_fen
fund_entry: project_id investor_id amount_fen arrived_on form_code evidence_code evidence_number state count_month
    reverses_id note
activity_link: activity_id project_id investor_id
activity: held_on kind unit_id place people text next_step next_step_date confirmed
task: source matter project_id unit_id co_unit_codes due_on state closed_on evidence
commitment: project_id side clause condition amount_fen due_on unit_id state paid_fen fulfilled_on policy_id evidence
review_meeting: title held_on place chair minutes confirmed
review_item: meeting_id project_id sort_order veto score conclusion opinion conditions conditions_closed
investment_plan: project_id investor_text overview construction funding land_use market revenue_fen tax_fen staff
    environment safety support risks complete
score_card: item_id judge industry direction environment social economic recused opinion
edition: number issued_on note content pdf_hash
policy: name document_number level_code valid_from valid_until industry_codes min_investment_fen text chapter_id
chapter: parent_id sort_order title title_en text
fact: chapter_id name value unit source valid_until sort_order
training_session: topic form starts_at ends_at place teacher unit_id hours_centi audience materials feedback state
training_plan: year title text online_planned offline_planned
attendance: session_id unit_id person attended
target: year unit_id indicator value
report_issue: kind period year number state title issued_on snapshot texts pdf_hash corrects_id drafted_by checked_by
    checked_at
closed_month: month closed_on
attachment: record_kind record_id content_hash name size note
ranking_adjustment: month unit_id points_centi reason
report_draft: kind period corrects_id reason title state checked_by checked_at content_hash content fallen
letter: prefix year number title addressee issued_on state reason pdf_hash
"""
"""One table a paragraph, with its fields; their places are their numbers."""


def _read(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in text.split():
        if word.endswith(":"):
            fields = found[word[:-1]] = []
        else:
            fields.append(word)
    return found


_FIELDS = _read(_TABLES)
TABLES = {name: number for number, name in enumerate(_FIELDS, 1)}
FIELDS = {
    name: COMMON | {field: number for number, field in enumerate(fields, _FIRST)} for name, fields in _FIELDS.items()
}
TABLE_NAMES = {number: name for name, number in TABLES.items()}
FIELD_NAMES = {name: {number: field for field, number in numbers.items()} for name, numbers in FIELDS.items()}
