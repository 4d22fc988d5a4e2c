"""What a 双周专报 is made from: plain values, already counted.

Money is in 分, rates are ratios; None is printed as —.
"""

import datetime
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.documents.data import KeyProjects
from desktop_app.domain.indicators import Light

NO_PROJECTS = KeyProjects()


@dataclass(frozen=True, slots=True)
class StepRow:
    """How many projects came to a step in this fortnight, in the one before, and in the year so far."""

    name: str
    now: int
    before: int
    year: int


@dataclass(frozen=True, slots=True)
class Funds:
    """Money in place: of the fortnight, of the one before, of the year; completion against the share of it gone.

    `late` came in before the fortnight and stands in no issue of the year: it was confirmed after the last one.
    """

    now: Fraction = Fraction(0)
    before: Fraction = Fraction(0)
    year: Fraction = Fraction(0)
    target: Fraction | None = None
    completion: Fraction | None = None
    pace: Fraction = Fraction(0)
    light: Light | None = None
    late: Fraction = Fraction(0)

    @property
    def any(self) -> bool:
        """Whether there is any money to tell of."""
        return bool(self.now or self.before or self.year)

    @property
    def this_year(self) -> str:
        """What the year is called: the last issue of a year is printed when it is over."""
        return "全年" if self.pace >= 1 else "今年"


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity of the fortnight."""

    day: datetime.date
    kind: str
    unit: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter to coordinate: what kind, for how many days it has waited, who should lead."""

    kind: str
    matter: str
    days: int
    lead: str


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A duty that was to be closed and is not."""

    matter: str
    unit: str
    due: datetime.date | None
    days: int
    light: Light | None


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties to be closed: how many, how many were, those left.

    `of_last`: the last issue named them. `carried` of them were due before the fortnight.
    """

    due: int = 0
    closed: int = 0
    left: tuple[OpenDuty, ...] = ()
    of_last: bool = False
    carried: int = 0


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What the next two weeks bring."""

    day: datetime.date
    matter: str
    unit: str


@dataclass(frozen=True, slots=True)
class FortnightlyData:
    """Everything a 双周专报 says. `number` is the issue of the year, `total` the issue ever.

    `activity_kinds` are kinds with their numbers, `activities` the lines shown; `matters` and `planned` are shown of
    `matters_count` and `planned_count`. `matters_text` and `next_steps` are the clerk's own words. `days` are how many
    this issue and the last one tell of.
    """

    number: int
    total: int
    issued: datetime.date
    first_day: datetime.date
    last_day: datetime.date
    steps: tuple[StepRow, ...]
    funds: Funds = Funds()
    projects: KeyProjects = NO_PROJECTS
    activity_kinds: tuple[tuple[str, int], ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    matters: tuple[Matter, ...] = ()
    matters_count: int = 0
    matters_text: tuple[str, ...] = ()
    duties: Duties = Duties()
    planned: tuple[PlannedRow, ...] = ()
    planned_count: int = 0
    next_steps: tuple[str, ...] = ()
    office: str = ""
    days: tuple[int, int] = (14, 14)
