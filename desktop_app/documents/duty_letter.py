"""督办函: a letter to a unit about the duties it has still open, in the form of GB/T 9704-2012, 10.1."""

import datetime
from collections.abc import Sequence

from desktop_app.documents import wording
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import (
    Addressee,
    Align,
    Block,
    Colophon,
    Column,
    Document,
    LetterHeader,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.review_data import Slip
from desktop_app.documents.templates import Template

TEMPLATE = "letter.txt"


def letter(
    unit: str, duties: Sequence[Slip], template: Template, office: str, today: datetime.date, number: str
) -> Document:
    """The letter to a unit about its open duties; `number` is its serial, a blank while it has none.

    Raises UserError naming file and line when the template is wrong.
    """
    late = [duty.days for duty in duties if duty.days]
    values: dict[str, object] = {"office": office, "year": today.year, "unit": unit, "count": len(duties)}
    values |= {"date": chinese_date(today), "late": len(late), "days": max(late, default=0)}
    case = _case(len(late), len(duties))
    values["standing"] = template.text(f"standing_{case}", values)
    head = template.settings("letterhead", values | {"number": number}, ("agency", "number"))
    title = template.lines("title", values)
    agency = head.get("agency", "")
    blocks: list[Block] = [LetterHeader(agency, head.get("number", ""))] if agency else []
    blocks += [Title("\u200b".join(title)), Addressee(unit)]
    blocks += [text_paragraph(line) for line in template.lines("opening", values)]
    blocks.append(_table(duties))
    blocks += [text_paragraph(line) for line in template.lines(f"closing_{case}", values)]
    blocks.append(Signature(template.text("signature", values), today))
    copies = tuple(template.settings("colophon", values).items())
    blocks += [Colophon(copies, "", ruled=False)] if copies else []
    return Document("".join(title), office, today, tuple(blocks), unit)


def _case(late: int, count: int) -> str:
    """Which words of the template fit: one duty and it is late, all, some, or none of them."""
    if not late:
        return "none"
    if late < count:
        return "some"
    return "one" if count == 1 else "all"


def _table(duties: Sequence[Slip]) -> Table:
    columns = (
        Column("序号", 0.5, Align.CENTRE),
        Column("事项", 3.1),
        Column("关联项目", 2.3),
        Column("办结期限", 1.2, Align.CENTRE),
        Column("逾期天数", 0.9, Align.RIGHT),
        Column("亮灯", 0.8, Align.CENTRE),
    )
    rows = tuple(
        (
            str(number),
            duty.matter,
            duty.project or wording.NOTHING,
            f"{duty.due:%Y-%m-%d}" if duty.due else wording.NOTHING,
            str(duty.days),
            wording.light(duty.light),
        )
        for number, duty in enumerate(duties, 1)
    )
    return Table(columns, rows)
