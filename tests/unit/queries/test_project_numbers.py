"""A number that several projects have is told with all of them, the one that keeps it first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.models import Project
from desktop_app.queries.project_numbers import next_number, shared_numbers
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.projects import delete
from tests.helpers.database import fresh_office
from tests.helpers.stick_offices import DAY

CLERK = Actor("Li", "HM")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def enter(office: Office, *numbers: str) -> list[str]:
    with office.write(Label("Enter"), CLERK) as tx:
        made = [
            Project(id=f"{at:032x}", name=f"项目{at}", number=number, entered_on=DAY)
            for at, number in enumerate(numbers)
        ]
        tx.session.add_all(made)
        tx.session.flush()
        return [one.id for one in made]


def test_the_project_that_was_entered_first_keeps_the_number(office: Office) -> None:
    first, other, second, third, *_ = enter(office, "HM-2022-0001", "HM-2022-0002", "HM-2022-0001", "HM-2022-0001")
    with office.read() as session:
        assert shared_numbers(session, [other]) == shared_numbers(session, []) == []
        assert shared_numbers(session) == shared_numbers(session, [first])
        for one in (first, second, third):
            [shared] = shared_numbers(session, [one, other])
            assert (shared.number, shared.ids) == ("HM-2022-0001", (first, second, third))
            assert (shared.younger, shared.younger_title) == (third, "项目3")


def test_what_is_deleted_or_has_no_number_shares_none(office: Office) -> None:
    first, second, *empty = enter(office, "HM-2022-0001", "HM-2022-0001", "", "")
    delete(office, CLERK, [second])
    with office.read() as session:
        assert shared_numbers(session, [first, second, *empty]) == []


def test_the_next_number_is_behind_all_that_were_ever_given(office: Office) -> None:
    ids = enter(office, "HM-2022-0009", "HM-2022-0011", "HM-2021-0500", "HMX-2022-0700", "HM-2022-alt")
    delete(office, CLERK, [ids[1]])
    with office.read() as session:
        assert next_number(session, "HM", 2022) == "HM-2022-0012"
        assert next_number(session, "HM", 2023) == "HM-2023-0001"
