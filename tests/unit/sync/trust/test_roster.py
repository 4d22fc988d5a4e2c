"""The centre's roster: who takes part, what each may write, who is shut out."""

import msgspec
import pytest

from desktop_app.sync.knowledge import Head, StreamHeads
from desktop_app.sync.problems import CardRefused
from desktop_app.sync.trust import signing
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.keys import new_identity
from desktop_app.sync.trust.roster import (
    EVERYWHERE,
    Roster,
    first_roster,
    forgets,
    keeping,
    member_of,
    read_roster,
    roster_file,
    united,
    with_member,
    without_member,
)

CENTRE, UNIT, OTHER = new_identity(), new_identity(), new_identity()
CENTRE_CARD = card_of(CENTRE, "DL01", "区招商局", True, 1)
UNIT_CARD = card_of(UNIT, "JD05", "华明街道", False, 1)
OTHER_CARD = card_of(OTHER, "JD07", "新立街道", False, 1)


def roster() -> Roster:
    return with_member(with_member(first_roster(CENTRE_CARD, 1), member_of(UNIT_CARD), 2), member_of(OTHER_CARD), 3)


def test_every_change_of_a_roster_makes_the_next_version() -> None:
    first = first_roster(CENTRE_CARD, 1)
    assert (first.version, [member.unit_code for member in first.members]) == (1, ["DL01"])
    second = with_member(first, member_of(UNIT_CARD), 2)
    assert (second.version, second.made_at) == (2, 2)
    assert without_member(second, UNIT.replica, [], 3).version == 3
    assert len(first.members) == 1


def test_an_office_writes_its_own_scope_the_centre_all_and_others_what_they_are_given() -> None:
    assert member_of(UNIT_CARD).writes == ["JD05"]
    assert member_of(CENTRE_CARD).writes == [EVERYWHERE]
    unit = member_of(UNIT_CARD, ["JD05", "JD07"])
    assert [unit.may_write(scope) for scope in ("JD05", "JD07", "shared", "DL01", EVERYWHERE)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [member_of(CENTRE_CARD).may_write(scope) for scope in ("JD05", "shared")] == [True, True]
    assert [unit.may_see(scope) for scope in ("JD05", "shared", "JD07")] == [True, True, False]


def test_a_new_card_of_a_computer_takes_the_place_of_the_old_one() -> None:
    again = msgspec.structs.replace(UNIT_CARD, unit_name="华明新市镇")
    changed = with_member(roster(), member_of(again), 9)
    assert [member.unit_name for member in changed.members] == ["区招商局", "华明新市镇", "新立街道"]


@pytest.mark.parametrize("key", ["signing_key", "box_key"])
def test_two_computers_cannot_have_one_key(key: str) -> None:
    stolen = msgspec.structs.replace(OTHER_CARD, replica=new_identity().replica)
    stolen = msgspec.structs.replace(
        stolen,
        **{"signing_key": new_identity().keys.signing_public, "box_key": new_identity().keys.box_public}
        | {key: getattr(UNIT_CARD, key)},
    )
    with pytest.raises(CardRefused, match="same keys"):
        with_member(roster(), member_of(stolen), 9)


def test_who_is_shut_out_keeps_what_the_centre_had_by_then() -> None:
    own = StreamHeads(UNIT.actor, "JD05", "JD05", False, [Head(7, b"h" * 16)])
    others = StreamHeads(OTHER.actor, "JD07", "JD07", False, [Head(3, b"i" * 16)])
    member = without_member(roster(), UNIT.replica, [own, others], 9).member(UNIT.replica)
    assert member is not None
    assert member.revoked is not None
    assert (member.revoked.at, member.revoked.kept) == (9, [own])
    back = with_member(without_member(roster(), UNIT.replica, [own], 9), member_of(UNIT_CARD), 10)
    assert back.member(UNIT.replica) == msgspec.structs.replace(member_of(UNIT_CARD), turns=2)


def test_a_roster_is_read_as_the_centre_signed_it() -> None:
    own = without_member(roster(), UNIT.replica, [StreamHeads(UNIT.actor, "JD05", "JD05", False, [])], 9)
    assert read_roster(roster_file(own, CENTRE), CENTRE_CARD) == own


def test_a_roster_that_another_signed_or_that_was_altered_is_refused() -> None:
    data = roster_file(roster(), CENTRE)
    with pytest.raises(CardRefused, match="centre whose card"):
        read_roster(roster_file(roster(), UNIT), CENTRE_CARD)
    for at in range(0, len(data) * 8, 7):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(CardRefused):
            read_roster(bytes(changed), CENTRE_CARD)
    for part in (b"", data[:-1], data + b"\0", bytes(5 << 20)):
        with pytest.raises(CardRefused):
            read_roster(part, CENTRE_CARD)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda members: [*members, members[-1]],
        lambda members: [msgspec.structs.replace(members[0], box_key="age1" + "q" * 58)],
        lambda members: [msgspec.structs.replace(members[0], unit_code="a/b")],
        lambda members: "members",
    ],
)
def test_a_roster_that_no_program_writes_is_refused_though_its_signature_holds(wrong) -> None:  # type: ignore[no-untyped-def]
    good = roster()
    body = msgspec.msgpack.encode([good.version, good.made_at, wrong(good.members)])
    with pytest.raises(CardRefused):
        read_roster(signing.signed_file(b"ZSTROST1", body, CENTRE.keys.signing), CENTRE_CARD)


