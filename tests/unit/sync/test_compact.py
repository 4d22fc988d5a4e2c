"""Old commits in compressed blocks: less room, and everything is told and decided as if they lay alone."""

import json
from pathlib import Path

import pytest

from db.types import new_id
from desktop_app.domain.progress import Silent
from desktop_app.errors import Cancelled, DamagedDatabase
from desktop_app.services.check import Health
from desktop_app.services.office import Office
from desktop_app.sync import blocks, compact
from desktop_app.sync.health import broken_commits, check_office
from desktop_app.sync.store import Store
from tests.helpers.exchange import Peer, bring, peer
from tests.helpers.stick_offices import befriend, send, stick_office


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits are old after three others, and two or three of them fill a block."""
    for name, value in {"FRESH": 3, "EVERY": 1, "BLOCK": 500}.items():
        monkeypatch.setattr(compact, name, value)


def project(one: Peer, name: str, owner: str = "") -> str:
    row_id = new_id()
    one.insert("project", row_id, name=name, number=name, owner_code=owner or one.own.unit_code)
    return row_id


def places(office: Office) -> list[tuple[int, bool, int | None]]:
    """Every commit's number, whether its bytes lie alone, and its block."""
    with office.read() as session:
        sql = "SELECT id, length(body) > 0, block_id FROM exchange_commit ORDER BY id"
        return [(commit, bool(alone), block) for commit, alone, block in Store(session).all(sql)]


def spoil(office: Office, sql: str) -> None:
    with office.maintain() as session:
        Store(session).many(sql, [()])


def test_old_commits_go_into_blocks_and_are_told_as_they_were_made(centre: Peer, huaming: Peer, tmp_path: Path) -> None:
    for number in range(20):
        project(huaming, f"项目{number}")
    bring(huaming, centre)
    before, rows = centre.untold(huaming, []), centre.rows()
    made = compact.compact(centre.office)
    where = places(centre.office)
    assert made == len({block for _, _, block in where} - {None}) > 3
    assert all(alone == (block is None) for _, alone, block in where)
    assert [block for *_, block in where[-3:]] == [None] * 3
    assert centre.untold(huaming, []) == before
    assert centre.rows() == rows
    newcomer = peer(tmp_path / "new", "ZX", centre=True, seed=7)
    bring(centre, newcomer)
    assert newcomer.rows() == rows
    newcomer.office.close()


