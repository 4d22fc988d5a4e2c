"""A project is handed over in the window; a stick carries it, and both offices' windows say from whom and where to."""

from pathlib import Path

import pytest

from desktop_app.ui.dialogs.decision_forms import HandOverForm
from desktop_app.ui.pages.exchange import EXCHANGE, HISTORY
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.code_combo import CodeCombo
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.exchange_windows import Desk, meet_in_windows

pytestmark = pytest.mark.usefixtures("theme")


def projects(desk: Desk) -> ProjectsPage:
    """The list of projects, read."""
    page = desk.window.show_page("projects")
    assert isinstance(page, ProjectsPage)
    desk.idle()
    return page


def titles(desk: Desk) -> list[str]:
    """The projects that are listed, without those that are marked as gone until the list is read again."""
    source = projects(desk).list.source
    places = [place for place in range(source.count()) if not source.is_stale(place)]
    return [str(row.title) for row in map(source.row, places) if row is not None]


def hand_over(desk: Desk, project_id: str, to: str, reason: str) -> HandOverForm:
    """Open the record, ask for the form from its menu, choose the unit by its name, and give the reason."""
    page = projects(desk)
    page.show_record("project", project_id)
    desk.until(lambda: page.panel.do.project is not None and page.panel.do.project.id == project_id)
    form = page.panel.do.hand_over()
    assert isinstance(form, HandOverForm)
    editor = form.rows["unit_id"].editor
    set_value(editor, desk.one.unit_id({"华明街道": "HM", "合作交流办": "DL01"}[to]))
    assert isinstance(editor, CodeCombo) and editor.text() == to
    set_value(form.rows["reason"].editor, reason)
    with desk.qtbot.waitSignal(form.saved):
        desk.click(form.primary)
    desk.idle()
    return form


def exchange(desk: Desk) -> None:
    """Go to the exchange's first step, with the stick looked through."""
    desk.window.show_page("exchange")
    desk.idle()
    desk.part(EXCHANGE)
    desk.page.steps.begin()
    desk.idle()


def looked_at(desk: Desk) -> dict[str, str]:
    """What the preview says becomes of each record: name -> what it is and why."""
    exchange(desk)
    desk.click(desk.page.steps.choose.take.primary)
    desk.until(lambda: desk.page.steps.step == 1)
    table = desk.page.steps.look.table
    model, columns = table.model, {name: table.model.column_of(name) for name in ("title", "kind", "fields")}
    rows = range(model.rowCount())
    names = [model.index(row, columns["title"]).data() for row in rows]
    return {
        name: f"{model.index(row, columns['kind']).data()}: {model.index(row, columns['fields']).data()}"
        for row, name in zip(rows, names, strict=True)
    }


def take(desk: Desk) -> list[str]:
    """Take in what is looked at; the lines that are said of it."""
    if desk.page.steps.look.sure.isVisible():
        desk.page.steps.look.sure.click()
    desk.click(desk.page.steps.look.primary)
    desk.until(lambda: desk.page.steps.step == 2)
    return desk.page.steps.done.results.texts


def in_history(desk: Desk) -> list[str]:
    """What stands under the newest file."""
    desk.part(HISTORY)
    history = desk.page.history
    newest = history.source.row(0)
    assert newest is not None
    history.table.select_id(newest.id)
    desk.idle()
    return history.receipt.texts


def test_a_project_goes_to_a_unit_and_comes_back(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    meet_in_windows(centre, unit, stick)
    project = centre.one.add_project("国能智深总部")
    assert titles(centre) == ["国能智深总部"]
    hand_over(centre, project, "华明街道", "属地落地")
    exchange(centre)
    centre.page.steps.choose.write._set_all(True)
    centre.write()
    shown = looked_at(unit)
    assert shown["国能智深总部"] == "New: Handed over by 合作交流办 — 属地落地"
    assert "国能智深总部: Handed over by 合作交流办 — 属地落地" in take(unit)
    assert "国能智深总部: Handed over by 合作交流办 — 属地落地" in in_history(unit)
    assert titles(unit) == titles(centre) == ["国能智深总部"]
    # the unit gives it back: first a request on its way, then gone
    hand_over(unit, project, "合作交流办", "不在本街道")
    assert titles(unit) == ["国能智深总部"]
    exchange(unit)
    unit.page.steps.choose.write._set_all(True)
    unit.write()
    passes = "Handed over by 华明街道 to 合作交流办 — 不在本街道"
    assert looked_at(centre)["国能智深总部"] == f"Handed over: {passes}"
    take(centre)
    exchange(centre)
    centre.page.steps.choose.write._set_all(True)
    centre.write()
    shown = looked_at(unit)
    assert shown["国能智深总部"] == "To another unit: Handed over to 合作交流办 — 不在本街道"
    assert "国能智深总部: Handed over to 合作交流办 — 不在本街道" in take(unit)
    assert in_history(unit) == ["国能智深总部: Handed over to 合作交流办 — 不在本街道"]
    assert titles(unit) == []
    assert titles(centre) == ["国能智深总部"]
