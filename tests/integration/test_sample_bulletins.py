"""The sample year printed: paragraphs as published for 2022, and a bulletin that agrees with its records."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import Indicator, ReportKind, UserRole
from db.models import Agreement, FundEntry, Project, ReportIssue, Task
from desktop_app.documents import checked, correcting, correction, issuing, produce, wording
from desktop_app.documents.assemble import LISTS, monthly_data
from desktop_app.documents.data import MonthlyData
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Figure, Paragraph, RedHeader, Table
from desktop_app.documents.produce import Bulletin, Press, compose
from desktop_app.documents.template_tables import lengths
from desktop_app.domain import words
from desktop_app.domain.edits import NUMBER
from desktop_app.domain.money import yi_text
from desktop_app.domain.periods import Fortnight, Month
from desktop_app.domain.report_parts import Part
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import bulletins, fortnight, indicator_table, indicators, ranking, report_issues
from desktop_app.queries.report_issues import IssueRow
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import sample_office
from tests.helpers.office_program import needs_office_program, pages_of
from tests.unit.documents import measure

DAY = dt.date(2023, 1, 5)
DECEMBER = Month(2022, 12)
LENGTHS = lengths(Press(resources_folder()).template("monthly.txt"), LISTS)

INDICATORS = (
    "2022年预计可实现引进市外内资到位额200.5亿元，完成全年工作目标。完成全区新增落地市外优质项目1007个，其中落地亿元以上"
    "大项目53个、新落地北京区域优质项目186个。经市协同办认定的北京协议投资额106.1亿元，提前完成全年任务，引进国家电网、"
    "国家能源集团、中国华电等央企参与投资的项目13个。"
)
PROJECTS = (
    "国能智深控制技术、中交筑航检测、南京垠坤智能制造产业园、苏州天瞳威视全球研发中心、福赛汽车部件、天海达北斗导航通讯产品"
    "研发、普利方舟医疗机器人研发、幸福千万家网约车平台、辉腾未来酒类产品运营结算平台等。"
)
LEADS = (
    "多渠道获取项目信息，累计引入和洽谈项目信息257个，其中推荐至街道园区共同跟进的项目206个、帮助街道园区洽谈攻坚的项目13个，"
    "期间已有坤鼎大健康产业园、虹博基因医疗器械研发等57个项目已成功落地。"
)
TRAININGS = "依托市培训平台开展线上培训3次，围绕商业保理、内资填报、项目评审等内容组织各相关单位线下培训3次"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = sample_office(tmp_path_factory.mktemp("sample"))
    actor = Actor("Wang", "DL01", UserRole.CENTRE)
    init_office(office, actor, resources_folder(), code="DL01", name="东丽区合作交流办", centre=True)
    yield office
    office.close()


def composed(office: Office, kind: ReportKind, period: str, day: dt.date = DAY) -> Bulletin:
    with office.read() as session:
        return compose(session, Press(resources_folder()), kind, period, day)


@pytest.fixture(scope="module")
def december(office: Office) -> MonthlyData:
    with office.read() as session:
        return monthly_data(session, DECEMBER, DAY, LENGTHS)


def test_the_annual_report_says_what_was_published(office: Office) -> None:
    blocks = composed(office, ReportKind.ANNUAL, "2022", dt.date(2022, 12, 20)).document.blocks
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert INDICATORS in paragraphs
    assert PROJECTS in paragraphs
    results = next(text for text in paragraphs if text.startswith("一是发挥合作交流办招商“主力军”作用"))
    assert LEADS in results
    assert TRAININGS in results
    activities = re.search(r"活动(\d+)次", results)
    assert activities is not None
    assert 100 <= int(activities[1]) < 200  # 百余次


def test_the_overall_table_is_that_of_the_indicators(office: Office, december: MonthlyData) -> None:
    with office.read() as session:
        rows = indicator_table.table(session, DECEMBER)
    assert [row.name for row in december.indicators] == [words.label(row.indicator) for row in rows]
    assert [row.cumulative for row in december.indicators] == [row.cumulative for row in rows]
    assert [row.target for row in december.indicators] == [row.target for row in rows]
    shown = {row.name: wording.plain_figure(row.cumulative or Fraction(0), row.measure) for row in december.indicators}
    assert {name: shown[name] for name in ("市外内资到位额", "新增落地市外优质项目", "北京协议投资额")} == {
        "市外内资到位额": "200.5",
        "新增落地市外优质项目": "1007",
        "北京协议投资额": "106.1",
    }


def test_the_units_add_up_to_the_district(december: MonthlyData) -> None:
    sums = tuple(sum((row.values[i] or Fraction(0) for row in december.units), Fraction(0)) for i in range(5))
    assert sums == december.unit_sums
    assert december.unit_sums == december.district  # the sample gives every project's credit away


def test_every_cut_of_the_structure_adds_up_to_the_landed_projects(office: Office, december: MonthlyData) -> None:
    structure = december.structure
    with office.read() as session:
        landed = indicators.records(session, DECEMBER, "12", Indicator.LANDED_QUALITY_PROJECTS)
        money = indicators.by_project(session, DECEMBER, "12", Indicator.OUTSIDE_FUNDS_IN_PLACE)
    of_landed = sum((money.get(record.id, Fraction(0)) for record in landed), Fraction(0))
    for shares in (structure.size, structure.industry, structure.ownership, structure.origin):
        assert sum(share.count for share in shares) == 1007
        assert sum(share.amount_fen for share in shares) == of_landed
    assert structure.total_fen == sum(december.funds_by_month) == 20_050_000_000_00
    assert next(share.count for share in structure.origin if share.name == "北京市") == 186
    assert len(december.big_projects) == 53


def test_the_ranking_is_that_of_the_command(office: Office, december: MonthlyData) -> None:
    with office.read() as session:
        lines = ranking.table(session, DECEMBER)
    shown = [(row.unit, row.rank, row.score_centi) for group in december.rankings for row in group.rows]
    assert sorted(shown, key=str) == sorted(((line.name, line.rank, line.score_centi) for line in lines), key=str)


def test_an_early_month_knows_nothing_of_what_came_later(office: Office) -> None:
    with office.read() as session:
        march = monthly_data(session, Month(2022, 3), DAY, LENGTHS)
    assert all(row.due < dt.date(2022, 3, 31) for row in march.overdue)
    assert march.reviews.meetings < 14
    assert march.projects.count < 214
    assert {line.stage for line in march.projects.lines} <= {"签约", "落地", "开工"}


def test_issued_twice_over_it_is_the_same_document(office: Office) -> None:
    assert composed(office, ReportKind.MONTHLY, "2022-12") == composed(office, ReportKind.MONTHLY, "2022-12")


def test_the_offices_own_wording_goes_before_the_shipped_one(tmp_path: Path, office: Office) -> None:
    own = tmp_path / "annual.txt"
    shipped = resources_folder() / "report_templates" / "annual.txt"
    own.write_text(shipped.read_text(encoding="utf-8").replace("预计可实现", "实际实现"), encoding="utf-8")
    with office.read() as session:
        made = compose(session, Press(resources_folder(), tmp_path), ReportKind.ANNUAL, "2022", dt.date(2022, 12, 20))
    assert any("2022年实际实现引进" in block.text for block in made.document.blocks if isinstance(block, Paragraph))


def test_lists_are_as_long_as_the_office_says(tmp_path: Path, office: Office) -> None:
    shipped = resources_folder() / "report_templates"
    for name, before, now in (
        ("monthly.txt", "projects = 12", "projects = 3"),
        ("fortnightly.txt", "projects = 12", "projects = 4"),
        ("annual.txt", "key_projects = 9", "key_projects = 2"),
    ):
        text = (shipped / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(before, now), encoding="utf-8")
    press = Press(resources_folder(), tmp_path)
    with office.read() as session:
        monthly, fortnightly, annual = (
            compose(session, press, kind, period, DAY).document
            for kind, period in (
                (ReportKind.MONTHLY, "2022-12"),
                (ReportKind.FORTNIGHTLY, "2022-20"),
                (ReportKind.ANNUAL, "2022"),
            )
        )
    for made, count in ((monthly, 3), (fortnightly, 4)):
        (table,) = (one for one in made.blocks if isinstance(one, Table) and one.caption == "重点项目进展表")
        assert len(table.rows) == count and f"协议额居前的{count}个" in checked.plain_text(made)
    (named,) = (one.automatic for one in annual.own if one.part is Part.KEY_PROJECTS)
    assert len(named) == 2


def test_the_fortnights_add_up_to_the_year(office: Office) -> None:
    new_year, end = dt.date(2022, 1, 1), dt.date(2022, 12, 31)
    with office.read() as session:
        whole = fortnight.steps(session, new_year, end)
        parts = [fortnight.steps(session, one.first_day, one.last_day) for one in Fortnight.all_of(2022)]
        year = fortnight.money(session, "12", dt.date.min, end)
    for step in fortnight.Step:
        assert sorted(id_ for part in parts for id_ in part[step]) == sorted(whole[step])
    assert len(whole[fortnight.Step.LANDED]) >= 1007
    assert sum(year.values(), Fraction(0)) == 20_050_000_000_00  # as in the bulletin of December


def test_a_fortnights_figures_are_the_lists_behind_them(office: Office) -> None:
    made = composed(office, ReportKind.FORTNIGHTLY, "2022-20")
    table = next(block for block in made.document.blocks if isinstance(block, Table))
    names = [column.title.partition("（")[0] for column in table.columns]
    printed = dict(zip(names, table.rows[0], strict=True))
    assert printed["时期"] == "本期"
    for figure in made.snapshot["counted"]:
        if "fen" in figure:
            assert figure["name"] == "市外内资到位额"
            assert printed[figure["name"]] == yi_text(Fraction(figure["fen"]))
        else:
            assert printed[figure["name"]] == figure["value"] == str(len(figure["projects"]))
    assert composed(office, ReportKind.FORTNIGHTLY, "2022-10-01") == made  # a day in it


def test_the_notice_lists_the_projects_of_the_month(office: Office) -> None:
    with office.read() as session:
        rows = {row.indicator: row.month for row in indicator_table.table(session, DECEMBER)}
        lines = ranking.table(session, DECEMBER)
    document = composed(office, ReportKind.NOTICE, "2022-12").document
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables[-1].rows) == rows[Indicator.LANDED_QUALITY_PROJECTS]
    ranked = [row for table in tables[:-1] for row in table.rows]
    assert sorted(row[:2] for row in ranked) == sorted((str(x.rank), x.name) for x in lines if x.rank is not None)


@pytest.mark.parametrize("month", [Month(2022, number) for number in (2, 7, 12)], ids=str)
def test_the_month_before_is_told_from_a_months_figures_as_if_it_was_counted(office: Office, month: Month) -> None:
    with office.read() as session:
        figures = indicators.count(session, month, "12", Indicator)
        told = indicators.month_before(session, month, "12", Indicator, figures)
        counted = indicators.count(session, month.plus(-1), "12", Indicator)
    keys = told.keys() | counted.keys()
    assert any(unit for _indicator, unit in keys)
    for key in keys:
        assert indicators.figure(told, *key).cumulative == indicators.figure(counted, *key).cumulative, key


def test_the_landed_projects_are_cut_by_what_their_lines_say(office: Office) -> None:
    with office.read() as session:
        shares = bulletins.landed_shares(session, DECEMBER, "12")
        lines = bulletins.landed_projects(session, DECEMBER, "12")
        names, sections = bulletins.names_of(session, "industry"), bulletins.sections_of(session)
    section = {name: sections[code] for code, name in names.items()}
    assert len(shares) == 1007
    assert sorted((one.id, one.ownership, one.origin, one.industry, one.agreement_fen) for one in shares) == sorted(
        (one.id, one.ownership, one.origin, section[one.industry], one.agreement_fen) for one in lines
    )


def test_an_issue_closes_the_duties_that_the_last_one_named(tmp_path: Path) -> None:
    office, actor = sample_office(tmp_path), Actor("Wang", "DL01", UserRole.CENTRE)
    press, file = Press(resources_folder()), tmp_path / "a.pdf"
    wanted = issuing.Wanted(ReportKind.FORTNIGHTLY, "2022-19")
    first = issuing.issue(office, press, actor, wanted, file, checks=True).bulletin
    named = first.snapshot["duties"]
    second = composed(office, ReportKind.FORTNIGHTLY, "2022-20")
    with office.read() as session:
        last_day = Fortnight(2022, 20).last_day
        still = {duty.id for duty in fortnight.open_duties(session, last_day, last_day)}
        due = session.scalars(select(Task.due_on).where(Task.id.in_(named)))
        carried = sum(day is not None and day < Fortnight(2022, 20).first_day for day in due)
    office.close()
    closed = len(set(named) - still)
    text = next(b.text for b in second.document.blocks if isinstance(b, Paragraph) and "列明" in b.text)
    left = len(named) - closed
    assert text.startswith(f"上期列明事项{len(named)}项（含结转{carried}项），已销号{closed}项，未销号{left}项")
    assert (first.number, second.number) == (1, 2)


def test_every_kind_of_bulletin_can_be_corrected(tmp_path: Path) -> None:
    office, actor = sample_office(tmp_path), Actor("Wang", "DL01", UserRole.CENTRE)
    press, file = Press(resources_folder()), tmp_path / "a.pdf"
    periods = {ReportKind.FORTNIGHTLY: "2022-26", ReportKind.ANNUAL: "2022"}
    for kind in produce.KINDS:
        wanted = issuing.Wanted(kind, periods.get(kind, "2022-12"))
        issuing.issue(office, press, actor, wanted, file, checks=True)
    with office.read() as session:
        issued = report_issues.archive(session)
        issued_snapshots = {row.id: report_issues.snapshot(session, row.id) for row in issued}
    numbers = {row.id: _numbers(office, row) for row in issued}
    with office.write(Label("Edit"), actor) as tx:
        for fund in tx.session.scalars(select(FundEntry).where(FundEntry.count_month == "2022-12")):
            fund.amount_fen += 10**9
        agreements = select(Agreement).join(Project, Project.id == Agreement.project_id)
        for agreement in tx.session.scalars(agreements.where(Project.name == "熠桥生物制剂生产项目")):
            agreement.amount_fen = (agreement.amount_fen or 0) - 10**10
    assert {row.kind for row in issued} == set(produce.KINDS)
    for row in issued:
        made, rendered = correcting.produce_correction(office, press, row, "凭证金额录入有误", file)
        assert row.title in made.document.title and made.corrects == row.id and rendered.pages
        untold = _numbers(office, row) - numbers[row.id] - set(NUMBER.findall(checked.plain_text(made.document)))
        assert not untold, "a number that is printed for the first time is in the correction"
        if row.kind is ReportKind.FORTNIGHTLY:
            told = {one.name for one in correction.changed(issued_snapshots[row.id], made.snapshot)}
            assert told == {"市外内资到位额（本期）", "市外内资到位额（上期）", "市外内资到位额（今年累计）"}
        if row.kind is ReportKind.NOTICE:  # it goes to the public: neither amounts nor what is internal
            assert isinstance(made.document.blocks[0], RedHeader)
            told = {one.name for one in correction.changed(issued_snapshots[row.id], made.snapshot)}
            assert told and all("名次" in name or "完成率" in name for name in told)
            assert "亿元" not in checked.plain_text(made.document)
    office.close()


def _numbers(office: Office, row: IssueRow) -> set[str]:
    """All numbers that it would print as of its day, those drawn in charts left out."""
    with office.read() as session:
        made = produce.compose(session, Press(resources_folder()), row.kind, row.period, row.issued_on or DAY).document
    left = (Figure, *checked.NOT_CHECKED)
    told = replace(made, blocks=tuple(block for block in made.blocks if not isinstance(block, left)))
    return set(NUMBER.findall(checked.plain_text(told)))


def test_a_notice_of_an_older_program_is_not_corrected_by_what_it_never_told(tmp_path: Path) -> None:
    office, actor = sample_office(tmp_path), Actor("Wang", "DL01", UserRole.CENTRE)
    press = Press(resources_folder())
    issuing.issue(office, press, actor, issuing.Wanted(ReportKind.NOTICE, "2022-12"), tmp_path / "a.pdf", checks=True)
    with office.write(Label("Older"), actor) as tx:
        row = tx.session.scalars(select(ReportIssue)).one()
        frozen = json.loads(row.snapshot)
        row.snapshot = json.dumps({"figures": frozen["figures"]})
    with office.read() as session, pytest.raises(UserError, match="did not keep what was printed"):
        (issued,) = report_issues.archive(session)
        correcting.compose_correction(session, press, issued, "录入有误", office.clock.today())
    office.close()


@needs_office_program
def test_the_word_file_of_a_long_bulletin_has_the_pages_of_paper_within_one(office: Office, tmp_path: Path) -> None:
    made = composed(office, ReportKind.MONTHLY, "2022-06").document
    pages, printed = pages_of(made, FontBook(resources_folder() / "fonts"), tmp_path)
    assert pages > 20 and abs(measure.page_count(printed) - pages) <= 1
