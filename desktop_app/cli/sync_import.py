"""`sync import`: taking a package in, or only looking at what it would change."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop_app.cli.context import DONE, Context, minute, moment
from desktop_app.domain.field_words import field_word, kind_word
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.preview import Preview
from desktop_app.sync.receipt import receipt
from desktop_app.sync.rounds import make_ready
from desktop_app.sync.stick import with_other_parts
from desktop_app.sync.taken import Taken

_KINDS = (
    ("new", QT_TRANSLATE_NOOP("cli", "new")),
    ("changed", QT_TRANSLATE_NOOP("cli", "changed")),
    ("handed", QT_TRANSLATE_NOOP("cli", "handed over")),
    ("undecided", QT_TRANSLATE_NOOP("cli", "to decide")),
    ("deleted", QT_TRANSLATE_NOOP("cli", "deleted")),
    ("gone", QT_TRANSLATE_NOOP("cli", "to another unit")),
)


def exchange_of(context: Context) -> Exchange:
    """The office's part in the exchange."""
    return open_exchange(context.office(), context.paths.database.parent)


def package_files(file: Path) -> list[Path]:
    """The file of a package, if it is there, and the other parts of that beside it."""
    return with_other_parts([existing(file)])


def existing(file: Path) -> Path:
    """The file, if it is there: no stick was pulled out while nothing had been opened yet."""
    if not file.is_file():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=file)
    return file


def take_in(context: Context, arguments: argparse.Namespace) -> int:
    """Take a package in after a backup, if the last one is old, or only look at it, and print what came."""
    exchange = exchange_of(context)
    files = package_files(arguments.file)
    looked = exchange.look([files], context.actor) if arguments.preview else None
    backup = None if arguments.preview else make_ready(exchange, context.actor, context.paths.backups)
    taken = exchange.take(files, context.actor) if looked is None else looked.only
    differing = [] if arguments.preview or taken.is_parked else exchange.compare()
    if arguments.json:
        with exchange.office.read() as session:
            own = [] if exchange.keys.own.is_centre else receipt(session, taken.steps)
        document = {"differing": differing, "receipt": [asdict(one) for one in own]}
        document["backup"] = str(backup) if backup else None
        shown = {} if looked is None or taken.is_parked else {"preview": _preview(looked.preview)}
        context.print_json(_document(taken) | shown | document)
        return DONE
    if backup is not None:
        words = QT_TRANSLATE_NOOP("cli", "A backup was made first: {path}")
        context.progress(context.translate("cli", words).format(path=backup))
    for unit in differing:
        words = QT_TRANSLATE_NOOP("cli", "{unit} knows the same as this office and shows other records: sync repair.")
        context.print(context.translate("cli", words).format(unit=unit))
    if taken.needs_newer:
        context.print(
            context.translate(
                "cli", QT_TRANSLATE_NOOP("cli", "Put aside until this program has been updated; it is kept here.")
            )
        )
    elif taken.missing:
        for words in _gaps(context, taken):
            context.print(words)
    elif taken.outcome is not None:
        for line in _came(context, taken, arguments.preview):
            context.print(line)
        for line in _records(context, looked.preview) if looked is not None else ():
            context.print(line)
    return DONE


def _gaps(context: Context, taken: Taken) -> Iterator[str]:
    """What has to come first: files of other offices, or what this computer did itself and has no more."""
    with_day = QT_TRANSLATE_NOOP("cli", "{unit} (with what it did up to {at})")
    files = [
        context.translate("cli", with_day).format(unit=gap.unit, at=minute(gap.at)) if gap.at else gap.unit
        for gap in taken.missing
        if not gap.own
    ]
    if files:
        words = QT_TRANSLATE_NOOP("cli", "Put aside until the files of {units} have come.")
        yield context.translate("cli", words).format(units="、".join(files))
    if any(gap.own for gap in taken.missing):
        words = QT_TRANSLATE_NOOP(
            "cli",
            "Put aside: it goes on from what this computer did itself and has no more, as after a backup was put back. "
            "Write a file for {unit} first (sync export), and take in the one that it writes after that.",
        )
        yield context.translate("cli", words).format(unit=taken.sender)


