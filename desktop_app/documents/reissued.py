"""A bulletin that is issued anew: its opening says which issues of its period are void."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents import wording
from desktop_app.documents.templates import Line, Template
from desktop_app.queries.report_issues import Numbered

OPENING, AGAIN = "opening", "opening_again"
PLACE = "{voided}"


def worded(template: Template, voided: Sequence[Numbered]) -> Template:
    """The template with the opening that names the void issues, where there are any and it has one."""
    if not voided or AGAIN not in template.parts:
        return template
    told = named(template, voided)
    lines = tuple(Line(line.number, line.text.replace(PLACE, told)) for line in template.parts[AGAIN])
    return replace(template, parts={**template.parts, OPENING: lines})


def named(template: Template, voided: Sequence[Numbered]) -> str:
    """The void issues as their heads number them: 第3期、第4期."""
    return wording.listed([_named(template, one) for one in voided])


def _named(template: Template, one: Numbered) -> str:
    """An issue as its head numbers it: 第17期, or in words, 合作交流公示〔2022〕2号."""
    lines = tuple(
        line for line in template.parts.get("masthead", ()) if line.text.partition("=")[0].strip() == "number"
    )
    head = replace(template, parts={"masthead": lines}).settings("masthead", {"year": one.year, "number": one.number})
    return head.get("number") or f"第{one.number}期"
