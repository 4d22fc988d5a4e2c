"""责任单位 and the users of this workstation."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import UnitGroup, UserRole
from db.models.base import Local, Record, ref
from db.types import Coded, new_id


class Unit(Record):
    """An office that takes part. `is_centre` marks the Cooperation & Exchange Office itself."""

    __tablename__ = "unit"
    natural_key = ("code",)

    code: Mapped[str]
    name: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    group: Mapped[UnitGroup] = mapped_column(Coded(UnitGroup))
    is_centre: Mapped[bool] = mapped_column(default=False)
    parent_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    leader: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    sort_order: Mapped[int] = mapped_column(default=0)

    @classmethod
    def indexes(cls) -> tuple[tuple[str, ...], ...]:
        return (("code",), ("parent_id",))


class User(Local):
    """A person who logs in on this machine. `password` is empty (none) or `scrypt$salt$hash` in hexadecimal.

    `failures` counts wrong passwords since the last right one; `failed_at` is the last of them, milliseconds UTC.
    """

    __tablename__ = "app_user"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(unique=True)
    role: Mapped[UserRole] = mapped_column(Coded(UserRole))
    password: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[int] = mapped_column(default=0)
