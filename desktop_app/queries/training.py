"""The training of a year: its sessions, what was planned against what was held, and one session with its people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from db.enums import Indicator, TrainingForm, TrainingState
from db.models import Attachment, Attendance, TrainingPlan, TrainingSession, Unit
from desktop_app.domain.periods import Month
from desktop_app.domain.training import read_stored
from desktop_app.queries import indicator_table, indicators, office_settings

INDICATORS = {
    TrainingForm.ONLINE: Indicator.TRAININGS_ONLINE,
    TrainingForm.OFFLINE: Indicator.TRAININGS_OFFLINE,
}


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session of the schedule. Times are local, hours in hundredths; `invited` are all persons on its list."""

    id: str
    topic: str
    form: TrainingForm
    starts: datetime
    ends: datetime | None
    place: str
    teacher: str
    unit_id: str | None
    unit: str
    hours_centi: int | None
    audience: str
    materials: str
    state: TrainingState
    invited: int
    attended: int

    @property
    def day(self) -> date:
        """The day it begins."""
        return self.starts.date()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person on a session's list."""

    id: str
    person: str
    unit_id: str | None
    unit: str
    attended: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file kept with a session; `size` in bytes."""

    id: str
    name: str
    content_hash: str
    size: int


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session with everything that belongs to it."""

    row: SessionRow
    feedback: str
    people: tuple[PersonLine, ...]
    files: tuple[FileLine, ...]
    deleted: bool


@dataclass(frozen=True, slots=True)
class FormCount:
    """Sessions of one form in a year: the plan's number (None = no plan), how many are on the schedule and not
    cancelled, and the indicator's figure, with its months from January."""

    form: TrainingForm
    planned: int | None
    scheduled: int
    held: int
    scheduled_by_month: tuple[int, ...]
    held_by_month: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The schedule of a year. `attendances` is the indicator's figure, `attendance_target` None without a target."""

    year: int
    title: str
    text: str
    sessions: tuple[SessionRow, ...]
    counts: tuple[FormCount, ...]
    attendances: int
    attendance_target: int | None

    @property
    def has_plan(self) -> bool:
        """Whether a number was planned for any form."""
        return any(count.planned is not None for count in self.counts)

    @property
    def empty(self) -> bool:
        """No session, no plan: nothing to print."""
        return not self.sessions and not self.has_plan


def years(session: Session) -> list[int]:
    """The years that have a session or a plan, newest first."""
    begun = session.scalars(
        select(func.substr(TrainingSession.starts_at, 1, 4)).where(TrainingSession.deleted_at.is_(None)).distinct()
    )
    planned = session.scalars(select(TrainingPlan.year).where(TrainingPlan.deleted_at.is_(None)))
    return sorted({int(text) for text in begun if text.isdigit()} | set(planned), reverse=True)


def year_of(session: Session, session_id: str) -> int | None:
    """The year of a session, also of one in the recycle bin; None when there is no such session."""
    starts = session.scalar(select(TrainingSession.starts_at).where(TrainingSession.id == session_id))
    return int(starts[:4]) if starts else None


def plan(session: Session, year: int) -> TrainingPlan | None:
    """The plan of a year; of several that came together in an exchange, the one entered first."""
    return session.scalars(
        select(TrainingPlan)
        .where(TrainingPlan.year == year, TrainingPlan.deleted_at.is_(None))
        .order_by(TrainingPlan.id)
        .limit(1)
    ).first()


def load(session: Session, year: int) -> Year:
    """Everything the schedule of a year shows. What was held is counted by the indicators' own queries."""
    sessions = _rows(
        session,
        _select().where(TrainingSession.deleted_at.is_(None), TrainingSession.starts_at.startswith(f"{year:04d}-")),
    )
    own_city = office_settings.load(session).own_city
    december = Month(year, 12)
    goals = indicator_table.targets(session, year)
    chosen = plan(session, year)

    def by_month(indicator: Indicator) -> tuple[int, ...]:
        return tuple(int(count) for count in indicators.by_month(session, december, own_city, indicator))

    def planned(form: TrainingForm) -> int | None:
        if chosen is not None:
            return chosen.online_planned if form is TrainingForm.ONLINE else chosen.offline_planned
        goal = goals.get((INDICATORS[form], None))
        return None if goal is None else int(goal)

    counts = []
    for form, indicator in INDICATORS.items():
        scheduled, held = _scheduled(sessions, form), by_month(indicator)
        counts.append(FormCount(form, planned(form), sum(scheduled), sum(held), scheduled, held))
    target = goals.get((Indicator.TRAINING_ATTENDANCES, None))
    return Year(
        year,
        chosen.title if chosen is not None else "",
        chosen.text if chosen is not None else "",
        tuple(sessions),
        tuple(counts),
        sum(by_month(Indicator.TRAINING_ATTENDANCES)),
        None if target is None else int(target),
    )


