from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.enums import Ownership, ProjectStatus, Stage
from db.models import Project
from desktop_app.documents.assemble_annual import annual_data, short_name
from desktop_app.domain.report_parts import Part
from desktop_app.services.office import Actor, Label
from tests.helpers.database import fresh_office
from tests.helpers.world import World

LENGTHS = {"key_projects": 9, "central": 3, "landed": 2, "topics": 3}


@pytest.mark.parametrize(
    ("company", "short"),
    [
        ("国家电网有限公司", "国家电网"),
        ("国家能源投资集团有限责任公司（示例）", "国家能源投资集团"),
        ("福赛汽车部件股份有限公司", "福赛汽车部件"),
        ("中国铁路总公司", "中国铁路"),
        ("东丽区供销社", "东丽区供销社"),
    ],
)
def test_a_company_is_called_without_its_legal_form(company: str, short: str) -> None:
    assert short_name(company) == short


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def test_projects_are_named_that_go_on_and_by_names_that_are_public(world: World) -> None:
    """The report is public: a codename stays unsaid, and so does what was held or given up."""
    investor = world.investor(ownership=Ownership.CENTRAL_SOE)

    def landed(**more: Any) -> str:
        return world.project(investor, date(2022, 12, 9), stage=Stage.LANDED, **more)

    landed()
    for state in (ProjectStatus.ON_HOLD, ProjectStatus.TERMINATED):
        landed(status=state)
    hidden, company = landed(codename="天龙计划"), landed(codename="地虎计划")
    with world.office.write(Label("Rename"), Actor("Wang")) as tx:
        for id_, name, firm in ((hidden, "天龙计划", ""), (company, "", "某公司")):
            project = tx.session.get_one(Project, id_)
            project.name, project.company_name = name, firm
    with world.office.read() as session:
        made = annual_data(session, 2022, date(2023, 1, 6), LENGTHS)
    assert made.key_projects == ("项目1", "某公司")
    assert made.quality_projects == 5, "what was counted stays counted"
    assert made.known == {Part.CENTRAL: 1, Part.KEY_PROJECTS: 3, Part.LANDED: 0}
