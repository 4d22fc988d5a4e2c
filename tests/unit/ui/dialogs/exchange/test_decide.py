"""Differences are decided singly, by a value of one's own, or many by a rule that is shown before; and taken back."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from db.enums import CreditRole
from db.models import Credit, Investor
from desktop_app.domain.shares import PERCENT
from desktop_app.services.office import Label
from desktop_app.services.project_shares import CreditShare, set_shares
from desktop_app.services.units import enter_from_card
from desktop_app.ui.dialogs.exchange.decide import Decide
from desktop_app.ui.dialogs.investors import Investors
from desktop_app.ui.dialogs.share_form import ShareForm
from desktop_app.ui.pages.exchange import DECIDE, EXCHANGE
from desktop_app.ui.widgets.column_widths import NARROWEST
from tests.helpers.exchange_windows import Desk
from tests.helpers.printed import said
from tests.unit.ui.dialogs.exchange.differences import a_difference, column

MANY = 5_000


def project_of(desk: Desk) -> str:
    with desk.one.office.read() as session:
        return str(session.execute(text("SELECT id FROM project")).scalar_one())


@pytest.fixture
def differing(friends: tuple[Desk, Desk], stick: Path) -> tuple[Desk, str]:
    """The centre's window, and a project of which two fields were set differently."""
    centre, unit = friends
    centre.one.take(stick)
    project = project_of(unit)
    unit.one.change("project", project, summary="甲", total_investment_fen=100_000_000)
    centre.one.change("project", project, summary="乙", total_investment_fen=200_000_000)
    unit.one.exchange.write("DL01", stick)
    centre.one.take(stick)
    centre.part(DECIDE)
    return centre, project


def select(decide: Decide, *rows: int) -> None:
    """Select rows of the list, and no others."""
    selection, model = decide.table.grid.selectionModel(), decide.table.grid.model()
    selection.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        selection.select(model.index(row, 0), flags)


def select_field(decide: Decide, field: str) -> None:
    """Make the difference about a field the current one."""
    place = next(n for n, words in enumerate(column(decide, "field")) if words.endswith(field))
    row = decide.source.row(place)
    assert row is not None
    decide.table.select_id(row.id)


def seen(decide: Decide) -> list[str]:
    return [label.text() for label in decide.options.findChildren(QLabel) if label.isVisible()]


def shown(desk: Desk, project: str) -> tuple[str, int]:
    return (
        desk.one.value("project", project, "summary"),
        desk.one.value("project", project, "total_investment_fen"),
    )


def test_a_rule_shows_what_it_would_do_and_does_it_when_asked(differing: tuple[Desk, str]) -> None:
    centre, project = differing
    decide = centre.page.decide
    assert column(decide, "state") == ["To decide", "To decide"]
    before = shown(centre, project)
    centre.click(decide.bar.rules["centre"])
    assert sorted(column(decide, "state")) == ["Becomes 200 万元", "Becomes 乙"]
    assert "nothing is decided yet" in decide.words.text()
    assert shown(centre, project) == before
    assert decide.bar.primary.text() == "Decide 2 by this rule"
    centre.click(decide.bar.primary)
    centre.until(lambda: decide.source.count() == 0)
    assert shown(centre, project) == ("乙", 200_000_000)
    assert not decide.bar.isVisible()


def test_what_was_decided_is_taken_back_until_it_is_written(differing: tuple[Desk, str], stick: Path) -> None:
    centre, project = differing
    decide, before = centre.page.decide, shown(*differing)
    centre.click(decide.bar.rules["centre"])
    centre.click(decide.bar.primary)
    centre.until(lambda: decide.source.count() == 0)
    assert decide.back.isVisible() and decide.back.text() == "Take back the last decision (2)"
    centre.click(decide.back)
    centre.until(lambda: decide.source.count() == 2)
    assert shown(centre, project) == before
    assert not decide.back.isVisible()
    centre.click(decide.bar.rules["unit"])
    centre.click(decide.bar.primary)
    centre.until(lambda: decide.source.count() == 0)
    centre.one.exchange.write("HM", stick)
    centre.part(EXCHANGE)
    centre.part(DECIDE)
    assert not decide.back.isVisible()
    assert shown(centre, project) == ("甲", 100_000_000)


