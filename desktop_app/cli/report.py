"""The command that makes bulletins: `report`."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from db.enums import ReportKind
from desktop_app.cli.context import DONE, Context, Subparsers
from desktop_app.documents import issuing, produce
from desktop_app.documents.annex_workbook import write_workbook
from desktop_app.documents.output import write_atomically
from desktop_app.errors import QT_TRANSLATE_NOOP


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser("report", help="make a bulletin as PDF, and as Word and Excel files if wanted")
    parser.add_argument("kind", choices=[kind.value for kind in produce.KINDS])
    periods = "2022-20 or a day for a fortnight, 2022-12 for a month, 2022 for a year"
    parser.add_argument("--period", required=True, metavar="P", help=periods)
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--docx", type=Path, metavar="FILE", help="the same as a Word file, to be edited")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="its tables as a workbook")
    parser.add_argument("--issue", action="store_true", help="take the number and freeze it")
    parser.add_argument("--early", action="store_true", help="with --issue: though the period is not over")
    parser.set_defaults(run=_report)


def _report(context: Context, arguments: argparse.Namespace) -> int:
    office, out = context.office(), arguments.out
    press = produce.Press(context.paths.resources, context.paths.templates)
    files = [file for file in (out, arguments.docx, arguments.xlsx) if file]

    def also(made: produce.Bulletin) -> None:
        if arguments.docx:
            produce.write_word(press, made, arguments.docx)
        if arguments.xlsx:
            write_workbook(made.document, arguments.xlsx)

    wanted = issuing.Wanted(ReportKind(arguments.kind), arguments.period)
    with ExitStack() as stack:
        for file in files:
            stack.enter_context(_put_back(file))
        if arguments.issue:
            issued = issuing.issue(
                office, press, context.actor, wanted, out, checks=True, early=arguments.early, also=also
            )
            bulletin, rendered = issued.bulletin, issued.rendered
        else:
            bulletin, rendered = issuing.make(office, press, wanted, out)
            also(bulletin)
    if arguments.issue and (last := issuing.unended(bulletin, office.clock.today())):
        words = QT_TRANSLATE_NOOP("cli", "The period ends only on {last}; what comes later is missing.")
        context.progress(context.translate("cli", words).format(last=last))
    context.print("\t".join((bulletin.title, str(rendered.pages), *map(str, files))))
    context.tell_missing(rendered.missing_characters)
    _tell_worded(context, bulletin)
    return DONE


def _tell_worded(context: Context, bulletin: produce.Bulletin) -> None:
    """Say which paragraphs the clerk worded for other figures than those of today."""
    words = QT_TRANSLATE_NOOP("cli", "A paragraph under “{heading}” was written for other figures: {figures}.")
    for block in bulletin.blocks:
        if block.outdated:
            pairs = "; ".join(f"{one.before or '—'} → {one.now or '—'}" for one in block.figures) or "—"
            context.progress(context.translate("cli", words).format(heading=block.heading, figures=pairs))


@contextmanager
def _put_back(out: Path) -> Iterator[None]:
    """What lay in the file before lies there again when the block fails: a bulletin that is refused leaves none."""
    before = out.read_bytes() if out.is_file() else None
    try:
        yield
    except BaseException:
        now = out.read_bytes() if out.is_file() else None
        if before is None and now is not None:
            out.unlink()
        elif before is not None and now != before:
            write_atomically(out, before)
        raise
