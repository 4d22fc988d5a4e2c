"""What the centre does for a project: hand it to a unit, help negotiate, have it recognised by the city."""

from dataclasses import dataclass
from datetime import date

from db.models import Assist, BeijingRecognition, Referral
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.projects import named, wrong
from desktop_app.services.rights import require_for_recognition


@dataclass(frozen=True, slots=True)
class ReferralInput:
    """推荐: without `accepted_on` the unit has not taken it yet, and it does not count."""

    from_unit_id: str | None
    to_unit_id: str | None
    referred_on: date | None
    accepted_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class AssistInput:
    """攻坚: what was done to help the unit."""

    unit_id: str | None
    assisted_on: date | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecognitionInput:
    """北京协议投资额 as the city's coordination office recognised it. Amount in 分."""

    batch_number: str
    recognised_on: date | None
    amount_fen: int | None


def add_referral(office: Office, actor: Actor, project_id: str, entered: ReferralInput) -> Changes:
    """Hand a project to a unit. Raises InvalidInput without a receiving unit or day, when it is the one that hands the
    project on, or when accepted before."""
    if entered.to_unit_id is None:
        raise wrong("to_unit_id", QT_TRANSLATE_NOOP("errors", "Say which unit receives the project."))
    if entered.to_unit_id == entered.from_unit_id:
        raise wrong("to_unit_id", QT_TRANSLATE_NOOP("errors", "A unit cannot hand a project to itself."))
    if entered.referred_on is None:
        raise wrong("referred_on", QT_TRANSLATE_NOOP("errors", "Enter the day."))
    if entered.accepted_on is not None and entered.accepted_on < entered.referred_on:
        raise wrong("accepted_on", QT_TRANSLATE_NOOP("errors", "It cannot be accepted before it was referred."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Refer {name} to a unit")), actor) as tx:
        named(tx, project_id)
        values = {name: getattr(entered, name) for name in entered.__slots__}
        tx.session.add(Referral(project_id=project_id, **values))
    return tx.done()


def accept_referral(office: Office, actor: Actor, referral_id: str) -> Changes:
    """The unit takes the project over, today."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Accept the referral of {name}")), actor) as tx:
        referral = tx.session.get_one(Referral, referral_id)
        named(tx, referral.project_id)
        referral.accepted_on = tx.today
    return tx.done()


def add_assist(office: Office, actor: Actor, project_id: str, entered: AssistInput) -> Changes:
    """Record that the centre helped a unit with the project. Raises InvalidInput without a day."""
    if entered.assisted_on is None:
        raise wrong("assisted_on", QT_TRANSLATE_NOOP("errors", "Enter the day."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Record help for {name}")), actor) as tx:
        named(tx, project_id)
        values = {name: getattr(entered, name) for name in entered.__slots__}
        tx.session.add(Assist(project_id=project_id, **values))
    return tx.done()


def add_recognition(office: Office, actor: Actor, project_id: str, entered: RecognitionInput) -> Changes:
    """Enter what the city recognised (centre only). Raises InvalidInput without a day or an amount."""
    require_for_recognition(actor)
    if entered.recognised_on is None:
        raise wrong("recognised_on", QT_TRANSLATE_NOOP("errors", "Enter the day."))
    if not entered.amount_fen or entered.amount_fen < 0:
        raise wrong("amount_fen", QT_TRANSLATE_NOOP("errors", "The amount must be more than nothing."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Enter a recognised amount of {name}")), actor) as tx:
        named(tx, project_id)
        values = {name: getattr(entered, name) for name in entered.__slots__}
        tx.session.add(BeijingRecognition(project_id=project_id, **values))
    return tx.done()
