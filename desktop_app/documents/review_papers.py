"""The papers of a review meeting: agenda, project sheets, score cards, sign-in sheet."""

from fractions import Fraction
from itertools import pairwise

from desktop_app.documents import wording
from desktop_app.documents.bulletin import when
from desktop_app.documents.furniture import chinese_date
from desktop_app.documents.model import (
    WRITING_LINE,
    WRITING_ROOM,
    Align,
    Block,
    Column,
    Document,
    Face,
    Heading,
    Labelled,
    PageBreak,
    Paragraph,
    Run,
    Spacer,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.points import in_line
from desktop_app.documents.review_data import ReviewData
from desktop_app.documents.template_tables import caption
from desktop_app.documents.templates import Template
from desktop_app.domain.land import intensity
from desktop_app.domain.meeting import hour_words
from desktop_app.domain.money import FEN_PER_WAN, round_half_up
from desktop_app.domain.review import DIMENSIONS
from desktop_app.queries.review_meetings import PLAN_TEXTS, AgendaItem

TEMPLATE = "review.txt"
PROJECTS = "{*projects}"
"""Where an agenda has the table of its projects."""
ROWS = range(1, 201)
CARD_ROOM, SAVED_ROOM = 2, 3
"""Rows for the opinion on a card; each line more of its title, its project's name or its unit takes one, and so many
are saved where points are written into a single line."""
INTENSITY = "投资强度"
LONGEST_LABEL = 4
TITLE_LINE, LABELLED_LINE = 20, 23
"""Characters that fill a line of the title, and of what is said beside a label."""
SHORT, LONG_LIST = 6, 9.0
"""More projects than these stand on the page of an agenda in 小五, so that full names of units have room."""
SHEET_FACTS = ("total", "fixed", "land")
"""What a project sheet has a row for even where nothing is known."""
SIGNED_HIGH, SIGNED_LOW = 12, 21
"""Up to so many rows of a sign-in sheet stand on its page with two lines to sign on, and with one."""
MORE_GUESTS = 3
"""The fewest blank lines on a sign-in sheet, for who comes unannounced."""


def agenda(data: ReviewData, template: Template) -> Document:
    """会议议程: when, where, what is done in turn, and the projects."""
    values = head_values(data)
    blocks: list[Block] = [Title.of(template.lines("agenda_title", values)), *_where(data)]
    lines = template.lines("agenda", {**values, "*projects": PROJECTS})
    for line, following in pairwise((*lines, PROJECTS)):
        if line == PROJECTS:
            blocks += when(data.projects, lambda: _project_table(data, caption(template, "projects")))
        else:
            blocks.append(_point(line, following) if line.startswith("#") else text_paragraph(line))
    return _document(data, template, "agenda_title", blocks)


def _point(line: str, following: str) -> Block:
    """A point of the agenda: a heading of what is said below it, by itself a line that may end a page."""
    text = line.lstrip("# ")
    alone = following == PROJECTS or following.startswith("#")
    return Paragraph((Run(text, Face.HEI),)) if alone else Heading(1, text)


def _where(data: ReviewData) -> list[Block]:
    meeting = data.meeting
    facts = (
        ("时间", chinese_date(meeting.held_on) + hour_words(meeting.record.starts)),
        ("地点", meeting.place),
        ("主持", meeting.chair),
        ("评委", wording.listed(meeting.record.judges)),
        ("列席", wording.listed(meeting.record.guests)),
    )
    return [Labelled(label, text) for label, text in facts if text]


def _project_table(data: ReviewData, above: str) -> Table:
    columns = (
        Column("序号", 0.5, Align.CENTRE),
        Column("项目", 3.2),
        Column("申报单位", 1.6),
        Column("所属行业", 1.8),
        Column("总投资（万元）", 1.0, Align.RIGHT),
    )
    amounts = in_line([_wan(one.item.total_fen) for one in data.projects])
    rows = tuple(
        (str(n), one.item.title, one.item.unit, one.item.industry, amount)
        for n, (one, amount) in enumerate(zip(data.projects, amounts, strict=True), 1)
    )
    return Table(columns, rows, above, together=True, largest=LONG_LIST if len(rows) > SHORT else 0.0)


def sheets(data: ReviewData, template: Template) -> Document:
    """项目情况表: a page or more for each project, what its investment plan says."""
    blocks: list[Block] = []
    told = "sheet_meeting" in template.parts
    of_meeting = [_labelled(line) for line in template.lines("sheet_meeting", head_values(data))] if told else []
    for number, one in enumerate(data.projects):
        blocks += [PageBreak()] if number else []
        blocks += [Title(template.text("sheet_title", {})), *of_meeting]
        facts = _facts(one.item)
        fields = template.settings("sheet", known={**facts, **dict.fromkeys(PLAN_TEXTS)})
        rows = tuple((name, facts[key]) for key, name in fields.items() if facts.get(key))
        columns = (Column("项目名称", 0.0, Align.CENTRE, whole=True), Column(one.item.title, 5.0))
        blocks.append(Table(columns, rows))
    return _document(data, template, "sheet_title", blocks)


def _facts(item: AgendaItem) -> dict[str, str]:
    """Every field a sheet may show, in words; empty where nothing is known."""
    money = []
    money += [f"年营业收入{_wan(item.revenue_fen)}万元"] if item.revenue_fen else []
    money += [f"年税收{_wan(item.tax_fen)}万元"] if item.tax_fen else []
    energy = f"年综合能耗{item.energy_tce}吨标准煤" if item.energy_tce is not None else ""
    environment = [
        f"环评类别：{item.environment}" if item.environment else "",
        energy,
        item.plan.get("environment", ""),
    ]
    facts = {
        **item.plan,
        "number": item.number,
        "unit": item.unit,
        "investors": item.investors,
        "industry": item.industry,
        "summary": item.summary,
        "total": _money(item.total_fen),
        "fixed": _money(item.fixed_fen),
        "land": _area(item.land_milli),
        "building": _area(item.building_milli),
        "money": wording.closed("，".join(money)),
        "staff": f"{item.staff}人" if item.staff else "",
        "land_use": _land_use(item),
        "environment_text": "；".join(part for part in environment if part),
    }
    return facts | {key: facts[key] or wording.NOTHING for key in SHEET_FACTS}


def _land_use(item: AgendaItem) -> str:
    """What the plan says of land, with the fixed investment on it where both are known and the plan does not tell."""
    told = wording.closed(item.plan.get("land_use", ""))
    if not item.fixed_fen or not item.land_milli or INTENSITY in told:
        return told
    found = wording.trimmed(f"{round_half_up(intensity(item.fixed_fen, item.land_milli), 1):,f}")
    return f"{told}固定资产{INTENSITY}约{found}万元/亩。" if found != "0" else told


def cards(data: ReviewData, template: Template) -> Document:
    """评分表: a card for each project, to be copied for each judge and filled in by hand."""
    names, criteria = (template.settings(part, known=DIMENSIONS) for part in ("dimensions", "criteria"))
    rules = data.rules
    values = head_values(data) | {
        "most": sum(rules.maxima),
        "pass": wording.trimmed(f"{rules.pass_centi / 100:.2f}"),
        "conditional": wording.trimmed(f"{rules.conditional_centi / 100:.2f}"),
        "least": wording.percent(rules.least_share, 0),
        "vetoes": "　".join(f"□{name}" for name in data.vetoes),
    }
    columns = (
        Column("评审维度", 1.2, Align.CENTRE),
        Column("满分", 0.6, Align.CENTRE),
        Column("评分要点", 3.6),
        Column("得分", 1.0, Align.CENTRE),
    )
    asked = [
        (names.get(key, key), str(most), criteria.get(key, ""))
        for key, most in zip(DIMENSIONS, rules.maxima, strict=True)
    ]
    total = ("合计", str(sum(rules.maxima)), "")
    blocks: list[Block] = []
    title = Title.of(template.lines("card_title", values))
    for number, one in enumerate(data.projects):
        blocks += [PageBreak()] if number else []
        blocks.append(title)
        blocks += [Labelled("项目", one.item.title), Labelled("单位", one.item.unit)]
        more = _more_lines(title.text, one.item)
        rows = tuple((*texts, WRITING_LINE if more else WRITING_ROOM) for texts in asked)
        rows += ((*total, WRITING_LINE),)
        blocks.append(Table(columns, rows, note=template.text("card_rules", values)))
        lines = [*template.lines("card_veto", values), *template.lines("card_opinion", values)]
        blocks += [text_paragraph(line) for line in lines]
        blocks.append(Spacer(max(CARD_ROOM + (SAVED_ROOM if more else 0) - more, 0)))
        blocks += [text_paragraph(line) for line in template.lines("card_sign", values)]
    return _document(data, template, "card_title", blocks)


def _more_lines(title: str, item: AgendaItem) -> int:
    """How many lines more than one each the title of a card, its project's name and its unit take."""
    lines = ((title, TITLE_LINE), (item.title, LABELLED_LINE), (item.unit, LABELLED_LINE))
    return sum(max(len(text) - 1, 0) // line for text, line in lines)


def sign_in(data: ReviewData, template: Template) -> Document:
    """签到表: who is known to come, the units of the projects, and blank lines to write on."""
    values = head_values(data)
    lines = [line for line in template.lines("sign_in", values) if not line.startswith("rows")]
    count = template.number("sign_in", "rows", ROWS)
    units = dict.fromkeys(one.item.unit for one in data.projects if one.item.unit)
    known = [(name, "", "、".join(posts)) for name, posts in _expected(data).items()]
    known += [("", unit, "列席") for unit in units]
    known += [("", "", "")] * max(count - len(known), MORE_GUESTS)
    columns = (
        Column("序号", 0.5, Align.CENTRE),
        Column("姓名", 1.1, Align.CENTRE),
        Column("单位", 2.8),
        Column("身份", 0.9, Align.CENTRE),
        Column("签名", 1.8),
    )
    room = WRITING_LINE if SIGNED_HIGH < len(known) <= SIGNED_LOW else WRITING_ROOM
    rows = tuple((str(n), name, unit, post, room) for n, (name, unit, post) in enumerate(known, 1))
    blocks: list[Block] = [Title.of(template.lines("sign_in_title", values))]
    blocks += [_labelled(line) for line in lines]
    return _document(data, template, "sign_in_title", [*blocks, Table(columns, rows)])


def _labelled(line: str) -> Block:
    """A line as 地点：会议室 with its label set off; any other one as it is."""
    label, colon, text = line.partition("：")
    return Labelled(label, text) if colon and text and len(label) <= LONGEST_LABEL else text_paragraph(line)


def _expected(data: ReviewData) -> dict[str, list[str]]:
    """Who is known to come, by name, and as what: the chair, the judges, the guests and who keeps the record."""
    record = data.meeting.record
    judges = [*record.judges, *(card.judge for one in data.projects for card in one.item.cards)]
    posts = {"主持": [data.meeting.chair], "评委": judges, "列席": record.guests, "记录": [record.recorder]}
    found: dict[str, list[str]] = {}
    for post, names in posts.items():
        for name in dict.fromkeys(name for name in names if name):
            found.setdefault(name, []).append(post)
    return found


def head_values(data: ReviewData) -> dict[str, object]:
    """What the texts of every paper may name."""
    meeting = data.meeting
    return {
        "title": meeting.title,
        "date": chinese_date(meeting.held_on),
        "hour": hour_words(meeting.record.starts),
        "place": meeting.place or "会议室",
        "chair": meeting.chair,
        "office": data.office,
        "year": meeting.held_on.year,
        "number": meeting.number,
        "count": len(data.projects),
    }


def _document(data: ReviewData, template: Template, title: str, blocks: list[Block]) -> Document:
    name = "".join(template.lines(title, head_values(data)))
    if data.meeting.title not in name:
        name = data.meeting.title + name
    return Document(name, data.office, data.meeting.held_on, tuple(blocks), data.meeting.title)


def _wan(fen: int | None) -> str:
    """万元 with thousands separators."""
    if fen is None:
        return wording.NOTHING
    return wording.trimmed(f"{round_half_up(Fraction(fen, FEN_PER_WAN), 2):,f}")


def _money(fen: int | None) -> str:
    return f"{_wan(fen)}万元" if fen is not None else ""


def _area(milli: int | None) -> str:
    return f"{wording.trimmed(f'{round_half_up(Fraction(milli, 1000), 2):,f}')}平方米" if milli else ""
