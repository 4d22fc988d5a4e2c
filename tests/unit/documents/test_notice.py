"""定期公示: what it says, and that nothing else can get into it."""

import html
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import Text

from db.enums import AgreementKind, CommitmentSide, Indicator, ProjectStatus, ReportKind, Stage, TaskSource, UnitGroup
from db.models import (
    Activity,
    ActivityLink,
    Agreement,
    CodeItem,
    Commitment,
    Investor,
    Milestone,
    Project,
    ProjectInvestor,
    Target,
    Task,
    Unit,
)
from db.types import WHOLE, new_id
from desktop_app.documents import notice, produce
from desktop_app.documents.annex_workbook import write_workbook
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Heading, RedHeader, Table
from desktop_app.documents.notice_data import LandedProject, NoticeData, PublicGroup, PublicRank
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import Template, load_template
from desktop_app.documents.word.render import render_docx
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.services.office import Actor, Label
from tests.helpers.database import fresh_office
from tests.helpers.world import World
from tests.unit.documents import measure
from tests.unit.documents.samples import texts

DAY = date(2023, 1, 6)
SHIPPED = resources_folder() / "report_templates"


def data() -> NoticeData:
    ranks = (PublicRank(1, "华明高新区", None), PublicRank(2, "金桥街道", None))
    project = LandedProject("智能控制系统", "华明高新区", "专用设备制造业", "1亿元至10亿元")
    return NoticeData(2022, 12, 3, DAY, (PublicGroup("园区", "市外内资到位额", ranks),), (project,) * 3, "区合作交流办")


@pytest.fixture
def template() -> Template:
    return load_template(notice.TEMPLATE, [SHIPPED])


def own(folder: Path, *changes: tuple[str, str]) -> Template:
    """The shipped wording with changes of the office."""
    text = (SHIPPED / notice.TEMPLATE).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / notice.TEMPLATE).write_text(text, encoding="utf-8")
    return load_template(notice.TEMPLATE, [folder, SHIPPED])


def left_out(part: str) -> tuple[str, str]:
    """The change that takes a part out of the shipped wording."""
    text = (SHIPPED / notice.TEMPLATE).read_text(encoding="utf-8")
    start = text.index(f"[{part}]")
    return text[start : text.index("[", start + 1)], ""


def test_why_a_better_completion_may_be_placed_lower_is_said_below_the_ranking(
    template: Template, tmp_path: Path
) -> None:
    def notes(wording: Template) -> list[str]:
        return [
            block.note for block in notice.build(data(), wording).blocks if isinstance(block, Table) and block.caption
        ]

    assert notes(template) == ["完成率为1—12月累计完成全年目标的比例，名次按各项考核指标的综合得分确定。"]
    assert notes(own(tmp_path, left_out("ranking_note"))) == [""]


def test_a_completion_that_fell_is_explained_below_the_ranking(template: Template, tmp_path: Path) -> None:
    def note(wording: Template, *, fallen: bool) -> str:
        group = replace(data().groups[0], fallen=fallen)
        made = notice.build(replace(data(), groups=(group,)), wording)
        return next(block.note for block in made.blocks if isinstance(block, Table) and block.caption)

    assert note(template, fallen=True).endswith("综合得分确定。本月冲销大于新增的，完成率低于上月。")
    assert note(own(tmp_path, left_out("ranking_fallen")), fallen=True) == note(template, fallen=False)


def test_units_without_a_target_are_told_below_the_ranking(template: Template) -> None:
    def note(*units: str) -> str:
        group = replace(data().groups[0], unranked=units)
        made = notice.build(replace(data(), groups=(group,)), template)
        return next(block.note for block in made.blocks if isinstance(block, Table) and block.caption)

    assert note("甲园").endswith("综合得分确定。甲园没有考核目标，不参评。")
    assert note(*"甲乙丙丁戊己").endswith("甲、乙、丙等6家没有考核目标，不参评。")


