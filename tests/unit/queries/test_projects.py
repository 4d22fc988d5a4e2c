"""The beginning of a long list is the beginning of the list."""

from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import AgreementKind, FundState, Stage
from db.models import ProjectInvestor
from desktop_app.queries import projects as query
from desktop_app.queries.projects import ProjectFilter
from desktop_app.services.office import Label
from desktop_app.services.project_entries import AgreementInput, FundInput, add_agreement, add_funds, move_funds
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.project_columns import columns
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, DAY, enter, furnish, record_of


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


def test_the_list_sorts_by_what_stands_in_records_of_its_own(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    rich, poor, none = enter(office, "乙", "甲", "丙")
    for project, amount, region in ((poor, 100, "310000"), (rich, 900, "110000")):
        add_agreement(office, CENTRE, project, AgreementInput(AgreementKind.INVESTMENT, amount_fen=amount))
        add_agreement(office, CENTRE, project, AgreementInput(AgreementKind.FRAMEWORK, amount_fen=10_000))
        add_funds(office, CENTRE, project, FundInput(amount, DAY, "cash"))
        move_funds(office, CENTRE, record_of(office, project).funds[0].id, FundState.CONFIRMED)
        with office.write(Label("Origin"), CENTRE) as tx:
            of_project = select(ProjectInvestor).where(ProjectInvestor.project_id == project)
            tx.session.scalars(of_project).one().origin_code = region
    wanted = {
        "agreement_fen": [poor, rich, none],
        "in_place_fen": [poor, rich, none],
        "investors": [none, rich, poor],  # 丙, 乙, 甲 by their signs
        "region_code": [*sorted((rich, none)), poor],
    }
    with office.read() as session:
        for field, order in wanted.items():
            assert query.ids(session, ProjectFilter(), field) == order, field
        assert query.ids(session, ProjectFilter(text="甲"), "in_place_fen", descending=True) == [poor]
        assert query.ids(session, ProjectFilter(), "agreement_fen", descending=True) == [rich, poor, none]
    office.close()


def test_every_column_of_the_list_sorts(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    enter(office, "甲", "乙")
    with office.read() as session:
        for column in columns(Lookups(), DAY):
            assert column.sortable and len(query.ids(session, ProjectFilter(), column.field)) == 2, column.field
            assert column.field in {*query._PARTS, *query._sort_columns()}, column.field
    office.close()
