"""What a search looks for, told from a text alone, is what the indexes say of it."""

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine

from db import readings, search
from db.session import open_database, sqlite_url
from db.wanted import Phrase, Wanted

WORDS = "重庆银行长春行政参差朝阳绿源国能智深〇（、é-3DaB ２_zhinegq"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made = open_database(sqlite_url(tmp_path_factory.mktemp("wanted") / "a.db"))
    yield made
    made.dispose()


@pytest.mark.parametrize(
    ("query", "phrases", "pinyin"),
    [
        ("重庆", [Phrase(("重", "庆"), False)], ""),
        ("重庆 gn", [Phrase(("重", "庆"), False), Phrase(("gn",), True)], ""),
        ("Guo Neng", [Phrase(("guo",), True), Phrase(("neng",), True)], "guoneng"),
        ("2022-00", [Phrase(("2022", "00"), True)], ""),
        ("g", [Phrase(("g",), True)], ""),
        ("z" * 40, [Phrase(("z" * 40,), True)], "z" * readings.PINYIN_LETTERS),
        (" ，- ", [], ""),
    ],
)
def test_what_is_typed_is_read(query: str, phrases: list[Phrase], pinyin: str) -> None:
    assert Wanted.read(query) == Wanted(tuple(phrases), pinyin)


def told(connection: Connection, query: str) -> set[str | None]:
    """Of every record: its id if the text says that it matches, None if the text cannot say."""
    wanted = Wanted.read(query)
    kept = connection.exec_driver_sql(
        "SELECT d.record_id, d.title, d.spoken, t.title, t.body FROM search_doc d "
        "JOIN search_text t ON t.rowid = d.rowid"
    )
    said = {row[0]: wanted.in_document(row[1], row[2], (row[3], row[4])) for row in kept}
    return {None if says is None else record_id for record_id, says in said.items() if says is not False}


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.text(WORDS, max_size=14), st.text(WORDS, max_size=10)), min_size=1, max_size=4),
    st.text(WORDS, min_size=1, max_size=6),
)
@example([("国能智深", ""), ("银行", "行长")], "行长")
@example([("长春一汽" * 9, "")], "qcqc")
@example([("3D打印", "a b"), ("ab", "3d")], "a 3")
def test_the_text_alone_says_what_the_indexes_say(engine: Engine, texts: list[tuple[str, str]], query: str) -> None:
    with engine.connect() as connection:
        put = [search.Document("project", str(n), title, body) for n, (title, body) in enumerate(texts)]
        search.put(connection, put)
        queries = [query, *(title[1:4] for title, _ in texts), *(readings.pinyin_words(t)[:5] for t, _ in texts)]
        for one in queries:
            found = set(connection.execute(search.matching_ids("project", one)).scalars())
            assert told(connection, one) == found, one
        connection.rollback()


@cache
def usual() -> list[str]:
    """All characters of GBK but ASCII's."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    decoded = {pair.decode("gbk", "ignore") for pair in pairs}
    return sorted(one for one in decoded if len(one) == 1 and not one.isascii() and one not in "ⅪⅫ")  # small: not there


def test_every_usual_character_is_to_the_index_what_it_is_here(engine: Engine) -> None:
    assert len(usual()) > 21_000
    with engine.connect() as connection:
        put = [search.Document("project", one, "", f"甲{one}乙 {one}x") for one in usual()]
        search.put(connection, put)
        for query in ("甲乙", "x"):
            found = set(connection.execute(search.matching_ids("project", query)).scalars())
            assert told(connection, query) == found, query
        for one in usual()[::37]:
            found = set(connection.execute(search.matching_ids("project", one)).scalars())
            same = {other for other in usual() if other.lower() == one.lower()} if readings.tokens(one) else set()
            assert same == found, one
            assert Wanted.read(one).in_document("", "", ("", search.spaced([f"甲{one}乙"])[0])) == bool(same), one
        connection.rollback()


def test_of_unusual_characters_only_the_index_knows() -> None:
    assert Wanted.read("重庆").in_document("", "", ("重 庆", "𠮷")) is None
    assert Wanted.read("cq").in_document("重庆𠮷", "chong qing", ("重 庆 𠮷", "")) is True
    assert not Wanted.read("𠮷").well_known and Wanted.read("重é").well_known
    assert Wanted.read("，").in_document("，", "", ("，", "")) is False


def test_the_end_of_a_long_title_is_spoken_too(engine: Engine) -> None:
    title = "天津市东丽区军粮城国际智能制造产业园二期标准厂房建设项目"
    kept = readings.in_order(readings.syllables(title))
    assert "xiangmu" not in kept.replace(" ", "")
    for query in ("jsxm", "jianshexiangmu", "xm"):
        assert Wanted.read(query).in_document(title, kept, (" ".join(title), "")) is True
    assert Wanted.read("xmz").in_document(title, kept, (" ".join(title), "")) is False
