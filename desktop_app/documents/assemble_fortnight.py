"""From the records to the plain values that the 双周专报 is made from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from db.enums import ActivityKind, Indicator, ReportKind, TaskState
from desktop_app.documents import wording
from desktop_app.documents.assemble_projects import moved_projects
from desktop_app.documents.fortnight_data import (
    ActivityRow,
    Duties,
    FortnightlyData,
    Funds,
    Matter,
    OpenDuty,
    PlannedRow,
    StepRow,
)
from desktop_app.documents.template_tables import LENGTHS, Lengths, lengths
from desktop_app.documents.templates import Template
from desktop_app.domain import duties as duty_rules
from desktop_app.domain import indicators as rules
from desktop_app.domain import words
from desktop_app.domain.periods import Fortnight
from desktop_app.domain.report_parts import Part
from desktop_app.queries import (
    bulletin_duties,
    fortnight,
    indicator_table,
    office_settings,
    report_issues,
    report_texts,
    units,
)
from desktop_app.queries.fortnight import ActivityLine, Duty, Step
from desktop_app.queries.office_settings import OfficeSettings

FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE
LISTS = ("projects", "still", "activities", "matters", "planned")
"""The lists whose lengths the template says; `still` of the key projects where none moved."""

WAITING, REFERRALS = "waiting", "referrals"
"""The part of the template with how many days a referral waits before it is a matter to coordinate, and its key."""

SO_FAR = "so_far"
"""The year's money as an issue told it, in what is frozen with it."""

FEW = 3
"""No more than a few activities, matters and plans are not left out."""

Row = TypeVar("Row")

PLANNED_DAYS = 14
"""So many days are planned ahead."""

STEP_NAMES = {
    Step.LEAD: "新增线索",
    Step.REVIEWED: "评审",
    Step.SIGNED: "签约",
    Step.LANDED: "落地",
    Step.CONSTRUCTION: "开工",
    Step.PRODUCTION: "投产",
}


def measures(template: Template) -> Lengths:
    """How long the `LISTS` are, and how many days a referral waits before it is told."""
    return {**lengths(template, LISTS), REFERRALS: template.number(WAITING, REFERRALS, LENGTHS)}


def fortnightly_data(session: Session, period: Fortnight, issued: date, measures: Lengths) -> FortnightlyData:
    """The 双周专报 of a fortnight as it stands now, by the `measures` of its template.

    It stands so at its end, or on the day it is made if it is not over by then.
    """
    start, end, settings = period.first_day, period.last_day, office_settings.load(session)
    until = min(end, issued)
    kind = ReportKind.FORTNIGHTLY
    activities = fortnight.activities(session, start, end)
    centre = _centre(session, settings)
    matters = _matters(session, until, centre, measures[REFERRALS])
    planned = fortnight.planned_steps(session, *_planned_days(end, issued))
    written, frozen = report_texts.load(session, kind, str(period)), _last_issue(session, period)
    return FortnightlyData(
        number=report_issues.next_number(session, kind, period.year),
        total=report_issues.next_total(session, kind),
        issued=issued,
        first_day=start,
        last_day=end,
        steps=_steps(session, period),
        funds=_funds(session, period, settings, until, frozen),
        days=(max((until - start).days + 1, 0), (period.before.last_day - period.before.first_day).days + 1),
        projects=moved_projects(session, start, until, period.year, measures["projects"], measures["still"]),
        activity_kinds=_kinds(activities),
        activities=tuple(
            ActivityRow(line.held_on, words.label(line.kind), line.unit, line.place, _told(line.text, line.projects))
            for line in _shown(activities, measures["activities"])
        ),
        matters=tuple(_shown(matters, measures["matters"])),
        matters_count=len(matters),
        matters_text=written.get(Part.MATTERS, ()),
        duties=_closing(session, period, until, frozen),
        planned=tuple(
            PlannedRow(one.day, wording.as_told(one.matter), one.unit or centre)
            for one in sorted(_shown(planned, measures["planned"]), key=lambda one: one.day)
        ),
        planned_count=len(planned),
        next_steps=written.get(Part.NEXT_STEPS, ()),
        office=settings.office_name,
    )


def snapshot(session: Session, period: Fortnight) -> dict[str, Any]:
    """What is frozen with an issue: each figure with the projects behind it, and what the next one goes on from.

    That are the year's money (分) and the duties open at its end and due by the next one's; what is due later is none
    of what this issue asks for.
    """
    counted = fortnight.steps(session, period.first_day, period.last_day)
    own_city = office_settings.load(session).own_city
    funds = fortnight.money(session, own_city, period.first_day, period.last_day)
    figures = [
        {"name": STEP_NAMES[step], "value": str(len(ids)), "projects": list(ids)} for step, ids in counted.items()
    ]
    total = str(sum(funds.values(), Fraction(0)))
    parts = {id_: str(funds[id_]) for id_ in sorted(funds)}
    figures.append({"name": words.label(FUNDS), "fen": total, "projects": list(parts), "parts": list(parts.values())})
    due = fortnight.open_duties(session, period.last_day, period.after.last_day)
    so_far = sum(fortnight.money(session, own_city, date.min, period.last_day).values(), Fraction(0))
    return {"counted": figures, "duties": [duty.id for duty in due], SO_FAR: str(so_far)}


