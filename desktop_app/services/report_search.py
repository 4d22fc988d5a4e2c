"""Finding bulletins and letters of the archive by what is written in them."""

from sqlalchemy.orm import Session

from desktop_app.domain.numbering import whole_numbers
from desktop_app.queries import report_issues
from desktop_app.queries.report_issues import TEXT
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office


def containing(office: Office, session: Session, typed: str) -> frozenset[str]:
    """The ids of those whose text has every typed word, whatever its case; what keeps no text is not among them.

    The number of an issue is one word however it is typed: 第 2 期 is not found by a 2 and a 期 somewhere.
    """
    wanted = whole_numbers(typed).split()
    if not wanted:
        return frozenset()
    found = set()
    for row in report_issues.archive(session):
        kept = row.files.get(TEXT)
        file = stored_file(office, kept) if kept else None
        if file is not None and file.is_file():
            text = file.read_text(encoding="utf-8").lower()
            if all(word in text for word in wanted):
                found.add(row.id)
    return frozenset(found)
