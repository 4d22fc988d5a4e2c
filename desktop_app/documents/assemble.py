"""From the counted records to the plain values that the monthly bulletin is made from."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from db.enums import Indicator, ReportKind, ReviewConclusion, UnitGroup
from desktop_app.documents.assemble_projects import big_project, key_projects, structure
from desktop_app.documents.data import (
    Commitments,
    IndicatorRow,
    MonthlyData,
    OverdueRow,
    Quality,
    QualityRow,
    RankGroup,
    RankRow,
    Reviews,
    UnitRow,
)
from desktop_app.documents.template_tables import Lengths
from desktop_app.documents.wording import as_told
from desktop_app.domain import indicators as rules
from desktop_app.domain import words
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.periods import Month
from desktop_app.domain.report_parts import Part
from desktop_app.queries import (
    bulletin_duties,
    bulletins,
    indicator_table,
    indicators,
    office_settings,
    ranking,
    report_issues,
    report_texts,
    units,
)
from desktop_app.queries.indicators import Figures
from desktop_app.queries.office_settings import OfficeSettings

FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE
UNIT_COLUMNS = (
    FUNDS,
    Indicator.LANDED_QUALITY_PROJECTS,
    Indicator.LANDED_OVER_100M,
    Indicator.LANDED_BEIJING,
    Indicator.BEIJING_AGREEMENT_AMOUNT,
)
MAIN = (*UNIT_COLUMNS, Indicator.LANDED_CENTRAL_SOE)
"""The figures that the office answers for; the others tell of its work."""

COUNTED_IN = {
    Indicator.ACTIVITIES: "次",
    Indicator.REVIEW_MEETINGS: "次",
    Indicator.TRAININGS_ONLINE: "次",
    Indicator.TRAININGS_OFFLINE: "次",
    Indicator.TRAINING_ATTENDANCES: "人次",
    Indicator.REFERRALS_MADE: "次",
    Indicator.TASKS_CLOSED: "项",
}
"""What is not counted in 个; a name may end with it (培训人次)."""

ROLLING = (Indicator.SIGNED_TO_LANDED_RATE,)
"""What is counted over the twelve months up to the month's end: no month has a part of it."""

LISTS = ("projects", "quality")
"""The lists whose lengths the template says: key projects, and units whose reporting lags."""

ZERO = Fraction(0)


def count_all(session: Session, month: Month) -> Figures:
    """Every figure of the month, of the district and of all units."""
    return indicators.count(session, month, office_settings.load(session).own_city, Indicator)


def monthly_data(
    session: Session, month: Month, issued: date, lengths: Lengths, figures: Figures | None = None
) -> MonthlyData:
    """The 月度通报 of a month as it stands now, its `LISTS` so long; `figures` if `count_all` has been asked already.

    It tells what was so at the month's end, or on the day it is made if the month is not over by then.
    """
    figures = count_all(session, month) if figures is None else figures
    settings = office_settings.load(session)
    landed = bulletins.landed_shares(session, month, settings.own_city)
    large = [share.id for share in landed if share.agreement_fen >= FEN_PER_YI]
    written = report_texts.load(session, ReportKind.MONTHLY, str(month))
    until = min(month.last_day, issued)
    groups = list(UnitGroup)
    in_order = sorted(units.all_units(session), key=lambda unit: groups.index(unit.group))  # as they are ranked
    rows = [(_unit_row(unit, figures), unit.is_centre) for unit in in_order]
    return MonthlyData(
        year=month.year,
        month=month.month,
        number=report_issues.next_number(session, ReportKind.MONTHLY, month.year),
        total=report_issues.next_total(session, ReportKind.MONTHLY),
        issued=issued,
        cutoff=until,
        indicators=tuple(indicator_row(row) for row in indicator_table.table(session, month, figures=figures)),
        rankings=rankings(session, month, settings, figures),
        projects=key_projects(session, until, month.year, lengths["projects"]),
        structure=structure(landed, indicators.by_project(session, month, settings.own_city, FUNDS)),
        reviews=_reviews(session, month),
        commitments=_commitments(session, month, until),
        quality=_quality(session, month, figures, lengths["quality"]),
        problems=written.get(Part.PROBLEMS),
        next_steps=written.get(Part.NEXT_STEPS),
        funds_by_month=tuple(int(fen) for fen in indicators.by_month(session, month, settings.own_city, FUNDS)),
        funds_last_year=_funds_issued(session, month),
        unit_columns=tuple((words.label(indicator), measure(indicator)) for indicator in UNIT_COLUMNS),
        units=tuple(row for row, is_centre in rows if any(row.values) or not is_centre),
        unit_sums=tuple(
            sum((figure.cumulative or Fraction(0) for (i, unit), figure in figures.items() if i is one and unit), ZERO)
            for one in UNIT_COLUMNS
        ),
        district=tuple(indicators.figure(figures, one, None).cumulative or ZERO for one in UNIT_COLUMNS),
        big_projects=tuple(map(big_project, bulletins.project_lines(session, large, until))),
        overdue=_overdue(session, until),
        paces=tuple(f"{float(pace):.2f}" for pace in (settings.thresholds.green_pace, settings.thresholds.yellow_pace)),
        office=settings.office_name,
        funnel=tuple(
            (words.label(stage), count) for stage, count in bulletins.funnel(session, month.year_start, month.last_day)
        ),
    )


