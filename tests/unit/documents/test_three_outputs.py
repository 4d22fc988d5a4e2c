"""One content, three outputs: paper, Word and workbook say the same, cell by cell."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.documents import annual, fortnightly, monthly, notice
from desktop_app.documents.annex_workbook import write_workbook
from desktop_app.documents.fonts import FontBook
from desktop_app.documents.model import (
    Annex,
    AttachmentNote,
    Colophon,
    Document,
    Heading,
    Masthead,
    Paragraph,
    RedHeader,
    Signature,
    Table,
    Title,
)
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import Template, load_template
from desktop_app.documents.word.render import render_docx
from desktop_app.paths import resources_folder
from tests.unit.documents import measure, readback
from tests.unit.documents.samples import annual_data, monthly_data
from tests.unit.documents.test_fortnightly import data as fortnightly_data
from tests.unit.documents.test_notice import data as notice_data


def template(name: str) -> Template:
    return load_template(name, [resources_folder() / "report_templates"])


KINDS = {
    "monthly": lambda: monthly.build(monthly_data(70), template(monthly.TEMPLATE)),
    "fortnightly": lambda: fortnightly.build(fortnightly_data(), template(fortnightly.TEMPLATE)),
    "notice": lambda: notice.build(notice_data(), template(notice.TEMPLATE)),
    "annual": lambda: annual.build(annual_data(), template(annual.TEMPLATE)),
}


@dataclass(frozen=True)
class Outputs:
    document: Document
    pdf: Path
    docx: Path
    xlsx: Path
    pages: int


@pytest.fixture(scope="module", params=list(KINDS))
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    folder, document = tmp_path_factory.mktemp("outputs"), KINDS[request.param]()
    pdf, docx, xlsx = (folder / f"通报.{suffix}" for suffix in ("pdf", "docx", "xlsx"))
    fonts = FontBook(resources_folder() / "fonts")
    pages = render_pdf(document, pdf, fonts).pages
    render_docx(document, docx, fonts)
    if any(isinstance(block, Table) for block in document.blocks):
        write_workbook(document, xlsx)
    return Outputs(document, pdf, docx, xlsx, pages)


def tables(document: Document, landscape: bool | None = None) -> list[readback.Rows]:
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [readback.expected(one) for one in found if landscape is None or one.landscape is landscape]


def test_the_tables_of_word_are_those_of_the_model(outputs: Outputs) -> None:
    assert readback.word_tables(outputs.docx) == tables(outputs.document)


def test_the_tables_of_the_workbook_are_those_of_the_model(outputs: Outputs) -> None:
    wanted = tables(outputs.document)
    if not wanted:
        pytest.skip("a report without tables")
    assert readback.workbook_tables(outputs.xlsx) == wanted


@pytest.mark.parametrize("landscape", [False, True])
def test_the_tables_on_paper_are_those_of_the_model(outputs: Outputs, landscape: bool) -> None:
    wanted = readback.joined(tables(outputs.document, landscape))
    heads = {table[0] for table in wanted}  # the rules of a chart look like a table, too
    printed = readback.joined([one for one in readback.paper_tables(outputs.pdf, landscape) if one[0] in heads])
    assert [row for table in printed for row in table] == [row for table in wanted for row in table]


def texts(document: Document) -> list[str]:
    """What every block that is no table says."""
    said: list[str] = []
    for block in document.blocks:
        match block:
            case Masthead():
                said += [block.classification, block.name, f"{block.issue}（{block.total_issue}）", block.maker]
            case RedHeader():
                said += [block.agency, block.number]
            case Title() | Heading() | Paragraph():
                said.append(block.text)
            case AttachmentNote():
                said += block.names
            case Annex():
                said += [f"附件{block.number or ''}", block.title]
            case Signature():
                said.append(block.unit)
            case Colophon():
                said += [text for _label, text in block.copies_to]
            case Table():
                said += [block.caption, block.note]
    return [readback.squeezed(text) for text in said if text]


def test_every_text_stands_in_word_in_its_order(outputs: Outputs) -> None:
    whole, at = readback.word_text(outputs.docx), 0
    for text in texts(outputs.document):
        found = whole.find(text, at)
        assert found >= 0, text
        at = found + len(text)


def test_every_text_stands_on_paper(outputs: Outputs) -> None:
    pages = [measure.text_of(outputs.pdf, page) for page in range(outputs.pages)]
    whole = readback.squeezed("".join(re.sub(r"— ?\d+ ?—", "", page) for page in pages))
    for text in texts(outputs.document):
        assert text in whole, text
