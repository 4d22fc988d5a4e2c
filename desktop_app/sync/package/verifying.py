"""Believing a package record by record: who sent it, who wrote what is in it, and whether they may."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import msgspec

from desktop_app.sync.knowledge import Sent
from desktop_app.sync.package import manifest as manifests
from desktop_app.sync.package.chunks import BrokenChain, Chains, Commits, Stream
from desktop_app.sync.package.manifest import End, Manifest, Signature
from desktop_app.sync.package.preamble import FORMAT, Preamble
from desktop_app.sync.package.records import OPTIONAL, Kind, framed
from desktop_app.sync.problems import (
    CardRefused,
    Damaged,
    ForAnother,
    Forged,
    NeedsNewerProgram,
    NoRight,
    NotInRoster,
    Revoked,
    UnknownAuthor,
)
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.trust.heads import SignedHead, verify_head
from desktop_app.sync.trust.roster import Member
from desktop_app.sync.trust.trusted import Trusted

_MOST_REVOKED = 500_000

Spool = Callable[[int, bytes], None]


class _At(Enum):
    """What comes next."""

    MANIFEST = 0
    SIGNATURE = 1
    CONTENT = 2
    NOTHING = 3


@dataclass(slots=True)
class Letter:
    """The signed manifest, whose it is, and whom this office trusts once the roster in it is taken."""

    manifest: Manifest
    sender: Member
    trusted: Trusted


@dataclass(slots=True)
class _Arriving:
    """The attachment that is coming in."""

    digest: "hashlib.blake2b" = field(default_factory=lambda: hashlib.blake2b(digest_size=32))
    size: int = 0


class Verifier:
    """Takes records in their order; what it has taken is as its authors wrote it only after `finish`."""

    def __init__(self, preamble: Preamble, trusted: Trusted, spool: Spool | None) -> None:
        """`spool` is given the records of commits and attachments; without it only the letter is wanted."""
        self.letter: Letter | None = None
        self.kept: dict[Stream, frozenset[bytes]] = {}
        self.signatures: list[SignedHead] = []
        self.count = 0
        self._preamble, self._trusted, self._spool = preamble, trusted, spool
        self._at = _At.MANIFEST
        self._manifest = b""
        self._digest = hashlib.blake2b(digest_size=32)
        self._chains = Chains()
        self._commits = Commits()
        self._rights: dict[tuple[str, str, str, bool], bool] = {}
        self._revoked: dict[Stream, dict[bytes, bytes]] = {}
        self._attached = 0
        self._arriving = _Arriving()

    def take(self, kind: int, payload: bytes) -> None:
        """Take the next record. Raises FileRefused."""
        if self._at is _At.NOTHING:
            raise Damaged
        if kind == Kind.END:
            self._end(payload)
            return
        self._digest.update(framed(kind, payload))
        if self._at is _At.MANIFEST:
            self._expect(kind, Kind.MANIFEST)
            self._manifest, self._at = payload, _At.SIGNATURE
        elif self._at is _At.SIGNATURE:
            self._expect(kind, Kind.SIGNATURE)
            self.letter = self._open_letter(payload)
            self._at = _At.CONTENT
        elif kind in (Kind.COMMITS, Kind.PIECE):
            self._take_commits(kind, payload)
        elif kind == Kind.ATTACHMENT:
            self._take_attachment(payload)
        elif kind < OPTIONAL:
            raise Damaged

    def finish(self) -> Letter:
        """Nothing more comes. Raises FileRefused."""
        if self._at is not _At.NOTHING or self.letter is None:
            raise Damaged
        return self.letter

    def _expect(self, kind: int, wanted: Kind) -> None:
        if kind != wanted:
            raise Damaged

    # manifest

    def _open_letter(self, payload: bytes) -> Letter:
        data = self._manifest
        try:
            signed = msgspec.msgpack.decode(payload, type=Signature)
        except (ValueError, RecursionError) as error:
            raise Damaged from error
        trusted = self._trusted
        sender = trusted.member(signed.replica) or self._introduced(signed.replica)
        try:
            signing.verify(sender.signing_key, signed.signature, manifests.MANIFEST_PURPOSE, data)
        except signing.BadSignature as error:
            raise Forged(sender.unit_name) from error
        if manifests.minimum_reader(data) > FORMAT:
            raise NeedsNewerProgram
        manifest = manifests.decoded(data)
        trusted = self._with_roster(manifest)
        sender = trusted.member(signed.replica) or sender
        if sender.revoked is not None:
            raise Revoked(sender.unit_name, computer_mark(sender.replica), at_centre=trusted.own.is_centre)
        if not manifest.actor.startswith(sender.replica.hex()) or manifest.unit_code != sender.unit_code:
            raise Forged(sender.unit_name)
        if trusted.own.replica not in {one.replica for one in manifest.recipients}:
            raise ForAnother(self._name_of(manifest.recipients[0].unit_code) if manifest.recipients else "")
        if not manifests.agrees(manifest, self._preamble):
            raise Damaged
        self._trusted = trusted
        return Letter(manifest, sender, trusted)

    def _introduced(self, replica: bytes) -> Member:
        """The sender by the roster that the package itself brings; the centre's word counts wherever it comes from."""
        sender = self._with_roster(manifests.decoded(self._manifest)).member(replica)
        if sender is None:
            raise NotInRoster(at_centre=self._trusted.own.is_centre)
        return sender

    def _name_of(self, unit_code: str) -> str:
        return next((one.unit_name for one in self._trusted.members() if one.unit_code == unit_code), "")

    def _with_roster(self, manifest: Manifest) -> Trusted:
        try:
            return self._trusted.with_roster(manifest.roster)
        except CardRefused:
            return self._trusted  # signed by another centre: no word for this office

    # commits

    def _take_commits(self, kind: int, payload: bytes) -> None:
        for sent, hash_ in self._commits.read(kind, payload):
            rights = (sent.actor, sent.scope, sent.unit_code, sent.is_centre)
            if rights not in self._rights:
                self._rights[rights] = self._check_rights(sent)
            if self._rights[rights]:
                parents = self._revoked.setdefault((sent.actor, sent.scope), {})
                parents[hash_] = sent.parent
                if len(parents) > _MOST_REVOKED:
                    raise Damaged
            try:
                self._chains.add(sent, hash_)
            except BrokenChain as error:
                raise Damaged from error
        self._keep(kind, payload)

    def _check_rights(self, sent: Sent) -> bool:
        """Raises FileRefused unless the author may write there; whether it is shut out by now."""
        author = self._trusted.writer(sent.actor)
        if author is None:
            raise UnknownAuthor(sent.unit_code, sent.is_centre, self._trusted.own.is_centre)
        if (sent.unit_code, sent.is_centre) != (author.unit_code, author.is_centre):
            raise Forged(author.unit_name)
        own = self._trusted.member(self._trusted.own.replica)
        if own is None or not own.may_see(sent.scope) or not author.may_write(sent.scope):
            raise NoRight(author.unit_name)
        return author.revoked is not None

    def _verify_ends(self, manifest: Manifest) -> None:
        """Every chain of commits ends in one that its author signed, or, of who is shut out, the centre keeps."""
        signed = {}
        for head in manifest.signatures:
            author = self._author(head)
            if author is not None:
                try:
                    verify_head(head, author.signing_key)
                except signing.BadSignature as error:
                    raise Forged(author.unit_name) from error
                signed[head.place] = head
        for (actor, scope), tips in self._chains.tips.items():
            if (actor, scope) in self._revoked:
                self.kept[actor, scope] = self._kept_of(actor, scope)
                continue
            for hash_, seq in tips.items():
                if (actor, scope, seq, hash_) not in signed:
                    author = self._trusted.writer(actor)
                    raise Forged(author.unit_name if author is not None else "")
        self.signatures = list(signed.values())

    def _author(self, head: SignedHead) -> Member | None:
        try:
            return self._trusted.writer(head.actor)
        except ValueError:
            return None

    def _kept_of(self, actor: str, scope: str) -> frozenset[bytes]:
        """Of a stream whose author is shut out, the commits up to those that the centre had by then."""
        author = self._trusted.writer(actor)
        assert author is not None and author.revoked is not None
        parents = self._revoked[actor, scope]
        kept: set[bytes] = set()
        for stream in author.revoked.kept:
            if (stream.actor, stream.scope) == (actor, scope):
                for head in stream.heads:
                    at: bytes | None = head.hash
                    while at is not None and at in parents and at not in kept:
                        kept.add(at)
                        at = parents[at]
        return frozenset(kept)

    # attachments

    def _take_attachment(self, payload: bytes) -> None:
        """The next block of the next attachment that is not whole; one without bytes has no block."""
        self._pass_empty()
        attached = self._listed()
        arriving = self._arriving
        block = payload[4:]
        if len(payload) <= 4 or int.from_bytes(payload[:4], "big") != self._attached or attached is None:
            raise Damaged
        arriving.size += len(block)
        arriving.digest.update(block)
        if arriving.size > attached.size:
            raise Damaged
        if arriving.size == attached.size:
            self._close_attachment(attached.hash)
        self._keep(Kind.ATTACHMENT, payload)

    def _close_attachment(self, wanted: bytes) -> None:
        if self._arriving.digest.digest() != wanted:
            raise Damaged
        self._attached += 1
        self._arriving = _Arriving()

    def _pass_empty(self) -> None:
        while (attached := self._listed()) is not None and attached.size == 0:
            self._close_attachment(attached.hash)

    def _listed(self) -> manifests.Attached | None:
        assert self.letter is not None
        listed = self.letter.manifest.attached
        return listed[self._attached] if self._attached < len(listed) else None

    def _keep(self, kind: int, payload: bytes) -> None:
        if self._spool is not None:
            self._spool(kind, payload)

    # end

    def _end(self, payload: bytes) -> None:
        letter = self.letter
        if letter is None:
            raise Damaged
        try:
            end = msgspec.msgpack.decode(payload, type=End)
        except (ValueError, RecursionError) as error:
            raise Damaged from error
        total = self._digest.digest()
        self._pass_empty()
        if end.hash != total or not self._commits.is_whole or self._listed() is not None:
            raise Damaged
        try:
            signing.verify(letter.sender.signing_key, end.signature, manifests.END_PURPOSE, total)
        except signing.BadSignature as error:
            raise Forged(letter.sender.unit_name) from error
        count = self._chains.count
        if end.commits != count or letter.manifest.commits not in (None, count):
            raise Damaged
        if end.attached != len(letter.manifest.attached):
            raise Damaged
        self._verify_ends(letter.manifest)
        self.count = count
        self._at = _At.NOTHING
