"""Getting to know another office by its card: what the units' table says of it, trusting it, and entering it there."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Unit
from desktop_app.domain.unit_names import plain_name
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Changes, only_looks
from desktop_app.services.rights import ASK_COLLEAGUE
from desktop_app.services.units import enter_from_card
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.rounds import told
from desktop_app.sync.trust.card import Card, computer_mark
from desktop_app.sync.trust.trusted import Trusted
from desktop_app.sync.waiting import EXCHANGED


@dataclass(frozen=True, slots=True)
class CardUnit:
    """What is known here of a card's office: its name in the units' table under this code, "" when it is not there;
    code and name of another unit there that is called so, too, or nearly; whether this very card was trusted before.

    `mark` is the card's computer; `computers` are those of the same office that take part already, `shut_out` when this
    one did and was shut out (ms UTC). `instead_of`: the name of the centre whose place the card would take;
    `second_centre`: this is the centre, and so is the card's.
    """

    name: str = ""
    other_code: str = ""
    other_name: str = ""
    trusted: bool = False
    mark: str = ""
    computers: tuple[str, ...] = ()
    shut_out: int | None = None
    instead_of: str = ""
    second_centre: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """An office that was trusted. `entered`: its unit was not in the units' table and is now. `known`: how it stood
    there before."""

    card: Card
    digits: str
    entered: bool
    changes: Changes
    known: CardUnit


def unit_of(session: Session, card: Card) -> CardUnit:
    """How a card's office stands in the units' table."""
    alive = select(Unit).where(Unit.deleted_at.is_(None))
    same = session.scalars(alive.where(func.lower(Unit.code) == card.unit_code.lower()).limit(1)).first()
    if same is not None:
        return CardUnit(same.name)
    called = plain_name(card.unit_name)
    for unit in session.scalars(alive.order_by(Unit.active_to.is_not(None), Unit.sort_order)):
        if called in (plain_name(unit.name), plain_name(unit.short_name)):
            return CardUnit(other_code=unit.code, other_name=unit.name)
    return CardUnit()


def look_at_card(keys: OfficeKeys, data: bytes) -> tuple[Card, str, CardUnit]:
    """A card, the digits to compare, and what is known of its office; nothing is trusted yet. Raises UserError."""
    card, digits = keys.trust(data)
    with keys.office.read() as session:
        known = unit_of(session, card)
    return card, digits, _as_computer(known, card, keys.trusted)


def _as_computer(known: CardUnit, card: Card, trusted: Trusted) -> CardUnit:
    """What is known of the very computer that a card is of."""
    others = [one for one in trusted.recipients(card.unit_code) if one.replica != card.replica]
    before, centre = trusted.member(card.replica), trusted.centre
    replaced = card.is_centre and centre is not None and centre.signing_key != card.signing_key
    return replace(
        known,
        trusted=trusted.has(card),
        mark=computer_mark(card.replica),
        computers=tuple(computer_mark(one.replica) for one in others),
        shut_out=before.revoked.at if before is not None and before.revoked is not None else None,
        instead_of=centre.unit_name if replaced and centre is not None and not trusted.own.is_centre else "",
        second_centre=card.is_centre and trusted.own.is_centre,
    )


def _require_right(keys: OfficeKeys, actor: Actor) -> None:
    """Raises UserError for who only looks; at the centre, for who does not act for it, as in the units' table."""
    if not actor.may_change:
        raise only_looks()
    if keys.own.is_centre and not actor.is_centre:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Only who acts for the centre lets an office take part."), ASK_COLLEAGUE
        )


def meet(keys: OfficeKeys, actor: Actor, data: bytes, digits: str) -> Met:
    """Trust the office of a card, the digits compared, and enter its unit if it is not known yet.

    Raises UserError as `OfficeKeys.trust` does, and for who may not let an office take part; nothing is entered then.
    """
    _require_right(keys, actor)
    card, shown = keys.trust(data, digits)
    with keys.office.read() as session:
        known = unit_of(session, card)
    entered = enter_from_card(keys.office, actor, card.unit_code, card.unit_name, is_centre=card.is_centre)
    if entered is None:
        return Met(card, shown, False, told(), known)
    return Met(card, shown, True, replace(entered, kinds=entered.kinds | {EXCHANGED}), known)
