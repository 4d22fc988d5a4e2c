"""The streams of commits: each has one author and one scope; copied and set back computers make branches of it."""

from collections.abc import Iterable, Sequence

from desktop_app.sync.store import Store


def stream_number(store: Store, actor: str, scope: str, unit_code: str, is_centre: bool) -> int:
    """A stream's number; it is made when it is new."""
    sql = "SELECT id FROM exchange_stream WHERE actor = ? AND scope = ?"
    found = store.all(sql, (actor, scope))
    if not found:
        store.many(
            "INSERT INTO exchange_stream (actor, scope, unit_code, is_centre, forked) VALUES (?, ?, ?, ?, 0)",
            [(actor, scope, unit_code, int(is_centre))],
        )
        found = store.all(sql, (actor, scope))
    return int(found[0][0])


def heads(store: Store, stream: int) -> list[tuple[int, int, bytes]]:
    """A stream's newest commits as (commit, sequence, hash)."""
    sql = (
        "SELECT c.id, c.seq, c.hash FROM exchange_head h JOIN exchange_commit c ON c.id = h.commit_id "
        "WHERE h.stream_id = ? ORDER BY c.seq, c.hash"
    )
    return [tuple(row) for row in store.all(sql, (stream,))]


def heads_of_scope(store: Store, scope: str) -> list[bytes]:
    """The newest commits of everybody in a scope."""
    sql = (
        "SELECT c.hash FROM exchange_head h JOIN exchange_stream s ON s.id = h.stream_id "
        "JOIN exchange_commit c ON c.id = h.commit_id WHERE s.scope = ? ORDER BY c.hash"
    )
    return [hash_ for (hash_,) in store.all(sql, (scope,))]


def later_than(store: Store, commits: Iterable[int], heads: Sequence[bytes]) -> set[int]:
    """Those of the commits that an office with these heads does not know."""
    sql = "SELECT stream_id, max(seq) FROM exchange_commit WHERE hash IN (?) GROUP BY stream_id"
    known = dict(map(tuple, store.among(sql, heads)))
    sql = (
        "SELECT c.id, c.stream_id, c.seq, s.forked FROM exchange_commit c "
        "JOIN exchange_stream s ON s.id = c.stream_id WHERE c.id IN (?)"
    )
    rows = list(store.among(sql, commits))
    branches = {
        stream: not_below(store, stream, heads) for stream in {stream for _, stream, _, forked in rows if forked}
    }
    return {
        commit
        for commit, stream, seq, forked in rows
        if (commit in branches[stream] if forked else seq > known.get(stream, 0))
    }


def not_below(store: Store, stream: int, heads: Iterable[bytes]) -> set[int]:
    """The commits of a stream, which may have branches, that none of these heads is or stands on."""
    parents = dict(map(tuple, store.all("SELECT id, parent_id FROM exchange_commit WHERE stream_id = ?", (stream,))))
    below = set[int]()
    for commit in store.known(heads).values():
        at: int | None = commit
        while at is not None and at in parents and at not in below:
            below.add(at)
            at = parents[at]
    return parents.keys() - below
