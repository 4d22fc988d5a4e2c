"""Offices with a window each, used by clicks, and the sticks that go between them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy import text

from desktop_app.paths import find_paths
from desktop_app.settings import Settings, SettingsFile
from desktop_app.sync.drives import Drive
from desktop_app.ui.app import Application
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.pages.exchange import EXCHANGE, OFFICES, ExchangePage
from desktop_app.ui.widgets.exchange_button import ExchangeButton
from desktop_app.ui.window_factory import make_window
from tests.helpers.stick_offices import FakeDrives, StickOffice, befriend, stick_office

LEFT = Qt.MouseButton.LeftButton


class Desk:
    """An office and its window, used by clicks."""

    def __init__(self, qtbot: QtBot, one: StickOffice, drives: FakeDrives) -> None:
        self.qtbot, self.one, self.drives = qtbot, one, drives
        paths = find_paths(one.folder)
        paths.create()
        application = Application([], paths, Settings(theme="light"), "en")
        self.window: MainWindow = make_window(application, one.office, paths, SettingsFile(paths.settings), one.actor)
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.idle())  # else it would ask
        self.window.resize(1366, 728)
        self.window.show()
        self.button = self.window.row.findChildren(ExchangeButton)[0]
        self.click(self.button)
        page = self.window.stack.currentWidget()
        assert isinstance(page, ExchangePage)
        self.page = page
        self.idle()
        one.exchange = page.desk.exchange()

    def click(self, button: QPushButton) -> None:
        assert button.isEnabled(), button.text()
        self.qtbot.mouseClick(button, LEFT)

    def idle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.worker.busy, timeout=20_000)

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached, timeout=20_000)
        self.idle()

    def part(self, part: int) -> None:
        bar = self.page.parts_bar
        self.qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(part).center())
        assert self.page.parts.currentIndex() == part
        self.idle()

    def plug(self, stick: Path) -> None:
        """Plug the stick in; the page notices and looks."""
        self.drives.plugged = [Drive(stick, "KINGSTON (E:)")]
        self.page.watch.look()
        self.idle()

    def write(self) -> None:
        """Write for whoever is ticked."""
        if self.page.parts.currentIndex() != EXCHANGE:
            self.part(EXCHANGE)
        self.click(self.page.steps.choose.write.primary)
        self.until(lambda: self.page.steps.step == 2)
        assert self.page.steps.done.title.text() == "You may pull out the stick."

    def take(self) -> None:
        """Look at what is ticked, and take it in."""
        self.click(self.page.steps.choose.take.primary)
        self.until(lambda: self.page.steps.step == 1)
        self.click(self.page.steps.look.primary)
        self.until(lambda: self.page.steps.step == 2)
        assert self.page.steps.done.title.text() == "Taken in. You may pull out the stick."

    def again(self) -> None:
        self.click(self.page.steps.done.again)
        self.idle()

    def click_close(self) -> None:
        self.qtbot.mouseClick(self.page.close_button, LEFT)

    def close(self) -> None:
        if isValid(self.window):  # at the end of a test its windows were closed already, and may be gone
            self.window.close()
        self.window.worker.close()
        self.one.close()


def meet_in_windows(centre: Desk, unit: Desk, stick: Path) -> None:
    """Each writes its card onto the stick and trusts the other's, the digits compared."""
    for desk in (centre, unit):
        desk.plug(stick)
        desk.part(OFFICES)
        desk.click(desk.page.offices.write_card)
        desk.until(lambda d=desk: "You may pull out the stick." in d.window.bar.text)  # type: ignore[misc]
    for desk in (centre, unit):
        desk.part(EXCHANGE)
        desk.click(desk.page.steps.choose.again)
        desk.until(lambda d=desk: bool(links(d)))  # type: ignore[misc]
        desk.click(links(desk)[0])
        compare = desk.page.offices.compare
        desk.until(compare.isVisible)
        compare.heard.click()
        desk.click(compare.primary)
        desk.until(lambda d=desk: d.page.offices.source.count() == 1)  # type: ignore[misc]
    for card in stick.glob("*.zstcard"):
        card.unlink()


def links(desk: Desk) -> list[QPushButton]:
    """The office cards that the first step shows."""
    cards = desk.page.steps.choose.take.findChildren(QPushButton)
    return [one for one in cards if one.text().startswith("Office card of") and one.isVisible()]


def project_of(desk: Desk) -> str:
    """The id of the one project that is here."""
    with desk.one.office.read() as session:
        return str(session.execute(text("SELECT id FROM project")).scalar_one())


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def drives(monkeypatch: pytest.MonkeyPatch) -> FakeDrives:
    drives = FakeDrives()
    monkeypatch.setattr("desktop_app.ui.widgets.drive_watch.system_drives", lambda: drives)
    return drives


@pytest.fixture
def desks(qtbot: QtBot, qapp: QApplication, tmp_path: Path, drives: FakeDrives) -> Iterator[tuple[Desk, Desk]]:
    centre = Desk(qtbot, stick_office(tmp_path / "centre", "DL01", "合作交流办", centre=True), drives)
    unit = Desk(qtbot, stick_office(tmp_path / "unit", "HM", "华明街道"), drives)
    yield centre, unit
    centre.close()
    unit.close()


@pytest.fixture
def friends(desks: tuple[Desk, Desk], stick: Path) -> tuple[Desk, Desk]:
    """Both trust each other, and a project went from the unit to the centre."""
    centre, unit = desks
    befriend(centre.one, unit.one)
    unit.one.add_project("氢能项目")
    unit.one.exchange.write("DL01", stick)
    return centre, unit
