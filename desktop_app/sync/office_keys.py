"""This office as it takes part in the exchange: its keys, whom it trusts, and whether its data went on from itself."""

import base64
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from sqlalchemy.orm import Session

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.sync.card_codes import refuse_wrong_code
from desktop_app.sync.drafts import Own
from desktop_app.sync.knowledge import StreamHeads, knowledge
from desktop_app.sync.renewal import note_renewal
from desktop_app.sync.store import Store
from desktop_app.sync.trust.card import Card, card_file, card_of, digits, is_code, read_card, same_digits
from desktop_app.sync.trust.keys import Identity, KeyStore, Vault, new_identity
from desktop_app.sync.trust.roster import (
    Roster,
    first_roster,
    keeping,
    member_of,
    roster_file,
    with_member,
    without_member,
)
from desktop_app.sync.trust.trusted import Trusted, restored, stored
from desktop_app.sync.trust.witness import bear_witness, examine, witness_path

_ONLY_CENTRE = QT_TRANSLATE_NOOP("errors", "Only the centre shuts a computer out, and never its own.")
_IDENTITY, _TRUST = "exchange_identity", "exchange_trust"


@dataclass(frozen=True, slots=True)
class Machine:
    """What the exchange needs of the machine. `keys`: folder of the files with keys; `state`: folder for notes
    outside the data; `name` tells this machine from others; `vault` is the system's store of secrets."""

    keys: Path
    state: Path
    name: str
    vault: Vault | None = None


@dataclass(slots=True)
class OfficeKeys:
    """Who this office is and whom it trusts."""

    office: Office
    machine: Machine
    identity: Identity
    trusted: Trusted

    @property
    def own(self) -> Own:
        """This office as the author of changes."""
        card = self.trusted.own
        return Own(self.identity.actor, card.unit_code, card.is_centre)

    def card(self) -> bytes:
        """The card that is given to the other office."""
        return card_file(self.trusted.own, self.identity)

    def digits(self, card: Card) -> str:
        """What both clerks read to each other."""
        return digits(self.trusted.own, card)

    def trust(self, data: bytes, told: str | None = None) -> tuple[Card, str]:
        """Trust the office of a card once the digits that were told are equal; without them, only work them out.

        Raises UserError when they are not, for the own card, for a code that cannot be its office's, and between two
        units: units trust the centre alone.
        """
        card = read_card(data)
        mine = self.trusted.own
        if card.replica == mine.replica:
            raise UserError(QT_TRANSLATE_NOOP("errors", "This is the card of this very computer."))
        if not card.is_centre and not mine.is_centre:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "{name} is not the centre: units exchange through the centre."),
                name=card.unit_name,
            )
        with self.office.read() as session:
            refuse_wrong_code(session, self.trusted, card)
        shown = self.digits(card)
        if told is None:
            return card, shown
        if not same_digits(told, shown):
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "The digits differ, so the card of {name} was not taken."),
                QT_TRANSLATE_NOOP("errors", "Ask {name} by telephone for the digits and for a fresh card."),
                name=card.unit_name,
            )
        if mine.is_centre:
            assert self.trusted.roster is not None
            self._issue(with_member(self.trusted.roster, member_of(card), self.office.clock.now_ms()))
        else:
            self.keep(self.trusted.with_centre(card))
        return card, shown

    def revoke(self, replica: bytes) -> None:
        """Shut a computer out (the centre's right); what it had sent by now stays. Raises UserError for the own one."""
        roster = self._roster_of_centre()
        if replica == self.identity.replica:
            raise UserError(_ONLY_CENTRE)
        with self.office.read() as session:
            kept = knowledge(Store(session))
        self._issue(without_member(roster, replica, kept, self.office.clock.now_ms()))

    def readmit(self, replica: bytes) -> None:
        """Let a computer take part again that was shut out (the centre's right), with the keys that it had."""
        roster = self._roster_of_centre()
        member = roster.member(replica)
        if member is not None and member.revoked is not None:
            self._issue(with_member(roster, replace(member, revoked=None), self.office.clock.now_ms()))

    def _roster_of_centre(self) -> Roster:
        if not self.own.is_centre or self.trusted.roster is None:
            raise UserError(_ONLY_CENTRE)
        return self.trusted.roster

    def _issue(self, roster: Roster) -> None:
        self.keep(self.trusted.with_roster(roster_file(roster, self.identity)))

    def keep(self, trusted: Trusted) -> None:
        """Trust these from now on."""
        if trusted.own.is_centre and trusted.roster_file != self.trusted.roster_file:
            trusted = self._made_whole(trusted)
        self.trusted = trusted
        set_local(self.office, **{_TRUST: base64.b64encode(stored(trusted)).decode("ascii")})

    def _made_whole(self, trusted: Trusted) -> Trusted:
        """At the centre, sign what it has put together of its rosters. Of whom one of them shuts out that it had
        forgotten, all stays valid that it took in meanwhile."""
        roster = trusted.roster
        assert roster is not None
        new = trusted.shut_out() - self.trusted.shut_out()
        members = roster.members
        if new:
            with self.office.read() as session:
                known = knowledge(Store(session))
            members = [keeping(one, known) if one.replica in new else one for one in members]
        if trusted.roster_file and members == roster.members:
            return trusted
        version, now = roster.version + bool(trusted.roster_file), self.office.clock.now_ms()
        signed = roster_file(Roster(version, now, members), self.identity)
        return Trusted(trusted.own, trusted.centre).with_roster(signed)

    def refresh(self) -> None:
        """Trust whom another process of this office has come to trust, or has shut out, meanwhile."""
        with self.office.read() as session:
            kept = trusted_here(session)
        if kept is not None and stored(kept) != stored(self.trusted):
            self.trusted = kept

    def bear_witness(self, heads: Iterable[StreamHeads]) -> None:
        """Note outside the data how far the own streams are, before they leave the office."""
        with suppress(OSError):  # without the note the next start takes a new incarnation, which costs nothing
            bear_witness(self._witness(), self.identity.actor, self.machine.name, heads)

    def _witness(self) -> Path:
        assert self.office.file is not None
        return witness_path(self.machine.state, self.office.file.parent, self.identity.replica)

    def renew_if_needed(self, is_known: Callable[[bytes], bool]) -> None:
        """Take a new incarnation when the data is older than what this office has sent already, or is a copy.

        Nothing that was written in the meantime decides on it: data from before the first commit is old data, too.
        """
        if examine(self._witness(), self.identity.actor, self.machine.name, is_known).needs_renewal:
            self.renew()

    def renew(self) -> None:
        """Take a new incarnation: what the one before wrote is lost here, or written by another computer, too."""
        self.identity = self.identity.renewed()
        _keep_identity(self.office, self.identity)
        note_renewal(self.office)
        self.bear_witness(())


