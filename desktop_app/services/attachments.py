"""Files kept with records: the bytes are stored once, under their BLAKE2b-256 hash, beside the database."""

import hashlib
import os
import shutil
from pathlib import Path

from db.models import Attachment
from desktop_app.errors import QT_TRANSLATE_NOOP, UserError
from desktop_app.services.office import Office, Transaction

LARGEST = 200 * 1024 * 1024
_BLOCK = 1 << 20


def hash_of(path: Path) -> str:
    """BLAKE2b-256 of a file, in hexadecimal. Raises OSError."""
    digest = hashlib.blake2b(digest_size=32)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def stored_file(office: Office, content_hash: str) -> Path:
    """Where the bytes of an attachment lie."""
    assert office.files is not None
    return place_of(office.files, content_hash)


def place_of(files: Path, content_hash: str) -> Path:
    """The same in a folder of attachments."""
    return files / content_hash[:2] / content_hash


def attach(office: Office, tx: Transaction, record_kind: str, record_id: str, path: Path) -> Attachment:
    """Copy a file in and link it to a record, inside a running step. Raises UserError when it cannot be taken."""
    if office.files is None:
        raise UserError(QT_TRANSLATE_NOOP("errors", "This office keeps no files."))
    if not path.is_file():
        raise UserError(QT_TRANSLATE_NOOP("errors", "There is no file {path}."), path=path)
    size = path.stat().st_size
    if size > LARGEST:
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "The file {name} is larger than 200 MB."),
            QT_TRANSLATE_NOOP("errors", "Attach a smaller scan."),
            name=path.name,
        )
    content_hash = hash_of(path)
    target = stored_file(office, content_hash)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(".partial")
        shutil.copyfile(path, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())  # the record that names it must not outlive it
        partial.replace(target)
    attachment = Attachment(
        record_kind=record_kind, record_id=record_id, content_hash=content_hash, name=path.name, size=size
    )
    tx.session.add(attachment)
    return attachment


def opened_copy(office: Office, content_hash: str, name: str) -> Path:
    """A copy under its own name for another program to open, so that the kept bytes never change. Raises OSError."""
    assert office.files is not None
    folder = office.files / "opened" / content_hash[:16]
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / Path(name).name
    shutil.copyfile(stored_file(office, content_hash), target)
    return target
