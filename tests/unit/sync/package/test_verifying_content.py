"""Packages whose records are not those that their signed manifest tells of: none is ever taken."""

import dataclasses
import hashlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyrage import encrypt, x25519

from desktop_app.sync.package.chunks import Chains, records_of
from desktop_app.sync.package.manifest import MANIFEST_PURPOSE, Attached, Manifest, Recipient, Signature
from desktop_app.sync.package.records import Kind, packed
from desktop_app.sync.package.writing import AttachedFile
from desktop_app.sync.problems import (
    Damaged,
    FileRefused,
    NeedsNewerProgram,
)
from desktop_app.sync.trust import signing
from tests.helpers.forging import Bench, chunk
from tests.helpers.sealed import (
    District,
    Record,
    addressed,
    commits,
    district,
    records,
    sealed,
    send,
    signed,
    signed_end,
)

Times = Callable[[int, int], int]


@pytest.fixture
def offices() -> District:
    return district()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_package_that_takes_a_newer_program(offices: District, bench: Bench) -> None:
    stated = bench.stated(offices.huaming, offices.centre, minimum_reader=2)
    path = sealed(bench.folder / "newer", signed(stated, [], offices.huaming), stated, offices.centre)
    bench.refuses(path, offices.centre, NeedsNewerProgram)
    strange = [1, 2, {"all": "different"}]
    content = signed(stated, [], offices.huaming)
    secret = offices.huaming.identity.keys.signing
    data = msgspec.msgpack.encode(strange)
    signature = Signature(offices.huaming.identity.replica, signing.sign(secret, MANIFEST_PURPOSE, data))
    content[:2] = [(Kind.MANIFEST, data), (Kind.SIGNATURE, msgspec.msgpack.encode(signature))]
    path = sealed(bench.folder / "newer", content, stated, offices.centre)
    bench.refuses(path, offices.centre, NeedsNewerProgram)


def test_records_that_a_newer_program_adds_are_passed_over_when_it_says_so(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 2)
    stated = bench.stated(
        offices.huaming, offices.centre, signatures=[signed_end(offices.huaming, sent[-1])], commits=2
    )
    for kind, is_taken in ((128, True), (255, True), (7, False), (127, False), (0, False)):
        content = signed(stated, [*chunk(sent), (kind, b"new")], offices.huaming)
        path = sealed(bench.folder / "kind", content, stated, offices.centre)
        if is_taken:
            with bench.opened(path, offices.centre) as package:
                assert list(package.commits()) == sent
        else:
            bench.refuses(path, offices.centre, Damaged)


# what a sender with a fault (or a bad mind) writes and signs


def test_content_that_does_not_match_its_own_manifest(offices: District, bench: Bench) -> None:
    sent = commits(offices.huaming, "JD05", 2)
    ends = [signed_end(offices.huaming, sent[-1])]
    file = b"content of a file"
    hash_ = hashlib.blake2b(file, digest_size=32).digest()
    block = (Kind.ATTACHMENT, bytes(4) + file)
    sound = [Attached(hash_, len(file))]
    cases: list[tuple[list[Record], dict[str, Any]]] = [
        (chunk(sent), {"commits": 3}),
        (chunk(sent), {"attached": sound}),
        ([*chunk(sent), block], {}),
        ([*chunk(sent), block, block], {"attached": sound}),
        ([*chunk(sent), (Kind.ATTACHMENT, bytes(4) + file[:-1])], {"attached": sound}),
        ([*chunk(sent), (Kind.ATTACHMENT, bytes(4) + file + b"x")], {"attached": sound}),
        ([*chunk(sent), (Kind.ATTACHMENT, bytes(4) + file[::-1])], {"attached": sound}),
        ([*chunk(sent), (Kind.ATTACHMENT, b"\0\0\0\1" + file)], {"attached": sound}),
        ([*chunk(sent), (Kind.ATTACHMENT, bytes(4)), block], {"attached": sound}),
        ([*chunk(sent), (Kind.ATTACHMENT, b"\0"), block], {"attached": sound}),
        ([*chunk(sent)], {"attached": [Attached(hash_, 0)]}),
        ([*chunk(sent), (Kind.PIECE, packed(b"left over"))], {}),
        ([(Kind.COMMITS, b"not packed")], {}),
        ([(Kind.MANIFEST, b""), *chunk(sent)], {}),
        ([(Kind.SIGNATURE, b""), *chunk(sent)], {}),
    ]
    for content, fields in cases:
        stated = bench.stated(offices.huaming, offices.centre, signatures=ends, **{"commits": 2} | fields)
        path = sealed(bench.folder / "odd", signed(stated, content, offices.huaming), stated, offices.centre)
        bench.refuses(path, offices.centre, Damaged)
    stated = bench.stated(offices.huaming, offices.centre, signatures=ends, commits=2, attached=sound)
    path = sealed(bench.folder / "even", signed(stated, [*chunk(sent), block], offices.huaming), stated, offices.centre)
    bench.opened(path, offices.centre).close()


