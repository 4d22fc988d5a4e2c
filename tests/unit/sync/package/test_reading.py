"""A package is read as it was written, by whom it is for, and every other case has its sentence."""

import hashlib
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.catalogue import translator
from desktop_app.domain.progress import Silent
from desktop_app.errors import Cancelled, EnvironmentProblem
from desktop_app.paths import resources_folder
from desktop_app.sync.knowledge import Head, StreamHeads
from desktop_app.sync.package.reading import open_package, read_letter
from desktop_app.sync.package.writing import AttachedFile
from desktop_app.sync.problems import Damaged, FileRefused, Incomplete, NotOurs, OtherKeys, PartsMissing
from desktop_app.sync.trust.keys import new_identity
from tests.helpers.sealed import District, commits, district, send, signed_end


@pytest.fixture(scope="module")
def offices() -> District:
    return district()


def attached(folder: Path, data: bytes) -> AttachedFile:
    digest = hashlib.blake2b(data, digest_size=32)
    path = folder / digest.hexdigest()
    path.write_bytes(data)
    return AttachedFile(digest.digest(), path)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(["shared", "JD05"]), st.integers(1, 5), st.integers(0, 70_000)), max_size=3),
    st.lists(st.integers(0, 1_200_000), max_size=2, unique=True),
    st.integers(200, 1_000_000),
)
def test_what_was_written_is_read(
    offices: District, tmp_path: Path, streams: list[tuple[str, int, int]], sizes: list[int], limit: int
) -> None:
    folder = tmp_path / "stick"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    limit = max(limit, (sum(sizes) + sum(count * size for _scope, count, size in streams)) // 8)
    by_scope = {scope: commits(offices.centre, scope, count, size) for scope, count, size in streams}
    sent = [one for chain in by_scope.values() for one in chain]
    files = [attached(tmp_path, b"%d" % size * size) for size in sizes]
    heads = [StreamHeads(offices.centre.identity.actor, "JD05", "DL01", True, [Head(1, b"h" * 16)])]
    signatures = [signed_end(offices.centre, chain[-1]) for chain in by_scope.values()]
    fields = {"heads": heads, "presupposes": heads, "digests": {"shared": b"d"}, "wants": [b"w" * 32], "receipt": b"r"}
    written = send(offices.centre, offices.huaming, folder, sent, files, limit, signatures, **fields)
    office = offices.huaming
    with open_package(written.paths, office.identity, office.trusted, tmp_path / "staging") as package:
        assert package.manifest == written.manifest
        assert (package.sender.unit_name, package.count, package.left_out) == ("区招商局", len(sent), 0)
        assert list(package.commits()) == sent
        assert list(package.commits()) == sent
        assert [(one.hash, one.size, b"".join(one.blocks)) for one in package.attachments()] == [
            (file.hash, file.path.stat().st_size, file.path.read_bytes()) for file in files
        ]
        assert [one.hash for one in package.attachments()] == [file.hash for file in files]
        assert sorted(package.signatures, key=lambda one: one.scope) == sorted(signatures, key=lambda one: one.scope)
    assert list((tmp_path / "staging").iterdir()) == []


def test_the_letter_is_read_without_reading_all(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 3, size=400_000)
    written = send(offices.huaming, offices.centre, tmp_path, sent)
    path = written.paths[0]
    data = bytearray(path.read_bytes())
    data[-1000] ^= 1
    path.write_bytes(data)
    office = offices.centre
    letter = read_letter(written.paths, office.identity, office.trusted)
    assert (letter.manifest, letter.sender.unit_name) == (written.manifest, "华明街道")
    with pytest.raises(Damaged):
        open_package(written.paths, office.identity, office.trusted, tmp_path / "staging")
    assert list((tmp_path / "staging").iterdir()) == []


def chinese(error: FileRefused) -> str:
    return error.words(translator(resources_folder(), "zh_CN"))[0]


def test_a_copy_that_stopped_says_how_far_it_came(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 10, size=1_200_000)
    path = send(offices.huaming, offices.centre, tmp_path, sent).paths[0]
    with path.open("r+b") as file:
        file.truncate(8_000_000)
    with pytest.raises(Incomplete) as caught:
        open_package([path], offices.centre.identity, offices.centre.trusted, tmp_path / "staging")
    assert chinese(caught.value) == "复制没有完成：12 MB 中只有 8 MB。"


def test_a_missing_part_is_named(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 3, size=400)
    paths = send(offices.huaming, offices.centre, tmp_path, sent, part_limit=900).paths
    assert len(paths) in (3, 4)  # the sealing pads its header at random
    with pytest.raises(PartsMissing) as caught:
        open_package([paths[0], *paths[2:]], offices.centre.identity, offices.centre.trusted, tmp_path / "staging")
    assert chinese(caught.value) == f"缺少第 2 个分卷（共 {len(paths)} 个）。"


def test_other_files_and_none_at_all_are_no_packages(offices: District, tmp_path: Path) -> None:
    other = tmp_path / "名称.zstpack"
    other.write_bytes(b"PK\x03\x04" + bytes(1000))
    for paths in ([other], []):
        with pytest.raises(NotOurs):
            open_package(paths, offices.centre.identity, offices.centre.trusted, tmp_path / "staging")
    with pytest.raises(EnvironmentProblem, match="could not be read"):
        open_package([tmp_path / "none"], offices.centre.identity, offices.centre.trusted, tmp_path / "staging")


def test_the_name_of_a_file_means_nothing(offices: District, tmp_path: Path) -> None:
    paths = send(offices.huaming, offices.centre, tmp_path, commits(offices.huaming, "JD05", 2), part_limit=500).paths
    renamed = [path.rename(tmp_path / f"{number}.txt") for number, path in enumerate(reversed(paths))]
    with open_package(renamed, offices.centre.identity, offices.centre.trusted, tmp_path / "staging") as package:
        assert package.count == 2


def test_another_computer_of_the_office_cannot_open_it(offices: District, tmp_path: Path) -> None:
    path = send(offices.centre, offices.huaming, tmp_path, commits(offices.centre, "JD05", 1)).paths[0]
    with pytest.raises(OtherKeys):
        open_package([path], new_identity(), offices.huaming.trusted, tmp_path / "staging")


def test_a_computer_without_room_says_so_before_it_begins(
    offices: District, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = send(offices.huaming, offices.centre, tmp_path, commits(offices.huaming, "JD05", 9, 200_000)).paths[0]
    usage = namedtuple("usage", "total used free")
    need = 3 * path.stat().st_size
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**9, 0, need // 2))
    with pytest.raises(EnvironmentProblem, match="5 MB are needed, and 3 MB are free"):
        open_package([path], offices.centre.identity, offices.centre.trusted, tmp_path / "staging")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**9, 0, need))
    open_package([path], offices.centre.identity, offices.centre.trusted, tmp_path / "staging").close()


class Stopping(Silent):
    """A user who cancels at the n-th moment."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.told: list[float] = []

    def report(self, fraction: float | None, text: str = "") -> None:
        self.told.append(fraction or 0.0)

    def check(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Cancelled


def test_reading_can_be_cancelled_and_tells_how_far_it_is(offices: District, tmp_path: Path) -> None:
    path = send(offices.huaming, offices.centre, tmp_path, commits(offices.huaming, "JD05", 9, 500_000)).paths[0]
    office = offices.centre
    for at in (1, 3):
        with pytest.raises(Cancelled):
            open_package([path], office.identity, office.trusted, tmp_path / "staging", Stopping(at))
        assert list((tmp_path / "staging").iterdir()) == []
    progress = Stopping(0)
    open_package([path], office.identity, office.trusted, tmp_path / "staging", progress).close()
    assert progress.told == sorted(progress.told)
    assert len(progress.told) == 5
    assert progress.told[-1] <= 1
