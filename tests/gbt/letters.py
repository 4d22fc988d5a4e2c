"""信函 (GB/T 9704-2012, 10.1): the letter that is measured, and its rows."""

from collections.abc import Iterator

from desktop_app.documents import grid
from desktop_app.documents.model import Addressee, Colophon, Document, LetterHeader, Signature, Title
from tests.gbt.paper import DAY, OFFICE, TITLE, Paper, said
from tests.gbt.rows import MM, Row, equal, near
from tests.unit.documents.samples import long_text


def letter() -> Document:
    """A letter (10.1) of two pages."""
    head = LetterHeader(OFFICE, "合作交流函〔2022〕3号", "000001", "秘密", "特急")
    foot = Colophon((("抄送", "区政府办公室"),), "", ruled=False)
    blocks = (head, Title(TITLE), Addressee("华明高新区管委会"), *long_text(8), Signature(OFFICE, DAY), foot)
    return Document("函", OFFICE, DAY, blocks)


def letter_rows(paper: Paper) -> Iterator[Row]:
    """信函 (10.1): the mark, two double rules, 发文字号 at the right, no number on page 1, a plain 版记."""
    first = paper.lines[0]
    name = next(line for line in first if line[0].size > 30)
    top, bottom = min(char.box[1] for char in name), max(char.box[3] for char in name)
    yield near("10.1", "M", "发文机关标志: ink below the edge of the paper", "mm", [(top / MM, 30)], 0.5)
    middle = (name[0].box[0] + name[-1].box[2]) / 2
    yield near("10.1", "M", "发文机关标志: centred", "mm", [(middle / MM, 106)], 0.5)
    red = [rule for rule in paper.rules[0] if rule["stroking_color"][0] > 0.8]
    yield equal("10.1", "M", "red rules on the first page, on all others", (len(red), _reds(paper)), (4, 0))
    edges = [float(rule["top"]) - rule["linewidth"] / 2 for rule in red]
    yield near("10.1", "M", "first rule below the mark", "mm", [((edges[0] - bottom) / MM, 4)], 0.3)
    yield near("10.1", "M", "second rule above the foot of the paper", "mm", [(297 - edges[2] / MM, 20)], 0.3)
    lengths = [((rule["x1"] - rule["x0"]) / MM, 170) for rule in red]
    yield near("10.1", "M", "rules: length", "mm", lengths, 0.1)
    yield near("10.1", "M", "rules: centred", "mm", [((rule["x0"] + rule["x1"]) / 2 / MM, 105) for rule in red], 0.1)
    thick = [rule["linewidth"] > 1 for rule in red]
    yield equal("10.1", "M", "rules: thick above thin, thin above thick", thick, [True, False, False, True])
    upper = first[1]
    yield equal("10.1", "M", "份号 and 发文字号 on the first line", said(upper), "000001合作交流函〔2022〕3号")
    yield near("10.1", "M", "份号: flush left", "mm", [(upper[0].x / MM, 28)], 0.3)
    yield near("10.1", "M", "发文字号: flush right", "mm", [((upper[-1].x + grid.SIZE) / MM, 184)], 0.3)
    gap = upper[0].baseline - grid.ASCENT * grid.SIZE - edges[1] - red[1]["linewidth"]
    yield near("10.1", "M", "发文字号: below the rule, in its height", "em", [(gap / grid.SIZE, 7 / 8)], 0.05, 3)
    below = [said(line) for line in first[2:4]]
    yield equal("10.1", "M", "密级 and 紧急程度 below 份号", below, ["秘密", "特急"])
    title = next(line for line in first if line[0].size == 22)
    step = (title[0].baseline - first[3][0].baseline) / grid.PITCH
    yield Row(
        "10.1", "M", "title: two blank rows below the last line", "3", "to the next row", f"{step:.2f}", 3 <= step < 4.2
    )
    numbers = [any(f"—{page + 1}—" == said(line) for line in paper.lines[page]) for page in range(paper.pages)]
    yield equal(
        "10.1", "M", "page numbers on the first page, on all others", (numbers[0], all(numbers[1:])), (False, True)
    )
    last = paper.pages - 1
    black = [rule for rule in paper.rules[last] if rule not in red]
    said_last = [said(line) for line in paper.lines[last] if line[0].baseline < grid.BOTTOM][-1]
    yield equal(
        "10.1", "M", "版记: no rules, no printer, who gets copies", (len(black), said_last), (0, "抄送：区政府办公室。")
    )


def _reds(paper: Paper) -> int:
    return sum(rule["stroking_color"][0] > 0.8 for rules in paper.rules[1:] for rule in rules)
