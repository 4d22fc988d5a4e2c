"""Files for others say for whom they are; of several copies of a package the whole one is read."""

import shutil
from pathlib import Path

import pytest

from desktop_app.catalogue import translator
from desktop_app.paths import resources_folder
from desktop_app.sync.package.copies import check_addressee, office_name
from desktop_app.sync.package.preamble import MOST_WAYS, peek
from desktop_app.sync.package.reading import open_package, read_letter
from desktop_app.sync.problems import Damaged, FileRefused, ForAnother, OtherKeys
from tests.helpers.sealed import District, commits, district, send


@pytest.fixture(scope="module")
def offices() -> District:
    return district()


def chinese(error: FileRefused) -> str:
    return error.words(translator(resources_folder(), "zh_CN"))[0]


def test_a_file_for_others_says_for_whom_it_is(offices: District, tmp_path: Path) -> None:
    path = send(offices.centre, offices.xinli, tmp_path, commits(offices.centre, "JD07", 1)).paths[0]
    for office, words, translated in (
        (offices.huaming, "This file is for 新立街道.", "这个文件是给新立街道的。"),
        (offices.centre, "This file was written here, for 新立街道.", "给新立街道：这个文件是本单位写的。"),
    ):
        with pytest.raises(ForAnother) as caught:
            open_package([path], office.identity, office.trusted, tmp_path / "staging")
        assert (caught.value.words()[0], chinese(caught.value)) == (words, translated)
    stranger = district().huaming
    with pytest.raises(ForAnother) as caught:
        check_addressee(peek(path).preamble, type(stranger.trusted)(stranger.card))
    assert chinese(caught.value) == "这个文件是给其他单位的。"
    assert not (tmp_path / "staging").exists()


def test_the_sender_is_named_without_a_key(offices: District, tmp_path: Path) -> None:
    path = send(offices.centre, offices.xinli, tmp_path, commits(offices.centre, "JD07", 1)).paths[0]
    assert office_name(peek(path).preamble.sender, offices.huaming.trusted) == "区招商局"
    assert office_name(b"nobody", offices.huaming.trusted) == ""


def damaged(path: Path, at: int, copy: str) -> Path:
    """A copy of a file with one bit turned."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    target = path.with_name(copy)
    target.write_bytes(data)
    return target


@pytest.mark.parametrize("at", [100, 250, -1000, -1])
def test_of_two_copies_the_whole_one_is_read_wherever_the_other_is_damaged(
    offices: District, tmp_path: Path, at: int
) -> None:
    sent = commits(offices.huaming, "JD05", 3, size=4000)
    good = send(offices.huaming, offices.centre, tmp_path, sent).paths[0]
    bad = damaged(good, at, "a.zstpack")
    office = offices.centre
    for given in ([bad, good], [good, bad]):
        assert read_letter(given, office.identity, office.trusted).sender.unit_name == "华明街道"
        with open_package(given, office.identity, office.trusted, tmp_path / "staging") as package:
            assert (package.count, package.files) == (3, (good,))
    with pytest.raises((Damaged, OtherKeys)):
        open_package([bad], office.identity, office.trusted, tmp_path / "staging")
    assert list((tmp_path / "staging").iterdir()) == []


def test_of_two_copies_in_parts_the_whole_parts_are_read(offices: District, tmp_path: Path) -> None:
    sent = commits(offices.huaming, "JD05", 3, size=400)
    one, two, *rest = send(offices.huaming, offices.centre, tmp_path, sent, part_limit=900).paths
    bad = damaged(two, -1, "0.zstpack")
    grown = tmp_path / "00.zstpack"
    shutil.copyfile(one, grown)
    with grown.open("ab") as file:
        file.write(b"x")
    office = offices.centre
    with open_package([grown, bad, one, two, *rest], office.identity, office.trusted, tmp_path / "staging") as package:
        assert package.files == (one, two, *rest)


def test_many_damaged_copies_are_given_up(offices: District, tmp_path: Path) -> None:
    good = send(offices.huaming, offices.centre, tmp_path, commits(offices.huaming, "JD05", 1)).paths[0]
    bad = [damaged(good, -1, f"{number}.zstpack") for number in range(MOST_WAYS + 1)]
    with pytest.raises(Damaged):
        open_package(bad, offices.centre.identity, offices.centre.trusted, tmp_path / "staging")
