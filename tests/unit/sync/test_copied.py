"""Two computers that write as one are noticed by their files; a backup that was put back is no such thing."""

import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from desktop_app.domain.clock import Clock
from desktop_app.services.office import open_office
from desktop_app.sync import overview
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.witness import notes_folder, witness_path
from desktop_app.ui.models.handed_words import told_lines
from desktop_app.ui.models.office_words import regained_words
from tests.helpers.stick_offices import HUAMING, StickOffice, district, send

HOUR = 3_600_000
BEGIN = 1_650_000_000_000


class Time:
    """One clock for all."""

    def __init__(self) -> None:
        self.now = BEGIN

    def pass_(self, hours: float = 1) -> None:
        self.now += int(hours * HOUR)

    def __call__(self) -> int:
        self.now += 1
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def offices(tmp_path: Path, time: Time) -> Iterator[tuple[StickOffice, StickOffice, str]]:
    """The centre, a unit, and a project that both know."""
    with district(tmp_path, HUAMING) as (centre, unit):
        for one in (centre, unit):
            one.office.clock = Clock(time)
        project = unit.add_project("华明项目3", next_step="约见负责人")
        send(unit, centre, tmp_path / "begin")
        send(centre, unit, tmp_path / "back")
        time.pass_()
        yield centre, unit, project


def copy_of(unit: StickOffice, folder: Path, time: Time, *, whole_disk: bool) -> StickOffice:
    """The computer once more: its data folder, or its whole disk, so that it does not know that it is a copy."""
    unit.exchange.seal()
    with unit.office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(unit.folder, folder)
    if whole_disk:
        replica, notes = unit.exchange.keys.identity.replica, notes_folder()
        shutil.copyfile(witness_path(notes, unit.folder, replica), witness_path(notes, folder, replica))
    file = unit.office.file
    assert file is not None
    office = open_office(folder / file.name)
    office.clock = Clock(time)
    made = StickOffice(office, unit.actor, folder, open_exchange(office, folder))
    assert (made.exchange.keys.identity == unit.exchange.keys.identity) is whole_disk
    return made


def files_of(one: StickOffice, folder: Path) -> list[Path]:
    folder.mkdir()
    return list(one.exchange.write("DL01", folder).paths)


def seen(centre: StickOffice) -> bool:
    with centre.office.read() as session:
        [row] = overview.offices(session, centre.exchange.keys.trusted, centre.office.clock.now_ms())
    assert (row.standing == "copied") is any(one.copied for one in row.computers)
    return row.standing == "copied"


@pytest.mark.parametrize("whole_disk", [True, False], ids=["its whole disk", "its data"])
@pytest.mark.parametrize("original_first", [True, False])
def test_two_that_write_as_one_are_noticed(
    offices: tuple[StickOffice, StickOffice, str], tmp_path: Path, time: Time, whole_disk: bool, original_first: bool
) -> None:
    centre, unit, project = offices
    other = copy_of(unit, tmp_path / "copy", time, whole_disk=whole_disk)
    for one in (unit, other):
        time.pass_()
        one.change("project", project, next_step=f"改于 {time.now}")
    time.pass_()
    first, second = (files_of(one, tmp_path / f"of {n}") for n, one in enumerate((unit, other)))
    if not original_first:
        first, second = second, first
    assert centre.exchange.take(first, centre.actor).copied == "" and not seen(centre)
    looked = centre.exchange.look([second], centre.actor).only
    taken = centre.exchange.take(second, centre.actor)
    mark = computer_mark(unit.exchange.keys.identity.replica)
    assert looked.copied == taken.copied == mark and seen(centre)
    time.pass_(24 * 31)
    assert not seen(centre)  # nothing of the kind was seen for long
    other.close()


@pytest.mark.parametrize("whole_disk", [True, False], ids=["its whole disk", "its data"])
@pytest.mark.parametrize("reads", [False, True], ids=["reads nothing", "reads the centre's files"])
def test_a_copy_that_begins_later_is_noticed_once_the_original_goes_on(
    offices: tuple[StickOffice, StickOffice, str], tmp_path: Path, time: Time, whole_disk: bool, reads: bool
) -> None:
    """Its own first file is that of a computer whose backup was put back."""
    centre, unit, project = offices
    other = copy_of(unit, tmp_path / "copy", time, whole_disk=whole_disk)
    unit.change("project", project, next_step="原机")
    assert centre.exchange.take(files_of(unit, tmp_path / "1"), centre.actor).copied == ""
    if reads:
        send(centre, unit, tmp_path / "to the original")
    time.pass_()
    other.change("project", project, handler="复制的")
    assert centre.exchange.take(files_of(other, tmp_path / "2"), centre.actor).copied == ""
    if reads:
        send(centre, other, tmp_path / "to the copy")
    time.pass_()
    unit.change("project", project, summary="原机又改")
    mark = computer_mark(unit.exchange.keys.identity.replica)
    assert centre.exchange.take(files_of(unit, tmp_path / "3"), centre.actor).copied == mark and seen(centre)
    other.close()


