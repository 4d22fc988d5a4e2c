"""Files on the medium: whole with a good name, or none; whatever fails, a sentence says so."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.package.parts import PartsReader, PartsWriter
from desktop_app.sync.package.preamble import BYTES, peek, put_together
from desktop_app.sync.problems import Damaged
from tests.helpers.faulty_disk import FaultyDisk, ForgetfulDisk, SmallDisk

DATA = bytes(range(256)) * 4
SENDER, RECIPIENT = b"sender", b"to-who"


def write(folder: Path, limit: int = 1 << 30, disk: Disk | None = None, data: bytes = DATA) -> list[Path]:
    writer = PartsWriter(folder, "华明街道 3月2日", b"p" * 16, limit, disk)
    try:
        for at in range(0, len(data), 100):
            writer.write(data[at : at + 100])
        return writer.finish(SENDER, RECIPIENT)
    except BaseException:
        writer.abandon()
        raise


def read(paths: list[Path], size: int = 77) -> bytes:
    reader = PartsReader(put_together(map(peek, paths)))
    found = b""
    while block := reader.read(size):
        found += block
    reader.close()
    return found


def test_one_file_has_the_name_alone_and_several_have_numbers(tmp_path: Path) -> None:
    (path,) = write(tmp_path)
    assert path.name == "华明街道 3月2日.zstpack"
    assert read([path]) == DATA
    paths = write(tmp_path, limit=BYTES + 400)
    assert [one.name for one in paths] == [f"华明街道 3月2日.{part}-3.zstpack" for part in (1, 2, 3)]
    assert [one.stat().st_size for one in paths] == [BYTES + 400, BYTES + 400, BYTES + 224]
    assert {peek(one).preamble.total for one in paths} == {3 * BYTES + 1024}
    assert read(paths[::-1]) == DATA
    assert sorted(tmp_path.iterdir()) == sorted([path, *paths])


def test_a_file_that_is_there_keeps_its_name_and_its_bytes(tmp_path: Path) -> None:
    (first,) = write(tmp_path)
    kept = first.read_bytes()
    (second,) = write(tmp_path, data=DATA[:500])
    assert second.name == "华明街道 3月2日 (2).zstpack"
    assert first.read_bytes() == kept
    several = write(tmp_path, limit=BYTES + 400)
    assert several[0].name == "华明街道 3月2日.1-3.zstpack"
    several[0].unlink()
    assert write(tmp_path, limit=BYTES + 400)[0].name == "华明街道 3月2日 (2).1-3.zstpack"


def test_no_file_is_a_package_before_it_is_finished(tmp_path: Path) -> None:
    writer = PartsWriter(tmp_path, "x", b"p" * 16)
    writer.write(DATA)
    (path,) = tmp_path.iterdir()
    assert path.suffix == ".part"
    writer.abandon()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "There is not enough room"),
        (errno.EFBIG, "There is not enough room"),
        (errno.EIO, "The stick was pulled out"),
        (errno.ENODEV, "The stick was pulled out"),
        (errno.EROFS, "it is protected"),
        (errno.EACCES, "it is protected"),
        (errno.EINVAL, "cannot be written"),
    ],
)
def test_what_fails_at_any_moment_is_said_and_leaves_nothing(tmp_path: Path, code: int, words: str) -> None:
    whole = FaultyDisk()
    write(tmp_path, BYTES + 400, whole)
    for path in tmp_path.iterdir():
        path.unlink()
    assert whole.asked > 25
    for at in range(1, whole.asked + 1):
        with pytest.raises(EnvironmentProblem, match=words):
            write(tmp_path, BYTES + 400, FaultyDisk(at, code))
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("limit", [1 << 30, BYTES + 400])
def test_a_stick_that_is_too_small_is_told_how_much_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    need = sum(one.stat().st_size for one in write(tmp_path, limit))
    for path in tmp_path.iterdir():
        path.unlink()
    for room, said in ((0, ("1 KB", "0 B")), (80, ("1 KB", "80 B")), (need - 1, (f"{need} B", f"{need - 1} B"))):
        monkeypatch.setattr("desktop_app.sync.problems.free_bytes", lambda _folder, room=room: room)
        with pytest.raises(EnvironmentProblem, match="are needed") as caught:
            write(tmp_path, limit, SmallDisk(room))
        assert (caught.value.values["need"], caught.value.values["free"]) == said
        assert list(tmp_path.iterdir()) == []
    assert sum(one.stat().st_size for one in write(tmp_path, limit, SmallDisk(2 * need))) == need


def test_a_stick_that_is_pulled_out_keeps_no_file_that_passes_for_a_package(tmp_path: Path) -> None:
    whole = FaultyDisk()
    write(tmp_path / ".", BYTES + 400, whole)
    for at in range(1, whole.asked + 1):
        for path in tmp_path.iterdir():
            path.unlink()
        with pytest.raises(EnvironmentProblem, match="pulled out"):
            write(tmp_path, BYTES + 400, FaultyDisk(at, errno.EIO, gone=True))
        named = [path for path in tmp_path.iterdir() if path.suffix == ".zstpack"]
        if len(named) == 3:  # all were named; only that they last could not be made sure of
            assert read(named) == DATA
        elif named:
            with pytest.raises(Exception, match="missing"):
                put_together(map(peek, named))


@pytest.mark.parametrize("at", [0, 5, BYTES, BYTES + 500, BYTES + len(DATA) - 1])
def test_a_stick_that_does_not_keep_what_is_written_is_found_out(tmp_path: Path, at: int) -> None:
    with pytest.raises(EnvironmentProblem, match="does not keep"):
        write(tmp_path, disk=ForgetfulDisk(at))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="pulled out"):
        write(tmp_path / "gone")


def _shrunk(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def _exchanged(path: Path) -> None:
    path.write_bytes(b"x" * path.stat().st_size)


@pytest.mark.parametrize("change", [_shrunk, _exchanged])
def test_a_file_that_changes_after_it_was_looked_at_is_refused(tmp_path: Path, change: Callable[[Path], None]) -> None:
    (path,) = write(tmp_path)
    reader = PartsReader([peek(path)])
    change(path)
    with pytest.raises(Damaged):
        while reader.read(64):
            pass
    reader.close()


def test_a_file_that_vanishes_is_said(tmp_path: Path) -> None:
    (path,) = write(tmp_path)
    reader = PartsReader([peek(path)])
    path.unlink()
    with pytest.raises(EnvironmentProblem, match="could not be read"):
        reader.read(10)
