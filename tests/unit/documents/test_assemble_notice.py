"""The few values of a public notice, from the records."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.enums import AgreementKind, Indicator, ProjectStatus, Stage, UnitGroup
from db.models import CodeItem, Project, Target, Unit
from db.types import WHOLE
from desktop_app.documents.assemble_notice import notice_data
from desktop_app.documents.notice_data import LandedProject, NoticeData
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.periods import Month
from desktop_app.services.office import Actor, Label
from tests.helpers.database import fresh_office
from tests.helpers.world import World

DECEMBER = Month(2022, 12)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def data(world: World) -> NoticeData:
    with world.office.read() as session:
        return notice_data(session, DECEMBER, date(2023, 1, 6))


def test_only_what_landed_in_the_month_is_listed(world: World) -> None:
    world.add(CodeItem(table="industry", code="39", name="电子设备制造业"))
    unit, investor = world.unit("华明高新区"), world.investor()
    values: dict[str, Any] = {"landing_unit_id": unit, "industry_code": "39", "stage": Stage.LANDED}
    agreed = {AgreementKind.INVESTMENT: FEN_PER_YI, AgreementKind.FRAMEWORK: 50 * FEN_PER_YI}
    world.project(investor, date(2022, 12, 9), agreed=agreed, **values)
    world.project(investor, date(2022, 11, 30), **values)
    world.project(investor, date(2022, 12, 9), **values, status=ProjectStatus.MERGED)
    world.project(world.investor("120100"), date(2022, 12, 9), **values)
    assert data(world).projects == (LandedProject("项目1", "华明高新区", "电子设备制造业", "1亿元至10亿元"),)


def test_the_offices_landline_is_told_and_no_mobile_telephone(world: World) -> None:
    assert data(world).phone == ""
    for phone, told in (("022-84375000、13812345678", "022-84375000"), ("13812345678", "")):
        with world.office.write(Label("Phone"), Actor("Wang")) as tx:
            centre = tx.session.query(Unit).filter_by(code="ZX").one_or_none() or Unit(code="ZX", name="中心")
            centre.group, centre.is_centre, centre.phone = UnitGroup.BUREAU, True, phone
            tx.session.add(centre)
        assert data(world).phone == told


def test_units_have_places_once_one_of_them_has_a_point(world: World) -> None:
    funds, investor = Indicator.OUTSIDE_FUNDS_IN_PLACE, world.investor()
    world.add(CodeItem(table="fund_form", code="cash", name="货币", flags="countable"))
    for code in ("A", "B"):
        world.add(Target(year=2022, unit_id=world.unit(code), indicator=funds, value=1000))
    assert [[row.rank for row in group.rows] for group in data(world).groups] == [[None, None]]
    world.fund(world.project(investor, credits={"B": WHOLE}), investor, 100)
    assert [[(row.unit, row.rank) for row in group.rows] for group in data(world).groups] == [[("B", 1), ("A", 2)]]


def test_a_name_that_is_not_public_is_not_told(world: World) -> None:
    investor = world.investor()
    for name, codename, company in (("代号", "代号", "某公司"), ("", "代号", ""), ("真名", "代号", "")):
        _project(world, investor, name, codename, company)
    assert sorted(project.name for project in data(world).projects) == ["某公司", "真名", "（名称另行公示）"]


def _project(world: World, investor: str, name: str, codename: str, company: str) -> None:
    id_ = world.project(investor, date(2022, 12, 9), codename=codename, company_name=company, stage=Stage.LANDED)
    with world.office.write(Label("Rename"), Actor("Wang")) as tx:
        tx.session.get_one(Project, id_).name = name


def test_units_without_a_target_are_not_ranked(world: World) -> None:
    ranked, _free = world.unit("A"), world.unit("B")
    world.add(Target(year=2022, unit_id=ranked, indicator=Indicator.LANDED_QUALITY_PROJECTS, value=1000))
    (group,) = data(world).groups
    assert [(row.rank, row.unit) for row in group.rows] == [(1, "A")]
    assert group.unranked == ("B",)


def test_what_was_taken_back_is_known_of_a_group_and_not_of_whom(world: World) -> None:
    funds, investor = Indicator.OUTSIDE_FUNDS_IN_PLACE, world.investor()
    world.add(CodeItem(table="fund_form", code="cash", name="货币", flags="countable"))
    world.add(Target(year=2022, unit_id=world.unit("A"), indicator=funds, value=1000))
    project = world.project(investor, credits={"A": WHOLE})
    world.fund(project, investor, 100)
    assert [group.fallen for group in data(world).groups] == [False]
    world.fund(project, investor, -40, "2022-12")
    assert [group.fallen for group in data(world).groups] == [True]


def test_landed_projects_stand_in_the_order_of_the_rankings(world: World) -> None:
    for code, group in (("A", UnitGroup.BUREAU), ("B", UnitGroup.SUBDISTRICT), ("C", UnitGroup.PARK)):
        unit = world.unit(code)
        with world.office.write(Label("Group"), Actor("Wang")) as tx:
            tx.session.get_one(Unit, unit).group = group
        world.project(world.investor(), date(2022, 12, 9), landing_unit_id=unit, stage=Stage.LANDED)
    assert [project.unit for project in data(world).projects] == ["C", "B", "A"]
