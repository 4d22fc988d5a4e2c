"""The orders in which the list of projects can stand."""

from pathlib import Path

from sqlalchemy import select

from db.enums import AgreementKind, FundState
from db.models import ProjectInvestor
from desktop_app.queries import project_order
from desktop_app.queries import projects as query
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.services.office import Label
from desktop_app.services.project_entries import AgreementInput, FundInput, add_agreement, add_funds, move_funds
from desktop_app.services.projects import FieldEdit, delete, update_fields
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
        "investors": [none, poor, rich],  # 丙 bing, 甲 jia, 乙 yi
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
            assert column.field in {"title", *project_order.PARTS, *project_order.columns()}, column.field
    office.close()


def test_names_stand_in_the_order_of_how_they_are_spoken(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    names = ["重庆汽车", "安徽海螺", "国能智深10期", "长春一汽", "国能智深2期", "西安航天"]
    ids = dict(zip(names, enter(office, *names), strict=True))
    wanted = ["安徽海螺", "长春一汽", "重庆汽车", "国能智深10期", "国能智深2期", "西安航天"]

    def shown(sort: str, *, descending: bool = False) -> list[str]:
        with office.read() as session:
            found = query.ids(session, ProjectFilter(), sort, descending)
            return [row.title for row in query.rows(session, found)]

    assert shown("title") == shown("investors") == wanted
    assert shown("title", descending=True) == wanted[::-1]
    update_fields(office, CENTRE, [FieldEdit(ids["重庆汽车"], "name", "北京汽车")])
    assert shown("title") == ["安徽海螺", "北京汽车", "长春一汽", *wanted[3:]]
    delete(office, CENTRE, [ids["长春一汽"], ids["安徽海螺"]])
    assert shown("title") == ["北京汽车", *wanted[3:]]
    with office.read() as session:
        binned = query.ids(session, ProjectFilter(deleted=True), "title")
    assert binned == [ids["安徽海螺"], ids["长春一汽"]]
    office.close()


def test_names_that_are_spoken_alike_keep_their_order(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    alike = enter(office, "华东生物", "花冬声悟", "华东生物")
    with office.read() as session:
        assert query.ids(session, ProjectFilter(), "title") == sorted(alike)
        assert query.ids(session, ProjectFilter(), "title", descending=True) == sorted(alike)
    office.close()
