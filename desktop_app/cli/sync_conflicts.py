"""`sync conflicts`: what offices set differently, with who set each value, when, and what is to be known of that."""

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from desktop_app.cli.context import DONE, Context, minute, moment
from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.sync import conflicts
from desktop_app.sync.conflicts import Choice, Conflict


def list_conflicts(context: Context, arguments: argparse.Namespace) -> int:
    """Print them; those to be decided together under one number."""
    with context.office().read() as session:
        found = conflicts.conflicts(session)
    if arguments.json:
        context.print_json([_document(one) for one in found])
    else:
        for one in found:
            context.print(f"{one.id}\t{kind_word(one.table, context.language)}\t{one.title}")
            for number, choice in enumerate(one.choices, 1):
                context.print(f"  {number}\t{_by(context, choice)}\t{_values(context, choice.values)}")
    return DONE


def _document(conflict: Conflict) -> dict[str, Any]:
    choices = [asdict(choice) | {"at": moment(choice.at)} for choice in conflict.choices]
    return asdict(conflict) | {"choices": choices}


def _by(context: Context, choice: Choice) -> str:
    """Who set a value and when, and what is to be known of that."""
    together = context.translate("cli", QT_TRANSLATE_NOOP("cli", "all changes together"))
    by_clock = context.translate("cli", QT_TRANSLATE_NOOP("cli", "{minute} by a clock that is wrong"))
    way = context.translate("cli", QT_TRANSLATE_NOOP("cli", "by way of the centre"))
    who = together if choice.together else f"{choice.unit} {choice.user}"
    when = minute(choice.at)
    parts = [f"{who} {by_clock.format(minute=when) if choice.clock_is_wrong else when}"]
    return " · ".join([*parts, way] if choice.by_way_of_centre else parts)


def _values(context: Context, values: Mapping[str, object]) -> str:
    """Fields by their words; of a deletion what becomes of the record."""
    deleted = context.translate("cli", QT_TRANSLATE_NOOP("cli", "the record is deleted"))
    stays = context.translate("cli", QT_TRANSLATE_NOOP("cli", "the record stays"))
    if list(values) == ["deleted_at"]:
        return stays if values["deleted_at"] is None else deleted
    said = {name: "-" if value is None or value == "" else value for name, value in values.items()}
    return ", ".join(f"{field_word(name, context.language)} = {value}" for name, value in said.items())
