"""The list of persons of a training session: put on it, signed in, taken off. Each function is one step."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from db.models import Attendance
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import training
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.training import named


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A person to put on a session's list."""

    person: str
    unit_id: str | None = None
    attended: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """How many persons were put on a list, and how many were on it already."""

    added: int
    known: int
    changes: Changes


def add(office: Office, actor: Actor, session_id: str, entered: Sequence[PersonInput]) -> Listed:
    """Put persons on a session's list; who is on it for the same unit is not listed twice, but a sign-in is taken.

    Raises UserError when nobody is named.
    """
    people = [one for one in entered if one.person.strip()]
    if not people:
        raise UserError(QT_TRANSLATE_NOOP("errors", "Enter at least one name."))
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Add persons to the training {topic}")), actor) as tx:
        named(tx, session_id)
        lines = tx.session.scalars(
            select(Attendance).where(Attendance.session_id == session_id, Attendance.deleted_at.is_(None))
        )
        present = {(line.person, line.unit_id): line for line in lines}
        added = 0
        for one in people:
            person = " ".join(one.person.split())
            line = present.get((person, one.unit_id))
            if line is None:
                line = Attendance(session_id=session_id, unit_id=one.unit_id, person=person, attended=one.attended)
                present[person, one.unit_id] = line
                tx.session.add(line)
                added += 1
            elif one.attended:
                line.attended = True
    return Listed(added, len(people) - added, tx.done())


def add_contacts(office: Office, actor: Actor, session_id: str) -> Listed:
    """Put the contact person of every unit on a session's list. Raises UserError when no unit names one."""
    with office.read() as session:
        found = training.contacts(session)
    if not found:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "No unit has a contact person."),
            QT_TRANSLATE_NOOP("errors", "Enter the contact persons with the units first."),
        )
    return add(office, actor, session_id, [PersonInput(person, unit_id) for unit_id, person in found])


def tick(office: Office, actor: Actor, ids: Sequence[str], attended: bool) -> Changes:
    """Sign persons in, or take the sign-in back."""
    template = (
        QT_TRANSLATE_NOOP("steps", "Sign {person} in")
        if attended
        else QT_TRANSLATE_NOOP("steps", "Take back the sign-in of {person}")
    )
    many = (
        QT_TRANSLATE_NOOP("steps", "Sign {count} persons in")
        if attended
        else QT_TRANSLATE_NOOP("steps", "Take back the sign-in of {count} persons")
    )
    return _on_people(office, actor, ids, template, many, lambda line, _tx: setattr(line, "attended", attended))


def remove(office: Office, actor: Actor, ids: Sequence[str]) -> Changes:
    """Take persons off a list."""
    one = QT_TRANSLATE_NOOP("steps", "Take {person} off the list")
    many = QT_TRANSLATE_NOOP("steps", "Take {count} persons off the list")
    return _on_people(office, actor, ids, one, many, lambda line, tx: setattr(line, "deleted_at", tx.now_ms))


def _on_people(
    office: Office,
    actor: Actor,
    ids: Iterable[str],
    one: str,
    many: str,
    change: Callable[[Attendance, Transaction], None],
) -> Changes:
    chosen = list(ids)
    with office.write(Label(many, {"count": len(chosen)}), actor) as tx:
        lines = tx.session.scalars(select(Attendance).where(Attendance.id.in_(chosen))).all()
        if len(lines) == 1:
            tx.rename(Label(one, {"person": lines[0].person}))
        for line in lines:
            change(line, tx)
    return tx.done()
