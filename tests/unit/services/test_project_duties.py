"""The open duties of a project go along with it, whoever helps; what was closed, and what was said since, stays."""

from collections.abc import Callable

import pytest

from db.enums import TaskState, UnitGroup
from db.models import Project, Task, Unit
from desktop_app.services.journal import last_step, undo
from desktop_app.services.office import Label, Office
from desktop_app.services.project_duties import hand_duties_over_since, unit_in_charge
from desktop_app.services.project_hand_over import hand_over
from tests.helpers.projects import CENTRE

Enter = Callable[..., str]


@pytest.fixture
def enter(office: Office, project: str) -> Enter:
    """Enter a duty of the project; a third unit takes part."""
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(Unit(id="u3", code="XL", name="新立街道", group=UnitGroup.SUBDISTRICT))
        tx.session.get_one(Project, project).owner_code = "HM"

    def make(**values: object) -> str:
        given = {"source": "review", "matter": "m", "project_id": project, "unit_id": "u1", "state": "open"}
        with office.write(Label("Enter"), CENTRE) as tx:
            duty = Task(**{**given, **values})
            tx.session.add(duty)
            tx.session.flush()
            return duty.id

    return make


def whose(office: Office, duty: str) -> tuple[str | None, str, str]:
    """Who is in charge of a duty, who helps, and who entered it."""
    with office.read() as session:
        found = session.get_one(Task, duty)
        return found.unit_id, found.co_unit_codes, found.owner_code


def step_now(office: Office) -> int:
    with office.read() as session:
        step = last_step(session, CENTRE.name)
    assert step is not None
    return step.transaction_id


def follow(office: Office, since: int) -> int:
    with office.write(Label("Follow"), CENTRE) as tx:
        return hand_duties_over_since(tx.session, "ZX", since)


def give(office: Office, project: str, code: str) -> None:
    """Hand a project over as an import does: nothing but its owner changes."""
    with office.write(Label("Take in"), CENTRE) as tx:
        tx.session.get_one(Project, project).owner_code = code


def test_who_is_in_charge_or_helps_is_the_new_unit(office: Office, project: str, enter: Enter) -> None:
    charged, helped = enter(), enter(unit_id="u2", co_unit_codes="HM、KG")
    both, already = enter(co_unit_codes="XL、KG"), enter(unit_id="u3", co_unit_codes="HM")
    own, nobodys = enter(owner_code="HM"), enter(unit_id="u2", co_unit_codes="KG")
    hand_over(office, CENTRE, project, "u3", "r")
    assert whose(office, charged) == ("u3", "", "ZX")
    assert whose(office, helped) == ("u2", "XL、KG", "ZX")
    assert whose(office, both) == ("u3", "KG", "ZX")
    assert whose(office, already) == ("u3", "", "ZX")
    assert whose(office, own) == ("u3", "", "ZX")  # the centre tells the new unit of it
    assert whose(office, nobodys) == ("u2", "KG", "ZX")
    undo(office, CENTRE, step_now(office))
    assert whose(office, charged) == ("u1", "", "ZX") and whose(office, own) == ("u1", "", "HM")


def test_what_was_closed_stays_with_who_did_it(office: Office, project: str, enter: Enter) -> None:
    closed, cancelled = enter(state=TaskState.CLOSED), enter(state=TaskState.CANCELLED)
    hand_over(office, CENTRE, project, "u3", "r")
    assert [whose(office, one)[0] for one in (closed, cancelled)] == ["u1", "u1"]


def test_what_came_with_a_file_is_done_once_and_what_was_said_since_stands(
    office: Office, project: str, enter: Enter
) -> None:
    asked, kept = enter(), enter()
    since = step_now(office)
    give(office, project, "XL")
    with office.write(Label("Change"), CENTRE) as tx:
        tx.session.get_one(Task, kept).co_unit_codes = "KG"  # looked at since, and left with its unit
        tx.session.get_one(Task, asked).evidence = "其他的变化"
    made = enter()
    assert follow(office, since) == 1
    assert [whose(office, one)[0] for one in (asked, kept, made)] == ["u3", "u1", "u1"]
    assert follow(office, since) == 0


def test_what_was_given_and_taken_back_meanwhile_changes_nothing(office: Office, project: str, enter: Enter) -> None:
    theirs, asked = enter(unit_id="u3"), enter()
    since = step_now(office)
    give(office, project, "XL")
    give(office, project, "HM")
    assert follow(office, since) == 0
    assert (whose(office, theirs)[0], whose(office, asked)[0]) == ("u3", "u1")


def test_a_unit_that_is_not_known_gets_nothing(office: Office, project: str, enter: Enter) -> None:
    asked = enter()
    since = step_now(office)
    give(office, project, "??")
    assert follow(office, since) == 0 and whose(office, asked)[0] == "u1"


def test_asked_is_where_it_lands_else_who_keeps_it_else_who_reported_it(office: Office, project: str) -> None:
    with office.write(Label("Change"), CENTRE) as tx:
        tx.session.add(Unit(id="u3", code="XL", name="新立街道", group=UnitGroup.SUBDISTRICT))
        tx.session.flush()
        found = tx.session.get_one(Project, project)
        assert (found.owner_code, unit_in_charge(tx.session, found)) == ("ZX", "u1")  # the centre keeps it
        found.owner_code = "XL"
        assert unit_in_charge(tx.session, found) == "u3"
        found.landing_unit_id = "u2"
        assert unit_in_charge(tx.session, found) == "u2"