def test_it_says_who_did_what_and_where_to_turn(template: Template) -> None:
    document = notice.build(data(), template)
    assert document.blocks[0] == RedHeader("区合作交流办公示", "合作交流公示〔2023〕3号")
    assert "参评园区2家，依次为华明高新区、金桥街道。" in texts(document)
    assert "12月，全区新增落地市外优质项目3个，名单附后。" in texts(document)
    assert "公示期为2023年1月6日至1月12日，共7天。" in texts(document)
    assert "联系电话" not in texts(document)
    listed = next(block for block in document.blocks if isinstance(block, Table) and len(block.columns) == 5)
    assert listed.rows[0] == ("1", "智能控制系统", "华明高新区", "专用设备制造业", "1亿元至10亿元")
    assert listed.note == "投资规模按协议额划分，各档含下限、不含上限。"


@pytest.mark.parametrize(
    ("ranks", "told"),
    [
        ((1,), "参评园区1家，为单位0。"),
        ((1, 1), "参评园区2家，单位0、单位1并列第一。"),
        ((1, 2, 3), "参评园区3家，依次为单位0、单位1、单位2。"),
        ((1, 2, 3, 4), "参评园区4家，单位0、单位1、单位2位列前三。"),
        ((1, 1, 1, 1, 1, 1), "参评园区6家，单位0、单位1、单位2等6家并列第一。"),
        ((1, 2, 2, 4), "参评园区4家，单位0第一，单位1、单位2并列第二。"),
    ],
)
def test_a_few_units_are_told_in_their_order(template: Template, ranks: tuple[int, ...], told: str) -> None:
    rows = tuple(PublicRank(rank, f"单位{n}", None) for n, rank in enumerate(ranks))
    group = PublicGroup("园区", "市外内资到位额", rows)
    assert told in texts(notice.build(replace(data(), groups=(group,)), template))


def test_where_no_unit_has_a_point_nobody_is_first(template: Template) -> None:
    rows = tuple(PublicRank(None, name, Fraction(0)) for name in ("华明街道", "金钟街道"))
    group = PublicGroup("街道", "市外内资到位额", rows)
    made = notice.build(replace(data(), groups=(group,)), template)
    assert "参评街道2家，得分均为零，不分名次先后。" in texts(made) and "第一" not in texts(made)
    (table,) = [block for block in made.blocks if isinstance(block, Table) and "排名" in block.caption]
    assert table.rows == (("—", "华明街道", "0.0%"), ("—", "金钟街道", "0.0%"))
    told = [one["text"] for one in notice.printed(replace(data(), groups=(group,))) if one["name"] == "名次"]
    assert told == ["—", "—"]


def test_phone_and_head_are_the_templates(tmp_path: Path) -> None:
    changed = own(
        tmp_path, ("phone =", "phone = 022-24380000"), ("days = 7", "days = 5"), ("name = {office}公示", "name =")
    )
    document = notice.build(data(), changed)
    assert "联系电话：022-24380000。" in texts(document)
    assert "至1月10日，共5天" in texts(document)
    assert not any(isinstance(block, RedHeader) for block in document.blocks)


@pytest.mark.parametrize("days", ["days = bald", "days = 0", "days = 1000", "tage = 3", ""])
def test_days_that_are_none_are_refused_in_words(tmp_path: Path, days: str) -> None:
    with pytest.raises(
        UserError, match=r"notice\.txt.*(number from 1 to 365|“tage” is not known here|“days = …” is missing)"
    ):
        notice.build(data(), own(tmp_path, ("days = 7", days)))


def test_without_a_phone_of_the_template_the_offices_own_is_told(template: Template, tmp_path: Path) -> None:
    with_phone = replace(data(), phone="022-84375000")
    assert "联系电话：022-84375000。" in texts(notice.build(with_phone, template))
    changed = own(tmp_path, ("phone =", "phone = 022-24380000"))
    assert "联系电话：022-24380000。" in texts(notice.build(with_phone, changed))


