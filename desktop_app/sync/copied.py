"""A computer that exists twice, as after its disk was copied: two go on as one, and their files contradict each other.

Each file says how far its computer's own streams go. Of two files of one computer the later one as a rule knows what
the earlier one knew. If both hold what the other lacks, either a backup was put back between them, so that one of them
was over before the other began, or there are two.

A copy that begins to work only after the original's last file was written is therefore noticed with the next file of
the original, and not before: an office whose disk broke after that file, and that goes on with its backup, perhaps on
another machine, writes the very same file as the copy does. Who asked then would ask everybody who puts a backup back.
Nothing that a package could say besides tells them apart, for a copy knows no better; that the original is still there
is what it shows itself.
"""

import json
from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.models import LocalSetting
from desktop_app.queries import local
from desktop_app.sync import streams
from desktop_app.sync.knowledge import StreamHeads
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.peers import REPLICA_DIGITS, last_word
from desktop_app.sync.store import Store

_COPIED = "exchange_copied"
_DAYS_SHOWN = 30
_DAY_MS = 86_400_000

Act = tuple[int, str]
"""When somebody did something, by the computer's clock, and who."""


def is_contradicted(store: Store, manifest: Manifest) -> bool:
    """Whether a package, which was taken in but not heard yet (`peers.hear`), and the last one of the same computer
    were written by two computers."""
    last = last_word(store, manifest)
    if last is None:
        return False
    replica = manifest.actor[:REPLICA_DIGITS]
    before, now = ([one for one in heads if one.actor.startswith(replica)] for heads in (last.heads, manifest.heads))
    lost = _beyond(store, before, now)
    if not lost:
        return False
    new = _beyond(store, now, before)
    lost, new = lost - new, new - lost  # what was sealed on both sides was done before they parted
    if not lost or not new:
        return False
    began_after = min(at for at, _ in new) >= last.made_at
    came_late = min(at for at, _ in lost) >= manifest.made_at
    return not (began_after or came_late)


def note_copied(session: Session, manifest: Manifest, now_ms: int) -> None:
    """Remember which computer it is."""
    kept = (local.setting(session, _COPIED) or {}) | {manifest.actor[:REPLICA_DIGITS]: now_ms}
    session.merge(LocalSetting(name=_COPIED, value=json.dumps(kept)))


def copied(session: Session, now_ms: int) -> set[str]:
    """The computers, by their replicas in hexadecimal, of which that was seen lately."""
    kept = local.setting(session, _COPIED) or {}
    return {replica for replica, at in kept.items() if now_ms - at <= _DAYS_SHOWN * _DAY_MS}


def _beyond(store: Store, some: Sequence[StreamHeads], others: Sequence[StreamHeads]) -> set[Act]:
    """What the commits up to the heads of `some` tell of and those of `others` do not."""
    known = {(one.actor, one.scope): one.heads for one in others}
    found = set[Act]()
    for one in some:
        row = store.all("SELECT id, forked FROM exchange_stream WHERE actor = ? AND scope = ?", (one.actor, one.scope))
        if not row:
            continue
        [(stream, forked)] = row
        theirs = known.get((one.actor, one.scope), [])
        if forked:
            mine, their = (
                streams.not_below(store, stream, [head.hash for head in heads]) for heads in (one.heads, theirs)
            )
            sql = "SELECT at, user FROM exchange_commit WHERE id IN (?)"
            found |= set(map(tuple, store.among(sql, their - mine)))
            continue
        upto, after = (max((head.seq for head in heads), default=0) for heads in (one.heads, theirs))
        if upto > after:
            sql = "SELECT at, user FROM exchange_commit WHERE stream_id = ? AND seq > ? AND seq <= ?"
            found |= set(map(tuple, store.all(sql, (stream, after, upto))))
    return found
