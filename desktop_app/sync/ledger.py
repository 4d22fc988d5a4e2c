"""What is kept of packages that came and went, and the authors' words that go along with their commits."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import ExchangeFile, JournalEntry, JournalTransaction
from desktop_app.services.local_settings import keep_local
from desktop_app.sync.knowledge import Knowledge
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.peers import told
from desktop_app.sync.store import Store
from desktop_app.sync.trust.heads import SignedHead

_LEFT, _PUT_BACK = "left_", "put_back"
"""Among what is noted of a package: how many of each kind were put back, and the step that did so."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What has to come first: files of this unit, with what it did up to then (ms UTC; 0: not known). `own`: it was
    this very computer, which has it no more."""

    unit: str
    at: int = 0
    own: bool = False


def note(
    session: Session,
    at: int,
    direction: str,
    manifest: Manifest,
    unit_code: str,
    name: str,
    commits: int,
    state: str,
    *,
    missing: Sequence[Gap] = (),
    outcome: object = None,
) -> None:
    """Write down a package that was written, taken in or put aside (`at`, ms UTC), within a write that is going on."""
    store = Store(session)
    store.many(
        "INSERT INTO exchange_file (package, direction, unit_code, name, at, made_at, commits, state, missing, "
        "outcome, kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                manifest.package.hex(),
                direction,
                unit_code,
                name,
                at,
                manifest.made_at,
                commits,
                state,
                json.dumps([astuple(one) for one in missing], ensure_ascii=False),
                json.dumps(outcome or {}),
                name if state == "waiting" else "",
            )
        ],
    )
    if direction == "out":
        told(store, unit_code, [one.replica.hex() for one in manifest.recipients], at)
    if state != "waiting":
        keep_local(session, last_exchange_ms=at)


def note_left_out(session: Session, put_back: int, counts: Mapping[int, Mapping[str, int]]) -> None:
    """Of packages taken in (by their step): how many of the records that they made, changed and deleted were put back
    by the step `put_back`."""
    noted = [
        ({_LEFT + kind: n for kind, n in count.items()} | {_PUT_BACK: put_back}, step) for step, count in counts.items()
    ]
    Store(session).many(
        "UPDATE exchange_file SET outcome = json_patch(outcome, ?) "
        "WHERE direction = 'in' AND json_extract(outcome, '$.step') = ?",
        [(json.dumps(count), step) for count, step in noted],
    )


def outcomes(store: Store, stored: Sequence[str]) -> list[dict[str, int]]:
    """What came of packages as it was noted, less what was put back, unless that was undone."""
    found = [{kind: n for kind, n in (json.loads(one) or {}).items() if isinstance(n, int)} for one in stored]
    steps = json.dumps([one[_PUT_BACK] for one in found if _PUT_BACK in one])
    sql = "SELECT id FROM journal_transaction WHERE undone_by IS NULL AND id IN (SELECT value FROM json_each(?))"
    stands = {step for (step,) in store.all(sql, (steps,))}
    for one in found:
        left = {kind: one.pop(_LEFT + kind, 0) for kind in ("created", "changed", "deleted", "moved")}
        if one.pop(_PUT_BACK, 0) in stands:
            one.update({kind: max(one.get(kind, 0) - n, 0) for kind, n in left.items()})
            one["left_out"] = sum(left.values())
    return found


def outcome_of(session: Session, file_id: str) -> dict[str, Any]:
    """What was noted of one package of the history, nothing of none."""
    outcome = session.scalar(select(ExchangeFile.outcome).where(ExchangeFile.id == int(file_id or 0)))
    return (json.loads(outcome) or {}) if outcome else {}


def left_out_of(session: Session, outcome: Mapping[str, Any]) -> set[tuple[str, str]]:
    """The records that a clerk left out with a package (as tables and ids), of what was noted of it; none when that was
    undone. Those of other packages that were taken in together are among them."""
    entries = (
        select(JournalEntry.table_name, JournalEntry.row_id)
        .join(JournalTransaction, JournalTransaction.id == JournalEntry.transaction_id)
        .where(JournalTransaction.id == outcome.get(_PUT_BACK, 0), JournalTransaction.undone_by.is_(None))
    )
    return {(table, row_id) for table, row_id in session.execute(entries)}


def keep_signatures(store: Store, words: Sequence[SignedHead]) -> None:
    """Keep authors' words, to pass them on."""
    store.many(
        "INSERT OR IGNORE INTO exchange_signature (hash, actor, scope, seq, signature) VALUES (?, ?, ?, ?, ?)",
        [(one.hash, one.actor, one.scope, one.seq, one.signature) for one in words],
    )


def signatures(store: Store, heads: Knowledge) -> list[SignedHead]:
    """The authors' words on what is known here."""
    wanted = [head.hash for stream in heads for head in stream.heads]
    sql = "SELECT actor, scope, seq, hash, signature FROM exchange_signature WHERE hash IN (?)"
    return [SignedHead(*row) for row in store.among(sql, wanted)]
