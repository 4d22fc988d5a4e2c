"""A value of one's own is entered as its field is elsewhere."""

import datetime as dt
from enum import StrEnum
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.enums import ProjectStatus
from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.third_values import EditorKind, FieldEditor, Pick
from desktop_app.sync.undecided import Option, Undecided, stored
from desktop_app.ui.dialogs.exchange.third_value import Refused, ThirdValue
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.date_edit import DateEdit
from desktop_app.ui.widgets.money_edit import MoneyEdit


def between(first: Any, second: Any, kind: EditorKind, words: type[StrEnum] | None = None) -> Undecided:
    """A difference of which the second value is shown for now."""
    choices = tuple(Choice({"x": None}, "", "", 0, shown) for shown in (False, True))
    options = tuple(Option({"x": value}, "", False, "", 0, shown) for value, shown in ((first, False), (second, True)))
    editor = FieldEditor("x", kind, words, optional=True)
    return Undecided(Conflict("1", "project", "1", "", ("x",), choices), options, (editor,))


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
    assert third.values() == {"x": stored("x", second)}


def test_a_word_is_chosen_from_its_vocabulary(qtbot: QtBot) -> None:
    third = ThirdValue(between(ProjectStatus.ACTIVE, ProjectStatus.ON_HOLD, "words", ProjectStatus), "x")
    qtbot.addWidget(third)
    assert isinstance(third.editor, QComboBox)
    assert third.values() == {"x": "on_hold"}
    third.editor.setCurrentIndex(third.editor.findText("Terminated"))
    assert third.values() == {"x": "terminated"}
    third.editor.setCurrentIndex(0)
    assert third.values() == {"x": None}


def test_what_is_no_amount_is_refused(qtbot: QtBot) -> None:
    third = ThirdValue(between(1, 2, "money"), "x")
    qtbot.addWidget(third)
    assert isinstance(third.editor, MoneyEdit)
    third.editor.setText("much")
    with pytest.raises(Refused) as caught:
        third.values()
    assert caught.value.editor.name == "x"


@pytest.mark.parametrize("optional", [True, False])
def test_a_record_is_chosen_from_all_there_are(qtbot: QtBot, optional: bool) -> None:
    choices = tuple(Choice({"host_unit_id": value}, "", "", 0, value == "2") for value in ("1", "2"))
    options = tuple(Option({"host_unit_id": name}, "", False, "", 0, name == "乙") for name in ("甲", "乙"))
    conflict = Conflict("1", "project", "1", "", ("host_unit_id",), choices)
    picks = (Pick("1", "A1", "甲"), Pick("2", "A2", "乙"), Pick("3", "A3", "丙"))
    editor = FieldEditor("host_unit_id", "choice", picks=picks, optional=optional)
    third = ThirdValue(Undecided(conflict, options, (editor,)), "x")
    qtbot.addWidget(third)
    assert isinstance(third.editor, CodeCombo)
    assert (third.values(), third.editor.text()) == ({"host_unit_id": "2"}, "乙")
    third.editor.set_value("3")
    assert third.values() == {"host_unit_id": "3"}
    third.editor.set_value("")
    if optional:
        assert third.values() == {"host_unit_id": None}
    else:
        with pytest.raises(Refused):
            third.values()


def test_fields_that_belong_together_stand_under_each_other(qtbot: QtBot) -> None:
    """With their names; what cannot be typed is chosen of what was set; an amount that has to be may not be empty."""
    fields = ("amount_fen", "share", "reverses_id")
    stored_ = ((100, 50_000_000, None), (200, 33_330_000, "7"))
    choices = tuple(
        Choice(dict(zip(fields, values, strict=True)), "", "", 0, n == 1) for n, values in enumerate(stored_)
    )
    options = tuple(Option(one.values, "", False, "", 0, one.shown) for one in choices)
    editors = (
        FieldEditor("amount_fen", "money"), FieldEditor("share", "scaled", scale=1_000_000),
        FieldEditor("reverses_id", "offered"),
    )  # fmt: skip
    third = ThirdValue(Undecided(Conflict("1", "fund_entry", "1", "", fields, choices), options, editors), "x")
    qtbot.addWidget(third)
    assert third.values() == dict(zip(fields, stored_[1], strict=True))
    money, share, reverses = third.editors
    assert isinstance(money, MoneyEdit) and isinstance(share, QLineEdit) and isinstance(reverses, QComboBox)
    assert [one.accessibleName() for one in third.editors] == ["Amount (万元)", "Share (%)", "Reverses"]
    assert share.text() == "33.33"
    share.setText("66.67")
    money.set_fen(300)
    reverses.setCurrentIndex(0)
    assert third.values() == {"amount_fen": 300, "share": 66_670_000, "reverses_id": None}
    share.setText("two thirds")
    with pytest.raises(Refused) as caught:
        third.values()
    assert caught.value.editor.name == "share"
    share.setText("1")
    money.clear()
    with pytest.raises(Refused) as caught:
        third.values()
    assert caught.value.editor.name == "amount_fen"


def test_what_a_confirmation_sets_is_taken_as_one_office_set_it(qtbot: QtBot) -> None:
    fields = ("state", "count_month", "amount_fen")
    stored_ = (("confirmed", "2022-11", 100), ("returned", "", 200))
    choices = tuple(
        Choice(dict(zip(fields, values, strict=True)), "", "", 0, n == 1) for n, values in enumerate(stored_)
    )
    options = tuple(Option(one.values, "", False, "", 0, one.shown) for one in choices)
    editors = (
        FieldEditor("state", "offered"),
        FieldEditor("count_month", "offered"),
        FieldEditor("amount_fen", "money"),
    )
    third = ThirdValue(Undecided(Conflict("1", "fund_entry", "1", "", fields, choices), options, editors), "x")
    qtbot.addWidget(third)
    state, month, _money = third.editors
    assert isinstance(state, QComboBox) and isinstance(month, QComboBox)
    for combo, place, expected in ((state, 0, stored_[0]), (month, 1, stored_[1]), (month, 0, stored_[0])):
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
        assert third.values() == {"state": expected[0], "count_month": expected[1], "amount_fen": 200}
