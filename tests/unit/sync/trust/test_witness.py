"""The note outside the data folder: old data, a copy or another machine is noticed, ordinary work is not."""

import re
import sys
from pathlib import Path

import pytest

from desktop_app.paths import find_paths
from desktop_app.sync.knowledge import Head, StreamHeads
from desktop_app.sync.trust import witness as module
from desktop_app.sync.trust.witness import Finding, bear_witness, examine, machine_id, notes_folder, witness_path

ACTOR, LATER = "a" * 48, "b" * 48
ONE, TWO = b"1" * 16, b"2" * 16
OWN = [
    StreamHeads(ACTOR, "JD05", "JD05", False, [Head(3, ONE)]),
    StreamHeads(ACTOR, "shared", "JD05", False, [Head(1, TWO)]),
    StreamHeads(LATER, "JD05", "JD05", False, [Head(9, b"9" * 16)]),
]


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "state" / "note.witness"
    bear_witness(path, ACTOR, "machine", OWN)
    return path


def test_data_that_went_on_is_the_same(note: Path) -> None:
    assert examine(note, ACTOR, "machine", {ONE, TWO, b"3" * 16}.__contains__) is Finding.SAME
    assert not Finding.SAME.needs_renewal


def test_only_the_own_actors_heads_are_noted(note: Path) -> None:
    assert b"39" * 16 not in note.read_bytes()


def test_what_was_noted_of_other_streams_stays(note: Path) -> None:
    """A package is written for one office and holds the streams that this one may see."""
    later = b"4" * 16
    bear_witness(note, ACTOR, "machine", [StreamHeads(ACTOR, "JD05", "JD05", False, [Head(4, later)])])
    assert examine(note, ACTOR, "machine", {later, TWO}.__contains__) is Finding.SAME
    assert examine(note, ACTOR, "machine", {later}.__contains__) is Finding.ROLLED_BACK


def test_data_that_lacks_a_noted_commit_was_set_back(note: Path) -> None:
    found = examine(note, ACTOR, "machine", {TWO}.__contains__)
    assert found is Finding.ROLLED_BACK
    assert found.needs_renewal


def test_another_machine_another_incarnation_and_no_note_are_noticed(note: Path) -> None:
    everything = {ONE, TWO}.__contains__
    assert examine(note, ACTOR, "other", everything) is Finding.OTHER_MACHINE
    assert examine(note, LATER, "machine", everything) is Finding.OVERTAKEN
    assert examine(note.with_name("none"), ACTOR, "machine", everything) is Finding.UNSEEN
    assert all(one.needs_renewal for one in Finding if one is not Finding.SAME)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b'{"actor":"a","machine":"m","heads":{"s":[[1,"zz"]]}}'])
def test_a_damaged_note_counts_as_none(note: Path, damage: bytes) -> None:
    note.write_bytes(damage)
    assert examine(note, ACTOR, "machine", {ONE, TWO}.__contains__) is Finding.UNSEEN


def test_a_new_note_replaces_the_old_one_whole(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bear_witness(note, LATER, "machine", OWN)
    assert examine(note, LATER, "machine", {b"9" * 16}.__contains__) is Finding.SAME
    assert [path.name for path in note.parent.iterdir()] == [note.name]


def test_a_note_that_cannot_be_written_takes_the_earlier_one_along(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The earlier one says less than what is about to leave."""

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        bear_witness(note, ACTOR, "machine", OWN)
    assert examine(note, ACTOR, "machine", {ONE, TWO}.__contains__) is Finding.UNSEEN


def test_notes_are_never_within_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows gives programs one folder for data and states alike."""
    from platformdirs.windows import Windows

    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: str(Path("/AppData")))
    data, notes = Windows("Zhaoshangtong", False).user_data_dir, Windows("ZhaoshangtongWitness", False).user_state_dir
    assert Path(data) not in (Path(notes), *Path(notes).parents)
    assert notes_folder().name == "ZhaoshangtongWitness"
    assert find_paths().data not in (notes_folder(), *notes_folder().parents)


def test_a_copy_of_the_data_folder_has_a_note_of_its_own(tmp_path: Path) -> None:
    one = witness_path(tmp_path, tmp_path / "data", b"r" * 16)
    assert one == witness_path(tmp_path, tmp_path / "x" / ".." / "data", b"r" * 16)
    assert one != witness_path(tmp_path, tmp_path / "copy", b"r" * 16)
    assert one != witness_path(tmp_path, tmp_path / "data", b"s" * 16)


def test_a_machine_is_named_alike_every_time_without_saying_which_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine_id() == machine_id()
    told = "_windows_id" if sys.platform == "win32" else "_unix_id"
    monkeypatch.setattr(module, told, lambda: "11112222333344445555666677778888")
    assert re.fullmatch("[0-9a-f]{32}", machine_id())
    assert "1111" not in machine_id()
    monkeypatch.setattr(module, told, lambda: "")
    monkeypatch.setattr("uuid.getnode", lambda: 0x00163E5E6C00)
    assert re.fullmatch("[0-9a-f]{32}", machine_id())
    monkeypatch.setattr("uuid.getnode", lambda: 0x01163E5E6C00)
    assert machine_id() == ""
