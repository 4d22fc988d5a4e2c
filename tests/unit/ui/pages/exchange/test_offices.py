"""The offices that take part: met, trusted, shut out, in disagreement."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from db.enums import UserRole
from desktop_app.services.office import open_office
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.overview import Standing
from desktop_app.sync.trust.card import computer_mark
from desktop_app.ui.pages.exchange import OFFICES
from tests.helpers.exchange_windows import Desk
from tests.helpers.printed import said
from tests.helpers.stick_offices import befriend, send, stick_office
from tests.unit.sync.test_digests import spoil_office


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


def test_the_key_goes_to_the_search_of_what_is_shown(friends: tuple[Desk, Desk], stick: Path, tmp_path: Path) -> None:
    centre, _unit = friends
    assert not centre.page.focus_search()
    other = stick_office(tmp_path / "other", "XL", "新立街道")
    befriend(centre.one, other)
    other.close()
    centre.part(OFFICES)
    offices = centre.page.offices
    offices.load()
    centre.until(lambda: offices.source.count() == 2)
    assert centre.page.focus_search()
    offices.bar.search.setText("xl")
    assert [row.code for row in map(offices.source.row, range(offices.source.count())) if row is not None] == ["XL"]
    assert said(offices.wanted())[1][0] == "新立街道" and offices.wanted().notes[0].endswith("Search: xl")
    offices.bar.search.setText("zz")
    assert offices.source.count() == 0 and offices.print_button.isEnabled()


def test_who_does_not_confirm_for_the_centre_is_told_why_nobody_is_shut_out(friends: tuple[Desk, Desk]) -> None:
    centre, _unit = friends
    centre.page.offices.load()
    centre.part(OFFICES)
    panel = centre.page.offices.current
    for role, may in ((UserRole.CLERK, False), (UserRole.CENTRE, True)):
        object.__setattr__(centre.window.actor, "role", role)
        centre.page.offices.table.select_id("HM")
        centre.page.offices._show_current()
        assert panel.shut_out.isVisible() and panel.shut_out.isEnabled() is may
        assert panel.why.isVisible() is not may
    assert panel.why.text() == "Only who confirms for the centre does this."


@pytest.mark.parametrize("width", [910, 1093, 1366], ids=["150 %", "125 %", "100 %"])
def test_no_column_is_cut_on_a_small_screen(friends: tuple[Desk, Desk], width: int) -> None:
    """The width of 1366 pixels, scaled. Where both have no room, the list and what is known of an office take turns."""
    centre = friends[0]
    offices, grid = centre.page.offices, centre.page.offices.table.grid
    centre.window.resize(width, 485)
    centre.part(OFFICES)
    centre.until(lambda: offices.source.count() == 1)
    now = centre.one.office.clock.now_ms()
    [row] = offices._rows.values()
    long = [
        replace(row, code=f"HM{number:02}", name="区人力资源和社会保障局", standing=standing, told_ms=now, heard_ms=now)
        for number, standing in enumerate(get_args(Standing) * 10)
    ]
    offices._show((long, True, "46FF"))
    centre.until(lambda: offices.source.count() == len(long))
    assert grid.horizontalScrollBar().maximum() == 0
    for place in range(len(offices.table.model.columns) - 1):
        assert grid.columnWidth(place) >= grid.sizeHintForColumn(place), offices.table.model.columns[place].title
    small = width < 1300
    assert offices.more.isVisible() is small and offices.write_card.isVisible() is not small
    if not small:
        return
    offices.table.select_id("HM03")
    centre.qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert offices.current.isVisible() and offices.write_card.isVisible() and not offices.table.isVisible()
    assert offices.current.name.text() == "区人力资源和社会保障局"
    centre.qtbot.keyClick(offices.back, Qt.Key.Key_Escape)
    assert offices.table.isVisible() and not offices.current.isVisible() and offices.table.current_id() == "HM03"
    centre.click(offices.more)
    centre.click(offices.back)
    assert offices.table.isVisible() and centre.page.parts.currentIndex() == OFFICES


def test_who_is_overdue_stands_first_and_who_takes_part_no_more_last(friends: tuple[Desk, Desk]) -> None:
    centre, _unit = friends
    offices = centre.page.offices
    centre.part(OFFICES)
    centre.until(lambda: offices.source.count() == 1)
    row = offices.source.row(0)
    assert row is not None
    out = replace(row, code="DL03", computers=(replace(row.computers[0], revoked_ms=1),))
    late = replace(row, code="XL", standing="silent", overdue_days=21)
    offices._show(([out, row, late], True, "CF33"))
    assert [offices.source.row(n).code for n in range(3)] == ["XL", "HM", "DL03"]  # type: ignore[union-attr]
    offices.table.select_id("DL03")
    centre.until(lambda: offices.current.words.text() == "None of its computers takes part.")
