"""Commands about the data workbook: `import` and `export`."""

import argparse
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from desktop_app.cli.context import DONE, PARTLY, Context, Subparsers
from desktop_app.documents.workbook import files
from desktop_app.domain.workbook.schema import BY_NAME
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.services.workbook.lists import LISTS
from desktop_app.services.workbook.mapping import load_mapping
from desktop_app.services.workbook.report import ImportReport, Options
from desktop_app.settings import SettingsFile

_SHOWN_REASONS = 20
_PROGRESS_EVERY_S = 1.0


def register(commands: Subparsers) -> None:
    """Add the commands."""
    taking = commands.add_parser("import", help="take a data workbook in, in one transaction")
    taking.add_argument("file", type=Path, metavar="FILE.xlsx")
    taking.add_argument("--mapping", type=Path, metavar="FILE", help="a saved mapping, for other workbooks")
    taking.add_argument("--dry-run", action="store_true", help="check everything, change nothing")
    taking.add_argument("--rejects", type=Path, metavar="FILE.xlsx", help="where refused rows are written")
    taking.add_argument("--update", action="store_true", help="change records that are there already")
    taking.add_argument("--json", action="store_true")
    taking.set_defaults(run=_import)
    giving = commands.add_parser("export", help="write the data workbook, or one list")
    giving.add_argument("file", type=Path, metavar="FILE.xlsx")
    giving.add_argument("--kind", choices=sorted(LISTS), help="one list instead of everything")
    giving.add_argument("--view", metavar="NAME", help="a saved view of the projects")
    giving.add_argument("--filter", metavar="TEXT", default="", help="only records in which the text is found")
    giving.add_argument("--template", action="store_true", help="no rows, with a sheet that explains the columns")
    giving.add_argument("--json", action="store_true")
    giving.set_defaults(run=_export)


