"""What a bulletin printed, block by block, as it is kept with an issue: corrections compare it with that of today."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from desktop_app.documents.chart_marks import number_texts
from desktop_app.documents.edited import NUMBERED, TextBlock
from desktop_app.documents.model import (
    Align,
    Annex,
    Block,
    ChartKind,
    Document,
    Figure,
    Heading,
    Labelled,
    Listing,
    Paragraph,
    Signature,
    Table,
    text_paragraph,
)
from desktop_app.documents.templates import Template
from desktop_app.documents.wording import NOTHING, percent_cell
from desktop_app.domain.edits import paragraphs

CONTENT = "content"
"""Under this a snapshot keeps what was printed."""

ORDER = "序号"
"""The column that only counts its rows."""

BEGINNING = "开头"


class Kind(StrEnum):
    """What a block is."""

    TEXT = "text"
    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Printed:
    """A table or a chart by its title, or all paragraphs under a heading, one a row. `named` is the column that says
    what a row is about."""

    kind: Kind
    place: str
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...] = ()
    named: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """All that is printed but head, numbers of headings, and what passes. `worded` tells one template from another."""

    blocks: tuple[Printed, ...]
    worded: str = ""


def content(document: Document, template: Template, blocks: Iterable[TextBlock] = ()) -> Content:
    """What a document prints that is worded so; of the clerk's own paragraphs (`blocks`) with the figures of today,
    where that can be told."""
    renewed = dict(_renewed(blocks))
    found: dict[tuple[Kind, str], Printed] = {}
    for place, block in _placed(document.blocks):
        if isinstance(block, Table):
            one = _table(place, block)
        elif isinstance(block, Figure):
            one = _figure(place, block)
        else:
            one = Printed(Kind.TEXT, place, tuple((renewed.get(text, text),) for text in _texts(block)))
        before = found.get((one.kind, place))
        if before is not None and one.kind is not Kind.TEXT:  # a second table of this name
            place = f"{place}（{sum(name.startswith(place) for _kind, name in found) + 1}）"
            one = Printed(one.kind, place, one.rows, one.columns, one.named)
        elif before is not None:
            one = Printed(Kind.TEXT, place, before.rows + one.rows)
        found[one.kind, place] = one
    lines = (f"[{name}]{line.text}" for name, part in template.parts.items() for line in part)
    worded = hashlib.blake2b("\n".join(lines).encode(), digest_size=8).hexdigest()
    return Content(tuple(one for one in found.values() if one.rows), worded)


def as_kept(found: Content) -> dict[str, Any]:
    """The content for a snapshot."""
    return asdict(found)


def kept(snapshot: Mapping[str, Any]) -> Content | None:
    """The content in a snapshot; None where an older program kept none."""
    if CONTENT not in snapshot:
        return None
    blocks = (
        Printed(
            Kind(one["kind"]), one["place"], tuple(map(tuple, one["rows"])), tuple(one["columns"]), int(one["named"])
        )
        for one in snapshot[CONTENT]["blocks"]
    )
    return Content(tuple(blocks), snapshot[CONTENT]["worded"])


def _renewed(blocks: Iterable[TextBlock]) -> Iterator[tuple[str, str]]:
    """The clerk's paragraphs that were written for other figures, each with the one that has today's."""
    for block in blocks:
        if block.outdated and block.edit is not None and block.renewed is not None:
            yield from zip(paragraphs(block.edit.text), paragraphs(block.renewed), strict=True)


def _placed(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block that tells something, with where it stands: its own title, else what it stands under."""
    path, annex = ["", ""], ""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= len(path):
            path[block.level - 1 :] = [NUMBERED.sub("", block.text).rstrip("："), *[""] * (len(path) - block.level)]
        elif isinstance(block, Annex):
            path, annex = ["", ""], block.title
        elif isinstance(block, Signature):
            path = ["", ""]
        under = "·".join(part for part in path if part) or annex or BEGINNING
        if isinstance(block, Table):
            yield block.caption or under, block
            if block.note:
                yield f"{block.caption or under}（注）", text_paragraph(block.note)
        elif isinstance(block, Figure):
            yield block.title or under, block
        elif isinstance(block, Paragraph | Labelled | Listing | Heading):
            yield under, block


def _texts(block: Block) -> tuple[str, ...]:
    if isinstance(block, Listing):
        return block.items
    if isinstance(block, Labelled):
        return (f"{block.label}：{block.text}",)
    return (block.text,) if isinstance(block, Paragraph) else ()


def _table(place: str, table: Table) -> Printed:
    """Without the columns that only count rows, or tell what has passed by the next day."""
    told = [i for i, column in enumerate(table.columns) if column.title != ORDER and not column.passing]
    columns = [table.columns[i] for i in told]
    names = [i for i, column in enumerate(columns) if column.align is Align.LEFT and not column.joined]
    rows = tuple(tuple(row[i] for i in told) for row in table.rows)
    titles = tuple(_titled(column.title, table.unit if column.align is Align.RIGHT else "") for column in columns)
    return Printed(Kind.TABLE, place, rows, titles, names[0] if names else 0)


def _titled(title: str, unit: str) -> str:
    """On one line, with the unit unless it has one of its own."""
    title = title.replace("\n", "")
    return f"{title}（{unit}）" if unit and not title.endswith("）") else title


def _figure(place: str, figure: Figure) -> Printed:
    """The values of a chart as they are written in it, a row for each of its marks."""
    values = [value for series in figure.series for value in series.values if value is not None]
    written = (
        {value: percent_cell(value) for value in values} if figure.kind is ChartKind.GAUGE else number_texts(values)
    )
    cells = [[NOTHING if value is None else written[value] for value in series.values] for series in figure.series]
    rows = tuple(zip(figure.categories, *cells, strict=True))
    unit = figure.unit.split("，")[0]
    return Printed(Kind.FIGURE, place, rows, ("类别", *(_titled(series.name, unit) for series in figure.series)))
