"""A recovery copy of an office's keys: one file that a passphrase opens, to be kept apart from the computer.

Eight bytes say what it is, sixteen that it is whole, so that a cut copy is not taken for a wrong passphrase; the rest
is sealed by age under the passphrase alone.
"""

import hashlib

import msgspec

from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.sync.trust.keys import Keys, from_text, to_text

SUFFIX = ".zstkeys"
LARGEST = 16 << 10
LEAST_CHARACTERS = 8
"""Of a passphrase: who finds the copy can try as many as they like."""

_MAGIC = b"ZSTKEYS1"
_CHECK = 16


class Copy(msgspec.Struct, array_like=True, frozen=True):
    """Whose keys they are, and the keys as they are kept on the office's own computer."""

    unit_code: str
    unit_name: str
    keys: str

    @property
    def opened(self) -> Keys | None:
        """The keys, None where they are none."""
        return from_text(self.keys)


def sealed(unit_code: str, unit_name: str, keys: Keys, passphrase: str) -> bytes:
    """The bytes of a recovery copy. Takes a second or two, as every guess at the passphrase does."""
    from pyrage import passphrase as age

    body: bytes = age.encrypt(msgspec.msgpack.encode(Copy(unit_code, unit_name, to_text(keys))), passphrase)
    return _MAGIC + _check(body) + body


def opened(data: bytes, passphrase: str) -> Copy:
    """Whose keys are in a recovery copy. Raises UserError: not a copy, not whole, or not this passphrase."""
    from pyrage import DecryptError
    from pyrage import passphrase as age

    if not data.startswith(_MAGIC):
        raise UserError(
            QT_TRANSLATE_NOOP("errors", "This file is no recovery copy of keys."),
            QT_TRANSLATE_NOOP("errors", "Choose the file whose name ends in {suffix}; nothing was changed."),
            suffix=SUFFIX,
        )
    start = len(_MAGIC) + _CHECK
    body = data[start:]
    if data[len(_MAGIC) : start] != _check(body):
        raise _damaged()
    try:
        return msgspec.msgpack.decode(age.decrypt(body, passphrase), type=Copy)
    except DecryptError as error:
        wrong = QT_TRANSLATE_NOOP("errors", "This passphrase does not open the recovery copy.")
        hint = QT_TRANSLATE_NOOP("errors", "Mind capital letters and the input method.")
        raise InvalidInput(wrong, fields={"passphrase": UserError(wrong, hint)}) from error
    except msgspec.DecodeError as error:
        raise _damaged() from error


def _damaged() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("errors", "The recovery copy is damaged or not whole."),
        QT_TRANSLATE_NOOP("errors", "Take another copy of it, if there is one; nothing was changed."),
    )


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK).digest()
