"""Old commits move into compressed blocks: a fifth of the room, and nothing is forgotten.

Whoever lacks them still gets them as they were made, so no office is ever too far behind to be told.
"""

from itertools import groupby
from operator import itemgetter

from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import local
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.sync.blocks import block_of
from desktop_app.sync.store import Store, chunks

FRESH = 10_000
"""So many of the newest commits lie alone: they are what is passed on, compared and decided on."""
EVERY = 5_000
"""So many more have to have come before it is worth looking."""
BLOCK = 128 << 10
"""Bytes of bodies in a block; the rest of a stream that fills none waits for more."""
_LARGE = 1 << 20
"""A body of more bytes stays alone."""

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
    """Old commits that lie alone, as many of a stream together as fill a block."""
    sql = (
        "SELECT stream_id, id, length(body) FROM exchange_commit "
        "WHERE block_id IS NULL AND unread = 0 AND id <= ? AND length(body) <= ? ORDER BY stream_id, seq, id"
    )
    full = []
    for _stream, rows in groupby(store.all(sql, (last, _LARGE)), key=itemgetter(0)):
        block, size = list[int](), 0
        for _, commit, length in rows:
            block.append(commit)
            size += length
            if size >= BLOCK:
                full.append(block)
                block, size = [], 0
    return full


def _move(store: Store, commits: list[int]) -> None:
    """Put commits into a block; what came into one meanwhile stays there.

    They are removed and entered again: an UPDATE would leave their pages in place, as good as empty.
    """
    sql = f"SELECT id, body, {_REST} FROM exchange_commit WHERE block_id IS NULL AND id IN (?)"
    rows = list(store.among(sql, commits))
    if rows:
        data = block_of({commit: body for commit, body, *_ in rows})
        block = int(store.all("INSERT INTO exchange_block (data) VALUES (?) RETURNING id", (data,))[0][0])
        store.many("DELETE FROM exchange_commit WHERE id = ?", [(row[0],) for row in rows])
        store.many(
            f"INSERT INTO exchange_commit (id, body, block_id, {_REST}) VALUES (?, x'', ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(commit, block, *rest) for commit, _body, *rest in rows],
        )
