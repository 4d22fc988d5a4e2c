"""The office card: a small file that says who an office is and which keys are its own, signed by itself.

That it is whole says nothing of who made it: two clerks compare the digits that both programs work out of both cards.
"""

import hashlib
from functools import lru_cache
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop_app.errors import QT_TRANSLATE_NOOP
from desktop_app.sync.problems import CardRefused
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.keys import Identity

SUFFIX = ".zstcard"
_MAGIC = b"ZSTCARD1"
_LARGEST = 4096
_ROUNDS = 100_000
"""Of hashing for the digits, so that looking for two cards with the same digits costs too much."""

GROUPS, GROUP_DIGITS = 5, 6

Code = Annotated[str, Meta(pattern=r"^(?!shared\Z)[0-9A-Za-z_-]{1,20}\Z")]  # never the name of the common scope
Name = Annotated[str, Meta(pattern=r"^[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]{1,200}\Z")]
Replica = Annotated[bytes, Meta(min_length=16, max_length=16)]
PublicKey = Annotated[bytes, Meta(min_length=32, max_length=32)]
BoxKey = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]


class Card(msgspec.Struct, array_like=True, frozen=True):
    """An office as it presents itself. `made_at` is its clock, ms UTC; `box_key` is an age recipient."""

    unit_code: Code
    unit_name: Name
    is_centre: bool
    replica: Replica
    signing_key: PublicKey
    box_key: BoxKey
    made_at: int


def is_code(text: str) -> bool:
    """Whether a unit's code can stand on a card."""
    try:
        msgspec.convert(text, Code)
    except msgspec.ValidationError:
        return False
    return True


def card_of(identity: Identity, unit_code: str, unit_name: str, is_centre: bool, made_at: int) -> Card:
    """This office's own card."""
    keys = identity.keys
    name = "".join(character for character in unit_name if character.isprintable())[:200]
    return Card(unit_code, name, is_centre, identity.replica, keys.signing_public, keys.box_public, made_at)


def computer_mark(replica: bytes) -> str:
    """Four signs by which clerks tell the computers of one office apart, for instance `3F2A`."""
    return replica[:2].hex().upper()


def card_file(card: Card, identity: Identity) -> bytes:
    """The file that is given to others."""
    return signing.signed_file(_MAGIC, msgspec.msgpack.encode(card), identity.keys.signing)


def read_card(data: bytes) -> Card:
    """The card in a file. Raises CardRefused."""
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large for a card")
        body = signing.body_of(_MAGIC, data)
        card = msgspec.msgpack.decode(body, type=Card)
        signing.verify_file(_MAGIC, data, card.signing_key)
        check_box_key(card.box_key)
    except (ValueError, RecursionError) as error:
        raise CardRefused(
            QT_TRANSLATE_NOOP("errors", "This is not an office card, or it was altered."),
            QT_TRANSLATE_NOOP("errors", "Ask the office for its card again; nothing was changed."),
        ) from error
    return card


def check_box_key(text: str) -> None:
    """Raises ValueError unless packages can be sealed for it."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(text)
    except RecipientError as error:
        raise ValueError(str(error)) from error


def digits(one: Card, other: Card) -> str:
    """Five groups of six digits, the same at both offices and for no other pair of keys.

    What a card says of its time and the unit's name is left out: a card that is made again has the same digits.
    """
    parts = sorted(
        msgspec.msgpack.encode((card.unit_code, card.is_centre, card.replica, card.signing_key, card.box_key))
        for card in (one, other)
    )
    count = GROUPS * GROUP_DIGITS
    number = f"{_hashed(b''.join(parts)) % 10**count:0{count}}"
    return " ".join(number[at : at + GROUP_DIGITS] for at in range(0, count, GROUP_DIGITS))


@lru_cache(maxsize=2)
def _hashed(keys: bytes) -> int:
    """Slow on purpose, and kept for the comparison that follows the reading out."""
    return int.from_bytes(hashlib.pbkdf2_hmac("sha512", keys, b"zhaoshangtong digits", _ROUNDS), "big")


def same_digits(one: str, other: str) -> bool:
    """Whether two people's digits agree, however they are spaced."""
    return _only_digits(one) == _only_digits(other) and len(_only_digits(one)) == GROUPS * GROUP_DIGITS


def _only_digits(text: str) -> str:
    return "".join(str(int(character)) for character in text if character.isdecimal())
