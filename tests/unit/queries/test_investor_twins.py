"""Investors that were entered more than once are found."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.enums import NoUsccReason, UnitGroup
from db.models import Contact, Investor, InvestorName, Project, ProjectInvestor, Unit
from desktop_app.queries.investor_twins import Twins, told, told_here, twins
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, DAY, USCC
from tests.helpers.world import World

OTHER = "91110105MA00000000"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def enter(world: World, id_: str, name: str = "国能", uscc: str = "", **more: Any) -> str:
    world.add(Investor(id=id_, name=name, uscc=uscc, **more))
    return id_


def found(office: Office) -> list[Twins]:
    with office.read() as session:
        return twins(session)


def project_of(world: World, investor: str) -> str:
    world.add(Project(id=f"p{investor}", number="1", name="P", entered_on=DAY))
    world.add(ProjectInvestor(project_id=f"p{investor}", investor_id=investor, share=1))
    return f"p{investor}"


def test_one_code_is_one_investor_and_the_oldest_comes_first(world: World) -> None:
    for id_ in ("c", "a", "b"):
        enter(world, id_, f"国能{id_}", USCC)
    enter(world, "d", "别家", OTHER)
    enter(world, "e", "别家", "")
    enter(world, "f", "再一家", "")
    assert found(world.office) == [Twins("code", ("a", "b", "c")), Twins("name", ("d", "e"))]


def test_the_centres_comes_before_an_older_one(world: World) -> None:
    world.add(Unit(code="ZX", name="中心", group=UnitGroup.BUREAU, is_centre=True))
    enter(world, "a", uscc=USCC, owner_code="HM")
    enter(world, "b", uscc=USCC, owner_code="ZX")
    assert found(world.office) == [Twins("code", ("b", "a"))]


def test_one_name_with_two_codes_and_persons_of_one_name_are_several(world: World) -> None:
    enter(world, "a", uscc=USCC)
    enter(world, "b", uscc=OTHER)
    for id_ in ("c", "d"):
        enter(world, id_, "张伟", no_uscc_reason=NoUsccReason.PERSON)
    enter(world, "e", "", "")
    enter(world, "f", "", "")
    assert found(world.office) == []


def test_a_name_is_but_a_hint(world: World) -> None:
    enter(world, "a")
    enter(world, "b")
    assert found(world.office) == [Twins("name", ("a", "b"))]
    assert told(found(world.office)) == []


def test_the_recycle_bin_counts_only_what_is_still_referred_to(world: World) -> None:
    enter(world, "a", uscc=USCC)
    enter(world, "b", uscc=USCC, deleted_at=5)
    assert found(world.office) == []
    project = project_of(world, "b")
    assert found(world.office) == [Twins("gone", ("a", "b"))]
    with world.office.write(Label("Delete"), CENTRE) as tx:
        tx.session.get_one(Project, project).deleted_at = 5
    assert found(world.office) == []
    world.add(Contact(investor_id="b", name="王"))
    assert found(world.office) == [Twins("gone", ("a", "b"))]


def test_both_in_the_recycle_bin_are_found_by_what_refers_to_one(world: World) -> None:
    """Two offices joined them in opposite directions at once."""
    enter(world, "a", uscc=USCC, deleted_at=5)
    enter(world, "b", uscc=USCC, deleted_at=6)
    project_of(world, "b")
    assert found(world.office) == [Twins("gone", ("a", "b"))]


def test_what_is_gone_is_found_by_its_name_too(world: World) -> None:
    enter(world, "a", "国能（集团）", USCC)
    world.add(InvestorName(investor_id="a", name="国能"))
    enter(world, "b", "国能", deleted_at=5)
    enter(world, "c", "别家", deleted_at=5)
    project_of(world, "b")
    project_of(world, "c")
    assert found(world.office) == [Twins("gone", ("a", "b")), Twins("gone", ("c",))]


def test_a_unit_settles_what_is_its_own(world: World) -> None:
    for id_, code, owner in (("a", USCC, "HM"), ("b", USCC, "HM"), ("c", OTHER, "HM"), ("d", OTHER, "XL")):
        enter(world, id_, f"国能{id_}", code, owner_code=owner)
    with world.office.read() as session:
        assert len(told_here(session)) == 2
    set_local(world.office, unit_code="HM", is_centre=False, last_exchange_ms=1)
    with world.office.read() as session:
        assert told_here(session) == [Twins("code", ("a", "b"))]
