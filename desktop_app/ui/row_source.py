"""Where a table's rows come from: a list in memory, or a long list of ids whose rows are fetched as they show."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui.tasks import DatabaseWorker

CHUNK = 200
KEPT_CHUNKS = 40

LoadIds = Callable[[Any, str, bool], Sequence[str]]
"""(session, sort field or "", descending) -> the ids in order."""
LoadRows = Callable[[Any, Sequence[str]], Sequence[Any]]
"""(session, ids) -> their rows, in any order; an id that is gone has no row."""
LoadMatching = Callable[[Any, Sequence[str]], Iterable[str]]
"""(session, ids) -> those that still belong to the list."""


class RowSource(QObject):
    """Rows by position. `row` may answer None while a row is still on its way."""

    about_to_reset = Signal()
    was_reset = Signal()
    rows_changed = Signal(int, int)
    loading_changed = Signal(bool)

    def count(self) -> int:
        raise NotImplementedError

    def row(self, index: int) -> Any | None:
        raise NotImplementedError

    def id_at(self, index: int) -> str:
        raise NotImplementedError

    def index_of(self, row_id: str) -> int:
        """The position of a record, -1 when it is not in the list."""
        raise NotImplementedError

    def sort(self, field: str, descending: bool, key: Callable[[Any], Any]) -> None:
        """Order by a column; "" is the list's own order. `key` gives a row's value of that column."""
        raise NotImplementedError

    def is_stale(self, index: int) -> bool:
        """The record no longer matches the filter but stays until the list is refreshed."""
        return False

    @property
    def loading(self) -> bool:
        return False


def row_id(row: Any) -> str:
    """A row's own id; rows without one are told apart by their place."""
    return str(getattr(row, "id", ""))


class ListSource(RowSource):
    """Rows in memory."""

    def __init__(self, rows: Iterable[Any] = (), identify: Callable[[Any], str] = row_id) -> None:
        super().__init__()
        self._identify = identify
        self._given = list(rows)
        self._rows = list(self._given)
        self._order: tuple[bool, Callable[[Any], Any]] | None = None

    def set_rows(self, rows: Iterable[Any]) -> None:
        """Show other rows, in the order that is chosen now."""
        self.about_to_reset.emit()
        self._given = list(rows)
        self._rows = self._sorted()
        self.was_reset.emit()

    def count(self) -> int:
        return len(self._rows)

    def row(self, index: int) -> Any | None:
        return self._rows[index]

    def id_at(self, index: int) -> str:
        return self._identify(self._rows[index])

    def index_of(self, row_id: str) -> int:
        return next((n for n, row in enumerate(self._rows) if self._identify(row) == row_id), -1)

    def sort(self, field: str, descending: bool, key: Callable[[Any], Any]) -> None:
        self.about_to_reset.emit()
        self._order = (descending, key) if field else None
        self._rows = self._sorted()
        self.was_reset.emit()

    def _sorted(self) -> list[Any]:
        if self._order is None:
            return list(self._given)
        descending, key = self._order
        filled = [row for row in self._given if key(row) not in (None, "")]
        empty = [row for row in self._given if key(row) in (None, "")]
        try:
            filled.sort(key=key, reverse=descending)
        except TypeError:
            filled.sort(key=lambda row: str(key(row)), reverse=descending)
        return filled + empty


