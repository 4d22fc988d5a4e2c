"""Lists that another page or the search asked for: the projects behind a figure, of a company."""

from pytestqt.qtbot import QtBot

from desktop_app.queries.project_record import record
from desktop_app.services.projects import create_projects
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.pages.projects import ProjectsPage
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import lead
from tests.unit.ui.pages.projects.acting import LEFT, button, table, titles


def test_a_figure_of_the_overview_opens_its_records(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    page.show_list({"ids": ids[:2], "title": "Landed in March", "stage": ["lead"]})
    qtbot.waitUntil(lambda: page.list.source.count() == 2)
    assert page.list.chips.has_extra and page.list.chips.values == {"stage": ["lead"]}
    qtbot.mouseClick(button(qtbot, page.list.chips, "Landed in March"), LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)


def test_the_list_behind_a_figure_adds_up_to_it(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    parts = {ids[0]: 1_500_000, ids[2]: 70_000_000, "gone": 500_000}
    counted = Counted("Money 2022-12", "0.07 亿元", parts, money=True)
    criteria = {"ids": list(counted.parts), "title": counted.name, "counted": counted}
    page.show_list(criteria)
    qtbot.waitUntil(lambda: page.list.source.count() == 2 and not page.list.source.loading)
    model = table(page).model
    assert [model.columns[n].title for n in (0, 1)] == ["Project", "Counted (万元)"]
    assert [model.index(row, 1).data() for row in (0, 1)] == ["70", "1.5"]
    assert page.list.line.isVisible() and page.list.line.text() == (
        "Money 2022-12: 0.07 亿元, that is 72 万元. The projects below count for 71.5 万元 of it; the others are "
        "filtered out or were deleted since."
    )
    table(page).sort_by("counted", False)
    qtbot.waitUntil(lambda: page.list.source.id_at(0) == ids[0])
    table(page).grid.selectAll()
    qtbot.waitUntil(lambda: navigator.selection.startswith("2 selected · Counted (万元) 71.5 · Total (万元) 0"))
    assert "Counted (万元)" in [column.title for column in page.list.wanted().columns]
    qtbot.mouseClick(button(qtbot, page.list.chips, "Money 2022-12"), LEFT)
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    assert not page.list.line.isVisible() and model.column_of("counted") == -1


def test_a_list_behind_another_figure_begins_at_its_top(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator
) -> None:
    many = create_projects(navigator.office, navigator.actor, [lead(f"智能{n}") for n in range(60)])
    page.show_list({"ids": many.ids, "title": "One"})
    qtbot.waitUntil(lambda: page.list.source.count() == 60 and not page.list.source.loading)
    table(page).select_id(page.list.source.id_at(50))
    assert table(page).grid.verticalScrollBar().value() > 0
    page.show_list({"ids": many.ids[:55], "title": "Another"})
    qtbot.waitUntil(lambda: page.list.source.count() == 55 and not page.list.source.loading)
    assert table(page).grid.verticalScrollBar().value() == 0 and table(page).current_id() == ""


def test_a_company_found_by_the_search_opens_its_projects(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    with navigator.office.read() as session:
        found = record(session, ids[0])
    assert found is not None
    page.show_record("investor", found.investors[0].investor_id)
    qtbot.waitUntil(lambda: titles(page) == ["国能智深总部"])
