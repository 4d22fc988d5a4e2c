"""A preview names every record with what would become of it, and its values before and after."""

from pathlib import Path

import pytest

from db.enums import ProjectStatus
from desktop_app.queries.audit import FieldChange
from desktop_app.sync import overview
from desktop_app.sync.preview import Preview
from tests.helpers.stick_offices import StickOffice, send


def preview(giver: StickOffice, taker: StickOffice, folder: Path) -> Preview:
    """What a package of the one would do at the other, which stays as it is."""
    folder.mkdir()
    written = giver.exchange.write(taker.code, folder)
    before = dump(taker)
    taken = taker.exchange.take(written.paths, taker.actor, only_look=True)
    assert dump(taker) == before
    assert taken.preview is not None
    return taken.preview


def dump(one: StickOffice) -> list[tuple[object, ...]]:
    """All projects, and what the exchange knows."""
    with one.office.read() as session:
        connection = session.connection()
        rows = [tuple(row) for row in connection.exec_driver_sql("SELECT * FROM project ORDER BY id")]
        return rows + [tuple(row) for row in connection.exec_driver_sql("SELECT hash FROM exchange_commit ORDER BY id")]


def test_a_changed_record_shows_both_values(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目", summary="一")
    send(unit, centre, tmp_path / "a")
    unit.change("project", project, summary="二", status=ProjectStatus.ON_HOLD.value)
    found = preview(unit, centre, tmp_path / "b")
    [row] = found.rows
    assert (row.kind, row.title, found.counts) == ("changed", "氢能项目", {"changed": 1})
    assert set(row.changes) == {
        FieldChange("summary", "一", "二"),
        FieldChange("status", ProjectStatus.ACTIVE, ProjectStatus.ON_HOLD),
    }


def test_only_new_differences_are_to_decide(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    first, second = unit.add_project("甲"), unit.add_project("乙")
    send(unit, centre, tmp_path / "a")
    for one, text in ((unit, "单位"), (centre, "中心")):
        one.change("project", first, summary=text)
    send(unit, centre, tmp_path / "b")
    for one, text in ((unit, "单位"), (centre, "中心")):
        one.change("project", second, handler=text)
    found = preview(unit, centre, tmp_path / "c")
    [row] = found.rows
    assert (row.kind, row.title, row.fields, found.conflicts) == ("undecided", "乙", ("handler",), 1)
    [difference] = row.differences
    assert difference.fields == ("handler",)
    sides = [[(o.values["handler"], o.unit, o.user) for o in side] for side in (difference.here, difference.there)]
    assert sides == [[("中心", "合作交流办", "clerk of DL01")], [("单位", "华明街道", "clerk of HM")]]


def test_here_is_what_was_shown_before_whichever_is_shown_after(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    project = unit.add_project("甲")
    send(unit, centre, tmp_path / "a")
    send(centre, unit, tmp_path / "b")
    for one, text in ((unit, "单位"), (centre, "中心")):
        one.change("project", project, summary=text)
    for giver, taker, here, there in ((unit, centre, "中心", "单位"), (centre, unit, "单位", "中心")):
        [row] = preview(giver, taker, tmp_path / f"to {taker.code}").rows
        [difference] = row.differences
        assert [o.values["summary"] for o in difference.here] == [here]
        assert [o.values["summary"] for o in difference.there] == [there]


def test_what_is_undecided_is_counted_apart_from_what_changed(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    both, alone = unit.add_project("甲"), unit.add_project("乙")
    send(unit, centre, tmp_path / "a")
    for one, text in ((unit, "单位"), (centre, "中心")):
        one.change("project", both, summary=text)
    unit.change("project", both, handler="张三")
    unit.change("project", alone, summary="新")
    looked = preview(unit, centre, tmp_path / "b")
    assert looked.counts == {"undecided": 1, "changed": 1}
    [file] = list((tmp_path / "b").glob("*.zstpack"))
    outcome = centre.exchange.take([file], centre.actor).outcome
    assert outcome is not None
    assert (outcome.created, outcome.changed, outcome.undecided, outcome.conflicts) == (0, 1, 1, 1)
    with centre.office.read() as session:
        [row] = overview.history(session, None, 1)
    assert (row.outcome["changed"], row.outcome["undecided"]) == (1, 1)


def test_what_goes_to_another_unit_is_still_named(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目")
    send(unit, centre, tmp_path / "a")
    centre.change("project", project, owner_code="XL")
    found = preview(centre, unit, tmp_path / "b")
    gone = [row for row in found.rows if row.kind == "gone"]
    assert [(row.table, row.title) for row in gone] == [("project", "氢能项目")]
    assert (found.removed, found.present, found.deletes_much) == (1, 1, True)


@pytest.mark.parametrize(("removed", "present", "much"), [(5, 100, False), (6, 100, True), (0, 0, False)])
def test_more_than_one_in_twenty_is_much(removed: int, present: int, much: bool) -> None:
    assert Preview((), {"deleted": removed}, 0, present).deletes_much is much


def test_bookkeeping_that_no_clerk_sees_is_no_change(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    send(unit, centre, tmp_path / "a")
    found = preview(centre, unit, tmp_path / "b")  # both set up the same settings, and the centre's are taken over
    fields = {change.field for row in found.rows for change in row.changes}
    assert fields.isdisjoint({"owner_code", "created_at", "created_by", "changed_at", "changed_by"})
    assert "changed" not in found.counts
    [file] = list((tmp_path / "b").glob("*.zstpack"))
    outcome = unit.exchange.take([file], unit.actor).outcome
    assert outcome is not None and (outcome.created, outcome.changed) == (found.counts["new"], 0)


def test_whose_a_project_is_stays_in_sight(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("甲")
    send(unit, centre, tmp_path / "a")
    unit.change("project", project, owner_code="DL01")
    found = preview(unit, centre, tmp_path / "b")
    assert {change.field for row in found.rows for change in row.changes} == {"owner_code"}
