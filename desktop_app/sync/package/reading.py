"""Reading a package: nothing of it is handed out before every byte of it is known to be what its authors wrote."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from desktop_app.domain.progress import Progress, Silent
from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.sync.knowledge import Sent
from desktop_app.sync.package.chunks import Commits
from desktop_app.sync.package.copies import first_good
from desktop_app.sync.package.parts import PartsReader
from desktop_app.sync.package.preamble import Peeked
from desktop_app.sync.package.records import HEADER_BYTES, Kind, Splitter, framed, split_header
from desktop_app.sync.package.verifying import Letter, Verifier
from desktop_app.sync.problems import (
    Damaged,
    OtherKeys,
    cannot_write,
    no_room_to_read,
)
from desktop_app.sync.trust.heads import SignedHead
from desktop_app.sync.trust.keys import Identity
from desktop_app.sync.trust.trusted import Trusted

READING = QT_TRANSLATE_NOOP("progress", "Reading and checking the file")

_FIRST = 64 << 10
"""The sealing's own header is within these bytes: some hundreds of recipients."""
_HEADER_END = b"\n--- "
_SPACE = 3
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Incoming:
    """An attachment out of a package; its bytes are those of the hash."""

    hash: bytes
    size: int
    blocks: Iterator[bytes]


class Package:
    """A package that was verified to the last byte. Close it: what was unpacked goes with it.

    `left_out` counts the commits of authors whom the centre has shut out and that it had not received by then.
    `signatures` are to be kept: whoever gets these commits from here needs them. `files` are those that were read: of
    several copies the whole one.
    """

    def __init__(self, verifier: Verifier, letter: Letter, spool: IO[bytes], files: Sequence[Path] = ()) -> None:
        self.manifest = letter.manifest
        self.sender = letter.sender
        self.trusted = letter.trusted
        self.signatures: list[SignedHead] = verifier.signatures
        self.count = verifier.count
        self.files = tuple(files)
        self._kept = verifier.kept
        self._spool = spool
        self.left_out = sum(1 for _ in self._all()) - sum(1 for _ in self.commits()) if self._kept else 0

    def __enter__(self) -> "Package":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove what was unpacked."""
        self._spool.close()

    def commits(self) -> Iterator[Sent]:
        """The commits, each after its predecessor; as often as they are asked for, one at a time in memory."""
        for sent, hash_ in self._all():
            kept = self._kept.get((sent.actor, sent.scope))
            if kept is None or hash_ in kept:
                yield sent

    def attachments(self) -> Iterator[Incoming]:
        """The files that came along; the blocks of one have to be read before the next one is asked for."""
        records = self._records(Kind.ATTACHMENT)
        for attached in self.manifest.attached:
            blocks = self._blocks(records, attached.size)
            yield Incoming(attached.hash, attached.size, blocks)
            for _ in blocks:  # pass over what nobody wanted
                pass

    @staticmethod
    def _blocks(records: Iterator[tuple[int, bytes]], size: int) -> Iterator[bytes]:
        while size > 0:
            _kind, payload = next(records)
            size -= len(payload) - 4
            yield payload[4:]

    def _all(self) -> Iterator[tuple[Sent, bytes]]:
        reader = Commits()
        for kind, payload in self._records(Kind.COMMITS, Kind.PIECE):
            yield from reader.read(kind, payload)

    def _records(self, *kinds: Kind) -> Iterator[tuple[int, bytes]]:
        at = 0
        while True:
            self._spool.seek(at)
            header = self._spool.read(HEADER_BYTES)
            if not header:
                return
            kind, length = split_header(header)
            at += HEADER_BYTES + length
            if kind in kinds:
                yield kind, self._spool.read(length)


def open_package(
    files: Iterable[Peeked | Path],
    identity: Identity,
    trusted: Trusted,
    staging: Path,
    progress: Progress | None = None,
) -> Package:
    """Unseal a package into `staging` (a folder on this computer; what lies there has no name) and verify all of it.
    Of several copies the first one that is whole.

    Raises FileRefused, EnvironmentProblem and Cancelled; nothing was changed then.
    """
    return first_good(files, trusted, lambda parts: _opened(parts, identity, trusted, staging, progress or Silent()))


def _opened(parts: list[Peeked], identity: Identity, trusted: Trusted, staging: Path, progress: Progress) -> Package:
    total = parts[0].preamble.total
    try:
        staging.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(staging).free
        if free < _SPACE * total:
            raise no_room_to_read(_SPACE * total, free)
        spool = tempfile.TemporaryFile(dir=staging)  # noqa: SIM115 - it is the package's to close
    except OSError as error:
        raise cannot_write(error, staging) from error
    try:
        verifier = Verifier(parts[0].preamble, trusted, lambda kind, data: _spooled(spool, staging, kind, data))
        _unseal(parts, identity, _Sink(verifier, letter_only=False), progress)
        spool.flush()
        return Package(verifier, verifier.finish(), spool, [part.path for part in parts])
    except BaseException:
        spool.close()
        raise


def read_letter(files: Iterable[Peeked | Path], identity: Identity, trusted: Trusted) -> Letter:
    """Who sent a package and what its manifest says, quickly: its beginning is verified, the rest is not read.

    All parts have to be there, as for `open_package`. Raises FileRefused and EnvironmentProblem.
    """

    def read(parts: list[Peeked]) -> Letter:
        verifier = Verifier(parts[0].preamble, trusted, None)
        _unseal(parts, identity, _Sink(verifier, letter_only=True), Silent())
        if verifier.letter is None:
            raise Damaged
        return verifier.letter

    return first_good(files, trusted, read)


class _Enough(Exception):
    """The letter is read."""


class _Sink:
    """Where the unsealed bytes go; a failure is kept, for it has to cross the unsealing's foreign code."""

    def __init__(self, verifier: Verifier, letter_only: bool) -> None:
        self.failure: BaseException | None = None
        self._verifier, self._letter_only = verifier, letter_only
        self._splitter = Splitter(self._take)

    def write(self, data: bytes) -> int:
        """Take bytes in; after a failure no more, though a buffer may still be emptied into it."""
        if self.failure is not None:
            raise self.failure
        try:
            return self._splitter.write(data)
        except BaseException as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Nothing is held back."""

    @property
    def is_whole(self) -> bool:
        """Whether the last record ended with the bytes."""
        return self._splitter.is_empty

    def _take(self, kind: int, payload: bytes) -> None:
        self._verifier.take(kind, payload)
        if self._letter_only and self._verifier.letter is not None:
            raise _Enough


class _Source:
    """The sealed bytes, with the progress of reading them."""

    def __init__(self, parts: list[Peeked], progress: Progress) -> None:
        self.failure: BaseException | None = None
        self._reader = PartsReader(parts)
        self._progress = progress
        self._total = parts[0].preamble.total
        self._told = -_STEP
        self._first = b""

    def begin(self) -> None:
        """Raises Damaged unless the sealing's header ends soon: whoever looks for its end would read on and on."""
        while len(self._first) < _FIRST and (data := self._reader.read(_FIRST - len(self._first))):
            self._first += data
        if _HEADER_END not in self._first:
            raise Damaged

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        try:
            if self._reader.done - self._told >= _STEP:
                self._told = self._reader.done
                self._progress.check()
                self._progress.report(self._told / self._total, READING)
            if self._first:
                data = self._first if size < 0 else self._first[:size]
                self._first = self._first[len(data) :]
                return data
            return self._reader.read(size)
        except BaseException as error:
            self.failure = error
            raise

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()


def _unseal(parts: list[Peeked], identity: Identity, sink: _Sink, progress: Progress) -> None:
    from pyrage import DecryptError, decrypt_io, x25519

    source = _Source(parts, progress)
    try:
        source.begin()
        decrypt_io(source, sink, [x25519.Identity.from_str(identity.keys.box)])
    except Exception as error:
        failure = sink.failure or source.failure
        if isinstance(failure, _Enough):
            return
        if failure is not None:
            raise failure from None
        if not isinstance(error, DecryptError | OSError):
            raise
        raise (OtherKeys() if "No matching keys" in str(error) else Damaged()) from error
    finally:
        source.close()
    if not sink.is_whole:
        raise Damaged


def _spooled(spool: IO[bytes], staging: Path, kind: int, payload: bytes) -> None:
    try:
        spool.write(framed(kind, payload))
    except OSError as error:
        raise cannot_write(error, staging) from error
