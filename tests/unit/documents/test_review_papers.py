"""Agenda, project sheets, score cards and sign-in sheet of a review meeting."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from desktop_app.documents import grid
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    WRITING_LINE,
    WRITING_ROOM,
    Face,
    Heading,
    Labelled,
    Paragraph,
    Run,
    Spacer,
    Table,
    text_paragraph,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.review_papers import TEMPLATE, agenda, cards, sheets, sign_in
from desktop_app.documents.review_press import find, review_data
from desktop_app.documents.review_scores import score_table
from desktop_app.documents.tables import lay_out
from desktop_app.documents.templates import Line
from desktop_app.documents.titles import filled
from desktop_app.documents.tokens import tokenise
from desktop_app.domain.meeting import Proceedings
from tests.helpers.world import World
from tests.unit.documents import measure
from tests.unit.documents.review_samples import DAY, PRESS, pairs, papers, tables
from tests.unit.documents.samples import texts


def test_a_sheet_says_what_is_known_and_leaves_out_the_rest(reviewed: World) -> None:
    first, second = tables(papers(reviewed)["项目情况表"])
    facts = pairs(first)
    assert facts["总投资"] == "8,470万元"
    assert facts["用地面积"] == "51,200平方米"
    assert facts["预期营收与税收"] == "年营业收入1,541万元。"
    assert "安全" not in facts
    unknown = dict.fromkeys(("总投资", "固定资产投资", "用地面积"), "—")
    assert pairs(second) == {"项目编号": "P2", "申报单位": "华明高新区"} | unknown


@pytest.mark.parametrize(
    ("fixed", "land", "plan", "told"),
    [
        (5_000_000_000, 51_200_000, "使用工业用地", "使用工业用地。固定资产投资强度约65.1万元/亩。"),
        (5_000_000_000, 51_200_000, "", "固定资产投资强度约65.1万元/亩。"),
        (5_000_000_000, 51_200_000, "投资强度300万元/亩。", "投资强度300万元/亩。"),
        (10_000, 51_200_000, "使用工业用地。", "使用工业用地。"),
        (None, 51_200_000, "使用工业用地。", "使用工业用地。"),
        (5_000_000_000, None, "租赁园区载体。", "租赁园区载体。"),
    ],
)
def test_a_sheet_tells_the_investment_on_the_land(
    reviewed: World, fixed: int | None, land: int | None, plan: str, told: str
) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    item = replace(one.item, fixed_fen=fixed, land_milli=land, plan={"land_use": plan})
    (table,) = tables(sheets(replace(data, projects=(replace(one, item=item),)), PRESS.template(TEMPLATE)))
    assert pairs(table)["用地、厂房与投资强度"] == told


def test_every_sheet_names_its_meeting_unless_the_office_wants_it_not(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    template = PRESS.template(TEMPLATE)
    named = Labelled("会议", "2022年第3次项目评审会（2022年3月17日）")
    assert [block for block in sheets(data, template).blocks if isinstance(block, Labelled)] == [named] * 2
    without = {name: part for name, part in template.parts.items() if name != "sheet_meeting"}
    assert named not in sheets(data, replace(template, parts=without)).blocks


def test_a_card_has_the_dimensions_and_fits_a_page(reviewed: World, fonts: FontBook, tmp_path: Path) -> None:
    cards = papers(reviewed)["评分表"]
    first = tables(cards)[0]
    assert [row[:2] for row in first.rows] == [
        ("产业类型", "20"), ("发展方向", "15"), ("环保要求", "15"), ("社会效益", "10"), ("经济效益", "40"),
        ("合计", "100"),
    ]  # fmt: skip
    assert "□淘汰类" in texts(cards)
    opinion = cards.blocks.index(text_paragraph("评审意见："))
    assert cards.blocks[opinion + 1] == Spacer(2), "an opinion is written by hand"
    assert [row[-1] for row in first.rows] == [WRITING_ROOM] * 5 + [WRITING_LINE]
    assert render_pdf(cards, tmp_path / "c.pdf", fonts).pages == 2


def test_the_vetoes_stand_on_a_line_of_their_own(reviewed: World) -> None:
    lines = texts(papers(reviewed)["评分表"]).splitlines()
    asked = lines.index("否决项（有任何一项即不予通过，请打√）：")
    assert lines[asked + 1].startswith("□")


def test_judges_sign_in_as_judges_of_a_unit_still_to_be_named(reviewed: World) -> None:
    rows = tables(papers(reviewed)["签到表"])[0].rows
    assert rows[0][1:4] == ("王某", "", "主持")
    assert {row[2:4] for row in rows[1:] if row[1]} == {("", "评委")}
    assert ("", "华明高新区", "列席") in {row[1:4] for row in rows}


def test_amounts_below_each_other_have_their_points_below_each_other(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    totals = (84_700_000_00, 123_456_00, None, 5_000_00)
    many = tuple(replace(one, item=replace(one.item, total_fen=total)) for total in totals)
    (table,) = tables(agenda(replace(data, projects=many), PRESS.template(TEMPLATE)))
    assert [row[4] for row in table.rows] == ["8,470.00", "12.35", "—", "0.50"]


@pytest.mark.parametrize(("judges", "pages"), [(2, 1), (16, 1), (30, 3)])
def test_a_sign_in_sheet_keeps_to_its_page_as_long_as_there_is_room_to_sign(
    reviewed: World, fonts: FontBook, tmp_path: Path, judges: int, pages: int
) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(judges=tuple(f"评委{n:02d}" for n in range(judges)))
    item = replace(data.projects[0].item, unit="无瑕临港产业园管理委员会", cards=())
    data = replace(
        data,
        meeting=replace(data.meeting, record=record),
        projects=(replace(data.projects[0], item=item),),
    )
    template = PRESS.template(TEMPLATE)
    parts = {**template.parts, "sign_in": (Line(1, "时间：{date}"), Line(2, "地点：{place}"), Line(3, "rows = 5"))}
    made = sign_in(data, replace(template, parts=parts))
    assert [block for block in made.blocks if isinstance(block, Labelled)] == [
        Labelled("时间", "2022年3月17日"),
        Labelled("地点", "会议室"),
    ]
    assert render_pdf(made, tmp_path / "s.pdf", fonts).pages == pages
    assert {row[-1] for row in tables(made)[0].rows} == {WRITING_LINE if judges == 16 else WRITING_ROOM}


def test_a_full_sign_in_sheet_still_has_lines_for_who_comes_unannounced(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(judges=tuple(f"评委{n}" for n in range(30)), recorder="王某")
    crowded = replace(data, meeting=replace(data.meeting, record=record))
    rows = tables(sign_in(crowded, PRESS.template(TEMPLATE)))[0].rows
    assert rows[0][1:4] == ("王某", "", "主持、记录")
    assert [row[1:4] for row in rows[-4:]] == [("", "华明高新区", "列席")] + [("", "", "")] * 3


def test_an_agenda_of_nine_projects_and_as_many_judges_stands_on_one_page(reviewed: World, tmp_path: Path) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(time(9, 30), tuple(f"评委{n:02d}" for n in range(9)))
    unit, industry = "东丽经济技术开发区管理委员会", "计算机和电子设备制造业"
    one = replace(data.projects[0].item, title="光电模组生产项目（2期）", unit=unit, industry=industry)
    full = replace(
        data, meeting=replace(data.meeting, record=record), projects=(replace(data.projects[0], item=one),) * 9
    )
    assert render_pdf(agenda(full, PRESS.template(TEMPLATE)), tmp_path / "a.pdf", PRESS.fonts()).pages == 1


@pytest.mark.parametrize(("count", "on_first"), [(13, True), (20, False), (25, False)])
def test_the_projects_of_an_agenda_are_a_list_in_one_piece(
    reviewed: World, tmp_path: Path, count: int, on_first: bool
) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(time(9, 30), tuple(f"评委{n:02d}" for n in range(9)))
    one = replace(data.projects[0], item=replace(data.projects[0].item, title="光电模组生产项目", industry="化学工业"))
    full = replace(data, meeting=replace(data.meeting, record=record), projects=(one,) * count)
    pages = render_pdf(agenda(full, PRESS.template(TEMPLATE)), tmp_path / "a.pdf", PRESS.fonts()).pages
    listed = [measure.text_of(tmp_path / "a.pdf", page).count("光电模组生产项目") for page in range(pages)]
    assert listed == ([count] if on_first else [0, count])


def test_points_of_an_agenda_stand_below_each_other_wherever_the_table_has_room(
    reviewed: World, tmp_path: Path
) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    record = Proceedings(judges=tuple(f"评委{n:02d}" for n in range(30)))
    full = replace(data, meeting=replace(data.meeting, record=record), projects=(data.projects[0],) * 12)
    document = agenda(full, PRESS.template(TEMPLATE))
    assert not any(isinstance(block, Heading) for block in document.blocks)
    render_pdf(document, tmp_path / "a.pdf", PRESS.fonts())
    assert "一、主持人宣布开会" in measure.text_of(tmp_path / "a.pdf", 0)
    assert "五、主持人总结" in measure.text_of(tmp_path / "a.pdf", 0)


def test_a_point_of_an_agenda_that_is_told_more_of_is_a_heading(reviewed: World) -> None:
    with reviewed.office.read() as session:
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


LONG_NAME = "国能智深控制技术有限公司与东丽经济技术开发区管理委员会共同建设的工业控制系统研发生产基地一期项目（含宿舍）"
LONG_MEETING = "天津市东丽区2022年第3次重大招商引资项目联合评审会暨高端装备制造业专题评审会议"


@pytest.mark.parametrize("meeting", ["2022年第3次项目评审会", LONG_MEETING])
@pytest.mark.parametrize(
    "title", ["检测平台", "年产二十万套新能源汽车电驱系统及配套充换电设施智能制造基地项目", LONG_NAME]
)
def test_a_score_card_stands_on_one_page_and_names_its_meeting(
    reviewed: World, tmp_path: Path, title: str, meeting: str
) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    data = replace(data, meeting=replace(data.meeting, title=meeting))
    card = cards(replace(data, projects=(replace(one, item=replace(one.item, title=title)),)), PRESS.template(TEMPLATE))
    assert render_pdf(card, tmp_path / "c.pdf", PRESS.fonts()).pages == 1
    assert f"{meeting}评分表" in "".join(measure.text_of(tmp_path / "c.pdf", 0).split())


def test_a_sign_in_sheet_has_room_to_sign_beside_a_long_name(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = data.projects[0]
    long = replace(data, projects=(replace(one, item=replace(one.item, unit=LONG_NAME)),))
    layout = lay_out(tables(sign_in(long, PRESS.template(TEMPLATE)))[0], grid.WIDTH, grid.HEIGHT, PRESS.fonts())
    assert layout.widths[-1] >= 6 * layout.size


def test_the_summary_of_scores_leaves_room_for_the_names_of_its_projects(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    one = replace(data.projects[0], item=replace(data.projects[0].item, title=LONG_NAME))
    table = score_table(replace(data, projects=(one,) * 9), PRESS.template(TEMPLATE))
    assert [column.title for column in table.columns[3:5]] == ["产业\n类型\n（20）", "发展\n方向\n（15）"]
    layout = lay_out(table, grid.WIDTH, grid.HEIGHT, PRESS.fonts())
    assert layout.widths[1] > grid.WIDTH / 4
    assert all(layout.widths[1] > 2.5 * width for width in layout.widths[2:])


def test_an_agenda_without_points_has_its_head_alone(reviewed: World) -> None:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, "2022-03-17"), DAY)
    template = PRESS.template(TEMPLATE)
    made = agenda(data, replace(template, parts={**template.parts, "agenda": ()}))
    assert made.blocks and not any(isinstance(block, Heading | Table) for block in made.blocks)


def test_conclusions_without_room_on_a_line_are_broken_between_words() -> None:
    told = PRESS.template(TEMPLATE).settings("conclusions").values()
    fonts = PRESS.fonts()
    lines = [[line.text for line in filled(tokenise([Run(text)], Face.FANGSONG, fonts), 3.6)] for text in told]
    assert lines == [
        ["结论", "待定"], ["通过"], ["有条件", "通过"], ["补充", "材料后", "再审"], ["不予", "通过"],
    ]  # fmt: skip
