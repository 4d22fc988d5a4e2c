"""Two values that one person set on what is taken for one computer in one minute are told apart by the second."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.third_values import EditorKind, FieldEditor
from desktop_app.sync.undecided import Option, Undecided
from desktop_app.ui.dialogs.exchange.options import Options
from desktop_app.ui.formats import minute, second
from tests.unit.ui.dialogs.exchange.differences import a_difference
from tests.unit.ui.dialogs.exchange.test_third_value import between

AT = 1_650_000_000_000


@pytest.fixture
def options(qtbot: QtBot) -> Options:
    options = Options()
    qtbot.addWidget(options)
    return options


def difference(*at: int) -> Undecided:
    """Values of the computer A1FC of one office, set by one person then."""
    values = [{"next_step": f"改 {number}"} for number in range(len(at))]
    choices = tuple(
        Choice({**one}, "HM", "张三", when, False, computer="A1FC") for one, when in zip(values, at, strict=True)
    )
    conflict = Conflict("1", "project", "00" * 16, "华明项目3", ("next_step",), choices)
    found = [Option(one, "华明街道", False, "张三", when, False) for one, when in zip(values, at, strict=True)]
    return Undecided(conflict, tuple(found))


def shown(options: Options) -> set[str]:
    return {label.text() for label in options.findChildren(QLabel)}


def seen(options: Options) -> set[str]:
    return {label.text() for label in options.findChildren(QLabel) if label.isVisible()}


def test_two_of_one_minute_are_told_apart_by_the_second(options: Options) -> None:
    times = (AT, AT + 7_000)
    options.show_undecided(difference(*times))
    assert {f"张三 · {second(at)}" for at in times} <= shown(options)
    names = [button.accessibleName() for button in options.keep_buttons]
    assert names == [f"Keep the value of 华明街道, computer A1FC {second(at)}" for at in times]


def test_elsewhere_the_minute_is_enough(options: Options) -> None:
    both = difference(AT, AT + 120_000)
    other = replace(both, options=(both.options[0], replace(both.options[1], user="李四", at_ms=AT)))
    for one in (both, other):
        options.show_undecided(one)
        assert f"张三 · {minute(AT)}" in shown(options)


def test_who_may_not_decide_finds_the_buttons_grey_and_reads_why(options: Options) -> None:
    error = UserError(
        "Only the centre confirms or returns money.", "Let a colleague decide on it who acts for the centre."
    )
    editors = (FieldEditor("next_step", "text"),)
    options.show_undecided(replace(difference(AT, AT + 7_000), editors=editors, refused=error))
    assert [button.isEnabled() for button in options.keep_buttons] == [False, False]
    assert {button.toolTip() for button in options.keep_buttons} == {str(error)}
    assert options.third is None and str(error) in shown(options)
    options.show_undecided(replace(difference(AT, AT + 7_000), editors=editors))
    assert [button.isEnabled() for button in options.keep_buttons] == [True, True]
    assert options.third is not None and str(error) not in shown(options)


def test_a_value_that_the_record_cannot_have_says_why_and_cannot_be_taken(options: Options) -> None:
    both = difference(AT, AT + 120_000)
    error = UserError("A confirmed entry is not changed any more.")
    one = replace(
        both,
        options=(replace(both.options[0], impossible=error), both.options[1]),
        editors=(FieldEditor("next_step", "text"),),
    )
    options.show_undecided(one)
    assert [button.isEnabled() for button in options.keep_buttons] == [False, True]
    assert error.message in shown(options)
    assert options.third is None  # there is nothing to choose
    options.show_undecided(replace(one, options=both.options))
    assert options.third is not None


def typed_in(options: Options) -> QLineEdit:
    assert options.third is not None and isinstance(options.third.editor, QLineEdit)
    return options.third.editor


def own_value(number: int, kind: EditorKind = "money") -> Undecided:
    """A difference to which a value of one's own can be entered."""
    one = a_difference(number)
    return replace(one, editors=(FieldEditor("amount_fen", kind),))


def test_what_is_being_typed_stays_while_the_difference_is_the_same(options: Options, qtbot: QtBot) -> None:
    options.show()
    options.show_undecided(own_value(1))
    field = typed_in(options)
    field.selectAll()
    qtbot.keyClicks(field, "15")
    options.show_undecided(own_value(1))  # read anew: not even the cursor moves
    assert typed_in(options) is field and field.text() == "15"
    options.show_undecided(own_value(2))
    assert typed_in(options).text() != "15"
    options.show_undecided(own_value(1))
    assert typed_in(options).text() == "15" and field.isVisible()
    options.show_undecided(own_value(2))
    options.forget_but({own_value(2).id})
    options.show_undecided(own_value(1))
    assert typed_in(options).text() != "15"


def test_what_was_typed_for_other_values_is_not_offered_for_these(options: Options, qtbot: QtBot) -> None:
    options.show_undecided(own_value(1))
    first = typed_in(options).text()
    qtbot.keyClicks(typed_in(options), "5")
    one = own_value(1)
    choices = (one.conflict.choices[0], replace(one.conflict.choices[1], user="z"))
    options.show_undecided(replace(one, conflict=replace(one.conflict, choices=choices)))
    assert typed_in(options).text() == first


def test_a_field_that_is_marked_says_why_until_it_is_right(options: Options, qtbot: QtBot) -> None:
    options.show()
    options.show_undecided(own_value(1))
    words = "This is no amount in 万元, for instance 15000 or 1.5亿."
    field = typed_in(options)
    qtbot.keyClicks(field, "x")
    assert field.property("wrong") and words in seen(options)
    options.show_undecided(own_value(2))
    options.show_undecided(own_value(1))
    assert field.property("wrong") and words in seen(options)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert not field.property("wrong") and words not in seen(options)
    options.show_undecided(between(None, dt.date(2022, 3, 2), "date"))
    day = typed_in(options)
    day.setFocus()
    qtbot.waitUntil(day.hasFocus)
    day.selectAll()
    qtbot.keyClicks(day, "32")
    day.clearFocus()
    assert day.property("wrong") and "This is no day, for instance 2022-03-15." in seen(options)


def test_why_a_value_is_refused_stands_under_it_until_another_is_typed(options: Options, qtbot: QtBot) -> None:
    options.show()
    options.show_undecided(own_value(1))
    error = UserError("The amount has to be more than nothing.")
    assert not options.say_refused(own_value(2), error)
    assert options.say_refused(own_value(1), error) and str(error) in seen(options)
    typed_in(options).editingFinished.emit()
    assert str(error) in seen(options)
    qtbot.keyClicks(typed_in(options), "5")
    assert str(error) not in seen(options)


def test_enter_takes_what_was_typed(options: Options, qtbot: QtBot) -> None:
    options.show()
    options.show_undecided(own_value(1))
    entered: list[object] = []
    options.entered.connect(lambda _one, values: entered.append(values))
    field = typed_in(options)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not entered
    field.selectAll()
    qtbot.keyClicks(field, "15")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == [{"amount_fen": 15_000_000}]
