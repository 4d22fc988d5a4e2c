"""From which city investors do not count as coming from outside is the centre's to say, for every unit."""

from pathlib import Path

from sqlalchemy import delete

from db.enums import UserRole
from db.models import Setting
from desktop_app.queries import office_settings
from desktop_app.services.init_office import state_own_city
from desktop_app.services.office import Actor, Label
from desktop_app.sync.machine import catch_up
from desktop_app.sync.rounds import look_all
from tests.helpers.stick_offices import StickOffice, send


def city(one: StickOffice) -> str:
    with one.office.read() as session:
        return office_settings.load(session).own_city


def set_up_with(one: StickOffice, own_city: str) -> None:
    with one.office.write(Label("Set up"), one.actor) as tx:
        tx.session.add(Setting(name="own_city", value=f'"{own_city}"'))


def test_a_unit_takes_the_centres_city_over_and_sees_so_before(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    set_up_with(unit, "13")
    send(unit, centre, tmp_path / "in")
    assert (city(centre), city(unit)) == ("12", "13")
    stick = tmp_path / "out"
    stick.mkdir()
    centre.exchange.write("HM", stick)
    packages = unit.packages(stick)
    [row] = [one for one in look_all(unit.exchange, packages, unit.actor).rows if one.table == "setting"]
    assert (row.kind, row.title, [(one.before, one.after) for one in row.changes]) == (
        "changed",
        "own_city",
        [("河北省", "天津市")],
    )
    unit.take(stick)
    assert (city(centre), city(unit)) == ("12", "12")
    assert unit.exchange.compare() == centre.exchange.compare() == []


def test_a_centre_of_an_earlier_program_says_its_city_once(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    with centre.office.write(Label("As earlier programs left it"), centre.actor) as tx:
        tx.session.execute(delete(Setting).where(Setting.name == "own_city"))
    set_up_with(unit, "13")
    assert state_own_city(centre.office, Actor("leader", centre.code, UserRole.LEADER)) is None
    assert state_own_city(unit.office, unit.actor) is None
    assert catch_up(centre.office, centre.folder, centre.actor).kinds == {"setting"}
    assert state_own_city(centre.office, centre.actor) is None
    send(centre, unit, tmp_path / "out")
    assert city(unit) == "12"
