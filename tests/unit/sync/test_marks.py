"""Projects bear a mark while two offices differ on them, and no longer."""

from pathlib import Path

import pytest

from db.models import FundEntry
from desktop_app.services.office import Label
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.marks import Mark, marked_rows, marks_of, projects_undecided, with_parts
from desktop_app.sync.undecided import decide_all
from tests.helpers.stick_offices import DAY, StickOffice, send

FUND = f"{5:032x}"


@pytest.fixture
def differing(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> tuple[StickOffice, str, str]:
    """The centre, a project with two differences (one on its money), and one without."""
    centre, unit = pair
    project, other = unit.add_project("氢能项目"), unit.add_project("储能项目")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(FundEntry(id=FUND, project_id=project, amount_fen=1, arrived_on=DAY))
    send(unit, centre, tmp_path / "first")
    for one in (centre, unit):
        one.change("project", project, summary=one.code)
        one.change("fund_entry", FUND, note=one.code)
    send(unit, centre, tmp_path / "second")
    return centre, project, other


def test_a_project_is_marked_with_what_differs(differing: tuple[StickOffice, str, str]) -> None:
    centre, project, other = differing
    with centre.office.read() as session:
        found = marks_of(session, [project, other])
        rows = {row.id: row.undecided for row in marked_rows(session, [project, other])}
        assert projects_undecided(session) == {project}
        assert with_parts(session, project) == {project, FUND} and with_parts(session, other) == {other}
        assert marks_of(session, [other]) == {}
    assert set(found) == {project}
    assert set(found[project]) == {Mark("project", project, "summary"), Mark("fund_entry", FUND, "note")}
    assert rows == {project: ("summary", "fund_entry"), other: ()}


def test_what_was_decided_bears_no_mark_before_any_file_tells_of_it(differing: tuple[StickOffice, str, str]) -> None:
    centre, project, _other = differing
    with centre.office.read() as session:
        first = next(one for one in conflicts(session) if one.table == "project")
    own = centre.exchange.keys.own
    decide_all(centre.office, own, centre.actor, [(first, first.choices[0].values)])
    with centre.office.read() as session:
        assert [one.table for one in marks_of(session, [project])[project]] == ["fund_entry"]


def test_an_office_without_differences_has_no_marks(pair: tuple[StickOffice, StickOffice]) -> None:
    centre, _unit = pair
    project = centre.add_project("光伏项目")
    with centre.office.read() as session:
        assert marks_of(session, [project]) == {} and marks_of(session, []) == {}
        assert [row.undecided for row in marked_rows(session, [project])] == [()]
