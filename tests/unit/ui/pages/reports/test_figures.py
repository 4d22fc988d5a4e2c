"""A figure beside a bulletin opens the list behind it, of today or as it was counted then."""

import datetime as dt
import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from db.enums import FundState, ReportKind, Stage
from db.models import Attachment, CodeItem, FundEntry, Milestone, Project, ProjectInvestor
from desktop_app.domain.periods import Fortnight
from desktop_app.queries.report_issues import BEHIND, archive
from desktop_app.services.office import Label, Office
from desktop_app.ui.dialogs.kept_actions import read_kept
from desktop_app.ui.models.bulletin_figures import figure_lines
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import enter, furnish
from tests.unit.ui.pages.reports.acting import ISSUED, issue, make, opened


def test_a_figure_opens_the_list_behind_it(page: ReportsPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    make(page, qtbot)
    figures = [
        b for b in page.panel.findChildren(QPushButton) if b.accessibleName().startswith("Domestic funds in place")
    ]
    qtbot.mouseClick(figures[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.lists != [])
    kind, criteria = navigator.lists[0]
    assert kind == "project" and criteria["ids"] == [] and "2022-12" in criteria["title"]


def land(office: Office, navigator: FakeNavigator, project_id: str) -> None:
    """The centre confirms in December that it has landed."""
    with office.write(Label("Land"), navigator.actor) as tx:
        project = tx.session.get(Project, project_id)
        assert project is not None
        project.is_quality = True
        day = dt.date(2022, 12, 8)
        tx.session.add(Milestone(project_id=project_id, stage=Stage.LANDED, business_date=day, confirmed_on=day))


def test_the_figures_of_what_was_issued_open_the_records_that_were_counted_then(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    furnish(office)
    one, two, later = enter(office, "甲项目", "乙项目", "丙项目")
    land(office, navigator, one)
    land(office, navigator, two)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    land(office, navigator, later)
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    name = "New quality projects landed"

    def press() -> None:
        buttons = page.panel.told.figures.findChildren(QPushButton)
        qtbot.mouseClick(next(b for b in buttons if b.accessibleName() == f"{name} 2"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    press()
    qtbot.waitUntil(lambda: len(navigator.lists) == 1)
    _kind, criteria = navigator.lists[-1]
    assert set(criteria["ids"]) == {one, two} and criteria["title"] == f"{name} 2022-12"
    assert criteria["counted"] == Counted(f"{name} 2022-12", "2", {one: 1, two: 1}, money=False)
    assert navigator.messages == []

    with office.write(Label("Delete"), navigator.actor) as tx:
        tx.session.get_one(Project, one).deleted_at = tx.now_ms
    press()
    qtbot.waitUntil(lambda: navigator.messages != [])
    assert navigator.messages == ["Deleted since: 1 project behind this figure. The list has the others."]
    assert set(navigator.lists[-1][1]["ids"]) == {one, two}


def test_the_money_of_an_issue_is_listed_as_each_project_counted_then(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    furnish(office)
    one, two = enter(office, "甲项目", "乙项目")
    with office.write(Label("Money"), navigator.actor) as tx:
        tx.session.execute(update(CodeItem).where(CodeItem.code == "cash").values(flags="countable"))
    pay(office, navigator, one, 3_000_000)
    pay(office, navigator, one, -1_000_000)
    pay(office, navigator, two, 5_000_000)
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    pay(office, navigator, two, 9_000_000)
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    qtbot.mouseClick(page.panel.told.figures.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.lists != [])
    counted = navigator.lists[0][1]["counted"]
    assert counted.parts == {one: 2_000_000, two: 5_000_000} and counted.money


def pay(office: Office, navigator: FakeNavigator, project_id: str, fen: int) -> None:
    """Money of its investor that the centre confirmed for November."""
    with office.write(Label("Pay"), navigator.actor) as tx:
        (investor,) = tx.session.scalars(
            select(ProjectInvestor.investor_id).where(ProjectInvestor.project_id == project_id)
        )
        tx.session.add(
            FundEntry(
                project_id=project_id, investor_id=investor, amount_fen=fen, form_code="cash",
                state=FundState.CONFIRMED, count_month="2022-11", arrived_on=dt.date(2022, 11, 3),
            )
        )  # fmt: skip


def test_the_steps_of_a_fortnight_lead_to_their_projects_which_are_not_told_to_every_unit(
    office: Office, navigator: FakeNavigator, tmp_path: Path
) -> None:
    furnish(office)
    [project] = enter(office, "甲项目")
    land(office, navigator, project)
    issue(office, navigator, ReportKind.FORTNIGHTLY, str(Fortnight.of(dt.date(2022, 12, 8))), tmp_path)
    with office.read() as session:
        [row] = archive(session, ReportKind.FORTNIGHTLY)
        kept = read_kept(office, session, row)
    assert project not in json.dumps(kept.frozen)
    [landed] = [one for one in figure_lines(kept.frozen, kept.behind) if one.projects]
    assert (landed.value, landed.projects, landed.parts) == ("1", (project,), {project: 1})
    assert {one.projects for one in figure_lines(kept.frozen)} == {None}  # where that was not kept, no list is offered


def test_of_an_issue_that_kept_no_records_the_list_of_today_is_shown_and_said(
    office: Office, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    issue(office, navigator, ReportKind.MONTHLY, "2022-12", tmp_path)
    with office.write(Label("Older"), navigator.actor) as tx:
        tx.session.execute(update(Attachment).where(Attachment.note == BEHIND).values(deleted_at=tx.now_ms))
    page = opened(navigator, qtbot)
    page.archive.chosen.emit(page.archive.rows[0])
    qtbot.waitUntil(lambda: ISSUED in page.panel.steps.text())
    qtbot.mouseClick(page.panel.told.figures.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: navigator.messages != [])
    assert "did not keep what its figures counted; the list is as of today" in navigator.messages[-1]
    assert len(navigator.lists) == 1
