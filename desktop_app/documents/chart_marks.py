"""What the marks of all charts have in common: their colours, the size of their words, how a value is written."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from desktop_app.documents.wording import grouped, trimmed
from desktop_app.domain.money import round_half_up

PALETTE = (0x1F5FA8, 0x8FB3DC, 0xC58A2B, 0x5F6873, 0x4F9D8B, 0xB4C0CC, 0x8C6BAE, 0xD9A7A0)
AXIS, GUIDE, MUTED = 0x5F6873, 0xDFE3E8, 0x5F6873
LABEL, TITLE = 9.0, 12.0


def number_text(value: Fraction | float, digits: int = 2) -> str:
    """A value as printed beside its mark: at most so many decimals, without trailing zeros."""
    return trimmed(grouped(round_half_up(Fraction(value), digits) or Decimal()))


def number_texts(values: Sequence[Fraction]) -> dict[Fraction, str]:
    """How the values of one chart are written: all with two decimals where one has any."""
    parts = any(round_half_up(value, 2) % 1 for value in values)
    return {value: grouped(round_half_up(value, 2)) if parts else number_text(value) for value in values}


def colour_of(index: int) -> int:
    """The colour of a series or a share by its place; they begin anew after the last."""
    return PALETTE[index % len(PALETTE)]
