"""The command that makes the papers of a review meeting: `review`."""

import argparse
from pathlib import Path

from desktop_app.cli.context import DONE, Context, Subparsers
from desktop_app.documents.produce import Press
from desktop_app.documents.review_press import write_papers


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser("review", help="agenda, project sheets, score cards, sign-in sheet and minutes")
    parser.add_argument("meeting", metavar="MEETING", help="its title, its day as 2022-03-15, or its id")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.set_defaults(run=_review)


def _review(context: Context, arguments: argparse.Namespace) -> int:
    press = Press(context.paths.resources, context.paths.templates)
    papers = write_papers(context.office(), press, arguments.meeting, arguments.out)
    for file in papers.files:
        context.print(str(file))
    context.tell_missing(papers.missing_characters)
    return DONE
