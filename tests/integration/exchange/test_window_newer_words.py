"""A unit with a newer program sends words and codes that this one does not know: every page shows its records still."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.exchange import HISTORY
from desktop_app.ui.pages.projects import ProjectsPage
from tests.helpers.exchange_windows import Desk
from tests.helpers.stick_offices import FakeDrives, StickOffice, befriend, send, stick_office

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[StickOffice]:
    """An office of which no window is open: in this program its own words are unknown as well."""
    made = stick_office(tmp_path / "HM", "HM", "华明街道")
    yield made
    made.close()


@pytest.fixture
def centre(qtbot: QtBot, qapp: QApplication, tmp_path: Path, drives: FakeDrives) -> Iterator[Desk]:
    made = Desk(qtbot, stick_office(tmp_path / "DL01", "DL01", "合作交流办", centre=True), drives)
    yield made
    made.close()


def test_every_page_shows_what_it_knows(centre: Desk, unit: StickOffice, stick: Path) -> None:
    befriend(centre.one, unit)
    project = unit.add_project("国能智深总部", stage="signed", total_investment_fen=10**10)
    send(unit, centre.one, stick / "first")
    unit.change(
        "project", project, stage="trial_production", status="watched", track="third", industry_code="Z9",
        campaign_code="new_campaign", handler="王五",
    )  # fmt: skip
    unit.exchange.write("DL01", stick)
    centre.plug(stick)
    centre.take()
    kept = "Part of it only a newer version of this program shows"
    assert [line for line in centre.page.steps.done.results.texts if line.startswith(kept)]
    centre.part(HISTORY)
    newest = centre.page.history.source.row(0)
    assert newest is not None
    centre.page.history.table.select_id(newest.id)
    centre.until(lambda: bool(centre.page.history.receipt.texts))
    assert centre.page.history.receipt.texts[0].startswith(kept)
    shown = [centre.one.value("project", project, name) for name in ("stage", "status", "track", "industry_code")]
    assert shown == ["signed", "active", None, "Z9"]
    assert centre.one.value("project", project, "handler") == "王五"
    for key in ("overview", "projects", "handbook", "training", "reports"):
        centre.window.show_page(key)
        centre.idle()
    page = centre.window.show_page("projects")
    assert isinstance(page, ProjectsPage)
    centre.idle()
    [row] = [page.list.source.row(place) for place in range(page.list.source.count())]
    assert row is not None and (row.title, row.handler) == ("国能智深总部", "王五")
    page.show_record("project", project)
    centre.until(lambda: page.panel.do.project is not None and page.panel.do.project.id == project)
    assert page.panel.do.project is not None and page.panel.do.project.state.stage == "signed"
    form = page.panel.do.edit()
    assert form is not None
    centre.idle()
    form.reject()
