"""Who may do what. What a user may not do is a UserError that says whom to ask."""

from sqlalchemy.orm import Session

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local
from desktop_app.services.office import Actor


def require_centre(actor: Actor) -> None:
    """Raises UserError unless the actor works for the centre."""
    if not actor.is_centre:
        raise _not_the_centre()


def require_centres_office(session: Session) -> None:
    """Raises UserError in the office of a unit: it knows no more than its own part, whoever acts in it."""
    if local.holds_a_part(session):
        raise _not_the_centre()


def _not_the_centre() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "Only the centre may change this."),
        QT_TRANSLATE_NOOP("errors", "Ask the Cooperation and Exchange Office to make the change."),
    )
