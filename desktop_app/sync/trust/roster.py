"""The centre's signed list of the offices that take part, what each may write, and who takes part no more."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.sync.knowledge import StreamHeads
from desktop_app.sync.problems import CardRefused
from desktop_app.sync.scopes import visible
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.card import BoxKey, Card, Code, Name, PublicKey, Replica, check_box_key
from desktop_app.sync.trust.keys import Identity

EVERYWHERE = "*"
"""Among the scopes that an office may write: all."""

_MAGIC = b"ZSTROST1"
_LARGEST = 4 << 20


class Revocation(msgspec.Struct, array_like=True, frozen=True):
    """When the centre shut it out (ms UTC, for reading), and what it had written by then, which stays valid.

    No clock decides what stays: a lost computer could be set back. What the centre does not have by then is out.
    """

    at: int
    kept: list[StreamHeads]


class Member(msgspec.Struct, array_like=True, frozen=True):
    """One computer of an office. `writes`: the scopes that it may write, or EVERYWHERE. `turns`: how often it was shut
    out or let in again by now; earlier programs count none."""

    unit_code: Code
    unit_name: Name
    is_centre: bool
    replica: Replica
    signing_key: PublicKey
    box_key: BoxKey
    writes: list[str]
    revoked: Revocation | None = None
    turns: int = 0

    @property
    def turn(self) -> int:
        """Which of what rosters say of it came last, though the centre's data was put back in between."""
        return max(self.turns, self.revoked is not None)

    def may_write(self, scope: str) -> bool:
        """Whether its commits count in a scope."""
        return EVERYWHERE in self.writes or scope in self.writes

    def may_see(self, scope: str) -> bool:
        """Whether commits of a scope may be given to it."""
        return visible(scope, self.unit_code, self.is_centre)


class Roster(msgspec.Struct, array_like=True, frozen=True):
    """All that take or took part, by replica. `made_at` is the centre's clock, ms UTC."""

    version: Annotated[int, Meta(ge=1, le=2**53)]
    made_at: int
    members: list[Member]

    def member(self, replica: bytes) -> Member | None:
        """The computer with this replica."""
        return next((member for member in self.members if member.replica == replica), None)


def member_of(card: Card, writes: Sequence[str] = ()) -> Member:
    """An office with its card's keys and these scopes: without any, its own; the centre writes all."""
    scopes = list(writes) or [EVERYWHERE if card.is_centre else card.unit_code]
    return Member(card.unit_code, card.unit_name, card.is_centre, card.replica, card.signing_key, card.box_key, scopes)


def first_roster(centre: Card, made_at: int) -> Roster:
    """The centre alone."""
    return Roster(1, made_at, [member_of(centre)])


def with_member(roster: Roster, member: Member, made_at: int) -> Roster:
    """The next roster, in which this computer takes part with these keys and rights; it replaces what was known of it.

    Raises CardRefused when the same key is another computer's already.
    """
    others = [one for one in roster.members if one.replica != member.replica]
    if any(one.signing_key == member.signing_key or one.box_key == member.box_key for one in others):
        raise CardRefused(QT_TRANSLATE_NOOP("errors", "Another computer takes part with the same keys already."))
    known = roster.member(member.replica)
    turns = known.turn + (known.revoked is not None) if known is not None else 0
    return Roster(roster.version + 1, made_at, _sorted([*others, msgspec.structs.replace(member, turns=turns)]))


def without_member(roster: Roster, replica: bytes, kept: Sequence[StreamHeads], made_at: int) -> Roster:
    """The next roster, in which a computer is shut out; `kept` is what the centre knows of everybody's streams."""
    own = replica.hex()
    revocation = Revocation(made_at, [stream for stream in kept if stream.actor.startswith(own)])
    members = [
        msgspec.structs.replace(one, revoked=revocation, turns=one.turn + (one.revoked is None))
        if one.replica == replica
        else one
        for one in roster.members
    ]
    return Roster(roster.version + 1, made_at, members)


def forgets(roster: Roster, earlier: Roster) -> bool:
    """Whether a roster knows nothing of a shut-out, or of who was let in again, that is known here: the centre's data
    was put back in between."""
    said = {one.replica: one.turns for one in roster.members}
    return any(one.turns > said.get(one.replica, 0) for one in earlier.members)


def united(one: Roster, other: Roster) -> Roster:
    """What two rosters of a centre say whose data was put back in between, for it to sign: nobody is lost, and who was
    shut out stays so unless it was let in again later. One of the two where it says all that and is the newer."""
    newer, older = (one, other) if one.version >= other.version else (other, one)
    members = {member.replica: member for member in older.members}
    for member in newer.members:
        members[member.replica] = _later(member, members.get(member.replica, member))
    found = _sorted(members.values())
    if newer.version > older.version and found == _sorted(newer.members):
        return newer
    return Roster(newer.version + 1, max(one.made_at, other.made_at), found)


def _later(newer: Member, older: Member) -> Member:
    """What is known of a computer by what a newer roster and an older one say."""
    if older.turn != newer.turn:
        return max(older, newer, key=lambda member: member.turn)
    if newer.revoked is None or older.revoked is None or newer.revoked == older.revoked:
        return newer
    return keeping(newer, older.revoked.kept)


def keeping(member: Member, known: Sequence[StreamHeads]) -> Member:
    """A computer that was shut out, of which as much stays valid as is known here, if that is more."""
    assert member.revoked is not None
    far = {(one.actor, one.scope): max(head.seq for head in one.heads) for one in member.revoked.kept if one.heads}
    more = [
        one
        for one in known
        if one.actor.startswith(member.replica.hex())
        and max((head.seq for head in one.heads), default=0) > far.get((one.actor, one.scope), 0)
    ]
    kept = [*member.revoked.kept, *more]
    return msgspec.structs.replace(member, revoked=Revocation(member.revoked.at, kept)) if more else member


def _sorted(members: Iterable[Member]) -> list[Member]:
    return sorted(members, key=lambda one: (not one.is_centre, one.unit_code, one.replica))


def roster_file(roster: Roster, centre: Identity) -> bytes:
    """The roster as it travels in packages."""
    return signing.signed_file(_MAGIC, msgspec.msgpack.encode(roster), centre.keys.signing)


def read_roster(data: bytes, centre: Card) -> Roster:
    """The roster in a file that this centre signed. Raises CardRefused."""
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large for a roster")
        roster = msgspec.msgpack.decode(signing.verify_file(_MAGIC, data, centre.signing_key), type=Roster)
        for member in roster.members:
            check_box_key(member.box_key)
        if len({member.replica for member in roster.members}) != len(roster.members):
            raise ValueError("a computer stands twice in it")
    except (ValueError, RecursionError) as error:
        raise CardRefused(
            QT_TRANSLATE_NOOP(
                "errors", "The roster of offices does not come from the centre whose card is trusted here."
            ),
            QT_TRANSLATE_NOOP("errors", "Compare the digits of the centre's card by telephone once more."),
        ) from error
    return roster