def test_records_after_the_end_or_none_at_all(offices: District, bench: Bench) -> None:
    stated = bench.stated(offices.huaming, offices.centre)
    content = signed(stated, [], offices.huaming)
    for parts in (
        [*content, content[-1]],
        [*content, (200, b"")],
        [],
        content[-1:],
        content[1:],
        content[:1],
        [*content[:2], (Kind.END, b"nonsense")],
        [content[0], (Kind.SIGNATURE, b"nonsense"), content[2]],
    ):
        path = sealed(bench.folder / "ends", parts, stated, offices.centre)
        bench.refuses(path, offices.centre, Damaged)
    plain = encrypt(b"", [x25519.Recipient.from_str(offices.centre.card.box_key)])
    bench.refuses(addressed(bench.folder / "empty", plain, stated), offices.centre, Damaged)


def test_nothing_in_a_package_names_a_place_to_write_to(offices: District, bench: Bench) -> None:
    names = {field for struct in (Manifest, Attached, Recipient) for field in struct.__struct_fields__}
    assert not {name for name in names if "name" in name or "path" in name}
    file = bench.folder / "f"
    file.write_bytes(b"bytes")
    along = AttachedFile(hashlib.blake2b(b"bytes", digest_size=32).digest(), file)
    (path,) = send(offices.huaming, offices.centre, bench.folder, [], [along]).paths
    with bench.opened(path, offices.centre) as package:
        assert [len(one.hash.hex()) for one in package.attachments()] == [64]


def test_mutated_packages(offices: District, bench: Bench, times: Times, counted: Callable[[int, str], None]) -> None:
    """Records changed at random, sealed rightly; ended as they were, or signed anew by someone else."""
    file = bench.folder / "f"
    file.write_bytes(b"attached" * 40)
    along = [AttachedFile(hashlib.blake2b(file.read_bytes(), digest_size=32).digest(), file)]
    sent = [*commits(offices.centre, "shared", 3), *commits(offices.centre, "JD05", 3)]
    ends = [signed_end(offices.centre, sent[2]), signed_end(offices.centre, sent[5])]
    written = send(offices.centre, offices.huaming, bench.folder, sent, along, signatures=ends)
    other = send(offices.centre, offices.huaming, bench.folder, sent[:3], along, signatures=ends[:1])
    originals = records(written.paths, offices.huaming)
    strangers = records(other.paths, offices.huaming)
    dice = random.Random(21)
    tried = 0
    while tried < times(300, 30_000):
        mutant = mutated(originals, strangers, dice)
        if dice.random() < 0.5 and len(mutant) > 2:
            mutant[-1] = signed(written.manifest, mutant[2:-1], offices.xinli)[-1]
        if mutant == originals:
            continue
        tried += 1
        path = sealed(bench.folder / f"{tried}", mutant, written.manifest, offices.huaming)
        with pytest.raises(FileRefused):
            bench.opened(path, offices.huaming)
        path.unlink()
    counted(tried, "forgeries")


def mutated(originals: list[Record], others: list[Record], dice: random.Random) -> list[Record]:
    made = list(originals)
    at = dice.randrange(len(made))
    kind, payload = made[at]
    match dice.randrange(8):
        case 0:
            del made[at]
        case 1:
            made.insert(dice.randrange(len(made) + 1), made[at])
        case 2:
            other = dice.randrange(len(made))
            made[at], made[other] = made[other], made[at]
        case 3:
            made[at] = dice.choice(others)
        case 4:
            made[at] = (dice.choice([*Kind, 0, 7, 200]), payload)
        case 5:
            place = dice.randrange(len(payload))
            made[at] = (kind, payload[:place] + bytes([payload[place] ^ 1 << dice.randrange(8)]) + payload[place + 1 :])
        case 6:
            made[at] = (kind, payload[: dice.randrange(len(payload))])
        case _:
            made[at] = (kind, payload + dice.randbytes(dice.randrange(1, 9)))
    return made


def test_chains_that_split_too_often_are_refused(
    offices: District, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.sync.package.chunks._MOST_ENDS", 3)
    first, *rest = commits(offices.huaming, "JD05", 2)
    branches = [dataclasses.replace(rest[0], body=b"%d" % number) for number in range(5)]
    ends = [signed_end(offices.huaming, one) for one in branches]
    path = bench.made(offices.huaming, offices.centre, [first, *branches], ends)
    bench.refuses(path, offices.centre, Damaged)
    path = bench.made(offices.huaming, offices.centre, [first, *branches[:3]], ends[:3])
    bench.opened(path, offices.centre).close()
    assert len(list(records_of([first, *branches[:3]], Chains()))) == 1
