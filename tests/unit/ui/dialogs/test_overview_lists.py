"""The ranking and what is due, on paper."""

import datetime as dt

from pytestqt.qtbot import QtBot

from db.enums import UnitGroup
from desktop_app.domain.indicators import Light
from desktop_app.queries.ranking import RankedUnit
from desktop_app.ui.dialogs.overview_lists import due_list, ranking_list
from desktop_app.ui.widgets.due_list import DueEntry, DueList
from tests.helpers.printed import lights, said

DAY = dt.date(2022, 6, 10)


def ranked(name: str, centi: int, rank: int, before: int | None, light: Light | None) -> RankedUnit:
    return RankedUnit(UnitGroup.PARK, name, name, centi, rank, before, light, ())


def test_the_ranking_tells_score_movement_and_light() -> None:
    lines = [
        ranked("临空", 11338, 1, 3, Light.GREEN),
        ranked("华明", 9800, 2, 1, None),
        ranked("新立", 9000, 3, None, None),
    ]
    wanted = ranking_list("Ranking · Park", lines, "2022, months 1–12")
    assert said(wanted) == [
        ["Rank", "Unit", "Score", "Movement", "Rank before"],
        ["1", "临空", "113.38", "↑2", "3"],
        ["2", "华明", "98.00", "↓1", "1"],
        ["3", "新立", "90.00", "—", "—"],
    ]
    assert lights(wanted, "name") == ["green", "", ""]
    assert wanted.notes == ("2022, months 1–12",)
    assert wanted.numbered is None


def test_what_is_due_tells_how_late_it_is(qtbot: QtBot) -> None:
    shown = DueList("This week", "Nothing is due.")
    qtbot.addWidget(shown)
    shown.show_entries([DueEntry("p1", "储能基地", "Next step · 拜访", DAY)])
    assert said(due_list(shown, lambda _session: shown.entries())) == [
        ["Date", "Project or duty", "What"],
        ["2022-06-10", "储能基地", "Next step · 拜访"],
    ]
    late = DueEntry("p2", "中车研发", "Promise · 租金", DAY, 1200)
    shown.show_entries([DueEntry("p1", "储能基地", "Next step", None)], [late], "Past the day: 90 in all")
    wanted = due_list(shown, lambda _session: shown.entries())
    assert [row[-1] for row in said(wanted)] == ["Days late", "—", "1,200"]
    assert lights(wanted, "late") == ["", "red"]
    assert (wanted.title, wanted.notes) == ("This week", ("Past the day: 90 in all",))


def test_an_empty_list_prints_no_row(qtbot: QtBot) -> None:
    shown = DueList("This week", "Nothing is due.")
    qtbot.addWidget(shown)
    shown.show_entries([])
    wanted = due_list(shown, lambda _session: [])
    assert len(said(wanted)) == 1 and wanted.notes == ()


def test_paper_has_what_the_screen_leaves_off(qtbot: QtBot) -> None:
    shown = DueList("This week", "Nothing is due.")
    qtbot.addWidget(shown)
    every = [DueEntry(f"p{n}", f"项目{n}", "Next step", DAY, n) for n in range(1, 91)]
    shown.show_entries([], every[:60], "Past the day: 90 in all")
    assert [row[1] for row in said(due_list(shown, lambda _session: every))[1:]] == [one.title for one in every]
