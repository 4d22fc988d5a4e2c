"""The import of a data workbook: one transaction; a bad row is refused with its reason and the rest goes on."""

from collections.abc import Hashable, Iterator, Sequence

from desktop_app.domain.progress import Part, Progress, Silent
from desktop_app.domain.workbook.columns import Kind, Sheet
from desktop_app.domain.workbook.layout import Layout, Mapped, RawSheet, is_empty, locate
from desktop_app.domain.workbook.reasons import Reason
from desktop_app.domain.workbook.schema import BY_NAME, FUNDS, GUIDE, SHEETS
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Actor, Label, Office, Transaction
from desktop_app.services.search_index import INDEXING
from desktop_app.services.workbook import parents, rules, shares, writing
from desktop_app.services.workbook.context import Here, Import
from desktop_app.services.workbook.known import Known
from desktop_app.services.workbook.matching import differences, is_new, is_setup_record, match, reference_key
from desktop_app.services.workbook.report import ImportReport, Options, RejectedRow, RejectedSheet, Remark, SheetCount
from desktop_app.services.workbook.rows import Row, read_rows
from desktop_app.services.workbook.terms import Terms

_READ = 0.2
"""The fraction of an import at which all cells have been read."""


class _TakenBack(Exception):
    """Ends a dry run; the transaction rolls back."""


def import_workbook(
    office: Office,
    actor: Actor,
    raws: Sequence[RawSheet],
    options: Options | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Take the rows of a workbook in, all in one step that can be undone.

    Raises UserError when nothing in it is a sheet of the data workbook, Cancelled when the user stops it; nothing is
    changed then.
    """
    options, progress = options or Options(), progress or Silent()
    report = ImportReport()
    layouts = _assign(raws, options, report)
    label = Label(QT_TRANSLATE_NOOP("steps", "Import workbook {name}"), {"name": options.name})
    try:
        with office.write(label, actor) as tx:
            tx.progress = progress
            _import(tx, layouts, options, progress, report)
            if options.dry_run:
                raise _TakenBack
    except _TakenBack:
        return report
    report.changes = tx.done()
    return report


def _assign(raws: Sequence[RawSheet], options: Options, report: ImportReport) -> list[Layout]:
    """Which of the file's sheets feed ours."""
    layouts: list[Layout] = []
    used: set[str] = set()
    for sheet in SHEETS:
        for mapped in options.mapping.get(sheet.name, (Mapped(sheet.name),)):
            for raw in raws:
                if raw.name.strip() == mapped.source and not is_empty(raw):
                    layouts.append(locate(raw, sheet, mapped))
                    used.add(raw.name)
    others = [raw for raw in raws if raw.name not in used and raw.name not in (*BY_NAME, GUIDE) and not is_empty(raw)]
    if not layouts and len(others) == 1 and (guessed := _guess(others[0])):
        layouts, others = [guessed], []
    report.unknown_sheets = [raw.name for raw in others]
    report.unknown_columns = _unknown_columns(layouts)
    if not layouts:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "No sheet of the data workbook is in {name}."),
            QT_TRANSLATE_NOOP("errors", "The sheets are named {sheets}; export an empty template to see them."),
            name=options.name or "-",
            sheets="、".join(BY_NAME),
        )
    return layouts


def _unknown_columns(layouts: Sequence[Layout]) -> list[tuple[str, str]]:
    """Headers that none of the sheets fed by the same sheet of the file knows."""
    unknown: dict[str, list[set[str]]] = {}
    for layout in layouts:
        unknown.setdefault(layout.raw.name, []).append(set(layout.unknown))
    nobodys = {name: set.intersection(*headers) for name, headers in unknown.items()}
    pairs = [(layout.raw.name, header) for layout in layouts for header in layout.unknown]
    return [pair for pair in dict.fromkeys(pairs) if pair[1] in nobodys[pair[0]]]


def _guess(raw: RawSheet) -> Layout | None:
    """What a lone sheet of another name must be, by its headers."""
    fitting = [layout for sheet in SHEETS if not (layout := locate(raw, sheet)).missing]
    best = max(fitting, key=lambda layout: len(layout.places) - len(layout.unknown), default=None)
    return best if best and len(best.places) > len(best.unknown) else None