def trusted_here(session: Session) -> Trusted | None:
    """Whom this office trusts, read without its keys; None before it exchanged for the first time."""
    kept = local.setting(session, _TRUST)
    return restored(base64.b64decode(kept)) if kept is not None else None


def open_keys(office: Office, machine: Machine) -> OfficeKeys:
    """The office's keys, made at the first use. Raises UserError before the office is set up or if keys are lost."""
    with office.read() as session:
        code, name = local.unit_code(session), local.unit_name(session)
        is_centre = bool(local.setting(session, "is_centre"))
        kept, trust = local.setting(session, _IDENTITY), local.setting(session, _TRUST)
    if not code:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This office has not been set up yet, so it cannot exchange."),
            QT_TRANSLATE_NOOP("errors", "Say first which unit this computer belongs to."),
        )
    if not is_code(code):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "An office with the code {code} cannot exchange."),
            QT_TRANSLATE_NOOP("errors", "A code has up to 20 letters and digits, for instance JD05."),
            code=code,
        )
    store = KeyStore(machine.keys, machine.vault)
    if kept is None:
        return _first(office, machine, store, code, name, is_centre)
    replica = bytes.fromhex(kept["replica"])
    keys = store.load(replica, bytes.fromhex(kept["public"]))
    identity = Identity(replica, bytes.fromhex(kept["incarnation"]), keys)
    trusted = restored(base64.b64decode(trust))
    opened = OfficeKeys(office, machine, identity, trusted)
    with office.read() as session:
        exchange = Store(session)
        opened.renew_if_needed(lambda hash_: bool(exchange.known([hash_])))
    return opened


def _first(office: Office, machine: Machine, store: KeyStore, code: str, name: str, is_centre: bool) -> OfficeKeys:
    identity = new_identity()
    store.save(identity.replica, identity.keys)
    now = office.clock.now_ms()
    card = card_of(identity, code, name, is_centre, now)
    trusted = Trusted(card, card if is_centre else None)
    if is_centre:
        trusted = trusted.with_roster(roster_file(first_roster(card, now), identity))
    _keep_identity(office, identity)
    opened = OfficeKeys(office, machine, identity, trusted)
    opened.keep(trusted)
    opened.bear_witness(())
    return opened


def _keep_identity(office: Office, identity: Identity) -> None:
    set_local(office, **own_settings(identity))


def own_settings(identity: Identity, trusted: Trusted | None = None) -> dict[str, object]:
    """What is kept between runs of who this office is, and whom it trusts; its private keys lie elsewhere."""
    kept: dict[str, object] = {
        _IDENTITY: {
            "replica": identity.replica.hex(),
            "incarnation": identity.incarnation.hex(),
            "public": identity.keys.signing_public.hex(),
        }
    }
    if trusted is not None:
        kept[_TRUST] = base64.b64encode(stored(trusted)).decode("ascii")
    return kept


@dataclass(frozen=True, slots=True)
class Known:
    """Of an office whose keys are not at hand: which computer it is, its public key, and whom it trusts."""

    replica: bytes
    public: bytes
    trusted: Trusted


def known_here(session: Session) -> Known | None:
    """The same of this office; None before it exchanged for the first time."""
    kept, trusted = local.setting(session, _IDENTITY), trusted_here(session)
    if kept is None or trusted is None:
        return None
    return Known(bytes.fromhex(kept["replica"]), bytes.fromhex(kept["public"]), trusted)
