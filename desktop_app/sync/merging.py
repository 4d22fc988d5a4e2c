"""Letting commits into the registers: every field keeps the entries that nobody replaced, whatever came first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync import streams
from desktop_app.sync.confirmed import confirmed_by, is_confirmed
from desktop_app.sync.drafts import Own
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.scopes import DELETED_AT, SHARED, centre_first
from desktop_app.sync.show import Plain, Touched
from desktop_app.sync.store import GONE, HERE, Meta, Store, Tracked
from desktop_app.sync.wire import CHANGED, CREATED, MOVED, Body, Change, Value

Echoes = dict[tuple[bytes, bytes], int]
"""(record, hash) -> entry."""

Gone = dict[tuple[bytes, bytes], dict[int, bool]]
"""(record, hash) -> the fields that a commit known before replaces, and whether the centre did."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A change on its way into the registers: the entry it counts as, and whose it is."""

    number: int
    hash: bytes
    by_centre: bool


@dataclass(slots=True)
class Arrived:
    """A commit being taken in. `known`: whether this program is known to know all of it. `refs`: hash -> commit, of
    what it names and is here."""

    number: int
    sent: Sent
    body: Body
    meta: Meta
    entry: Entry
    known: bool = False
    refs: Mapping[bytes, int] = field(default_factory=dict)