def test_an_own_value_stays_typed_and_says_under_itself_why_it_cannot_be(
    differing: tuple[Desk, str], qtbot: QtBot
) -> None:
    centre, project = differing
    decide = centre.page.decide
    select_field(decide, "Total investment")
    field = decide.options.third.editor if decide.options.third is not None else None
    assert isinstance(field, QLineEdit) and decide.options.third_button is not None
    field.selectAll()
    qtbot.keyClicks(field, "-5")
    centre.page.hear_of_others()
    centre.idle()
    assert field.isVisible() and field.text() == "-5"
    centre.click(decide.options.third_button)
    centre.until(lambda: any("-5" not in one and "less than" in one for one in seen(decide)))
    assert centre.window.bar.text == ""
    field.selectAll()
    qtbot.keyClicks(field, "500")
    assert not any("less than" in one for one in seen(decide))
    centre.click(decide.options.third_button)
    centre.until(lambda: decide.source.count() == 1)
    assert shown(centre, project)[1] == 500_000_000


def test_only_those_of_a_kind_or_those_that_are_selected_are_decided(differing: tuple[Desk, str]) -> None:
    centre, project = differing
    decide = centre.page.decide
    kinds = [decide.bar.kinds.itemText(n) for n in range(decide.bar.kinds.count())]
    assert kinds[0] == "All differences (2)" and "Project · Summary (1)" in kinds
    decide.bar.kinds.setCurrentIndex(kinds.index("Project · Summary (1)"))
    decide.bar.kind_chosen.emit()
    assert decide.source.count() == 1
    centre.click(decide.bar.rules["centre"])
    assert decide.bar.primary.text() == "Decide 1 by this rule"
    centre.click(decide.bar.primary)
    centre.until(lambda: shown(centre, project)[0] == "乙")
    centre.until(lambda: decide.source.count() == 1)  # the kind is gone: what is left is listed
    assert column(decide, "field") == ["Project · Total investment"]


def test_a_rule_shows_what_it_makes_of_the_selected_ones_alone(desks: tuple[Desk, Desk]) -> None:
    centre, _ = desks
    centre.part(DECIDE)
    decide = centre.page.decide
    rows = [a_difference(number) for number in range(4)]
    decide._show((rows, None))
    select(decide, 1, 3)
    centre.click(decide.bar.rules["centre"])
    open_, taken = "To decide", "Becomes 2 万元"
    assert column(decide, "state") == [open_, taken, open_, taken]
    lights = [decide.table.model.columns[1].light(row) for row in rows]  # type: ignore[misc]
    assert lights == ["yellow", "green", "yellow", "green"]
    assert decide.bar.primary.text() == "Decide 2 by this rule"
    assert decide.words.text().startswith("The rule is for the 2 selected:")
    select(decide, 0)  # one alone is no selection: the rule is for all that are listed
    assert column(decide, "state") == [taken] * 4 and decide.bar.primary.text() == "Decide 4 by this rule"
    centre.click(decide.bar.rules["unit"])
    assert column(decide, "state") == ["Becomes 1 万元"] * 4
    centre.click(decide.bar.cancel)
    assert column(decide, "state") == [open_] * 4


def test_thinking_better_of_a_rule_decides_nothing(differing: tuple[Desk, str]) -> None:
    centre, _ = differing
    decide = centre.page.decide
    centre.click(decide.bar.rules["newest"])
    assert decide.bar.primary.isVisible()
    centre.click(decide.bar.cancel)
    assert not decide.bar.primary.isVisible() and column(decide, "state") == ["To decide", "To decide"]
    centre.click(decide.bar.rules["newest"])
    centre.click(decide.bar.rules["newest"])
    assert decide.bar.rule is None