def _kinds(activities: Sequence[ActivityLine]) -> tuple[tuple[str, int], ...]:
    """How many there were of each kind, the most first, of as many in the order of kinds."""
    counts = Counter(line.kind for line in activities)
    ordered = sorted(ActivityKind, key=lambda kind: -counts[kind])
    return tuple((words.label(kind), counts[kind]) for kind in ordered if counts[kind])


def _shown(rows: Sequence[Row], most: int) -> Sequence[Row]:
    """The first rows, or all where that are hardly more."""
    return rows if len(rows) <= most + FEW else rows[:most]


def _centre(session: Session, settings: OfficeSettings) -> str:
    """The office as tables name units: by its short name."""
    names = (unit.short_name for unit in units.all_units(session) if unit.is_centre)
    return next(names, "") or settings.office_name


def _steps(session: Session, period: Fortnight) -> tuple[StepRow, ...]:
    now, before, year = (
        fortnight.steps(session, start, end)
        for start, end in (
            (period.first_day, period.last_day),
            (period.before.first_day, period.before.last_day),
            (date(period.year, 1, 1), period.last_day),
        )
    )
    return tuple(StepRow(STEP_NAMES[step], len(now[step]), len(before[step]), len(year[step])) for step in Step)


def _funds(
    session: Session, period: Fortnight, settings: OfficeSettings, until: date, frozen: Mapping[str, Any]
) -> Funds:
    """The money against the share of the year's days that is gone: by the end, or by the day it is made."""
    new_year, new_years_eve = date(period.year, 1, 1), date(period.year, 12, 31)
    now, before, year = (
        sum(fortnight.money(session, settings.own_city, start, end).values(), Fraction(0))
        for start, end in (
            (period.first_day, period.last_day),
            (period.before.first_day, period.before.last_day),
            (date.min, period.last_day),  # what arrived last year and is counted in this one belongs to it
        )
    )
    target = indicator_table.targets(session, period.year).get((FUNDS, None))
    completed = rules.completion(year, target)
    gone = max(until, period.first_day) - new_year
    pace = Fraction(gone.days + 1, (new_years_eve - new_year).days + 1)
    light = rules.light(completed, pace, None, settings.thresholds)
    told = frozen.get(SO_FAR) if period.before.year == period.year else None
    late = year - now - Fraction(told) if told is not None else Fraction(0)
    return Funds(now, before, year, target, completed, pace, light, late)


def _told(text: str, projects: tuple[str, ...]) -> str:
    """What an activity was about, behind the projects that its text does not name itself."""
    others = "、".join(name for name in projects if name not in text)
    text = wording.as_told(text)
    return f"{others}：{text}" if others and text else text or others


def _matters(session: Session, end: date, centre: str, referrals: int) -> tuple[Matter, ...]:
    """What waits to be coordinated, the longest first; of referrals those that have waited so many days."""
    found = [
        Matter(one.kind, wording.as_told(one.matter), (end - one.since).days, one.unit or centre)
        for one in fortnight.waiting(session, end, end - timedelta(days=referrals))
    ]
    found += [
        Matter("承诺逾期", wording.as_told(one.matter), (end - one.due).days, one.unit or centre)
        for one in bulletin_duties.overdue_commitments(session, end)
    ]
    return tuple(sorted(found, key=lambda matter: -matter.days))


def _closing(session: Session, period: Fortnight, until: date, frozen: Mapping[str, Any]) -> Duties:
    """How the duties named in the last issue were closed; without one, those that were to be closed by now."""
    named: list[str] | None = frozen.get("duties")
    found = fortnight.due_duties(session, period.first_day, period.last_day, named)
    left = [duty for duty in found if duty.closed_on is None or duty.closed_on > until]
    rows = tuple(_open_duty(duty, until) for duty in left)
    carried = sum(duty.due_on is not None and duty.due_on < period.first_day for duty in found)
    return Duties(len(found), len(found) - len(left), rows, named is not None, carried)


def _planned_days(end: date, issued: date) -> tuple[date, date]:
    """The first and the last day of what is planned: two weeks behind a fortnight, also behind one that the year's end
    cuts short, and none of their days before it is issued.

    They end when the next fortnight does, whose issue tells what became of it, unless they are over by then.
    """
    two_weeks, first = timedelta(days=PLANNED_DAYS), max(end + timedelta(days=1), issued)
    return first, end + two_weeks if first <= end + two_weeks else first + two_weeks - timedelta(days=1)


def _last_issue(session: Session, period: Fortnight) -> Mapping[str, Any]:
    """What is frozen with the issue of the fortnight before; nothing without one."""
    before = str(period.before)
    issues = report_issues.archive(session, ReportKind.FORTNIGHTLY)
    issued = next((row for row in issues if row.period == before and row.stands), None)
    return report_issues.snapshot(session, issued.id) if issued else {}


def _open_duty(duty: Duty, day: date) -> OpenDuty:
    late = duty_rules.days_late(TaskState.OPEN, duty.due_on, None, day)
    light = duty_rules.light(TaskState.OPEN, duty.due_on, day)
    return OpenDuty(wording.as_told(duty.matter), duty.unit, duty.due_on, late, light)