def test_a_backup_that_was_put_back_is_no_copy(
    offices: tuple[StickOffice, StickOffice, str], tmp_path: Path, time: Time
) -> None:
    """In whatever order its files come: before it, and after it."""
    centre, unit, project = offices
    old = copy_of(unit, tmp_path / "backup", time, whole_disk=False)
    unit.change("project", project, next_step="后来丢失的")
    before = files_of(unit, tmp_path / "before")
    time.pass_()
    old.change("project", project, handler="恢复以后")
    after = files_of(old, tmp_path / "after")
    time.pass_()
    send(centre, old, tmp_path / "gives back")
    old.change("project", project, handler="再后来")
    then = files_of(old, tmp_path / "then")
    for number, order in enumerate(permutations((before, after, then))):
        # the centre takes them in another order each time, in a look that changes nothing
        looked = centre.exchange.look(order, centre.actor)
        assert [getattr(one, "copied", "?") for one in looked.results] == [""] * 3, number
    old.close()


def test_files_of_one_computer_never_contradict(
    offices: tuple[StickOffice, StickOffice, str], tmp_path: Path, time: Time
) -> None:
    centre, unit, project = offices
    made: list[list[Path]] = []
    for number in range(3):
        unit.change("project", project, next_step=str(number))
        made.append(files_of(unit, tmp_path / str(number)))
        time.pass_()
    for order in permutations(made):
        looked = centre.exchange.look(order, centre.actor)
        assert [getattr(one, "copied", "?") for one in looked.results] == [""] * 3


def test_who_hears_what_it_did_not_say_is_told_and_writes_as_another(
    offices: tuple[StickOffice, StickOffice, str], tmp_path: Path, time: Time
) -> None:
    """Under one name two of them would go on contradicting each other."""
    centre, unit, project = offices
    other = copy_of(unit, tmp_path / "copy", time, whole_disk=True)
    for number, one in enumerate((unit, other)):
        time.pass_()
        one.change("project", project, **{("summary", "next_step")[number]: one.folder.name})
        time.pass_()
        centre.exchange.take(files_of(one, tmp_path / f"of {number}"), centre.actor)
    back = tmp_path / "home"
    back.mkdir()
    name = unit.exchange.keys.own.actor
    taken = unit.exchange.take(list(centre.exchange.write("HM", back).paths), unit.actor)
    assert [gap.own for gap in taken.missing] == [True]
    assert unit.exchange.keys.own.actor != name and unit.exchange.keys.own.actor[:32] == name[:32]
    for number in range(2):
        for one in (unit, other):
            send(one, centre, tmp_path / f"to {one.folder.name} {number}")
            send(centre, one, tmp_path / f"from {one.folder.name} {number}")
    told = [one.value("project", project, "summary") + one.value("project", project, "next_step") for one in
            (centre, unit, other)]  # fmt: skip
    assert told == [f"{unit.folder.name}copy"] * 3
    other.close()


def test_who_lost_data_without_noticing_is_told_when_it_comes_back(
    offices: tuple[StickOffice, StickOffice, str], tmp_path: Path, time: Time
) -> None:
    """The notes outside the data went back in time, too, so that nothing but the commits themselves tells."""
    centre, unit, project = offices
    before = copy_of(unit, tmp_path / "before", time, whole_disk=True)
    time.pass_()
    unit.change("project", project, summary="丢失的内容")
    centre.exchange.take(files_of(unit, tmp_path / "there"), centre.actor)
    name = before.exchange.keys.own.actor
    centre.exchange.take(files_of(before, tmp_path / "again"), centre.actor)
    back = tmp_path / "home"
    back.mkdir()
    taken = before.exchange.take(list(centre.exchange.write("HM", back).paths), before.actor)
    assert taken.regained == 1 and ("red", regained_words()) in told_lines(taken)
    assert before.value("project", project, "summary") == "丢失的内容"
    assert before.exchange.keys.own.actor != name
    before.close()


def test_what_one_has_oneself_is_not_news(offices: tuple[StickOffice, StickOffice, str], tmp_path: Path) -> None:
    centre, unit, project = offices
    unit.change("project", project, summary="改过")
    send(unit, centre, tmp_path / "there")
    name = unit.exchange.keys.own.actor
    back = tmp_path / "home"
    back.mkdir()
    assert unit.exchange.take(list(centre.exchange.write("HM", back).paths), unit.actor).regained == 0
    assert unit.exchange.keys.own.actor == name
