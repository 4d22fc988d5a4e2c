"""Words of a closed vocabulary that only a newer program has: a field shows the last one that this program knows.

The word itself stays in the registers, is passed on, counts in the digest, and is shown after the update. What somebody
sets here meanwhile stands beside it, for nobody replaces what nobody saw.
"""

from collections.abc import Iterable, Sequence

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.registers import Candidate
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


def known_of(store: Store, record: Tracked, number: int, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those of the values that this program knows; when it knows none of them, those that they replaced, and so on."""
    columns = columns_of(record.table)
    known = [one for one in candidates if columns.knows(number, one.value)]
    looked_at = {one.entry for one in candidates}
    while candidates and not known:
        entries = replaced_by(store, record, number, [one.entry for one in candidates]) - looked_at
        looked_at |= entries
        candidates = candidates_of(store, record, number, sorted(entries))
        known = [one for one in candidates if columns.knows(number, one.value)]
    return known


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
    """The entries of a field whose word this program does not know."""
    columns = columns_of(record.table)
    if number not in columns.words:
        return frozenset()
    return frozenset(one.entry for one in candidates_of(store, record, number) if not columns.knows(number, one.value))


def unread_of(store: Store, record: Tracked) -> dict[int, Value]:
    """The newest values of the fields that only a newer program knows."""
    said = {n for entry in record.state.commits() for change in store.said(entry, record.row)[0] for n in change.fields}
    found: dict[int, Value] = {}
    for number in said - FIELD_NAMES[TABLE_NAMES[record.table]].keys():
        stated = [one for one in candidates_of(store, record, number) if one.stated]
        if stated:
            found[number] = max(stated, key=lambda one: (one.at, one.hash)).value
    return found
