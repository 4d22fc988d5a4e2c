"""Letting commits into the registers: the short way of most changes comes to the same as the long one."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.types import new_id
from db.wire import FIELDS
from desktop_app.domain.clock import Clock
from desktop_app.sync import store
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.show import Touched
from desktop_app.sync.wire import CHANGED, CREATED
from tests.helpers.exchange import Peer, bring, peer
from tests.unit.sync.test_apply import NAME, commit

HANDLER, DELETED_AT = FIELDS["project"]["handler"], FIELDS["project"]["deleted_at"]
MADE = commit("a" * 48, CREATED, {NAME: "first", 1: "HM"})
RENAMED = commit("a" * 48, CHANGED, {NAME: "second", HANDLER: "张示例"}, MADE, MADE)
AGAIN = commit("a" * 48, CHANGED, {NAME: "third"}, RENAMED, RENAMED)
EMPTIED = commit("b" * 48, CHANGED, {NAME: None, HANDLER: "李四"}, None, RENAMED)
DELETED = commit("c" * 48, CHANGED, {DELETED_AT: 5000}, None, MADE)
UNKNOWN = commit("d" * 48, CHANGED, {NAME: "fourth", 9999: "by a newer program"}, None, AGAIN, EMPTIED)
OWN = [MADE, RENAMED, AGAIN]
ORDERS = [
    order for order in permutations([*OWN, EMPTIED, DELETED, UNKNOWN]) if [one for one in order if one in OWN] == OWN
]


def known(one: Peer) -> dict[str, list[tuple[Any, ...]]]:
    """All that an office has after taking commits in, but for the times of its own clock."""
    with one.office.read() as session:
        return {
            table: [tuple(row) for row in session.execute(text(f"SELECT {columns} FROM {table} ORDER BY 1, 2"))]
            for table, columns in (
                ("project", "id, name, handler, deleted_at, changed_at, changed_by"),
                ("exchange_row", "row_id, base, heads, place, scope"),
                ("exchange_conflict", "row_id, field"),
                ("exchange_replaced", "row_id, hash, field, by_centre"),
                ("journal_entry", "row_id, op, before, after"),
            )
        }


def taken(folder: Path, orders: Sequence[Sequence[Sent]], at_once: bool) -> list[dict[str, list[tuple[Any, ...]]]]:
    """What a new centre has after taking the commits in in each order."""
    found = []
    for number, order in enumerate(orders):
        one = peer(folder / str(number), "ZX", centre=True)
        one.office.clock = Clock(lambda: 0)  # the commits' times are believed
        if at_once:
            one.take(order)
        else:
            for sent in order:
                one.take([sent])
        found.append(known(one))
        one.office.close()
    return found


@pytest.mark.parametrize("at_once", [True, False])
def test_the_short_way_comes_to_the_same_as_the_long_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    orders = ORDERS[::3]
    short = taken(tmp_path / "short", orders, at_once)
    monkeypatch.setattr(Touched, "is_untouched", False)
    assert taken(tmp_path / "long", orders, at_once) == short
    assert len({str((one["project"], one["exchange_conflict"])) for one in short}) == 1


def test_commits_are_read_again_when_there_is_no_room_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = ORDERS[:2]
    at_hand = taken(tmp_path / "at hand", orders, True)
    monkeypatch.setattr(store, "_BYTES_KEPT", 1)
    assert taken(tmp_path / "read again", orders, True) == at_hand


def test_what_replaces_a_word_that_comes_itself_after_it_leaves_nothing_of_its_echo(
    centre: Peer, huaming: Peer, xinli: Peer, tmp_path: Path
) -> None:
    """A centre that lost all hears of an investor as it was repeated elsewhere, of its new name, and then of itself."""
    investor, child = new_id(), new_id()
    centre.insert("investor", investor, name="old", owner_code="XL")
    centre.insert("investor", child, name="child", owner_code="HM", parent_id=investor)
    for unit in (huaming, xinli):
        bring(centre, unit)
    xinli.update("investor", investor, name="new")
    anew = peer(tmp_path / "anew", "ZX", centre=True, seed=7)
    bring(huaming, anew)
    assert anew.value("investor", investor, "name") == "old"
    anew.take(sorted(xinli.untold(anew, []), key=lambda one: one.is_centre))
    for unit in (huaming, xinli):
        bring(anew, unit)
    assert [one.value("investor", investor, "name") for one in (anew, huaming, xinli)] == ["new"] * 3
    assert not anew.conflicts() | huaming.conflicts() | xinli.conflicts()
    anew.office.close()
