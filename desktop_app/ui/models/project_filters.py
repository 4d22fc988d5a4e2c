"""The filter of the project list: chips to conditions, the built-in views, and what overviews ask for."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.enums import ProjectStatus, Stage
from desktop_app.queries.project_filter import LARGE_FEN, ProjectFilter
from desktop_app.services.office import Actor
from desktop_app.ui.models.lookups import Lookups, word_choices
from desktop_app.ui.widgets.filter_chips import Facet

Values = Mapping[str, Sequence[Any]]
BIN = "bin"


@dataclass(frozen=True, slots=True)
class View:
    """An entry of the list on the left: its key, title, icon and what it lets through."""

    key: str
    title: str
    icon: str
    filter: ProjectFilter


def built_in_views(actor: Actor, today: dt.date) -> list[View]:
    """The views that every office has."""
    translate = QCoreApplication.translate
    week_end = today + dt.timedelta(days=6 - today.weekday())
    active = (ProjectStatus.ACTIVE,)
    return [
        View("all", translate("ProjectViews", "All projects"), "list", ProjectFilter()),
        View("mine", translate("ProjectViews", "Mine"), "user", ProjectFilter(mine=(actor.name, actor.unit_code))),
        View("week", translate("ProjectViews", "Due or overdue"), "clock", ProjectFilter(due_until=week_end)),
        View("key", translate("ProjectViews", "Key projects"), "star", ProjectFilter(key=True, statuses=active)),
        View("hold", translate("ProjectViews", "On hold"), "pause", ProjectFilter(statuses=(ProjectStatus.ON_HOLD,))),
        View(
            "ended",
            translate("ProjectViews", "Terminated"),
            "circle-x",
            ProjectFilter(statuses=(ProjectStatus.TERMINATED, ProjectStatus.MERGED)),
        ),
        View(BIN, translate("ProjectViews", "Recycle bin"), "trash-2", ProjectFilter(deleted=True)),
    ]


def facets(lookups: Lookups) -> list[Facet]:
    """What the list can be filtered by. Values are plain texts, so that views can be saved."""
    translate = QCoreApplication.translate
    sections = [(c.value, c.label) for c in lookups.tables.get("industry", ()) if len(c.value) == 1]
    provinces = [(c.value[:2], c.label) for c in lookups.tables.get("region", ()) if c.value.endswith("0000")]
    return [
        Facet("stage", translate("ProjectFilter", "Stage"), _plain(word_choices(Stage))),
        Facet("status", translate("ProjectFilter", "State"), _plain(word_choices(ProjectStatus))),
        Facet("unit", translate("ProjectFilter", "Unit"), [(c.value, c.label) for c in lookups.units]),
        Facet("industry", translate("ProjectFilter", "Industry"), sections),
        Facet("region", translate("ProjectFilter", "Origin"), provinces),
        Facet("campaign", translate("ProjectFilter", "Campaign"), _choices(lookups, "campaign")),
        Facet(
            "amount",
            translate("ProjectFilter", "Total investment"),
            [
                (str(LARGE_FEN), translate("ProjectFilter", "1 亿元 or more")),
                (str(LARGE_FEN * 5), translate("ProjectFilter", "5 亿元 or more")),
                (str(LARGE_FEN * 10), translate("ProjectFilter", "10 亿元 or more")),
            ],
            many=False,
        ),
        Facet(
            "quality",
            translate("ProjectFilter", "Quality project"),
            [("yes", translate("ProjectFilter", "yes")), ("no", translate("ProjectFilter", "no"))],
            many=False,
        ),
        Facet(
            "entered",
            translate("ProjectFilter", "Entered"),
            [
                ("month", translate("ProjectFilter", "this month")),
                ("year", translate("ProjectFilter", "this year")),
                ("last_year", translate("ProjectFilter", "last year")),
            ],
            many=False,
        ),
    ]


def _plain(pairs: Sequence[tuple[Any, str]]) -> list[tuple[str, str]]:
    return [(str(value), label) for value, label in pairs]


def _choices(lookups: Lookups, table: str) -> list[tuple[str, str]]:
    return [(c.value, c.label) for c in lookups.tables.get(table, ())]


def with_values(base: ProjectFilter, values: Values, text: str, today: dt.date) -> ProjectFilter:
    """A view's filter narrowed by chips and by what is typed."""

    def chosen(name: str) -> tuple[str, ...]:
        return tuple(str(v) for v in values.get(name, ()))

    changes: dict[str, Any] = {"text": text}
    if chosen("stage"):
        changes["stages"] = tuple(Stage(v) for v in chosen("stage"))
    if chosen("status"):
        changes["statuses"] = tuple(ProjectStatus(v) for v in chosen("status"))
    for name, field in (
        ("unit", "unit_ids"),
        ("industry", "industries"),
        ("region", "regions"),
        ("campaign", "campaigns"),
    ):
        if chosen(name):
            changes[field] = chosen(name)
    if "industries" in changes:
        changes["industries"] = _with_divisions(changes["industries"])
    if chosen("amount"):
        changes["minimum_fen"] = int(chosen("amount")[0])
    if chosen("quality"):
        changes["quality"] = chosen("quality")[0] == "yes"
    if chosen("entered"):
        changes["entered_from"], changes["entered_until"] = _period(chosen("entered")[0], today)
    return replace(base, **changes)


DIVISIONS: Mapping[str, tuple[int, int]] = {
    "A": (1, 5), "B": (6, 12), "C": (13, 43), "D": (44, 46), "E": (47, 50), "F": (51, 52), "G": (53, 60),
    "H": (61, 62), "I": (63, 65), "J": (66, 69), "K": (70, 70), "L": (71, 72), "M": (73, 75), "N": (76, 79),
    "O": (80, 82), "P": (83, 83), "Q": (84, 85), "R": (86, 90), "S": (91, 96), "T": (97, 97),
}  # fmt: skip
"""First and last division of each section (GB/T 4754-2017)."""


def _with_divisions(sections: Sequence[str]) -> tuple[str, ...]:
    """A section's letter stands for its divisions too: records are coded by either."""
    found = list(sections)
    for section in sections:
        if section in DIVISIONS:
            first, last = DIVISIONS[section]
            found += [f"{n:02d}" for n in range(first, last + 1)]
    return tuple(found)


def _period(name: str, today: dt.date) -> tuple[dt.date, dt.date]:
    if name == "month":
        return today.replace(day=1), today
    year = today.year - (name == "last_year")
    return dt.date(year, 1, 1), dt.date(year, 12, 31)
