"""The lists of the first page on paper: a group's ranking, and what is due."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.queries.ranking import RankedUnit
from desktop_app.ui.dialogs.print_button import Wanted
from desktop_app.ui.dialogs.shown_lists import notes, of_rows
from desktop_app.ui.formats import NOTHING, date_text
from desktop_app.ui.models.overview_data import movement
from desktop_app.ui.table_model import Column
from desktop_app.ui.widgets.due_list import DueEntry, DueList
from desktop_app.ui.widgets.light import light_word


def ranking_list(title: str, lines: Sequence[RankedUnit], period: str) -> Wanted:
    """Units by their rank, which is their number; those without one are not on the screen either."""
    translate = QCoreApplication.translate
    columns = [
        Column("rank", translate("OverviewLists", "Rank"), align="centre", width=60),
        Column("name", translate("OverviewLists", "Unit"), width=240, light=_light, legend=light_word),
        Column("score_centi", translate("OverviewLists", "Score"), _score, "right", 90),
        Column("moved", translate("OverviewLists", "Movement"), align="centre", width=90, value=movement),
        Column("previous_rank", translate("OverviewLists", "Rank before"), align="centre", width=90),
    ]
    return replace(of_rows(title, columns, lines, notes([period])), numbered=None)


def _light(line: RankedUnit) -> str:
    return line.light.value if line.light else ""


def _score(centi: int | None) -> str:
    return NOTHING if centi is None else f"{centi / 100:.2f}"


def due_list(shown: DueList, read: Callable[[Any], Sequence[DueEntry]]) -> Wanted:
    """What is due or waits, with how late it is; `read` gives all of it, for the screen shows a part of a long list."""
    translate = QCoreApplication.translate
    columns = [
        Column("when", translate("OverviewLists", "Date"), date_text, "centre", 90),
        Column("title", translate("OverviewLists", "Project or duty"), width=230),
        Column("text", translate("OverviewLists", "What"), width=240),
    ]
    if any(entry.late for entry in shown.entries()):
        late = translate("OverviewLists", "Days late")
        columns.append(Column("late", late, _late, "right", 70, light=lambda one: "red" if one.late else ""))
    found: list[DueEntry] = []

    def places(session: Any) -> list[str]:
        found[:] = read(session)
        return [str(place) for place in range(len(found))]

    def rows(_session: Any, chosen: Sequence[str]) -> list[DueEntry]:
        return [found[int(place)] for place in chosen]

    return Wanted(shown.accessibleName(), columns, places, rows, notes([shown.heading()]))


def _late(days: int) -> str:
    return f"{days:,}" if days else NOTHING
