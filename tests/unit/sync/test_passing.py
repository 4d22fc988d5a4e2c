"""Passing on what units did: which changes matter to others, and that a false reference brings nobody a record."""

from typing import Any

import pytest

from db.types import new_id
from db.wire import FIELDS, TABLES
from desktop_app.sync import wire
from desktop_app.sync.echo import shows_elsewhere
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.wire import CREATED, Body, Change
from tests.helpers.exchange import EMPTY, Peer, bring


def made(table: str, row_id: str, **values: Any) -> Change:
    given = EMPTY[table] | values
    fields = {number: given[name] for name, number in FIELDS[table].items() if given.get(name) is not None}
    return Change(TABLES[table], bytes.fromhex(row_id), CREATED, fields)


@pytest.mark.parametrize(
    ("change", "matters"),
    [
        (made("investor", new_id(), name="an investor"), True),
        (made("investor_tag", new_id(), investor_id=new_id(), tag="a tag"), True),
        (made("fund_entry", new_id(), project_id=new_id(), investor_id=new_id()), True),
        (made("fund_entry", new_id(), project_id=new_id()), False),
        (made("project", new_id(), name="a project"), False),
        (made("contact", new_id(), investor_id=new_id(), name="a contact"), True),
    ],
    ids=["investor", "tag", "money of an investor", "money of nobody", "project", "contact"],
)
def test_only_what_makes_an_investor_known_matters_to_others(change: Change, matters: bool) -> None:
    assert shows_elsewhere(change) is matters


def test_anothers_project_in_the_place_of_an_investor_is_told_to_nobody(
    centre: Peer, huaming: Peer, xinli: Peer
) -> None:
    secret, own, entry = new_id(), new_id(), new_id()
    huaming.insert("project", secret, number="H1", name="CANARY", entered_on="2022-01-01")
    bring(huaming, centre)
    changes = [
        made("project", own, number="X1", entered_on="2022-01-01", owner_code="XL"),
        made("fund_entry", entry, project_id=own, investor_id=secret, state="draft", owner_code="XL"),
    ]
    actor = xinli.own.actor
    body = wire.encode(Body(wire.VERSION, 1000, "clerk", [], changes))
    centre.take([Sent(actor, "XL", "XL", False, 1, wire.root(actor, "XL"), body)])
    assert ("fund_entry", entry) in centre.rows()
    assert all(b"CANARY" not in sent.body for sent in centre.untold(xinli, []))
