"""招商手册."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Record, ref


class Chapter(Record):
    """A chapter or section of the handbook; `text` is Markdown."""

    __tablename__ = "chapter"

    parent_id: Mapped[str | None] = mapped_column(ref("chapter.id"))
    sort_order: Mapped[int] = mapped_column(default=0)
    title: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("parent_id", "sort_order"),)


class Fact(Record):
    """A figure the handbook uses, with source and date of expiry."""

    __tablename__ = "fact"

    chapter_id: Mapped[str | None] = mapped_column(ref("chapter.id"))
    name: Mapped[str]
    value: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None]
    sort_order: Mapped[int] = mapped_column(default=0)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("chapter_id",),)


class Policy(Record):
    """A policy. `industry_codes` joined by 、 (empty = all); `min_investment_fen` in 分."""

    __tablename__ = "policy"

    name: Mapped[str]
    document_number: Mapped[str] = mapped_column(default="")
    level_code: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    industry_codes: Mapped[str] = mapped_column(default="")
    min_investment_fen: Mapped[int | None]
    text: Mapped[str] = mapped_column(default="")
    chapter_id: Mapped[str | None] = mapped_column(ref("chapter.id"))

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("valid_until",),)


class Edition(Record):
    """A frozen, numbered edition; `content` is the JSON of chapters, facts and policies as printed."""

    __tablename__ = "edition"

    number: Mapped[int]
    issued_on: Mapped[date]
    note: Mapped[str] = mapped_column(default="")
    content: Mapped[str]
    pdf_hash: Mapped[str] = mapped_column(default="")
