"""兑现 and 责任清单."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import CommitmentSide, CommitmentState, TaskSource, TaskState
from db.models.base import Record, ref
from db.types import Coded


class Commitment(Record):
    """A promise by government or enterprise. Amounts in 分; `paid_fen` is what has been honoured so far."""

    __tablename__ = "commitment"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    side: Mapped[CommitmentSide] = mapped_column(Coded(CommitmentSide))
    clause: Mapped[str] = mapped_column(default="")
    condition: Mapped[str] = mapped_column(default="")
    amount_fen: Mapped[int | None]
    due_on: Mapped[date | None]
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    state: Mapped[CommitmentState] = mapped_column(Coded(CommitmentState), default=CommitmentState.PENDING)
    paid_fen: Mapped[int | None]
    fulfilled_on: Mapped[date | None]
    policy_id: Mapped[str | None] = mapped_column(ref("policy.id"))
    evidence: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id",), ("due_on",))


class Task(Record):
    """A duty with owner, due date and evidence; closed = 销号. Co-units as unit codes joined by 、."""

    __tablename__ = "task"

    source: Mapped[TaskSource] = mapped_column(Coded(TaskSource))
    matter: Mapped[str]
    project_id: Mapped[str | None] = mapped_column(ref("project.id"))
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    co_unit_codes: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date | None]
    state: Mapped[TaskState] = mapped_column(Coded(TaskState), default=TaskState.OPEN)
    closed_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("due_on",), ("unit_id",), ("project_id",))
