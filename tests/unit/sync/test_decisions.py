"""A decision shows at once, travels with the next file, and until then can be taken back as if it had never been."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from db.enums import Stage
from db.models import Milestone
from db.types import new_id
from desktop_app.errors import Cancelled, UserError
from desktop_app.services import journal
from desktop_app.services.journal import Step
from desktop_app.services.office import Label
from desktop_app.sync import overview
from desktop_app.sync.conflicts import Conflict, conflicts
from desktop_app.sync.decisions import last_decisions, take_back, take_back_or_undo
from desktop_app.sync.health import check_office
from desktop_app.sync.settling import settle
from desktop_app.sync.undecided import Decided, Rule, decide_all, undecided
from tests.helpers.exchange import Peer, bring
from tests.helpers.stick_offices import DAY, StickOffice, send

Pair = tuple[StickOffice, StickOffice]


class Stops:
    """Cancels once it is asked for the n-th time."""

    def __init__(self, at: int) -> None:
        self.left = at

    def report(self, fraction: float | None, text: str = "") -> None:
        pass

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture
def pair(pair: Pair, tmp_path: Path) -> Pair:
    """They changed three projects without knowing of each other; the centre knows both."""
    centre, unit = pair
    rows = [unit.add_project(f"P{number}") for number in range(3)]
    send(unit, centre, tmp_path / "a")
    for one, name in ((unit, "by the unit"), (centre, "by the centre")):
        for row_id in rows:
            one.change("project", row_id, summary=name)
    send(unit, centre, tmp_path / "b")
    return centre, unit


def open_at(one: StickOffice) -> list[Conflict]:
    with one.office.read() as session:
        return conflicts(session)


def by_rule(one: StickOffice, rule: Rule, most: int = 3) -> Decided:
    with one.office.read() as session:
        found = undecided(session)[:most]
    pairs = [(found_.conflict, choice.values) for found_ in found if (choice := found_.by_rule(rule))]
    return decide_all(one.office, one.exchange.keys.own, one.actor, pairs)


def summaries(one: StickOffice) -> list[str]:
    with one.office.read() as session:
        return list(session.scalars(text("SELECT summary FROM project ORDER BY name")))


def counted(one: StickOffice) -> tuple[int, int]:
    """Differences that wait, and offices for which there is something to write."""
    with one.office.read() as session:
        waits = overview.waiting(session)
    return waits.conflicts, waits.offices


@pytest.mark.parametrize("rule", ["unit", "centre"])
def test_it_shows_at_once_and_travels_with_the_next_file(pair: Pair, tmp_path: Path, rule: Rule) -> None:
    """Also where what is kept is what was shown before."""
    centre, unit = pair
    send(centre, unit, tmp_path / "told")
    decided = by_rule(centre, rule)
    assert (decided.count, decided.left) == (3, 0)
    assert summaries(centre) == [f"by the {rule}"] * 3
    assert counted(centre) == (0, 1) and open_at(centre) == []
    send(centre, unit, tmp_path / "c")
    assert summaries(unit) == [f"by the {rule}"] * 3
    assert open_at(unit) == open_at(centre) == []
    assert centre.exchange.compare() == unit.exchange.compare() == []
    assert check_office(centre.office).problems == []


@pytest.mark.parametrize("rule", ["unit", "centre"])
def test_taken_back_it_has_never_been(pair: Pair, tmp_path: Path, rule: Rule) -> None:
    centre, unit = pair
    before, shown = open_at(centre), summaries(centre)
    by_rule(centre, rule)
    with centre.office.read() as session:
        last = last_decisions(session)
    assert last is not None and last.count == 3
    changes = take_back(centre.office, centre.actor, last.step)
    assert ("project" in changes.kinds) is (rule == "centre")
    assert open_at(centre) == before and summaries(centre) == shown
    with centre.office.read() as session:
        assert last_decisions(session) is None
    send(centre, unit, tmp_path / "c")
    assert len(open_at(centre)) == len(open_at(unit)) == 3
    with pytest.raises(UserError, match="were taken back"):
        take_back(centre.office, centre.actor, last.step)


def test_the_newest_is_taken_back_first(pair: Pair) -> None:
    centre, _ = pair
    first, second = by_rule(centre, "unit", 1), by_rule(centre, "centre", 2)
    with centre.office.read() as session:
        last = last_decisions(session)
    assert last is not None and (last.step, last.count) == (second.changes.transaction_id, 2)
    take_back(centre.office, centre.actor, last.step)
    assert len(open_at(centre)) == 2
    take_back(centre.office, centre.actor, first.changes.transaction_id)
    assert len(open_at(centre)) == 3


def _write(centre: StickOffice, stick: Path) -> None:
    centre.exchange.write("HM", stick)


def _back_up(centre: StickOffice, _stick: Path) -> None:
    centre.exchange.seal()


@pytest.mark.parametrize("do", [_write, _back_up])
def test_what_went_into_a_file_stays(pair: Pair, tmp_path: Path, do: Callable[[StickOffice, Path], None]) -> None:
    centre, _ = pair
    step = by_rule(centre, "centre").changes.transaction_id
    do(centre, tmp_path)
    with centre.office.read() as session:
        assert last_decisions(session) is None
    with pytest.raises(UserError, match="a file was written or read since"):
        take_back(centre.office, centre.actor, step)
    assert open_at(centre) == [] and summaries(centre) == ["by the centre"] * 3


def test_who_went_on_with_the_record_is_not_undone(pair: Pair) -> None:
    centre, _ = pair
    [first, *_] = open_at(centre)
    step = by_rule(centre, "centre").changes.transaction_id
    centre.change("project", first.record_id, handler="王五")
    with pytest.raises(UserError, match="changed again later"):
        take_back(centre.office, centre.actor, step)
    with centre.office.read() as session:
        own = journal.last_step(session, centre.actor.name)
    assert own is not None
    journal.undo(centre.office, centre.actor, own.transaction_id)
    take_back(centre.office, centre.actor, step)
    assert len(open_at(centre)) == 3


def test_ctrl_z_opens_what_was_decided_last_again(pair: Pair) -> None:
    """To set the value back would be to decide once more. What is before it stays until then, and no later."""
    centre, _ = pair
    with centre.office.write(Label("before"), centre.actor) as tx:
        tx.session.execute(text("UPDATE project SET handler = 'x', changed_at = 1, changed_by = 'x'"))
    shown, decided = summaries(centre), by_rule(centre, "centre")

    def last() -> Step:
        with centre.office.read() as session:
            found = journal.last_step(session, centre.actor.name)
        assert found is not None
        return found

    assert last().transaction_id == decided.changes.transaction_id
    with pytest.raises(UserError, match="is not undone here"):
        journal.undo(centre.office, centre.actor, last().transaction_id)
    take_back_or_undo(centre.office, centre.actor, last())
    assert len(open_at(centre)) == 3 and summaries(centre) == shown
    with centre.office.read() as session:
        assert journal.last_undone(session, centre.actor.name) is None
    assert last().label.template == "before"
    take_back_or_undo(centre.office, centre.actor, last())
    assert last().exchange
    with pytest.raises(UserError, match="came from other offices"):
        take_back_or_undo(centre.office, centre.actor, last())


def test_a_cancel_decides_nothing(pair: Pair) -> None:
    centre, _ = pair
    pairs = [(one, one.choices[0].values) for one in open_at(centre)]
    with pytest.raises(Cancelled):
        decide_all(centre.office, centre.exchange.keys.own, centre.actor, pairs, Stops(2))
    assert len(open_at(centre)) == 3


def test_fields_that_belong_together_are_taken_back_together(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    [first, *_] = open_at(centre)
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        part = Milestone(project_id=first.record_id, stage=Stage.LEAD, business_date=DAY)
        tx.session.add(part)
    send(unit, centre, tmp_path / "c")
    unit.change("milestone", part.id, business_date="2022-03-03")
    centre.change("milestone", part.id, business_date="2022-03-04", stage="negotiation")
    send(unit, centre, tmp_path / "d")
    [found] = [one for one in open_at(centre) if one.table == "milestone"]
    assert found.fields == ("stage", "business_date")
    own = centre.exchange.keys.own
    decided = decide_all(centre.office, own, centre.actor, [(found, {"stage": "lead", "business_date": "2022-03-09"})])
    assert centre.value("milestone", part.id, "business_date") == "2022-03-09"
    take_back(centre.office, centre.actor, decided.changes.transaction_id)
    assert centre.value("milestone", part.id, "business_date") == "2022-03-04"
    assert found in open_at(centre)
    decide_all(centre.office, own, centre.actor, [(found, {"stage": "lead", "business_date": "2022-03-09"})])
    send(centre, unit, tmp_path / "e")
    assert [one.value("milestone", part.id, "business_date") for one in pair] == ["2022-03-09"] * 2
    assert [one.value("milestone", part.id, "stage") for one in pair] == ["lead"] * 2


def test_an_import_counts_no_decision_as_new(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    by_rule(centre, "centre")
    send(unit, centre, tmp_path / "again")
    assert open_at(centre) == [] and summaries(centre) == ["by the centre"] * 3


@pytest.mark.parametrize("keep", [True, False])
def test_a_deletion_is_decided_and_taken_back(centre: Peer, huaming: Peer, keep: bool) -> None:
    """It comes to the same everywhere as a decision that was made for good."""
    rows = [new_id(), new_id()]
    for row_id in rows:
        huaming.insert("investor", row_id, name="old")
    bring(huaming, centre)
    bring(centre, huaming)
    for row_id in rows:
        huaming.update("investor", row_id, deleted_at=7)
        centre.update("investor", row_id, name="new")
    bring(huaming, centre)
    wanted = None if keep else 7
    with centre.office.read() as session:
        for_good, for_now = sorted(conflicts(session), key=lambda one: one.record_id != rows[0])
    settle(centre.office, centre.own, centre.actor, for_good, {"deleted_at": wanted})
    pairs = [(for_now, {"deleted_at": wanted})]
    decided = decide_all(centre.office, centre.own, centre.actor, pairs)
    take_back(centre.office, centre.actor, decided.changes.transaction_id)
    with centre.office.read() as session:
        assert conflicts(session) == [for_now]
    decide_all(centre.office, centre.own, centre.actor, pairs)
    bring(centre, huaming)
    for one in (centre, huaming):
        assert [one.value("investor", row_id, "deleted_at") for row_id in rows] == [wanted, wanted]
        assert [one.value("investor", row_id, "name") for row_id in rows] == ["new", "new"]
        assert one.conflicts() == set()
