"""How the counting is done: no family may look through all milestones once for every project."""

from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_app.domain.periods import Month
from desktop_app.queries.indicator_family import Family, parameters
from desktop_app.queries.indicator_sql import FAMILIES
from tests.helpers.database import fresh_office


def _per_row_searches(plan: list[tuple[int, int, int, str]]) -> list[str]:
    """The steps that SQLite repeats for every counted row: those below a correlated subquery."""
    correlated = {number for number, _, _, words in plan if "CORRELATED" in words}
    return [words for _, parent, _, words in plan if parent in correlated and words.startswith(("SEARCH", "SCAN"))]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: str(family.marks[0].indicator))
def test_what_is_asked_of_each_row_is_found_by_its_project(family: Family, tmp_path: Path) -> None:
    with fresh_office(tmp_path).read() as session:
        query = text(f"EXPLAIN QUERY PLAN {family.sql} SELECT count(*) FROM counted")
        plan = [tuple(row) for row in session.execute(query, parameters(Month(2022, 12), "12"))]
    for step in _per_row_searches(plan):
        assert "project_id=?" in step or "(id=?)" in step, step
