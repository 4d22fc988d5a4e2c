"""From the counted records to the plain values that the bulletins are made from."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from db.enums import Indicator, Ownership, ReportKind, ReviewConclusion, UnitGroup
from desktop_app.documents.data import (
    AnnualData,
    BigProject,
    Commitments,
    IndicatorRow,
    KeyProject,
    MonthlyData,
    OverdueRow,
    QualityRow,
    RankGroup,
    RankRow,
    Reviews,
    Share,
    Structure,
    UnitRow,
)
from desktop_app.documents.wording import yi
from desktop_app.domain import words
from desktop_app.domain.indicators import measure
from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI, round_half_up
from desktop_app.domain.periods import Month
from desktop_app.queries import (
    bulletins,
    indicator_table,
    indicators,
    office_settings,
    ranking,
    report_issues,
    units,
)
from desktop_app.queries.bulletins import ProjectLine

FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE
KEY_PROJECTS = 12
UNIT_COLUMNS = (
    FUNDS,
    Indicator.LANDED_QUALITY_PROJECTS,
    Indicator.LANDED_OVER_100M,
    Indicator.LANDED_BEIJING,
    Indicator.BEIJING_AGREEMENT_AMOUNT,
)
DEFINITIONS = (
    "市外内资到位额：经中心确认、形式计入、来源地在本市以外、非外资及港澳台资的到位资金，按计入月份统计，冲销为负。",
    "新增落地市外优质项目：统计期内落地里程碑经中心确认、类型为新增、牵头投资方来源地在本市以外的优质项目。",
    "亿元以上大项目：上项中投资协议与补充协议金额合计1亿元（含）以上的项目，框架协议不计。",
    "北京区域优质项目：牵头投资方来源地为北京市的新增落地优质项目。",
    "北京协议投资额：经市协同办认定的金额，按认定日期统计。",
    "各单位数据按归属比例计算，全区数据每个项目只计一次。",
)
_SIZES = (
    ("10亿元以上", 10 * FEN_PER_YI),
    ("1亿元至10亿元", FEN_PER_YI),
    ("5000万元至1亿元", 5000 * FEN_PER_WAN),
    ("1000万元至5000万元", 1000 * FEN_PER_WAN),
    ("1000万元以下", 0),
)
_KEY_TAGS = {"global500": "世界500强", "china500": "中国500强", "high_tech": "国高新", "listed": "上市公司"}


def monthly_data(session: Session, month: Month, issued: date) -> MonthlyData:
    """The 月度通报 of a month as it stands now."""
    settings = office_settings.load(session)
    landed = bulletins.landed_projects(session, month, settings.own_city)
    meetings, conclusions = bulletins.reviews(session, month)
    due, met = bulletins.commitment_counts(session, month)
    overdue = bulletins.overdue_commitments(session, month.last_day)
    key = bulletins.active_key_projects(session, month, KEY_PROJECTS)
    return MonthlyData(
        year=month.year,
        month=month.month,
        number=report_issues.next_number(session, ReportKind.MONTHLY, month.year),
        total=report_issues.total_issued(session, ReportKind.MONTHLY) + 1,
        issued=issued,
        cutoff=month.last_day,
        indicators=tuple(_indicator(row) for row in indicator_table.table(session, month)),
        rankings=_rankings(session, month),
        projects=tuple(_key_project(line) for line in key),
        structure=_structure(landed),
        reviews=Reviews(
            meetings,
            sum(conclusions.values()),
            conclusions[ReviewConclusion.PASSED],
            conclusions[ReviewConclusion.CONDITIONAL],
            conclusions[ReviewConclusion.SUPPLEMENT],
            conclusions[ReviewConclusion.FAILED],
        ),
        commitments=Commitments(due, met, len(overdue), sum(entry.owed_fen for entry in overdue)),
        quality=_quality(session, month, settings.own_city),
        funds_by_month=tuple(int(fen) for fen in indicators.by_month(session, month, settings.own_city, FUNDS)),
        unit_columns=tuple((words.label(indicator), measure(indicator)) for indicator in UNIT_COLUMNS),
        units=_units(session, month, settings.own_city),
        reconciliation=_reconciliation(session, month, settings.own_city),
        big_projects=tuple(_big_project(line) for line in landed if line.agreement_fen >= FEN_PER_YI),
        overdue=tuple(
            OverdueRow(entry.matter, entry.unit, entry.due, (month.last_day - entry.due).days)
            for entry in (*overdue, *bulletins.overdue_tasks(session, month.last_day))
        ),
        definitions=DEFINITIONS,
    )


def annual_data(session: Session, year: int, issued: date) -> AnnualData:
    """The annual report of a year as it stands now."""
    month = Month(year, 12)
    settings = office_settings.load(session)
    rows = {row.indicator: row for row in indicator_table.table(session, month)}

    def done(indicator: Indicator) -> Fraction:
        return rows[indicator].cumulative or Fraction(0)

    landed = bulletins.landed_projects(session, month, settings.own_city)
    central = indicators.records(session, month, settings.own_city, Indicator.LANDED_CENTRAL_SOE)
    leads = indicators.records(session, month, settings.own_city, Indicator.LEADS_LANDED)
    lead_lines = bulletins.project_lines(session, (record.id for record in leads), month)
    return AnnualData(
        year=year,
        issued=issued,
        funds_fen=done(FUNDS),
        funds_completion=rows[FUNDS].completion,
        quality_projects=done(Indicator.LANDED_QUALITY_PROJECTS),
        big_projects=done(Indicator.LANDED_OVER_100M),
        beijing_projects=done(Indicator.LANDED_BEIJING),
        beijing_agreement_fen=done(Indicator.BEIJING_AGREEMENT_AMOUNT),
        beijing_completion=rows[Indicator.BEIJING_AGREEMENT_AMOUNT].completion,
        central_projects=done(Indicator.LANDED_CENTRAL_SOE),
        central_names=tuple(_plain(n) for n in bulletins.central_investors(session, [r.id for r in central])[:3]),
        key_projects=tuple(line.name for line in landed[:9]),
        activities=int(done(Indicator.ACTIVITIES)),
        leads=int(done(Indicator.LEADS_SOURCED)),
        referred=int(done(Indicator.LEADS_REFERRED)),
        assisted=int(done(Indicator.LEADS_ASSISTED)),
        leads_landed=int(done(Indicator.LEADS_LANDED)),
        landed_names=tuple(line.name for line in lead_lines[:2]),
        trainings_online=int(done(Indicator.TRAININGS_ONLINE)),
        trainings_offline=int(done(Indicator.TRAININGS_OFFLINE)),
        training_topics=tuple(bulletins.training_topics(session, month)[:3]),
    )


def _plain(name: str) -> str:
    """A sample investor's name without its mark."""
    return name.removesuffix("（示例）")


