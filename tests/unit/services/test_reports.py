"""Issuing once, correcting, declaring void: numbers without gap or repeat."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import ReportKind, ReportState, UserRole
from desktop_app.domain.periods import Month
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import indicator_table, report_issues
from desktop_app.queries.report_issues import IssueRow
from desktop_app.services import journal, reports
from desktop_app.services.office import Actor, Office
from desktop_app.services.reports import Ready
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)
CLERK = Actor("Li", "HM", UserRole.CLERK)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def issue(office: Office, folder: Path, number: int, value: str = "5", corrects: str = "") -> None:
    pdf = folder / f"{number}.pdf"
    pdf.write_bytes(f"%PDF {number}".encode())
    figures = [{"indicator": "landed_beijing", "unit": None, "month": value, "cumulative": value}]
    reports.issue(
        office,
        CENTRE,
        Ready(
            kind=ReportKind.MONTHLY,
            period="2022-12",
            year=2022,
            number=number,
            title=f"通报{number}",
            issued_on=date(2023, 1, 5),
            snapshot={"figures": figures},
            content_hash="",
            pdf=pdf,
            pdf_hash="",
            corrects=corrects,
        ),
        checks=True,
    )


def rows(office: Office) -> dict[int | None, IssueRow]:
    with office.read() as session:
        return {row.number: row for row in report_issues.archive(session)}


def test_a_period_is_issued_once_and_again_only_after_it_was_declared_void(office: Office, tmp_path: Path) -> None:
    issue(office, tmp_path, 1)
    with pytest.raises(UserError, match="issued already"):
        issue(office, tmp_path, 2)
    with pytest.raises(UserError, match="no longer the next"):
        reports.void(office, CENTRE, rows(office)[1].id, "印错")
        issue(office, tmp_path, 1)
    issue(office, tmp_path, 2)
    states = {number: row.state for number, row in rows(office).items()}
    assert states == {1: ReportState.VOIDED, 2: ReportState.ISSUED}
    assert rows(office)[1].void_reason == "印错" and rows(office)[1].content_hash


def test_a_correction_takes_the_next_number_and_its_figures_hold(office: Office, tmp_path: Path) -> None:
    issue(office, tmp_path, 1, "5")
    original = rows(office)[1].id
    issue(office, tmp_path, 2, "6", corrects=original)
    issue(office, tmp_path, 3, "7", corrects=original)
    assert rows(office)[3].corrects_id == original
    with office.read() as session:
        assert report_issues.latest_snapshot(session, original)["figures"][0]["cumulative"] == "7"
        (figure,) = indicator_table.issued_figures(session, Month(2022, 12)).values()
    assert figure == 7


def test_with_a_bulletin_its_corrections_are_void(office: Office, tmp_path: Path) -> None:
    issue(office, tmp_path, 1)
    original = rows(office)[1].id
    issue(office, tmp_path, 2, corrects=original)
    changes = reports.void(office, CENTRE, original, "重复")
    assert {row.state for row in rows(office).values()} == {ReportState.VOIDED}
    with pytest.raises(UserError, match="does not stand"):
        issue(office, tmp_path, 3, corrects=original)
    with pytest.raises(UserError, match="does not stand"):
        reports.void(office, CENTRE, original, "再来")
    journal.undo(office, CENTRE, changes.transaction_id)
    assert {row.state for row in rows(office).values()} == {ReportState.ISSUED}


def test_a_correction_alone_can_be_void(office: Office, tmp_path: Path) -> None:
    issue(office, tmp_path, 1)
    issue(office, tmp_path, 2, "9", corrects=rows(office)[1].id)
    reports.void(office, CENTRE, rows(office)[2].id, "数据又变")
    with office.read() as session:
        assert report_issues.latest_snapshot(session, rows(office)[1].id)["figures"][0]["cumulative"] == "5"


@pytest.mark.parametrize(("actor", "reason", "words"), [(CLERK, "x", "Only the centre"), (CENTRE, " ", "Say why")])
def test_who_may_not_or_gives_no_reason_changes_nothing(
    office: Office, tmp_path: Path, actor: Actor, reason: str, words: str
) -> None:
    issue(office, tmp_path, 1)
    with pytest.raises((UserError, InvalidInput), match=words):
        reports.void(office, actor, rows(office)[1].id, reason)
    assert rows(office)[1].stands
