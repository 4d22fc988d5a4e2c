"""Numbers of projects and of bulletins: no gaps, no repeats."""

import re
from collections.abc import Iterable

from db.enums import ReportKind

PAPERS = frozenset({ReportKind.NOTICE, ReportKind.LETTER})
"""They have 发文字号, of the year in which they are issued; the others count the issues of the year they tell of."""
_WRITTEN = re.compile(r"第\s*(\w+)\s*期|no\.\s*(\d+)")


def project_number(unit_code: str, year: int, serial: int) -> str:
    """Unit code - year - serial of at least four digits: `DL01-2022-0007`."""
    return f"{unit_code}-{year:04d}-{serial:04d}"


def next_serial(numbers: Iterable[str], unit_code: str, year: int) -> int:
    """The serial after the greatest one ever given for this unit and year; recycled records keep theirs."""
    pattern = re.compile(re.escape(f"{unit_code}-{year:04d}-") + r"(\d+)")
    serials = (int(match[1]) for match in map(pattern.fullmatch, numbers) if match)
    return max(serials, default=0) + 1


def counted_in(kind: ReportKind, told: int, issued: int) -> int:
    """The year whose numbers a bulletin takes that tells of the year `told` (GB/T 9704-2012, 7.2.5)."""
    return issued if kind in PAPERS else told


def document_number(prefix: str, year: int, serial: int) -> str:
    """发文字号 without leading zeros (GB/T 9704-2012, 7.2.5): `东合交〔2024〕3号`."""
    if serial < 1:
        raise ValueError(serial)
    return f"{prefix}〔{year}〕{serial}号"


def whole_numbers(text: str) -> str:
    """In small letters, with 第 2 期 or No. 2 as one word to be sought: its figure alone stands in every other date."""
    return _WRITTEN.sub(lambda found: "".join(found[0].split()), text.lower())
