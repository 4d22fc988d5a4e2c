"""Opening an office: an address that is none is refused in words."""

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.services.office import open_office


@pytest.mark.parametrize("address", ["postgresql+psycopg://u@localhost/x", "nonsense"])
def test_an_address_that_is_no_file_is_refused_in_words(address: str) -> None:
    with pytest.raises(EnvironmentProblem, match="not the address of a database file"):
        open_office(None, url=address)
