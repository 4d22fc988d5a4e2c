"""Review meetings: found by what one says of them, with what their papers tell."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.enums import ReviewConclusion, Stage, TaskSource, TaskState
from db.models import CodeItem, InvestmentPlan, ReviewItem, ReviewMeeting, ScoreCard, Setting, Task
from db.types import new_id
from desktop_app.domain.review import DEFAULT_RULES
from desktop_app.queries import office_settings, review_meetings
from tests.helpers.database import fresh_office
from tests.helpers.world import World

DAY = date(2022, 3, 17)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


def meeting(world: World, title: str, day: date = DAY, **more: object) -> str:
    id_ = new_id()
    world.add(ReviewMeeting(id=id_, title=title, held_on=day, **more))
    return id_


def test_a_meeting_is_found_by_id_day_and_title(world: World) -> None:
    first = meeting(world, "第1次评审会", date(2022, 1, 13))
    second = meeting(world, "第2次评审会")
    meeting(world, "第9次评审会", date(2021, 12, 1))
    meeting(world, "删除的评审会", deleted_at=1)
    with world.office.read() as session:
        for text in (second, "2022-03-17", "第2次评审会", " 第2次 "):
            (found,) = review_meetings.matching(session, text)
            assert (found.id, found.number) == (second, 2)
        assert len(review_meetings.matching(session, "评审会")) == 3
        assert review_meetings.matching(session, "") == review_meetings.matching(session, "2022-03-18") == []
        assert review_meetings.meetings(session)[-2].id == first


def test_a_number_is_that_of_the_title_else_the_place_in_the_year(world: World) -> None:
    meeting(world, "第3次评审会", date(2022, 1, 13))
    meeting(world, "专题评审会", date(2022, 2, 3), minutes="时间：09:00\n记录：赵某\n会议听取汇报。")
    with world.office.read() as session:
        special, third = review_meetings.meetings(session)
    assert (third.number, special.number) == (3, 2)
    assert (special.record.recorder, special.minutes) == ("赵某", "会议听取汇报。")


def test_the_agenda_has_projects_in_order_with_plan_and_cards(world: World) -> None:
    world.add(CodeItem(table="review_veto", code="eliminated", name="淘汰类"))
    held = meeting(world, "评审会")
    investor = world.investor()
    second, first = world.project(investor, total_investment_fen=500), world.project(investor)
    items = {project: new_id() for project in (first, second)}
    for order, (project, item) in enumerate(items.items(), 1):
        world.add(ReviewItem(id=item, meeting_id=held, project_id=project, sort_order=order, veto="eliminated"))
    world.add(
        InvestmentPlan(project_id=second, overview="概况", staff=30),
        ScoreCard(item_id=items[second], judge="乙", industry=18, direction=12, environment=12, social=8, economic=33),
        ScoreCard(item_id=items[second], judge="甲", recused=True, industry=1),
        ScoreCard(item_id=items[second], judge="丙", industry=18),
    )
    with world.office.read() as session:
        one, two = review_meetings.agenda(session, held)
    assert (one.project_id, one.plan, one.cards, one.veto) == (first, {}, (), "淘汰类")
    assert (two.total_fen, two.plan["overview"], two.staff) == (500, "概况", 30)
    assert (two.conditions_due, one.conditions_due) == (None, None)
    assert {card.judge: card.points for card in two.cards} == {"甲": None, "丙": None, "乙": (18, 12, 12, 8, 33)}
    assert two.conclusion is ReviewConclusion.PENDING


def test_before_signing_a_codename_hides_name_and_investors(world: World) -> None:
    held, investor = meeting(world, "评审会"), world.investor()
    hidden = world.project(investor, codename="代号甲", stage=Stage.REVIEW)
    signed = world.project(investor, codename="代号乙", stage=Stage.SIGNED)
    for project in (hidden, signed):
        world.add(ReviewItem(meeting_id=held, project_id=project))
    with world.office.read() as session:
        one, two = review_meetings.agenda(session, held)
    assert (one.title, one.investors) == ("代号甲", "")
    assert two.title == "项目2" and two.investors.startswith("投资方")


def test_duties_are_the_open_ones_of_these_projects(world: World) -> None:
    held, project, other = meeting(world, "评审会"), world.project(), world.project()
    world.add(
        ReviewItem(meeting_id=held, project_id=project),
        Task(source=TaskSource.REVIEW, matter="补充环评", project_id=project, due_on=DAY),
        Task(source=TaskSource.REVIEW, matter="已办", project_id=project, state=TaskState.CLOSED, closed_on=DAY),
        Task(source=TaskSource.REVIEW, matter="别的", project_id=other, due_on=DAY),
    )
    with world.office.read() as session:
        agenda = review_meetings.agenda(session, held)
        found = review_meetings.open_duties(session, agenda, DAY)
        before = review_meetings.open_duties(session, agenda, DAY - timedelta(1))
    assert [row.matter for row in found] == ["补充环评"]
    assert {row.matter for row in before} == {"补充环评", "已办"}


def test_the_rules_of_the_review_are_a_setting(world: World) -> None:
    with world.office.read() as session:
        assert office_settings.load(session).review == DEFAULT_RULES
    world.add(Setting(name="review", value='{"pass": 85.5, "fewest_judges": 3, "maxima": [30, 20, 20, 10, 20]}'))
    with world.office.read() as session:
        rules = office_settings.load(session).review
    assert (rules.pass_centi, rules.conditional_centi, rules.fewest_judges) == (8550, 7000, 3)
    assert rules.maxima == (30, 20, 20, 10, 20)