class WindowedSource(RowSource):
    """Any number of rows: all ids are known, rows come in chunks of 200 when they are looked at.

    `reload` asks for ids again; the old list stays shown until the new one is there. `refresh(ids)` fetches single
    rows again and marks those that no longer match.
    """

    def __init__(
        self,
        worker: DatabaseWorker,
        load_ids: LoadIds,
        load_rows: LoadRows,
        load_matching: LoadMatching | None = None,
        identify: Callable[[Any], str] = row_id,
    ) -> None:
        super().__init__()
        self._worker = worker
        self._load_ids = load_ids
        self._load_rows = load_rows
        self._load_matching = load_matching
        self._identify = identify
        self._ids: Sequence[str] = ()
        self._places: dict[str, int] = {}
        self._chunks: OrderedDict[int, dict[str, Any]] = OrderedDict()
        self._stale: set[str] = set()
        self._wanted: list[int] = []
        self._fetching = False
        self._reloading = False
        self._sort = ("", False)
        self._generation = 0

    def reload(self) -> None:
        """Ask for the list anew, with its first rows, in one read."""
        field, descending = self._sort
        self._generation += 1
        generation = self._generation

        def query(session: Any) -> tuple[int, Sequence[str], Sequence[Any]]:
            ids = self._load_ids(session, field, descending)
            return generation, ids, self._load_rows(session, ids[:CHUNK])

        self._set_reloading(True)
        self._worker.read(query, self._show, self._failed, owner=self, latest="ids")

    def _show(self, answer: tuple[int, Sequence[str], Sequence[Any]]) -> None:
        generation, ids, first = answer
        if generation != self._generation:
            return
        self.about_to_reset.emit()
        self._ids = ids
        self._places = {}
        self._stale = set()
        self._wanted = []
        self._chunks = OrderedDict({0: {self._identify(row): row for row in first}} if ids else {})
        self._set_reloading(False)
        self.was_reset.emit()

    def _failed(self, error: Exception) -> None:
        self._set_reloading(False)
        if self._worker.default_error is not None:
            self._worker.default_error(error)

    def _set_reloading(self, state: bool) -> None:
        if state != self._reloading:
            self._reloading = state
            self.loading_changed.emit(state)

    @property
    def loading(self) -> bool:
        return self._reloading

    def count(self) -> int:
        return len(self._ids)

    def row(self, index: int) -> Any | None:
        number = index // CHUNK
        chunk = self._chunks.get(number)
        if chunk is None:
            self._want(number)
            return None
        self._chunks.move_to_end(number)
        return chunk.get(self._ids[index])

    def id_at(self, index: int) -> str:
        return self._ids[index]

    def index_of(self, row_id: str) -> int:
        if not self._places and self._ids:
            self._places = {one: n for n, one in enumerate(self._ids)}
        return self._places.get(row_id, -1)

    def sort(self, field: str, descending: bool, key: Callable[[Any], Any]) -> None:
        self._sort = (field, descending)
        self.reload()

    def is_stale(self, index: int) -> bool:
        return bool(self._stale) and self._ids[index] in self._stale

    def refresh(self, ids: Iterable[str]) -> bool:
        """Fetch these rows again where they stand. False when one of them is not in the list at all."""
        asked = list(ids)
        known = [one for one in asked if self.index_of(one) >= 0]
        if known:
            self._worker.read(lambda session: self._again(session, known), self._replace, owner=self)
        return len(known) == len(asked)

    def _again(self, session: Any, ids: Sequence[str]) -> tuple[Sequence[str], Sequence[Any], set[str]]:
        rows = self._load_rows(session, ids)
        found = {self._identify(row) for row in rows}
        matching = set(self._load_matching(session, ids)) if self._load_matching else found
        return ids, rows, matching & found

    def _replace(self, answer: tuple[Sequence[str], Sequence[Any], set[str]]) -> None:
        ids, rows, matching = answer
        by_id = {self._identify(row): row for row in rows}
        for one in ids:
            place = self.index_of(one)
            if place < 0:
                continue
            chunk = self._chunks.get(place // CHUNK)
            if chunk is not None and one in by_id:
                chunk[one] = by_id[one]
            (self._stale.discard if one in matching else self._stale.add)(one)
            self.rows_changed.emit(place, place)

    def _want(self, number: int) -> None:
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        if not self._fetching:
            self._fetching = True
            QTimer.singleShot(0, self, self._fetch)

    def _fetch(self) -> None:
        """Fetch the chunks looked at last; those scrolled past are asked for again if they come back."""
        numbers, self._wanted = self._wanted[-3:], []
        if not numbers:
            self._fetching = False
            return
        generation = self._generation
        ids = {n: self._ids[n * CHUNK : (n + 1) * CHUNK] for n in numbers}

        def query(session: Any) -> tuple[int, dict[int, Sequence[Any]]]:
            return generation, {n: self._load_rows(session, some) for n, some in ids.items()}

        self._worker.read(query, self._keep, self._fetch_failed, owner=self)

    def _fetch_failed(self, error: Exception) -> None:
        self._fetching = False
        self._failed(error)

    def _keep(self, answer: tuple[int, dict[int, Sequence[Any]]]) -> None:
        generation, chunks = answer
        self._fetching = False
        if generation == self._generation and not self._reloading:
            for number, rows in chunks.items():
                self._chunks[number] = {self._identify(row): row for row in rows}
                self.rows_changed.emit(number * CHUNK, min((number + 1) * CHUNK, len(self._ids)) - 1)
            while len(self._chunks) > KEPT_CHUNKS:
                self._chunks.popitem(last=False)
        if self._wanted:
            self._fetching = True
            self._fetch()
