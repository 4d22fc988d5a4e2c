"""Attachments on their way: which ones another office lacks, which ones are missing here."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Attachment
from db.wire import FIELDS, TABLES
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from desktop_app.sync import wire
from desktop_app.sync.knowledge import Knowledge, untold
from desktop_app.sync.package.manifest import Manifest
from desktop_app.sync.package.reading import Package
from desktop_app.sync.peers import wants_of
from desktop_app.sync.store import Store
from desktop_app.sync.trust.roster import Member

_TABLE, _HASH = TABLES["attachment"], FIELDS["attachment"]["content_hash"]
_IS_HASH = re.compile("[0-9a-f]{64}").fullmatch
"""What another office wrote may be anything; only this names a file."""


def wanted(office: Office, session: Session) -> list[bytes]:
    """Attachments that records here name and whose bytes are not here."""
    if office.files is None:
        return []
    hashes = session.scalars(select(Attachment.content_hash).where(Attachment.deleted_at.is_(None)).distinct())
    return [bytes.fromhex(hash_) for hash_ in hashes if _IS_HASH(hash_) and not stored_file(office, hash_).exists()]


def brings_more(office: Office, manifest: Manifest) -> bool:
    """Whether a package has bytes that are not here."""
    return office.files is not None and any(
        not stored_file(office, one.hash.hex()).exists() for one in manifest.attached
    )


def owed(office: Office, session: Session, theirs: Knowledge, one: Member) -> list[str]:
    """The attachments of the commits that an office lacks, and those that it asked for, as far as their bytes are here.

    What came without its bytes (no room on the disk, the file was gone) is asked for until it is there.
    """
    if office.files is None:
        return []
    store = Store(session)
    found: dict[str, None] = {}
    for sent in untold(store, theirs, one.unit_code, one.is_centre):
        for change in wire.decode(sent.body).changes:
            if change.table == _TABLE and _IS_HASH(str(change.fields.get(_HASH))):
                found[str(change.fields[_HASH])] = None
    found |= dict.fromkeys(_asked_for(store, one))
    return [hash_ for hash_ in found if stored_file(office, hash_).exists()]


def _asked_for(store: Store, one: Member) -> list[str]:
    """What an office lacks of what it may see: it knows hashes, and may not ask for others' files by them."""
    sql = "SELECT id, content_hash FROM attachment WHERE content_hash IN (?) AND deleted_at IS NULL"
    named = list(store.among(sql, sorted(hash_.hex() for hash_ in wants_of(store, one.unit_code))))
    known = store.tracked(bytes.fromhex(row_id) for row_id, _ in named)
    return [
        hash_
        for row_id, hash_ in named
        if (record := known.get(bytes.fromhex(row_id))) is not None and one.may_see(record.scope)
    ]


def take(office: Office, package: Package) -> None:
    """Keep the bytes that came along, each under its hash."""
    if office.files is None:
        return
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
