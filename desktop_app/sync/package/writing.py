"""Writing a package: what another office is to learn, sealed for it, signed, and made sure of before it has a name."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP, EnvironmentProblem
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.package.chunks import Chains, records_of
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.package.manifest import (
    END_PURPOSE,
    MANIFEST_PURPOSE,
    Attached,
    End,
    Manifest,
    Recipient,
    Signature,
)
from desktop_app.sync.package.parts import PART_LIMIT, PartsWriter
from desktop_app.sync.package.preamble import PACKAGE_BYTES, fingerprint, recipient_fingerprint
from desktop_app.sync.package.records import ATTACHMENT_CHUNK, LARGEST_MANIFEST, Kind, framed
from desktop_app.sync.problems import cannot_read
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.keys import Identity, Randomness
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.trust.trusted import Trusted

WRITING = QT_TRANSLATE_NOOP("progress", "Writing the file")
CHECKING = QT_TRANSLATE_NOOP("progress", "Reading the file back")

_MOST_RECIPIENTS = 500


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file to send along: its BLAKE2b-256 and where it lies."""

    hash: bytes
    path: Path


@dataclass(frozen=True, slots=True)
class Target:
    """Where a package goes: a folder, a name without suffix, and how large a file of it may be."""

    folder: Path
    name: str
    part_limit: int = PART_LIMIT
    disk: Disk = field(default_factory=Disk)


@dataclass(frozen=True, slots=True)
class Written:
    """The files, and the attachments that are not in them because this office's own copy is damaged; the names of
    these and of those that are missing. `records`: of how many it tells; `repeated`: of how many of them nothing but
    what an earlier package had, of which its office has not told yet. `files` and `asks`: names of the attachments that
    go along, and of those that its office is asked for."""

    paths: list[Path]
    manifest: Manifest
    commits: int
    size: int
    left_out: list[bytes]
    left_out_names: tuple[str, ...] = ()
    records: int = 0
    repeated: int = 0
    files: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


def write_package(
    target: Target,
    manifest: Manifest,
    commits: Iterable[Sent],
    attachments: Sequence[AttachedFile],
    identity: Identity,
    trusted: Trusted,
    recipients: Sequence[Member],
    progress: Progress | None = None,
    randomness: Randomness = os.urandom,
) -> Written:
    """Write a package for all computers of the recipients; all files with good names, or none.

    Raises EnvironmentProblem when the medium fails, Cancelled, and ValueError for what must not be sent: commits or
    heads of a scope that a recipient may not see, commits that no signature of their author covers.
    """
    from pyrage import encrypt_io, x25519

    progress = progress or Silent()
    sound, left_out = _sorted_out(attachments, progress)
    manifest = msgspec.structs.replace(
        manifest,
        package=randomness(PACKAGE_BYTES),
        unit_code=trusted.own.unit_code,
        actor=identity.actor,
        roster=trusted.roster_file,
        recipients=[Recipient(one.unit_code, one.replica) for one in recipients],
        attached=[attached for attached, _path in sound],
    )
    _check(manifest, recipients)
    feed = _Feed(manifest, _seen_by_all(commits, recipients), sound, identity, trusted, progress)
    writer = PartsWriter(target.folder, target.name, manifest.package, target.part_limit, target.disk)
    try:
        try:
            encrypt_io(feed, _Guard(feed, writer), [x25519.Recipient.from_str(one.box_key) for one in recipients])
        except Exception:
            if feed.failure is not None:
                raise feed.failure from None
            raise
        progress.report(0.9, CHECKING)
        paths = writer.finish(
            fingerprint(manifest.unit_code), recipient_fingerprint(one.unit_code for one in recipients)
        )
    except BaseException:
        writer.abandon()
        raise
    return Written(paths, manifest, feed.chains.count, writer.size, left_out)


def _check(manifest: Manifest, recipients: Sequence[Member]) -> None:
    """The last gate: nothing leaves that a recipient may not see, or that they would refuse."""
    if not 1 <= len(recipients) <= _MOST_RECIPIENTS:
        raise ValueError("a package for nobody, or for too many")
    if any(one.revoked is not None for one in recipients) and not manifest.is_notice:
        raise ValueError("a recipient takes part no more")
    scopes = {stream.scope for stream in (*manifest.heads, *manifest.presupposes)}
    scopes |= {*manifest.digests, *(head.scope for head in manifest.signatures)}
    for scope in scopes:
        _check_scope(scope, recipients)


def _check_scope(scope: str, recipients: Sequence[Member]) -> None:
    for one in recipients:
        if not one.may_see(scope):
            raise ValueError(f"{one.unit_code} may not see the scope {scope}")


def _seen_by_all(commits: Iterable[Sent], recipients: Sequence[Member]) -> Iterator[Sent]:
    checked: set[str] = set()
    for sent in commits:
        if sent.scope not in checked:
            _check_scope(sent.scope, recipients)
            checked.add(sent.scope)
        yield sent


