"""Values of this office on which the centre decided before this office knew that others had set something else: it is
told of them like of those that it knew to be open."""

from collections.abc import Collection, Iterable, Iterator

from db.wire import FIELD_NAMES, TABLE_NAMES
from desktop_app.sync.answers import Answer, Asked
from desktop_app.sync.drafts import Own
from desktop_app.sync.last_known import candidates_of
from desktop_app.sync.merging import Arrived
from desktop_app.sync.registers import QUIET, Candidate
from desktop_app.sync.scopes import CONFIRMATION, DELETED_AT
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.texts import MERGED, common_text
from desktop_app.sync.wire import CHANGED, Change, Value

Decision = tuple[int, int]
"""A commit, and the place in it of a change by which the centre decided."""


def decisions_of(commits: Iterable[Arrived]) -> Iterator[Decision]:
    """Changes by the centre that replace several values of a field, or take a deletion back."""
    for commit in commits:
        if commit.sent.is_centre:
            for index, change in enumerate(commit.body.changes):
                if change.kind == CHANGED and change.table in TABLE_NAMES and _decides(change):
                    yield commit.number, index


def _decides(change: Change) -> bool:
    keeps = DELETED_AT in change.fields and change.fields[DELETED_AT] is None
    return keeps or any(len(change.replaced(number)) > 1 for number in change.fields)


def answers_unasked(
    store: Store, own: Own, decided: Iterable[Decision], asked: Collection[Asked], put_back: Collection[int]
) -> list[Answer]:
    """What the centre decided, without what was `asked` of it and what it left out of a package (`put_back`), which is
    told by itself. At the centre, which decides itself, nothing."""
    if own.is_centre:
        return []
    known = {(one.table, one.record_id, name) for one in asked for name in one.values}
    decisions = [one for one in decided if one[0] not in put_back]
    records = store.tracked({store.change(*one)[0].row for one in decisions})
    found = []
    for one in decisions:
        change, refs = store.change(*one)
        record = records.get(change.row)
        if record is not None and (answer := _answer(store, own, record, one[0], change, refs, known)) is not None:
            found.append(answer)
    return found


def _answer(
    store: Store,
    own: Own,
    record: Tracked,
    commit: int,
    change: Change,
    refs: list[bytes],
    known: Collection[tuple[str, str, str]],
) -> Answer | None:
    """What a decision made of this office's values of a record; None when it decided on none."""
    table, row_id = TABLE_NAMES[record.table], record.row.hex()
    asked: dict[str, Value] = {}
    stands: dict[str, Value] = {}
    base: str | None = None
    for number, value in change.fields.items():
        name = FIELD_NAMES[table].get(number, "")
        if name in QUIET or name in CONFIRMATION.get(table, ()) or (table, row_id, name) in known:
            continue
        replaced = _replaced(store, record, number, [refs[index] for index in change.replaced(number)])
        mine = [one for one in replaced if one.unit == own.unit_code and not one.is_centre]
        if not mine or (number != DELETED_AT and len({one.value for one in replaced}) < 2):
            continue
        newest = max(mine, key=lambda one: (one.at, one.hash))
        if number == DELETED_AT and (newest.value is None or value is not None):
            continue  # a deletion that went on is told by itself
        asked[name], stands[name] = newest.value, value
        if (record.table, number) in MERGED:
            base = common_text(store, record, number, replaced)
    if not asked:
        return None
    return Answer(Asked(table, row_id, asked, base), stands, store.meta([commit])[commit].user)


def _replaced(store: Store, record: Tracked, number: int, hashes: Collection[bytes]) -> list[Candidate]:
    """The values that a change names of a field, as far as this office knows them."""
    echoes = store.echoes([record.row])
    entries = {
        *store.known(hashes).values(),
        *(echoes[record.row, one] for one in hashes if (record.row, one) in echoes),
    }
    return [one for one in candidates_of(store, record, number, sorted(entries)) if one.stated]
