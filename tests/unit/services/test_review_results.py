"""What a review meeting finds: points, conclusions that follow them or do not, conditions that are a duty."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import ReviewConclusion, TaskSource, TaskState, UserRole
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import duties
from desktop_app.queries.duties import DutyRow
from desktop_app.queries.review_list import AgendaLine
from desktop_app.services.office import Actor, Office
from desktop_app.services.review_meetings import confirm_meeting
from desktop_app.services.review_results import (
    CardInput,
    ResultInput,
    close_conditions,
    drop_judges,
    put_card,
    set_result,
)
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE
from tests.helpers.reviews import (
    CONDITIONAL,
    DAY,
    DUE,
    ENTERED,
    FAIR,
    GOOD,
    JUDGES,
    WEAK,
    call_meeting,
    furnish_reviews,
    known,
    score,
)

CLERK = Actor("Li", "HM", UserRole.CLERK)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish_reviews(office)
    yield office
    office.close()


@pytest.fixture
def called(office: Office) -> tuple[str, str]:
    meeting_id, (item,) = call_meeting(office, "甲项目")
    return meeting_id, item


def shown(office: Office, meeting_id: str) -> AgendaLine:
    (line,) = known(office, meeting_id).agenda
    return line


def duty(office: Office, project_id: str) -> list[DutyRow]:
    with office.read() as session:
        return duties.of_projects(session, [project_id])


@pytest.mark.parametrize(
    ("points", "centi", "conclusion"),
    [
        (GOOD, 8900, ReviewConclusion.PASSED),
        (FAIR, 7500, ReviewConclusion.CONDITIONAL),
        (WEAK, 8500, ReviewConclusion.SUPPLEMENT),
    ],
)
def test_score_and_conclusion_follow_the_cards(
    office: Office, called: tuple[str, str], points: tuple[int, ...], centi: int, conclusion: ReviewConclusion
) -> None:
    meeting_id, item = called
    score(office, item, points, JUDGES[:4])
    line = shown(office, meeting_id)
    assert (line.score, line.conclusion) == (centi, ReviewConclusion.PENDING)
    score(office, item, points, JUDGES[4:])
    line = shown(office, meeting_id)
    assert (line.score, line.conclusion, line.judged.judges) == (centi, conclusion, 5)
    put_card(office, CENTRE, item, CardInput(JUDGES[0]))
    assert shown(office, meeting_id).conclusion is ReviewConclusion.PENDING
    assert [card.judge for card in shown(office, meeting_id).cards] == list(JUDGES)


def test_a_card_may_be_half_filled_and_a_judge_may_stand_aside(office: Office, called: tuple[str, str]) -> None:
    meeting_id, item = called
    put_card(office, CENTRE, item, CardInput("评委甲", (18, None, 13, None, None)))
    put_card(office, CENTRE, item, CardInput("评委乙", GOOD, recused=True, opinion=" 申请回避 "))
    first, second, *_ = shown(office, meeting_id).cards
    assert (first.points, first.total) == ((18, None, 13, None, None), None)
    assert (second.recused, second.opinion, second.total) == (True, "申请回避", None)
    assert shown(office, meeting_id).score is None


def test_points_beyond_the_most_are_refused(office: Office, called: tuple[str, str]) -> None:
    for points in ((21, 1, 1, 1, 1), (1, 1, 1, 1, -1)):
        with pytest.raises(UserError, match="is not between 0 and"):
            put_card(office, CENTRE, called[1], CardInput("评委甲", points))
    assert all(card.points == (None,) * 5 for card in shown(office, called[0]).cards)


def test_what_the_meeting_decided_otherwise_stays_when_a_card_is_put_right(
    office: Office, called: tuple[str, str]
) -> None:
    meeting_id, item = called
    score(office, item, GOOD)
    set_result(office, CENTRE, item, ResultInput(ReviewConclusion.SUPPLEMENT, 8900, opinion="材料不全"))
    put_card(office, CENTRE, item, CardInput(JUDGES[0], FAIR))
    line = shown(office, meeting_id)
    assert (line.conclusion, line.score) == (ReviewConclusion.SUPPLEMENT, 8620)
    drop_judges(office, CENTRE, meeting_id, [JUDGES[0]])
    line = shown(office, meeting_id)
    assert (line.conclusion, line.score) == (ReviewConclusion.SUPPLEMENT, 8900)
    assert [card.judge for card in line.cards] == list(JUDGES[1:])
    assert known(office, meeting_id).line.record.judges == JUDGES[1:]


def test_a_veto_fails_whatever_the_points(office: Office, called: tuple[str, str]) -> None:
    meeting_id, item = called
    with pytest.raises(InvalidInput) as caught:
        set_result(office, CENTRE, item, ResultInput(ReviewConclusion.PASSED, veto="eliminated"))
    assert set(caught.value.fields) == {"conclusion"}
    set_result(office, CENTRE, item, ResultInput(ReviewConclusion.FAILED, veto="eliminated"))
    score(office, item, GOOD)
    assert shown(office, meeting_id).conclusion is ReviewConclusion.FAILED


def test_conditions_have_to_be_said_and_scores_are_of_a_hundred(office: Office, called: tuple[str, str]) -> None:
    for entered, field in (
        (ResultInput(ReviewConclusion.CONDITIONAL, conditions=" "), "conditions"),
        (ResultInput(ReviewConclusion.PASSED, 10_001), "score"),
    ):
        with pytest.raises(InvalidInput) as caught:
            set_result(office, CENTRE, called[1], entered)
        assert set(caught.value.fields) == {field}


def test_there_are_no_results_before_the_meeting(office: Office) -> None:
    ahead = replace(ENTERED, held_on=DAY + dt.timedelta(1))
    _meeting, (item,) = call_meeting(office, "甲项目", entered=ahead)
    for act in (
        lambda: set_result(office, CENTRE, item, ResultInput(ReviewConclusion.PASSED)),
        lambda: put_card(office, CENTRE, item, CardInput("评委甲", GOOD)),
    ):
        with pytest.raises(UserError, match="there are no results before it"):
            act()
    set_result(office, CENTRE, item, ResultInput(ReviewConclusion.PENDING, opinion="先看现场"))


def test_conditions_with_a_day_are_a_duty_of_the_unit_until_they_are_met(
    office: Office, called: tuple[str, str]
) -> None:
    meeting_id, item = called
    set_result(office, CENTRE, item, CONDITIONAL)
    line = shown(office, meeting_id)
    assert (line.conditions, line.conditions_due, line.conditions_closed) == ("补充 能耗材料", DUE, False)
    (made,) = duty(office, line.project_id)
    assert (made.matter, made.unit, made.source, made.due_on, made.state) == (
        "落实评审条件：补充 能耗材料", "华明", TaskSource.REVIEW, DUE, TaskState.OPEN,
    )  # fmt: skip
    set_result(office, CENTRE, item, replace(CONDITIONAL, conditions="补充环评", conditions_due=DAY))
    (changed,) = duty(office, line.project_id)
    assert (changed.id, changed.matter, changed.due_on) == (made.id, "落实评审条件：补充环评", DAY)
    confirm_meeting(office, CENTRE, meeting_id)
    close_conditions(office, CENTRE, item, closed=True)
    assert shown(office, meeting_id).conditions_closed
    assert [(one.state, one.closed_on) for one in duty(office, line.project_id)] == [(TaskState.CLOSED, DAY)]
    close_conditions(office, CENTRE, item, closed=False)
    assert [(one.state, one.closed_on) for one in duty(office, line.project_id)] == [(TaskState.OPEN, None)]


def test_conditions_that_are_dropped_leave_no_duty(office: Office, called: tuple[str, str]) -> None:
    meeting_id, item = called
    set_result(office, CENTRE, item, CONDITIONAL)
    set_result(office, CENTRE, item, ResultInput(ReviewConclusion.PASSED))
    assert duty(office, shown(office, meeting_id).project_id) == []
    with pytest.raises(UserError, match="was not passed with conditions"):
        close_conditions(office, CENTRE, item, closed=True)


def test_only_the_centre_enters_results(office: Office, called: tuple[str, str]) -> None:
    meeting_id, item = called
    for act in (
        lambda: put_card(office, CLERK, item, CardInput("评委甲", GOOD)),
        lambda: set_result(office, CLERK, item, CONDITIONAL),
        lambda: close_conditions(office, CLERK, item, closed=True),
        lambda: drop_judges(office, CLERK, meeting_id, ["评委甲"]),
    ):
        with pytest.raises(UserError, match="Only the centre"):
            act()


def test_a_project_does_not_pass_with_too_few_judges(office: Office, called: tuple[str, str]) -> None:
    """Without any card they are kept on paper; with some, the rules of the office hold."""
    meeting_id, item_id = called
    score(office, item_id, GOOD, JUDGES[:4])
    for conclusion in (ReviewConclusion.PASSED, ReviewConclusion.CONDITIONAL):
        with pytest.raises(InvalidInput) as refused:
            set_result(office, CENTRE, item_id, ResultInput(conclusion, conditions="先办环评"))
        assert "4 judges gave points, at least 5 have to" in str(refused.value.fields["conclusion"])
    set_result(office, CENTRE, item_id, ResultInput(ReviewConclusion.SUPPLEMENT))
    score(office, item_id, GOOD)
    set_result(office, CENTRE, item_id, ResultInput(ReviewConclusion.CONDITIONAL, conditions="先办环评"))
    put_card(office, CENTRE, item_id, CardInput(JUDGES[0]))
    with pytest.raises(UserError, match="4 judges gave points"):
        confirm_meeting(office, CENTRE, meeting_id)
    score(office, item_id, GOOD)
    confirm_meeting(office, CENTRE, meeting_id)
    assert known(office, meeting_id).agenda[0].conclusion is ReviewConclusion.CONDITIONAL
