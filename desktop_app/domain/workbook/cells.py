"""What a cell means, and how a value is written into one.

A cell is None, str, int, float, Decimal, bool, date or datetime, as spreadsheet libraries give them. Reading returns
the stored value or raises Unreadable with a sentence; `blank` is asked first.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from desktop_app.domain.land import MU
from desktop_app.domain.money import ungrouped
from desktop_app.domain.periods import YEARS, Month
from desktop_app.domain.workbook.reasons import Unreadable
from desktop_app.errors import QT_TRANSLATE_NOOP

Cell = object


class Formula(str):
    """A formula in place of a result that is not in the file."""

    __slots__ = ()


MAX_STORED = 2**63 - 1
_EXACT = 10**15
"""Scaled numbers from here on have more digits than a spreadsheet keeps; they are written as text."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|\r\n?")
_NOTHING = frozenset({"", "-", "—", "——", "/", "－", "／"})
_YES = frozenset({"是", "Y", "YES", "1", "TRUE", "√"})
_NO = frozenset({"否", "N", "NO", "0", "FALSE", "×"})
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TIME = re.compile(r"[ T]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})秒?(?:\.\d+)?|分)?")
MONEY_UNITS: dict[str, Decimal | int] = {"亿元": 10_000, "亿": 10_000, "万元": 1, "万": 1, "元": Decimal("0.0001")}
"""What amounts may be written in -> 万元; a longer name before the one that it ends with."""
AREA_UNITS: dict[str, Decimal | int] = {"平方米": 1, "平米": 1, "m2": 1, "亩": MU}
"""What areas may be written in -> ㎡ (even width makes ㎡ m2)."""


def blank(cell: Cell, kind_is_text: bool = False) -> bool:
    """Whether a cell says nothing; a dash or stroke counts as nothing where no text is expected."""
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    return not cell.strip() if kind_is_text else cell.strip() in _NOTHING


def read_text(cell: Cell) -> str:
    """Text without surrounding space and without characters that no workbook can hold; line ends are \\n."""
    if isinstance(cell, str):
        text = cell.strip()
        if _ILLEGAL.search(text):
            text = _ILLEGAL.sub(lambda found: "\n" if found[0][0] == "\r" else "", text).strip()
        return text
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if (cell.hour or cell.minute) else cell.date().isoformat()
    return str(cell)


def read_code(cell: Cell) -> str:
    """A code or number: even width, no space at its ends or within."""
    text = read_text(cell)
    return text if text.isascii() and " " not in text else "".join(unicodedata.normalize("NFKC", text).split())


def _even(cell: Cell) -> str:
    return unicodedata.normalize("NFKC", read_text(cell)).strip()


def read_number(cell: Cell) -> Decimal:
    """An exact decimal. Numbers stored as text, thousands separators and full-width digits are taken."""
    if isinstance(cell, (bool, date)):
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a number"), cell=read_text(cell))
    text = cell if isinstance(cell, str) else repr(cell) if isinstance(cell, float) else str(cell)
    if isinstance(cell, str):
        text = _even(text).replace("−", "-").replace(" ", "")
    try:
        number = Decimal(ungrouped(text))
    except (InvalidOperation, ValueError):
        number = Decimal("NaN")
    if not number.is_finite():
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a number"), cell=read_text(cell))
    return number


def scaled(number: Decimal, decimals: int, cell: Cell) -> int:
    """`number` times 10^decimals, exactly. The noise of a spreadsheet's last binary digits is no decimal."""
    if number.adjusted() > 18:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is too large"), cell=read_text(cell))
    value = number.scaleb(decimals)
    if value != value.to_integral_value() and isinstance(cell, float):
        value = Decimal(f"{cell:.15g}").scaleb(decimals)
    if value != value.to_integral_value():
        raise Unreadable(
            QT_TRANSLATE_NOOP("import", "“{cell}” has more than {decimals} decimals"),
            cell=read_text(cell),
            decimals=decimals,
        )
    if abs(value) > MAX_STORED:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is too large"), cell=read_text(cell))
    return int(value)


def read_money(cell: Cell, unit: str = "万元") -> int:
    """An amount in `unit`, or in the unit that the cell names, as whole 分."""
    number, factor = _measured(cell, unit, MONEY_UNITS)
    return scaled(number * factor, 6, cell)


def _measured(cell: Cell, unit: str, units: Mapping[str, Decimal | int]) -> tuple[Decimal, Decimal | int]:
    """The number of a cell, and what its unit comes to; the noise of a binary fraction is taken off first."""
    if isinstance(cell, str):
        text = _even(cell)
        named = next((name for name in units if text.endswith(name)), "")
        return read_number(text.removesuffix(named)), units[named or unit]
    if isinstance(cell, float) and units[unit] != 1:
        return read_number(f"{cell:.15g}"), units[unit]
    return read_number(cell), units[unit]


