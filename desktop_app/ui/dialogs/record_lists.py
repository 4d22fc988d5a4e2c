"""The parts of a project's record on paper."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from desktop_app.queries.project_record import ProjectRecord
from desktop_app.ui.dialogs.print_button import Wanted
from desktop_app.ui.dialogs.shown_lists import notes, of_rows
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.record_columns import activity_columns, commitment_columns, fund_columns
from desktop_app.ui.table_model import Column

_PARTS: Mapping[str, tuple[Callable[[Lookups], Sequence[Column]], Callable[[ProjectRecord], Sequence[Any]]]] = {
    "activities": (lambda _lookups: activity_columns(), lambda project: project.activities),
    "funds": (fund_columns, lambda project: project.funds),
    "commitments": (lambda _lookups: commitment_columns(), lambda project: project.commitments),
}
PRINTED = tuple(_PARTS)
"""The parts that are lists."""


def record_list(part: str, title: str, project: ProjectRecord, lookups: Lookups) -> Wanted:
    """A part of a project's record, `title` is its name on the screen."""
    columns, rows = _PARTS[part]
    below = notes([project.number, project.unit])
    return of_rows(f"{project.title} · {title}", columns(lookups), tuple(rows(project)), below)
