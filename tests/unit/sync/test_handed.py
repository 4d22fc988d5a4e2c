"""From whom a handed-over project comes and where it goes: said before it is taken in, after, and in the history."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import TaskState, UnitGroup
from db.models import ExchangeFile, Milestone, Task, Unit
from desktop_app.queries import duties
from desktop_app.services.journal import undo
from desktop_app.services.office import Label
from desktop_app.services.project_hand_over import hand_over
from desktop_app.sync import overview
from desktop_app.sync.handed import Handed
from desktop_app.sync.preview import PreviewRow
from desktop_app.sync.receipt import handed_of
from desktop_app.sync.rounds import take_all
from desktop_app.ui.models.duty_columns import duty_columns
from tests.helpers.stick_offices import DAY, StickOffice, send

Three = tuple[StickOffice, StickOffice, StickOffice]


@pytest.fixture
def three(three: Three, tmp_path: Path) -> Three:
    """They all know of each other as units."""
    centre, *units = three
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for one in units:
            name = one.exchange.keys.trusted.own.unit_name
            tx.session.add(Unit(code=one.code, name=name, group=UnitGroup.SUBDISTRICT))
    for one in units:
        send(centre, one, tmp_path / f"first {one.code}")
    return three


def looked(giver: StickOffice, taker: StickOffice, stick: Path) -> list[PreviewRow]:
    """What the taker is shown of the giver's next package, which it then takes in."""
    stick.mkdir()
    files = giver.exchange.write(taker.code, stick).paths
    preview = taker.exchange.look([files], taker.actor).preview
    taker.exchange.take(files, taker.actor)
    return list(preview.rows)


def in_history(one: StickOffice) -> list[Handed]:
    """What the newest package that was taken in says."""
    with one.office.read() as session:
        newest = session.scalars(select(ExchangeFile.id).order_by(ExchangeFile.id.desc()).limit(1)).one()
        return handed_of(session, str(newest))


def project_of(unit: StickOffice, **values: str) -> str:
    """A project with a milestone."""
    row_id = unit.add_project("国能智深总部", **values)
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(Milestone(project_id=row_id, stage="lead", business_date=DAY))
    return row_id


@pytest.mark.parametrize("by_unit", [True, False], ids=["a unit gives it away", "the centre takes it away"])
def test_both_units_see_whence_and_where_to(three: Three, tmp_path: Path, by_unit: bool) -> None:
    centre, huaming, xinli = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    one = huaming if by_unit else centre
    hand_over(one.office, one.actor, row_id, one.unit_id("XL"), "属地管理")
    if by_unit:
        send(huaming, centre, tmp_path / "2")
    given = looked(centre, huaming, tmp_path / "3")
    assert {row.kind for row in given} == {"gone"}
    went = Handed("project", row_id, "国能智深总部", "新立街道", False, "属地管理")
    assert next(row.handed for row in given if row.table == "project") == went
    assert {row.handed.unit for row in given if row.handed} == {"新立街道"}
    assert {row.title for row in given if row.table in ("milestone", "project_investor")} == {"国能智深总部"}
    assert in_history(huaming) == [went]
    got = looked(centre, xinli, tmp_path / "4")
    came = Handed("project", row_id, "国能智深总部", "华明街道", True, "属地管理")
    assert next(row.handed for row in got if row.table == "project") == came
    assert [row.handed.unit for row in got if row.table == "milestone" and row.handed] == ["华明街道"]
    assert in_history(xinli) == [came]


def test_the_centre_sees_from_whom_to_whom_a_project_goes(three: Three, tmp_path: Path) -> None:
    """It is no plain change; what else was changed of it stands beside."""
    centre, huaming, _ = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    hand_over(huaming.office, huaming.actor, row_id, huaming.unit_id("XL"), "属地管理")
    huaming.change("project", row_id, handler="李四")
    [row] = [row for row in looked(huaming, centre, tmp_path / "2") if row.table == "project"]
    passes = Handed("project", row_id, "国能智深总部", "华明街道", True, "属地管理", "新立街道")
    assert (row.kind, row.handed) == ("handed", passes)
    assert [(one.field, one.after) for one in row.changes if one.field != "host_unit_id"] == [("handler", "李四")]
    assert in_history(centre) == [passes]
    with centre.office.read() as session:
        [file] = overview.history(session, None, 1)
    assert {kind: file.outcome.get(kind) for kind in ("moved", "changed")} == {"moved": 1, "changed": 0}


