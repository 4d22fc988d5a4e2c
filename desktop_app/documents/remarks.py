"""What the figures of a month give cause to say where the clerk has written nothing: problems and next steps.

Once the year is over it is told what missed its target, not what is behind the pace.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.bulletin import LEADERS
from desktop_app.documents.data import IndicatorRow, KeyProject, MonthlyData, Quality, RankGroup, RankRow
from desktop_app.documents.monthly_words import gap, least
from desktop_app.documents.templates import Template, Values
from desktop_app.domain.indicators import Light, Measure

YEAR_END = 12
AIMS: Mapping[str, str] = {"签约": "早落地", "落地": "早开工", "开工": "早投产"}
"""What a project of a stage is pushed on to."""
FEW, FEW_EACH = 5, 3
"""So many names are listed of those that are counted; so many of each where two kinds of things are told."""


def problems(data: MonthlyData, template: Template) -> tuple[str, ...]:
    """One paragraph: indicators and units that lag, what is overdue, who reports badly."""
    remarks = []
    if behind := _behind(data):
        worst = min(behind, key=lambda row: gap(row) or 0)
        values = {
            "names": _so_many([_named(row) for row in behind], "项指标"),
            "worst": _named(worst),
            "completion": wording.completion(worst.completion),
            "gap": wording.points(gap(worst)).lstrip("-"),
            "lights": _lights(behind),
            "pace": _pace(behind),
            "value": wording.plain_figure(worst.cumulative or Fraction(0), worst.measure),
            "target": wording.plain_figure(worst.target or Fraction(0), worst.measure),
        }
        part = "problem_indicators" if len(behind) > 1 else "problem_indicator"
        part += "_rate" if worst.measure is Measure.RATE else ""
        remarks.append(template.text(_of_time(part, data), values))
    if falling := _falling(data):
        worst = min(falling, key=lambda row: (row.measure is Measure.RATE, row.growth))
        values = {"names": _so_many([_named(row) for row in falling], "项指标"), "worst": _named(worst)}
        part = "problem_falling_one" if len(falling) == 1 else "problem_falling"
        fall = wording.change(worst.growth or Fraction(0), worst.measure)
        remarks.append(template.text(part, values | {"fall": fall}))
    if red := _red_units(data):
        remarks.append(template.text("problem_units", {"names": _units_by_indicator(red)}))
    if missed := _missed(data):
        remarks.append(template.text("problem_missed_of_year", _counted(missed)))
    if data.overdue:
        longest = max(data.overdue, key=lambda row: row.days)
        told = {"count": len(data.overdue), "matter": wording.quoted(longest.matter), "days": longest.days}
        remarks.append(template.text(_of_one("problem_overdue", data.overdue), told))
    if late := [row.unit for row in data.quality.rows if data.quality.is_late(row)]:
        told = {"names": _so_many(late, "家单位", data.quality.late), "least": least(data.quality)}
        remarks.append(template.text("problem_quality", told))
    return wording.enumerated(remarks)


def next_steps(data: MonthlyData, template: Template) -> tuple[str, ...]:
    """One paragraph: an answer to each problem, and the key projects to push on.

    What the section of problems has named is not named again, unless the clerk wrote that one or the office has none.
    """
    said = data.problems is None and "problems" in template.settings("sections")
    remarks = []
    if behind := _behind(data):
        part = _of_time("step_indicators", data)
        remarks.append(template.text(part, {"names": _again(behind, said), "next_year": data.year + 1}))
    if falling := _falling(data):
        remarks.append(template.text("step_falling", {"names": _again(falling, said)}))
    if units := _to_answer(data):
        remarks.append(template.text(_of_time("step_units", data), {"names": units, "next_year": data.year + 1}))
    if lines := data.projects.lines[:3]:
        told = {"names": wording.listed([line.name for line in lines]), "aims": _aims(lines)}
        remarks.append(template.text(_of_one("step_projects", data.projects.lines), told))
    if data.overdue:
        remarks.append(template.text(_of_one("step_overdue", data.overdue), {"count": len(data.overdue)}))
    if data.quality.rows:
        remarks.append(template.text("step_quality", {"tasks": _tasks(data.quality)}))
    return wording.enumerated(remarks)


def _again(rows: Sequence[IndicatorRow], said: bool) -> str:
    """Indicators that have been named, as one comes back to them."""
    if said and len(rows) > 1:
        return f"上述{len(rows)}项指标"
    return _so_many([_named(row) for row in rows], "项指标")


def _named(row: IndicatorRow) -> str:
    """An indicator as what has a target: 评审会次数, for it is not the meeting that misses it."""
    return f"{row.name}次数" if row.measure is Measure.COUNT and row.word == "次" else row.name


def _aims(lines: Sequence[KeyProject]) -> str:
    """What comes next for projects of these stages: 早落地、早开工."""
    stages = {line.stage for line in lines}
    return wording.listed([aim for stage, aim in AIMS.items() if stage in stages] or list(AIMS.values()))


def _tasks(quality: Quality) -> str:
    """What units have to do whose reporting lags, as far as they have cause."""
    late = ["按月更新进展"] if quality.late else []
    return wording.listed([*late, *(["补齐资料"] if quality.lacking else [])] or ["按月更新进展"])


def _of_time(part: str, data: MonthlyData) -> str:
    """The part that has the words: at the end of the year one of its own."""
    return f"{part}_of_year" if data.month == YEAR_END else part


def _of_one(part: str, found: Sequence[object]) -> str:
    """The part that has the words: of a single thing one of its own."""
    return f"{part}_one" if len(found) == 1 else part


def _behind(data: MonthlyData) -> list[IndicatorRow]:
    """The indicators that are behind the pace and not green; of a whole year those that missed their target."""
    if data.month == YEAR_END:
        return [row for row in data.indicators if row.completion is not None and row.completion < 1]
    late = [row for row in data.indicators if wording.points(gap(row)).startswith("-")]
    return [row for row in late if row.light in (Light.YELLOW, Light.RED)]


def _lights(rows: Sequence[IndicatorRow]) -> str:
    """The lights that these have, the milder first: 黄灯, 红灯, or 黄灯或红灯."""
    shown = {row.light for row in rows}
    return "或".join(wording.light_word(light) for light in (Light.YELLOW, Light.RED) if light in shown)


def _pace(rows: Sequence[IndicatorRow]) -> str:
    """What these are held against: rates against their target, all else against the pace."""
    rates = [row.measure is Measure.RATE for row in rows]
    return "目标" if all(rates) else "序时进度或目标" if any(rates) else "序时进度"


def _falling(data: MonthlyData) -> list[IndicatorRow]:
    """The indicators that are below last year, by a tenth of a percent at least."""
    return [row for row in data.indicators if row.growth is not None and wording.points(row.growth).startswith("-")]


@dataclass(frozen=True, slots=True)
class _Red:
    """A unit with a red light, the indicator that it has it for, and whether it is praised in its ranking."""

    unit: str
    indicator: str
    completion: Fraction | None
    leads: bool


def _red_units(data: MonthlyData) -> list[_Red]:
    return [
        _Red(row.unit, group.indicator, row.completion, not group.level and (row.rank or LEADERS + 1) <= LEADERS)
        for group in data.rankings
        for row in group.rows
        if row.light is Light.RED
    ]


def _units_by_indicator(red: Sequence[_Red]) -> str:
    """The units by what their light tells, the farthest behind first: 甲、乙等4家单位的市外内资到位额和丙的采纳线索.

    One of the first of its ranking is not named as one of the last beside others.
    """
    told = []
    indicators = dict.fromkeys(one.indicator for one in red)
    for indicator in indicators:
        ours = [one for one in red if one.indicator == indicator]
        named = [one for one in ours if not one.leads] or ours
        named.sort(key=lambda one: (one.completion is None, one.completion or 0))
        few = FEW if len(indicators) == 1 else FEW_EACH
        told.append(f"{_so_many([one.unit for one in named], '家单位', len(ours), few)}的{indicator}")
    return _joined(told)


def _joined(told: Sequence[str]) -> str:
    """甲、乙和丙, each of which may have a 、 of its own."""
    return "和".join(filter(None, (wording.listed(told[:-1]), told[-1])))


def _missed(data: MonthlyData) -> list[tuple[RankGroup, list[RankRow]]]:
    """At the end of the year, the groups with units that missed its target, and these; none whose are all red."""
    if data.month != YEAR_END:
        return []
    found = [
        (group, [row for row in group.rows if row.completion is not None and row.completion < 1])
        for group in data.rankings
    ]
    return [(group, rows) for group, rows in found if any(row.light is not Light.RED for row in rows)]


def _counted(missed: Sequence[tuple[RankGroup, Sequence[RankRow]]]) -> Values:
    """How many units of which groups missed the target of what, and the one that is farthest from it, or those."""
    told = []
    for indicator in dict.fromkeys(group.indicator for group, _rows in missed):
        counts = [f"{group.name}{len(rows)}家" for group, rows in missed if group.indicator == indicator]
        told.append(f"{wording.listed(counts)}的{indicator}")
    late = sorted((row for _group, rows in missed for row in rows), key=lambda row: row.completion or 0)
    least = wording.completion(late[0].completion)
    worst = [row.unit for row in late if wording.completion(row.completion) == least]
    names, each = _so_many(worst, "家单位", few=1), "均" if len(worst) > 1 else ""
    return {"groups": _joined(told), "worst": names, "each": each, "completion": least}


def _to_answer(data: MonthlyData) -> str:
    """The units that problems tell of, as one comes back to them; nothing where there are none."""
    missed = {row.unit for _group, rows in _missed(data) for row in rows}
    red = [one.unit for one in _red_units(data)]
    units = missed.union(red)
    if len(units) < 2:
        return "".join(units)
    why = "亮红灯" if not missed else "未完成全年目标" if missed.issuperset(red) else "亮红灯、未完成全年目标"
    return f"{why}的{len(units)}家单位"


def _so_many(names: Sequence[str], what: str, count: int = 0, few: int = FEW) -> str:
    """甲、乙等2家单位: the first few names and how many there are, more than names if so; a single one by its name.

    Nobody alone is left out.
    """
    count = max(count, len(names))
    few += len(names) == few + 1
    return names[0] if count == 1 else f"{wording.listed(names[:few])}等{count}{what}"
