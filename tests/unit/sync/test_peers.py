"""What several computers of one office know, each by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.sync.knowledge import Head, StreamHeads
from desktop_app.sync.peers import common, heard_of, knowledge_of
from tests.helpers.stick_offices import StickOffice, befriend, send, stick_office


def stream(name: str, *heads: int) -> StreamHeads:
    return StreamHeads(name, "HM", "HM", False, [Head(seq, bytes([seq]) * 16) for seq in heads])


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ([stream("a", 3)], [stream("a", 5)], [stream("a", 3)]),
        ([stream("a", 3), stream("b", 1)], [stream("a", 3)], [stream("a", 3)]),
        ([stream("a", 3)], [], []),
        ([stream("a", 3, 4)], [stream("a", 4, 5)], [stream("a", 4)]),
        ([stream("a", 3, 4)], [stream("a", 9)], []),
        ([], [], []),
    ],
)
def test_what_both_know(one: list[StreamHeads], other: list[StreamHeads], both: list[StreamHeads]) -> None:
    assert common([one, other]) == common([other, one]) == both
    assert common([one]) == one


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[StickOffice]:
    made = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    yield made
    made.close()


@pytest.fixture
def pair(tmp_path: Path, centre: StickOffice) -> Iterator[tuple[StickOffice, StickOffice]]:
    """Two computers of one unit."""
    made = [stick_office(tmp_path / name, "HM", "华明街道") for name in ("one", "two")]
    for number, one in enumerate(made):
        befriend(centre, one)
        send(one, centre, tmp_path / f"begin{number}")
    yield made[0], made[1]
    for one in made:
        one.close()


def projects(one: StickOffice) -> int:
    with one.office.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM project").scalar_one())


def test_a_package_for_two_computers_brings_each_what_it_lacks(
    centre: StickOffice, pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    one, two = pair
    one.add_project("P")
    send(one, centre, tmp_path / "a")
    send(centre, one, tmp_path / "b")
    send(one, centre, tmp_path / "c")  # the first has heard it all and says so, the second has not
    folder = tmp_path / "both"
    folder.mkdir()
    centre.exchange.write("HM", folder)
    for computer in pair:
        [package] = computer.packages(folder)
        assert package.found is not None and package.found.missing == ()
        computer.take(folder)
        assert projects(computer) == 1
    two.add_project("Q")
    send(two, centre, tmp_path / "d")
    send(centre, one, tmp_path / "e")
    assert projects(centre) == projects(one) == 2


def test_what_one_computer_knows_is_not_taken_for_the_others_knowledge(
    centre: StickOffice, pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    one, two = pair
    centre.add_project("P", owner_code="HM")
    send(centre, one, tmp_path / "a")
    send(one, centre, tmp_path / "b")
    with centre.office.read() as session:
        known = [heard_of(session, "HM", computer.exchange.keys.own.actor) for computer in pair]
        both = knowledge_of(session, centre.exchange.keys.trusted, "HM")
    assert len(known[0]) > len(known[1])
    assert {one.actor for one in both} <= {one.actor for one in known[1]}
    send(centre, two, tmp_path / "c")
    assert projects(two) == 1


def test_who_was_shut_out_holds_nobody_up(
    centre: StickOffice, pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    one, two = pair
    centre.add_project("P", owner_code="HM")
    send(centre, one, tmp_path / "a")
    send(one, centre, tmp_path / "b")
    centre.exchange.keys.revoke(two.exchange.keys.identity.replica)
    with centre.office.read() as session:
        known = heard_of(session, "HM", one.exchange.keys.own.actor)
        assert knowledge_of(session, centre.exchange.keys.trusted, "HM") == known
    stick = tmp_path / "c"
    stick.mkdir()
    assert centre.exchange.write("HM", stick).commits == 0
