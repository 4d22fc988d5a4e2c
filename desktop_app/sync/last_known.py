"""Words of a closed vocabulary that only a newer program has: a field shows the last one that this program knows.

The word itself stays in the registers, is passed on, counts in the digest, and is shown after the update. What somebody
sets here meanwhile stands beside it, for nobody replaces what nobody saw. Fields that mean something only together are
shown as of the last one of which all words are known, and stand beside it together. A date that is none, as only a
broken program or tool writes it, is treated alike.
"""

from collections.abc import Iterable, Sequence

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.registers import Candidate
from desktop_app.sync.scopes import register_of
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.tables import columns_of
from desktop_app.sync.wire import Value


def candidates_of(store: Store, record: Tracked, number: int, entries: Iterable[int] | None = None) -> list[Candidate]:
    """All values of a field that nobody replaced (or those of some entries), with whose they are."""
    chosen = record.state.of(number) if entries is None else list(entries)
    meta = store.meta(chosen)
    found = []
    for entry in chosen:
        value: Value = None
        stated = False
        for change in store.said(entry, record.row)[0]:
            if number in change.fields:
                value, stated = change.fields[number], True
        whose = meta[entry]
        found.append(Candidate(entry, value, stated, whose.unit, whose.is_centre, whose.at, whose.hash))
    return found


def is_known(store: Store, record: Tracked, entry: int, numbers: Iterable[int]) -> bool:
    """Whether this program knows the words that an entry says of these fields, and can read its dates."""
    columns = columns_of(record.table)
    choosy = columns.choosy.intersection(numbers)
    if not choosy:
        return True
    said: dict[int, Value] = {}
    for change in store.said(entry, record.row)[0]:
        said |= change.fields
    return all(columns.knows(number, said.get(number)) for number in choosy)


def known_of(store: Store, record: Tracked, number: int, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of the values that this program knows, with all that goes together with them; when it knows none of them,
    those that they replaced, and so on. Where there never was any, what is known of the field alone."""
    for register in dict.fromkeys((register_of(record.table, number), (number,))):
        found = list(candidates)
        looked_at = set[int]()
        while found:
            if known := [one for one in found if is_known(store, record, one.entry, register)]:
                return known
            looked_at |= {one.entry for one in found}
            entries = replaced_by(store, record, number, [one.entry for one in found]) - looked_at
            found = candidates_of(store, record, number, sorted(entries))
    return []


def replaced_by(store: Store, record: Tracked, number: int, entries: Iterable[int]) -> set[int]:
    """The entries, as far as they are here, that others replaced in a field."""
    hashes = set[bytes]()
    for entry in entries:
        changes, refs = store.said(entry, record.row)
        for change in changes:
            if number in change.fields:
                hashes.update(refs[index] for index in change.replaced(number))
    here, echoes = store.known(hashes), store.echoes([record.row])
    return {here.get(hash_) or echoes.get((record.row, hash_), 0) for hash_ in hashes} - {0}


def hidden(store: Store, record: Tracked, number: int) -> frozenset[int]:
    """The entries of a field that say a word which this program does not know of it, or of what goes with it."""
    register = register_of(record.table, number)
    return frozenset(one for one in record.state.of(number) if not is_known(store, record, one, register))


def unread_of(store: Store, record: Tracked) -> dict[int, Value]:
    """The newest values of the fields that only a newer program knows."""
    said = {n for entry in record.state.commits() for change in store.said(entry, record.row)[0] for n in change.fields}
    found: dict[int, Value] = {}
    for number in said - FIELD_NAMES[TABLE_NAMES[record.table]].keys():
        stated = [one for one in candidates_of(store, record, number) if one.stated]
        if stated:
            found[number] = max(stated, key=lambda one: (one.at, one.hash)).value
    return found
