"""Whoever comes for one entry finds the record open at it: its section unfolded, the entry in view and standing out."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from db.enums import CommitmentSide, FundState
from db.models import Commitment, FundEntry
from desktop_app.services.office import Label
from desktop_app.services.project_entries import FollowUp, add_follow_up
from desktop_app.ui.pages.projects import ProjectsPage
from tests.helpers.projects import CENTRE, DAY

MONEY, PROMISE = f"{7:032x}", f"{8:032x}"


@pytest.fixture
def project(page: ProjectsPage, ids: list[str]) -> str:
    """A record so long that neither its money nor its promises are seen at first."""
    office = page.navigator.office
    for number in range(12):
        add_follow_up(office, CENTRE, ids[1], FollowUp(held_on=DAY + dt.timedelta(number), text=f"谈了 {number} 次"))
    with office.write(Label("Enter"), CENTRE) as tx:
        for number in range(4):
            tx.session.add(FundEntry(project_id=ids[1], amount_fen=100 + number, arrived_on=DAY))
        tx.session.add(FundEntry(id=MONEY, project_id=ids[1], amount_fen=900, arrived_on=DAY, state=FundState.CHECKED))
        tx.session.add(
            Commitment(id=PROMISE, project_id=ids[1], side=CommitmentSide.GOVERNMENT, clause="租金减半", due_on=DAY)
        )
    page.resize(1366, 640)
    return ids[1]


def line(page: ProjectsPage, row_id: str) -> QFrame:
    return page.panel.findChildren(QFrame, row_id)[-1]


def in_view(page: ProjectsPage, row_id: str) -> bool:
    frames = page.panel.findChildren(QFrame, row_id)
    [scroll] = [area for area in page.panel.findChildren(QScrollArea) if area.widget() is page.panel.body]
    return bool(frames) and scroll.viewport().rect().contains(
        frames[-1].mapTo(scroll.viewport(), frames[-1].rect().center())
    )


@pytest.mark.parametrize(
    ("kind", "row_id", "section"), [("fund_entry", MONEY, "funds"), ("commitment", PROMISE, "commitments")]
)
def test_a_record_opens_at_an_entry_of_it(
    qtbot: QtBot, page: ProjectsPage, project: str, kind: str, row_id: str, section: str
) -> None:
    page.show_record("project", project)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.id == project)
    qtbot.wait(50)
    assert not in_view(page, row_id)
    page.show_record(kind, row_id)
    qtbot.waitUntil(lambda: in_view(page, row_id))
    assert page.panel.sections[section].is_open
    assert line(page, row_id).property("look") == "chosen" and line(page, row_id).hasFocus()
    assert not [one for one in page.panel.findChildren(QFrame) if one.property("look") == "chosen"][1:]


def test_what_waits_is_confirmed_where_one_is_led_to(qtbot: QtBot, page: ProjectsPage, project: str) -> None:
    page.show_record("fund_entry", MONEY)
    qtbot.waitUntil(lambda: in_view(page, MONEY))
    confirm = next(one for one in line(page, MONEY).findChildren(QPushButton) if one.text() == "Confirm")
    confirm.click()

    def is_confirmed() -> bool:
        shown = page.panel.project
        return shown is not None and any(one.id == MONEY and one.state is FundState.CONFIRMED for one in shown.funds)

    qtbot.waitUntil(is_confirmed)
    assert line(page, MONEY).property("look") == "chosen"
    page.show_record("project", project)
    qtbot.waitUntil(lambda: line(page, MONEY).property("look") != "chosen")


def test_an_older_follow_up_is_shown_among_all(qtbot: QtBot, page: ProjectsPage, project: str) -> None:
    page.show_record("project", project)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.id == project)
    oldest = page.panel.project.activities[-1].id if page.panel.project else ""
    assert not page.panel.findChildren(QFrame, oldest)
    page.show_record("activity", oldest)
    qtbot.waitUntil(lambda: in_view(page, oldest))


def test_an_entry_that_is_not_here_is_said_to_be_none(qtbot: QtBot, page: ProjectsPage) -> None:
    page.show_record("fund_entry", "gone")
    qtbot.waitUntil(lambda: page.panel.title.text() == "This record is not in this office.")
