"""From the records to the few values that a 定期公示 may tell."""

from datetime import date

from sqlalchemy.orm import Session

from db.enums import Indicator, ReportKind
from desktop_app.documents.assemble import count_all, rankings
from desktop_app.documents.assemble_projects import UNKNOWN, size_class
from desktop_app.documents.notice_data import UNNAMED, LandedProject, NoticeData, PublicGroup, PublicRank
from desktop_app.domain.periods import Month
from desktop_app.queries import indicators, notice, office_settings, report_issues
from desktop_app.queries.indicators import Figures


def notice_data(session: Session, month: Month, issued: date, figures: Figures | None = None) -> NoticeData:
    """The 定期公示 of a month as it stands now; `figures` if `count_all` has been asked already."""
    figures = count_all(session, month) if figures is None else figures
    settings = office_settings.load(session)
    landed = indicators.records(session, month, settings.own_city, Indicator.LANDED_QUALITY_PROJECTS, in_month=True)
    groups = []
    for group in rankings(session, month, settings, figures):
        placed = [row for row in group.rows if row.rank is not None]
        rows = tuple(PublicRank(None if group.level else row.rank, row.unit, row.completion) for row in placed)
        if rows:
            unranked = tuple(row.unit for row in group.rows if row.rank is None)
            fallen = any(row.rank is not None for row in group.fallen)
            groups.append(PublicGroup(group.name, group.indicator, rows, unranked, fallen))
    return NoticeData(
        year=month.year,
        month=month.month,
        number=report_issues.next_number(session, ReportKind.NOTICE, issued.year),
        issued=issued,
        groups=tuple(groups),
        projects=tuple(
            LandedProject(line.name or UNNAMED, line.unit, line.industry or UNKNOWN, size_class(line.agreement_fen))
            for line in notice.public_projects(session, [record.id for record in landed], month.last_day)
        ),
        office=settings.office_name,
        phone=notice.office_phone(session),
    )


def landed_in(session: Session, month: Month) -> list[str]:
    """The ids of the projects that a notice counts as landed."""
    city = office_settings.load(session).own_city
    landed = indicators.records(session, month, city, Indicator.LANDED_QUALITY_PROJECTS, in_month=True)
    return [record.id for record in landed]