def test_a_notice_that_tells_no_phone_knows_it(template: Template, tmp_path: Path) -> None:
    assert notice.without_phone(data(), template)
    assert not notice.without_phone(replace(data(), phone="022-84375000"), template)
    assert not notice.without_phone(data(), own(tmp_path, ("phone =", "phone = 022-24380000")))
    assert not notice.without_phone(data(), own(tmp_path, ("objections = 公示期限和意见反映\n", "")))
    assert not notice.without_phone(data(), own(tmp_path, left_out("phone"))), "the office wants none"


def test_a_notice_period_across_the_new_year_names_both_years(template: Template) -> None:
    across = notice.build(replace(data(), issued=date(2022, 12, 30)), template)
    assert "公示期为2022年12月30日至2023年1月5日，共7天。" in texts(across)


def test_without_words_for_no_projects_the_section_is_left_out(tmp_path: Path) -> None:
    bare = NoticeData(2022, 1, 1, DAY, office="区合作交流办")
    document = notice.build(bare, own(tmp_path, left_out("projects_none")))
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["公示期限和意见反映"]


def test_an_empty_month_is_a_sensible_page(template: Template, fonts: FontBook, tmp_path: Path) -> None:
    bare = NoticeData(2022, 1, 1, DAY, office="区合作交流办")
    assert render_pdf(notice.build(bare, template), tmp_path / "n.pdf", fonts).pages == 1
    text = measure.text_of(tmp_path / "n.pdf", 0)
    assert "一、落地项目" in text and "1月，全区没有新增落地市外优质项目。" in text
    assert "二、公示期限和意见反映" in text and "附件" not in text


# The whitelist: every text of the records is marked, and only what may be public comes through.

ALLOWED = {("project", "name"), ("unit", "name"), ("code_item", "name"), ("setting", "value")}
MARK = "密"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def marked(row: object) -> object:
    """The row with a secret in every text that is free and may not be public."""
    table = type(row).__table__  # type: ignore[attr-defined]
    for column in table.columns:
        free = isinstance(column.type, Text) and not column.foreign_keys and column.name != "id"
        if free and not getattr(row, column.name) and (table.name, column.name) not in ALLOWED:
            setattr(row, column.name, f"{MARK}{table.name}{column.name}")
    return row


def secrets(world: World) -> None:
    """A landed and an unsigned project with investors, promises, contacts, duties: all of it marked."""
    park = Unit(id=new_id(), code="P1", name="公开园区", group=UnitGroup.PARK)
    investor = Investor(id=new_id(), name="密投资方", region_code="110000")
    landed = Project(
        id=new_id(), number="N1", name="公开项目", codename="密代号甲", stage=Stage.LANDED, is_quality=True,
        industry_code="39", landing_unit_id=park.id, host_unit_id=park.id, entered_on=date(2022, 1, 1),
    )  # fmt: skip
    hidden = Project(
        id=new_id(), number="N2", name="密未签约", codename="密代号乙", stage=Stage.NEGOTIATION, is_quality=True,
        host_unit_id=park.id, entered_on=date(2022, 12, 1),
    )  # fmt: skip
    unnamed = Project(
        id=new_id(), number="N3", name="密代号丙", codename="密代号丙", company_name="公开公司", stage=Stage.LANDED,
        is_quality=True, landing_unit_id=park.id, entered_on=date(2022, 1, 1),
    )  # fmt: skip
    activity = Activity(id=new_id(), held_on=date(2022, 12, 5), kind="visit", confirmed=True)
    rows: list[object] = [park, investor, landed, hidden, unnamed, activity]
    for project in (landed, hidden, unnamed):
        rows += [
            ProjectInvestor(project_id=project.id, investor_id=investor.id, share=WHOLE, is_lead=True),
            Agreement(project_id=project.id, kind=AgreementKind.INVESTMENT, amount_fen=123_456_789_012),
            Commitment(project_id=project.id, side=CommitmentSide.GOVERNMENT, due_on=date(2022, 12, 1)),
            Task(source=TaskSource.MEETING, matter="密事项", project_id=project.id, due_on=date(2022, 12, 1)),
            ActivityLink(activity_id=activity.id, project_id=project.id),
        ]
    unmarked = [
        CodeItem(table="industry", code="39", name="电子设备制造业"),
        Target(year=2022, unit_id=park.id, indicator=Indicator.LANDED_QUALITY_PROJECTS, value=2000),
        Unit(code="ZX", name="区合作交流办", group=UnitGroup.BUREAU, is_centre=True),
    ]
    world.add(*(marked(row) for row in rows), *unmarked)
    for project in (landed, unnamed):
        world.add(*_landed(project.id))


