"""Changing projects in their list: cells, many at once, pasting, deleting."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.errors import InvalidInput, UserError
from desktop_app.ui.dialogs import paste_preview
from desktop_app.ui.dialogs.bulk_edit import BulkEdit
from desktop_app.ui.dialogs.paste_preview import PastePreview
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator
from tests.unit.ui.pages.projects.acting import CONTROL, LEFT, table, titles, wait_for_view


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
    dialog = page.list.do.paste("项目名称\n新甲\n")
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