def indicator_row(row: indicator_table.IndicatorRow) -> IndicatorRow:
    """A line of the table of indicators in the office's words."""
    return IndicatorRow(
        words.label(row.indicator),
        measure(row.indicator),
        row.target,
        None if row.indicator in ROLLING else row.month,
        row.cumulative,
        row.completion,
        row.pace_gap,
        _growth(row),
        row.light,
        COUNTED_IN.get(row.indicator, "个"),
        row.indicator in MAIN,
    )


def _growth(row: indicator_table.IndicatorRow) -> Fraction | None:
    if measure(row.indicator) is not Measure.RATE:
        return row.year_on_year
    return None if row.cumulative is None or row.last_year is None else row.cumulative - row.last_year


def rankings(session: Session, month: Month, settings: OfficeSettings, figures: Figures) -> tuple[RankGroup, ...]:
    """The ranked groups with what weighs most in each: its figure also for units that are not ranked."""
    lines = ranking.table(session, month, figures)
    leading = {
        group: max(parts, key=lambda one: parts[one]) if (parts := settings.weights.get(group)) else FUNDS
        for group in UnitGroup
    }
    goals = indicator_table.targets(session, month.year)
    groups = []
    for group, indicator in leading.items():
        rows = []
        for line in lines:
            if line.group is group:
                figure = indicators.figure(figures, indicator, line.code)
                completion = rules.completion(figure.cumulative, goals.get((indicator, line.code)))
                rows.append(_rank_row(line, figure, completion))
        if rows:
            groups.append(RankGroup(words.label(group), tuple(rows), words.label(indicator), measure(indicator)))
    return tuple(groups)


def _rank_row(line: ranking.RankedUnit, figure: indicators.Figure, completion: Fraction | None) -> RankRow:
    moved = line.previous_rank - line.rank if line.previous_rank is not None and line.rank is not None else None
    done, month = figure.cumulative or ZERO, figure.month or ZERO
    return RankRow(line.name, line.rank, line.score_centi, moved, line.light, done, completion, line.code, month)


def _reviews(session: Session, month: Month) -> Reviews:
    meetings, conclusions = bulletin_duties.reviews(session, month)
    return Reviews(
        meetings,
        sum(conclusions.values()),
        conclusions[ReviewConclusion.PASSED],
        conclusions[ReviewConclusion.CONDITIONAL],
        conclusions[ReviewConclusion.SUPPLEMENT],
        conclusions[ReviewConclusion.FAILED],
    )


def _commitments(session: Session, month: Month, until: date) -> Commitments:
    due, met = bulletin_duties.commitment_counts(session, month)
    overdue = bulletin_duties.overdue_commitments(session, until)
    earlier = sum(entry.due.year < month.year for entry in overdue)
    return Commitments(due, met, len(overdue), sum(entry.owed_fen for entry in overdue), earlier)


def _overdue(session: Session, day: date) -> tuple[OverdueRow, ...]:
    """Promises and duties past their day, the longest first."""
    promises = bulletin_duties.overdue_commitments(session, day)
    duties = bulletin_duties.overdue_tasks(session, day)
    rows = [
        OverdueRow(as_told(entry.matter), entry.unit, entry.due, (day - entry.due).days, kind)
        for kind, entries in (("政府承诺", promises), ("责任清单", duties))
        for entry in entries
    ]
    return tuple(sorted(rows, key=lambda row: -row.days))


def _unit_row(unit: units.UnitRow, figures: Figures) -> UnitRow:
    return UnitRow(
        unit.name,
        words.label(unit.group),
        tuple(indicators.figure(figures, indicator, unit.code).cumulative for indicator in UNIT_COLUMNS),
        ranked=not unit.is_centre,
    )


def _quality(session: Session, month: Month, figures: Figures, named: int) -> Quality:
    """The district's updates, and the `named` units that made the most too late, or whose reporting has gaps.

    Late are those whose rate is below the target; one update of many too late is nothing to name a unit for.
    """
    rate = Indicator.UPDATE_TIMELINESS_RATE
    returned = bulletin_duties.returned_entries(session, month.last_day)
    without = bulletin_duties.without_next_step(session, month.last_day)

    def updates(code: str | None) -> tuple[int, int]:
        counted = indicators.figure(figures, rate, code)
        return int((counted.cumulative or ZERO) * counted.base), int(counted.base)

    rows = [
        QualityRow(unit.name, *updates(unit.code), returned.get(unit.code, 0), without.get(unit.code, 0))
        for unit in units.all_units(session)
    ]
    on_time, due = updates(None)
    target = indicator_table.targets(session, month.year).get((rate, None))
    least = target or (Fraction(on_time, due) if due else ZERO)
    found = Quality(due, on_time, least=least, targeted=bool(target))
    behind = [row for row in rows if found.is_late(row) or row.lacking]
    behind.sort(key=lambda row: (not found.is_late(row), row.on_time - row.due, -row.lacking))
    late, lacking = sum(map(found.is_late, rows)), sum(row.lacking > 0 for row in rows)
    return replace(found, rows=tuple(behind[:named]), behind=len(behind), late=late, lacking=lacking)


def _funds_issued(session: Session, month: Month) -> tuple[int | None, ...]:
    """Last year's money by month as issued then; None where nothing was."""
    found = []
    for number in range(1, month.month + 1):
        issued = indicator_table.issued_figures(session, Month(month.year - 1, number), "month")
        fen = issued.get((FUNDS, None))
        found.append(None if fen is None else int(fen))
    return tuple(found)
