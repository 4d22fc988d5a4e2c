"""Every demand (M), default (G) and practice (P) as a row: what is asked, how far it may be off, what was measured."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.documents import grid
from desktop_app.documents.model import Face
from tests.gbt.paper import ATTACHED, COPIES, HEADER, PLAIN, TITLE, Paper, said
from tests.unit.documents.measure import Char

MM = grid.MM
SQUEEZED = "，。、；：）》”’〕"


@dataclass(frozen=True)
class Row:
    """A rule with what was measured; `tolerance` is in words where it is no number."""

    id: str
    strength: str
    rule: str
    asked: str
    tolerance: str
    measured: str
    holds: bool


def near(
    id_: str, strength: str, rule: str, unit: str, pairs: Sequence[tuple[float, float]], within: float, digits: int = 2
) -> Row:
    """A row of measured against asked values, both in `unit`; all must be within the tolerance."""
    worst = max(pairs, key=lambda pair: abs(pair[0] - pair[1]))
    many = f" (worst of {len(pairs)})" if len(pairs) > 1 else ""
    return Row(
        id_,
        strength,
        rule,
        f"{worst[1]:.{digits}f} {unit}",
        f"{within:g} {unit}",
        f"{worst[0]:.{digits}f} {unit}{many}",
        abs(worst[0] - worst[1]) <= within + 1e-6,
    )


def equal(id_: str, strength: str, rule: str, measured: object, asked: object) -> Row:
    """A row that holds or not."""
    return Row(id_, strength, rule, str(asked), "exact", str(measured), measured == asked)


def page_rows(paper: Paper) -> Iterator[Row]:
    """Paper, text area and grid, on the full pages of running text before the signature."""
    signed = paper.page_of("2022年12月31日")
    full = [page for page in range(1, signed) if len(paper.body(page)) == grid.ROWS]
    lines = [(row, line) for page in full for row, line in enumerate(paper.body(page))]
    width, height = paper.size
    yield near("P1", "M", "paper", "mm", [(width / MM, 210), (height / MM, 297)], 0.2)
    tops = [line[0].baseline - grid.ASCENT * grid.SIZE for row, line in lines if row == 0]
    yield near("P2", "M", "upper margin (天头)", "mm", [(top / MM, 37) for top in tops], 1)
    lefts = [line[0].x for _row, line in lines if line[0].x < grid.LEFT + grid.SIZE]
    yield near("P2", "M", "binding margin (订口)", "mm", [(left / MM, 28) for left in lefts], 1)
    rights = [_edge(paper, line) for _row, line in lines if _is_full(paper, line)]
    ends = [(edge, grid.RIGHT) for edge in rights]
    yield near("P3", "M", "right edge of the text area (184 mm), full lines", "pt", ends, 0.05, 3)
    feet = [line[0].baseline + (1 - grid.ASCENT) * grid.SIZE for row, line in lines if row == grid.ROWS - 1]
    yield near("P3", "M", "lower edge of the text area", "mm", [(foot / MM, 262) for foot in feet], 0.3)
    rows = {len(paper.body(page)) for page in full}
    yield equal("P5", "G", f"rows on {len(full)} full pages", sorted(rows), [22])
    plain = [line for _row, line in lines if set(said(line)) <= set(PLAIN)]
    plain = [line for line in plain if len(line) > 2 and line[0].x < grid.LEFT + 1][:-1]  # the last is not full
    yield equal("P5", "G", "characters of a line without marks to squeeze", sorted({len(line) for line in plain}), [28])
    steps = [(b.x - a.x, 15.793) for line in plain for a, b in itertools.pairwise(line)]
    yield near("P6", "P", "character advance", "pt", steps, 0.05, 3)
    steps = [(b[0].baseline - a[0].baseline, 29.619) for (r, a), (s, b) in itertools.pairwise(lines) if s == r + 1]
    yield near("P7", "P", "row pitch", "pt", steps, 0.1, 3)
    bases = [((line[0].baseline) / MM, (104.882 + 0.88 * 15.793 + 29.619 * row) / MM) for row, line in lines]
    yield near("–", "P", "baseline of each row from the page top", "mm", bases, 0.3)
    sizes = {round(char.size, 3) for _row, line in lines for char in line}
    yield near("E1", "G", "size of the body (三号 on the grid)", "pt", [(size, 15.793) for size in sizes], 0.05, 3)
    yield equal("E1", "G", "face of the body", "FangSong" in paper.font_of("全面落实“全员抓招商”"), True)
    inks = {tuple(char["non_stroking_color"]) for page in full for char in paper.chars[page] if page}
    yield equal("E1", "G", "colour of the body", sorted({max(ink) for ink in inks}), [0])


def head_rows(paper: Paper) -> Iterator[Row]:
    """The head of an official document."""
    first = paper.lines[0]
    upper = [said(line) for line in first[:3]]
    yield equal("E2-4", "G", "份号, 密级, 紧急程度 on rows 0-2", upper, [HEADER.copy_number, "秘密", "特急"])
    yield equal(
        "E2-4", "G", "密级 and 紧急程度 in 黑体", all("Hei" in paper.font_of(t) for t in ("秘密", "特急")), True
    )
    name = next(line for line in first if line[0].size > 30)
    ink = min(char.box[1] for char in name)
    yield near("E5", "M", "发文机关标志: ink below the text area's top", "mm", [((ink - grid.TOP) / MM, 35)], 0.5)
    middle = (name[0].box[0] + name[-1].box[2]) / 2
    yield near("E5", "M", "发文机关标志: centred", "mm", [(middle / MM, 106)], 0.5)
    char = next(char for char in paper.chars[0] if char["size"] > 30)
    red = char["non_stroking_color"][0] > 0.8 and max(char["non_stroking_color"][1:]) < 0.2
    yield equal("E5", "M", "发文机关标志: red 小标宋", red and "Title" in char["fontname"], True)
    number = paper.line(HEADER.number, 0)
    form = re.fullmatch(r".+〔20\d\d〕[1-9]\d*号", said(number)) is not None
    yield equal("E6", "M", "发文字号: its form", form, True)
    middle = (number[0].box[0] + number[-1].box[2]) / 2
    yield near("E6", "M", "发文字号: centred", "mm", [(middle / MM, 106)], 0.5)
    below = number[0].baseline - grid.ASCENT * grid.SIZE - max(char.box[3] for char in name)
    yield near("E6", "M", "发文字号: blank rows below the name", "rows", [(below / grid.PITCH, 2)], 0.25)
    rule = next(rule for rule in paper.rules[0] if rule["stroking_color"][0] > 0.8)
    gap = float(rule["top"]) - (number[0].baseline + (1 - grid.ASCENT) * grid.SIZE)
    yield near("E8", "M", "red rule below 发文字号", "mm", [(gap / MM, 4)], 0.3)
    yield near("E8", "M", "red rule from 28 to 184 mm", "mm", [(rule["x0"] / MM, 28), (rule["x1"] / MM, 184)], 0.3)
    titles = [line for line in first if line[0].size == 22]
    rows = (titles[0][0].baseline - 22 * grid.ASCENT - float(rule["top"])) / grid.PITCH
    yield Row("E9", "G", "title: rows below the rule", "2", "to the next row", f"{rows:.2f}", 2 <= rows < 3.1)
    widths = [line[-1].x + 22 - line[0].x for line in titles]
    yield equal("E9", "G", "title: face 小标宋", all("Title" in paper.font_of(said(line)) for line in titles), True)
    middles = [((line[0].x + line[-1].x + 22) / 2 / MM, 106) for line in titles]
    yield near("E9", "G", "title: every line centred", "mm", middles, 0.3)
    yield Row(
        "E9", "G", "title: lines balanced, the widest less the narrowest", "0-5 char", "inside",
        f"{(max(widths) - min(widths)) / 22:.2f} char", len(titles) > 1 and max(widths) - min(widths) <= 5 * 22,
    )  # fmt: skip
    parts = {said(line) for line in titles}
    yield equal("E9", "G", "title: broken between words only", parts <= _whole_words(TITLE), True)
    addressee = paper.line("各街道、园区，各委办局：", 0)
    step = (addressee[0].baseline - titles[-1][0].baseline) / grid.PITCH
    yield near("E10", "M", "主送机关: one blank row below the title", "rows", [(step, 2)], 0.1)
    yield near("E10", "M", "主送机关: flush left", "mm", [(addressee[0].x / MM, 28)], 0.1)
    yield equal("E11", "M", "the first page shows body text", len(paper.body(0)) > 1, True)


def body_rows(paper: Paper) -> Iterator[Row]:
    """Paragraphs, levels, attachments and the signature."""
    firsts = [line for page in range(paper.pages) for line in paper.body(page) if re.match(r"第\d+，", said(line))]
    indents = [(line[0].x - grid.LEFT, 31.59) for line in firsts]
    yield near("E11", "M", "indent of paragraphs", "pt", indents, 0.3)
    faces = {"一、总体要求": "Hei", "（一）强化目标导向": "Kai", "1. 抓牢": "FangSong", "（1）分解": "FangSong"}
    told = [name for text, name in faces.items() if name in paper.font_of(text)]
    yield equal("E12", "G", "faces of the levels 一、（一）1.（1）", told, ["Hei", "Kai", "FangSong", "FangSong"])
    note = paper.line("附件：1.")
    turnover = _after(paper, paper.line("2.各单位招商"))
    second = paper.line("2.各单位招商")
    above = (note[0].baseline - _before(paper, note)[0].baseline) / _pitch(paper, paper.page_of("附件：1."))
    yield near("E13", "M", "附件说明: one blank row above", "rows", [(above, 2)], 0.1)
    yield near("E13", "M", "附件说明: indent", "pt", [(note[0].x - grid.LEFT, 31.59)], 0.3)
    yield near("E13", "M", "附件说明: turnover below the name", "pt", [(turnover[0].x, second[2].x)], 0.3)
    page = paper.page_of("2022年12月31日")
    day, unit = paper.line("2022年12月31日", page), _before(paper, paper.line("2022年12月31日", page))
    above = (unit[0].baseline - _before(paper, unit)[0].baseline) / _pitch(paper, page)
    yield near("E15", "M", "署名: one blank row above", "rows", [(above, 2)], 0.1)
    edge = (grid.RIGHT - unit[-1].x - grid.SIZE) / grid.SIZE
    yield near("E15", "M", "署名: characters from the right", "char", [(edge, 2)], 0.02)
    yield near("E15", "M", "date: starts behind 署名's start", "char", [((day[0].x - unit[0].x) / grid.SIZE, 2)], 0.02)
    yield Row(
        "E17",
        "G",
        "row pitch of the page with 署名",
        "25.9-29.62 pt",
        "inside",
        f"{_pitch(paper, page):.2f} pt",
        25.9 < _pitch(paper, page) < 29.63,
    )
    with_text = sum(1 for line in paper.body(page) if line[0].baseline < unit[0].baseline)
    yield equal("E18", "M", "the page with 署名 has text", with_text >= 2, True)
    annex = next(number for number, lines in enumerate(paper.lines) if lines and said(lines[0]) == "附件2")
    label, title = paper.lines[annex][0], paper.lines[annex][1]
    yield equal("E20", "M", "附件: a page of its own, label in 黑体", "Hei" in paper.font_of("附件2"), True)
    labels = [number for number, lines in enumerate(paper.lines) if lines and said(lines[0]) in ("附件1", "附件2")]
    order = page < min(labels) and max(labels) <= paper.page_of(f"{COPIES[0][0]}：") == paper.pages - 1
    yield equal("E20", "M", "附件: behind the page with 署名, before 版记", order, True)
    yield near("E20", "M", "附件: label on row 0, flush left", "mm", [(label[0].x / MM, 28)], 0.3)
    place = (title[0].baseline - grid.baseline(0, 22)) / grid.PITCH
    yield near("E20", "M", "附件: title on row 2", "rows", [(place, 2)], 0.05)


def foot_rows(paper: Paper) -> Iterator[Row]:
    """版记, page numbers, landscape tables."""
    last = paper.pages - 1
    rules = [rule for rule in paper.rules[last] if rule["x1"] - rule["x0"] > 400][-3:]
    widths = list(zip((rule["linewidth"] / MM for rule in rules), (0.35, 0.25, 0.35), strict=True))
    yield near("E21", "G", "版记: width of the three rules", "mm", widths, 0.03)
    ends = [(rule[side] / MM, asked) for rule in rules for side, asked in (("x0", 28), ("x1", 184))]
    yield near("E21", "G", "版记: rules from 28 to 184 mm", "mm", ends, 0.3)
    yield near("E21", "G", "版记: last rule", "mm", [(float(rules[-1]["top"]) / MM, 262)], 0.3)
    copies = paper.line(f"{COPIES[0][0]}：", last)
    issuer = [line for line in paper.lines[last] if line[0].size == 14 and line[0].baseline < grid.BOTTOM][-1]
    yield near("E22", "G", "抄送, 印发: size", "pt", [(copies[0].size, 14), (issuer[0].size, 14)], 0.05)
    sides = [(copies[0].x - grid.LEFT, 14), (issuer[0].x - grid.LEFT, 14), (grid.RIGHT - issuer[-1].x - 14, 14)]
    yield near("E23", "G", "抄送, 印发: one character in from both sides", "pt", sides, 0.3)
    faces = ["FangSong" in paper.font_of(text) for text in (COPIES[0][1], "日印发")]
    yield equal("E22", "G", "抄送, 印发: face 仿宋", faces, [True, True])
    whole = "".join(said(line) for line in paper.lines[last])
    yield equal("E22", "G", "抄送 ends with 。", f"{COPIES[0][1]}。" in whole, True)
    numbers = [(page, paper.lines[page][-1]) for page in range(paper.pages) if _upright(paper, page)]
    yield equal("E24", "G", "page number: — n —", all(said(n) == f"—{page + 1}—" for page, n in numbers), True)
    sizes = [(char.size, 14) for _page, number in numbers for char in number]
    yield near("E24", "G", "page number: size (四号)", "pt", sizes, 0.05)
    faces = ["Song" in paper.font_of(f"— {page + 1} —") for page, _number in numbers]
    yield equal("E24", "G", f"page number: face 宋体, on {len(faces)} pages", all(faces), True)
    dashes = [((number[0].box[1] - grid.BOTTOM) / MM, 7) for _page, number in numbers]
    yield near("E24", "G", "page number: dash below the text area", "mm", dashes, 0.5)
    outer = [
        ((number[0].x - grid.LEFT) / MM if page % 2 else (grid.RIGHT - number[-1].x - 14) / MM, 14 / MM)
        for page, number in numbers
    ]
    yield near("E24", "G", "page number: odd right, even left, one in", "mm", outer, 0.5)
    turned = [page for page in range(paper.pages) if not _upright(paper, page)]
    lines = [max(paper.lines[page], key=lambda line: line[0].baseline) for page in turned]
    yield equal("E25", "M", "turned pages: page number stays", [said(x) for x in lines], [f"—{p + 1}—" for p in turned])
    heads = [min(float(rule["x0"]) for rule in paper.rules[page]) / MM for page in turned]
    yield Row(
        "E25", "M", "turned tables: head at the left edge, below label and title", "28-60 mm", "inside",
        f"{min(heads):.1f}-{max(heads):.1f} mm", all(27.9 <= head <= 60 for head in heads),
    )  # fmt: skip
    shown = paper.drawn[turned[0]]
    label, title = shown[0], next(char for char in shown if char.text == ATTACHED[0][0])
    place = (title.x - grid.LEFT - (grid.baseline(0, title.size) - grid.TOP)) / grid.PITCH
    yield near("E20", "M", "附件 on turned pages: title on row 2", "rows", [(place, 2)], 0.05)
    away = (label.x - grid.LEFT - (grid.baseline(0) - grid.TOP)) / MM
    yield near("E20", "M", "附件 on turned pages: label on row 0", "mm", [(away, 0)], 0.3)


def bulletin_rows(paper: Paper) -> Iterator[Row]:
    """The head of a bulletin: practice, no standard."""
    name = next(line for line in paper.lines[0] if line[0].size > 40)
    yield Row(
        "P", "P", "masthead: size of the name", "42-72 pt", "inside", f"{name[0].size:.1f} pt", 42 <= name[0].size <= 72
    )
    ink = (min(char.box[1] for char in name) - grid.TOP) / MM
    yield Row(
        "P", "P", "masthead: ink below the text area's top", "20-35 mm", "0.5 mm", f"{ink:.2f} mm", 19.5 <= ink < 35.5
    )
    rule = next(rule for rule in paper.rules[0] if rule["stroking_color"][0] > 0.8)
    maker = max((x for x in paper.lines[0] if x[0].baseline < float(rule["top"])), key=lambda line: line[0].baseline)
    gap = (float(rule["top"]) - maker[0].baseline - (1 - grid.ASCENT) * grid.SIZE) / MM
    yield near("P", "P", "masthead: red rule below the last line", "mm", [(gap, 4)], 0.3)
    sides = [((maker[0].x - grid.LEFT) / grid.SIZE, 1), ((grid.RIGHT - maker[-1].x) / grid.SIZE - 1, 1)]
    yield near("P", "P", "masthead: maker and date one character in", "char", sides, 0.05)


def minutes_rows(paper: Paper) -> Iterator[Row]:
    """纪要: the mark as high as that of an official document, those present named under each other."""
    name = next(line for line in paper.lines[0] if line[0].size > 30)
    ink = (min(char.box[1] for char in name) - grid.TOP) / MM
    yield near("10.3", "M", "纪要标志: ink below the text area's top", "mm", [(ink, 35)], 0.5)
    label = paper.line("出席：")
    yield equal("10.3", "M", "出席 in 黑体, names in 仿宋", "Hei" in paper.font_of("出席"), True)
    apart = (label[0].baseline - _before(paper, label)[0].baseline) / grid.PITCH
    yield near("10.3", "M", "出席: a blank row below the text", "row", [(apart, 2)], 0.01)
    yield near("10.3", "M", "出席: indent", "pt", [(label[0].x - grid.LEFT, 31.59)], 0.3)
    turnover = _after(paper, label)
    yield near("10.3", "M", "出席: turnover below the first name", "pt", [(turnover[0].x, label[3].x)], 0.3)


def _pitch(paper: Paper, page: int) -> float:
    """The rows of a page, which may be closer so that the 署名 stands with its text."""
    return min(after[0].baseline - before[0].baseline for before, after in itertools.pairwise(paper.body(page)))


def _whole_words(title: str) -> set[str]:
    """All lines that a title may be broken into."""
    words = title.split("\u200b")
    return {"".join(words[a:b]) for a, b in itertools.combinations(range(len(words) + 1), 2)}


def _edge(paper: Paper, line: list[Char]) -> float:
    return line[-1].x + paper.fonts.width(line[-1].text, Face.FANGSONG) * grid.SIZE


def _is_full(paper: Paper, line: list[Char]) -> bool:
    """Whether the line reaches the edge: not the last of a paragraph, no mark hanging squeezed at its end."""
    edge = _edge(paper, line)
    return edge > grid.RIGHT - grid.SIZE and not (line[-1].text in SQUEEZED and abs(edge - grid.RIGHT) > 0.05)


def _neighbour(paper: Paper, line: list[Char], step: int) -> list[Char]:
    for lines in paper.lines:
        for place, other in enumerate(lines):
            if other is line:
                return lines[place + step]
    raise LookupError(said(line))


def _after(paper: Paper, line: list[Char]) -> list[Char]:
    return _neighbour(paper, line, 1)


def _before(paper: Paper, line: list[Char]) -> list[Char]:
    return _neighbour(paper, line, -1)


def _upright(paper: Paper, page: int) -> bool:
    return sum(bool(char["upright"]) for char in paper.chars[page]) * 2 > len(paper.chars[page])
