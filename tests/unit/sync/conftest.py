"""The centre and two units, who exchange commits without packages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.exchange import Peer, peer


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
