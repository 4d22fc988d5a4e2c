"""Commands about the exchange with other offices: `sync card`, `trust`, `export`, `inspect`, `import`, ..."""

import argparse
from dataclasses import asdict
from pathlib import Path

from desktop_app.cli.context import DONE, Context, Subparsers, minute, moment
from desktop_app.cli.sync_conflicts import list_conflicts
from desktop_app.cli.sync_import import exchange_of, existing, package_files, take_in
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.sync import settling
from desktop_app.sync.acquaintance import meet
from desktop_app.sync.health import put_right
from desktop_app.sync.machine import this_machine
from desktop_app.sync.new_card import make_new_card
from desktop_app.sync.overview import waiting_files
from desktop_app.sync.stick import read_card_file, write_card
from desktop_app.sync.taken import Found
from desktop_app.sync.undecided import decide_typed


def register(commands: Subparsers) -> None:
    """Add the commands."""
    sync = commands.add_parser("sync", help="exchange with other offices by USB stick")
    parts = sync.add_subparsers(dest="part", required=True, metavar="WHAT")
    card = parts.add_parser("card", help="write this office's card, for the other office to trust")
    card.add_argument("--out", type=Path, required=True, metavar="FILE")
    card.add_argument("--new-keys", action="store_true", help="only where the office's keys are lost for good")
    card.set_defaults(run=_card)
    trust = parts.add_parser("trust", help="print the digits of another office's card; with --digits, trust it")
    trust.add_argument("file", type=Path)
    trust.add_argument("--digits", metavar="D", help="the digits that the other office reads")
    trust.set_defaults(run=_trust)
    export = parts.add_parser("export", help="write the package for an office")
    export.add_argument("--to", required=True, metavar="CODE")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.add_argument("--json", action="store_true")
    export.set_defaults(run=_export)
    inspect = parts.add_parser("inspect", help="from whom a file is, and whether it can be taken in")
    inspect.add_argument("file", type=Path)
    inspect.add_argument("--json", action="store_true")
    inspect.set_defaults(run=_inspect)
    taking = parts.add_parser("import", help="take a package in")
    taking.add_argument("file", type=Path)
    taking.add_argument("--preview", action="store_true", help="only show what would change")
    taking.add_argument("--json", action="store_true")
    taking.set_defaults(run=take_in)
    waiting = parts.add_parser("waiting", help="files that wait for others; with --give-up, no longer")
    waiting.add_argument("--give-up", metavar="ID", help="the number of a file that was listed; its copy is removed")
    waiting.add_argument("--json", action="store_true")
    waiting.set_defaults(run=_waiting)
    listing = parts.add_parser("conflicts", help="what offices set differently and nobody has decided")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=list_conflicts)
    resolve = parts.add_parser("resolve", help="decide: take one of the values, counted from 1, or another one")
    resolve.add_argument("id")
    which = resolve.add_mutually_exclusive_group(required=True)
    which.add_argument("--take", type=int, metavar="N")
    which.add_argument("--value", metavar="V", help="as it is stored; an id, a code or a name where one is chosen")
    resolve.set_defaults(run=_resolve)
    repair = parts.add_parser("repair", help="let every record show again what the exchange knows of it")
    repair.set_defaults(run=_repair)


def _card(context: Context, arguments: argparse.Namespace) -> int:
    target: Path = arguments.out
    folder, name = (target, "") if target.is_dir() else (target.parent, target.name)
    if not folder.is_dir():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no folder {path}."), path=folder)
    if arguments.new_keys:
        make_new_card(context.office(), this_machine(context.paths.database.parent))
    context.print(str(write_card(exchange_of(context), folder, name=name)))
    return DONE


