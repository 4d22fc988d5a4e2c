"""What a clerk does to the training schedule. Each function is one step in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select, update

from db.enums import TrainingForm, TrainingState
from db.models import Attachment, TrainingPlan, TrainingSession
from desktop_app.domain.training import LONGEST_CENTI, MOMENT, read_stored
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import training
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.projects import Created

MOST_PLANNED = 1_000


@dataclass(frozen=True, slots=True)
class SessionInput:
    """A session as entered; times are local, hours in hundredths."""

    topic: str
    form: TrainingForm
    starts: datetime
    ends: datetime | None = None
    place: str = ""
    teacher: str = ""
    unit_id: str | None = None
    hours_centi: int | None = None
    audience: str = ""
    materials: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class PlanInput:
    """The plan of a year: how many sessions of each form, and what they are about."""

    year: int
    online_planned: int
    offline_planned: int
    text: str = ""


def create_session(office: Office, actor: Actor, entered: SessionInput) -> Created:
    """Put a session on the schedule. Raises InvalidInput naming the wrong fields."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Enter the training {topic}"), {"topic": entered.topic.strip()})
    with office.write(label, actor) as tx:
        _check(tx, entered, "")
        session = TrainingSession(state=TrainingState.PLANNED, **_stored(entered))
        tx.session.add(session)
        tx.session.flush()
    return Created((session.id,), tx.done())


def change_session(office: Office, actor: Actor, session_id: str, entered: SessionInput) -> Changes:
    """Change what is known of a session. Raises InvalidInput naming the wrong fields."""
    label = Label(QT_TRANSLATE_NOOP("steps", "Change the training {topic}"), {"topic": entered.topic.strip()})
    with office.write(label, actor) as tx:
        session = tx.session.get_one(TrainingSession, session_id)
        _check(tx, entered, session_id)
        if session.state is TrainingState.HELD:
            _refuse_future(tx, entered.starts)
        for name, value in _stored(entered).items():
            setattr(session, name, value)
    return tx.done()


def mark_held(office: Office, actor: Actor, session_id: str) -> Changes:
    """A session took place; from now on it and its attendances count. Raises UserError before its day."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Mark the training {topic} as held")), actor) as tx:
        session = named(tx, session_id)
        starts = read_stored(session.starts_at)
        if starts is not None:
            _refuse_future(tx, starts)
        session.state = TrainingState.HELD
    return tx.done()


def cancel(office: Office, actor: Actor, session_id: str) -> Changes:
    """A session does not take place; it stays on the schedule as cancelled."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Cancel the training {topic}")), actor) as tx:
        named(tx, session_id).state = TrainingState.CANCELLED
    return tx.done()


def plan_again(office: Office, actor: Actor, session_id: str) -> Changes:
    """A session is planned again: it was cancelled, or marked as held by mistake."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Plan the training {topic} again")), actor) as tx:
        named(tx, session_id).state = TrainingState.PLANNED
    return tx.done()


def delete(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """Into the recycle bin; the list of persons stays with its session."""
    one = QT_TRANSLATE_NOOP("steps", "Move the training {topic} to the recycle bin")
    many = QT_TRANSLATE_NOOP("steps", "Move {count} trainings to the recycle bin")
    return _set_deleted(office, actor, ids, one, many, lambda tx: tx.now_ms)


def restore(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """Out of the recycle bin."""
    one = QT_TRANSLATE_NOOP("steps", "Restore the training {topic}")
    many = QT_TRANSLATE_NOOP("steps", "Restore {count} trainings")
    return _set_deleted(office, actor, ids, one, many, lambda _tx: None)


def save_plan(office: Office, actor: Actor, entered: PlanInput) -> Changes:
    """Set the plan of a year. Raises InvalidInput naming the wrong fields."""
    wrong = {
        name: UserError(QT_TRANSLATE_NOOP("errors", "Enter a number from 0 to 1000."))
        for name in ("online_planned", "offline_planned")
        if not 0 <= getattr(entered, name) <= MOST_PLANNED
    }
    if wrong:
        raise _invalid(wrong)
    label = Label(QT_TRANSLATE_NOOP("steps", "Set the training plan of {year}"), {"year": entered.year})
    with office.write(label, actor) as tx:
        plan = training.plan(tx.session, entered.year)
        if plan is None:
            plan = TrainingPlan(year=entered.year, title=f"{entered.year}年招商培训计划")
            tx.session.add(plan)
        plan.online_planned, plan.offline_planned = entered.online_planned, entered.offline_planned
        plan.text = entered.text.strip()
    return tx.done()


def add_materials(office: Office, actor: Actor, session_id: str, files: Sequence[Path]) -> Changes:
    """Keep files with a session. Raises UserError when one cannot be taken."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Add materials to the training {topic}")), actor) as tx:
        named(tx, session_id)
        for path in files:
            attachments.attach(office, tx, "training_session", session_id, path)
    return tx.done()


