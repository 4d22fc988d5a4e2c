"""Marks and numbers at line ends, and ink outside the text area, on every line of every document."""

import itertools
import re
from collections.abc import Callable, Iterator

from desktop_app.documents import grid
from desktop_app.documents.breaks import NO_END, NO_START
from tests.gbt.paper import Paper, said
from tests.gbt.rows import Row, equal
from tests.unit.documents.measure import Char

OVERHANG = 0.12
"""In em: a comma hangs below its own, an opening bracket of a fallback face beside it."""


def mark_rows(papers: list[Paper]) -> Iterator[Row]:
    """Marks and numbers at line ends, on every line of every document."""
    pairs = [
        (said(before), said(after))
        for paper in papers
        for page in range(paper.pages)
        for before, after in itertools.pairwise(paper.body(page))
        if after[0].baseline - before[0].baseline < 1.5 * grid.PITCH
    ]
    cells = [pair for paper in papers for page in range(paper.pages) for pair in _in_cells(paper, page)]
    rules: dict[str, Callable[[str, str], bool]] = {
        "K1 line starts with a closing mark": lambda _a, b: b[0] in NO_START and not b.startswith(("——", "……")),
        "K1 line ends with an opening mark": lambda a, _b: a[-1] in NO_END,
        "K1 —— or …… split": lambda a, b: a[-1] == b[0] and a[-1] in "—…",
        "N1 number split": lambda a, b: bool(re.search(r"[0-9.,]$", a) and re.match(r"[0-9.,%]", b)),
    }
    for name, broken in rules.items():
        for where, some in (("lines", pairs), ("lines in cells of tables", cells)):
            found = sum(broken(before, after) for before, after in some)
            yield Row(
                name[:2], "M", f"{name[3:]}, of {len(some)} {where}", "0", "exact", str(found), bool(some) and not found
            )
    outside = sum(1 for paper in papers for page in range(paper.pages) for c in _outside(paper, page))
    rule = f"characters with ink outside the text area by more than {OVERHANG:g} em, page numbers aside"
    yield equal("P3", "M", rule, outside, 0)


def _in_cells(paper: Paper, page: int) -> Iterator[tuple[str, str]]:
    """Lines that follow each other in a cell, which is drawn in one go: they begin, or have their middle, in one
    place."""
    runs: list[list[Char]] = []
    for char in paper.drawn[page]:
        if not char.text.strip() or char.size >= grid.SIZE - 0.01:
            continue
        last = runs[-1][-1] if runs else None
        if last and abs(last.baseline - char.baseline) < 0.3 and 0 < char.x - last.x < 2 * char.size:
            runs[-1].append(char)
        else:
            runs.append([char])
    for before, after in itertools.pairwise(runs):
        step = (after[0].baseline - before[0].baseline) / before[0].size
        begins = abs(before[0].x - after[0].x)
        middles = abs(before[0].x + before[-1].x - after[0].x - after[-1].x) / 2
        if 0.9 < step < 1.7 and min(begins, middles) < 0.6:
            yield said(before), said(after)


def _outside(paper: Paper, page: int) -> Iterator[Char]:
    allowance = OVERHANG * grid.SIZE
    for line in paper.lines[page]:
        for char in line:
            left, top, right, bottom = char.box
            inside = left >= grid.LEFT - allowance and right <= grid.RIGHT + 0.1 and top >= grid.TOP - 0.1
            if not (inside and bottom <= grid.BOTTOM + allowance) and said(line) != f"—{page + 1}—":
                yield char
