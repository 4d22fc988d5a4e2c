"""Which projects are told of as those whose shares offices set apart."""

from pathlib import Path

import pytest

from db.models import ExchangeConflict, ProjectInvestor
from db.wire import FIELDS, TABLES
from desktop_app.queries.disputed_shares import disputed, disputed_projects
from tests.helpers.database import fresh_office
from tests.helpers.world import World


@pytest.mark.parametrize(
    ("field", "is_of_shares"), [("share", True), ("is_lead", True), ("deleted_at", True), ("origin_code", False)]
)
def test_only_what_says_what_a_share_is_makes_shares_disputed(tmp_path: Path, field: str, is_of_shares: bool) -> None:
    office = fresh_office(tmp_path)
    world = World(office)
    project = world.project(world.investor(), credits={"HM": 100_000_000})
    with office.maintain() as session:
        line = session.query(ProjectInvestor).one().id
        number = FIELDS["project_investor"][field]
        noted = {"table_id": TABLES["project_investor"], "scope": "HM"}
        session.add(ExchangeConflict(row_id=bytes.fromhex(line), field=number, **noted))
    with office.read() as session:
        found = disputed(session, "project_investor"), disputed(session, "credit"), disputed_projects(session)
    assert found == (([project], [], [project]) if is_of_shares else ([], [], []))
    office.close()
