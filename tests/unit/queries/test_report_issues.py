"""The archive of bulletins, and the figures frozen with them."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from db.enums import Indicator, ReportKind, ReportState
from db.models import ReportIssue
from desktop_app.queries.report_issues import Numbered, archive, district_figures, next_number, snapshot, voided
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

FROZEN = (
    '{"figures": [{"indicator": "landed_beijing", "unit": null, "month": "1", "cumulative": "7/2"},'
    ' {"indicator": "landed_beijing", "unit": "DL01", "month": "1", "cumulative": "1/2"},'
    ' {"indicator": "signed_to_landed_rate", "unit": null, "month": null, "cumulative": null}]}'
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    with office.write(Label("Issue"), Actor("Wang")) as tx:
        for number, (state, kept) in enumerate(((ReportState.VOIDED, FROZEN), (ReportState.ISSUED, "")), 1):
            tx.session.add(
                ReportIssue(
                    kind=ReportKind.MONTHLY, period="2022-03", year=2022, number=number, state=state, snapshot=kept
                )
            )
            tx.session.flush()
    yield office
    office.close()


def test_the_newest_comes_first_and_a_voided_number_stays_taken(office: Office) -> None:
    with office.read() as session:
        assert [row.number for row in archive(session)] == [2, 1]
        assert archive(session, ReportKind.ANNUAL) == []
        assert next_number(session, ReportKind.MONTHLY, 2022) == 3
        assert next_number(session, ReportKind.MONTHLY, 2023) == 1


def test_void_issues_of_a_period_are_told_by_their_numbers_with_their_corrections(office: Office) -> None:
    with office.read() as session:
        stands, void = (row.id for row in archive(session))
    with office.write(Label("Issue"), Actor("Wang")) as tx:
        for year, number, period, corrects in (
            (2023, 3, "2022-03", void), (2022, 4, "2022-03", stands), (2022, 5, "2022-04", None)
        ):  # fmt: skip
            kept = {"kind": ReportKind.MONTHLY, "year": year, "number": number, "state": ReportState.VOIDED}
            tx.session.add(ReportIssue(period=period, corrects_id=corrects, **kept))
    with office.read() as session:
        assert voided(session, ReportKind.MONTHLY, "2022-03") == [(2022, 1), Numbered(2023, 3)]
        assert voided(session, ReportKind.NOTICE, "2022-03") == []


def test_the_frozen_figures_of_the_district(office: Office) -> None:
    with office.read() as session:
        newest, oldest = archive(session)
        assert snapshot(session, newest.id) == {}
        figures = district_figures(snapshot(session, oldest.id))
    assert figures == {Indicator.LANDED_BEIJING: Fraction(7, 2), Indicator.SIGNED_TO_LANDED_RATE: None}
    assert district_figures({}) == {}