def _import(
    tx: Transaction, layouts: Sequence[Layout], options: Options, progress: Progress, report: ImportReport
) -> None:
    at: list[Layout] = []
    terms = Terms(tx.session, lambda reason: report.remarks.append(Remark(at[-1].sheet.name, 0, reason)))
    total = sum(len(layout.raw.rows) for layout in layouts)
    reading, writing = Part(progress, total, 0, _READ), Part(progress, total, _READ, INDEXING)
    work = Import(tx, options, writing, Known.load(tx.session), report, Here.of(tx.session))
    for layout in layouts:
        at.append(layout)
        report.counts.setdefault(layout.sheet.name, SheetCount())
        if layout.missing:
            _refuse_sheet(layout, report)
        else:
            work.rows.setdefault(layout.sheet.name, []).extend(read_rows(layout, terms, reading))
    terms.save(tx.session)
    for sheet in SHEETS:
        rows = work.rows.get(sheet.name)
        if rows:
            writing.add(0, sheet.name)
            _take(work, sheet, rows)


def _refuse_sheet(layout: Layout, report: ImportReport) -> None:
    """All rows of a sheet without a required column."""
    reason = Reason(
        QT_TRANSLATE_NOOP("import", "the sheet has no column {headers}"), {"headers": "、".join(layout.missing)}
    )
    rows = [
        RejectedRow(layout.raw.first + index, cells, (reason,))
        for index, cells in enumerate(layout.raw.rows[layout.start :], layout.start)
        if any(cell not in (None, "") for cell in cells)
    ]
    report.remarks.append(Remark(layout.sheet.name, 0, reason))
    report.rejected.append(RejectedSheet(layout.sheet.name, layout.raw.name, layout.header, rows))
    report.counts[layout.sheet.name].rejected += len(rows)


def _take(work: Import, sheet: Sheet, rows: list[Row]) -> None:
    """Check, match and write the rows of one sheet."""
    rules.BEFORE.get(sheet.name, _no_rule)(work, rows)
    references = [c for c in sheet.columns if c.kind in (Kind.REF, Kind.REFS, Kind.UNITS) and c.field != sheet.parent]
    for row in rows:
        for column in references:
            work.known.resolve(row, column)
    taken: dict[Hashable, int] = {}
    for wave in _waves(work, sheet, rows):
        match(work.connection, sheet, wave, work.known, taken)
    for rule in rules.MATCHED.get(sheet.name, ()):
        rule(work, [row for row in rows if not row.reasons])
    if sheet.parent:
        parents.settle(work, sheet, rows)
    if sheet.shares:
        shares.settle(work, sheet, rows)
    rules.SOUND.get(sheet.name, _no_rule)(work, [row for row in rows if not row.reasons])
    _write(work, sheet, rows)
    _report(work, sheet, rows)


def _no_rule(work: Import, rows: Sequence[Row]) -> None:
    """Most sheets ask nothing more."""


def _waves(work: Import, sheet: Sheet, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Reversals are matched after the entries they may name."""
    if sheet is not FUNDS:
        yield rows
        return
    entries = [row for row in rows if "reverses" not in row.values]
    yield entries
    reversals = [row for row in rows if "reverses" in row.values]
    rules.reversals(work, reversals, entries)
    yield reversals


def _write(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    count = work.report.counts[sheet.name]
    sound = [row for row in rows if not row.reasons]
    new = parents.first(sheet, [row for row in sound if row.existing is None])
    restored = [row for row in sound if row.existing and row.existing.deleted]
    changed = []
    for row in sound:
        if is_new(row):
            continue
        values = differences(row)
        if not values:
            count.unchanged += 1
        elif work.options.update:
            changed.append((row, values))
        elif is_setup_record(row, work.here.code):
            work.remark(
                row, QT_TRANSLATE_NOOP("import", "is this office itself, of which nothing was entered yet: filled in")
            )
            changed.append((row, values))
        else:
            row.refuse(
                QT_TRANSLATE_NOOP("import", "is there already with other content (import with update to change it)")
            )
    writing.insert(work, sheet, new)
    writing.restore(work, sheet, restored)
    writing.change(work, sheet, changed)
    count.added += len(new) + len(restored)
    count.updated += len(changed)


def _report(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Note the refused rows, and let nothing refer to them."""
    by_layout: dict[int, tuple[Layout, list[RejectedRow]]] = {}
    for row in rows:
        if not row.reasons:
            continue
        if is_new(row) and sheet.name in work.known.ids:
            key = reference_key(sheet, row.values)
            if work.known.ids[sheet.name].get(key) in (row.id, None):  # not the sound row of the same key
                work.known.drop(sheet.name, key, row)
        _, refused = by_layout.setdefault(id(row.layout), (row.layout, []))
        refused.append(RejectedRow(row.number, row.cells, tuple(row.reasons)))
    for layout, refused in by_layout.values():
        work.report.rejected.append(RejectedSheet(sheet.name, layout.raw.name, layout.header, refused))
        work.report.counts[sheet.name].rejected += len(refused)
