"""A new card for an office whose keys are lost for good, so that it goes on exchanging with the records it has.

For the others it is one more computer of the unit: they compare its digits. What the old one had not handed over is
said again in the new one's name (`retelling`).
"""

from sqlalchemy.orm import Session

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local
from desktop_app.services.local_settings import keep_local
from desktop_app.services.office import Office
from desktop_app.sync.drafts import Own
from desktop_app.sync.office_keys import Known, Machine, known_here, own_settings
from desktop_app.sync.parked import GIVEN_UP
from desktop_app.sync.peers import knowledge_of
from desktop_app.sync.problems import KeysLost, cannot_write
from desktop_app.sync.retelling import retell
from desktop_app.sync.store import Store
from desktop_app.sync.trust.card import Card, card_of
from desktop_app.sync.trust.keys import Identity, KeyStore, new_identity
from desktop_app.sync.trust.roster import member_of, roster_file, with_member
from desktop_app.sync.trust.trusted import Trusted


def make_new_card(office: Office, machine: Machine) -> int:
    """Give the office new keys in place of lost ones; how many changes are said again under them.

    Raises UserError while the old keys are at hand, and EnvironmentProblem when the new ones cannot be kept; nothing
    was changed then.
    """
    store = KeyStore(machine.keys, machine.vault)
    with office.read() as session:
        known = known_here(session)
        name = local.unit_name(session)
    if known is None or _at_hand(store, known):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This office has its keys, so it needs no new card."),
            QT_TRANSLATE_NOOP("errors", "Go on exchanging with the card that it has."),
        )
    identity, now = new_identity(), office.clock.now_ms()
    old = known.trusted
    card = card_of(identity, old.own.unit_code, name, old.own.is_centre, now)
    try:
        store.save(identity.replica, identity.keys)
    except OSError as error:
        raise cannot_write(error, machine.keys) from error
    with office.maintain() as session:
        own = Own(identity.actor, card.unit_code, card.is_centre)
        count = retell(Store(session), known.replica, own, _handed_over(session, known))
        keep_local(session, **own_settings(identity, _trusted(old, card, identity, now)))
        # what waits was sealed for the old keys; all of it comes again for the new ones
        Store(session).many("UPDATE exchange_file SET state = ? WHERE state = 'waiting'", [(GIVEN_UP,)])
    return count


def _at_hand(store: KeyStore, known: Known) -> bool:
    try:
        store.load(known.replica, known.public)
    except KeysLost:
        return False
    return True


def _trusted(old: Trusted, card: Card, identity: Identity, now: int) -> Trusted:
    """Whom the office trusts under its new card: whom it trusted. Whose digits the centre compared stays with it; what
    it said itself under its old card stays its word."""
    if not card.is_centre:
        return Trusted(card, old.centre, old.roster_file, old.roster)
    assert old.roster is not None
    return Trusted(card, card).with_roster(roster_file(with_member(old.roster, member_of(card), now), identity))


def _handed_over(session: Session, known: Known) -> list[bytes]:
    """The commits that need not be said again: a unit's, when the centre has told that it has them, for it may shut
    the old computer out; the centre's own, when it has signed them."""
    trusted = known.trusted
    if trusted.own.is_centre:
        sql = "SELECT hash FROM exchange_signature WHERE actor LIKE ?"
        return [hash_ for (hash_,) in Store(session).all(sql, (f"{known.replica.hex()}%",))]
    if trusted.centre is None:
        return []
    streams = knowledge_of(session, trusted, trusted.centre.unit_code)
    return [head.hash for stream in streams for head in stream.heads]