def test_a_handover_that_is_left_out_is_none(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    hand_over(huaming.office, huaming.actor, row_id, huaming.unit_id("XL"), "属地管理")
    stick = tmp_path / "2"
    stick.mkdir()
    huaming.exchange.write(centre.code, stick)
    took = take_all(
        centre.exchange, centre.packages(stick), centre.actor, tmp_path / "b", left_out=[("project", row_id)]
    )
    [result] = took.results
    assert result.taken is not None and result.taken.outcome is not None
    assert (result.taken.handed, result.taken.outcome.moved, result.taken.left_out) == ((), 0, 1)
    assert [one.taken.handed[0].to for one in took.with_all().results if one.taken] == ["新立街道"]
    assert centre.value("project", row_id, "owner_code") == "HM"
    with centre.office.read() as session:
        [file] = overview.history(session, None, 1)
    assert (file.outcome["moved"], file.outcome["left_out"]) == (0, 1)
    assert [(one.to, one.left_out) for one in in_history(centre)] == [("新立街道", True)]
    undo(centre.office, centre.actor, took.put_back)
    assert [(one.to, one.left_out) for one in in_history(centre)] == [("新立街道", False)]
    assert centre.value("project", row_id, "owner_code") == "XL"


def test_what_came_and_was_left_out_is_said_to_be(three: Three, tmp_path: Path) -> None:
    """Another project of the same file was not."""
    centre, huaming, xinli = three
    out, taken = project_of(huaming), project_of(huaming, number="2")
    send(huaming, centre, tmp_path / "1")
    for row_id in (out, taken):
        hand_over(centre.office, centre.actor, row_id, centre.unit_id("XL"), "属地管理")
    stick = tmp_path / "2"
    stick.mkdir()
    centre.exchange.write(xinli.code, stick)
    take_all(xinli.exchange, xinli.packages(stick), xinli.actor, tmp_path / "b", left_out=[("project", out)])
    assert {one.record_id: one.left_out for one in in_history(xinli)} == {out: True, taken: False}


def test_what_the_unit_changed_of_a_project_that_goes_is_told_to_go_along(three: Three, tmp_path: Path) -> None:
    """The centre takes it away without having heard of these changes; it gets them all the same."""
    centre, huaming, xinli = three
    row_id, other = project_of(huaming), huaming.add_project("别的项目")
    send(huaming, centre, tmp_path / "1")
    hand_over(centre.office, centre.actor, row_id, centre.unit_id("XL"), "属地管理")
    huaming.change("project", row_id, handler="李四")
    huaming.change("project", row_id, next_step="签约")
    huaming.change("milestone", milestone_of(huaming, row_id), basis="会议纪要")
    huaming.change("project", other, handler="王五")
    stick = tmp_path / "2"
    stick.mkdir()
    files = centre.exchange.write(huaming.code, stick).paths
    [went] = [one for one in huaming.exchange.look([files], huaming.actor).only.handed if one.table == "project"]
    assert (went.unit, went.untold) == ("新立街道", 2)
    huaming.exchange.take(files, huaming.actor)
    assert [one.untold for one in in_history(huaming)] == [2]
    send(huaming, centre, tmp_path / "3")
    assert centre.value("project", row_id, "handler") == "李四"
    send(centre, xinli, tmp_path / "4")
    assert xinli.value("project", row_id, "next_step") == "签约"


def milestone_of(one: StickOffice, project: str) -> str:
    with one.office.read() as session:
        return session.scalars(select(Milestone.id).where(Milestone.project_id == project)).one()


def test_what_comes_back_says_from_whom(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    for number, (code, reason) in enumerate((("XL", "先去"), ("HM", "又回"))):
        hand_over(centre.office, centre.actor, row_id, centre.unit_id(code), reason)
        for unit in (huaming, xinli):
            send(centre, unit, tmp_path / f"{number} {unit.code}")
    assert in_history(huaming) == [Handed("project", row_id, "国能智深总部", "新立街道", True, "又回")]
    assert in_history(xinli) == [Handed("project", row_id, "国能智深总部", "华明街道", False, "又回")]


def test_a_codename_hides_the_name_there_too(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    row_id = project_of(huaming, codename="甲一号")
    send(huaming, centre, tmp_path / "1")
    hand_over(centre.office, centre.actor, row_id, centre.unit_id("XL"), "属地管理")
    for unit in (huaming, xinli):
        rows = looked(centre, unit, tmp_path / f"for {unit.code}")
        assert "国能智深" not in str([(row.title, row.handed) for row in rows])
        assert [one.title for one in in_history(unit)] == ["甲一号"]


def test_a_package_without_any_says_nothing(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    send(centre, huaming, tmp_path / "2")
    assert in_history(huaming) == in_history(centre) == []


def duty_of(centre: StickOffice, project: str, unit: str, **values: object) -> str:
    """A duty that the centre gives to a unit for a project."""
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        duty = Task(
            **{"source": "review", "matter": "补充环评", "project_id": project, "state": "open", **values},
            unit_id=centre.unit_id(unit),
        )
        tx.session.add(duty)
        tx.session.flush()
        return duty.id


@pytest.mark.parametrize("by_unit", [True, False], ids=["a unit gives it away", "the centre takes it away"])
def test_what_is_still_to_be_done_for_a_project_goes_along(three: Three, tmp_path: Path, by_unit: bool) -> None:
    """What the first unit did stays its own."""
    centre, huaming, xinli = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    done = duty_of(centre, row_id, "HM", matter="补充能耗", state="closed", closed_on=DAY)
    asked = duty_of(centre, row_id, "HM")
    other = duty_of(centre, project_of(centre, number="other"), "HM", matter="别的项目的事")
    send(centre, huaming, tmp_path / "2")
    assert {done, asked, other} <= set(open_or_closed(huaming))
    one = huaming if by_unit else centre
    hand_over(one.office, one.actor, row_id, one.unit_id("XL"), "属地管理")
    if by_unit:
        assert asked in open_or_closed(huaming)
        send(huaming, centre, tmp_path / "3")
    assert centre.value("task", asked, "unit_id") == centre.unit_id("XL")
    went = looked(centre, huaming, tmp_path / "4")
    told = Handed("task", asked, "补充环评", "新立街道", False, "")
    assert {row.record_id: (row.kind, row.handed) for row in went if row.table == "task"} == {
        asked: ("gone", told),
        done: ("changed", None),  # its project is not here any more
    }
    assert open_or_closed(huaming) == {done: "closed", other: "open"}
    came = looked(centre, xinli, tmp_path / "5")
    assert [row.handed for row in came if row.table == "task"] == [replace(told, unit="华明街道", came=True)]
    assert open_or_closed(xinli) == {asked: "open"}
    assert xinli.value("task", asked, "project_id") == row_id
    xinli.change("task", asked, state="closed", closed_on=DAY, evidence="批复")
    send(xinli, centre, tmp_path / "6")
    assert centre.value("task", asked, "evidence") == "批复"
    assert centre.value("task", done, "unit_id") == centre.unit_id("HM")


def open_or_closed(one: StickOffice) -> dict[str, str]:
    """The duties of an office with their states."""
    with one.office.read() as session:
        return {duty.id: str(duty.state) for duty in session.scalars(select(Task))}


def test_duties_come_back_with_a_handover_that_is_left_out(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    asked = duty_of(centre, row_id, "HM")
    hand_over(huaming.office, huaming.actor, row_id, huaming.unit_id("XL"), "属地管理")
    stick = tmp_path / "2"
    stick.mkdir()
    huaming.exchange.write(centre.code, stick)
    take_all(centre.exchange, centre.packages(stick), centre.actor, tmp_path / "b", left_out=[("project", row_id)])
    send(centre, huaming, tmp_path / "3")
    assert centre.value("task", asked, "unit_id") == centre.unit_id("HM")
    assert open_or_closed(huaming) == {asked: "open"}


def test_two_handovers_at_once_are_told_to_both(three: Three, tmp_path: Path) -> None:
    """The centre's holds; who wished otherwise is named there, and learns of it."""
    centre, huaming, _ = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    hand_over(centre.office, centre.actor, row_id, centre.unit_id("DL01"), "中心直接招引")
    hand_over(huaming.office, huaming.actor, row_id, huaming.unit_id("XL"), "属地管理")
    looked(huaming, centre, tmp_path / "2")
    assert centre.value("project", row_id, "owner_code") == "DL01"
    stays = centre.exchange.keys.trusted.own.unit_name
    assert in_history(centre) == [
        Handed("project", row_id, "国能智深总部", "华明街道", True, "", "新立街道", instead=stays)
    ]
    looked(centre, huaming, tmp_path / "3")
    [went] = [one for one in in_history(huaming) if one.table == "project"]
    assert (went.unit, went.came, went.reason, went.instead) == (stays, False, "中心直接招引", "新立街道")
    looked(huaming, centre, tmp_path / "4")
    assert in_history(centre) == []


def test_a_closed_duty_still_says_which_project_it_was_about(three: Three, tmp_path: Path) -> None:
    """What was done stays with the unit that did it, though the project is another's now; a codename stays one."""
    centre, huaming, xinli = three
    named, hidden = project_of(huaming), project_of(huaming, codename="蓝鲸", number="2")
    send(huaming, centre, tmp_path / "1")
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for project, state in ((named, TaskState.CLOSED), (hidden, TaskState.CLOSED), (named, TaskState.OPEN)):
            of = {"project_id": project, "unit_id": huaming.unit_id("HM"), "co_unit_codes": "XL"}
            tx.session.add(Task(source="meeting", matter=f"补件{state}", state=state, **of))
    send(centre, huaming, tmp_path / "2")
    for project in (named, hidden):
        hand_over(centre.office, centre.actor, project, centre.unit_id("XL"), "属地管理")
    send(centre, huaming, tmp_path / "3")
    with huaming.office.read() as session:
        found = duties.rows(session, duties.Which.ALL, DAY)
    assert {row.project for row in found} == {"国能智深总部", "蓝鲸"} and len(found) == 2
    assert all(row.project_left and row.project_id is None for row in found)
    column = next(one for one in duty_columns(DAY) if one.field == "project")
    assert str(column.of(found[0])).endswith(" (handed over)")
    send(centre, xinli, tmp_path / "4")
    hand_over(centre.office, centre.actor, named, centre.unit_id("HM"), "退回")
    send(centre, huaming, tmp_path / "5")
    with huaming.office.read() as session:
        of_named = [row for row in duties.rows(session, duties.Which.ALL, DAY) if row.project_id == named]
    assert of_named and not any(row.project_left for row in of_named)
