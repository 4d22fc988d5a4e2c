"""The origin's word on how its streams go: whoever passes its commits on cannot add one or leave one out between."""

import msgspec

from desktop_app.sync.knowledge import Head
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.keys import Identity

_PURPOSE = b"stream head"


class SignedHead(msgspec.Struct, array_like=True, frozen=True):
    """A commit, and with it all before it, that its author stands for."""

    actor: str
    scope: str
    seq: int
    hash: bytes
    signature: bytes

    @property
    def place(self) -> tuple[str, str, int, bytes]:
        """Which commit it is."""
        return self.actor, self.scope, self.seq, self.hash


def sign_head(identity: Identity, actor: str, scope: str, head: Head) -> SignedHead:
    """Stand for a commit of an own stream, of this incarnation or one before it."""
    assert actor.startswith(identity.replica.hex()), "only one's own"
    signature = signing.sign(identity.keys.signing, _PURPOSE, _message(actor, scope, head.seq, head.hash))
    return SignedHead(actor, scope, head.seq, head.hash, signature)


def verify_head(head: SignedHead, signing_key: bytes) -> None:
    """Raises signing.BadSignature."""
    signing.verify(signing_key, head.signature, _PURPOSE, _message(*head.place))


def _message(actor: str, scope: str, seq: int, hash_: bytes) -> bytes:
    return msgspec.msgpack.encode((actor, scope, seq, hash_))
