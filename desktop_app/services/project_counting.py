"""A project of which something counts is not deleted: money is only reversed, and a bulletin that is out stays."""

from sqlalchemy.orm import Session

from desktop_app.domain.money import wan_from_fen
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.confirmed_parts import confirmed_parts

_INSTEAD = QT_TRANSLATE_NOOP(
    "errors", "Terminate the project, or merge it into another one if it was entered twice; what counts stays then."
)


def refuse_counting(session: Session, project_id: str, name: str, *, by_centre: bool) -> None:
    """Raises UserError, which names the money, for a project of which something is confirmed. The centre may delete one
    of which it confirmed stages alone that no bulletin has counted."""
    parts = confirmed_parts(session, project_id)
    if parts is None or (by_centre and not parts.entries and not parts.locked):
        return
    if parts.entries:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{name} is not deleted: {amount} 万元 of its money is confirmed and counts."),
            _INSTEAD,
            name=name,
            amount=f"{wan_from_fen(parts.fund_fen):,f}",
        )
    if parts.stages:
        words = QT_TRANSLATE_NOOP("errors", "{name} is not deleted: the centre has confirmed its stage, which counts.")
        raise UserError(words, _INSTEAD, name=name)
    words = QT_TRANSLATE_NOOP("errors", "{name} is not deleted: the city has recognised an amount of it, which counts.")
    raise UserError(words, _INSTEAD, name=name)
