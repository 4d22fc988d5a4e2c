from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.queries import handbook as query
from desktop_app.services import handbook
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.handbooks import CENTRE, a_handbook, furnish


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def test_the_book_is_in_reading_order(office: Office) -> None:
    a_handbook(office)
    with office.read() as session:
        book = query.book(session)
    assert [(c.number, c.title) for c in book.chapters] == [
        ("1", "区情"),
        ("1.1", "历史"),
        ("1.2", "人口"),
        ("2", "政策"),
        ("3", "园区"),
    ]
    assert book.title == "东丽区招商手册"
    assert book.contacts == (("联系人", "赵一"), ("电话", "022-00000001"))
    assert {policy.name: policy.level for policy in book.policies}["装备办法"] == "区级"


def test_a_chapter_uses_its_own_and_what_it_names(office: Office) -> None:
    ids = a_handbook(office)
    with office.read() as session:
        book = query.book(session)
    chapter = book.chapter(ids["区情"])
    assert chapter is not None
    used = book.used(chapter)
    assert [fact.name for fact in used.facts] == ["高企数", "面积"]
    assert [policy.name for policy in used.policies] == ["装备办法"]
    assert used.unknown == ()
    draft = book.used(chapter, "{{电价}}{{什么}}")
    assert [fact.name for fact in draft.facts] == ["高企数", "面积", "电价"]
    assert draft.unknown == ("什么",)


def test_a_deleted_chapter_leaves_its_facts_to_the_book(office: Office) -> None:
    ids = a_handbook(office)
    handbook.delete_chapter(office, CENTRE, ids["园区"])
    with office.read() as session:
        book = query.book(session)
    assert book.chapter(ids["园区"]) is None
    assert next(fact for fact in book.facts if fact.name == "电价").chapter_id is None


def test_a_frozen_book_thaws_to_itself(office: Office) -> None:
    a_handbook(office)
    with office.read() as session:
        book = query.book(session)
        assert query.thawed(query.frozen(book)) == book
        assert query.frozen(query.thawed(query.frozen(book))) == query.frozen(book)


def test_an_empty_office_has_an_empty_book(office: Office) -> None:
    with office.read() as session:
        assert query.book(session).chapters == ()
        assert query.editions(session) == []
        assert query.edition(session, 1) is None
        assert query.next_edition(session) == 1
        assert query.industry(session, "34") == ("34", "通用设备制造业")
        assert query.industry(session, "c3411") == ("34", "通用设备制造业")
        assert query.industry(session, "ZZ") is None
        assert query.industry_parents(session)["348"] == "34"
