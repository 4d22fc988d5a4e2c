"""What the bulletins are made from: plain values, already counted.

Money is in 分, counts may have parts, rates are ratios. None is "no value" and is printed as —.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from desktop_app.domain.indicators import Light, Measure, percentage
from desktop_app.domain.report_parts import Part


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator of the district. `pace_gap` is completion less the share of the year gone.

    `growth` is on last year: its share of last year's figure; of a rate the difference between the two.
    `word` is what a count is counted in; `main` sets apart the figures that the office answers for.
    """

    name: str
    measure: Measure
    target: Fraction | None
    month: Fraction | None
    cumulative: Fraction | None
    completion: Fraction | None = None
    pace_gap: Fraction | None = None
    growth: Fraction | None = None
    light: Light | None = None
    word: str = "个"
    main: bool = True


@dataclass(frozen=True, slots=True)
class RankRow:
    """A unit's place in its group; rank None is 不参评, `movement` places gained since last month (None: new).

    `done` and `completion` are of the group's weightiest indicator; `month` is what the month has of it, less than 0
    where more was taken back than came. `code` is the unit's.
    """

    unit: str
    rank: int | None
    score_centi: int | None
    movement: int | None
    light: Light | None
    done: Fraction = Fraction(0)
    completion: Fraction | None = None
    code: str = ""
    month: Fraction = Fraction(0)


def level(rows: Sequence[RankRow]) -> bool:
    """Whether none of several ranked units has a point: then none is before another."""
    ranked = [row for row in rows if row.rank is not None]
    return len(ranked) > 1 and not any(row.score_centi for row in ranked)


@dataclass(frozen=True, slots=True)
class RankGroup:
    """The units that are ranked together, best first, and the indicator that weighs most with them."""

    name: str
    rows: tuple[RankRow, ...]
    indicator: str = "市外内资到位额"
    measure: Measure = Measure.MONEY

    @property
    def level(self) -> bool:
        """Whether its units are not told apart by places."""
        return level(self.rows)

    @property
    def fallen(self) -> tuple[RankRow, ...]:
        """The units whose cumulative money fell in the month, since more was taken back than came; none where there was
        nothing the month before."""
        if self.measure is not Measure.MONEY:
            return ()
        return tuple(row for row in self.rows if row.month < 0 and row.done != row.month)


@dataclass(frozen=True, slots=True)
class KeyProject:
    """A project worth a line: what it is (央企, 500强, 亿元 ...), how far it is and what comes next."""

    name: str
    unit: str
    kinds: str
    stage: str
    amount_fen: int | None
    progress: str
    next_step: str
    due: datetime.date | None = None


OTHERS = "其他"
"""The slice of all that have none of their own."""


@dataclass(frozen=True, slots=True)
class Share:
    """A slice of the landed projects: how many and how much money in place."""

    name: str
    count: Fraction
    amount_fen: Fraction


def portions(shares: Sequence[Share]) -> list[Fraction | None]:
    """What part of their money each of the slices has; none where reversals leave one of them less than nothing."""
    total = sum((share.amount_fen for share in shares), Fraction(0))
    told = total > 0 and all(share.amount_fen >= 0 for share in shares)
    return [share.amount_fen / total if told else None for share in shares]


@dataclass(frozen=True, slots=True)
class Structure:
    """The same projects cut four ways; their amounts are parts of `total_fen`, the district's whole."""

    size: tuple[Share, ...] = ()
    industry: tuple[Share, ...] = ()
    ownership: tuple[Share, ...] = ()
    origin: tuple[Share, ...] = ()
    total_fen: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Reviews:
    """Admission reviews of the period: meetings, projects, and how they ended."""

    meetings: int = 0
    projects: int = 0
    passed: int = 0
    conditional: int = 0
    supplement: int = 0
    failed: int = 0

    @property
    def pending(self) -> int:
        """Those without a conclusion yet: with these the parts are the whole."""
        return self.projects - self.passed - self.conditional - self.supplement - self.failed


@dataclass(frozen=True, slots=True)
class Commitments:
    """Promises of the government: due in the year, met in time, overdue (of earlier years, too), money still owed."""

    due: int = 0
    met: int = 0
    overdue: int = 0
    owed_fen: int = 0
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class KeyProjects:
    """The key projects under way: how many and how much was agreed, and the lines of the largest.

    `still`: none of them moved in the fortnight, and the largest of all stand for them.
    """

    count: int = 0
    amount_fen: int = 0
    lines: tuple[KeyProject, ...] = ()
    still: bool = False


@dataclass(frozen=True, slots=True)
class QualityRow:
    """How well a unit reports: updates on time of those due, entries sent back, projects without a next step."""

    unit: str
    on_time: int
    due: int
    returned: int
    without_next_step: int

    @property
    def lacking(self) -> int:
        """What is to be completed."""
        return self.returned + self.without_next_step