def _trust(context: Context, arguments: argparse.Namespace) -> int:
    keys, data = exchange_of(context).keys, read_card_file(existing(arguments.file))
    if arguments.digits is None:
        context.print(keys.trust(data)[1])
        return DONE
    met = meet(keys, context.actor, data, arguments.digits)
    context.print(met.digits)
    context.progress(f"{met.card.unit_code} {met.card.unit_name}")
    if met.entered:
        words = QT_TRANSLATE_NOOP("cli", "{unit} was entered among the units, with its code {code}.")
        context.progress(context.translate("cli", words).format(unit=met.card.unit_name, code=met.card.unit_code))
    if met.entered and met.known.other_code:
        words = QT_TRANSLATE_NOOP(
            "cli", "Mind that {other} is among the units, too, with the code {code}: is it the same office?"
        )
        other, code = met.known.other_name, met.known.other_code
        context.progress(context.translate("cli", words).format(other=other, code=code))
    return DONE


def _export(context: Context, arguments: argparse.Namespace) -> int:
    if not arguments.out.is_dir():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no folder {path}."), path=arguments.out)
    written = exchange_of(context).write(arguments.to, arguments.out)
    if arguments.json:
        files = [str(path) for path in written.paths]
        context.print_json({"files": files, "commits": written.commits, "bytes": written.size})
    else:
        for path in written.paths:
            context.print(str(path))
    return DONE


def _inspect(context: Context, arguments: argparse.Namespace) -> int:
    found = exchange_of(context).inspect(package_files(arguments.file))
    if arguments.json:
        context.print_json(asdict(found) | {"made_at": moment(found.made_at)})
    else:
        context.print(_found_words(context, found))
    return DONE


def _found_words(context: Context, found: Found) -> str:
    """From whom a file is, made when by the clock here, and whether it can be taken in."""
    if found.needs_newer:
        state = QT_TRANSLATE_NOOP("cli", "it needs a newer version of this program")
    elif found.missing:
        state = QT_TRANSLATE_NOOP("cli", "it waits for the files of {units}")
    elif found.known_already or found.outdated:
        state = QT_TRANSLATE_NOOP("cli", "everything in it is here already")
    else:
        state = QT_TRANSLATE_NOOP("cli", "it can be taken in")
    said = context.translate("cli", state).format(units="、".join(gap.unit for gap in found.missing))
    if not found.made_at:
        words = QT_TRANSLATE_NOOP("cli", "The file of {unit} ({code}): {state}.")
    else:
        words = QT_TRANSLATE_NOOP("cli", "The file of {unit} ({code}), made on {at}: {state}.")
    at = minute(found.made_at)
    return context.translate("cli", words).format(unit=found.sender, code=found.unit_code, at=at, state=said)


def _waiting(context: Context, arguments: argparse.Namespace) -> int:
    exchange = exchange_of(context)
    if arguments.give_up is not None:
        exchange.parked.give_up(arguments.give_up, context.actor)
        context.progress(
            context.translate(
                "cli", QT_TRANSLATE_NOOP("cli", "Given up: what it held and is not here comes with the next file.")
            )
        )
    with exchange.office.read() as session:
        found = waiting_files(session, exchange.keys.trusted)
    if arguments.json:
        context.print_json(
            [
                {
                    "id": one.id,
                    "from": one.unit,
                    "made_at": moment(one.made_ms) if one.made_ms else None,
                    "missing": [gap.unit for gap in one.missing],
                    "needs_newer": bool(one.outcome.get("newer")),
                }
                for one in found
            ]
        )
    else:
        for one in found:
            made = minute(one.made_ms) if one.made_ms else "-"
            context.print(f"{one.id}\t{one.unit}\t{made}\t{'、'.join(gap.unit for gap in one.missing)}")
    return DONE


def _resolve(context: Context, arguments: argparse.Namespace) -> int:
    own = exchange_of(context).keys.own
    if arguments.value is not None:
        decide_typed(context.office(), own, context.actor, arguments.id, arguments.value)
    else:
        settling.decide(context.office(), own, context.actor, arguments.id, arguments.take)
    return DONE


def _repair(context: Context, _arguments: argparse.Namespace) -> int:
    repaired = put_right(exchange_of(context), context.actor)
    words = QT_TRANSLATE_NOOP("cli", "Put right: {count} records.")
    context.print(context.translate("cli", words).format(count=repaired.changes.count))
    return DONE
