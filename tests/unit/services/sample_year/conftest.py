import pytest

from desktop_app.services.sample_year import SampleYear, sample_year
from tests.unit.services.sample_year.counting import RESOURCES, Count, Row


@pytest.fixture(scope="session")
def year() -> SampleYear:
    return sample_year(RESOURCES)


@pytest.fixture(scope="session")
def rows(year: SampleYear) -> dict[str, list[Row]]:
    return year.rows


@pytest.fixture(scope="session")
def count(rows: dict[str, list[Row]]) -> Count:
    return Count(rows)
