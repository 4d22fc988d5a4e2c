"""Numbers of letters: every 机关代字 counts by itself from 1 each year, all of a step or none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import ReportKind, UserRole
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries.report_issues import IssueRow, archive, next_letter
from desktop_app.services import letters
from desktop_app.services.letters import ReadyLetter
from desktop_app.services.office import Actor, Office
from desktop_app.services.reports import NumberTaken
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def ready(folder: Path, prefix: str, year: int, number: int) -> ReadyLetter:
    pdf = folder / f"{prefix}-{year}-{number}.pdf"
    pdf.write_bytes(f"%PDF {prefix} {year} {number}".encode())
    return ReadyLetter(prefix, year, number, "函", "华明街道", date(year, 1, 5), pdf, "")


def rows(office: Office) -> list[IssueRow]:
    with office.read() as session:
        return archive(session, ReportKind.LETTER)


def test_another_prefix_and_another_year_count_by_themselves(office: Office, tmp_path: Path) -> None:
    for prefix, year, number in (("甲函", 2022, 1), ("乙函", 2022, 1), ("甲函", 2023, 1), ("甲函", 2022, 2)):
        letters.issue(office, CENTRE, [ready(tmp_path, prefix, year, number)])
    with office.read() as session:
        assert [next_letter(session, *key) for key in (("甲函", 2022), ("乙函", 2022), ("丙函", 2022))] == [3, 2, 1]
    assert len(rows(office)) == 4


def test_a_step_takes_all_its_numbers_or_none(office: Office, tmp_path: Path) -> None:
    with pytest.raises(NumberTaken):
        letters.issue(office, CENTRE, [ready(tmp_path, "甲函", 2022, 1), ready(tmp_path, "甲函", 2022, 3)])
    assert rows(office) == []
    letters.issue(office, CENTRE, [ready(tmp_path, "甲函", 2022, number) for number in (1, 2, 3)])
    assert [row.number for row in rows(office)] == [3, 2, 1]


def test_a_void_letter_keeps_number_and_file(office: Office, tmp_path: Path) -> None:
    letters.issue(office, CENTRE, [ready(tmp_path, "甲函", 2022, 1)])
    (row,) = rows(office)
    with pytest.raises(InvalidInput, match="Say why"):
        letters.void(office, CENTRE, row.id, " ")
    with pytest.raises(UserError, match="Only the centre"):
        letters.void(office, Actor("Li", "HM"), row.id, "误发")
    letters.void(office, CENTRE, row.id, "误发")
    (row,) = rows(office)
    assert (row.stands, row.void_reason, row.number) == (False, "误发", 1) and row.content_hash
    letters.issue(office, CENTRE, [ready(tmp_path, "甲函", 2022, 2)])
