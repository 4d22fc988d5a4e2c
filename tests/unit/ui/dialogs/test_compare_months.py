"""Asking why a figure has changed, with the sample year."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import Indicator
from desktop_app.domain.money import FEN_PER_YI
from desktop_app.domain.periods import Month
from desktop_app.ui.dialogs.compare_months import CompareMonths
from tests.helpers.database import sample_office
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import said


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    office = sample_office(tmp_path)
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.close()


def shown(qtbot: QtBot, dialog: CompareMonths) -> list[list[str]]:
    qtbot.waitUntil(lambda: not dialog.navigator.worker.busy and bool(dialog.sentence.text()))
    model = dialog.table.model
    return [[str(model.index(row, column).data()) for column in range(5)] for row in range(model.rowCount())]


def test_figures_are_compared_copied_and_followed(qtbot: QtBot, navigator: FakeNavigator) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareMonths(navigator, parent, Month(2022, 12))
    dialog.open()
    rows = shown(qtbot, dialog)
    assert rows[0][0] == "楷格精密减速器制造项目（二期）" and rows[0][3].startswith("-1")
    assert re.match("12月市外内资到位额[0-9.]+亿元，比11月减少[0-9.]+亿元。减少的有", dialog.sentence.text())
    grid, last = dialog.table.grid, dialog.table.model.columnCount() - 1
    assert grid.columnWidth(last) < 150, "the number of entries stands beside the difference"
    dialog.unit.setFocus()
    for following in (grid, dialog.entries.grid, dialog.copy):
        focus = dialog.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is following
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.sentence.text()

    dialog.indicator.setCurrentIndex(dialog.indicator.findData(Indicator.LANDED_CENTRAL_SOE))
    rows = shown(qtbot, dialog)
    assert sorted(row[3] for row in rows) == ["+1", "+1", "-1", "-1"]
    assert dialog.table.model.columns[1].title == "2022-11"

    dialog.unit.setCurrentIndex(1)
    shown(qtbot, dialog)
    assert dialog.unit.currentText() in dialog.sentence.text()

    dialog.unit.setCurrentIndex(0)
    shown(qtbot, dialog)
    dialog.table.opened.emit(dialog.source.id_at(0))
    assert navigator.records == [("project", dialog.source.id_at(0))]


def test_each_payment_of_the_selected_project_is_shown(qtbot: QtBot, navigator: FakeNavigator) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareMonths(navigator, parent, Month(2022, 12))
    dialog.open()
    shown(qtbot, dialog)
    assert dialog.entries.isVisibleTo(dialog) and dialog.entries.model.rowCount() == 0
    dialog.table.current_changed.emit(dialog.source.id_at(0))
    qtbot.waitUntil(lambda: dialog.entries.model.rowCount() > 0)
    row = dialog.source.row(0)
    assert row is not None
    rows = [one for one in map(dialog.counted.row, range(row.records)) if one is not None]
    assert len(rows) == dialog.entries.model.rowCount()
    assert sum(one.value if one.month == Month(2022, 12) else -one.value for one in rows) == row.change
    dialog.indicator.setCurrentIndex(dialog.indicator.findData(Indicator.LANDED_CENTRAL_SOE))
    shown(qtbot, dialog)
    qtbot.waitUntil(lambda: not dialog.entries.isVisibleTo(dialog))


def test_it_begins_with_the_newest_month(qtbot: QtBot, navigator: FakeNavigator) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareMonths(navigator, parent)
    dialog.open()
    assert shown(qtbot, dialog)
    assert dialog.month.currentText() == "2022-12"


def test_the_difference_is_printed_with_its_sums(qtbot: QtBot, navigator: FakeNavigator) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareMonths(navigator, parent, Month(2022, 12))
    dialog.open()
    rows = shown(qtbot, dialog)
    wanted = dialog.wanted()
    head, *printed = said(wanted)
    assert printed == rows
    assert head == ["Project or record", "2022-11 (万元)", "2022-12 (万元)", "Difference (万元)", "Entries"]
    assert wanted.notes == ("The whole district",)  # the sentence is for bulletins, which are Chinese
    at_hand = wanted.rows(None, wanted.ids(None))
    sums = [sum(Fraction(column.of(row) or 0) for row in at_hand) for column in wanted.columns if column.summed]
    before, now, change = (float(amount) / FEN_PER_YI for amount in sums)
    told = re.search("到位额([0-9.]+)亿元，比11月减少([0-9.]+)亿元", dialog.sentence.text())
    assert told and (float(told[1]), float(told[2])) == pytest.approx((now, -change), abs=0.011)
    assert before > now > 0 and before - now == pytest.approx(-change)
