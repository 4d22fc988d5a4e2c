"""Ctrl+Z beside the exchange: decisions open again, what came with files stands, and both are named."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.queries.projects import ProjectFilter, count
from desktop_app.services.projects import create_projects
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.undecided import decide_all
from desktop_app.ui import step_commands
from desktop_app.ui.step_commands import StepCommands
from desktop_app.ui.tasks import Progress
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import furnish, lead
from tests.helpers.stick_offices import StickOffice, district, send


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[StickOffice]:
    """One that read a file with a change against its own."""
    with district(tmp_path, ("HM", "华明街道")) as (centre, unit):
        row_id = unit.add_project("P")
        send(unit, centre, tmp_path / "a")
        for one, words in ((unit, "by the unit"), (centre, "by the centre")):
            one.change("project", row_id, summary=words)
        send(unit, centre, tmp_path / "b")
        yield centre


@pytest.fixture
def navigator(centre: StickOffice) -> Iterator[FakeNavigator]:
    navigator = FakeNavigator(centre.office, centre.folder)
    navigator.actor = centre.actor
    yield navigator
    navigator.close()


def named(qtbot: QtBot, steps: StepCommands) -> tuple[str, str]:
    found: list[tuple[str, str]] = []
    steps.name(lambda *words: found.append(words))
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_decisions_open_again_and_a_file_stands(qtbot: QtBot, centre: StickOffice, navigator: FakeNavigator) -> None:
    steps = StepCommands(navigator, QObject(navigator.worker))
    with centre.office.read() as session:
        [conflict] = conflicts(session)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(conflict, conflict.choices[1].values)])
    assert named(qtbot, steps) == ("Decide: P", "")
    steps.undo()
    qtbot.waitUntil(lambda: navigator.messages == ["Undo Decide: P"])
    with centre.office.read() as session:
        assert conflicts(session) == [conflict]
    assert named(qtbot, steps) == ("Take in the package of 华明街道", "")
    steps.undo()
    qtbot.waitUntil(lambda: bool(navigator.errors))
    assert "came from other offices is not undone here" in str(navigator.errors[0])
    steps.redo()
    qtbot.waitUntil(lambda: navigator.messages[1:] == ["There is nothing to redo."])


def test_a_large_step_tells_how_far_its_undoing_is_and_can_be_stopped(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step_commands, "LARGE", 3)
    with navigated(tmp_path, furnish) as navigator:
        new = [lead(f"智能{n}") for n in range(4)]
        made = create_projects(navigator.office, navigator.actor, new)
        told: list[float | None] = []
        titles: list[str] = []
        stops = [True, False, False]
        run = navigator.run

        def watched(title: str, work: Any, on_done: Any = None) -> Progress:
            titles.append(title)
            progress = run(title, work, on_done)
            progress.reported.connect(lambda fraction, _words: told.append(fraction))
            if stops.pop(0):
                progress.cancel()
            return progress

        monkeypatch.setattr(navigator, "run", watched)
        steps = StepCommands(navigator, QObject(navigator.worker))
        steps.undo()
        qtbot.waitUntil(lambda: len(titles) == 1 and not navigator.worker.busy)
        assert here(navigator) == 4 and navigator.messages == []
        steps.undo()
        steps.undo()  # pressed twice: it is done once
        qtbot.waitUntil(lambda: len(titles) == 3 and not navigator.worker.busy)
        assert here(navigator) == 0 and len(navigator.messages) == 1
        assert titles == [navigator.messages[0]] * 3 and titles[0].startswith("Undo ")
        assert told[-1] == 1
        stops += [False, False]
        steps.redo()
        qtbot.waitUntil(lambda: here(navigator) == 4)
        steps.take_back(made.changes.transaction_id)
        qtbot.waitUntil(lambda: here(navigator) == 0)


def here(navigator: FakeNavigator) -> int:
    """How many projects do not lie in the recycle bin."""
    with navigator.office.read() as session:
        return count(session, ProjectFilter())