def remove_material(office: Office, actor: Actor, attachment_id: str) -> Changes:
    """A file of a session into the recycle bin."""
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Remove the file {name}")), actor) as tx:
        file = tx.session.get_one(Attachment, attachment_id)
        tx.rename(Label(tx.label.template, {"name": file.name}))
        file.deleted_at = tx.now_ms
    return tx.done()


def named(tx: Transaction, session_id: str) -> TrainingSession:
    """The session, its topic put into the step's label."""
    session = tx.session.get_one(TrainingSession, session_id)
    tx.rename(Label(tx.label.template, {"topic": session.topic}))
    return session


def _stored(entered: SessionInput) -> dict[str, object]:
    return {
        "topic": " ".join(entered.topic.split()),
        "form": entered.form,
        "starts_at": entered.starts.strftime(MOMENT),
        "ends_at": entered.ends.strftime(MOMENT) if entered.ends else "",
        "place": entered.place.strip(),
        "teacher": entered.teacher.strip(),
        "unit_id": entered.unit_id or None,
        "hours_centi": entered.hours_centi,
        "audience": entered.audience.strip(),
        "materials": entered.materials.strip(),
        "feedback": entered.feedback.strip(),
    }


def _check(tx: Transaction, entered: SessionInput, session_id: str) -> None:
    """Whether a session can stand like this. The schedule knows a session by topic and beginning."""
    wrong: dict[str, UserError] = {}
    topic = " ".join(entered.topic.split())
    if not topic:
        wrong["topic"] = UserError(QT_TRANSLATE_NOOP("errors", "Say what the training is about."))
    if entered.ends is not None and entered.ends <= entered.starts:
        wrong["ends"] = UserError(QT_TRANSLATE_NOOP("errors", "The end must be after the beginning."))
    if entered.hours_centi is not None and not 0 <= entered.hours_centi <= LONGEST_CENTI:
        wrong["hours_centi"] = UserError(QT_TRANSLATE_NOOP("errors", "Enter the hours as a number, for instance 2.5."))
    same = select(TrainingSession.id).where(
        TrainingSession.topic == topic,
        TrainingSession.starts_at == entered.starts.strftime(MOMENT),
        TrainingSession.id != session_id,
        TrainingSession.deleted_at.is_(None),
    )
    if topic and tx.session.scalar(same.limit(1)) is not None:
        wrong["topic"] = UserError(
            QT_TRANSLATE_NOOP("errors", "There is a training with this topic at the same time already.")
        )
    if wrong:
        raise _invalid(wrong)


def _refuse_future(tx: Transaction, starts: datetime) -> None:
    if starts.date() > tx.today:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This training is on {day}; it can be marked as held from that day on."),
            QT_TRANSLATE_NOOP("errors", "Correct the date if it took place earlier."),
            day=starts.date().isoformat(),
        )


def _invalid(wrong: dict[str, UserError]) -> InvalidInput:
    return InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)


def _set_deleted(
    office: Office, actor: Actor, ids: Iterable[str], one: str, many: str, instant: Callable[[Transaction], int | None]
) -> Changes:
    chosen = list(ids)
    with office.write(Label(many, {"count": len(chosen)}), actor) as tx:
        if len(chosen) == 1:
            session = tx.session.get_one(TrainingSession, chosen[0])
            tx.rename(Label(one, {"topic": session.topic}))
        tx.session.execute(
            update(TrainingSession)
            .where(TrainingSession.id.in_(chosen))
            .values(deleted_at=instant(tx), changed_at=tx.now_ms, changed_by=tx.actor.name)
        )
    return tx.done()
