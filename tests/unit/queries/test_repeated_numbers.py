"""Numbers of issues that were given twice, as after a backup was put back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.enums import ReportKind, ReportState
from db.models import Letter, ReportIssue
from desktop_app.queries.repeated_numbers import repeated_numbers
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = fresh_office(tmp_path)
    yield made
    made.close()


def issued(id_: str, number: int | None, kind: ReportKind = ReportKind.MONTHLY, **rest: object) -> ReportIssue:
    values = {"year": 2026, "period": "2026-01", "state": ReportState.ISSUED, "issued_on": date(2026, 2, 1)} | rest
    return ReportIssue(id=id_, kind=kind, number=number, **values)


def letter(id_: str, number: int, prefix: str) -> Letter:
    return Letter(
        id=id_,
        prefix=prefix,
        year=2026,
        number=number,
        state=ReportState.ISSUED,
        title="函",
        issued_on=date(2026, 2, 1),
    )


def found(office: Office) -> list[str]:
    with office.read() as session:
        return [row.id for row in repeated_numbers(session)]


def test_issues_and_letters_that_stand_with_one_number_are_told(office: Office) -> None:
    with office.write(Label("Issue"), Actor("王")) as tx:
        tx.session.add_all(
            [
                issued("a", 5), issued("b", 5), issued("c", 6), issued("d", 5, year=2025),
                issued("e", 5, ReportKind.NOTICE), letter("f", 5, "津招函"), letter("g", 5, "津招函"),
                letter("h", 5, "津合函"),
            ]
        )  # fmt: skip
    assert found(office) == ["f", "g", "a", "b"]


def test_a_void_one_has_its_number_alone(office: Office) -> None:
    with office.write(Label("Issue"), Actor("王")) as tx:
        tx.session.add_all([issued("a", 5), issued("b", 5, state=ReportState.VOIDED), issued("c", None)])
    assert found(office) == []
