"""Another unit keeps a project: who may say so, what it says, and taking it back."""

import pytest

from db.enums import UserRole
from desktop_app.errors import InvalidInput, UserError
from desktop_app.services.journal import last_step, undo
from desktop_app.services.office import Actor, Office
from desktop_app.services.project_hand_over import hand_over, may_hand_over
from tests.helpers.projects import CENTRE, record_of

HUAMING = Actor("Li", "HM")
XINLI = Actor("Zhao", "XL")


def test_the_centre_gives_a_project_away_and_takes_it_back(office: Office, project: str) -> None:
    before = record_of(office, project)
    assert before.keeper == "合作交流办"
    changes = hand_over(office, CENTRE, project, "u1", "  落地在华明  ")
    assert changes.label.values == {"name": "国能智深总部", "unit": "华明"}
    now = record_of(office, project)
    assert (now.keeper, now.values["owner_code"], now.values["side_reason"]) == ("华明", "HM", "落地在华明")
    assert (now.unit, now.credits) == (before.unit, before.credits)
    with office.read() as session:
        step = last_step(session, CENTRE.name)
    assert step is not None
    undo(office, CENTRE, step.transaction_id)
    again = record_of(office, project)
    assert (again.keeper, again.values["side_reason"]) == ("合作交流办", before.values["side_reason"])


def test_a_unit_gives_away_only_its_own(office: Office, project: str) -> None:
    hand_over(office, CENTRE, project, "u1", "r")
    with pytest.raises(UserError, match="Another unit keeps"):
        hand_over(office, XINLI, project, "u2", "r")
    hand_over(office, HUAMING, project, "u2", "r")
    assert record_of(office, project).keeper == "合作交流办"
    assert may_hand_over(HUAMING, "HM") and not may_hand_over(HUAMING, "ZX")
    assert not may_hand_over(Actor("?"), "") and may_hand_over(CENTRE, "HM")
    assert not may_hand_over(Actor("Chen", "HM", UserRole.LEADER), "HM")


@pytest.mark.parametrize(
    ("unit", "reason", "field"),
    [("u1", " ", "reason"), (None, "r", "unit_id"), ("u2", "r", "unit_id"), ("?", "r", "unit_id")],
)
def test_what_is_lacking_is_said_at_its_field(
    office: Office, project: str, unit: str | None, reason: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        hand_over(office, CENTRE, project, unit, reason)
    assert set(caught.value.fields) == {field}
    assert record_of(office, project).keeper == "合作交流办"


def test_all_that_is_missing_is_said_at_once(office: Office, project: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        hand_over(office, CENTRE, project, None, " ")
    assert set(caught.value.fields) == {"unit_id", "reason"}
