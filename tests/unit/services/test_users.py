"""Users: rights, passwords, and what the journal notes of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import UnitGroup, UserRole
from db.models import JournalTransaction, Unit, User
from desktop_app.domain.clock import Clock
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries.users import all_users, must_choose
from desktop_app.services import dump, journal, users
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

CLERK = Actor("张三", "HM", UserRole.CLERK)


class Times:
    """A clock that stands still until it is set."""

    now = 1_700_000_000_000


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def office(tmp_path: Path, times: Times) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    office.clock = Clock(lambda: times.now)
    yield office
    office.close()


def administered(office: Office) -> Office:
    """The office with an administrator, whom no note tells of."""
    with office.maintain() as session:
        users.new_user(session, "管理员", UserRole.ADMIN, "")
    return office


def notes(office: Office) -> list[tuple[str, str]]:
    with office.read() as session:
        return [(n.user, n.label) for n in session.scalars(select(JournalTransaction))]


def test_a_user_logs_in_with_the_password_only(office: Office) -> None:
    who = users.add_user(administered(office), users.SYSTEM, " 李四 ", UserRole.CENTRE, "secret1")
    with pytest.raises(UserError, match="not the password"):
        users.log_in(office, who, "guess")
    assert users.log_in(office, who, "secret1") == Actor("李四", "", UserRole.CENTRE)
    with office.read() as session:
        stored = session.get_one(User, who)
        assert stored.password.startswith("scrypt$") and "secret1" not in stored.password
        assert stored.failures == 0
    assert notes(office) == [("admin", "Add the user {name}")]


def test_the_fifth_wrong_password_slows_down(office: Office, times: Times) -> None:
    who = users.add_user(administered(office), users.SYSTEM, "李四", UserRole.CLERK, "secret1")
    for _ in range(4):
        with pytest.raises(UserError, match=r"That is not the password\.$"):
            users.log_in(office, who, "guess")
    with pytest.raises(UserError, match="Wait 15 seconds"):
        users.log_in(office, who, "guess")
    times.now += 5_000
    with pytest.raises(UserError, match="Wait 10 seconds"):
        users.log_in(office, who, "secret1")
    times.now += 10_000
    with pytest.raises(UserError, match="Wait 30 seconds"):
        users.log_in(office, who, "guess")
    times.now += 30_000
    assert users.log_in(office, who, "secret1").name == "李四"


def test_a_clock_set_back_locks_nobody_out(office: Office, times: Times) -> None:
    who = users.add_user(administered(office), users.SYSTEM, "李四", UserRole.CLERK, "secret1")
    for _ in range(5):
        with pytest.raises(UserError):
            users.log_in(office, who, "guess")
    times.now -= 86_400_000
    assert users.log_in(office, who, "secret1").name == "李四"


def test_pauses_grow_to_five_minutes() -> None:
    assert [users.pause_s(n) for n in (0, 4, 5, 6, 7, 9, 10, 1000)] == [0, 0, 15, 30, 60, 240, 300, 300]


@pytest.mark.parametrize(
    ("centre", "role", "administers"), [(True, UserRole.ADMIN, False), (False, UserRole.CHECKER, True)]
)
def test_a_units_administrator_does_not_confirm_for_the_centre(
    office: Office, centre: bool, role: UserRole, administers: bool
) -> None:
    set_local(office, unit_code="HM", is_centre=centre)
    who = users.add_user(office, users.SYSTEM, "王五", UserRole.ADMIN)
    actor = users.log_in(office, who, "")
    assert actor == Actor("王五", "HM", role, administers)
    assert actor.may_administer and actor.is_centre is centre


def test_only_an_administrator_looks_after_users(office: Office) -> None:
    who = users.add_user(administered(office), users.SYSTEM, "王五", UserRole.CLERK)
    for refused in (
        lambda: users.add_user(office, CLERK, "赵六", UserRole.CLERK),
        lambda: users.set_active(office, CLERK, who, False),
        lambda: users.set_role(office, CLERK, who, UserRole.ADMIN),
        lambda: users.reset_password(office, CLERK, who, "secret1"),
    ):
        with pytest.raises(UserError, match="Only an administrator"):
            refused()
    with office.read() as session:
        assert [(u.name, u.role, u.has_password, u.active) for u in all_users(session)] == [
            ("王五", UserRole.CLERK, False, True),
            ("管理员", UserRole.ADMIN, False, True),
        ]


def test_the_first_user_is_an_administrator(office: Office) -> None:
    for role in (UserRole.LEADER, UserRole.CLERK, UserRole.CENTRE):
        with pytest.raises(InvalidInput, match="first user has to be an administrator") as refused:
            users.add_user(office, users.SYSTEM, "钱领导", role)
        assert list(refused.value.fields) == ["role"]
    with office.read() as session:
        assert all_users(session) == []
    users.add_user(office, users.SYSTEM, "甲", UserRole.ADMIN)
    leader = users.add_user(office, users.SYSTEM, "钱领导", UserRole.LEADER)
    assert not users.log_in(office, leader, "").may_administer


def test_where_nobody_is_an_administrator_everybody_looks_after_users(office: Office) -> None:
    with office.maintain() as session:
        user = users.new_user(session, "钱领导", UserRole.LEADER, "")
        session.flush()
        leader = user.id
    actor = users.log_in(office, leader, "")
    assert actor.may_administer and not actor.may_change and not actor.is_centre
    users.set_role(office, actor, leader, UserRole.ADMIN)
    assert users.log_in(office, leader, "").may_administer


def test_the_last_administrator_stays(office: Office) -> None:
    first = users.add_user(office, users.SYSTEM, "甲", UserRole.ADMIN)
    for refused in (
        lambda: users.set_active(office, users.SYSTEM, first, False),
        lambda: users.set_role(office, users.SYSTEM, first, UserRole.CLERK),
    ):
        with pytest.raises(UserError, match="only administrator"):
            refused()
    second = users.add_user(office, users.SYSTEM, "乙", UserRole.ADMIN)
    users.set_active(office, users.SYSTEM, first, False)
    with pytest.raises(UserError, match="not in use"):
        users.log_in(office, first, "")
    users.set_active(office, users.SYSTEM, first, True)
    users.set_role(office, users.SYSTEM, second, UserRole.CLERK)
    assert users.log_in(office, second, "").role is UserRole.CLERK


def test_names_and_passwords_that_cannot_be_taken_are_named(office: Office) -> None:
    users.add_user(office, users.SYSTEM, "甲", UserRole.ADMIN)
    for name, password, field in ((" ", "", "name"), ("甲", "", "name"), ("乙", "short", "password")):
        with pytest.raises(InvalidInput) as refused:
            users.add_user(office, users.SYSTEM, name, UserRole.CLERK, password)
        assert list(refused.value.fields) == [field]
    assert notes(office) == [("admin", "Add the user {name}")]


def test_ones_own_password_needs_the_old_one(office: Office) -> None:
    who = users.add_user(office, users.SYSTEM, "甲", UserRole.ADMIN, "secret1")
    with pytest.raises(InvalidInput) as refused:
        users.change_password(office, who, "guess", "secret2")
    assert list(refused.value.fields) == ["old"]
    users.change_password(office, who, "secret1", "secret2")
    assert users.log_in(office, who, "secret2").name == "甲"
    users.reset_password(office, users.SYSTEM, who, "")
    assert users.log_in(office, who, "").name == "甲"
    assert notes(office)[1:] == [("甲", "Change the password of {name}"), ("admin", "Reset the password of {name}")]


def test_users_stay_on_this_machine_and_are_not_undone(office: Office) -> None:
    with office.write(Label("Add"), users.SYSTEM) as tx:
        tx.session.add(Unit(code="HM", name="华明", group=UnitGroup.SUBDISTRICT))
    users.add_user(office, users.SYSTEM, "甲", UserRole.ADMIN)
    with office.read() as session:
        assert "甲" not in "".join(dump.dump(session))
        step = journal.last_step(session, "admin")
    assert step is not None and step.label.template == "Add"
    journal.seal(office)
    with office.read() as session:
        assert journal.broken_seal(session) is None


def test_a_leader_looks_and_changes_nothing(office: Office) -> None:
    with (
        pytest.raises(UserError, match="look at everything"),
        office.write(Label("Add"), Actor("领导", "", UserRole.LEADER)),
    ):
        raise AssertionError("reached")


def test_one_user_without_a_password_is_not_asked(office: Office) -> None:
    def asked() -> bool:
        with office.read() as session:
            return must_choose(all_users(session))

    assert not asked()
    first = users.add_user(office, users.SYSTEM, "甲", UserRole.ADMIN)
    assert not asked()
    users.reset_password(office, users.SYSTEM, first, "secret1")
    assert asked()
    users.reset_password(office, users.SYSTEM, first, "")
    second = users.add_user(office, users.SYSTEM, "乙", UserRole.CLERK)
    assert asked()
    users.set_active(office, users.SYSTEM, second, False)
    assert not asked()
