"""Chapters are added, moved and written as undoable steps; a frozen edition never changes."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import handbook as query
from desktop_app.services import handbook, journal
from desktop_app.services.attachments import stored_file
from desktop_app.services.handbook import Titles
from desktop_app.services.office import Changes, Office
from tests.helpers.database import fresh_office
from tests.helpers.handbooks import CENTRE, DAY, a_handbook, furnish


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def book(office: Office) -> query.Book:
    with office.read() as session:
        return query.book(session)


def outline(office: Office) -> list[str]:
    return [f"{chapter.number} {chapter.title}" for chapter in book(office).chapters]


def freeze(office: Office, folder: Path, note: str = "") -> Changes:
    pdf = folder / "edition.pdf"
    pdf.write_bytes(b"%PDF")
    with office.read() as session:
        content, number = query.book(session), query.next_edition(session)
    return handbook.freeze(office, CENTRE, content, number, note, pdf, hashlib.sha256(b"%PDF").hexdigest())


def test_a_chapter_is_added_behind_another(office: Office) -> None:
    ids = a_handbook(office)
    made = handbook.add_chapter(office, CENTRE, Titles("  新  章 ", "New"), after=ids["区情"])
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 新 章", "3 政策", "4 园区"]
    assert made.changes.label.values == {"title": "新  章"}
    journal.undo(office, CENTRE, made.changes.transaction_id)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 政策", "3 园区"]


def test_an_empty_title_is_refused_beside_its_field(office: Office) -> None:
    with pytest.raises(InvalidInput) as refused:
        handbook.add_chapter(office, CENTRE, Titles("  "))
    assert set(refused.value.fields) == {"title"}
    ids = a_handbook(office)
    with pytest.raises(InvalidInput):
        handbook.rename_chapter(office, CENTRE, ids["区情"], Titles(""))
    assert outline(office)[0] == "1 区情"


def test_a_chapter_is_renamed_and_the_step_names_the_old_title(office: Office) -> None:
    ids = a_handbook(office)
    changes = handbook.rename_chapter(office, CENTRE, ids["历史"], Titles("历史沿革", "Past"))
    assert changes.label.values == {"title": "历史"}
    assert "1.1 历史沿革" in outline(office)
    assert handbook.rename_chapter(office, CENTRE, ids["历史"], Titles("历史沿革", "Past")).transaction_id == 0


@pytest.mark.parametrize(
    ("chapter", "parent", "position", "expected"),
    [
        ("园区", None, 0, ["1 园区", "2 区情", "2.1 历史", "2.2 人口", "3 政策"]),
        ("园区", "区情", 1, ["1 区情", "1.1 历史", "1.2 园区", "1.3 人口", "2 政策"]),
        ("历史", None, 99, ["1 区情", "1.1 人口", "2 政策", "3 园区", "4 历史"]),
        ("区情", "政策", 0, ["1 政策", "1.1 区情", "1.1.1 历史", "1.1.2 人口", "2 园区"]),
    ],
)
def test_a_chapter_moves_with_its_sections(
    office: Office, chapter: str, parent: str | None, position: int, expected: list[str]
) -> None:
    ids = a_handbook(office)
    before = outline(office)
    changes = handbook.move_chapter(office, CENTRE, ids[chapter], ids[parent] if parent else None, position)
    assert outline(office) == expected
    journal.undo(office, CENTRE, changes.transaction_id)
    assert outline(office) == before


def test_a_chapter_moves_neither_below_itself_nor_too_deep(office: Office) -> None:
    ids = a_handbook(office)
    before = outline(office)
    with pytest.raises(UserError, match="below itself"):
        handbook.move_chapter(office, CENTRE, ids["区情"], ids["历史"], 0)
    with pytest.raises(UserError, match="below itself"):
        handbook.move_chapter(office, CENTRE, ids["区情"], ids["区情"], 0)
    deep = handbook.add_chapter(office, CENTRE, Titles("先民"), parent_id=ids["历史"]).ids[0]
    with pytest.raises(UserError, match="no deeper"):
        handbook.add_chapter(office, CENTRE, Titles("远古"), parent_id=deep)
    with pytest.raises(UserError, match="no deeper"):
        handbook.move_chapter(office, CENTRE, ids["区情"], ids["政策"], 0)
    handbook.delete_chapter(office, CENTRE, deep)
    assert outline(office) == before


def test_a_deleted_chapter_takes_its_sections_along_and_brings_them_back(office: Office) -> None:
    ids = a_handbook(office)
    changes = handbook.delete_chapter(office, CENTRE, ids["区情"])
    assert outline(office) == ["1 政策", "2 园区"]
    journal.undo(office, CENTRE, changes.transaction_id)
    assert outline(office) == ["1 区情", "1.1 历史", "1.2 人口", "2 政策", "3 园区"]


def test_text_is_kept_with_one_line_end_and_guarded_against_a_lost_change(office: Office) -> None:
    ids = a_handbook(office)
    handbook.save_text(office, CENTRE, ids["园区"], "一\r\n\r\n二  \n\n\n", base="园区众多。\n")
    chapter = book(office).chapter(ids["园区"])
    assert chapter is not None
    assert chapter.text == "一\n\n二\n"
    with pytest.raises(UserError, match="was changed while"):
        handbook.save_text(office, CENTRE, ids["园区"], "三", base="园区众多。\n")
    handbook.save_text(office, CENTRE, ids["园区"], " \n ")
    assert next(c.text for c in book(office).chapters if c.id == ids["园区"]) == ""


def test_pictures_get_names_that_markdown_leaves_alone(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    picture = tmp_path / "全景 (1).png"
    Image.new("RGB", (4, 3)).save(picture)
    names = [handbook.add_picture(office, CENTRE, ids["园区"], picture).ids[0] for _ in range(2)]
    assert names == ["全景__1_.png", "全景__1_-2.png"]
    assert [(row.name, row.chapter_id) for row in book(office).pictures] == [(name, ids["园区"]) for name in names]
    other = tmp_path / "a.gif"
    other.write_bytes(b"x")
    with pytest.raises(UserError, match="PNG or JPEG"):
        handbook.add_picture(office, CENTRE, ids["园区"], other)
    half = tmp_path / "半%20.png"
    half.write_bytes(picture.read_bytes()[:45])
    with pytest.raises(UserError, match="damaged"):
        handbook.add_picture(office, CENTRE, ids["园区"], half)
    half.write_bytes(picture.read_bytes())
    assert handbook.add_picture(office, CENTRE, ids["园区"], half).ids == ("半_20.png",)


def test_an_edition_is_numbered_and_never_changes(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    before = book(office)
    changes = freeze(office, tmp_path, " 迎接  考察 ")
    assert changes.label.values == {"number": 1}
    handbook.save_text(office, CENTRE, ids["园区"], "全变了。")
    handbook.rename_chapter(office, CENTRE, ids["区情"], Titles("别的"))
    freeze(office, tmp_path)
    with office.read() as session:
        assert [row.number for row in query.editions(session)] == [2, 1]
        found = query.edition(session, 1)
        assert found is not None
        row, content = found
    assert (row.issued_on, row.note) == (DAY, "迎接 考察")
    assert content == before
    assert stored_file(office, row.content_hash).read_bytes() == b"%PDF"


def test_a_freeze_that_is_taken_back_keeps_its_number(office: Office, tmp_path: Path) -> None:
    a_handbook(office)
    journal.undo(office, CENTRE, freeze(office, tmp_path).transaction_id)
    with office.read() as session:
        assert query.editions(session) == []
        assert query.next_edition(session) == 2


def test_a_book_changed_meanwhile_is_not_frozen(office: Office, tmp_path: Path) -> None:
    ids = a_handbook(office)
    content = book(office)
    handbook.save_text(office, CENTRE, ids["园区"], "变了。")
    pdf = tmp_path / "x.pdf"
    pdf.write_bytes(b"%PDF")
    with pytest.raises(UserError, match="was changed while"):
        handbook.freeze(office, CENTRE, content, 1, "", pdf, "")
    with office.read() as session:
        assert query.editions(session) == []


def test_an_empty_book_is_not_frozen(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no chapters"):
        freeze(office, tmp_path)
