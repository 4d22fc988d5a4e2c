"""Commits in a package that their authors did not write so, or had no right to write: none is ever taken."""

import dataclasses
from pathlib import Path

import msgspec
import pytest

from desktop_app.sync.knowledge import Head, Sent, StreamHeads
from desktop_app.sync.problems import (
    FileRefused,
    Forged,
    NoRight,
    UnknownAuthor,
)
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.heads import SignedHead
from desktop_app.sync.trust.keys import new_identity
from desktop_app.sync.trust.roster import member_of, with_member, without_member
from tests.helpers.forging import Bench, stranger_office
from tests.helpers.sealed import (
    District,
    commits,
    district,
    hash_of,
    send,
    signed_end,
)


@pytest.fixture
def offices() -> District:
    return district()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def relayed(offices: District) -> tuple[list[Sent], SignedHead]:
    sent = commits(offices.huaming, "JD05", 4)
    return sent, signed_end(offices.huaming, sent[-1])


def test_commits_are_passed_on_as_their_author_signed_them(offices: District, bench: Bench) -> None:
    sent, end = relayed(offices)
    second = card_of(new_identity(), "JD05", "华明街道", False, 1)
    offices.issue(with_member(offices.roster, member_of(second), 9), offices.centre, offices.huaming)
    (path,) = send(offices.centre, offices.huaming, bench.folder, sent, signatures=[end]).paths
    with bench.opened(path, offices.huaming) as package:
        assert list(package.commits()) == sent
        assert package.signatures == [end]


def test_whoever_passes_commits_on_cannot_change_add_or_leave_out(offices: District, bench: Bench) -> None:
    sent, end = relayed(offices)
    more = commits(offices.huaming, "JD05", 1, after=sent[-1])
    changed = [*sent[:1], dataclasses.replace(sent[1], body=b"changed"), *sent[2:]]
    rechained = [changed[0], changed[1]]
    for one in sent[2:]:
        rechained.append(dataclasses.replace(one, parent=hash_of(rechained[-1])))
    branch = dataclasses.replace(sent[2], body=b"another branch")
    false_end = SignedHead(end.actor, end.scope, 5, hash_of(more[0]), end.signature)
    for content, signatures in (
        ([*sent, *more], [end]),
        (sent[:-1], [end]),
        (rechained, [end]),
        ([*sent, branch], [end]),
        (sent, []),
        ([*sent, *more], [end, false_end]),
        (sent, [msgspec.structs.replace(end, signature=bytes(64))]),
        (sent, [msgspec.structs.replace(end, scope="shared")]),
    ):
        path = bench.made(offices.centre, offices.huaming, content, signatures)
        bench.refuses(path, offices.huaming, Forged, "华明街道")
    for content in (changed, [sent[0], *sent[2:]], sent[::-1], [dataclasses.replace(sent[0], seq=2), *sent[1:]]):
        path = bench.made(offices.centre, offices.huaming, content, [end])
        with pytest.raises(FileRefused):
            bench.opened(path, offices.huaming)


def test_the_signature_of_one_office_is_no_word_for_anothers_commits(offices: District, bench: Bench) -> None:
    sent, _end = relayed(offices)
    own = signed_end(offices.centre, commits(offices.centre, "JD05", 4)[-1])
    false = SignedHead(sent[-1].actor, "JD05", 4, hash_of(sent[-1]), own.signature)
    path = bench.made(offices.centre, offices.huaming, sent, [false])
    bench.refuses(path, offices.huaming, Forged, "华明街道")


def test_signatures_of_nobody_known_are_passed_over(offices: District, bench: Bench) -> None:
    sent, end = relayed(offices)
    unknown = [
        SignedHead(new_identity().actor, "JD05", 1, b"h" * 16, bytes(64)),
        SignedHead("no actor", "JD05", 1, b"h" * 16, bytes(64)),
        SignedHead("", "JD05", 1, b"", b""),
    ]
    path = bench.made(offices.centre, offices.huaming, sent, [*unknown, end])
    with bench.opened(path, offices.huaming) as package:
        assert package.signatures == [end]


def test_commits_of_an_office_that_nobody_vouches_for(offices: District, bench: Bench) -> None:
    stranger = stranger_office()
    sent = commits(stranger, "JD05", 2)
    path = bench.made(offices.centre, offices.huaming, sent, [signed_end(stranger, sent[-1])])
    bench.refuses(path, offices.huaming, UnknownAuthor)


