"""An office with units, companies and codes, and a project in it, for services that work on one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.projects import enter, furnish


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def project(office: Office) -> str:
    return enter(office, "国能智深总部")[0]
