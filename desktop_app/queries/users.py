"""The people who log in on this machine."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UserRole
from db.models import User


@dataclass(frozen=True, slots=True)
class UserRow:
    """A user as lists show them."""

    id: str
    name: str
    role: UserRole
    has_password: bool
    active: bool


def all_users(session: Session) -> list[UserRow]:
    """Every user, those who may log in first, by name."""
    rows = session.execute(
        select(User.id, User.name, User.role, User.password != "", User.active).order_by(User.active.desc(), User.name)
    )
    return [UserRow(*row) for row in rows]


def must_choose(users: list[UserRow]) -> bool:
    """Whether somebody has to say who they are: there are several users, or the only one has a password."""
    active = [user for user in users if user.active]
    return len(active) > 1 or any(user.has_password for user in active)
