"""What the parts of a template may name in braces beside what the supplied wording of the part names itself.

For each template the parts that are given the same values, and these values; what an older program's wording named is
among them. A test holds them against what the parts are really given.
"""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase

PLACE = re.compile(r"\{\*?(\w+)\}")

_MEETING = "title date hour place chair office year number count"
_MINUTES = f"{_MEETING} who led place_phrase chair_phrase outcome"
_DECIDED = "unit judges score conclusion veto opinion conditions due least"
_YEAR = (
    "year office office_short funds funds_done quality_projects big_projects beijing_projects beijing_agreement"
    " beijing_done central until"
)

_PLACES: Mapping[str, Mapping[str, str]] = {
    "monthly.txt": {
        "masthead title tables opening opening_again signature colophon": "year month months office",
        "overall work": "year month months indicators",
        "rate": "unit completion",
        "definitions": "office green yellow",
        "growth_*": "growth",
        "ranking ranking_all ranking_one ranking_tied": "group count leaders places standing",
        "projects*": "until month months count shown amount",
        "funnel": "year months count",
        "structure*": "month months count amount share",
        "reviews reviewed": "until month months meetings projects passed conditional supplement failed pending",
        "commitments_*": "until month months due met rate overdue owed earlier",
        "quality*": "due on_time rate behind count late least matters lacking others year month months office",
        "problem_indicator*": "names worst completion gap lights pace value target",
        "problem_falling*": "names worst fall",
        "problem_overdue*": "count matter days",
        "step_indicators* step_units*": "names next_year",
        "step_projects*": "names aims",
        "step_overdue*": "count",
    },
    "fortnightly.txt": {
        "masthead title tables charts opening opening_again signature colophon": "year days office number",
        "funds funds_nothing funds_neither funds_without_target": "arrived change so_far now year",
        "funds": "target completion against_pace",
        "arrived*": "change now year",
        "so_far*": "arrived change now year this_year",
        "funds_more funds_less funds_same": "difference length",
        "ahead* behind* nearly_on_pace on_pace*": "pace gap light",
        "projects*": "count",
        "activit*": "count shown kind kinds",
        "matter*": "count days matter shown",
        "duties*": "due closed left late whole all not_yet carried",
        "planned*": "count shown",
    },
    "notice.txt": {
        "masthead title opening opening_again signature": "year month office number",
        "tables": "year month",
        "ranking ranking_all ranking_one ranking_tied": "group count leaders places standing",
        "ranking_note ranking_fallen ranking_unranked": "group indicator months",
        "objections phone address": "days from until office phone address",
    },
    "annual.txt": {
        "text": f"{_YEAR} results",
        "funds_told* funds_none* funds_negative* projects_told projects_none of_which_*": _YEAR,
        "beijing_told beijing_none* central_told": _YEAR,
        "tables indicators_note": "year",
        "leads leads_* landings*": "activities leads referred assisted landed names office office_short",
        "trainings trainings_*": "online offline topics",
        "problem_target*": "names count",
    },
    "correction.txt": {
        "masthead title* opening* voided figures* words reason rest* charts signature colophon": (
            "name corrected corrected_day corrected_issue corrected_number office count words reason charts places"
            " voided"
        ),
    },
    "letter.txt": {
        "letterhead signature": "office year number",
        "opening standing_* closing_* title* colophon*": "office year unit count date late days today next",
    },
    "review.txt": {
        "agenda* card_* sign_in* sheet_meeting": _MEETING,
        "card_veto card_rules card_opinion card_sign": "most pass conditional least vetoes",
        "minutes_head minutes_opening* minutes_annex colophon": _MINUTES,
        "minutes_place minutes_chair": _MEETING,
        "minutes_scored minutes_unscored minutes_pending minutes_recused minutes_veto minutes_weak": _DECIDED,
        "minutes_opinion minutes_conditions*": _DECIDED,
    },
}


def places(name: str, part: str, supplied: str) -> frozenset[str]:
    """All that a part of this template may name; `supplied` is the part's supplied wording."""
    found = set(PLACE.findall(supplied))
    for patterns, names in _PLACES.get(name, {}).items():
        if any(fnmatchcase(part, pattern) for pattern in patterns.split()):
            found.update(names.split())
    return frozenset(found)
