from pathlib import Path

import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.paths import resources_folder


@pytest.fixture(scope="session")
def font_folder() -> Path:
    return resources_folder() / "fonts"


@pytest.fixture
def fonts(font_folder: Path) -> FontBook:
    """Our own faces, whatever the machine has."""
    return FontBook(font_folder)
