from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.paths import resources_folder
from tests.helpers.world import World
from tests.unit.documents.review_samples import a_review


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return resources_folder() / "fonts"


@pytest.fixture
def fonts(font_folder: Path) -> FontBook:
    """Our own faces, whatever the machine has."""
    return FontBook(font_folder)


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[World]:
    """A district that has held a review meeting."""
    yield from a_review(tmp_path)
