"""The parts of a bulletin that a clerk may write as a whole, in place of what the records would say."""

from collections.abc import Mapping
from enum import StrEnum

from db.enums import ReportKind


class Part(StrEnum):
    """A part by the name under which its words are kept."""

    CENTRAL = "central"
    KEY_PROJECTS = "key_projects"
    LANDED = "landed"
    TOPICS = "topics"
    MEASURES = "measures"
    MATTERS = "matters"
    PROBLEMS = "problems"
    NEXT_STEPS = "next_steps"
    NEXT_YEAR = "next_year"


PARTS: Mapping[ReportKind, tuple[Part, ...]] = {
    ReportKind.FORTNIGHTLY: (Part.MATTERS, Part.NEXT_STEPS),
    ReportKind.MONTHLY: (Part.PROBLEMS, Part.NEXT_STEPS),
    ReportKind.ANNUAL: (
        Part.CENTRAL,
        Part.KEY_PROJECTS,
        Part.LANDED,
        Part.TOPICS,
        Part.MEASURES,
        Part.PROBLEMS,
        Part.NEXT_YEAR,
    ),
}
"""The parts of each kind, in the order in which they are printed."""

NAMES = frozenset({Part.CENTRAL, Part.KEY_PROJECTS, Part.LANDED, Part.TOPICS})
"""Lists of names that are put into sentences; the others are paragraphs of their own."""
