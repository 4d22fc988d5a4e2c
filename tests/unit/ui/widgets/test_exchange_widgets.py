"""The small parts of the exchange page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.office import Office
from desktop_app.sync.drives import Drive
from desktop_app.sync.waiting import Waiting
from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.widgets.digit_groups import DigitGroups
from desktop_app.ui.widgets.drive_watch import DriveWatch
from desktop_app.ui.widgets.exchange_button import ExchangeButton, circled
from desktop_app.ui.widgets.result_list import ResultList
from desktop_app.ui.widgets.step_line import StepLine
from tests.helpers.database import fresh_office
from tests.helpers.stick_offices import FakeDrives


def test_a_stick_is_told_once_when_it_comes_and_goes() -> None:
    drives = FakeDrives()
    watch = DriveWatch(drives=drives)
    seen: list[str] = []
    watch.plugged.connect(lambda drive: seen.append(f"+{drive.name}"))
    watch.pulled.connect(lambda drive: seen.append(f"-{drive.name}"))
    drives.plugged = [Drive(Path("/media/a"), "a")]
    watch.look()
    watch.look()
    assert watch.holds(Path("/media/a/x.zstpack")) and not watch.holds(Path("/home/x"))
    drives.plugged = [Drive(Path("/media/b"), "b")]
    watch.look()
    assert seen == ["+a", "-a", "+b"]


def test_a_stick_is_noticed_by_itself(qtbot: QtBot) -> None:
    drives = FakeDrives()
    watch = DriveWatch(drives=drives, every_ms=10)
    drives.plugged = [Drive(Path("/media/a"), "a")]
    qtbot.waitUntil(lambda: bool(watch.present))


@pytest.mark.parametrize(
    ("typed", "agree", "differ"),
    [
        ("", False, False),
        ("123", False, False),
        ("123456 65", False, False),
        ("123456 654321", True, False),
        ("１２３４５６654321", True, False),
        ("124", False, True),
        ("123456 654321 0", False, True),
    ],
)
def test_digits_agree_however_they_are_spaced(qtbot: QtBot, typed: str, agree: bool, differ: bool) -> None:
    groups = DigitGroups()
    qtbot.addWidget(groups)
    groups.show_digits("123456 654321")
    groups.compare(typed)
    assert (groups.agree, groups.differ) == (agree, differ)
    groups.grab()


def test_steps_are_named_for_readers_of_the_screen(qtbot: QtBot) -> None:
    line = StepLine(["Choose", "Look", "Done"])
    qtbot.addWidget(line)
    line.show_step(1)
    assert line.accessibleName() == "Step 2 of 3: Look"
    line.grab()


def test_results_are_as_high_as_their_lines_up_to_six(qtbot: QtBot) -> None:
    results = ResultList()
    qtbot.addWidget(results)
    results.show_lines([("green", "one"), ("red", "two")])
    two = results.height()
    results.show_lines([("green", str(n)) for n in range(20)])
    assert results.height() == 3 * two
    assert len(results.texts) == 20
    results.show_lines([])
    assert results.isHidden()


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[DatabaseWorker]:
    office: Office = fresh_office(tmp_path)
    worker = DatabaseWorker(office)
    yield worker
    worker.close()
    office.close()


def test_the_button_names_what_it_counts(qtbot: QtBot, worker: DatabaseWorker) -> None:
    button = ExchangeButton(worker)
    qtbot.addWidget(button)
    qtbot.waitUntil(lambda: not worker.busy)
    assert button.toolTip() == "Nothing waits to be sent or decided"
    button.show_waiting(Waiting(0, 0, 0, 1))
    assert button.text().endswith("①") and button.toolTip() == "1 investor entered twice"
    button.show_waiting(Waiting(2, 1, 1))
    assert button.text() == "USB exchange ③"
    assert button.toolTip().splitlines() == [
        "Changes to send to 2 offices", "1 difference to decide", "1 file put aside",
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "sign"), [(1, "①"), (20, "⑳"), (21, "(21)")])
def test_counts_stand_in_a_circle_as_long_as_there_is_one(count: int, sign: str) -> None:
    assert circled(count) == sign
