"""A codename hides the project's name until signing: in lists, on the first page and in bulletins."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import CommitmentSide, Stage, TaskSource
from db.models import Commitment, Project, Task
from desktop_app.domain.periods import Month
from desktop_app.queries import bulletin_duties, bulletins, overview, projects, search
from desktop_app.services.office import Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, DAY, enter, furnish

NAME, CODENAME = "国能智深总部", "春笋"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.mark.parametrize(("stage", "shown"), [(Stage.REVIEW, CODENAME), (Stage.SIGNED, NAME)])
def test_the_name_stands_only_from_signing_on(office: Office, stage: Stage, shown: str) -> None:
    project_id = enter(office, NAME)[0]
    with office.write(Label("Hide"), CENTRE) as tx:
        project = tx.session.get_one(Project, project_id)
        project.codename, project.stage = CODENAME, stage
        tx.session.add(Commitment(project_id=project_id, side=CommitmentSide.GOVERNMENT, clause="租金减半", due_on=DAY))
        tx.session.add(Task(source=TaskSource.MEETING, matter="会商", project_id=project_id, due_on=DAY))
    day = DAY + dt.timedelta(days=1)
    with office.read() as session:
        [row] = projects.rows(session, [project_id])
        due = {words for entry in overview.due(session, day).past for words in (entry.title, entry.text)}
        owed = bulletin_duties.overdue_commitments(session, day)[0].matter
        hits = [hit.title for hit in search.find(session, NAME, kinds=("project",))]
        line = bulletins.project_lines(session, [project_id], Month.of(day).last_day)[0].name
    assert row.title == line == shown
    assert (row.investors == "") == (shown == CODENAME), "who invests would tell what it is"
    assert hits == [shown]
    assert due & {NAME, CODENAME} == {shown}
    assert owed == f"{shown}：租金减半"
