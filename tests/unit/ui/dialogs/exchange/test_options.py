"""Two values that one person set on what is taken for one computer in one minute are told apart by the second."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.errors import UserError
from desktop_app.sync.conflicts import Choice, Conflict
from desktop_app.sync.third_values import FieldEditor
from desktop_app.sync.undecided import Option, Undecided
from desktop_app.ui.dialogs.exchange.options import Options
from desktop_app.ui.formats import minute, second

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