@dataclass(frozen=True, slots=True)
class Quality:
    """The district's reporting, and the units that report worst, worst first.

    `behind` is how many units have anything to mend, `late` how many of them have a rate of updates in time below
    `least`, and `lacking` how many have entries sent back or projects without a next step; fewer have rows. `least`
    is the target of the rate, or without one (`targeted` is False) the district's own rate.
    """

    due: int = 0
    on_time: int = 0
    rows: tuple[QualityRow, ...] = ()
    behind: int = 0
    late: int = 0
    lacking: int = 0
    least: Fraction = Fraction(1)
    targeted: bool = True

    def is_late(self, row: QualityRow) -> bool:
        """Whether the unit's rate is below `least`, as both are printed."""
        return row.on_time < row.due and percentage(Fraction(row.on_time, row.due)) < percentage(self.least)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit's figures, in the order of the columns of the annex, and whether it takes part in the ranking."""

    unit: str
    group: str
    values: tuple[Fraction | None, ...]
    ranked: bool = True


@dataclass(frozen=True, slots=True)
class BigProject:
    """A project of 1 亿元 or more."""

    name: str
    unit: str
    investor: str
    origin: str
    industry: str
    stage: str
    agreement_fen: int | None
    funds_fen: int


@dataclass(frozen=True, slots=True)
class OverdueRow:
    """A duty or promise past its day; `kind` says which."""

    matter: str
    unit: str
    due: datetime.date
    days: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class MonthlyData:
    """Everything a 月度通报 says. `number` is the issue of the year, `total` the issue ever; `month` is 1-12.

    `office` is who signs. `funds_by_month` and `funds_last_year` are 分 per month from January on; `unit_columns` name
    `UnitRow.values`, `unit_sums` and `district` are the units' sum and the district's figure in each of them.
    `problems` and `next_steps` are the clerk's own words; None: the figures speak. `funnel` has the stages with
    how many of the year's projects came to them.
    """

    year: int
    month: int
    number: int
    total: int
    issued: datetime.date
    cutoff: datetime.date
    indicators: tuple[IndicatorRow, ...]
    rankings: tuple[RankGroup, ...] = ()
    projects: KeyProjects = KeyProjects()
    structure: Structure = Structure()
    reviews: Reviews = Reviews()
    commitments: Commitments = Commitments()
    quality: Quality = Quality()
    problems: tuple[str, ...] | None = None
    next_steps: tuple[str, ...] | None = None
    funds_by_month: tuple[int, ...] = ()
    funds_last_year: tuple[int | None, ...] = ()
    unit_columns: tuple[tuple[str, Measure], ...] = ()
    units: tuple[UnitRow, ...] = ()
    unit_sums: tuple[Fraction, ...] = ()
    district: tuple[Fraction, ...] = ()
    big_projects: tuple[BigProject, ...] = ()
    overdue: tuple[OverdueRow, ...] = ()
    paces: tuple[str, ...] = ("0.95", "0.70")
    """From which share of the pace on an indicator is green, and from which yellow, as printed."""

    office: str = ""
    funnel: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AnnualData:
    """Everything an annual report says. The texts come from the clerk, a paragraph each; empty ones leave no trace, and
    for `problems` None lets the figures speak. `recorded` are the names that the records give where none are written.

    `known` is how many names the records have of a part: where fewer are named, 等 says so.

    `missed` are the main indicators whose target the year did not reach, with their completion. `indicators` go along
    in the workbook.
    """

    year: int
    issued: datetime.date
    funds_fen: Fraction
    funds_completion: Fraction | None
    quality_projects: Fraction
    big_projects: Fraction
    beijing_projects: Fraction
    beijing_agreement_fen: Fraction
    beijing_completion: Fraction | None
    central_projects: Fraction
    central_names: tuple[str, ...] = ()
    key_projects: tuple[str, ...] = ()
    activities: int = 0
    leads: int = 0
    referred: int = 0
    assisted: int = 0
    leads_landed: int = 0
    landed_names: tuple[str, ...] = ()
    trainings_online: int = 0
    trainings_offline: int = 0
    training_topics: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    problems: tuple[str, ...] | None = None
    next_year: tuple[str, ...] = ()
    missed: tuple[tuple[str, Fraction], ...] = ()
    office: str = ""
    office_short: str = ""
    indicators: tuple[IndicatorRow, ...] = ()
    recorded: Mapping[Part, tuple[str, ...]] = field(default_factory=dict)
    known: Mapping[Part, int] = field(default_factory=dict)

    @property
    def cutoff(self) -> datetime.date:
        """The day at which the figures stand: the year's last one, or that of the report."""
        return min(self.issued, datetime.date(self.year, 12, 31))

    @property
    def over(self) -> bool:
        """Whether the year had ended when the report was made."""
        return self.issued.year > self.year
