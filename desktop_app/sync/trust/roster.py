"""The centre's signed list of the offices that take part, what each may write, and who takes part no more."""

from collections.abc import Sequence
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
    """One computer of an office. `writes`: the scopes that it may write, or EVERYWHERE."""

    unit_code: Code
    unit_name: Name
    is_centre: bool
    replica: Replica
    signing_key: PublicKey
    box_key: BoxKey
    writes: list[str]
    revoked: Revocation | None = None

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
    members = sorted([*others, member], key=lambda one: (not one.is_centre, one.unit_code, one.replica))
    return Roster(roster.version + 1, made_at, members)


def without_member(roster: Roster, replica: bytes, kept: Sequence[StreamHeads], made_at: int) -> Roster:
    """The next roster, in which a computer is shut out; `kept` is what the centre knows of everybody's streams."""
    own = replica.hex()
    revocation = Revocation(made_at, [stream for stream in kept if stream.actor.startswith(own)])
    members = [
        msgspec.structs.replace(one, revoked=revocation) if one.replica == replica else one for one in roster.members
    ]
    return Roster(roster.version + 1, made_at, members)


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
