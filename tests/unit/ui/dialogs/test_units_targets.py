"""Units and targets as the centre keeps them in the window: real office, real clicks and keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import Indicator
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.targets import Place
from desktop_app.queries import targets as target_query
from desktop_app.queries import units as unit_query
from desktop_app.queries.units import UnitRecord
from desktop_app.services import targets, units
from desktop_app.services.targets import TargetInput
from desktop_app.ui.dialogs.copy_targets import CopyTargets
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.units_targets import UnitsAndTargets
from desktop_app.ui.widgets.editors import set_value
from desktop_app.ui.widgets.table_view import TableView
from tests.helpers.districts import CENTRE, CLERK, DAY, furnish
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.printed import said

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
MONEY, LANDED = Indicator.OUTSIDE_FUNDS_IN_PLACE, Indicator.LANDED_QUALITY_PROJECTS


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    entered = [TargetInput(None, MONEY, 10 * FEN_PER_YI), TargetInput("u1", MONEY, 3 * FEN_PER_YI)]
    with navigated(tmp_path, furnish, lambda office: targets.set_targets(office, CENTRE, 2022, entered)) as navigator:
        yield navigator


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, tab: int = 0) -> UnitsAndTargets:
    dialog = UnitsAndTargets(navigator, host)
    dialog.tabs.setCurrentIndex(tab)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.units.form is not None and dialog.targets.source.count() > 0)
    return dialog


def press(qtbot: QtBot, dialog: UnitsAndTargets, key: Qt.Key) -> None:
    """A key of the dialog together with Ctrl, once it has the keyboard."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, key, CONTROL)


def column(table: TableView, place: int) -> list[str]:
    return [str(table.model.index(n, place).data()) for n in range(table.model.rowCount())]


def unit(navigator: FakeNavigator, code: str) -> UnitRecord:
    with navigator.office.read() as session:
        return next(found for found in unit_query.records(session) if found.code == code)


def kept(navigator: FakeNavigator, year: int) -> dict[Place, int]:
    with navigator.office.read() as session:
        return target_query.stored(session, year)


def choose(qtbot: QtBot, table: TableView, row: int, place: int) -> None:
    spot = table.grid.visualRect(table.model.index(row, place)).center()
    qtbot.mouseClick(table.grid.viewport(), LEFT, pos=QPoint(spot))


def type_into(qtbot: QtBot, table: TableView, row: int, place: int, text: str) -> None:
    """Type over a cell as in a spreadsheet and go on with Enter."""
    choose(qtbot, table, row, place)
    qtbot.keyClicks(table.grid, text[0])
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    below = min(row + 1, table.model.rowCount() - 1)
    qtbot.waitUntil(lambda: table.grid.currentIndex().row() == below and table.grid.hasFocus())


