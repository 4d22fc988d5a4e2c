"""Shares of a project: whole millionths of a percent, of which all of a project make 100 %."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

PERCENT = 1_000_000
"""One percent."""
WHOLE = 100 * PERCENT
"""All of a project."""

LINE_FIELDS = {"credit": ("unit_id", "role", "share"), "project_investor": ("investor_id", "share", "is_lead")}
"""Tables of which all lines of a project make the whole -> what a line says, which means something only together."""


def is_whole(shares: Sequence[int]) -> bool:
    """Whether shares make 100 %; each may have been rounded in its sixth decimal."""
    return 2 * abs(sum(shares) - WHOLE) <= (len(shares) if len(shares) > 1 else 0)


def parse_share(text: str) -> int:
    """Percent as typed (`50`, `33.33`, `33.33 %`), up to six decimals.

    Raises ValueError when it is no share between 0 and 100 %.
    """
    try:
        percent = Decimal(text.replace("％", "%").strip().removesuffix("%").strip())
    except InvalidOperation as error:
        raise ValueError(text) from error
    share = percent * PERCENT
    if not percent.is_finite() or share != share.to_integral_value() or not 0 <= share <= WHOLE:
        raise ValueError(text)
    return int(share)


def split_evenly(parts: int) -> list[int]:
    """100 % among this many, as even as two decimals allow; the first take what is left over."""
    cent = PERCENT // 100
    each, left = divmod(WHOLE // cent, parts)
    return [(each + (place < left)) * cent for place in range(parts)]
