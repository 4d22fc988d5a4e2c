"""A small district with three units, for tests of units, targets and duties. The clock stands in June 2022."""

import datetime as dt

from db.enums import TaskSource, UnitGroup, UserRole
from db.models import Unit
from desktop_app.domain.clock import Clock
from desktop_app.services import duties, journal
from desktop_app.services.duties import DutyInput
from desktop_app.services.office import Actor, Label, Office

CENTRE = Actor("Wang", "ZX", UserRole.CENTRE)
CLERK = Actor("Li", "HM", UserRole.CLERK)
NOW = dt.datetime(2022, 6, 20, 10, 0)
DAY = NOW.date()
FUND_DUTY = DutyInput(TaskSource.MEETING, "催办到位资金", "u1", ("KG",), dt.date(2022, 6, 10))
LAND_DUTY = DutyInput(TaskSource.BULLETIN, "落实项目用地", "u2", (), dt.date(2022, 6, 24))


def furnish(office: Office) -> None:
    """The centre, a subdistrict and a park."""
    at = int(NOW.timestamp() * 1000)
    office.clock = Clock(lambda: at)
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(Unit(id="u0", code="ZX", name="合作交流办", group=UnitGroup.BUREAU, is_centre=True))
        tx.session.add(
            Unit(id="u1", code="HM", name="华明街道", short_name="华明", group=UnitGroup.SUBDISTRICT, sort_order=10)
        )
        tx.session.add(Unit(id="u2", code="KG", name="临空经济区", group=UnitGroup.PARK, sort_order=20))


def enter_duties(office: Office) -> list[str]:
    """One of the subdistrict that is past its day, one of the park that is due this week; their ids."""
    return [duties.add_duty(office, CENTRE, one).ids[0] for one in (FUND_DUTY, LAND_DUTY)]


def undo(office: Office, actor: Actor = CENTRE) -> None:
    """Take the actor's last step back."""
    with office.read() as session:
        step = journal.last_step(session, actor.name)
    assert step is not None
    journal.undo(office, actor, step.transaction_id)
