"""What a unit is told of its own entries: what was decided on them, and nothing of what it never reported."""

from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import FundState, ReviewConclusion, Stage, UnitGroup
from db.models import Chapter, FundEntry, Milestone, ReviewItem, ReviewMeeting, Task, Unit
from desktop_app.errors import UserError
from desktop_app.queries.review_conditions import reported
from desktop_app.services.duties import close_duties, reopen_duties
from desktop_app.services.office import Label
from desktop_app.services.project_hand_over import hand_over
from desktop_app.services.review_results import close_conditions
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.receipt import ReceiptRow, receipt, receipt_of
from desktop_app.sync.settling import decide
from desktop_app.sync.undecided import decide_all
from tests.helpers.stick_offices import DAY, StickOffice, befriend, send, stick_office

FUND = f"{1:032x}"
Pair = tuple[StickOffice, StickOffice]


def told(giver: StickOffice, taker: StickOffice, stick: Path) -> list[ReceiptRow]:
    """The receipt of the giver's next package; the history tells the same."""
    stick.mkdir()
    taken = taker.exchange.take(giver.exchange.write(taker.code, stick).paths, taker.actor)
    with taker.office.read() as session:
        found = receipt(session, taken.steps)
        [last] = session.connection().exec_driver_sql("SELECT max(id) FROM exchange_file WHERE direction = 'in'")
        assert receipt_of(session, str(last[0])) == found
    return found


def confirmed_money(centre: StickOffice, unit: StickOffice, stick: Path) -> str:
    """A project of which the centre confirmed money, which the unit has not heard yet."""
    project = unit.add_project("蓝鲸计划")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(FundEntry(id=FUND, project_id=project, amount_fen=200, arrived_on=DAY, state=FundState.CHECKED))
    send(unit, centre, stick)
    centre.change("fund_entry", FUND, state="confirmed", count_month="2022-03")
    return project


@pytest.fixture
def asked(pair: Pair, tmp_path: Path) -> Pair:
    """The centre confirmed 200; the unit asks for 250, and for another note."""
    centre, unit = pair
    confirmed_money(centre, unit, tmp_path / "1")
    send(centre, unit, tmp_path / "2")
    unit.change("fund_entry", FUND, amount_fen=250)
    send(unit, centre, tmp_path / "3")
    return centre, unit


def take_value(one: StickOffice, amount: int) -> None:
    """Decide for the value with this amount."""
    with one.office.read() as session:
        [found] = [conflict for conflict in conflicts(session) if "amount_fen" in conflict.fields]
    place = next(n for n, choice in enumerate(found.choices, 1) if choice.values["amount_fen"] == amount)
    decide(one.office, one.exchange.keys.own, one.actor, found.id, place)


def test_what_became_of_a_request_is_told(asked: Pair, tmp_path: Path) -> None:
    centre, unit = asked
    assert told(centre, unit, tmp_path / "open") == []
    take_value(centre, 200)
    [row] = told(centre, unit, tmp_path / "decided")
    assert (row.kind, row.accepted) == ("fund_entry", False) and "蓝鲸计划" in row.project
    assert (dict(row.asked)["amount_fen"], dict(row.stands)["amount_fen"]) == (250, 200)
    assert told(centre, unit, tmp_path / "again") == []
    assert unit.value("fund_entry", FUND, "amount_fen") == 200


@pytest.mark.parametrize(("day", "accepted"), [("2022-02-02", True), ("2022-03-02", False)])
def test_that_the_day_of_a_confirmed_stage_was_put_right_is_told(
    pair: Pair, tmp_path: Path, day: str, accepted: bool
) -> None:
    centre, unit = pair
    project, landed = unit.add_project("蓝鲸计划"), f"{2:032x}"
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(Milestone(id=landed, project_id=project, stage=Stage.LANDED, business_date=DAY))
    send(unit, centre, tmp_path / "1")
    centre.change("milestone", landed, confirmed_on="2022-03-04", confirmed_by="李主任")
    send(centre, unit, tmp_path / "2")
    unit.change("milestone", landed, business_date="2022-02-02")
    send(unit, centre, tmp_path / "3")
    told(centre, unit, tmp_path / "open")
    with centre.office.read() as session:
        [found] = conflicts(session)
    assert found.fields == ("business_date",)
    take = next(n for n, choice in enumerate(found.choices, 1) if choice.values["business_date"] == day)
    decide(centre.office, centre.exchange.keys.own, centre.actor, found.id, take)
    [row] = [row for row in told(centre, unit, tmp_path / "decided") if row.asked]
    assert (row.kind, row.accepted) == ("milestone", accepted)
    for one in pair:
        assert [one.value("milestone", landed, name) for name in ("business_date", "confirmed_on")] == [
            day,
            "2022-03-04",
        ]


def test_what_the_unit_took_back_itself_has_no_answer(asked: Pair, tmp_path: Path) -> None:
    centre, unit = asked
    take_value(unit, 200)
    send(unit, centre, tmp_path / "back")
    assert told(centre, unit, tmp_path / "then") == []


