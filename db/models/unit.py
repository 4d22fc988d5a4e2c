"""责任单位 and the users of this workstation."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from db.enums import UnitGroup, UserRole
from db.models.base import Record, ref
from db.types import Coded


class Unit(Record):
    """An office that takes part. `is_centre` marks the Cooperation & Exchange Office itself."""

    __tablename__ = "unit"

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


class User(Record):
    """A person who logs in. `password` is empty (no password) or `scrypt$salt$hash` in hexadecimal."""

    __tablename__ = "app_user"

    login: Mapped[str]
    name: Mapped[str]
    role: Mapped[UserRole] = mapped_column(Coded(UserRole))
    unit_id: Mapped[str | None] = mapped_column(ref("unit.id"))
    password: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
