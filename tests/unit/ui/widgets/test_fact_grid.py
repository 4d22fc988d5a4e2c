from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fact_grid import FactGrid


def shown(grid: FactGrid) -> list[str]:
    return [label.text() for label in grid.findChildren(QLabel) if label.isVisible()]


def test_facts_of_another_record_take_the_place_of_those_before(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show()
    grid.show_facts([("Unit", "华明街道"), ("Handler", "李明"), ("Summary", "很长")])
    assert shown(grid) == ["Unit", "华明街道", "Handler", "李明", "Summary", "很长"]
    labels = grid.findChildren(QLabel)
    grid.show_facts([("Unit", "新立街道"), ("Codename", "春笋")])
    assert shown(grid) == ["Unit", "新立街道", "Codename", "春笋"]
    assert grid.findChildren(QLabel) == labels
    values = {label.accessibleName(): label.text() for label in labels if label.isVisible() and label.accessibleName()}
    assert values == {"Unit": "新立街道", "Codename": "春笋"}
    short = grid.sizeHint().height()
    grid.show_facts([("Unit", "华明街道"), ("Handler", "李明"), ("Summary", "很长")])
    assert len(shown(grid)) == 6 and grid.sizeHint().height() > short


def test_a_value_can_be_copied_and_is_taken_as_it_was_written(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show_facts([("Summary", "产值<b>10亿</b>")])
    value = next(label for label in grid.findChildren(QLabel) if label.accessibleName() == "Summary")
    assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert value.textFormat() is Qt.TextFormat.PlainText
    value.setSelection(0, len(value.text()))
    assert value.selectedText() == "产值<b>10亿</b>"


def test_what_stands_beside_a_value_goes_with_it(qtbot: QtBot) -> None:
    grid = FactGrid()
    qtbot.addWidget(grid)
    grid.show()
    facts = [("Unit", "华明街道"), ("Next step", "拜访")]
    grid.show_facts(facts, {"Next step": QPushButton("To decide", grid)})
    (mark,) = [one for one in grid.findChildren(QPushButton) if one.isVisible()]
    assert mark.y() >= next(one for one in grid.findChildren(QLabel) if one.text() == "Next step").y()
    grid.show_facts(facts)
    assert not [one for one in grid.findChildren(QPushButton) if one.isVisible()]
