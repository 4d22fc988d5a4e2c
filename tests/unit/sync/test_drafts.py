"""Commits being written: one a scope, chained."""

import pytest

from db.models import Chapter
from db.types import new_id
from desktop_app.services.office import Label
from desktop_app.sync import drafts as module
from desktop_app.sync import wire
from desktop_app.sync.drafts import Drafts
from desktop_app.sync.store import Store
from desktop_app.sync.wire import CHANGED, CREATED, Change
from tests.helpers.exchange import Peer, bring
from tests.helpers.exchange_log import log_of


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


def test_what_is_too_large_for_one_commit_goes_on_in_the_next(centre: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 10_000)
    with centre.office.maintain() as session:
        drafts = Drafts(Store(session), centre.own)
        numbers = []
        for _ in range(10):
            draft = drafts.of("HM")
            numbers.append(draft.number)
            draft.changes.append(Change(99, bytes.fromhex(new_id()), CREATED, {10: "字" * 1000}))
        assert [draft.number for _, draft in drafts.all()] == sorted(set(numbers))
        written = drafts.write(1, 1, "clerk")
        assert written.keys() == set(numbers) and drafts.all() == []
    sizes = [len(wire.encode(one.body)) for one in log_of(centre.office)]
    assert len(sizes) == 3 and max(sizes) < 14_000
    [stream] = centre.knowledge()
    assert [head.seq for head in stream.heads] == [3]


@pytest.mark.parametrize("fields", [{}, {10: 1}, dict.fromkeys(range(10, 60))])
@pytest.mark.parametrize("replaces", [1, 9])
def test_the_smallest_changes_and_most_references_make_commits_that_every_office_takes(
    centre: Peer, fields: dict[int, wire.Value], replaces: int
) -> None:
    with centre.office.maintain() as session:
        drafts = Drafts(Store(session), centre.own)
        for number in range(40_000):
            draft = drafts.of("HM")
            refs = [draft.ref(f"{number % 99:08}{n:08}".encode()) for n in range(replaces)]
            draft.changes.append(Change(99, number.to_bytes(16), CHANGED, fields, refs))
        drafts.write(1, 1, "clerk")
    made = [wire.encode(one.body) for one in log_of(centre.office)]
    assert sum(len(wire.decode(body).changes) for body in made) == 40_000
    assert len(made) > 1 and max(map(len, made)) < 500_000
    assert max(wire.named(wire.decode(body).changes) for body in made) < wire.MOST_NAMED / 2


def test_a_step_with_much_text_is_sealed_in_commits_that_can_be_sent(
    centre: Peer, huaming: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 50_000)
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for number in range(40):
            tx.session.add(Chapter(title=str(number), text="长" * 2000))
    bring(centre, huaming)
    assert len(huaming.ids("chapter")) == 40
    sizes = [len(wire.encode(one.body)) for one in log_of(huaming.office)]
    assert len(sizes) >= 4 and max(sizes) < 60_000
    assert huaming.knowledge() == [one for one in centre.knowledge() if one.scope == "shared"]


def test_a_project_with_much_that_goes_to_another_unit_is_shown_there_whole(
    centre: Peer, huaming: Peer, xinli: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 20_000)
    project = new_id()
    huaming.insert("project", project, name="P", number="1")
    for number in range(30):
        huaming.insert("milestone", new_id(), project_id=project, stage="signed", basis=f"{number}" * 1000)
    bring(huaming, centre)
    centre.hand_over(project, "XL")
    bring(centre, xinli)
    assert len(xinli.ids("milestone")) == 30
    bring(centre, huaming)
    assert huaming.ids("milestone") == []
    assert max(len(wire.encode(one.body)) for one in log_of(xinli.office)) < 25_000
