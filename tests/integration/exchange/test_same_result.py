"""Neither the order in which packages come, nor how often, nor what any clock says changes what comes of them."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from db.types import new_id
from desktop_app.services.dump import digest
from desktop_app.sync.apply import Missing
from desktop_app.sync.digests import digests
from desktop_app.sync.knowledge import Sent
from tests.helpers.exchange import Peer, bring, own, peer
from tests.helpers.exchange_checks import check_office, state
from tests.helpers.exchange_clerks import CENTRE
from tests.helpers.exchange_story import Story
from tests.helpers.exchange_telling import STEPS
from tests.helpers.in_parallel import spread
from tests.helpers.quick_office import Premises, Quick

Times = Callable[[int, int], int]
Counted = Callable[[int, str], None]


def two_units(premises: Premises, seed: int) -> list[list[Sent]]:
    """Six packages for the centre: three by each of two units that worked on the same records without each other."""
    dice = random.Random(seed)
    units = [Peer(premises.new(code), replace(own(code, seed=seed), unit_code="HM")) for code in ("HM", "HM2")]
    made = [new_id() for _ in range(3)]
    for row_id in made:
        units[0].insert("investor", row_id, name="I")
    bring(*units)
    packages: list[list[Sent]] = []
    for _ in range(3):
        for one in units:
            for _ in range(3):
                row_id = dice.choice(made)
                change: dict[str, object] = dice.choice(
                    [{"name": f"v{dice.randrange(3)}"}, {"note": "n"}, {"deleted_at": dice.choice([None, 5])}]
                )
                one.update("investor", row_id, **change)
            told = {sent.body for package in packages for sent in package}
            packages.append([sent for sent in one.untold(one, []) if sent.body not in told])
        if dice.random() < 0.5:
            bring(*(units if dice.random() < 0.5 else units[::-1]))
    return packages


def take_in_order(one: Peer, packages: list[list[Sent]]) -> None:
    """Take packages; one that has to wait for another is tried again whenever another came."""
    waiting: list[list[Sent]] = []
    for package in packages:
        waiting.append(package)
        again = True
        while again:
            again = False
            for some in list(waiting):
                try:
                    one.take(some)
                except Missing:
                    continue
                waiting.remove(some)
                again = True
    assert not waiting


def results(seed: int) -> list[Any]:
    """What the centre makes of six packages in each of their orders."""
    premises = Quick()
    packages = two_units(premises, seed)
    found = []
    for order in permutations(packages):
        place = Quick()
        centre = Peer(place.new(CENTRE), own(CENTRE, centre=True))
        take_in_order(centre, list(order))
        found.append(state(centre))
        place.close()
    premises.close()
    return found


def test_every_order_of_six_packages_comes_to_the_same(times: Times, counted: Counted) -> None:
    tried = 0
    for seed, states in enumerate(spread(results, [(seed,) for seed in range(times(5, 50))])):
        assert all(one == states[0] for one in states), seed
        tried += len(states)
    counted(tried, "orders")


@pytest.mark.parametrize("again", range(1, 6))
def test_taking_a_package_again_changes_nothing(again: int, counted: Counted) -> None:
    premises = Quick()
    packages = two_units(premises, 100 + again)
    centre = Peer(premises.new(CENTRE), own(CENTRE, centre=True))
    take_in_order(centre, packages)
    before = state(centre)
    for _ in range(again):
        for package in packages:
            assert centre.take(package).commits == 0
    assert state(centre) == before
    assert centre.query("SELECT count(*) FROM exchange_echo") == [(0,)]
    counted(again * len(packages), "packages taken in again")
    premises.close()


def with_clocks(seed: int, wrong: bool, dice_of: int) -> tuple[object, object]:
    """What a story comes to at the centre: what waits for a decision, and all that does not."""
    story = Story(seed, Quick(), wrong_clocks=False, restores=False, decisions=False)
    story.begin()
    dice = random.Random(f"{seed}/{dice_of}")
    for step in range(STEPS):
        if wrong:
            name = dice.choice(sorted(story.peers))
            story.times[name] = story.wrong_time(dice, name)
        story.play([step])
    story.settle()
    check_office(story.centre)
    open_ = story.centre.conflicts()
    settled = {
        (*key, name): value
        for key, values in story.centre.rows().items()
        for name, value in values.items()
        if (*key, name) not in open_ and name not in ("created_at", "deleted_at")
    }
    story.close()
    return open_, settled


def clocks_agree(seed: int) -> bool:
    """Whether a story comes to the same with right clocks and with two sets of wrong ones."""
    right = with_clocks(seed, False, 0)
    return right == with_clocks(seed, True, 1) == with_clocks(seed, True, 2)


def test_wrong_clocks_change_only_which_of_several_values_is_shown(times: Times, counted: Counted) -> None:
    """The same story with clocks ten years off, backwards and in 1970: the same registers, the same open decisions."""
    seeds = range(4000, 4000 + times(60, 3_000))
    same = spread(clocks_agree, [(seed,) for seed in seeds], at_once=4)
    assert [seed for seed, one in zip(seeds, same, strict=True) if not one] == []
    counted(3 * len(seeds), "schedules")


def test_offices_that_know_the_same_dump_the_same(tmp_path: Path) -> None:
    centre = peer(tmp_path / "a", CENTRE, centre=True)
    mirror = peer(tmp_path / "b", CENTRE, centre=True, seed=1)
    unit = peer(tmp_path / "c", "HM")
    for number in range(5):
        unit.insert("project", new_id(), name=f"P{number}", number=str(number))
    found = []
    for one in (centre, mirror):
        bring(unit, one)
        one.knowledge()
        with one.office.read() as session:
            found.append((digest(session), digests(session, {"HM", "shared"})))
    assert found[0] == found[1], "equal dumps, equal digests"
    assert state(centre) == state(mirror)
    centre.update("project", centre.ids("project")[0], name="other")
    with centre.office.read() as session:
        assert digests(session, {"HM"})["HM"] != found[1][1]["HM"]
        assert digest(session) != found[1][0]
    for one in (centre, mirror, unit):
        one.office.close()