def test_a_computer_that_begins_is_told_of_nothing_it_never_reported(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    project, gone = unit.add_project("智能传感器项目"), unit.add_project("旧项目")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        for at, one in enumerate((project, gone), 1):
            tx.session.add(
                Milestone(id=f"{at:032x}", project_id=one, stage=Stage.NEGOTIATION, business_date=DAY, confirmed_on=DAY)
            )
    send(unit, centre, tmp_path / "1")
    centre.change("project", gone, deleted_at=1)
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    befriend(centre, second)
    send(second, centre, tmp_path / "2")
    stick = tmp_path / "look"
    stick.mkdir()
    files = centre.exchange.write("HM", stick).paths
    rows = second.exchange.look([files], second.actor).preview.rows
    assert project in {row.record_id for row in rows} and gone not in {row.record_id for row in rows}
    assert told(centre, second, tmp_path / "3") == []
    second.close()


def test_whoever_gets_a_project_is_told_of_nothing_it_never_reported(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit, other = three
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for one in (unit, other):
            tx.session.add(Unit(code=one.code, name=one.code, group=UnitGroup.SUBDISTRICT))
    project = unit.add_project("智能传感器项目")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        for at, stage in enumerate((Stage.LEAD, Stage.NEGOTIATION), 1):
            tx.session.add(
                Milestone(id=f"{at:032x}", project_id=project, stage=stage, business_date=DAY, confirmed_on=DAY)
            )
    send(unit, centre, tmp_path / "1")
    send(other, centre, tmp_path / "2")
    hand_over(centre.office, centre.actor, project, centre.unit_id("XL"), "区位更合适")
    assert told(centre, other, tmp_path / "3") == []
    centre.change("milestone", f"{2:032x}", confirmed_on="2022-03-05")
    [row] = told(centre, other, tmp_path / "4")
    assert (row.kind, row.stage, row.accepted) == ("milestone", Stage.NEGOTIATION, True)


CHAPTER = f"{9:032x}"
TEXT = "一。二。三。"


@pytest.mark.parametrize(
    ("taken", "row"),
    [
        ("一，华明。二。三，新立。", (True, True)),
        ("一，华明。二。三。", (True, False)),
        ("一。二。三，新立。", (False, False)),
        ("一，华明，改。二。三。", (False, False)),
    ],
)
def test_a_text_that_has_the_units_change_among_others_was_taken_over(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path, taken: str, row: tuple[bool, bool]
) -> None:
    """The unit does not know what the other asked for until it is decided."""
    centre, unit, other = three
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Chapter(id=CHAPTER, title="第一章", text=TEXT))
    for one, old, new in ((unit, "一。", "一，华明。"), (other, "三。", "三，新立。")):
        send(centre, one, tmp_path / f"to {one.code}")
        one.change("chapter", CHAPTER, text=TEXT.replace(old, new))
        send(one, centre, tmp_path / f"from {one.code}")
    with centre.office.read() as session:
        [conflict] = conflicts(session)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(conflict, {"text": taken})])
    [told_] = told(centre, unit, tmp_path / "told")
    assert (told_.accepted, told_.joined) == row
    assert dict(told_.stands)["text"] == taken


def reviewed(centre: StickOffice, project: str, conclusion: ReviewConclusion, conditions: str = "") -> str:
    """The centre holds a meeting on the project, which is not confirmed yet."""
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        meeting = ReviewMeeting(title="评审会", held_on=DAY)
        tx.session.add(meeting)
        tx.session.flush()
        item = ReviewItem(meeting_id=meeting.id, project_id=project, conclusion=conclusion, conditions=conditions)
        tx.session.add(item)
    return str(meeting.id)


