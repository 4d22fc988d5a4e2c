"""The command that prints the handbook: `handbook`."""

import argparse
import re
from pathlib import Path

from desktop_app.cli.context import DONE, Context, Subparsers
from desktop_app.documents.handbook_content import Choice, Visitor
from desktop_app.documents.handbook_press import Order, Printed, book_of, chosen_chapters, make
from desktop_app.documents.produce import Press
from desktop_app.domain.money import fen_from_wan
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput
from desktop_app.services.office import Office


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = commands.add_parser("handbook", help="the handbook, an edition of it, or a visitor's edition as PDF")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument("--edition", type=int, metavar="N", help="a frozen edition instead of the book as it stands")
    parser.add_argument("--chapters", metavar="A,B", help="titles or numbers of chapters, with commas between")
    parser.add_argument("--visitor", metavar="NAME", help="the company it is made for")
    parser.add_argument("--industry", metavar="CODE", help="the visitor's industry (GB/T 4754)")
    parser.add_argument("--investment", metavar="AMOUNT", help="what the visitor would invest, in 万元")
    parser.add_argument("--booklet", action="store_true", help="two pages on each side of a sheet, to fold and staple")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_handbook)


def _handbook(context: Context, arguments: argparse.Namespace) -> int:
    visitor = _visitor(arguments)
    office = context.office()
    choice = Choice(_chapters(office, arguments), visitor)
    order = Order(arguments.edition, choice, arguments.booklet)
    printed = make(office, Press(context.paths.resources), order, arguments.out)
    if arguments.json:
        context.print_json(
            {
                "title": printed.title,
                "file": str(printed.path),
                "pages": printed.rendered.pages,
                "edition": arguments.edition,
                "visitor": visitor.name if visitor else None,
                "facts_past_their_date": list(printed.findings.aged),
                "facts_soon_past_their_date": list(printed.findings.ending),
                "policies_left_out": list(printed.findings.left_out),
                "unknown_references": list(printed.findings.unknown),
                "missing_characters": list(printed.rendered.missing_characters),
                "missing_pictures": list(printed.rendered.missing_pictures),
            }
        )
        return DONE
    _remark(context, printed)
    context.tell_missing(printed.rendered.missing_characters)
    context.print(f"{printed.title}\t{printed.rendered.pages}\t{printed.path}")
    return DONE


def _visitor(arguments: argparse.Namespace) -> Visitor | None:
    if arguments.visitor is None:
        if arguments.industry is not None or arguments.investment is not None:
            raise InvalidInput(
                QT_TRANSLATE_NOOP("errors", "An industry and an investment belong to a visitor's edition."),
                QT_TRANSLATE_NOOP("errors", "Say who visits with --visitor."),
            )
        return None
    return Visitor(
        " ".join(arguments.visitor.split()), (arguments.industry or "").strip(), _investment(arguments.investment)
    )


def _investment(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        fen = fen_from_wan(text)
    except ValueError:
        fen = 0
    if fen <= 0:
        raise InvalidInput(
            QT_TRANSLATE_NOOP("errors", "“{text}” is no amount in 万元."),
            QT_TRANSLATE_NOOP("errors", "Write it as a number, for instance 12000 or 0.5."),
            text=text,
        )
    return fen


def _chapters(office: Office, arguments: argparse.Namespace) -> frozenset[str] | None:
    if arguments.chapters is None:
        return None
    names = [name for name in re.split("[,，]", arguments.chapters) if name.strip()]
    if not names:
        raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Name at least one chapter."))
    with office.read() as session:
        return chosen_chapters(book_of(session, arguments.edition), names)


def _remark(context: Context, printed: Printed) -> None:
    """What the clerk should look at before handing the file out."""
    findings = printed.findings
    remarks = (
        (QT_TRANSLATE_NOOP("progress", "Pictures that cannot be printed: {names}"), printed.rendered.missing_pictures),
        (QT_TRANSLATE_NOOP("progress", "Past their date, printed with it: {names}"), findings.aged),
        (QT_TRANSLATE_NOOP("progress", "Past their date within 30 days: {names}"), findings.ending),
        (QT_TRANSLATE_NOOP("progress", "Not in force, left out: {names}"), findings.left_out),
        (QT_TRANSLATE_NOOP("progress", "Neither a fact nor a policy: {names}"), findings.unknown),
    )
    for text, names in remarks:
        if names:
            context.progress(context.translate("progress", text).format(names="、".join(names)))
