"""Real packages between real offices: lost and late files, old backups, copied disks, wrong clocks, other's secrets."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.clock import Clock
from desktop_app.services.office import open_office
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.store import Store
from tests.helpers.exchange_checks import own_folder
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office

TEN_YEARS = 10 * 366 * 86_400_000


@pytest.fixture
def folder() -> Iterator[Path]:
    with own_folder() as made:
        yield made


@pytest.fixture
def district(folder: Path) -> Iterator[tuple[StickOffice, StickOffice, StickOffice]]:
    """The centre and two units that trust each other."""
    centre = stick_office(folder / "centre", "DL01", "合作交流办", centre=True)
    units = [stick_office(folder / code, code, name) for code, name in (("HM", "华明街道"), ("XL", "新立街道"))]
    for unit in units:
        befriend(centre, unit)
    yield centre, units[0], units[1]
    for one in (centre, *units):
        one.close()


District = tuple[StickOffice, StickOffice, StickOffice]


def projects(one: StickOffice) -> set[str]:
    with one.office.read() as session:
        return {name for (name,) in Store(session).all("SELECT name FROM project")}


def waiting(one: StickOffice) -> int:
    with one.office.read() as session:
        return int(Store(session).all("SELECT count(*) FROM exchange_file WHERE state = 'waiting'")[0][0])


def both_ways(one: StickOffice, other: StickOffice, stick: Path) -> None:
    stick.mkdir()
    send(one, other, stick / "there")
    send(other, one, stick / "back")


def back_up(one: StickOffice, target: Path) -> None:
    assert one.office.file is not None
    with sqlite3.connect(one.office.file) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    copy.close()


def put_back(one: StickOffice, backup: Path, folder: Path | None = None, machine: str | None = None) -> StickOffice:
    """The office as it is opened with an old database, in its own folder or as a copy elsewhere."""
    if folder is None:
        one.close()
        for old in one.folder.glob("zhaoshangtong.db*"):
            old.unlink()
    else:
        shutil.copytree(one.folder / "keys", folder / "keys")
    place = folder or one.folder
    shutil.copyfile(backup, place / "zhaoshangtong.db")
    office = open_office(place / "zhaoshangtong.db")
    return StickOffice(office, one.actor, place, open_exchange(office, place))


def set_clock(one: StickOffice, away: int) -> None:
    one.office.clock = Clock(lambda: Clock().now_ms() + away)


def test_lost_files_heal_with_one_exchange_both_ways(district: District, folder: Path) -> None:
    centre, unit, _ = district
    both_ways(centre, unit, folder / "first")
    for number in range(5):
        unit.add_project(f"lost {number}")
        centre.add_project(f"lost too {number}", owner_code="HM")
        for giver, taker in ((unit, centre), (centre, unit)):
            (folder / f"lost{number}").mkdir(exist_ok=True)
            giver.exchange.write(taker.code, folder / f"lost{number}")
    both_ways(unit, centre, folder / "found")
    assert projects(unit) == projects(centre) and len(projects(unit)) == 10
    assert waiting(unit) == waiting(centre) == 0


def test_a_file_that_came_too_early_is_taken_in_when_its_turn_comes(district: District, folder: Path) -> None:
    centre, unit, _ = district
    both_ways(unit, centre, folder / "first")
    sticks = []
    for number in range(4):
        unit.add_project(f"P{number}")
        stick = folder / f"s{number}"
        stick.mkdir()
        unit.exchange.write("DL01", stick)
        sticks.append(stick)
    for stick in reversed(sticks):  # nothing was heard of the centre in between, so each holds all
        centre.take(stick)
    assert projects(centre) == {"P0", "P1", "P2", "P3"}
    for stick in sticks:
        centre.take(stick)
    assert projects(centre) == {"P0", "P1", "P2", "P3"} and waiting(centre) == 0


def test_an_old_backup_gets_what_it_lost_back(district: District, folder: Path) -> None:
    centre, unit, _ = district
    unit.add_project("before")
    both_ways(unit, centre, folder / "a")
    back_up(unit, folder / "old")
    unit.add_project("lost")
    both_ways(unit, centre, folder / "b")
    actor = unit.exchange.keys.own.actor
    again = put_back(unit, folder / "old")
    assert again.exchange.keys.own.actor != actor
    assert again.exchange.keys.own.actor[:32] == actor[:32]
    again.add_project("after")
    for number in range(2):
        both_ways(again, centre, folder / f"c{number}")
    assert projects(again) == projects(centre) == {"before", "lost", "after"}
    assert waiting(again) == waiting(centre) == 0
    again.close()


def test_a_copied_disk_is_another_author_and_loses_nothing(district: District, folder: Path) -> None:
    centre, unit, _ = district
    unit.add_project("both")
    both_ways(unit, centre, folder / "a")
    back_up(unit, folder / "old")
    (folder / "twin").mkdir()
    twin = put_back(unit, folder / "old", folder / "twin")
    assert twin.exchange.keys.own.actor != unit.exchange.keys.own.actor
    unit.add_project("one")
    twin.add_project("two")
    for number in range(3):
        for one in (unit, twin):
            both_ways(one, centre, folder / f"{one.folder.name}{number}")
    assert projects(unit) == projects(twin) == projects(centre) == {"both", "one", "two"}
    twin.close()


def test_a_copied_disk_and_a_centre_from_a_backup_do_not_wait_for_each_other(district: District, folder: Path) -> None:
    """The unit builds on what the centre lost, and the centre on what only the unit's other computer has."""
    centre, unit, _ = district
    unit.add_project("both")
    both_ways(unit, centre, folder / "a")
    for one, name in ((unit, "old unit"), (centre, "old centre")):
        back_up(one, folder / name)
    (folder / "twin").mkdir()
    twin = put_back(unit, folder / "old unit", folder / "twin")
    centre.add_project("lost by the centre", owner_code="HM")
    both_ways(centre, unit, folder / "b")
    both_ways(unit, centre, folder / "c")
    again = put_back(centre, folder / "old centre")
    twin.add_project("of the twin")
    both_ways(twin, again, folder / "d")
    unit.add_project("of the unit")
    for number in range(2):
        both_ways(unit, again, folder / f"e{number}")
    assert waiting(unit) == waiting(again) == 0
    assert projects(unit) == projects(again) == {"both", "lost by the centre", "of the twin", "of the unit"}
    for one in (again, twin):
        one.close()


