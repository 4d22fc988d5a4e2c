"""Data the office may change: code tables and settings."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Record


class CodeItem(Record):
    """One code of one table, e.g. ("region", "120110"). `flags` are words joined by a space, e.g. "countable".

    `origin` is "shipped" or "office": a new version of the shipped tables leaves the office's own rows alone.
    """

    __tablename__ = "code_item"

    table: Mapped[str]
    code: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    parent_code: Mapped[str] = mapped_column(default="")
    flags: Mapped[str] = mapped_column(default="")
    sort_order: Mapped[int] = mapped_column(default=0)
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    origin: Mapped[str] = mapped_column(default="shipped")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("table", "code"),)


class Setting(Record):
    """An office-wide setting (own city, weights, thresholds ...): `value` is JSON."""

    __tablename__ = "setting"
    natural_key = ("name",)

    name: Mapped[str]
    value: Mapped[str]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("name",),)
