"""Shares and credits: those of one project come to 100 %, or none of its rows is taken."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from db.types import WHOLE
from desktop_app.domain.workbook.columns import Sheet
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook import records
from desktop_app.services.workbook.context import Import
from desktop_app.services.workbook.matching import is_new
from desktop_app.services.workbook.rows import Row

_HALF = Decimal("0.5e-6")


def settle(work: Import, sheet: Sheet, rows: Sequence[Row]) -> None:
    """Turn percents into millionths of a percent and check what each project comes to, with what it has already.

    Rows of 0.6 and 0.4 are cells formatted as percent: 60 % and 40 %.
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    broken: set[str] = set()
    for row in rows:
        if not row.reasons:
            groups[row.values["project_id"]].append(row)
        elif row.values.get("project_id"):
            broken.add(row.values["project_id"])
    stored: dict[str, dict[str, int]] = defaultdict(dict)
    for record in records.load(work.connection, sheet, field="project_id", among=groups.keys(), live=True):
        stored[record.values["project_id"]][record.id] = record.values[sheet.shares]
    for project, group in groups.items():
        _settle_project(work, sheet, group, stored.get(project, {}), broken=project in broken)


def _settle_project(work: Import, sheet: Sheet, group: Sequence[Row], stored: dict[str, int], *, broken: bool) -> None:
    field = sheet.shares
    fractions = not stored and abs(sum(row.values[field] for row in group) - 1) <= len(group) * _HALF / 100
    final = dict(stored)
    for row in group:
        percent = row.values[field] * (100 if fractions else 1)
        row.values[field] = share = int((percent * 1_000_000).to_integral_value(ROUND_HALF_UP))
        if is_new(row) or work.options.update:
            final[row.id] = share
    total = sum(final.values())
    # each share may be rounded in its sixth decimal
    if final != stored and 2 * abs(total - WHOLE) > len(final):
        for row in group:
            if broken:
                row.refuse(QT_TRANSLATE_NOOP("import", "another row of this project's shares was refused"))
                continue
            row.refuse(
                QT_TRANSLATE_NOOP("import", "the shares of this project come to {total} %, not to 100 %"),
                total=f"{Decimal(total).scaleb(-6).normalize():f}",
            )
