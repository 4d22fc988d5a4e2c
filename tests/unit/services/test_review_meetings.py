"""Review meetings: who may call and confirm them, what counts, and two entries of one meeting."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import ReviewConclusion, Stage, UserRole
from db.models import Milestone, ReviewMeeting
from desktop_app.domain.meeting import MeetingState, Proceedings
from desktop_app.domain.periods import Month
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import bulletin_duties, fortnight, project_parts, project_state, review_list
from desktop_app.services import review_meetings
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.review_agenda import put_on_agenda, take_off_agenda
from desktop_app.services.review_meetings import MeetingInput
from desktop_app.services.review_results import ResultInput, set_result
from tests.helpers.database import fresh_office
from tests.helpers.districts import undo
from tests.helpers.projects import CENTRE, enter
from tests.helpers.reviews import DAY, ENTERED, GOOD, call_meeting, furnish_reviews, known, score

CLERK = Actor("Li", "HM", UserRole.CLERK)
PASSED = ResultInput(ReviewConclusion.PASSED)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish_reviews(office)
    yield office
    office.close()


def counted(office: Office) -> tuple[int, dict[ReviewConclusion, int]]:
    with office.read() as session:
        return bulletin_duties.reviews(session, Month.of(DAY))


def put_review(office: Office, actor: Actor, project_id: str, day: dt.date = DAY) -> Changes:
    with office.write(Label("Review"), actor) as tx:
        review_meetings.put_review(tx, project_id, day, ReviewConclusion.PASSED, conditions_closed=False)
    return tx.done()


def lines(office: Office) -> list[review_list.MeetingLine]:
    with office.read() as session:
        return review_list.lines(session, DAY)


def test_a_meeting_is_entered_with_all_that_is_known_of_it(office: Office) -> None:
    meeting_id, _items = call_meeting(office)
    line = known(office, meeting_id).line
    assert (line.title, line.held_on, line.place, line.chair) == (
        "红桥区2022年第1次项目评审会",
        DAY,
        "第一会议室",
        "王主任",
    )
    assert (line.record, line.state) == (ENTERED.record, MeetingState.UNDECIDED)
    changed = replace(ENTERED, title="  临时  评审会 ", held_on=DAY + dt.timedelta(3), record=Proceedings(text="略"))
    assert review_meetings.change_meeting(office, CENTRE, meeting_id, changed).label.values == {"title": "临时 评审会"}
    line = known(office, meeting_id).line
    assert (line.title, line.state, line.record.text) == ("临时 评审会", MeetingState.AHEAD, "略")
    undo(office)
    assert known(office, meeting_id).line.title == ENTERED.title


def test_a_meeting_needs_a_title_and_a_day(office: Office) -> None:
    with pytest.raises(InvalidInput) as caught:
        review_meetings.add_meeting(office, CENTRE, MeetingInput(" ", None))
    assert set(caught.value.fields) == {"title", "held_on"}
    assert lines(office) == []


def test_only_the_centre_keeps_meetings(office: Office) -> None:
    meeting_id, items = call_meeting(office, "甲项目")
    set_result(office, CENTRE, items[0], PASSED)
    for act in (
        lambda: review_meetings.add_meeting(office, CLERK, ENTERED),
        lambda: review_meetings.change_meeting(office, CLERK, meeting_id, ENTERED),
        lambda: review_meetings.delete_meeting(office, CLERK, meeting_id),
        lambda: review_meetings.confirm_meeting(office, CLERK, meeting_id),
        lambda: review_meetings.open_again(office, CLERK, meeting_id),
        lambda: review_meetings.merge_meeting(office, CLERK, meeting_id, meeting_id),
    ):
        with pytest.raises(UserError):
            act()
    assert counted(office) == (0, {})


def test_a_meeting_counts_once_it_is_confirmed(office: Office) -> None:
    meeting_id, items = call_meeting(office, "甲项目", "乙项目")
    score(office, items[0], GOOD)
    with pytest.raises(UserError) as caught:
        review_meetings.confirm_meeting(office, CENTRE, meeting_id)
    assert str(caught.value).startswith("These projects have no result yet: 乙项目.")
    set_result(office, CENTRE, items[1], ResultInput(ReviewConclusion.FAILED, veto="eliminated"))
    assert known(office, meeting_id).line.state is MeetingState.WAITING and counted(office) == (0, {})
    review_meetings.confirm_meeting(office, CENTRE, meeting_id)
    assert counted(office) == (1, {ReviewConclusion.PASSED: 1, ReviewConclusion.FAILED: 1})
    with office.read() as session:
        assert len(fortnight.steps(session, DAY, DAY)[fortnight.Step.REVIEWED]) == 2
    review_meetings.open_again(office, CENTRE, meeting_id)
    assert counted(office) == (0, {})
    undo(office)
    assert counted(office)[0] == 1


def test_a_meeting_to_come_or_without_projects_is_not_confirmed(office: Office) -> None:
    empty, _ = call_meeting(office)
    with pytest.raises(UserError, match="No project is on the agenda"):
        review_meetings.confirm_meeting(office, CENTRE, empty)
    ahead, _ = call_meeting(office, "甲项目", entered=replace(ENTERED, held_on=DAY + dt.timedelta(1)))
    with pytest.raises(UserError, match="is on 2022-06-21; there are no results before it"):
        review_meetings.confirm_meeting(office, CENTRE, ahead)


def test_what_is_confirmed_stays_as_it_counts(office: Office) -> None:
    meeting_id, items = call_meeting(office, "甲项目")
    set_result(office, CENTRE, items[0], PASSED)
    review_meetings.confirm_meeting(office, CENTRE, meeting_id)
    other, _ = call_meeting(office)
    for act in (
        lambda: review_meetings.delete_meeting(office, CENTRE, meeting_id),
        lambda: take_off_agenda(office, CENTRE, items),
        lambda: set_result(office, CENTRE, items[0], PASSED),
        lambda: review_meetings.merge_meeting(office, CENTRE, meeting_id, other),
    ):
        with pytest.raises(UserError, match="is confirmed and counts as it is"):
            act()
    with pytest.raises(InvalidInput) as caught:
        review_meetings.change_meeting(office, CENTRE, meeting_id, replace(ENTERED, held_on=DAY - dt.timedelta(1)))
    assert set(caught.value.fields) == {"held_on"}
    minutes = replace(ENTERED, record=Proceedings(text="会议认为条件成熟。"))
    review_meetings.change_meeting(office, CENTRE, meeting_id, minutes)
    assert known(office, meeting_id).line.record.text == "会议认为条件成熟。"


def test_a_review_is_by_the_day_of_its_meeting(office: Office) -> None:
    meeting_id, items = call_meeting(office, "甲项目")
    project_id = known(office, meeting_id).agenda[0].project_id
    with office.write(Label("Set up"), CENTRE) as tx:
        tx.session.add(Milestone(id="m", project_id=project_id, stage=Stage.REVIEW, business_date=dt.date(2022, 6, 25)))
    set_result(office, CENTRE, items[0], PASSED)
    review_meetings.confirm_meeting(office, CENTRE, meeting_id)
    with office.read() as session:
        assert session.get_one(Milestone, "m").business_date == DAY


def test_a_deleted_meeting_is_no_longer_told_of_its_projects(office: Office) -> None:
    meeting_id, items = call_meeting(office, "甲项目")
    set_result(office, CENTRE, items[0], PASSED)
    project_id = known(office, meeting_id).agenda[0].project_id
    review_meetings.delete_meeting(office, CENTRE, meeting_id)
    with office.read() as session:
        assert project_parts.reviews_of(session, project_id) == []
        assert project_state.state(session, project_id).review is None


def test_a_result_holds_until_a_further_meeting_has_decided(office: Office) -> None:
    first, (item,) = call_meeting(office, "甲项目", entered=replace(ENTERED, held_on=DAY - dt.timedelta(9)))
    set_result(office, CENTRE, item, PASSED)
    project_id = known(office, first).agenda[0].project_id
    (again,) = review_meetings.add_meeting(office, CENTRE, ENTERED, [project_id]).ids
    with office.read() as session:
        assert project_state.state(session, project_id).review is ReviewConclusion.PASSED
    set_result(office, CENTRE, known(office, again).agenda[0].id, ResultInput(ReviewConclusion.SUPPLEMENT))
    with office.read() as session:
        assert project_state.state(session, project_id).review is ReviewConclusion.SUPPLEMENT


def test_a_move_of_the_centre_enters_a_meeting_that_counts(office: Office) -> None:
    one, two = enter(office, "甲项目", "乙项目")
    put_review(office, CENTRE, one)
    put_review(office, CENTRE, two)
    (line,) = lines(office)
    assert (line.title, line.state, line.projects) == ("2022年第1次项目评审会", MeetingState.CONFIRMED, 2)
    assert counted(office) == (1, {ReviewConclusion.PASSED: 2})


def test_a_move_joins_the_meeting_that_is_prepared(office: Office) -> None:
    meeting_id, _items = call_meeting(office, "甲项目", "乙项目")
    project_id = known(office, meeting_id).agenda[1].project_id
    put_review(office, CENTRE, project_id)
    found = known(office, meeting_id)
    assert [line.conclusion for line in found.agenda] == [ReviewConclusion.PENDING, ReviewConclusion.PASSED]
    assert counted(office) == (0, {})


def test_what_a_unit_enters_waits_for_the_centre(office: Office) -> None:
    one, two = enter(office, "甲项目", "乙项目")
    put_review(office, CENTRE, one)
    put_review(office, CLERK, two)
    assert {line.state for line in lines(office)} == {MeetingState.CONFIRMED, MeetingState.WAITING}
    assert counted(office) == (1, {ReviewConclusion.PASSED: 1})


def test_two_entries_of_one_meeting_become_one(office: Office) -> None:
    into, items = call_meeting(office, "甲项目", "乙项目")
    set_result(office, CENTRE, items[0], PASSED)
    agenda = known(office, into).agenda
    for project_id in (agenda[0].project_id, agenda[1].project_id, *enter(office, "丙项目")):
        put_review(office, CLERK, project_id)
    twin = known(office, into).twins[0]
    assert twin.projects == 3
    review_meetings.merge_meeting(office, CENTRE, twin.id, into)
    found = known(office, into)
    assert [(line.title, line.conclusion) for line in found.agenda] == [
        ("甲项目", ReviewConclusion.PASSED), ("乙项目", ReviewConclusion.PASSED), ("丙项目", ReviewConclusion.PASSED),
    ]  # fmt: skip
    assert found.agenda[0].id == items[0] and found.twins == () and len(lines(office)) == 1
    undo(office)
    assert known(office, into).twins == (twin,)


def test_what_comes_to_a_meeting_that_counts_needs_a_result_and_counts_then(office: Office) -> None:
    one, two, three = enter(office, "甲项目", "乙项目", "丙项目")
    put_review(office, CENTRE, one)
    put_review(office, CLERK, two)
    into, twin = sorted(lines(office), key=lambda line: line.state is not MeetingState.CONFIRMED)
    assert known(office, into.id).twins == () and known(office, twin.id).twins == (into,)
    put_on_agenda(office, CENTRE, twin.id, [three])
    with pytest.raises(UserError, match="These projects have no result yet: 丙项目"):
        review_meetings.merge_meeting(office, CENTRE, twin.id, into.id)
    take_off_agenda(office, CENTRE, [known(office, twin.id).agenda[1].id])
    review_meetings.merge_meeting(office, CENTRE, twin.id, into.id)
    assert counted(office) == (1, {ReviewConclusion.PASSED: 2})


def test_meetings_of_two_days_are_not_put_together(office: Office) -> None:
    one, _ = call_meeting(office)
    two, _ = call_meeting(office, entered=replace(ENTERED, held_on=DAY - dt.timedelta(1)))
    for into in (one, two):
        with pytest.raises(UserError, match="Only meetings of the same day"):
            review_meetings.merge_meeting(office, CENTRE, one, into)
    with office.read() as session:
        assert session.get_one(ReviewMeeting, one).deleted_at is None
