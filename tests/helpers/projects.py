"""A small office with units, codes and some projects, for tests of the projects page."""

import datetime as dt

from db.enums import UnitGroup, UserRole
from db.models import CodeItem, Unit
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.projects import InvestorInput, NewProject, create_projects

CENTRE = Actor("Wang", "ZX", UserRole.CENTRE)
USCC = "91110000100011743X"
DAY = dt.date(2022, 3, 15)
CODES = [
    ("region", "110000", "北京市", ""), ("region", "310000", "上海市", ""), ("industry", "I", "信息服务", ""),
    ("industry", "65", "软件", "I"), ("source", "own_contact", "自主对接", ""), ("campaign", "chain", "产业链", ""),
    ("fund_form", "cash", "货币", ""), ("evidence", "bank", "银行进账单", ""), ("basis", "licence", "营业执照", ""),
    ("environment", "form", "报告表", ""),
]  # fmt: skip


def furnish(office: Office) -> None:
    """Two units and a few codes."""
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(Unit(id="u1", code="HM", name="华明街道", short_name="华明", group=UnitGroup.SUBDISTRICT))
        tx.session.add(Unit(id="u2", code="ZX", name="合作交流办", group=UnitGroup.BUREAU, is_centre=True))
        for table, code, name, parent in CODES:
            tx.session.add(CodeItem(table=table, code=code, name=name, parent_code=parent))


def lead(name: str, **values: object) -> NewProject:
    """A lead with everything its stage needs."""
    given = {
        "name": name, "source_code": "own_contact", "host_unit_id": "u1", "region_code": "110000",
        "industry_code": "65", "summary": "s", "next_step": "拜访", "next_step_date": DAY, "handler": "Li",
    }  # fmt: skip
    return NewProject({**given, **values})


def enter(office: Office, *names: str) -> list[str]:
    """Leads with these names and an investor each."""
    made: list[str] = []
    for name in names:
        entered = lead(name)
        investor = InvestorInput(f"{name}投资方", region_code="110000")
        made += create_projects(office, CENTRE, [NewProject(entered.values, investor)]).ids
    return made


def record_of(office: Office, project_id: str) -> ProjectRecord:
    """A project as its record shows it."""
    with office.read() as session:
        found = record(session, project_id)
    assert found is not None
    return found
