"""What an office lacks is counted in records, however many steps and commits tell of them."""

from pathlib import Path

import pytest

from db.models import FundPlan
from desktop_app.services.office import Label
from desktop_app.sync import unsent
from desktop_app.sync.overview import offices
from desktop_app.sync.package.writing import Written
from desktop_app.sync.store import Store
from desktop_app.sync.unsent import Lacked, seen_by, unsealed
from tests.helpers.stick_offices import StickOffice, send
from tests.unit.sync.test_overview import row


def write(one: StickOffice, folder: Path) -> Written:
    folder.mkdir()
    return one.exchange.write("DL01", folder)


def test_records_are_counted_once_however_often_they_were_changed(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = pair
    first = unit.add_project("氢能项目")
    unit.add_project("储能项目")
    for summary in "甲乙丙":
        unit.change("project", first, summary=summary)
    assert (row(unit).unsent, row(unit).records_unsent, row(unit).records_unacknowledged) == (5, 2, 0)
    written = write(unit, tmp_path / "a")
    assert (written.commits, written.records, written.repeated) == (5, 2, 0)
    assert (row(unit).records_unsent, row(unit).records_unacknowledged) == (0, 2)
    unit.change("project", first, summary="丁")
    assert (row(unit).records_unsent, row(unit).records_unacknowledged) == (1, 2)
    again = write(unit, tmp_path / "b")
    assert (again.records, again.repeated) == (2, 1)  # both: it has told of none; one of them is as it was
    centre.take(tmp_path / "b")
    assert centre.value("project", first, "summary") == "丁"
    send(centre, unit, tmp_path / "c")
    assert (row(unit).records_unsent, row(unit).records_unacknowledged) == (0, 0)


def test_what_is_for_all_is_looked_through_once(pair: tuple[StickOffice, StickOffice]) -> None:
    centre, _unit = pair
    centre.change("unit", centre.unit_id("DL01"), leader="赵")
    with centre.office.read() as session:
        waits = unsealed(session, Store(session), centre.exchange.keys.trusted)
    assert {scope: len(one.rows) for scope, one in waits.items()}["shared"] >= 1
    assert [one.rows for one in seen_by(waits, "HM", False)] == [waits["shared"].rows]
    centre.exchange.seal()
    with centre.office.read() as session:
        lacked = Lacked(Store(session))
        newer, older = lacked.rows([], "HM", False)
        assert newer and not older
        kept = dict(lacked._for_all)
        assert lacked.rows([], "XL", False) == (newer, older) and lacked._for_all == kept
        last = Store(session).next_commit() - 1
        assert lacked.rows([], "HM", False, since=last) == (set(), newer)


def test_so_many_that_nobody_counts_them_are_counted_no_further(
    pair: tuple[StickOffice, StickOffice], monkeypatch: pytest.MonkeyPatch
) -> None:
    _centre, unit = pair
    for number in range(6):
        unit.add_project(f"项目{number}")
    unit.exchange.seal()
    monkeypatch.setattr(unsent, "MOST", 4)
    assert (row(unit).records_unsent, row(unit).more_unsent) == (4, True)
    monkeypatch.setattr(unsent, "MOST", 7)
    assert (row(unit).records_unsent, row(unit).more_unsent) == (6, False)


def test_what_is_in_no_commit_yet_is_not_taken_for_nothing_where_counting_stopped(
    pair: tuple[StickOffice, StickOffice], monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, _unit = pair
    centre.exchange.seal()
    for number in range(6):
        centre.add_project(f"项目{number}", owner_code="XL")
    monkeypatch.setattr(unsent, "MOST", 4)
    assert (row(centre).more_unsent, row(centre).unsent > 0) == (True, True)


def test_the_parts_of_a_project_that_is_handed_over_are_counted_before_they_follow_it(
    three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, _huaming, _xinli = three
    project = centre.add_project("氢能项目", owner_code="HM")
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for year in (2022, 2023, 2024):
            tx.session.add(FundPlan(project_id=project, year=year, amount_fen=100, owner_code="HM"))
    for code in ("HM", "XL"):
        centre.exchange.write(code, tmp_path)
    centre.change("project", project, owner_code="XL")
    with centre.office.read() as session:
        waits = {one.code: one.records_unsent for one in offices(session, centre.exchange.keys.trusted, 0)}
    written = {code: centre.exchange.write(code, tmp_path) for code in ("HM", "XL")}
    assert waits == {code: one.records - one.repeated for code, one in written.items()} == {"HM": 4, "XL": 4}


def test_what_is_enough_is_read_no_further_and_what_is_for_all_once(
    pair: tuple[StickOffice, StickOffice], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counting for all offices reads the bytes of few commits, whatever waits."""
    centre, _unit = pair
    own = centre.unit_id("DL01")
    for leader in "赵钱孙":
        centre.change("unit", own, leader=leader)
    for number in range(6):
        centre.add_project(f"P{number}", owner_code="HM")
    centre.exchange.seal()
    reads: list[int] = []
    body = Store.body

    def read(self: Store, commit: int) -> bytes:
        reads.append(commit)
        return body(self, commit)

    monkeypatch.setattr(Store, "body", read)
    with centre.office.read() as session:
        lacked = Lacked(Store(session))
        found, _older = lacked.rows([], "HM", False)
        assert len(found) >= 7 and sorted(reads) == sorted(set(reads))
        shared = len(reads) - 6
        reads.clear()
        assert lacked.rows([], "XL", False)[0] < found and reads == []
        monkeypatch.setattr(unsent, "MOST", 1)
        Lacked(Store(session)).rows([], "HM", False)
        assert len(reads) == 1 < shared
