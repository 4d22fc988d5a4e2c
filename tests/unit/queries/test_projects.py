"""The beginning of a long list is the beginning of the list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import TextClause

from db.enums import Stage
from db.search import matches
from desktop_app.queries import projects as query
from desktop_app.queries.project_filter import ProjectFilter
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import enter, furnish


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (ProjectFilter(), 4),
        (ProjectFilter(text="智能"), 4),
        (ProjectFilter(text="zhineng"), 4),
        (ProjectFilter(text="智能", stages=(Stage.LEAD,)), 4),
        (ProjectFilter(text="老"), 1),  # so few match that all are told
        (ProjectFilter(text="早先"), None),  # none of them among the newest
        (ProjectFilter(stages=(Stage.LANDED,)), None),
        (ProjectFilter(ids=("x",)), None),
        (ProjectFilter(deleted=True), None),
    ],
    ids=str,
)
def test_the_beginning_of_a_long_list(
    chosen: ProjectFilter, told: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    enter(office, *(f"早先{n}" for n in range(6)), "老项目", *(f"智能{n}" for n in range(9)))
    for name, value in {"FIRST": 4, "NEWEST": 9, "FEW": 2}.items():
        monkeypatch.setattr(query, name, value)
    with office.read() as session:
        first, ids = query.first_ids(session, chosen), query.ids(session, chosen)
        assert query.first_ids(session, chosen, "name") is None
    assert first == (None if told is None else (ids[:told], told == len(ids)))
    office.close()


def test_a_short_list_is_told_whole(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    enter(office, "智能1", "别的", "智能2")
    with office.read() as session:
        for chosen in (ProjectFilter(text="智能"), ProjectFilter(text="智能", stages=(Stage.LANDED,))):
            assert query.first_ids(session, chosen) == (query.ids(session, chosen), True)
        assert query.first_ids(session, ProjectFilter(text="没有")) == ([], True)
    office.close()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Forty projects of few words, so that many match and some are rare; one has a character that few programs know."""
    office = fresh_office(tmp_path_factory.mktemp("many"))
    furnish(office)
    words = ("重庆", "长春", "智能", "物流", "3D打印", "研发中心", "A区", "银行")
    names = [f"{words[n % 8]}{words[n * n % 7]}{n}期" for n in range(39)]
    enter(office, *names[:30], "长𠮷智能", *names[30:])
    yield office
    office.close()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(st.sampled_from("重庆长春智能物流打印研发中心期银行3DdA区 1zhinecqgy𠮷u"), min_size=1, max_size=5),
    st.integers(0, 3),
)
def test_every_key_begins_the_list_that_the_slow_way_finds(many: Office, typed: str, stage: int) -> None:
    stages = (Stage.LEAD,) if stage == 1 else (Stage.LANDED,) if stage == 2 else ()
    sizes = {"FIRST": 4, "NEWEST": 30, "FEW": 6, "LOOKED_AT": 16, "AT_ONCE": 4}
    with many.read() as session, pytest.MonkeyPatch.context() as patch:
        for name, value in sizes.items():
            patch.setattr(query, name, value)
        chosen = ProjectFilter(text=typed, stages=stages)
        told, every = query.first_ids(session, chosen), query.ids(session, chosen)
    if told is not None:
        first, whole = told
        assert first == every[: len(first)]
        assert whole == (len(first) == len(every))


def test_where_much_matches_the_index_is_not_asked_for_all_of_it(many: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FIRST": 4, "NEWEST": 30, "FEW": 6, "LOOKED_AT": 16, "AT_ONCE": 4}.items():
        monkeypatch.setattr(query, name, value)
    with many.read() as session:
        asked: list[str] = []

        def asks(kind: str, text: str, record_id: str) -> TextClause:
            asked.append(text)
            return matches(kind, text, record_id)

        monkeypatch.setattr(query, "matches", asks)
        wide = query.first_ids(session, ProjectFilter(text="期"))
        assert wide is not None and not wide[1] and len(wide[0]) == 4 and asked == []
        query.first_ids(session, ProjectFilter(text="重庆"))
        assert asked == ["重庆"]


def test_rows_come_in_the_order_in_which_they_are_asked_for(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    ids = enter(office, *(f"智能{n}" for n in range(5)))
    asked = [ids[place] for place in (3, 0, 4, 1)]
    with office.read() as session:
        assert [row.id for row in query.rows(session, [*asked, "gone"])] == asked
    office.close()
