"""The minutes of a review meeting and the slips of what it charged units with."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from sqlalchemy import select

from db.enums import ReviewConclusion, TaskSource
from db.models import ReviewItem, ReviewMeeting, Task
from db.types import new_id
from desktop_app.documents import monthly
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    Banner,
    Colophon,
    Heading,
    Labelled,
    RedHeader,
    Spacer,
    Table,
    Title,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.review_data import Slip
from desktop_app.documents.review_minutes import minutes, slip_pages
from desktop_app.documents.review_papers import TEMPLATE
from desktop_app.documents.review_press import find, review_data
from desktop_app.documents.templates import Template, load_template
from desktop_app.documents.word.render import render_docx
from desktop_app.domain.indicators import Light
from desktop_app.domain.meeting import Proceedings, kept
from desktop_app.domain.review import judge
from desktop_app.queries.review_meetings import Card
from desktop_app.services.office import Label
from tests.helpers.projects import CENTRE
from tests.helpers.world import World
from tests.unit.documents import measure
from tests.unit.documents.review_samples import DAY, PRESS, pairs, papers, tables
from tests.unit.documents.samples import texts


def form(table: Table) -> dict[str, str]:
    """A form, whose first field is its head."""
    name, text = table.columns
    return {name.title: text.title, **pairs(table)}


@pytest.mark.parametrize(
    ("opinion", "printed"),
    [
        ("注意环评", "注意环评。附加"),
        ("注意环评。", "注意环评。附加"),
        ("注意环评；", "注意环评。附加"),
        ("可行吗？", "可行吗？附加"),
    ],
)
def test_an_opinion_ends_before_the_conditions_begin(reviewed: World, opinion: str, printed: str) -> None:
    with reviewed.office.write(Label("Change"), CENTRE) as tx:
        for item in tx.session.scalars(select(ReviewItem)):
            item.opinion, item.conditions = opinion, "补齐环评手续"
    assert f"评审意见：{printed}条件：补齐环评手续。" in texts(papers(reviewed)["会议纪要"])


def test_the_minutes_say_what_was_decided_and_why(reviewed: World) -> None:
    minutes = papers(reviewed)["会议纪要"]
    assert minutes.blocks[0] == RedHeader("项目评审会议纪要", "合作交流评审〔2022〕3号")
    told = "王某在会议室主持召开2022年第3次项目评审会，评审项目2个（通过1个、补充材料后再审1个）。"
    assert f"2022年3月17日，{told}" in texts(minutes)
    assert "会议听取华明高新区汇报，5名评委评分，得分88.00分，评审结论：通过。评审意见：同意准入。" in texts(minutes)
    assert "评审结论：补充材料后再审。单项低于满分60%的有社会效益。附加条件：补充材料。" in texts(minutes)
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


def test_minutes_name_who_was_there_a_row_below_what_is_attached(reviewed: World) -> None:
    kinds = [type(block) for block in papers(reviewed)["会议纪要"].blocks]
    start = kinds.index(AttachmentNote)
    assert kinds[start:] == [AttachmentNote, Spacer, Labelled, Labelled, Labelled, Annex, Table, Colophon]


def test_minutes_tell_who_stood_aside_and_how_the_score_is_counted(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one, template = data.projects[0], PRESS.template(TEMPLATE)
    assert [block.note for block in minutes(data, template).blocks if isinstance(block, Table)] == [""]
    given = [Card(f"评委{n}", (20 - n, 13, 13, 8, 36), False, "") for n in range(7)]
    item = replace(one.item, cards=(*given, Card("尉迟某", None, True, "")))
    judged = replace(one, item=item, judgement=judge([card.points for card in given if card.points], False))
    made = minutes(replace(data, projects=(judged,)), template)
    assert "7名评委评分，得分87.00分，评审结论：通过。尉迟某回避。" in texts(made)
    assert "评委达到7名的，得分去掉一个最高分和一个最低分" in tables(made)[0].note


def test_minutes_of_a_meeting_of_which_little_is_known(reviewed: World) -> None:
    item, project = new_id(), reviewed.project()
    reviewed.add(
        ReviewMeeting(id="plain", title="续会", held_on=date(2022, 4, 7)),
        ReviewItem(
            id=item, meeting_id="plain", project_id=project, conclusion=ReviewConclusion.CONDITIONAL,
            conditions="补充能耗材料",
        ),
        ReviewItem(meeting_id="plain", project_id=reviewed.project()),
        Task(
            source=TaskSource.REVIEW, project_id=project, matter="落实评审条件：补充能耗材料", due_on=date(2022, 5, 1)
        ),
    )  # fmt: skip
    minutes = papers(reviewed, meeting="续会")["会议纪要"]
    told = texts(minutes)
    assert "2022年4月7日，本单位召开续会，评审项目2个（有条件通过1个、结论待定1个）。" in told
    assert "评审结论：有条件通过。附加条件：补充能耗材料，于2022年5月1日前落实。" in told
    assert "汇报，结论待定。" in told
    assert tables(minutes) == []  # nobody gave points, so there is no annex of them


def test_papers_call_conclusions_as_the_bulletin_of_the_month_does(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one, template = data.projects[0], PRESS.template(TEMPLATE)
    bulletin = PRESS.template(monthly.TEMPLATE).settings("review_kinds")
    for conclusion in ReviewConclusion:
        word = bulletin[conclusion.value]
        judged = replace(one.judgement, conclusion=conclusion)
        made = replace(one, item=replace(one.item, conclusion=conclusion), judgement=judged)
        told = minutes(replace(data, projects=(made,)), template)
        assert tables(told)[0].rows[0][-1] == word and word in texts(told)


def test_who_was_named_and_did_not_judge_did_not_attend(reviewed: World) -> None:
    held = Proceedings(judges=("请假评委", "评委1", "评委0"))
    with reviewed.office.write(Label("Judges"), CENTRE) as tx:
        (meeting,) = tx.session.query(ReviewMeeting)
        meeting.minutes = kept(held)
    people = {block.label: block.text for block in papers(reviewed)["会议纪要"].blocks if isinstance(block, Labelled)}
    assert people["出席"] == "评委1、评委0、评委2、评委3、评委4"


@pytest.mark.parametrize(
    ("today", "text", "colour"),
    [
        (date(2022, 3, 20), "■ 红灯督办　逾期3天", 0xC62828),
        (date(2022, 3, 17), "▲ 黄灯提示　今日到期", 0x9A6700),
        (date(2022, 3, 15), "▲ 黄灯提示　还有2天到期", 0x9A6700),
        (date(2022, 3, 1), "● 绿灯提示　还有16天到期", 0x1A7F37),
    ],
)
def test_slips_have_the_colour_of_their_light(reviewed: World, today: date, text: str, colour: int) -> None:
    slips = papers(reviewed, today)["督办单"]
    assert [block for block in slips.blocks if isinstance(block, Banner)] == [Banner(text, colour)]
    facts = form(tables(slips)[0])
    assert (facts["办理事项"], facts["责任单位"], facts["办结期限"]) == ("补充能耗材料", "华明高新区", "2022年3月17日")
    assert (facts["办理情况"], facts["负责人签字"]) == ("\n" * 4, "\n")


def test_only_what_is_late_is_urged_unless_the_office_calls_all_slips_alike() -> None:
    def titles(template: Template) -> list[str]:
        slips = [Slip("核实", "", "金钟园", "", "会议", DAY, light) for light in (Light.RED, Light.YELLOW, Light.GREEN)]
        made = slip_pages(slips, template, "办", DAY)
        assert made.title == "督办单"
        return [block.text for block in made.blocks if isinstance(block, Title)]

    template = PRESS.template(TEMPLATE)
    assert titles(template) == ["督办单", "提示单", "提示单"]
    parts = {name: part for name, part in template.parts.items() if name != "slip_title_ahead"}
    assert titles(replace(template, parts=parts)) == ["督办单"] * 3


def test_an_own_wording_of_an_older_program_calls_all_slips_alike(tmp_path: Path) -> None:
    supplied = PRESS.templates()[-1]
    text = (supplied / TEMPLATE).read_text(encoding="utf-8")
    (tmp_path / TEMPLATE).write_text(text.replace("[slip_title_ahead]\n提示单\n", ""), encoding="utf-8")
    assert "slip_title_ahead" not in load_template(TEMPLATE, [tmp_path, supplied]).parts


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
    reviewed: World, tmp_path: Path
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


def test_slips_that_fit_their_lines_have_one_form(reviewed: World, tmp_path: Path) -> None:
    slips = [Slip("核实" * n, "项目" * n, "区发改委", "", "会议", DAY, Light.RED, 3) for n in (1, 4, 12)]
    made = slip_pages(slips, PRESS.template(TEMPLATE), "区合作交流办", DAY)
    assert render_pdf(made, tmp_path / "s.pdf", PRESS.fonts()).pages == 3
    edges = set()
    with pdfplumber.open(tmp_path / "s.pdf") as pdf:
        for page in pdf.pages:
            upright = [line["x0"] for line in page.lines if abs(line["x0"] - line["x1"]) < 0.1]
            edges.add(sorted(round(x, 1) for x in set(upright))[1])
    assert len(edges) == 1
