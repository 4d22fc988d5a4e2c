"""Column vocabulary: every stored type is INTEGER or TEXT, declared once here."""

import secrets
import threading
import time
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

WHOLE = 100_000_000
"""100 % as a stored share: shares are whole millionths of a percent."""

BigInt = BigInteger().with_variant(Integer(), "sqlite")

E = TypeVar("E", bound=StrEnum)


class Coded(TypeDecorator[E], Generic[E]):
    """A StrEnum stored by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: E | str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:
        return None if value is None else self.enum(value)


class IsoDate(TypeDecorator[date]):
    """A date stored as TEXT `2022-03-15`, so that it sorts and compares as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | str | None, dialect: Dialect) -> str | None:
        if value is None or isinstance(value, str):
            return value
        return date(value.year, value.month, value.day).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """A yes/no stored as INTEGER 0/1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A time-ordered UUIDv7 (RFC 9562, 5.7) as 32 hexadecimal digits, increasing within this process."""
    global _last
    with _lock:
        stamp = time.time_ns() // 1_000_000
        # 12 bits of sub-order after the milliseconds keep ids of one machine in the order of their making.
        _last = max((stamp << 12) | secrets.randbits(8), _last + 1)
        order = _last
    milliseconds, sub = order >> 12, order & 0xFFF
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | sub << 64 | 0b10 << 62 | secrets.randbits(62)
    return f"{value:032x}"


def natural_id(table: str, *key: object) -> str:
    """The id of a record that several offices may enter by themselves: the same key gives the same id everywhere."""
    return blake2b(":".join((table, *map(str, key))).encode(), digest_size=16).hexdigest()


def now_ms() -> int:
    """This machine's clock as milliseconds UTC since 1970."""
    return time.time_ns() // 1_000_000
