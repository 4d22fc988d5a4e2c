"""Whom an office trusts, and that an older roster never takes the place of a newer one."""

import msgspec
import pytest

from desktop_app.sync.problems import CardRefused
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.keys import new_identity
from desktop_app.sync.trust.roster import first_roster, member_of, roster_file, united, with_member, without_member
from desktop_app.sync.trust.trusted import Trusted, restored, stored

CENTRE, UNIT, OTHER = new_identity(), new_identity(), new_identity()
CENTRE_CARD = card_of(CENTRE, "DL01", "区招商局", True, 1)
UNIT_CARD = card_of(UNIT, "JD05", "华明街道", False, 1)
OTHER_CARD = card_of(OTHER, "JD07", "新立街道", False, 1)

FIRST = with_member(first_roster(CENTRE_CARD, 1), member_of(UNIT_CARD), 2)
SECOND = with_member(FIRST, member_of(OTHER_CARD), 3)


def test_before_anything_an_office_knows_itself_and_then_the_centre() -> None:
    alone = Trusted(UNIT_CARD)
    assert alone.member(UNIT.replica) == member_of(UNIT_CARD)
    assert alone.member(CENTRE.replica) is None
    assert alone.with_roster(roster_file(SECOND, CENTRE)) == alone
    joined = alone.with_centre(CENTRE_CARD)
    assert joined.member(CENTRE.replica) == member_of(CENTRE_CARD)
    assert joined.member(OTHER.replica) is None
    assert {member.unit_code for member in joined.members()} == {"DL01", "JD05"}


def test_only_the_centre_is_trusted_as_the_centre() -> None:
    with pytest.raises(ValueError, match="centre"):
        Trusted(UNIT_CARD).with_centre(OTHER_CARD)


def test_the_roster_says_who_takes_part_and_with_which_rights() -> None:
    trusted = Trusted(UNIT_CARD).with_centre(CENTRE_CARD).with_roster(roster_file(SECOND, CENTRE))
    assert trusted.member(OTHER.replica) == member_of(OTHER_CARD)
    assert trusted.writer(OTHER.renewed().actor) == member_of(OTHER_CARD)
    assert trusted.writer(new_identity().actor) is None
    wider = with_member(SECOND, member_of(UNIT_CARD, ["JD05", "JD07"]), 4)
    own = trusted.with_roster(roster_file(wider, CENTRE)).member(UNIT.replica)
    assert own is not None
    assert own.writes == ["JD05", "JD07"]


def test_a_newer_roster_replaces_an_older_and_never_the_other_way_round() -> None:
    start = Trusted(UNIT_CARD).with_centre(CENTRE_CARD)
    older, newer = roster_file(FIRST, CENTRE), roster_file(SECOND, CENTRE)
    assert start.with_roster(older).with_roster(newer).roster == SECOND
    assert start.with_roster(newer).with_roster(older).roster == SECOND
    assert start.with_roster(newer).with_roster(b"").roster == SECOND


def test_of_two_rosters_with_one_version_the_same_wins_everywhere() -> None:
    one = roster_file(SECOND, CENTRE)
    other = roster_file(msgspec.structs.replace(SECOND, made_at=99), CENTRE)
    start = Trusted(UNIT_CARD).with_centre(CENTRE_CARD)
    assert start.with_roster(one).with_roster(other) == start.with_roster(other).with_roster(one)


def test_a_unit_keeps_a_shut_out_that_a_newer_roster_has_forgotten() -> None:
    told = without_member(SECOND, OTHER.replica, [], 4)
    since = SECOND
    for _ in range(3):  # a backup from before the shut-out was put back
        since = with_member(since, member_of(card_of(new_identity(), "JZ", "军粮城", False, 1)), 5)
    trusted = Trusted(UNIT_CARD).with_centre(CENTRE_CARD).with_roster(roster_file(told, CENTRE))
    assert trusted.with_roster(roster_file(since, CENTRE)) == trusted
    both = roster_file(united(told, since), CENTRE)
    assert trusted.with_roster(both).roster_file == both


def test_the_centre_has_yet_to_sign_what_it_puts_together() -> None:
    told = roster_file(without_member(SECOND, OTHER.replica, [], 4), CENTRE)
    since = roster_file(with_member(SECOND, member_of(card_of(new_identity(), "JZ", "军粮城", False, 1)), 5), CENTRE)
    centre = Trusted(CENTRE_CARD, CENTRE_CARD).with_roster(roster_file(SECOND, CENTRE))
    assert centre.with_roster(told).roster_file == told
    both = centre.with_roster(since).with_roster(told)
    assert (both.roster_file, both.shut_out(), len(both.members())) == (b"", {OTHER.replica}, 4)


def test_another_centres_roster_is_refused_and_another_centre_begins_without_one() -> None:
    trusted = Trusted(UNIT_CARD).with_centre(CENTRE_CARD).with_roster(roster_file(FIRST, CENTRE))
    stranger = new_identity()
    card = card_of(stranger, "DL01", "区招商局", True, 5)
    with pytest.raises(CardRefused):
        trusted.with_roster(roster_file(first_roster(card, 5), stranger))
    moved = trusted.with_centre(card)
    assert (moved.roster, moved.roster_file, moved.centre) == (None, b"", card)
    again = trusted.with_centre(msgspec.structs.replace(CENTRE_CARD, made_at=7))
    assert again.roster == FIRST


def test_who_is_shut_out_gets_no_packages() -> None:
    second_computer = card_of(new_identity(), "JD05", "华明街道", False, 1)
    both = with_member(SECOND, member_of(second_computer), 4)
    trusted = Trusted(CENTRE_CARD).with_centre(CENTRE_CARD).with_roster(roster_file(both, CENTRE))
    assert {one.replica for one in trusted.recipients("JD05")} == {UNIT.replica, second_computer.replica}
    trusted = trusted.with_roster(roster_file(without_member(both, UNIT.replica, [], 5), CENTRE))
    assert [one.replica for one in trusted.recipients("JD05")] == [second_computer.replica]
    assert trusted.recipients("JD99") == []


def test_trust_is_kept_between_runs() -> None:
    for trusted in (
        Trusted(UNIT_CARD),
        Trusted(UNIT_CARD).with_centre(CENTRE_CARD),
        Trusted(UNIT_CARD).with_centre(CENTRE_CARD).with_roster(roster_file(SECOND, CENTRE)),
    ):
        assert restored(stored(trusted)) == trusted
    data = stored(Trusted(UNIT_CARD).with_centre(CENTRE_CARD).with_roster(roster_file(SECOND, CENTRE)))
    at = data.index(b"ZSTROST1") + 100
    for damaged in (b"", data[:-1], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]):
        with pytest.raises(ValueError):
            restored(damaged)
