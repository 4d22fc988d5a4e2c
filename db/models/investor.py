"""投资方, its former names, tags and contacts."""

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import NoUsccReason, Ownership
from db.models.base import Record, ref
from db.types import Coded


class Investor(Record):
    """A company or person that invests.

    `uscc` follows GB 32100-2015; where there is none, `no_uscc_reason` says why. `region_code` is GB/T 2260.
    """

    __tablename__ = "investor"

    name: Mapped[str]
    uscc: Mapped[str] = mapped_column(default="")
    no_uscc_reason: Mapped[NoUsccReason | None] = mapped_column(Coded(NoUsccReason))
    region_code: Mapped[str] = mapped_column(default="")
    ownership: Mapped[Ownership | None] = mapped_column(Coded(Ownership))
    parent_id: Mapped[str | None] = mapped_column(ref("investor.id"))
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("name",), ("uscc",), ("parent_id",))


class InvestorName(Record):
    """A former name."""

    __tablename__ = "investor_name"

    investor_id: Mapped[str] = mapped_column(ref("investor.id"))
    name: Mapped[str]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("investor_id",),)


class InvestorTag(Record):
    """世界500强, 上市公司 ...: `tag` is a code of the table investor_tag."""

    __tablename__ = "investor_tag"

    investor_id: Mapped[str] = mapped_column(ref("investor.id"))
    tag: Mapped[str]

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("investor_id",), ("tag",))


class Contact(Record):
    """A person at an investor."""

    __tablename__ = "contact"

    investor_id: Mapped[str] = mapped_column(ref("investor.id"))
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("investor_id",),)