def test_blocks_hold_one_stream_each_in_its_order(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    for number in range(12):
        project(huaming, f"甲{number}")
        project(xinli, f"乙{number}")
        bring(huaming, centre)
        bring(xinli, centre)
    compact.compact(centre.office)
    with centre.office.read() as session:
        rows = Store(session).all(
            "SELECT block_id, count(DISTINCT stream_id), max(seq) - min(seq) + 1 - count(*) FROM exchange_commit "
            "WHERE block_id IS NOT NULL GROUP BY block_id"
        )
    assert len(rows) == 6
    assert {(streams, gaps) for _, streams, gaps in rows} == {(1, 0)}


def test_what_is_decided_on_may_lie_in_blocks(centre: Peer, huaming: Peer) -> None:
    """Two values that nobody replaced, and a deletion against a change, of commits that went into blocks since."""
    first, second = project(huaming, "一"), project(huaming, "二")
    bring(huaming, centre)
    bring(centre, huaming)
    huaming.update("project", first, name="华明说")
    centre.update("project", first, name="中心说")
    huaming.update("project", second, deleted_at=5)
    centre.update("project", second, name="还要的")
    for number in range(10):
        project(huaming, f"后来{number}")
        project(centre, f"中心后来{number}", "HM")
    for one, other in ((huaming, centre), (centre, huaming), (huaming, centre)):
        bring(one, other)
        compact.compact(other.office)
    assert ("project", first, "name") in centre.conflicts() & huaming.conflicts()
    assert ("project", second, "deleted_at") in centre.conflicts() & huaming.conflicts()
    assert centre.rows() == huaming.rows()
    huaming.update("project", first, name="华明再说")
    bring(huaming, centre)
    bring(centre, huaming)
    assert ("project", first, "name") not in centre.conflicts() | huaming.conflicts()
    assert centre.value("project", first, "name") == huaming.value("project", first, "name") == "华明再说"


def test_branches_of_a_stream_in_blocks_are_told_apart(centre: Peer, huaming: Peer, tmp_path: Path) -> None:
    project(huaming, "一")
    bring(huaming, centre)
    twin = peer(tmp_path / "twin", "HM")  # the same disk, set back to nothing
    for number in range(8):
        project(huaming, f"甲{number}")
        project(twin, f"乙{number}")
    bring(huaming, centre)
    bring(twin, centre)
    whole = set(centre.untold(huaming, []))
    theirs = huaming.knowledge()
    lacking = set(centre.untold(huaming, theirs))
    assert compact.compact(centre.office) == 4
    assert set(centre.untold(huaming, [])) == whole
    assert set(centre.untold(huaming, theirs)) == lacking
    twin.office.close()


def test_nothing_moves_before_enough_has_come(huaming: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "EVERY", 10)
    for number in range(12):
        project(huaming, f"项目{number}")
    huaming.knowledge()
    assert compact.compact(huaming.office) == 0
    project(huaming, "再一个")
    huaming.knowledge()
    assert compact.compact(huaming.office) > 0
    assert compact.compact(huaming.office) == 0


def test_what_this_program_does_not_understand_and_what_is_large_stay_alone(
    huaming: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_LARGE", 2000)
    project(huaming, "很长" * 1000)
    for number in range(12):
        project(huaming, f"项目{number}")
    huaming.knowledge()
    spoil(huaming.office, "UPDATE exchange_commit SET unread = 1 WHERE id = 3")
    assert compact.compact(huaming.office) > 0
    alone = [commit for commit, is_alone, _ in places(huaming.office) if is_alone]
    assert {1, 3} <= set(alone)
    assert 2 not in alone


def test_who_cancels_keeps_what_was_moved(huaming: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compact, "_AT_ONCE", 1)
    for number in range(20):
        project(huaming, f"项目{number}")
    before = huaming.untold(huaming, [])

    class Impatient(Silent):
        def report(self, fraction: float | None, text: str = "") -> None:
            if (fraction or 0) > 0.4:
                raise Cancelled

    with pytest.raises(Cancelled):
        compact.compact(huaming.office, Impatient())
    assert 0 < len([block for *_, block in places(huaming.office) if block]) < 17
    assert huaming.untold(huaming, []) == before
    assert compact.compact(huaming.office) > 0
    assert huaming.untold(huaming, []) == before


def test_an_office_compacts_as_it_takes_in(tmp_path: Path) -> None:
    centre = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    unit = stick_office(tmp_path / "HM", "HM", "华明街道")
    befriend(centre, unit)
    for number in range(10):
        unit.add_project(f"P{number}")
    send(unit, centre, tmp_path / "one")
    assert not [block for *_, block in places(centre.office) if block]
    unit.add_project("Q")
    send(unit, centre, tmp_path / "two")
    assert [block for *_, block in places(centre.office) if block]
    assert check_office(centre.office).ok
    centre.close()
    unit.close()


def test_a_damaged_block_is_named_and_nothing_is_written_of_it(tmp_path: Path) -> None:
    centre = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    unit = stick_office(tmp_path / "HM", "HM", "华明街道")
    befriend(centre, unit)
    for number in range(10):
        unit.add_project(f"P{number}")
    unit.exchange.seal()
    assert compact.compact(unit.office) > 0
    spoil(unit.office, "UPDATE exchange_block SET data = x'00' WHERE id = 1")
    health: Health = check_office(unit.office)
    assert not health.ok and not health.commits
    assert any("of HM is not as it was made" in problem for problem in health.problems), json.dumps(health.problems)
    (tmp_path / "stick").mkdir()
    with pytest.raises(DamagedDatabase):
        unit.exchange.write("DL01", tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []
    centre.close()
    unit.close()


def test_a_changed_commit_is_found(huaming: Peer) -> None:
    for number in range(4):
        project(huaming, f"项目{number}")
    huaming.knowledge()
    with huaming.office.read() as session:
        assert list(broken_commits(Store(session))) == []
    spoil(huaming.office, "UPDATE exchange_commit SET body = CAST(body || x'00' AS BLOB) WHERE seq = 2")
    with huaming.office.read() as session:
        assert list(broken_commits(Store(session))) == [("HM", 2)]
