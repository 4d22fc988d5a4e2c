"""Commits being written: one a scope, chained."""

from db.types import new_id
from desktop_app.sync import wire
from desktop_app.sync.drafts import Drafts
from desktop_app.sync.store import Store
from desktop_app.sync.wire import CREATED, Change
from tests.helpers.exchange import Peer
from tests.helpers.exchange_oracle import log_of


def test_each_scope_has_a_chain_of_its_own_without_gaps(centre: Peer) -> None:
    with centre.office.maintain() as session:
        drafts = Drafts(Store(session), centre.own)
        for step in range(3):
            for scope in ("HM", "shared"):
                draft = drafts.of(scope)
                assert drafts.of(scope) is draft
                draft.changes.append(Change(99, bytes.fromhex(new_id()), CREATED, {10: step}))
            written = drafts.write(step, 1000 + step, "clerk")
            assert len(written) == 2 and drafts.open == {}
        assert drafts.made == 6
    for scope in ("HM", "shared"):
        chain = sorted((one for one in log_of(centre.office) if one.scope == scope), key=lambda one: one.seq)
        assert [one.seq for one in chain] == [1, 2, 3]
        parents = [one.parent for one in chain]
        assert parents == [None, chain[0].hash, chain[1].hash]
        before = wire.root(centre.own.actor, scope)
        for one in chain:
            assert one.hash == wire.chained(before, wire.encode(one.body))
            before = one.hash
    assert [len(stream.heads) for stream in centre.knowledge()] == [1, 1]


def test_references_and_origins_are_numbered_once(centre: Peer) -> None:
    origin = wire.Origin(b"o" * 16, "HM", False, 1, "u")
    with centre.office.maintain() as session:
        draft = Drafts(Store(session), centre.own).of("HM")
        assert [draft.ref(hash_) for hash_ in (b"a" * 16, b"b" * 16, b"a" * 16)] == [0, 1, 0]
        assert [draft.origin(origin), draft.origin(origin)] == [0, 0]


def test_a_commit_that_shows_whole_records_says_what_was_known(centre: Peer) -> None:
    centre.insert("project", new_id(), name="P", number="1", owner_code="HM")
    [known] = centre.knowledge()
    with centre.office.maintain() as session:
        drafts = Drafts(Store(session), centre.own)
        drafts.of("HM").whole = True
        drafts.of("XL")
        drafts.write(1, 1, "clerk")
    bodies = {one.scope: one.body for one in log_of(centre.office) if one.seq == 2 or one.scope == "XL"}
    assert bodies["HM"].heads == [known.heads[0].hash]
    assert bodies["XL"].heads == []
