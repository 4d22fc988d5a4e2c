"""Records that do not show what the exchange knows of them, and offices that know the same and differ."""

import json
from pathlib import Path

import pytest

from desktop_app.sync import alarm, overview
from desktop_app.sync.health import check_office, put_right
from desktop_app.sync.rounds import take_all
from tests.helpers.stick_offices import StickOffice, send
from tests.unit.sync.test_digests import spoil_office


@pytest.fixture
def centre(pair: tuple[StickOffice, StickOffice]) -> StickOffice:
    return pair[0]


@pytest.fixture
def unit(pair: tuple[StickOffice, StickOffice]) -> StickOffice:
    return pair[1]


@pytest.fixture
def project(tmp_path: Path, centre: StickOffice, unit: StickOffice) -> str:
    """A project that both know, of which the centre's table was altered behind the exchange's back."""
    row_id = unit.add_project("P")
    both_ways(unit, centre, tmp_path / "first")
    spoil_office(centre.office, f"UPDATE project SET name = 'spoilt' WHERE id = '{row_id}'")
    return row_id


def both_ways(one: StickOffice, other: StickOffice, stick: Path) -> None:
    stick.mkdir()
    for number in range(2):
        send(one, other, stick / f"there{number}")
        send(other, one, stick / f"back{number}")


def standing(one: StickOffice) -> str:
    with one.office.read() as session:
        [row] = overview.offices(session, one.exchange.keys.trusted, one.office.clock.now_ms())
        return row.standing


def test_offices_in_order_raise_no_alarm(centre: StickOffice, unit: StickOffice, tmp_path: Path) -> None:
    unit.add_project("P")
    centre.add_project("Q", owner_code="HM")
    both_ways(unit, centre, tmp_path / "first")
    for one in (centre, unit):
        assert one.exchange.compare() == []
        health = check_office(one.office)
        assert health.ok and health.registers and health.differing == []
        assert standing(one) == ""


def test_a_package_says_what_the_scopes_come_to(centre: StickOffice, unit: StickOffice, tmp_path: Path) -> None:
    unit.add_project("P")
    written = unit.exchange.write("DL01", tmp_path)
    assert written.manifest.digests.keys() == {"shared", "HM"}
    centre.take(tmp_path)
    stick = tmp_path / "back"
    stick.mkdir()
    assert centre.exchange.write("HM", stick).manifest.digests == written.manifest.digests | {
        "shared": centre.exchange.write("HM", stick).manifest.digests["shared"]
    }


def test_equal_knowledge_and_other_records_raise_the_alarm_on_both_sides(
    centre: StickOffice, unit: StickOffice, project: str, tmp_path: Path
) -> None:
    stick = tmp_path / "s"
    stick.mkdir()
    unit.exchange.write("DL01", stick)
    took = take_all(centre.exchange, centre.packages(stick), centre.actor, tmp_path / "backups")
    assert took.differing == ("华明街道",)
    assert standing(centre) == "differs"
    send(centre, unit, tmp_path / "back")
    assert unit.exchange.compare() == ["DL01"]
    assert standing(unit) == "differs"
    health = check_office(centre.office)
    assert not health.ok and not health.registers and health.differing == ["HM"]
    assert f"project {project} was altered: name" in health.problems
    assert "office HM knows the same and shows other records" in health.problems
    assert check_office(unit.office).registers


def test_putting_right_brings_the_record_back_and_ends_the_alarm(
    centre: StickOffice, unit: StickOffice, project: str, tmp_path: Path
) -> None:
    send(unit, centre, tmp_path / "s")
    assert centre.exchange.compare() == ["HM"]
    repaired = put_right(centre.exchange, centre.actor)
    assert repaired.changes.records == {("project", project)}
    assert repaired.differing == ()
    assert centre.value("project", project, "name") == "P"
    assert standing(centre) == ""
    assert check_office(centre.office).ok
    assert put_right(centre.exchange, centre.actor).changes.count == 0


def test_what_refers_to_nothing_here_is_not_told_as_put_right(
    centre: StickOffice, unit: StickOffice, tmp_path: Path
) -> None:
    parent = centre.add_project("A")
    row_id = centre.add_project("B", owner_code="HM", parent_id=parent)
    send(centre, unit, tmp_path / "s")
    assert unit.value("project", row_id, "parent_id") is None
    assert put_right(unit.exchange, unit.actor).changes.count == 0
    spoil_office(unit.office, f"UPDATE project SET name = 'spoilt' WHERE id = '{row_id}'")
    assert put_right(unit.exchange, unit.actor).changes.count == 1
    assert unit.value("project", row_id, "name") == "B"


def test_a_record_that_was_taken_out_comes_back(centre: StickOffice, unit: StickOffice, tmp_path: Path) -> None:
    row_id = unit.add_project("P")
    send(unit, centre, tmp_path / "s")
    spoil_office(centre.office, f"DELETE FROM project WHERE id = '{row_id}'", "DELETE")
    assert f"project {row_id} is missing" in check_office(centre.office).problems
    put_right(centre.exchange, centre.actor)
    assert centre.value("project", row_id, "name") == "P"
    assert check_office(centre.office).ok


def test_what_a_clerk_entered_since_is_no_fault_and_is_not_undone(
    centre: StickOffice, unit: StickOffice, tmp_path: Path
) -> None:
    row_id = unit.add_project("P")
    send(unit, centre, tmp_path / "s")
    centre.change("project", row_id, name="new")
    assert check_office(centre.office).ok
    assert put_right(centre.exchange, centre.actor).changes.count == 0
    assert centre.value("project", row_id, "name") == "new"


def test_the_alarm_stands_until_both_are_seen_to_agree(
    centre: StickOffice, unit: StickOffice, project: str, tmp_path: Path
) -> None:
    send(unit, centre, tmp_path / "s")
    assert centre.exchange.compare() == ["HM"]
    centre.add_project("Q", owner_code="HM")  # the centre knows more by now: nothing can be said
    assert centre.exchange.compare() == ["HM"]
    with centre.office.read() as session:
        assert alarm.differing(session) == ["HM"]
    put_right(centre.exchange, centre.actor)
    both_ways(unit, centre, tmp_path / "again")
    assert centre.exchange.compare() == []


def test_of_who_knows_less_nothing_is_said(centre: StickOffice, unit: StickOffice, tmp_path: Path) -> None:
    unit.add_project("P")
    both_ways(unit, centre, tmp_path / "s")
    centre.add_project("Q", owner_code="HM")
    assert centre.exchange.compare() == []
    assert check_office(centre.office).ok


def test_other_tables_at_the_other_office_say_nothing(
    centre: StickOffice, unit: StickOffice, project: str, tmp_path: Path
) -> None:
    send(unit, centre, tmp_path / "s")
    with centre.office.maintain() as session:
        session.connection().exec_driver_sql("UPDATE exchange_peer SET schema = '9999'")
    assert centre.exchange.compare() == []
    assert json.dumps(check_office(centre.office).differing) == "[]"
