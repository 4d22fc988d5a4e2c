"""The projects page as a clerk uses it: real office, real clicks."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from db.enums import Stage, UnitGroup, UserRole
from db.models import Project, ReviewItem, ReviewMeeting, Unit
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import projects as query
from desktop_app.queries.project_record import ProjectRecord, record
from desktop_app.services.office import Changes, Label
from desktop_app.services.project_entries import FollowUp, FundInput, add_follow_up, add_funds
from desktop_app.services.project_stages import still_missing
from desktop_app.services.projects import FieldEdit, create_projects, delete, update_fields
from desktop_app.ui.dialogs import paste_preview, record_panel
from desktop_app.ui.dialogs.bulk_edit import BulkEdit
from desktop_app.ui.dialogs.decision_forms import MergeForm, ReturnForm
from desktop_app.ui.dialogs.entry_forms import (
    AgreementForm,
    CommitmentForm,
    EntryForm,
    FollowUpForm,
    FundForm,
    InvestorForm,
)
from desktop_app.ui.dialogs.form_dialog import FormDialog, set_value, value_of
from desktop_app.ui.dialogs.paste_preview import PastePreview
from desktop_app.ui.dialogs.project_form import DRAFT_KEY, ProjectForm
from desktop_app.ui.dialogs.review_forms import ComesTo
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings
from desktop_app.ui.dialogs.share_form import ShareForm
from desktop_app.ui.dialogs.stage_move import SideMove, StageMove
from desktop_app.ui.dialogs.support_forms import ReferralForm
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.pages import projects as projects_page
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.theme import RECORD_WIDTH
from desktop_app.ui.widgets.table_view import TableView
from tests.helpers.database import fresh_office
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import said
from tests.helpers.projects import CENTRE, DAY, USCC, enter, furnish, lead

F = TypeVar("F", bound=EntryForm)
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    office = fresh_office(tmp_path)
    furnish(office)
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.close()


@pytest.fixture
def ids(navigator: FakeNavigator) -> list[str]:
    return enter(navigator.office, "国能智深总部", "重庆汽车零部件", "中车研发中心")


@pytest.fixture
def page(qtbot: QtBot, navigator: FakeNavigator, ids: list[str]) -> ProjectsPage:
    return shown(qtbot, navigator, 3)


def shown(qtbot: QtBot, navigator: FakeNavigator, count: int) -> ProjectsPage:
    page = ProjectsPage(navigator)
    navigator.pages.append(page)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    qtbot.waitUntil(lambda: page.list.table is not None and page.list.source.count() == count)
    return page


def table(page: ProjectsPage) -> TableView:
    assert page.list.table is not None
    return page.list.table


def titles(page: ProjectsPage) -> list[str]:
    model = table(page).model
    return sorted(str(model.index(n, model.column_of("title")).data()) for n in range(model.rowCount()))


def open_first(qtbot: QtBot, page: ProjectsPage, project_id: str) -> None:
    table(page).select_id(project_id)
    qtbot.keyClick(table(page).grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.id == project_id)


def button(qtbot: QtBot, holder: QWidget, words: str) -> QPushButton:
    """The visible button with these words, as soon as it is there."""

    def found() -> list[QPushButton]:
        return [b for b in holder.findChildren(QPushButton) if b.text() == words and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def fill_lead(form: ProjectForm, name: str) -> None:
    """Enter everything that a lead needs."""
    for row, value in lead(name).values.items():
        set_value(form.rows[row].editor, value)


def wait_for_form(qtbot: QtBot, page: ProjectsPage, kind: type[F]) -> F:
    """The open form of this kind, as soon as it is there."""
    qtbot.waitUntil(lambda: any(form.isVisible() for form in page.panel.findChildren(kind)))
    return next(form for form in page.panel.findChildren(kind) if form.isVisible())


def wait_for_view(qtbot: QtBot, page: ProjectsPage, key: str, count: int) -> None:
    page.views.choose(key)
    qtbot.waitUntil(lambda: page.list.source.count() == count and not page.list.source.loading)


def test_an_empty_office_says_what_to_do_first(qtbot: QtBot, navigator: FakeNavigator) -> None:
    page = shown(qtbot, navigator, 0)
    qtbot.waitUntil(table(page).empty.isVisible)
    qtbot.mouseClick(table(page).empty.button, LEFT)
    form = page.findChild(ProjectForm)
    assert form is not None and form.isVisible()
    form.reject()


def test_the_first_form_of_an_empty_office_is_filled_by_pinyin(qtbot: QtBot, navigator: FakeNavigator) -> None:
    page = ProjectsPage(navigator)
    qtbot.addWidget(page)
    page.show()
    page.show_list({"new": True})  # as the overview does, before anything has been read
    qtbot.waitUntil(lambda: page.findChild(ProjectForm) is not None)
    form = page.findChild(ProjectForm)
    assert form is not None
    qtbot.keyClicks(form.rows["name"].editor, "abc")
    qtbot.waitUntil(lambda: page.lookups.pinyin)
    for field, typed, taken in (
        ("region_code", "sh", "310000"),
        ("industry_code", "xxfw", "I"),
        ("host_unit_id", "hm", "u1"),
    ):
        qtbot.keyClicks(form.rows[field].editor, typed)
        qtbot.keyClick(form.rows[field].editor, Qt.Key.Key_Tab)
        assert value_of(form.rows[field].editor) == taken
    assert value_of(form.rows["name"].editor) == "abc"
    form.reject()


def test_a_text_that_is_no_one_choice_is_told_as_such(qtbot: QtBot, page: ProjectsPage) -> None:
    page.make_new()
    form = page.findChild(ProjectForm)
    assert form is not None
    fill_lead(form, "新项目")
    form.rows["region_code"].editor.setText("市")  # type: ignore[attr-defined]
    form.save()
    assert form.rows["region_code"].error == "What stands here is no one choice; choose one from the list."
    assert form.rows["source_code"].error == ""
    form.keep_draft()
    assert form.navigator.settings.current.drafts[DRAFT_KEY]["name"] == "新项目"
    form.reject()


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


def test_a_list_stands_before_there_is_a_record(
    qtbot: QtBot, navigator: FakeNavigator, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects_page, "AT_LEISURE_MS", 60_000)
    page = shown(qtbot, navigator, 3)
    table(page).select_id(ids[0])
    page.refresh([])
    page.close_record()
    assert not page.findChildren(record_panel.RecordPanel)
    open_first(qtbot, page, ids[0])
    assert page.panel.isVisible() and page.panel.width() >= RECORD_WIDTH - 40


def test_the_record_is_made_ready_once_the_list_stands(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    qtbot.waitUntil(lambda: bool(page.findChildren(record_panel.RecordPanel)))
    assert page.findChild(record_panel.RecordPanel) is page.panel
    assert not page.panel.isVisible() and page.panel.lookups is page.lookups
    open_first(qtbot, page, ids[1])
    assert page.panel.isVisible() and len(page.findChildren(record_panel.RecordPanel)) == 1


def test_a_lead_is_entered_in_the_form(qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator) -> None:
    qtbot.mouseClick(page.list.new_button, LEFT)
    form = page.findChild(ProjectForm)
    assert form is not None
    qtbot.mouseClick(form.primary, LEFT)
    needed = {name for name, row in form.rows.items() if row.error}
    assert needed == {
        "name", "source_code", "region_code", "industry_code", "summary", "next_step", "next_step_date",
        "host_unit_id",
    }  # fmt: skip
    assert form.focusWidget() is form.rows["name"].editor
    set_value(form.rows["codename"].editor, "春笋")
    qtbot.mouseClick(form.primary, LEFT)
    assert not form.rows["name"].error
    set_value(form.rows["codename"].editor, "")
    fill_lead(form, "一汽新能源")
    set_value(form.rows["handler"].editor, "Wang")
    set_value(form.rows["investor_name"].editor, "一汽")
    set_value(form.rows["investor_uscc"].editor, "123")
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form.rows["name"].editor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(form.rows["investor_uscc"].error))
    set_value(form.rows["investor_uscc"].editor, USCC.lower())
    set_value(form.rows["total_investment_fen"].editor, 5_000_000_000)
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None)
    assert page.panel.title.text() == "一汽新能源"
    qtbot.waitUntil(lambda: page.list.source.count() == 4)
    with navigator.office.read() as session:
        found = record(session, page.panel.project_id)
    assert found is not None
    assert found.investors[0].uscc == USCC
    assert found.values["handler"] == "Wang"
    assert DRAFT_KEY not in navigator.settings.current.drafts


def test_a_new_lead_is_the_current_row_although_another_was(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[1])
    page.make_new()
    form = page.findChild(ProjectForm)
    assert form is not None
    fill_lead(form, "一汽新能源")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 4 and not page.list.source.loading)
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert page.panel.title.text() == "一汽新能源"
    assert table(page).current_id() == page.panel.project_id not in ids


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


def test_an_amount_that_is_none_stands_beside_its_field(qtbot: QtBot, page: ProjectsPage) -> None:
    page.make_new()
    form = page.findChild(ProjectForm)
    assert form is not None
    set_value(form.rows["name"].editor, "X")
    form.rows["total_investment_fen"].editor.setText("viel")  # type: ignore[attr-defined]
    form.save()
    assert "万元" in form.rows["total_investment_fen"].error
    form.reject()


def test_a_draft_is_kept_and_comes_back(qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator) -> None:
    page.make_new()
    form = page.findChild(ProjectForm)
    assert form is not None
    qtbot.keyClicks(form.rows["name"].editor, "half done")
    form.reject()
    qtbot.waitUntil(lambda: page.findChild(ProjectForm) is None)
    assert navigator.settings.current.drafts[DRAFT_KEY]["name"] == "half done"
    page.make_new()
    again = page.findChild(ProjectForm)
    assert again is not None and again.values()["name"] == "half done"
    qtbot.mouseClick(again.discard, LEFT)
    values = again.values()
    assert (values["name"], values["handler"]) == ("", navigator.actor.name)
    assert not again.discard.isVisible() and again.note.text() == ""
    again.reject()
    assert DRAFT_KEY not in navigator.settings.current.drafts
    page.make_new()
    fresh = [form for form in page.findChildren(ProjectForm) if form.isVisible()][-1]
    assert fresh.values()["name"] == "" and not fresh.discard.isVisible()
    fresh.reject()


def test_a_duplicate_is_shown_while_typing(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    page.make_new()
    form = page.findChild(ProjectForm)
    assert form is not None
    form.rows["name"].editor.setText("国能智深总部项")  # type: ignore[attr-defined]
    form.rows["name"].editor.textEdited.emit("x")  # type: ignore[attr-defined]
    qtbot.waitUntil(form.notice.isVisible)
    link = next(b for b in form.notice.findChildren(QPushButton) if b.isVisible())
    assert link.text().startswith("国能智深总部 · ")
    qtbot.mouseClick(link, LEFT)
    assert navigator.records == [("project", ids[0])]


@pytest.mark.parametrize("typed", ["gnzs", "guoneng", "国能"])
def test_typing_filters_the_list(qtbot: QtBot, page: ProjectsPage, typed: str) -> None:
    assert page.focus_search()
    assert page.list.count.text() == "3 in the list"
    page.list.search.setText(typed)
    qtbot.waitUntil(lambda: titles(page) == ["国能智深总部"])
    assert page.list.count.text() == "1 in the list"
    page.list.search.clear()
    qtbot.waitUntil(lambda: page.list.source.count() == 3)


def test_a_long_list_begins_at_once_and_is_chosen_whole(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    navigator.write(lambda: create_projects(navigator.office, navigator.actor, [lead(f"智能{n}") for n in range(9)]))
    qtbot.waitUntil(lambda: page.list.source.count() == 12)
    for name, value in {"FIRST": 4, "NEWEST": 8, "FEW": 2}.items():
        monkeypatch.setattr(query, name, value)
    page.list.search.setText("智能")
    qtbot.waitUntil(lambda: page.list.count.text() == "4+ in the list")
    first = titles(page)
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: page.list.count.text() == "9 in the list")
    assert len(table(page).selected_ids()) == 9
    qtbot.waitUntil(lambda: "…" not in titles(page))
    assert set(first) < set(titles(page))


def test_chips_filter_and_say_when_nothing_matches(qtbot: QtBot, page: ProjectsPage) -> None:
    page.list.chips.toggle("stage", "signed")
    qtbot.waitUntil(table(page).empty.isVisible)
    qtbot.mouseClick(table(page).empty.button, LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    page.list.chips.toggle("industry", "I")
    page.list.chips.toggle("region", "31")
    qtbot.waitUntil(lambda: page.list.source.count() == 0)
    page.list.chips.drop("region")
    qtbot.waitUntil(lambda: page.list.source.count() == 3)


def test_a_figure_of_the_overview_opens_its_records(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    page.show_list({"ids": ids[:2], "title": "Landed in March", "stage": ["lead"]})
    qtbot.waitUntil(lambda: page.list.source.count() == 2)
    assert page.list.chips.has_extra and page.list.chips.values == {"stage": ["lead"]}
    qtbot.mouseClick(button(qtbot, page.list.chips, "Landed in March"), LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)


def test_the_list_behind_a_figure_adds_up_to_it(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    parts = {ids[0]: 1_500_000, ids[2]: 70_000_000, "gone": 500_000}
    counted = Counted("Money 2022-12", "0.07 亿元", parts, money=True)
    criteria = {"ids": list(counted.parts), "title": counted.name, "counted": counted}
    page.show_list(criteria)
    qtbot.waitUntil(lambda: page.list.source.count() == 2 and not page.list.source.loading)
    model = table(page).model
    assert [model.columns[n].title for n in (0, 1)] == ["Project", "Counted (万元)"]
    assert [model.index(row, 1).data() for row in (0, 1)] == ["70", "1.5"]
    assert page.list.line.isVisible() and page.list.line.text() == (
        "Money 2022-12: 0.07 亿元, that is 72 万元. The projects below count for 71.5 万元 of it; the others are "
        "filtered out or were deleted since."
    )
    table(page).sort_by("counted", False)
    qtbot.waitUntil(lambda: page.list.source.id_at(0) == ids[0])
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: navigator.selection.startswith("2 selected · Counted (万元) 71.5 · Total (万元) 0"))
    assert "Counted (万元)" in [column.title for column in page.list.wanted().columns]
    qtbot.mouseClick(button(qtbot, page.list.chips, "Money 2022-12"), LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    assert not page.list.line.isVisible() and model.column_of("counted") == -1


def test_a_list_behind_another_figure_begins_at_its_top(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    many = create_projects(navigator.office, navigator.actor, [lead(f"智能{n}") for n in range(60)])
    page.show_list({"ids": many.ids, "title": "One"})
    qtbot.waitUntil(lambda: page.list.source.count() == 60 and not page.list.source.loading)
    table(page).select_id(page.list.source.id_at(50))
    assert table(page).grid.verticalScrollBar().value() > 0
    page.show_list({"ids": many.ids[:55], "title": "Another"})
    qtbot.waitUntil(lambda: page.list.source.count() == 55 and not page.list.source.loading)
    assert table(page).grid.verticalScrollBar().value() == 0 and table(page).current_id() == ""


def test_a_company_found_by_the_search_opens_its_projects(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    with navigator.office.read() as session:
        found = record(session, ids[0])
    assert found is not None
    page.show_record("investor", found.investors[0].investor_id)
    qtbot.waitUntil(lambda: titles(page) == ["国能智深总部"])


def test_a_view_is_saved_with_its_columns_and_filter(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    page.list.chips.toggle("stage", "lead")
    table(page).sort_by("title", True)
    page.save_view("Leads by name")
    (saved,) = navigator.settings.current.views["projects"]
    assert saved.sort == "title" and saved.filter["values"] == {"stage": ["lead"]}
    wait_for_view(qtbot, page, "hold", 0)
    page.views.list.setCurrentRow(page.views.list.count() - 1)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    assert page.list.chips.values == {"stage": ["lead"]}
    page.views.drop("Leads by name")
    assert navigator.settings.current.views["projects"] == ()


def test_inline_edit_saves_and_the_row_shows_it(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    model = table(page).model
    place = page.list.source.index_of(ids[0])
    index = model.index(place, model.column_of("handler"))
    table(page).grid.setCurrentIndex(index)
    qtbot.keyClick(table(page).grid, Qt.Key.Key_F2)
    editor = table(page).grid.findChild(type(page.list.search))
    qtbot.keyClicks(editor, "Zhang")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: model.index(place, model.column_of("handler")).data() == "Zhang")
    assert navigator.errors == []


def test_a_row_that_no_longer_matches_stays_marked(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    page.views.choose("mine")
    qtbot.waitUntil(lambda: page.list.source.count() == 0)
    wait_for_view(qtbot, page, "all", 3)
    page.list.chips.toggle("quality", "no")
    qtbot.waitUntil(lambda: page.list.source.count() == 3 and not page.list.source.loading)
    place = page.list.source.index_of(ids[1])
    model = table(page).model
    model.setData(model.index(place, model.column_of("is_quality")), True)
    qtbot.waitUntil(lambda: page.list.source.is_stale(place))
    assert page.list.source.count() == 3


def test_the_sum_is_of_all_that_is_selected_and_all_of_it_is_copied(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    many = [lead(f"智能{n}", total_investment_fen=n * 1_000_000) for n in range(1, 101)]
    navigator.write(lambda: create_projects(navigator.office, navigator.actor, many))
    qtbot.waitUntil(lambda: page.list.source.count() == 103 and not page.list.source.loading)
    qtbot.keyClick(table(page).grid, Qt.Key.Key_A, CONTROL)
    assert navigator.selection == "103 selected · …"
    told = "103 selected · Total (万元) 5,050 · Agreed (万元) 0 · In place (万元) 0"
    qtbot.waitUntil(lambda: navigator.selection == told)
    assert page.list.source.row(102) is None  # it was never looked at
    qtbot.keyClick(table(page).grid, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: "Copied: 103 projects." in navigator.messages)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 104 and len(set(lines)) == 104


def test_the_sum_follows_what_is_changed_and_what_is_selected(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: "Total (万元) 0 ·" in navigator.selection)
    edit = FieldEdit(ids[1], "total_investment_fen", 7_500_000)
    navigator.write(lambda: update_fields(navigator.office, navigator.actor, [edit]))
    qtbot.waitUntil(lambda: "Total (万元) 7.5 ·" in navigator.selection)
    table(page).select_id(ids[0])
    assert navigator.selection == ""
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    assert navigator.selection == ""
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: "Total (万元) 7.5 ·" in navigator.selection)
    page.list.chips.toggle("quality", "no")  # another list: nothing of it is selected
    qtbot.waitUntil(lambda: navigator.selection == "")


def test_many_are_changed_in_one_step(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    qtbot.keyClick(table(page).grid, Qt.Key.Key_A, CONTROL)
    assert navigator.selection.startswith("3 selected")
    entry = next(a for a in page.list.row_menu().actions() if "…" in a.text() and "3" in a.text())
    entry.trigger()
    dialog = page.findChild(BulkEdit)
    assert dialog is not None
    dialog.choice.setCurrentIndex(dialog.choice.findData("campaign_code"))
    set_value(dialog.rows["value"].editor, "chain")
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: len(navigator.changes) == 1)
    assert navigator.changes[0].count == 3


def test_rows_are_pasted_from_a_spreadsheet(qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator) -> None:
    text = "项目名称\t投资方\t单位\t总投资(万元)\t下一步日期\n新甲\t甲公司\t华明\t1.2亿\t2022/3/15\n\t\t\tx\t\n"
    QGuiApplication.clipboard().setText(text)
    table(page).setFocus()
    qtbot.keyClick(table(page).grid, Qt.Key.Key_V, CONTROL)
    dialog = page.findChild(PastePreview)
    assert dialog is not None
    assert [bool(row.problem) for row in dialog.pasted] == [False, True]
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 4)
    assert "新甲" in titles(page)


def test_a_paste_that_fails_says_so_where_its_lines_stand(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise InvalidInput("Nothing was saved.", fields={"handler": UserError("Too long.")})

    monkeypatch.setattr(paste_preview, "create_projects", full)
    dialog = page.list.paste("项目名称\n新甲\n")
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: dialog.note.text() == "Nothing was saved. Handler: Too long.")
    assert dialog.isVisible() and dialog.primary.isEnabled() and navigator.errors == []
    dialog.reject()


def test_what_a_cell_does_not_take_is_told_at_the_foot(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    table(page).grid.refused.emit("Due: “x” was not kept.")
    assert navigator.messages == ["Due: “x” was not kept."]


def test_delete_goes_to_the_bin_and_back(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    table(page).select_id(ids[0])
    page.list.row_menu().actions()[-1].trigger()
    qtbot.waitUntil(lambda: page.list.source.is_stale(page.list.source.index_of(ids[0])))
    wait_for_view(qtbot, page, "bin", 1)
    table(page).select_id(ids[0])
    page.list.row_menu().actions()[-1].trigger()
    qtbot.wait(50)
    wait_for_view(qtbot, page, "all", 3)


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


def test_a_follow_up_is_recorded(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(page.panel.follow_button, LEFT)
    form = page.findChild(FollowUpForm)
    assert form is not None
    form.save()
    qtbot.waitUntil(lambda: bool(form.rows["text"].error))
    editor = form.rows["text"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("谈了用地")
    set_value(form.rows["next_step"].editor, "签框架")
    set_value(form.rows["next_step_date"].editor, dt.date(2022, 4, 1))
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.activities) == 1)
    words = {label.text() for label in page.panel.findChildren(QLabel)}
    assert "谈了用地" in words and "签框架 · 2022-04-01" in words


def test_an_entry_is_put_right_in_its_form(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    office, actor = page.navigator.office, page.navigator.actor
    add_follow_up(office, actor, ids[0], FollowUp(DAY, "见了刘总", next_step="回访", next_step_date=DAY))
    add_funds(office, actor, ids[0], FundInput(100, DAY, "cash", evidence_number="E1"))
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(button(qtbot, page.panel.sections["activities"], "Edit"), LEFT)
    form = wait_for_form(qtbot, page, FollowUpForm)
    assert form.values()["text"] == "见了刘总"
    set_value(form.rows["text"].editor, "见了李总")
    set_value(form.rows["next_step"].editor, "考察")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.activities[0].text == "见了李总")
    assert page.panel.project is not None and page.panel.project.values["next_step"] == "考察"
    qtbot.mouseClick(button(qtbot, page.panel.sections["funds"], "Edit"), LEFT)
    money = wait_for_form(qtbot, page, FundForm)
    assert money.values()["evidence_code"] is None
    set_value(money.rows["amount_fen"].editor, 250)
    qtbot.mouseClick(money.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.funds[0].amount_fen == 250)


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


def test_money_agreement_promise_and_investor(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    entered: list[tuple[type[EntryForm], dict[str, object]]] = [
        (FundForm, {"amount_fen": 5_000_000_000, "evidence_number": "E1"}),
        (AgreementForm, {"amount_fen": 10_000_000_000, "number": "T1"}),
        (CommitmentForm, {"clause": "租金减半"}),
        (InvestorForm, {"name": "第二投资方", "investor_uscc": USCC}),
    ]
    for kind, values in entered:
        form = page.panel.do.open_form(kind)
        assert form is not None
        for name, value in values.items():
            set_value(form.rows[name].editor, value)
        before = len(navigator.changes)
        form.save()
        qtbot.waitUntil(lambda before=before: len(navigator.changes) > before)  # type: ignore[misc]
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.investors) == 2)
    qtbot.mouseClick(button(qtbot, page.panel, "Confirm"), LEFT)
    model = table(page).model
    place = page.list.source.index_of(ids[0])
    qtbot.waitUntil(lambda: model.index(place, model.column_of("in_place_fen")).data() == "5,000")
    assert model.index(place, model.column_of("agreement_fen")).data() == "10,000"
    page.panel.sections["commitments"].set_open(True)
    assert "租金减半" in {label.text() for label in page.panel.findChildren(QLabel)}


def test_a_move_asks_only_for_what_is_missing(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    spot = page.panel.stepper.spot("negotiation").center().toPoint()
    qtbot.mouseClick(page.panel.stepper, LEFT, pos=spot)
    dialog = page.findChild(StageMove)
    assert dialog is not None
    assert {r.field for r in dialog.asked} == {"investor", "total_investment_fen", "track", "activity", "claim"}
    assert value_of(dialog.rows["date.negotiation"].editor) == navigator.today()
    assert value_of(dialog.rows["investor_name"].editor) == "国能智深总部投资方"  # it is there, without a code
    qtbot.waitUntil(dialog.rows["investor_uscc"].editor.hasFocus)
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.rows["activity"].error))
    assert dialog.rows["investor_uscc"].error and not dialog.rows["investor_name"].error
    set_value(dialog.rows["date.negotiation"].editor, DAY)
    for name, value in {
        "investor_uscc": USCC,
        "total_settled_by": dt.date(2022, 6, 1),
        "track": "construction",
        "activity": "首次拜访",
        "claim": "valid",
    }.items():
        set_value(dialog.rows[name].editor, value)
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.state.stage is Stage.NEGOTIATION)
    assert page.panel.project is not None and page.panel.project.dates[Stage.NEGOTIATION] == DAY
    assert len(page.panel.project.investors) == 1
    model = table(page).model

    def listed() -> object:
        return model.index(page.list.source.index_of(ids[0]), model.column_of("stage")).data()

    qtbot.waitUntil(lambda: listed() == "Negotiation")


def test_the_row_that_is_missing_is_marked_and_seen(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    with navigator.office.write(Label("Review"), CENTRE) as tx:
        tx.session.get_one(Project, ids[0]).stage = Stage.REVIEW
    open_first(qtbot, page, ids[0])
    dialog = page.panel.do.move_to(Stage.SIGNED)
    assert isinstance(dialog, StageMove)
    dialog.resize(dialog.width(), 300)
    for name, value in {"review": "passed", "agreement_date": DAY, "agreement_fen": 100, "plan_fen": 100}.items():
        if name in dialog.rows:
            set_value(dialog.rows[name].editor, value)
    signed = dialog.rows["agreement_date"].editor
    signed.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(signed, "2022-03-16")
    assert value_of(dialog.rows["date.signed"].editor) == dt.date(2022, 3, 16)
    dialog.show_error(still_missing([r for r in dialog.asked if r.field in ("agreement", "legal_review")]))
    assert dialog.rows["scan"].error and dialog.rows["legal_number"].error
    assert not any(dialog.rows[name].error for name in ("agreement_kind", "agreement_number", "agreement_date"))
    scan = dialog.rows["scan"]
    qtbot.waitUntil(lambda: scan.visibleRegion().boundingRect().height() == scan.height())
    qtbot.waitUntil(scan.editor.hasFocus)
    dialog.reject()


def test_cancelling_a_move_changes_nothing(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    dialog = page.panel.do.move_to(Stage.NEGOTIATION)
    assert dialog is not None
    set_value(dialog.rows["activity"].editor, "首次拜访")
    qtbot.mouseClick(dialog.cancel, LEFT)
    with navigator.office.read() as session:
        found = record(session, ids[0])
    assert found is not None and found.state.stage is Stage.LEAD and found.activities == []


def test_hold_and_up_again(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])

    def choose(words: str) -> None:
        page.panel.do.fill_menu(page.panel.menu)
        next(a for a in page.panel.menu.actions() if a.text() == words).trigger()

    choose("Put on hold…")
    dialog = page.findChild(SideMove)
    assert dialog is not None
    set_value(dialog.rows["side_reason"].editor, "等土地")
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.rows["hold_review_date"].error))
    set_value(dialog.rows["hold_review_date"].editor, dt.date(2022, 9, 1))
    dialog.save()
    qtbot.waitUntil(lambda: "On hold" in page.panel._number.text())
    choose("Take up again")
    qtbot.waitUntil(lambda: "On hold" not in page.panel._number.text())


def test_editing_changes_only_what_was_changed(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(page.panel.edit_button, LEFT)
    form = page.findChild(ProjectForm)
    assert form is not None and form.values()["name"] == "国能智深总部"
    set_value(form.rows["name"].editor, "国能智深华北总部")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.title.text() == "国能智深华北总部")
    assert page.panel.project is not None and page.panel.project.history[0].label.startswith("Change")
    assert navigator.changes[-1].count == 1


def test_what_was_changed_in_a_form_is_kept_as_a_draft_and_nothing_else(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(page.panel.edit_button, LEFT)
    form = page.panel.findChild(ProjectForm)
    assert form is not None
    set_value(form.rows["summary"].editor, "改了一半")
    set_value(form.rows["handler"].editor, "")
    qtbot.waitUntil(lambda: bool(navigator.settings.current.drafts))
    assert navigator.settings.current.drafts == {f"project.{ids[0]}": {"summary": "改了一半", "handler": ""}}
    form.reject()
    again = page.panel.do.edit()
    assert again is not None
    assert (again.values()["summary"], again.values()["handler"]) == ("改了一半", "")
    qtbot.mouseClick(again.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.values["summary"] == "改了一半")
    assert navigator.settings.current.drafts == {}


def test_a_form_does_not_empty_what_a_lead_needs(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    form = page.panel.do.edit()
    assert form is not None
    set_value(form.rows["next_step"].editor, "")
    form.save()
    assert form.rows["next_step"].error
    assert not form.rows["campaign_code"].error
    form.reject()


def test_files_are_kept_with_the_project(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str], tmp_path: Path
) -> None:
    open_first(qtbot, page, ids[0])
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"x")
    page.panel.do.attach_files([str(scan)])
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.files) == 1)
    page.panel.do.attach_files([str(tmp_path / "none.pdf")])
    qtbot.waitUntil(lambda: len(navigator.errors) == 1)


def test_shares_are_divided_and_credited(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(button(qtbot, page.panel, "Shares"), LEFT)
    form = page.findChild(ShareForm)
    assert form is not None
    first = form.credits.rows[0]
    first.unit.set_value("u1")
    first.share.setText("half")
    form.save()
    assert "between 0 and 100" in form.rows["credits"].error
    qtbot.mouseClick(button(qtbot, form, "Add a unit"), LEFT)
    form.credits.rows[1].unit.set_value("u2")
    for link in form.findChildren(QPushButton):
        if link.text() == "Divide evenly":
            link.click()
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.credits) == 2)
    assert page.panel.project is not None
    assert {credit.share for credit in page.panel.project.credits} == {50_000_000}


def test_the_centre_refers_returns_and_merges(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    page.panel.sections["support"].set_open(True)
    qtbot.mouseClick(button(qtbot, page.panel, "Referral"), LEFT)
    referral = page.findChild(ReferralForm)
    assert referral is not None
    referral.save()
    qtbot.waitUntil(lambda: bool(referral.rows["to_unit_id"].error))
    set_value(referral.rows["to_unit_id"].editor, "u1")
    qtbot.mouseClick(referral.primary, LEFT)
    qtbot.mouseClick(button(qtbot, page.panel, "Accept"), LEFT)
    qtbot.waitUntil(
        lambda: bool(page.panel.project and page.panel.project.support and page.panel.project.support[0].accepted_on)
    )

    money = page.panel.do.open_form(FundForm)
    assert money is not None
    set_value(money.rows["amount_fen"].editor, 500)
    money.save()
    qtbot.mouseClick(button(qtbot, page.panel, "Return…"), LEFT)
    back = page.findChild(ReturnForm)
    assert back is not None
    set_value(back.rows["note"].editor, "凭证看不清")
    qtbot.mouseClick(back.primary, LEFT)
    qtbot.waitUntil(lambda: any("凭证看不清" in label.text() for label in page.panel.findChildren(QLabel)))

    page.panel.do.fill_menu(page.panel.menu)
    next(a for a in page.panel.menu.actions() if a.text().startswith("Merge")).trigger()
    merge = page.findChild(MergeForm)
    assert merge is not None
    merge.save()
    assert merge.rows["into"].error
    qtbot.keyClicks(merge.search, "zhongche")
    qtbot.waitUntil(lambda: merge.found.count() == 1)
    merge.found.setCurrentRow(0)
    qtbot.mouseClick(merge.primary, LEFT)
    qtbot.waitUntil(lambda: bool(page.panel.project and page.panel.project.merged_into == "中车研发中心"))


def test_the_papers_of_a_review_are_asked_for_beside_it(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str], tmp_path: Path
) -> None:
    with navigator.office.write(Label("Review"), CENTRE) as tx:
        tx.session.add(ReviewMeeting(id="m1", title="第1次评审会", held_on=DAY))
        tx.session.add(ReviewItem(meeting_id="m1", project_id=ids[0]))
    open_first(qtbot, page, ids[0])
    page.panel.sections["reviews"].set_open(True)
    qtbot.mouseClick(button(qtbot, page.panel, "Papers…"), LEFT)
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "papers"))
    qtbot.waitUntil(lambda: bool(navigator.messages), timeout=30_000)
    assert any("会议纪要" in file.name for file in (tmp_path / "papers").iterdir())


def test_a_project_is_brought_to_a_review_meeting_from_its_record(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    with navigator.office.write(Label("Review"), CENTRE) as tx:
        tx.session.add(ReviewMeeting(id="m1", title="第1次评审会", held_on=DAY, place="第一会议室"))
    open_first(qtbot, page, ids[0])
    page.panel.sections["reviews"].set_open(True)
    qtbot.mouseClick(button(qtbot, page.panel, "Bring to a meeting"), LEFT)
    qtbot.waitUntil(lambda: page.findChild(ComesTo) is not None)
    form = page.findChild(ComesTo)
    assert form is not None
    form.save()
    qtbot.waitUntil(lambda: bool(page.panel.project and page.panel.project.reviews))
    told = [label.text() for label in page.panel.sections["reviews"].findChildren(QLabel)]
    assert "Pending" in told and f"not confirmed yet · 第1次评审会 · {DAY}" in told
    qtbot.mouseClick(button(qtbot, page.panel, "Meeting…"), LEFT)
    dialog = page.findChild(ReviewMeetings)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.panel.title.text() == "第1次评审会")
    dialog.reject()


def test_the_parts_of_a_record_are_printed(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    add_follow_up(navigator.office, CENTRE, ids[0], FollowUp(DAY, "见了刘总"))
    add_funds(navigator.office, CENTRE, ids[0], FundInput(2_500_000_00, DAY, "cash"))
    open_first(qtbot, page, ids[0])
    buttons = page.panel.print_buttons
    qtbot.waitUntil(lambda: buttons["funds"].isVisible() and buttons["activities"].isVisible())
    assert not buttons["commitments"].isVisible()  # there are none
    funds = page.panel._list("funds")
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
    assert "见了刘总" in said(page.panel._list("activities"))[1]
    assert len(said(page.panel._list("commitments"))) == 1


def test_in_little_room_the_buttons_above_the_list_show_their_icons_alone(
    qtbot: QtBot, page: ProjectsPage, ids: list[str]
) -> None:
    shown = page.list
    buttons = (shown.columns_button, shown.print_button, shown.new_button)
    assert [one.text() for one in buttons] == ["Columns", "Print", "New project"] and shown.count.isVisible()
    open_first(qtbot, page, ids[0])
    page.resize(1024, 560)
    qtbot.waitUntil(lambda: not shown.count.isVisible())
    assert [one.text() for one in buttons] == ["", "", ""]
    assert [one.accessibleName() for one in buttons] == ["Columns", "Print", "New project"]
    assert shown.new_button.toolTip() == "New project Ctrl+N"
    page.resize(1500, 700)
    qtbot.waitUntil(shown.count.isVisible)
    assert shown.new_button.text() == "New project"
