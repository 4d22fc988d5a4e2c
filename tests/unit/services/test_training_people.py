"""Who is on a session's list and who signed in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from db.models import Unit
from desktop_app.errors import UserError
from desktop_app.queries import training as query
from desktop_app.services import journal, training_people
from desktop_app.services.office import Label, Office
from desktop_app.services.training_people import PersonInput
from tests.helpers.database import fresh_office
from tests.helpers.trainings import CENTRE, a_year, furnish


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def one(office: Office) -> str:
    return a_year(office)[0]


def people(office: Office, session_id: str) -> list[query.PersonLine]:
    with office.read() as session:
        return query.people(session, [session_id])[session_id]


def attendances(office: Office) -> int:
    with office.read() as session:
        return query.load(session, 2022).attendances


def test_people_stand_by_unit_and_a_double_is_listed_once(office: Office, one: str) -> None:
    more = [
        PersonInput(" 张三 ", "u2"),
        PersonInput("王五", "u2", True),
        PersonInput("张三", "u1"),
        PersonInput("孙 六"),
    ]
    listed = training_people.add(office, CENTRE, one, more)
    assert (listed.added, listed.known) == (2, 2)
    assert [(line.person, line.unit, line.attended) for line in people(office, one)] == [
        ("李四", "合作交流办", True),
        ("张三", "合作交流办", False),
        ("张三", "华明街道", True),
        ("王五", "华明街道", True),
        ("孙 六", "", False),
    ]
    assert attendances(office) == 3
    with pytest.raises(UserError):
        training_people.add(office, CENTRE, one, [PersonInput(" ")])


def test_a_tick_counts_at_once_and_can_be_undone(office: Office, one: str) -> None:
    away = next(line for line in people(office, one) if not line.attended)
    changes = training_people.tick(office, CENTRE, [away.id], True)
    assert changes.label.values == {"person": "王五"}
    assert changes.kinds == {"attendance"}
    assert attendances(office) == 3
    journal.undo(office, CENTRE, changes.transaction_id)
    assert attendances(office) == 2
    everybody = [line.id for line in people(office, one)]
    assert training_people.tick(office, CENTRE, everybody, True).label.values == {"count": 3}
    assert training_people.tick(office, CENTRE, everybody, False).count == 3
    assert attendances(office) == 0


def test_who_is_taken_off_the_list_no_longer_counts(office: Office, one: str) -> None:
    gone = people(office, one)[0]
    changes = training_people.remove(office, CENTRE, [gone.id])
    assert gone.id not in [line.id for line in people(office, one)]
    assert attendances(office) == 1
    journal.undo(office, CENTRE, changes.transaction_id)
    assert attendances(office) == 2


def test_the_contact_persons_of_all_units_are_put_on_the_list(office: Office, one: str) -> None:
    listed = training_people.add_contacts(office, CENTRE, one)
    assert (listed.added, listed.known) == (2, 0)
    assert {(line.person, line.unit_id) for line in people(office, one)} >= {("赵一", "u1"), ("钱二", "u2")}
    with office.write(Label("Clear"), CENTRE) as tx:
        tx.session.execute(update(Unit).values(contact=""))
    with pytest.raises(UserError):
        training_people.add_contacts(office, CENTRE, one)
