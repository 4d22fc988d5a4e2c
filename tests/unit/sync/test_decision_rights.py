"""What somebody may not do directly, no decision on a difference does for them; nothing is changed by trying."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from db.enums import ReviewConclusion, UnitGroup, UserRole
from db.models import FundEntry, Milestone, ReviewItem, ReviewMeeting, Unit
from db.models.base import Record
from desktop_app.errors import UserError
from desktop_app.services import journal
from desktop_app.services.office import Actor, Label
from desktop_app.sync.conflicts import Choice, Conflict, conflicts
from desktop_app.sync.decisions import last_decisions, take_back, why_it_stands
from desktop_app.sync.settling import decide
from desktop_app.sync.undecided import Undecided, decide_all, decide_typed, undecided
from tests.helpers.stick_offices import DAY, StickOffice, send

Values = Mapping[str, Any]
Pair = tuple[StickOffice, StickOffice]
CLERK = Actor("王经办", "DL01", UserRole.CLERK)
LEADER = Actor("钱领导", "DL01", UserRole.LEADER)


def enter(one: StickOffice, record: Record) -> str:
    with one.office.write(Label("Enter"), one.actor) as tx:
        tx.session.add(record)
        tx.session.flush()
        return str(record.id)


def differ(pair: Pair, folder: Path, table: str, row_id: str, ours: Values, theirs: Values) -> None:
    """Both change a record that both know, without knowing of each other; the centre learns of both."""
    centre, unit = pair
    for name, giver, taker in (("1", unit, centre), ("2", centre, unit)):
        send(giver, taker, folder / f"{table}{name}")
    centre.change(table, row_id, **ours)
    unit.change(table, row_id, **theirs)
    send(unit, centre, folder / f"{table}3")


def waiting(one: StickOffice, actor: Actor) -> list[Undecided]:
    with one.office.read() as session:
        return undecided(session, actor)


def of_centre(one: Undecided) -> Choice:
    return next(choice for choice in one.conflict.choices if choice.by_centre)


def money(pair: Pair, folder: Path, **ours: Any) -> str:
    project = pair[1].add_project("氢能项目")
    entry = enter(pair[1], FundEntry(project_id=project, amount_fen=200, state="draft", arrived_on=DAY))
    differ(pair, folder, "fund_entry", entry, ours, {"amount_fen": 250})
    return entry


def tries(centre: StickOffice, one: Conflict) -> list[Callable[[Actor], object]]:
    """Every way to decide."""
    office, own = centre.office, centre.exchange.keys.own
    third = dict(one.choices[0].values) | {"amount_fen": 999}
    return [
        lambda actor: decide(office, own, actor, one.id, 1),
        lambda actor: decide_all(office, own, actor, [(one, third)]),
        lambda actor: decide_all(office, own, actor, [(one, one.choices[-1].values)]),
        lambda actor: decide_typed(office, own, actor, one.id, "999"),
    ]


@pytest.mark.parametrize(
    ("actor", "words"), [(CLERK, "Only the centre confirms or returns money."), (LEADER, "With this account you can")]
)
def test_who_may_not_confirm_money_does_not_decide_on_it(pair: Pair, tmp_path: Path, actor: Actor, words: str) -> None:
    centre, _unit = pair
    entry = money(pair, tmp_path, state="confirmed", count_month="2022-11")
    [one] = waiting(centre, actor)
    assert one.refused is not None and one.refused.message.startswith(words)
    assert one.by_rule("centre") is one.by_rule("unit") is one.by_rule("newest") is None
    for attempt in tries(centre, one.conflict):
        with pytest.raises(UserError, match=words):
            attempt(actor)
    assert (centre.value("fund_entry", entry, "amount_fen"), len(waiting(centre, actor))) == (200, 1)
    assert waiting(centre, centre.actor)[0].refused is None
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(one.conflict, of_centre(one).values)])
    assert waiting(centre, actor) == []


def test_who_might_not_have_decided_so_does_not_take_it_back(pair: Pair, tmp_path: Path) -> None:
    centre, _unit = pair
    money(pair, tmp_path, state="confirmed", count_month="2022-11")
    [one] = waiting(centre, centre.actor)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(one.conflict, of_centre(one).values)])
    with centre.office.read() as session:
        last = last_decisions(session)
        assert last is not None
        step = journal.step(session, last.step)
        assert step is not None
        refused = [why_it_stands(session, actor, step) for actor in (CLERK, LEADER, centre.actor)]
    assert [error is None for error in refused] == [False, False, True]
    for actor, words in ((CLERK, "Only the centre confirms or returns money."), (LEADER, "With this account")):
        with pytest.raises(UserError, match=words):
            take_back(centre.office, actor, last.step)
    assert waiting(centre, centre.actor) == []
    take_back(centre.office, centre.actor, last.step)
    assert [one.conflict.record_id for one in waiting(centre, centre.actor)] == [one.conflict.record_id]


def test_money_that_nobody_confirmed_a_clerk_of_the_centre_may_settle_but_not_confirm(
    pair: Pair, tmp_path: Path
) -> None:
    centre, _unit = pair
    entry = money(pair, tmp_path, amount_fen=300)
    [one] = waiting(centre, CLERK)
    assert one.refused is None
    confirmed = dict(one.conflict.choices[0].values) | {"state": "confirmed", "count_month": "2022-11"}
    with pytest.raises(UserError, match="Only the centre confirms"):
        decide_all(centre.office, centre.exchange.keys.own, CLERK, [(one.conflict, confirmed)])
    decide_all(centre.office, centre.exchange.keys.own, CLERK, [(one.conflict, one.conflict.choices[0].values)])
    assert centre.value("fund_entry", entry, "state") == "draft"


def test_whether_confirmed_money_goes_is_decided_by_who_confirms_it(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    entry = money(pair, tmp_path, state="confirmed", count_month="2022-11")
    [one] = waiting(centre, centre.actor)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(one.conflict, of_centre(one).values)])
    send(centre, unit, tmp_path / "again")
    differ(pair, tmp_path, "fund_entry", entry, {"note": "甲"}, {"note": "乙"})
    assert [one.refused is not None for one in waiting(centre, CLERK)] == [True]


def test_a_stage_is_decided_on_by_who_confirms_it(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目")
    landed = enter(unit, Milestone(project_id=project, stage="landed", business_date=DAY))
    differ(pair, tmp_path, "milestone", landed, {"confirmed_on": "2022-03-04"}, {"business_date": "2022-02-02"})
    [one] = waiting(centre, CLERK)
    assert one.refused is not None and one.refused.message == "You may not confirm this stage."
    assert one.refused.hint == "Let a colleague decide on it who acts for the centre."
    (tmp_path / "b").mkdir()
    lead = enter(unit, Milestone(project_id=project, stage="lead", business_date=DAY))
    differ(pair, tmp_path / "b", "milestone", lead, {"confirmed_on": "2022-03-04"}, {"business_date": "2022-02-02"})
    refused = {one.conflict.record_id: one.refused is not None for one in waiting(centre, CLERK)}
    assert refused == {landed: True, lead: False}  # a clerk confirms leads


def test_what_reviews_and_the_units_table_say_is_decided_on_by_who_acts_for_the_centre(
    pair: Pair, tmp_path: Path
) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目")
    meeting = enter(unit, ReviewMeeting(title="评审会", held_on=DAY))
    enter(unit, ReviewItem(meeting_id=meeting, project_id=project, conclusion=ReviewConclusion.PASSED))
    differ(pair, tmp_path, "review_meeting", meeting, {"title": "甲"}, {"title": "乙"})
    office = enter(centre, Unit(code="DL01", name="合作交流办", group=UnitGroup.BUREAU, is_centre=True))
    differ(pair, tmp_path, "unit", office, {"leader": "甲"}, {"leader": "乙"})
    found = waiting(centre, CLERK)
    assert {one.conflict.table for one in found} == {"review_meeting", "unit"}
    assert {one.refused.message for one in found if one.refused} == {"Only the centre may change this."}


def test_a_unit_takes_its_own_value_back_as_before(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    money(pair, tmp_path, state="confirmed", count_month="2022-11")
    send(centre, unit, tmp_path / "back")
    [one] = waiting(unit, unit.actor)
    assert one.waits_for_centre and one.refused is None
    with unit.office.read() as session:
        [conflict] = conflicts(session)
    kept = next(choice for choice in conflict.choices if choice.unit == "DL01")
    decide_all(unit.office, unit.exchange.keys.own, unit.actor, [(conflict, kept.values)])
    assert waiting(unit, unit.actor) == []