def test_commits_that_claim_another_unit_or_the_centres_word(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 2)
    end = signed_end(offices.huaming, sent[-1])
    for claim in ({"unit_code": "DL01"}, {"is_centre": True}):
        false = [dataclasses.replace(one, **claim) for one in sent]
        path = bench.made(offices.huaming, offices.centre, false, [end])
        bench.refuses(path, offices.centre, Forged, "华明街道")


@pytest.mark.parametrize("scope", ["shared", "JD07", "DL01"])
def test_commits_outside_their_authors_rights(offices: District, bench: Bench, scope: str) -> None:
    sent = commits(offices.huaming, scope, 2)
    path = bench.made(offices.huaming, offices.centre, sent, [signed_end(offices.huaming, sent[-1])])
    bench.refuses(path, offices.centre, NoRight, "华明街道")


def test_rights_that_the_roster_gives_are_rights(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD07", 2)
    path = bench.made(offices.huaming, offices.centre, sent, [signed_end(offices.huaming, sent[-1])])
    offices.issue(with_member(offices.roster, member_of(offices.huaming.card, ["JD05", "JD07"]), 9), offices.centre)
    bench.opened(path, offices.centre).close()


def test_commits_that_the_reader_may_not_see(offices: District, bench: Bench) -> None:
    sent = commits(offices.centre, "JD07", 2)
    path = bench.made(offices.centre, offices.huaming, sent, [signed_end(offices.centre, sent[-1])])
    bench.refuses(path, offices.huaming, NoRight, "区招商局")


def test_an_offices_own_lost_work_comes_back_from_the_centre(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 3)
    end = signed_end(offices.huaming, sent[-1])
    renewed = dataclasses.replace(offices.huaming, identity=offices.huaming.identity.renewed())
    (path,) = send(offices.centre, offices.huaming, bench.folder, sent, signatures=[end]).paths
    with bench.opened(path, renewed) as package:
        assert list(package.commits()) == sent


# who was shut out


def shut_out(offices: District, kept: list[Sent]) -> None:
    """The centre shuts a computer out, having received these of its commits as heads."""
    actor = offices.huaming.identity.actor
    heads = [StreamHeads(actor, "JD05", "JD05", False, [Head(one.seq, hash_of(one)) for one in kept])]
    second = member_of(card_of(new_identity(), "JD05", "华明街道", False, 1))
    roster = without_member(offices.roster, offices.huaming.identity.replica, heads, 9)
    offices.issue(with_member(roster, second, 10), offices.centre, offices.xinli)


def test_of_who_was_shut_out_only_what_the_centre_had_by_then_is_taken(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 6)
    own = commits(offices.xinli, "JD07", 2)
    shut_out(offices, [sent[3]])
    ends = [signed_end(offices.huaming, sent[-1]), signed_end(offices.xinli, own[-1])]
    path = bench.made(offices.xinli, offices.centre, [*sent, *own], ends)
    with bench.opened(path, offices.centre) as package:
        assert list(package.commits()) == [*sent[:4], *own]
        assert (package.left_out, package.count) == (2, 8)


def test_a_branch_that_who_was_shut_out_makes_behind_its_end_is_left_out(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 4)
    shut_out(offices, [sent[3]])
    backdated = [dataclasses.replace(sent[1], body=b"backdated")]
    backdated.append(dataclasses.replace(sent[2], body=b"on it", parent=hash_of(backdated[0])))
    ends = [signed_end(offices.huaming, sent[-1]), signed_end(offices.huaming, backdated[-1])]
    path = bench.made(offices.xinli, offices.centre, [*sent, *backdated], ends)
    with bench.opened(path, offices.centre) as package:
        assert list(package.commits()) == sent
        assert package.left_out == 2


def test_nothing_new_is_taken_of_who_was_shut_out_before_the_centre_had_anything(
    offices: District, bench: Bench
) -> None:
    sent = commits(offices.huaming, "JD05", 3)
    shut_out(offices, [])
    path = bench.made(offices.xinli, offices.centre, sent, [signed_end(offices.huaming, sent[-1])])
    with bench.opened(path, offices.centre) as package:
        assert list(package.commits()) == []
        assert package.left_out == 3
