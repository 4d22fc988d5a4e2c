"""What waits to be sent, what was acknowledged and who is overdue follow from packages alone."""

import datetime as dt
from pathlib import Path

import pytest

from db.models import FundEntry, Investor
from desktop_app.errors import UserError
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Label
from desktop_app.sync import overview
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.ledger import Gap
from desktop_app.sync.overview import OfficeRow
from desktop_app.sync.waiting import Waiting
from tests.helpers.stick_offices import DAY, StickOffice, befriend, send, stick_office

DAY_MS = 86_400_000


def row(one: StickOffice, later_days: int = 0) -> OfficeRow:
    """How the other office stands, as one sees it some days from now."""
    now = one.office.clock.now_ms() + later_days * DAY_MS
    with one.office.read() as session:
        [found] = overview.offices(session, one.exchange.keys.trusted, now)
    return found


def counted(one: StickOffice) -> Waiting:
    with one.office.read() as session:
        return overview.waiting(session)


def test_what_is_entered_waits_until_it_is_written_and_acknowledged_until_it_is_told(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    assert row(unit).standing == "new"
    unit.add_project("氢能项目")
    unit.add_project("储能项目")
    assert (row(unit).unsent, counted(unit).count) == (2, 1)
    send(unit, centre, tmp_path / "a")
    written = row(unit)
    assert (written.unsent, written.unacknowledged, written.acknowledged_ms) == (0, 2, None)
    assert counted(unit).count == 0
    send(centre, unit, tmp_path / "b")
    told = row(unit)
    assert (told.unacknowledged, told.acknowledged_ms) == (0, written.told_ms)
    assert told.heard_ms is not None and told.standing == ""


def test_an_investor_that_was_entered_twice_waits_where_it_can_be_joined(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    for one in pair:
        with one.office.write(Label("Enter"), one.actor) as tx:
            tx.session.add(Investor(name=f"国能 {one.code}", uscc="91110000100011743X"))
    assert counted(centre).twins == counted(unit).twins == 0
    send(unit, centre, tmp_path / "a")
    send(centre, unit, tmp_path / "b")
    assert (counted(centre).twins, counted(centre).count, counted(unit).twins) == (1, 1, 0)


def test_the_centre_counts_for_each_unit_what_that_unit_may_know(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    send(centre, unit, tmp_path / "a")
    centre.add_project("中心自己的项目")
    assert row(centre).unsent == 0
    centre.change("unit", centre.unit_id("DL01"), leader="赵")
    assert row(centre).unsent == 1


def test_a_lost_stick_stays_not_acknowledged(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    unit.add_project("氢能项目")
    (tmp_path / "lost").mkdir()
    unit.exchange.write("DL01", tmp_path / "lost")
    send(centre, unit, tmp_path / "b")
    assert (row(unit).unacknowledged, row(unit).acknowledged_ms) == (1, None)
    assert row(unit, later_days=16).standing == "silent"
    assert row(unit, later_days=16).overdue_days == 16


def test_who_answers_but_never_confirms_is_overdue(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    _centre, unit = pair
    unit.add_project("氢能项目")
    (tmp_path / "lost").mkdir()
    unit.exchange.write("DL01", tmp_path / "lost")
    assert row(unit, later_days=14).standing == "unheard"
    assert row(unit, later_days=16).standing == "unanswered"
    assert row(unit, later_days=16).overdue_days in (15, 16)


def test_history_names_offices_and_what_came_of_files(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    unit.add_project("氢能项目")
    send(unit, centre, tmp_path / "a")
    with centre.office.read() as session:
        [taken] = overview.history(session, centre.exchange.keys.trusted)
    with unit.office.read() as session:
        [written] = overview.history(session, unit.exchange.keys.trusted)
    assert (taken.sent, taken.unit, taken.state, taken.outcome["created"]) == (False, "华明街道", "taken", 1)
    assert (written.sent, written.unit, written.state) == (True, "合作交流办", "written")
    assert written.name.endswith(".zstpack")


def test_what_a_parked_file_waits_for_is_read_in_both_forms() -> None:
    assert overview.gaps('[["华明街道", 5], "新立街道"]') == (Gap("华明街道", 5), Gap("新立街道", 0))


@pytest.mark.parametrize(("age_h", "old"), [(None, True), (1, False), (25, True), (-1, True)])
def test_a_backup_of_the_last_day_is_enough(
    pair: tuple[StickOffice, StickOffice], age_h: int | None, old: bool
) -> None:
    _centre, unit = pair
    now = unit.office.clock.now_ms()
    if age_h is not None:
        set_local(unit.office, last_backup_ms=now - int(dt.timedelta(hours=age_h).total_seconds() * 1000))
    with unit.office.read() as session:
        assert overview.backup_is_old(session, now) is old


def test_who_is_shut_out_takes_no_part(pair: tuple[StickOffice, StickOffice]) -> None:
    centre, unit = pair
    centre.add_project("x", owner_code="HM")
    assert counted(centre).offices == 1
    centre.exchange.keys.revoke(unit.exchange.keys.identity.replica)
    assert not row(centre).takes_part
    assert counted(centre).offices == 0


def test_only_the_centre_shuts_out_and_never_itself(pair: tuple[StickOffice, StickOffice]) -> None:
    centre, unit = pair
    for one, whom in ((unit, centre), (centre, centre)):
        with pytest.raises(UserError, match="Only the centre shuts a computer out"):
            one.exchange.keys.revoke(whom.exchange.keys.identity.replica)


def test_who_was_shut_out_by_mistake_takes_part_again(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    replica = unit.exchange.keys.identity.replica
    send(unit, centre, tmp_path / "a")
    before = row(centre)
    centre.exchange.keys.revoke(replica)
    unit.add_project("其间录入的项目")
    centre.exchange.keys.readmit(replica)
    assert row(centre).takes_part and row(centre).computers == before.computers
    roster = centre.exchange.keys.trusted.roster
    centre.exchange.keys.readmit(replica)  # who takes part already is let in once
    assert centre.exchange.keys.trusted.roster == roster
    send(unit, centre, tmp_path / "b")
    send(centre, unit, tmp_path / "c")
    assert row(unit).unacknowledged == 0
    with pytest.raises(UserError, match="Only the centre"):
        unit.exchange.keys.readmit(replica)


def test_a_project_that_is_handed_over_is_to_be_sent_to_both_units(tmp_path: Path) -> None:
    centre = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    units = [stick_office(tmp_path / code, code, name) for code, name in (("HM", "华明街道"), ("XL", "新立街道"))]
    for unit in units:
        befriend(centre, unit)
    project = units[0].add_project("甲")
    send(units[0], centre, tmp_path / "a")
    for number, unit in enumerate(units):
        send(centre, unit, tmp_path / f"b{number}")
    centre.change("project", project, owner_code="XL")
    with centre.office.read() as session:
        rows = overview.offices(session, centre.exchange.keys.trusted, 0)
    assert {row.code: row.unsent for row in rows} == {"HM": 1, "XL": 1}
    for one in (centre, *units):
        one.close()


def test_decisions_are_counted_as_they_are_taken(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目", summary="一")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        entry = FundEntry(project_id=project, amount_fen=100, arrived_on=DAY, form_code="1", evidence_number="1")
        tx.session.add(entry)
        tx.session.flush()
        fund = entry.id
    send(unit, centre, tmp_path / "a")
    send(centre, unit, tmp_path / "b")
    unit.change("fund_entry", fund, amount_fen=300, evidence_number="3", form_code="3")
    unit.change("project", project, summary="二")
    centre.change("fund_entry", fund, amount_fen=200, evidence_number="2", form_code="2")
    centre.change("project", project, summary="三")
    send(unit, centre, tmp_path / "c")
    with centre.office.read() as session:
        decisions = conflicts(session)
    assert sorted(len(one.fields) for one in decisions) == [1, 3]
    assert counted(centre).conflicts == len(decisions) == 2
