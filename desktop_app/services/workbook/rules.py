"""What single sheets ask of their rows beyond types and references. The gates of the stages are not among it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeAlias

from db.enums import FundState, Indicator
from db.types import WHOLE
from desktop_app.domain.indicators import Measure, measure
from desktop_app.domain.workbook import cells as c
from desktop_app.domain.workbook.reasons import Unreadable
from desktop_app.domain.workbook.schema import (
    ATTENDANCES,
    FUNDS,
    INVESTORS,
    MILESTONES,
    PROJECT_INVESTORS,
    PROJECTS,
    RECOGNITIONS,
    TARGETS,
    TRAININGS,
    UNITS,
)
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.services.workbook import frozen, records, rights
from desktop_app.services.workbook.context import Import
from desktop_app.services.workbook.matching import is_new
from desktop_app.services.workbook.rows import Row

Rule: TypeAlias = Callable[[Import, Sequence[Row]], None]
_Entries: TypeAlias = dict[tuple[str, str], dict[str, records.Values]]
"""(project, evidence number) -> id -> values."""


def investors(work: Import, rows: Sequence[Row]) -> None:
    """USCC by GB 32100-2015; where there is none, a reason is missed but not asked for."""
    from stdnum.cn import uscc

    for row in rows:
        code = row.values.get("uscc")
        if code is not None:
            row.values["uscc"] = code = code.upper()
            if not uscc.is_valid(code):
                row.refuse(QT_TRANSLATE_NOOP("import", "{code} is no unified social credit code"), code=code)
                row.reasons[-1] = row.reasons[-1].about("统一社会信用代码")
        elif "no_uscc_reason" not in row.values:
            work.remark(row, QT_TRANSLATE_NOOP("import", "neither a unified social credit code nor why there is none"))
    same: dict[str, Row] = {}
    for row in rows:
        code = row.values.get("uscc")
        if code and code in same:
            text = QT_TRANSLATE_NOOP("import", "the same unified social credit code as “{name}”")
            work.remark(row, text, name=same[code].values.get("name", ""))
        elif code:
            same[code] = row


def projects(work: Import, rows: Sequence[Row]) -> None:
    """A name or a codename. Without a date of entry the first milestone's date stands, else today."""
    first: dict[str, date] = {}
    if any("entered_on" not in row.values for row in rows):
        for milestone in work.rows.get(MILESTONES.name, ()):
            number, day = milestone.values.get("project_id"), milestone.values.get("business_date")
            if number and day:
                first[number] = min(day, first.get(number, day))
    for row in rows:
        values = row.values
        if "name" not in values and "codename" not in values and row.existing is None:
            row.refuse(QT_TRANSLATE_NOOP("import", "neither name nor codename"))
        if "entered_on" not in values and is_new(row):
            values["entered_on"] = first.get(values["number"], work.tx.today)
        total, fixed = values.get("total_investment_fen"), values.get("fixed_investment_fen")
        if total is not None and fixed is not None and fixed > total:
            work.remark(row, QT_TRANSLATE_NOOP("import", "the fixed investment is greater than the total"))


def funds(work: Import, rows: Sequence[Row]) -> None:
    """Only a reversal is negative."""
    for row in rows:
        amount, reverses = row.values.get("amount_fen"), row.values.get("reverses")
        if amount is not None and amount < 0 and reverses is None:
            row.refuse(QT_TRANSLATE_NOOP("import", "a negative amount must name the evidence number that it reverses"))
        if amount is not None and amount >= 0 and reverses is not None:
            row.refuse(QT_TRANSLATE_NOOP("import", "a reversal has a negative amount"))


def uncounted(work: Import, rows: Sequence[Row]) -> None:
    """What is confirmed without a month, a form or an investor counts nowhere."""
    for row in rows:
        values = (row.existing.values if row.existing else {}) | row.values
        if values.get("state") is not FundState.CONFIRMED:
            continue
        if "count_month" not in values:
            work.remark(row, QT_TRANSLATE_NOOP("import", "confirmed without a count month: it counts in no period"))
        if "form_code" not in values:
            work.remark(row, QT_TRANSLATE_NOOP("import", "confirmed without a form: it counts nowhere"))
        if "investor_id" not in values:
            work.remark(row, QT_TRANSLATE_NOOP("import", "confirmed without an investor: it counts nowhere"))


def targets(work: Import, rows: Sequence[Row]) -> None:
    """Money in 万元, counts as they are, rates in percent (0.6 in a cell formatted as % is 60 %)."""
    for row in rows:
        indicator, cell = row.values.get("indicator"), row.values.get("value")
        if isinstance(indicator, Indicator) and cell is not None:
            try:
                row.values["value"] = target_value(indicator, cell)
            except Unreadable as error:
                row.reasons.append(error.reason.about("目标值"))


