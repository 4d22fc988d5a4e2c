"""Users of this machine: who may log in, with which password, and what they may do.

Users are never exchanged. What is done to them is noted in the journal, passwords are not.
"""

import hashlib
import hmac
import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import UserRole
from db.models import User
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import local
from desktop_app.services import journal
from desktop_app.services.office import Actor, Label, Office

SYSTEM = Actor("admin", role=UserRole.ADMIN)
"""Who acts where nobody logs in: on the command line, and in an office without users."""

SHORTEST_PASSWORD = 6
FREE_TRIES = 5
FIRST_PAUSE_S, LONGEST_PAUSE_S = 15, 300
_COST, _BLOCK, _LANES = 1 << 14, 8, 1

_UNIT_ROLES = (UserRole.CLERK, UserRole.CHECKER, UserRole.LEADER, UserRole.ADMIN)
_CENTRE_ROLES = (UserRole.CLERK, UserRole.CENTRE, UserRole.LEADER, UserRole.ADMIN)


def roles_of(is_centre: bool) -> tuple[UserRole, ...]:
    """The roles that an office gives: only the centre's office has people who confirm for the centre."""
    return _CENTRE_ROLES if is_centre else _UNIT_ROLES


def hash_password(password: str) -> str:
    """`scrypt$salt$hash`, or "" for no password."""
    if not password:
        return ""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_scrypt(password, salt).hex()}"


def fits(password: str, stored: str) -> bool:
    """Whether this is the password; every password fits where there is none."""
    if not stored:
        return True
    _, salt, wanted = stored.split("$")
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)), bytes.fromhex(wanted))


def pause_s(failures: int) -> int:
    """Seconds to wait after so many wrong passwords: none for the first four, then 15, 30, 60 … 300."""
    if failures < FREE_TRIES:
        return 0
    return min(FIRST_PAUSE_S << min(failures - FREE_TRIES, 10), LONGEST_PAUSE_S)


