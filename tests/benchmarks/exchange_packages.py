"""The packages of a district's units for their centre, made without their offices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from db.wire import FIELDS, TABLES
from desktop_app.sync import wire
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.knowledge import Head, Sent
from desktop_app.sync.package.writing import Target, write_package
from desktop_app.sync.trust.card import card_file, card_of
from desktop_app.sync.trust.heads import sign_head
from desktop_app.sync.trust.keys import Identity, new_identity
from desktop_app.sync.trust.trusted import Trusted
from desktop_app.sync.wire import CREATED, Body, Change
from tests.benchmarks.exchange_rows import BEGUN_MS, Row, work
from tests.helpers import sealed

_AT_ONCE = 1000
"""Records that a step of a workbook brings into one commit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's code and how many projects it has."""

    code: str
    projects: int


def write_district(centre: Exchange, folder: Path, units: Sequence[Unit]) -> list[Path]:
    """The centre trusts the units; each writes it one package. Half of the projects came out of workbooks, the other
    half was entered one by one."""
    keys = centre.keys
    identities = {unit: new_identity() for unit in units}
    cards = {
        unit: card_of(identity, unit.code, f"街道{unit.code}", False, BEGUN_MS) for unit, identity in identities.items()
    }
    for unit, card in cards.items():
        keys.trust(card_file(card, identities[unit]), keys.digits(card))
    files = []
    for unit, identity in identities.items():
        trusted = Trusted(cards[unit]).with_centre(keys.trusted.own).with_roster(keys.trusted.roster_file)
        commits = _commits(unit, identity)
        end = commits[-1]
        written = write_package(
            Target(folder, unit.code),
            sealed.manifest([sign_head(identity, end.actor, end.scope, Head(end.seq, sealed.hash_of(end)))]),
            commits,
            [],
            identity,
            trusted,
            trusted.recipients(keys.trusted.own.unit_code),
        )
        files += written.paths
    return files


def _commits(unit: Unit, identity: Identity) -> list[Sent]:
    parent = wire.root(identity.actor, unit.code)
    commits = []
    for seq, rows in enumerate(_steps(unit), 1):
        at, user = int(rows[-1]["created_at"]), str(rows[-1]["created_by"])
        body = wire.encode(Body(wire.VERSION, at, user, [], [_made(row) for row in rows]))
        commits.append(Sent(identity.actor, unit.code, unit.code, False, seq, parent, body))
        parent = wire.chained(parent, body)
    return commits


def _steps(unit: Unit) -> Iterator[list[Row]]:
    rows = iter(work(unit.code, unit.projects).rows)
    for _ in range(unit.projects // 2 // _AT_ONCE):
        yield list(islice(rows, _AT_ONCE))
    for row in rows:
        yield [row]


def _made(row: Row) -> Change:
    fields = {number: row[name] for name, number in FIELDS["project"].items() if row.get(name) is not None}
    return Change(TABLES["project"], bytes.fromhex(row["id"]), CREATED, fields)
