from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from desktop_app.paths import resources_folder
from desktop_app.ui import icons
from desktop_app.ui.theme import DARK, LIGHT, Theme

FILES = sorted((resources_folder() / "icons").glob("*.svg"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_each_icon_draws_something(theme: Theme, file: Path) -> None:
    image = icons.pixmap(file.stem, "#ff0000", 16).toImage()
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(16) for y in range(16))


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    def strongest(icon: QIcon) -> str:
        image = icon.pixmap(QSize(32, 32), 1.0).toImage()
        spots = [image.pixelColor(x, y) for x in range(32) for y in range(32)]
        return max(spots, key=lambda c: c.alpha()).name().upper()

    check = icons.icon("check", lambda t: t.green)
    assert strongest(check) == LIGHT.green
    theme.set_mode("dark")
    assert strongest(check) == DARK.green


def test_an_unknown_name_is_told_at_once(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_licence_stands_beside_the_icons() -> None:
    assert "ISC License" in (resources_folder() / "icons" / "LICENSE").read_text(encoding="utf-8")
