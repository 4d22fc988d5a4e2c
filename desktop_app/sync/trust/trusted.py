"""Whom this office trusts: its own keys, the centre whose digits were compared, and whoever the centre vouches for."""

from dataclasses import dataclass, replace

import msgspec

from desktop_app.sync.problems import CardRefused
from desktop_app.sync.trust.card import Card
from desktop_app.sync.trust.keys import replica_of
from desktop_app.sync.trust.roster import Member, Roster, forgets, member_of, read_roster, united


class _Stored(msgspec.Struct, array_like=True):
    own: Card
    centre: Card | None
    roster: bytes


@dataclass(frozen=True, slots=True)
class Trusted:
    """`centre` is the own card at the centre, and None before a unit has compared digits. `roster_file` is signed; the
    centre has none of a roster that it has yet to sign."""

    own: Card
    centre: Card | None = None
    roster_file: bytes = b""
    roster: Roster | None = None

    def with_centre(self, card: Card) -> "Trusted":
        """The digits of the centre's card were compared; the roster of another centre is dropped."""
        if not card.is_centre:
            raise ValueError("not the centre's card")
        if self.centre is not None and self.centre.signing_key == card.signing_key:
            return replace(self, centre=card)
        return Trusted(self.own, card)

    def with_roster(self, data: bytes) -> "Trusted":
        """Take a roster: a newer one takes the place of an older, an older changes nothing. Raises CardRefused.

        Where the centre's data was put back in between, it puts together what both say, and signs that
        (`OfficeKeys.keep`). A unit keeps what would be forgotten until then: its next file brings it to the centre.
        Of two with one version the same one wins at every unit.
        """
        if self.centre is None or data == self.roster_file or not data:
            return self
        roster = read_roster(data, self.centre)
        if self.roster is None:
            return replace(self, roster_file=data, roster=roster)
        if self.own.is_centre:
            both = united(self.roster, roster)
            if both is self.roster:
                return self
            return replace(self, roster_file=data if both is roster else b"", roster=both)
        newer = (roster.version, data) > (self.roster.version, self.roster_file)
        if not newer or forgets(roster, self.roster):
            return self
        return replace(self, roster_file=data, roster=roster)

    def member(self, replica: bytes) -> Member | None:
        """Who it is, as the roster says; without its word, the trusted centre, or this office itself."""
        found = self.roster.member(replica) if self.roster is not None else None
        if found is not None:
            return found
        for card in (self.centre, self.own):
            if card is not None and card.replica == replica:
                return member_of(card)
        return None

    def writer(self, actor: str) -> Member | None:
        """Whose actor it is."""
        return self.member(replica_of(actor))

    def vouches_for(self, actor: str) -> bool:
        """Whether that is the actor of somebody who takes or took part."""
        try:
            return self.writer(actor) is not None
        except ValueError:
            return False

    def has(self, card: Card) -> bool:
        """Whether the digits of these very keys were compared before, and the computer was not shut out since."""
        known = self.member(card.replica)
        return known is not None and known.signing_key == card.signing_key and known.revoked is None

    def members(self) -> list[Member]:
        """All that take or took part, as far as is known here."""
        known = {member.replica: member for member in (self.roster.members if self.roster is not None else [])}
        for card in (self.centre, self.own):
            if card is not None:
                known.setdefault(card.replica, member_of(card))
        return list(known.values())

    def shut_out(self) -> set[bytes]:
        """The replicas of the computers that take part no more."""
        return {one.replica for one in self.members() if one.revoked is not None}

    @property
    def is_shut_out(self) -> bool:
        """Whether the centre has shut this very computer out."""
        known = self.member(self.own.replica)
        return known is not None and known.revoked is not None

    def recipients(self, unit_code: str) -> list[Member]:
        """The computers of an office that packages for it are sealed for."""
        return [one for one in self.members() if one.unit_code == unit_code and one.revoked is None]


def stored(trusted: Trusted) -> bytes:
    """For keeping between runs."""
    return msgspec.msgpack.encode(_Stored(trusted.own, trusted.centre, trusted.roster_file))


def restored(data: bytes) -> Trusted:
    """What was kept; the roster is verified again. Raises ValueError when it is damaged."""
    kept = msgspec.msgpack.decode(data, type=_Stored)
    try:
        return Trusted(kept.own, kept.centre).with_roster(kept.roster)
    except CardRefused as error:
        raise ValueError("the roster kept here is damaged") from error