def _came(context: Context, taken: Taken, only_look: bool) -> Iterator[str]:
    """What came of a package, or would."""
    assert taken.outcome is not None
    words = QT_TRANSLATE_NOOP(
        "cli",
        "From {unit}: {created} new, {changed} changed, {deleted} deleted, {undecided} to decide, "
        "{gone} to another unit, {waiting} waiting for others.",
    )
    if taken.outcome.commits:
        counts = asdict(taken.outcome) | {"changed": taken.outcome.changed + taken.outcome.moved}
        yield context.translate("cli", words).format(unit=taken.sender, **counts)
    else:
        words = QT_TRANSLATE_NOOP("cli", "Everything in the file of {unit} was here already.")
        yield context.translate("cli", words).format(unit=taken.sender)
    came = QT_TRANSLATE_NOOP("cli", "{project} was handed over by {unit}.")
    went = QT_TRANSLATE_NOOP("cli", "{project} was handed over to {unit}.")
    passes = QT_TRANSLATE_NOOP("cli", "{project} was handed over by {unit} to {other}.")
    at_once = QT_TRANSLATE_NOOP(
        "cli", "{project} was handed over by {unit} to {other}, and by the centre to {stays}, where it stays."
    )
    for one in taken.handed:
        if one.table == "project":
            words = passes if one.to else came if one.came else went
            if one.instead and one.to:
                words = at_once
            said = {"project": one.title, "unit": one.unit, "other": one.to, "stays": one.instead}
            yield context.translate("cli", words).format(**said)
    for left in taken.declined:
        words = QT_TRANSLATE_NOOP("cli", "{unit} did not take over what was changed here: {record} ({fields}).")
        if not left.fields:
            words = QT_TRANSLATE_NOOP("cli", "{unit} did not take over what was done here: {record}.")
        fields = ", ".join(field_word(name, context.language, left.table) for name in left.fields)
        yield context.translate("cli", words).format(unit=left.unit, record=left.title, fields=fields)
    if taken.copied:
        words = QT_TRANSLATE_NOOP(
            "cli",
            "Computer {mark} of {unit} seems to exist twice, as after its disk or its data was copied. Nothing is lost "
            "by that. Ask {unit} to go on with one of them, and to set the other up anew with a card of its own.",
        )
        yield context.translate("cli", words).format(unit=taken.sender, mark=taken.copied)
    if taken.unread:
        words = QT_TRANSLATE_NOOP("cli", "Part of it is kept for a newer version of the program, and passed on.")
        yield context.translate("cli", words)
    if taken.outcome.conflicts:
        words = QT_TRANSLATE_NOOP("cli", "Values that wait for a decision, from all offices: {count} (sync conflicts).")
        yield context.translate("cli", words).format(count=taken.outcome.conflicts)
    if only_look:
        yield context.translate("cli", QT_TRANSLATE_NOOP("cli", "Nothing was changed yet."))


def _records(context: Context, found: Preview) -> Iterator[str]:
    """The records that would change, a line each, and of what so many would go that one looks twice."""
    for kind, word in _KINDS:
        name = context.translate("cli", word)
        titles = [row.title for row in found.rows if row.kind == kind]
        for title in titles:
            yield f"  {name}  {title}"
        more = found.counts.get(kind, 0) - len(titles)
        if more:
            words = QT_TRANSLATE_NOOP("cli", "  {kind}: {count} more")
            yield context.translate("cli", words).format(kind=name, count=more)
    for one in found.much:
        words = QT_TRANSLATE_NOOP("cli", "Look twice: {removed} of {present} records of {unit} would go ({kind}).")
        kind = kind_word(one.table, context.language)
        said = {"removed": one.removed, "present": one.present, "unit": one.unit}
        yield context.translate("cli", words).format(kind=kind, **said)


def _document(taken: Taken) -> dict[str, Any]:
    return {
        "from": taken.sender,
        "made_at": moment(taken.made_at),
        "missing": [gap.unit for gap in taken.missing],
        "gaps": [{"unit": gap.unit, "at": moment(gap.at) if gap.at else None, "own": gap.own} for gap in taken.missing],
        "needs_newer": taken.needs_newer,
        "unread": taken.unread,
        "copied": taken.copied,
        "regained": taken.regained,
        "outcome": asdict(taken.outcome) if taken.outcome else None,
        "also": [_document(one) for one in taken.also],
    }


def _preview(found: Preview) -> dict[str, Any]:
    kept = ("table", "record_id", "kind", "title", "fields")
    return asdict(found) | {"rows": [{name: getattr(row, name) for name in kept} for row in found.rows]}
