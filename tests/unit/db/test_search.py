"""Tokens, pinyin of titles, and the index of documents."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, Engine, column, select, table

from db import readings, search
from db.session import open_database, sqlite_url

CHINESE = st.text(st.sampled_from("重庆银行长春行政参差朝阳绿源国能智深〇（、é-3DaB ２"), max_size=12)


TEXTS = st.lists(st.text(max_size=30) | CHINESE, min_size=1, max_size=4)


@given(TEXTS)
@example(["JD05-2022-0001 拟在（华明）建设3D打印Ａ基地，占地120亩_b", "", "甲\0乙\x00", "ſtﬁKıİ\ue000𠀀"])
def test_texts_are_spaced_token_by_token(texts: list[str]) -> None:
    spaced = search.spaced(texts)
    assert len(spaced) == len(texts)
    for before, after in zip(texts, spaced, strict=True):
        assert readings.tokens(after) == readings.tokens(before)
        assert all(part.isascii() or len(part) == 1 for part in after.split(" "))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = open_database(sqlite_url(tmp_path_factory.mktemp("search") / "a.db"))
    yield made
    made.dispose()


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(codec="gbk"), max_size=12) | CHINESE, min_size=1, max_size=4))
@example(["拟在（华明）建设3D打印Ａ基地，占地120亩_b", "张\ue000芳①②㎡é"])
def test_any_run_of_tokens_is_found_and_no_other(engine: Engine, texts: list[str]) -> None:
    with engine.connect() as connection:
        search.put(connection, [search.Document("project", str(n), "", text) for n, text in enumerate(texts)])
        for number, text in enumerate(texts):
            found = readings.tokens(text)
            for one, next_ in pairwise(found):
                hits = search.search(connection, f"{one}-{next_}")
                assert str(number) in {hit.record_id for hit in hits}, (one, next_)
                assert search.search(connection, f"{one}-{next_}-qqqq") == []
        connection.rollback()


def test_a_document_is_replaced_and_removed(tmp_path: Path) -> None:
    engine = open_database(sqlite_url(tmp_path / "a.db"))
    with engine.begin() as connection:
        search.put(connection, [search.Document("project", "a", "旧名"), search.Document("project", "b", "别的")])
        search.put(connection, [search.Document("project", "a", "新名", "正文")])
        assert search.search(connection, "旧名") == []
        assert search.search(connection, "xm") == [search.Hit("project", "a", "新名", "pinyin")]
        assert search.search(connection, "正文", kinds=["project"])[0].field == "body"
        search.remove(connection, [("project", "a"), ("project", "unknown"), ("unit", "b")])
        assert search.search(connection, "新名") == []
        assert [hit.record_id for hit in search.search(connection, "别的")] == ["b"]
    engine.dispose()


def test_a_text_is_indexed_again_only_if_it_is_another(tmp_path: Path) -> None:
    engine = open_database(sqlite_url(tmp_path / "a.db"))
    with engine.begin() as connection:
        first, second = search.Document("project", "a", "重庆长安", "旧的正文"), search.Document("project", "b", "长春")
        search.put(connection, [first, second])
        driver = connection.connection.driver_connection
        assert driver is not None
        before = driver.total_changes
        search.put(connection, [first, second])
        assert driver.total_changes == before
        search.put(connection, [search.Document("project", "a", "重庆长安", "新的话")])
        assert search.search(connection, "正文") == []
        assert search.search(connection, "新的") == [search.Hit("project", "a", "重庆长安", "body")]
        assert search.search(connection, "chongqing")[0].record_id == "a"
        assert [hit.record_id for hit in search.search(connection, "长")] == ["b", "a"]
        search.put(connection, [search.Document("project", "a", "长沙", "新的话")])
        assert [hit.record_id for hit in search.search(connection, "长")] == ["a", "b"]
        assert search.search(connection, "chongqing") == []
        search.remove(connection, [("project", "a")])
        assert search.search(connection, "新的") == []
        connection.exec_driver_sql("INSERT INTO search_text (search_text) VALUES ('integrity-check')")
        connection.exec_driver_sql("INSERT INTO search_pinyin (search_pinyin) VALUES ('integrity-check')")
    engine.dispose()


def test_a_condition_finds_what_a_list_of_ids_finds(tmp_path: Path) -> None:
    engine = open_database(sqlite_url(tmp_path / "a.db"))
    with engine.begin() as connection:
        names = ("重庆长安", "长春一汽", "国能智深", "变长")
        search.put(connection, [search.Document("project", str(n), name) for n, name in enumerate(names)])
        search.put(connection, [search.Document("investor", "9", "长江")])
        for query in ("长", "长春", "chang", "gnzs", "没有", "，"):
            listed = connection.execute(search.matching_ids("project", query)).scalars().all()
            walked = [
                n
                for n in range(len(names))
                if connection.execute(select(search.matches("project", query, f"'{n}'"))).scalar()
            ]
            assert sorted(listed) == [str(n) for n in walked], query
        few = [search.few_matching(connection, "project", "长", most) for most in (2, 3)]
        assert few == [None, ["0", "1", "3"]], "the investor is of another kind"
        assert search.few_matching(connection, "project", "chang", 8) == ["0", "1"]
    engine.dispose()


def test_few_records_are_looked_at_one_by_one(tmp_path: Path) -> None:
    engine = open_database(sqlite_url(tmp_path / "a.db"))
    with engine.begin() as connection:
        search.put(connection, [search.Document("project", "a", "重庆长安", "一期 3D打印")])
        search.put(connection, [search.Document("project", "b", "长春一汽"), search.Document("investor", "c", "长江")])
        asked = ["c", "b", "a", "gone"]
        for query, found in (("长", ["b", "a"]), ("cq", ["a"]), ("3d", ["a"]), ("3 长", ["a"]), ("", []), ("汽车", [])):
            assert search.matching_of(connection, "project", query, asked) == found, query
        assert search.matching_of(connection, "project", "𠀀", asked) is None
        search.put(connection, [search.Document("project", "b", "长春𠮷")])
        assert search.matching_of(connection, "project", "重", asked) is None, "only the index knows of b"
        assert search.matching_of(connection, "project", "重", ["a"]) == ["a"]
    engine.dispose()


def test_any_number_of_ids_may_be_asked_for(tmp_path: Path) -> None:
    engine = open_database(sqlite_url(tmp_path / "a.db"))
    with engine.begin() as connection:
        search.put(connection, [search.Document("project", str(n), f"名{n}") for n in range(4)])
        ids: ColumnElement[str] = column("record_id")
        asked = select(ids).select_from(table("search_doc", column("record_id")))
        many = [str(n) for n in range(3, 300_000)]
        assert connection.execute(asked.where(search.among(ids, many))).scalars().all() == ["3"]
        assert connection.execute(asked.where(search.among(ids, []))).scalars().all() == []
    engine.dispose()
