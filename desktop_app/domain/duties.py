"""How a duty (责任清单) stands against its day."""

from datetime import date, timedelta

from db.enums import TaskState
from desktop_app.domain.indicators import Light

SOON_DAYS = 7
"""[default] A duty is to be seen to from this many days before its day."""


def light(state: TaskState, due_on: date | None, today: date) -> Light | None:
    """Of an open duty: red when its day is past, yellow when it is near, else green; of any other none."""
    if state is not TaskState.OPEN:
        return None
    if due_on is None:
        return Light.GREEN
    if due_on < today:
        return Light.RED
    return Light.YELLOW if due_on <= today + timedelta(days=SOON_DAYS) else Light.GREEN


def state_on(state: TaskState, closed_on: date | None, day: date) -> TaskState:
    """The state on a day in the past: what was closed later was open then."""
    return TaskState.OPEN if state is TaskState.CLOSED and closed_on is not None and closed_on > day else state


def days_late(state: TaskState, due_on: date | None, closed_on: date | None, today: date) -> int:
    """Days beyond the due day: of an open duty until today, of a closed one until it was closed."""
    until = today if state is TaskState.OPEN else closed_on if state is TaskState.CLOSED else None
    return max(0, (until - due_on).days) if until and due_on else 0
