"""A recovery copy is opened by its passphrase alone; each way in which it may not be is told apart."""

import pytest

from desktop_app.errors import InvalidInput, UserError
from desktop_app.sync.trust.keys import Keys, new_identity, to_text
from desktop_app.sync.trust.recovery import opened, sealed

PASSPHRASE = "骑马看花 2026"


@pytest.fixture(scope="module")
def copy() -> tuple[Keys, bytes]:
    """Keys, and their copy: sealing takes a second, whoever does it."""
    keys = new_identity().keys
    return keys, sealed("HM", "华明街道", keys, PASSPHRASE)


def test_the_passphrase_opens_it_and_says_whose_keys_they_are(copy: tuple[Keys, bytes]) -> None:
    keys, data = copy
    found = opened(data, PASSPHRASE)
    assert (found.unit_code, found.unit_name, found.opened) == ("HM", "华明街道", keys)


def test_nothing_of_the_keys_can_be_read_without_it(copy: tuple[Keys, bytes]) -> None:
    keys, data = copy
    assert keys.box.encode() not in data and keys.signing not in data and "华明".encode() not in data
    assert to_text(keys).encode() not in data and PASSPHRASE.encode() not in data


def test_another_passphrase_is_told_at_its_field(copy: tuple[Keys, bytes]) -> None:
    with pytest.raises(InvalidInput, match="passphrase does not open") as caught:
        opened(copy[1], "骑马看花")
    assert list(caught.value.fields) == ["passphrase"]


@pytest.mark.parametrize("end", [30, 100, -1])
def test_a_cut_copy_is_not_taken_for_a_wrong_passphrase(copy: tuple[Keys, bytes], end: int) -> None:
    with pytest.raises(UserError, match="damaged or not whole"):
        opened(copy[1][:end], PASSPHRASE)


def test_a_changed_byte_is_noticed(copy: tuple[Keys, bytes]) -> None:
    data = bytearray(copy[1])
    data[-20] ^= 1
    with pytest.raises(UserError, match="damaged or not whole"):
        opened(bytes(data), PASSPHRASE)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a workbook", b"ZSTCARD1 an office card"])
def test_some_other_file_is_told(data: bytes) -> None:
    with pytest.raises(UserError, match="no recovery copy"):
        opened(data, PASSPHRASE)
