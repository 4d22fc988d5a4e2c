"""What every test of the window shares: the theme, the icons, and a worker that is closed afterwards."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from desktop_app.paths import resources_folder
from desktop_app.ui.icons import add_icon_folder
from desktop_app.ui.theme import Theme


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    add_icon_folder(resources_folder() / "icons")
    return Theme(qapp, resources_folder() / "fonts", "light")


@pytest.fixture(autouse=True)
def _light(theme: Theme) -> Iterator[None]:
    yield
    if theme.tokens.dark:
        theme.set_mode("light")
