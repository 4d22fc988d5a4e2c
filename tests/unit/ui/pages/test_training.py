"""The training page as a clerk uses it: real office, real clicks."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import TrainingForm, TrainingState
from db.models import TrainingSession
from desktop_app.documents.model import WRITING_ROOM
from desktop_app.queries import training as query
from desktop_app.services import journal, training, training_people
from desktop_app.services.office import Label
from desktop_app.services.training_people import PersonInput
from desktop_app.ui.dialogs.form_dialog import set_value
from desktop_app.ui.dialogs.paste_people import PastePeople
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.session_form import NEW_DRAFT, PlanForm, SessionForm
from desktop_app.ui.pages.training import TrainingPage
from tests.helpers.database import fresh_office
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import said
from tests.helpers.trainings import CENTRE, CHAIN, a_year, enter, furnish, moved

LEFT = Qt.MouseButton.LeftButton
TOPICS = ["产业链招商方法", "内资填报实务", "外出招商礼仪"]


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    office = fresh_office(tmp_path)
    furnish(office)
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.close()


@pytest.fixture
def ids(navigator: FakeNavigator) -> list[str]:
    return a_year(navigator.office)


@pytest.fixture
def page(qtbot: QtBot, navigator: FakeNavigator, ids: list[str]) -> TrainingPage:
    page = shown(qtbot, navigator)
    assert topics(page) == TOPICS
    return page


def shown(qtbot: QtBot, navigator: FakeNavigator) -> TrainingPage:
    page = TrainingPage(navigator)
    navigator.pages.append(page)
    qtbot.addWidget(page)
    page.resize(1366, 660)
    page.show()
    qtbot.waitUntil(lambda: page.year is not None)
    return page


def topics(page: TrainingPage) -> list[str]:
    return [str(page.source.row(n).topic) for n in range(page.source.count())]  # type: ignore[union-attr]


def open_one(qtbot: QtBot, page: TrainingPage, session_id: str) -> None:
    """Enter on a row of the list."""
    page.schedule.table.select_id(session_id)
    qtbot.keyClick(page.schedule.table.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.session.row.id == session_id)


def opened_form(page: TrainingPage) -> SessionForm:
    assert page.panel.form is not None
    return page.panel.form


def state(navigator: FakeNavigator, session_id: str) -> TrainingState:
    with navigator.office.read() as session:
        found = query.record(session, session_id)
    assert found is not None
    return found.row.state


def fill(page: TrainingPage, **values: object) -> None:
    form = opened_form(page)
    for name, value in values.items():
        set_value(form.rows[name].editor, value)


def test_the_figures_above_are_those_of_the_year(page: TrainingPage) -> None:
    cards = page.summary.cards
    assert cards[TrainingForm.ONLINE].accessibleName() == "Online, held 1 sessions"
    assert cards[TrainingForm.OFFLINE].accessibleDescription() == "Plan 3 · 1 still to come"
    assert page.summary.people.accessibleName() == "Attendances 2 person-times"


def test_enter_opens_a_session_and_escape_goes_back_to_its_row(
    page: TrainingPage, ids: list[str], qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[0])
    panel = page.panel
    assert panel.title.text() == "产业链招商方法"
    assert panel.when.text() == "2022-03-16 Wed  09:00–11:30 · Online · Held"
    assert panel.tabs.tabText(1) == "Attendance 2/3"
    assert not panel.held_button.isVisible()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.schedule.table.current_id() == ids[0]


def test_the_row_below_is_shown_while_the_panel_is_open(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    open_one(qtbot, page, ids[0])
    qtbot.keyClick(page.schedule.table.grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.panel.title.text() == "内资填报实务")


def test_a_new_session_is_entered_and_shown(page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page.make_new()
    form = opened_form(page)
    qtbot.keyClicks(form.rows["topic"].editor, "Talks")
    fill(page, form=TrainingForm.OFFLINE, day=dt.date(2022, 9, 14), place="区政务服务中心", unit_id="u2")
    form.starts.setText("9")
    form.ends.setText("1130")
    form.ends.editingFinished.emit()
    assert form.hours.text() == "2.5"
    page.save()
    qtbot.waitUntil(lambda: topics(page) == [*TOPICS, "Talks"])
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.title.text() == "Talks")
    assert page.panel.form is None
    assert page.panel.session is not None
    row = page.panel.session.row
    assert (row.starts, row.ends) == (dt.datetime(2022, 9, 14, 9, 0), dt.datetime(2022, 9, 14, 11, 30))
    assert (row.place, row.unit, row.hours_centi) == ("区政务服务中心", "华明街道", 250)
    assert navigator.messages == ["Enter the training Talks"]
    assert "9 0/1" in page.summary.strip.accessibleDescription()


def test_errors_stand_under_their_fields_and_nothing_is_saved(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar.new_button, LEFT)
    form = opened_form(page)
    form.starts.setText("25点")
    form.hours.setText("two")
    qtbot.mouseClick(form.primary, LEFT)
    rows = form.rows
    assert rows["topic"].error == "Say what the training is about."
    assert rows["day"].error == "Enter the day of the training."
    assert rows["starts"].error == "Enter a time, for instance 9:00 or 14:30."
    assert rows["hours_centi"].error == "Enter the hours as a number, for instance 2.5."
    assert rows["topic"].editor.hasFocus()
    fill(page, topic="产业链招商方法", day=dt.date(2022, 3, 16), starts="9:00", hours_centi="", ends="8:00")
    page.save()
    qtbot.waitUntil(lambda: bool(rows["topic"].error) and bool(rows["ends"].error))
    assert "already" in rows["topic"].error
    assert topics(page) == TOPICS


def test_escape_leaves_a_form_without_loss(page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    page.make_new()
    qtbot.keyClicks(opened_form(page).rows["topic"].editor, "Draft")
    qtbot.keyClick(opened_form(page).rows["topic"].editor, Qt.Key.Key_Escape)
    assert page.panel.form is None
    assert not page.panel.isVisible()
    assert navigator.settings.current.drafts[NEW_DRAFT]["topic"] == "Draft"
    page.make_new()
    assert opened_form(page).rows["topic"].editor.property("text") == "Draft"
    assert opened_form(page).note.text() == "Your draft is here again."


def test_a_session_is_changed_in_its_panel(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[0])
    qtbot.mouseClick(page.panel.edit_button, LEFT)
    form = opened_form(page)
    assert (form.starts.text(), form.ends.text(), form.hours.text()) == ("09:00", "11:30", "2.5")
    fill(page, end_day=dt.date(2022, 3, 17), feedback="内容实用")
    page.save()
    qtbot.waitUntil(lambda: page.panel.form is None)
    qtbot.waitUntil(lambda: "03-17" in page.panel.when.text())
    assert page.panel.session is not None
    assert page.panel.session.feedback == "内容实用"
    assert page.panel.session.row.ends == dt.datetime(2022, 3, 17, 11, 30)


def test_leaving_an_edit_keeps_what_was_typed(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    open_one(qtbot, page, ids[0])
    page.panel.edit()
    qtbot.keyClicks(opened_form(page).rows["teacher"].editor, " A")
    open_one(qtbot, page, ids[1])
    assert page.panel.form is None
    open_one(qtbot, page, ids[0])
    page.panel.edit()
    assert opened_form(page).rows["teacher"].editor.property("text") == "李老师 A"


def test_a_planned_session_is_marked_as_held_once_its_day_has_come(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    (past,) = enter(
        navigator.office, replace(CHAIN, topic="央企总部招商案例", starts=dt.datetime(2022, 6, 1, 9), ends=None)
    )
    page.load()
    qtbot.waitUntil(lambda: page.source.count() == 4)
    open_one(qtbot, page, past)
    qtbot.mouseClick(page.panel.held_button, LEFT)
    qtbot.waitUntil(lambda: not page.panel.held_button.isVisible())
    assert state(navigator, past) is TrainingState.HELD
    qtbot.waitUntil(lambda: page.summary.cards[TrainingForm.ONLINE].accessibleName() == "Online, held 2 sessions")
    open_one(qtbot, page, ids[2])
    qtbot.mouseClick(page.panel.held_button, LEFT)
    qtbot.waitUntil(lambda: bool(navigator.errors))
    assert "2022-08-10" in str(navigator.errors[0])


def test_a_session_is_cancelled_planned_again_and_thrown_away(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[2])

    def choose(words: str) -> None:
        page.panel.fill_menu()
        next(action for action in page.panel.menu.actions() if action.text() == words).trigger()

    choose("Cancel the training")
    qtbot.waitUntil(lambda: page.panel.when.text().endswith("Cancelled"))
    choose("Back to planned")
    qtbot.waitUntil(lambda: page.panel.when.text().endswith("Planned"))
    choose("Move to the recycle bin")
    qtbot.waitUntil(lambda: topics(page) == TOPICS[:2])
    qtbot.waitUntil(lambda: page.panel.when.text().endswith("in the recycle bin"))
    choose("Restore")
    qtbot.waitUntil(lambda: topics(page) == TOPICS)
    assert state(navigator, ids[2]) is TrainingState.PLANNED


def test_the_menu_of_the_list_knows_what_is_selected(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    def words() -> list[str]:
        return [action.text() for action in page.row_menu().actions() if action.text()]

    page.schedule.table.grid.clearSelection()
    assert words() == ["New training"]
    page.schedule.table.select_id(ids[2])
    assert words() == ["Open", "Copy", "Mark as held", "Cancel the training", "Move to the recycle bin"]
    page.schedule.table.grid.selectAll()
    assert words() == ["Copy", "Move to the recycle bin"]
    page.row_menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: page.source.count() == 0)
    assert page.schedule.table.empty.button.text() == "Enter the first training"


def test_ticks_count_at_once_and_are_undone(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[0])
    page.panel.tabs.setCurrentWidget(page.panel.attendance)
    tree = page.panel.attendance.tree
    away = tree.topLevelItem(2)
    assert away is not None
    tree.setCurrentItem(away)
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.summary.people.accessibleName() == "Attendances 3 person-times")
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(1) == "Attendance 3/3")
    with navigator.office.read() as session:
        step = journal.last_step(session, navigator.actor.name)
    assert step is not None
    assert step.label.values == {"person": "王五"}
    navigator.worker.write(lambda: journal.undo(navigator.office, navigator.actor, step.transaction_id))
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(1) == "Attendance 2/3")


def test_tab_goes_through_a_new_training_in_the_order_in_which_it_is_read(
    page: TrainingPage, qtbot: QtBot, navigator: FakeNavigator
) -> None:
    form = SessionForm(navigator, [], page)
    qtbot.addWidget(form)
    editors = [row.editor for row in form.rows.values()]
    stops: list[QWidget] = []
    widget: QWidget | None = editors[0]
    while widget is not None and len(stops) < len(editors):
        if widget in editors:
            stops.append(widget)
        widget = widget.nextInFocusChain()
    assert stops == editors


def test_persons_are_added_by_hand_and_taken_off(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[1])
    attendance = page.panel.attendance
    page.panel.tabs.setCurrentWidget(attendance)
    assert "Nobody is on the list" in attendance.note.text()
    attendance.person.setText("Zhou Li、韩梅梅，李四")
    attendance.unit.set_value("u2")
    qtbot.mouseClick(attendance.add_button, LEFT)
    qtbot.waitUntil(lambda: attendance.tree.topLevelItemCount() == 3)
    qtbot.mouseClick(attendance.contacts_button, LEFT)
    qtbot.waitUntil(lambda: attendance.tree.topLevelItemCount() == 5)
    assert navigator.messages == ["3 persons added", "2 persons added"]
    qtbot.mouseClick(attendance.contacts_button, LEFT)
    qtbot.waitUntil(lambda: len(navigator.messages) == 3)
    assert navigator.messages[-1] == "0 persons added, 2 on the list already"
    attendance.tree.selectAll()
    qtbot.keyClick(attendance.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: attendance.tree.topLevelItemCount() == 0)


def test_names_are_pasted_looked_at_and_added(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    open_one(qtbot, page, ids[1])
    page.panel.attendance.paste("姓名\t单位\t签到\n张三\t华明街道\t是\n李 四\t航空城\n")
    qtbot.waitUntil(lambda: page.findChild(PastePeople) is not None)
    dialog = page.findChild(PastePeople)
    assert isinstance(dialog, PastePeople)
    assert dialog.primary.text() == "Add 2 persons"
    assert "航空城" in dialog.unknown.text()
    item = dialog.found.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(3)] == ["张三", "华明街道", "√"]
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(1) == "Attendance 1/2")
    assert navigator.messages == ["2 persons added"]


def test_without_names_nothing_can_be_added(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    open_one(qtbot, page, ids[1])
    page.panel.tabs.setCurrentWidget(page.panel.attendance)
    qtbot.mouseClick(page.panel.attendance.paste_button, LEFT)
    qtbot.waitUntil(lambda: page.findChild(PastePeople) is not None)
    dialog = page.findChild(PastePeople)
    assert isinstance(dialog, PastePeople)
    assert not dialog.primary.isEnabled()
    dialog.reject()


def test_materials_are_kept_and_removed(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    slides = tmp_path / "课件.pptx"
    slides.write_bytes(b"slides")
    open_one(qtbot, page, ids[0])
    page.panel.materials.attach_files([str(slides)])
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(2) == "Materials 1")
    page.panel.tabs.setCurrentIndex(2)
    links = [b for b in page.panel.tabs.findChildren(QPushButton) if b.isVisible() and b.text() == "Remove"]
    qtbot.mouseClick(links[0], LEFT)
    qtbot.waitUntil(lambda: page.panel.tabs.tabText(2) == "Materials")


def test_the_plan_is_changed(page: TrainingPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.summary.plan_button, LEFT)
    form = page.findChild(PlanForm)
    assert isinstance(form, PlanForm)
    set_value(form.rows["online_planned"].editor, "many")
    qtbot.mouseClick(form.primary, LEFT)
    assert form.rows["online_planned"].error == "Enter a whole number."
    set_value(form.rows["online_planned"].editor, 5)
    qtbot.mouseClick(form.primary, LEFT)
    card = page.summary.cards[TrainingForm.ONLINE]
    qtbot.waitUntil(lambda: card.accessibleDescription() == "Plan 5")
    assert page.year is not None
    assert page.year.text == "围绕业务能力。"


def test_the_list_is_searched_and_filtered(page: TrainingPage, qtbot: QtBot) -> None:
    assert page.focus_search()
    qtbot.keyClicks(page.bar.search, "zzz")
    assert topics(page) == []
    assert page.schedule.table.empty.isVisible()
    qtbot.mouseClick(page.schedule.table.empty.button, LEFT)
    assert topics(page) == TOPICS
    qtbot.mouseClick(page.summary.cards[TrainingForm.OFFLINE], LEFT)
    assert topics(page) == TOPICS[1:]
    page.bar.chips.toggle("state", TrainingState.HELD)
    assert topics(page) == ["内资填报实务"]
    qtbot.mouseClick(page.summary.people, LEFT)
    assert topics(page) == TOPICS


def test_the_calendar_shows_the_same_and_begins_a_session_on_a_day(
    page: TrainingPage, ids: list[str], qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.summary.strip, LEFT, pos=page.summary.strip.spot(2).center().toPoint())
    grid = page.schedule.grid
    assert page.bar.calendar_button.isChecked()
    assert (grid.isVisible(), grid.day) == (True, dt.date(2022, 3, 1))
    grid.select(dt.date(2022, 3, 16))
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.title.text() == "产业链招商方法")
    assert grid.current == ids[0]
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    qtbot.mouseDClick(grid, LEFT, pos=grid.cell(dt.date(2022, 3, 10)).center().toPoint())
    assert opened_form(page).rows["day"].editor.property("text") == "2022-03-10"
    qtbot.mouseClick(page.bar.list_button, LEFT)
    assert page.schedule.table.isVisible()


def test_another_year_is_chosen_by_the_list_and_by_the_calendar(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    enter(navigator.office, moved(CHAIN, -365))
    page.load()
    qtbot.waitUntil(lambda: page.bar.years.findData(2021) >= 0)
    page.bar.years.setCurrentIndex(page.bar.years.findData(2021))
    page.bar.years.activated.emit(page.bar.years.currentIndex())
    qtbot.waitUntil(lambda: topics(page) == ["产业链招商方法"])
    assert page.schedule.grid.day == dt.date(2021, 3, 16)
    qtbot.mouseClick(page.bar.calendar_button, LEFT)
    for _ in range(10):
        qtbot.mouseClick(page.schedule.calendar.later, LEFT)
    qtbot.waitUntil(lambda: topics(page) == TOPICS)
    assert page.schedule.grid.day.year == 2022


def test_a_record_found_elsewhere_is_shown_with_its_year(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    (before,) = enter(navigator.office, moved(CHAIN, -365))
    page.show_record("training_session", before)
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.session.row.id == before)
    assert page.year is not None
    assert page.year.year == 2021


def test_a_list_from_elsewhere_can_be_cleared(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    page.show_list({"ids": [ids[1]], "title": "Behind the figure"})
    assert topics(page) == ["内资填报实务"]
    chip = next(b for b in page.bar.chips.findChildren(QPushButton) if b.text() == "Behind the figure")
    qtbot.mouseClick(chip, LEFT)
    assert topics(page) == TOPICS
    page.show_list({"form": ["online"], "year": 2022})
    qtbot.waitUntil(lambda: topics(page) == TOPICS[:1])


def test_an_empty_office_says_what_to_do_first(navigator: FakeNavigator, qtbot: QtBot) -> None:
    page = shown(qtbot, navigator)
    assert page.year is not None
    assert page.year.year == 2022
    assert not page.bar.print_button.isEnabled()
    assert page.schedule.table.empty.isVisible()
    qtbot.mouseClick(page.schedule.table.empty.button, LEFT)
    assert opened_form(page).isVisible()


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".ics"])
def test_the_schedule_is_saved_and_can_be_opened(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    entry = next(
        a
        for a in page.bar.save_menu.actions()
        if {".pdf": "PDF", ".xlsx": "Spread", ".ics": ".ics"}[suffix] in a.text()
    )
    entry.trigger()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == suffix[1:]
    out = tmp_path / f"计划{suffix}"
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(navigator.messages), timeout=20_000)
    assert navigator.messages == [f"Saved as {out}"]
    assert [action.label for action in navigator.actions] == ["Open"]
    assert out.stat().st_size > 500
    if suffix == ".xlsx":
        assert openpyxl.load_workbook(out)["培训计划"]["E5"].value == TOPICS[0]


def test_a_file_that_cannot_be_written_is_told(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    page.output.write(2022, tmp_path / "taken.pdf")
    qtbot.waitUntil(lambda: bool(navigator.errors), timeout=20_000)
    assert "taken.pdf" in str(navigator.errors[0])


def test_what_is_printed_is_shown_first(page: TrainingPage, qtbot: QtBot) -> None:
    page.bar.schedule_action.trigger()
    qtbot.waitUntil(lambda: page.findChild(PrintPreview) is not None, timeout=20_000)
    preview = page.findChild(PrintPreview)
    assert isinstance(preview, PrintPreview)
    assert preview.preview.document.pageCount() == 1
    assert preview.print_button.isEnabled()
    preview.reject()
    assert preview.preview.document.pageCount() == 0


def test_a_character_that_no_font_has_is_told_before_the_schedule_is_printed(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    with navigator.office.write(Label("Change"), CENTRE) as tx:
        tx.session.get_one(TrainingSession, ids[0]).teacher = "\U000f0000某"
    page.output.print(2022)
    qtbot.waitUntil(lambda: len(page.findChildren(PrintPreview)) == 1, timeout=20_000)
    assert "(U+F0000)" in navigator.messages[-1]
    page.findChildren(PrintPreview)[0].reject()


def test_a_change_made_elsewhere_is_shown(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    act: Callable[[], object] = lambda: training.delete(navigator.office, CENTRE, [ids[2]])  # noqa: E731
    navigator.worker.write(act)
    qtbot.waitUntil(lambda: topics(page) == TOPICS[:2])


def test_the_list_is_printed_as_it_stands(page: TrainingPage, qtbot: QtBot) -> None:
    page.show_form("offline")
    page.bar.search.setText("实务")
    wanted = page.wanted()
    assert (wanted.title, wanted.notes) == ("Training of 2022", ("Form: Offline · Search: 实务",))
    assert [row[0] for row in said(wanted)] == ["Topic", "内资填报实务"]
    assert page.printer.print_action in page.bar.print_menu.actions()
    assert page.printer.save_action in page.bar.save_menu.actions()


def test_the_list_of_persons_is_printed_to_be_signed(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    page.open_session(ids[0])
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.session.row.id == ids[0])
    attendance = page.panel.attendance
    head, *people = said(attendance.wanted())
    assert head == ["Name", "Unit", "Signed in"]
    assert [person[0] for person in people] == [
        item.text(0) for n in range(attendance.tree.topLevelItemCount()) if (item := attendance.tree.topLevelItem(n))
    ]
    assert {person[2] for person in people} == {"√", ""}
    assert TOPICS[0] in attendance.wanted().title


def test_who_is_to_sign_by_hand_has_the_room_for_it(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    rows = [row for row in map(page.source.row, range(page.source.count())) if row is not None]
    planned = next(row.id for row in rows if row.state is TrainingState.PLANNED)
    training_people.add(page.navigator.office, CENTRE, planned, [PersonInput("赵六", "u2")])
    page.open_session(planned)
    qtbot.waitUntil(lambda: page.panel.session is not None and bool(page.panel.session.people))
    assert [person[2] for person in said(page.panel.attendance.wanted())] == ["Signed in", WRITING_ROOM]
