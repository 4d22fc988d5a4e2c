"""A long list of ids whose rows are fetched as they show."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QTimer

from desktop_app.ui.row_source import RowSource, row_id
from desktop_app.ui.tasks import DatabaseWorker

CHUNK = 32
KEPT_CHUNKS = 256
FETCHED = 500
"""So many rows are read at once of those that are not shown."""
REST_MS = 400
"""Between the first rows of a list that is told in two parts and the rest: a next key does not wait for that."""

LoadIds = Callable[[Any, str, bool], Sequence[str]]
"""(session, sort field or "", descending) -> the ids in order."""
LoadFirst = Callable[[Any, str], tuple[Sequence[str], bool] | None]
"""(session, sort field or "") -> the beginning of the ids and whether that is all, or None when it takes as long."""
LoadRows = Callable[[Any, Sequence[str]], Sequence[Any]]
"""(session, ids) -> their rows, in any order; an id that is gone has no row."""
LoadMatching = Callable[[Any, Sequence[str]], Iterable[str]]
"""(session, ids) -> those that still belong to the list."""


class WindowedSource(RowSource):
    """Any number of rows: all ids are known, rows come in chunks when they are looked at.

    `reload` asks for ids again; the old list stays shown until the new one is there. With `quick` its beginning may
    be shown before the rest is known. `refresh(ids)` fetches single rows again and marks those that no longer match.
    """

    def __init__(
        self,
        worker: DatabaseWorker,
        load_ids: LoadIds,
        load_rows: LoadRows,
        load_matching: LoadMatching | None = None,
        load_first: LoadFirst | None = None,
        identify: Callable[[Any], str] = row_id,
    ) -> None:
        super().__init__()
        self._worker = worker
        self._load_ids = load_ids
        self._load_rows = load_rows
        self._load_matching = load_matching
        self._load_first = load_first
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
        self._whole = True
        self._when_whole: list[Callable[[], None]] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._ask_for_rest)

    def reload(self, *, quick: bool = False) -> None:
        """Ask for the list anew, with its first rows, in one read."""
        field, descending = self._sort
        self._generation += 1
        generation = self._generation
        load_first = self._load_first if quick else None

        def query(session: Any) -> tuple[int, bool, Sequence[str], Sequence[Any]]:
            first = load_first(session, field) if load_first else None
            ids, whole = (self._load_ids(session, field, descending), True) if first is None else first
            return generation, whole, ids, self._load_rows(session, ids[:CHUNK])

        self._rest.stop()
        if quick:  # another list is wanted: what was to be done with all of the one before is not meant for it
            self._when_whole.clear()
        self._set_reloading(True)
        self._worker.read(query, self._show, self._failed, owner=self, latest="ids")

    def _show(self, answer: tuple[int, bool, Sequence[str], Sequence[Any]]) -> None:
        generation, whole, ids, first = answer
        if generation != self._generation:
            return
        self.about_to_reset.emit()
        self._ids = ids
        self._places = {}
        self._stale = set()
        self._wanted = []
        self._chunks = OrderedDict({0: {self._identify(row): row for row in first}} if ids else {})
        self._whole = whole
        self._set_reloading(False)
        self.was_reset.emit()
        if whole:
            self._be_whole()
        else:
            self._rest.start()

    def _ask_for_rest(self) -> None:
        generation, (field, descending) = self._generation, self._sort
        self._worker.read(
            lambda session: (generation, self._load_ids(session, field, descending)),
            self._grow,
            owner=self,
            latest="rest",
            slow=True,
        )

    def _grow(self, answer: tuple[int, Sequence[str]]) -> None:
        """Put the rest below the rows that are shown; if these have changed meanwhile, read the list anew."""
        generation, ids = answer
        shown = len(self._ids)
        if generation != self._generation:
            return
        if len(ids) <= shown or ids[:shown] != self._ids:
            self.reload()
            return
        self.about_to_grow.emit(shown, len(ids) - 1)
        self._ids, self._places = ids, {}
        self._chunks.pop((shown - 1) // CHUNK, None)  # its last rows were not known
        self._whole = True
        self.has_grown.emit()
        self._be_whole()

    def _be_whole(self) -> None:
        waiting, self._when_whole = self._when_whole, []
        for action in waiting:
            action()

    @property
    def whole(self) -> bool:
        return self._whole

    def when_whole(self, action: Callable[[], None]) -> None:
        if self._whole:
            action()
        else:
            self._when_whole.append(action)

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
        return self._reloading or self._generation == 0  # what was never asked for is not empty

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

    def with_rows(self, places: Sequence[int], then: Callable[[Sequence[Any]], None]) -> bool:
        """Those that were never looked at, or long ago, are read for it; of the newest wish only."""
        ids = [self._ids[place] for place in places]
        kept = {one: row for chunk in self._chunks.values() for one, row in chunk.items()}
        missing = [one for one in ids if one not in kept]

        def read(session: Any) -> dict[str, Any]:
            chunks = (missing[start : start + FETCHED] for start in range(0, len(missing), FETCHED))
            return {self._identify(row): row for chunk in chunks for row in self._load_rows(session, chunk)}

        def give(found: dict[str, Any]) -> None:
            rows = kept | found
            then([rows[one] for one in ids if one in rows])

        if missing:
            self._worker.read(read, give, owner=self, latest="rows", slow=True)
        else:
            give({})
        return not missing

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
