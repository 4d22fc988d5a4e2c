"""Visits, receptions, signings, and the monthly follow-ups of every project on its way."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice
from random import Random

from desktop_app.services.sample_year.columns import Rows, add
from desktop_app.services.sample_year.matters import IN_OPERATION, SERVICES, follow_ups, visits
from desktop_app.services.sample_year.parties import OWN_CITY
from desktop_app.services.sample_year.project import Office, Project
from desktop_app.services.sample_year.timeline import working_day
from desktop_app.services.sample_year.words import City

_KINDS = {"出访": 30, "接待": 62, "签约": 14, "推介": 12, "走访": 24}
"""Confirmed activities of the year by kind, 142 in all."""

_PLACES = {
    "出访": ("北京市", "上海市", "苏州市", "深圳市", "杭州市"),
    "接待": ("区政务服务中心", "本单位会议室", "区会议中心"),
    "签约": ("区会议中心", "线上"),
    "推介": ("北京市", "线上", "区会议中心"),
    "走访": ("企业厂区", "企业总部", "园区载体"),
}
_NOT_ACCEPTED = {"open", "late"}
"""Of a project that was handed over so the unit is not yet, or was long not, in charge."""
_TEXTS = {
    "出访": "赴外地拜访投资方，介绍载体与政策，商定考察时间。",
    "接待": "接待投资方来区考察，实地查看载体，交流投资计划。",
    "签约": "举行项目签约活动。",
    "推介": "介绍本区产业布局、载体和扶持办法，收集项目信息。",
    "走访": IN_OPERATION,
}


def emit_activities(
    rows: Rows, projects: Sequence[Project], units: Office, cities: Sequence[City], year: int, random: Random
) -> None:
    """The confirmed activities of the year, some unconfirmed ones and some of the year before.

    What is about a project fits how far that is: visits to investors and their visits before it signs, the signing on
    its day, visits to the enterprise once it has landed. A promotion is held for all who come.
    """
    going = [project for project in projects if project.entered < date(year, 12, 1)]
    plan = [(kind, year, "是") for kind, count in _KINDS.items() for _ in range(count)]
    plan += [(kind, year, "否") for kind in _KINDS for _ in range(3)]
    plan += [(kind, year - 1, "是") for kind in _KINDS for _ in range(2)]
    signed = set[str]()
    for kind, when, confirmed in plan:
        drawn = random.choice(going) if random.random() < 0.7 else None
        unit = units.centre if random.random() < 0.5 else random.choice(units.territorial)
        day = working_day(date(when, random.randint(1, 12), random.randint(2, 28)))
        people = f"示例领导{random.randint(1, 6)}、招商专员{random.randint(1, 60):02d}"
        place = random.choice(_PLACES[kind])
        project = None
        if when == year and kind == "签约":
            project = _signing(going, drawn or going[0], year, signed)
        elif when == year and drawn and kind in _WHILE:
            project = _around(going, drawn, partial(_WHILE[kind], day))
        if project:
            step = project.step("签约")
            day = step.day if kind == "签约" and step else day
            unit = units.centre if unit == units.centre or project.wish.referral in _NOT_ACCEPTED else project.unit
            place = _place(kind, project, cities) or place
        text = _TEXTS[kind] if kind != "走访" or not project else visits(project, day)
        add(rows, "活动", day, kind, unit, place, people, text, project.number if project else "", confirmed)


def _place(kind: str, project: Project, cities: Sequence[City]) -> str:
    """Where an activity for a project was, where that is told by the project: at its investor's; at its plant or, of an
    enterprise of services, its rooms."""
    if kind == "走访":
        return "园区载体" if project.trade.track == SERVICES or not project.step("开工") else "企业厂区"
    if kind != "出访":
        return ""
    region = project.parties[0].investor.region
    return next((f"{city.place}市" for city in cities if city.region == region), "")


def _signing(projects: Sequence[Project], first: Project, year: int, signed: set[str]) -> Project | None:
    """The first project, from this one on, that signs in the year and of which no signing is told yet."""

    def signs(project: Project) -> bool:
        step = project.step("签约")
        return step is not None and step.day.year == year and project.number not in signed

    found = _around(projects, first, signs)
    if found:
        signed.add(found.number)
    return found


def _is_courted(day: date, project: Project) -> bool:
    """Whether it is known and has not signed yet."""
    step = project.step("签约")
    return project.wish.status == "正常" and project.entered <= day and (step is None or day < step.day)


def _is_courted_elsewhere(day: date, project: Project) -> bool:
    return _is_courted(day, project) and not project.parties[0].investor.region.startswith(OWN_CITY)


def _has_landed(day: date, project: Project) -> bool:
    step = project.step("落地")
    return project.wish.status == "正常" and step is not None and step.day <= day


_WHILE: Mapping[str, Callable[[date, Project], bool]] = {
    "出访": _is_courted_elsewhere,
    "接待": _is_courted,
    "走访": _has_landed,
}


def _around(projects: Sequence[Project], first: Project, fits: Callable[[Project], bool]) -> Project | None:
    """The first project that fits, from this one on and around."""
    start = projects.index(first)
    return next(filter(fits, chain(islice(projects, start, None), islice(projects, start))), None)


def emit_follow_ups(rows: Rows, project: Project, year: int, chance: float, random: Random) -> None:
    """One follow-up a month, from the month of the entry until production, each with the given chance.

    Work on a project on hold, terminated or merged ends three months after its last milestone.
    """
    first, last = project.entered, date(year, 12, 31)
    production = project.step("投产")
    if production:
        last = production.day
    elif project.wish.status != "正常":
        ended = project.steps[-1].day
        last = min(last, date(ended.year + (ended.month + 2) // 12, (ended.month + 2) % 12 + 1, 28))
    for index in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        if random.random() > chance:
            continue
        when, month = index // 12, index % 12 + 1
        day = max(first, min(working_day(date(when, month, random.randint(1, 28))), last))
        person = f"招商专员{random.randint(1, 60):02d}"
        told = random.choice(follow_ups(project, day))
        add(rows, "活动", day, "跟进", project.unit, "", person, told, project.number, "否")
