"""Ctrl+Z beside the exchange: decisions open again, what came with files stands, and both are named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.undecided import decide_all
from desktop_app.ui.step_commands import StepCommands
from tests.helpers.navigator import FakeNavigator
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
