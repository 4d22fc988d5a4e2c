"""Getting to know another office by its card: what the units' table says of it, trusting it, and entering it there."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Unit
from desktop_app.services.office import Actor, Changes
from desktop_app.services.units import enter_from_card
from desktop_app.sync.office_keys import OfficeKeys
from desktop_app.sync.rounds import told
from desktop_app.sync.trust.card import Card
from desktop_app.sync.waiting import EXCHANGED


@dataclass(frozen=True, slots=True)
class CardUnit:
    """What the units' table has of a card's office: its name under this code, "" when it is not there; and the code of
    another unit that has the card's name."""

    name: str = ""
    same_name: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """An office that was trusted. `entered`: its unit was not in the units' table and is now."""

    card: Card
    digits: str
    entered: bool
    changes: Changes


def unit_of(session: Session, card: Card) -> CardUnit:
    """How a card's office stands in the units' table."""
    alive = select(Unit).where(Unit.deleted_at.is_(None))
    same = session.scalars(alive.where(func.lower(Unit.code) == card.unit_code.lower()).limit(1)).first()
    if same is not None:
        return CardUnit(same.name)
    other = session.scalars(alive.where(Unit.name == card.unit_name).limit(1)).first()
    return CardUnit(same_name=other.code if other is not None else "")


def meet(keys: OfficeKeys, actor: Actor, data: bytes, digits: str) -> Met:
    """Trust the office of a card, the digits compared, and enter its unit if it is not known yet.

    Raises UserError as `OfficeKeys.trust` does; nothing is entered then.
    """
    card, shown = keys.trust(data, digits)
    entered = enter_from_card(keys.office, actor, card.unit_code, card.unit_name, is_centre=card.is_centre)
    if entered is None:
        return Met(card, shown, False, told())
    return Met(card, shown, True, replace(entered, kinds=entered.kinds | {EXCHANGED}))
