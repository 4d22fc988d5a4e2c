"""Investors are found by what they are and were called, and shown with what belongs to them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.enums import Ownership, UnitGroup
from db.models import CodeItem, Contact, Investor, InvestorName, InvestorTag, Project, ProjectInvestor, Unit
from desktop_app.queries.investors import find, of_ids, side
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import DAY, USCC
from tests.helpers.world import World


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two investors, the first with all that there can be, and one in the recycle bin."""
    office = fresh_office(tmp_path)
    world = World(office)
    world.add(
        Unit(code="HM", name="华明街道", group=UnitGroup.SUBDISTRICT),
        CodeItem(table="region", code="110000", name="北京市"),
        CodeItem(table="investor_tag", code="listed", name="上市公司"),
        Investor(
            id="a", name="国能智深", uscc=USCC, region_code="110000", ownership=Ownership.CENTRAL_SOE, owner_code="HM"
        ),
        Investor(id="b", name="别家100%"),
        Investor(id="gone", name="国能旧", deleted_at=5),
        InvestorName(investor_id="a", name="北京智深"),
        InvestorName(investor_id="b", name="不再记的名称", deleted_at=5),
        InvestorTag(investor_id="a", tag="listed"),
        Contact(id="1", investor_id="a", name="李明", title="经理"),
        Contact(id="2", investor_id="a", name="已删", deleted_at=5),
    )
    projects: list[dict[str, Any]] = [
        {"name": "甲", "codename": "夜莺"},
        {"name": "乙"},
        {"name": "丙", "deleted_at": 5},
    ]
    for number, more in enumerate(projects):
        world.add(Project(id=f"p{number}", number=str(number), entered_on=DAY, **more))
        world.add(ProjectInvestor(project_id=f"p{number}", investor_id="a", share=1))
    yield office
    office.close()


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", {"a", "b"}),
        ("国能", {"a"}),
        ("北京智深", {"a"}),
        ("智深 国能", {"a"}),
        ("智深 别家", set()),
        (USCC.lower()[-4:], {"a"}),
        ("100%", {"b"}),
        ("1_0", set()),
        ("不再记", set()),
    ],
)
def test_what_is_typed_is_found_in_names_and_codes(office: Office, typed: str, ids: set[str]) -> None:
    with office.read() as session:
        rows, total = find(session, typed)
    assert ({row.id for row in rows}, total) == (ids, len(ids))


def test_a_row_tells_whose_it_is_and_how_much_belongs_to_it(office: Office) -> None:
    with office.read() as session:
        first, second = of_ids(session, ["gone", "a"])
    assert (first.id, first.deleted, second.deleted) == ("gone", True, False)
    assert (second.unit, second.region, second.former) == ("华明街道", "北京市", ("北京智深",))
    assert (second.projects, second.contacts, first.projects) == (2, 1, 0)


def test_a_side_names_all_that_belongs_to_it_and_no_name_that_a_codename_hides(office: Office) -> None:
    with office.read() as session:
        one = side(session, "a")
    assert (one.projects, one.contacts, one.tags) == (("夜莺", "乙"), ("李明 经理",), ("上市公司",))
    assert (one.values["region_code"], one.values["ownership"]) == ("北京市", Ownership.CENTRAL_SOE)
