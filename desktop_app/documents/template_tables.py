"""What a template says of lists and tables: how many lines a list has, and what stands above a table."""

from collections.abc import Iterable, Mapping

from desktop_app.documents.templates import Template, Values

LISTS, TABLES = "lists", "tables"
"""The parts that say so."""

LENGTHS = range(1, 51)
"""How many lines a list of a bulletin may have; what is longer is an annex."""

CHARTED = range(2, 21)
"""How many units a chart may have: of more, bars and names would no longer be read."""

Lengths = Mapping[str, int]


def length(template: Template, key: str, allowed: range = LENGTHS) -> int:
    """How many lines a list has at most. Raises UserError naming file and line for what is no such number."""
    return template.number(LISTS, key, allowed)


def lengths(template: Template, keys: Iterable[str]) -> Lengths:
    """The same of several lists."""
    return {key: length(template, key) for key in keys}


def caption(template: Template, key: str, values: Values | None = None) -> str:
    """What stands above a table. Raises UserError naming file and line when the template does not say it."""
    return template.setting(TABLES, key, values or {})
