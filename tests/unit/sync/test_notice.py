"""A computer that was shut out learns of it from the stick, in a file that holds the roster and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.sync import overview
from desktop_app.sync.notice import DAYS_TOLD
from desktop_app.sync.package.reading import open_package
from desktop_app.sync.peers import knowledge_of
from desktop_app.sync.problems import OtherKeys, ShutOut
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office

Three = tuple[StickOffice, StickOffice, StickOffice]


@pytest.fixture
def computers(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> Iterator[Three]:
    """The centre and two computers of a unit, of which the centre has shut the second out."""
    centre, first = pair
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    befriend(centre, second)
    for number, one in enumerate((first, second)):
        send(one, centre, tmp_path / f"in{number}")
        send(centre, one, tmp_path / f"out{number}")
    centre.exchange.keys.revoke(second.exchange.keys.identity.replica)
    centre.add_project("机密项目", owner_code="HM")
    yield centre, first, second
    second.close()


def state(one: StickOffice) -> tuple[str, int]:
    with one.office.read() as session:
        [row] = overview.offices(session, one.exchange.keys.trusted, 0)
    return row.standing, row.unsent


def test_it_is_told_and_goes_no_further(computers: Three, tmp_path: Path) -> None:
    centre, _first, second = computers
    second.add_project("写不出去的项目")
    stick = tmp_path / "stick"
    stick.mkdir()
    package, notice = centre.exchange.write("HM", stick).paths
    with pytest.raises(OtherKeys) as refused:
        second.exchange.inspect([package])
    assert "whether the file is an old one, or this computer was shut out" in refused.value.words()[1]
    keys = second.exchange.keys
    with open_package([notice], keys.identity, keys.trusted, tmp_path / "staging") as opened:
        assert (opened.count, opened.manifest.heads, opened.manifest.digests) == (0, [], {})
        assert list(opened.attachments()) == []
    assert [one.state for one in second.packages(stick)] == ["ready", "refused"]
    assert second.exchange.look([[notice]], second.actor).only.excluded and not keys.trusted.is_shut_out
    taken = second.exchange.take([notice], second.actor)
    assert (taken.shut_out, taken.excluded) == ((), True)
    assert keys.trusted.is_shut_out
    assert state(second) == ("excluded", 0)
    with second.office.read() as session:
        assert overview.waiting(session).offices == 0
    for refused_now in (
        lambda: second.exchange.write("DL01", stick),
        lambda: second.exchange.inspect([package]),
        lambda: second.exchange.take([package], second.actor),
    ):
        with pytest.raises(ShutOut, match="shut this computer out"):
            refused_now()
    assert [one.state for one in second.packages(stick)] == ["refused", "known"]


def test_the_computer_that_stays_takes_both_in_and_nothing_is_forgotten_of_it(computers: Three, tmp_path: Path) -> None:
    centre, first, _second = computers
    stick = tmp_path / "stick"
    stick.mkdir()
    centre.exchange.write("HM", stick)
    with first.office.read() as session:
        known = knowledge_of(session, first.exchange.keys.trusted, "DL01")
    for package in first.packages(stick):
        assert package.state in ("ready", "known")
        first.exchange.take(package.files, first.actor)
    with first.office.read() as session:
        assert len(knowledge_of(session, first.exchange.keys.trusted, "DL01")) >= len(known) > 0
    assert {one.state for one in first.packages(stick)} == {"known"}
    assert state(first) == ("", 0)
    assert len(centre.exchange.write("HM", stick).paths) == 2
    assert len(list(stick.glob("*.zstpack"))) == 3  # the notice took the place of the one before


def test_once_it_takes_part_again_it_is_told_so(computers: Three, tmp_path: Path) -> None:
    centre, _first, second = computers
    stick = tmp_path / "stick"
    stick.mkdir()
    second.exchange.take(centre.exchange.write("HM", stick).paths[1:], second.actor)
    befriend(centre, second)
    again = tmp_path / "again"
    again.mkdir()
    written = centre.exchange.write("HM", again)
    assert len(written.paths) == 1
    second.exchange.take(written.paths, second.actor)
    assert not second.exchange.keys.trusted.is_shut_out
    assert state(second)[0] == ""


def test_nobody_is_told_for_ever_and_units_tell_nobody(computers: Three, tmp_path: Path) -> None:
    centre, first, _second = computers
    stick = tmp_path / "stick"
    stick.mkdir()
    assert len(first.exchange.write("DL01", stick).paths) == 1
    clock = centre.office.clock
    centre.office.clock = type(clock)(lambda: clock.now_ms() + (DAYS_TOLD + 1) * 86_400_000)
    assert len(centre.exchange.write("HM", stick).paths) == 1


def test_who_is_not_shut_out_does_not_read_it(computers: Three, tmp_path: Path) -> None:
    """Its own package says so, too; not even the first one is news to it, and no later one to anybody."""
    centre, first, second = computers
    stick = tmp_path / "stick"
    stick.mkdir()
    package, notice = centre.exchange.write("HM", stick).paths
    assert notice.stem == "DL01-HM-停用通知"
    states = {one.files[0]: one.state for one in first.packages(stick)}
    assert states == {package: "ready", notice: "known"}
    first.take(stick)
    assert [one.revoked is not None for one in first.exchange.keys.trusted.members() if one.unit_code == "HM"].count(
        True
    )
    assert {one.state for one in second.packages(stick) if one.files[0] == notice} == {"ready"}
    second.take(stick)
    centre.exchange.write("HM", stick)
    assert {one.state for one in second.packages(stick)} == {"refused", "known"}


def test_a_unit_whose_only_computer_was_shut_out_learns_of_it_from_its_own_stick(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    send(unit, centre, tmp_path / "1")
    send(centre, unit, tmp_path / "2")
    centre.exchange.keys.revoke(unit.exchange.keys.identity.replica)
    stick = tmp_path / "stick"
    stick.mkdir()
    unit.add_project("写不出去的项目")
    [package] = unit.exchange.write("DL01", stick).paths
    assert [one.state for one in centre.packages(stick)] == ["refused"]
    [notice] = [file for file in stick.iterdir() if file != package]
    written = notice.stat().st_mtime_ns
    assert [one.state for one in centre.packages(stick)] == ["refused", "refused"]  # both are for others by now
    assert notice.stat().st_mtime_ns == written  # a stick that changes is looked at again
    [told] = [one for one in unit.packages(stick) if one.files == (notice,)]
    assert unit.exchange.take(told.files, unit.actor).excluded
    assert state(unit) == ("excluded", 0)
    with pytest.raises(UserError, match="华明街道 takes part in the exchange no more"):
        centre.exchange.write("HM", stick)


def test_nobody_else_answers_for_the_centre(computers: Three, tmp_path: Path) -> None:
    _centre, first, second = computers
    stick = tmp_path / "stick"
    stick.mkdir()
    [package] = second.exchange.write("DL01", stick).paths
    first.packages(stick)
    assert list(stick.iterdir()) == [package]