def _indicator(row: indicator_table.IndicatorRow) -> IndicatorRow:
    return IndicatorRow(
        words.label(row.indicator),
        measure(row.indicator),
        row.target,
        row.month,
        row.cumulative,
        row.completion,
        row.pace_gap,
        row.year_on_year,
        row.light,
    )


def _rankings(session: Session, month: Month) -> tuple[RankGroup, ...]:
    lines = ranking.table(session, month)
    groups = []
    for group in UnitGroup:
        rows = tuple(_rank_row(line) for line in lines if line.group is group)
        if rows:
            groups.append(RankGroup(words.label(group), rows))
    return tuple(groups)


def _rank_row(line: ranking.RankedUnit) -> RankRow:
    funds = next((part for part in line.parts if part.indicator is FUNDS), None)
    moved = line.previous_rank - line.rank if line.previous_rank is not None and line.rank is not None else None
    return RankRow(
        line.name,
        line.rank,
        line.score_centi,
        moved,
        line.light,
        funds.done if funds else Fraction(0),
        funds.done / funds.target if funds else None,
    )


def _kinds(line: ProjectLine) -> str:
    kinds = ["央企"] if line.ownership == Ownership.CENTRAL_SOE else []
    kinds += [name for tag, name in _KEY_TAGS.items() if tag in line.tags.split()]
    if line.agreement_fen >= FEN_PER_YI:
        kinds.append("亿元")
    return "、".join(kinds)


