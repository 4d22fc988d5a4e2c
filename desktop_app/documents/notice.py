"""定期公示: the few things that may be public, as a document."""

from datetime import timedelta

from desktop_app.documents import bulletin, wording
from desktop_app.documents.bulletin import Maker
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import Align, Block, Column, Document, Heading, RedHeader, Table, Title, text_paragraph
from desktop_app.documents.monthly_tables import SIZES_NOTE
from desktop_app.documents.notice_data import NoticeData, PublicGroup, PublicRank
from desktop_app.documents.template_tables import caption
from desktop_app.documents.templates import Template

TEMPLATE = "notice.txt"
DAYS = range(1, 366)
LANDED = "landed"
"""Under this a snapshot keeps the ids of the projects that its notice counts."""

LANDED_NAME = "落地项目"
"""What the count of them is called."""


def build(data: NoticeData, template: Template) -> Document:
    """The notice of a month. Raises UserError naming file and line when the template is wrong."""
    values: dict[str, object] = {"year": data.year, "month": data.month, "office": data.office, "number": data.number}
    head = template.settings("masthead", values | {"year": data.issued.year}, ("name", "number"))
    title = template.lines("title", values)
    agency = head.get("name", "")
    blocks: list[Block] = [RedHeader(agency, head.get("number", ""))] if agency else []
    blocks.append(Title.of(title))
    blocks += [text_paragraph(line) for line in template.lines("opening", values)]
    makers: dict[str, Maker] = {
        "ranking": lambda: _ranking(data, template),
        "projects": lambda: _projects(data, template),
        "objections": lambda: _objections(data, template),
    }
    blocks += bulletin.numbered(template, makers)
    annexes = bulletin.chosen_annexes(template, {"projects": lambda: _project_list(data)})
    blocks += bulletin.ending(template, values, data.issued, annexes)
    return Document("".join(title), data.office, data.issued, tuple(blocks), agency or "定期公示")


def printed(data: NoticeData) -> list[dict[str, str]]:
    """What the notice tells, figure by figure: a correction of it compares and prints this and nothing else."""
    ranks = [
        {"name": name, "unit": row.unit, "text": text}
        for group in data.groups
        for row in group.rows
        for name, text in (
            ("名次", _place(row)),
            (f"{group.indicator}完成率", wording.percent_cell(row.completion)),
        )
    ]
    projects = [
        {"name": f"落地项目“{wording.within_quotes(one.name)}”", "unit": one.unit, "text": "列入名单"}
        for one in data.projects
    ]
    return [{"name": "落地项目", "unit": "", "text": f"{len(data.projects)}个"}, *ranks, *projects]


def without_phone(data: NoticeData, template: Template) -> bool:
    """Whether it says where to turn with objections, and no telephone there though it has words for one."""
    return "objections" in template.settings("sections") and "phone" in template.parts and not _phone(data, template)


def _phone(data: NoticeData, template: Template) -> str:
    """The template's, else the office's own; never a person's."""
    return _settings(template).get("phone") or data.phone


def _settings(template: Template) -> dict[str, str]:
    return template.settings("notice", known=("days", "phone", "address"))


def _ranking(data: NoticeData, template: Template) -> list[Block]:
    blocks: list[Block] = []
    for number, group in enumerate(data.groups, 1):
        blocks.append(Heading(2, f"（{wording.chinese_number(number)}）{group.name}"))
        noted = {"group": group.name, "indicator": group.indicator, "months": wording.months(data.month)}
        note = template.text("ranking_note", noted) if "ranking_note" in template.parts else ""
        if group.fallen and "ranking_fallen" in template.parts:
            note += template.text("ranking_fallen", noted)
        if group.unranked:
            note += template.text("ranking_unranked", {**noted, "units": bulletin.so_many(group.unranked)})
        ranks = {row.unit: row.rank for row in group.rows if row.rank is not None}
        counted = {"group": group.name, "count": len(group.rows)}
        told = bulletin.ranking(group.name, ranks, template) if ranks else template.text("ranking_nothing", counted)
        above = caption(template, "ranking", {"group": group.name, "year": data.year, "month": data.month})
        blocks += [text_paragraph(told, key="ranking"), _ranking_table(group, above, note)]
    return blocks


def _ranking_table(group: PublicGroup, above: str, note: str) -> Table:
    columns = (
        Column("名次", 0.8, Align.CENTRE),
        Column("单位", 3.0),
        Column(f"{group.indicator}完成率", 1.6, Align.RIGHT),
    )
    rows = tuple((_place(row), row.unit, wording.percent_cell(row.completion)) for row in group.rows)
    return Table(columns, rows, above, note=note)


def _place(row: PublicRank) -> str:
    return wording.NOTHING if row.rank is None else str(row.rank)


def _projects(data: NoticeData, template: Template) -> list[Block]:
    if not data.projects:
        nothing = [template.text("projects_none", {"month": data.month})] if "projects_none" in template.parts else []
        return [text_paragraph(text, key="projects_none") for text in nothing]
    told = template.text("projects", {"month": data.month, "count": len(data.projects)})
    return [text_paragraph(told, key="projects")]


def _project_list(data: NoticeData) -> list[Block]:
    columns = (
        Column("序号", 0.5, Align.CENTRE),
        Column("项目名称", 2.9),
        Column("落地单位", 1.8),
        Column("行业", 1.8),
        Column("投资规模", 2.3, Align.CENTRE),
    )
    rows = tuple((str(n), row.name, row.unit, row.industry, row.size) for n, row in enumerate(data.projects, 1))
    return [Table(columns, rows, landscape=True, note=SIZES_NOTE)] if rows else []


def _objections(data: NoticeData, template: Template) -> list[Block]:
    """The notice period, and where to turn with objections."""
    settings = _settings(template)
    days = template.number("notice", "days", DAYS)
    until = data.issued + timedelta(days=days - 1)
    values: dict[str, object] = {
        "days": days,
        "from": chinese_date(data.issued),
        "until": wording.day_in(until, data.issued.year),
        "office": data.office,
        "phone": _phone(data, template),
        "address": settings.get("address", ""),
    }
    blocks: list[Block] = [text_paragraph(line) for line in template.lines("objections", values)]
    for part in ("phone", "address"):
        if values[part] and part in template.parts:
            blocks.append(text_paragraph(template.text(part, values), key=part))
    return blocks
