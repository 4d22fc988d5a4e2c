"""Making the correction of an issued bulletin: what is counted otherwise today, and the words that were wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.earlier import as_it_was
from desktop_app.documents import (
    bulletin,
    chosen,
    corrected_places,
    corrected_words,
    correction,
    printed,
    produce,
    reissued,
)
from desktop_app.documents.chosen import Choice, Differences
from desktop_app.documents.compared import Difference
from desktop_app.documents.corrected_words import CorrectedWords
from desktop_app.documents.correction import CorrectedFigure, CorrectionData
from desktop_app.documents.model import BREAK, Document, Title
from desktop_app.documents.paint import RenderResult
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.produce import WORDING, Bulletin, Press
from desktop_app.domain.money import wan_from_fen
from desktop_app.domain.numbering import counted_in
from desktop_app.domain.periods import Month, days_of
from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.queries import as_issued, closed_months, office_settings, report_issues, units
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


@dataclass(frozen=True, slots=True)
class Found:
    """What of an issued bulletin is otherwise: its `differences`, or the `figures` alone where only they were kept.

    `then` is the issue as the records say it should have been on its day, `today` as they would say it now. `rest` is
    what a correction says of all else.
    """

    then: Bulletin
    today: Bulletin
    before: Mapping[str, Any]
    differences: Differences | None = None
    figures: tuple[CorrectedFigure, ...] = ()
    rest: str = "rest_told"

    @property
    def places(self) -> tuple[Difference, ...]:
        """What was wrong on its day."""
        return self.differences.errors if self.differences else ()

    @property
    def later(self) -> tuple[Difference, ...]:
        """What is otherwise only since."""
        return self.differences.later if self.differences else ()

    def chosen(self, choice: Choice) -> tuple[Difference, ...]:
        """What is put right."""
        return self.differences.chosen(choice) if self.differences else ()


def find(session: Session, press: Press, issued: IssueRow, day: date) -> Found:
    """Compose the issue again as of its own day, and compare; its correction is made on `day`.

    Raises UserError when it is not known what was printed.
    """
    before = report_issues.latest_snapshot(session, issued.id)
    today = _composed(session, press, issued, before, day)
    earlier = as_issued.values_at_issue(session, issued.id, days_of(issued.kind, issued.period)[1])
    then = today
    if any(earlier.values()):
        session.expunge_all()  # what was read stays as it is now
        with as_it_was(session.connection(), earlier):
            then = _composed(session, press, issued, before, day)
        session.expunge_all()
    printed_then, said, says = (printed.kept(one) for one in (before, then.snapshot, today.snapshot))
    if printed_then is not None and said is not None and says is not None:
        corrected = bool(report_issues.corrections(session, issued.id))
        return Found(then, today, before, chosen.compare(printed_then, said, says, corrected=corrected))
    figures = _changed(session, issued, before, then.snapshot)
    rest = correction.rest(before, then.snapshot) if figures else "rest_told"
    return Found(then, today, before, figures=figures, rest=rest)


def _composed(session: Session, press: Press, issued: IssueRow, before: Mapping[str, Any], day: date) -> Bulletin:
    """The issue as the records would have it, in the words with which it was issued, with the number of a correction
    that is made on `day`."""
    name = f"{issued.kind.value}.txt"
    as_worded = replace(press, tried=(name, before[WORDING])) if WORDING in before else press
    try:
        return _in_words_of(session, as_worded, name, issued, day)
    except UserError:
        if as_worded == press:
            raise
        return _in_words_of(session, press, name, issued, day)  # this program cannot fill what an older one could


def _in_words_of(session: Session, press: Press, template: str, issued: IssueRow, day: date) -> Bulletin:
    made = produce.compose(session, press, issued.kind, issued.period, issued.issued_on or day)
    year = counted_in(issued.kind, int(issued.period[:4]), day.year)
    number = report_issues.next_number(session, issued.kind, year)
    content = printed.as_kept(printed.content(made.document, press.template(template), made.blocks))
    return replace(made, year=year, number=number, snapshot={**made.snapshot, printed.CONTENT: content})


def compose_correction(session: Session, press: Press, issued: IssueRow, reason: str, day: date) -> Bulletin:
    """What is to be put right in an issued bulletin: what was wrong in it, as far as it is chosen, and words kept with
    `reason`.

    Raises UserError when nothing is to be put right, InvalidInput without a reason.
    """
    told, words = corrected_words.split(reason)
    if not told:
        missing = UserError(QT_TRANSLATE_NOOP("errors", "Say why it was wrong."))
        raise InvalidInput(missing.message, fields={"reason": missing})
    choice = Choice(corrected_words.left_as_printed(reason), corrected_words.put_right_also(reason))
    found = find(session, press, issued, day)
    places = found.chosen(choice)
    if not (places or found.figures or words):
        raise nothing(session, issued)
    now = found.today if choice.also else found.then
    document = correction.build(
        _data(session, press, issued, found, places, day, told, words), press.template(correction.TEMPLATE)
    )
    kept = corrected_words.joined(told, words, sorted(choice.left), sorted(choice.also))
    unfit = tuple(one for one in now.blocks if one.outdated and one.renewed is None)
    numbered = Bulletin(issued.kind, issued.period, now.year, now.number, document.title, document, {}, issued.id)
    frozen = _frozen(found, now.snapshot, choice, places, words)
    return replace(numbered, snapshot=frozen, blocks=unfit, reason=kept)


def _frozen(
    found: Found,
    now: Mapping[str, Any],
    choice: Choice,
    places: Sequence[Difference],
    words: Sequence[CorrectedWords],
) -> dict[str, Any]:
    """The figures that hold, what holds of the content from now on, and what was corrected."""
    frozen = {**now}
    if found.differences is not None:
        frozen[printed.CONTENT] = printed.as_kept(found.differences.standing(choice))
    figures = [asdict(figure) for figure in found.figures]
    frozen[correction.CORRECTIONS] = [*figures, *corrected_places.kept(places)]
    if words:
        frozen[correction.WORDS] = [list(one) for one in words]
    return frozen


def example(session: Session, press: Press, issued: IssueRow, day: date) -> Document:
    """How a correction of this issue would read: what would be printed otherwise today, else words as an example."""
    found = find(session, press, issued, day)
    words = () if found.places or found.figures else (CorrectedWords("（原来的文字）", "（更正后的文字）"),)
    data = _data(session, press, issued, found, found.places, day, "（更正原因）", words)
    return correction.build(data, press.template(correction.TEMPLATE))


def nothing(session: Session, issued: IssueRow) -> UserError:
    """That nothing is to be corrected; and why money that was reversed is not."""
    message = QT_TRANSLATE_NOOP("errors", "No figure of “{title}” has changed since.")
    later = reversed_later(session, issued)
    if not later:
        hint = QT_TRANSLATE_NOOP(
            "errors",
            "Put the records right first, or write below which words were wrong. "
            "To print all of it anew, declare it void and issue it again.",
        )
        return UserError(message, hint, title=issued.title)
    hint = QT_TRANSLATE_NOOP(
        "errors",
        "Money that it counts was reversed ({amount} 万元), which counts in {months}: a month whose bulletin is out is "
        "never counted anew, so its figures stand, and the bulletins from then on have the change. To tell its readers "
        "all the same, write the printed figure below as wrong words, and the right one beside it.",
    )
    amount = f"{wan_from_fen(sum(later.values())):,f}"
    return UserError(message, hint, title=issued.title, amount=amount, months="、".join(later))


def reversed_later(session: Session, issued: IssueRow) -> dict[str, int]:
    """Money of its year up to its end that was reversed in later months: 分 by the month that counts the reversal."""
    last = Month.of(days_of(issued.kind, issued.period)[1])
    return closed_months.reversed_after(session, Month(last.year, 1), last)


def _changed(
    session: Session, issued: IssueRow, before: Mapping[str, Any], now: Mapping[str, Any]
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
    found: Found,
    places: tuple[Difference, ...],
    day: date,
    reason: str,
    words: tuple[CorrectedWords, ...],
) -> CorrectionData:
    """With the head, the number and the foot that the bulletin itself has."""
    now = found.then
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
        issue=bulletin.Issue(now.number, report_issues.next_total(session, issued.kind), day),
        figures=found.figures,
        reason=reason,
        office=office,
        phrases=tuple(next(block.text.split(BREAK) for block in now.document.blocks if isinstance(block, Title))),
        own=own.get("number", "") if own.get("name") else "",
        old=old.get("number", ""),
        rest=found.rest,
        recipients=tuple(foot.items()),
        copies=corrected.number("masthead", "copies", bulletin.COPIES) if own.get("copies") else 0,
        words=words,
        places=places,
        voided=reissued.named(corrected, report_issues.voided_corrections(session, issued.id)),
    )
