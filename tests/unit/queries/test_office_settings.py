"""What the office calls itself: as its unit is called, and never as another office."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import UnitGroup, UserRole
from db.models import Setting, Unit
from desktop_app.domain.office_names import NAMELESS
from desktop_app.paths import resources_folder
from desktop_app.queries import office_settings, units
from desktop_app.queries.office_settings import OfficeSettings
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.units import UnitInput, change_unit
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "ZX01", UserRole.CENTRE)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    yield office
    office.close()


def known(office: Office) -> OfficeSettings:
    with office.read() as session:
        return office_settings.load(session)


def named(office: Office, name: str, *, centre: bool = True) -> OfficeSettings:
    init_office(office, CENTRE, resources_folder(), code="ZX01" if centre else "HM01", name=name, centre=centre)
    return known(office)


@pytest.mark.parametrize(
    ("name", "district", "short"),
    [
        ("天津市河西区合作交流办", "河西区", "合作交流办"),
        ("招商服务中心", "", "招商服务中心"),
        ("昆山市招商局", "昆山市", "招商局"),
        ("区投资促进局", "", "区投资促进局"),
    ],
)
def test_the_name_that_was_given_is_the_one_that_is_printed(
    office: Office, name: str, district: str, short: str
) -> None:
    settings = named(office, name)
    assert (settings.office_name, settings.district_name, settings.office_short) == (name, district, short)


def test_a_new_name_of_the_own_unit_is_printed_from_then_on(office: Office) -> None:
    named(office, "东丽区合作交流办")
    with office.write(Label("As older programs did"), CENTRE) as tx:
        tx.session.add(Setting(name="office_name", value='"东丽区合作交流办"'))
        tx.session.add(Setting(name="district_name", value='"东丽区"'))
    with office.read() as session:
        [unit] = units.all_units(session)
    change_unit(office, CENTRE, unit.id, UnitInput("ZX01", "河西区投资促进局", UnitGroup.BUREAU))
    assert (known(office).office_name, known(office).district_name) == ("河西区投资促进局", "河西区")


def test_the_computer_of_a_unit_prints_its_own_name_until_it_knows_the_centre(office: Office) -> None:
    assert known(office).office_name == NAMELESS and not known(office).district_name
    assert named(office, "华明街道", centre=False).office_name == "华明街道"
    with office.write(Label("The centre's card"), CENTRE) as tx:
        tx.session.add(Unit(code="ZX01", name="河西区合作交流办", group=UnitGroup.BUREAU, is_centre=True))
    assert known(office).office_name == "河西区合作交流办"
