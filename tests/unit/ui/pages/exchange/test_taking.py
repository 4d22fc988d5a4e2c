"""What came is looked at and taken in, in part or not at all."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from db.enums import UserRole
from desktop_app.services.office import Actor
from desktop_app.sync import rounds
from desktop_app.sync.drives import Drive
from desktop_app.ui.dialogs.exchange import steps
from desktop_app.ui.pages.exchange import OFFICES
from desktop_app.ui.widgets.progress_panel import ProgressPanel
from tests.helpers.exchange_windows import Desk, project_of
from tests.helpers.stick_offices import FakeDrives, befriend, stick_office


def test_many_deletions_are_asked_about_once_more(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    centre.one.take(stick)
    project = project_of(unit)
    unit.one.change("project", project, deleted_at=1)
    unit.one.exchange.write("DL01", stick)
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    assert not look.primary.isEnabled()
    assert look.warning_words.text().startswith("More than 5 % would be deleted here or go to another unit: ")
    look.sure.click()
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)


def test_a_record_is_left_out_of_what_is_taken_in(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    centre.one.take(stick)
    project = project_of(unit)
    unit.one.change("project", project, summary="新概述")
    unit.one.exchange.write("DL01", stick)
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    assert not look.leave.isEnabled()
    look.show_kind("changed")
    row = look.source.row(0)
    assert row is not None
    look.table.select_id(row.id)
    centre.click(look.leave)
    assert look.leave.text() == "Take in after all"
    assert look.table.model.index(0, 0).data() == "Left out"
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)
    done = centre.page.steps.done
    words = done.words.text()
    assert "Left out, as before, with what belongs to them: 1 record." in words
    assert centre.one.value("project", project, "summary") == ""
    centre.window.steps.undo()  # what the page says goes along with it
    centre.until(lambda: "Left out" not in done.words.text())
    assert centre.one.value("project", project, "summary") == "新概述"
    centre.window.steps.redo()
    centre.until(lambda: done.words.text() == words)
    assert centre.one.value("project", project, "summary") == ""


def test_who_only_looks_takes_and_writes_nothing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, drives: FakeDrives, stick: Path
) -> None:
    centre = stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True)
    unit = stick_office(tmp_path / "unit", "HM", "华明街道")
    befriend(centre, unit)
    unit.exchange.write("DL01", stick)
    unit.close()
    drives.plugged = [Drive(stick, "KINGSTON (E:)")]
    centre.actor = Actor("Leader", "DL01", UserRole.LEADER)
    desk = Desk(qtbot, centre, drives)
    assert desk.page.steps.choose.take.list.topLevelItemCount() == 1
    assert not desk.page.steps.choose.take.primary.isEnabled()
    desk.page.steps.choose.write._set_all(True)
    assert not desk.page.steps.choose.write.primary.isEnabled()
    words = "With this account you can look at everything and change nothing."
    assert desk.page.steps.choose.take.rights.text().startswith(words)
    assert desk.page.steps.choose.take.chosen() == []
    desk.part(OFFICES)
    offices = desk.page.offices
    assert not offices.write_card.isEnabled() and not offices.open_card.isEnabled()
    assert any(one.text().startswith(words) and one.isVisible() for one in offices.findChildren(QLabel))
    desk.until(lambda: offices.source.count() == 1)
    offices.table.select_id("HM")
    assert not offices.current.shut_out.isEnabled() and offices.current.why.text().startswith(words)
    desk.close()


def test_a_cancel_leaves_everything_as_it_was(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    gate = threading.Event()
    centre.window.worker.write(gate.wait)
    centre.click(centre.page.steps.choose.take.primary)
    [panel] = centre.page.steps.findChildren(ProgressPanel)
    assert centre.page.steps.busy and not centre.page.steps.choose.isEnabled()
    centre.click(panel.cancel_button)
    gate.set()
    centre.until(lambda: not centre.page.steps.busy)
    assert centre.window.bar.text == "Cancelled; nothing was changed."
    assert centre.page.steps.step == 0
    assert centre.page.steps.choose.take.primary.text() == "Look at 1 file"


def test_all_of_very_many_records_can_be_seen(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, unit = friends
    monkeypatch.setattr(steps, "SHOWN", 3)
    for number in range(8):
        unit.one.add_project(f"P{number}")
    for old in stick.iterdir():
        old.unlink()
    unit.one.exchange.write("DL01", stick)
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    total = int(look.chips[""].text().split()[-1])
    assert look.source.count() == 3 and total >= 8
    assert look.cut.text() == "The first 3 are listed."
    assert look.all_link.text() == f"List {total - 3} more"
    row = look.source.row(0)
    assert row is not None
    look.table.select_id(row.id)
    centre.click(look.leave)
    left_out = look.left_out()
    centre.click(look.all_link)
    centre.until(lambda: look.source.count() == total)
    assert not look.all_link.isVisible() and look.cut.text() == ""
    assert look.left_out() == left_out and len(left_out) == 1


def test_a_preview_shows_what_another_program_has_taken_in_meanwhile(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    assert look.source.count() > 0
    centre.page.hear_of_others()
    centre.idle()
    assert centre.window.bar.text == ""
    centre.one.take(stick)
    centre.page.hear_of_others()
    centre.until(lambda: look.source.count() == 0)
    assert look.heading.text() == "No record would change: all that these files hold is here already."
    assert centre.window.bar.text == "Records were changed meanwhile: the preview shows how it is now."


def test_who_cancels_a_look_that_is_done_already_stays_where_it_was_begun(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, _unit = friends
    centre.plug(stick)
    look_all = rounds.look_all

    def too_late(*arguments: Any) -> Any:
        looked = look_all(*arguments)
        arguments[3].cancel()
        return looked

    monkeypatch.setattr(rounds, "look_all", too_late)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.window.bar.text == "Cancelled; nothing was changed.")
    assert centre.page.steps.step == 0