class Lines:
    """Progress as lines on standard error, one a second at most."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last = time.monotonic()

    def report(self, fraction: float | None, text: str = "") -> None:
        """A line with the part that is done and what is being done."""
        now = time.monotonic()
        if now - self._last < _PROGRESS_EVERY_S:
            return
        self._last = now
        words = text if text in BY_NAME else self._context.translate("progress", text)
        self._context.progress(words if fraction is None else f"{fraction:4.0%} {words}")

    def check(self) -> None:
        """Nothing cancels but Ctrl+C."""


def _import(context: Context, arguments: argparse.Namespace) -> int:
    office = context.office()
    mapping = load_mapping(arguments.mapping) if arguments.mapping else {}
    options = Options(arguments.update, arguments.dry_run, mapping)
    report = files.import_file(office, context.actor, arguments.file, options, Lines(context))
    rejects: Path | None = arguments.rejects
    if report.rejected_rows and rejects is None and not arguments.dry_run:
        rejects = arguments.file.with_name(f"{arguments.file.stem}.rejects.xlsx")
    if not report.rejected_rows or not _write_rejects(context, report, rejects):
        rejects = None
    if arguments.json:
        context.print_json(_document(context, arguments, report, rejects))
    else:
        _tell(context, report, rejects)
    return PARTLY if report.rejected_rows else DONE


def _write_rejects(context: Context, report: ImportReport, rejects: Path | None) -> bool:
    """Whether the refused rows are in a file now. The other rows are in already, so a full disk is only told of."""
    if rejects is None:
        return False
    try:
        files.write_rejects(report, rejects, context.translate)
    except UserError as error:
        context.progress(context.words(error))
        return False
    return True


def _document(
    context: Context, arguments: argparse.Namespace, report: ImportReport, rejects: Path | None
) -> dict[str, Any]:
    return {
        "file": str(arguments.file),
        "dry_run": arguments.dry_run,
        "sheets": [{"sheet": name} | asdict(count) for name, count in report.counts.items()],
        "rejected": [
            {
                "sheet": sheet.source,
                "row": row.number,
                "reasons": [reason.words(context.translate) for reason in row.reasons],
            }
            for sheet in report.rejected
            for row in sheet.rows
        ],
        "remarks": [
            {"sheet": remark.sheet, "row": remark.number or None, "text": remark.reason.words(context.translate)}
            for remark in report.remarks
        ],
        "unknown_sheets": report.unknown_sheets,
        "unknown_columns": [{"sheet": sheet, "column": column} for sheet, column in report.unknown_columns],
        "rejects_file": str(rejects) if rejects else None,
    }


def _tell(context: Context, report: ImportReport, rejects: Path | None) -> None:
    line = context.translate(
        "import",
        QT_TRANSLATE_NOOP(
            "import", "{sheet}: {added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected"
        ),
    )
    for name, count in report.counts.items():
        context.print(line.format(sheet=name, **asdict(count)))
    unknown = context.translate("import", QT_TRANSLATE_NOOP("import", "not known, passed over: {names}"))
    names = [*report.unknown_sheets, *(f"{sheet}.{column}" for sheet, column in report.unknown_columns)]
    if names:
        context.progress(unknown.format(names="、".join(names)))
    of_row = context.translate("import", QT_TRANSLATE_NOOP("import", "{sheet}, row {row}: {reason}"))
    of_sheet = context.translate("import", QT_TRANSLATE_NOOP("import", "{header}: {sentence}"))
    rows = [
        (sheet.source, row.number, reason) for sheet in report.rejected for row in sheet.rows for reason in row.reasons
    ]
    remarks = [(remark.sheet, remark.number, remark.reason) for remark in report.remarks]
    for lines in (rows, remarks):
        for sheet, number, reason in lines[:_SHOWN_REASONS]:
            words = reason.words(context.translate)
            context.progress(
                of_row.format(sheet=sheet, row=number, reason=words)
                if number
                else of_sheet.format(header=sheet, sentence=words)
            )
        if len(lines) > _SHOWN_REASONS:
            context.progress(f"… +{len(lines) - _SHOWN_REASONS}")
    if rejects:
        context.print(str(rejects))


def _export(context: Context, arguments: argparse.Namespace) -> int:
    office = context.searchable() if arguments.filter or arguments.view else context.office()
    path: Path = arguments.file
    if (arguments.view or arguments.filter) and not arguments.kind:
        raise UserError(QT_TRANSLATE_NOOP("errors", "A view or a filter needs a list: add --kind projects."))
    if arguments.template:
        files.export_template(office, path)
        counts: dict[str, int] = {}
    elif arguments.kind:
        chosen = _view(context, arguments.kind, arguments.view) if arguments.view else None
        counts = {LISTS[arguments.kind].name: files.export_one(office, path, arguments.kind, arguments.filter, chosen)}
    else:
        counts = files.export_file(office, path, Lines(context))
    if arguments.json:
        context.print_json({"file": str(path), "sheets": counts})
    else:
        for name, count in counts.items():
            context.print(f"{name}\t{count}")
        context.print(str(path))
    return DONE


def _view(context: Context, kind: str, name: str) -> ProjectFilter:
    """What a view lets through: one of the built-in ones, or one that was saved in the window."""
    from desktop_app.ui.models.project_filters import built_in_views, with_values

    if kind != "projects":
        raise UserError(QT_TRANSLATE_NOOP("errors", "Only the list of projects has views."))
    today = context.office().clock.today()
    views = {view.key: view.filter for view in built_in_views(context.actor, today)}
    titles = {
        context.translate("ProjectViews", view.title): view.filter for view in built_in_views(context.actor, today)
    }
    known = titles | views
    for saved in SettingsFile(context.paths.settings).current.views.get("projects", ()):
        known[saved.name] = with_values(views["all"], saved.filter, str(saved.filter.get("text", "")), today)
    if name not in known:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "There is no view {name}. There are: {names}."),
            name=name,
            names="、".join(known),
        )
    return known[name]
