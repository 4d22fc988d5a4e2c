"""Offices with keys that exchange packages over a folder that stands for a stick."""

import datetime as dt
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import select, text

from db.enums import UserRole
from db.models import Project, Unit
from desktop_app.paths import Paths, resources_folder
from desktop_app.services.init_office import init_office
from desktop_app.services.office import Actor, Label, Office, open_office
from desktop_app.sync.drives import Drive
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.machine import open_exchange
from desktop_app.sync.stick import PackageOnStick, look_at
from tests.helpers.database import fresh_office, kept_folder

DAY = dt.date(2022, 3, 2)
CENTRE, HUAMING, XINLI = ("DL01", "合作交流办"), ("HM", "华明街道"), ("XL", "新立街道")


class FakeDrives:
    """Sticks that a test plugs in and pulls out."""

    def __init__(self) -> None:
        self.plugged: list[Drive] = []

    def now(self) -> Sequence[Drive]:
        return tuple(self.plugged)


@dataclass(slots=True)
class StickOffice:
    """An office, who works there, and its data folder."""

    office: Office
    actor: Actor
    folder: Path
    exchange: Exchange

    @property
    def code(self) -> str:
        return self.actor.unit_code

    def add_project(self, name: str, **values: Any) -> str:
        """Enter a project; its id."""
        with self.office.write(Label("Enter"), self.actor) as tx:
            project = Project(**{"name": name, "number": name, "entered_on": DAY, **values})
            tx.session.add(project)
            tx.session.flush()
            return project.id

    def change(self, table: str, row_id: str, **values: Any) -> None:
        """Change fields of a record."""
        with self.office.write(Label("Change"), self.actor) as tx:
            given = values | {"changed_at": tx.now_ms, "changed_by": self.actor.name}
            sets = ", ".join(f'"{name}" = :{name}' for name in given)
            tx.session.execute(text(f'UPDATE "{table}" SET {sets} WHERE id = :_id'), given | {"_id": row_id})

    def value(self, table: str, row_id: str, field: str) -> Any:
        """What a record shows."""
        with self.office.read() as session:
            return session.execute(text(f'SELECT "{field}" FROM "{table}" WHERE id = :id'), {"id": row_id}).scalar()

    def unit_id(self, code: str) -> str:
        with self.office.read() as session:
            return session.scalars(select(Unit.id).where(Unit.code == code, Unit.deleted_at.is_(None))).one()

    def packages(self, folder: Path) -> list[PackageOnStick]:
        """What lies on the stick for this office, as it sees it."""
        return list(look_at(self.exchange, folder).packages)

    def take(self, folder: Path) -> None:
        """Take in everything new that lies there."""
        for package in self.packages(folder):
            if package.state in ("ready", "waiting"):
                self.exchange.take(package.files, self.actor)

    def close(self) -> None:
        self.office.close()


@cache
def _template(code: str, name: str, centre: bool) -> Path:
    """An office of this name that is set up, made once per test run."""
    office = fresh_office(kept_folder("zst-office-"))
    init_office(office, _clerk(code, centre), resources_folder(), code=code, name=name, centre=centre)
    with office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    office.close()
    assert office.file is not None
    return office.file


def _clerk(code: str, centre: bool) -> Actor:
    return Actor(f"clerk of {code}", code, UserRole.CENTRE if centre else UserRole.CLERK)


def stick_office(folder: Path, code: str, name: str, *, centre: bool = False) -> StickOffice:
    """A new office that is set up and has keys."""
    folder.mkdir(parents=True)
    file = Paths(folder, folder, folder, resources_folder()).database
    shutil.copyfile(_template(code, name, centre), file)
    office = open_office(file)
    return StickOffice(office, _clerk(code, centre), folder, open_exchange(office, folder))


def saved(one: StickOffice, target: Path) -> Path:
    """A copy of an office's data as it is now."""
    with one.office.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert one.office.file is not None
    return Path(shutil.copyfile(one.office.file, target))


def put_back(one: StickOffice, backup: Path) -> None:
    """Close the program, put a copy of its data back, and open it again."""
    saved(one, backup.with_name(f"{backup.name}.replaced"))
    file = one.office.file
    assert file is not None
    one.office.close()
    shutil.copyfile(backup, file)
    one.office = open_office(file)
    one.exchange = open_exchange(one.office, one.folder)


class HasExchange(Protocol):
    """Whatever takes part in the exchange."""

    exchange: Exchange


def befriend(centre: HasExchange, unit: HasExchange) -> None:
    """Each takes the other's card, the digits compared."""
    _, digits = centre.exchange.keys.trust(unit.exchange.keys.card())
    centre.exchange.keys.trust(unit.exchange.keys.card(), digits)
    unit.exchange.keys.trust(centre.exchange.keys.card(), digits)


def send(giver: StickOffice, taker: StickOffice, stick: Path) -> None:
    """Write a package and take it in."""
    stick.mkdir(exist_ok=True)
    giver.exchange.write(taker.code, stick)
    taker.take(stick)


@contextmanager
def district(folder: Path, *units: tuple[str, str], trusting: bool = True) -> Iterator[tuple[StickOffice, ...]]:
    """The centre and units, given by code and name, that trust each other unless told otherwise."""
    centre = stick_office(folder / "centre", *CENTRE, centre=True)
    offices = (centre, *(stick_office(folder / f"office {code}", code, name) for code, name in units))
    for unit in offices[1:] if trusting else ():
        befriend(centre, unit)
    try:
        yield offices
    finally:
        for one in offices:
            one.close()
