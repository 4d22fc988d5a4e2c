"""A computer of an office with keys of its own, that may lose its power, its clock or its last months."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import event

from desktop_app.domain.clock import Clock
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office, open_office
from desktop_app.sync import office_keys
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.office_keys import Machine, open_keys
from desktop_app.sync.store import Store
from desktop_app.sync.taken import Taken
from desktop_app.sync.trust.keys import Identity, new_identity
from tests.helpers.database import fresh_office
from tests.helpers.exchange import Peer

FILE = "office.sqlite"


class PowerCut(Exception):
    """The computer stops."""


@dataclass(slots=True)
class Computer(Peer):
    """An office's computer: its database, its keys, and the notes that lie outside the data folder."""

    folder: Path
    exchange: Exchange
    dice: random.Random
    now: Callable[[], int]
    backups: list[Path] = field(default_factory=list)

    def restart(self) -> None:
        """Close the program, whatever it was doing, and start it again."""
        self.office.close()
        self._open()

    def _open(self) -> None:
        self.office = open_office(self.folder / FILE)
        self.office.clock = Clock(self.now)
        self.exchange = _exchange(self.folder, self.office, self.dice)
        self.own = self.exchange.keys.own

    def write(self, unit_code: str, folder: Path, dies_after: int = 0) -> Sequence[Path]:
        """Write a package; the power goes before the so many-th statement, if any is named. Raises PowerCut."""
        folder.mkdir()
        with self._dying(dies_after):
            return self.exchange.write(unit_code, folder).paths

    def read(self, files: Sequence[Path], dies_after: int = 0) -> Taken:
        """Take a package in, as above."""
        with self._dying(dies_after):
            return self.exchange.take(files, self.actor)

    @contextmanager
    def _dying(self, left: int) -> Iterator[None]:
        def count(*_: object) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise PowerCut

        if left:
            event.listen(self.office.engine, "before_cursor_execute", count)
        try:
            yield
        except PowerCut:
            self.restart()
            raise
        if left:
            event.remove(self.office.engine, "before_cursor_execute", count)

    def waiting(self) -> int:
        """How many packages lie here until others come."""
        with self.office.read() as session:
            return int(Store(session).all("SELECT count(*) FROM exchange_file WHERE state = 'waiting'")[0][0])

    def back_up(self) -> Path:
        """All of the disk as it is now: the data, and the notes outside it."""
        copy = self.folder.with_name(f"{self.folder.name}-{len(self.backups)}.backup")
        copy.mkdir()
        with sqlite3.connect(self.folder / FILE) as source, sqlite3.connect(copy / FILE) as target:
            source.backup(target)
        source.close()
        target.close()
        for name in ("keys", "state", "exchange"):
            if (self.folder / name).is_dir():
                shutil.copytree(self.folder / name, copy / name)
        self.backups.append(copy)
        return copy

    def put_back(self, backup: Path, *, unnoticed: bool) -> None:
        """Go on from an old database; unnoticed, when all of the disk is as old, notes and parked files included."""
        self.office.close()
        for old in self.folder.glob(f"{FILE}*"):
            old.unlink()
        shutil.copyfile(backup / FILE, self.folder / FILE)
        if unnoticed:
            for name in ("state", "exchange"):
                shutil.rmtree(self.folder / name, ignore_errors=True)
                if (backup / name).is_dir():
                    shutil.copytree(backup / name, self.folder / name)
        self._open()

    def twin(self, backup: Path, folder: Path, now: Callable[[], int]) -> "Computer":
        """A second computer made of a copy of this one's disk."""
        folder.mkdir()
        shutil.copyfile(backup / FILE, folder / FILE)
        shutil.copytree(backup / "keys", folder / "keys")
        dice = random.Random(f"{folder.name}-{self.dice.random()}")
        made = Computer(self.office, self.own, folder, self.exchange, dice, now)
        made._open()
        return made


def computer(folder: Path, code: str, *, centre: bool, dice: random.Random, now: Callable[[], int]) -> Computer:
    """A new office on a new computer."""
    folder.mkdir()
    office = fresh_office(folder)
    office.clock = Clock(now)
    set_local(office, unit_code=code, is_centre=centre)
    exchange = _exchange(folder, office, dice)
    return Computer(office, exchange.keys.own, folder, exchange, dice, now)


def _exchange(folder: Path, office: Office, dice: random.Random) -> Exchange:
    """The exchange with the randomness of the dice, as far as anything hangs on it."""
    renewed = Identity.renewed
    with (
        patch.object(office_keys, "new_identity", lambda: new_identity(dice.randbytes)),
        patch.object(Identity, "renewed", lambda self: renewed(self, dice.randbytes)),
    ):
        keys = open_keys(office, Machine(folder / "keys", folder / "state", folder.name))
    return Exchange(office, keys, folder / "exchange")


def forget(path: Path) -> None:
    """Throw a stick's folder away."""
    with suppress(OSError):
        shutil.rmtree(path)
