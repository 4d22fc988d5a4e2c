"""A small office with a year of training, for tests of the schedule."""

import datetime as dt
from dataclasses import replace

from db.enums import TrainingForm, UnitGroup, UserRole
from db.models import Unit
from desktop_app.domain.clock import Clock
from desktop_app.services import training, training_people
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.training import PlanInput, SessionInput
from desktop_app.services.training_people import PersonInput

CENTRE = Actor("Wang", "HMJD", UserRole.CENTRE)
NOW = dt.datetime(2022, 6, 20, 10, 0)
CHAIN = SessionInput(
    "产业链招商方法",
    TrainingForm.ONLINE,
    dt.datetime(2022, 3, 16, 9, 0),
    dt.datetime(2022, 3, 16, 11, 30),
    "市培训平台",
    "李老师",
    "u1",
    250,
    "各责任单位招商专员",
    "课件",
)
FUNDS = SessionInput(
    "内资填报实务",
    TrainingForm.OFFLINE,
    dt.datetime(2022, 4, 21, 14, 0),
    dt.datetime(2022, 4, 21, 16, 0),
    "区会议中心",
)
MANNERS = SessionInput("外出招商礼仪", TrainingForm.OFFLINE, dt.datetime(2022, 8, 10, 9, 0), place="区会议中心")


def furnish(office: Office) -> None:
    """Two units; the office's clock stands in June 2022."""
    at = int(NOW.timestamp() * 1000)
    office.clock = Clock(lambda: at)
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(
            Unit(
                id="u1",
                code="ZX",
                name="区合作交流办公室",
                short_name="合作交流办",
                group=UnitGroup.BUREAU,
                contact="赵一",
            )
        )
        tx.session.add(
            Unit(id="u2", code="HM", name="华明街道", group=UnitGroup.SUBDISTRICT, sort_order=1, contact="钱二")
        )


def enter(office: Office, *sessions: SessionInput) -> list[str]:
    """Put sessions on the schedule; their ids."""
    return [training.create_session(office, CENTRE, one).ids[0] for one in sessions]


def a_year(office: Office) -> list[str]:
    """For a furnished office: one held online (two of three signed in), one on site, one planned; plans 2 and 3."""
    ids = enter(office, CHAIN, FUNDS, MANNERS)
    people = [PersonInput("张三", "u2", True), PersonInput("李四", "u1", True), PersonInput("王五", "u2")]
    training_people.add(office, CENTRE, ids[0], people)
    for held in ids[:2]:
        training.mark_held(office, CENTRE, held)
    training.save_plan(office, CENTRE, PlanInput(2022, 2, 3, "围绕业务能力。"))
    return ids


def moved(entered: SessionInput, days: int) -> SessionInput:
    """The same session so many days later."""
    later = dt.timedelta(days=days)
    return replace(entered, starts=entered.starts + later, ends=entered.ends + later if entered.ends else None)
