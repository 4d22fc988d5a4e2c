"""The beginning of a long list is the beginning of the list."""

from pathlib import Path

import pytest

from db.enums import Stage
from desktop_app.queries import projects as query
from desktop_app.queries.project_filter import ProjectFilter
from tests.helpers.database import fresh_office
from tests.helpers.projects import enter, furnish


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (ProjectFilter(), 4),
        (ProjectFilter(text="智能"), 4),
        (ProjectFilter(text="zhineng"), 4),
        (ProjectFilter(text="智能", stages=(Stage.LEAD,)), 4),
        (ProjectFilter(text="老"), None),  # too few match to be worth it
        (ProjectFilter(text="早先"), None),  # none of them among the newest
        (ProjectFilter(stages=(Stage.LANDED,)), None),
        (ProjectFilter(ids=("x",)), None),
        (ProjectFilter(deleted=True), None),
    ],
    ids=str,
)
def test_the_beginning_of_a_long_list(
    chosen: ProjectFilter, told: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    enter(office, *(f"早先{n}" for n in range(6)), "老项目", *(f"智能{n}" for n in range(9)))
    for name, value in {"FIRST": 4, "NEWEST": 9, "FEW": 2}.items():
        monkeypatch.setattr(query, name, value)
    with office.read() as session:
        first, ids = query.first_ids(session, chosen), query.ids(session, chosen)
        assert query.first_ids(session, chosen, "name") is None
    assert first == (None if told is None else ids[:told])
    office.close()


def test_a_short_list_is_told_at_once(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    enter(office, "智能1", "智能2")
    with office.read() as session:
        assert query.first_ids(session, ProjectFilter(text="智能")) is None
    office.close()


def test_rows_come_in_the_order_in_which_they_are_asked_for(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    ids = enter(office, *(f"智能{n}" for n in range(5)))
    asked = [ids[place] for place in (3, 0, 4, 1)]
    with office.read() as session:
        assert [row.id for row in query.rows(session, [*asked, "gone"])] == asked
    office.close()
