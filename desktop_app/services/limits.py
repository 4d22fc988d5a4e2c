"""How long the texts of one record may be: whatever is kept here must fit into what goes to other offices."""

from sqlalchemy import Text, func, select
from sqlalchemy.orm import Session

from db.models import Base, JournalEntry
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError

LONGEST, LONGEST_OF = 500_000, {"report_issue": 1_500_000}
"""Characters of all texts of a record; the figures of a bulletin name all projects that they count."""

LOOKED_AT = 10_000
"""A step that sets fewer characters of a record is not looked at: its other texts were within the limit before."""


def refuse_too_long(session: Session, transaction_id: int) -> None:
    """Raises UserError when a step made the texts of a record longer than they may be."""
    e = JournalEntry
    touched = session.execute(
        select(e.table_name, e.row_id)
        .where(e.transaction_id == transaction_id, func.length(e.after) > LOOKED_AT)
        .distinct()
    )
    for name, row_id in touched.all():
        table = Base.metadata.tables[name]
        lengths = [func.coalesce(func.length(one), 0) for one in table.columns if isinstance(one.type, Text)]
        count = session.scalar(select(sum(lengths[1:], lengths[0])).where(table.columns["id"] == row_id)) or 0
        most = LONGEST_OF.get(name, LONGEST)
        if count > most:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "errors", "One record holds at most {most} characters of text; this one would have {count}."
                ),
                QT_TRANSLATE_NOOP("errors", "Divide it, or attach the text as a file. Nothing was changed."),
                most=f"{most:,}",
                count=f"{count:,}",
            )
