"""An office's identity in the exchange, and where its private keys are kept.

They lie in the system's own store (on Windows under the user's log-in) and in a file in the data folder that only the
owner may read, until a copy to be kept elsewhere was saved (`recovery`): then the store alone has them, and whoever
copies the folder has no keys. Where the system has no store, the file is all there is.
"""

import logging
import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import Protocol

import msgspec

from desktop_app.sync.problems import KeysLost, Lost
from desktop_app.sync.trust import signing

SERVICE = "zhaoshangtong"
REPLICA_BYTES, INCARNATION_BYTES = 16, 8
ACTOR_PATTERN = r"^[0-9a-f]{48}\Z"

_log = logging.getLogger(__name__)

Randomness = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Keys:
    """Private keys: 32 bytes for signing, and the age identity that packages for this office are opened with."""

    signing: bytes = field(repr=False)
    box: str = field(repr=False)

    @property
    def signing_public(self) -> bytes:
        return signing.public_key(self.signing)

    @property
    def box_public(self) -> str:
        from pyrage import x25519

        return str(x25519.Identity.from_str(self.box).to_public())


@dataclass(frozen=True, slots=True)
class Identity:
    """One installation. `incarnation` is new whenever what it wrote before may be lost or be written twice."""

    replica: bytes
    incarnation: bytes
    keys: Keys

    @property
    def actor(self) -> str:
        """Who writes: replica and incarnation as 48 hexadecimal digits."""
        return (self.replica + self.incarnation).hex()

    def renewed(self, randomness: Randomness = os.urandom) -> "Identity":
        """The same office and keys, writing streams of its own from now on."""
        return replace(self, incarnation=randomness(INCARNATION_BYTES))


def new_identity(randomness: Randomness = os.urandom) -> Identity:
    """A new installation. The age identity is always made by the system's randomness."""
    from pyrage import x25519

    keys = Keys(randomness(signing.KEY_BYTES), str(x25519.Identity.generate()))
    return Identity(randomness(REPLICA_BYTES), randomness(INCARNATION_BYTES), keys)


def replica_of(actor: str) -> bytes:
    """Whose actor it is."""
    return bytes.fromhex(actor)[:REPLICA_BYTES]


class Vault(Protocol):
    """The system's store of secrets, as `keyring` has it."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...


class Kept(Enum):
    """Where the keys are."""

    IN_SYSTEM = "system"
    FILE_ONLY = "file"


class KeyStore:
    """The private keys of the offices of one data folder. `folder` is that of the files."""

    def __init__(self, folder: Path, vault: Vault | None) -> None:
        self._folder = folder
        self._vault = vault

    def path(self, replica: bytes) -> Path:
        """Where the file is."""
        return self._folder / f"{replica.hex()}.key"

    def save(self, replica: bytes, keys: Keys) -> Kept:
        """Keep the keys; the file first. Raises OSError when that cannot be written."""
        text = to_text(keys)
        _write_for_owner(self.path(replica), text)
        return self._put(replica, text)

    def leave_to_system(self, replica: bytes, keys: Keys) -> Kept:
        """Remove the files that have the keys, if the system's store has them. Raises OSError for one that stays."""
        if self._get(replica) != to_text(keys):
            return Kept.FILE_ONLY
        for file in self._folder.glob("*.key"):
            text = self._read(file)
            if file == self.path(replica) or (text is not None and from_text(text) == keys):
                file.unlink(missing_ok=True)
        return Kept.IN_SYSTEM

    def load(self, replica: bytes, signing_public: bytes) -> Keys:
        """The keys that belong to this public key; the system's store gets them again if it has lost them.

        A file in the folder that has them is taken whatever its name: somebody put it there. Raises KeysLost.
        """
        path = self.path(replica)
        in_vault, in_file = self._get(replica), self._read(path)
        others = (self._read(file) for file in sorted(self._folder.glob("*.key")) if file != path)
        for text in chain((in_vault, in_file), others):
            keys = from_text(text) if text is not None else None
            if text is not None and keys is not None and keys.signing_public == signing_public:
                break
        else:
            raise KeysLost(path, self._why(path, in_file))
        if text != in_vault and text != in_file:
            with suppress(OSError):
                _write_for_owner(path, text)
        if text != in_vault:
            self._put(replica, text)
        return keys

    def _put(self, replica: bytes, text: str) -> Kept:
        if self._vault is None:
            return Kept.FILE_ONLY
        try:
            self._vault.set_password(SERVICE, replica.hex(), text)
        except Exception as error:  # each system's store raises errors of its own
            _log.info("the system's store took no keys: %s", type(error).__name__)
            return Kept.FILE_ONLY
        return Kept.IN_SYSTEM if self._get(replica) == text else Kept.FILE_ONLY

    def _get(self, replica: bytes) -> str | None:
        if self._vault is None:
            return None
        try:
            return self._vault.get_password(SERVICE, replica.hex())
        except Exception as error:  # as above; the file is asked next
            _log.info("the system's store gave no keys: %s", type(error).__name__)
            return None

    @staticmethod
    def _why(path: Path, text: str | None) -> Lost:
        if not path.exists():
            return Lost.AWAY
        return Lost.DAMAGED if text is None or from_text(text) is None else Lost.OF_ANOTHER

    @staticmethod
    def _read(path: Path) -> str | None:
        try:
            return path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def system_vault() -> Vault | None:
    """The system's store, or None where there is no usable one."""
    import keyring
    from keyring.backends import fail, null

    try:
        backend = keyring.get_keyring()
    except Exception as error:  # looking for backends runs code of theirs
        _log.info("no store for keys: %s", type(error).__name__)
        return None
    return None if isinstance(backend, fail.Keyring | null.Keyring) else backend


class _Written(msgspec.Struct):
    version: int
    signing: str
    box: str


def to_text(keys: Keys) -> str:
    """The keys as they are kept."""
    return msgspec.json.encode(_Written(1, b64encode(keys.signing).decode(), keys.box)).decode()


def from_text(text: str) -> Keys | None:
    """The keys that were kept, None for what are none."""
    from pyrage import IdentityError, x25519

    try:
        written = msgspec.json.decode(text, type=_Written)
        x25519.Identity.from_str(written.box)
        seed = b64decode(written.signing, validate=True)
    except (ValueError, IdentityError):
        return None
    return Keys(seed, written.box) if len(seed) == signing.KEY_BYTES else None


def _write_for_owner(path: Path, text: str) -> None:
    """Whole or not at all, and readable for nobody else from the first byte on."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
