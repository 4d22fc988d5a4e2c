"""Money as whole 分 (1/100 元), entered in 万元 and shown in 万元 or 亿元. Never a float."""

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

FEN_PER_YUAN = 100
FEN_PER_WAN = 1_000_000
FEN_PER_YI = 10_000_000_000
LARGEST_FEN = 10**17
"""A quadrillion 元: beyond any real amount, and safe to sum in 64 bits."""


def round_half_up(value: Fraction | int, digits: int = 0) -> Decimal:
    """Half away from zero, exactly: 0.005 is 0.01 at two digits (domain rule: sum exactly, then round)."""
    scaled = Fraction(value) * 10**digits
    magnitude = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(magnitude if scaled >= 0 else -magnitude).scaleb(-digits)


def ungrouped(text: str) -> str:
    """A number as typed without the commas between its thousands.

    Raises ValueError for a comma anywhere else: 3,5 is meant as 3.5, and would be 35 without it.
    """
    even = text.replace("，", ",")
    if "," in even and not _GROUPED.match(even.strip()):
        raise ValueError(text)
    return even.replace(",", "")


_GROUPED = re.compile(r"[-+−－]?[0-9０-９]{1,3}(,[0-9０-９]{3})+(?![0-9０-９,])[^,]*$")


def fen_from_wan(text: str | int | Decimal) -> int:
    """Whole 分 from an amount in 万元. Raises ValueError if it is no number, too large, or finer than 1 分."""
    try:
        amount = Decimal(ungrouped(str(text)).strip()) * FEN_PER_WAN
    except InvalidOperation as error:
        raise ValueError(str(text)) from error
    if not amount.is_finite() or abs(amount) > LARGEST_FEN or amount != amount.to_integral_value():
        raise ValueError(str(text))
    return int(amount)


def wan_from_fen(fen: int) -> Decimal:
    """The exact amount in 万元, without trailing zeros."""
    amount = Decimal(fen).scaleb(-6)
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()


def yuan_text(fen: Fraction | int) -> str:
    """元 as a decimal string with two digits, half-up: `20050000000.00`."""
    return str(round_half_up(Fraction(fen) / FEN_PER_YUAN, 2))


def wan_text(fen: Fraction | int, digits: int = 2) -> str:
    """万元 with thousands separators: `12,345.60`."""
    return f"{round_half_up(Fraction(fen) / FEN_PER_WAN, digits):,f}"


def yi_text(fen: Fraction | int, digits: int = 2) -> str:
    """亿元, half-up: three thirds of 1 亿 give `1.00`."""
    return f"{round_half_up(Fraction(fen) / FEN_PER_YI, digits):,f}"


def short_text(fen: Fraction | int) -> str:
    """亿元 from 1 亿 up, else 万元, trailing zeros cut, with the unit: `200.5 亿元`, `320 万元`."""
    unit, size = ("亿元", FEN_PER_YI) if abs(Fraction(fen)) >= FEN_PER_YI else ("万元", FEN_PER_WAN)
    number = f"{round_half_up(Fraction(fen) / size, 2):,f}"
    return f"{number.rstrip('0').rstrip('.') if '.' in number else number} {unit}"
