"""活动 and 跟进记录."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import ActivityKind
from db.models.base import Record, ref
from db.types import Coded


class Activity(Record):
    """A visit, reception, signing ... or a follow-up of a project."""

    __tablename__ = "activity"

    held_on: Mapped[date]
    kind: Mapped[ActivityKind] = mapped_column(Coded(ActivityKind))
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    place: Mapped[str] = mapped_column(default="")
    people: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    next_step_date: Mapped[date | None]
    confirmed: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        # covering: the indicators ask which projects had an activity in a month
        return (("held_on", "deleted_at", "kind", "confirmed", "id"), ("unit_id",))


class ActivityLink(Record):
    """What an activity was about: a project or an investor."""

    __tablename__ = "activity_link"

    activity_id: Mapped[str] = mapped_column(ref("activity.id"))
    project_id: Mapped[str | None] = mapped_column(ref("project.id"))
    investor_id: Mapped[str | None] = mapped_column(ref("investor.id"))

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("activity_id", "deleted_at", "project_id"), ("project_id", "activity_id"), ("investor_id",))
