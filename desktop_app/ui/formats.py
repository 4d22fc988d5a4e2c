"""How values are written on screen, and read back: money in 万元 or 亿元, dates as 2022-03-15, nothing as a dash."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from desktop_app.domain.money import FEN_PER_WAN, FEN_PER_YI, FEN_PER_YUAN, ungrouped
from desktop_app.domain.shares import PERCENT

NOTHING = "—"


def money_wan(fen: object) -> str:
    """分 as 万元: thousands separated, two decimals at most, whole amounts without decimals."""
    if not isinstance(fen, int):
        return NOTHING
    text = f"{(Decimal(fen) / FEN_PER_WAN).quantize(Decimal('0.01'), rounding=ROUND_HALF_UP):,}"
    return text.rstrip("0").rstrip(".")


def money_wan_exact(fen: int) -> str:
    """分 as 万元 with every decimal that is there, without separators: what an editor shows."""
    text = format(Decimal(fen) / FEN_PER_WAN, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def parse_money(text: str) -> int | None:
    """分 from what was typed: a number of 万元, or one followed by 元, 万, 万元, 亿 or 亿元. "" is None.

    Raises ValueError when it is no amount, finer than one 分, or has a comma that parts no thousands.
    """
    clean = ungrouped(text.replace(" ", "")).translate(_FULL_WIDTH)
    if not clean or clean == NOTHING:
        return None
    found = re.fullmatch(r"([+-]?\d*\.?\d+)(亿元|亿|万元|万|元|yi|wan|yuan|)", clean, re.IGNORECASE)
    if not found:
        raise ValueError(text)
    unit = {"亿": FEN_PER_YI, "y": FEN_PER_WAN, "元": FEN_PER_YUAN}.get(found[2][:1], FEN_PER_WAN)
    unit = {"yi": FEN_PER_YI, "wan": FEN_PER_WAN, "yuan": FEN_PER_YUAN}.get(found[2].lower(), unit)
    try:
        fen = Decimal(found[1]) * unit
    except InvalidOperation as problem:
        raise ValueError(text) from problem
    if fen != fen.to_integral_value():
        raise ValueError(text)
    return int(fen)


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")


def date_text(value: object) -> str:
    """A date as 2022-03-15."""
    return value.isoformat() if isinstance(value, dt.date) else NOTHING


def parse_date(text: str, today: dt.date) -> dt.date | None:
    """A date from 2022-03-15, 2022.3.15, 2022/3/15, 20220315, 2022年3月15日, 3-15 or 15 (this year, this month).

    Raises ValueError when there is no such day.
    """
    clean = text.strip().translate(_FULL_WIDTH)
    if not clean or clean == NOTHING:
        return None
    if re.fullmatch(r"\d{8}", clean):
        return dt.date(int(clean[:4]), int(clean[4:6]), int(clean[6:]))
    parts = [int(p) for p in re.split(r"\D+", clean) if p]
    if not re.fullmatch(r"[\d年月日号./\-\s]+", clean) or not 1 <= len(parts) <= 3:
        raise ValueError(text)
    year, month, day = ([today.year, today.month, today.day][: 3 - len(parts)] + parts)[:3]
    return dt.date(year + 2000 if year < 100 else year, month, day)


def share_text(value: object) -> str:
    """A share in millionths of a percent as 33.33 %."""
    if not isinstance(value, int):
        return NOTHING
    percent = (Decimal(value) / PERCENT).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{percent:f}".rstrip("0").rstrip(".") + "%"


def number_text(value: object) -> str:
    """A count with thousands separated; decimals only where there are some."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return NOTHING
    text = f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_text(value: object) -> str:
    """Text as it is, nothing as a dash, dates and numbers in their usual form."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number_text(value)
    return " ".join(str(value).split())


def minute(at_ms: int) -> str:
    """Milliseconds UTC as this machine's time, 2022-03-15 09:12."""
    return f"{dt.datetime.fromtimestamp(at_ms / 1000):%Y-%m-%d %H:%M}"


def second(at_ms: int) -> str:
    """The same to the second, where the minute tells nothing apart."""
    return f"{dt.datetime.fromtimestamp(at_ms / 1000):%Y-%m-%d %H:%M:%S}"


def file_size(size: int) -> str:
    """Bytes as KB or MB."""
    return f"{size / 1_048_576:,.1f} MB" if size >= 1_048_576 else f"{max(1, round(size / 1024)):,} KB"
