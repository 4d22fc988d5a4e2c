"""What a 定期公示 is made from. It goes to the public: what has no place here cannot be printed."""

import datetime
from dataclasses import dataclass
from fractions import Fraction

UNNAMED = "（名称另行公示）"


@dataclass(frozen=True, slots=True)
class PublicRank:
    """A ranked unit: its place, and its completion of the indicator that weighs most.

    None of a group has a place where none has a point.
    """

    rank: int | None
    unit: str
    completion: Fraction | None


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """The units that are ranked together, and the names of those of them that are not, for want of a target.

    `fallen`: there is one whose completion is less than a month before, since money was taken back.
    """

    name: str
    indicator: str
    rows: tuple[PublicRank, ...]
    unranked: tuple[str, ...] = ()
    fallen: bool = False


@dataclass(frozen=True, slots=True)
class LandedProject:
    """A landed project: name, unit, industry and class of size."""

    name: str
    unit: str
    industry: str
    size: str


@dataclass(frozen=True, slots=True)
class NoticeData:
    """Everything a 定期公示 says. `number` is the notice of the year of issue, `month` 1-12, `phone` the office's."""

    year: int
    month: int
    number: int
    issued: datetime.date
    groups: tuple[PublicGroup, ...] = ()
    projects: tuple[LandedProject, ...] = ()
    office: str = ""
    phone: str = ""
