"""The light of a duty, and how late it is or was."""

import datetime as dt

import pytest

from db.enums import TaskState
from desktop_app.domain.duties import days_late, light, state_on
from desktop_app.domain.indicators import Light

TODAY = dt.date(2022, 6, 20)


@pytest.mark.parametrize(
    ("days", "shown"),
    [(-1, Light.RED), (0, Light.YELLOW), (7, Light.YELLOW), (8, Light.GREEN)],
)
def test_an_open_duty_is_lit_by_its_day(days: int, shown: Light) -> None:
    assert light(TaskState.OPEN, TODAY + dt.timedelta(days=days), TODAY) is shown


def test_without_a_day_or_when_it_is_done_nothing_presses() -> None:
    assert light(TaskState.OPEN, None, TODAY) is Light.GREEN
    assert light(TaskState.CLOSED, TODAY - dt.timedelta(days=9), TODAY) is None
    assert light(TaskState.CANCELLED, None, TODAY) is None


def test_what_was_closed_later_was_open_on_a_day_before() -> None:
    day, later = dt.date(2022, 3, 17), dt.date(2022, 3, 18)
    for closed_on, state in ((later, TaskState.OPEN), (day, TaskState.CLOSED), (None, TaskState.CLOSED)):
        assert state_on(TaskState.CLOSED, closed_on, day) is state
    assert state_on(TaskState.CANCELLED, later, day) is TaskState.CANCELLED
    assert state_on(TaskState.OPEN, None, day) is TaskState.OPEN


def test_lateness_ends_with_the_closing() -> None:
    due = TODAY - dt.timedelta(days=5)
    assert days_late(TaskState.OPEN, due, None, TODAY) == 5
    assert days_late(TaskState.CLOSED, due, due + dt.timedelta(days=2), TODAY) == 2
    assert days_late(TaskState.CLOSED, due, due, TODAY) == 0
    assert days_late(TaskState.CANCELLED, due, None, TODAY) == 0
    assert days_late(TaskState.OPEN, None, None, TODAY) == 0
