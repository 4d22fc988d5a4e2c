"""The command that writes the training schedule of a year: `training`."""

import argparse
from pathlib import Path

from desktop_app.cli.context import DONE, Context, Subparsers
from desktop_app.documents.produce import Press
from desktop_app.documents.training_files import write_training


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser("training", help="the training schedule of a year")
    parser.add_argument("--year", type=int, required=True, metavar="Y")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a name with .pdf, .xlsx or .ics")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_training)


def _training(context: Context, arguments: argparse.Namespace) -> int:
    press = Press(context.paths.resources)
    written = write_training(context.office(), press.fonts, arguments.year, arguments.out)
    if arguments.json:
        context.print_json(
            {
                "year": arguments.year,
                "file": str(written.path),
                "sessions": written.sessions,
                "pages": written.pages or None,
                "missing_characters": list(written.missing_characters),
            }
        )
        return DONE
    context.tell_missing(written.missing_characters)
    context.print(f"{written.sessions}\t{written.path}")
    return DONE
