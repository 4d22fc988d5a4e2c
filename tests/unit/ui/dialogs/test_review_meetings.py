"""Review meetings as the centre keeps them: real office, real keys."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import ReviewConclusion, UserRole
from db.models import ClosedMonth
from desktop_app.domain.meeting import MeetingState
from desktop_app.queries import duties, review_list
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Label, Office
from desktop_app.services.review_meetings import confirm_meeting, put_review
from desktop_app.services.review_results import CardInput, ResultInput, put_card, set_result
from desktop_app.ui.dialogs import review_panel
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.review_choice import ChooseProjects
from desktop_app.ui.dialogs.review_forms import MeetingForm
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.printed import said
from tests.helpers.projects import CENTRE, enter
from tests.helpers.reviews import DAY, ENTERED, GOOD, JUDGES, call_meeting, furnish_reviews, known, score

LEFT, CONTROL, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LONG = 30_000


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish_reviews) as navigator:
        yield navigator


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    host.show()
    return host


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, meeting_id: str = "") -> ReviewMeetings:
    dialog = ReviewMeetings(navigator, host, meeting_id)
    dialog.open()
    qtbot.waitUntil(lambda: any(c.isdigit() for c in dialog.all.text()))
    return dialog


def test_a_unit_sees_results_and_neither_points_nor_papers(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    meeting_id, _items = call_meeting(navigator.office, "甲项目")
    dialog = opened(qtbot, navigator, host, meeting_id)
    assert dialog.panel.scores.isVisible() and dialog.panel.papers.isVisible()
    assert not dialog.panel.at_centre.isVisible()
    dialog.reject()
    set_local(navigator.office, unit_code="HM", is_centre=False, last_exchange_ms=1)
    dialog = opened(qtbot, navigator, host, meeting_id)
    qtbot.waitUntil(lambda: dialog.panel.at_centre.isVisible())
    assert not dialog.panel.scores.isVisible() and not dialog.panel.papers.isVisible()
    assert "stay with the centre" in dialog.panel.at_centre.text()
    assert dialog.panel.source.count() == 1
    dialog.reject()


def saved(qtbot: QtBot, form: FormDialog, **values: object) -> None:
    """Fill fields in and save with Ctrl+Enter."""
    for name, value in values.items():
        set_value(form.rows[name].editor, value)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)


def titles(dialog: ReviewMeetings) -> list[str]:
    return [line.title for line in dialog.panel.meeting.agenda] if dialog.panel.meeting else []


def lines(office: Office) -> list[review_list.MeetingLine]:
    with office.read() as session:
        return review_list.lines(session, DAY)


def test_a_meeting_from_its_calling_to_its_confirmation(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    enter(navigator.office, "甲项目")
    dialog = opened(qtbot, navigator, host)
    qtbot.waitUntil(dialog.table.empty.isVisible)
    button = dialog.table.empty.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, LEFT)
    qtbot.waitUntil(lambda: dialog.findChild(MeetingForm) is not None)
    form = dialog.findChild(MeetingForm)
    assert form is not None
    assert form.values()["title"] == "2022年第1次项目评审会" and form.day.hasFocus()
    saved(qtbot, form, held_on=DAY, starts="9点半", chair="王主任", judges="甲，乙")
    qtbot.waitUntil(lambda: dialog.panel.isVisible() and dialog.panel.title.text() == "2022年第1次项目评审会")
    assert dialog.panel.facts.text() == "results due · 2022-06-20 09:30 · Chair: 王主任 · —"
    (line,) = lines(navigator.office)
    assert (line.record.judges, line.record.starts) == (("甲", "乙"), dt.time(9, 30))

    chooser = dialog.panel.choose_projects()
    assert isinstance(chooser, ChooseProjects)
    qtbot.waitUntil(lambda: chooser.note.text() != "")
    assert chooser.source.count() == 0 and not chooser.primary.isEnabled()  # a lead comes to no review
    chooser.reject()
    dialog.reject()


def test_projects_are_chosen_ordered_and_taken_off_with_keys(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    meeting_id, _items = call_meeting(navigator.office, "甲项目", "乙项目", "丙项目")
    dialog = opened(qtbot, navigator, host)
    qtbot.waitUntil(lambda: titles(dialog) == ["甲项目", "乙项目", "丙项目"])
    grid = dialog.panel.table.grid
    assert dialog.panel.table.selected_ids() == [dialog.panel.meeting.agenda[0].id]  # type: ignore[union-attr]
    grid.setFocus()
    assert not dialog.panel.up.isEnabled()
    qtbot.keyClick(grid, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: titles(dialog) == ["乙项目", "甲项目", "丙项目"])
    qtbot.keyClick(grid, Qt.Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: titles(dialog) == ["乙项目", "丙项目", "甲项目"])
    assert not dialog.panel.down.isEnabled()  # the project that was moved is still the one chosen
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(dialog) == ["乙项目", "丙项目"])
    assert [line.title for line in known(navigator.office, meeting_id).agenda] == ["乙项目", "丙项目"]
    (undo,) = (link for link in dialog.bar.findChildren(QPushButton) if link.text() == "Undo")
    qtbot.mouseClick(undo, LEFT)
    qtbot.waitUntil(lambda: titles(dialog) == ["乙项目", "丙项目", "甲项目"])
    dialog.reject()


def test_a_meeting_in_a_month_that_was_issued_is_confirmed_after_a_question(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    meeting_id, (item,) = call_meeting(navigator.office, "甲项目")
    set_result(navigator.office, CENTRE, item, ResultInput(ReviewConclusion.PASSED))
    with navigator.office.write(Label("Issue"), CENTRE) as tx:
        tx.session.add(ClosedMonth(month="2022-06", closed_on=DAY))
    dialog = opened(qtbot, navigator, host, meeting_id)
    panel = dialog.panel
    for button, state in (("Cancel", MeetingState.WAITING), ("Confirm the meeting", MeetingState.CONFIRMED)):
        panel.ask_to_confirm()
        (box,) = panel.findChildren(QMessageBox)
        assert "The bulletin of 2022-06 has been issued." in box.text()
        next(one for one in box.buttons() if one.text() == button).click()
        qtbot.waitUntil(lambda: not panel.findChildren(QMessageBox))
        qtbot.waitUntil(lambda state=state: lines(navigator.office)[0].state is state)  # type: ignore[misc]
    dialog.reject()


def test_a_meeting_where_cards_of_judges_are_missing_is_confirmed_after_a_question(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    meeting_id, (first, second) = call_meeting(navigator.office, "甲项目", "乙项目")
    score(navigator.office, first, GOOD)
    score(navigator.office, second, GOOD, JUDGES[1:])
    put_card(navigator.office, CENTRE, second, CardInput("评委己", GOOD))
    dialog = opened(qtbot, navigator, host, meeting_id)
    panel = dialog.panel
    assert "2 cards missing" in panel.facts.text()
    panel.ask_to_confirm()
    (box,) = panel.findChildren(QMessageBox)
    assert "甲项目: 评委己\n乙项目: 评委甲\n" in box.informativeText()
    next(one for one in box.buttons() if one.text() == "Confirm the meeting").click()
    qtbot.waitUntil(lambda: lines(navigator.office)[0].state is MeetingState.CONFIRMED)
    dialog.reject()


def test_of_many_projects_without_cards_some_are_named(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting_id, _items = call_meeting(navigator.office, "甲项目")
    missing = [(f"{number}号项目", ("评委甲",)) for number in range(12)]
    monkeypatch.setattr(review_panel, "missing_cards", lambda _agenda: missing)
    dialog = opened(qtbot, navigator, host, meeting_id)
    dialog.panel.ask_to_confirm()
    (box,) = dialog.panel.findChildren(QMessageBox)
    assert "on 12 project" in box.text()
    assert "7号项目: 评委甲\n… and 4 more\n" in box.informativeText() and "8号项目" not in box.informativeText()
    dialog.reject()


def test_results_are_entered_one_after_the_other_and_confirmed(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    meeting_id, items = call_meeting(navigator.office, "甲项目", "乙项目")
    score(navigator.office, items[0], GOOD)
    dialog = opened(qtbot, navigator, host, meeting_id)
    panel = dialog.panel
    qtbot.waitUntil(lambda: titles(dialog) == ["甲项目", "乙项目"])
    qtbot.mouseClick(panel.confirm, LEFT)
    qtbot.waitUntil(lambda: "乙项目" in dialog.bar.text)
    form = panel.open_result()
    assert form is not None and form.values()["conclusion"] == ReviewConclusion.PASSED
    assert form.values()["score"] == "89"
    set_value(form.rows["conclusion"].editor, ReviewConclusion.CONDITIONAL)
    form.save()
    qtbot.waitUntil(lambda: form.rows["conditions"].error != "")
    saved(qtbot, form, conditions="补充环评", conditions_due=DAY + dt.timedelta(30), opinion="原则同意")
    qtbot.waitUntil(lambda: panel.table.selected_ids() == [items[1]])  # the next without a result
    second = panel.open_result()
    assert second is not None
    set_value(second.rows["veto"].editor, "eliminated")
    assert second.values()["conclusion"] == ReviewConclusion.FAILED
    saved(qtbot, second)
    qtbot.waitUntil(lambda: panel.meeting is not None and panel.meeting.line.state is MeetingState.WAITING)
    qtbot.mouseClick(panel.confirm, LEFT)
    qtbot.waitUntil(panel.reopen.isVisible)
    assert not panel.confirm.isVisible() and not panel.result.isEnabled() and not panel.delete.isEnabled()
    assert panel.open_result() is None and panel.choose_projects() is None
    panel.table.select_id(items[0])
    qtbot.mouseClick(panel.met, LEFT)
    qtbot.waitUntil(lambda: panel.met.text() == "Conditions not met")
    with navigator.office.read() as session:
        assert [row.matter for row in duties.rows(session, duties.Which.CLOSED, DAY)] == ["落实评审条件：补充环评"]
    qtbot.mouseClick(panel.reopen, LEFT)
    qtbot.waitUntil(panel.confirm.isVisible)
    dialog.reject()


def test_a_meeting_to_come_has_papers_and_no_results(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    ahead = replace(ENTERED, held_on=DAY + dt.timedelta(7))
    call_meeting(navigator.office, "甲项目", entered=ahead)
    dialog = opened(qtbot, navigator, host)
    panel = dialog.panel
    qtbot.waitUntil(lambda: titles(dialog) == ["甲项目"])
    assert panel.facts.text().startswith("to come") and not panel.result.isEnabled() and panel.add.isEnabled()
    assert panel.scores.model.on_edit is None
    panel.fill_menu()
    names = [action.text() for action in panel.menu.actions()]
    assert names[:5] == ["会议议程", "项目情况表", "评分表", "签到表", "会议纪要"]
    panel.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: panel.findChild(PrintPreview) is not None, timeout=LONG)
    preview = panel.findChild(PrintPreview)
    assert preview is not None
    assert preview.windowTitle() == "红桥区2022年第1次项目评审会议程"
    preview.reject()
    dialog.reject()


def test_two_entries_of_one_meeting_are_put_together(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    into, _items = call_meeting(navigator.office, "甲项目")
    clerk = replace(CENTRE, name="Li", unit_code="HM", role=UserRole.CLERK)
    (project_id,) = enter(navigator.office, "乙项目")
    with navigator.office.write(Label("Review"), clerk) as tx:
        put_review(tx, project_id, DAY, ReviewConclusion.PASSED, conditions_closed=False)
    twin = next(line.id for line in lines(navigator.office) if line.id != into)
    dialog = opened(qtbot, navigator, host, twin)
    qtbot.waitUntil(dialog.panel.merge.isVisible)
    qtbot.mouseClick(dialog.panel.merge, LEFT)
    qtbot.waitUntil(lambda: titles(dialog) == ["甲项目", "乙项目"])
    assert not dialog.panel.merge.isVisible() and len(lines(navigator.office)) == 1
    dialog.reject()


def test_the_list_is_narrowed_and_printed(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    first, items = call_meeting(navigator.office, "甲项目")
    set_result(navigator.office, CENTRE, items[0], ResultInput(ReviewConclusion.PASSED))
    confirm_meeting(navigator.office, CENTRE, first)
    call_meeting(navigator.office, entered=replace(ENTERED, title="专题评审会", held_on=DAY - dt.timedelta(9)))
    dialog = opened(qtbot, navigator, host)
    qtbot.waitUntil(lambda: dialog.panel.title.text() == "专题评审会")  # it wants something, so it comes first
    assert dialog.unconfirmed.text() == "Not confirmed yet  1" and dialog.source.count() == 2
    qtbot.mouseClick(dialog.unconfirmed, LEFT)
    assert [dialog.source.row(n).title for n in range(dialog.source.count())] == ["专题评审会"]  # type: ignore[union-attr]
    qtbot.mouseClick(dialog.all, LEFT)
    dialog.search.setText("2022-06-20")
    assert [dialog.source.id_at(n) for n in range(dialog.source.count())] == [first]
    told = said(dialog.wanted())
    assert told[0] == ["Date", "State", "Meeting", "Place", "Chair", "Projects", "Results"]
    assert told[1:] == [
        ["2022-06-20", "confirmed", "红桥区2022年第1次项目评审会", "第一会议室", "王主任", "1", "Passed 1"]
    ]
    assert dialog.wanted().notes == ("Search: 2022-06-20",)
    dialog.reject()


def test_a_unit_sees_what_it_knows_and_changes_nothing(qtbot: QtBot, tmp_path: Path, host: QWidget) -> None:
    with navigated(tmp_path, furnish_reviews, role=UserRole.CLERK) as navigator:
        dialog = opened(qtbot, navigator, host)
        qtbot.waitUntil(dialog.table.empty.isVisible)
        assert dialog.table.empty.accessibleName().startswith("The centre keeps the review meetings")
        assert not dialog.new.isVisible()
        dialog.enter()
        call_meeting(navigator.office, "甲项目")
        dialog.load()
        qtbot.waitUntil(lambda: titles(dialog) == ["甲项目"])
        panel = dialog.panel
        for button in (panel.edit, panel.confirm, panel.delete, panel.add, panel.result, panel.off, panel.scores.add):
            assert not button.isVisible()
        assert panel.papers.isVisible() and panel.open_form() is None and dialog.findChild(MeetingForm) is None
        dialog.reject()
