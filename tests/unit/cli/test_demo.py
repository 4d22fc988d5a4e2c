"""The demonstration's calendar, its slips and its list."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.enums import Stage
from desktop_app.cli.demo import LAST_DAY, SLIPS_OF_A_LIGHT, Calendar, print_list, slips_of_each_light, visitor
from desktop_app.documents.assemble import LISTS, monthly_data
from desktop_app.documents.review_press import as_slip
from desktop_app.domain.indicators import Light
from desktop_app.domain.periods import Month
from desktop_app.paths import find_paths, resources_folder
from desktop_app.queries import duties
from desktop_app.services.load_sample import load_sample
from desktop_app.services.office import Actor, open_office
from desktop_app.settings import Settings, SettingsFile
from desktop_app.ui.app import Application
from desktop_app.ui.window_factory import make_window
from tests.helpers import districts
from tests.helpers.database import fresh_office, sample_office
from tests.helpers.paper import text_of
from tests.helpers.world import World


def test_a_day_begins_in_the_morning_and_goes_on() -> None:
    calendar = Calendar(date(2022, 9, 19))
    begun = calendar.clock.now_ms()
    assert calendar.clock.now().hour == 9
    calendar.turn_to(date(2022, 9, 19))
    assert begun <= calendar.clock.now_ms() < begun + 60_000
    calendar.turn_to(LAST_DAY)
    assert calendar.clock.today() == LAST_DAY


def test_there_are_slips_of_every_light_each_with_its_project(tmp_path: Path) -> None:
    office = open_office(tmp_path / "o.db", clock=Calendar(LAST_DAY).clock)
    load_sample(office, Actor("admin"), resources_folder())
    with office.read() as session:
        slips = [as_slip(row, LAST_DAY) for row in duties.some(session, slips_of_each_light(office))]
    office.close()
    lights = [Light.RED, Light.YELLOW, Light.GREEN]
    assert [slip.light for slip in slips] == [light for light in lights for _slip in range(SLIPS_OF_A_LIGHT)]
    assert all(slip.project and slip.project in slip.matter for slip in slips)


def test_a_visitor_plans_to_invest_what_the_bulletins_tell_of_it(tmp_path: Path) -> None:
    office = sample_office(tmp_path)
    with office.read() as session:
        told = monthly_data(session, Month.of(LAST_DAY), LAST_DAY, dict.fromkeys(LISTS, 1)).big_projects
    guest = visitor(office)
    office.close()
    assert [row.agreement_fen for row in told if row.investor.startswith(guest.name)] == [guest.investment_fen]


def test_a_list_is_printed_as_the_window_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    districts.furnish(office)
    paths = find_paths(tmp_path)
    application = Application([], paths, Settings(theme="light"), "en")
    window = make_window(application, office, paths, SettingsFile(paths.settings), districts.CENTRE)
    qtbot.addWidget(window)
    window.show()
    file = tmp_path / "list.pdf"

    def settled() -> None:
        qtbot.waitUntil(lambda: not window.worker.busy, timeout=20_000)

    with pytest.raises(RuntimeError, match="does not print its list"):
        print_list(window, settled, file)  # nothing is under review yet
    World(office).project(stage=Stage.REVIEW)
    assert print_list(window, settled, file) == file
    assert "Stage: Review" in text_of(file) and "项目1" in text_of(file)
    window.close()
    window.worker.close()
    office.close()
