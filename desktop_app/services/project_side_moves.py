"""Moves aside: one stage back, on hold and up again, terminated and reopened, merged and separated."""

from datetime import date

from db.enums import ProjectStatus, Stage
from db.models import Project
from desktop_app.domain.stages import Move, moves, stage_before
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import project_state
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.project_stages import milestone_of
from desktop_app.services.projects import named, wrong


def step_back(office: Office, actor: Actor, project_id: str, reason: str) -> Changes:
    """One stage back, with a reason; the left stage's milestone goes if it was not confirmed."""
    _need(reason)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Move {name} one stage back")), actor) as tx:
        project = _open_move(tx, project_id, Move.BACK)
        left = milestone_of(tx, project_id, project.stage)
        if left is not None and left.confirmed_on is None:
            left.deleted_at = tx.now_ms
        project.stage = stage_before(project.stage)
        project.side_reason = reason
    return tx.done()


def hold(office: Office, actor: Actor, project_id: str, reason: str, review_on: date | None) -> Changes:
    """Put a project on hold until it is looked at again."""
    _need(reason)
    if review_on is None:
        raise wrong("hold_review_date", QT_TRANSLATE_NOOP("errors", "Say when it is looked at again."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Put {name} on hold")), actor) as tx:
        project = _open_move(tx, project_id, Move.HOLD)
        project.status, project.side_reason, project.hold_review_date = ProjectStatus.ON_HOLD, reason, review_on
    return tx.done()


def resume(office: Office, actor: Actor, project_id: str) -> Changes:
    """Take a project up again where it was."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Take {name} up again")), actor) as tx:
        project = _open_move(tx, project_id, Move.RESUME)
        project.status, project.hold_review_date = ProjectStatus.ACTIVE, None
    return tx.done()


def terminate(office: Office, actor: Actor, project_id: str, reason: str, approver: str) -> Changes:
    """End a project before production; who approved it is part of the record."""
    _need(reason)
    if not approver.strip():
        raise wrong("side_approver", QT_TRANSLATE_NOOP("errors", "Say who approved it."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Terminate {name}")), actor) as tx:
        project = _open_move(tx, project_id, Move.TERMINATE)
        project.status, project.side_reason, project.side_approver = ProjectStatus.TERMINATED, reason, approver
    return tx.done()


def reopen(office: Office, actor: Actor, project_id: str) -> Changes:
    """A terminated project back into negotiation (centre only)."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Reopen {name}")), actor) as tx:
        project = _open_move(tx, project_id, Move.REOPEN)
        project.status, project.stage = ProjectStatus.ACTIVE, Stage.NEGOTIATION
    return tx.done()


def merge(office: Office, actor: Actor, project_id: str, into_id: str) -> Changes:
    """A project entered twice goes into the other one; its records stay with it, and it no longer counts.

    Raises InvalidInput (field `into`) for the project itself, one that is merged already or in the recycle bin.
    """
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Merge {name} into another project")), actor) as tx:
        project = _open_move(tx, project_id, Move.MERGE)
        into = tx.session.get(Project, into_id)
        if into is None or into.deleted_at is not None or into.id == project_id:
            raise wrong("into", QT_TRANSLATE_NOOP("errors", "Choose another project."))
        if into.status is ProjectStatus.MERGED:
            raise wrong("into", QT_TRANSLATE_NOOP("errors", "This one is merged into another project itself."))
        project.status, project.merged_into_id = ProjectStatus.MERGED, into_id
    return tx.done()


def separate(office: Office, actor: Actor, project_id: str) -> Changes:
    """A merged project stands by itself again."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Separate {name} again")), actor) as tx:
        project = _open_move(tx, project_id, Move.SEPARATE)
        project.status, project.merged_into_id = ProjectStatus.ACTIVE, None
    return tx.done()


def _open_move(tx: Transaction, project_id: str, move: Move) -> Project:
    project = named(tx, project_id)
    if move not in moves(project_state.state(tx.session, project_id), tx.actor.role):
        raise UserError(QT_TRANSLATE_NOOP("errors", "This move is not open to the project, or not to you."))
    return project


def _need(reason: str) -> None:
    if not reason.strip():
        raise wrong("side_reason", QT_TRANSLATE_NOOP("errors", "Give the reason."))
