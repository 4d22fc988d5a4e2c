"""The packages of a district's units for their centre, made without their offices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    return write_packages(centre, folder, {unit.code: _bodies(unit) for unit in units})


def write_packages(centre: Exchange, folder: Path, units: Mapping[str, Iterable[bytes]]) -> list[Path]:
    """The centre trusts units by their codes; each writes it one package with the bodies of its commits."""
    keys = centre.keys
    identities = {code: new_identity() for code in units}
    cards = {code: card_of(identity, code, f"街道{code}", False, BEGUN_MS) for code, identity in identities.items()}
    for code, card in cards.items():
        keys.trust(card_file(card, identities[code]), keys.digits(card))
    files = []
    for code, bodies in units.items():
        identity = identities[code]
        trusted = Trusted(cards[code]).with_centre(keys.trusted.own).with_roster(keys.trusted.roster_file)
        commits = list(_commits(code, identity, bodies))
        end = commits[-1]
        written = write_package(
            Target(folder, code),
            sealed.manifest([sign_head(identity, end.actor, end.scope, Head(end.seq, sealed.hash_of(end)))]),
            commits,
            [],
            identity,
            trusted,
            trusted.recipients(keys.trusted.own.unit_code),
        )
        files += written.paths
    return files


def _commits(code: str, identity: Identity, bodies: Iterable[bytes]) -> Iterator[Sent]:
    parent = wire.root(identity.actor, code)
    for seq, body in enumerate(bodies, 1):
        yield Sent(identity.actor, code, code, False, seq, parent, body)
        parent = wire.chained(parent, body)


def _bodies(unit: Unit) -> Iterator[bytes]:
    for rows in _steps(unit):
        at, user = int(rows[-1]["created_at"]), str(rows[-1]["created_by"])
        yield wire.encode(Body(wire.VERSION, at, user, [], [_made(row) for row in rows]))


def _steps(unit: Unit) -> Iterator[list[Row]]:
    rows = iter(work(unit.code, unit.projects).rows)
    for _ in range(unit.projects // 2 // _AT_ONCE):
        yield list(islice(rows, _AT_ONCE))
    for row in rows:
        yield [row]


def _made(row: Row) -> Change:
    fields = {number: row[name] for name, number in FIELDS["project"].items() if row.get(name) is not None}
    return Change(TABLES["project"], bytes.fromhex(row["id"]), CREATED, fields)
