"""Packages that are whole but sealed for others, or not from whom they say: none is ever taken."""

import dataclasses
import hashlib
from pathlib import Path

import msgspec
import pytest

from desktop_app.sync.package.manifest import Recipient, Signature
from desktop_app.sync.package.reading import read_letter
from desktop_app.sync.package.records import Kind
from desktop_app.sync.problems import (
    Damaged,
    ForAnother,
    Forged,
    NotInRoster,
    Revoked,
)
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.roster import first_roster, member_of, roster_file, with_member, without_member
from tests.helpers.forging import Bench, chunk, stranger_office
from tests.helpers.sealed import (
    District,
    commits,
    district,
    records,
    sealed,
    send,
    signed,
    signed_end,
)


@pytest.fixture
def offices() -> District:
    return district()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_what_is_made_by_hand_is_taken_when_it_is_right(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 3)
    path = bench.made(offices.huaming, offices.centre, sent, [signed_end(offices.huaming, sent[-1])])
    with bench.opened(path, offices.centre) as package:
        assert list(package.commits()) == sent


# who it is for


def test_a_package_that_its_recipient_seals_for_another(offices: District, bench: Bench) -> None:
    sent = commits(offices.centre, "shared", 2)
    written = send(offices.centre, offices.huaming, bench.folder, sent)
    content = records(written.paths, offices.huaming)
    aimed = msgspec.structs.replace(written.manifest, recipients=[Recipient("JD07", offices.xinli.identity.replica)])
    path = sealed(bench.folder / "again", content, aimed, offices.xinli)
    bench.refuses(path, offices.xinli, ForAnother, "华明街道")
    path = sealed(
        bench.folder / "again", [(Kind.MANIFEST, msgspec.msgpack.encode(aimed)), *content[1:]], aimed, offices.xinli
    )
    bench.refuses(path, offices.xinli, Forged, "区招商局")


def test_a_recipient_that_puts_other_content_into_a_package_for_both(offices: District, bench: Bench) -> None:
    sent = commits(offices.centre, "shared", 2)
    both = [Recipient(one.card.unit_code, one.identity.replica) for one in (offices.huaming, offices.xinli)]
    stated = bench.stated(
        offices.centre, offices.xinli, recipients=both, signatures=[signed_end(offices.centre, sent[-1])], commits=2
    )
    true = signed(stated, chunk(sent), offices.centre)
    bench.opened(sealed(bench.folder / "true", true, stated, offices.xinli), offices.xinli).close()
    less = signed(stated, chunk(sent[:0]), offices.huaming)
    path = sealed(bench.folder / "false", [*true[:2], *less[2:]], stated, offices.xinli)
    bench.refuses(path, offices.xinli, Damaged)
    plain = [*true[:2], *chunk([]), *less[-1:]]
    end = msgspec.msgpack.decode(less[-1][1])
    digest = hashlib.blake2b(digest_size=32)
    for kind, payload in plain[:-1]:
        digest.update(bytes([kind]) + len(payload).to_bytes(4, "big") + payload)
    end[0] = digest.digest()
    path = sealed(bench.folder / "false", [*plain[:-1], (Kind.END, msgspec.msgpack.encode(end))], stated, offices.xinli)
    bench.refuses(path, offices.xinli, Forged, "区招商局")


# who it is from


def test_a_sender_that_nobody_vouches_for(offices: District, bench: Bench) -> None:
    stranger = stranger_office()
    sent = commits(stranger, "JD09", 2)
    path = bench.made(stranger, offices.centre, sent, [signed_end(stranger, sent[-1])])
    bench.refuses(path, offices.centre, NotInRoster)
    own_centre = dataclasses.replace(stranger, card=card_of(stranger.identity, "DL01", "区招商局", True, 1))
    roster = roster_file(first_roster(own_centre.card, 1), stranger.identity)
    path = bench.made(stranger, offices.centre, sent, [signed_end(stranger, sent[-1])], roster=roster)
    bench.refuses(path, offices.centre, NotInRoster)


def test_a_sender_whom_the_roster_in_the_package_introduces(offices: District, bench: Bench) -> None:
    newcomer = stranger_office()
    offices.issue(with_member(offices.roster, member_of(newcomer.card), 9), offices.centre)
    newcomer.trusted = newcomer.trusted.with_centre(offices.centre.card).with_roster(offices.centre.trusted.roster_file)
    sent = commits(newcomer, "JD09", 2)
    assert offices.huaming.trusted.member(newcomer.identity.replica) is None
    (path,) = send(newcomer, offices.centre, bench.folder, sent).paths
    centre = dataclasses.replace(offices.centre, trusted=offices.huaming.trusted)
    centre.trusted = dataclasses.replace(centre.trusted, own=offices.centre.card)
    with bench.opened(path, centre) as package:
        assert package.sender.unit_name == "无瑕街道"
        assert list(package.commits()) == sent
        assert package.trusted.roster == offices.roster
    assert read_letter([path], centre.identity, centre.trusted).trusted.roster == offices.roster


def test_a_sender_that_gives_itself_for_another(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 2)
    ends = [signed_end(offices.huaming, sent[-1])]
    false = dataclasses.replace(offices.xinli, card=offices.huaming.card)
    bench.refuses(bench.made(false, offices.centre, sent, ends), offices.centre, Forged, "新立街道")
    actor = offices.huaming.identity.actor
    path = bench.made(offices.xinli, offices.centre, sent, ends, actor=actor)
    bench.refuses(path, offices.centre, Forged, "新立街道")
    stated = bench.stated(offices.huaming, offices.centre, signatures=ends)
    content = signed(stated, chunk(sent), offices.xinli)
    signature = msgspec.msgpack.decode(content[1][1], type=Signature)
    named = Signature(offices.huaming.identity.replica, signature.signature)
    content[1] = (Kind.SIGNATURE, msgspec.msgpack.encode(named))
    path = sealed(bench.folder / "named", content, stated, offices.centre)
    bench.refuses(path, offices.centre, Forged, "华明街道")


def test_a_sender_that_was_shut_out(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 2)
    (path,) = send(offices.huaming, offices.centre, bench.folder, sent).paths
    offices.issue(without_member(offices.roster, offices.huaming.identity.replica, [], 9), offices.centre)
    bench.refuses(path, offices.centre, Revoked, "华明街道")


def test_a_sender_whom_the_roster_in_its_own_package_shuts_out(offices: District, bench: Bench) -> None:
    shut_out = roster_file(
        without_member(offices.roster, offices.huaming.identity.replica, [], 9), offices.centre.identity
    )
    sent = commits(offices.huaming, "JD05", 2)
    path = bench.made(offices.huaming, offices.centre, sent, [signed_end(offices.huaming, sent[-1])], roster=shut_out)
    bench.refuses(path, offices.centre, Revoked, "华明街道")


def test_an_older_roster_in_a_package_changes_nothing(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 1)
    (path,) = send(offices.huaming, offices.centre, bench.folder, sent).paths
    offices.issue(with_member(offices.roster, member_of(stranger_office().card), 9), offices.centre)
    with bench.opened(path, offices.centre) as package:
        assert package.trusted == offices.centre.trusted
