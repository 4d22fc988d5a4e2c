"""What a package says of itself, sealed and signed by its sender."""

from typing import Annotated

import msgspec
from msgspec import Meta

from desktop_app.sync.knowledge import StreamHeads
from desktop_app.sync.package.preamble import FORMAT, Preamble, fingerprint, recipient_fingerprint
from desktop_app.sync.problems import Damaged
from desktop_app.sync.trust.card import Code, Replica
from desktop_app.sync.trust.heads import SignedHead
from desktop_app.sync.trust.keys import ACTOR_PATTERN

NOTICE = b"roster"
"""The `receipt` of a package that holds the roster and nothing else."""

MANIFEST_PURPOSE, END_PURPOSE = b"package manifest", b"package end"

Hash32 = Annotated[bytes, Meta(min_length=32, max_length=32)]


class Recipient(msgspec.Struct, array_like=True, frozen=True):
    """A computer that the package is sealed for."""

    unit_code: Code
    replica: Replica


class Attached(msgspec.Struct, array_like=True, frozen=True):
    """A file that comes along; `hash` is BLAKE2b-256, `size` bytes."""

    hash: Hash32
    size: Annotated[int, Meta(ge=0, le=2**40)]


class Manifest(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """New fields are added at the end: an older program passes over them, a newer one has a value for their absence.

    `minimum_reader` is the format that a reader must know; `made_at` the sender's clock, ms UTC; `schema` its
    revision. `heads`: what the sender knows, of what the recipient may know; `presupposes`: what it took the recipient
    to know. `digests`: scope -> what all rows of it come to. `wants`: attachments that the sender lacks. `signatures`:
    the authors' word on the heads. `presupposed_at`: when what is presupposed was done, stream by stream (ms UTC by its
    author's clock, 0: not known). `receipt`: what kind of package it is. `write_package` fills who sends it to whom,
    what is attached, and the roster.
    """

    format: int = FORMAT
    minimum_reader: int = 1
    package: Annotated[bytes, Meta(max_length=16)] = b""
    recipients: list[Recipient] = []
    attached: list[Attached] = []
    made_at: int
    unit_code: Code = ""
    actor: Annotated[str, Meta(pattern=ACTOR_PATTERN)] = ""
    schema: str
    heads: list[StreamHeads]
    presupposes: list[StreamHeads]
    digests: dict[str, bytes] = {}
    commits: int | None = None
    wants: list[Hash32] = []
    roster: bytes = b""
    receipt: bytes = b""
    signatures: list[SignedHead] = []
    presupposed_at: list[int] = []

    @property
    def is_notice(self) -> bool:
        """Whether it only brings the roster: it says nothing of what its sender knows."""
        return self.receipt == NOTICE and not (self.heads or self.presupposes or self.attached or self.commits)


class Signature(msgspec.Struct, array_like=True, frozen=True):
    """Who signed the manifest's exact bytes."""

    replica: Replica
    signature: bytes


class End(msgspec.Struct, array_like=True, frozen=True):
    """What came before: BLAKE2b-256 over all records, signed, and how much it was."""

    hash: Hash32
    commits: int
    attached: int
    signature: bytes


class _Versions(msgspec.Struct, array_like=True):
    format: int
    minimum_reader: int


def minimum_reader(data: bytes) -> int:
    """The format that reading this manifest takes, whatever else it holds. Raises Damaged."""
    try:
        return msgspec.msgpack.decode(data, type=_Versions).minimum_reader
    except (ValueError, RecursionError) as error:
        raise Damaged from error


def decoded(data: bytes) -> Manifest:
    """The manifest. Raises Damaged."""
    try:
        return msgspec.msgpack.decode(data, type=Manifest)
    except (ValueError, RecursionError) as error:
        raise Damaged from error


def agrees(manifest: Manifest, preamble: Preamble) -> bool:
    """Whether the clear preamble says what the manifest says."""
    return (manifest.format, manifest.package, fingerprint(manifest.unit_code)) == (
        preamble.format,
        preamble.package,
        preamble.sender,
    ) and preamble.recipient == recipient_fingerprint(one.unit_code for one in manifest.recipients)
