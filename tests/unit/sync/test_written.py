"""What was written for an office, in the order in which it was: clocks go wrong and are put right."""

import shutil
import sqlite3
from pathlib import Path

from desktop_app.domain.clock import Clock
from desktop_app.services.office import open_office
from desktop_app.sync import overview
from desktop_app.sync.knowledge import Untold
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.overview import OfficeRow
from desktop_app.sync.store import Store
from desktop_app.sync.written import packages_by_office
from tests.helpers.stick_offices import StickOffice, send


def row(one: StickOffice) -> OfficeRow:
    with one.office.read() as session:
        [found] = overview.offices(session, one.exchange.keys.trusted, one.office.clock.now_ms())
    return found


def backed_up(one: StickOffice, target: Path) -> Path:
    """A copy of an office's data as they are now."""
    assert one.office.file is not None
    with sqlite3.connect(one.office.file) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    return target


def put_back(one: StickOffice, backup: Path) -> StickOffice:
    """The office with the data of that copy."""
    one.close()
    file = one.folder / "zhaoshangtong.db"
    for old in one.folder.glob("zhaoshangtong.db*"):
        old.unlink()
    shutil.copyfile(backup, file)
    office = open_office(file)
    return StickOffice(office, one.actor, one.folder, open_exchange(office, one.folder))


def test_the_last_one_written_counts_whatever_the_clock_said(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    right = centre.office.clock
    ahead = right.now_ms() + 10 * 365 * 86_400_000
    centre.office.clock = Clock(lambda: ahead)
    send(centre, unit, tmp_path / "ahead")
    centre.office.clock = right
    send(unit, centre, tmp_path / "answer")
    assert row(centre).acknowledged_ms == ahead
    centre.change("unit", centre.unit_id("DL01"), leader="赵")
    send(centre, unit, tmp_path / "right")
    send(unit, centre, tmp_path / "answer2")
    assert row(centre).told_ms == row(centre).acknowledged_ms != ahead


def test_what_a_package_reached_is_there_once_its_office_lacks_nothing_of_it(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    for name in ("a", "b"):
        centre.change("unit", centre.unit_id("DL01"), leader=name)
        send(centre, unit, tmp_path / name)
    with centre.office.read() as session:
        packages = packages_by_office(Store(session))["HM"]
    first, second = packages.written
    assert packages.newest == second.reach > first.reach
    assert packages.acknowledged_ms(Untold(1, 0, first.reach + 1)) == first.at
    assert packages.acknowledged_ms(Untold(0, 0, None)) == second.at == packages.told_ms
    assert packages.acknowledged_ms(Untold(9, 0, 1)) is None


def test_what_an_office_lost_is_to_be_sent_again(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    send(unit, centre, tmp_path / "a")
    send(centre, unit, tmp_path / "b")
    backup = backed_up(unit, tmp_path / "backup.db")
    unit.add_project("甲")
    send(unit, centre, tmp_path / "c")
    send(centre, unit, tmp_path / "d")
    send(unit, centre, tmp_path / "e")
    assert (row(centre).unsent, row(centre).unacknowledged) == (0, 0)
    unit = put_back(unit, backup)
    unit.add_project("乙")
    send(unit, centre, tmp_path / "f")
    assert row(centre).unsent > 0
    send(centre, unit, tmp_path / "g")
    assert row(centre).unsent == 0
    send(unit, centre, tmp_path / "h")
    assert (row(centre).unsent, row(centre).unacknowledged) == (0, 0)
    unit.close()


def test_a_file_that_is_read_once_more_takes_nothing_back(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    send(unit, centre, tmp_path / "a")
    old = tuple((tmp_path / "a").iterdir())
    for name in ("b", "c"):
        centre.change("unit", centre.unit_id("DL01"), leader=name)
        send(centre, unit, tmp_path / name)
    send(unit, centre, tmp_path / "d")
    before = row(centre)
    assert before.unacknowledged == 0
    centre.exchange.take(old, centre.actor)
    assert row(centre) == before
