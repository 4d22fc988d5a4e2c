"""Whether the code on an office card can be that of its office: records are exchanged by it, so it has to be exact."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Unit
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.sync.trust.card import Card
from desktop_app.sync.trust.trusted import Trusted

_SET_UP_AGAIN = QT_TRANSLATE_NOOP(
    "errors", "Ask {name} to set the program up with the code {known} and to give you a new card; nothing was changed."
)


def refuse_wrong_code(session: Session, trusted: Trusted, card: Card) -> None:
    """Raises UserError for a unit's card with the centre's code, for a card of the centre with another one, and for a
    code that differs from a known one in nothing but small and capital letters."""
    mine, code, name = trusted.own, card.unit_code, card.unit_name
    if card.is_centre is not mine.is_centre and code.casefold() == mine.unit_code.casefold():
        if mine.is_centre:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "This card has the centre's code {code}, and it is a unit's."),
                QT_TRANSLATE_NOOP(
                    "errors",
                    "Ask {name} to set the program up with its own code and to give you a new card; "
                    "nothing was changed.",
                ),
                name=name,
                code=code,
            )
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{name} has the code {code}, with which this computer was set up, too."),
            QT_TRANSLATE_NOOP(
                "errors",
                "Ask the centre for the code of this unit, and set the program up with that; nothing was changed.",
            ),
            name=name,
            code=code,
        )
    known = set(session.scalars(select(Unit.code).where(Unit.deleted_at.is_(None))))
    known |= {one.unit_code for one in trusted.members()}
    alike = sorted(one for one in known if one.casefold() == code.casefold())
    if alike and code not in alike:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "errors",
                "This card has the code {code}, and its office is {known} here: small and capital letters differ.",
            ),
            _SET_UP_AGAIN,
            name=name,
            code=code,
            known=alike[0],
        )
    if card.is_centre and mine.is_centre and code != mine.unit_code:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This card is another centre's, with the code {code}: there is one centre."),
            QT_TRANSLATE_NOOP(
                "errors", "If {name} is a unit, ask it to set the program up as one and to give you a new card."
            ),
            name=name,
            code=code,
        )
