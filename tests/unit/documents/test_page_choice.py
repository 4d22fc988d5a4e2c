"""Some pages of a PDF keep their text, and nothing of the others goes with them."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.monthly import TEMPLATE, build
from desktop_app.documents.page_choice import OtherFile, with_pages
from desktop_app.documents.pdf import render_pdf
from desktop_app.documents.templates import load_template
from desktop_app.paths import resources_folder
from tests.unit.documents.samples import monthly_data

RED, BLUE = (200, 0, 0), (0, 0, 200)


def picture(colour: tuple[int, int, int]) -> ImageReader:
    return ImageReader(Image.new("RGB", (40, 40), colour))


def booklet() -> bytes:
    """Three pages: a link to the last one, a picture on the second, another on the third."""
    made = BytesIO()
    canvas = Canvas(made)
    canvas.setTitle("Booklet (12 0 R)")
    canvas.drawString(72, 700, "contents")
    canvas.linkAbsolute("last", "last", (72, 690, 200, 715))
    canvas.addOutlineEntry("Last", "last")
    canvas.showPage()
    canvas.drawString(72, 700, "open to all")
    canvas.drawImage(picture(RED), 72, 500, 100, 100)
    canvas.showPage()
    canvas.bookmarkPage("last")
    canvas.drawString(72, 700, "for the leader only")
    canvas.drawImage(picture(BLUE), 72, 500, 100, 100)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def texts(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as paper:
        return [page.get_textpage().get_text_range().strip() for page in paper]


@pytest.mark.parametrize("pages", [[2], [2, 1], [1, 3], [1, 1, 2, 1]])
def test_chosen_pages_come_in_their_order_with_their_text(pages: list[int]) -> None:
    words = ["contents", "open to all", "for the leader only"]
    assert texts(with_pages(booklet(), pages)) == [words[page - 1] for page in pages]


def test_of_the_other_pages_nothing_is_left() -> None:
    made = with_pages(booklet(), [1, 2])
    assert booklet().count(b"endstream") == 5 and made.count(b"endstream") == 3, "two texts and a picture"
    assert b"/Outlines" not in made
    alone = with_pages(booklet(), [3])
    with pypdfium2.PdfDocument(alone) as paper:
        (shown,) = (one for one in paper[0].get_objects() if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE)
        assert shown.get_bitmap().to_pil().convert("RGB").getpixel((5, 5)) == BLUE
    assert alone.count(b"endstream") == 2


def test_a_bulletin_looks_as_it_did(tmp_path: Path) -> None:
    template = load_template(TEMPLATE, [resources_folder() / "report_templates"])
    file = tmp_path / "monthly.pdf"
    render_pdf(build(monthly_data(), template), file, FontBook(resources_folder() / "fonts"))
    whole = file.read_bytes()
    made = with_pages(whole, [2, 4])
    assert len(made) < len(whole) and b"/Lang (zh-CN)" in made
    assert texts(made) == [texts(whole)[1], texts(whole)[3]]
    with pypdfium2.PdfDocument(whole) as before, pypdfium2.PdfDocument(made) as now:
        for page, of_whole in ((0, 1), (1, 3)):
            pictures = [paper[place].render(scale=1).to_pil() for paper, place in ((now, page), (before, of_whole))]
            assert pictures[0] == pictures[1]


def test_the_same_pages_give_the_same_bytes() -> None:
    pdf = booklet()
    assert with_pages(pdf, [2]) == with_pages(pdf, [2])


@pytest.mark.parametrize(
    "pdf",
    [
        b"",
        b"%PDF-1.4\nno table",
        booklet().replace(b"trailer", b"trailer\n<< /Prev 9 >>"),
        booklet().replace(b"/Kids", b"/Kinds"),
        booklet()[:-60],
    ],
)
def test_a_file_of_another_kind_is_refused(pdf: bytes) -> None:
    with pytest.raises(OtherFile):
        with_pages(pdf, [1])


@pytest.mark.parametrize("pages", [[0], [4]])
def test_there_are_no_other_pages(pages: list[int]) -> None:
    with pytest.raises(OtherFile):
        with_pages(booklet(), pages)
