"""From the counted records to the plain values that the annual report is made from."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from db.enums import Indicator, ReportKind
from desktop_app.documents.assemble import FUNDS, MAIN, indicator_row
from desktop_app.documents.data import AnnualData
from desktop_app.documents.template_tables import Lengths
from desktop_app.domain import words
from desktop_app.domain.periods import Month
from desktop_app.domain.report_parts import Part
from desktop_app.queries import bulletins, indicator_table, indicators, notice, office_settings, report_texts
from desktop_app.queries.bulletins import ProjectLine

LEGAL_FORM = re.compile(r"(股份有限|有限责任|有限|总)公司$|（示例）$")
LISTS = ("key_projects", "central", "landed", "topics")
"""The names in sentences of which the template says how many there are, where the clerk has not chosen them."""


def annual_data(session: Session, year: int, issued: date, lengths: Lengths) -> AnnualData:
    """The annual report of a year as it stands now, with so many names of each of its `LISTS`."""
    month = Month(year, 12)
    settings = office_settings.load(session)
    rows = {row.indicator: row for row in indicator_table.table(session, month)}
    written = report_texts.load(session, ReportKind.ANNUAL, str(year))

    def done(indicator: Indicator) -> Fraction:
        return rows[indicator].cumulative or Fraction(0)

    landed = bulletins.landed_projects(session, month, settings.own_city)
    going_on = notice.names_going_on(session, [line.id for line in landed])
    central = indicators.records(session, month, settings.own_city, Indicator.LANDED_CENTRAL_SOE)
    leads = indicators.records(session, month, settings.own_city, Indicator.LEADS_LANDED)
    lead_names = notice.names_going_on(session, [record.id for record in leads])
    lead_lines = bulletins.project_lines(session, lead_names, month.last_day)
    investors = bulletins.central_investors(session, [record.id for record in central])
    topics = bulletins.training_topics(session, month)
    recorded = {
        Part.CENTRAL: tuple(short_name(name) for name in investors[: lengths["central"]]),
        Part.KEY_PROJECTS: _public(landed, going_on, lengths["key_projects"]),
        Part.LANDED: _public(lead_lines, lead_names, lengths["landed"]),
        Part.TOPICS: tuple(topics[: lengths["topics"]]),
    }
    named = {part: written.get(part, names) for part, names in recorded.items()}
    completions = [(i, rows[i].completion) for i in MAIN]
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
        central_names=named[Part.CENTRAL],
        key_projects=named[Part.KEY_PROJECTS],
        activities=int(done(Indicator.ACTIVITIES)),
        leads=int(done(Indicator.LEADS_SOURCED)),
        referred=int(done(Indicator.LEADS_REFERRED)),
        assisted=int(done(Indicator.LEADS_ASSISTED)),
        leads_landed=int(done(Indicator.LEADS_LANDED)),
        landed_names=named[Part.LANDED],
        trainings_online=int(done(Indicator.TRAININGS_ONLINE)),
        trainings_offline=int(done(Indicator.TRAININGS_OFFLINE)),
        training_topics=named[Part.TOPICS],
        measures=written.get(Part.MEASURES, ()),
        problems=written.get(Part.PROBLEMS),
        next_year=written.get(Part.NEXT_YEAR, ()),
        recorded=recorded,
        known={Part.CENTRAL: len(investors), Part.KEY_PROJECTS: len(going_on), Part.LANDED: len(leads)},
        missed=tuple((words.label(i), rate) for i, rate in completions if rate is not None and rate < 1),
        office=settings.office_name,
        office_short=settings.office_short,
        indicators=tuple(indicator_row(row) for row in rows.values()),
    )


def _public(lines: Sequence[ProjectLine], names: Mapping[str, str], most: int) -> tuple[str, ...]:
    """The names by which the public may know the first so many of these projects; the report is made public."""
    return tuple(names[line.id] for line in lines if names.get(line.id))[:most]


def short_name(company: str) -> str:
    """A company as reports call it: without its legal form, and a sample's without its mark."""
    before = ""
    while before != company:
        before, company = company, LEGAL_FORM.sub("", company)
    return company
