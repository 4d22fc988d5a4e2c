"""The sentences of the 月度通报: what is nothing, one or all of something is said as one says it."""

from collections.abc import Sequence
from fractions import Fraction

from desktop_app.documents import bulletin, wording
from desktop_app.documents.data import Commitments, IndicatorRow, KeyProjects, Quality, RankRow, Reviews, level
from desktop_app.documents.templates import Template, Values
from desktop_app.domain.indicators import Measure

CONCLUSIONS = ("passed", "conditional", "supplement", "failed", "pending")


def indicators(rows: Sequence[IndicatorRow], template: Template) -> str:
    """Indicators in words, each with its target and growth; those that are nothing yet together at the end."""
    nothing = [row for row in rows if not row.cumulative and row.measure is not Measure.RATE]
    told = [_indicator(row, template) for row in rows if row not in nothing]
    if nothing:
        part = "indicator_zero" if len(nothing) == 1 else "indicators_zero"
        told.append(template.text(part, {"names": wording.listed([row.name for row in nothing])}))
    return "；".join(told)


def _indicator(row: IndicatorRow, template: Template) -> str:
    assert row.cumulative is not None
    unit = wording.unit(row.measure, row.word)
    values: dict[str, object] = {
        "name": row.name.removesuffix(unit) if unit else row.name,
        "value": wording.plain_figure(row.cumulative, row.measure),
        "unit": unit,
        "growth": _growth(row, template),
    }
    small = row.measure is Measure.MONEY and wording.money_unit(row.cumulative)[0] != unit
    if small:  # then the units stand with the amounts
        values |= {"value": wording.money(row.cumulative), "unit": ""}
    if row.target is None or row.completion is None:
        return template.text("indicator_without_target", values)
    values["target"] = wording.plain_figure(row.target, row.measure)
    values["completion"] = wording.percent(row.completion)
    if small:
        values["target"] = wording.money(row.target)
    part = "indicator_negative" if row.cumulative < 0 else "indicator"
    return template.text("rate" if row.measure is Measure.RATE else part, values)


def gap(row: IndicatorRow) -> Fraction | None:
    """How far an indicator is ahead of its pace, as is printed; of a rate, how far it is above its target.

    Once the whole target is due it is that of the printed percentage: 99.9% is not level with it.
    """
    if row.completion is None or row.pace_gap is None:
        return row.pace_gap
    if row.measure is Measure.RATE and row.cumulative is not None and row.target is not None:
        return wording.ratio_as_printed(row.cumulative) - wording.ratio_as_printed(row.target)
    whole = row.completion - row.pace_gap == 1
    return wording.ratio_as_printed(row.completion) - 1 if whole else row.pace_gap


def _growth(row: IndicatorRow, template: Template) -> str:
    if row.growth is None:
        return ""
    told = wording.change(row.growth, row.measure)
    up = "growth_up_points" if row.measure is Measure.RATE else "growth_up"
    part = up if row.growth >= 0 else "growth_down"
    if wording.points(row.growth) == "0.0":
        part = "growth_same"
    return template.text(part, {"growth": told})


def ranking(group: str, placed: Sequence[RankRow], template: Template) -> str:
    """Who leads a group; of a group of a few all are told, and nobody where none has a point."""
    ranks = {row.unit: row.rank for row in placed if row.rank is not None}
    if level(placed):
        return template.text("ranking_nothing", {"group": group, "count": len(ranks)})
    return bulletin.ranking(group, ranks, template)


def projects(found: KeyProjects, times: Values, template: Template) -> str:
    """How many key projects are under way, and of how much."""
    shown = len(found.lines)
    part = "projects" if shown < found.count else "projects_all"
    if not found.amount_fen:
        part = "projects_without_amount"
    values = {"count": found.count, "amount": wording.amount(found.amount_fen), "shown": shown}
    return template.text(part, {**times, **values})


def reviews(found: Reviews, times: Values, template: Template) -> str:
    """The meetings, their projects, and what these came to."""
    values = {**times, **{name: getattr(found, name) for name in ("meetings", "projects", *CONCLUSIONS)}}
    values["reviewed"] = ""
    if found.projects:
        values["reviewed"] = template.text("reviewed", values | {"results": _results(found, template)})
    return template.text("reviews", values)


def _results(found: Reviews, template: Template) -> str:
    """What the projects of the meetings came to; what none came to is not told."""
    names = template.settings("review_kinds", known=CONCLUSIONS)
    counted = [(name, getattr(found, key)) for key, name in names.items() if getattr(found, key)]
    if not counted:
        return ""
    if len(counted) == 1 and counted[0][1] == found.projects:
        part = "review_one" if found.projects == 1 else "review_alike"
        part = "review_pending" if found.pending else part
        return template.text(part, {"kind": counted[0][0]})
    return template.text("review_some", {"kinds": wording.listed([f"{name}{count}个" for name, count in counted])})


def commitments(found: Commitments, times: Values, template: Template) -> str:
    """Promises that fell due in the year, and those not honoured that are past their day; nothing without any."""
    values: dict[str, object] = {
        **times,
        "due": found.due,
        "met": found.met,
        "rate": wording.percent(Fraction(found.met, found.due) if found.due else None),
        "overdue": found.overdue,
        "owed": wording.amount(found.owed_fen, "万元"),
        "earlier": found.earlier,
    }
    text = ""
    if found.due:
        part = {found.due: "commitments_all_met", 0: "commitments_none_met"}.get(found.met, "commitments_due")
        one = f"commitments_one_{'met' if found.met else 'missed'}" if found.due == 1 else part
        text = template.text(one, values)
    if found.overdue:
        earlier = "commitments_all_earlier" if found.earlier == found.overdue else "commitments_earlier"
        values["of_which"] = template.text(earlier, values) if found.earlier else ""
        values["money"] = template.text("commitments_owed", values) if found.owed_fen else ""
        text += template.text("commitments_overdue", values)
    return text


def least(found: Quality) -> str:
    """What the rates of units are held against."""
    return f"{'目标值' if found.targeted else '全区水平'}{wording.percent(found.least)}"


def quality(found: Quality, times: Values, template: Template) -> str:
    """How many updates came in time, how many units are below the target of these, and how many are named."""
    matters = [("项目信息更新", found.late), ("资料完善", found.lacking)]
    values: dict[str, object] = {
        **times,
        "due": found.due,
        "on_time": found.on_time,
        "rate": wording.percent(Fraction(found.on_time, found.due) if found.due else None),
        "count": len(found.rows),
        "behind": found.behind,
        "late": found.late,
        "least": least(found),
        "matters": "和".join(name for name, units in matters if units),
        "lacking": max(found.behind - found.late, 0),
        "others": "",
    }
    if values["lacking"]:
        values["others"] = template.text("quality_others", values)
    part = {found.due: "quality_all", 0: "quality_none"}.get(found.on_time, "quality")
    text = template.text(part, values) if found.due else ""
    text += template.text("quality_late", values) if found.late else ""
    units = "quality_units_more" if found.behind > len(found.rows) else "quality_units"
    return text + (template.text(units, values) if found.rows else "")
