from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.tasks import DatabaseWorker
from desktop_app.ui.windowed_source import CHUNK, FETCHED, KEPT_CHUNKS, REST_MS, WindowedSource


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    size: int | None = None


class Numbers:
    """An office whose session is itself: `total` records named by their number."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.asked: list[int] = []
        self.names: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.gone: set[str] = set()
        self.told_first = 0

    @contextmanager
    def read(self) -> Iterator["Numbers"]:
        yield self

    def ids(self, field: str, descending: bool) -> list[str]:
        ids = [str(n) for n in range(self.total) if str(n) not in self.hidden]
        return ids[::-1] if descending else ids

    def first(self) -> tuple[list[str], bool] | None:
        ids = self.ids("", False)
        return (ids[: self.told_first], self.told_first >= len(ids)) if self.told_first else None

    def rows(self, ids: Sequence[str]) -> list[Row]:
        self.asked.append(len(ids))
        return [Row(one, self.names.get(one, f"row {one}")) for one in ids if one not in self.gone]

    def matching(self, ids: Sequence[str]) -> list[str]:
        return [one for one in ids if one not in self.hidden]


@pytest.fixture
def numbers() -> Numbers:
    return Numbers(100_000)


@pytest.fixture
def source(qtbot: QtBot, numbers: Numbers) -> Iterator[WindowedSource]:
    worker = DatabaseWorker(numbers)
    source = WindowedSource(
        worker,
        lambda session, field, descending: session.ids(field, descending),
        lambda session, ids: session.rows(ids),
        lambda session, ids: session.matching(ids),
        lambda session, _sort: session.first(),
    )
    with qtbot.waitSignal(source.was_reset):
        source.reload()
    yield source
    worker.close()


def test_a_list_that_was_never_read_is_not_empty_but_on_its_way(qtbot: QtBot, source: WindowedSource) -> None:
    fresh = WindowedSource(source._worker, lambda *_asked: [], lambda *_asked: [])
    assert fresh.loading and fresh.count() == 0
    with qtbot.waitSignal(fresh.was_reset):
        fresh.reload()
    assert not fresh.loading


def test_the_first_rows_come_with_the_list(source: WindowedSource, numbers: Numbers) -> None:
    assert source.count() == 100_000
    assert source.row(0) == Row("0", "row 0")
    assert numbers.asked == [CHUNK]


def test_rows_come_when_they_are_looked_at(qtbot: QtBot, source: WindowedSource, numbers: Numbers) -> None:
    assert source.row(54_321) is None
    with qtbot.waitSignal(source.rows_changed) as told:
        pass
    start = 54_321 // CHUNK * CHUNK
    assert told.args == [start, start + CHUNK - 1]
    assert source.row(54_321) == Row("54321", "row 54321")
    assert numbers.asked == [CHUNK, CHUNK]


def test_chunks_scrolled_past_are_not_fetched(qtbot: QtBot, source: WindowedSource, numbers: Numbers) -> None:
    for place in range(0, 100_000, CHUNK):
        source.row(place)
    qtbot.waitUntil(lambda: source.row(99_999 // CHUNK * CHUNK) is not None)
    assert sum(numbers.asked) <= 5 * CHUNK


def test_only_so_many_chunks_are_kept(qtbot: QtBot, source: WindowedSource) -> None:
    for place in range(0, (KEPT_CHUNKS + 10) * CHUNK, CHUNK):
        qtbot.waitUntil(lambda place=place: source.row(place) is not None)  # type: ignore[misc]
    assert len(source._chunks) == KEPT_CHUNKS


def test_rows_that_were_never_looked_at_are_read_when_all_are_wanted(
    qtbot: QtBot, source: WindowedSource, numbers: Numbers
) -> None:
    given: list[Row] = []
    assert source.with_rows([1, 0], given.extend)
    assert [row.id for row in given] == ["1", "0"] and numbers.asked == [CHUNK]
    numbers.gone = {"1200"}
    assert not source.with_rows(range(3_000), given.extend)
    qtbot.waitUntil(lambda: len(given) == 2 + 2_999)
    assert [row.id for row in given[2:]] == [str(n) for n in range(3_000) if n != 1_200]
    assert max(numbers.asked) == FETCHED and sum(numbers.asked) == 3_000


def test_sorting_is_asked_of_the_database(qtbot: QtBot, source: WindowedSource) -> None:
    with qtbot.waitSignal(source.was_reset):
        source.sort("name", True, lambda r: r.name)
    assert source.row(0) == Row("99999", "row 99999")


def test_a_row_that_no_longer_matches_stays_marked(qtbot: QtBot, source: WindowedSource, numbers: Numbers) -> None:
    numbers.names["5"], numbers.hidden = "changed", {"5"}
    with qtbot.waitSignal(source.rows_changed):
        assert source.refresh(["5"])
    assert source.row(5) == Row("5", "changed")
    assert source.is_stale(5) and not source.is_stale(4)
    with qtbot.waitSignal(source.was_reset):
        source.reload()
    assert source.count() == 99_999 and not source.is_stale(5)


def test_a_deleted_row_stays_as_it_was_until_refreshed(qtbot: QtBot, source: WindowedSource, numbers: Numbers) -> None:
    numbers.gone = {"7"}
    with qtbot.waitSignal(source.rows_changed):
        source.refresh(["7"])
    assert source.row(7) == Row("7", "row 7") and source.is_stale(7)


def test_an_unknown_record_is_told(source: WindowedSource) -> None:
    assert source.refresh(["new"]) is False


def test_loading_is_told_from_start_to_end(qtbot: QtBot, source: WindowedSource) -> None:
    states: list[bool] = []
    source.loading_changed.connect(states.append)
    with qtbot.waitSignal(source.was_reset):
        source.reload()
    assert states == [True, False]


def test_the_beginning_is_shown_before_the_rest_is_known(
    qtbot: QtBot, source: WindowedSource, numbers: Numbers
) -> None:
    numbers.told_first = 200
    done: list[int] = []
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    source.when_whole(lambda: done.append(source.count()))
    assert (source.count(), source.whole, source.loading, done) == (200, False, False, [])
    assert source.row(0) == Row("0", "row 0")
    with qtbot.waitSignal(source.has_grown), qtbot.waitSignal(source.about_to_grow) as told:
        pass
    assert told.args == [200, 99_999]
    assert (source.count(), source.whole, done) == (100_000, True, [100_000])
    qtbot.waitUntil(lambda: source.row(199) == Row("199", "row 199"))
    qtbot.waitUntil(lambda: source.row(200) == Row("200", "row 200"))


def test_a_beginning_that_is_all_there_is_waits_for_no_rest(
    qtbot: QtBot, source: WindowedSource, numbers: Numbers
) -> None:
    numbers.total, numbers.told_first = 150, 200
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    assert (source.count(), source.whole, source._rest.isActive()) == (150, True, False)


def test_a_beginning_that_has_changed_is_read_anew(qtbot: QtBot, source: WindowedSource, numbers: Numbers) -> None:
    numbers.told_first = 200
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    numbers.hidden = {"3"}
    with qtbot.waitSignal(source.was_reset):
        pass
    assert (source.count(), source.whole, source.id_at(3)) == (99_999, True, "4")


def test_what_is_asked_for_next_does_not_wait_for_the_rest(
    qtbot: QtBot, source: WindowedSource, numbers: Numbers
) -> None:
    numbers.told_first = 200
    grown: list[int] = []
    source.has_grown.connect(lambda: grown.append(source.count()))
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    numbers.told_first = 0
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    assert source.whole and source.count() == 100_000
    qtbot.wait(REST_MS + 100)
    assert grown == []


def test_what_was_meant_for_all_of_one_list_is_not_done_with_the_next(
    qtbot: QtBot, source: WindowedSource, numbers: Numbers
) -> None:
    numbers.told_first = 200
    done: list[int] = []
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    source.when_whole(lambda: done.append(source.count()))
    with qtbot.waitSignal(source.was_reset):
        source.reload(quick=True)
    with qtbot.waitSignal(source.has_grown):
        pass
    assert done == []
