"""Who may do what. What a user may not do is a UserError that says whom to ask."""

from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor


def require_centre(actor: Actor) -> None:
    """Raises UserError unless the actor works for the centre."""
    if not actor.is_centre:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Only the centre may change this."),
            QT_TRANSLATE_NOOP("errors", "Ask the Cooperation and Exchange Office to make the change."),
        )
