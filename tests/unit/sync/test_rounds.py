"""Several packages at once: a backup first, each all or nothing, what is done stays done."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import text

from db.enums import FundState
from db.models import FundEntry
from desktop_app.errors import Cancelled
from desktop_app.services import journal
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Label, Office, Transaction
from desktop_app.sync import overview
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.knowledge import knowledge
from desktop_app.sync.machine import catch_up
from desktop_app.sync.receipt import ReceiptRow, receipt_of
from desktop_app.sync.rounds import look_all, take_all, write_all
from desktop_app.sync.store import Store
from desktop_app.sync.waiting import EXCHANGED
from tests.helpers.stick_offices import DAY, StickOffice, send

_PROJECTS = text("SELECT id FROM project ORDER BY id")


@dataclass
class Told:
    """Notes what it is told; asks to stop once the work is that far."""

    stop_at: float = 2.0
    fractions: list[float] = field(default_factory=list)

    def report(self, fraction: float | None, text: str = "") -> None:
        if fraction is not None:
            self.fractions.append(fraction)

    def check(self) -> None:
        if self.fractions and self.fractions[-1] >= self.stop_at:
            raise Cancelled


@pytest.fixture
def offices(three: tuple[StickOffice, StickOffice, StickOffice], tmp_path: Path) -> "Offices":
    units = three[1:]
    stick = tmp_path / "stick"
    stick.mkdir()
    for unit in units:
        unit.add_project(f"{unit.code}的项目")
        unit.exchange.write("DL01", stick)
    return *three, stick


Offices = tuple[StickOffice, StickOffice, StickOffice, Path]


def first_project(one: StickOffice) -> tuple[str, str]:
    with one.office.read() as session:
        return "project", str(session.execute(_PROJECTS).scalars().first())


def test_looking_changes_nothing_and_says_what_would_come(offices: Offices) -> None:
    centre, _one, _two, stick = offices
    looked = look_all(centre.exchange, centre.packages(stick), centre.actor)
    assert {(row.sender, row.kind, row.title) for row in looked.rows if row.table == "project"} == {
        ("华明街道", "new", "HM的项目"), ("新立街道", "new", "XL的项目"),
    }  # fmt: skip
    assert (looked.much, looked.backup_first) == ((), True)
    assert [one.state for one in centre.packages(stick)] == ["ready", "ready"]


def test_a_backup_comes_first_when_the_last_is_old(offices: Offices, tmp_path: Path) -> None:
    centre, _one, _two, stick = offices
    told = Told()
    took = take_all(centre.exchange, centre.packages(stick), centre.actor, tmp_path / "backups", told)
    assert took.backup is not None and took.backup.parent == tmp_path / "backups" and took.backup.exists()
    assert [one.taken is not None and one.taken.outcome is not None for one in took.results] == [True, True]
    assert took.changes.kinds >= {EXCHANGED, "project"}
    assert told.fractions == sorted(told.fractions)
    assert take_all(centre.exchange, centre.packages(stick), centre.actor, tmp_path / "backups").backup is None


def test_a_cancel_keeps_what_was_taken_in_and_says_so(offices: Offices, tmp_path: Path) -> None:
    centre, _one, _two, stick = offices
    set_local(centre.office, last_backup_ms=centre.office.clock.now_ms())
    packages = centre.packages(stick)
    took = take_all(centre.exchange, packages, centre.actor, tmp_path / "backups", Told(stop_at=0.5))
    assert (len(took.results), took.stopped) == (1, True)
    assert sorted(one.state for one in centre.packages(stick)) == ["known", "ready"]
    with pytest.raises(Cancelled):
        take_all(centre.exchange, packages[1:], centre.actor, tmp_path / "backups", Told(stop_at=0.0))
    assert sorted(one.state for one in centre.packages(stick)) == ["known", "ready"]


def test_one_damaged_file_does_not_keep_the_others_out(offices: Offices, tmp_path: Path) -> None:
    centre, _one, _two, stick = offices
    packages = centre.packages(stick)
    file = packages[0].files[0]
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)
    took = take_all(centre.exchange, packages, centre.actor, tmp_path / "backups")
    assert took.results[0].refused is not None and str(took.results[0].refused).startswith("The file is damaged.")
    assert took.results[1].taken is not None


def test_many_deletions_are_counted_for_a_second_look(offices: Offices) -> None:
    centre, one, _two, stick = offices
    centre.take(stick)
    for number in range(9):
        one.add_project(f"项目{number}")
    send(one, centre, stick)
    with one.office.read() as session:
        doomed = session.execute(_PROJECTS).scalars().all()[:3]
    for project_id in doomed:
        one.change("project", project_id, deleted_at=1)
    one.exchange.write("DL01", stick)
    looked = look_all(centre.exchange, [p for p in centre.packages(stick) if p.state == "ready"], centre.actor)
    assert looked.counts["deleted"] == 3
    assert [(one.table, one.removed, one.present) for one in looked.much] == [("project", 3, 10)]


def test_a_unit_learns_what_was_confirmed_and_what_came_back_and_why(offices: Offices, tmp_path: Path) -> None:
    centre, one, _two, stick = offices
    with one.office.write(Label("Enter"), one.actor) as tx:
        project_id = tx.session.execute(_PROJECTS).scalar_one()
        for number in (1, 2):
            tx.session.add(
                FundEntry(
                    id=f"{number:032x}", project_id=project_id, amount_fen=number * 100, arrived_on=DAY,
                    state=FundState.CHECKED,
                )
            )  # fmt: skip
    send(one, centre, stick)
    centre.change("fund_entry", f"{1:032x}", state="confirmed", count_month="2022-03")
    centre.change("fund_entry", f"{2:032x}", state="returned", note="进账单看不清")
    back = tmp_path / "back"
    back.mkdir()
    centre.exchange.write("HM", back)
    took = take_all(one.exchange, one.packages(back), one.actor, tmp_path / "backups")
    assert took.receipt == (
        ReceiptRow("fund_entry", "HM的项目", False, 200, why="进账单看不清"),
        ReceiptRow("fund_entry", "HM的项目", True, 100),
    )


def test_the_receipt_tells_of_what_had_waited_too_and_the_history_keeps_it(offices: Offices, tmp_path: Path) -> None:
    centre, one, _two, stick = offices
    with one.office.write(Label("Enter"), one.actor) as tx:
        project_id = tx.session.execute(_PROJECTS).scalar_one()
        tx.session.add(
            FundEntry(
                id=f"{1:032x}", project_id=project_id, amount_fen=100, arrived_on=DAY, state=FundState.CHECKED
            )
        )  # fmt: skip
    send(one, centre, stick)
    send(centre, one, tmp_path / "heard")
    send(one, centre, tmp_path / "heard back")
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    centre.change("fund_entry", f"{1:032x}", state="returned", note="进账单看不清")
    centre.exchange.write("HM", first)
    with centre.office.maintain() as session:  # as if the first one had been heard of
        heads = msgspec.msgpack.encode(knowledge(Store(session), "HM", False))
        session.connection().exec_driver_sql("UPDATE exchange_peer SET heads = ? WHERE unit_code = 'HM'", (heads,))
    centre.add_project("新项目", owner_code="HM")
    centre.exchange.write("HM", second)
    early = take_all(one.exchange, one.packages(second), one.actor, tmp_path / "backups")
    assert early.receipt == () and early.results[0].taken is not None and early.results[0].taken.is_parked
    took = take_all(one.exchange, one.packages(first), one.actor, tmp_path / "backups")
    assert [also.sender for result in took.results if result.taken for also in result.taken.also] == ["合作交流办"]
    wanted = ReceiptRow("fund_entry", "HM的项目", False, 100, why="进账单看不清")
    assert took.receipt == (wanted,)
    with one.office.read() as session:
        rows = overview.history(session, one.exchange.keys.trusted)
        assert [state for state in (row.state for row in rows) if state != "written"][:3] == [
            "taken",
            "taken",
            "taken later",
        ]
        assert [receipt_of(session, row.id) for row in rows if row.state == "taken"][:2] == [[], [wanted]]
    with centre.office.read() as session:
        assert [receipt_of(session, row.id) for row in overview.history(session, None)] == [[]] * len(
            overview.history(session, None)
        )


def test_writing_goes_on_to_the_next_office_after_one_that_may_not(offices: Offices) -> None:
    centre, _one, _two, stick = offices
    wrote = write_all(centre.exchange, [("NO", "无此单位"), ("HM", "华明街道")], stick)
    assert str(wrote.results[0].refused).startswith("The office NO is not trusted here yet.")
    assert wrote.results[1].written is not None and wrote.results[1].written.paths[0].exists()


def test_a_pulled_stick_ends_writing_at_once(offices: Offices) -> None:
    centre, _one, _two, stick = offices
    wrote = write_all(centre.exchange, [("HM", "华明街道"), ("XL", "新立街道")], stick / "gone")
    first, second = wrote.results
    assert "pulled out" in str(first.refused)
    assert (second.code, second.written, second.refused) == ("XL", None, None)


def test_what_is_left_out_stays_as_it_was_and_the_others_learn_of_it(offices: Offices, tmp_path: Path) -> None:
    centre, one, _two, stick = offices
    centre.take(stick)
    with one.office.read() as session:
        project_id = session.execute(_PROJECTS).scalars().one()
    one.change("project", project_id, summary="新概述", handler="李")
    unwanted = one.add_project("不要的项目")
    with one.office.write(Label("Enter"), one.actor) as tx:
        tx.session.add(FundEntry(id=f"{7:032x}", project_id=unwanted, amount_fen=1, arrived_on=DAY))
    one.exchange.write("DL01", stick)
    packages = [package for package in centre.packages(stick) if package.state == "ready"]
    records = {("project", project_id), ("project", unwanted)}
    took = take_all(centre.exchange, packages, centre.actor, tmp_path / "backups", left_out=records)
    assert (took.left_out, took.left_out_new) == (3, 2)
    [whole] = took.with_all().results
    assert whole.taken is not None and whole.taken.outcome is not None
    assert (whole.taken.outcome.created, whole.taken.outcome.changed, whole.taken.left_out) == (2, 1, 0)
    assert (took.with_all().left_out, took.with_all().left_out_new) == (0, 0)
    [result] = took.results
    assert result.taken is not None and result.taken.outcome is not None
    assert (result.taken.outcome.created, result.taken.outcome.changed, result.taken.left_out) == (0, 0, 3)
    with centre.office.read() as session:
        [kept] = [row for row in overview.history(session, None) if row.outcome.get("left_out")]
    assert kept.name == packages[0].files[0].name
    assert [kept.outcome[name] for name in ("created", "changed", "left_out")] == [0, 0, 3]
    assert centre.value("project", project_id, "summary") == ""
    assert centre.value("project", unwanted, "deleted_at") is not None
    assert centre.value("fund_entry", f"{7:032x}", "deleted_at") is not None
    back = tmp_path / "back"
    back.mkdir()
    centre.exchange.write("HM", back)
    looked = look_all(one.exchange, one.packages(back), one.actor)
    told = take_all(one.exchange, one.packages(back), one.actor, tmp_path / "backups")
    assert told.receipt == (ReceiptRow("project", "不要的项目", False, deleted=True),)
    assert told.results[0].taken is not None and told.results[0].taken.outcome is not None
    assert told.results[0].taken.outcome.deleted == looked.counts["deleted"] == 2
    assert (one.value("project", project_id, "summary"), one.value("project", project_id, "handler")) == ("", "")
    assert one.value("project", unwanted, "deleted_at") is not None
    with centre.office.read() as session:
        step = journal.last_step(session, centre.actor.name)
    assert step is not None
    journal.undo(centre.office, centre.actor, step.transaction_id)
    with centre.office.read() as session:
        [now] = [row for row in overview.history(session, None) if row.id == kept.id]
    assert [now.outcome.get(name) for name in ("created", "changed", "left_out")] == [2, 1, None]
    assert centre.value("project", project_id, "summary") == "新概述"
    assert centre.value("project", unwanted, "deleted_at") is None


def test_what_was_to_be_left_out_is_left_out_though_the_program_ended_in_between(
    offices: Offices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, one, _two, stick = offices
    packages = centre.packages(stick)
    unwanted = first_project(one)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Exchange, "_hand_parts_over", killed)
        with pytest.raises(KeyboardInterrupt):
            take_all(centre.exchange, packages, centre.actor, tmp_path / "backups", left_out=[unwanted])
    assert centre.value(*unwanted, "deleted_at") is None
    changes = catch_up(centre.office, centre.folder, centre.actor)
    assert unwanted in changes.records and centre.value(*unwanted, "deleted_at") is not None
    assert catch_up(centre.office, centre.folder, centre.actor).records == frozenset()
    with centre.office.read() as session:
        [kept] = [row for row in overview.history(session, None) if row.outcome.get("left_out")]
    assert kept.outcome["left_out"] == 1
    later = take_all(centre.exchange, packages, centre.actor, tmp_path / "backups")
    assert (later.left_out, centre.value(*unwanted, "deleted_at") is None) == (0, False)


def test_a_package_is_in_the_history_as_soon_as_it_is_taken_in(
    offices: Offices, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, one, _two, stick = offices
    [package, _other] = centre.packages(stick)
    written = Office.write

    @contextmanager
    def killed_after(office: Office, *args: Any, **more: Any) -> Iterator[Transaction]:
        with written(office, *args, **more) as tx:
            yield tx
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Office, "write", killed_after)
        with pytest.raises(KeyboardInterrupt):
            centre.exchange.take(package.files, centre.actor)
    assert centre.value(*first_project(one), "deleted_at") is None
    with centre.office.read() as session:
        [kept] = overview.history(session, None)
    assert kept.outcome["created"] == 1


def test_a_reading_that_was_cancelled_before_anything_came_leaves_nothing_out_later(
    offices: Offices, tmp_path: Path
) -> None:
    centre, one, _two, stick = offices
    set_local(centre.office, last_backup_ms=centre.office.clock.now_ms())
    packages, unwanted = centre.packages(stick), first_project(one)
    with pytest.raises(Cancelled):
        take_all(centre.exchange, packages, centre.actor, tmp_path / "backups", Told(0.0), left_out=[unwanted])
    for package in packages:
        centre.exchange.take(package.files, centre.actor)
    catch_up(centre.office, centre.folder, centre.actor)
    assert centre.value(*unwanted, "deleted_at") is None


def test_a_number_that_came_a_second_time_is_told(offices: Offices, tmp_path: Path) -> None:
    centre, one, two, _stick = offices
    for number, unit in enumerate((one, two)):
        project = unit.add_project(f"项目{number}", number="HM-2022-0005")
        folder = tmp_path / f"in{number}"
        folder.mkdir()
        unit.exchange.write("DL01", folder)
        took = take_all(centre.exchange, centre.packages(folder), centre.actor, tmp_path / "backups")
        assert [(shared.number, shared.younger) for shared in took.numbers] == [("HM-2022-0005", project)] * number
