"""What an office knows, and what another one has to be told."""

from db.types import new_id
from desktop_app.sync import wire
from desktop_app.sync.drafts import Own
from desktop_app.sync.knowledge import Head, Sent, StreamHeads
from desktop_app.sync.wire import CREATED, Body, Change
from tests.helpers.exchange import Peer, bring
from tests.unit.sync.test_apply import PROJECT, hash_of

ACTOR = "f" * 48


def chain(count: int, word: str, after: Sent | None = None) -> list[Sent]:
    """Commits of the unit HM that follow each other."""
    made: list[Sent] = []
    for number in range(count):
        last = made[-1] if made else after
        body = wire.encode(Body(1, number, word, [], [Change(PROJECT, bytes.fromhex(new_id()), CREATED, {1: "HM"})]))
        parent = hash_of(last) if last else wire.root(ACTOR, "HM")
        made.append(Sent(ACTOR, "HM", "HM", False, last.seq + 1 if last else 1, parent, body))
    return made


def heads(*last: Sent) -> list[StreamHeads]:
    return [StreamHeads(ACTOR, "HM", "HM", False, [Head(one.seq, hash_of(one)) for one in last])]


def test_who_knows_nothing_is_told_all_and_who_knows_all_nothing(centre: Peer, huaming: Peer) -> None:
    sent = chain(5, "a")
    centre.take(sent)
    assert centre.untold(huaming, []) == sent
    assert centre.untold(huaming, heads(sent[2])) == sent[3:]
    assert centre.untold(huaming, heads(sent[-1])) == []
    assert centre.untold(huaming, centre.knowledge()) == []


def test_both_branches_of_a_fork_are_kept_and_told(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    """As after a disk that was set back unnoticed: two commits with the same predecessor."""
    trunk = chain(3, "trunk")
    one, other = chain(2, "one", trunk[1]), chain(4, "other", trunk[1])
    centre.take([*trunk[:2], *one])
    centre.take(other)
    [stream] = centre.knowledge()
    assert {head.hash for head in stream.heads} == {hash_of(one[-1]), hash_of(other[-1])}
    assert set(centre.untold(huaming, heads(one[-1]))) == set(other)
    assert set(centre.untold(huaming, heads(other[1]))) == {*one, *other[2:]}
    assert centre.untold(huaming, heads(one[-1], other[-1])) == []
    huaming.take(centre.untold(huaming, []))
    assert huaming.knowledge() == centre.knowledge()
    assert huaming.rows() == centre.rows()


def test_who_knows_another_branch_is_told_all_of_this_one(centre: Peer, huaming: Peer) -> None:
    trunk = chain(2, "trunk")
    centre.take([*trunk, *chain(2, "here", trunk[1])])
    assert len(centre.untold(huaming, heads(chain(3, "there", trunk[1])[-1]))) == 4


def test_a_set_back_office_goes_on_after_its_longest_branch(huaming: Peer, centre: Peer) -> None:
    huaming.own = Own(ACTOR, "HM", False)
    huaming.insert("project", new_id(), name="P", number="1")
    first = huaming.untold(centre, [])
    huaming.take(chain(3, "lost"))
    huaming.insert("project", new_id(), name="Q", number="2")
    [stream] = huaming.knowledge()
    assert [head.seq for head in stream.heads] == [1, 4]
    bring(huaming, centre)
    assert centre.hashes() == huaming.hashes() and hash_of(first[0]) in centre.hashes()


def test_a_unit_is_told_its_own_and_what_is_for_all(centre: Peer, huaming: Peer, xinli: Peer) -> None:
    for code in ("HM", "XL", "ZX"):
        centre.insert("project", new_id(), name=code, number=code, owner_code=code)
    centre.insert("policy", new_id(), name="for all")
    assert {sent.scope for sent in centre.untold(huaming, [])} == {"HM", "shared"}
    assert {sent.scope for sent in centre.untold(xinli, [])} == {"XL", "shared"}
    assert {stream.scope for stream in centre.knowledge()} == {"HM", "XL", "ZX", "shared"}
