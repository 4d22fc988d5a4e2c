"""The sentences of the 双周专报: what is nothing, one or all of something is said as one says it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from desktop_app.documents import wording
from desktop_app.documents.fortnight_data import Duties, FortnightlyData, Funds, StepRow
from desktop_app.documents.templates import Template
from desktop_app.domain.indicators import Light, Measure

NEARLY = Fraction(1, 100)
"""A gap to the pace of no more than one point is slight."""


def steps(rows: Sequence[StepRow], template: Template) -> str:
    """How many projects took each step; those that none took together at the end."""
    nothing = [row.name for row in rows if not row.now]
    told = [template.text("step", {"name": row.name, "count": row.now}) for row in rows if row.name not in nothing]
    if not nothing:
        return wording.listed(told)
    part = "step_zero" if len(nothing) == 1 else "steps_zero"
    rest = template.text(part, {"names": wording.listed(nothing)})
    return f"{wording.listed(told)}，{rest}" if told else rest


def funds(found: Funds, template: Template, days: tuple[int, int] = (14, 14)) -> str:
    """The money of the fortnight and of the year, with pace and comparison where they are known.

    `days` are those of this fortnight and of the one before: how long that was is said where it was not as long.
    """
    values: dict[str, object] = {"now": wording.amount(found.now), "year": wording.amount(found.year)}
    values["this_year"] = found.this_year
    change = wording.as_printed(found.now) - wording.as_printed(found.before)
    difference = wording.amount(abs(change))
    part = "funds_more" if change > 0 else "funds_less" if change < 0 else "funds_same"
    now, before = days
    length = f"（{before}天）" if now and now != before else ""
    values["change"] = template.text(part, {"difference": difference, "length": length})
    part = "funds_late" if found.late > 0 else "funds_late_less"
    values["late"] = template.text(part, {"amount": wording.amount(abs(found.late))}) if found.late else ""
    aim = found.target is not None and found.completion is not None
    if found.target is not None and found.completion is not None:
        values |= {"target": wording.amount(found.target), "completion": wording.percent(found.completion)}
        values["against_pace"] = _against_pace(found, found.completion, template)
    whole = "funds" if aim else "funds_without_target"
    values["arrived"] = template.text("arrived" if found.now else "arrived_none", values)
    part = "so_far" if found.year else "so_far_none"
    part = "so_far_negative" if aim and found.year < 0 else part
    values["so_far"] = template.text(part if aim else f"{part}_without_target", values)
    if not found.now and not found.before:
        whole = "funds_neither" if found.year else "funds_nothing"
    return template.text(whole, values)


def _against_pace(found: Funds, completion: Fraction, template: Template) -> str:
    """How far the money is ahead or behind, by the percentages that stand in the sentence."""
    ahead = wording.ratio_as_printed(completion) - wording.ratio_as_printed(found.pace)
    gap = wording.points(abs(ahead)).lstrip("+")
    values = {"pace": wording.percent(found.pace), "gap": gap, "light": wording.light_word(found.light), "reached": ""}
    part = "ahead" if ahead > 0 else "behind" if ahead else "on_pace"
    if found.pace >= 1:
        return template.text(f"{part}_of_year", values)
    if completion > 0:  # the light goes by this ratio, not by the gap
        values["reached"] = template.text("reached", {"ratio": wording.percent(completion / found.pace)})
    nearly = part == "behind" and found.light is Light.GREEN and -ahead <= NEARLY
    return template.text("nearly_on_pace" if nearly else part, values)


def activities(kinds: Sequence[tuple[str, int]], shown: int, template: Template) -> str:
    """How many activities there were, and of which kinds."""
    count = sum(number for _name, number in kinds)
    told = wording.listed([f"{name}{wording.figure(Fraction(number), Measure.COUNT)}次" for name, number in kinds])
    values: dict[str, object] = {"count": count, "kinds": told, "shown": shown, "kind": kinds[0][0]}
    part = "activity_one" if count == 1 else "activities_alike" if len(kinds) == 1 else "activity_kinds"
    values["which"] = template.text(part, values)
    return template.text("activities" if shown < count else "activities_all", values)


def matters(data: FortnightlyData, template: Template) -> str:
    """How many matters wait to be coordinated, and which the longest."""
    longest, shown = data.matters[0], len(data.matters)
    values = {
        "count": data.matters_count,
        "shown": shown,
        "matter": wording.quoted(longest.matter),
        "days": longest.days,
    }
    part = "matters" if shown < data.matters_count else "matters_all"
    if not longest.days:
        part = "matters_new"
    elif data.matters_count == 1:
        part = "matter_one"
    return template.text(part, values)


def _carried(found: Duties, values: Mapping[str, object], template: Template) -> str:
    """How many of the duties were due before, where that are some."""
    if not found.carried:
        return ""
    part = "duties_carried" if found.carried < found.due else "duties_carried_all"
    return template.text(part, {**values, "carried": found.carried, "all": "均" if found.due > 1 else ""})


def duties(found: Duties, template: Template) -> str:
    """How the duties that were to be closed were, and how many of the others are late."""
    left, late = len(found.left), sum(duty.days > 0 for duty in found.left)
    values: dict[str, object] = {"due": found.due, "closed": found.closed, "left": left, "late": late}
    values |= {"all": "均" if left > 1 else "", "not_yet": "均未" if left > 1 else "尚未"}
    values["whole"] = "全部" if found.due > 1 else ""
    values["carried"] = _carried(found, values, template)
    head = "duties_of_last" if found.of_last else "duties"
    if not left:
        return template.text(f"{head}_closed", values)
    extent = "_none_late" if not late else "_all_late" if late == left else ""
    if not found.closed:
        return template.text(f"{head}_open", values) + template.text(f"duties_open{extent or '_some_late'}", values)
    return template.text(head, values) + template.text(f"duties_left{extent}", values)
