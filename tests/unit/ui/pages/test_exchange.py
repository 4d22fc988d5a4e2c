"""Two offices exchange in their windows: cards, digits, a first file, a preview, a difference decided, and back."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.enums import UserRole
from desktop_app.services.office import Actor, open_office
from desktop_app.sync.drives import Drive
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.ledger import Gap
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.overview import FileRow
from desktop_app.sync.trust.card import computer_mark
from desktop_app.ui.dialogs.exchange import steps
from desktop_app.ui.dialogs.exchange.look import KIND_WIDTH
from desktop_app.ui.pages.exchange import DECIDE, EXCHANGE, HISTORY, OFFICES
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.progress_panel import ProgressPanel
from tests.helpers.exchange_windows import LEFT, Desk, links
from tests.helpers.printed import said
from tests.helpers.stick_offices import FakeDrives, befriend, send, stick_office
from tests.unit.sync.test_digests import spoil_office


def test_two_offices_do_the_whole_round(desks: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, unit = desks
    # each writes its card
    for desk in desks:
        desk.plug(stick)
        assert desk.page.steps.choose.folder == stick
        desk.click(desk.page.steps.choose.write.first)
        assert desk.page.parts.currentIndex() == OFFICES
        desk.idle()
        desk.click(desk.page.offices.write_card)
        desk.until(lambda d=desk: "You may pull out the stick." in d.window.bar.text)  # type: ignore[misc]
    # each takes the other's and compares the digits
    for desk, name in ((centre, "华明街道"), (unit, "合作交流办")):
        desk.part(EXCHANGE)
        desk.click(desk.page.steps.choose.again)
        desk.until(lambda d=desk: bool(links(d)))  # type: ignore[misc]
        assert [link.text() for link in links(desk)] == [f"Office card of {name}: compare the digits…"]
        assert desk.page.steps.choose.take.words.text().endswith("but an office card: compare its digits first.")
        desk.click(links(desk)[0])
        desk.until(desk.page.offices.compare.isVisible)
    told = centre.page.offices.compare.groups.accessibleDescription()
    assert told == unit.page.offices.compare.groups.accessibleDescription()
    assert len(told.replace(" ", "")) == 30
    compare = centre.page.offices.compare
    assert not compare.primary.isEnabled()
    qtbot.keyClicks(compare.typed, "99")
    assert compare.fault.isVisible() and not compare.primary.isEnabled()
    compare.typed.clear()
    qtbot.keyClicks(compare.typed, told)
    centre.click(compare.primary)
    unit.page.offices.compare.heard.click()
    unit.click(unit.page.offices.compare.primary)
    for desk, name in ((centre, "华明街道"), (unit, "合作交流办")):
        desk.until(lambda d=desk: d.page.offices.source.count() == 1)  # type: ignore[misc]
        assert desk.window.bar.text.startswith(f"{name} is trusted from now on. Once it trusts this office too")
    # the unit sends a project
    project = unit.one.add_project("氢能项目", summary="一")
    unit.part(EXCHANGE)
    unit.idle()
    assert unit.page.steps.choose.write.chosen() == [("DL01", "合作交流办")]
    unit.write()
    centre.part(EXCHANGE)
    centre.click(centre.page.steps.choose.again)
    centre.idle()
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    assert look.chips["new"].text().startswith("New ")
    assert look.table.grid.columnWidth(0) >= KIND_WIDTH
    assert look.note.text() == "The last backup is older than a day: one is made first."
    assert centre.one.value("project", project, "name") is None
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)
    assert "A backup was made first:" in centre.page.steps.done.words.text()
    assert centre.one.value("project", project, "name") == "氢能项目"
    assert "today" in centre.window.status._exchange.text()
    assert len(list((centre.one.folder / "backups").glob("*.zip"))) == 1
    # both change it; the centre decides
    unit.one.change("project", project, summary="单位的概述")
    centre.one.change("project", project, summary="中心的概述")
    unit.again()
    unit.write()
    centre.again()
    centre.take()
    assert centre.page.steps.done.decide.text() == "Decide on 1 difference…"
    centre.click(centre.page.steps.done.decide)
    centre.until(lambda: centre.page.decide.source.count() == 1)
    options = centre.page.decide.options
    kept = next(one for one in options.keep_buttons if one.accessibleName() == "Keep the value of 华明街道")
    centre.click(kept)
    centre.until(lambda: centre.page.decide.source.count() == 0)
    assert centre.one.value("project", project, "summary") == "单位的概述"
    # and back
    centre.part(EXCHANGE)
    centre.again()
    centre.page.steps.choose.write.all_link.click()
    centre.page.steps.choose.write._set_all(True)
    centre.write()
    unit.again()
    unit.take()
    assert unit.one.value("project", project, "summary") == "单位的概述"
    unit.part(HISTORY)
    unit.until(lambda: unit.page.history.source.count() == 3)
    unit.part(OFFICES)
    [row] = [unit.page.offices.source.row(0)]
    assert row is not None and (row.unsent, row.unacknowledged, row.standing) == (0, 0, "")
    unit.until(lambda: unit.button.text() == "USB exchange")


def project_of(desk: Desk) -> str:
    """The id of the one project that is here."""
    with desk.one.office.read() as session:
        return str(session.execute(text("SELECT id FROM project")).scalar_one())


def test_a_stick_is_noticed_and_missed(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    choose = centre.page.steps.choose
    assert choose.place.currentText() == "No stick is plugged in"
    assert not choose.write.primary.isEnabled()
    centre.plug(stick)
    assert choose.place.currentText() == "KINGSTON (E:)"
    assert choose.take.list.topLevelItemCount() == 1
    assert choose.take.primary.text() == "Look at 1 file"
    centre.drives.plugged = []
    centre.page.watch.look()
    centre.idle()
    assert choose.take.list.topLevelItemCount() == 0
    assert choose.take.words.text() == "The stick KINGSTON (E:) was pulled out."


def test_a_stick_is_offered_wherever_the_user_is(friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, _unit = friends
    centre.click_close()
    assert centre.window.page_key() == "overview"
    centre.plug(stick)
    assert centre.window.bar.text == "The stick KINGSTON (E:) was plugged in."
    [look] = [one for one in centre.window.bar.findChildren(QPushButton) if one.text() == "Look at it"]
    centre.click(look)
    centre.idle()
    assert centre.window.page_key() == "exchange"
    assert centre.page.steps.choose.take.list.topLevelItemCount() == 1


def test_a_stick_that_goes_while_it_is_read_is_said_and_nothing_changes(
    friends: tuple[Desk, Desk], stick: Path
) -> None:
    centre, _unit = friends
    centre.plug(stick)
    for file in stick.iterdir():
        file.unlink()
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    assert "pulled out" in centre.page.steps.look.files.texts[0]
    assert not centre.page.steps.look.primary.isEnabled()


def test_the_button_counts_and_says_what_waits(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    unit.one.add_project("储能项目")
    unit.button.read()
    unit.until(lambda: unit.button.text() == "USB exchange ①")
    assert unit.button.toolTip() == "Changes to send to 1 office"
    unit.plug(stick)
    unit.page.steps.choose.load()
    unit.idle()
    unit.write()
    unit.until(lambda: unit.button.text() == "USB exchange")


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
    assert look.warning_words.text().startswith("1 of the 1 records of these kinds would be deleted here")
    look.sure.click()
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)


def test_esc_goes_back_step_by_step_and_the_tabs_stay_within_reach(
    friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot
) -> None:
    centre, _unit = friends
    tabs = centre.window.row.tabs
    assert tabs.property("aside") is True
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    centre.part(DECIDE)
    qtbot.keyClick(centre.page, Qt.Key.Key_Escape)
    assert centre.page.parts.currentIndex() == EXCHANGE
    qtbot.keyClick(centre.page, Qt.Key.Key_Escape)
    assert centre.page.steps.step == 0
    qtbot.keyClick(centre.page, Qt.Key.Key_Escape)
    assert centre.window.stack.currentIndex() == tabs.currentIndex()
    assert tabs.property("aside") is False
    centre.window.activateWindow()
    qtbot.waitUntil(centre.window.isActiveWindow)
    qtbot.keyClick(centre.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert centre.window.stack.currentWidget() is centre.page
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(tabs.currentIndex()).center())
    assert centre.window.stack.currentIndex() == tabs.currentIndex()


def test_the_centre_shuts_an_office_out(friends: tuple[Desk, Desk]) -> None:
    centre, unit = friends
    centre.page.offices.load()
    centre.part(OFFICES)
    centre.page.offices.table.select_id("HM")
    centre.click(centre.page.offices.current.shut_out)
    [box] = centre.page.offices.findChildren(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Shut out").click()
    centre.until(lambda: "is shut out" in centre.window.bar.text)
    row = centre.page.offices.source.row(0)
    assert row is not None and not row.takes_part
    unit.part(OFFICES)
    unit.page.offices.table.select_id("DL01")
    assert not unit.page.offices.current.shut_out.isVisible()


def test_the_centre_shuts_one_of_two_computers_out(friends: tuple[Desk, Desk], tmp_path: Path) -> None:
    centre, unit = friends
    send(unit.one, centre.one, tmp_path / "first")
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    befriend(centre.one, second)
    centre.page.offices.load()
    centre.part(OFFICES)
    centre.page.offices.table.select_id("HM")
    panel = centre.page.offices.current
    assert "2 computers" in panel.words.text()
    first, further = (f"Computer {computer_mark(one.exchange.keys.identity.replica)}" for one in (unit.one, second))
    assert {line.partition(" on ")[0] for line in panel.computers.text().splitlines()} == {
        f"{first}, last heard of", f"{further}, never heard of",
    }  # fmt: skip
    centre.click(panel.shut_out)
    actions = {action.text().partition(",")[0]: action for action in panel.menu.actions()}
    assert actions.keys() == {first, further, "All computers of the office…"}
    actions[further].trigger()
    [box] = centre.page.offices.findChildren(QMessageBox)
    assert box.text() == f"Shut {further} of 华明街道 out of the exchange?"
    assert box.informativeText().startswith(f"{further}, never heard of\n")
    next(button for button in box.buttons() if button.text() == "Shut out").click()
    centre.until(lambda: f"{further} of 华明街道 is shut out" in centre.window.bar.text)
    centre.until(lambda: "1 computer." in panel.words.text())
    assert f"{further}, shut out on" in panel.computers.text()
    [one] = centre.one.exchange.keys.trusted.recipients("HM")
    assert one.replica == unit.one.exchange.keys.identity.replica
    # it was the wrong one
    centre.click(panel.readmit)
    box = centre.page.offices.findChildren(QMessageBox)[-1]
    assert box.text() == f"Let {further} of 华明街道 take part again?"
    next(button for button in box.buttons() if button.text() == "Let take part again").click()
    centre.until(lambda: "2 computers" in panel.words.text())
    assert not panel.readmit.isVisible()
    second.close()


def test_records_that_differ_are_said_and_put_right(friends: tuple[Desk, Desk], tmp_path: Path) -> None:
    centre, unit = friends
    project = unit.one.add_project("氢能项目")
    send(unit.one, centre.one, tmp_path / "first")
    spoil_office(centre.one.office, f"UPDATE project SET name = 'spoilt' WHERE id = '{project}'")
    later = tmp_path / "later"
    later.mkdir()
    unit.one.exchange.write("DL01", later)
    centre.plug(later)
    item = centre.page.steps.choose.take.list.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    centre.take()
    said = [line for line in centre.page.steps.done.results.texts if "its records differ" in line]
    assert len(said) == 1 and said[0].startswith("华明街道 knows the same as this office")
    centre.part(OFFICES)
    centre.until(lambda: centre.page.offices.source.count() == 1)
    row = centre.page.offices.source.row(0)
    assert row is not None and row.standing == "differs"
    centre.page.offices.table.select_id("HM")
    centre.until(centre.page.offices.current.put_right.isVisible)
    centre.click(centre.page.offices.current.put_right)
    centre.until(lambda: centre.one.value("project", project, "name") == "氢能项目")
    centre.until(lambda: "Put right: 1 record." in centre.window.bar.text)
    centre.until(lambda: not centre.page.offices.current.put_right.isVisible())


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
    desk.part(OFFICES)
    assert not desk.page.offices.write_card.isVisible()
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


def test_an_office_with_nobody_to_exchange_with_is_told_what_to_do_first(desks: tuple[Desk, Desk]) -> None:
    write = desks[1].page.steps.choose.write
    lines = [label.text() for label in write.guide.findChildren(QLabel)]
    assert write.guide.isVisible() and not write.list.isVisible() and write.first.isVisible()
    assert [line[0] for line in lines[1:]] == ["1", "2", "3", "4"]
    assert "30 digits" in lines[3]


def test_who_was_trusted_on_the_command_line_is_there_when_the_window_is_looked_at_again(
    desks: tuple[Desk, Desk],
) -> None:
    centre, unit = desks
    assert unit.one.office.file is not None
    elsewhere = open_office(unit.one.office.file)
    keys = open_exchange(elsewhere, unit.one.folder).keys
    _, digits = keys.trust(centre.one.exchange.keys.card())
    keys.trust(centre.one.exchange.keys.card(), digits)
    elsewhere.close()
    assert unit.page.steps.choose.write.known() == []
    QApplication.sendEvent(unit.page, QEvent(QEvent.Type.WindowActivate))
    unit.until(lambda: unit.page.steps.choose.write.known() == [("DL01", "合作交流办")])
    write = unit.page.steps.choose.write
    assert write.list.isVisible() and not write.guide.isVisible()


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


def test_a_file_that_waits_for_what_nobody_sends_is_given_up(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, unit = friends
    with monkeypatch.context() as patch:
        patch.setattr(Exchange, "_missing", lambda *_: (Gap("华明街道"),))
        centre.one.take(stick)
        centre.part(HISTORY)
        history = centre.page.history
        centre.until(lambda: history.source.count() == 1)
        assert not history.give_up.isVisible()
        history.table.select_id(history.source.row(0).id)  # type: ignore[union-attr]
        centre.until(history.give_up.isVisible)
        assert history.waits.text().startswith("The file from 华明街道 is still missing")
        centre.button.read()
        centre.until(lambda: "1 file put aside" in centre.button.toolTip())
        centre.click(history.give_up)
        [box] = centre.window.findChildren(QMessageBox)
        assert "comes again with the sender's next file" in box.informativeText()
        centre.click(next(one for one in box.findChildren(QPushButton) if one.text() == "Wait no longer"))
        centre.until(lambda: "put aside" not in centre.button.toolTip())
    centre.until(lambda: not history.give_up.isVisible())
    assert not list((centre.one.exchange.folder / "waiting").iterdir())
    unit.one.exchange.write("DL01", stick)
    centre.one.take(stick)
    assert centre.one.value("project", project_of(unit), "name") == "氢能项目"


def test_who_only_looks_gives_no_file_up(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _ = friends
    history = centre.page.history
    row = FileRow("7", "ab", False, "华明街道", "", 1, 1, 1, "waiting", (Gap("华明街道"),), {})
    history._show([row])
    history.table.select_id("7")
    centre.part(HISTORY)
    history._show([row])
    history.table.select_id("7")
    assert history.give_up.isVisibleTo(history)
    object.__setattr__(centre.window.actor, "role", UserRole.LEADER)
    history._show_current("7")
    assert not history.give_up.isVisibleTo(history) and history.waits.isVisibleTo(history)
    object.__setattr__(centre.window.actor, "role", UserRole.CENTRE)


def test_every_list_of_the_exchange_is_printed_as_it_stands(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    look = centre.page.steps.look
    look.search.setText("氢能")
    head, *rows = said(look.wanted())
    assert head[:3] == ["What", "Record", "Name"] and [row[2] for row in rows] == ["氢能项目"]
    assert look.wanted().notes == ("Search: 氢能",)
    look.search.clear()
    centre.click(look.primary)
    centre.until(lambda: centre.page.steps.step == 2)
    centre.part(OFFICES)
    offices = centre.page.offices
    centre.until(lambda: offices.source.count() == 1)
    wanted = offices.wanted()
    assert [row[0] for row in said(wanted)] == ["Office", "华明街道"]
    assert wanted.notes == ("Nobody is overdue.",)
    centre.part(HISTORY)
    history = centre.page.history
    centre.until(lambda: history.source.count() == 1)
    head, row = said(history.wanted())
    assert dict(zip(head, row, strict=True))["Direction"] == "Taken from"
    for part in (look, offices, history):
        assert part.print_button.printer.print_action.shortcut().toString() == "Ctrl+P"


def test_the_title_stands_still_from_part_to_part(friends: tuple[Desk, Desk]) -> None:
    centre, _unit = friends
    places = set()
    for part in (EXCHANGE, DECIDE, OFFICES, HISTORY):
        centre.part(part)
        places.add((centre.page.parts_bar.y(), centre.page.parts.y()))
    assert len(places) == 1


def test_a_project_that_waits_for_a_decision_is_marked_and_leads_to_it(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    centre.one.take(stick)
    project = project_of(unit)
    for one in (centre.one, unit.one):
        one.change("project", project, summary=f"{one.code}的概述", handler=one.code)
    window = centre.window
    window.open_record("project", project)
    centre.idle()
    page = window.stack.currentWidget()
    assert isinstance(page, ProjectsPage) and page.list.table is not None
    model = page.list.table.model
    centre.until(lambda: model.index(0, 0).data() == "氢能项目")
    assert not page.panel.marks.isVisible()
    unit.one.exchange.write("DL01", stick)
    window.open_record("exchange_conflict", project)
    centre.plug(stick)
    centre.part(EXCHANGE)
    centre.take()
    window.open_record("project", project)
    centre.until(lambda: model.index(0, 0).data() == "氢能项目 · To decide")
    assert "Summary, Handler" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    centre.until(page.panel.marks.isVisible)
    assert page.panel.marks.text() == "To decide: Summary, Handler"
    beside = [one for one in page.panel.sections["overview"].findChildren(QPushButton) if one.text() == "To decide"]
    assert len(beside) == 2
    centre.click(page.panel.marks)
    centre.idle()
    assert window.page_key() == "exchange" and centre.page.parts.currentIndex() == DECIDE
    chosen = centre.page.decide.table.current_id()
    assert chosen.startswith(project)
    for _ in range(2):
        centre.click(centre.page.decide.options.keep_buttons[0])
        centre.idle()
    window.open_record("project", project)
    centre.until(lambda: model.index(0, 0).data() == "氢能项目")
    assert not page.panel.marks.isVisible()
