"""Tables and fields that this program does not know yet: kept, passed on, and shown once it knows them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from db.types import new_id
from db.wire import FIELD_NAMES, FIELDS, TABLE_NAMES, TABLES
from desktop_app.domain.progress import Silent
from desktop_app.services.dump import digest
from desktop_app.sync import apply, learn, tables
from tests.helpers.exchange import Peer, bring, peer
from tests.helpers.exchange_checks import check_office


@contextmanager
def older_program() -> Iterator[None]:
    """This program, without the policies' and agreements' tables and without two fields of the projects."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("policy", "agreement"):
            patch.delitem(TABLE_NAMES, TABLES[name])
            patch.delitem(apply._READABLE, TABLES[name])
        gone = {FIELDS["project"][name] for name in ("staff", "first_tax_fen")}
        for number in gone:
            patch.delitem(FIELD_NAMES["project"], number)
        patch.setitem(apply._READABLE, TABLES["project"], apply._READABLE[TABLES["project"]] - gone)
        tables.columns_of.cache_clear()
        yield
    tables.columns_of.cache_clear()


def unread(one: Peer) -> int:
    with one.office.read() as session:
        return int(session.execute(text("SELECT count(*) FROM exchange_commit WHERE unread = 1")).scalar_one())


def learned(one: Peer) -> bool:
    return learn.learn(one.office, one.own, one.actor, Silent()) is not None


@pytest.fixture
def project(huaming: Peer) -> str:
    """A project with all that only a newer program knows, made and changed."""
    row_id = new_id()
    huaming.insert("project", row_id, name="P", number="1", staff=30)
    huaming.update("project", row_id, first_tax_fen=99)
    huaming.insert("agreement", new_id(), project_id=row_id, kind="investment", amount_fen=5)
    huaming.update("agreement", huaming.ids("agreement")[0], amount_fen=7)
    huaming.insert("policy", new_id(), name="政策")
    huaming.knowledge()
    return row_id


def test_what_is_not_understood_waits_in_the_commits(centre: Peer, huaming: Peer, project: str) -> None:
    with older_program():
        outcome = bring(huaming, centre)
        assert centre.value("project", project, "name") == "P"
    assert outcome.conflicts == 0
    assert centre.value("project", project, "staff") is None
    assert centre.ids("agreement") == centre.ids("policy") == []
    assert unread(centre) == outcome.commits == 5


def test_it_is_shown_once_the_program_knows_it(centre: Peer, huaming: Peer, project: str, tmp_path: Path) -> None:
    with older_program():
        bring(huaming, centre)
        centre.update("project", project, name="P of the centre")
    assert learned(centre)
    assert unread(centre) == 0
    assert not learned(centre)
    assert centre.value("project", project, "staff") == 30
    assert centre.value("project", project, "first_tax_fen") == 99
    assert centre.value("agreement", centre.ids("agreement")[0], "amount_fen") == 7
    bring(centre, huaming)
    with centre.office.read() as one, huaming.office.read() as other:
        assert digest(one) == digest(other)
    for office in (centre, huaming):
        check_office(office)


def test_an_old_program_passes_on_what_it_does_not_understand(
    centre: Peer, huaming: Peer, project: str, tmp_path: Path
) -> None:
    second = peer(tmp_path / "second", "HM", seed=1)
    with older_program():
        bring(huaming, centre)
        sent = centre.untold(second, second.knowledge())
    second.take(sent)
    assert second.value("project", project, "staff") == 30
    assert second.value("agreement", second.ids("agreement")[0], "amount_fen") == 7
    second.office.close()


def test_differing_values_of_an_unknown_field_become_a_decision_when_it_is_known(
    centre: Peer, huaming: Peer, project: str, tmp_path: Path
) -> None:
    second = peer(tmp_path / "second", "HM", seed=1)
    bring(huaming, second)
    huaming.update("project", project, staff=31)
    second.update("project", project, staff=32)
    for one in (huaming, second):
        one.knowledge()
    with older_program():
        bring(huaming, centre)
        bring(second, centre)
        assert centre.conflicts() == set()
    assert learned(centre)
    assert centre.conflicts() == {("project", project, "staff")}
    second.office.close()


def test_an_unknown_table_may_be_learned_after_the_known_ones(centre: Peer, huaming: Peer, project: str) -> None:
    """What refers to a record that is missing waits for it as ever."""
    with older_program():
        bring(huaming, centre)
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(TABLE_NAMES, TABLES["agreement"], "agreement")
            patch.setitem(apply._READABLE, TABLES["agreement"], frozenset(FIELDS["agreement"].values()))
            assert learned(centre)
            assert unread(centre) > 0
            assert len(centre.ids("agreement")) == 1
    assert learned(centre)
    assert len(centre.ids("policy")) == 1 and len(centre.ids("agreement")) == 1
    assert unread(centre) == 0
