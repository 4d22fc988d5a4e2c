"""培训."""

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import TrainingForm, TrainingState
from db.models.base import Record, ref
from db.types import Coded


class TrainingPlan(Record):
    """The yearly plan: how many sessions of each form are meant to be held."""

    __tablename__ = "training_plan"

    year: Mapped[int]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    online_planned: Mapped[int] = mapped_column(default=0)
    offline_planned: Mapped[int] = mapped_column(default=0)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("year",),)


class TrainingSession(Record):
    """One session. Times are local wall-clock text `2022-03-15 09:00`; hours in hundredths of an hour."""

    __tablename__ = "training_session"

    topic: Mapped[str]
    form: Mapped[TrainingForm] = mapped_column(Coded(TrainingForm))
    starts_at: Mapped[str]
    ends_at: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    teacher: Mapped[str] = mapped_column(default="")
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    hours_centi: Mapped[int | None]
    audience: Mapped[str] = mapped_column(default="")
    materials: Mapped[str] = mapped_column(default="")
    feedback: Mapped[str] = mapped_column(default="")
    state: Mapped[TrainingState] = mapped_column(Coded(TrainingState), default=TrainingState.PLANNED)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("starts_at",),)


class Attendance(Record):
    """A person of a unit at a session; `attended` = signed in."""

    __tablename__ = "attendance"

    session_id: Mapped[str] = mapped_column(ref("training_session.id"))
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    person: Mapped[str]
    attended: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("session_id",),)
