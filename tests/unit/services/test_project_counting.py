"""Who deletes a project of which something counts is refused in a sentence that names the money; nothing is changed."""

from pathlib import Path

import pytest

from db.enums import Stage
from db.models import ClosedMonth, FundEntry, Milestone
from desktop_app.errors import UserError
from desktop_app.services.office import Label
from desktop_app.services.projects import delete
from tests.helpers.stick_offices import CENTRE, DAY, HUAMING, StickOffice, stick_office


def refused(one: StickOffice, *projects: str) -> str:
    with pytest.raises(UserError) as caught:
        delete(one.office, one.actor, projects)
    assert all(one.value("project", project, "deleted_at") is None for project in projects)
    return caught.value.words()[0]


def enter(one: StickOffice, record: FundEntry | Milestone | ClosedMonth) -> None:
    with one.office.write(Label("Enter"), one.actor) as tx:
        tx.session.add(record)


def test_confirmed_money_keeps_a_project_and_those_deleted_with_it(tmp_path: Path) -> None:
    unit = stick_office(tmp_path / "unit", *HUAMING)
    project, other = unit.add_project("蓝鲸计划"), unit.add_project("旧项目")
    entry = FundEntry(
        project_id=project, amount_fen=200_000_000, arrived_on=DAY, state="confirmed", count_month="2022-03"
    )
    enter(unit, entry)
    assert refused(unit, project, other) == "蓝鲸计划 is not deleted: 200 万元 of its money is confirmed and counts."
    delete(unit.office, unit.actor, [other])
    assert unit.value("project", other, "deleted_at") is not None
    unit.close()


def test_a_stage_of_the_centre_is_the_centres_own_word_until_its_month_is_out(tmp_path: Path) -> None:
    words = "甲 is not deleted: the centre has confirmed its stage, which counts."
    unit, centre = stick_office(tmp_path / "unit", *HUAMING), stick_office(tmp_path / "centre", *CENTRE, centre=True)
    for one in (unit, centre):
        project = one.add_project("甲")
        enter(one, Milestone(project_id=project, stage=Stage.LANDED, confirmed_on=DAY))
        if one is unit:
            assert refused(one, project) == words
    enter(centre, ClosedMonth(month="2022-03", closed_on=DAY))
    assert refused(centre, project) == words
    centre.change("closed_month", _month(centre), deleted_at=1)
    delete(centre.office, centre.actor, [project])
    assert centre.value("project", project, "deleted_at") is not None
    unit.close()
    centre.close()


def _month(one: StickOffice) -> str:
    with one.office.read() as session:
        return str(session.query(ClosedMonth.id).scalar())
