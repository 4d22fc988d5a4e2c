"""A value of one's own is entered as its field is elsewhere."""

import datetime as dt
from enum import StrEnum
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.enums import ProjectStatus
from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.third_values import Pick
from desktop_app.sync.undecided import EditorKind, Option, Undecided
from desktop_app.ui.dialogs.exchange.third_value import ThirdValue
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit


def between(first: Any, second: Any, kind: EditorKind, words: type[StrEnum] | None = None) -> Undecided:
    """A difference of which the second value is shown for now."""
    choices = tuple(Choice({"x": None}, "", "", 0, shown) for shown in (False, True))
    options = tuple(Option({"x": value}, "", False, "", 0, shown) for value, shown in ((first, False), (second, True)))
    return Undecided(Conflict("1", "project", "1", "", ("x",), choices), options, kind, words)


@pytest.mark.parametrize(
    ("kind", "first", "second", "editor"),
    [
        ("money", 1, 1_500_000, MoneyEdit),
        ("date", None, dt.date(2022, 3, 2), DateEdit),
        ("number", 1, 2, object),
        ("flag", False, True, QCheckBox),
        ("text", "一", "二", QLineEdit),
        ("text", "长" * 80, "二", QPlainTextEdit),
        ("text", "一\n二", "一\n\n三", QPlainTextEdit),
    ],
)
def test_it_begins_with_what_is_shown(
    qtbot: QtBot, kind: EditorKind, first: Any, second: Any, editor: type[object]
) -> None:
    third = ThirdValue(between(first, second, kind), "Another value")
    qtbot.addWidget(third)
    assert isinstance(third.editor, editor)
    assert third.editor.accessibleName() == "Another value"
    assert third.value() == second


def test_a_word_is_chosen_from_its_vocabulary(qtbot: QtBot) -> None:
    third = ThirdValue(between(ProjectStatus.ACTIVE, ProjectStatus.ON_HOLD, "words", ProjectStatus), "x")
    qtbot.addWidget(third)
    assert isinstance(third.editor, QComboBox)
    assert third.value() == ProjectStatus.ON_HOLD
    third.editor.setCurrentIndex(third.editor.findText("Terminated"))
    assert third.value() == ProjectStatus.TERMINATED


def test_what_is_no_amount_is_refused(qtbot: QtBot) -> None:
    third = ThirdValue(between(1, 2, "money"), "x")
    qtbot.addWidget(third)
    assert isinstance(third.editor, MoneyEdit)
    third.editor.setText("much")
    with pytest.raises(ValueError, match="much"):
        third.value()


@pytest.mark.parametrize("optional", [True, False])
def test_a_record_is_chosen_from_all_there_are(qtbot: QtBot, optional: bool) -> None:
    choices = tuple(Choice({"host_unit_id": value}, "", "", 0, value == "2") for value in ("1", "2"))
    options = tuple(Option({"host_unit_id": name}, "", False, "", 0, name == "乙") for name in ("甲", "乙"))
    conflict = Conflict("1", "project", "1", "", ("host_unit_id",), choices)
    picks = (Pick("1", "A1", "甲"), Pick("2", "A2", "乙"), Pick("3", "A3", "丙"))
    third = ThirdValue(Undecided(conflict, options, "choice", picks=picks, optional=optional), "x")
    qtbot.addWidget(third)
    assert isinstance(third.editor, CodeCombo)
    assert (third.value(), third.editor.text()) == ("2", "乙")
    third.editor.set_value("3")
    assert third.value() == "3"
    third.editor.set_value("")
    if optional:
        assert third.value() is None
    else:
        with pytest.raises(ValueError):
            third.value()
