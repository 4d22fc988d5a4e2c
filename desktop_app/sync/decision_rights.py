"""Who may decide on a difference: nobody gets by a decision what is refused when it is done directly.

At a unit nothing more is to be asked: on what the centre confirms, only the centre decides (`scopes.centre_first`).
"""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from db.enums import FundState, Stage
from db.models import FundEntry, Milestone
from desktop_app.errors import UserError
from desktop_app.queries import local
from desktop_app.services.office import Actor, only_looks
from desktop_app.services.rights import (
    ASK_COLLEAGUE,
    require_centre,
    require_for_money,
    require_for_recognition,
    require_for_stage,
)
from desktop_app.sync.wire import Value

_OF_THE_CENTRE = frozenset(
    {"unit", "setting", "code_item", "target", "closed_month", "report_issue"}
    | {"review_meeting", "review_item", "score_card"}
)
"""What nobody enters or changes who does not act for the centre."""

_SETTLED = (FundState.CONFIRMED, FundState.RETURNED)


def why_not(
    session: Session, actor: Actor, table: str, row_id: str, values: Iterable[Mapping[str, Value]]
) -> UserError | None:
    """Why somebody may not decide on a record: `values` are those to choose from, and the one that is to be taken."""
    if not actor.may_change:
        return only_looks()
    if actor.is_centre or not local.setting(session, "is_centre"):
        return None
    try:
        if table in _OF_THE_CENTRE:
            require_centre(actor)
        elif table == "beijing_recognition":
            require_for_recognition(actor)
        elif table == "fund_entry" and _is_settled(session, row_id, values):
            require_for_money(actor)
        elif table == "milestone":
            for stage in _confirmed_stages(session, row_id, values):
                require_for_stage(actor, stage)
    except UserError as error:
        return UserError(error.message, ASK_COLLEAGUE, **error.values)
    return None


def _is_settled(session: Session, row_id: str, values: Iterable[Mapping[str, Value]]) -> bool:
    """Whether money is confirmed or returned, or would be."""
    entry = session.get(FundEntry, row_id)
    return (entry is not None and entry.state in _SETTLED) or any(one.get("state") in _SETTLED for one in values)


def _confirmed_stages(session: Session, row_id: str, values: Iterable[Mapping[str, Value]]) -> set[Stage]:
    """The stages that are confirmed on a milestone, or would be."""
    milestone = session.get(Milestone, row_id)
    own: dict[str, Value] = {}
    if milestone is not None:
        day = milestone.confirmed_on
        own = {"stage": milestone.stage.value, "confirmed_on": day.isoformat() if day else None}
    found = [own, *({**own, **one} for one in values)]
    return {Stage(str(one["stage"])) for one in found if one.get("confirmed_on") and one.get("stage")}
