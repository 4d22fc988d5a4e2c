"""项目投资计划 and 项目评审."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import ReviewConclusion
from db.models.base import Record, ref
from db.types import Coded


class InvestmentPlan(Record):
    """The standard template a project brings to the review; texts are plain paragraphs, money in 分 a year."""

    __tablename__ = "investment_plan"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    investor_text: Mapped[str] = mapped_column(default="")
    overview: Mapped[str] = mapped_column(default="")
    construction: Mapped[str] = mapped_column(default="")
    funding: Mapped[str] = mapped_column(default="")
    land_use: Mapped[str] = mapped_column(default="")
    market: Mapped[str] = mapped_column(default="")
    revenue_fen: Mapped[int | None]
    tax_fen: Mapped[int | None]
    staff: Mapped[int | None]
    environment: Mapped[str] = mapped_column(default="")
    safety: Mapped[str] = mapped_column(default="")
    support: Mapped[str] = mapped_column(default="")
    risks: Mapped[str] = mapped_column(default="")
    complete: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id",),)


class ReviewMeeting(Record):
    """An admission review meeting."""

    __tablename__ = "review_meeting"

    title: Mapped[str]
    held_on: Mapped[date]
    place: Mapped[str] = mapped_column(default="")
    chair: Mapped[str] = mapped_column(default="")
    minutes: Mapped[str] = mapped_column(default="")
    confirmed: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("held_on",),)


class ReviewItem(Record):
    """A project on a meeting's agenda and what came of it. `score` in hundredths of a point (0-10000)."""

    __tablename__ = "review_item"

    meeting_id: Mapped[str] = mapped_column(ref("review_meeting.id"))
    project_id: Mapped[str] = mapped_column(ref("project.id"))
    sort_order: Mapped[int] = mapped_column(default=0)
    veto: Mapped[str] = mapped_column(default="")
    score: Mapped[int | None]
    conclusion: Mapped[ReviewConclusion] = mapped_column(Coded(ReviewConclusion), default=ReviewConclusion.PENDING)
    opinion: Mapped[str] = mapped_column(default="")
    conditions: Mapped[str] = mapped_column(default="")
    conditions_closed: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("meeting_id",), ("project_id",))


class ScoreCard(Record):
    """One judge's points on one item: industry ≤ 20, direction ≤ 15, environment ≤ 15, social ≤ 10, economic ≤ 40."""

    __tablename__ = "score_card"

    item_id: Mapped[str] = mapped_column(ref("review_item.id"))
    judge: Mapped[str]
    industry: Mapped[int | None]
    direction: Mapped[int | None]
    environment: Mapped[int | None]
    social: Mapped[int | None]
    economic: Mapped[int | None]
    recused: Mapped[bool] = mapped_column(default=False)
    opinion: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("item_id",),)
