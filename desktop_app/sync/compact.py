"""Old commits that lie alone move into compressed blocks: a fifth of the room, and nothing is forgotten.

What comes by the hundred is in blocks from the beginning (`Store.add_commits`); this is for what comes one by one.

Whoever lacks them still gets them as they were made, so no office is ever too far behind to be told.
"""

from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.sync.blocks import filled
from desktop_app.sync.store import Store, chunks

FRESH = 10_000
"""So many of the newest commits stay where they are: they are what is passed on, compared and decided on."""
EVERY = 5_000
"""So many more have to have come before it is worth looking."""
BLOCK = 128 << 10
"""Bytes of bodies in a block."""

_LOOKED = "exchange_compacted"
_AT_ONCE = 64  # blocks: a clerk who saves meanwhile waits for no longer than these take

_REST = "stream_id, seq, parent_id, hash, at, user, transaction_id, unread"

COMPACTING = QT_TRANSLATE_NOOP("progress", "Putting old changes together")


def compact(office: Office, progress: Progress | None = None) -> int:
    """Move what is old into blocks, if much has come since the last time; the number of blocks made.

    Raises Cancelled; what was moved until then is.
    """
    progress = progress or Silent()
    with office.read() as session:
        newest = Store(session).next_commit() - 1
        if newest - int(local.setting(session, _LOOKED) or 0) < EVERY + FRESH:
            return 0
        blocks = _blocks(Store(session), newest - FRESH)
    for number, some in enumerate(chunks(blocks, _AT_ONCE)):
        progress.report(number * _AT_ONCE / len(blocks), COMPACTING)
        with office.maintain() as session:
            store = Store(session)
            for commits in some:
                _move(store, commits)
    set_local(office, **{_LOOKED: newest - FRESH})
    return len(blocks)


def _blocks(store: Store, last: int) -> list[list[int]]:
    """Old commits that lie alone; those of a stream that fill no block wait for more."""
    sql = (
        "SELECT stream_id, id, length(body) FROM exchange_commit "
        "WHERE block_id IS NULL AND unread = 0 AND id <= ? ORDER BY stream_id, seq, id"
    )
    return filled(store.all(sql, (last,)), BLOCK)


def _move(store: Store, commits: list[int]) -> None:
    """Put commits into a block; what came into one meanwhile stays there.

    They are removed and entered again: an UPDATE would leave their pages in place, as good as empty.
    """
    sql = f"SELECT id, body, {_REST} FROM exchange_commit WHERE block_id IS NULL AND id IN (?)"
    rows = list(store.among(sql, commits))
    if rows:
        block = store.blocks.add({commit: body for commit, body, *_ in rows})
        store.many("DELETE FROM exchange_commit WHERE id = ?", [(row[0],) for row in rows])
        store.many(
            f"INSERT INTO exchange_commit (id, body, block_id, {_REST}) VALUES (?, x'', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(commit, block, *rest) for commit, _body, *rest in rows],
        )
