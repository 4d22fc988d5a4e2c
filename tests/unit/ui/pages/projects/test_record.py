"""The record beside the list: when it is read, how it opens and fits, what it offers to whom."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from db.enums import ReviewConclusion, Stage, TaskState, UnitGroup, UserRole
from db.models import Project, ReviewItem, Task, Unit
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.queries.review_conditions import condition_matter
from desktop_app.services.duties import close_duties, reopen_duties
from desktop_app.services.office import Actor, Changes, Label
from desktop_app.services.project_entries import FollowUp, FundInput, add_follow_up, add_funds
from desktop_app.services.projects import FieldEdit, delete, update_fields
from desktop_app.services.review_meetings import MeetingInput, add_meeting
from desktop_app.ui.dialogs import record_panel
from desktop_app.ui.dialogs.form_dialog import FormDialog
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.theme import RECORD_WIDTH
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import said
from tests.helpers.projects import CENTRE, DAY
from tests.unit.ui.pages.projects.acting import LEFT, button, open_first, shown, table, titles


def test_an_open_record_is_read_again_when_units_come_with_it(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])

    def imported() -> Changes:
        with navigator.office.write(Label("Import"), navigator.actor) as tx:
            tx.session.add(Unit(code="XL01", name="新立街道", group=UnitGroup.SUBDISTRICT))
            tx.session.get_one(Project, ids[0]).name = "国能智深总部基地"
        return tx.done()

    navigator.worker.write(imported)
    qtbot.waitUntil(lambda: page.panel.title.text() == "国能智深总部基地")
    qtbot.waitUntil(lambda: "国能智深总部基地" in titles(page))


def test_a_record_that_is_opened_is_read_once(
    qtbot: QtBot, page: ProjectsPage, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def remembered(session: Session, wanted: str) -> ProjectRecord | None:
        asked.append(wanted)
        return record(session, wanted)

    def shows(wanted: str) -> bool:
        return page.panel.project is not None and page.panel.project.id == wanted

    monkeypatch.setattr(record_panel, "record", remembered)
    for wanted in (ids[0], ids[2]):
        page.show_record("project", wanted)
        qtbot.waitUntil(partial(shows, wanted))
        assert table(page).current_id() == wanted
    table(page).select_id(ids[1])  # with the arrow keys, as it were
    qtbot.waitUntil(partial(shows, ids[1]))
    assert asked == [ids[0], ids[2], ids[1]]
    page.close_record()
    table(page).select_id(ids[0])
    assert asked == [ids[0], ids[2], ids[1]]


def test_the_record_is_made_ready_once_the_list_stands(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    qtbot.waitUntil(lambda: bool(page.findChildren(record_panel.RecordPanel)))
    assert page.findChild(record_panel.RecordPanel) is page.panel
    assert not page.panel.isVisible() and page.panel.lookups is page.lookups
    open_first(qtbot, page, ids[1])
    assert page.panel.isVisible() and len(page.findChildren(record_panel.RecordPanel)) == 1


def test_a_record_that_the_list_does_not_show_stays_open_when_it_is_read_anew(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    table(page).select_id(ids[1])
    page.list.search.setText("重庆")
    qtbot.waitUntil(lambda: page.list.source.count() == 1)
    page.show_record("project", ids[0])
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.id == ids[0])
    navigator.write(lambda: update_fields(navigator.office, navigator.actor, [FieldEdit(ids[0], "handler", "Li")]))
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.values["handler"] == "Li")
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert page.panel.project_id == ids[0]


def test_a_record_in_the_bin_is_only_looked_at_and_restored(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    add_follow_up(navigator.office, CENTRE, ids[0], FollowUp(DAY, "走访"))
    delete(navigator.office, CENTRE, [ids[0]])
    page._show_panel(ids[0])
    panel = page.panel
    qtbot.waitUntil(lambda: panel.project is not None and panel.project.deleted)

    def offered() -> list[str]:
        return [b.text() for b in panel.findChildren(QPushButton) if b.text() and b.isVisible()]

    assert offered() == ["Restore"]
    assert "in the recycle bin" in panel._number.text()
    qtbot.mouseClick(panel.restore_button, LEFT)
    qtbot.waitUntil(lambda: panel.project is not None and not panel.project.deleted)
    assert not panel.restore_button.isVisible() and panel.edit_button.isVisible()
    qtbot.waitUntil(lambda: {"Follow-up", "Edit", "Add", "Shares", "Remove"} <= set(offered()))


def test_the_record_opens_widens_and_goes_back_to_its_row(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[1])
    qtbot.keyClick(table(page).grid, Qt.Key.Key_Return)
    assert not page.list.isVisible() and page.panel.isVisible()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.list.isVisible()
    assert table(page).current_id() == ids[1]
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_the_record_fits_its_place_in_the_longer_language(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    body = page.panel.sections["support"].parentWidget()
    assert body is not None
    for section in page.panel.sections.values():
        section.set_open(True)
        assert section.minimumSizeHint().width() <= RECORD_WIDTH - 40
    qtbot.waitUntil(lambda: body.width() <= page.panel.width())


def test_the_next_row_shows_its_record(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    first = page.list.source.id_at(0)
    open_first(qtbot, page, first)
    qtbot.keyClick(table(page).grid, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.id == page.list.source.id_at(1))


def test_a_leader_looks_and_is_offered_nothing_to_change(
    qtbot: QtBot, navigator: FakeNavigator, ids: list[str]
) -> None:
    add_follow_up(navigator.office, CENTRE, ids[0], FollowUp(DAY, "见了刘总"))
    add_funds(navigator.office, CENTRE, ids[0], FundInput(100, DAY, "cash"))
    navigator.actor = replace(navigator.actor, role=UserRole.LEADER)
    page = shown(qtbot, navigator, 3)
    open_first(qtbot, page, ids[0])
    for section in page.panel.sections.values():
        section.set_open(True)
    qtbot.waitUntil(lambda: any(label.text() == "见了刘总" for label in page.panel.findChildren(QLabel)))
    offered = {b.text() for b in page.findChildren(QPushButton) if b.isVisible()} - {""}
    assert not offered & {"New project", "Follow-up", "Edit", "More", "Add", "Remove", "Confirm", "Shares", "Return…"}
    model = table(page).model
    column = model.column_of("next_step")
    assert not model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable
    assert [entry.text() for entry in page.list.row_menu().actions()] == ["Open", "Copy"]
    stepper = page.panel.stepper
    qtbot.mouseClick(stepper, LEFT, pos=stepper.spot(Stage.NEGOTIATION.value).center().toPoint())
    page.make_new()
    assert page.findChild(FormDialog) is None
    assert "change nothing" in navigator.messages[-1]


def test_the_parts_of_a_record_are_printed(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    add_follow_up(navigator.office, CENTRE, ids[0], FollowUp(DAY, "见了刘总"))
    add_funds(navigator.office, CENTRE, ids[0], FundInput(2_500_000_00, DAY, "cash"))
    open_first(qtbot, page, ids[0])
    buttons = page.panel.print_buttons
    qtbot.waitUntil(lambda: buttons["funds"].isVisible() and buttons["activities"].isVisible())
    assert not buttons["commitments"].isVisible()  # there are none
    funds = page.panel.body.wanted("funds")
    assert funds.title == "国能智深总部 · Money" and funds.notes[0].endswith(" · 华明")
    head, row = said(funds)
    assert dict(zip(head, row, strict=True)) == {
        "Arrived": "2022-03-15",
        "Investor": "—",
        "Amount (万元)": "250",
        "Confirmed (万元)": "—",
        "Form": "货币",
        "Evidence": "—",
        "State": "Draft",
        "Counts in": "—",
        "Note": "—",
    }
    assert "见了刘总" in said(page.panel.body.wanted("activities"))[1]
    assert len(said(page.panel.body.wanted("commitments"))) == 1


def test_the_centre_confirms_with_one_click_what_a_unit_reports(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    office, unit = navigator.office, Actor("Li", "HM")
    (meeting_id,) = add_meeting(office, CENTRE, MeetingInput("第一次评审会", DAY)).ids
    with office.write(Label("Enter"), CENTRE) as tx:
        item = ReviewItem(
            meeting_id=meeting_id, project_id=ids[0], conclusion=ReviewConclusion.CONDITIONAL, conditions="补环评"
        )
        duty = Task(source="review", matter=condition_matter("补环评"), project_id=ids[0], unit_id="u1", state="open")
        tx.session.add_all([item, duty])
    close_duties(office, unit, [duty.id], DAY, "批复")
    navigator.actor = unit
    page.show_record("review_item", item.id)
    report = "华明 reports them met on 2022-03-15, not confirmed yet · 批复"
    qtbot.waitUntil(lambda: report in said_there(page, item.id))
    assert not {"Confirm: met", "Not met yet"} & {b.text() for b in page.panel.findChildren(QPushButton)}
    navigator.actor = CENTRE
    page.panel.reload()
    confirm = button(qtbot, page.panel, "Confirm: met")
    caption = next(one for one in page.panel.findChildren(QLabel) if report in one.text() and one.isVisible())
    assert caption.width() > page.panel.width() * 0.8 and confirm.y() >= caption.geometry().bottom()
    qtbot.mouseClick(confirm, LEFT)
    qtbot.waitUntil(lambda: "conditions met" in said_there(page, item.id))
    assert "Confirm: met" not in {b.text() for b in page.panel.findChildren(QPushButton) if b.isVisible()}
    reopen_duties(office, CENTRE, [duty.id])
    close_duties(office, unit, [duty.id], DAY)
    page.panel.reload()
    qtbot.mouseClick(button(qtbot, page.panel, "Not met yet"), LEFT)
    qtbot.waitUntil(lambda: "reports them" not in said_there(page, item.id))
    with office.read() as session:
        assert session.get_one(Task, duty.id).state is TaskState.OPEN


def said_there(page: ProjectsPage, row_id: str) -> str:
    """What an entry of the shown record says."""
    lines = [frame for frame in page.panel.findChildren(QFrame, row_id) if frame.isVisible()]
    return " ".join(label.text() for label in lines[-1].findChildren(QLabel)) if lines else ""