def _landed(project_id: str) -> list[object]:
    day = date(2022, 12, 9)
    return [Milestone(project_id=project_id, stage=Stage.LANDED, business_date=day, confirmed_on=day, basis="密依据")]


def test_no_secret_of_the_records_gets_into_the_notice(world: World, fonts: FontBook, tmp_path: Path) -> None:
    secrets(world)
    with world.office.read() as session:
        made = produce.compose(session, produce.Press(resources_folder()), ReportKind.NOTICE, "2022-12", DAY)
    assert MARK not in repr(made.document)
    pages = render_pdf(made.document, tmp_path / "n.pdf", fonts).pages
    text = "".join(measure.text_of(tmp_path / "n.pdf", page) for page in range(pages))
    assert MARK not in text and "123,456" not in text and "12.35" not in text
    for public in ("公开项目", "公开公司", "公开园区", "电子设备制造业", "10亿元以上"):
        assert public in text.replace("\r\n", "")


def test_the_values_of_a_notice_have_no_place_for_more() -> None:
    assert {field.name for field in fields(LandedProject)} == {"name", "unit", "industry", "size"}
    assert {field.name for field in fields(PublicRank)} == {"rank", "unit", "completion"}


def test_a_project_that_left_the_stage_is_not_listed(world: World) -> None:
    secrets(world)
    with world.office.write(Label("Back"), Actor("Wang")) as tx:
        for project in tx.session.query(Project):
            project.stage = Stage.NEGOTIATION
            project.status = ProjectStatus.ACTIVE
    with world.office.read() as session:
        made = produce.compose(session, produce.Press(resources_folder()), ReportKind.NOTICE, "2022-12", DAY)
    assert "公开项目" not in repr(made.document)


def test_no_secret_gets_into_the_editable_forms_either(world: World, fonts: FontBook, tmp_path: Path) -> None:
    secrets(world)
    with world.office.read() as session:
        made = produce.compose(session, produce.Press(resources_folder()), ReportKind.NOTICE, "2022-12", DAY)
    render_docx(made.document, tmp_path / "n.docx", fonts)
    write_workbook(made.document, tmp_path / "n.xlsx")
    for file in (tmp_path / "n.docx", tmp_path / "n.xlsx"):
        with zipfile.ZipFile(file) as archive:
            parts = [archive.read(name).decode("utf-8") for name in archive.namelist() if not name.endswith(".png")]
        content = html.unescape("".join(parts))
        assert "公开项目" in content
        assert MARK not in content


def test_what_a_notice_printed_is_kept_figure_by_figure(template: Template) -> None:
    kept = notice.printed(replace(data(), projects=data().projects[:1]))
    assert kept[0] == {"name": "落地项目", "unit": "", "text": "1个"}
    assert {"name": "名次", "unit": "金桥街道", "text": "2"} in kept
    assert {"name": "市外内资到位额完成率", "unit": "金桥街道", "text": "—"} in kept
    assert kept[-1] == {"name": "落地项目“智能控制系统”", "unit": "华明高新区", "text": "列入名单"}
    said = " ".join(cell for block in notice.build(data(), template).blocks if isinstance(block, Table)
                    for row in block.rows for cell in row)  # fmt: skip
    assert all(one["text"] in said for one in kept if one["name"] == "名次")