def test_a_roster_without_the_turns_of_earlier_programs_is_read() -> None:
    own = without_member(roster(), UNIT.replica, [], 9)
    version, at, members = msgspec.msgpack.decode(msgspec.msgpack.encode(own))
    body = msgspec.msgpack.encode([version, at, [member[:8] for member in members]])
    unit = read_roster(signing.signed_file(b"ZSTROST1", body, CENTRE.keys.signing), CENTRE_CARD).member(UNIT.replica)
    assert unit is not None
    assert (unit.turns, unit.turn) == (0, 1)


def after_a_backup() -> tuple[Roster, Roster]:
    """What units were told before a backup was put back at the centre, and what it issued since: newer, and without
    the office that had come and the computer that was shut out."""
    alone = with_member(first_roster(CENTRE_CARD, 1), member_of(UNIT_CARD), 2)
    told = without_member(with_member(alone, member_of(OTHER_CARD), 3), UNIT.replica, [], 4)
    since = alone
    for number in range(5):
        card = card_of(new_identity(), f"JZ{number}", "军粮城", False, 1)
        since = with_member(since, member_of(card), 5)
    return told, since


@pytest.mark.parametrize("swapped", [False, True])
def test_rosters_from_before_and_after_a_backup_lose_no_member_and_no_shut_out(swapped: bool) -> None:
    told, since = after_a_backup()
    both = united(since, told) if swapped else united(told, since)
    assert both.version == max(told.version, since.version) + 1
    assert {one.replica for one in both.members} == {one.replica for one in (*told.members, *since.members)}
    assert [one.unit_code for one in both.members if one.revoked is not None] == ["JD05"]
    assert united(both, told) is both and united(since, both) is both


def test_who_was_let_in_again_later_stays_in() -> None:
    out = without_member(roster(), UNIT.replica, [], 4)
    back = with_member(out, member_of(UNIT_CARD), 5)
    _, since = after_a_backup()
    for one in (united(united(since, out), back), united(united(since, back), out)):
        member = one.member(UNIT.replica)
        assert member is not None
        assert member.revoked is None


def test_two_shut_outs_of_one_computer_keep_what_either_had() -> None:
    short = StreamHeads(UNIT.actor, "JD05", "JD05", False, [Head(3, b"a" * 16)])
    far = StreamHeads(UNIT.actor, "JD05", "JD05", False, [Head(7, b"h" * 16)])
    other = StreamHeads(OTHER.actor, "JD05", "JD05", False, [Head(9, b"i" * 16)])
    early, late = (without_member(roster(), UNIT.replica, [one], 9) for one in (short, far))
    member = united(msgspec.structs.replace(early, version=20), late).member(UNIT.replica)
    assert member is not None and member.revoked is not None
    assert member.revoked.kept == [short, far]
    assert keeping(member, [short, other]) is member


def test_a_roster_forgets_what_it_does_not_know_to_have_turned() -> None:
    told, since = after_a_backup()
    assert forgets(since, told)
    assert not forgets(told, since)
    assert not forgets(united(told, since), told)
