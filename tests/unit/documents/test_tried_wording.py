"""A template is tried with the office's figures before it is kept."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ActivityKind, ReportKind, TaskSource, UserRole
from db.models import Activity, ReviewItem, ReviewMeeting, Task
from db.types import new_id
from desktop_app.documents import issuing, own_wording, produce
from desktop_app.documents.produce import Press
from desktop_app.documents.tried_wording import PAPERS, try_out
from desktop_app.domain.edits import Edit
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.services import report_texts
from desktop_app.services.office import Actor
from tests.helpers.database import fresh_office
from tests.helpers.paper import text_of
from tests.helpers.world import World

ACTOR = Actor("Wang", "DL01", UserRole.CENTRE)
MARK = "试排稿"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office)
    office.close()


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(resources_folder(), tmp_path / "report_templates")


def folder(press: Press) -> Path:
    assert press.own_templates is not None
    return press.own_templates.parent


def tried(world: World, press: Press, name: str, before: str, now: str, paper: str = PAPERS[0]) -> str:
    """What is on the pages, without blanks."""
    text = own_wording.wording(press, name).text
    assert before in text
    file = folder(press) / "tried.pdf"
    made = try_out(world.office, press, name, text.replace(before, now, 1), file, paper)
    assert made.missing_characters == () and not own_wording.wording(press, name).is_own
    return "".join(text_of(file).split())


@pytest.mark.parametrize(
    ("name", "before", "now"),
    [
        ("monthly.txt", "全区招商引资工作完成情况通报如下", "本区招商进度通报如下"),
        ("fortnightly.txt", "全区招商引资工作情况专报如下", "本区招商进度专报如下"),
        ("notice.txt", "全区招商引资工作情况公示如下", "本区招商进度公示如下"),
        ("annual.txt", "持续推进依法行政", "本区招商进度"),
    ],
)
def test_a_bulletin_is_printed_with_words_that_no_file_has(
    world: World, press: Press, name: str, before: str, now: str
) -> None:
    page = tried(world, press, name, before, now)
    assert "本区招商进度" in page and MARK in page


def test_the_number_that_a_template_words_is_seen(world: World, press: Press) -> None:
    page = tried(world, press, "notice.txt", "number = 合作交流公示", "number = 招商公示")
    assert f"〔{world.office.clock.today().year}〕1号（{MARK}）" in page and "招商公示" in page


def test_what_a_clerk_wrote_for_the_period_does_not_hide_the_template(world: World, press: Press) -> None:
    today = world.office.clock.today()
    period = f"{today.year}-{today.month:02d}"
    with world.office.read() as session:
        made = produce.compose(session, press, ReportKind.MONTHLY, period, today)
    block = next(one for one in made.blocks if (one.automatic or "").startswith("现将"))
    report_texts.write(
        world.office, ACTOR, ReportKind.MONTHLY, period, {block.key: Edit(block.automatic or "", "另写的一段。")}
    )
    assert "本区通报" in tried(world, press, "monthly.txt", "现将{year}年{months}全区", "现将{year}年{months}本区通报")


def test_a_correction_is_tried_with_what_would_be_told_or_with_an_example(world: World, press: Press) -> None:
    with pytest.raises(UserError, match="Nothing has been issued yet"):
        tried(world, press, "correction.txt", "更正原因", "更正缘由")
    wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12")
    issuing.issue(world.office, press, ACTOR, wanted, folder(press) / "issued.pdf", checks=True)
    page = tried(world, press, "correction.txt", "更正原因", "更正缘由")
    assert "更正缘由" in page and "（更正后的文字）" in page and MARK in page
    world.add(Activity(held_on=dt.date(2022, 12, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    page = tried(world, press, "correction.txt", "数据更正表", "更正的数据")
    assert "更正的数据" in page and "招商活动" in page and "（更正后的文字）" not in page


def test_a_letter_goes_to_the_unit_with_the_most_duties(world: World, press: Press) -> None:
    with pytest.raises(UserError, match="None of these duties is open"):
        tried(world, press, "letter.txt", "督办函", "催办函")
    for number, code in enumerate("ABB"):
        world.add(Task(matter=f"事项{number}", source=TaskSource.MEETING, unit_id=world.unit(code)))
    page = tried(world, press, "letter.txt", "关于办理责任清单事项的函", "关于抓紧办理的函")
    assert "关于抓紧办理的函" in page and MARK in page and "有2项事项" in page


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_are_those_of_the_newest_meeting_with_projects(world: World, press: Press, paper: str) -> None:
    with pytest.raises(UserError, match="no review meeting yet"):
        tried(world, press, "review.txt", "会议议程", "议程表", paper)
    meeting, project = new_id(), world.project(world.investor())
    world.add(
        ReviewMeeting(id=meeting, title="第1次评审会", held_on=dt.date(2022, 3, 1)),
        ReviewMeeting(title="第2次评审会", held_on=dt.date(2022, 4, 1)),
        ReviewItem(meeting_id=meeting, project_id=project),
        Task(matter="补充材料", source=TaskSource.REVIEW, project_id=project, unit_id=world.unit("A")),
    )
    titles = {"sheets": "项目情况表", "slips": "提示单"}
    page = tried(world, press, "review.txt", "会议议程", "议程表", paper)
    assert MARK in page and titles.get(paper, "第1次评审会") in page


def test_a_mistake_is_told_with_its_line(world: World, press: Press) -> None:
    with pytest.raises(UserError, match="“office” may be meant") as refused:
        tried(world, press, "monthly.txt", "maker = {office}", "maker = {ofice}")
    assert refused.value.values["line"]
