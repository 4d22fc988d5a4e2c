"""Damaged, cut, lengthened, swapped and spliced files: none is ever taken, and nothing but a refusal comes of it."""

import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop_app.sync.package.preamble import BYTES, SEVERAL, Preamble, fingerprint, parse
from desktop_app.sync.package.reading import open_package, read_letter
from desktop_app.sync.package.records import framed
from desktop_app.sync.problems import Damaged, FileRefused, Incomplete
from tests.helpers.sealed import District, Office, commits, district, records, sealed, send

Times = Callable[[int, int], int]
Counted = Callable[[int, str], None]

AGE_BLOCK = 64 * 1024 + 16


@dataclass(slots=True)
class Files:
    """What was written for an office, and attempts to have it read once it was changed."""

    folder: Path
    office: Office
    originals: list[bytes]
    tried: int = 0

    def refuses(self, *changed: bytes) -> FileRefused:
        """The refusal of these bytes as files. Fails when they are taken."""
        self.tried += 1
        paths = []
        for number, data in enumerate(changed):
            paths.append(self.folder / f"{number}.zstpack")
            paths[-1].unlink(missing_ok=True)  # a new file; cutting an old one to nothing waits for the disk
            paths[-1].write_bytes(data)
        with pytest.raises(FileRefused) as caught:
            open_package(paths, self.office.identity, self.office.trusted, self.folder / "staging").close()
        return caught.value


@pytest.fixture(scope="module")
def offices() -> District:
    return district()


def written(offices: District, folder: Path, count: int, size: int, parts: int = 1) -> Files:
    stick = folder / "stick"
    stick.mkdir(parents=True)
    sent = commits(offices.huaming, "JD05", count, size)
    limit = (1 << 30) if parts == 1 else count * size // parts
    paths = send(offices.huaming, offices.centre, stick, sent, part_limit=limit).paths
    files = Files(folder, offices.centre, [path.read_bytes() for path in paths])
    with open_package(paths, offices.centre.identity, offices.centre.trusted, folder / "staging") as package:
        assert list(package.commits()) == sent
    return files


@pytest.fixture
def small(offices: District, tmp_path: Path, counted: Counted) -> Iterator[Files]:
    """One file of some 6 KB."""
    files = written(offices, tmp_path / "small", 10, 500)
    yield files
    counted(files.tried, "files")


@pytest.fixture
def large(offices: District, tmp_path: Path, counted: Counted) -> Iterator[Files]:
    """One file of several blocks of the sealing."""
    files = written(offices, tmp_path / "large", 20, 15_000)
    yield files
    counted(files.tried, "files")


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def with_preamble(data: bytes, **fields: object) -> bytes:
    """A file whose preamble says something else, with a checksum that holds."""
    return replace(parse(data), **fields).to_bytes() + data[BYTES:]  # type: ignore[arg-type]


def resized(preamble: Preamble, content: bytes) -> bytes:
    """Other content behind a preamble that gives its true length."""
    return replace(preamble, length=len(content) + BYTES, total=len(content) + BYTES).to_bytes() + content


def test_every_bit_of_the_preamble(small: Files) -> None:
    (data,) = small.originals
    for bit in range(BYTES * 8):
        small.refuses(flipped(data, bit))


def test_every_byte_of_the_first_4_kib(small: Files, times: Times) -> None:
    (data,) = small.originals
    dice = random.Random(11)
    for at in range(BYTES, 4096):
        for bit in range(8) if times(0, 1) else [dice.randrange(8)]:
            small.refuses(flipped(data, 8 * at + bit))


@pytest.mark.parametrize(("size", "usual", "full"), [("small", 100, 600_000), ("large", 50, 60_000)])
def test_bits_anywhere(request: pytest.FixtureRequest, size: str, usual: int, full: int, times: Times) -> None:
    files: Files = request.getfixturevalue(size)
    (data,) = files.originals
    dice = random.Random(12)
    for _ in range(times(usual, full)):
        changed = data
        for _ in range(dice.choice((1, 1, 2, 5))):
            changed = flipped(changed, dice.randrange(BYTES * 8, len(data) * 8))
        if changed != data:
            files.refuses(changed)


def test_whole_stretches_of_zeros_or_of_something_else(large: Files, times: Times) -> None:
    (data,) = large.originals
    dice = random.Random(13)
    for _ in range(times(60, 50_000)):
        start = dice.randrange(len(data))
        length = dice.randrange(1, len(data) - start + 1)
        other = bytes(length) if dice.random() < 0.5 else dice.randbytes(length)
        large.refuses(data[:start] + other + data[start + length :])


def test_cut_at_any_place(large: Files, times: Times) -> None:
    (data,) = large.originals
    dice = random.Random(14)
    preamble = parse(data)
    places = [
        *range(0, BYTES + 300, 7),
        *(BYTES + dice.randrange(len(data) - BYTES) for _ in range(times(80, 100_000))),
    ]
    for length in places:
        refusal = large.refuses(data[:length])
        if length >= BYTES:
            assert isinstance(refusal, Incomplete)
        if length > BYTES:
            assert not isinstance(large.refuses(resized(preamble, data[BYTES:length])), Incomplete)


