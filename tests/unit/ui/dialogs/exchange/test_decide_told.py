"""What is told of differences: who decides, in which order values stand, whose they are, and to whom."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from db.enums import UserRole
from desktop_app.sync.conflicts import Choice
from desktop_app.sync.undecided import Option
from desktop_app.ui.formats import minute
from desktop_app.ui.pages.exchange import DECIDE
from tests.helpers.exchange_windows import Desk
from tests.unit.ui.dialogs.exchange.differences import a_difference, column


def test_what_the_centre_decides_is_said_apart_from_what_is_decided_here(desks: tuple[Desk, Desk]) -> None:
    _centre, unit = desks
    unit.part(DECIDE)
    decide = unit.page.decide
    rows = [replace(a_difference(n), waits_for_centre=n == 2) for n in range(3)]
    decide._show((rows, None))
    assert unit.page.parts_bar.tabText(DECIDE) == "To decide 2"
    assert decide.words.text() == (
        "Set differently by several offices: 2 values. Until you decide, one is shown. "
        "On 1 value the centre decides; until then one is shown."
    )


def test_rules_are_offered_where_something_is_decided_here(desks: tuple[Desk, Desk]) -> None:
    _centre, unit = desks
    unit.part(DECIDE)
    decide, chips = unit.page.decide, unit.page.decide.bar.rules.values()
    waits = replace(a_difference(1), waits_for_centre=True)
    decide._show(([a_difference(0), waits], None))
    assert all(chip.isVisible() for chip in chips)
    unit.click(decide.bar.rules["newest"])
    decide._show(([waits], None))
    assert not any(chip.isVisible() for chip in chips)
    assert decide.bar.rule is None and not decide.bar.primary.isVisible()
    assert column(decide, "state") == ["The centre decides"]


def test_the_changes_of_all_together_stand_first(desks: tuple[Desk, Desk]) -> None:
    """Though they are counted last, as on the command line; then the centre's, wherever a unit's was counted."""
    centre, _unit = desks
    centre.part(DECIDE)
    one = a_difference(1)
    merged = Choice({"amount_fen": 3_000_000}, "A", "", 3, False, together=True)
    option = Option(merged.values, "A", False, "", 3, False, together=True)
    conflict = replace(one.conflict, choices=(*one.conflict.choices, merged))
    centre.page.decide._show(([replace(one, conflict=conflict, options=(*one.options, option))], None))
    options, chosen = centre.page.decide.options, []
    names = [button.accessibleName() for button in options.keep_buttons]
    assert names == ["Keep the value of All changes together", "Keep the value of B", "Keep the value of A"]
    options.decided.disconnect()
    options.decided.connect(lambda _one, values: chosen.append(values))
    for button in options.keep_buttons:
        button.click()
    assert [values["amount_fen"] for values in chosen] == [3_000_000, 2_000_000, 1_000_000]


def test_two_computers_of_one_office_are_told_apart(desks: tuple[Desk, Desk]) -> None:
    centre, _unit = desks
    centre.part(DECIDE)
    one = a_difference(1)
    choices = tuple(
        replace(c, unit="A", computer=mark) for c, mark in zip(one.conflict.choices, ("3F2A", "91B0"), strict=True)
    )
    options = tuple(replace(option, unit="A") for option in one.options)
    same = replace(one, conflict=replace(one.conflict, choices=choices), options=options)
    names = {}
    for difference in (one, same):
        centre.page.decide._show(([difference], None))
        names[difference.options[1].unit] = [b.accessibleName() for b in centre.page.decide.options.keep_buttons]
    assert names == {
        "B": ["Keep the value of B", "Keep the value of A"],
        "A": ["Keep the value of A, computer 91B0", "Keep the value of A, computer 3F2A"],
    }


def test_what_the_centre_passed_on_and_what_a_wrong_clock_says_is_marked(desks: tuple[Desk, Desk]) -> None:
    centre, _unit = desks
    centre.part(DECIDE)
    one = a_difference(1)
    passed_on, wrong = (replace(option, user=option.unit, at_ms=0) for option in one.options)
    options = replace(passed_on, by_way_of_centre=True), replace(wrong, clock_is_wrong=True)
    same = tuple(replace(option, unit="A") for option in options)
    shown = centre.page.decide.options
    for difference in (replace(one, options=options), replace(one, options=same)):
        centre.page.decide._show(([difference], None))
        words = {label.text() for label in shown.findChildren(QLabel)}
        assert f"A · {minute(0)} · by way of the centre" in words
        assert f"B · {minute(0)} by a clock that is wrong" in words
    names = [button.accessibleName() for button in shown.keep_buttons]
    assert names == ["Keep the value of A", "Keep the value of A, by way of the centre"]


def test_who_only_looks_is_told_so_above_the_list(desks: tuple[Desk, Desk]) -> None:
    centre, _unit = desks
    decide = centre.page.decide
    object.__setattr__(centre.window.actor, "role", UserRole.LEADER)
    decide._show(([a_difference(0)], None))
    assert decide.words.text().endswith(
        "With this account you can look at everything and change nothing. Ask a clerk of the office to make the change."
    )
    object.__setattr__(centre.window.actor, "role", UserRole.CENTRE)
    decide._show(([a_difference(0)], None))
    assert "this account" not in decide.words.text()