def record(session: Session, session_id: str) -> SessionRecord | None:
    """One session with its people by unit and its files; None when it does not exist."""
    found = session.get(TrainingSession, session_id)
    if found is None:
        return None
    rows = _rows(session, _select().where(TrainingSession.id == session_id))
    if not rows:  # a moment that is none: only a damaged exchange brings one
        return None
    files = session.execute(
        select(Attachment.id, Attachment.name, Attachment.content_hash, Attachment.size)
        .where(
            Attachment.record_kind == "training_session",
            Attachment.record_id == session_id,
            Attachment.deleted_at.is_(None),
        )
        .order_by(Attachment.id)
    )
    return SessionRecord(
        rows[0],
        found.feedback,
        tuple(people(session, [session_id])[session_id]),
        tuple(FileLine(*line) for line in files),
        found.deleted_at is not None,
    )


def people(session: Session, session_ids: Sequence[str]) -> dict[str, list[PersonLine]]:
    """The persons of sessions, by unit in the office's order, then as they were entered."""
    found: dict[str, list[PersonLine]] = {id_: [] for id_ in session_ids}
    lines = session.execute(
        select(
            Attendance.session_id,
            Attendance.id,
            Attendance.person,
            Attendance.unit_id,
            _unit_name(),
            Attendance.attended,
        )
        .outerjoin(Unit, Unit.id == Attendance.unit_id)
        .where(Attendance.session_id.in_(session_ids), Attendance.deleted_at.is_(None))
        .order_by(Attendance.unit_id.is_(None), Unit.sort_order, Unit.code, Attendance.id)
    )
    for session_id, *line in lines:
        found[session_id].append(PersonLine(*line))
    return found


def contacts(session: Session) -> list[tuple[str, str]]:
    """Unit id and contact person of every unit that names one, in the office's order."""
    rows = session.execute(
        select(Unit.id, Unit.contact)
        .where(Unit.deleted_at.is_(None), Unit.active_to.is_(None), Unit.contact != "")
        .order_by(Unit.sort_order, Unit.code)
    )
    return [(unit_id, contact) for unit_id, contact in rows]


def known_words(session: Session) -> dict[str, str]:
    """Units by everything that is written for them: name, short name, code."""
    rows = session.execute(
        select(Unit.id, Unit.name, Unit.short_name, Unit.code)
        .where(Unit.deleted_at.is_(None))
        .order_by(Unit.sort_order.desc(), Unit.code.desc())
    )
    return {words: id_ for id_, *names in rows for words in names if words}


def matching(rows: Iterable[SessionRow], words: str) -> list[SessionRow]:
    """The sessions in which every word is found: topic, teacher, place, unit, audience."""
    wanted = words.casefold().split()
    return [row for row in rows if all(one in _text(row) for one in wanted)]


def _text(row: SessionRow) -> str:
    return " ".join((row.topic, row.teacher, row.place, row.unit, row.audience)).casefold()


def _scheduled(sessions: Iterable[SessionRow], form: TrainingForm) -> tuple[int, ...]:
    months = [0] * 12
    for row in sessions:
        if row.form is form and row.state is not TrainingState.CANCELLED:
            months[row.starts.month - 1] += 1
    return tuple(months)


def _unit_name() -> Any:
    return func.coalesce(case((Unit.short_name != "", Unit.short_name), else_=Unit.name), "")


def _select() -> Select[Any]:
    s, a = TrainingSession, Attendance
    return (
        select(
            s.id, s.topic, s.form, s.starts_at, s.ends_at, s.place, s.teacher, s.unit_id, _unit_name(), s.hours_centi,
            s.audience, s.materials, s.state, func.count(a.id), func.sum(case((a.attended, 1), else_=0)),
        )
        .outerjoin(Unit, Unit.id == s.unit_id)
        .outerjoin(a, (a.session_id == s.id) & a.deleted_at.is_(None))
        .group_by(s.id, Unit.id)
        .order_by(s.starts_at, s.id)
    )  # fmt: skip


def _rows(session: Session, query: Select[Any]) -> list[SessionRow]:
    """Rows with their moments read; one that does not begin at a moment cannot stand on a schedule."""
    found = []
    for id_, topic, form, starts_at, ends_at, *rest in session.execute(query):
        starts = read_stored(starts_at)
        if starts is not None:
            found.append(SessionRow(id_, topic, form, starts, read_stored(ends_at), *rest))
    return found
