"""What was issued is corrected or declared void, by the centre alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from db.enums import ActivityKind, FundState, ReportKind, UserRole
from db.models import Activity, Unit
from desktop_app.documents import produce
from desktop_app.domain.edits import Edit
from desktop_app.domain.periods import Month
from desktop_app.queries.report_issues import IssueRow, snapshot
from desktop_app.services import report_texts
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.project_entries import FundInput, add_funds, move_funds, reverse_funds
from desktop_app.ui.dialogs import report_decisions
from desktop_app.ui.dialogs.report_decisions import CorrectionForm, VoidForm
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import enter, furnish, record_of
from tests.unit.ui.pages.reports.acting import (
    ISSUED,
    LONG,
    check,
    click,
    issue,
    make,
    opened,
    press_issue,
    primary,
    visit,
)


def test_an_issued_report_is_corrected_and_declared_void(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    furnish(office)
    enter(office, "国能智深")
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.correct.isVisible() and page.panel.void.isVisible())

    qtbot.mouseClick(page.panel.correct, Qt.MouseButton.LeftButton)
    form = page.findChildren(CorrectionForm)[0]
    set_value(form.rows["reason"].editor, "一个活动没有录入")
    form.save()
    qtbot.waitUntil(lambda: "No figure of" in form.note.text(), timeout=LONG)
    visit(office, navigator)
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    check(page, qtbot)
    assert page.panel.issue.text() == "Issue No. 2" and "更正" in page.panel.told.facts.text()
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: len(page.archive.rows) == 2 and page.archive.rows[0].corrects_id is not None)
    assert "Correction" in page.archive.item(0).text()
    standing = page.archive.issued(ReportKind.MONTHLY, "2022-12")
    assert standing is not None and standing.number == 1
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text() and "No. 2" in page.panel.told.facts.text())
    assert page.archive.currentRow() == 0 and not page.panel.correct.isVisible()  # the correction itself is shown

    assert "Corrected · No. 1" in page.archive.item(1).text()
    click(page.archive, 1, qtbot)
    qtbot.waitUntil(lambda: "Corrected by No. 2 of 20" in page.panel.told.facts.text())
    assert page.panel.correct.text() == "Correct again…" and page.panel.void.isVisible()
    qtbot.mouseClick(page.panel.void, Qt.MouseButton.LeftButton)
    void = page.findChildren(VoidForm)[0]
    qtbot.waitUntil(lambda: void.note.text() == "What corrected it is void with it: No. 2.")
    set_value(void.rows["reason"].editor, "重新印发")
    void.save()
    qtbot.waitUntil(lambda: page.archive.issued(ReportKind.MONTHLY, "2022-12") is None)
    assert [row.stands for row in page.archive.rows] == [False, False]
    assert page.archive.rows[1].void_reason == "重新印发"
    assert "■ Voided · No. 1" in page.archive.item(1).text()
    qtbot.waitUntil(lambda: "■ Void: 重新印发" in page.panel.told.warning.text())  # it stays on the page, and says so
    assert page.archive.currentRow() == 1 and "No. 1" in page.panel.told.facts.text()
    assert "Voided" in page.panel.steps.text() and "✓" not in page.panel.steps.text()
    assert primary(page) == ["Make it again"] and page.panel.print.isEnabled()
    page.shelf.kinds.setCurrentRow(produce.KINDS.index(ReportKind.FORTNIGHTLY))
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert page.panel.told.facts.text() == ""  # nothing stands, so nothing is beside what is to be made


def test_words_are_corrected_without_a_figure_that_changed(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    written = {"problems": Edit("", "供电末落实，另有一项。")}
    report_texts.write(office, navigator.actor, ReportKind.MONTHLY, "2022-12", written)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    page = opened(navigator, qtbot)
    page.desk.kept.correct(page.archive.rows[0])
    form = page.findChildren(CorrectionForm)[0]
    page.panel.when.set_month(Month(2022, 12))
    set_value(form.rows["reason"].editor, "误写")
    set_value(form.rows["before"].editor, "供电未接通\n，另有一项")
    set_value(form.rows["now"].editor, "供电未落实")
    form.save()
    assert "Beside each line" in form.rows["now"].error
    set_value(form.rows["now"].editor, "供电未落实\n")
    form.save()
    qtbot.waitUntil(lambda: "does not stand in what was issued" in form.rows["before"].error, timeout=LONG)
    set_value(form.rows["before"].editor, "供电末落实\n，另有一项")
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert page.panel.told.hint.text() == "Check the pages.", "there is no figure with a list behind it"
    make(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    check(page, qtbot)
    press_issue(page, qtbot)
    qtbot.waitUntil(lambda: len(page.archive.rows) == 2 and page.archive.rows[0].corrects_id is not None, timeout=LONG)
    with office.read() as session:
        frozen = snapshot(session, page.archive.rows[0].id)
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    assert "the very file that was issued." in page.panel.told.hint.text(), "no figures were frozen with it"
    assert (frozen["corrections"], frozen["words"]) == ([], [["供电末落实", "供电未落实"], ["，另有一项", ""]])


def test_what_was_right_when_it_was_issued_is_unticked(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    visit(office, navigator)
    page = opened(navigator, qtbot)
    page.desk.kept.correct(page.archive.rows[0])
    page.panel.when.set_month(Month(2022, 12))
    form = page.findChildren(CorrectionForm)[0]
    qtbot.waitUntil(lambda: form.places.topLevelItemCount() > 0, timeout=LONG)
    assert "Untick what was right" in form.found.text() and "Money" not in form.found.text()
    sentence = next(
        item for n in range(form.places.topLevelItemCount())
        if (item := form.places.topLevelItem(n)) is not None and item.text(0).startswith("“主要指标完成情况”")
    )  # fmt: skip
    sentence.setCheckState(0, Qt.CheckState.Unchecked)
    set_value(form.rows["reason"].editor, "漏录")
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert page.desk.made is not None
    made = page.desk.made.bulletin
    told = {one["name"] for one in made.snapshot["corrections"]}
    assert "主要指标完成情况表 · 招商活动（次） · 累计" in told and "主要指标完成情况" not in told
    assert not page.panel.words.isEnabled(), "its words are those of the report that it corrects"
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    make(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert (
        page.desk.made is not None and page.desk.made.bulletin.snapshot["corrections"] == made.snapshot["corrections"]
    )


def test_it_is_told_which_other_bulletins_are_wrong_too(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    visit(office, navigator)
    page = opened(navigator, qtbot)
    issued = page.archive.rows[0]
    asked: list[tuple[Any, ...]] = []

    def others(_session: object, _press: object, *rest: Any) -> list[IssueRow]:
        asked.append(rest)
        return [replace(issued, kind=ReportKind.FORTNIGHTLY, number=19)]

    monkeypatch.setattr(report_decisions, "also_wrong", others)
    page.desk.kept.correct(issued)
    form = page.findChildren(CorrectionForm)[0]
    qtbot.waitUntil(lambda: form.elsewhere.isVisibleTo(form), timeout=LONG)
    assert "wrong in Fortnightly report No. 19:" in form.elsewhere.text()
    ((row, wrong, day),) = asked
    assert (row, day) == (issued, navigator.today()) and wrong
    form.reject()


def test_the_form_says_before_why_money_reversed_later_is_no_correction(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    furnish(office)
    (project,) = enter(office, "国能智深")
    today = office.clock.today()
    add_funds(office, navigator.actor, project, FundInput(5 * 10**9, today, "cash", None, "bank", "进账单1"))
    entry = record_of(office, project).funds[0].id
    move_funds(office, navigator.actor, entry, FundState.CONFIRMED)
    issue(office, navigator, ReportKind.MONTHLY, str(Month.of(today)), tmp_path)
    reverse_funds(office, navigator.actor, entry)
    page = opened(navigator, qtbot)
    page.desk.kept.correct(page.archive.rows[0])
    form = page.findChildren(CorrectionForm)[0]
    qtbot.waitUntil(lambda: "was reversed (5,000 万元)" in form.found.text(), timeout=LONG)
    assert form.places.topLevelItemCount() == 0
    form.reject()
    with office.write(Label("Late"), navigator.actor) as tx:
        tx.session.add(Activity(held_on=today, kind=ActivityKind.VISIT, place="北京", confirmed=True))
    page.desk.kept.correct(page.archive.rows[0])
    form = page.findChildren(CorrectionForm)[-1]
    qtbot.waitUntil(lambda: form.places.topLevelItemCount() > 0, timeout=LONG)
    assert "Money reversed since (5,000 万元) counts in" in form.found.text()
    form.reject()


def test_a_correction_made_again_stays_a_correction(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    visit(office, navigator)
    page = opened(navigator, qtbot)
    page.desk.kept.correct(page.archive.rows[0])
    form = page.findChildren(CorrectionForm)[0]
    set_value(form.rows["reason"].editor, "一个活动没有录入")
    page.panel.when.set_month(Month(2022, 12))
    form.save()
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    visit(office, navigator)
    make(page, qtbot)
    qtbot.waitUntil(lambda: page.panel.check.isVisible(), timeout=LONG)
    assert "更正" in page.panel.told.facts.text()
    check(page, qtbot)
    assert page.panel.issue.text() == "Issue No. 2"
    page.desk.kept.void(page.archive.rows[0])
    void = page.findChildren(VoidForm)[-1]
    qtbot.waitUntil(lambda: "The draft of its correction is given up" in void.note.text())
    void.reject()


def test_who_is_not_of_the_centre_is_not_offered_to_correct(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    navigator.actor = Actor("Li", "HM", UserRole.CLERK)
    page = opened(navigator, qtbot)
    page.panel.when.set_month(Month(2022, 12))
    page._show_period()
    qtbot.waitUntil(lambda: page.panel.told.facts.text() != "")
    assert not page.panel.correct.isVisible() and not page.panel.void.isVisible()


def test_what_changed_only_since_the_issue_is_ticked_by_the_clerk_alone(
    office: Office, navigator: FakeNavigator, tmp_path: Path, qtbot: QtBot
) -> None:
    furnish(office)
    today = office.clock.today()

    def held(kind: ActivityKind) -> None:
        with office.write(Label("Held"), navigator.actor) as tx:
            tx.session.add(Activity(held_on=today, kind=kind, unit_id="u1", text="洽谈", confirmed=True))

    def asked() -> tuple[CorrectionForm, dict[str, QTreeWidgetItem]]:
        page.desk.kept.correct(page.archive.rows[0])
        form = page.findChildren(CorrectionForm)[-1]
        qtbot.waitUntil(lambda: form.places.topLevelItemCount() > 0, timeout=LONG)
        items = (form.places.topLevelItem(place) for place in range(form.places.topLevelItemCount()))
        return form, {item.text(0): item for item in items if item is not None}

    held(ActivityKind.VISIT)
    issue(office, navigator, ReportKind.FORTNIGHTLY, str(today), tmp_path)
    with office.write(Label("Rename"), navigator.actor) as tx:
        tx.session.get_one(Unit, "u1").short_name = "华明园"
    page = opened(navigator, qtbot)
    form, _places = asked()
    assert "Nothing of it was wrong when it was issued" in form.found.text()
    form.reject()
    held(ActivityKind.RECEPTION)
    form, places = asked()
    assert "What changed only since" in form.found.text() and "Untick what was right" in form.found.text()
    since = places["“招商活动情况”: 1 change since it was issued"]
    assert since.checkState(0) is Qt.CheckState.Unchecked
    assert places["“招商活动”: 1 change"].checkState(0) is Qt.CheckState.Checked
    since.setCheckState(0, Qt.CheckState.Checked)
    set_value(form.rows["reason"].editor, "漏录，单位名称误写")
    with qtbot.waitSignal(form.saved, timeout=LONG) as made:
        form.save()
    assert made.args is not None
    bulletin = made.args[0][0]
    told = {(one["before"], one["now"]) for one in bulletin.snapshot["corrections"]}
    assert ("华明", "华明园") in told and any("接待1次" in now for _before, now in told)