def test_cut_between_the_sealings_blocks(large: Files) -> None:
    (data,) = large.originals
    preamble, content = parse(data), data[BYTES:]
    header = content.index(b"\n", content.index(b"\n--- ") + 1) + 1 + 16
    count = -(-(len(content) - header) // AGE_BLOCK)
    assert count >= 4
    for number in range(count):
        large.refuses(resized(preamble, content[: header + number * AGE_BLOCK]))


def test_lengthened(small: Files, times: Times) -> None:
    (data,) = small.originals
    preamble = parse(data)
    dice = random.Random(15)
    for more in (b"\0", b"x", b"\n", data, *(dice.randbytes(dice.randrange(1, 99)) for _ in range(times(20, 20_000)))):
        assert isinstance(small.refuses(data + more), Damaged)
        small.refuses(resized(preamble, data[BYTES:] + more))
        small.refuses(resized(preamble, more + data[BYTES:]))


def test_blocks_of_the_sealing_swapped_doubled_or_left_out(large: Files) -> None:
    (data,) = large.originals
    preamble, content = parse(data), data[BYTES:]
    header = content.index(b"\n", content.index(b"\n--- ") + 1) + 1 + 16
    blocks = [content[at : at + AGE_BLOCK] for at in range(header, len(content), AGE_BLOCK)]
    orders = [
        [1, 0, *range(2, len(blocks))],
        [*range(len(blocks) - 2), len(blocks) - 1, len(blocks) - 2],
        [0, *range(len(blocks))],
        [*range(1, len(blocks))],
        [*range(len(blocks) - 1)],
        [*range(len(blocks)), len(blocks) - 1],
        [],
    ]
    for order in orders:
        large.refuses(resized(preamble, content[:header] + b"".join(blocks[number] for number in order)))


def test_parts_swapped_mixed_or_taken_from_another_package(offices: District, tmp_path: Path) -> None:
    one = written(offices, tmp_path / "one", 12, 1000, parts=3)
    other = written(offices, tmp_path / "other", 12, 1001, parts=3)
    first, *rest = one.originals
    assert len(rest) >= 2
    own = parse(first)
    for changed in (
        [with_preamble(first, part=2), with_preamble(rest[0], part=1), *rest[1:]],
        [first, rest[0], *other.originals[2:]],
        [first, with_preamble(rest[0], part=4)],
        [first, first, *rest[1:]],
        [with_preamble(data, parts=own.parts + 1) for data in one.originals],
        [with_preamble(data, parts=own.parts - 1) for data in one.originals[:-1]],
    ):
        one.refuses(*changed)
    taken = other.originals[1]
    mixed = [first, with_preamble(taken, package=own.package, total=own.total), *rest[1:]]
    total = sum(map(len, mixed))
    one.refuses(*(with_preamble(data, total=total) for data in mixed))


def test_everything_that_the_preamble_says_is_compared_with_the_sealed_manifest(small: Files) -> None:
    (data,) = small.originals
    own = parse(data)
    said: Sequence[dict[str, object]] = [
        {"package": b"q" * 16},
        {"sender": fingerprint("JD07")},
        {"recipient": fingerprint("JD07")},
        {"recipient": SEVERAL},
        {"part": 2, "parts": 2},
        {"parts": 2},
        {"length": own.length - 1, "total": own.total - 1},
        {"length": own.length + 1, "total": own.total + 1},
        {"total": own.total + 1},
        {"format": 2},
        {"format": 0},
    ]
    for fields in said:
        small.refuses(with_preamble(data, **fields))
    flags = bytearray(data[:60])
    flags[15] = 1
    small.refuses(bytes(flags) + zlib.crc32(flags).to_bytes(4, "big") + data[BYTES:])


def test_ends_at_any_record_and_within_any_record(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 4, 1_500_000)
    written = send(offices.huaming, offices.centre, tmp_path, sent)
    whole = records(written.paths, offices.centre)
    files = Files(tmp_path, offices.centre, [])
    assert len(whole) >= 5
    for count in range(len(whole)):
        path = sealed(tmp_path / "cut", whole[:count], written.manifest, offices.centre)
        assert isinstance(files.refuses(path.read_bytes()), Damaged)
        begun = b"".join(framed(*record) for record in whole[:count]) + framed(*whole[count])[:-1]
        path = sealed(tmp_path / "cut", begun, written.manifest, offices.centre)
        assert isinstance(files.refuses(path.read_bytes()), Damaged)


@pytest.mark.parametrize("more", [b"\0", b"\x06\0\0", framed(200, b"new")[:-1]])
def test_bytes_after_the_last_record(offices: District, tmp_path: Path, more: bytes) -> None:
    written = send(offices.huaming, offices.centre, tmp_path, commits(offices.huaming, "JD05", 1))
    whole = b"".join(framed(*record) for record in records(written.paths, offices.centre))
    path = sealed(tmp_path / "more", whole + more, written.manifest, offices.centre)
    assert isinstance(Files(tmp_path, offices.centre, []).refuses(path.read_bytes()), Damaged)


def test_an_endless_header_of_the_sealing_is_not_looked_through(small: Files) -> None:
    preamble = parse(small.originals[0])
    endless = b"age-encryption.org/v1\n" + b"-> X25519 AAAA\nAAAA\n" * 200_000
    assert isinstance(small.refuses(resized(preamble, endless)), Damaged)


def test_the_letter_alone_is_verified_too(small: Files, times: Times) -> None:
    (data,) = small.originals
    path = small.folder / "letter.zstpack"
    dice = random.Random(16)
    for _ in range(times(100, 20_000)):
        path.write_bytes(flipped(data, dice.randrange(2048 * 8)))
        with pytest.raises(FileRefused):
            read_letter([path], small.office.identity, small.office.trusted)
