"""Saying with which numbers bulletins and letters go on that were issued elsewhere before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.enums import ReportKind
from db.models import Setting
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import report_issues
from desktop_app.queries.report_starts import COUNTED, KINDS, SETTING, Start, starts, total_before
from desktop_app.services.office import Actor, Changes, Label, Office, Transaction
from desktop_app.services.rights import require_centre, require_centres_office

MOST = 99_999


@dataclass(frozen=True, slots=True)
class Next:
    """The number that the next one of a kind is to have, and which one it is to be of all there ever were."""

    number: int
    total: int = 0


def write(office: Office, actor: Actor, wanted: Mapping[ReportKind, Next], year: int, prefix: str) -> Changes:
    """Let the numbers of a year go on with these; `prefix` is the 机关代字 of the letters.

    They may only lie above what was issued here. Raises InvalidInput naming `kind.number` and `kind.total`, UserError
    unless the actor is of the centre.
    """
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Set the next numbers of bulletins and letters"))
    with office.write(label, actor) as tx:
        require_centres_office(tx.session)
        wrong: dict[str, UserError] = {}
        kept = {kind.value: start._asdict() for kind, start in starts(tx.session).items()}
        for kind, one in wanted.items():
            of_letters = prefix if kind is ReportKind.LETTER else ""
            wrong |= _problems(tx, kind, one, year, of_letters)
            more = one.total - 1 - report_issues.total_issued(tx.session, kind) if kind in COUNTED else 0
            kept[kind.value] = Start(year, one.number - 1, more, of_letters)._asdict()
        if wrong:
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some numbers cannot be the next ones."), fields=wrong)
        row = tx.session.scalars(select(Setting).where(Setting.name == SETTING, Setting.deleted_at.is_(None))).first()
        if row is None:
            row = Setting(name=SETTING)
            tx.session.add(row)
        row.value = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return tx.done()


def _problems(tx: Transaction, kind: ReportKind, one: Next, year: int, prefix: str) -> dict[str, UserError]:
    """What cannot be, by field."""
    wrong: dict[str, UserError] = {}
    last = report_issues.last_number(tx.session, kind, year, prefix)
    if not last < one.number <= MOST:
        wrong[f"{kind.value}.number"] = UserError(
            QT_TRANSLATE_NOOP("errors", "Number {last} is taken already: {least} or more.")
            if last
            else QT_TRANSLATE_NOOP("errors", "A number from {least} to {most}."),
            last=last,
            least=last + 1,
            most=MOST,
        )
    if kind not in COUNTED:
        return wrong
    issued = report_issues.total_issued(tx.session, kind)
    least = max(one.number, issued + total_before(tx.session, kind) + 1 if issued else 1)
    if not least <= one.total <= MOST:
        message = QT_TRANSLATE_NOOP("errors", "Of all there ever were, the next one is number {least} or more.")
        wrong[f"{kind.value}.total"] = UserError(message, least=least)
    return wrong


def now(session: Session, year: int, prefix: str) -> dict[ReportKind, Next]:
    """With which numbers each kind would go on; letters only where they have a 机关代字."""
    found: dict[ReportKind, Next] = {
        kind: Next(
            report_issues.next_number(session, kind, year),
            report_issues.next_total(session, kind) if kind in COUNTED else 0,
        )
        for kind in KINDS
        if kind is not ReportKind.LETTER
    }
    if prefix:
        found[ReportKind.LETTER] = Next(report_issues.next_letter(session, prefix, year))
    return found
