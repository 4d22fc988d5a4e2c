"""The author's word on how far its streams go."""

import msgspec
import pytest

from desktop_app.sync.knowledge import Head
from desktop_app.sync.trust.heads import sign_head, verify_head
from desktop_app.sync.trust.keys import new_identity
from desktop_app.sync.trust.signing import BadSignature

OWN = new_identity()
HEAD = Head(3, b"h" * 16)


def test_a_signed_head_is_that_commit_and_no_other() -> None:
    signed = sign_head(OWN, OWN.actor, "JD05", HEAD)
    verify_head(signed, OWN.keys.signing_public)
    assert signed.place == (OWN.actor, "JD05", 3, HEAD.hash)
    other = new_identity()
    for changed in (
        msgspec.structs.replace(signed, actor=other.actor),
        msgspec.structs.replace(signed, actor=OWN.renewed().actor),
        msgspec.structs.replace(signed, scope="JD07"),
        msgspec.structs.replace(signed, seq=4),
        msgspec.structs.replace(signed, hash=b"i" * 16),
        msgspec.structs.replace(signed, signature=bytes(64)),
    ):
        with pytest.raises(BadSignature):
            verify_head(changed, OWN.keys.signing_public)
    with pytest.raises(BadSignature):
        verify_head(signed, other.keys.signing_public)


def test_an_office_stands_for_its_earlier_incarnations_and_for_nobody_else() -> None:
    renewed = OWN.renewed()
    verify_head(sign_head(renewed, OWN.actor, "JD05", HEAD), OWN.keys.signing_public)
    with pytest.raises(AssertionError):
        sign_head(OWN, new_identity().actor, "JD05", HEAD)
