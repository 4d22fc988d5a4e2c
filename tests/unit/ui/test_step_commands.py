"""Ctrl+Z beside the exchange: decisions open again, what came with files stands, and both are named."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.enums import ReportKind
from db.models import Project
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.queries.projects import count
from desktop_app.queries.report_issues import archive
from desktop_app.services import letters
from desktop_app.services.letters import ReadyLetter
from desktop_app.services.office import Actor, Label
from desktop_app.services.projects import create_projects
from desktop_app.sync.conflicts import conflicts
from desktop_app.sync.undecided import decide_all
from desktop_app.ui import step_commands
from desktop_app.ui.step_commands import Named, StepCommands
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


def named(qtbot: QtBot, steps: StepCommands) -> tuple[Named, Named]:
    found: list[tuple[Named, Named]] = []
    steps.name(lambda *words: found.append(words))
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_decisions_open_again_and_a_file_stands(qtbot: QtBot, centre: StickOffice, navigator: FakeNavigator) -> None:
    steps = StepCommands(navigator, QObject(navigator.worker))
    with centre.office.read() as session:
        [conflict] = conflicts(session)
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(conflict, conflict.choices[1].values)])
    assert named(qtbot, steps) == (Named("Decide: P"), Named())
    steps.undo()
    qtbot.waitUntil(lambda: navigator.messages == ["Undone: Decide: P"])
    with centre.office.read() as session:
        assert conflicts(session) == [conflict]
    file, nothing = named(qtbot, steps)
    assert (file.name, nothing) == ("Take in the package of 华明街道", Named())
    assert "came from other offices is not undone here" in file.obstacle
    steps.undo()
    qtbot.waitUntil(lambda: bool(navigator.errors))
    assert "came from other offices is not undone here" in str(navigator.errors[0])
    steps.redo()
    qtbot.waitUntil(lambda: navigator.messages[1:] == ["There is nothing to redo."])


def test_what_was_issued_is_named_with_why_it_stands(qtbot: QtBot, tmp_path: Path) -> None:
    with navigated(tmp_path) as navigator:
        (pdf := tmp_path / "letter.pdf").write_bytes(b"%PDF")
        ready = ReadyLetter("甲函", 2022, 1, "函", "华明街道", date(2022, 1, 5), pdf, "")
        letters.issue(navigator.office, navigator.actor, [ready])
        steps = StepCommands(navigator, QObject(navigator.worker))
        step, _ = named(qtbot, steps)
        assert step == Named(
            "Issue 1 letters", "What was issued cannot be undone: its number is taken. It can be voided."
        )
        with navigator.office.read() as session:
            [row] = archive(session, ReportKind.LETTER)
        letters.void(navigator.office, navigator.actor, row.id, "错了")
        voiding, _ = named(qtbot, steps)
        assert voiding == Named("Void 函 to 华明街道, No. 1")
        steps.undo()
        qtbot.waitUntil(lambda: navigator.messages == ["Undone: Void 函 to 华明街道, No. 1"])
        back, again = named(qtbot, steps)
        assert (back, again) == (step, voiding)


def test_a_step_that_others_went_on_from_is_named_with_who_did(qtbot: QtBot, tmp_path: Path) -> None:
    with navigated(tmp_path, furnish) as navigator:
        made = create_projects(navigator.office, navigator.actor, [lead("智能")])
        with navigator.office.write(Label("Change"), Actor("Li", "HMJD")) as tx:
            tx.session.get_one(Project, made.ids[0]).deleted_at = tx.now_ms
        step, _ = named(qtbot, StepCommands(navigator, QObject(navigator.worker)))
        assert step.name == "Enter the project 智能"
        assert step.obstacle.startswith("This step cannot be undone: Li changed the same data at ")


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
        assert titles == ["Undo Enter 4 projects"] * 3 and navigator.messages == ["Undone: Enter 4 projects"]
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
