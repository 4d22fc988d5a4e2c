"""What a record does not show here of what was said of it, as steps meet it that become commits: a reference to what is
not here shows nothing, and whoever changes the record does not say that it is empty."""

from collections.abc import Iterable, Mapping

from db.enums import ProjectStatus
from db.wire import FIELDS
from desktop_app.sync.scopes import PROJECT
from desktop_app.sync.store import Store
from desktop_app.sync.wire import Value

_STATUS, _MERGED_INTO = FIELDS["project"]["status"], FIELDS["project"]["merged_into_id"]

Fields = dict[int, Value]


class Held:
    """That of the records of the step that is being sealed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._targets: dict[tuple[bytes, int], str] = {}
        self._replaced: dict[tuple[bytes, int], bool] = {}

    def read(self, rows: Iterable[bytes]) -> None:
        """Go on to these records."""
        found = self._store.among("SELECT row_id, field, target FROM exchange_held WHERE row_id IN (?)", rows)
        self._targets = {(row, number): target for row, number, target in found}

    def has(self, row: bytes, number: int) -> bool:
        """Whether a field shows something else than was said of it."""
        return (row, number) in self._targets

    def say_again(self, stated: Mapping[bytes, Fields]) -> None:
        """References that a step put back to what left meanwhile: they show nothing, and are said all the same."""
        for (row, number), target in self._targets.items():
            if target and stated[row].get(number, target) is None:
                stated[row][number] = target

    def leave_unsaid(self, whole: Mapping[bytes, Fields], table: int, stated: Mapping[bytes, Fields]) -> None:
        """Take them out of what is said of records of a table because it goes with what was `stated`. Only who
        separates a merged project says that it is merged into none, and who undoes that into which it was."""
        for (row, number), target in self._targets.items():
            if row not in whole or not target:
                continue
            status = stated[row].get(_STATUS) if (table, number) == (PROJECT, _MERGED_INTO) else None
            if status is None:
                whole[row].pop(number, None)
            elif status == ProjectStatus.MERGED:
                whole[row][number] = target

    def note(self, row: bytes, stated: Fields) -> None:
        """Keep in mind which of them were replaced by another word."""
        for number in stated:
            if target := self._targets.get((row, number)):
                self._replaced[row, number] = stated[number] != target

    def forget_replaced(self) -> None:
        """Once all steps are sealed: those fields show what was said of them."""
        gone = [key for key, replaced in self._replaced.items() if replaced]
        self._store.many("DELETE FROM exchange_held WHERE row_id = ? AND field = ?", gone)
