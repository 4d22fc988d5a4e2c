"""What a package holds and never holds, and what happens when writing stops."""

import dataclasses
import errno
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop_app.domain.progress import Silent
from desktop_app.errors import Cancelled, EnvironmentProblem
from desktop_app.sync.knowledge import Head, Sent, StreamHeads
from desktop_app.sync.package.manifest import Recipient, decoded
from desktop_app.sync.package.preamble import BYTES, SEVERAL, fingerprint, parse
from desktop_app.sync.package.records import Kind
from desktop_app.sync.package.writing import AttachedFile, Target, write_package
from desktop_app.sync.trust.card import card_of
from desktop_app.sync.trust.keys import new_identity
from desktop_app.sync.trust.roster import Member, member_of, with_member, without_member
from tests.helpers.faulty_disk import FaultyDisk
from tests.helpers.sealed import District, commits, district, manifest, records, send, signed_end


@pytest.fixture(scope="module")
def offices() -> District:
    return district()


def attached(folder: Path, data: bytes) -> AttachedFile:
    digest = hashlib.blake2b(data, digest_size=32)
    path = folder / digest.hexdigest()
    path.write_bytes(data)
    return AttachedFile(digest.digest(), path)


def test_what_is_written_is_told_and_is_sealed(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 2, size=400)
    sent[1] = dataclasses.replace(sent[1], body=b"secret of the office" * 20)
    written = send(offices.huaming, offices.centre, tmp_path, sent)
    (path,) = written.paths
    data = path.read_bytes()
    assert (written.commits, written.size, written.left_out) == (2, len(data), [])
    assert b"secret" not in data
    assert "华明".encode() not in data
    assert offices.huaming.identity.actor.encode() not in data
    preamble = parse(data[:BYTES])
    assert (preamble.sender, preamble.recipient) == (fingerprint("JD05"), fingerprint("DL01"))
    assert preamble.package == written.manifest.package
    assert written.manifest.unit_code == "JD05"
    assert written.manifest.actor == offices.huaming.identity.actor
    assert written.manifest.recipients == [Recipient("DL01", offices.centre.identity.replica)]
    assert written.manifest.roster == offices.centre.trusted.roster_file


def test_the_records_come_in_their_order_and_the_manifest_is_the_stated_one(offices: District, tmp_path: Path) -> None:
    files = [attached(tmp_path, b"a" * 3_000_000), attached(tmp_path, b""), attached(tmp_path, b"b")]
    sent = commits(offices.centre, "JD05", 4, size=1_500_000)
    written = send(offices.centre, offices.huaming, tmp_path, sent, [*files, files[0]], commits=4)
    found = records(written.paths, offices.huaming)
    assert [kind for kind, _payload in found] == [
        Kind.MANIFEST,
        Kind.SIGNATURE,
        Kind.COMMITS,
        Kind.COMMITS,
        *[Kind.ATTACHMENT] * 4,
        Kind.END,
    ]
    assert decoded(found[0][1]) == written.manifest
    assert [(one.hash, one.size) for one in written.manifest.attached] == [
        (files[0].hash, 3_000_000),
        (files[1].hash, 0),
        (files[2].hash, 1),
    ]


def test_an_attachment_that_is_lost_or_damaged_here_does_not_keep_the_rest_from_leaving(
    offices: District, tmp_path: Path
) -> None:
    sound, damaged, lost = (attached(tmp_path, data) for data in (b"sound", b"damaged", b"lost"))
    damaged.path.write_bytes(b"other")
    lost.path.unlink()
    written = send(offices.huaming, offices.centre, tmp_path, [], [damaged, sound, lost])
    assert [one.hash for one in written.manifest.attached] == [sound.hash]
    assert written.left_out == [damaged.hash, lost.hash]


def test_several_computers_and_several_offices_can_be_written_to(offices: District, tmp_path: Path) -> None:
    made = district()
    second = new_identity()
    card = card_of(second, "JD05", "华明街道", False, 1)
    made.issue(with_member(made.roster, member_of(card), 9), made.centre)
    assert len(made.centre.trusted.recipients("JD05")) == 2
    written = send(made.centre, made.huaming, tmp_path, commits(made.centre, "JD05", 1))
    assert {one.replica for one in written.manifest.recipients} == {made.huaming.identity.replica, second.replica}
    assert parse(written.paths[0].read_bytes()[:BYTES]).recipient == fingerprint("JD05")
    sent = commits(made.centre, "shared", 1)
    everyone = [*made.centre.trusted.recipients("JD05"), *made.centre.trusted.recipients("JD07")]
    paths = write(made, tmp_path, everyone, sent)
    assert parse(paths[0].read_bytes()[:BYTES]).recipient == SEVERAL


def write(made: District, folder: Path, to: list[Member], sent: list[Sent], **fields: object) -> list[Path]:
    office = made.centre
    return write_package(
        Target(folder, "x"),
        manifest([signed_end(office, sent[-1])], **fields),
        sent,
        [],
        office.identity,
        office.trusted,
        to,
    ).paths


