"""What a row becomes in the tables: owners, dates, links, and records that come back."""

from datetime import date

from sqlalchemy import select

from db.models import Milestone, Project, Unit
from desktop_app.paths import resources_folder
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Label, Office
from tests.helpers.workbook import ACTOR, INVESTORS, NUMBER, PROJECT, UNITS, book, cells, counts, reasons, remarks, take


def test_links_are_replaced_on_update(office: Office) -> None:
    take(office, {"投资方": [{**INVESTORS[0], "标签": "国高新、瞪羚"}]})
    report = take(office, {"投资方": [{**INVESTORS[0], "标签": "瞪羚、独角兽"}]}, update=True)
    assert counts(report, "投资方") == (0, 1, 0, 0)
    assert cells(office)["投资方"][0]["标签"] == "瞪羚、独角兽"
    same = take(office, {"投资方": [{**INVESTORS[0], "标签": "独角兽、瞪羚"}]})
    assert counts(same, "投资方") == (0, 0, 1, 0)


def test_a_record_in_the_recycle_bin_comes_back_under_its_number(office: Office) -> None:
    take(office, book(项目=[{**PROJECT, "总投资": 5, "概述": "旧"}]))
    with office.write(Label("Delete"), ACTOR) as tx:
        project = tx.session.scalars(select(Project)).one()
        project.deleted_at = tx.now_ms
        id_ = project.id
    child = {"里程碑": [{"项目编号": NUMBER, "阶段": "签约"}]}
    assert "there is no project" in reasons(take(office, child))["里程碑", 2]
    report = take(office, book(项目=[{**PROJECT, "概述": "新"}], **child))
    assert counts(report, "项目") == (1, 0, 0, 0)
    with office.read() as session:
        project = session.scalars(select(Project)).one()
        assert (project.id, project.deleted_at, project.summary) == (id_, None, "新")
        assert project.total_investment_fen is None


def test_the_first_import_fills_in_the_unit_of_the_set_up(office: Office) -> None:
    init_office(office, ACTOR, resources_folder(), code="A1", name="暂名", centre=True)
    report = take(office, {"责任单位": UNITS})
    assert counts(report, "责任单位") == (1, 1, 0, 0)
    assert remarks(report) == ["is this office itself, of which nothing was entered yet: filled in"]
    with office.read() as session:
        unit = session.scalars(select(Unit).where(Unit.code == "A1")).one()
        assert (unit.name, unit.is_centre) == ("甲街道", True)


def test_projects_belong_to_the_unit_that_reported_them(office: Office) -> None:
    sheets = book(项目=[{**PROJECT, "首报单位代码": "B2"}], 里程碑=[{"项目编号": NUMBER, "阶段": "线索"}])
    take(office, sheets)
    with office.read() as session:
        assert session.scalars(select(Project.owner_code)).all() == ["B2"]
        assert session.scalars(select(Milestone.owner_code)).all() == ["B2"]


def test_without_a_date_of_entry_the_first_milestone_stands(office: Office) -> None:
    bare = {"项目编号": "P2", "项目名称": "无日期"}
    milestones = [
        {"项目编号": "P2", "阶段": "签约", "业务日期": "2021-06-01"},
        {"项目编号": "P2", "阶段": "线索", "业务日期": "2021-05-01"},
    ]
    take(office, book(项目=[PROJECT, bare, {**bare, "项目编号": "P3"}], 里程碑=milestones))
    dates = {row["项目编号"]: row["录入日期"] for row in cells(office)["项目"]}
    assert dates == {NUMBER: date(2022, 1, 5), "P2": date(2021, 5, 1), "P3": office.clock.today()}
