"""Signatures hold for one key, one purpose and one message."""

import pytest

from desktop_app.sync.trust import signing

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))


def test_a_signature_holds_for_its_key_purpose_and_message_only() -> None:
    public = signing.public_key(SECRET)
    signature = signing.sign(SECRET, b"one", b"message")
    signing.verify(public, signature, b"one", b"message")
    for key, purpose, message in (
        (signing.public_key(OTHER), b"one", b"message"),
        (public, b"two", b"message"),
        (public, b"one", b"Message"),
        (public, b"one\0mess", b"age"),
        (b"short", b"one", b"message"),
    ):
        with pytest.raises(signing.BadSignature):
            signing.verify(key, signature, purpose, message)
    with pytest.raises(signing.BadSignature):
        signing.verify(public, b"", b"one", b"message")


def test_every_changed_bit_of_a_signed_file_shows() -> None:
    public = signing.public_key(SECRET)
    data = signing.signed_file(b"KINDOF1\0", b"body", SECRET)
    assert signing.verify_file(b"KINDOF1\0", data, public) == b"body"
    for at in range(len(data) * 8):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(signing.BadSignature):
            signing.verify_file(b"KINDOF1\0", bytes(changed), public)
    for length in range(len(data)):
        with pytest.raises(signing.BadSignature):
            signing.verify_file(b"KINDOF1\0", data[:length], public)
    with pytest.raises(signing.BadSignature):
        signing.verify_file(b"KINDOF1\0", data + b"x", public)
    with pytest.raises(signing.BadSignature):
        signing.verify_file(b"KINDOF2\0", data, public)
