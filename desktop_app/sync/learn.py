"""What newer programs said and this one did not understand: kept and passed on, and shown once this one knows it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from db.session import revisions
from db.wire import FIELDS, TABLE_NAMES
from desktop_app.domain.progress import Progress
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.queries import local
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.sync import wire
from desktop_app.sync.apply import Applying, is_unread
from desktop_app.sync.drafts import Own
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.merging import Arrived, Entry
from desktop_app.sync.package.preamble import FORMAT
from desktop_app.sync.seal import seal
from desktop_app.sync.show import Touched
from desktop_app.sync.store import Meta, Store, chunks
from desktop_app.sync.tables import columns_of

PROGRAM = "exchange_program"
"""The local setting that says which program last looked through what had not been understood."""

_AT_ONCE = 200


def program() -> str:
    """What this program can read: another one may read more."""
    words = sum(len(known) for table in TABLE_NAMES for known in columns_of(table).words.values())
    return f"{FORMAT}/{revisions()[-1]}/{sum(map(len, FIELDS.values()))}/{words}"


def is_other_program(session: Session) -> bool:
    """Whether it was updated since the last look."""
    return bool(local.setting(session, PROGRAM) != program())


def learn(office: Office, own: Own, actor: Actor, progress: Progress) -> Changes | None:
    """Show what is understood by now; None when there is nothing of that kind."""
    with office.read() as session:
        if not Store(session).all("SELECT 1 FROM exchange_commit WHERE unread = 1 LIMIT 1"):
            return None
    label = Label(QT_TRANSLATE_NOOP("steps", "Show what a newer version of the program had sent"))
    with office.write(label, actor, exchange=True) as tx:
        tx.progress = progress
        seal(tx.session, own)
        learning = Learning(tx, own)
        learning.learn()
        learning.finish()
    return tx.done()


class Learning(Applying):
    """Takes in again what commits hold that was not understood when they came."""

    def learn(self) -> None:
        """Enter the records of tables, and show the fields, that are known by now; then `finish`."""
        rows = self.store.all(
            "SELECT c.id, s.actor, s.scope, s.unit_code, s.is_centre, c.seq, c.hash, c.at, c.user, c.body "
            "FROM exchange_commit c JOIN exchange_stream s ON s.id = c.stream_id WHERE c.unread = 1 ORDER BY c.id"
        )
        said = {change.row for row in rows for change in wire.decode(row[-1]).changes}
        known = set(self.store.tracked(said))
        for some in chunks(rows, _AT_ONCE):
            self.tx.progress.check()
            commits = [_commit(row) for row in some]
            self._show_fields(commits, known)
            self._refer(commits)
            self._merge([_only_new(commit, known) for commit in commits])
            read = [(commit.number,) for commit in commits if not any(map(is_unread, commit.body.changes))]
            self.store.many("UPDATE exchange_commit SET unread = 0 WHERE id = ?", read)

    def _show_fields(self, commits: Sequence[Arrived], known: set[bytes]) -> None:
        """Let records that were known show what these commits say of them."""
        fields: dict[bytes, set[int]] = {}
        for commit in commits:
            for change in commit.body.changes:
                if change.row in known:
                    fields.setdefault(change.row, set()).update(change.fields)
        records = self.store.tracked(fields)
        self.show.write({row: Touched(record, False, fields[row], was=record.place) for row, record in records.items()})
        self.store.keep(records.values())


def _commit(row: Sequence[Any]) -> Arrived:
    number, actor, scope, unit, is_centre, seq, hash_, at, user, data = row
    sent = Sent(actor, scope, unit, bool(is_centre), seq, b"", data)
    meta = Meta(unit, bool(is_centre), at, hash_, user)
    return Arrived(number, sent, wire.decode(data), meta, Entry(number, hash_, bool(is_centre)))


def _only_new(commit: Arrived, known: set[bytes]) -> Arrived:
    """A commit with nothing but the records that were of an unknown table."""
    changes = [change for change in commit.body.changes if change.row not in known and change.table in TABLE_NAMES]
    body = msgspec.structs.replace(commit.body, changes=changes)
    return replace(commit, body=body)
