"""The centre's duties (责任清单) reach the units that are in charge of them or help with them, and nobody else.

Such a duty stays the centre's; it is shown in the scopes of those units, as an investor is that several know. One that
is given to another unit leaves the first one's scope before more is said of it. What units enter for themselves goes to
the centre alone.
"""

from collections.abc import Iterable, Sequence, Set

from db.wire import FIELDS, TABLES
from desktop_app.queries.duties import JOINER
from desktop_app.services.office import Transaction
from desktop_app.sync.drafts import Drafts
from desktop_app.sync.echo import snapshot
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.wire import MOVED, Change

TASK = TABLES["task"]
_UNIT = FIELDS["task"]["unit_id"]


def units_of(store: Store, rows: Iterable[str]) -> dict[str, set[str]]:
    """The duties of these that are here -> the codes of the units that are in charge or help.

    One whose unit is not known here yet is left out: nobody can tell whose it is.
    """
    found = list(store.among(f"{_WHOSE} WHERE t.id IN (?)", rows))
    return _units(store, found)


def unshown(store: Store, own_code: str) -> list[bytes]:
    """The centre's duties that are in commits, and that a unit of theirs does not know all the same."""
    units = _units(store, store.all(f"{_WHOSE} WHERE t.owner_code = ?", (own_code,)))
    wanted = {bytes.fromhex(row_id): codes - {own_code} for row_id, codes in units.items() if codes - {own_code}}
    shown = store.mirrors(wanted)
    lacking = [row for row, codes in wanted.items() if not codes <= set(shown.get(row, []))]
    records = store.tracked(lacking)
    return [row for row, record in records.items() if record.state.base is not None and record.scope == own_code]


_WHOSE = "SELECT t.id, coalesce(u.code, ''), t.co_unit_codes FROM task t LEFT JOIN unit u ON u.id = t.unit_id"


def _units(store: Store, found: Sequence[tuple[str, str, str]]) -> dict[str, set[str]]:
    known = {code for (code,) in store.all("SELECT code FROM unit")} if found else set()
    waits = {row.hex() for (row,) in store.all("SELECT row_id FROM exchange_held WHERE field = ?", (_UNIT,))}
    return {row_id: {code, *helping.split(JOINER)} & known for row_id, code, helping in found if row_id not in waits}


class Duties:
    """Those that the centre says something of, or hears of."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store = store
        self._drafts = drafts
        self._new: set[bytes] = set()
        self._rows: set[bytes] = set()

    def look(self, rows: Iterable[bytes]) -> None:
        """Note duties."""
        self._new.update(rows)

    def call_back(self) -> None:
        """Say that they leave the units that have nothing to do with them any more: before more is said of them."""
        new, self._new = self._new, set()
        self._rows |= new
        for record, _lacking, needless in self._compared(new):
            for scope in needless:
                if scope != record.scope:
                    self._drafts.of(scope).changes.append(Change(TASK, record.row, MOVED, {}))
            self._store.many(
                "DELETE FROM exchange_mirror WHERE row_id = ? AND scope = ?",
                [(record.row, scope) for scope in needless],
            )

    def show(self) -> None:
        """Show them to the units that do not know them yet: after all has been said, in commits begun anew."""
        for record, lacking, _needless in self._compared(self._rows):
            for scope in lacking:
                snapshot(self._store, self._drafts.of(scope), record)
            self._store.many(
                "INSERT INTO exchange_mirror (row_id, scope) VALUES (?, ?)", [(record.row, scope) for scope in lacking]
            )

    def tell(self, tx: Transaction) -> None:
        """Both, within a step, in commits of their own."""
        for act in (self.call_back, self.show):
            act()
            self._drafts.write(tx.id, tx.now_ms, tx.actor.name)

    def _compared(self, rows: Set[bytes]) -> list[tuple[Tracked, list[str], list[str]]]:
        """Each with the scopes that lack it, and those that have it without reason."""
        if not rows:
            return []
        own = self._drafts.own.unit_code
        shown = self._store.mirrors(rows)
        units = units_of(self._store, (row.hex() for row in rows))
        found = []
        for row, record in sorted(self._store.tracked(rows).items()):
            if row.hex() in units and record.state.base is not None:
                known, to = set(shown.get(row, [])), units[row.hex()] if record.scope == own else set()
                found.append((record, sorted(to - known - {own}), sorted(known - to)))
        return found