def log_in(office: Office, user_id: str, password: str) -> Actor:
    """Who it is, once the password fits. Raises UserError with what to do for a wrong one or one too many."""
    wrong: UserError | None = None
    actor = SYSTEM
    with office.maintain() as session:
        user = session.get(User, user_id)
        if user is None or not user.active:
            raise UserError(
                QT_TRANSLATE_NOOP("errors", "This account is not in use any more."),
                QT_TRANSLATE_NOOP("errors", "Ask the administrator of this machine."),
            )
        now = office.clock.now_ms()
        wait_ms = user.failed_at + pause_s(user.failures) * 1000 - now
        # A clock that was set back must not lock anybody out for longer than the longest pause.
        if 0 < wait_ms <= LONGEST_PAUSE_S * 1000:
            raise _too_many(-(-wait_ms // 1000))
        if fits(password, user.password):
            user.failures = 0
            actor = actor_of(session, user.name, user.role)
        else:
            user.failures, user.failed_at = user.failures + 1, now
            pause = pause_s(user.failures)
            wrong = _too_many(pause) if pause else _not_the_password()
    if wrong is not None:
        raise wrong
    return actor


def actor_of(session: Session, name: str, role: UserRole) -> Actor:
    """The rights of a user in this office: a unit's administrator looks after the machine and checks for the unit,
    but does not confirm for the centre. Where there is no administrator everybody looks after it."""
    code, at_unit = local.unit_code(session), local.of_a_unit(session)
    if role is UserRole.ADMIN and at_unit:
        return Actor(name, code, UserRole.CHECKER, administers=True)
    return Actor(name, code, role, administers=role is not UserRole.ADMIN and not _has_administrator(session))


def add_user(office: Office, actor: Actor, name: str, role: UserRole, password: str = "") -> str:
    """Add a user; returns the id. The first one is an administrator. Raises UserError without the right, InvalidInput
    for a name, role or password."""
    require_administrator(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Add the user {name}"), {"name": name.strip()})
    with office.maintain() as session:
        if role is not UserRole.ADMIN and not _has_administrator(session):
            raise _field("role", _first_an_administrator())
        user = new_user(session, name, role, password)
        session.flush()
        journal.note(session, office.clock.now_ms(), actor.name, label)
        return user.id


def new_user(session: Session, name: str, role: UserRole, password: str) -> User:
    """A user in an open transaction. Raises InvalidInput for a name or password that cannot be taken."""
    name = name.strip()
    _check_name(session, name)
    _check_password(password)
    user = User(name=name, role=role, password=hash_password(password))
    session.add(user)
    return user


def set_role(office: Office, actor: Actor, user_id: str, role: UserRole) -> None:
    """Give a user another role. Raises UserError without the right, or for the last administrator."""
    require_administrator(actor)
    with office.maintain() as session:
        user = session.get_one(User, user_id)
        if role is not UserRole.ADMIN:
            _keep_an_administrator(session, user)
        user.role = role
        label = Label(QT_TRANSLATE_NOOP("steps", "Give {name} another role"), {"name": user.name})
        journal.note(session, office.clock.now_ms(), actor.name, label)


def set_active(office: Office, actor: Actor, user_id: str, active: bool) -> None:
    """Let a user log in, or not any more. Raises UserError without the right, or for the last administrator."""
    require_administrator(actor)
    with office.maintain() as session:
        user = session.get_one(User, user_id)
        if not active:
            _keep_an_administrator(session, user)
        user.active = active
        template = (
            QT_TRANSLATE_NOOP("steps", "Let {name} log in again")
            if active
            else QT_TRANSLATE_NOOP("steps", "Disable the user {name}")
        )
        journal.note(session, office.clock.now_ms(), actor.name, Label(template, {"name": user.name}))


def reset_password(office: Office, actor: Actor, user_id: str, password: str) -> None:
    """Give a user a new password, "" for none. Raises UserError without the right, InvalidInput for the password."""
    require_administrator(actor)
    _check_password(password)
    with office.maintain() as session:
        user = session.get_one(User, user_id)
        user.password, user.failures = hash_password(password), 0
        label = Label(QT_TRANSLATE_NOOP("steps", "Reset the password of {name}"), {"name": user.name})
        journal.note(session, office.clock.now_ms(), actor.name, label)


def change_password(office: Office, user_id: str, old: str, new: str) -> None:
    """Change one's own password. Raises InvalidInput when the old one is wrong or the new one too short."""
    try:
        actor = log_in(office, user_id, old)
    except UserError as error:
        raise _field("old", error) from error
    _check_password(new)
    with office.maintain() as session:
        user = session.get_one(User, user_id)
        user.password = hash_password(new)
        label = Label(QT_TRANSLATE_NOOP("steps", "Change the password of {name}"), {"name": user.name})
        journal.note(session, office.clock.now_ms(), actor.name, label)


def require_administrator(actor: Actor) -> None:
    """Raises UserError unless this machine is in the actor's care."""
    if not actor.may_administer:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "Only an administrator may do this."),
            QT_TRANSLATE_NOOP("errors", "Ask the administrator of this machine."),
        )


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)


def _check_name(session: Session, name: str) -> None:
    if not name:
        raise _field("name", UserError(QT_TRANSLATE_NOOP("errors", "Enter the name of the person.")))
    if session.scalar(select(User.id).where(User.name == name)) is not None:
        raise _field(
            "name",
            UserError(
                QT_TRANSLATE_NOOP("errors", "There is a user {name} already; add something to the name."), name=name
            ),
        )


def _check_password(password: str) -> None:
    if password and len(password) < SHORTEST_PASSWORD:
        short = QT_TRANSLATE_NOOP("errors", "A password has at least {count} characters.")
        raise _field("password", UserError(short, count=SHORTEST_PASSWORD))


def _has_administrator(session: Session, besides: str = "") -> bool:
    others = select(User.id).where(User.role == UserRole.ADMIN, User.active, User.id != besides)
    return session.scalar(others.limit(1)) is not None


def _first_an_administrator() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "The first user has to be an administrator."),
        QT_TRANSLATE_NOOP("errors", "Nobody else could add users or put a backup back."),
    )


def _keep_an_administrator(session: Session, user: User) -> None:
    if user.role is UserRole.ADMIN and user.active and not _has_administrator(session, user.id):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "{name} is the only administrator left."),
            QT_TRANSLATE_NOOP("errors", "Make somebody else an administrator first."),
            name=user.name,
        )


def _field(name: str, error: UserError) -> InvalidInput:
    return InvalidInput(error.message, error.hint, fields={name: error}, **error.values)


def _not_the_password() -> UserError:
    return UserError(QT_TRANSLATE_NOOP("errors", "That is not the password."))


def _too_many(seconds: int) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "That was not the password too often."),
        QT_TRANSLATE_NOOP("errors", "Wait {seconds} seconds and try again."),
        seconds=seconds,
    )
