"""Choosing the projects of a review meeting: which are offered, found and taken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import Stage
from db.models import Project
from desktop_app.services.office import Label
from desktop_app.services.review_meetings import delete_meeting
from desktop_app.ui.dialogs.review_choice import ChooseProjects
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import CENTRE, enter
from tests.helpers.reviews import call_meeting, furnish_reviews, known

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish_reviews) as navigator:
        yield navigator


def staged(navigator: FakeNavigator, **stages: Stage) -> dict[str, str]:
    """Projects with these names in these stages."""
    ids = dict(zip(stages, enter(navigator.office, *stages), strict=True))
    with navigator.office.write(Label("Stages"), CENTRE) as tx:
        for name, stage in stages.items():
            tx.session.get_one(Project, ids[name]).stage = stage
    return ids


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, meeting_id: str) -> ChooseProjects:
    dialog = ChooseProjects(navigator, meeting_id, "评审会", host)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.source.count() > 0)
    return dialog


def offered(dialog: ChooseProjects) -> list[str]:
    return [dialog.source.row(place).title for place in range(dialog.source.count())]  # type: ignore[union-attr]


def test_projects_at_the_review_come_first_and_several_are_taken(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    staged(navigator, 洽谈项目=Stage.NEGOTIATION, 线索项目=Stage.LEAD, 签约项目=Stage.SIGNED, 评审项目=Stage.REVIEW)
    meeting_id, _items = call_meeting(navigator.office)
    dialog = opened(qtbot, navigator, host, meeting_id)
    assert offered(dialog) == ["评审项目", "洽谈项目"]
    assert dialog.primary.text() == "Put 1 project on the agenda" and dialog.search.hasFocus()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.table.grid, Qt.Key.Key_Down, SHIFT)
    assert dialog.primary.text() == "Put 2 projects on the agenda"
    with qtbot.waitSignal(dialog.saved):
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert [line.title for line in known(navigator.office, meeting_id).agenda] == ["评审项目", "洽谈项目"]


def test_who_is_on_the_agenda_is_not_offered_again(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    ids = staged(navigator, 甲=Stage.REVIEW, 乙=Stage.REVIEW, 丙=Stage.REVIEW)
    meeting_id, _items = call_meeting(navigator.office)
    dialog = opened(qtbot, navigator, host, meeting_id)
    spot = dialog.table.model.index(dialog.source.index_of(ids["乙"]), 0)
    qtbot.mouseClick(
        dialog.table.grid.viewport(), Qt.MouseButton.LeftButton, pos=dialog.table.grid.visualRect(spot).center()
    )
    dialog.save()
    qtbot.waitUntil(lambda: len(known(navigator.office, meeting_id).agenda) == 1)
    again = opened(qtbot, navigator, host, meeting_id)
    assert sorted(offered(again)) == ["丙", "甲"]
    again.search.setText("甲")
    qtbot.waitUntil(lambda: offered(again) == ["甲"])
    again.search.setText("没有")
    qtbot.waitUntil(again.table.empty.isVisible)
    assert not again.primary.isEnabled()
    again.reject()


def test_what_cannot_be_put_on_the_agenda_is_said_in_the_dialog(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget
) -> None:
    ids = staged(navigator, 甲=Stage.REVIEW)
    meeting_id, _items = call_meeting(navigator.office)
    dialog = opened(qtbot, navigator, host, meeting_id)
    with navigator.office.write(Label("Gone"), CENTRE) as tx:
        tx.session.get_one(Project, ids["甲"]).deleted_at = 1
    dialog.save()
    qtbot.waitUntil(lambda: "is in the recycle bin" in dialog.note.text())
    assert dialog.primary.isEnabled() and navigator.errors == []
    delete_meeting(navigator.office, CENTRE, meeting_id)
    dialog.reject()
