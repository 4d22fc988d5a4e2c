"""Promised, planned, arrived and recognised money. All amounts in 分."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import AgreementKind, FundState
from db.models.base import Record, ref
from db.types import Coded


class Agreement(Record):
    """A signed contract. A project's agreement amount is the sum of its investment and supplement agreements."""

    __tablename__ = "agreement"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    kind: Mapped[AgreementKind] = mapped_column(Coded(AgreementKind))
    number: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    amount_fen: Mapped[int | None]
    legal_review_number: Mapped[str] = mapped_column(default="")
    legal_review_date: Mapped[date | None]
    fair_competition_number: Mapped[str] = mapped_column(default="")
    fair_competition_date: Mapped[date | None]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id", "kind", "deleted_at", "amount_fen"),)


class FundEntry(Record):
    """到位资金, a ledger: a confirmed entry is never edited, a correction is a reversal (negative amount).

    `count_month` (`2022-03`) is the month it counts in; `form_code` refers to the code table fund_form with its
    `countable` flag. `reverses_id` names the entry that this one takes back.
    """

    __tablename__ = "fund_entry"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    investor_id: Mapped[str | None] = mapped_column(ref("investor.id"))
    amount_fen: Mapped[int]
    arrived_on: Mapped[date | None]
    form_code: Mapped[str] = mapped_column(default="")
    evidence_code: Mapped[str] = mapped_column(default="")
    evidence_number: Mapped[str] = mapped_column(default="")
    state: Mapped[FundState] = mapped_column(Coded(FundState), default=FundState.DRAFT)
    count_month: Mapped[str] = mapped_column(default="")
    reverses_id: Mapped[str | None] = mapped_column(ref("fund_entry.id"))
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (
            ("project_id",),
            ("investor_id",),
            ("state", "deleted_at", "count_month"),
            ("evidence_number",),
            ("reverses_id",),
        )


class FundPlan(Record):
    """分年资金: planned money of a project in a year."""

    __tablename__ = "fund_plan"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    year: Mapped[int]
    amount_fen: Mapped[int]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id", "year"),)


class BeijingRecognition(Record):
    """北京协议投资额 recognised by the city's coordination office."""

    __tablename__ = "beijing_recognition"

    project_id: Mapped[str] = mapped_column(ref("project.id"))
    batch_number: Mapped[str] = mapped_column(default="")
    recognised_on: Mapped[date | None]
    amount_fen: Mapped[int]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("project_id",), ("recognised_on",))
