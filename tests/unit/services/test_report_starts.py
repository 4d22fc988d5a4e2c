"""An office that issued before it had this program goes on with its numbers, without a gap or a repeat."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import ReportKind, ReportState, UserRole
from db.models import JournalTransaction, Letter, ReportIssue
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import report_issues, report_starts
from desktop_app.services import report_starts as service
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.report_starts import Next
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)
MONTHLY, NOTICE, LETTER = ReportKind.MONTHLY, ReportKind.NOTICE, ReportKind.LETTER


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def told(office: Office, kind: ReportKind, year: int = 2026) -> tuple[int, int]:
    with office.read() as session:
        return report_issues.next_number(session, kind, year), report_issues.next_total(session, kind)


def issue(office: Office, kind: ReportKind, year: int = 2026) -> int:
    number, _total = told(office, kind, year)
    with office.write(Label("Issue"), CENTRE) as tx:
        tx.session.add(
            ReportIssue(
                kind=kind, period=f"{year}-{number:02d}", year=year, number=number, state=ReportState.ISSUED,
                title="通报", issued_on=date(year, 6, 1), snapshot="{}",
            )
        )  # fmt: skip
    return number


def test_numbers_go_on_from_what_was_issued_elsewhere(office: Office) -> None:
    assert told(office, MONTHLY) == (1, 1)
    service.write(office, CENTRE, {MONTHLY: Next(6, 42), NOTICE: Next(4)}, 2026, "")
    assert told(office, MONTHLY) == (6, 42) and told(office, NOTICE)[0] == 4
    assert [issue(office, MONTHLY), issue(office, MONTHLY)] == [6, 7] and told(office, MONTHLY) == (8, 44)
    assert told(office, MONTHLY, 2027) == (1, 44), "a new year begins with 1, the count of all goes on"
    with office.read() as session:
        assert "next numbers" in str([row.label for row in session.query(JournalTransaction)])


def test_letters_go_on_for_their_own_prefix(office: Office) -> None:
    service.write(office, CENTRE, {LETTER: Next(8)}, 2026, "合作交流函")
    with office.read() as session:
        assert report_issues.next_letter(session, "合作交流函", 2026) == 8
        assert report_issues.next_letter(session, "招商函", 2026) == 1
        assert report_issues.next_letter(session, "合作交流函", 2027) == 1


def test_no_number_that_was_taken_comes_again(office: Office) -> None:
    service.write(office, CENTRE, {MONTHLY: Next(6, 42)}, 2026, "")
    service.write(office, CENTRE, {MONTHLY: Next(5, 40)}, 2026, "")  # nothing was issued: a slip may be put right
    issue(office, MONTHLY)
    with office.write(Label("Letter"), CENTRE) as tx:
        tx.session.add(Letter(prefix="函", year=2026, number=3, title="t", issued_on=date(2026, 1, 1)))
    wrong = {MONTHLY: Next(5, 40), LETTER: Next(3)}
    with pytest.raises(InvalidInput) as refused:
        service.write(office, CENTRE, wrong, 2026, "函")
    assert set(refused.value.fields) == {"monthly.number", "monthly.total", "letter.number"}
    assert "Number 5 is taken already: 6 or more" in str(refused.value.fields["monthly.number"])
    assert "the next one is number 41 or more" in str(refused.value.fields["monthly.total"])
    assert told(office, MONTHLY) == (6, 41)
    service.write(office, CENTRE, {MONTHLY: Next(9, 50), LETTER: Next(4)}, 2026, "函")
    assert issue(office, MONTHLY) == 9 and told(office, MONTHLY) == (10, 51)


@pytest.mark.parametrize("wanted", [Next(0, 5), Next(7, 6), Next(100_000, 100_000)])
def test_what_cannot_be_a_number_is_refused(office: Office, wanted: Next) -> None:
    with pytest.raises(InvalidInput):
        service.write(office, CENTRE, {MONTHLY: wanted}, 2026, "")
    with office.read() as session:
        assert not report_starts.starts(session)


def test_as_it_stands_it_may_be_saved_again(office: Office) -> None:
    service.write(office, CENTRE, {MONTHLY: Next(6, 42)}, 2026, "")
    issue(office, MONTHLY)
    with office.read() as session:
        found = service.now(session, 2026, "函")
    assert found[MONTHLY] == Next(7, 43) and found[LETTER] == Next(1) and found[NOTICE] == Next(1)
    service.write(office, CENTRE, found, 2026, "函")
    with office.read() as session:
        assert service.now(session, 2026, "函") == found
        assert LETTER not in service.now(session, 2026, "")


def test_a_unit_sets_no_numbers(office: Office) -> None:
    with pytest.raises(UserError):
        service.write(office, Actor("Li", "HM01", UserRole.CLERK), {MONTHLY: Next(6, 42)}, 2026, "")
