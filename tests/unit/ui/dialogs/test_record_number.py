"""A number given twice is said above the record; a click gives the younger project the next one."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import UserRole
from db.models import Project
from desktop_app.queries.project_numbers import SharedNumber
from desktop_app.services.office import Actor, Label
from desktop_app.ui.dialogs.record_panel import RecordPanel
from tests.helpers.navigator import FakeNavigator
from tests.helpers.stick_offices import DAY


@pytest.fixture
def ids(navigator: FakeNavigator) -> list[str]:
    with navigator.office.write(Label("Enter"), navigator.actor) as tx:
        made = [
            Project(id=f"{at:032x}", name=name, number=number, entered_on=DAY)
            for at, (name, number) in enumerate(
                [("甲", "HM-2022-0005"), ("乙", "HM-2022-0005"), ("丙", "HM-2022-0006")], 1
            )
        ]
        tx.session.add_all(made)
        tx.session.flush()
        return [one.id for one in made]


@pytest.fixture
def panel(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> RecordPanel:
    panel = RecordPanel(navigator, host)
    panel.show()
    return panel


def show(qtbot: QtBot, panel: RecordPanel, project_id: str) -> None:
    with qtbot.waitSignal(panel.shown):
        panel.show_project(project_id)


def test_the_younger_project_gets_the_next_number(
    qtbot: QtBot, navigator: FakeNavigator, panel: RecordPanel, ids: list[str]
) -> None:
    show(qtbot, panel, ids[2])
    assert not panel.shared_number.isVisible()
    show(qtbot, panel, ids[0])
    assert panel.shared_number.text() == "This number was given twice: give 乙 the next one"
    assert "乙 has the number HM-2022-0005, too" in panel.shared_number.toolTip()
    show(qtbot, panel, ids[1])
    assert panel.shared_number.text() == "This number was given twice: give this project the next one"
    panel.shared_number.click()
    qtbot.waitUntil(lambda: bool(navigator.messages))
    assert navigator.messages == ["Give the project 乙 another number"]
    show(qtbot, panel, ids[1])
    assert panel.shared_number.isHidden()
    assert panel.project is not None and panel.project.number == "HM-2022-0007"


def test_who_only_looks_is_told_and_changes_nothing(
    navigator: FakeNavigator, panel: RecordPanel, ids: list[str]
) -> None:
    navigator.actor = Actor("Wang", "HMJD", UserRole.LEADER)
    panel.shared_number.show_shared(ids[0], SharedNumber("HM-2022-0005", tuple(ids[:2]), ("甲", "乙")))
    assert not panel.shared_number.isEnabled()
