"""The clear 64 bytes: what they tell without a key, and that nothing about them can be changed unnoticed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.sync.package import preamble as module
from desktop_app.sync.package.preamble import (
    BYTES,
    SEVERAL,
    Preamble,
    fingerprint,
    parse,
    peek,
    put_together,
    recipient_fingerprint,
    ways_together,
)
from desktop_app.sync.problems import (
    Damaged,
    Empty,
    FileRefused,
    Incomplete,
    NotOurs,
    NotTogether,
    PartsMissing,
)

ONE = Preamble(b"p" * 16, b"sender", b"to-who", 1, 1, 1000, 1000)


def written(folder: Path, preamble: Preamble, size: int | None = None) -> Path:
    path = folder / f"{preamble.package.hex()[:4]}-{preamble.part}.zstpack"
    length = preamble.length if size is None else size
    path.write_bytes((preamble.to_bytes() + bytes(max(length - BYTES, 0)))[:length])
    return path


@given(
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=6, max_size=6),
    st.integers(1, 65535),
    st.integers(65, 2**63),
)
def test_a_preamble_is_read_as_it_was_written(package: bytes, who: bytes, parts: int, length: int) -> None:
    preamble = Preamble(package, who, who[::-1], parts, parts, length, length)
    assert len(preamble.to_bytes()) == BYTES
    assert parse(preamble.to_bytes()) == preamble


def test_every_changed_bit_is_refused() -> None:
    data = ONE.to_bytes()
    for at in range(BYTES * 8):
        changed = bytearray(data)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(FileRefused):
            parse(bytes(changed))


def test_other_files_a_text_mode_copy_and_the_first_bytes_alone_are_told_apart() -> None:
    for other in (b"PK\x03\x04", bytes(100), ONE.to_bytes().replace(b"\r\n", b"\n")):
        with pytest.raises(NotOurs):
            parse(other)
    with pytest.raises(Incomplete, match="only its first 40 B are there"):
        parse(ONE.to_bytes()[:40])
    with pytest.raises(Empty, match="Copy it once more"):
        parse(b"")


@pytest.mark.parametrize(
    "nonsense", [{"part": 0}, {"part": 2}, {"length": 64}, {"total": 999}, {"format": 0}, {"parts": 0}]
)
def test_what_no_program_writes_is_refused_though_its_checksum_holds(nonsense: dict[str, int]) -> None:
    with pytest.raises(Damaged):
        parse(replace(ONE, **nonsense).to_bytes())  # type: ignore[arg-type]


def test_a_newer_format_asks_for_a_newer_program() -> None:
    newer = replace(ONE, format=module.FORMAT + 1)
    assert parse(newer.to_bytes()) == newer
    assert newer.needs_newer and not ONE.needs_newer


def test_fingerprints_tell_offices_apart_and_several_from_one() -> None:
    assert len({fingerprint(code) for code in ("DL01", "JD05", "JD07", "jd05")}) == 4
    assert recipient_fingerprint(["JD05", "JD05"]) == fingerprint("JD05")
    assert recipient_fingerprint(["JD05", "JD07"]) == SEVERAL


def test_a_copy_that_stopped_says_how_far_it_came(tmp_path: Path) -> None:
    whole = Preamble(b"p" * 16, b"sender", b"to-who", 1, 1, 12_000_000, 12_000_000)
    path = written(tmp_path, whole)
    with path.open("r+b") as file:
        file.truncate(8_000_000)
    found = peek(path)
    assert (found.is_complete, found.size, found.preamble) == (False, 8_000_000, whole)
    with pytest.raises(Incomplete) as caught:
        put_together([found])
    assert caught.value.words()[0] == "The copy is incomplete: 8 MB of 12 MB."


def parts(folder: Path, count: int, **changed: object) -> list[Path]:
    whole = replace(Preamble(b"q" * 16, b"sender", b"to-who", 1, count, 100, 100 * count), **changed)  # type: ignore[arg-type]
    return [written(folder, replace(whole, part=number)) for number in range(1, count + 1)]


def test_parts_are_put_in_order_and_a_second_copy_of_one_does_no_harm(tmp_path: Path) -> None:
    paths = parts(tmp_path, 3)
    again = tmp_path / "again.zstpack"
    again.write_bytes(paths[1].read_bytes()[:80])
    found = put_together(map(peek, [paths[2], again, paths[1], paths[0]]))
    assert [file.path for file in found] == paths


def test_missing_parts_are_named(tmp_path: Path) -> None:
    paths = parts(tmp_path, 3)
    with pytest.raises(PartsMissing) as caught:
        put_together(map(peek, [paths[0], paths[2]]))
    assert caught.value.words()[0] == "Part 2 of 3 is missing."
    with pytest.raises(PartsMissing) as caught:
        put_together(map(peek, paths[1:2]))
    assert caught.value.words()[0] == "Of 3 parts these are missing: 1, 3."
    assert caught.value.missing == [1, 3]


def test_files_of_several_packages_do_not_pass_as_one(tmp_path: Path) -> None:
    one, other = parts(tmp_path, 2), parts(tmp_path, 2, package=b"r" * 16)
    with pytest.raises(NotTogether):
        put_together(map(peek, [one[0], other[1]]))
    with pytest.raises(NotTogether):
        put_together(map(peek, [one[0], one[1], other[0]]))


def test_a_file_that_is_longer_than_it_says_or_parts_that_do_not_add_up_are_damaged(tmp_path: Path) -> None:
    paths = parts(tmp_path, 2)
    with paths[1].open("ab") as file:
        file.write(b"x")
    with pytest.raises(Damaged):
        put_together(map(peek, paths))
    with pytest.raises(Damaged):
        put_together(map(peek, parts(tmp_path, 2, total=201)))


def test_every_way_to_put_whole_copies_together_is_told(tmp_path: Path) -> None:
    paths = parts(tmp_path, 3)
    again = tmp_path / "again.zstpack"
    again.write_bytes(paths[1].read_bytes())
    short = tmp_path / "short.zstpack"
    short.write_bytes(paths[0].read_bytes()[:80])
    ways = ways_together(map(peek, [*paths, again, short]))
    assert [[file.path for file in way] for way in ways] == [paths, [paths[0], again, paths[2]]]
