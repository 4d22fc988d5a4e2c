"""Letters take their numbers in one step: every 机关代字 counts from 1 each year, without gap or repeat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.enums import ReportState
from db.models import Letter
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.queries import report_issues
from desktop_app.services import attachments
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.services.reports import NumberTaken, require_reason
from desktop_app.services.rights import require_centre


@dataclass(frozen=True, slots=True)
class ReadyLetter:
    """A letter that is made and waits for its number. `files` are kept beside the PDF (`report_issues.FILES`)."""

    prefix: str
    year: int
    number: int
    title: str
    addressee: str
    issued_on: date
    pdf: Path
    pdf_hash: str
    files: Mapping[str, Path] = field(default_factory=dict)


def issue(office: Office, actor: Actor, letters: Sequence[ReadyLetter]) -> Changes:
    """Record these letters with their numbers and keep their files, all or none.

    Raises NumberTaken when one of the numbers is not the next, UserError unless the actor is of the centre.
    """
    require_centre(actor)
    label = Label(QT_TRANSLATE_NOOP("steps", "Issue {count} letters"), {"count": len(letters)})
    with office.write(label, actor) as tx:
        for one in letters:
            if report_issues.next_letter(tx.session, one.prefix, one.year) != one.number:
                raise NumberTaken(
                    QT_TRANSLATE_NOOP("errors", "Number {number} is no longer the next one."),
                    QT_TRANSLATE_NOOP("errors", "Make the letters again and issue them then."),
                    number=one.number,
                )
            record = Letter(
                prefix=one.prefix,
                year=one.year,
                number=one.number,
                title=one.title,
                addressee=one.addressee,
                issued_on=one.issued_on,
                pdf_hash=one.pdf_hash,
            )
            tx.session.add(record)
            tx.session.flush()
            attachments.attach(office, tx, "letter", record.id, one.pdf)
            for what, file in one.files.items():
                attachments.attach(office, tx, "letter", record.id, file).note = what
            tx.session.flush()
    return tx.done()


def void(office: Office, actor: Actor, letter_id: str, reason: str) -> Changes:
    """Declare a letter void: it keeps its number and its files. Raises UserError unless it stands."""
    require_centre(actor)
    require_reason(reason)
    with office.write(Label(QT_TRANSLATE_NOOP("steps", "Void a letter")), actor) as tx:
        found = tx.session.get(Letter, letter_id)
        if found is None or found.deleted_at is not None or found.state is not ReportState.ISSUED:
            raise UserError(QT_TRANSLATE_NOOP("errors", "This letter does not stand any more."))
        named = {"title": found.title, "addressee": found.addressee, "number": found.number}
        tx.rename(Label(QT_TRANSLATE_NOOP("steps", "Void {title} to {addressee}, No. {number}"), named))
        found.state, found.reason = ReportState.VOIDED, reason.strip()
    return tx.done()
