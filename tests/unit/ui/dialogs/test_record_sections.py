"""The facts of a project say of what a reason is the reason."""

from pathlib import Path

import pytest

from db.enums import ProjectStatus
from desktop_app.queries.project_record import record
from desktop_app.ui.dialogs.record_sections import overview
from desktop_app.ui.models.lookups import Lookups
from tests.helpers.stick_offices import stick_office


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ProjectStatus.ACTIVE, "Why handed over or put back"),
        (ProjectStatus.ON_HOLD, "Why on hold"),
        (ProjectStatus.TERMINATED, "Why terminated"),
    ],
)
def test_a_reason_says_of_what_it_is(tmp_path: Path, status: ProjectStatus, words: str) -> None:
    one = stick_office(tmp_path / "unit", "HM", "华明街道")
    project = one.add_project("氢能项目")
    one.change("project", project, status=status.value, side_reason="落地在华明")
    with one.office.read() as session:
        found = record(session, project)
    assert found is not None
    told = {field: (name, value) for field, name, value in overview(found, Lookups())}
    assert told["side_reason"] == (words, "落地在华明")
    one.close()
