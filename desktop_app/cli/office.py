"""Commands about the office as a whole: `init`, `search`, `dump`, `fixture`."""

import argparse
from collections.abc import Callable

from desktop_app.cli.context import DONE, PARTLY, Context, Subparsers
from desktop_app.domain.workbook.cells import read_code
from desktop_app.queries.search import find
from desktop_app.services import dump
from desktop_app.services.init_office import init_office, set_local
from desktop_app.services.load_sample import CENTRE, load_fixture, load_sample
from desktop_app.services.set_up import new_office


def register(commands: Subparsers) -> None:
    """Add the commands."""
    init = commands.add_parser("init", help="a new database for an office")
    init.add_argument("--unit", required=True, metavar="CODE")
    init.add_argument("--name", required=True)
    init.add_argument("--centre", action="store_true", help="this is the centre's office")
    init.add_argument("--sample", action="store_true", help="with the sample year")
    init.set_defaults(run=_init)
    search = commands.add_parser("search", help="what the search box finds")
    search.add_argument("text")
    search.add_argument("--limit", type=_count(0), default=50, metavar="N")
    search.add_argument("--json", action="store_true")
    search.set_defaults(run=_search)
    commands.add_parser("dump", help="every synced record as sorted JSON lines").set_defaults(run=_dump)
    synthetic = commands.add_parser("fixture", help="synthetic data for benchmarks; same seed, same data")
    synthetic.add_argument("--projects", type=_count(0), required=True, metavar="N")
    synthetic.add_argument("--units", type=_count(1), required=True, metavar="M")
    synthetic.add_argument("--seed", type=int, required=True, metavar="S")
    synthetic.set_defaults(run=_fixture)


def _count(least: int) -> Callable[[str], int]:
    """The type of an argument that is a whole number of at least so many."""

    def whole(text: str) -> int:
        if not (text.isascii() and text.isdigit() and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text} is not a whole number from {least} on")
        return int(text)

    return whole


def _init(context: Context, arguments: argparse.Namespace) -> int:
    with new_office(context.paths) as office:
        if arguments.sample:
            set_local(office, unit_code=read_code(arguments.unit), is_centre=arguments.centre)  # whose all of it is
            code = arguments.unit if arguments.centre else CENTRE
            load_sample(office, context.actor, context.paths.resources, code)
        init_office(
            office,
            context.actor,
            context.paths.resources,
            code=arguments.unit,
            name=arguments.name,
            centre=arguments.centre,
        )
    context.print(str(context.paths.database.parent))
    return DONE


def _fixture(context: Context, arguments: argparse.Namespace) -> int:
    context.paths.create()
    report = load_fixture(
        context.create(),
        context.actor,
        context.paths.resources,
        projects=arguments.projects,
        units=arguments.units,
        seed=arguments.seed,
    )
    for sheet, count in report.counts.items():
        context.print(f"{sheet}\t{count.added}\t{count.rejected}")
    return DONE if report.rejected_rows == 0 else PARTLY


def _search(context: Context, arguments: argparse.Namespace) -> int:
    with context.searchable().read() as session:
        hits = find(session, arguments.text, arguments.limit)
    if arguments.json:
        context.print_json([{"id": h.record_id, "kind": h.kind, "title": h.title, "field": h.field} for h in hits])
    else:
        for hit in hits:
            context.print(f"{hit.kind}\t{hit.title}\t{hit.record_id}")
    return DONE


def _dump(context: Context, arguments: argparse.Namespace) -> int:
    with context.office().read() as session:
        for line in dump.dump(session):
            context.print(line)
    return DONE
