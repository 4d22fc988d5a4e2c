"""A clerk saves a copy of the keys, and puts lost keys back from it; what is not theirs changes nothing."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop_app.errors import EnvironmentProblem, InvalidInput, UserError
from desktop_app.sync.key_copy import is_due, put_back, save_copy, say_no_more
from desktop_app.sync.machine import open_exchange, this_machine
from desktop_app.sync.new_card import make_new_card
from desktop_app.sync.package.disk import Disk
from desktop_app.sync.problems import KeysLost
from desktop_app.sync.trust.keys import KeyStore
from desktop_app.sync.trust.recovery import sealed
from tests.helpers.stick_offices import StickOffice, befriend
from tests.helpers.vault import FakeVault

PASSPHRASE = "骑马看花 2026"


def save(one: StickOffice, stick: Path) -> Path:
    return save_copy(one.office, this_machine(one.folder), stick / "keys.zstkeys", PASSPHRASE)


def due(one: StickOffice) -> bool:
    with one.office.read() as session:
        return is_due(session)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_copy_puts_lost_keys_back(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    _centre, unit = pair
    stick, own = tmp_path / "stick", unit.exchange.keys.identity
    stick.mkdir()
    assert due(unit)
    copy = save(unit, stick)
    assert not due(unit) and list(files(stick)) == [copy.name]
    shutil.rmtree(unit.folder / "keys")
    with pytest.raises(KeysLost):
        open_exchange(unit.office, unit.folder)
    put_back(unit.office, this_machine(unit.folder), copy, PASSPHRASE)
    assert open_exchange(unit.office, unit.folder).keys.identity.keys == own.keys


def test_once_a_copy_is_kept_elsewhere_the_folder_has_no_keys_if_the_system_has_them(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    """Whoever copies the data folder then cannot open what is written for the office."""
    _centre, unit = pair
    own, vault = unit.exchange.keys.identity, FakeVault()
    machine = replace(this_machine(unit.folder), vault=vault)
    KeyStore(machine.keys, vault).save(own.replica, own.keys)
    copy = save_copy(unit.office, machine, tmp_path / "keys.zstkeys", PASSPHRASE)
    assert not files(unit.folder / "keys") and len(vault.kept) == 1
    vault.kept.clear()
    with pytest.raises(KeysLost):
        KeyStore(machine.keys, vault).load(own.replica, own.keys.signing_public)
    put_back(unit.office, machine, copy, PASSPHRASE)
    assert not files(unit.folder / "keys") and len(vault.kept) == 1


def test_whose_copy_it_is_is_said(strangers: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = strangers
    foreign = tmp_path / "centre.zstkeys"
    own = centre.exchange.keys
    foreign.write_bytes(sealed(centre.code, "合作交流办", own.identity.keys, PASSPHRASE))
    shutil.rmtree(unit.folder / "keys")
    with pytest.raises(UserError, match="holds the keys of 合作交流办, not of 华明街道"):
        put_back(unit.office, this_machine(unit.folder), foreign, PASSPHRASE)
    assert not files(unit.folder / "keys")


def test_the_copy_of_an_earlier_card_is_told(strangers: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    _centre, unit = strangers
    copy = save(unit, tmp_path)
    shutil.rmtree(unit.folder / "keys")
    make_new_card(unit.office, this_machine(unit.folder))
    before = files(unit.folder / "keys")
    with pytest.raises(UserError, match="another computer or an earlier card of 华明街道"):
        put_back(unit.office, this_machine(unit.folder), copy, PASSPHRASE)
    assert files(unit.folder / "keys") == before


def test_a_copy_is_asked_for_once_the_office_exchanges_until_it_is_refused(
    strangers: tuple[StickOffice, StickOffice],
) -> None:
    centre, unit = strangers
    assert not due(unit)
    befriend(centre, unit)
    assert due(unit) and due(centre)
    say_no_more(unit.office)
    assert not due(unit)
    shutil.rmtree(unit.folder / "keys")
    make_new_card(unit.office, this_machine(unit.folder))
    assert due(unit)  # of the new keys there is no copy either


def test_what_cannot_be_saved_leaves_nothing_behind(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    class Full(Disk):
        def sync(self, file: BinaryIO) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    class Forgetful(Disk):
        def read(self, path: Path) -> BinaryIO:
            path.write_bytes(b"")
            return super().read(path)

    _centre, unit = pair
    stick, machine = tmp_path / "stick", this_machine(unit.folder)
    stick.mkdir()
    for disk, words in ((Full(), "not enough room"), (Forgetful(), "does not keep")):
        with pytest.raises(EnvironmentProblem, match=words):
            save_copy(unit.office, machine, stick / "keys.zstkeys", PASSPHRASE, disk)
    with pytest.raises(InvalidInput, match="at least 8 characters") as caught:
        save_copy(unit.office, machine, stick / "keys.zstkeys", "1234567")
    assert list(caught.value.fields) == ["passphrase"]
    shutil.rmtree(unit.folder / "keys")
    with pytest.raises(KeysLost):
        save(unit, stick)
    assert not files(stick) and due(unit)
