"""Offices that trust each other, commits of theirs, and packages taken apart and put together again by hand."""

import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from pyrage import decrypt, encrypt, x25519

from desktop_app.sync import wire
from desktop_app.sync.knowledge import Head, Sent
from desktop_app.sync.package.manifest import END_PURPOSE, MANIFEST_PURPOSE, End, Manifest, Signature
from desktop_app.sync.package.preamble import BYTES, Preamble, fingerprint, parse, recipient_fingerprint
from desktop_app.sync.package.records import Kind, Splitter, framed
from desktop_app.sync.package.writing import AttachedFile, Target, Written, write_package
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.card import Card, card_of
from desktop_app.sync.trust.heads import SignedHead, sign_head
from desktop_app.sync.trust.keys import Identity, new_identity
from desktop_app.sync.trust.roster import Roster, first_roster, member_of, roster_file, with_member
from desktop_app.sync.trust.trusted import Trusted

Record = tuple[int, bytes]


@dataclass(slots=True)
class Office:
    """One installation."""

    identity: Identity
    card: Card
    trusted: Trusted


@dataclass(slots=True)
class District:
    """The centre and two units, who all have its roster."""

    centre: Office
    huaming: Office
    xinli: Office
    roster: Roster

    def issue(self, roster: Roster, *offices: Office) -> None:
        """The centre issues a roster; these offices get it."""
        self.roster = roster
        file = roster_file(roster, self.centre.identity)
        for office in offices:
            office.trusted = office.trusted.with_roster(file)


def district() -> District:
    """The offices; only what they seal with differs from run to run."""
    named = (("DL01", "区招商局", True), ("JD05", "华明街道", False), ("JD07", "新立街道", False))
    cards = []
    offices = []
    for number, (code, name, is_centre) in enumerate(named, 1):
        who = new_identity(random.Random(number).randbytes)
        cards.append(card_of(who, code, name, is_centre, 1_700_000_000_000 + number))
        offices.append(Office(who, cards[-1], Trusted(cards[-1]).with_centre(cards[0])))
    roster = first_roster(cards[0], 1)
    for card in cards[1:]:
        roster = with_member(roster, member_of(card), 2)
    centre, huaming, xinli = offices
    made = District(centre, huaming, xinli, roster)
    made.issue(roster, *offices)
    return made


def commits(office: Office, scope: str, count: int, size: int = 60, after: Sent | None = None) -> list[Sent]:
    """A chain of commits of an office, from the beginning or after one; their bodies are what no reader looks into."""
    actor = office.identity.actor
    dice = random.Random(f"{actor}/{scope}/{count}/{after.seq if after else 0}")
    parent = wire.chained(after.parent, after.body) if after else wire.root(actor, scope)
    made = []
    for seq in range(after.seq + 1 if after else 1, (after.seq if after else 0) + count + 1):
        body = b"%d:" % seq + dice.randbytes(size)
        made.append(Sent(actor, scope, office.card.unit_code, office.card.is_centre, seq, parent, body))
        parent = wire.chained(parent, body)
    return made


def hash_of(sent: Sent) -> bytes:
    """The hash of a commit."""
    return wire.chained(sent.parent, sent.body)


def signed_end(office: Office, sent: Sent) -> SignedHead:
    """The author's word on a commit."""
    return sign_head(office.identity, sent.actor, sent.scope, Head(sent.seq, hash_of(sent)))


def manifest(signatures: Sequence[SignedHead] = (), **fields: object) -> Manifest:
    """What the caller of `write_package` says."""
    given = {"made_at": 1_700_000_000_000, "schema": "0002", "heads": [], "presupposes": []} | fields
    return Manifest(signatures=list(signatures), **given)  # type: ignore[arg-type]


def send(
    sender: Office,
    to: Office,
    folder: Path,
    sent: Sequence[Sent],
    attachments: Sequence[AttachedFile] = (),
    part_limit: int = 1 << 30,
    signatures: Sequence[SignedHead] | None = None,
    **fields: object,
) -> Written:
    """Write a package of one office to another; its own commits are signed at the end."""
    if signatures is None:
        signatures = [signed_end(sender, sent[-1])] if sent else []
    return write_package(
        Target(folder, "交换", part_limit),
        manifest(signatures, **fields),
        iter(sent),
        attachments,
        sender.identity,
        sender.trusted,
        sender.trusted.recipients(to.card.unit_code),
    )


def records(paths: Sequence[Path], office: Office) -> list[Record]:
    """A package's records, unsealed and not looked at."""
    sealed = b"".join(path.read_bytes()[BYTES:] for path in paths)
    found: list[Record] = []
    Splitter(lambda kind, payload: found.append((kind, payload))).write(
        decrypt(sealed, [x25519.Identity.from_str(office.identity.keys.box)])
    )
    return found


def sealed(path: Path, parts: Sequence[Record] | bytes, stated: Manifest, *offices: Office) -> Path:
    """Records (or any bytes) sealed for offices, behind a preamble that agrees with a manifest."""
    plain = parts if isinstance(parts, bytes) else b"".join(framed(kind, payload) for kind, payload in parts)
    return addressed(path, encrypt(plain, [x25519.Recipient.from_str(one.card.box_key) for one in offices]), stated)


def addressed(path: Path, data: bytes, stated: Manifest) -> Path:
    """Sealed bytes behind a preamble that agrees with a manifest."""
    to = recipient_fingerprint(one.unit_code for one in stated.recipients)
    length = len(data) + BYTES
    preamble = Preamble(stated.package, fingerprint(stated.unit_code), to, 1, 1, length, length, stated.format)
    path.write_bytes(preamble.to_bytes() + data)
    return path


def signed(stated: Manifest, content: Sequence[Record], office: Office) -> list[Record]:
    """All records of a package with this content, as an office would sign them, whatever they are."""
    data = msgspec.msgpack.encode(stated)
    secret = office.identity.keys.signing
    signature = Signature(office.identity.replica, signing.sign(secret, MANIFEST_PURPOSE, data))
    made: list[Record] = [(Kind.MANIFEST, data), (Kind.SIGNATURE, msgspec.msgpack.encode(signature)), *content]
    total = hashlib.blake2b(b"".join(framed(*record) for record in made), digest_size=32).digest()
    end = End(total, stated.commits or 0, len(stated.attached), signing.sign(secret, END_PURPOSE, total))
    return [*made, (Kind.END, msgspec.msgpack.encode(end))]


def preamble_of(path: Path) -> Preamble:
    """A file's first bytes."""
    with path.open("rb") as file:
        return parse(file.read(BYTES))