def test_a_unit_is_entered_and_shown_in_its_place(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    press(qtbot, dialog, Qt.Key.Key_N)
    form = dialog.units.form
    assert form is not None and form.record is None
    for name, value in {"name": "金钟街道", "code": "hm", "parent_id": "u2", "active_from": DAY}.items():
        set_value(form.rows[name].editor, value)
    press(qtbot, dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "华明街道" in form.rows["code"].error)
    set_value(form.rows["code"].editor, "JZ")
    press(qtbot, dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: column(dialog.units.table, 1) == ["ZX", "HM", "KG", "JZ"])
    qtbot.waitUntil(lambda: dialog.units.form is not None and dialog.units.form.record is not None)
    assert unit(navigator, "JZ").parent == "临空经济区"
    assert dialog.units.table.current_id() == unit(navigator, "JZ").id
    assert dialog.bar.text == "Added the unit 金钟街道"
    dialog.reject()


def test_a_chosen_unit_is_changed_and_the_change_undone(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    choose(qtbot, dialog.units.table, 1, 1)
    qtbot.waitUntil(lambda: dialog.units.form is not None and dialog.units.form.record == unit(navigator, "HM"))
    form = dialog.units.form
    assert form is not None and not form.rows["code"].editor.isEnabled()
    set_value(form.rows["contact"].editor, "钱一")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: unit(navigator, "HM").contact == "钱一" and dialog.bar.text != "")
    link = next(b for b in dialog.bar.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(link, LEFT)
    qtbot.waitUntil(lambda: unit(navigator, "HM").contact == "")
    dialog.reject()


def test_going_to_another_unit_and_back_keeps_what_was_typed(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    dialog = opened(qtbot, navigator, host)
    choose(qtbot, dialog.units.table, 1, 1)
    form = dialog.units.form
    assert form is not None and form.record == unit(navigator, "HM")
    qtbot.keyClicks(form.rows["leader"].editor, "Zhao")
    for row in (2, 1):
        choose(qtbot, dialog.units.table, row, 1)
    again = dialog.units.form
    assert again is not None and again is not form
    leader = again.rows["leader"].editor
    assert isinstance(leader, QLineEdit) and leader.text() == "Zhao"
    navigator.write(lambda: units.deactivate(navigator.office, CENTRE, "u1", DAY))
    qtbot.waitUntil(lambda: dialog.units.form is not None and dialog.units.form.record == unit(navigator, "HM"))
    assert dialog.units.form is not None
    leader = dialog.units.form.rows["leader"].editor
    assert isinstance(leader, QLineEdit) and leader.text() == "Zhao"
    dialog.reject()


def test_a_unit_ends_and_is_found_among_the_ended(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    assert not dialog.units.active.isEnabled()  # the centre itself
    choose(qtbot, dialog.units.table, 2, 1)
    qtbot.mouseClick(dialog.units.active, LEFT)
    qtbot.waitUntil(lambda: unit(navigator, "KG").active_to == DAY)
    qtbot.waitUntil(lambda: dialog.units.active.text() == "Reactivate")
    qtbot.mouseClick(dialog.units.active, LEFT)
    qtbot.waitUntil(lambda: unit(navigator, "KG").active_to is None)
    before = DAY.replace(year=2021)
    with navigator.office.read() as session:
        record = unit_query.records(session)[2]
    entered = units.UnitInput(record.code, record.name, record.group, active_to=before)
    navigator.write(lambda: units.change_unit(navigator.office, CENTRE, "u2", entered))
    qtbot.waitUntil(lambda: column(dialog.units.table, 1) == ["ZX", "HM"])
    qtbot.mouseClick(dialog.units.ended, LEFT, pos=QPoint(8, dialog.units.ended.height() // 2))
    assert column(dialog.units.table, 1) == ["ZX", "HM", "KG"]
    dialog.units.search.setText("华明")
    assert column(dialog.units.table, 1) == ["HM"]
    dialog.reject()


def test_leaving_with_esc_keeps_what_was_typed(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.units.new()
    form = dialog.units.form
    assert form is not None
    name = form.rows["name"].editor
    qtbot.keyClicks(name, "Jinzhong")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not host.findChildren(UnitsAndTargets))
    again = opened(qtbot, navigator, host)
    again.units.new()
    assert again.units.form is not None
    kept_name = again.units.form.rows["name"].editor
    assert isinstance(kept_name, QLineEdit) and kept_name.text() == "Jinzhong"
    again.reject()


def test_targets_are_typed_like_in_a_spreadsheet_and_saved_in_one_step(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    dialog = opened(qtbot, navigator, host, tab=1)
    tab = dialog.targets
    assert tab.year.value() == 2022
    assert column(tab.table, 0) == ["Whole district", "Sum of the units", "华明街道", "临空经济区"]
    assert column(tab.table, 1) == ["10", "3", "3", "—"]
    type_into(qtbot, tab.table, 2, 1, "4.5")
    type_into(qtbot, tab.table, 3, 1, "5000")
    assert column(tab.table, 1) == ["10", "5,004.5", "4.5", "5,000"]
    type_into(qtbot, tab.table, 3, 1, "6")
    assert dialog.tabs.tabText(1).endswith("•")
    press(qtbot, dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(navigator, 2022).get(Place("u2", MONEY)) == 6 * FEN_PER_YI)
    assert kept(navigator, 2022)[Place("u1", MONEY)] == 45 * FEN_PER_YI // 10
    qtbot.waitUntil(lambda: dialog.bar.text == "Set the targets of 2022")
    qtbot.waitUntil(lambda: not tab.primary.isEnabled())
    dialog.reject()


def test_the_sum_takes_no_text(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host, tab=1)
    choose(qtbot, dialog.targets.table, 1, 1)
    qtbot.keyClicks(dialog.targets.table.grid, "9")
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
    assert column(dialog.targets.table, 1)[1] == "3"
    dialog.reject()


def test_a_wrong_cell_stops_the_saving_and_says_why(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host, tab=1)
    tab = dialog.targets
    choose(qtbot, tab.table, 2, 1)
    tab.paste("8\tmany\n-1\t4\n")
    assert "华明街道" in tab.wrong.text() and "many" in tab.wrong.text()
    assert tab.wrong.text().endswith("or more. 1 more cell cannot be saved.")
    choose(qtbot, tab.table, 0, 1)
    qtbot.mouseClick(tab.primary, LEFT)
    assert (tab.table.grid.currentIndex().row(), tab.table.grid.currentIndex().column()) == (2, 2)
    assert len(kept(navigator, 2022)) == 2
    dialog.activateWindow()
    qtbot.waitUntil(tab.table.grid.hasFocus)
    qtbot.keyClick(tab.table.grid, Qt.Key.Key_Z, CONTROL)
    assert column(tab.table, 1) == ["10", "3", "3", "—"] and not tab.wrong.isVisible()
    choose(qtbot, tab.table, 2, 1)
    tab.paste("8\tmany\n-1\t4\n")
    choose(qtbot, tab.table, 2, 2)
    qtbot.keyClick(tab.table.grid, Qt.Key.Key_Delete)
    choose(qtbot, tab.table, 3, 1)
    qtbot.keyClick(tab.table.grid, Qt.Key.Key_Delete)
    assert not tab.wrong.isVisible()
    qtbot.mouseClick(tab.primary, LEFT)
    qtbot.waitUntil(lambda: len(kept(navigator, 2022)) == 3)
    assert kept(navigator, 2022)[Place("u2", LANDED)] == 4_000
    dialog.reject()


def test_what_is_not_saved_is_there_again_and_can_be_taken_back(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    dialog = opened(qtbot, navigator, host, tab=1)
    type_into(qtbot, dialog.targets.table, 2, 1, "7")
    dialog.reject()
    qtbot.waitUntil(lambda: not host.findChildren(UnitsAndTargets))
    again = opened(qtbot, navigator, host, tab=1)
    assert column(again.targets.table, 1) == ["10", "7", "7", "—"]
    again.targets.money.setCurrentIndex(1)
    again.targets.money.activated.emit(1)
    assert column(again.targets.table, 1) == ["100,000", "70,000", "70,000", "—"]
    qtbot.mouseClick(again.targets.restore, LEFT)
    assert column(again.targets.table, 1)[2] == "30,000"
    assert not navigator.settings.current.drafts
    again.reject()


def test_a_year_begins_with_a_share_of_the_year_before(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host, tab=1)
    tab = dialog.targets
    assert not tab.copy.isVisible()
    tab.year.setValue(2023)
    qtbot.waitUntil(tab.copy.isVisible)
    assert tab.standing.text() == "This year has no targets yet."
    qtbot.mouseClick(tab.copy, LEFT)
    form = tab.findChild(CopyTargets)
    assert form is not None
    percent = form.rows["percent"].editor
    assert isinstance(percent, QLineEdit)
    qtbot.keyClicks(percent, "x")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: form.rows["percent"].error != "")
    percent.setText("110")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: column(tab.table, 1) == ["11", "3.3", "3.3", "—"])
    assert kept(navigator, 2023) == {Place(None, MONEY): 11 * FEN_PER_YI, Place("u1", MONEY): 33 * FEN_PER_YI // 10}
    dialog.reject()


def test_a_unit_looks_and_changes_nothing(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    navigator.actor = CLERK
    dialog = opened(qtbot, navigator, host, tab=1)
    tab = dialog.targets
    choose(qtbot, tab.table, 2, 1)
    qtbot.keyClicks(tab.table.grid, "9")
    assert not isinstance(QApplication.focusWidget(), QLineEdit) and not tab.primary.isVisible()
    tab.paste("9")
    dialog.tabs.setCurrentIndex(0)
    assert dialog.units.form is not None and not dialog.units.form.primary.isVisible()
    assert not dialog.units.new_button.isVisible()
    press(qtbot, dialog, Qt.Key.Key_N)
    assert dialog.units.form.record is not None
    assert column(tab.table, 1) == ["10", "3", "3", "—"]
    dialog.reject()


def test_units_and_targets_are_printed_as_they_stand(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.units.search.setText("街道")
    dialog.units.ended.setChecked(True)
    wanted = dialog.units.wanted()
    assert wanted.notes == ("Also those that have ended · Search: 街道",)
    assert [row[:2] for row in said(wanted)] == [["Name", "Code"], ["华明街道", "HM"]]
    tab = dialog.targets
    dialog.tabs.setCurrentWidget(tab)
    choose(qtbot, tab.table, 3, 1)
    tab.paste("4")
    wanted = tab.wanted()
    assert (wanted.title, wanted.notes) == ("Targets of 2022", ("1 cell not saved yet",))
    assert wanted.numbered is not None
    assert [wanted.numbered(line) for line in tab.grid.lines][:3] == [False, False, True]
    assert [row[:2] for row in said(wanted)][1:] == [
        ["Whole district", "10"],
        ["Sum of the units", "7"],
        ["华明街道", "3"],
        ["临空经济区", "4"],
    ]
    dialog.reject()


def test_one_key_prints_whichever_tab_is_shown(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    for place, title in ((0, "Units"), (1, "Targets of 2022")):
        dialog.tabs.setCurrentIndex(place)
        press(qtbot, dialog, Qt.Key.Key_P)
        qtbot.waitUntil(lambda: bool(dialog.findChildren(PrintPreview)), timeout=20_000)
        (preview,) = dialog.findChildren(PrintPreview)
        assert preview.windowTitle() == title
        preview.reject()
        qtbot.waitUntil(lambda: not dialog.findChildren(PrintPreview))
    dialog.reject()
