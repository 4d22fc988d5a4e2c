"""A unit's deletion of a project of which something counts waits for the centre, whatever becomes known first."""

from pathlib import Path

import pytest

from db.enums import FundState, Stage
from db.models import FundEntry, Milestone
from desktop_app.errors import UserError
from desktop_app.services.office import Label
from desktop_app.services.projects import delete
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.digests import compared
from desktop_app.sync.health import altered
from desktop_app.sync.undecided import Undecided, decide_all, undecided
from tests.helpers.stick_offices import DAY, StickOffice, send

Pair = tuple[StickOffice, StickOffice]
FUND = f"{1:032x}"


@pytest.fixture
def project(pair: Pair, tmp_path: Path) -> str:
    """A project with money, which both know."""
    centre, unit = pair
    project_id = unit.add_project("蓝鲸计划")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(FundEntry(id=FUND, project_id=project_id, amount_fen=200, arrived_on=DAY, state="checked"))
    send(unit, centre, tmp_path / "1")
    send(centre, unit, tmp_path / "2")
    return project_id


def confirm(one: StickOffice) -> None:
    one.change("fund_entry", FUND, state=FundState.CONFIRMED.value, count_month="2022-03")


def waiting(one: StickOffice) -> list[Undecided]:
    with one.office.read() as session:
        return undecided(session, one.actor)


def in_bin(one: StickOffice, project: str) -> bool:
    return one.value("project", project, "deleted_at") is not None


def agree(pair: Pair) -> bool:
    """Whether each shows what its registers say, and both come to the same as far as they know the same."""
    centre, _unit = pair
    for one in pair:
        one.exchange.seal()
        with one.office.read() as session:
            assert list(altered(session)) == []
    with centre.office.read() as session:
        same = compared(session)
    return bool(same) and all(same.values())


@pytest.mark.parametrize("knowing", [True, False])
def test_the_project_stays_in_view_until_the_centre_decides(
    pair: Pair, project: str, tmp_path: Path, knowing: bool
) -> None:
    centre, unit = pair
    confirm(centre)
    if knowing:
        send(centre, unit, tmp_path / "3")
    unit.change("project", project, deleted_at=1)
    (tmp_path / "4").mkdir()
    files = unit.exchange.write("DL01", tmp_path / "4").paths
    [row] = [row for row in centre.exchange.look([files], centre.actor).preview.rows if row.table == "project"]
    assert (row.kind, [option.impossible is None for option in row.differences[0].there]) == ("undecided", [False])
    centre.take(tmp_path / "4")
    assert not in_bin(centre, project)
    [one] = waiting(centre)
    assert (one.conflict.table, one.conflict.fields) == ("project", ("deleted_at",))
    stays, goes = sorted(one.options, key=lambda option: option.values["deleted_at"] is not None)
    assert (stays.by_centre, stays.shown, stays.impossible) == (True, True, None)
    assert (goes.by_centre, goes.user) == (False, "clerk of HM")
    assert goes.impossible is not None and goes.impossible.values["amount"] == "0.0002"
    send(centre, unit, tmp_path / "5")
    assert not in_bin(unit, project)
    send(unit, centre, tmp_path / "5b")
    assert agree(pair)
    values = {option.by_centre: choice.values for option, choice in zip(one.options, one.conflict.choices, strict=True)}
    own = centre.exchange.keys.own
    with pytest.raises(UserError, match="is confirmed and counts"):
        decide_all(centre.office, own, centre.actor, [(one.conflict, values[False])])
    decide_all(centre.office, own, centre.actor, [(one.conflict, values[True])])
    send(centre, unit, tmp_path / "6")
    send(unit, centre, tmp_path / "7")
    assert [in_bin(office, project) or bool(waiting(office)) for office in pair] == [False, False]
    assert agree(pair)


def test_what_is_confirmed_after_the_deletion_brings_the_project_back(pair: Pair, project: str, tmp_path: Path) -> None:
    centre, unit = pair
    unit.change("project", project, deleted_at=1)
    send(unit, centre, tmp_path / "3")
    assert in_bin(centre, project) and waiting(centre) == []
    confirm(centre)  # as by another computer of the centre that did not know of the deletion
    send(centre, unit, tmp_path / "4")
    send(unit, centre, tmp_path / "5")
    assert [in_bin(office, project) for office in pair] == [False, False]
    assert [len(waiting(office)) for office in pair] == [1, 1]
    assert agree(pair)
    centre.change("fund_entry", FUND, state="returned", count_month="")
    send(centre, unit, tmp_path / "6")
    send(unit, centre, tmp_path / "7")
    assert [in_bin(office, project) for office in pair] == [False, False]  # somebody has gone on with it
    [one] = waiting(centre)
    goes = next(choice.values for choice in one.conflict.choices if choice.values["deleted_at"] is not None)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(one.conflict, goes)])
    send(centre, unit, tmp_path / "8")
    send(unit, centre, tmp_path / "9")
    assert [in_bin(office, project) for office in pair] == [True, True]
    assert [waiting(office) for office in pair] == [[], []]
    assert agree(pair)


def test_a_stage_that_the_centre_confirmed_holds_a_project_too_and_one_that_units_confirm_does_not(
    pair: Pair, tmp_path: Path
) -> None:
    centre, unit = pair
    projects = {stage: unit.add_project(stage.value) for stage in (Stage.NEGOTIATION, Stage.LANDED)}
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        for number, (stage, one) in enumerate(projects.items(), 1):
            tx.session.add(Milestone(id=f"{number:032x}", project_id=one, stage=stage, confirmed_on=DAY))
    send(unit, centre, tmp_path / "1")
    for one in projects.values():
        unit.change("project", one, deleted_at=1)
    send(unit, centre, tmp_path / "2")
    assert {stage: in_bin(centre, one) for stage, one in projects.items()} == {
        Stage.NEGOTIATION: True,
        Stage.LANDED: False,
    }


def test_a_unit_that_knows_of_the_confirmation_is_refused_at_once(pair: Pair, project: str, tmp_path: Path) -> None:
    centre, unit = pair
    confirm(centre)
    send(centre, unit, tmp_path / "3")
    for one in pair:
        with pytest.raises(UserError, match="is confirmed and counts"):
            delete(one.office, one.actor, [project])
    with unit.office.read() as session:
        assert not in_bin(unit, project) and conflicts(session) == []
