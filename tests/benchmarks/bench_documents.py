"""How fast paper comes: text and long tables against others on the same words, the bulletin warm, and its memory.

The last lines are of the largest office: a process of its own composes and sets its December, all figures counted.
"""

import io
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desktop_app.documents import grid, monthly
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.listprint import ListData, render_list
from desktop_app.documents.model import Column, Face, Table
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import load_template
from desktop_app.paths import resources_folder
from tests.benchmarks import memory, peers
from tests.benchmarks.result import Result
from tests.unit.documents.samples import DAY, SENTENCE, document, long_text, monthly_data

PARAGRAPHS = 150
TIMES_IN_TURN = 12
MONTHLY_S, MEMORY_MB = 1.5, 250
PARAGRAPH_RATIO, WEASYPRINT_RATIO = 1 / 0.9, 1 / 4
TYPST_RATIO, LONG_TABLE_RATIO = 1 / 1.8, 1 / 3
ROWS, COLUMNS = 5000, 8


def run() -> Iterator[Result]:
    """All measurements of this module."""
    yield from text_engine()
    yield from long_table()
    yield monthly_pdf()
    yield memory.of("bench_documents.monthly_pdf()", "… memory of the process", MEMORY_MB)
    yield from large_office()


def text_engine() -> Iterator[Result]:
    """A page on the row grid against one by ReportLab's Paragraph (wordWrap=CJK) and by WeasyPrint, the same text."""
    fonts = FontBook(resources_folder() / "fonts")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.pdf"
        text = document(*long_text(PARAGRAPHS))
        (ours, pages), (plain, plain_pages) = _best_of(
            (lambda: render_pdf(text, path, fonts).pages, lambda: _plain(fonts)), TIMES_IN_TURN
        )
    name, per_page = f"set and write text, {pages} pages", ours / pages * 1000
    peer = plain / plain_pages * 1000
    yield Result(name, per_page, "ms/page", None, "ReportLab Paragraph", peer, PARAGRAPH_RATIO)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.html"
        source.write_text(_html(), encoding="utf-8")
        if found := peers.measured("weasyprint", source):
            seconds, count = found
            yield Result(name, per_page, "ms/page", None, "WeasyPrint", seconds / count * 1000, WEASYPRINT_RATIO)


def long_table() -> Iterator[Result]:
    """A table of 5,000 rows and 8 columns whose cells wrap, by our layout, by typst and by LongTable of Paragraphs."""
    fonts = FontBook(resources_folder() / "fonts")
    cells = _cells()
    columns = tuple(Column(f"列{number}") for number in range(1, COLUMNS + 1))
    data = ListData("长表", Table(columns, cells), DAY)
    with tempfile.TemporaryDirectory() as folder:
        ours, pages = _best(lambda: render_list(data, Path(folder) / "l.pdf", fonts).pages, 2)
        name = f"table of {ROWS:,} rows x {COLUMNS}, {pages} pages"
        plain, _ = _best(lambda: _long_table(fonts, cells), 1)
        yield Result(name, ours, "s", None, "LongTable of Paragraphs", plain, LONG_TABLE_RATIO)
        source = Path(folder) / "table.typ"
        source.write_text(_typst(cells), encoding="utf-8")
        if found := peers.measured("typst", source, resources_folder() / "fonts"):
            yield Result(name, ours, "s", None, "typst", found[0], TYPST_RATIO)


def monthly_pdf() -> Result:
    """Seconds for the monthly bulletin of 75 units once the fonts are read."""
    fonts = FontBook(resources_folder() / "fonts")
    template = load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])
    data = monthly_data(75)
    with tempfile.TemporaryDirectory() as folder:
        seconds, pages = _best(lambda: render_pdf(monthly.build(data, template), Path(folder) / "m.pdf", fonts).pages)
    return Result(f"月度通报 for 75 units, {pages} pages", seconds, "s", MONTHLY_S)


def large_office() -> Iterator[Result]:
    """Processor seconds for composing the monthly bulletin of the largest office, and what a process needs for all."""
    from tests.benchmarks import large_bulletin
    from tests.benchmarks.big_office import paths, projects

    file = paths().database
    yield Result(f"composing the 月度通报 of {projects():,} projects", large_bulletin.composing(file), "s", MONTHLY_S)
    call, name = f"large_bulletin.set_twice({str(file)!r})", "… memory of the process, with the PDF"
    yield memory.of(call, name, MEMORY_MB)


