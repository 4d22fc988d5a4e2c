"""Neither the order in which packages come, nor how often, nor what any clock says changes what comes of them."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.types import new_id
from desktop_app.services.dump import digest
from desktop_app.sync.apply import Missing
from desktop_app.sync.digests import digests
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.store import Store
from tests.helpers.exchange import Peer, bring, peer
from tests.helpers.exchange_checks import STEPS, check_office, own_folder
from tests.helpers.exchange_clerks import CENTRE
from tests.helpers.exchange_story import Story

Times = Callable[..., int]
Counted = Callable[[int, str], None]


@pytest.fixture
def folder() -> Iterator[Path]:
    with own_folder() as made:
        yield made


def state(one: Peer) -> tuple[object, ...]:
    """All that an office makes of what it knows: records, what waits, and which commits each value comes from."""
    with one.office.read() as session:
        store = Store(session)
        rows = [row for (row,) in store.all("SELECT row_id FROM exchange_row")]
        registers = {}
        for row, record in store.tracked(rows).items():
            names = store.identities(record.state.commits())
            heads = {number: {names[entry] for entry in entries} for number, entries in record.state.heads.items()}
            base = names.get(record.state.base) if record.state.base else None
            registers[row] = (base, record.place, record.scope, {n: h for n, h in heads.items() if h != {base}})
        return digest(session), sorted(one.conflicts()), registers


def two_units(folder: Path, seed: int) -> list[list[Sent]]:
    """Six packages for the centre: three by each of two units that worked on the same records without each other."""
    dice = random.Random(seed)
    units = [peer(folder / f"{code}{seed}", code, seed=seed) for code in ("HM", "HM2")]
    for one in units:
        one.own = type(one.own)(one.own.actor, "HM", False)
    made = [new_id() for _ in range(3)]
    for row_id in made:
        units[0].insert("investor", row_id, name="I")
    bring_all(units[0], units[1])
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
            bring_all(*(units if dice.random() < 0.5 else units[::-1]))
    for one in units:
        one.office.close()
    return packages


def bring_all(giver: Peer, taker: Peer) -> None:
    taker.take(giver.untold(taker, taker.knowledge()))


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


def test_every_order_of_six_packages_comes_to_the_same(folder: Path, times: Times, counted: Counted) -> None:
    tried = 0
    for seed in range(times(2, 50, 5)):
        packages = two_units(folder, seed)
        orders = list(permutations(packages))
        chosen = orders if times(0, 1, 1) else random.Random(seed).sample(orders, 12)
        states = []
        centre = peer(folder / f"c{seed}", CENTRE, centre=True)
        with centre.office.engine.connect() as connection, sqlite3.connect(":memory:") as empty:
            driver: Any = connection.connection.driver_connection
            driver.backup(empty)
            for order in chosen:
                take_in_order(centre, list(order))
                states.append(state(centre))
                empty.backup(driver)
        empty.close()
        centre.office.close()
        assert all(one == states[0] for one in states), seed
        tried += len(states)
    counted(tried, "orders")


@pytest.mark.parametrize("again", range(1, 6))
def test_taking_a_package_again_changes_nothing(folder: Path, again: int) -> None:
    packages = two_units(folder, 100 + again)
    centre = peer(folder / "centre", CENTRE, centre=True)
    take_in_order(centre, packages)
    before = state(centre)
    for _ in range(again):
        for package in packages:
            assert centre.take(package).commits == 0
    assert state(centre) == before
    with centre.office.read() as session:
        assert session.execute(text("SELECT count(*) FROM exchange_echo")).scalar_one() == 0
    centre.office.close()


def test_a_story_taken_in_again_changes_nothing(folder: Path, times: Times, counted: Counted) -> None:
    stories = times(3, 200, 20)
    counted(stories, "schedules")
    for seed in range(3000, 3000 + stories):
        story = Story(seed, folder / str(seed))
        story.begin()
        story.play(range(STEPS))
        story.settle()
        for unit in sorted(set(story.peers) - {CENTRE}):
            for giver, taker in ((unit, CENTRE), (CENTRE, unit)):
                one, other = story.peers[giver], story.peers[taker]
                before = state(other)
                assert other.take(one.untold(other, [])).commits == 0, seed
                assert state(other) == before, seed
        story.close()


def test_wrong_clocks_change_only_which_of_several_values_is_shown(
    folder: Path, times: Times, counted: Counted
) -> None:
    """The same story with clocks ten years off, backwards and in 1970: the same registers, the same open decisions."""
    stories = times(4, 300, 60)
    counted(3 * stories, "schedules")
    for seed in range(4000, 4000 + stories):
        found = []
        for clocks in (0, 1, 2):
            story = Story(seed, folder / f"{seed}-{clocks}", wrong_clocks=False, restores=False, decisions=False)
            story.begin()
            dice = random.Random(seed)
            for step in range(STEPS):
                if clocks:
                    name = dice.choice(sorted(story.peers))
                    story.times[name] = story.wrong_time(dice, name)
                story.play([step])
            story.settle()
            check_office(story, story.centre)
            rows = story.centre.rows()
            open_ = story.centre.conflicts()
            settled = {
                (*key, name): value
                for key, values in rows.items()
                for name, value in values.items()
                if (*key, name) not in open_ and name not in ("created_at", "deleted_at")
            }
            found.append((open_, settled))
            story.close()
        assert found[0] == found[1] == found[2], seed


def test_offices_that_know_the_same_dump_the_same(folder: Path) -> None:
    centre = peer(folder / "a", CENTRE, centre=True)
    mirror = peer(folder / "b", CENTRE, centre=True, seed=1)
    unit = peer(folder / "c", "HM")
    for number in range(5):
        unit.insert("project", new_id(), name=f"P{number}", number=str(number))
    found = []
    for one in (centre, mirror):
        bring(unit, one)
        one.knowledge()
        with one.office.read() as session:
            found.append((state(one)[0], digests(session, {"HM", "shared"})))
    assert found[0] == found[1], "equal dumps, equal digests"
    assert state(centre) == state(mirror)
    centre.update("project", centre.ids("project")[0], name="other")
    with centre.office.read() as session:
        assert digests(session, {"HM"})["HM"] != found[1][1]["HM"]
    assert state(centre)[0] != found[1][0]
    for one in (centre, mirror, unit):
        one.office.close()
