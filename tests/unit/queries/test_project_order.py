"""The orders in which the list of projects can stand."""

from pathlib import Path

from sqlalchemy import select

from db.enums import AgreementKind, FundState
from db.models import ProjectInvestor
from desktop_app.queries import project_order
from desktop_app.queries import projects as query
from desktop_app.queries.projects import ProjectFilter
from desktop_app.services.office import Label
from desktop_app.services.project_entries import AgreementInput, FundInput, add_agreement, add_funds, move_funds
from desktop_app.ui.models.lookups import Lookups
from desktop_app.ui.models.project_columns import columns
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, DAY, enter, furnish, record_of


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
            assert column.field in {*project_order.PARTS, *project_order.columns()}, column.field
    office.close()
