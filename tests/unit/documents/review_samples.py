"""A review meeting of two projects, its papers, and what is read from them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from db.enums import ReviewConclusion, TaskSource
from db.models import CodeItem, InvestmentPlan, ReviewItem, ReviewMeeting, ScoreCard, Task
from db.types import new_id
from desktop_app.documents.model import Document, Table
from desktop_app.documents.produce import Press
from desktop_app.documents.review_data import ReviewData
from desktop_app.documents.review_papers import TEMPLATE
from desktop_app.documents.review_press import documents, find, review_data
from desktop_app.domain.review import DEFAULT_RULES
from desktop_app.paths import resources_folder
from desktop_app.queries.review_meetings import MeetingRow
from tests.helpers.database import fresh_office
from tests.helpers.world import World

DAY = date(2022, 3, 17)
PRESS = Press(resources_folder())
NAMES = ["会议议程", "项目情况表", "评分表", "签到表", "会议纪要", "督办单"]


def a_review(tmp_path: Path) -> Iterator[World]:
    """An office, closed in the end, that held a meeting about two projects, of which one came through."""
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


def papers(reviewed: World, today: date = DAY, meeting: str = "2022-03-17") -> dict[str, Document]:
    with reviewed.office.read() as session:
        data = review_data(session, find(session, meeting), today)
    return {name.partition("-")[2]: document for name, document in documents(data, PRESS.template(TEMPLATE))}


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def pairs(table: Table) -> dict[str, str]:
    return {name: text for name, text in table.rows}  # noqa: C416 -- rows are tuples of any length
