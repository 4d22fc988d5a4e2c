"""Handing a project over to another unit, as the record's menu offers it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.enums import UserRole
from desktop_app.queries.project_record import record
from desktop_app.services.office import Actor
from desktop_app.ui.dialogs.decision_forms import HandOverForm
from desktop_app.ui.dialogs.record_actions import RecordActions
from desktop_app.ui.models.lookups import load
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import CENTRE, enter, furnish


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish, lambda office: enter(office, "国能智深总部")) as navigator:
        yield navigator


def actions(navigator: FakeNavigator, parent: QWidget, actor: Actor) -> RecordActions:
    navigator.actor = actor
    found = RecordActions(navigator, parent)
    with navigator.office.read() as session:
        project_id = session.connection().exec_driver_sql("SELECT id FROM project").scalar_one()
        found.project = record(session, project_id)
        found.lookups = load(session, "en")
    return found


def offered(menu: QMenu) -> QAction | None:
    return next((one for one in menu.actions() if one.text().startswith("Hand over")), None)


def test_the_centre_gives_a_project_away_in_the_form(qtbot: QtBot, navigator: FakeNavigator) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    do, menu = actions(navigator, parent, CENTRE), QMenu(parent)
    do.fill_menu(menu)
    action = offered(menu)
    assert action is not None
    action.trigger()
    form = parent.findChild(HandOverForm)
    assert form is not None and "国能智深总部" in form.windowTitle()
    form.save()
    qtbot.waitUntil(lambda: bool(form.rows["reason"].error))
    set_value(form.rows["reason"].editor, "在华明落地")
    set_value(form.rows["unit_id"].editor, "u2")
    form.save()
    qtbot.waitUntil(lambda: "already" in form.rows["unit_id"].error)
    set_value(form.rows["unit_id"].editor, "u1")
    with qtbot.waitSignal(form.saved):
        qtbot.mouseClick(form.primary, Qt.MouseButton.LeftButton)
    assert actions(navigator, parent, CENTRE).project.keeper == "华明"  # type: ignore[union-attr]


@pytest.mark.parametrize("actor", [Actor("Li", "HM"), Actor("Chen", "ZX", UserRole.LEADER)])
def test_nobody_else_is_offered_it(qtbot: QtBot, navigator: FakeNavigator, actor: Actor) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = QMenu(parent)
    actions(navigator, parent, actor).fill_menu(menu)
    assert offered(menu) is None
