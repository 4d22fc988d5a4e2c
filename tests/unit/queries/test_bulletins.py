"""The projects that bulletins name, as they stood at a month's end."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from db.enums import (
    ActivityKind,
    AgreementKind,
    FundState,
    Ownership,
    ProjectStatus,
    Stage,
    TrainingForm,
    TrainingState,
)
from db.models import Activity, ActivityLink, Agreement, CodeItem, Milestone, Project, TrainingSession
from db.types import new_id
from desktop_app.domain.periods import Month
from desktop_app.queries import bulletins, notice
from desktop_app.queries.bulletins import ProjectLine
from tests.helpers.database import fresh_office
from tests.helpers.world import World

MARCH, DECEMBER = Month(2022, 3), Month(2022, 12)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def line(world: World, project: str, month: Month = DECEMBER) -> ProjectLine:
    with world.office.read() as session:
        (found,) = bulletins.project_lines(session, [project], month.last_day)
    return found


def test_a_stage_reached_later_is_taken_back(world: World) -> None:
    project = world.project(world.investor(), stage=Stage.CONSTRUCTION)
    assert line(world, project, MARCH).stage is Stage.CONSTRUCTION  # without dated steps what stands is believed
    days = {Stage.SIGNED: date(2022, 2, 1), Stage.LANDED: date(2022, 3, 31), Stage.CONSTRUCTION: date(2022, 4, 1)}
    world.add(*(Milestone(project_id=project, stage=stage, business_date=day) for stage, day in days.items()))
    assert line(world, project, MARCH).stage is Stage.LANDED
    assert line(world, project, Month(2022, 2)).stage is Stage.SIGNED
    assert line(world, project, Month(2022, 1)).stage is Stage.LEAD
    assert line(world, project).stage is Stage.CONSTRUCTION


def test_money_is_what_was_confirmed_by_the_months_end(world: World) -> None:
    investor = world.investor()
    agreed = {AgreementKind.INVESTMENT: 700, AgreementKind.SUPPLEMENT: 50, AgreementKind.FRAMEWORK: 9000}
    project = world.project(investor, agreed=agreed)
    world.fund(project, investor, 300, "2022-03")
    world.fund(project, investor, -100, "2022-04")
    world.fund(project, investor, 5000, "2022-02", state=FundState.DRAFT)
    assert (line(world, project).agreement_fen, line(world, project).funds_fen) == (750, 200)
    assert line(world, project, MARCH).funds_fen == 300


def test_money_of_a_fortnight_is_what_had_arrived_on_its_last_day(world: World) -> None:
    investor = world.investor()
    project = world.project(investor)
    for day, amount in ((date(2022, 3, 8), 300), (date(2022, 3, 12), 5000)):
        world.fund(project, investor, amount, "2022-03", arrived_on=day)
    world.fund(project, investor, 20, "2022-03")
    with world.office.read() as session:
        (told,) = bulletins.project_lines(session, [project], date(2022, 3, 8), to_the_day=True)
        (of_month,) = bulletins.project_lines(session, [project], date(2022, 3, 8))
    assert (told.funds_fen, of_month.funds_fen) == (320, 5320)


def test_what_was_signed_later_is_not_agreed_yet(world: World) -> None:
    first, amounts = {AgreementKind.INVESTMENT: 8 * 10**9}, [8 * 10**9, 11 * 10**9]
    project = world.project(world.investor(), date(2022, 3, 1), agreed=first, stage=Stage.LANDED)
    kind, day = AgreementKind.SUPPLEMENT, date(2022, 4, 1)
    world.add(Agreement(project_id=project, kind=kind, amount_fen=3 * 10**9, signed_on=day))
    assert [line(world, project, month).agreement_fen for month in (MARCH, DECEMBER)] == amounts
    with world.office.read() as session:
        key = [bulletins.key_projects(session, month.last_day) for month in (MARCH, DECEMBER)]
        shares = [bulletins.landed_shares(session, month, "12") for month in (MARCH, DECEMBER)]
        told = [notice.public_projects(session, [project], month.last_day) for month in (MARCH, DECEMBER)]
    assert key == [[], [(project, amounts[1])]]
    assert [one.agreement_fen for found in shares for one in found] == amounts
    assert [one.agreement_fen for found in told for one in found] == amounts


def test_a_central_enterprise_stands_behind_it_through_the_parents(world: World) -> None:
    central = world.investor(ownership=Ownership.CENTRAL_SOE)
    middle = world.investor(parent_id=central)
    assert line(world, world.project(world.investor(parent_id=middle))).central
    assert not line(world, world.project(world.investor())).central


def test_the_topics_are_those_of_the_sessions_on_site(world: World) -> None:
    def session(
        topic: str, form: TrainingForm, month: int, state: TrainingState = TrainingState.HELD
    ) -> TrainingSession:
        return TrainingSession(topic=topic, form=form, starts_at=datetime(2022, month, 5, 9), state=state)

    world.add(
        session("内资填报", TrainingForm.OFFLINE, 4),
        session("商业保理", TrainingForm.OFFLINE, 3),
        session("线上课", TrainingForm.ONLINE, 2),
        session("没办的课", TrainingForm.OFFLINE, 5, TrainingState.CANCELLED),
    )
    with world.office.read() as read:
        assert bulletins.training_topics(read, DECEMBER) == ["商业保理", "内资填报"]
        assert bulletins.training_topics(read, MARCH) == ["商业保理"]


def test_the_tags_that_make_a_project_key_come_in_their_order(world: World) -> None:
    world.add(
        CodeItem(table="investor_tag", code="listed", name="上市公司", flags="key", sort_order=2),
        CodeItem(table="investor_tag", code="global500", name="世界500强", flags="key", sort_order=1),
        CodeItem(table="investor_tag", code="gazelle", name="瞪羚", flags=""),
    )
    with world.office.read() as session:
        assert list(bulletins.key_tags(session).values()) == ["世界500强", "上市公司"]


def test_the_funnel_counts_a_project_for_every_stage_up_to_its_furthest(world: World) -> None:
    day = date(2022, 3, 1)

    def project(name: str, entered: date, *stages: tuple[Stage, date | None], **more: object) -> list[object]:
        made = Project(id=name, number=name, name=name, entered_on=entered, **more)
        return [made, *(Milestone(project_id=name, stage=stage, confirmed_on=when) for stage, when in stages)]

    world.add(
        *project("甲", day),
        *project("乙", day, (Stage.SIGNED, day), (Stage.LANDED, None)),
        *project("丙", day, (Stage.SIGNED, day), (Stage.PRODUCTION, date(2022, 6, 30))),
        *project("丁", day, (Stage.LANDED, date(2022, 7, 1))),
        *project("早", date(2021, 12, 31), (Stage.LANDED, day)),
        *project("并", day, (Stage.LANDED, day), status=ProjectStatus.MERGED),
        *project("删", day, (Stage.LANDED, day), deleted_at=1),
    )
    with world.office.read() as session:
        found = bulletins.funnel(session, date(2022, 1, 1), date(2022, 6, 30))
    assert [count for _stage, count in found] == [4, 2, 2, 1, 1, 1]
    assert [stage for stage, _count in found] == list(bulletins.FUNNEL)


def test_an_industry_belongs_to_the_section_above_it(world: World) -> None:
    codes = (
        ("C", "制造业", ""),
        ("35", "专用设备制造业", "C"),
        ("351", "矿山设备", "35"),
        ("X", "甲", "Y"),
        ("Y", "乙", "X"),
    )
    world.add(*(CodeItem(table="industry", code=code, name=name, parent_code=above) for code, name, above in codes))
    with world.office.read() as session:
        found = bulletins.sections_of(session)
    assert {found[code] for code in ("C", "35", "351")} == {"制造业"}
    assert found["X"] == "乙"  # a table that goes in a circle ends somewhere


def test_records_of_more_projects_than_a_statement_takes_are_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects = [world.project(world.investor()) for _ in range(3)]
    for number, project in enumerate(projects, 1):
        day = date(2022, 3, number)
        told = Activity(id=new_id(), held_on=day, kind=ActivityKind.FOLLOW_UP, text=f"洽谈{number}", confirmed=True)
        world.add(told, ActivityLink(activity_id=told.id, project_id=project))
    monkeypatch.setattr(bulletins, "_CHUNK", 2)
    with world.office.read() as session:
        driver = session.connection().connection.driver_connection
        assert driver is not None
        driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 3)
        found = bulletins.latest_records(session, projects, date(2022, 3, 8))
    assert [found[project] for project in projects] == [(date(2022, 3, n), f"洽谈{n}") for n in (1, 2, 3)]
