"""Printing and freezing the handbook with a real office."""

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from desktop_app.documents.handbook_content import Choice, Visitor
from desktop_app.documents.handbook_press import Frozen, Order, chosen_chapters, freeze, make
from desktop_app.documents.produce import Press
from desktop_app.errors import Cancelled, InvalidInput, UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import handbook as query
from desktop_app.services import handbook
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.handbooks import CENTRE, a_handbook, furnish
from tests.unit.documents import measure
from tests.unit.documents.handbook_samples import picture

PRESS = Press(resources_folder())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def text_of(path: Path) -> str:
    return "".join(measure.text_of(path, page) for page in range(measure.page_count(path)))


def frozen(office: Office, folder: Path) -> Frozen:
    return freeze(office, CENTRE, PRESS, folder / "made", "第一次")


def test_the_book_is_printed_the_same_each_time(office: Office, tmp_path: Path) -> None:
    a_handbook(office)
    first = make(office, PRESS, Order(), tmp_path / "a.pdf")
    second = make(office, PRESS, Order(), tmp_path / "b.pdf")
    assert first.title == "东丽区招商手册"
    assert first.rendered.missing_characters == ()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert second.rendered.sha256 == first.rendered.sha256
    assert "高企720家（截至2021年12月）" in text_of(tmp_path / "a.pdf").replace("\n", "").replace("\r", "")


def test_an_edition_prints_the_file_that_was_frozen(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    made = frozen(office, tmp_path)
    assert (made.number, made.printed.title) == (1, "东丽区招商手册（第1版）")
    handbook.save_text(office, CENTRE, ids["园区"], "全新的内容。")
    again = make(office, PRESS, Order(edition=1), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == made.printed.path.read_bytes()
    assert again.rendered.pages == made.printed.rendered.pages == measure.page_count(tmp_path / "again.pdf")
    assert "第1版" in measure.text_of(tmp_path / "again.pdf", 0)
    make(office, PRESS, Order(), tmp_path / "now.pdf")
    assert "全新的内容" in text_of(tmp_path / "now.pdf")


def test_an_edition_whose_file_is_lost_or_altered_is_made_again_from_its_content(
    office: Office, tmp_path: Path
) -> None:
    ids = a_handbook(office)
    made = frozen(office, tmp_path)
    handbook.save_text(office, CENTRE, ids["园区"], "全新的内容。")
    with office.read() as session:
        file = stored_file(office, query.editions(session)[0].content_hash)
    file.write_bytes(b"%PDF altered")
    assert make(office, PRESS, Order(edition=1), tmp_path / "b.pdf").rendered.sha256 == made.printed.rendered.sha256
    file.unlink()
    assert make(office, PRESS, Order(edition=1), tmp_path / "c.pdf").rendered.sha256 == made.printed.rendered.sha256


def test_part_of_an_edition_comes_from_its_frozen_content(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    frozen(office, tmp_path)
    handbook.save_text(office, CENTRE, ids["园区"], "全新的内容。")
    choice = Choice(frozenset({ids["园区"]}), Visitor("国能智深控制技术有限公司", "34", 10**10))
    made = make(office, PRESS, Order(1, choice), tmp_path / "v.pdf")
    assert made.title == "东丽区招商手册（第1版 国能智深控制技术有限公司）"
    text = text_of(tmp_path / "v.pdf")
    assert "园区众多" in text
    assert "全新的内容" not in text
    assert "国能智深控制技术有限公司" in measure.text_of(tmp_path / "v.pdf", 0)


def test_a_booklet_has_two_pages_a_side(office: Office, tmp_path: Path) -> None:
    a_handbook(office)
    plain = make(office, PRESS, Order(), tmp_path / "a.pdf").rendered.pages
    booklet = make(office, PRESS, Order(booklet=True), tmp_path / "b.pdf").rendered.pages
    assert booklet == -(-plain // 4) * 2


def test_pictures_are_printed(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    names: list[str] = []
    for name in ("park.png", "园区全景.png"):
        (tmp_path / name).write_bytes(picture())
        names += handbook.add_picture(office, CENTRE, ids["园区"], tmp_path / name).ids
    handbook.save_text(office, CENTRE, ids["园区"], "".join(f"![全景]({name})\n\n" for name in names))
    made = make(office, PRESS, Order(), tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert sum(len(page.images) for page in pdf.pages) == 2
    assert "图片无法显示" not in text_of(tmp_path / "a.pdf")
    assert made.rendered.missing_pictures == ()


def test_a_picture_called_cover_stands_on_the_cover(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    (tmp_path / "全景.png").write_bytes(picture())
    (name,) = handbook.add_picture(office, CENTRE, ids["园区"], tmp_path / "全景.png").ids
    handbook.save_text(office, CENTRE, ids["园区"], f"正文。\n\n![封面]({name})\n")
    make(office, PRESS, Order(), tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert [number for number, page in enumerate(pdf.pages) if page.images] == [0]
    assert "封面" not in text_of(tmp_path / "a.pdf")


def test_a_picture_that_cannot_be_printed_is_told_by_its_readable_name(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    handbook.save_text(office, CENTRE, ids["园区"], "![甲](坏图.png)\n\n![乙](坏图.png)\n")
    made = make(office, PRESS, Order(), tmp_path / "a.pdf")
    assert made.rendered.missing_pictures == ("坏图.png",)
    text = text_of(tmp_path / "a.pdf")
    assert text.count("图片无法显示") == 2 and "坏图.png" in text and "%E5" not in text


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(edition=7), "no edition 7"),
        (Order(choice=Choice(visitor=Visitor("A", "ZZ"))), "no industry"),
        (Order(choice=Choice(visitor=Visitor("  "))), "which company"),
        (Order(choice=Choice(chapters=frozenset())), "no chapters"),
    ],
)
def test_what_cannot_be_printed_is_said_and_nothing_is_written(
    office: Office, tmp_path: Path, order: Order, words: str
) -> None:
    a_handbook(office)
    with pytest.raises(UserError, match=words):
        make(office, PRESS, order, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_an_empty_handbook_is_not_frozen(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no chapters"):
        frozen(office, tmp_path)


def test_a_cancelled_freeze_takes_no_number(office: Office, tmp_path: Path) -> None:
    a_handbook(office)
    with pytest.raises(Cancelled):
        freeze(office, CENTRE, PRESS, tmp_path, cancelled=lambda: True)
    with office.read() as session:
        assert query.next_edition(session) == 1


def test_chapters_are_chosen_by_title_or_number(office: Office) -> None:
    ids = a_handbook(office)
    with office.read() as session:
        book = query.book(session)
    assert chosen_chapters(book, ["3", " 历史 ", "the district"]) == {
        ids[name] for name in ("园区", "历史", "区情", "人口")
    }
    with pytest.raises(InvalidInput, match="no chapter “附录”"):
        chosen_chapters(book, ["区情", "附录"])
