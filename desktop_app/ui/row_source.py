"""Where a table's rows come from, and the source that keeps them in memory."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from PySide6.QtCore import QCollator, QLocale, QObject, Signal


class RowSource(QObject):
    """Rows by position. `row` may answer None while a row is still on its way."""

    about_to_reset = Signal()
    was_reset = Signal()
    about_to_grow = Signal(int, int)
    has_grown = Signal()
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

    def with_rows(self, places: Sequence[int], then: Callable[[Sequence[Any]], None]) -> bool:
        """Do something with the rows at these places, in their order. False when it waits for rows still to be read."""
        then([self.row(place) for place in places])
        return True

    def sort(self, field: str, descending: bool, key: Callable[[Any], Any]) -> None:
        """Order by a column; "" is the list's own order. `key` gives a row's value of that column."""
        raise NotImplementedError

    def is_stale(self, index: int) -> bool:
        """The record no longer matches the filter but stays until the list is refreshed."""
        return False

    @property
    def loading(self) -> bool:
        return False

    @property
    def whole(self) -> bool:
        """Whether all rows are known by now, and not only the first of them."""
        return True

    def when_whole(self, action: Callable[[], None]) -> None:
        """Do something as soon as all rows are known."""
        action()


def row_id(row: Any) -> str:
    """A row's own id; rows without one are told apart by their place."""
    return str(getattr(row, "id", ""))


@cache
def _chinese() -> QCollator:
    """Names as a Chinese dictionary has them, by pinyin, and figures in them by what they come to."""
    collator = QCollator(QLocale("zh_CN"))
    collator.setNumericMode(True)
    return collator


def _in_order(value: Any) -> Any:
    return _chinese().sortKey(value) if type(value) is str else value


class ListSource(RowSource):
    """Rows in memory; names sort by pinyin."""

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
            filled.sort(key=lambda row: _in_order(key(row)), reverse=descending)
        except TypeError:
            filled.sort(key=lambda row: str(key(row)), reverse=descending)
        return filled + empty