def _key_project(line: ProjectLine) -> KeyProject:
    return KeyProject(
        line.name,
        line.unit,
        _kinds(line),
        words.label(line.stage),
        line.agreement_fen or None,
        line.summary,
        line.next_step,
        line.next_step_date,
    )


def _big_project(line: ProjectLine) -> BigProject:
    return BigProject(
        line.name,
        line.unit,
        line.investor,
        line.origin,
        line.industry,
        words.label(line.stage),
        line.agreement_fen,
        line.funds_fen,
    )


def _structure(landed: list[ProjectLine]) -> Structure:
    def size(line: ProjectLine) -> str:
        return next((name for name, least in _SIZES if line.agreement_fen >= least), _SIZES[-1][0])

    def ownership(line: ProjectLine) -> str:
        return words.label(Ownership(line.ownership)) if line.ownership else "未填"

    order = {name: position for position, (name, _least) in enumerate(_SIZES)}
    sizes = sorted(_shares(landed, size), key=lambda share: order[share.name])
    return Structure(
        tuple(sizes),
        _largest(_shares(landed, lambda line: line.industry or "未填")),
        _largest(_shares(landed, ownership)),
        _largest(_shares(landed, lambda line: line.origin or "未填")),
    )


def _shares(lines: Iterable[ProjectLine], key: Callable[[ProjectLine], str]) -> list[Share]:
    counts: dict[str, int] = defaultdict(int)
    amounts: dict[str, int] = defaultdict(int)
    for line in lines:
        counts[key(line)] += 1
        amounts[key(line)] += line.funds_fen
    return [Share(name, Fraction(count), Fraction(amounts[name])) for name, count in counts.items()]


def _largest(shares: list[Share], most: int = 8) -> tuple[Share, ...]:
    """The most frequent slices; the rest in one."""
    ordered = sorted(shares, key=lambda share: (-share.count, share.name))
    if len(ordered) <= most:
        return tuple(ordered)
    rest = ordered[most - 1 :]
    other = Share("其他", sum((s.count for s in rest), Fraction(0)), sum((s.amount_fen for s in rest), Fraction(0)))
    return (*ordered[: most - 1], other)


def _units(session: Session, month: Month, own_city: str) -> tuple[UnitRow, ...]:
    figures = indicators.count(session, month, own_city, UNIT_COLUMNS)
    return tuple(
        UnitRow(
            unit.name,
            words.label(unit.group),
            tuple(indicators.figure(figures, indicator, unit.code).cumulative for indicator in UNIT_COLUMNS),
        )
        for unit in units.all_units(session)
        if not unit.is_centre
    )


def _quality(session: Session, month: Month, own_city: str) -> tuple[QualityRow, ...]:
    """The units whose reporting is least in time, at most ten."""
    rate = Indicator.UPDATE_TIMELINESS_RATE
    figures = indicators.count(session, month, own_city, [rate])
    made = indicators.bases(session, month, own_city, rate)
    rows = []
    for unit in units.all_units(session):
        value = indicators.figure(figures, rate, unit.code).cumulative
        if value is not None and value < 1:
            owed = made[unit.code]
            rows.append(QualityRow(unit.name, int(value * owed), int(owed), 0, 0))
    return tuple(sorted(rows, key=lambda row: Fraction(row.on_time, row.due))[:10])


def _reconciliation(session: Session, month: Month, own_city: str) -> str:
    """Why the units' lines and the district's line differ: what no unit's credit covers."""
    figures = indicators.count(session, month, own_city, [FUNDS])
    district = indicators.figure(figures, FUNDS, None).cumulative or Fraction(0)
    of_units = sum(
        (f.cumulative or Fraction(0) for (_indicator, unit), f in figures.items() if unit is not None), Fraction(0)
    )
    rest = yi(district - of_units)
    if not round_half_up((district - of_units) / FEN_PER_YI, 2):
        return "各单位合计与全区数一致。"
    return f"各单位合计{yi(of_units)}亿元，全区{yi(district)}亿元，差额{rest}亿元为未划定归属的项目资金。"
