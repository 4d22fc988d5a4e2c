"""Texts of the handbook that several people changed without knowing of each other: taken together where that is plain.

The registers keep every value as before, so all offices that know the same come to the same text by themselves and
nobody has to say it; whoever changes the text next replaces what it was made of. The centre's word is never mixed with
what a unit asks for: that is only offered to whoever decides.
"""

from collections.abc import Iterable, Sequence

from db.wire import FIELDS, TABLES
from desktop_app.domain.sentences import merge
from desktop_app.sync.registers import Candidate, Settled
from desktop_app.sync.store import Store, Tracked

MERGED = {
    (TABLES[table], FIELDS[table][name])
    for table, name in (("chapter", "text"), ("policy", "text"), ("training_plan", "text"))
}
"""Fields that hold Markdown, or paragraphs that are merged like it."""


def taken_together(
    store: Store, record: Tracked, number: int, candidates: Sequence[Candidate], found: Settled
) -> Settled:
    """What a text shows: of those whose word stands there, the changes of all, if they go together."""
    stated = [one for one in candidates if one.stated or one.is_centre]
    standing = [one for one in stated if one.is_centre] or stated
    text = together(store, record, number, standing)
    if text is None:
        return found
    return Settled(text, any((one.value or "") != text for one in stated if one not in standing))


def together(store: Store, record: Tracked, number: int, candidates: Iterable[Candidate]) -> str | None:
    """One text with the changes of all candidates since the text that they have in common; None where there is none."""
    some = list(candidates)
    if len({one.value or "" for one in some}) < 2:
        return None
    base = common_text(store, record, number, some)
    return None if base is None else merge(base, [str(one.value or "") for one in some])


def common_text(store: Store, record: Tracked, number: int, some: Sequence[Candidate]) -> str | None:
    """The newest text that all of them were made from; None where it is not plain.

    Who is of the centre is asked for the centre's texts alone, as they are known to everybody.
    """
    known = _Ancestors(store, record, number, centre_only=all(one.is_centre for one in some))
    common = set.intersection(*(known.of(one.entry) for one in some))
    newest = {one for one in common if not any(one in known.of(other) for other in common - {one})}
    texts = {known.text(one) for one in newest}
    return texts.pop() if len(texts) == 1 else None


class _Ancestors:
    """What the values of a field replaced, and what that had replaced before."""

    def __init__(self, store: Store, record: Tracked, number: int, centre_only: bool) -> None:
        self._store, self._record, self._number = store, record, number
        self._centre_only = centre_only
        self._echoes = store.echoes([record.row])
        self._replaced: dict[int, set[int]] = {}

    def text(self, entry: int) -> str:
        """What an entry sets the field to."""
        changes, _ = self._store.said(entry, self._record.row)
        return next((str(one.fields[self._number] or "") for one in changes[::-1] if self._number in one.fields), "")

    def of(self, entry: int) -> set[int]:
        """An entry and all that it stands on, as far as it is known here."""
        found, open_ = set[int](), [entry]
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += self._before(one)
        return found

    def _before(self, entry: int) -> set[int]:
        if entry not in self._replaced:
            changes, refs = self._store.said(entry, self._record.row)
            of_field = [one for one in changes if self._number in one.fields]
            hashes = {refs[index] for change in of_field for index in change.replaced(self._number)}
            here = self._store.known(hashes)
            found = {here.get(hash_) or self._echoes.get((self._record.row, hash_), 0) for hash_ in hashes} - {0}
            meta = self._store.meta(found)
            self._replaced[entry] = {one for one in found if meta[one].is_centre or not self._centre_only}
        return self._replaced[entry]