def read_percent(cell: Cell) -> Decimal:
    """Percent as it stands in the cell, unrounded; what it sums to decides how it is meant."""
    if isinstance(cell, str):
        cell = _even(cell).removesuffix("%")
    number = read_number(cell)
    if not 0 <= number <= 100:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not between 0 and 100"), cell=read_text(cell))
    return number


def read_area(cell: Cell, unit: str = "平方米") -> int:
    """An area in `unit`, or in the unit that the cell names, as thousandths of ㎡; 亩 are rounded."""
    number, factor = _measured(cell, unit, AREA_UNITS)
    value = scaled(number, 3, cell) if factor == 1 else round(number * factor * 1000)
    if value < 0:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is below zero"), cell=read_text(cell))
    return value


def read_hours(cell: Cell) -> int:
    """Hours in hundredths."""
    value = scaled(read_number(cell), 2, cell)
    if value < 0:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is below zero"), cell=read_text(cell))
    return value


def read_year(cell: Cell) -> int:
    """A year: 2022 or 2022年."""
    number = read_number(cell.strip().removesuffix("年") if isinstance(cell, str) else cell)
    if number != number.to_integral_value() or not 1900 <= number <= 9999:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a year"), cell=read_text(cell))
    return int(number)


def read_date(cell: Cell) -> date:
    """A date cell, a spreadsheet's day number, or text such as 2022-03-15, 2022/3/15, 2022年3月15日, 20220315."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return _date_of(_even(cell))


@lru_cache(maxsize=8192)
def _date_of(text: str) -> date:
    found = _DATE.match(text)
    if found and (found.end() == len(text) or _TIME.fullmatch(text, found.end())):
        parts = found.groups()
    elif re.fullmatch(r"(19|20)\d{6}", text):
        parts = (text[:4], text[4:6], text[6:])
    elif re.fullmatch(r"\d{5}", text) and 20_000 < int(text) < 75_000:
        return date(1899, 12, 30) + timedelta(int(text))
    else:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a date (write 2022-03-15)"), cell=text)
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError as error:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a date (write 2022-03-15)"), cell=text) from error


def read_moment(cell: Cell) -> str:
    """Date and time as `2022-03-15 09:00`; a date alone is its midnight. Rounded to the minute."""
    if isinstance(cell, datetime):
        cell = cell + timedelta(seconds=30)
        return cell.isoformat(" ", "minutes")
    hour = minute = 0
    if isinstance(cell, str):
        text = _even(cell)
        found = _DATE.match(text)
        clock = _TIME.fullmatch(text, found.end()) if found else None
        if found and clock:
            cell, hour, minute = found[0], int(clock[1]), int(clock[2])
    day = read_date(cell)
    if hour > 23 or minute > 59:
        raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a time of day"), cell=read_text(cell))
    return f"{day.isoformat()} {hour:02d}:{minute:02d}"


def read_month(cell: Cell) -> str:
    """`2022-03`, also 2022年3月, 202203, or any day of the month."""
    if isinstance(cell, date) and cell.year in YEARS:
        return str(Month.of(cell))
    text = _even(cell)
    if isinstance(cell, str) or text.isdigit():
        compact = re.fullmatch(r"(\d{4})(\d{2})", text)
        try:
            return str(Month.parse(f"{compact[1]}-{compact[2]}" if compact else text))
        except ValueError:
            found = _DATE.fullmatch(text)
            if found and _date_of(text).year in YEARS:
                return str(Month.of(_date_of(text)))
    raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is not a month (write 2022-03)"), cell=text)


def read_flag(cell: Cell) -> bool:
    """是 or 否; also Y and N, 1 and 0, TRUE and FALSE."""
    if isinstance(cell, bool):
        return cell
    text = read_code(cell).upper()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unreadable(QT_TRANSLATE_NOOP("import", "“{cell}” is neither 是 nor 否"), cell=read_text(cell))


def split_list(cell: Cell) -> list[str]:
    """The parts of a cell that holds several, joined by 、 (or a comma, semicolon or line end), each once."""
    return list(dict.fromkeys(part for part in map(read_text, re.split(r"[、,，;；\n]", read_text(cell))) if part))


def number_cell(stored: int, decimals: int) -> Cell:
    """A stored whole number as a number with that many decimals; as text where a spreadsheet would lose digits."""
    number = Decimal(stored).scaleb(-decimals)
    if abs(stored) >= _EXACT:
        return f"{number:f}"
    return int(number) if number == number.to_integral_value() else number.normalize()


def date_cell(day: date) -> Cell:
    """A date; as text before March 1900, where spreadsheets disagree about the day."""
    return day if day >= date(1900, 3, 1) else day.isoformat()


def moment_cell(stored: str) -> Cell:
    """A stored moment as a date with time; what is none, or lies before March 1900, stays text."""
    try:
        moment = datetime.strptime(stored, "%Y-%m-%d %H:%M")
    except ValueError:
        return read_text(stored)
    return moment if moment >= datetime(1900, 3, 1) else stored
