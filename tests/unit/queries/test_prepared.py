"""Statements that are made once answer as if they had been made anew."""

from functools import cache
from pathlib import Path

from sqlalchemy import select

from db.models import Project
from desktop_app.queries.prepared import AMONG, PROJECT, Statement, ask
from desktop_app.services.office import Label
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish


@cache
def _stage() -> Statement:
    return select(Project.name, Project.stage, Project.entered_on).where(Project.id == PROJECT)


@cache
def _names() -> Statement:
    return select(Project.name).where(Project.id.in_(AMONG)).order_by(Project.name)


def test_values_have_the_types_of_their_columns(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    first, second = enter(office, "甲", "乙")
    with office.read() as session:
        for wanted in (first, second, first):
            project = session.get_one(Project, wanted)
            found = ask(session, _stage(), project=wanted).one()
            assert tuple(found) == (project.name, project.stage, project.entered_on)
        assert ask(session, _stage(), project="nobody").first() is None
        assert list(ask(session, _names(), among=[first, second]).scalars()) == ["乙", "甲"]
        assert list(ask(session, _names(), among=[]).scalars()) == []
    office.close()


def test_what_the_step_has_not_written_yet_is_seen(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    (only,) = enter(office, "甲")
    with office.write(Label("Rename"), CENTRE) as tx:
        tx.session.get_one(Project, only).name = "甲改"
        assert ask(tx.session, _stage(), project=only).one().name == "甲改"
    office.close()
