"""What a correction says of every place that is printed otherwise today: its tables, in the body or in an annex."""

from collections.abc import Sequence

from desktop_app.documents.annex_workbook import NUMBER
from desktop_app.documents.compared import Difference, drawn_again
from desktop_app.documents.model import SISTERS, Align, Block, Column, Table
from desktop_app.documents.printed import Kind
from desktop_app.documents.wording import within_quotes

NAMED = 8
"""So many tables and sections are named in the body where the annex tells all."""

SHORT = 15
"""Cells of so many characters stand in the middle of their columns."""

NONE_BEFORE, NONE_NOW = "（无）", "（删去）"


def listed_ones(places: Sequence[Difference]) -> tuple[Difference, ...]:
    """Those that are told value by value: all but charts that draw what is told anyway."""
    drawn = drawn_again(places)
    return tuple(one for one in places if one.key not in drawn)


def charts(places: Sequence[Difference]) -> str:
    """The charts among them that only draw what is told, by name; "" without any."""
    drawn = drawn_again(places)
    return _quoted([one for one in places if one.key in drawn])


def count(places: Sequence[Difference]) -> int:
    """How many values and sentences are told."""
    return sum(len(one.changes) for one in listed_ones(places))


def names(places: Sequence[Difference]) -> str:
    """Where they stand, in words."""
    found = listed_ones(places)
    return _quoted(found) if len(found) <= NAMED else f"{_quoted(found[:NAMED])}等{len(found)}个表和部分"


def _quoted(places: Sequence[Difference]) -> str:
    """Quoted names one behind the other, without a sign between them (GB/T 15834-2011, 4.5.3.5)."""
    return "".join(f"“{within_quotes(one.place)}”" for one in places)


def tables(places: Sequence[Difference], of_values: str, of_sentences: str) -> list[Block]:
    """The values, by table, row and column; and the sentences that tell them; each with what stands above it."""
    shown = listed_ones(places)
    cells = [one for one in shown if one.kind is not Kind.TEXT]
    texts = [one for one in shown if one.kind is Kind.TEXT]
    found = ((_cells, cells, of_values), (_texts, texts, of_sentences))
    return [make(some, caption) for make, some, caption in found if some]


def kept(places: Sequence[Difference]) -> list[dict[str, str]]:
    """Every value and sentence with its name, for the snapshot."""
    return [
        {
            "name": " · ".join(part for part in (one.place, change.row, change.column) if part),
            "unit": "",
            "before": change.before,
            "now": change.now,
        }
        for one in listed_ones(places)
        for change in one.changes
    ]


def _cells(places: Sequence[Difference], caption: str) -> Table:
    rows = tuple(
        (one.place, change.row, change.column, change.before, change.now) for one in places for change in one.changes
    )
    told = [cell for row in rows for cell in row[3:]]
    align = Align.LEFT if max(map(len, told)) > SHORT else Align.CENTRE
    align = Align.RIGHT if all(map(NUMBER.fullmatch, told)) else align
    columns = (
        Column("所在表", 1.4, joined=True),
        Column("行", 1.8, joined=True),
        Column("栏目", 1.4),
        Column("更正前", 1.2, align, alike=True),
        Column("更正后", 1.2, align, alike=True),
    )
    return Table(columns, rows, caption, largest=SISTERS)


def _texts(places: Sequence[Difference], caption: str) -> Table:
    rows = tuple(
        (one.place, change.before or NONE_BEFORE, change.now or NONE_NOW) for one in places for change in one.changes
    )
    sides = (Column("更正前", 3.0, alike=True), Column("更正后", 3.0, alike=True))
    return Table((Column("所在部分", 1.2, joined=True), *sides), rows, caption, largest=SISTERS)