def target_value(indicator: Indicator, cell: c.Cell) -> int:
    """A target's cell as stored: 分, or thousandths of a count or of a percent. Raises Unreadable."""
    if measure(indicator) is Measure.MONEY:
        value = c.read_money(cell)
    else:
        percent = isinstance(cell, str) and cell.strip().endswith(("%", "％"))
        number = c.read_number(cell.strip().rstrip("%％") if isinstance(cell, str) else cell)
        if measure(indicator) is Measure.RATE and number <= 1 and not percent:
            number *= 100
        value = c.scaled(number, 3, cell)
    if value < 0:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is below zero"), cell=c.read_text(cell))
    return value


def attendances(work: Import, rows: Sequence[Row]) -> None:
    """Find the session by topic and time."""
    sessions = work.known.ids[TRAININGS.name]
    for row in rows:
        topic, starts_at = row.values.pop("topic", None), row.values.pop("starts_at", None)
        if topic is None or starts_at is None:
            continue
        found = sessions.get((topic, starts_at))
        if found is None:
            text = QT_TRANSLATE_NOOP("import", "there is no training “{topic}” at {time}")
            row.refuse(text, topic=topic, time=starts_at)
        else:
            row.values["session_id"] = found


def reversals(work: Import, rows: Sequence[Row], entries: Sequence[Row]) -> None:
    """Find the entry that each reversal takes back: same project, that evidence number, same investor if it can be.

    Whose money it was and in which form need not be said again. `entries` are the sheet's sound rows that are no
    reversals.
    """
    by_number: _Entries = defaultdict(dict)
    for entry in entries:
        values = entry.values
        if not entry.reasons and "evidence_number" in values:
            by_number[values["project_id"], values["evidence_number"]][entry.id] = values
    _stored_entries(work, rows, by_number)
    for row in rows:
        wanted = row.values.pop("reverses")
        if row.reasons:
            continue
        found = by_number.get((row.values["project_id"], wanted), {})
        same = [id_ for id_, values in found.items() if values.get("investor_id") == row.values.get("investor_id")]
        chosen = same or list(found)
        if len(chosen) == 1:
            row.values["reverses_id"] = chosen[0]
            taken_back = {name: found[chosen[0]].get(name) for name in ("investor_id", "form_code")}
            row.values |= {name: value for name, value in taken_back.items() if value and name not in row.values}
        elif chosen:
            row.refuse(QT_TRANSLATE_NOOP("import", "several entries have the evidence number {number}"), number=wanted)
        else:
            row.refuse(
                QT_TRANSLATE_NOOP("import", "the project has no entry with the evidence number {number}"), number=wanted
            )


def _stored_entries(work: Import, rows: Sequence[Row], by_number: _Entries) -> None:
    projects = {row.values["project_id"] for row in rows if not row.reasons}
    for entry in records.load(work.connection, FUNDS, field="project_id", among=projects, live=True):
        if "reverses_id" not in entry.values and "evidence_number" in entry.values:
            key = (entry.values["project_id"], entry.values["evidence_number"])
            by_number[key].setdefault(entry.id, entry.values)


def leads(work: Import, rows: Sequence[Row]) -> None:
    """The lead investor's origin decides several counts: a lone investor leads unless the row says otherwise, and a
    project without a lead, or with two, is remarked on.
    """
    marked: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.reasons:
            marked[row.values["project_id"]].append(row)
    for group in marked.values():
        if len(group) == 1 and is_new(group[0]) and group[0].values["share"] == WHOLE:
            group[0].values.setdefault("is_lead", True)
        count = sum(1 for row in group if row.values.get("is_lead"))
        if count != 1 and all(is_new(row) for row in group):
            work.remark(group[0], QT_TRANSLATE_NOOP("import", "the project has {count} lead investors"), count=count)


BEFORE: dict[str, Rule] = {
    INVESTORS.name: investors,
    FUNDS.name: funds,
    TARGETS.name: targets,
    ATTENDANCES.name: attendances,
}
"""Run on the rows as they were read."""

MATCHED: dict[str, tuple[Rule, ...]] = {
    UNITS.name: (rights.units,),
    PROJECTS.name: (projects,),
    FUNDS.name: (frozen.funds, rights.funds),
    MILESTONES.name: (frozen.milestones, rights.milestones),
    RECOGNITIONS.name: (rights.recognitions,),
    TARGETS.name: (rights.targets,),
}
"""Run on the rows without a fault once they have been matched with the database."""

SOUND: dict[str, Rule] = {PROJECT_INVESTORS.name: leads, FUNDS.name: uncounted}
"""Run on the rows that will be taken."""
