"""What the papers of a review meeting are made from."""

import datetime
from dataclasses import dataclass

from desktop_app.domain.indicators import Light
from desktop_app.domain.review import Judgement, ReviewRules
from desktop_app.queries.review_meetings import AgendaItem, MeetingRow


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A project on the agenda and what its cards come to."""

    item: AgendaItem
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Slip:
    """A duty to be followed up; `days` late."""

    matter: str
    project: str
    unit: str
    co_units: str
    source: str
    due: datetime.date | None
    light: Light
    days: int = 0


@dataclass(frozen=True, slots=True)
class ReviewData:
    """A meeting with its projects, the names of the vetoes, and the duties it gave, as they stood on the day `given`,
    on which its minutes and slips are given out."""

    meeting: MeetingRow
    projects: tuple[Reviewed, ...]
    rules: ReviewRules
    vetoes: tuple[str, ...]
    slips: tuple[Slip, ...]
    office: str
    given: datetime.date