@pytest.mark.parametrize("away", [TEN_YEARS, -TEN_YEARS, None], ids=["ahead", "behind", "1970"])
def test_a_wrong_clock_put_right_and_an_old_backup_do_not_part_two_offices(
    district: District, folder: Path, away: int | None
) -> None:
    centre, unit, _ = district
    set_clock(unit, -Clock().now_ms() + 1000 if away is None else away)
    unit.add_project("before")
    both_ways(unit, centre, folder / "a")
    back_up(unit, folder / "old")
    unit.add_project("lost")
    both_ways(unit, centre, folder / "b")
    again = put_back(unit, folder / "old")  # and the clock is right now
    again.add_project("after")
    centre.add_project("of the centre", owner_code="HM")
    for number in range(2):
        both_ways(again, centre, folder / f"c{number}")
    assert projects(again) == projects(centre) == {"before", "lost", "after", "of the centre"}
    assert waiting(again) == waiting(centre) == 0
    again.close()


def test_a_unit_decides_on_the_centres_record_without_speaking_for_the_centre(district: District, folder: Path) -> None:
    """The centre takes the unit's file: a unit has no right to speak to all."""
    from desktop_app.sync import conflicts, settling

    centre, unit, _ = district
    both_ways(centre, unit, folder / "a")
    row_id = unit.unit_id("DL01")
    unit.change("unit", row_id, leader="甲")
    centre.change("unit", row_id, leader="乙")
    both_ways(centre, unit, folder / "b")
    with unit.office.read() as session:
        [one] = conflicts.conflicts(session)
    wanted = next(n for n, choice in enumerate(one.choices, 1) if choice.values["leader"] == "甲")
    settling.decide(unit.office, unit.exchange.keys.own, unit.actor, one.id, wanted)
    both_ways(unit, centre, folder / "c")
    for office in (centre, unit):
        assert office.value("unit", row_id, "leader") == "乙"
        with office.office.read() as session:
            assert [found.id for found in conflicts.conflicts(session)] == [one.id]


