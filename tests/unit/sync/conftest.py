"""The centre and units: as peers that exchange commits without packages, and as offices that write sticks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.exchange import Peer, peer
from tests.helpers.stick_offices import HUAMING, XINLI, StickOffice, district


def _opened(folder: Path, code: str, centre: bool = False) -> Iterator[Peer]:
    made = peer(folder / code, code, centre=centre)
    yield made
    made.office.close()


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Peer]:
    yield from _opened(tmp_path, "ZX", centre=True)


@pytest.fixture
def huaming(tmp_path: Path) -> Iterator[Peer]:
    yield from _opened(tmp_path, "HM")


@pytest.fixture
def xinli(tmp_path: Path) -> Iterator[Peer]:
    yield from _opened(tmp_path, "XL")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[tuple[StickOffice, StickOffice]]:
    """The centre and a unit that trust each other."""
    with district(tmp_path, HUAMING) as (one, other):
        yield one, other


@pytest.fixture
def strangers(tmp_path: Path) -> Iterator[tuple[StickOffice, StickOffice]]:
    """The centre and a unit that do not know each other yet."""
    with district(tmp_path, HUAMING, trusting=False) as (one, other):
        yield one, other


@pytest.fixture
def three(tmp_path: Path) -> Iterator[tuple[StickOffice, StickOffice, StickOffice]]:
    """The centre and two units, which trust it."""
    with district(tmp_path, HUAMING, XINLI) as (one, other, third):
        yield one, other, third
