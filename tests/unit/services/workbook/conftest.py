"""An office with code tables and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.office import Office
from tests.helpers.workbook import coded_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = coded_office(tmp_path)
    yield office
    office.close()
