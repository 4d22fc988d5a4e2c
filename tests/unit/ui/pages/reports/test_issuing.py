"""From a draft to the one bulletin that is issued: checked, changed since, taken by somebody else."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.enums import ActivityKind, ReportKind, UserRole
from db.models import Activity
from desktop_app.documents import produce
from desktop_app.domain.review import DEFAULT_RULES
from desktop_app.services import office_rules
from desktop_app.services.office import Actor, Label, Office
from desktop_app.ui.messages import error_words
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.reports.acting import (
    ISSUED,
    LONG,
    check,
    click,
    close_menus,
    issue,
    make,
    menu_of,
    opened,
    press_issue,
    primary,
    visit,
)


def test_a_month_is_made_checked_and_issued_once(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    assert page.panel.when.period == "2022-12"
    assert primary(page) == ["Make the report"] and "<b>Make</b>" in page.panel.steps.text()
    assert page.shelf.empty.isVisible()
    make(page, qtbot)
    assert primary(page) == ["Figures and words are right"] and "<b>Check</b>" in page.panel.steps.text()
    assert not page.panel.issue.isVisible()
    qtbot.waitUntil(lambda: page.archive.count() == 1)
    assert "Draft · Wang" in page.archive.item(0).text() and not page.shelf.empty.isVisible()
    check(page, qtbot)
    assert primary(page) == ["Issue No. 1"] and page.panel.told.hint.text().startswith("Checked by Wang, ")
    qtbot.waitUntil(lambda: "✓ Checked · Wang" in page.archive.item(0).text())

    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() or bool(navigator.errors), timeout=LONG)
    assert navigator.errors == [] and "issued as No. 1" in navigator.messages[-1]
    assert "Checked by Wang" in page.panel.told.hint.text() and "Issued by Wang" in page.panel.told.hint.text()
    assert "2022-12" in page.archive.item(0).text() and page.archive.currentRow() == 0
    assert primary(page) == ["Print…"] and not page.panel.issue.isVisible()
    assert navigator.changes == []  # what was issued is told without a link to undo it

    make(page, qtbot)  # a trial print: the period has its bulletin
    assert not page.panel.issue.isVisible() and "No. 1" in page.panel.told.hint.text()


def test_after_a_check_the_next_key_is_for_the_next_step(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.panel.make.setFocus()
    make(page, qtbot)
    qtbot.waitUntil(page.panel.check.hasFocus)
    check(page, qtbot)
    qtbot.waitUntil(page.panel.issue.hasFocus)
    page.panel.hold()
    assert not page.panel.issue.isEnabled() and not page.panel.print.isEnabled()
    page.panel.let_go()
    assert page.panel.issue.isEnabled() and page.panel.print.isEnabled()
    page.panel.words.setFocus()
    seen = []
    for _ in range(len(page.panel.told.figures.links) + 3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [page.panel.told, *page.panel.told.figures.links, page.panel.make, page.panel.save_as]


def test_a_number_that_somebody_else_took_meanwhile_is_given_up_for_the_next(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    issue(office, navigator, ReportKind.MONTHLY, "2022-11", tmp_path)  # from another window: takes number 1
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text(), timeout=LONG)
    assert "issued as No. 2" in navigator.messages[-1] and navigator.errors == []
    assert sorted(row.number or 0 for row in page.archive.rows) == [1, 2]


def test_what_changes_after_the_check_makes_it_a_draft_again_and_says_what(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    visit(office, navigator)
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.told.warning.isVisible() and page.panel.check.isVisible(), timeout=LONG)
    assert "no longer what Wang checked" in error_words(navigator.errors[0])[0]  # type: ignore[arg-type]
    told = page.panel.told.warning.text()
    assert told.startswith("Wang had checked it (20") and "0次 → 1次" in told and "▲ Words or tables under: " in told
    assert page.archive.rows == [] and not page.panel.issue.isVisible()
    qtbot.waitUntil(lambda: "▲ Draft" in page.archive.item(0).text())
    check(page, qtbot)
    assert not page.panel.told.warning.isVisible()
    qtbot.mouseClick(page.panel.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.panel.check.isVisible())
    assert not page.panel.told.warning.isVisible() and not page.panel.issue.isVisible()


def test_a_checked_draft_says_in_the_list_that_records_were_changed_since(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    qtbot.waitUntil(lambda: "✓ Checked" in page.archive.item(0).text())
    assert not page.panel.told.warning.isVisible()
    assert page.archive.currentRow() == 0  # the one that is on the page
    with office.write(Label("Later"), navigator.actor) as tx:
        tx.session.add(Activity(held_on=dt.date(2023, 1, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    page.note(tx.done())
    qtbot.waitUntil(lambda: "▲ To be made again" in page.archive.item(0).text())
    assert "Checked by Wang, and records were changed since" in page.archive.item(0).toolTip()
    assert "Records were changed since" in page.panel.told.warning.text() and primary(page) == ["Make it again"]

    make(page, qtbot)  # nothing that the bulletin prints: the check holds
    qtbot.waitUntil(lambda: page.panel.issue.isVisible() and not page.panel.told.warning.isVisible(), timeout=LONG)
    page.note(tx.done())
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    page.load()
    qtbot.waitUntil(lambda: "✓ Checked" in page.archive.item(0).text())


def test_what_was_made_again_is_as_new_as_its_records_though_its_check_has_fallen(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    for held in (4, 5):  # made, then made again: what is known of the first time must not speak of the second
        make(page, qtbot)
        check(page, qtbot)
        with office.write(Label("Late"), navigator.actor) as tx:
            day = dt.date(2022, 12, held)
            tx.session.add(Activity(held_on=day, kind=ActivityKind.VISIT, place="北京", confirmed=True))
        page.note(tx.done())
        qtbot.waitUntil(lambda: "Records were changed since" in page.panel.told.warning.text())
        make(page, qtbot)
        qtbot.waitUntil(lambda: "Wang had checked it" in page.panel.told.warning.text(), timeout=LONG)
        qtbot.waitUntil(lambda: not navigator.worker.busy)
        assert "Records were changed since" not in page.panel.told.warning.text()
        assert primary(page) == ["Figures and words are right"]


def test_where_two_are_asked_for_another_than_the_checker_issues(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    office_rules.write(office, navigator.actor, DEFAULT_RULES, second_person=True)
    make(page, qtbot)
    check(page, qtbot)
    assert not page.panel.issue.isEnabled() and "somebody else issues it" in page.panel.told.hint.text()
    navigator.actor = Actor("Zhao", "HMJD", UserRole.CENTRE)
    page.preview.close_document()
    make(page, qtbot)
    qtbot.waitUntil(page.panel.issue.isEnabled)
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text(), timeout=LONG)
    (row,) = page.archive.rows
    assert (row.drafted_by, row.checked_by, row.issued_by) == ("Wang", "Wang", "Zhao")


def test_a_draft_is_found_in_the_list_made_again_and_given_up(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    issue(office, navigator, ReportKind.ANNUAL, "2021", tmp_path)
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.ANNUAL))
    page.load()
    qtbot.waitUntil(lambda: page.archive.count() == 2 and page.preview.document.pageCount() > 0)
    click(page.archive, 0, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert (page.kind, page.panel.when.period) == (ReportKind.MONTHLY, "2022-12")

    next(action for action in menu_of(page, 0) if action.text() == "Give up the draft").trigger()
    close_menus(page)
    qtbot.waitUntil(lambda: page.archive.count() == 1 and not page.panel.check.isVisible())
    assert len(navigator.changes) == 1  # it can be undone
    qtbot.waitUntil(lambda: not navigator.worker.busy)


def test_only_who_decides_is_offered_to_give_a_draft_up(
    page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    make(page, qtbot)
    qtbot.waitUntil(page.panel.check.isVisible)
    navigator.actor = Actor("Li", "HM", UserRole.CLERK)
    other = opened(navigator, qtbot)
    assert [action.text() for action in menu_of(other, 0)] == ["Make it and look at it"]
    close_menus(other)
    tip = other.archive.item(0).toolTip()
    assert tip.startswith(other.archive.item(0).text()) and "关于2022年1—12月" in tip, (
        "what the list cuts, and the title"
    )


def test_what_another_process_issued_before_it_was_checked_comes_on_the_page(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    qtbot.waitUntil(page.panel.check.isVisible)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    qtbot.mouseClick(page.panel.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.errors != [], timeout=LONG)
    assert "no longer in work" in str(navigator.errors[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and not page.panel.check.isVisible())


def test_what_another_process_issued_meanwhile_comes_on_the_page(
    office: Office, page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    make(page, qtbot)
    check(page, qtbot)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)  # the page is not told
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: navigator.errors != [], timeout=LONG)
    assert "issued already, as number 1" in str(navigator.errors[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and not page.panel.issue.isVisible())
    assert page.archive.count() == 1 and "No. 1" in page.archive.item(0).text()