def test_a_review_is_told_once_the_centre_has_confirmed_it(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("蓝鲸计划")
    send(unit, centre, tmp_path / "1")
    meeting = reviewed(centre, project, ReviewConclusion.CONDITIONAL, "补齐环评手续")
    assert told(centre, unit, tmp_path / "2") == []
    centre.change("review_meeting", meeting, confirmed=1)
    [row] = told(centre, unit, tmp_path / "3")
    assert (row.kind, row.accepted, row.project) == ("review_item", True, "蓝鲸计划")
    assert (row.conclusion, row.conditions) == (ReviewConclusion.CONDITIONAL, "补齐环评手续")
    assert told(centre, unit, tmp_path / "4") == []
    meeting = reviewed(centre, project, ReviewConclusion.FAILED)
    centre.change("review_meeting", meeting, confirmed=1)
    [row] = told(centre, unit, tmp_path / "5")
    assert (row.accepted, row.conclusion, row.conditions) == (False, ReviewConclusion.FAILED, "")


def test_the_preview_names_a_result_and_nobody_handed_it_over(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("蓝鲸计划")
    send(unit, centre, tmp_path / "1")
    reviewed(centre, project, ReviewConclusion.CONDITIONAL, "补齐环评手续")
    (tmp_path / "2").mkdir()
    files = centre.exchange.write("HM", tmp_path / "2").paths
    looked = unit.exchange.look([files], unit.actor)
    [row] = [one for one in looked.preview.rows if one.table == "review_item"]
    assert (row.kind, row.handed) == ("new", None)
    assert row.facts[:2] == (("conclusion", ReviewConclusion.CONDITIONAL), ("conditions", "补齐环评手续"))


def test_a_unit_reports_that_conditions_are_met_and_is_told_what_the_centre_says(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Unit(code="HM", name="华明街道", group=UnitGroup.SUBDISTRICT))
    send(centre, unit, tmp_path / "0")
    project = unit.add_project("蓝鲸计划")
    send(unit, centre, tmp_path / "1")
    centre.change(
        "review_meeting", reviewed(centre, project, ReviewConclusion.CONDITIONAL, "补齐环评手续"), confirmed=1
    )
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        given = {"source": "review", "matter": "落实评审条件：补齐环评手续", "project_id": project, "state": "open"}
        tx.session.add(duty := Task(**given, unit_id=centre.unit_id("HM")))
        item = tx.session.scalars(select(ReviewItem.id)).one()
    send(centre, unit, tmp_path / "2")
    for number, evidence in enumerate(("环评受理单", "环评批复")):
        close_duties(unit.office, unit.actor, [duty.id], DAY, evidence)
        send(unit, centre, tmp_path / f"{number} reported")
        with centre.office.read() as session:
            [waits] = reported(session)
        assert (waits.item_id, waits.duty.unit, waits.duty.evidence) == (item, "华明街道", evidence)
        assert not centre.value("review_item", item, "conditions_closed")
        close_conditions(centre.office, centre.actor, item, closed=number == 1)
        with centre.office.read() as session:
            assert reported(session) == []
        [row] = told(centre, unit, tmp_path / f"{number} told")
        if number == 0:
            assert (row.kind, row.accepted, row.opened, row.project) == (
                "task",
                False,
                True,
                "蓝鲸计划 · 落实评审条件：补齐环评手续",
            )
            assert unit.value("task", duty.id, "state") == "open"
        else:
            assert (row.kind, row.accepted, row.met, row.conditions) == ("review_item", True, True, "补齐环评手续")
    assert told(centre, unit, tmp_path / "again") == []
    with pytest.raises(UserError, match="has confirmed"):
        reopen_duties(unit.office, unit.actor, [duty.id])


def test_what_another_computer_of_the_unit_opened_again_is_not_the_centres_word(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    befriend(centre, second)
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Unit(code="HM", name="华明街道", group=UnitGroup.SUBDISTRICT))
        tx.session.flush()
        of_unit = tx.session.scalars(select(Unit.id).where(Unit.code == "HM")).one()
        tx.session.add(duty := Task(source="meeting", matter="约谈企业", unit_id=of_unit, state="open"))
    for one in (unit, second):
        send(centre, one, tmp_path / f"to {one.folder.name}")
    close_duties(unit.office, unit.actor, [duty.id], DAY)
    for number, (giver, taker) in enumerate(((unit, centre), (centre, second))):
        send(giver, taker, tmp_path / f"closed {number}")
    reopen_duties(second.office, second.actor, [duty.id])
    send(second, centre, tmp_path / "opened")
    assert told(centre, unit, tmp_path / "told") == []
    assert unit.value("task", duty.id, "state") == "open"
    second.close()


@pytest.mark.parametrize(("taken", "accepted"), [("中心的概述", False), ("单位的概述", True)])
def test_a_value_on_which_the_centre_decided_before_the_unit_knew_is_told(
    pair: Pair, tmp_path: Path, taken: str, accepted: bool
) -> None:
    centre, unit = pair
    project = unit.add_project("蓝鲸计划", summary="一", handler="甲")
    send(unit, centre, tmp_path / "1")
    unit.change("project", project, summary="单位的概述", handler="乙")
    centre.change("project", project, summary="中心的概述")
    send(unit, centre, tmp_path / "2")
    with centre.office.read() as session:
        [found] = conflicts(session)
    take = next(one.values for one in found.choices if one.values["summary"] == taken)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(found, take)])
    [row] = told(centre, unit, tmp_path / "3")
    assert (row.kind, row.project, row.accepted) == ("project", "蓝鲸计划", accepted)
    assert (row.asked, row.stands) == ((("summary", "单位的概述"),), (("summary", taken),))
    assert row.by == centre.actor.name
    centre.change("project", project, summary="后来")  # who knows of a value and changes it has decided nothing
    assert told(centre, unit, tmp_path / "4") == []


def test_a_deletion_that_the_centre_does_not_take_over_is_told(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    project = confirmed_money(centre, unit, tmp_path / "1")
    unit.change("project", project, deleted_at=1)
    send(unit, centre, tmp_path / "2")
    with centre.office.read() as session:
        [found] = conflicts(session)
    stays = next(one.values for one in found.choices if one.values["deleted_at"] is None)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(found, stays)])
    rows = {row.kind: row for row in told(centre, unit, tmp_path / "3")}
    assert (rows["project"].accepted, dict(rows["project"].stands)) == (False, {"deleted_at": None})
    assert (rows["fund_entry"].accepted, rows["fund_entry"].amount_fen) == (True, 200)
    assert unit.value("project", project, "deleted_at") is None
