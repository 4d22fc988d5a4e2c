"""The command that makes bulletins: `report`."""

import argparse
from pathlib import Path

from db.enums import ReportKind
from desktop_app.cli.context import Context, Subparsers
from desktop_app.documents import produce


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser("report", help="make a bulletin as PDF")
    parser.add_argument("kind", choices=[kind.value for kind in produce.KINDS])
    parser.add_argument("--period", required=True, metavar="P", help="2022-12 for a month, 2022 for a year")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--issue", action="store_true", help="take the number and freeze it")
    parser.set_defaults(run=_report)


def _report(context: Context, arguments: argparse.Namespace) -> int:
    office = context.office()
    press = produce.Press(context.paths.resources, context.paths.data / "report_templates")
    bulletin, rendered = produce.produce(office, press, ReportKind(arguments.kind), arguments.period, arguments.out)
    if arguments.issue:
        produce.issue(office, context.actor, bulletin, rendered, arguments.out)
    context.print(f"{bulletin.title}\t{rendered.pages}\t{arguments.out}")
    for character in rendered.missing_characters:
        context.progress(f"no font has {character!r} (U+{ord(character):04X})")
    return 0
