"""The documents that are measured, printed once, and what was read back out of them."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber

from desktop_app.documents import grid, monthly, review_minutes, review_papers
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Addressee,
    Annex,
    AttachmentNote,
    Block,
    Colophon,
    Column,
    Document,
    Heading,
    RedHeader,
    Signature,
    Table,
    Title,
    text_paragraph,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.review_data import ReviewData
from desktop_app.documents.templates import load_template
from desktop_app.domain.meeting import Proceedings
from desktop_app.domain.review import DEFAULT_RULES
from desktop_app.paths import resources_folder
from desktop_app.queries.review_meetings import MeetingRow
from tests.unit.documents import measure
from tests.unit.documents.samples import SENTENCE, long_text, monthly_data

DAY = dt.date(2022, 12, 31)
OFFICE = "东丽区合作交流办公室"
HEADER = RedHeader(f"{OFFICE}文件", "合作交流办〔2022〕3号", "000001", "秘密", "特急")
TITLE = "关于印发2022年度\u200b全区招商引资\u200b工作要点和\u200b责任分工的通知"
PLAIN = "坚持把招商引资作为推动高质量发展的重要抓手"
"""Text without marks: nothing in it can be squeezed."""

ATTACHED = ("招商引资重点项目责任分工表", "各单位招商引资年度目标任务和完成时限一览表" * 2)
COPIES = (("抄送", "区委办公室、区政府办公室，" + "各街道、园区，各委办局" * 3),)


def official() -> Document:
    """An official document with every element that the standard names."""
    body: list[Block] = [
        Heading(1, "一、总体要求"),
        *long_text(3),
        text_paragraph(PLAIN * 9),
        Heading(2, "（一）强化目标导向"),
        *long_text(3),
        Heading(3, "1. 抓牢指标进度"),
        *long_text(2),
        Heading(4, "（1）分解任务"),
        *long_text(8),
    ]
    rows = tuple((str(n), f"第{n}项任务：协调落实供电增容", "华明高新区", "2022-12-31") for n in range(1, 61))
    columns = (Column("序号", 0.5), Column("任务", 4.0), Column("责任单位", 1.5), Column("期限", 1.2))
    return Document(
        "通知",
        OFFICE,
        DAY,
        (
            HEADER,
            Title(TITLE),
            Addressee("各街道、园区，各委办局"),
            *body,
            AttachmentNote(ATTACHED),
            Signature(OFFICE, DAY),
            Annex(1, ATTACHED[0]),
            Table(columns, rows, landscape=True),
            Annex(2, "目标任务一览表"),
            text_paragraph(SENTENCE),
            Colophon(COPIES, OFFICE, DAY, 80),
        ),
    )


def minutes() -> Document:
    """Minutes (10.3) of a review meeting, as the program words them."""
    record = Proceedings(judges=tuple(f"评委{n:02d}" for n in range(1, 20)), text=SENTENCE * 3)
    meeting = MeetingRow("m", "第3次项目评审会", DAY, "会议室", "", record.text, True, 3, record)
    template = load_template(review_papers.TEMPLATE, [resources_folder() / "report_templates"])
    return review_minutes.minutes(ReviewData(meeting, (), DEFAULT_RULES, (), (), OFFICE, DAY), template)


@dataclass(frozen=True)
class Paper:
    """A printed document. Positions are points from the top left corner of the page."""

    document: Document
    path: Path
    pages: int
    fonts: FontBook

    @cached_property
    def lines(self) -> list[list[list[measure.Char]]]:
        """The lines of every page, from the top."""
        return [measure.lines(self.path, page) for page in range(self.pages)]

    @cached_property
    def drawn(self) -> list[list[measure.Char]]:
        """The characters of every page in the order in which they were drawn."""
        return [measure.characters(self.path, page) for page in range(self.pages)]

    @cached_property
    def rules(self) -> list[list[dict[str, Any]]]:
        """The rules of every page, from the top."""
        with pdfplumber.open(self.path) as pdf:
            return [sorted(page.lines, key=lambda rule: float(rule["top"])) for page in pdf.pages]

    @cached_property
    def chars(self) -> list[list[dict[str, Any]]]:
        """The characters of every page with fonts and colours, as pdfplumber reads them."""
        with pdfplumber.open(self.path) as pdf:
            return [page.chars for page in pdf.pages]

    @cached_property
    def size(self) -> tuple[float, float]:
        """The size of the first page in points."""
        with pdfplumber.open(self.path) as pdf:
            return float(pdf.pages[0].width), float(pdf.pages[0].height)

    def line(self, text: str, page: int | None = None) -> list[measure.Char]:
        """The first line that has this text (blanks left out)."""
        pages = self.lines if page is None else [self.lines[page]]
        return next(line for lines in pages for line in lines if text in said(line))

    def page_of(self, text: str) -> int:
        """The first page (0 is the first) with a line that has this text."""
        return next(number for number, lines in enumerate(self.lines) if any(text in said(line) for line in lines))

    def body(self, page: int) -> list[list[measure.Char]]:
        """The lines of running text on a page: in its size, below a red head."""
        red = [float(rule["top"]) for rule in self.rules[page] if rule["stroking_color"][0] > 0.8]
        top = max(red, default=0.0)
        found = [line for line in self.lines[page] if abs(line[0].size - grid.SIZE) < 0.01]
        return [line for line in found if top < line[0].baseline < grid.BOTTOM]

    def font_of(self, text: str) -> str:
        """The font in which a line that begins with this text is set."""
        for page in self.chars:
            joined = "".join(char["text"] for char in page)
            if (at := joined.find(text)) >= 0:
                return str(page[at + len(text) - 1]["fontname"])
        raise LookupError(text)


def said(line: list[measure.Char]) -> str:
    """The text of a line without blanks."""
    return "".join(char.text for char in line)


def printed(document: Document, folder: Path, name: str) -> Paper:
    """Print a document with our own faces, whatever the machine has."""
    fonts = FontBook(resources_folder() / "fonts")
    path = folder / f"{name}.pdf"
    return Paper(document, path, render_pdf(document, path, fonts).pages, fonts)


def bulletin() -> Document:
    """The monthly bulletin of seventy units."""
    template = load_template(monthly.TEMPLATE, [resources_folder() / "report_templates"])
    return monthly.build(monthly_data(70), template)