class Merging:
    """Merges one batch of commits after the other."""

    def __init__(self, store: Store, own: Own) -> None:
        self.store = store
        self.own = own
        self._later: list[tuple[bytes, bytes, int, int]] = []

    def merge(self, commits: Sequence[Arrived]) -> dict[bytes, Touched]:
        """Let commits in; the records that they touch, which are still to be shown and kept."""
        changes = [
            (commit, change) for commit in commits for change in commit.body.changes if change.table in TABLE_NAMES
        ]
        rows = {change.row for _, change in changes}
        known, echoes = self.store.tracked(rows), self.store.echoes(rows)
        replaced = self._replaced_already(rows)
        touched: dict[bytes, Touched] = {}
        regained: list[tuple[Touched, Change, Entry]] = []
        for commit, change in changes:
            one = touched.get(change.row)
            if one is None:
                record = known.get(change.row)
                new = record is None
                record = record or Tracked(change.row, change.table, commit.sent.scope)
                one = touched[change.row] = Touched(record, new, was=record.place)
            if change.kind == CREATED and self._is_shown_anew(one, commit, change):
                self._come_back(one, commit, replaced)
            known_as = echoes.pop((change.row, commit.meta.hash), None) if echoes and change.echo < 0 else None
            if known_as is not None:
                self._is_itself(one, known_as, commit)
            entry, is_new = self._entry(one, commit, change, echoes)
            if entry is not None:
                if not is_new and commit.body.heads and self.own.is_centre:
                    regained.append((one, change, entry))
                self._enter(one, commit, change, entry, echoes, replaced, adds=is_new and known_as is None)
        for one, change, entry in regained:
            self._was_replaced(one, change, entry)
        self.store.many(
            "INSERT INTO exchange_replaced VALUES (?, ?, ?, ?) "
            "ON CONFLICT (row_id, hash, field) DO UPDATE SET by_centre = max(by_centre, excluded.by_centre)",
            self._later,
        )
        self._later = []
        return touched

    def _replaced_already(self, rows: Iterable[bytes]) -> Gone:
        """What commits known before replace of these records."""
        found: Gone = {}
        if self.store.all("SELECT 1 FROM exchange_replaced LIMIT 1"):
            sql = "SELECT row_id, hash, field, by_centre FROM exchange_replaced WHERE row_id IN (?)"
            for row, hash_, number, by_centre in self.store.among(sql, rows):
                found.setdefault((row, hash_), {})[number] = bool(by_centre)
        return found

    def _entry(self, one: Touched, commit: Arrived, change: Change, echoes: Echoes) -> tuple[Entry | None, bool]:
        """What a change counts as, None when nothing is to be entered; and whether its values are not there already.

        Of what was repeated twice each time may name other values that it replaced: one was told at the time, the
        other is what was left of it when the whole record was shown.
        """
        record, sent = one.record, commit.sent
        if change.kind == MOVED:
            if not self.own.is_centre and sent.scope == self.own.unit_code:
                record.place = GONE
            return None, False
        if change.echo < 0:
            return commit.entry, True
        origin = commit.body.origins[change.echo]
        number = commit.refs.get(origin.hash) or echoes.get((record.row, origin.hash))
        is_new = number is None or one.shown_by == commit.number
        if number is None:
            number = echoes[record.row, origin.hash] = self.store.add_echo(record.row, origin, commit.number)
        return Entry(number, origin.hash, origin.is_centre), is_new

    def _is_shown_anew(self, one: Touched, commit: Arrived, change: Change) -> bool:
        """Whether a unit is shown all of a record that it knows already: it comes back, or the centre has lost work and
        says it again."""
        if change.echo < 0 or self.own.is_centre or not commit.sent.is_centre:
            return False
        return one.record.place == GONE or bool(commit.body.heads and one.record.state.commits())

    def _is_itself(self, one: Touched, known_as: int, commit: Arrived) -> None:
        """What was known only as the centre repeated it came itself."""
        one.unfold()
        one.record.state.rename(known_as, commit.number)
        one.last = {number: said for number, said in one.last.items() if said[0] != known_as}
        self.store.drop_echo(known_as)

    def _was_replaced(self, one: Touched, change: Change, entry: Entry) -> None:
        """The centre showed a record whole, lost that, and hears of it again: what it did not show then of a change
        that is here had been replaced, though what replaced it may not come back."""
        stated: dict[int, Value] = {}
        for said in self.store.said(entry.number, change.row)[0]:
            stated |= said.fields
        gone = {number for number, value in stated.items() if value is not None} - change.fields.keys()
        if not gone:
            return
        one.unfold()
        for number in gone:
            entries = one.record.state.of(number)
            if entry.number in entries and len(entries) > 1:
                one.record.state.put(number, [other for other in entries if other != entry.number])
                one.fields.add(number)

    def _come_back(self, one: Touched, commit: Arrived, replaced: Gone) -> None:
        """A record returns from another unit, shown whole: of what was known of it, only what the centre had not heard
        of when it sent it back still counts, in place of what that had replaced."""
        one.unfold()
        record, state = one.record, one.record.state
        record.place, one.shown_by = HERE, commit.number
        one.fields.update(FIELD_NAMES[TABLE_NAMES[record.table]])
        unheard, new = set[int](), state.commits()
        while new := self._later_than(new, commit.body.heads) - unheard:
            unheard |= new
            named = set[bytes]()
            for entry in new:
                changes, refs = self.store.said(entry, record.row)
                for change in changes:
                    for number in change.fields:
                        for index in change.replaced(number):
                            named.add(refs[index])
                            replaced.setdefault((record.row, refs[index]), {}).setdefault(number, False)
            new = set(self.store.known(named).values())
            new |= {entry for (_, hash_), entry in self.store.echoes([record.row]).items() if hash_ in named}
        heads = {number: [e for e in entries if e in unheard] for number, entries in state.heads.items()}
        state.clear()
        state.heads = {number: entries for number, entries in heads.items() if entries}

    def _later_than(self, entries: Iterable[int], heads: Sequence[bytes]) -> set[int]:
        """Those that an office with these heads has not heard of. What the centre repeated it had heard of; what a unit
        says again of its own counts from then on."""
        again = self.store.retold(entries)
        commits = {entry: again.get(entry, entry) for entry in entries if entry > 0 or entry in again}
        later = streams.later_than(self.store, set(commits.values()), heads)
        return {entry for entry, commit in commits.items() if commit in later}

    def _enter(
        self,
        one: Touched,
        commit: Arrived,
        change: Change,
        entry: Entry,
        echoes: Echoes,
        gone_already: Gone,
        adds: bool,
    ) -> None:
        """Let one change into the registers of its record; unless it `adds` its values, they are there already."""
        record = one.record
        gone = gone_already.get((record.row, entry.hash), {}) if gone_already else {}
        alone = adds and one.new and one.only is None and not (gone or change.replaces or one.last)
        if alone and change.kind == CREATED and change.echo < 0:
            record.state.base = entry.number
            one.only = Plain(change, entry.number, commit.body.at, commit.body.user, commit.known)
            return
        is_first = one.is_untouched
        one.unfold()
        asks = not entry.by_centre and centre_first(TABLE_NAMES[record.table])
        if change.kind == CHANGED and adds and not (gone or asks) and isinstance(change.replaces, list):
            replaced, unknown = self._replaced(commit, record, change.replaces, echoes)
            if not unknown:
                if self._replace(record, change, entry.number, replaced) and is_first:
                    one.only = Plain(change, entry.number, commit.body.at, commit.body.user, commit.known)
                    return
                one.fields.update(change.fields)
                one.last |= {number: (entry.number, value) for number, value in change.fields.items()}
                return
        numbers = change.numbers(record.numbers)
        indexes: Sequence[int] | None = None
        replaced, unknown = set[int](), list[bytes]()
        for number in numbers:
            if indexes is not change.replaced(number):  # as a rule it is the same for all fields
                indexes = change.replaced(number)
                replaced, unknown = self._replaced(commit, record, indexes, echoes)
            for hash_ in unknown:
                self._later.append((record.row, hash_, number, int(entry.by_centre)))
                of_hash = gone_already.setdefault((record.row, hash_), {})
                of_hash[number] = of_hash.get(number, False) or entry.by_centre
            entries = [
                head
                for head in record.state.of(number)
                if (head != entry.number or not adds)
                and (head not in replaced or (asks and is_confirmed(self.store, record, head, number)))
            ]
            if adds and (
                number not in gone or (not gone[number] and entry.by_centre and confirmed_by(record, change, number))
            ):
                entries.append(entry.number)
            record.state.put(number, entries)
            one.last[number] = (entry.number, change.fields.get(number))
        if change.kind == CREATED:
            everywhere = adds and record.state.base in replaced and record.state.heads.keys() >= numbers
            self._made(record, commit, entry, everywhere)
        one.fields.update(numbers)

    @staticmethod
    def _made(record: Tracked, commit: Arrived, entry: Entry, everywhere: bool) -> None:
        """A record was made, or once more in place of what made it. `everywhere`: in all fields, so it is what those
        have, too, that only a newer program knows."""
        if record.state.base is None:
            record.scope = commit.sent.scope
        elif commit.sent.scope == SHARED:
            record.scope = SHARED  # a unit made it, and the centre keeps it for all from now on
        if record.state.base is None or everywhere:
            record.state.found(entry.number)

    @staticmethod
    def _replace(record: Tracked, change: Change, entry: int, replaced: set[int]) -> bool:
        """What most changes are: all that they name is here, and it is the same for all their fields. Whether nothing
        else is left of these and the record was never deleted."""
        heads, base = record.state.heads, record.state.base
        settled = True
        from_base = [] if base is None or base in replaced or base == entry else [base]
        for number in change.fields:
            old = heads.get(number)
            rest = from_base if old is None else [head for head in old if head not in replaced and head != entry]
            heads[number] = [*rest, entry]
            if rest:
                settled = False
            elif base == entry:
                del heads[number]
        return settled and DELETED_AT not in heads

    @staticmethod
    def _replaced(
        commit: Arrived, record: Tracked, indexes: Sequence[int], echoes: Echoes
    ) -> tuple[set[int], list[bytes]]:
        """The entries that a change names, and the hashes of those that are not known here or come later."""
        replaced, unknown = set[int](), list[bytes]()
        for index in indexes:
            hash_ = commit.body.refs[index]
            ref = commit.refs.get(hash_)
            if ref is None or ref > commit.number:
                ref = echoes.get((record.row, hash_))
            if ref is None:
                unknown.append(hash_)
            else:
                replaced.add(ref)
        return replaced, unknown
