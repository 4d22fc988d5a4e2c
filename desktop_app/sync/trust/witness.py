"""A note outside the data folder of how far this office's own streams were written, to notice that the data is old.

A backup that was put back, a disk that was set back or a data folder that was copied would otherwise go on writing
under numbers that were given out already. It gets a new incarnation instead, and its lost work back from the centre.

The witness is written before a package leaves the office: what it names is at least what others may have.
"""

import hashlib
import os
import sys
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Annotated

import msgspec
import platformdirs
from msgspec import Meta

from desktop_app.paths import APP_FOLDER
from desktop_app.sync.knowledge import StreamHeads

_MULTICAST = 1 << 40


Hash = Annotated[str, Meta(pattern=r"^([0-9a-f]{2})+\Z")]


class Witness(msgspec.Struct, frozen=True):
    """Who wrote on which machine, and the heads of its own streams: scope -> [sequence, hash in hexadecimal]."""

    actor: str
    machine: str
    heads: dict[str, list[tuple[int, Hash]]]


class Finding(Enum):
    """What the witness says of the data at hand."""

    SAME = "same"
    UNSEEN = "unseen"
    """Never written here: a new installation, another machine, another folder, or the note is lost."""
    OTHER_MACHINE = "machine"
    ROLLED_BACK = "rolled back"
    """The data lacks what this office has written already."""
    OVERTAKEN = "overtaken"
    """A copy of this data has gone on here as another incarnation."""

    @property
    def needs_renewal(self) -> bool:
        """Whether a new incarnation is due before anything is written."""
        return self is not Finding.SAME


def notes_folder() -> Path:
    """Where the notes lie: never within the data folder, which Windows would have for states of programs as well."""
    return Path(platformdirs.user_state_dir(f"{APP_FOLDER}Witness", appauthor=False))


def witness_path(state: Path, data: Path, replica: bytes) -> Path:
    """The note on one data folder; `state` is the folder of the notes."""
    place = hashlib.blake2b(os.fsencode(data.resolve()), digest_size=8).hexdigest()
    return state / f"{replica.hex()}-{place}.witness"


def bear_witness(path: Path, actor: str, machine: str, own: Iterable[StreamHeads]) -> None:
    """Note the heads of the actor's streams, whole or not at all; what was noted of its other streams stays.

    Raises OSError; there is no note then. An earlier one would be worse than none: it names less than what is about
    to leave, so that data which was set back to it would pass for the newest.
    """
    earlier = _noted(path)
    heads = earlier.heads if earlier is not None and (earlier.actor, earlier.machine) == (actor, machine) else {}
    for stream in own:
        if stream.actor == actor:
            heads[stream.scope] = [(head.seq, head.hash.hex()) for head in stream.heads]
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(msgspec.json.encode(Witness(actor, machine, heads)))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def examine(path: Path, actor: str, machine: str, is_known: Callable[[bytes], bool]) -> Finding:
    """Whether the data may go on as this actor; `is_known` tells whether it holds the commit with a hash.

    A note that cannot be read counts as none: a new incarnation too many costs nothing, one too few loses work.
    """
    witness = _noted(path)
    if witness is None:
        return Finding.UNSEEN
    if witness.machine != machine:
        return Finding.OTHER_MACHINE
    if witness.actor != actor:
        return Finding.OVERTAKEN
    hashes = [bytes.fromhex(text) for heads in witness.heads.values() for _seq, text in heads]
    return Finding.SAME if all(map(is_known, hashes)) else Finding.ROLLED_BACK


def _noted(path: Path) -> Witness | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Witness)
    except (OSError, ValueError):
        return None


def machine_id() -> str:
    """What tells this machine from others, hashed; empty when the system does not say."""
    told = _windows_id() if sys.platform == "win32" else _unix_id()
    if not told:
        node = uuid.getnode()
        told = "" if node & _MULTICAST else f"{node:012x}"  # with that bit it was made up for this run
    return hashlib.blake2b(f"zhaoshangtong/{told}".encode(), digest_size=16).hexdigest() if told else ""


def _unix_id() -> str:
    for path in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        with suppress(OSError, UnicodeDecodeError):
            if told := path.read_text("ascii").strip():
                return told
    return ""


def _windows_id() -> str:
    if sys.platform != "win32":
        return ""
    import winreg

    with (
        suppress(OSError),
        winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE,
            r"SOFTWARE\Microsoft\Cryptography",
            0,
            winreg.KEY_READ | winreg.KEY_WOW64_64KEY,
        ) as key,
    ):
        return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    return ""
