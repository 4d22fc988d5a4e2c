"""The agenda of a review meeting: its projects, their order, its judges."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import UserRole
from desktop_app.errors import UserError
from desktop_app.services import projects, review_agenda
from desktop_app.services.office import Actor, Office
from tests.helpers.database import fresh_office
from tests.helpers.districts import undo
from tests.helpers.projects import CENTRE, enter
from tests.helpers.reviews import JUDGES, call_meeting, furnish_reviews, known

CLERK = Actor("Li", "HM", UserRole.CLERK)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish_reviews(office)
    yield office
    office.close()


def titles(office: Office, meeting_id: str) -> list[str]:
    return [line.title for line in known(office, meeting_id).agenda]


def test_projects_come_at_the_end_and_only_once(office: Office) -> None:
    meeting_id, _items = call_meeting(office, "甲项目", "乙项目")
    first = known(office, meeting_id).agenda[0].project_id
    (third,) = enter(office, "丙项目")
    changes = review_agenda.put_on_agenda(office, CENTRE, meeting_id, [third, first, third])
    assert titles(office, meeting_id) == ["甲项目", "乙项目", "丙项目"]
    assert changes.kinds == {"review_item"}
    assert review_agenda.put_on_agenda(office, CENTRE, meeting_id, [first]).transaction_id == 0


def test_a_project_in_the_recycle_bin_comes_to_no_meeting(office: Office) -> None:
    meeting_id, _items = call_meeting(office)
    gone = enter(office, "甲项目")
    projects.delete(office, CENTRE, gone)
    with pytest.raises(UserError, match="is in the recycle bin"):
        review_agenda.put_on_agenda(office, CENTRE, meeting_id, gone)


def test_the_order_is_chosen_and_taken_back(office: Office) -> None:
    meeting_id, (one, two, three) = call_meeting(office, "甲项目", "乙项目", "丙项目")
    review_agenda.order_agenda(office, CENTRE, meeting_id, [three, one])
    assert titles(office, meeting_id) == ["丙项目", "甲项目", "乙项目"]
    undo(office)
    assert titles(office, meeting_id) == ["甲项目", "乙项目", "丙项目"]
    review_agenda.take_off_agenda(office, CENTRE, [one, two])
    assert titles(office, meeting_id) == ["丙项目"]


def test_judges_are_named_once_and_stand_on_every_card(office: Office) -> None:
    meeting_id, _items = call_meeting(office, "甲项目", "乙项目")
    told = review_agenda.name_judges(office, CENTRE, meeting_id, ["评委己、评委甲"]).label.values
    assert (told["count"], told["names"]) == (2, "评委己、评委甲")  # who wrote two names as one sees it
    assert known(office, meeting_id).line.record.judges == (*JUDGES, "评委己")
    for line in known(office, meeting_id).agenda:
        assert [card.judge for card in line.cards] == [*JUDGES, "评委己"]
    assert known(office, meeting_id).line.record.recorder == "赵干事"
    with pytest.raises(UserError, match="Give the name of a judge"):
        review_agenda.name_judges(office, CENTRE, meeting_id, [" 、"])


def test_only_the_centre_keeps_the_agenda(office: Office) -> None:
    meeting_id, items = call_meeting(office, "甲项目")
    for act in (
        lambda: review_agenda.put_on_agenda(office, CLERK, meeting_id, []),
        lambda: review_agenda.take_off_agenda(office, CLERK, items),
        lambda: review_agenda.order_agenda(office, CLERK, meeting_id, items),
        lambda: review_agenda.name_judges(office, CLERK, meeting_id, ["某"]),
    ):
        with pytest.raises(UserError, match="Only the centre"):
            act()
