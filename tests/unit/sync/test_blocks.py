"""Commits that lie together in compressed blocks: which go together, and what comes together from the beginning."""

import sqlite3

import pytest

from db.types import new_id
from desktop_app.sync import blocks, store
from desktop_app.sync.blocks import Blocks, filled
from desktop_app.sync.store import Store
from tests.helpers.exchange import Peer, bring


def test_as_many_of_a_stream_go_together_as_fill_a_block_and_the_rest_joins_the_last() -> None:
    commits = [(1, number, 40) for number in range(1, 8)] + [(2, 8, 40), (2, 9, 40)] + [(3, 10, 100)]
    assert filled(commits, 100) == [[1, 2, 3], [4, 5, 6, 7], [10]]
    assert filled([], 100) == []


def test_a_large_commit_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_LARGE", 150)
    assert filled([(1, 1, 60), (1, 2, 151), (1, 3, 60), (1, 4, 150)], 100) == [[1, 3], [4]]


def test_a_block_gives_back_what_was_put_in() -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE exchange_block (id INTEGER PRIMARY KEY, data BLOB)")
        kept = Blocks(connection)
        first, second = kept.add({1: b"one", 3: b""}), kept.add({2: b"two" * 1000})
        assert [kept.body(1, b"", first), kept.body(3, b"", first), kept.body(2, b"", second)] == [
            b"one", b"", b"two" * 1000,
        ]  # fmt: skip
        assert kept.body(4, b"alone", None) == b"alone"
        with pytest.raises(sqlite3.DatabaseError, match="malformed block"):
            kept.body(4, b"", first)
        connection.execute("UPDATE exchange_block SET data = x'00' WHERE id = ?", (second,))
        with pytest.raises(sqlite3.DatabaseError, match="malformed block"):
            Blocks(connection).body(2, b"", second)
    connection.close()


def lying(one: Peer) -> list[tuple[int, bool, int | None, bool]]:
    """Every commit's number, whether its bytes lie alone, its block, and whether it is not read through."""
    with one.office.read() as session:
        sql = "SELECT id, length(body) > 0, block_id, unread FROM exchange_commit ORDER BY id"
        return [(commit, bool(alone), block, bool(unread)) for commit, alone, block, unread in Store(session).all(sql)]


def test_what_comes_together_is_in_blocks_at_once(
    centre: Peer, huaming: Peer, xinli: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        huaming.insert("project", new_id(), name=f"甲{number}", number=str(number), owner_code="HM")
    huaming.knowledge()
    assert {block for _, _, block, _ in lying(huaming)} == {None}
    xinli.insert("project", new_id(), name="乙", number="乙", owner_code="XL")
    known = centre.knowledge()
    monkeypatch.setattr(store, "TOGETHER", 1500)
    centre.take([*huaming.untold(centre, known), *xinli.untold(centre, known)])
    where = lying(centre)
    assert all(alone == (block is None) for _, alone, block, _ in where)
    assert [block for _, _, block, _ in where].count(None) == 1
    assert set(centre.untold(huaming, [])) == set(huaming.untold(centre, []))
    assert bring(huaming, centre).commits == 0


def test_what_this_program_does_not_know_all_of_stays_alone(
    centre: Peer, huaming: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "TOGETHER", 1)
    monkeypatch.setattr("desktop_app.sync.apply.is_unread", lambda change: "新" in change.fields.values())
    for name in ("旧", "新"):
        huaming.insert("project", new_id(), name=name, number=name, owner_code="HM")
    bring(huaming, centre)
    assert [(alone, block is None, unread) for _, alone, block, unread in lying(centre)] == [
        (False, False, False),
        (True, True, True),
    ]
