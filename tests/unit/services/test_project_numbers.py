"""A number that two computers gave is seen at every office, and the younger project gets another one: it travels."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.services.journal import undo
from desktop_app.services.project_numbers import give_next_number
from desktop_app.sync.marks import marked_rows
from tests.helpers.stick_offices import HUAMING, StickOffice, district, send


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[StickOffice, StickOffice]]:
    """The centre and a unit that trust each other."""
    with district(tmp_path, HUAMING) as (centre, unit):
        yield centre, unit


def twice(one: StickOffice, ids: list[str]) -> list[bool]:
    with one.office.read() as session:
        return [row.number_twice for row in marked_rows(session, ids)]


def test_a_number_given_twice_is_seen_and_put_right_everywhere(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    ids = [unit.add_project(name, number="HM-2022-0005") for name in ("甲", "乙")]
    other = unit.add_project("丙", number="HM-2022-0006")
    send(unit, centre, tmp_path / "a")
    for one in pair:
        assert twice(one, [*ids, other]) == [True, True, False]
    changes = give_next_number(centre.office, centre.actor, ids[1])
    assert {("project", one) for one in ids} <= changes.records
    assert centre.value("project", ids[1], "number") == "HM-2022-0007"
    send(centre, unit, tmp_path / "b")
    for one in pair:
        assert twice(one, [*ids, other]) == [False, False, False]
    assert [unit.value("project", one, "number") for one in ids] == ["HM-2022-0005", "HM-2022-0007"]


def test_a_number_is_not_changed_without_need_and_the_change_can_be_undone(
    pair: tuple[StickOffice, StickOffice],
) -> None:
    _centre, unit = pair
    ids = [unit.add_project(name, number="anders") for name in ("甲", "乙")]
    step = give_next_number(unit.office, unit.actor, ids[1]).transaction_id
    assert unit.value("project", ids[1], "number") == f"HM-{unit.office.clock.today().year}-0001"
    for one in ids:
        with pytest.raises(UserError, match="No other project has the number"):
            give_next_number(unit.office, unit.actor, one)
    undo(unit.office, unit.actor, step)
    assert unit.value("project", ids[1], "number") == "anders"
