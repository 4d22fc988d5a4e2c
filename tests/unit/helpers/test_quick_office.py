"""Quick offices: what comes of a story on them is what comes of it on real ones; one that is given back is as new."""

from pathlib import Path

from desktop_app.services.office import Actor, Label
from tests.helpers.database import driver_of
from tests.helpers.exchange import Peer, own
from tests.helpers.exchange_story import Story
from tests.helpers.quick_office import OnDisk, Premises, Quick, QuickOffice


def played(premises: Premises, seed: int) -> tuple[list[str], list[object]]:
    """What happened in a story, and what its offices have at the end."""
    story = Story(seed, premises, centre_restores=True)
    story.begin()
    story.play(range(90))
    story.settle()
    found = [(name, one.hashes(), one.rows(), one.conflicts()) for name, one in story.peers.items()]
    story.close()
    return story.told, list(found)


def test_a_story_is_the_same_on_quick_offices_as_on_real_ones(tmp_path: Path) -> None:
    wanted, every = {"restored from backup", "copied from backup", "blocks of old", "decides"}, ""
    for seed in range(40):
        (tmp_path / str(seed)).mkdir()
        told, found = played(Quick(), seed)
        if any(word in " ".join(told) and word not in every for word in wanted):
            assert played(OnDisk(tmp_path / str(seed)), seed) == (told, found)
            every += " ".join(told)
    assert all(word in every for word in wanted)


def test_an_office_that_was_given_back_is_as_new() -> None:
    premises = Quick()
    one = Peer(premises.new("ZX"), own("ZX", centre=True))
    new = everything(one)
    one.insert("investor", "1" * 32, name="I")
    one.insert("project", "2" * 32, name="P", number="1")
    one.insert("project_investor", "3" * 32, project_id="2" * 32, investor_id="1" * 32, share=1)
    one.knowledge()
    assert everything(one) != new
    premises.close()
    again = Quick()
    assert again.new("HM") is one.office
    assert everything(one) == new
    again.close()


def everything(one: Peer) -> dict[str, list[object]]:
    """All rows of all tables; the search by pinyin keeps none, but the tables that it is made of do."""
    driver = driver_of(one.office)
    names = [name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    names.remove("search_pinyin")
    return {name: driver.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def test_a_step_that_changes_nothing_leaves_nothing_but_for_the_exchange() -> None:
    premises = Quick()
    office = premises.new("ZX")
    assert isinstance(office, QuickOffice)
    for exchange in (False, True):
        with office.write(Label("Look"), Actor("clerk"), exchange=exchange) as tx:
            pass
        assert tx.done().count == 0
        steps = driver_of(office).execute("SELECT count(*) FROM journal_transaction").fetchall()
        assert steps == [(int(exchange),)]
    premises.close()
