import math
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.paths import resources_folder
from desktop_app.ui.theme import (
    DARK,
    LIGHT,
    Theme,
    Tokens,
    load_fonts,
    make_palette,
    mix,
    style_sheet,
    text_font,
    tokens_for,
)


def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio of two colours."""

    def luminance(text: str) -> float:
        colour = QColor(text)
        shares = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (c / 12.92 if c <= 0.03928 else math.pow((c + 0.055) / 1.055, 2.4) for c in shares)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    bright, dim = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.surface, tokens.raised):
        for ink in (tokens.text, tokens.muted, tokens.accent, tokens.green, tokens.yellow, tokens.red):
            assert round(contrast(ink, ground), 1) >= 4.5, (ink, ground)
    assert contrast(tokens.text, tokens.accent_soft) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_palette_tells_its_tokens(tokens: Tokens) -> None:
    palette = make_palette(tokens)
    assert tokens_for(palette) is tokens
    assert palette.color(QPalette.ColorRole.Base).name().upper() == tokens.surface


def test_mix_is_a_share_of_the_upper_colour() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) in {"#7f7f7f", "#808080"}
    assert mix("#123456", "#FFFFFF", 1.0) == "#123456"


def test_switching_repaints_the_application(theme: Theme, qapp: QApplication) -> None:
    theme.set_mode("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert qapp.styleSheet() == style_sheet(DARK)
    theme.set_mode("light")
    assert tokens_for(qapp.palette()) is LIGHT


def test_lights_have_colours_and_other_words_are_muted() -> None:
    assert LIGHT.light_colour("red") == LIGHT.red
    assert LIGHT.light_colour("none") == LIGHT.muted


def test_table_figures_have_one_width(theme: Theme) -> None:
    assert text_font(tabular=True).featureTags()


def test_the_bundled_face_writes_chinese(theme: Theme) -> None:
    family = load_fonts(resources_folder() / "fonts")
    assert QFontMetrics(QFont(family)).inFontUcs4(ord("招"))


def test_without_any_face_qts_own_is_taken(theme: Theme, tmp_path: Path) -> None:
    assert load_fonts(tmp_path) in ("", "Microsoft YaHei", "Microsoft YaHei UI")
