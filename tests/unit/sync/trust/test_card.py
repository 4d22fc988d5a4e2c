"""Office cards: whole or refused, and digits that two clerks can compare."""

import re

import msgspec
import pytest

from desktop_app.sync.problems import CardRefused
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.card import Card, card_file, card_of, digits, read_card, same_digits
from desktop_app.sync.trust.keys import Identity, new_identity

CENTRE, UNIT = new_identity(), new_identity()


def card(identity: Identity, code: str = "JD05", name: str = "华明街道", is_centre: bool = False) -> Card:
    return card_of(identity, code, name, is_centre, 1_700_000_000_000)


def signed(body: bytes, identity: Identity = UNIT) -> bytes:
    return signing.signed_file(b"ZSTCARD1", body, identity.keys.signing)


def test_a_card_is_read_as_it_was_written() -> None:
    own = card(UNIT)
    assert read_card(card_file(own, UNIT)) == own
    assert (own.unit_code, own.unit_name, own.is_centre) == ("JD05", "华明街道", False)
    assert own.signing_key == UNIT.keys.signing_public
    assert own.box_key == UNIT.keys.box_public
    assert len(card_file(own, UNIT)) < 300


def test_every_changed_bit_of_a_card_is_refused() -> None:
    data = card_file(card(UNIT), UNIT)
    for at in range(len(data) * 8):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(CardRefused):
            read_card(bytes(changed))
    for part in (data[:-1], data + b"\0", data[:72], b"", b"%PDF-1.7 " + bytes(200), bytes(10_000)):
        with pytest.raises(CardRefused) as caught:
            read_card(part)
        assert "altered" in str(caught.value)


def test_a_card_signed_with_another_key_than_it_names_is_refused() -> None:
    with pytest.raises(CardRefused):
        read_card(signed(msgspec.msgpack.encode(card(UNIT)), CENTRE))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("unit_code", ""),
        ("unit_code", "shared"),
        ("unit_code", "JD05\n"),
        ("unit_code", "../JD05"),
        ("unit_code", "A" * 21),
        ("unit_name", ""),
        ("unit_name", "华明\n街道"),
        ("unit_name", "华明\u202e街道"),
        ("unit_name", "华" * 201),
        ("replica", b"short"),
        ("signing_key", b"short"),
        ("box_key", "age1" + "q" * 58),
        pytest.param("box_key", UNIT.keys.box_public + "\n", id="box_key-and-a-line-end"),
        pytest.param("box_key", UNIT.keys.box, id="box_key-the-private-one"),
        ("is_centre", 1),
        ("made_at", "now"),
    ],
)
def test_a_card_that_no_program_writes_is_refused_though_its_signature_holds(field: str, value: object) -> None:
    fields = msgspec.structs.asdict(card(UNIT)) | {field: value}
    with pytest.raises(CardRefused):
        read_card(signed(msgspec.msgpack.encode(list(fields.values()))))


def test_what_a_newer_program_adds_to_a_card_is_passed_over() -> None:
    own = card(UNIT)
    fields = [*msgspec.structs.astuple(own), "new", {"more": 1}]
    assert read_card(signed(msgspec.msgpack.encode(fields))) == own


def test_a_name_with_signs_that_nobody_sees_is_written_without_them() -> None:
    own = card(UNIT, name="华明\n\u202e街道" + "长" * 300)
    assert own.unit_name == ("华明街道" + "长" * 300)[:200]
    assert read_card(card_file(own, UNIT)) == own


def test_both_offices_read_the_same_digits() -> None:
    centre, unit = card(CENTRE, "DL01", "区招商局", True), card(UNIT)
    told = digits(centre, unit)
    assert told == digits(unit, centre)
    assert re.fullmatch(r"\d{6}( \d{6}){4}", told)


def test_a_card_that_is_made_again_has_the_same_digits() -> None:
    centre, unit = card(CENTRE, "DL01", "区招商局", True), card(UNIT)
    again = msgspec.structs.replace(unit, made_at=unit.made_at + 1, unit_name="东丽区华明街道")
    assert digits(centre, again) == digits(centre, unit)


def test_anything_else_in_a_card_changes_the_digits() -> None:
    centre, unit = card(CENTRE, "DL01", "区招商局", True), card(UNIT)
    other = new_identity()
    changed = [
        msgspec.structs.replace(unit, unit_code="JD06"),
        msgspec.structs.replace(unit, is_centre=True),
        msgspec.structs.replace(unit, replica=other.replica),
        msgspec.structs.replace(unit, signing_key=other.keys.signing_public),
        msgspec.structs.replace(unit, box_key=other.keys.box_public),
    ]
    seen = {digits(centre, one) for one in (unit, *changed)}
    assert len(seen) == len(changed) + 1


def test_digits_are_compared_however_people_space_them() -> None:
    told = digits(card(CENTRE, "DL01", "区招商局", True), card(UNIT))
    assert same_digits(told, told.replace(" ", ""))
    assert same_digits(told, told.replace(" ", "-"))
    assert same_digits(told, "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in told))
    assert not same_digits(told, told[:-1])
    assert not same_digits(told, told[:-1] + str((int(told[-1]) + 1) % 10))
    assert not same_digits("", "")
