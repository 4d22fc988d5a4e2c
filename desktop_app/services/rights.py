"""Who may do what. What a user may not do is a UserError that says whom to ask."""

from sqlalchemy.orm import Session

from db.enums import Stage
from desktop_app.domain.stages import may_confirm
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import local
from desktop_app.services.office import Actor

ASK_COLLEAGUE = QT_TRANSLATE_NOOP("errors", "Let a colleague decide on it who acts for the centre.")
"""Said to clerks of the centre, who need not ask another office."""


def require_centre(actor: Actor) -> None:
    """Raises UserError unless the actor works for the centre."""
    if not actor.is_centre:
        raise _not_the_centre()


def require_centres_office(session: Session) -> None:
    """Raises UserError in the office of a unit: it knows no more than its own part, whoever acts in it."""
    if local.holds_a_part(session):
        raise _not_the_centre()


def require_for_money(actor: Actor) -> None:
    """Raises UserError unless the actor confirms and returns money."""
    if not actor.is_centre:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Only the centre confirms or returns money."))


def require_for_recognition(actor: Actor) -> None:
    """Raises UserError unless the actor enters what the city recognised."""
    if not actor.is_centre:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Only the centre enters recognised amounts."))


def require_for_stage(actor: Actor, stage: Stage) -> None:
    """Raises UserError unless the actor confirms that a project has reached this stage."""
    if not may_confirm(actor.role, stage):
        raise UserError(QT_TRANSLATE_NOOP("errors", "You may not confirm this stage."))


def _not_the_centre() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "Only the centre may change this."),
        QT_TRANSLATE_NOOP("errors", "Ask the Cooperation and Exchange Office to make the change."),
    )