def _sorted_out(
    attachments: Sequence[AttachedFile], progress: Progress
) -> tuple[list[tuple[Attached, Path]], list[bytes]]:
    """The files whose bytes are those that their hash names, and the hashes of the others."""
    sound: dict[bytes, tuple[Attached, Path]] = {}
    left_out: list[bytes] = []
    for one in attachments:
        if one.hash in sound:
            continue
        progress.check()
        digest = hashlib.blake2b(digest_size=32)
        size = 0
        try:
            with one.path.open("rb") as file:
                while block := file.read(ATTACHMENT_CHUNK):
                    digest.update(block)
                    size += len(block)
        except OSError:
            left_out.append(one.hash)
            continue
        if digest.digest() == one.hash:
            sound[one.hash] = (Attached(one.hash, size), one.path)
        else:
            left_out.append(one.hash)
    return list(sound.values()), left_out


class _Feed:
    """The records as a stream that is read from; a failure is kept, for it has to cross the sealing's foreign code."""

    def __init__(
        self,
        manifest: Manifest,
        commits: Iterator[Sent],
        attachments: list[tuple[Attached, Path]],
        identity: Identity,
        trusted: Trusted,
        progress: Progress,
    ) -> None:
        self.chains = Chains()
        self.failure: BaseException | None = None
        self._manifest, self._identity, self._trusted = manifest, identity, trusted
        self._progress = progress
        self._digest = hashlib.blake2b(digest_size=32)
        self._stream = self._records(commits, attachments)
        self._rest = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            while not self._rest:
                block = next(self._stream, None)
                if block is None:
                    return b""
                self._rest = memoryview(block)
        except BaseException as error:
            self.failure = error
            raise
        some = self._rest if size < 0 else self._rest[:size]
        self._rest = self._rest[len(some) :]
        return bytes(some)

    def _records(self, commits: Iterator[Sent], attachments: list[tuple[Attached, Path]]) -> Iterator[bytes]:
        secret = self._identity.keys.signing
        data = msgspec.msgpack.encode(self._manifest)
        if len(data) > LARGEST_MANIFEST:
            raise ValueError("the manifest is larger than any reader takes")
        yield self._taken(Kind.MANIFEST, data)
        signature = Signature(self._identity.replica, signing.sign(secret, MANIFEST_PURPOSE, data))
        yield self._taken(Kind.SIGNATURE, msgspec.msgpack.encode(signature))
        for kind, payload in records_of(commits, self.chains):
            self._advance()
            yield self._taken(kind, payload)
        self._check_commits()
        for number, (attached, path) in enumerate(attachments):
            yield from self._file(number, attached, path)
        total = self._digest.digest()
        end = End(total, self.chains.count, len(attachments), signing.sign(secret, END_PURPOSE, total))
        yield framed(Kind.END, msgspec.msgpack.encode(end))

    def _file(self, number: int, attached: Attached, path: Path) -> Iterator[bytes]:
        digest = hashlib.blake2b(digest_size=32)
        try:
            with path.open("rb") as file:
                while block := file.read(ATTACHMENT_CHUNK):
                    self._advance()
                    digest.update(block)
                    yield self._taken(Kind.ATTACHMENT, number.to_bytes(4, "big") + block)
        except OSError as error:
            raise cannot_read(error) from error
        if digest.digest() != attached.hash:
            raise EnvironmentProblem(
                QT_TRANSLATE_NOOP("errors", "An attachment was changed while it was written."),
                QT_TRANSLATE_NOOP("errors", "Repeat it; nothing was lost."),
            )

    def _check_commits(self) -> None:
        if self._manifest.commits not in (None, self.chains.count):
            raise ValueError("the manifest tells of another number of commits")
        covered = {head.place for head in self._manifest.signatures}
        for (actor, scope), tips in self.chains.tips.items():
            author = self._trusted.writer(actor)
            if author is not None and author.revoked is not None:
                continue  # the roster itself says which of its commits count
            for hash_, seq in tips.items():
                if (actor, scope, seq, hash_) not in covered:
                    raise ValueError(f"nobody signed the end of {actor}/{scope}")

    def _taken(self, kind: int, payload: bytes) -> bytes:
        record = framed(kind, payload)
        self._digest.update(record)
        return record

    def _advance(self) -> None:
        self._progress.check()
        known = self._manifest.commits
        self._progress.report(0.9 * self.chains.count / known if known else None, WRITING)


class _Guard:
    """The files as a stream that is written to; it keeps failures as `_Feed` does."""

    def __init__(self, feed: _Feed, writer: PartsWriter) -> None:
        self._feed, self._writer = feed, writer

    def write(self, data: bytes) -> int:
        """Take bytes in; after a failure no more, though a buffer may still be emptied into it."""
        if self._feed.failure is not None:
            raise self._feed.failure
        try:
            return self._writer.write(data)
        except BaseException as error:
            self._feed.failure = error
            raise

    def flush(self) -> None:
        """Each file is flushed when it is finished."""
