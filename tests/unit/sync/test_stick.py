"""What a stick holds is said of each file before any is taken in."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.services.office import open_office
from desktop_app.sync import overview
from desktop_app.sync.acquaintance import look_at_card
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.problems import UnknownAuthor
from desktop_app.sync.stick import look_at, look_at_files, seen_there, write_card
from desktop_app.sync.trust.card import computer_mark
from tests.helpers.stick_offices import CENTRE, StickOffice, befriend, send, stick_office


@pytest.fixture
def pair(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> tuple[StickOffice, StickOffice, Path]:
    """With a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    return *pair, stick


def test_a_stick_tells_what_can_be_taken_and_what_cannot(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, unit, stick = pair
    unit.add_project("氢能项目")
    [path] = unit.exchange.write("DL01", stick).paths
    (stick / "2022").mkdir()
    shutil.move(path, stick / "2022" / path.name)
    (stick / "notes.zstpack").write_text("not a package", "utf-8")
    centre.exchange.write("HM", stick)
    found = centre.packages(stick)
    assert [(one.sender, one.state) for one in found] == [
        ("华明街道", "ready"), ("", "refused"), ("合作交流办", "refused"),
    ]  # fmt: skip
    assert str(found[2].refused).startswith("This file was written here, for 华明街道.")
    assert str(found[1].refused).startswith("This is not an exchange file of this program. If it should be one, copy")
    assert found[0].found is not None and found[0].found.commits > 0
    centre.exchange.take(found[0].files, centre.actor)
    assert [one.state for one in centre.packages(stick)] == ["refused", "known", "refused"]
    unit.add_project("储能项目")
    unit.exchange.write("DL01", stick)
    states = [(one.state, one.brings_nothing) for one in centre.packages(stick)]
    assert states == [("ready", False), ("refused", False), ("known", True), ("refused", False)]


@pytest.mark.parametrize("name", ["GIVEN.ZSTPACK", "附件1.dat", "无后缀"])
def test_a_package_is_one_whatever_it_is_called(pair: tuple[StickOffice, StickOffice, Path], name: str) -> None:
    """Mail, chat programs and other systems change names; what is in it says what it is."""
    centre, unit, stick = pair
    unit.add_project("氢能项目")
    [path] = unit.exchange.write("DL01", stick).paths
    path.rename(stick / name)
    (stick / "会议通知.dat").write_text("别的文件", "utf-8")
    [found] = centre.packages(stick)
    assert (found.sender, found.state, found.files) == ("华明街道", "ready", (stick / name,))


def test_a_package_is_found_behind_ever_so_many_pictures(
    pair: tuple[StickOffice, StickOffice, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other files are looked into as long as they are few: those with our names are always shown."""
    centre, unit, stick = pair
    monkeypatch.setattr("desktop_app.sync.stick._MOST_OPENED", 5)
    unit.add_project("氢能项目")
    (stick / "招商").mkdir()
    unit.exchange.write("DL01", stick / "招商")
    write_card(unit.exchange, stick / "招商")
    (stick / "DCIM").mkdir()
    for number in range(7):
        (stick / "DCIM" / f"{number}.jpg").write_bytes(b"picture")
    found = look_at(centre.exchange, stick)
    assert [(one.sender, one.state) for one in found.packages] == [("华明街道", "ready")]
    assert [one.card.unit_code for one in found.cards] == ["HM"]
    assert found.not_opened == 2


def test_an_older_file_than_the_last_one_brings_nothing(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    """A file that says the same again may be one that was made later, after a backup was put back: that is taken."""
    centre, unit, stick = pair
    unit.add_project("氢能项目")
    [first] = unit.exchange.write("DL01", stick).paths
    shutil.copy(first, stick.parent / "again.bin")
    first.unlink()
    unit.add_project("储能项目")
    [second] = unit.exchange.write("DL01", stick).paths
    [newer] = centre.packages(stick)
    assert newer.state == "ready" and not newer.brings_nothing
    centre.exchange.take([second], centre.actor)
    second.unlink()
    (stick.parent / "again.bin").rename(first)
    [older] = centre.packages(stick)
    assert older.brings_nothing and older.found is not None and not older.found.missing
    centre.exchange.take(older.files, centre.actor)
    assert centre.packages(stick)[0].state == "known"


def test_a_damaged_copy_does_not_hide_the_whole_one(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, unit, stick = pair
    unit.add_project("氢能项目")
    good = unit.exchange.write("DL01", stick).paths[0].rename(stick / "b.zstpack")
    for at in (300, -1):
        data = bytearray(good.read_bytes())
        data[at] ^= 1
        (stick / "a.zstpack").write_bytes(data)
        [package] = centre.packages(stick)
        assert package.state == "ready" and len(package.files) == 2
    outcome = centre.exchange.take(package.files, centre.actor).outcome
    assert outcome is not None and outcome.created == 1


def test_a_damaged_card_is_named(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, unit, stick = pair
    card = write_card(unit.exchange, stick)
    assert look_at(centre.exchange, stick).damaged_cards == ()
    card.write_bytes(card.read_bytes()[:-20])
    found = look_at(centre.exchange, stick)
    assert (found.damaged_cards, found.cards) == ((card.name,), ())


def test_a_copy_that_was_cut_short_says_how_much_of_it_is_there(
    pair: tuple[StickOffice, StickOffice, Path],
) -> None:
    centre, unit, stick = pair
    [path] = unit.exchange.write("DL01", stick).paths
    os.truncate(path, path.stat().st_size - 100)
    [one] = look_at(centre.exchange, stick).packages
    assert one.sender == "华明街道"
    assert one.refused is not None and one.refused.message == "The copy is incomplete: {have} of {whole}."
    assert one.whole == one.have + 100


def test_cards_are_found_and_known_ones_told_apart(pair: tuple[StickOffice, StickOffice, Path], tmp_path: Path) -> None:
    centre, unit, stick = pair
    other = stick_office(tmp_path / "other", "XL", "新立街道")
    for one in (centre, unit, other):
        write_card(one.exchange, stick)
    found = look_at(centre.exchange, stick)
    assert {(one.card.unit_name, one.trusted) for one in found.cards} == {("华明街道", True), ("新立街道", False)}
    other.close()


def test_the_card_of_another_computer_is_not_written_over(
    pair: tuple[StickOffice, StickOffice, Path], tmp_path: Path
) -> None:
    centre, unit, stick = pair
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    first = write_card(unit.exchange, stick)
    mark = computer_mark(second.exchange.keys.identity.replica)
    for _ in range(2):
        assert write_card(unit.exchange, stick) == first == stick / "华明街道.zstcard"
        assert write_card(second.exchange, stick) == stick / f"华明街道-{mark}.zstcard"
    assert {one.card.replica for one in look_at(centre.exchange, stick).cards} == {
        one.exchange.keys.identity.replica for one in (unit, second)
    }
    first.write_bytes(b"torn")
    assert write_card(second.exchange, stick) == first
    second.close()


def test_a_card_that_cannot_be_written_leaves_nothing(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, _unit, stick = pair

    class Full(Disk):
        def sync(self, file: object) -> None:
            raise OSError(28, "No space left on device")

    with pytest.raises(EnvironmentProblem, match="not enough room"):
        write_card(centre.exchange, stick, Full())
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_gone_is_said_in_words(pair: tuple[StickOffice, StickOffice, Path]) -> None:
    centre, _unit, stick = pair
    with pytest.raises(EnvironmentProblem, match="pulled out"):
        look_at(centre.exchange, stick / "gone")
    with pytest.raises(EnvironmentProblem, match="pulled out"):
        look_at_files(centre.exchange, [stick / "gone.zstpack"])


def test_a_file_that_builds_on_what_a_restored_office_lost_says_what_is_missing(
    pair: tuple[StickOffice, StickOffice, Path], tmp_path: Path
) -> None:
    centre, unit, stick = pair
    unit.add_project("第一个")
    send(unit, centre, tmp_path / "a")
    backup = tmp_path / "backup.db"
    assert unit.office.file is not None
    with sqlite3.connect(unit.office.file) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    unit.add_project("第二个")
    send(unit, centre, tmp_path / "b")
    written_ms = centre.office.clock.now_ms()
    centre.exchange.write("HM", stick)
    unit.close()
    for old in unit.folder.glob("zhaoshangtong.db*"):
        old.unlink()
    shutil.copyfile(backup, unit.folder / "zhaoshangtong.db")
    office = open_office(unit.folder / "zhaoshangtong.db")
    restored = StickOffice(office, unit.actor, unit.folder, open_exchange(office, unit.folder))
    [one] = restored.packages(stick)
    assert one.state == "waiting" and one.found is not None
    [gap] = one.found.missing
    assert gap.unit == "华明街道" and written_ms - 60_000 < gap.at <= written_ms
    taken = restored.exchange.take(one.files, restored.actor)
    assert taken.missing == (gap,)
    with office.read() as session:
        [parked] = overview.history(session, restored.exchange.keys.trusted, 1)
        assert overview.waiting(session).parked == 1
    assert (parked.state, parked.missing) == ("waiting", (gap,))
    # what it tells next, the centre answers in full, and the parked file is taken in behind that
    send(restored, centre, tmp_path / "c")
    send(centre, restored, tmp_path / "d")
    with office.read() as session:
        assert overview.waiting(session).parked == 0
        names = set(session.connection().exec_driver_sql("SELECT name FROM project").scalars())
    assert names == {"第一个", "第二个"}
    restored.close()


def test_a_centre_that_was_set_up_anew_is_told_whose_card_it_lacks(
    pair: tuple[StickOffice, StickOffice, Path], tmp_path: Path
) -> None:
    lost, unit, stick = pair
    project = unit.add_project("甲")
    send(unit, lost, stick)
    lost.change("project", project, handler="李四")
    send(lost, unit, tmp_path / "told")
    anew = stick_office(tmp_path / "anew", *CENTRE, centre=True)
    befriend(anew, unit)
    again = tmp_path / "again"
    again.mkdir()
    unit.exchange.write("DL01", again)

    [package] = anew.packages(again)
    assert package.state == "refused" and isinstance(package.refused, UnknownAuthor)
    assert "another computer of the centre" in str(package.refused) and "newest backup" in str(package.refused)
    with pytest.raises(UnknownAuthor):
        anew.exchange.take(package.files, anew.actor)

    keys, card = anew.exchange.keys, lost.exchange.keys.card()
    _, digits, known = look_at_card(keys, card)
    assert (known.second_centre, known.instead_of) == (True, "")
    keys.trust(card, digits)
    assert [one.state for one in anew.packages(again)] == ["ready"]
    anew.take(again)
    assert anew.value("project", project, "handler") == "李四"
    anew.close()


def test_a_parked_copy_that_was_damaged_does_not_stop_other_files(
    pair: tuple[StickOffice, StickOffice, Path], tmp_path: Path
) -> None:
    centre, unit, stick = pair
    unit.add_project("第一个")
    [path] = unit.exchange.write("DL01", stick).paths
    place = centre.exchange.folder / "waiting" / "00"
    place.mkdir(parents=True)
    (place / "a.zstpack").write_bytes(path.read_bytes()[:-50])
    with centre.office.maintain() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO exchange_file (package, direction, unit_code, name, at, made_at, commits, state, missing, "
            "outcome, kept) VALUES ('00', 'in', 'HM', '', 1, 1, 1, 'waiting', '[]', '{}', '00')"
        )
    taken = centre.exchange.take([path], centre.actor)
    assert taken.outcome is not None and taken.outcome.created == 1


def test_only_what_could_be_exchanged_tells_that_something_else_lies_there(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    assert seen_there(stick) == frozenset()
    (stick / "deep").mkdir(parents=True)
    (stick / "notes.txt").write_text("anything", "utf-8")
    assert seen_there(stick) == frozenset()
    (stick / "deep" / "a.zstpack").write_bytes(b"1")
    first = seen_there(stick)
    (stick / "deep" / "a.zstpack").write_bytes(b"12")
    assert len(first) == 1 and seen_there(stick) != first
