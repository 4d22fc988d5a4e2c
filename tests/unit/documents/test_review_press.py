"""The papers of a review meeting, from records to files."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pdfplumber
import pytest

from db.enums import ReviewConclusion, TaskSource
from db.models import CodeItem, InvestmentPlan, ReviewItem, ReviewMeeting, ScoreCard, Task
from db.types import new_id
from desktop_app.cli import main
from desktop_app.cli.context import DONE, REFUSED
from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    Banner,
    Colophon,
    Document,
    Face,
    Heading,
    Labelled,
    Paragraph,
    RedHeader,
    Run,
    Spacer,
    Table,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Press
from desktop_app.documents.review_data import ReviewData, Slip
from desktop_app.documents.review_minutes import minutes, slip_pages
from desktop_app.documents.review_papers import TEMPLATE, agenda, cards, sign_in
from desktop_app.documents.review_press import (
    Paper,
    as_slip,
    documents,
    find,
    paper_names,
    review_data,
    write_paper,
    write_papers,
    write_slips,
)
from desktop_app.documents.tables import lay_out
from desktop_app.documents.templates import Line, Template
from desktop_app.documents.word.render import render_docx
from desktop_app.domain.clock import Clock
from desktop_app.domain.indicators import Light
from desktop_app.domain.meeting import Proceedings, kept
from desktop_app.domain.review import DEFAULT_RULES, judge
from desktop_app.errors import Cancelled, UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import duties
from desktop_app.queries.review_meetings import Card, MeetingRow
from desktop_app.services.office import Label
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE
from tests.helpers.world import World
from tests.unit.documents import measure, readback

DAY = date(2022, 3, 17)
PRESS = Press(resources_folder())
NAMES = ["会议议程", "项目情况表", "评分表", "签到表", "会议纪要", "督办单"]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    folder = tmp_path / "office"
    folder.mkdir()
    office = fresh_office(folder)
    made = World(office)
    meeting, item, weak = new_id(), new_id(), new_id()
    unit = made.unit("华明高新区")
    project = made.project(
        made.investor(), total_investment_fen=84_700_000_00, host_unit_id=unit, land_area_milli=51_200_000
    )
    other = made.project(host_unit_id=unit)
    made.add(
        CodeItem(table="review_veto", code="eliminated", name="淘汰类"),
        ReviewMeeting(
            id=meeting, title="2022年第3次项目评审会", held_on=DAY, place="会议室", chair="王某", confirmed=True
        ),
        ReviewItem(id=item, meeting_id=meeting, project_id=project, sort_order=1, opinion="同意准入。"),
        ReviewItem(
            id=weak, meeting_id=meeting, project_id=other, sort_order=2, conclusion=ReviewConclusion.SUPPLEMENT,
            conditions="补充材料。",
        ),
        InvestmentPlan(project_id=project, overview="概况" * 1000, revenue_fen=1_541_000_000),
        Task(source=TaskSource.REVIEW, matter="补充能耗材料", project_id=project, unit_id=unit, due_on=DAY),
    )  # fmt: skip
    for number in range(5):
        points = {"industry": 18, "direction": 13, "environment": 13, "social": 8, "economic": 36}
        made.add(ScoreCard(item_id=item, judge=f"评委{number}", **points))
        made.add(ScoreCard(item_id=weak, judge=f"评委{number}", **{**points, "social": 5}))
    yield made
    office.close()


def empty_meeting() -> ReviewData:
    """A meeting without projects."""
    meeting = MeetingRow("m", "第1次评审会", DAY, "会议室", "王某", "", True, 1)
    return ReviewData(meeting, (), DEFAULT_RULES, ("淘汰类",), (), "合作办", DAY)


def papers(world: World, today: date = DAY, meeting: str = "2022-03-17") -> dict[str, Document]:
    with world.office.read() as session:
        data = review_data(session, find(session, meeting), today)
    return {name.partition("-")[2]: document for name, document in documents(data, PRESS.template(TEMPLATE))}


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def pairs(table: Table) -> dict[str, str]:
    return {name: text for name, text in table.rows}  # noqa: C416 -- rows are tuples of any length


def form(table: Table) -> dict[str, str]:
    """A form, whose first field is its head."""
    name, text = table.columns
    return {name.title: text.title, **pairs(table)}


def texts(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_every_paper_is_made_in_its_order(world: World) -> None:
    made = papers(world)
    assert list(made) == NAMES
    assert tables(made["会议议程"])[0].rows[0] == ("1", "项目1", "华明高新区", "", "8,470")
    assert isinstance(made["会议议程"].blocks[-1], Table)  # what is done in turn is not torn apart by a long list
    labels = [block.label for block in made["会议议程"].blocks if isinstance(block, Labelled)]
    assert labels == ["时间", "地点", "主持"]


def test_a_sheet_says_what_is_known_and_leaves_out_the_rest(world: World) -> None:
    first, second = tables(papers(world)["项目情况表"])
    facts = pairs(first)
    assert facts["总投资"] == "8,470万元"
    assert facts["用地面积"] == "51,200平方米"
    assert facts["预期营收与税收"] == "年营业收入1,541万元"
    assert "安全" not in facts
    assert pairs(second) == {"项目编号": "P2", "申报单位": "华明高新区"}


def test_a_card_has_the_dimensions_and_fits_a_page(world: World, fonts: FontBook, tmp_path: Path) -> None:
    cards = papers(world)["评分表"]
    first = tables(cards)[0]
    assert [row[:2] for row in first.rows] == [
        ("产业类型", "20"), ("发展方向", "15"), ("环保要求", "15"), ("社会效益", "10"), ("经济效益", "40"),
        ("合计", "100"),
    ]  # fmt: skip
    assert "□淘汰类" in texts(cards)
    assert render_pdf(cards, tmp_path / "c.pdf", fonts).pages == 2


def test_the_vetoes_stand_on_a_line_of_their_own(world: World) -> None:
    lines = texts(papers(world)["评分表"]).splitlines()
    asked = lines.index("否决项（有任何一项即不予通过，请打√）：")
    assert lines[asked + 1].startswith("□")


def test_judges_sign_in_as_judges_of_a_unit_still_to_be_named(world: World) -> None:
    rows = tables(papers(world)["签到表"])[0].rows
    assert rows[0][1:4] == ("王某", "", "主持")
    assert {row[2:4] for row in rows[1:] if row[1]} == {("", "评委")}
    assert ("", "华明高新区", "") in {row[1:4] for row in rows}


def test_the_minutes_say_what_was_decided_and_why(world: World) -> None:
    minutes = papers(world)["会议纪要"]
    assert minutes.blocks[0] == RedHeader("项目评审会议纪要", "〔2022〕3号")
    assert "2022年3月17日，王某在会议室主持召开2022年第3次项目评审会，评审项目2个。" in texts(minutes)
    assert "会议听取华明高新区汇报，5名评委评分，得分88.00分，评审结论：通过。评审意见：同意准入。" in texts(minutes)
    assert "评审结论：补充材料。单项低于满分60%的有社会效益。附加条件：补充材料。" in texts(minutes)
    people = {block.label: block.text for block in minutes.blocks if isinstance(block, Labelled)}
    assert people == {"主持": "王某", "出席": "评委0、评委1、评委2、评委3、评委4", "列席": "华明高新区"}
    assert tables(minutes)[0].rows[0] == (
        "1",
        "项目1",
        "5",
        "18.00",
        "13.00",
        "13.00",
        "8.00",
        "36.00",
        "88.00",
        "通过",
    )
    assert [block.text for block in minutes.blocks if isinstance(block, Heading)] == ["一、项目1", "二、项目2"]


def test_minutes_name_who_was_there_a_row_below_what_is_attached(world: World) -> None:
    kinds = [type(block) for block in papers(world)["会议纪要"].blocks]
    start = kinds.index(AttachmentNote)
    assert kinds[start:] == [AttachmentNote, Spacer, Labelled, Labelled, Labelled, Annex, Table, Colophon]


def test_minutes_tell_who_stood_aside_and_how_the_score_is_counted(world: World) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one, template = data.projects[0], PRESS.template(TEMPLATE)
    assert [block.note for block in minutes(data, template).blocks if isinstance(block, Table)] == [""]
    given = [Card(f"评委{n}", (20 - n, 13, 13, 8, 36), False, "") for n in range(7)]
    item = replace(one.item, cards=(*given, Card("尉迟某", None, True, "")))
    judged = replace(one, item=item, judgement=judge([card.points for card in given if card.points], False))
    made = minutes(replace(data, projects=(judged,)), template)
    assert "7名评委评分，得分87.00分，评审结论：通过。尉迟某回避。" in texts(made)
    assert "评委达到7名的，得分去掉一个最高分和一个最低分" in tables(made)[0].note


def test_amounts_below_each_other_have_their_points_below_each_other(world: World) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    totals = (84_700_000_00, 123_456_00, None, 5_000_00)
    many = tuple(replace(one, item=replace(one.item, total_fen=total)) for total in totals)
    (table,) = tables(agenda(replace(data, projects=many), PRESS.template(TEMPLATE)))
    assert [row[4] for row in table.rows] == ["8,470.00", "12.35", "—", "0.50"]


def test_a_full_sign_in_sheet_still_has_lines_for_who_comes_unannounced(world: World) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(judges=tuple(f"评委{n}" for n in range(30)), recorder="王某")
    crowded = replace(data, meeting=replace(data.meeting, record=record))
    rows = tables(sign_in(crowded, PRESS.template(TEMPLATE)))[0].rows
    assert rows[0][1:4] == ("王某", "", "主持、记录")
    assert [row[1:4] for row in rows[-4:]] == [("", "华明高新区", "")] + [("", "", "")] * 3


def test_an_agenda_of_nine_projects_and_as_many_judges_stands_on_one_page(world: World, tmp_path: Path) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(time(9, 30), tuple(f"评委{n:02d}" for n in range(9)))
    one = replace(data.projects[0].item, title="光电模组生产项目（2期）", industry="计算机和电子设备制造业")
    full = replace(
        data, meeting=replace(data.meeting, record=record), projects=(replace(data.projects[0], item=one),) * 9
    )
    assert render_pdf(agenda(full, PRESS.template(TEMPLATE)), tmp_path / "a.pdf", PRESS.fonts()).pages == 1


@pytest.mark.parametrize(("count", "on_first"), [(12, True), (13, False), (25, False)])
def test_the_projects_of_an_agenda_are_a_list_in_one_piece(
    world: World, tmp_path: Path, count: int, on_first: bool
) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(time(9, 30), tuple(f"评委{n:02d}" for n in range(9)))
    one = replace(data.projects[0], item=replace(data.projects[0].item, title="光电模组生产项目", industry="化学工业"))
    full = replace(data, meeting=replace(data.meeting, record=record), projects=(one,) * count)
    pages = render_pdf(agenda(full, PRESS.template(TEMPLATE)), tmp_path / "a.pdf", PRESS.fonts()).pages
    listed = [measure.text_of(tmp_path / "a.pdf", page).count("光电模组生产项目") for page in range(pages)]
    assert listed == ([count] if on_first else [0, count])


def test_points_of_an_agenda_stand_below_each_other_wherever_the_table_has_room(world: World, tmp_path: Path) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(judges=tuple(f"评委{n:02d}" for n in range(30)))
    full = replace(data, meeting=replace(data.meeting, record=record), projects=(data.projects[0],) * 12)
    document = agenda(full, PRESS.template(TEMPLATE))
    assert not any(isinstance(block, Heading) for block in document.blocks)
    render_pdf(document, tmp_path / "a.pdf", PRESS.fonts())
    assert "一、主持人宣布开会" in measure.text_of(tmp_path / "a.pdf", 0)
    assert "五、主持人总结" in measure.text_of(tmp_path / "a.pdf", 0)


def test_a_point_of_an_agenda_that_is_told_more_of_is_a_heading(world: World) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    template = PRESS.template(TEMPLATE)
    lines = (Line(1, "# 一、汇报"), Line(2, "每个项目十分钟。"), Line(3, "# 二、评分"), Line(4, "# 三、总结"))
    blocks = agenda(data, replace(template, parts={**template.parts, "agenda": lines})).blocks
    assert Heading(1, "一、汇报") in blocks
    assert {run for block in blocks if isinstance(block, Paragraph) for run in block.runs} == {
        Run("每个项目十分钟。"),
        Run("二、评分", Face.HEI),
        Run("三、总结", Face.HEI),
    }


def test_papers_tell_hour_judges_guests_and_recorder(world: World) -> None:
    record = Proceedings(time(14, 30), ("评委0", "请假评委"), ("区发改委",), "赵某", "会议强调要快。")
    world.add(ReviewMeeting(id="later", title="续会", held_on=date(2022, 4, 7), chair="王某", minutes=kept(record)))
    made = papers(world, meeting="续会")
    people = {block.label: block.text for block in made["会议议程"].blocks if isinstance(block, Labelled)}
    assert people == {
        "时间": "2022年4月7日下午2时30分", "主持": "王某", "评委": "评委0、请假评委", "列席": "区发改委",
    }  # fmt: skip
    assert texts(made["签到表"]).splitlines() == ["时间：2022年4月7日下午2时30分", "地点：会议室"]
    rows = tables(made["签到表"])[0].rows
    expected = [("王某", "主持"), ("评委0", "评委"), ("请假评委", "评委"), ("区发改委", "列席"), ("赵某", "记录")]
    assert [(row[1], row[3]) for row in rows[:5]] == expected
    minutes = made["会议纪要"]
    assert "2022年4月7日下午2时30分，王某主持召开续会。" in texts(minutes) and "会议强调要快。" in texts(minutes)
    people = {block.label: block.text for block in minutes.blocks if isinstance(block, Labelled)}
    assert people == {"主持": "王某", "出席": "评委0、请假评委", "列席": "区发改委", "记录": "赵某"}


def test_minutes_of_a_meeting_of_which_little_is_known(world: World) -> None:
    item, project = new_id(), world.project()
    world.add(
        ReviewMeeting(id="plain", title="续会", held_on=date(2022, 4, 7)),
        ReviewItem(
            id=item, meeting_id="plain", project_id=project, conclusion=ReviewConclusion.CONDITIONAL,
            conditions="补充能耗材料",
        ),
        ReviewItem(meeting_id="plain", project_id=world.project()),
        Task(
            source=TaskSource.REVIEW, project_id=project, matter="落实评审条件：补充能耗材料", due_on=date(2022, 5, 1)
        ),
    )  # fmt: skip
    minutes = papers(world, meeting="续会")["会议纪要"]
    told = texts(minutes)
    assert "2022年4月7日，东丽区合作交流办召开续会，评审项目2个。" in told
    assert "评审结论：有条件通过。附加条件：补充能耗材料，于2022年5月1日前落实。" in told
    assert "暂未形成结论。" in told
    assert tables(minutes) == []  # nobody gave points, so there is no annex of them


def test_who_was_named_and_did_not_judge_did_not_attend(world: World) -> None:
    held = Proceedings(judges=("请假评委", "评委1", "评委0"))
    with world.office.write(Label("Judges"), CENTRE) as tx:
        (meeting,) = tx.session.query(ReviewMeeting)
        meeting.minutes = kept(held)
    people = {block.label: block.text for block in papers(world)["会议纪要"].blocks if isinstance(block, Labelled)}
    assert people["出席"] == "评委1、评委0、评委2、评委3、评委4"


def test_one_paper_is_made_to_be_looked_at(world: World, tmp_path: Path) -> None:
    assert list(paper_names(PRESS).values()) == NAMES
    made = write_paper(world.office, PRESS, "2022-03-17", "agenda", tmp_path / "a.pdf")
    assert made == Paper("2022年第3次项目评审会议程", ()) and "上会项目" in measure.text_of(tmp_path / "a.pdf", 0)
    world.add(ReviewMeeting(title="空会", held_on=date(2022, 5, 1)))
    with pytest.raises(UserError, match="There is nothing to print on this paper yet"):
        write_paper(world.office, PRESS, "空会", "cards", tmp_path / "c.pdf")
    assert not (tmp_path / "c.pdf").exists()
    world.add(ReviewMeeting(title="末会", held_on=date(2022, 6, 1), chair="\U000f0000某"))
    assert write_paper(world.office, PRESS, "末会", "agenda", tmp_path / "d.pdf").missing_characters == ("\U000f0000",)


@pytest.mark.parametrize(
    ("today", "text", "colour"),
    [
        (date(2022, 3, 20), "■ 红灯督办　逾期3天", 0xC62828),
        (date(2022, 3, 17), "▲ 黄灯督办　今日到期", 0x9A6700),
        (date(2022, 3, 15), "▲ 黄灯督办　还有2天到期", 0x9A6700),
        (date(2022, 3, 1), "● 绿灯督办　按期推进", 0x1A7F37),
    ],
)
def test_slips_have_the_colour_of_their_light(world: World, today: date, text: str, colour: int) -> None:
    slips = papers(world, today)["督办单"]
    assert [block for block in slips.blocks if isinstance(block, Banner)] == [Banner(text, colour)]
    facts = form(tables(slips)[0])
    assert (facts["督办事项"], facts["责任单位"], facts["办结期限"]) == ("补充能耗材料", "华明高新区", "2022年3月17日")
    assert (facts["办理情况"], facts["负责人签字"]) == ("\n" * 4, "\n")


@pytest.mark.parametrize(
    ("due", "days", "asked"),
    [
        (date(2022, 12, 30), 1, "请立即办结"),
        (date(2022, 12, 31), 0, "请于今日办结"),
        (date(2023, 1, 1), 0, "请于期限前办结"),
        (None, 0, "请尽快办结"),
    ],
)
def test_a_slip_asks_by_the_day_that_is_left(due: date | None, days: int, asked: str) -> None:
    today = date(2022, 12, 31)
    light = Light.RED if days else Light.GREEN if due is None else Light.YELLOW
    made = slip_pages(
        [Slip("核实凭证", "", "金钟园", "", "会议", due, light, days)], PRESS.template(TEMPLATE), "办", today
    )
    assert asked in texts(made)
    (band,) = [block.text for block in made.blocks if isinstance(block, Banner)]
    assert ("尽快办理" in band) is (due is None)


def test_a_slip_stands_on_one_page_and_has_room_for_an_answer_unless_the_office_wants_none(
    world: World, tmp_path: Path
) -> None:
    slip = Slip(
        "协调供电增容、用气开口和道路接驳" * 3,
        "国能智深控制技术项目",
        "区发改委",
        "区住建委",
        "会议",
        DAY,
        Light.RED,
        3,
    )
    template = PRESS.template(TEMPLATE)
    made = slip_pages([slip, slip], template, "区合作交流办", DAY)
    assert render_pdf(made, tmp_path / "s.pdf", PRESS.fonts()).pages == 2
    assert "栏目" not in measure.text_of(tmp_path / "s.pdf", 0)
    assert not any("—" in measure.text_of(tmp_path / "s.pdf", page) for page in range(2))  # each goes to its own unit
    render_docx(made, tmp_path / "s.docx", PRESS.fonts())
    with zipfile.ZipFile(tmp_path / "s.docx") as package:
        assert not [name for name in package.namelist() if "footer" in name]
    assert "办理情况" in measure.text_of(tmp_path / "s.pdf", 1)
    without = Template(template.path, {name: part for name, part in template.parts.items() if name != "slip_answer"})
    assert "办理情况" not in pairs(tables(slip_pages([slip], without, "区合作交流办", DAY))[0])


def test_slips_that_fit_their_lines_have_one_form(world: World, tmp_path: Path) -> None:
    slips = [Slip("核实" * n, "项目" * n, "区发改委", "", "会议", DAY, Light.RED, 3) for n in (1, 4, 12)]
    made = slip_pages(slips, PRESS.template(TEMPLATE), "区合作交流办", DAY)
    assert render_pdf(made, tmp_path / "s.pdf", PRESS.fonts()).pages == 3
    edges = set()
    with pdfplumber.open(tmp_path / "s.pdf") as pdf:
        for page in pdf.pages:
            upright = [line["x0"] for line in page.lines if abs(line["x0"] - line["x1"]) < 0.1]
            edges.add(sorted(round(x, 1) for x in set(upright))[1])
    assert len(edges) == 1


LONG_NAME = "国能智深控制技术有限公司与东丽经济技术开发区管理委员会共同建设的工业控制系统研发生产基地一期项目（含宿舍）"


LONG_MEETING = "天津市东丽区2022年第3次重大招商引资项目联合评审会暨高端装备制造业专题评审会议"


@pytest.mark.parametrize("meeting", ["2022年第3次项目评审会", LONG_MEETING])
@pytest.mark.parametrize(
    "title", ["检测平台", "年产二十万套新能源汽车电驱系统及配套充换电设施智能制造基地项目", LONG_NAME]
)
def test_a_score_card_stands_on_one_page_and_names_its_meeting(
    world: World, tmp_path: Path, title: str, meeting: str
) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    data = replace(data, meeting=replace(data.meeting, title=meeting))
    card = cards(replace(data, projects=(replace(one, item=replace(one.item, title=title)),)), PRESS.template(TEMPLATE))
    assert render_pdf(card, tmp_path / "c.pdf", PRESS.fonts()).pages == 1
    assert f"{meeting}评分表" in "".join(measure.text_of(tmp_path / "c.pdf", 0).split())


def test_a_sign_in_sheet_has_room_to_sign_beside_a_long_name(world: World) -> None:
    with world.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    long = replace(data, projects=(replace(one, item=replace(one.item, unit=LONG_NAME)),))
    layout = lay_out(tables(sign_in(long, PRESS.template(TEMPLATE)))[0], grid.WIDTH, grid.HEIGHT, PRESS.fonts())
    assert layout.widths[-1] >= 6 * layout.size


def test_files_are_written_all_or_none(world: World, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(Cancelled):
        write_papers(world.office, PRESS, "2022-03-17", out, cancelled=lambda: True)
    assert list(out.iterdir()) == []
    made = write_papers(world.office, PRESS, "2022-03-17", out)
    held = "2022年第3次项目评审会（2022-03-17）"
    names = {f"{held}-{number}-{name}.{suffix}" for number, name in enumerate(NAMES, 1) for suffix in ("docx", "pdf")}
    assert {file.name for file in out.iterdir()} == {file.name for file in made.files} == names
    assert made.missing_characters == ()
    for number, name in enumerate(NAMES, 1):
        said = readback.word_text(out / f"{held}-{number}-{name}.docx")
        assert "项目1" in said or name == "签到表"
        assert "□" not in measure.text_of(out / f"{held}-{number}-{name}.pdf", 0) or name == "评分表"


def test_papers_go_over_nothing_that_is_in_the_folder(world: World, tmp_path: Path) -> None:
    first = write_papers(world.office, PRESS, "2022-03-17", tmp_path)
    minutes = next(file for file in first.files if file.name.endswith("会议纪要.docx"))
    minutes.write_bytes(b"put right by hand")
    second = write_papers(world.office, PRESS, "2022-03-17", tmp_path)
    assert minutes.read_bytes() == b"put right by hand"
    assert len(set(first.files) | set(second.files)) == 24 == len(list(tmp_path.glob("2022年*")))
    assert {file.stem[-4:] for file in second.files} == {" (2)"}
    world.add(ReviewMeeting(title="2022年第4次项目评审会/续", held_on=date(2022, 4, 1)))
    other = write_papers(world.office, PRESS, "2022-04-01", tmp_path)
    assert other.files[0].name == "2022年第4次项目评审会_续（2022-04-01）-1-会议议程.docx"


def test_what_names_no_meeting_or_several_is_said(world: World) -> None:
    world.add(ReviewMeeting(title="2022年第4次项目评审会", held_on=date(2022, 4, 1)))
    with world.office.read() as session:
        with pytest.raises(UserError, match="There is no review meeting “明天”"):
            find(session, "明天")
        with pytest.raises(UserError, match=r"names 2 review meetings: 2022年第4次项目评审会（2022-04-01）、"):
            find(session, "项目评审会")


def test_an_empty_meeting_has_papers_too(world: World, tmp_path: Path) -> None:
    world.add(ReviewMeeting(title="空会", held_on=date(2022, 5, 1)))
    made = write_papers(world.office, PRESS, "空会", tmp_path / "out")
    assert "召开空会。现将会议议定事项纪要如下" in readback.word_text(next((tmp_path / "out").glob("*会议纪要.docx")))
    assert {file.stem.rpartition("-")[2] for file in made.files} == {"会议议程", "签到表", "会议纪要"}


def test_slips_of_any_duties(world: World, tmp_path: Path) -> None:
    with world.office.read() as session:
        (row,) = duties.rows(session, duties.Which.OPEN, DAY)
    assert as_slip(row, DAY).co_units == ""
    world.office.clock = Clock(lambda: 1_648_000_000_000)
    assert write_slips(world.office, PRESS, [row.id], tmp_path / "s.pdf") == ()
    assert "督办单" in measure.text_of(tmp_path / "s.pdf", 0)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "office")
    assert main(["--data-dir", folder, "init", "--unit", "DL01", "--name", "合作办", "--centre"]) == DONE
    assert main(["--data-dir", folder, "review", "评审会", "--out", str(tmp_path / "out")]) == REFUSED
    assert "评审会" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
