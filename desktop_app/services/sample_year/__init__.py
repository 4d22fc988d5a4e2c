"""A made-up year of a district, and synthetic data of any size, as rows of the data workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from desktop_app.services.sample_year.activity import emit_activities, emit_follow_ups
from desktop_app.services.sample_year.columns import SHEETS, Rows, empty_rows
from desktop_app.services.sample_year.duty import emit_commitments, emit_targets, emit_tasks
from desktop_app.services.sample_year.emit import (
    emit_handovers,
    emit_investors,
    emit_project,
    emit_recognitions,
    emit_units,
)
from desktop_app.services.sample_year.money import YI, Ledger, agree, last_years, settle, uncounted
from desktop_app.services.sample_year.parties import Market
from desktop_app.services.sample_year.plans import SamplePlan, plan
from desktop_app.services.sample_year.project import Builder, office
from desktop_app.services.sample_year.review import SampleMeeting, end_failed, meetings
from desktop_app.services.sample_year.training import emit_trainings
from desktop_app.services.sample_year.wishes import fixture_wishes, sample_wishes
from desktop_app.services.sample_year.words import Words

__all__ = ["SHEETS", "YEAR", "Rows", "SampleMeeting", "SamplePlan", "SampleYear", "fixture", "sample_year"]

YEAR = 2022
FUNDS_IN_PLACE = 2_005 * YI // 10
BEIJING_AGREEMENTS = 1_061 * YI // 10
FULL_YEAR = 10_000
"""200.5 and 106.1 亿元 in 分: what December of the sample year must show; and how many projects a large district
enters in a year, several times as many as the sample's: more of them reach back over earlier years."""


@dataclass(frozen=True, slots=True)
class SampleYear:
    """The sample year: workbook rows, and what the workbook has no place for: reviews, plans, projects of duties.

    `duties` are the numbers of the projects by matter.
    """

    rows: Rows
    meetings: tuple[SampleMeeting, ...]
    plans: tuple[SamplePlan, ...]
    duties: dict[str, str]


def sample_year(resources: Path, seed: int = YEAR) -> SampleYear:
    """The sample district's year 2022, made from the lists below `resources`; the same seed gives the same rows."""
    random = Random(seed)
    words = Words.read(resources)
    units = office(list(words.units), random)
    market = Market(words, random)
    builder = Builder(words, market, units, YEAR, random)
    projects = [builder.build(wish) for wish in sample_wishes(words, random)]
    ledger = Ledger(YEAR, random)
    for project in projects:
        ledger.counted(project)
    # last year's entries join their projects only after the year's own have been brought to the sum
    earlier, taken_back = last_years(projects, ledger, YEAR, random)
    settle(projects, FUNDS_IN_PLACE + taken_back)
    for project in projects:
        agree(project, random)
    for project, funds in earlier:
        project.funds += funds
    uncounted(projects, ledger, YEAR, random)
    rows = empty_rows()
    emit_units(rows, words.units, date(YEAR - 2, 1, 1))
    for project in projects:
        emit_project(rows, project, date(YEAR, 12, 31), random)
        emit_handovers(rows, project, YEAR, random)
        emit_follow_ups(rows, project, YEAR, 0.92, random)
    emit_investors(rows, market.investors)
    emit_recognitions(rows, projects, BEIJING_AGREEMENTS, 84, YEAR, random)
    emit_activities(rows, projects, units, words.cities, YEAR, random)
    owed = emit_commitments(rows, projects, YEAR, random)
    duties = emit_tasks(rows, projects, owed, units, YEAR, random)
    emit_targets(rows, projects, units, YEAR, random)
    emit_trainings(rows, [unit[0] for unit in words.units], YEAR, random)
    held = meetings(projects, YEAR, random)
    end_failed(rows, held)
    reviewed = {item.project for meeting in held for item in meeting.items}
    plans = tuple(plan(project, random) for project in projects if project.number in reviewed)
    return SampleYear(rows, held, plans, duties)


def fixture(resources: Path, *, projects: int, units: int, seed: int) -> Rows:
    """Rows for benchmarks: so many projects of so many units (at least 3); the same seed gives the same rows.

    The years end with the sample's; those before it are over: what did not come to a landing has been given up.
    """
    random = Random(seed)
    words = Words.read(resources)
    groups = ("委办局", "街道", "园区")
    rows_of_units = [
        (f"U{n:04d}", f"示例单位{n:04d}", f"单位{n:04d}", groups[(n - 1) % 3], "") for n in range(1, units + 1)
    ]
    market = Market(words, random, again=0.6)
    builder = Builder(words, market, office(rows_of_units, random), YEAR, random)
    parts = _years(projects)
    rows = empty_rows()
    emit_units(rows, rows_of_units, date(min(parts) - 2, 1, 1))
    for year, count in parts.items():
        ledger = Ledger(year, random)
        for wish in fixture_wishes(count, random, over=year < YEAR):
            project = builder.build(wish, year)
            ledger.counted(project)
            agree(project, random)
            emit_project(rows, project, date(YEAR, 12, 31), random)
            emit_handovers(rows, project, year, random)
            emit_follow_ups(rows, project, year, 0.15, random)
    emit_investors(rows, market.investors)
    return rows


def _years(projects: int) -> dict[int, int]:
    """How many projects of each year, oldest first."""
    years = max(1, -(-projects // FULL_YEAR))
    share, rest = divmod(projects, years)
    return {YEAR - years + 1 + n: share + (n < rest) for n in range(years)}
