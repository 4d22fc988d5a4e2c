"""An office and a fortnight of it, for what its report is made from."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from db.models import CodeItem
from desktop_app.documents.assemble_fortnight import fortnightly_data
from desktop_app.documents.fortnight_data import FortnightlyData
from desktop_app.domain.periods import Fortnight
from tests.helpers.database import fresh_office
from tests.helpers.world import World

PERIOD = Fortnight(2022, 20)
START, END = PERIOD.first_day, PERIOD.last_day
ISSUED = date(2022, 10, 3)
LENGTHS = {"projects": 12, "still": 5, "activities": 15, "matters": 15, "planned": 15, "referrals": 7}


def an_office(folder: Path) -> Iterator[World]:
    """An office with nothing but a form of money that counts; closed afterwards."""
    office = fresh_office(folder)
    made = World(office)
    made.add(CodeItem(table="fund_form", code="cash", name="货币", flags="countable"))
    yield made
    office.close()


def data(world: World, period: Fortnight = PERIOD) -> FortnightlyData:
    """What the report of a fortnight is made from."""
    with world.office.read() as session:
        return fortnightly_data(session, period, ISSUED, LENGTHS)
