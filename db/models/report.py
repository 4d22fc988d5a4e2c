"""Targets, adjustments of the ranking, closed months, bulletins in work and issued, letters, attachments."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import Indicator, ReportKind, ReportState
from db.models.base import Record, ref
from db.types import Coded


class Target(Record):
    """A year's target; `unit_id` empty = the whole district.

    `value`: money in 分; counts and rates (percent) in thousandths.
    """

    __tablename__ = "target"
    natural_key = ("year", "unit_id", "indicator")

    year: Mapped[int]
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    indicator: Mapped[Indicator] = mapped_column(Coded(Indicator))
    value: Mapped[int]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("year", "indicator"),)


class RankingAdjustment(Record):
    """Bonus or penalty (negative) of a unit in a month's ranking, in hundredths of a point (-500 to 500)."""

    __tablename__ = "ranking_adjustment"

    month: Mapped[str]
    unit_id: Mapped[str] = mapped_column(ref("unit.id"))
    points_centi: Mapped[int]
    reason: Mapped[str]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("month",),)


class ClosedMonth(Record):
    """A reporting month that has been locked: later corrections enter the open month."""

    __tablename__ = "closed_month"
    natural_key = ("month",)

    month: Mapped[str]
    closed_on: Mapped[date]


class ReportDraft(Record):
    """A bulletin in work, or a correction of an issued one (`corrects_id`, with its `reason`); issued, it goes.

    `content` is the JSON of the figures and words that were checked, `content_hash` its SHA-256; `fallen` the JSON of
    what changed since, when the state went back to draft. `checked_at` is milliseconds UTC.
    """

    __tablename__ = "report_draft"

    kind: Mapped[ReportKind] = mapped_column(Coded(ReportKind))
    period: Mapped[str]
    corrects_id: Mapped[str | None] = mapped_column(ref("report_issue.id"))
    reason: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    state: Mapped[ReportState] = mapped_column(Coded(ReportState), default=ReportState.DRAFT)
    checked_by: Mapped[str] = mapped_column(default="")
    checked_at: Mapped[int | None]
    content_hash: Mapped[str] = mapped_column(default="")
    content: Mapped[str] = mapped_column(default="")
    fallen: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("kind", "period"),)


class Letter(Record):
    """A letter (信函) with its number: `prefix` is 机关代字, and every prefix counts by itself from 1 each year."""

    __tablename__ = "letter"

    prefix: Mapped[str]
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str]
    addressee: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date]
    state: Mapped[ReportState] = mapped_column(Coded(ReportState), default=ReportState.ISSUED)
    reason: Mapped[str] = mapped_column(default="")
    pdf_hash: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("prefix", "year"),)


class ReportIssue(Record):
    """A bulletin. `snapshot` is the JSON of every figure; once issued neither it nor the PDF changes.

    Who issued it is who created the record; `checked_at` is milliseconds UTC.
    """

    __tablename__ = "report_issue"

    kind: Mapped[ReportKind] = mapped_column(Coded(ReportKind))
    period: Mapped[str]
    year: Mapped[int]
    number: Mapped[int | None]
    state: Mapped[ReportState] = mapped_column(Coded(ReportState), default=ReportState.DRAFT)
    title: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None]
    snapshot: Mapped[str] = mapped_column(default="")
    texts: Mapped[str] = mapped_column(default="{}")
    pdf_hash: Mapped[str] = mapped_column(default="")
    corrects_id: Mapped[str | None] = mapped_column(ref("report_issue.id"))
    drafted_by: Mapped[str] = mapped_column(default="", server_default="")
    checked_by: Mapped[str] = mapped_column(default="", server_default="")
    checked_at: Mapped[int | None]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("kind", "year"), ("kind", "period"))


class Attachment(Record):
    """A file linked to a record; the bytes are stored once, under their BLAKE2b-256 hash, beside the database."""

    __tablename__ = "attachment"

    record_kind: Mapped[str]
    record_id: Mapped[str]
    content_hash: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("record_kind", "record_id"), ("content_hash",))
