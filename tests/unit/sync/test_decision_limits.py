"""What the centre confirmed no decision changes, nor what counts in a month whose bulletin is out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from db.enums import FundState, ReviewConclusion, Stage
from db.models import ClosedMonth, FundEntry, Milestone, ReviewItem, ReviewMeeting
from db.models.base import Record
from desktop_app.errors import UserError
from desktop_app.services.office import Label
from desktop_app.sync.conflicts import Choice
from desktop_app.sync.undecided import Rule, Undecided, decide_all, decide_typed, undecided
from tests.helpers.stick_offices import DAY, StickOffice, send

Pair = tuple[StickOffice, StickOffice]
Values = Mapping[str, Any]
CONFIRMED = {"state": "confirmed", "count_month": "2022-11"}


def enter(one: StickOffice, record: Record) -> str:
    with one.office.write(Label("Enter"), one.actor) as tx:
        tx.session.add(record)
        tx.session.flush()
        return str(record.id)


def differ(pair: Pair, folder: Path, table: str, row_id: str, ours: Values, theirs: Values) -> None:
    """Both change what both know without knowing of each other; the centre learns of both."""
    centre, unit = pair
    send(unit, centre, folder / "known")
    send(centre, unit, folder / "known back")
    centre.change(table, row_id, **ours)
    unit.change(table, row_id, **theirs)
    send(unit, centre, folder / "both")


def money(unit: StickOffice) -> str:
    project = unit.add_project("氢能项目")
    return enter(unit, FundEntry(project_id=project, amount_fen=200, state=FundState.DRAFT, arrived_on=DAY))


def waiting(one: StickOffice) -> list[Undecided]:
    with one.office.read() as session:
        return undecided(session, one.actor)


def take(one: StickOffice, which: Undecided, values: Values) -> None:
    decide_all(one.office, one.exchange.keys.own, one.actor, [(which.conflict, values)])


def by_unit(which: Undecided) -> Choice:
    return next(choice for choice in which.conflict.choices if not choice.by_centre)


def test_that_the_unit_moved_money_on_is_no_question_once_the_centre_has_confirmed_it(
    pair: Pair, tmp_path: Path
) -> None:
    centre, unit = pair
    entry = money(unit)
    differ(pair, tmp_path, "fund_entry", entry, CONFIRMED, {"state": "checked"})
    assert waiting(centre) == []
    send(centre, unit, tmp_path / "answer")
    assert waiting(unit) == []
    for one in pair:
        assert [one.value("fund_entry", entry, name) for name in CONFIRMED] == ["confirmed", "2022-11"]


@pytest.mark.parametrize("locked", [False, True])
def test_confirmed_money_stays_as_it_is_by_every_way_to_decide(pair: Pair, tmp_path: Path, locked: bool) -> None:
    centre, unit = pair
    entry = money(unit)
    differ(pair, tmp_path, "fund_entry", entry, CONFIRMED, {"amount_fen": 250, "state": "checked"})
    if locked:
        enter(centre, ClosedMonth(month="2022-11", closed_on=DAY))
    [one] = waiting(centre)
    assert one.conflict.fields == ("amount_fen",)
    assert [option.impossible is None for option in one.options] == [option.by_centre for option in one.options]
    rules: list[tuple[Rule, bool]] = [("centre", True), ("unit", False)]
    assert [(rule, one.by_rule(rule) is not None) for rule, _ in rules] == rules
    refused = one.impossible_by_rule("unit")
    assert refused is not None and refused.message == "A confirmed entry is not changed any more."
    for values in (by_unit(one).values, {"amount_fen": 260}):
        with pytest.raises(UserError, match="A confirmed entry is not changed"):
            take(centre, one, values)
    with pytest.raises(UserError, match="A confirmed entry is not changed"):
        decide_typed(centre.office, centre.exchange.keys.own, centre.actor, one.id, "260")
    assert centre.value("fund_entry", entry, "amount_fen") == 200
    chosen = one.by_rule("centre")
    assert chosen is not None
    take(centre, one, chosen.values)
    send(centre, unit, tmp_path / "answer")
    for office in pair:
        assert [office.value("fund_entry", entry, name) for name in ("amount_fen", *CONFIRMED)] == [
            200,
            "confirmed",
            "2022-11",
        ]


def test_no_decision_confirms_what_nobody_confirmed_or_mixes_what_goes_together(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    entry = money(unit)
    returned = {"state": "returned", "note": "缺凭证"}
    differ(pair, tmp_path, "fund_entry", entry, returned, {"state": "checked", "amount_fen": 250})
    [one] = waiting(centre)
    assert set(one.conflict.fields) == {"state", "amount_fen"}
    assert [option.impossible for option in one.options] == [None, None]
    for values, words in (
        ({"state": "confirmed", "amount_fen": 200}, "not confirmed by a decision"),
        ({"state": "draft", "amount_fen": 200}, "go together"),
        ({"state": "returned", "amount_fen": 0}, "more than nothing"),
        ({"state": "returned", "amount_fen": -5}, "more than nothing"),
    ):
        with pytest.raises(UserError, match=words):
            take(centre, one, values)
    take(centre, one, {"state": "returned", "amount_fen": 260})
    assert (centre.value("fund_entry", entry, "state"), centre.value("fund_entry", entry, "amount_fen")) == (
        "returned",
        260,
    )


def test_a_confirmed_stage_stays_confirmed_while_its_day_is_put_right(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    landed = enter(unit, Milestone(project_id=unit.add_project("甲"), stage=Stage.LANDED, business_date=DAY))
    ours = {"confirmed_on": "2022-03-04", "confirmed_by": "李主任"}
    differ(pair, tmp_path, "milestone", landed, ours, {"business_date": "2022-02-02", "stage": "construction"})
    [one] = waiting(centre)
    assert set(one.conflict.fields) == {"business_date", "stage"}
    with pytest.raises(UserError, match="The stage is confirmed"):
        take(centre, one, by_unit(one).values)
    with pytest.raises(UserError, match="still to come"):
        take(centre, one, {"business_date": "2999-01-01", "stage": "landed"})
    take(centre, one, {"business_date": "2022-02-02", "stage": "landed"})
    values = [centre.value("milestone", landed, name) for name in ("stage", "business_date", *ours)]
    assert values == ["landed", "2022-02-02", "2022-03-04", "李主任"]


def test_what_a_confirmed_meeting_found_only_the_centre_says(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    meeting = enter(unit, ReviewMeeting(title="评审会", held_on=DAY))
    item = ReviewItem(meeting_id=meeting, project_id=unit.add_project("甲"), conclusion=ReviewConclusion.PASSED)
    row = enter(unit, item)
    differ(pair, tmp_path, "review_item", row, {"conclusion": "failed"}, {"conclusion": "supplement"})
    [one] = waiting(centre)
    assert [option.impossible for option in one.options] == [None, None]
    centre.change("review_meeting", meeting, confirmed=1)
    [one] = waiting(centre)
    with pytest.raises(UserError, match="is confirmed and counts as it is"):
        take(centre, one, by_unit(one).values)
    assert centre.value("review_item", row, "conclusion") == "failed"


@pytest.mark.parametrize(
    ("ours", "theirs", "third", "words"),
    [
        (
            {"total_investment_fen": 300},
            {"total_investment_fen": 200},
            {"total_investment_fen": 50},
            "fixed investment",
        ),
        ({"total_investment_fen": 300}, {"total_investment_fen": 200}, {"total_investment_fen": -1}, "less than"),
        ({"name": "乙"}, {"name": "丙"}, {"name": ""}, "name or a codename"),
        ({"company_uscc": "91120110MA05J0000X"}, {"company_uscc": "91"}, {"company_uscc": "1"}, "social credit code"),
    ],
)
def test_a_value_of_ones_own_passes_what_the_form_asks_for(
    pair: Pair, tmp_path: Path, ours: Values, theirs: Values, third: Values, words: str
) -> None:
    centre, unit = pair
    project = unit.add_project("甲", total_investment_fen=100, fixed_investment_fen=100)
    differ(pair, tmp_path, "project", project, ours, theirs)
    [one] = waiting(centre)
    with pytest.raises(UserError, match=words):
        take(centre, one, third)
    assert [found.id for found in waiting(centre)] == [one.id]
