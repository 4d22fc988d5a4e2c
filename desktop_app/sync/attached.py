"""Attachments on their way: which ones another office lacks, which ones are missing here."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from db.models import Attachment, JournalEntry
from db.wire import FIELDS, TABLES
from desktop_app.services.attachments import place_of, stored_file
from desktop_app.services.office import Office
from desktop_app.sync import wire
from desktop_app.sync.knowledge import Knowledge, untold
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.reading import Package
from desktop_app.sync.peers import wants_of
from desktop_app.sync.store import Store, Tracked
from desktop_app.sync.trust.roster import Member

_TABLE, _HASH = TABLES["attachment"], FIELDS["attachment"]["content_hash"]
_IS_HASH = re.compile("[0-9a-f]{64}").fullmatch
"""What another office wrote may be anything; only this names a file."""


def wanted(office: Office, session: Session, one: Member) -> list[bytes]:
    """Attachments that records here name, whose bytes are not here, and that an office may have. Of others it does not
    even hear the hashes, for whoever knows one could ask for the file."""
    if office.files is None:
        return []
    store, missing = Store(session), absent(office.files, session)
    found = {
        hash_ for hash_, record in _records(store, missing) if one.may_see(record.scope) or _wrote(store, record, one)
    }
    return [bytes.fromhex(hash_) for hash_ in missing if hash_ in found]


def absent(files: Path, session: Session) -> list[str]:
    """The same by the folder where attachments lie, in hexadecimal."""
    return _absent(files, session, true())


def asked_of(session: Session, hashes: Collection[str], one: Member) -> list[str]:
    """Of attachments missing here those that an office is to give: a unit those of its records, and those that it once
    named itself, though their project went to another unit; the centre has all."""
    store = Store(session)
    return [
        hash_
        for hash_, record in (_records(store, hashes) if hashes else ())
        if one.is_centre or record.scope == one.unit_code or _wrote(store, record, one)
    ]


def _wrote(store: Store, record: Tracked, one: Member) -> bool:
    entries = record.state.commits()
    meta = store.meta(entries)
    return any(meta[entry].unit == one.unit_code for entry in entries)


def asked_by(office: Office, session: Session, package: Package) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the attachments that a package asks for, and that its sender may see: of those that are here, and of
    those that are missing here, too."""
    hashes = [one.hex() for one in package.manifest.wants]
    if office.files is None or not hashes:
        return (), ()
    named = [hash_ for hash_, record in _records(Store(session), hashes) if package.sender.may_see(record.scope)]
    here = {hash_ for hash_ in named if stored_file(office, hash_).exists()}
    return names_of(session, here), names_of(session, set(named) - here)


def brings_more(office: Office, manifest: Manifest) -> bool:
    """Whether a package has bytes that are not here."""
    return bool(coming(office, manifest))


def coming(office: Office, manifest: Manifest) -> list[str]:
    """The attachments whose bytes a package brings and that are not here."""
    if office.files is None:
        return []
    hashes = [one.hash.hex() for one in manifest.attached]
    return [hash_ for hash_ in hashes if not stored_file(office, hash_).exists()]


def lacking(office: Office, session: Session, steps: Collection[int]) -> list[str]:
    """The attachments that these steps (imports) named and whose bytes are not here."""
    if office.files is None:
        return []
    touched = select(JournalEntry.row_id).where(
        JournalEntry.transaction_id.in_(steps), JournalEntry.table_name == Attachment.__tablename__
    )
    return _absent(office.files, session, Attachment.id.in_(touched))


def names_of(session: Session, hashes: Collection[str]) -> tuple[str, ...]:
    """What the files are called, each once."""
    sql = "SELECT name FROM attachment WHERE content_hash IN (?) AND deleted_at IS NULL"
    return tuple(sorted({name for (name,) in Store(session).among(sql, list(hashes))}))


@dataclass(frozen=True, slots=True)
class Owed:
    """Attachments for another office: those whose bytes are here, and those that cannot be sent along."""

    here: list[str]
    absent: list[str]


def owed(office: Office, session: Session, theirs: Knowledge, one: Member) -> Owed:
    """The attachments of the commits that an office lacks, and, as far as their bytes are here, those it asked for.

    What came without its bytes (no room on the disk, the file was gone) is asked for until it is there.
    """
    if office.files is None:
        return Owed([], [])
    store = Store(session)
    told: dict[str, None] = {}
    for sent in untold(store, theirs, one.unit_code, one.is_centre):
        for change in wire.decode(sent.body).changes:
            if change.table == _TABLE and _IS_HASH(str(change.fields.get(_HASH))):
                told[str(change.fields[_HASH])] = None
    found = told | dict.fromkeys(_asked_for(store, one))
    here = {hash_ for hash_ in found if stored_file(office, hash_).exists()}
    sql = "SELECT DISTINCT content_hash FROM attachment WHERE content_hash IN (?) AND deleted_at IS NULL"
    absent = [hash_ for (hash_,) in store.among(sql, [hash_ for hash_ in told if hash_ not in here])]
    return Owed([hash_ for hash_ in found if hash_ in here], absent)


def awaited(files: Path, session: Session, members: Iterable[Member]) -> list[int]:
    """Of the attachments that these computers asked for, may see, and can get from here: when they came (ms UTC)."""
    store = Store(session)
    asked = {hash_ for one in members for hash_ in _asked_for(store, one)}
    places = [place_of(files, hash_) for hash_ in asked]
    return [int(place.stat().st_mtime * 1000) for place in places if place.exists()]


def _absent(files: Path, session: Session, which: ColumnElement[bool]) -> list[str]:
    named = select(Attachment.content_hash).where(which, Attachment.deleted_at.is_(None)).distinct()
    return [hash_ for hash_ in session.scalars(named) if _IS_HASH(hash_) and not place_of(files, hash_).exists()]


def _asked_for(store: Store, one: Member) -> list[str]:
    """What an office lacks of what it may see: it knows hashes, and may not ask for others' files by them. The centre
    may see all, also what went with its project to another unit and lies here still."""
    wants = [hash_.hex() for hash_ in wants_of(store, one.unit_code)]
    return wants if one.is_centre else [hash_ for hash_, record in _records(store, wants) if one.may_see(record.scope)]


def _records(store: Store, hashes: Collection[str]) -> list[tuple[str, Tracked]]:
    """The attachments among these that records here name, and what is known of each record."""
    sql = "SELECT id, content_hash FROM attachment WHERE content_hash IN (?) AND deleted_at IS NULL"
    named = list(store.among(sql, sorted(hashes)))
    known = store.tracked(bytes.fromhex(row_id) for row_id, _ in named)
    found = ((hash_, known.get(bytes.fromhex(row_id))) for row_id, hash_ in named)
    return [(hash_, record) for hash_, record in found if record is not None]


def take(office: Office, package: Package) -> list[str]:
    """Keep the bytes that came along, each under its hash: of those that were not here before."""
    if office.files is None:
        return []
    kept = []
    for incoming in package.attachments():
        target = stored_file(office, incoming.hash.hex())
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        with partial.open("wb") as file:
            for block in incoming.blocks:
                file.write(block)
        partial.replace(target)
        kept.append(incoming.hash.hex())
    return kept
