"""The first page: figures of the newest counted month, and a click that opens the list behind a figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from db.enums import Indicator, TaskSource, UnitGroup
from desktop_app.domain.periods import Month
from desktop_app.paths import resources_folder
from desktop_app.queries import overview, ranking, units
from desktop_app.services.duties import DutyInput, add_duty
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Actor, open_office
from desktop_app.services.review_meetings import MeetingInput, add_meeting
from desktop_app.services.targets import TargetInput, set_targets
from desktop_app.ui.dialogs.duties import Duties
from desktop_app.ui.dialogs.print_button import PrintButton
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings
from desktop_app.ui.pages.overview import OverviewPage
from desktop_app.ui.widgets.due_list import ENTRY, DueHeading
from tests.helpers.database import fresh_office, sample_office
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import said


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample year."""
    folder = tmp_path_factory.mktemp("sample")
    office, actor = sample_office(folder), Actor("示例")
    init_office(office, actor, resources_folder(), code="DL01", name="东丽区合作交流办", centre=True)
    office.close()
    return folder


@pytest.fixture
def navigator(sample: Path) -> Iterator[FakeNavigator]:
    office = open_office(sample / "office.sqlite")
    navigator = FakeNavigator(office, sample)
    yield navigator
    navigator.close()
    office.close()


