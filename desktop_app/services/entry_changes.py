"""Putting right what was entered under a project: a slip in a follow-up, an amount, a contract, a promise."""

from collections.abc import Mapping

from db.enums import FundState
from db.models import Activity, Agreement, Commitment, FundEntry, Project, Record
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.project_entries import (
    AgreementInput,
    CommitmentInput,
    Entered,
    FollowUp,
    FundInput,
    check,
    refuse_confirmed,
)
from desktop_app.services.projects import named

_TABLES: Mapping[type[Entered], type[Record]] = {
    FollowUp: Activity,
    FundInput: FundEntry,
    AgreementInput: Agreement,
    CommitmentInput: Commitment,
}


def change_entry(office: Office, actor: Actor, project_id: str, entry_id: str, entered: Entered) -> Changes:
    """Give an entry of the project other values; what it does not name (a state, a payment) stays.

    Money that a unit has checked is a draft again, unless the centre changes it. Raises InvalidInput like the entry
    of a new one, and UserError for confirmed money.
    """
    check(entered, office.clock.today())
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Change an entry of {name}")), actor) as tx:
        project = named(tx, project_id)
        entry = tx.session.get_one(_TABLES[type(entered)], entry_id)
        if isinstance(entry, FundEntry):
            refuse_confirmed(entry)
            if entry.state is FundState.CHECKED and not actor.is_centre:
                entry.state = FundState.DRAFT
        if isinstance(entry, Activity) and isinstance(entered, FollowUp):
            _carry_next_step(project, entry, entered)
        for name in entered.__slots__:
            if name != "scan":
                setattr(entry, name, getattr(entered, name))
        if isinstance(entered, AgreementInput) and entered.scan is not None:
            attachments.attach(office, tx, "agreement", entry_id, entered.scan)
    return tx.done()


def _carry_next_step(project: Project, old: Activity, entered: FollowUp) -> None:
    """The project's next step follows a correction as long as it is the one that this follow-up set."""
    if old.next_step and (old.next_step, old.next_step_date) == (project.next_step, project.next_step_date):
        project.next_step, project.next_step_date = entered.next_step, entered.next_step_date