def test_nothing_leaves_that_a_recipient_may_not_see(offices: District, tmp_path: Path) -> None:
    huaming = offices.centre.trusted.recipients("JD05")
    both = [*huaming, *offices.centre.trusted.recipients("JD07")]
    hidden = StreamHeads(offices.xinli.identity.actor, "JD07", "JD07", False, [Head(1, b"h" * 16)])
    own, theirs = commits(offices.centre, "JD05", 1), commits(offices.centre, "JD07", 1)
    cases: list[tuple[list[Member], list[Sent], dict[str, object]]] = [
        (huaming, theirs, {}),
        (both, own, {}),
        (huaming, own, {"heads": [hidden]}),
        (huaming, own, {"presupposes": [hidden]}),
        (huaming, own, {"digests": {"JD07": b"d" * 16}}),
    ]
    for to, sent, fields in cases:
        with pytest.raises(ValueError, match="may not see"):
            write(offices, tmp_path, to, sent, **fields)
        assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="may not see"):
        send(offices.centre, offices.huaming, tmp_path, [*own, *theirs], signatures=[])
    with pytest.raises(ValueError, match="may not see"):
        send(offices.centre, offices.huaming, tmp_path, own, signatures=[signed_end(offices.centre, theirs[0])])
    assert list(tmp_path.iterdir()) == []


def test_nothing_leaves_that_everybody_would_refuse(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 3)
    with pytest.raises(ValueError, match="nobody signed"):
        send(offices.huaming, offices.centre, tmp_path, sent, signatures=[signed_end(offices.huaming, sent[1])])
    with pytest.raises(ValueError, match="another number"):
        send(offices.huaming, offices.centre, tmp_path, sent, commits=2)
    with pytest.raises(ValueError, match="for nobody"):
        write(offices, tmp_path, [], commits(offices.centre, "JD05", 1))
    made = district()
    made.issue(without_member(made.roster, made.huaming.identity.replica, [], 9), made.centre)
    shut_out = made.centre.trusted.member(made.huaming.identity.replica)
    assert shut_out is not None
    with pytest.raises(ValueError, match="no more"):
        write(made, tmp_path, [shut_out], commits(made.centre, "JD05", 1))
    assert list(tmp_path.iterdir()) == []


def test_commits_of_who_was_shut_out_are_passed_on_without_a_signature(tmp_path: Path) -> None:
    made = district()
    sent = commits(made.huaming, "JD05", 3)
    made.issue(without_member(made.roster, made.huaming.identity.replica, [], 9), made.centre)
    second = member_of(card_of(new_identity(), "JD05", "华明街道", False, 1))
    made.issue(with_member(made.roster, second, 10), made.centre)
    written = send(made.centre, made.huaming, tmp_path, sent, signatures=[])
    assert written.commits == 3


class Stopping(Silent):
    """A user who cancels at the n-th moment; notes what is reported."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.told: list[float | None] = []

    def report(self, fraction: float | None, text: str = "") -> None:
        self.told.append(fraction)

    def check(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Cancelled


def test_writing_can_be_cancelled_and_leaves_nothing(offices: District, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sent = commits(offices.huaming, "JD05", 6, size=2_000_000)
    files = [attached(tmp_path, b"a" * 2_500_000)]
    stopped = 0
    for at in range(1, 30):
        progress = Stopping(at)
        try:
            write_package(
                Target(stick, "x"),
                manifest([signed_end(offices.huaming, sent[-1])], commits=6),
                sent,
                files,
                offices.huaming.identity,
                offices.huaming.trusted,
                offices.huaming.trusted.recipients("DL01"),
                progress,
            )
        except Cancelled:
            assert list(stick.iterdir()) == []
            stopped += 1
        else:
            known = [fraction for fraction in progress.told if fraction is not None]
            assert known == sorted(known)
            assert 0 <= known[0] <= known[-1] <= 0.9
            break
    assert stopped > 5


def test_what_breaks_off_inside_the_sealing_is_told_as_it_is(offices: District, tmp_path: Path) -> None:
    class Odd(Exception):
        pass

    def breaking() -> Iterator[Sent]:
        yield from commits(offices.huaming, "JD05", 2)
        raise Odd

    with pytest.raises(Odd):
        write_package(
            Target(tmp_path, "x"),
            manifest(),
            breaking(),
            [],
            offices.huaming.identity,
            offices.huaming.trusted,
            offices.huaming.trusted.recipients("DL01"),
        )
    assert list(tmp_path.iterdir()) == []


def test_a_full_stick_is_said_whenever_it_fills_up(offices: District, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    sent = commits(offices.huaming, "JD05", 2, size=300_000)
    failed = 0
    for at in range(1, 200):
        disk = FaultyDisk(at, errno.ENOSPC)
        try:
            write_package(
                Target(stick, "x", disk=disk),
                manifest([signed_end(offices.huaming, sent[-1])]),
                sent,
                [],
                offices.huaming.identity,
                offices.huaming.trusted,
                offices.huaming.trusted.recipients("DL01"),
            )
        except EnvironmentProblem as error:
            assert "not enough room" in str(error)
            assert list(stick.iterdir()) == []
            failed += 1
        else:
            break
    assert failed > 10


def test_a_manifest_from_before_a_field_was_added_is_read(offices: District) -> None:
    stated = msgspec.structs.replace(manifest(), unit_code="JD05", actor="a" * 48)
    fields = list(msgspec.structs.astuple(stated))
    assert decoded(msgspec.msgpack.encode(fields[:11])) == stated
    assert decoded(msgspec.msgpack.encode([*fields, "new"])) == stated
