"""The archive is searched in what was printed; what keeps no text is not found by it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import ReportKind, UserRole
from desktop_app.queries.report_issues import TEXT, archive
from desktop_app.services import reports
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Actor, Office
from desktop_app.services.report_search import containing
from desktop_app.services.reports import Ready
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    for number, text in enumerate(("国能智深 GNZS 供电未落实", "", "第2期供电已落实，分3次、每期12天"), 1):
        pdf, words = tmp_path / f"{number}.pdf", tmp_path / f"{number}.txt"
        pdf.write_bytes(f"%PDF {number}".encode())
        words.write_text(text, encoding="utf-8")
        files = {TEXT: words} if text else {}
        period = f"2022-{number:02d}"
        ready = Ready(ReportKind.NOTICE, period, 2022, number, "公示", date(2022, 5, 5), {}, "", pdf, "", files)
        reports.issue(office, CENTRE, ready, checks=True)
    yield office
    office.close()


def found(office: Office, typed: str) -> list[int | None]:
    with office.read() as session:
        ids = containing(office, session, typed)
        return [row.number for row in archive(session) if row.id in ids]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("供电", [3, 1]),
        ("gnzs", [1]),
        ("供电 智深", [1]),
        ("供电 供水", []),
        ("  ", []),
        ("公示", []),
        ("第 2 期", [3]),
        ("第 12 期", []),
    ],
)
def test_every_typed_word_must_be_there(office: Office, typed: str, numbers: list[int]) -> None:
    assert found(office, typed) == numbers


def test_a_text_that_is_gone_is_no_fault(office: Office) -> None:
    with office.read() as session:
        kept = archive(session)[0].files[TEXT]
    stored_file(office, kept).unlink()
    assert found(office, "供电") == [1]
