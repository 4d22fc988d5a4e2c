"""Identities, and keys that survive the loss of either place where they are kept."""

import os
import stat
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from desktop_app.sync.problems import KeysLost
from desktop_app.sync.trust.keys import (
    SERVICE,
    Kept,
    KeyStore,
    from_text,
    new_identity,
    replica_of,
    system_vault,
    to_text,
)
from tests.helpers.vault import FakeVault


def test_a_new_identity_is_like_no_other_and_names_its_actor() -> None:
    one, other = new_identity(), new_identity()
    assert one.replica != other.replica
    assert one.keys.signing_public != other.keys.signing_public
    assert one.keys.box_public.startswith("age1")
    assert one.actor == one.replica.hex() + one.incarnation.hex()
    assert len(one.actor) == 48
    assert replica_of(one.actor) == one.replica


def test_a_renewed_identity_keeps_its_keys_and_writes_as_another() -> None:
    identity = new_identity()
    renewed = identity.renewed()
    assert (renewed.replica, renewed.keys) == (identity.replica, identity.keys)
    assert renewed.actor != identity.actor


def test_private_keys_are_not_shown() -> None:
    identity = new_identity()
    assert identity.keys.box not in repr(identity)
    assert identity.keys.signing.hex() not in repr(identity)
    assert repr(identity.keys.signing) not in repr(identity)


def test_keys_are_in_the_systems_store_and_in_a_copy_for_the_owner_alone(tmp_path: Path) -> None:
    vault, identity = FakeVault(), new_identity()
    store = KeyStore(tmp_path / "keys", vault)
    assert store.save(identity.replica, identity.keys) is Kept.IN_SYSTEM
    assert list(vault.kept) == [(SERVICE, identity.replica.hex())]
    copy = store.path(identity.replica)
    assert copy.parent == tmp_path / "keys"
    if sys.platform != "win32":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_the_copy_is_private_whatever_the_umask(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("no umask")
    identity = new_identity()
    before = os.umask(0)
    try:
        KeyStore(tmp_path / "keys", None).save(identity.replica, identity.keys)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "keys" / f"{identity.replica.hex()}.key").stat().st_mode) == 0o600


def test_without_a_store_the_file_is_all_there_is(tmp_path: Path) -> None:
    identity = new_identity()
    store = KeyStore(tmp_path, None)
    assert store.save(identity.replica, identity.keys) is Kept.FILE_ONLY
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys


@pytest.mark.parametrize("fault", ["fails", "forgets"])
def test_a_store_that_does_not_keep_them_is_told_of(tmp_path: Path, fault: str) -> None:
    vault, identity = FakeVault(), new_identity()
    vault.works, vault.forgets = fault != "fails", fault == "forgets"
    store = KeyStore(tmp_path, vault)
    assert store.save(identity.replica, identity.keys) is Kept.FILE_ONLY
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys


def test_either_place_is_enough_and_the_systems_store_gets_them_again(tmp_path: Path) -> None:
    vault, identity = FakeVault(), new_identity()
    store = KeyStore(tmp_path, vault)
    store.save(identity.replica, identity.keys)
    public, copy = identity.keys.signing_public, store.path(identity.replica)
    text = copy.read_text("utf-8")

    vault.kept.clear()
    assert store.load(identity.replica, public) == identity.keys
    assert list(vault.kept.values()) == [text]

    copy.unlink()
    assert store.load(identity.replica, public) == identity.keys
    assert not copy.exists(), "what only the system shall have is not written into the folder again"


def test_keys_left_to_the_system_lie_in_no_file(tmp_path: Path) -> None:
    """Nor under the name that somebody gave a copy; another office's stay."""
    vault, identity, other = FakeVault(), new_identity(), new_identity()
    store = KeyStore(tmp_path, vault)
    store.save(other.replica, other.keys)
    store.save(identity.replica, identity.keys)
    (tmp_path / "copy.key").write_text(to_text(identity.keys), "utf-8")
    assert store.leave_to_system(identity.replica, identity.keys) is Kept.IN_SYSTEM
    assert list(tmp_path.iterdir()) == [store.path(other.replica)]
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys


def test_files_stay_where_the_system_does_not_have_the_keys(tmp_path: Path) -> None:
    vault, identity = FakeVault(), new_identity()
    store = KeyStore(tmp_path, vault)
    store.save(identity.replica, identity.keys)
    vault.kept.clear()
    for one in (store, KeyStore(tmp_path, None)):
        assert one.leave_to_system(identity.replica, identity.keys) is Kept.FILE_ONLY
        assert one.path(identity.replica).is_file()


@pytest.mark.parametrize("damage", ["", "{}", "nonsense", '{"version":1,"signing":"AAAA","box":"AGE"}', "other keys"])
def test_keys_that_are_not_this_offices_do_not_count(tmp_path: Path, damage: str) -> None:
    vault, identity = FakeVault(), new_identity()
    store = KeyStore(tmp_path, vault)
    if damage == "other keys":
        store.save(identity.replica, new_identity().keys)
        damage = store.path(identity.replica).read_text("utf-8")
    store.save(identity.replica, identity.keys)
    vault.kept[SERVICE, identity.replica.hex()] = damage
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys
    vault.kept[SERVICE, identity.replica.hex()] = damage
    store.path(identity.replica).write_text(damage, "utf-8")
    with pytest.raises(KeysLost) as caught:
        store.load(identity.replica, identity.keys.signing_public)
    assert str(store.path(identity.replica)) in str(caught.value)
    told = "is damaged" if from_text(damage) is None else "not those of this office's card"
    assert told in str(caught.value)


def test_keys_that_somebody_put_there_under_another_name_are_found(tmp_path: Path) -> None:
    identity, other = new_identity(), new_identity()
    store = KeyStore(tmp_path, None)
    with pytest.raises(KeysLost, match="not found on this computer"):
        store.load(identity.replica, identity.keys.signing_public)
    store.save(other.replica, other.keys)
    store.save(identity.replica, identity.keys)
    store.path(identity.replica).rename(tmp_path / "copy of the key.key")
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys
    assert store.path(identity.replica).is_file()


def test_a_full_disk_leaves_the_copy_that_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    identity = new_identity()
    store = KeyStore(tmp_path, None)
    store.save(identity.replica, identity.keys)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(identity.replica, new_identity().keys)
    assert store.load(identity.replica, identity.keys.signing_public) == identity.keys


def test_a_system_without_a_usable_store_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    assert system_vault() is None

    def broken() -> None:
        raise RuntimeError("no bus")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    assert system_vault() is None

    vault = FakeVault()
    monkeypatch.setattr(keyring, "get_keyring", lambda: vault)
    assert system_vault() is vault
