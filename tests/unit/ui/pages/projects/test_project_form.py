"""The form of a project on its page: entering, changing, drafts, doubles."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.queries.project_record import record
from desktop_app.ui.dialogs.project_form import DRAFT_KEY, ProjectForm
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.editors import set_value, value_of
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import USCC, lead
from tests.unit.ui.pages.projects.acting import CONTROL, LEFT, open_first, table


def fill_lead(form: ProjectForm, name: str) -> None:
    """Enter everything that a lead needs."""
    for row, value in lead(name).values.items():
        set_value(form.rows[row].editor, value)


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
