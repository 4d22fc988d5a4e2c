"""Making the correction of an issued bulletin: what is counted otherwise today, and the words that were wrong."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop_app.documents import bulletin, corrected_words, correction, produce
from desktop_app.documents.corrected_words import CorrectedWords
from desktop_app.documents.correction import CorrectedFigure, CorrectionData
from desktop_app.documents.model import BREAK, Title
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import office_settings, report_issues, units
from desktop_app.queries.report_issues import TEXT, IssueRow
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office


def produce_correction(
    office: Office,
    press: Press,
    issued: IssueRow,
    reason: str,
    out: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Bulletin, RenderResult]:
    """Write the correction of an issued bulletin to `out`. Raises InvalidInput for words that it does not have."""
    text = stored_file(office, issued.files[TEXT]) if TEXT in issued.files else None
    if text is not None and text.is_file():
        corrected_words.require_printed(corrected_words.split(reason)[1], text.read_text(encoding="utf-8"))
    with office.read(sparing=True) as session:
        made = compose_correction(session, press, issued, reason, office.clock.today())
    return made, render_pdf(made.document, out, press.fonts(), progress, cancelled)


def compose_correction(session: Session, press: Press, issued: IssueRow, reason: str, day: date) -> Bulletin:
    """What is to be put right in an issued bulletin: figures as they are counted today, and words kept with `reason`.

    Raises UserError when no figure is printed otherwise than before and there are no words, InvalidInput without a
    reason.
    """
    told, words = corrected_words.split(reason)
    if not told:
        missing = UserError(QT_TRANSLATE_NOOP("errors", "Say why it was wrong."))
        raise InvalidInput(missing.message, fields={"reason": missing})
    now = produce.compose(session, press, issued.kind, issued.period, day)
    before = report_issues.latest_snapshot(session, issued.id)
    figures = _changed(session, issued, before, now.snapshot)
    if not figures and not words:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "No figure of “{title}” has changed since."),
            QT_TRANSLATE_NOOP(
                "errors",
                "Put the records right first, or write below which words were wrong. "
                "To print all of it anew, declare it void and issue it again.",
            ),
            title=issued.title,
        )
    rest = correction.rest(before, now.snapshot) if figures else "rest_told"
    data = _data(session, press, issued, now, day, figures=figures, reason=told, rest=rest, words=words)
    document = correction.build(data, press.template(correction.TEMPLATE))
    frozen = {**now.snapshot, correction.CORRECTIONS: [asdict(figure) for figure in figures]}
    if words:
        frozen[correction.WORDS] = [list(one) for one in words]
    kept = corrected_words.joined(told, words)
    number = now.year, now.number
    return Bulletin(issued.kind, issued.period, *number, document.title, document, frozen, issued.id, reason=kept)


def _changed(
    session: Session, issued: IssueRow, before: dict[str, Any], now: dict[str, Any]
) -> tuple[CorrectedFigure, ...]:
    """The figures that are printed otherwise today. Raises UserError when it is not known what was printed."""
    if (correction.PRINTED in now) is not (correction.PRINTED in before):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "An older program issued “{title}” and did not keep what was printed of it."),
            QT_TRANSLATE_NOOP("errors", "Declare it void and issue it again."),
            title=issued.title,
        )
    names = {unit.code: unit.short_name or unit.name for unit in units.all_units(session)}
    return correction.changed(before, now, names)


def _data(
    session: Session,
    press: Press,
    issued: IssueRow,
    now: Bulletin,
    day: date,
    *,
    figures: tuple[CorrectedFigure, ...],
    reason: str,
    rest: str,
    words: tuple[CorrectedWords, ...],
) -> CorrectionData:
    """With the head, the number and the foot that the bulletin itself has."""
    office = office_settings.load(session).office_name
    corrected = press.template(f"{issued.kind.value}.txt")
    foot = corrected.settings("colophon", {"office": office}) if "colophon" in corrected.parts else {}
    old, own = (
        corrected.settings("masthead", {"office": office, "year": year, "number": number})
        if "masthead" in corrected.parts
        else {}
        for year, number in ((issued.year, issued.number), (now.year, now.number))
    )
    return CorrectionData(
        name=own.get("name", ""),
        corrected=issued.title,
        corrected_number=issued.number or 0,
        corrected_day=issued.issued_on or day,
        issue=bulletin.Issue(now.number, report_issues.total_issued(session, issued.kind) + 1, day),
        figures=figures,
        reason=reason,
        office=office,
        phrases=tuple(next(block.text.split(BREAK) for block in now.document.blocks if isinstance(block, Title))),
        own=own.get("number", "") if own.get("name") else "",
        old=old.get("number", ""),
        rest=rest,
        recipients=tuple(foot.items()),
        copies=corrected.number("masthead", "copies", bulletin.COPIES) if own.get("copies") else 0,
        words=words,
    )
