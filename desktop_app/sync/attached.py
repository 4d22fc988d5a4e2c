"""Attachments on their way: which ones another office lacks, which ones are missing here."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Attachment
from db.wire import FIELDS, TABLES
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Office
from desktop_app.sync import wire
from desktop_app.sync.knowledge import Knowledge, untold
from desktop_app.sync.package.reading import Package
from desktop_app.sync.store import Store
from desktop_app.sync.trust.roster import Member

_TABLE, _HASH = TABLES["attachment"], FIELDS["attachment"]["content_hash"]


def wanted(office: Office, session: Session) -> list[bytes]:
    """Attachments that records here name and whose bytes are not here."""
    if office.files is None:
        return []
    hashes = session.scalars(select(Attachment.content_hash).where(Attachment.deleted_at.is_(None)).distinct())
    return [bytes.fromhex(hash_) for hash_ in hashes if not stored_file(office, hash_).exists()]


def owed(office: Office, session: Session, theirs: Knowledge, one: Member) -> list[str]:
    """The attachments of the commits that an office lacks, as far as their bytes are here."""
    if office.files is None:
        return []
    found: dict[str, None] = {}
    for sent in untold(Store(session), theirs, one.unit_code, one.is_centre):
        for change in wire.decode(sent.body).changes:
            hash_ = change.fields.get(_HASH) if change.table == _TABLE else None
            if hash_ and stored_file(office, str(hash_)).exists():
                found[str(hash_)] = None
    return list(found)


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