def test_what_the_centre_enters_for_a_unit_goes_to_it(district: District, folder: Path) -> None:
    centre, unit, other = district
    project = unit.add_project("P")
    both_ways(unit, centre, folder / "a")
    part = _insert(centre, "milestone", project_id=project, stage="signed")
    assert centre.value("milestone", part, "owner_code") == "DL01"
    send(centre, unit, folder / "b")
    assert unit.value("milestone", part, "owner_code") == "HM"
    centre.change("project", project, owner_code="XL")
    for number in range(2):
        for one in (unit, other):
            both_ways(centre, one, folder / f"{one.code}{number}")
    assert other.value("milestone", part, "owner_code") == centre.value("milestone", part, "owner_code") == "XL"
    assert unit.value("milestone", part, "owner_code") is None


SECRETS = {
    "project": {"name": "秘密项目甲乙丙", "codename": "代号夜莺", "number": "XL-SECRET-1", "next_step": "约谈王某某"},
    "contact": {"name": "联系人丁戊己", "phone": "13912345678", "email": "geheim@example.cn", "note": "私人便条"},
}


def test_nothing_of_another_unit_is_in_a_package_a_database_a_log_or_a_preview(
    district: District, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    centre, unit, other = district
    project = other.add_project(**{"name": "x", **SECRETS["project"]})
    investor = _insert(other, "investor", name="投资方某某")
    _insert(other, "contact", investor_id=investor, title="", **SECRETS["contact"])
    _insert(
        other, "task", project_id=project, matter="秘密任务庚辛", source="", co_unit_codes="", state="open", evidence=""
    )
    both_ways(other, centre, folder / "other")
    shared = _insert(centre, "investor", name="两家都见的投资方", owner_code="XL")
    _insert(centre, "contact", investor_id=shared, title="", owner_code="XL", **SECRETS["contact"])
    mine = unit.add_project("华明的项目")
    both_ways(unit, centre, folder / "mine")
    _insert(centre, "fund_entry", project_id=mine, investor_id=shared, amount_fen=1, owner_code="HM")
    centre.change("project", project, next_step="约谈王某某 again")
    stick = folder / "stick"
    stick.mkdir()
    written = centre.exchange.write("HM", stick)
    looked = unit.exchange.look([written.paths], unit.actor)
    plain = _unsealed(unit.exchange, written.paths)
    unit.take(stick)
    both_ways(unit, centre, folder / "again")
    assert unit.value("investor", shared, "name") == "两家都见的投资方"
    seen = {
        "package": plain,
        "files": b"".join(path.read_bytes() for path in unit.folder.rglob("*") if path.is_file()),
        "preview": repr(looked).encode(),
        "log": caplog.text.encode(),
    }
    secret = [
        *(v for values in SECRETS.values() for v in values.values()),
        "秘密任务庚辛",
        "投资方某某",
        project,
        "约谈王某某 again",
    ]
    for where, data in seen.items():
        for text in secret:
            assert text.encode() not in data, (where, text)
    assert "两家都见的投资方".encode() in seen["package"]


def _insert(one: StickOffice, table: str, **values: object) -> str:
    from sqlalchemy import text

    from db.types import new_id
    from desktop_app.services.office import Label
    from tests.helpers.exchange import EMPTY

    row_id = new_id()
    with one.office.write(Label("Enter"), one.actor) as tx:
        given = EMPTY[table] | {"id": row_id, **tx.stamp(), **values}
        names, marks = ", ".join(f'"{name}"' for name in given), ", ".join(f":{name}" for name in given)
        tx.session.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({marks})'), given)
    return row_id


def _unsealed(exchange: Exchange, paths: list[Path] | tuple[Path, ...]) -> bytes:
    """All that a package holds, unsealed and unpacked."""
    from desktop_app.sync.package.reading import open_package

    with open_package(paths, exchange.keys.identity, exchange.keys.trusted, exchange.folder) as package:
        return repr(package.manifest).encode() + b"".join(sent.body for sent in package.commits())
