"""Signatures, and small signed files: magic (8 bytes), signature (64), body."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MAGIC_BYTES, SIGNATURE_BYTES, KEY_BYTES = 8, 64, 32


class BadSignature(ValueError):
    """Not signed by that key, or not a signed file."""


def public_key(secret: bytes) -> bytes:
    """The 32 bytes that others verify with."""
    return _private(secret).public_key().public_bytes_raw()


def sign(secret: bytes, purpose: bytes, message: bytes) -> bytes:
    """Ed25519 over the purpose and the message: what was signed for one purpose is worth nothing for another."""
    return _private(secret).sign(_framed(purpose, message))


def verify(public: bytes, signature: bytes, purpose: bytes, message: bytes) -> None:
    """Raises BadSignature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _framed(purpose, message))
    except (InvalidSignature, ValueError) as error:
        raise BadSignature("the signature does not hold") from error


def signed_file(magic: bytes, body: bytes, secret: bytes) -> bytes:
    """A small file; its magic is the purpose of the signature."""
    assert len(magic) == MAGIC_BYTES
    return magic + sign(secret, magic, body) + body


def body_of(magic: bytes, data: bytes) -> bytes:
    """The body, not verified yet. Raises BadSignature for another kind of file."""
    if len(data) <= MAGIC_BYTES + SIGNATURE_BYTES or not data.startswith(magic):
        raise BadSignature("not this kind of file")
    return data[MAGIC_BYTES + SIGNATURE_BYTES :]


def verify_file(magic: bytes, data: bytes, public: bytes) -> bytes:
    """The body of a small file that was signed with the key. Raises BadSignature."""
    body = body_of(magic, data)
    verify(public, data[MAGIC_BYTES : MAGIC_BYTES + SIGNATURE_BYTES], magic, body)
    return body


def _private(secret: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(secret)


def _framed(purpose: bytes, message: bytes) -> bytes:
    return b"zhaoshangtong\0" + purpose + b"\0" + message
