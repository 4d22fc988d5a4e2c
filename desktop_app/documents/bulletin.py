"""What bulletins have in common: head, title, numbered sections, annexes, signature and foot, as a template asks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.documents import wording
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    Block,
    Colophon,
    Document,
    Heading,
    Masthead,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.numbering import renumbered
from desktop_app.documents.templates import Template, Values

Maker = Callable[[], list[Block]]
"""Makes the blocks of a section or an annex; none when there is nothing to say."""

MASTHEAD = ("name", "maker", "classification", "copies")
LEADERS = 3
"""The ranks of a group that are told in words."""

NAMED = 5
"""So many of these are named at most, where many share a rank."""

COPIES = range(1, 100_000)

Annexes = list[tuple[str, list[Block]]]


@dataclass(frozen=True, slots=True)
class Issue:
    """The issue of the year, the issue ever (0: not told), and its date."""

    number: int
    total: int
    issued: date


def compose(
    template: Template,
    values: Values,
    issue: Issue,
    sections: Mapping[str, Maker],
    annexes: Mapping[str, Maker] | None = None,
) -> Document:
    """A bulletin with a red masthead, unless the template names none.

    Which sections and annexes it has, and their order, is the template's.

    Raises UserError naming file and line when the template is wrong.
    """
    head = template.settings("masthead", values, MASTHEAD)
    title = template.lines("title", values)
    name, maker = head.get("name", ""), head.get("maker", "")
    total = f"总第{issue.total}期" if issue.total else ""
    masthead = Masthead(name, f"第{issue.number}期", maker, issue.issued, total, head.get("classification", ""))
    blocks: list[Block] = [masthead] if name else []
    blocks.append(Title.of(title))
    blocks += [text_paragraph(line) for line in template.lines("opening", values)]
    blocks += numbered(template, sections)
    blocks += ending(template, values, issue.issued, chosen_annexes(template, annexes or {}))
    copies = template.number("masthead", "copies", COPIES) if head.get("copies") else 0
    blocks.append(Colophon(tuple(template.settings("colophon", values).items()), maker, issue.issued, copies))
    return Document("".join(title), maker, issue.issued, tuple(blocks), name)


def numbered(template: Template, makers: Mapping[str, Maker]) -> list[Block]:
    """The sections the template asks for, 一、 二、 in its order; one without anything to say is left out.

    A single one has no number.
    """
    result: list[Block] = []
    number = 0
    for key, name in template.settings("sections", known=makers).items():
        inner = makers[key]()
        if inner:
            number += 1
            result += [Heading(1, f"{wording.chinese_number(number)}、{name}", key), *inner]
    return renumbered(result)


def chosen_annexes(template: Template, makers: Mapping[str, Maker]) -> Annexes:
    """The annexes the template asks for, with their titles, as far as they have content."""
    if not makers:
        return []
    made = [(name, makers[key]()) for key, name in template.settings("annexes", known=makers).items()]
    return [(name, blocks) for name, blocks in made if blocks]


def ending(template: Template, values: Values, issued: date, annexes: Annexes) -> list[Block]:
    """附件说明, signature and date unless the template has none, and the annexes."""
    blocks: list[Block] = []
    if annexes:
        blocks.append(AttachmentNote(tuple(name for name, _blocks in annexes)))
    if "signature" in template.parts:
        blocks.append(Signature(template.text("signature", values), issued))
    for number, (name, inner) in enumerate(annexes, 1):
        blocks += [Annex(number if len(annexes) > 1 else 0, name), *inner]
    return blocks


def ranking(group: str, ranks: Mapping[str, int], template: Template) -> str:
    """Who leads a group: the only one, all of a few in their order, or the first ones; who shares a rank is said so."""
    first = [rank for rank in ranks.values() if rank <= LEADERS]
    if len(ranks) == 1:
        part = "ranking_one"
    elif len(set(first)) < len(first):
        part = "ranking_tied"
    else:
        part = "ranking_all" if len(ranks) <= LEADERS else "ranking"
    values = {
        "group": group,
        "count": len(ranks),
        "leaders": so_many([unit for unit, rank in ranks.items() if rank <= LEADERS]),
        "places": wording.chinese_number(min(LEADERS, len(ranks))),
        "standing": _standing(ranks),
    }
    return template.text(part, values)


def _standing(ranks: Mapping[str, int]) -> str:
    """The first ranks, and who has each: 甲、乙并列第一，丙第三."""
    told = []
    for rank in dict.fromkeys(rank for rank in ranks.values() if rank <= LEADERS):
        units = [unit for unit, one in ranks.items() if one == rank]
        together = "并列" if len(units) > 1 else ""
        told.append(f"{so_many(units)}{together}第{wording.chinese_number(rank)}")
    return "，".join(told)


def so_many(units: Sequence[str]) -> str:
    """The units by name; of many a few, and how many they are."""
    if len(units) <= NAMED:
        return wording.listed(units)
    return f"{wording.listed(units[:LEADERS])}等{len(units)}家"


def when(rows: object, table: Callable[[], Table]) -> list[Block]:
    """The table as blocks, unless it has no rows."""
    return [table()] if rows else []