def test_a_third_value_is_typed(differing: tuple[Desk, str], qtbot: QtBot) -> None:
    centre, project = differing
    decide = centre.page.decide
    money = next(row.id for row in decide._rows.values() if row.conflict.fields == ("total_investment_fen",))
    decide.table.select_id(money)
    options = decide.options
    assert options.third is not None and options.third_button is not None
    editor = options.third.editor
    editor.clear()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor, "much")
    centre.click(options.third_button)
    assert options.own is not None and options.own.wrong.isVisible()
    assert options.own.wrong.text() == "This is no amount in 万元, for instance 15000 or 1.5亿."
    assert editor.accessibleName() == "Another value (万元)"
    editor.clear()  # type: ignore[attr-defined]
    qtbot.keyClicks(editor, "15000")
    centre.click(options.third_button)
    centre.until(lambda: decide.source.count() == 1)
    assert shown(centre, project)[1] == 15_000_000_000


def test_thousands_of_differences_do_not_stall_the_window(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What happens on the window's own thread takes a fraction of a second each, with 5,000 of them."""
    centre, _ = desks
    centre.part(DECIDE)
    decide = centre.page.decide
    monkeypatch.setattr(decide, "load", lambda: None)  # these are not in the database
    QApplication.processEvents()
    centre.idle()
    rows = [a_difference(number) for number in range(MANY)]

    def seconds(act: Callable[[], object]) -> float:
        started = time.process_time()
        act()
        QApplication.processEvents()
        return time.process_time() - started

    took = {
        "show": seconds(lambda: decide._show((rows, None))),
        "select": seconds(lambda: decide.table.grid.selectAll()),
        "rule": seconds(lambda: decide.bar.choose("centre")),
        "kind": seconds(decide._fill),
        "next": seconds(lambda: decide.table.select_id(rows[-1].id)),
    }
    assert decide.bar.primary.text() == "Decide 5,000 by this rule"
    assert max(took.values()) < 1.5, took


def test_all_columns_are_seen_in_a_usual_window_and_in_a_small_one(differing: tuple[Desk, str]) -> None:
    centre, _project = differing
    decide = centre.page.decide
    long = replace(a_difference(1), conflict=replace(a_difference(1).conflict, title="国能智深智能控制研发中心" * 4))
    decide._show(((*decide._rows.values(), long), None))
    for width, height in ((1366, 728), (1024, 690)):
        centre.window.resize(width, height)
        QApplication.processEvents()
        for rule in (None, "centre"):
            decide.bar.choose(rule)
            assert decide.table.grid.horizontalScrollBar().maximum() == 0, (width, rule)
            assert all(decide.table.grid.columnWidth(n) >= NARROWEST for n in range(5))


def test_what_is_to_be_decided_is_printed(differing: tuple[Desk, str]) -> None:
    centre, _project = differing
    decide = centre.page.decide
    head, *rows = said(decide.wanted())
    assert head == [column.title for column in decide.table.model.columns]
    assert [row[head.index("Record · field")] for row in rows] == column(decide, "field") and len(rows) == 2
    decide.bar.kinds.setCurrentIndex(1)
    decide.bar.kind_chosen.emit()
    assert decide.wanted().notes == (decide.bar.kinds.currentText(),)
    assert len(said(decide.wanted())) == 2


def test_on_a_deletion_the_buttons_say_what_becomes_of_the_record(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    centre.one.take(stick)
    project = project_of(unit)
    unit.one.change("project", project, summary="甲")
    centre.one.change("project", project, deleted_at=1)
    unit.one.exchange.write("DL01", stick)
    centre.one.take(stick)
    centre.part(DECIDE)
    options = centre.page.decide.options
    buttons = {button.text(): button for button in options.keep_buttons}
    assert set(buttons) == {"Keep the record", "Delete the record"}
    centre.click(buttons["Delete the record"])
    centre.until(lambda: centre.page.decide.source.count() == 0)
    assert centre.one.value("project", project, "deleted_at") is not None


def test_every_button_is_in_view_in_a_small_window(differing: tuple[Desk, str], qtbot: QtBot) -> None:
    centre, _project = differing
    options = centre.page.decide.options
    for width in (1024, 1366):
        centre.window.resize(width, 700)
        qtbot.waitUntil(lambda w=width: centre.window.width() == w)  # type: ignore[misc]
        qtbot.waitUntil(lambda: options.horizontalScrollBar().maximum() == 0)
        room = options.viewport().rect()
        for button in (*options.keep_buttons, options.third_button):
            assert button is not None
            right = button.mapTo(options.viewport(), button.rect().topRight()).x()
            assert 0 < right <= room.right(), (width, button.text())


def test_investors_that_were_entered_twice_are_told_and_shown_to_be_joined(friends: tuple[Desk, Desk]) -> None:
    centre, _ = friends
    centre.part(DECIDE)
    decide = centre.page.decide
    assert decide.twins.isHidden() and centre.page.parts_bar.tabText(DECIDE) == "To decide"
    with centre.one.office.write(Label("Enter"), centre.one.actor) as tx:
        tx.session.add_all(Investor(name=f"国能{number}", uscc="91110000100011743X") for number in range(2))
    decide.load()
    centre.until(lambda: decide.twins.isVisible() and centre.page.parts_bar.tabText(DECIDE) == "To decide 1")
    assert "1 investor." in decide.twins.words.text()
    assert "Nothing else waits for a decision." in [one.text() for one in decide.table.empty.findChildren(QLabel)]
    centre.click(decide.twins.show_button)
    dialog = decide.window().findChild(Investors)
    assert isinstance(dialog, Investors) and dialog.twice.isChecked()
    centre.until(lambda: dialog.source.count() == 2)
    dialog.reject()


def test_shares_set_apart_are_one_question_and_typed_in_the_form_of_the_project(
    friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot
) -> None:
    centre, unit = friends
    enter_from_card(centre.one.office, centre.one.actor, "HM", "华明街道", is_centre=False)
    centre.one.exchange.write("HM", stick)
    for desk in (unit, centre):
        desk.one.take(stick)
    project = project_of(unit)
    for one, of_unit in ((unit.one, 60), (centre.one, 30)):
        shares = (("HM", of_unit), ("DL01", 100 - of_unit))
        lines = [CreditShare(one.unit_id(code), CreditRole.LANDING, share * PERCENT) for code, share in shares]
        set_shares(one.office, one.actor, project, [], lines)
    unit.one.exchange.write("DL01", stick)
    centre.one.take(stick)
    centre.part(DECIDE)
    decide = centre.page.decide
    assert decide.source.count() == 1
    assert column(decide, "values") == [
        "合作交流办 (Landing) 70%, 华明街道 (Landing) 30% / 华明街道 (Landing) 60%, 合作交流办 (Landing) 40%"
    ]
    button = decide.options.shares_button
    assert button is not None
    centre.click(button)
    qtbot.waitUntil(lambda: bool(decide.window().findChildren(ShareForm)), timeout=20_000)
    [form] = decide.window().findChildren(ShareForm)
    while len(form.credits.rows) > 2:
        form.credits._take(form.credits.rows[-1])
    for row, (code, share) in zip(form.credits.rows, (("HM", "55"), ("DL01", "45")), strict=True):
        row.unit.set_value(centre.one.unit_id(code))
        row.share.setText(share)
    centre.click(form.primary)
    centre.until(lambda: decide.source.count() == 0)
    with centre.one.office.read() as session:
        stands = session.query(Credit).filter(Credit.deleted_at.is_(None)).all()
    assert sorted(line.share // PERCENT for line in stands) == [45, 55]
