"""How fast paper comes: our text engine against ReportLab's own paragraphs on the same text, and the bulletin warm."""

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop_app.documents import grid, monthly
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import Face
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import load_template
from desktop_app.paths import resources_folder
from tests.benchmarks.result import Result
from tests.unit.documents.samples import SENTENCE, document, long_text, monthly_data

PARAGRAPHS = 150
MONTHLY_S = 1.5
PARAGRAPH_RATIO = 1.5


def run() -> Iterator[Result]:
    """All measurements of this module."""
    yield text_engine()
    yield monthly_pdf()


def text_engine() -> Result:
    """A page on the row grid against one of ReportLab's Paragraph with wordWrap=CJK, the same text."""
    fonts = FontBook(resources_folder() / "fonts")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.pdf"
        text = document(*long_text(PARAGRAPHS))
        ours, pages = _best(lambda: render_pdf(text, path, fonts).pages)
    plain, plain_pages = _best(lambda: _plain(fonts))
    return Result(
        f"set and write text, {pages} pages",
        ours / pages * 1000,
        "ms/page",
        None,
        "ReportLab Paragraph",
        plain / plain_pages * 1000,
        PARAGRAPH_RATIO,
    )


def monthly_pdf() -> Result:
    """Seconds for the monthly bulletin of 75 units once the fonts are read."""
    fonts = FontBook(resources_folder() / "fonts")
    template = load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])
    data = monthly_data(75)
    with tempfile.TemporaryDirectory() as folder:
        seconds, pages = _best(lambda: render_pdf(monthly.build(data, template), Path(folder) / "m.pdf", fonts).pages)
    return Result(f"月度通报 for 75 units, {pages} pages", seconds, "s", MONTHLY_S)


def _best(work: Callable[[], int], times: int = 3) -> tuple[float, int]:
    """The shortest of some runs after one to warm up, and what the work returned."""
    result, best = work(), float("inf")
    for _time in range(times):
        begun = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - begun)
    return best, result


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
