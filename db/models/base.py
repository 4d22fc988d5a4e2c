"""Declarative base, naming convention and the columns every record has."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from db.types import BigInt, Flag, IsoDate, new_id, now_ms

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def ref(target: str) -> ForeignKey:
    """A foreign key checked at commit, so that rows may arrive in any order within a transaction."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


class Base(DeclarativeBase):
    """All tables; only INTEGER and TEXT columns, enforced by STRICT tables on SQLite."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text, int: BigInt, bool: Flag, date: IsoDate}  # noqa: RUF012


class Record(Base):
    """A row that offices exchange: own id, owner, who changed it last and when, and the recycle bin.

    Instants are milliseconds UTC. `deleted_at` set = in the recycle bin. `owner_code` is the unit the record
    belongs to (no foreign key: the scope of an exchange must survive without the unit's row).
    """

    __abstract__ = True

    natural_key: ClassVar[tuple[str, ...]] = ()
    """What several offices enter by themselves and is one record all the same; empty: every entry is its own."""

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id, sort_order=-10)
    owner_code: Mapped[str] = mapped_column(default="", sort_order=90)
    created_at: Mapped[int] = mapped_column(default=now_ms, sort_order=91)
    created_by: Mapped[str] = mapped_column(default="", sort_order=92)
    changed_at: Mapped[int] = mapped_column(default=now_ms, sort_order=93)
    changed_by: Mapped[str] = mapped_column(default="", sort_order=94)
    deleted_at: Mapped[int | None] = mapped_column(default=None, sort_order=95)

    __mapper_args__ = {"eager_defaults": False}  # noqa: RUF012

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> Any:
        indexes = [Index(None, *names) for names in cls.indexes()]
        return (*indexes, {"sqlite_strict": True})

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        """Column names of each index of the table."""
        return ()


class Local(Base):
    """A row that stays on this machine."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012
