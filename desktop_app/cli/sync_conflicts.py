"""`sync conflicts`: what offices set differently, with who set each value, when, and which cannot be taken and why."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from desktop_app.cli.context import DONE, Context, minute, moment
from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.domain.shares import PERCENT
from desktop_app.domain.words import label
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.sync.conflicts import Choice
from desktop_app.sync.share_sets import LINES
from desktop_app.sync.undecided import ShareLine, Undecided, undecided


def list_conflicts(context: Context, arguments: argparse.Namespace) -> int:
    """Print them; those to be decided together under one number."""
    with context.office().read() as session:
        found = undecided(session, context.actor)
    if arguments.json:
        context.print_json([_document(context, one) for one in found])
    else:
        for one in found:
            for line in _lines(context, one):
                context.print(line)
    return DONE


def _document(context: Context, one: Undecided) -> dict[str, Any]:
    choices = [
        asdict(choice) | {"at": moment(choice.at), "impossible": _why(context, option.impossible)}
        for choice, option in zip(one.conflict.choices, one.options, strict=True)
    ]
    rights = {"waits_for_centre": one.waits_for_centre, "refused": _why(context, one.refused)}
    return asdict(one.conflict) | {"choices": choices} | rights


def _lines(context: Context, one: Undecided) -> Iterator[str]:
    """What is to be decided on, then its values; who may not decide, or not so, is told why in one more column."""
    conflict = one.conflict
    centre = context.translate("cli", QT_TRANSLATE_NOOP("cli", "the centre decides"))
    cannot = context.translate("cli", QT_TRANSLATE_NOOP("cli", "cannot be taken: {why}"))
    said = centre if one.waits_for_centre else _why(context, one.refused)
    head = (conflict.id, kind_word(conflict.table, context.language), conflict.title, said)
    yield "\t".join(head if said else head[:3])
    for number, (choice, option) in enumerate(zip(conflict.choices, one.options, strict=True), 1):
        why = _why(context, option.impossible)
        values = option.values if conflict.is_of_shares else choice.values
        line = (f"  {number}", _by(context, choice), _values(context, conflict.table, values))
        yield "\t".join((*line, cannot.format(why=why)) if why and not one.waits_for_centre else line)


def _why(context: Context, error: UserError | None) -> str:
    return context.words(error) if error is not None else ""


def _by(context: Context, choice: Choice) -> str:
    """Who set a value and when, and what is to be known of that."""
    together = context.translate("cli", QT_TRANSLATE_NOOP("cli", "all changes together"))
    by_clock = context.translate("cli", QT_TRANSLATE_NOOP("cli", "{minute} by a clock that is wrong"))
    way = context.translate("cli", QT_TRANSLATE_NOOP("cli", "by way of the centre"))
    who = together if choice.together else f"{choice.unit} {choice.user}"
    when = minute(choice.at)
    parts = [f"{who} {by_clock.format(minute=when) if choice.clock_is_wrong else when}"]
    return " · ".join([*parts, way] if choice.by_way_of_centre else parts)


def _values(context: Context, table: str, values: Mapping[str, object]) -> str:
    """Fields by their words; of a deletion what becomes of the record."""
    deleted = context.translate("cli", QT_TRANSLATE_NOOP("cli", "the record is deleted"))
    stays = context.translate("cli", QT_TRANSLATE_NOOP("cli", "the record stays"))
    if list(values) == ["deleted_at"]:
        return stays if values["deleted_at"] is None else deleted
    if lines := values.get(LINES):
        assert isinstance(lines, tuple)
        return ", ".join(_share(context, line) for line in lines)
    said = {name: "-" if value is None or value == "" else value for name, value in values.items()}
    return ", ".join(f"{field_word(name, context.language, table)} = {value}" for name, value in said.items())


def _share(context: Context, line: ShareLine) -> str:
    """A part of a project: whose, in which role or as the lead, how much to the last decimal."""
    lead = field_word("is_lead", context.language) if line.is_lead else ""
    role = label(line.role, context.language) if line.role is not None else lead
    share = f"{line.share / PERCENT:.6f}".rstrip("0").rstrip(".")
    return f"{line.name} ({role}) {share}%" if role else f"{line.name} {share}%"
