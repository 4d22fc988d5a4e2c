"""A preview names every record with what would become of it, and its values before and after."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import ProjectStatus, Stage
from db.models import Chapter, FundPlan, Milestone
from db.types import new_id
from desktop_app.errors import UserError
from desktop_app.queries.audit import FieldChange
from desktop_app.queries.units import names_by_code
from desktop_app.services.office import Label
from desktop_app.sync import overview
from desktop_app.sync.apply import Applying
from desktop_app.sync.preview import Preview, Removal
from desktop_app.sync.problems import FileRefused
from desktop_app.sync.taken import Taken
from desktop_app.sync.wire import Malformed
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office

Three = tuple[StickOffice, StickOffice, StickOffice]


def preview(giver: StickOffice, taker: StickOffice, folder: Path) -> Preview:
    """What a package of the one would do at the other, which stays as it is."""
    folder.mkdir()
    written = giver.exchange.write(taker.code, folder)
    before = dump(taker)
    looked = taker.exchange.look([written.paths], taker.actor)
    assert dump(taker) == before
    assert counted(looked.only) == looked.preview.counts
    return looked.preview


def counted(taken: Taken) -> dict[str, int]:
    """What came of a package, by the kinds of a preview."""
    outcome = taken.outcome
    assert outcome is not None
    found = {
        "new": outcome.created,
        "changed": outcome.changed,
        "handed": outcome.moved,
        "deleted": outcome.deleted,
        "gone": outcome.gone,
        "undecided": outcome.undecided,
    }
    return {kind: count for kind, count in found.items() if count}


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
    shown = next(one for one in looked.rows if one.kind == "undecided")
    assert (shown.fields, shown.changes) == (("summary",), (FieldChange("handler", "", "张三"),))
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
    assert [(row.table, row.title, row.owner) for row in gone] == [("project", "氢能项目", found.much[0].unit)]
    assert [(one.table, one.removed, one.present) for one in found.much] == [("project", 1, 1)]


def test_what_goes_along_with_a_project_is_not_told_kind_by_kind(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目", owner_code="HM")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        for year in (2022, 2023):
            tx.session.add(FundPlan(project_id=project, year=year, amount_fen=1, owner_code="HM"))
        tx.session.add(Milestone(project_id=project, stage=Stage.LEAD, owner_code="HM"))
    send(unit, centre, tmp_path / "a")
    centre.change("project", project, owner_code="XL")
    found = preview(centre, unit, tmp_path / "b")
    assert [(one.table, one.removed, one.along) for one in found.much] == [("project", 1, 3)]


@pytest.mark.parametrize(("removed", "present", "much"), [(5, 100, False), (6, 100, True), (0, 0, False)])
def test_more_than_one_in_twenty_is_much(removed: int, present: int, much: bool) -> None:
    assert Removal("project", "华明街道", removed, present).is_much is much


def test_what_goes_is_counted_among_its_own_units_records_of_its_kind(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    """Much of a unit's is little of all units', and little of what else goes."""
    centre, unit = pair
    for number in range(30):
        centre.add_project(f"中心项目{number}")
    gone, _stays = unit.add_project("甲项目"), unit.add_project("乙项目")
    send(unit, centre, tmp_path / "a")
    unit.change("project", gone, deleted_at=1)
    found = preview(unit, centre, tmp_path / "b")
    with centre.office.read() as session:
        names = names_by_code(session)
    own = unit.exchange.keys.own.unit_code
    assert found.much == (Removal("project", names.get(own, own), 1, 2),)


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
    [row] = found.rows
    assert (row.kind, row.changes) == ("handed", ())
    assert row.handed is not None and (row.handed.unit, row.handed.to) == ("HM", "合作交流办")


def test_packages_are_looked_at_one_after_another(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    """A record that the first brings and the second changes is new; what both bring is told of the first."""
    centre, unit = pair
    send(unit, centre, tmp_path / "begin")
    stick = tmp_path / "stick"
    stick.mkdir()
    project = unit.add_project("甲", summary="一")
    first = unit.exchange.write("DL01", stick).paths
    unit.change("project", project, summary="二")
    second = unit.exchange.write("DL01", stick).paths
    looked = centre.exchange.look([first, second], centre.actor)
    assert looked.preview.counts == {"new": 1}
    taken = [centre.exchange.take(files, centre.actor) for files in (first, second)]
    seen = [counted(one) for one in looked.results if isinstance(one, Taken)]
    assert seen == [counted(one) for one in taken] == [{"new": 1}, {"changed": 1}]


def test_what_two_computers_changed_is_to_decide_before_it_is_taken_in(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, *units = three
    chapter = new_id()
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Chapter(id=chapter, title="旧"))
    for unit in units:
        send(centre, unit, tmp_path / f"begin {unit.code}")
    files = []
    for number, unit in enumerate(units):
        folder = tmp_path / unit.code
        folder.mkdir()
        unit.change("chapter", chapter, title=f"新{number}")
        files.append(unit.exchange.write("DL01", folder).paths)
    looked = centre.exchange.look(files, centre.actor)
    [row] = [one for one in looked.preview.rows if one.record_id == chapter]
    assert (row.kind, row.sender) == ("undecided", "华明街道")
    taken = [centre.exchange.take(one, centre.actor) for one in files]
    assert [counted(one) for one in looked.results if isinstance(one, Taken)] == [counted(one) for one in taken]


def test_one_that_is_refused_leaves_no_trace_in_the_look_at_the_next(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    stick = tmp_path / "stick"
    stick.mkdir()
    files = []
    for name in ("甲", "乙"):
        unit.add_project(name)
        files.append(unit.exchange.write("DL01", stick).paths)
    damaged = bytearray(files[0][0].read_bytes())
    damaged[-40] ^= 1
    files[0][0].write_bytes(damaged)
    looked = centre.exchange.look(files, centre.actor)
    assert isinstance(looked.results[0], FileRefused)
    with pytest.raises(FileRefused):
        _ = replace(looked, results=looked.results[:1]).only
    titles = {row.title for row in looked.preview.rows if row.table == "project"}
    assert titles == {"甲", "乙"} and {row.sender for row in looked.preview.rows} == {"华明街道"}


def test_a_commit_that_cannot_be_read_takes_its_whole_package_out_of_the_look(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, unit = pair
    stick = tmp_path / "stick"
    stick.mkdir()
    unit.add_project("甲")
    files = unit.exchange.write("DL01", stick).paths

    def malformed(_: object) -> None:
        raise Malformed("at its end")

    before = dump(centre)
    with monkeypatch.context() as patch:
        patch.setattr(Applying, "finish", malformed)
        looked = centre.exchange.look([files], centre.actor)
    assert isinstance(looked.results[0], UserError) and looked.preview == Preview((), {}, 0)
    assert dump(centre) == before
    assert centre.exchange.look([files], centre.actor).preview.counts["new"] >= 1


@pytest.fixture
def apart(three: Three, tmp_path: Path) -> tuple[str, list[list[Path]]]:
    """A chapter of the centre that both units named anew, and their files."""
    centre, *units = three
    chapter = new_id()
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Chapter(id=chapter, title="旧"))
    files = []
    for unit in units:
        send(centre, unit, tmp_path / f"begin {unit.code}")
        unit.change("chapter", chapter, title=f"新{unit.code}")
        (tmp_path / unit.code).mkdir()
        files.append(unit.exchange.write("DL01", tmp_path / unit.code).paths)
    return chapter, files


def test_each_file_that_brings_a_value_to_decide_on_says_so(three: Three, apart: tuple[str, list[list[Path]]]) -> None:
    """Also the later one of two, whose record waits for a decision already, or which was read before."""
    centre, (_, files) = three[0], apart
    centre.change("chapter", apart[0], title="中心")
    looked = centre.exchange.look(files, centre.actor)
    assert looked.preview.counts == {"undecided": 1}
    taken = [centre.exchange.take(one, centre.actor) for one in files]
    seen = [counted(one) for one in looked.results if isinstance(one, Taken)]
    assert seen == [counted(one) for one in taken] == [{"undecided": 1}] * 2
    with centre.office.read() as session:
        assert [row.outcome["undecided"] for row in overview.history(session, None, 2)] == [1, 1]


def test_a_file_that_has_nothing_to_decide_on_does_not_say_so(
    three: Three, apart: tuple[str, list[list[Path]]], tmp_path: Path
) -> None:
    centre, unit, _ = three
    for files in apart[1]:
        centre.exchange.take(files, centre.actor)
    project = unit.add_project("甲")
    found = preview(unit, centre, tmp_path / "more")
    assert ([row.record_id for row in found.rows], found.counts) == ([project], {"new": 1})


def test_a_value_that_comes_when_others_wait_is_the_one_of_the_file(
    three: Three, apart: tuple[str, list[list[Path]]]
) -> None:
    centre, (chapter, files) = three[0], apart
    centre.change("chapter", chapter, title="中心")
    centre.exchange.take(files[0], centre.actor)
    [row] = centre.exchange.look(files[1:], centre.actor).preview.rows
    [difference] = row.differences
    assert (row.record_id, row.kind, row.sender) == (chapter, "undecided", "新立街道")
    assert {one.values["title"] for one in difference.here} == {"中心", "新HM"}
    assert [(one.values["title"], one.unit) for one in difference.there] == [("新XL", "新立街道")]


def test_what_is_here_is_told_when_both_values_come_with_files(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    """Two computers of one unit replaced what the centre shows, and it did not change that itself."""
    centre, unit = pair
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    befriend(centre, second)
    project = unit.add_project("甲", next_step="约见负责人")
    send(unit, centre, tmp_path / "a")
    send(centre, second, tmp_path / "b")
    files = []
    for number, one in enumerate((unit, second)):
        one.change("project", project, next_step=f"第{number}台")
        (tmp_path / f"{number}").mkdir()
        files.append(one.exchange.write("DL01", tmp_path / f"{number}").paths)
    rows = centre.exchange.look(files, centre.actor).preview.rows
    [difference] = [one for row in rows if row.record_id == project for one in row.differences]
    assert [(one.values["next_step"], one.unit) for one in difference.here] == [("约见负责人", "")]
    assert {one.values["next_step"] for one in difference.there} == {"第0台", "第1台"}
    second.close()