def _best(work: Callable[[], int], times: int = 3) -> tuple[float, int]:
    """The shortest of some runs after one to warm up, and what the work returned."""
    return _best_of((work,), times)[0]


def _best_of(works: Sequence[Callable[[], int]], times: int) -> list[tuple[float, int]]:
    """The same for several works, which run in turn: when the machine is slow for a while it is for all of them."""
    results, best = [work() for work in works], [float("inf")] * len(works)
    for _time in range(times):
        for place, work in enumerate(works):
            begun = time.perf_counter()
            work()
            best[place] = min(best[place], time.perf_counter() - begun)
    return list(zip(best, results, strict=True))


def _plain(fonts: FontBook) -> int:
    """The same text by ReportLab alone; pages."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Frame, PageTemplate, Paragraph
    from reportlab.platypus.doctemplate import BaseDocTemplate

    name = fonts.glyph("文", Face.FANGSONG).font
    style = ParagraphStyle(
        "body", fontName=name, fontSize=grid.SIZE, leading=grid.PITCH, wordWrap="CJK", firstLineIndent=2 * grid.SIZE
    )
    paper = BaseDocTemplate(io.BytesIO(), pagesize=(grid.PAGE_WIDTH, grid.PAGE_HEIGHT), invariant=1)
    below = grid.PAGE_HEIGHT - grid.BOTTOM
    frame = Frame(grid.LEFT, below, grid.WIDTH, grid.HEIGHT + grid.PITCH / 2, 0, 0, 0, 0)
    paper.addPageTemplates([PageTemplate(frames=[frame])])
    paper.build([Paragraph(f"第{number}，" + SENTENCE * 3, style) for number in range(1, PARAGRAPHS + 1)])
    return int(paper.page)


def _html() -> str:
    """The same text for WeasyPrint, on the same paper in the same face."""
    face = (resources_folder() / "fonts" / "zst-fangsong.ttf").resolve().as_uri()
    style = (
        f"@font-face {{ font-family: F; src: url({face}) }} @page {{ size: A4; margin: 37mm 26mm 35mm 28mm }} "
        f"p {{ font: {grid.SIZE}pt/{grid.PITCH}pt F; text-indent: 2em; text-align: justify; margin: 0 }}"
    )
    paragraphs = "".join(f"<p>第{number}，{SENTENCE * 3}</p>" for number in range(1, PARAGRAPHS + 1))
    return f"<!doctype html><html lang=zh-CN><meta charset=utf-8><style>{style}</style>{paragraphs}"


def _cells() -> tuple[tuple[str, ...], ...]:
    """Names that wrap, words and figures, none twice."""
    return tuple(
        tuple(
            f"{row}号项目智能制造产业园配套服务中心"
            if column % 4 == 0
            else f"{row * column:,}.{column}"
            if column % 2
            else f"单位{row}"
            for column in range(COLUMNS)
        )
        for row in range(1, ROWS + 1)
    )


def _typst(cells: tuple[tuple[str, ...], ...]) -> str:
    head = ", ".join(f"[列{number}]" for number in range(1, COLUMNS + 1))
    body = ",\n".join(", ".join(f"[{cell}]" for cell in row) for row in cells)
    return (
        '#set page(paper: "a4", flipped: true, margin: 15mm)\n#set text(font: "Zhaoshangtong Song", size: 9.5pt)\n'
        f"#table(columns: {COLUMNS}, table.header({head}),\n{body})\n"
    )


def _long_table(fonts: FontBook, cells: tuple[tuple[str, ...], ...]) -> int:
    """The same rows by ReportLab's own table; pages."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    style = ParagraphStyle("cell", fontName=fonts.glyph("文", Face.SONG).font, fontSize=9.5, leading=13, wordWrap="CJK")
    paper = SimpleDocTemplate(io.BytesIO(), pagesize=landscape(A4), invariant=1)
    head = [f"列{number}" for number in range(1, COLUMNS + 1)]
    rows = [[Paragraph(cell, style) for cell in row] for row in (head, *cells)]
    paper.build([LongTable(rows, colWidths=[paper.width / COLUMNS] * COLUMNS, repeatRows=1)])
    return int(paper.page)
