"""Letters in the form of GB/T 9704-2012, 10.1: their frame, and 督办函, about the duties a unit has still open."""

import datetime
from collections.abc import Sequence

from desktop_app.documents import wording
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import (
    SISTERS,
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
from desktop_app.documents.templates import Template, Values

TEMPLATE = "letter.txt"


def letter(
    unit: str,
    duties: Sequence[Slip],
    template: Template,
    office: str,
    today: datetime.date,
    number: str,
    *,
    others: int = 0,
) -> Document:
    """The letter to a unit about its open duties; `number` is its serial, a blank while it has none. `others`: how many
    more it has open, of which the letter says nothing.

    Raises UserError naming file and line when the template is wrong.
    """
    late = [duty.days for duty in duties if duty.days]
    now = sum(duty.due == today for duty in duties)
    coming = min((duty.due for duty in duties if duty.due and duty.due >= today), default=None)
    values: dict[str, object] = {"office": office, "year": today.year, "unit": unit, "count": len(duties)}
    values |= {"date": chinese_date(today), "late": len(late), "days": max(late, default=0), "today": now}
    values["next"] = chinese_date(coming) if coming else ""
    case = _case(len(late), len(duties))
    values["standing"] = template.text(_standing(duties, case, now, coming is not None), values)
    values["open"] = len(duties) + others
    opening = template.lines("opening_chosen" if others else "opening", values)
    body: list[Block] = [text_paragraph(line) for line in opening]
    body.append(_table(duties))
    closing = _closing(case, now, coming is not None)
    body += [text_paragraph(line) for line in template.lines(closing, values)]
    urging = late and "title_late" in template.parts
    title = template.lines("title_late" if urging else "title", values)
    copies = tuple(template.settings("colophon" if late else "colophon_not_late", values).items())
    return framed(unit, title, body, template, values | {"number": number}, today, copies)


def framed(
    addressee: str,
    title: Sequence[str],
    body: Sequence[Block],
    template: Template,
    values: Values,
    today: datetime.date,
    copies: Sequence[tuple[str, str]] = (),
) -> Document:
    """A letter in the office's own frame: head and number, title, addressee, signature; `copies` as (抄送, to whom).

    `values` has `office`, `year` and `number`, its serial or a blank. Raises UserError when the template is wrong.
    """
    head = template.settings("letterhead", values)
    agency, office = head.get("agency", ""), str(values["office"])
    blocks: list[Block] = [LetterHeader(agency, head.get("number", ""))] if agency else []
    blocks += [Title("\u200b".join(title)), Addressee(addressee), *body]
    blocks.append(Signature(template.text("signature", values), today))
    blocks += [Colophon(tuple(copies), "", ruled=False)] if copies else []
    return Document("".join(title), office, today, tuple(blocks), addressee)


def _case(late: int, count: int) -> str:
    """Which words of the template fit: one duty and it is late, all, some, or none of them."""
    if not late:
        return "none"
    if late < count:
        return "some"
    return "one" if count == 1 else "all"


def _closing(case: str, now: int, dated: bool) -> str:
    """The part of the template that says by when: what is late at once, anything else by its day if it has one."""
    if case == "none":
        return "closing_today" if now else "closing_none" if dated else "closing_undated"
    return f"closing_{case}" if dated or case != "some" else "closing_some_undated"


def _standing(duties: Sequence[Slip], case: str, now: int, dated: bool) -> str:
    """The words for how the duties stand: of many with a single late one, and of those that are not late, their own."""
    count = len(duties)
    if case == "some" and sum(duty.days > 0 for duty in duties) == 1:
        return "standing_some_one"
    if case != "none":
        return f"standing_{case}"
    if not dated:
        return "standing_undated" if count > 1 else "standing_undated_one"
    if now:
        return "standing_today_one" if count == 1 else "standing_today_all" if now == count else "standing_today_some"
    return "standing_ahead_one" if count == 1 else "standing_ahead"


def _table(duties: Sequence[Slip]) -> Table:
    """The duties; no column in which nothing is said of any."""
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
            str(duty.days) if duty.days else wording.NOTHING,
            wording.light(duty.light),
        )
        for number, duty in enumerate(duties, 1)
    )
    told = [place for place in range(len(columns)) if any(row[place] != wording.NOTHING for row in rows)]
    heads = tuple(columns[place] for place in told)
    return Table(heads, tuple(tuple(row[place] for place in told) for row in rows), largest=SISTERS)