@pytest.fixture
def page(navigator: FakeNavigator, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(navigator)
    qtbot.addWidget(page)
    page.resize(1366, 640)
    page.show()
    qtbot.waitUntil(lambda: page.month is not None, timeout=20_000)
    return page


def test_it_begins_with_the_newest_counted_month_of_a_year_with_targets(page: OverviewPage) -> None:
    assert page.month == Month(2022, 12)
    assert "2022" in page.title.text()


def test_a_click_on_a_card_opens_the_projects_behind_it(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    with navigator.office.read() as session:
        figures = {row.indicator: row.cumulative for row in overview.overview(session, Month(2022, 12)).cards}
    for indicator, number in zip(overview.CARDS, (1_135, 1_007, 53, 186, 84, 13), strict=True):
        navigator.lists.clear()
        qtbot.mouseClick(page.cards[indicator], Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(navigator.lists), timeout=20_000)
        kind, criteria = navigator.lists[0]
        assert kind == "project"
        assert len(criteria["ids"]) == number
        assert criteria["counted"].sum(criteria["ids"]) == figures[indicator] != 0


def test_a_bar_opens_the_projects_whose_money_came_in_its_month(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    indicator = Indicator.OUTSIDE_FUNDS_IN_PLACE
    with navigator.office.read() as session:
        of_month = [set(overview.behind(session, Month(2022, m), indicator, in_month=True)) for m in range(1, 13)]
        of_year = set(overview.behind(session, Month(2022, 12), indicator))
    assert set().union(*of_month) == of_year
    qtbot.waitUntil(lambda: "; " in page.money.accessibleDescription(), timeout=20_000)
    qtbot.mouseClick(page.money, Qt.MouseButton.LeftButton, pos=page.money.spot(2).center().toPoint())
    qtbot.waitUntil(lambda: bool(navigator.lists), timeout=20_000)
    _, criteria = navigator.lists[0]
    assert set(criteria["ids"]) == of_month[2] < of_year
    assert criteria["title"].endswith("2022-03")


def test_turning_the_months_quickly_shows_the_last_one_and_no_error(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    for _ in range(4):
        qtbot.mouseClick(page.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not navigator.worker.busy, timeout=20_000)
    with navigator.office.read() as session:
        (row,) = [
            row
            for row in overview.overview(session, Month(2022, 8)).cards
            if row.indicator is Indicator.LANDED_CENTRAL_SOE
        ]
    assert f" {row.cumulative} " in f"{page.cards[Indicator.LANDED_CENTRAL_SOE].accessibleName()} "
    assert navigator.errors == []


def test_the_month_before_is_one_click_away(page: OverviewPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "11" in page.title.text(), timeout=20_000)
    assert page.month == Month(2022, 11)
    assert page.later.isEnabled()


@pytest.mark.parametrize("kind", ["project", "fund_entry"])
def test_what_waits_opens_its_project_and_money_at_the_entry(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot, kind: str
) -> None:
    with navigator.office.read() as session:
        known = {"milestone": "project", "fund_entry": "fund_entry"}
        due = [one for one in overview.waiting(session, navigator.today()) if known.get(one.kind) == kind]
    entries = [page.waiting.item(row) for row in range(page.waiting.count())]
    entry = next(item for item in entries if item.data(ENTRY).kind == kind)
    page.waiting.scrollToItem(entry)
    place = page.waiting.visualItemRect(entry).center()
    qtbot.mouseClick(page.waiting.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = due[0].project_id if kind == "project" else due[0].part_id
    assert navigator.records == [(kind, first)]


def test_a_duty_without_a_project_opens_in_the_list_of_the_duties(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    navigator.pages.append(page)
    office, actor = navigator.office, navigator.actor
    with office.read() as session:
        unit = units.all_units(session)[0].id
    entered = DutyInput(TaskSource.MEETING, "约谈企业", unit, (), navigator.today())
    navigator.write(lambda: add_duty(office, actor, entered))

    def duties() -> list[QListWidgetItem]:
        items = [page.due.item(row) for row in range(page.due.count())]
        return [item for item in items if getattr(item.data(ENTRY), "title", "") == "约谈企业"]

    qtbot.waitUntil(lambda: len(duties()) == 1, timeout=20_000)
    (item,) = duties()
    assert item.data(ENTRY).text == "Duty"
    page.due.scrollToItem(item)
    qtbot.mouseClick(page.due.viewport(), Qt.MouseButton.LeftButton, pos=page.due.visualItemRect(item).center())
    dialog = page.findChild(Duties)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.table.current_id() == item.data(ENTRY).record_id, timeout=20_000)
    assert navigator.records == []
    dialog.reject()


def test_a_review_meeting_that_waits_opens_where_meetings_are_kept(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    navigator.pages.append(page)
    office, actor = navigator.office, navigator.actor
    entered = MeetingInput("第9次项目评审会", navigator.today())
    navigator.write(lambda: add_meeting(office, actor, entered))

    def meetings() -> list[QListWidgetItem]:
        items = [page.waiting.item(row) for row in range(page.waiting.count())]
        return [item for item in items if getattr(item.data(ENTRY), "title", "") == "第9次项目评审会"]

    qtbot.waitUntil(lambda: len(meetings()) == 1, timeout=20_000)
    (item,) = meetings()
    assert item.data(ENTRY).text == "Review meeting · results due" and page.waiting.row(item) == 0
    qtbot.mouseClick(page.waiting.viewport(), Qt.MouseButton.LeftButton, pos=page.waiting.visualItemRect(item).center())
    dialog = page.findChild(ReviewMeetings)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.panel.title.text() == "第9次项目评审会", timeout=20_000)
    assert navigator.records == []
    dialog.reject()


def test_a_new_target_is_seen_at_once(page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    navigator.pages.append(page)
    card = page.cards[Indicator.LANDED_QUALITY_PROJECTS]
    before = card.accessibleDescription()
    entered = [TargetInput(None, Indicator.LANDED_QUALITY_PROJECTS, 777_000)]
    office, actor = navigator.office, navigator.actor
    navigator.write(lambda: set_targets(office, actor, 2022, entered))
    qtbot.waitUntil(lambda: "777" in card.accessibleDescription(), timeout=20_000)
    assert "777" not in before


def test_what_is_past_stands_under_a_heading_that_opens_all_of_it(
    page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    items = [page.due.item(row) for row in range(page.due.count())]
    place = next(n for n, item in enumerate(items) if isinstance(item.data(ENTRY), DueHeading))
    assert all(item.data(ENTRY).late > 0 for item in items[place + 1 :])
    page.due.scrollToItem(items[place])
    qtbot.mouseClick(page.due.viewport(), Qt.MouseButton.LeftButton, pos=page.due.visualItemRect(items[place]).center())
    qtbot.waitUntil(lambda: bool(navigator.lists), timeout=20_000)
    kind, criteria = navigator.lists[0]
    assert (kind, criteria["title"]) == ("project", "Past the day")
    assert len(criteria["ids"]) > 0


def test_the_ranking_lists_every_unit_of_a_group(page: OverviewPage, navigator: FakeNavigator, qtbot: QtBot) -> None:
    streets = page.groups[UnitGroup.SUBDISTRICT]
    qtbot.waitUntil(lambda: "; " in streets.accessibleDescription(), timeout=20_000)
    with navigator.office.read() as session:
        ranked = [line for line in ranking.table(session, Month(2022, 12)) if line.group is UnitGroup.SUBDISTRICT]
    assert len(streets.accessibleDescription().split("; ")) == len([line for line in ranked if line.rank])
    assert streets.minimumSizeHint().height() >= 24 * len([line for line in ranked if line.rank])


def test_ctrl_n_enters_a_project_where_nothing_else_is_new(page: OverviewPage, navigator: FakeNavigator) -> None:
    page.make_new()
    assert navigator.lists[-1] == ("project", {"new": True})


def test_an_empty_office_says_what_to_do_first(tmp_path: Path, qtbot: QtBot) -> None:
    office = fresh_office(tmp_path)
    init_office(office, Actor("示例"), resources_folder(), code="HM", name="华明街道")
    navigator = FakeNavigator(office, tmp_path)
    page = OverviewPage(navigator)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.begin.isVisible, timeout=20_000)
    qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    assert navigator.lists == [("project", {"new": True})]
    qtbot.waitUntil(lambda: not navigator.worker.busy, timeout=20_000)
    navigator.close()


def test_the_ranking_and_what_is_due_are_printed(page: OverviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page._placed), timeout=20_000)
    page.ranking.setCurrentIndex(1)
    wanted = page._ranking_list()
    assert page.ranking.tabText(1) in wanted.title and wanted.notes == (page.title.text(),)
    group = list(page.groups)[1]
    ranks = [line.rank for line in page._placed if line.group is group and line.rank is not None]
    assert [int(row[0]) for row in said(wanted)[1:]] == ranks and ranks
    assert len(page.findChildren(PrintButton)) == 3


def test_the_key_prints_the_ranking(page: OverviewPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page._placed), timeout=20_000)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(page.findChildren(PrintPreview)), timeout=20_000)
    (preview,) = page.findChildren(PrintPreview)
    assert preview.windowTitle() == page._ranking_list().title
    preview.reject()
